"""Moves through versions of what was merged, divided or reworded as well: told as moves, every version still read exactly."""

from hypothesis import given, settings
from hypothesis import strategies as st
from test_version_chain import chained, version
from test_version_redline import REPORT, SEIZED, URGES, numbered

from unga_desktop.core.redlines.change import ChangeKind, changes
from unga_desktop.core.redlines.comparison import Comparison, compare
from unga_desktop.core.redlines.redline import Op, Row, RowKind
from unga_desktop.core.versions.version_chain import VersionChain
from unga_desktop.core.versions.version_redline import version_redline
from unga_desktop.core.versions.version_rows import VersionRow, version_rows
from unga_desktop.core.versions.version_weaving import trace
from unga_desktop.exporters.chain_text import chain_text
from unga_desktop.services.change_makers import VersionMakers
from unga_desktop.services.version_parts import VersionParts

WELCOMES = "Welcomes the pledges of donors for wells, pumps and pipes made at the conference held in Nairobi in May"
INVITES = "Invites the specialized agencies to lend their experts to the national plans of small island States"
THANKS = "Thanks the Government of Kenya for its hospitality and for the excellent arrangements made at Nairobi"


def redline(chain: VersionChain) -> Comparison:
    made = version_redline(chain)
    assert made.check.passed
    for number, document in enumerate(chain.versions):
        assert_reads(version_rows(chain), number, [paragraph.text for paragraph in document.paragraphs])
    return made


def assert_reads(rows: tuple[VersionRow, ...], number: int, texts: list[str]) -> None:
    """Each row reads the paragraphs that it has in a version, each paragraph stands in one row."""
    found: dict[int, str] = {}
    for row in rows:
        lines = row.text(number).split("\n") if row.paragraphs[number] else []
        assert len(lines) == len(row.paragraphs[number])
        assert not found.keys() & set(row.paragraphs[number])
        found |= dict(zip(row.paragraphs[number], lines, strict=True))
    assert [found[index] for index in sorted(found)] == texts


def moved_row(made: Comparison) -> Row:
    (row,) = (row for row in made.rows if row.moved)
    return row


def changed(row: Row) -> list[tuple[Op, str, str | None]]:
    return [(span.op, span.text, span.amendment) for span in row.spans if span.op is not Op.EQUAL]


def joined(*sentences: str) -> str:
    return f"{sentences[0]}; {sentences[1][:1].lower()}{sentences[1][1:]}"


def test_two_versions_tell_paragraphs_merged_on_their_way_as_one_move() -> None:
    before = version(numbered(REPORT, URGES, SEIZED, WELCOMES, INVITES))
    after = version(numbered(SEIZED, WELCOMES, INVITES, joined(REPORT, URGES)))
    for pair, kind in (((before, after), RowKind.MERGED), ((after, before), RowKind.SPLIT)):
        comparison = compare(*pair)
        assert comparison.check.passed
        row = moved_row(comparison)
        assert (row.kind, sorted((len(row.original), len(row.amended)))) == (kind, [1, 2])
        assert {change.kind for change in changes(comparison) if change.first_span < 0} >= {
            ChangeKind.PARAGRAPH_MOVED,
            ChangeKind.PARAGRAPHS_MERGED if kind is RowKind.MERGED else ChangeKind.PARAGRAPH_SPLIT,
        }
        assert not {row.kind for row in comparison.rows} & {RowKind.ADDED, RowKind.REMOVED}


def test_paragraphs_merged_on_their_way_are_one_row_with_later_words_inside() -> None:
    chain = chained(
        numbered(REPORT, URGES, SEIZED, WELCOMES, INVITES),
        numbered(SEIZED, WELCOMES, INVITES, joined(REPORT, URGES)),
        numbered(SEIZED, WELCOMES, INVITES, joined(REPORT.replace("next", "eighty-first"), URGES)),
    )
    made = redline(chain)
    row = moved_row(made)
    assert (row.kind, row.amendment) == (RowKind.MERGED, "v1")
    assert [paragraph.label for paragraph in row.original] == ["1", "2"]
    assert (Op.DELETE, "next", "v2") in changed(row)
    assert (Op.INSERT, "eighty-first", "v2") in changed(row)
    assert "".join(text for op, text, _ in changed(row) if op is Op.INSERT) == "eighty-first urges"
    assert not {row.kind for row in made.rows} & {RowKind.ADDED, RowKind.REMOVED}
    assert "(1 and 2 moved by 1: see below)" in chain_text(chain)


def test_a_paragraph_that_moved_out_of_a_row_shared_with_others_is_a_move() -> None:
    whole, divided = f"{REPORT}. {URGES}", (REPORT, URGES)
    chain = chained(
        numbered(whole, SEIZED, WELCOMES, INVITES),
        numbered(*divided, SEIZED, WELCOMES, INVITES),
        numbered(REPORT, SEIZED, WELCOMES, URGES, INVITES),
        numbered(REPORT, SEIZED, WELCOMES, URGES.replace("Urges", "Calls upon"), INVITES),
    )
    made = redline(chain)
    row = moved_row(made)
    assert row.amendment == "v2"
    assert changed(row) == [(Op.DELETE, "Urges", "v3"), (Op.INSERT, "Calls upon", "v3")]
    assert [(paragraph.label, paragraph.text) for paragraph in row.original] == [("2", f"{URGES};")]
    assert not {row.kind for row in made.rows} & {RowKind.ADDED, RowKind.REMOVED}
    (told,) = (row for row in version_rows(chain) if row.moves)
    assert (told.moved_by, told.parted_by) == ((2,), 1)
    assert "(parted from another paragraph by 1, moved by 2)\n" in chain_text(chain)
    found = changes(made)
    (move,) = (change for change in found if change.kind is ChangeKind.PARAGRAPH_MOVED)
    assert [tag.caption for tag in VersionMakers(chain).tags(move)] == ["Moved by version v2"]
    (part,) = (it for it in VersionParts(chain, made, found).parts("Report") if it.key == "redline")
    assert "Parted from another paragraph in v1" in repr(part)


def test_a_paragraph_that_shared_its_row_only_with_gone_ones_takes_nothing_from_it() -> None:
    """What stood between two paragraphs that were merged later shares their row, though it had moved away before."""
    chain = chained(
        numbered(REPORT, SEIZED, URGES, WELCOMES, INVITES),
        numbered(REPORT, URGES, WELCOMES, SEIZED, INVITES),
        numbered(joined(REPORT, URGES), WELCOMES, SEIZED, INVITES),
    )
    made = redline(chain)
    row = moved_row(made)
    assert (row.original[0].text, row.amendment, changed(row)) == (f"{SEIZED};", "v1", [])
    assert [(row.kind, row.amendment) for row in made.rows if row.kind is RowKind.MERGED] == [(RowKind.MERGED, "v2")]
    assert all(row.parted_by == 0 for row in version_rows(chain))


def test_a_paragraph_that_came_into_a_shared_row_and_was_reworded_at_its_head_is_a_move() -> None:
    divided = numbered(URGES, REPORT, SEIZED, WELCOMES, INVITES)
    chain = chained(
        numbered(f"{URGES}. {REPORT}", SEIZED, WELCOMES, INVITES, THANKS),
        divided.replace(INVITES, f"{INVITES};\n\n6. {THANKS}"),
        numbered(URGES, REPORT, SEIZED, WELCOMES, INVITES, THANKS),
        numbered(THANKS, URGES, REPORT, SEIZED, WELCOMES, INVITES),
        numbered(f"Also {THANKS[:1].lower()}{THANKS[1:]}", URGES, REPORT, SEIZED, WELCOMES, INVITES),
    )
    row = moved_row(redline(chain))
    assert row.amendment == "v3"
    assert (Op.INSERT, "Also thanks", "v4") in changed(row)


_SENTENCES = (REPORT, SEIZED, URGES, WELCOMES, INVITES, THANKS)


@st.composite
def _histories(draw: st.DrawFn) -> list[list[str]]:
    """Long sentences that move, are merged and divided, reworded, put in and taken out, through up to four versions."""
    lines = list(draw(st.permutations(_SENTENCES)))
    history = [lines]
    for _ in range(draw(st.integers(1, 3))):
        lines = list(lines)
        for _ in range(draw(st.integers(1, 3))):
            place = draw(st.integers(0, len(lines) - 1))
            match draw(st.sampled_from(("move", "move", "move", "word", "divide", "join", "carry", "remove"))):
                case "move":
                    lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(place))
                case "word":
                    lines[place] = f"{draw(st.sampled_from(('Also', 'Again')))} {lines[place]} at once"
                case "divide" if len(lines[place].split()) > 14:
                    words = lines[place].split()
                    lines[place : place + 1] = [" ".join(words[:9]), " ".join(words[9:])]
                case "join" if place + 1 < len(lines):
                    lines[place : place + 2] = [f"{lines[place]} and {lines[place + 1]}"]
                case "carry" if place + 1 < len(lines):
                    both = f"{lines[place]} and {lines[place + 1]}"
                    del lines[place : place + 2]
                    lines.insert(draw(st.integers(0, len(lines))), both)
                case "remove" if len(lines) > 2:
                    del lines[place]
        history.append(lines)
    return history


@settings(max_examples=250, deadline=None)
@given(_histories())
def test_every_version_can_be_read_off_the_rows_whatever_moved(history: list[list[str]]) -> None:
    chain = trace([version(numbered(*lines), f"v{number}") for number, lines in enumerate(history)])
    assert chain.check == (True,) * len(history)
    made = redline(chain)
    shown = [paragraph.index for row in made.rows for paragraph in row.amended]
    assert shown == sorted(shown), "rows stand in the reading order of the last version"
    assert len(made.rows) == len(version_rows(chain))
    for row, told in zip(made.rows, version_rows(chain), strict=True):
        assert [span.text for span in row.spans] == [piece.text for piece in told.pieces]
    chain_text(chain)
