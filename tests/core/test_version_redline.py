"""A chain of versions as one redline: nothing lost, each change under the name of the version that made it."""

from hypothesis import given, settings
from hypothesis import strategies as st
from test_version_chain import HEAD, _versions, chained, version

from unga_desktop.core.redlines.change import ChangeKind, changes
from unga_desktop.core.redlines.redline import ChangeClass, Op, RowKind
from unga_desktop.core.versions.version_redline import short_names, version_redline
from unga_desktop.core.versions.version_rows import version_rows
from unga_desktop.core.versions.version_weaving import trace
from unga_desktop.services.change_makers import VersionMakers


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


def test_the_context_of_a_change_has_no_words_of_another_version() -> None:
    first, *later = ("Welcomes the report", "Takes note of the report", "Takes note with appreciation of the report")
    made = version_redline(chained(f"{HEAD}1. {first};", *(f"{HEAD}1. {text};" for text in later)))
    for change in changes(made):
        assert "appreciation" not in change.context_before + change.context_after
        if "Welcomes" in change.before:
            assert f"{change.context_before}{change.before}{change.context_after}".strip() in f"{first};"


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


REPORT = "Requests the Secretary-General to report to it on the state of the ports and of the roads at its next session"
SEIZED = "Decides to remain seized of the matter and of all that concerns the ports and the roads of the region"
URGES = "Urges all Member States to repair the roads and the bridges that lead to the ports of the region"


def numbered(*sentences: str) -> str:
    return HEAD + "\n\n".join(f"{number}. {words};" for number, words in enumerate(sentences, 1))


def test_a_moved_paragraph_is_one_row_with_its_edits_inside_and_the_version_that_moved_it() -> None:
    chain = chained(
        numbered(REPORT, SEIZED, URGES),
        numbered(REPORT.replace("in full ", "").replace("report", "report in full"), SEIZED, URGES),
        numbered(SEIZED, URGES, REPORT.replace("report", "report in full").replace("next", "eighty-first")),
        numbered(SEIZED, URGES, REPORT.replace("report", "report fully").replace("next", "eighty-first")),
    )
    (row,) = (row for row in version_rows(chain) if row.moved_by)
    assert row.moved_by == (2,)
    assert [(piece.text, piece.since, piece.until) for piece in row.pieces if piece.since or piece.until] == [
        ("in full", 1, 3),
        ("fully", 3, None),
        (" ", 1, None),
        ("next", 0, 2),
        ("eighty-first", 2, None),
    ]
    made = version_redline(chain)
    assert made.check.passed
    (moved,) = (row for row in made.rows if row.moved)
    assert (moved.kind, moved.amendment) == (RowKind.REWORDED, "v2")
    assert [(span.op, span.text, span.amendment) for span in moved.spans if span.op is not Op.EQUAL] == [
        *((Op.DELETE, "in full", "v3"), (Op.INSERT, "fully", "v3"), (Op.INSERT, " ", "v1")),
        *((Op.DELETE, "next", "v2"), (Op.INSERT, "eighty-first", "v2")),
    ]
    assert moved.original[0].index == 1
    (change,) = (change for change in changes(made) if change.kind is ChangeKind.PARAGRAPH_MOVED)
    assert change.amendment == "v2"


def test_the_version_that_divided_a_paragraph_is_named() -> None:
    divided = URGES.replace(" that lead", ";\n\n2. Notes those that lead")
    chain = chained(numbered(URGES), numbered(URGES.replace("Urges", "Asks")), HEAD + f"1. {divided}")
    made = version_redline(chain)
    assert made.check.passed
    (row,) = (row for row in made.rows if row.kind is RowKind.SPLIT)
    assert row.amendment == "v2"
    (change,) = (change for change in changes(made) if change.kind is ChangeKind.PARAGRAPH_SPLIT)
    assert [tag.caption for tag in VersionMakers(chain).tags(change)] == ["Divided by version v2"]


def test_a_paragraph_that_moved_twice_is_still_one_row() -> None:
    chain = chained(numbered(REPORT, SEIZED, URGES), numbered(SEIZED, REPORT, URGES), numbered(SEIZED, URGES, REPORT))
    moved = [row for row in version_rows(chain) if row.moved_by]
    assert {row.moved_by for row in moved} <= {(1,), (2,), (1, 2)}
    assert all(piece.since == 0 and piece.until is None for row in moved for piece in row.pieces)
    made = version_redline(chain)
    assert made.check.passed
    assert all(span.op is Op.EQUAL for row in made.rows for span in row.spans)


def test_a_paragraph_that_moved_and_then_went_stands_once_as_taken_away() -> None:
    chain = chained(numbered(REPORT, SEIZED, URGES), numbered(SEIZED, URGES, REPORT), numbered(SEIZED, URGES))
    made = version_redline(chain)
    assert made.check.passed
    removed = [row for row in made.rows if row.kind is RowKind.REMOVED]
    assert [[(span.op, span.amendment) for span in row.spans] for row in removed] == [[(Op.DELETE, "v2")]]
    assert not removed[0].moved


def test_a_paragraph_that_came_and_then_moved_is_shown_as_inserted() -> None:
    chain = chained(numbered(SEIZED, URGES), numbered(REPORT, SEIZED, URGES), numbered(SEIZED, URGES, REPORT))
    made = version_redline(chain)
    assert made.check.passed
    (added,) = (row for row in made.rows if row.kind is RowKind.ADDED)
    assert [(span.op, span.text, span.amendment) for span in added.spans] == [(Op.INSERT, f"{REPORT};", "v1")]


@settings(max_examples=200, deadline=None)
@given(_versions(), st.data())
def test_moves_are_told_and_each_version_can_be_read_off_the_rows(texts: list[str], data: st.DataObject) -> None:
    """Long sentences that move, so that they are found; each row gives the texts of its paragraphs in every version."""
    sentences = [f"{words} {'and so on and on' * 2} of number {n}" for n, words in enumerate((REPORT, SEIZED, URGES))]
    orders = data.draw(st.lists(st.permutations(sentences), min_size=2, max_size=4))
    edits = [[data.draw(st.sampled_from(("", " at once", " for peace"))) for _ in order] for order in orders]
    pairs = zip(orders, edits, strict=True)
    extra = [text.split("\n\n") for text in texts]
    documents = [
        version(
            "\n\n".join(
                [
                    *extra[number % len(extra)],
                    *(f"{place}. {words}{edit};" for place, (words, edit) in enumerate(zip(*pair, strict=True), 40)),
                ]
            ),
            f"v{number}",
        )
        for number, pair in enumerate(pairs)
    ]
    chain = trace(documents)
    assert chain.check == (True,) * len(documents)
    rows = version_rows(chain)
    assert {number for row in rows for number in row.rows} == set(range(len(chain.rows)))
    for number, document in enumerate(documents):
        read = {row.paragraphs[number]: row.text(number) for row in rows if row.paragraphs[number]}
        assert sorted(index for indices in read for index in indices) == list(range(len(document.paragraphs)))
        for indices, text in read.items():
            assert text == "\n".join(document.paragraphs[index].text for index in indices)
    assert version_redline(chain).check.passed
    for move in chain.moves:
        assert 0 < move.version < len(documents)
        assert move.original
        assert move.amended
