"""A chain of versions as one redline: nothing lost, each change under the name of the version that made it."""

from hypothesis import given, settings
from test_version_chain import HEAD, _versions, chained, version

from unga_desktop.core.change import changes
from unga_desktop.core.redline import ChangeClass, Op, RowKind
from unga_desktop.core.version_redline import short_names, version_redline
from unga_desktop.core.version_weaving import trace


def test_every_change_names_its_version() -> None:
    chain = trace(
        [
            version(f"{HEAD}1. Urges all States to act.", "A/C.2/80/L.5"),
            version(f"{HEAD}1. Urges all Member States to act.", "A/C.2/80/L.5/Rev.1"),
            version(f"{HEAD}1. Calls upon all Member States to act at once.", "A/RES/80/5"),
        ]
    )
    assert short_names(chain) == ("A/C.2/80/L.5", "Rev.1", "A/RES/80/5")
    made = version_redline(chain)
    told = [(span.op, span.text, span.amendment) for span in made.rows[1].spans if span.op is not Op.EQUAL]
    assert told == [
        (Op.DELETE, "Urges", "A/RES/80/5"),
        (Op.INSERT, "Calls upon", "A/RES/80/5"),
        (Op.INSERT, "Member ", "Rev.1"),
        (Op.INSERT, " at once", "A/RES/80/5"),
    ]
    assert made.check.passed
    assert made.rows[1].spans[0].change_class is ChangeClass.VERB
    assert [change.amendment for change in changes(made)] == ["A/RES/80/5", "Rev.1", "A/RES/80/5"]


def test_words_that_came_and_went_again_are_shown_as_taken_away() -> None:
    chain = chained(
        f"{HEAD}1. Urges peace.", f"{HEAD}1. Urges lasting peace.\n\n2. Notes the war.", f"{HEAD}1. Urges peace."
    )
    made = version_redline(chain)
    deleted = [(span.text.strip(), span.amendment) for row in made.rows for span in row.spans if span.op is Op.DELETE]
    assert deleted == [("lasting", "v2"), ("Notes the war.", "v2")]
    assert [row.kind for row in made.rows] == [RowKind.UNCHANGED, RowKind.REWORDED, RowKind.REMOVED]
    assert made.check.passed


@settings(max_examples=150, deadline=None)
@given(_versions())
def test_the_redline_of_any_chain_is_sound(texts: list[str]) -> None:
    documents = [version(text, f"v{number}") for number, text in enumerate(texts)]
    made = version_redline(trace(documents))
    assert made.check.passed
    assert [change.number for change in changes(made)] == list(range(1, len(changes(made)) + 1))
    for row in made.rows:
        assert "\n".join(paragraph.text for paragraph in row.original) == row.original_text
        assert "\n".join(paragraph.text for paragraph in row.amended) == row.amended_text
