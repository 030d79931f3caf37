"""Amendments that meet are found before the vote, as pairs with both texts and with what either order leads to."""

from unga_desktop import paths
from unga_desktop.core.amendments.encounter import Encounter, Meeting, encounters
from unga_desktop.core.amendments.reader import read
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.importers.amending import read_vocabulary

VOCABULARY = read_vocabulary(paths.resource("amending", "en.toml"))
DRAFT = """A/C.2/80/L.5

The General Assembly,

Recalling the Charter,

1. Calls upon all States to support lasting peace;

2. Requests the Secretary-General to report;

3. Decides to remain seized of the matter.
"""


def met(**amendments: str) -> list[Encounter]:
    draft = structure.parse(DRAFT, Source("draft"), "en")
    return list(encounters(draft, [read(text, name, VOCABULARY) for name, text in amendments.items()]))


def test_two_that_change_the_same_words_are_shown_with_both_texts() -> None:
    first, second = "In paragraph 1, replace “lasting peace” by “just peace”.", "In paragraph 1, delete “lasting”."
    [found] = met(L6=first, L7=second)
    assert (found.kind, found.amendments, found.numbers) == (Meeting.SAME_TEXT, ("L6", "L7"), (1, 1))
    assert found.texts == (first, second)
    assert found.reason == "both change the same words"
    assert not found.together


def test_two_insertions_at_one_point_show_what_either_order_leads_to() -> None:
    [found] = met(
        L6="In paragraph 1, insert “full” after “support”.", L7="In paragraph 1, insert “and” after “support”."
    )
    assert found.kind is Meeting.ORDER
    assert found.together
    assert found.results == (
        "1. Calls upon all States to support full and lasting peace;",
        "1. Calls upon all States to support and full lasting peace;",
    )


def test_an_instruction_that_rests_on_words_of_another_amendment_is_shown_with_it() -> None:
    base = "In paragraph 1, replace “lasting peace” by “just and durable peace”."
    found = met(L6=base, L7="In paragraph 1, replace “durable” by “lasting”.")
    [resting] = [one for one in found if one.kind is Meeting.BUILDS_ON]
    assert resting.amendments == ("L6", "L7")
    assert resting.texts[0] == base
    assert "“durable” does not occur there in the draft as issued" in resting.reason


def test_two_new_paragraphs_at_one_place_depend_on_the_order() -> None:
    found = met(
        L6="After paragraph 1, insert a new paragraph:\n\n“Invites donors;”",
        L7="After paragraph 1, insert a new paragraph:\n\n“Urges restraint;”",
    )
    assert [one.kind for one in found] == [Meeting.ORDER]
    assert found[0].results[0].startswith("2. Invites donors;")
    assert found[0].results[1].startswith("2. Urges restraint;")


def test_an_amendment_to_an_amendment_is_shown_as_such() -> None:
    names = {
        "A/C.2/80/L.6": "Chad: amendment to draft resolution A/C.2/80/L.5\n\nIn paragraph 1, replace “lasting” by “just”.",
        "A/C.2/80/L.7": "Mali: amendment to draft amendment A/C.2/80/L.6\n\nReplace “just” by “durable”.",
    }
    found = [one for one in met(**names) if one.kind is Meeting.SUB_AMENDMENT]
    assert [one.amendments for one in found] == [("A/C.2/80/L.6", "A/C.2/80/L.7")]


def test_amendments_to_different_places_do_not_meet() -> None:
    assert not met(L6="In paragraph 1, delete “lasting”.", L7="Delete paragraph 2.")
