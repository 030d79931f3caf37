"""A text through its versions: every version rebuilt from the chain, every word under the version that brought it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Source
from unga_desktop.core.errors import Cancelled
from unga_desktop.core.versions.version_chain import ChainRow, VersionChain
from unga_desktop.core.versions.version_weaving import trace


def version(text: str, name: str = "draft") -> Document:
    return structure.parse(text, Source(name), "en")


def chained(*texts: str) -> VersionChain:
    chain = trace([version(text, f"v{number}") for number, text in enumerate(texts)])
    assert chain.check == (True,) * len(texts)
    return chain


def told(row: ChainRow) -> list[tuple[str, int, int | None]]:
    return [(piece.text, piece.since, piece.until) for piece in row.pieces]


HEAD = "The General Assembly,\n\n"


def test_each_word_knows_the_version_that_brought_it_and_the_one_that_took_it_away() -> None:
    chain = chained(
        f"{HEAD}1. Urges all States to act.",
        f"{HEAD}1. Urges all Member States to act.",
        f"{HEAD}1. Calls upon all Member States to act at once.",
    )
    assert told(chain.rows[1]) == [
        ("Urges", 0, 2),
        ("Calls upon", 2, None),
        (" all ", 0, None),
        ("Member ", 1, None),
        ("States to act", 0, None),
        (" at once", 2, None),
        (".", 0, None),
    ]


def test_a_word_that_went_and_came_back_is_told_twice() -> None:
    chain = chained(
        f"{HEAD}1. Urges all States to act.", f"{HEAD}1. Urges States to act.", f"{HEAD}1. Urges all States to act."
    )
    assert [piece for piece in told(chain.rows[1]) if piece[0].strip() == "all"] == [("all ", 0, 1), ("all ", 2, None)]


def test_a_moved_paragraph_keeps_the_origin_of_its_words() -> None:
    one = "1. Requests the Secretary-General to report in full on the state of the world at its next session;"
    two = "2. Decides to remain seized of the matter and of all that concerns it in this and coming years."
    renumbered = [f"1. {two[3:]}".replace("years.", "years;"), f"2. {one[3:]}".replace("session;", "session.")]
    chain = chained(
        f"{HEAD}{one}\n\n{two}",
        f"{HEAD}{one.replace('in full', 'in full and in time')}\n\n{two}",
        f"{HEAD}{renumbered[0]}\n\n{renumbered[1]}",
    )
    arrived = [row for row in chain.rows if row.paragraphs[:2] == ((), ()) and row.paragraphs[2]]
    assert len(arrived) == 1
    moved = {piece.text: piece.origin for piece in arrived[0].pieces if piece.moved}
    assert set(moved.values()) <= {0, 1}
    assert any("seized" in text or "Secretary-General" in text for text in moved)


def test_a_paragraph_divided_and_then_taken_apart_stays_one_row() -> None:
    whole = "1. Requests the Secretary-General to report. It also invites all States to inform him of what they did."
    divided = (
        "1. Requests the Secretary-General to report.\n\n2. It also invites all States to inform him of what they did."
    )
    later = divided.replace("2. It also", "2. Welcomes it.\n\n3. It also").replace("of what they did", "at once")
    chain = chained(HEAD + whole, HEAD + divided, HEAD + later)
    row = chain.rows[1]
    assert [len(indices) for indices in row.paragraphs] == [1, 2, 3]
    assert row.text(0) == whole[3:]


def test_a_paragraph_put_in_by_one_version_and_taken_out_by_the_next_stands_only_there() -> None:
    chain = chained(
        f"{HEAD}1. Urges peace.", f"{HEAD}1. Urges peace.\n\n2. Notes with regret the war.", f"{HEAD}1. Urges peace."
    )
    assert [row.paragraphs for row in chain.rows] == [((0,), (0,), (0,)), ((1,), (1,), (1,)), ((), (2,), ())]
    assert told(chain.rows[2]) == [("Notes with regret the war.", 1, 2)]


def test_empty_versions_are_versions_too() -> None:
    chain = chained("", f"{HEAD}1. Urges peace.", "")
    assert [row.paragraphs for row in chain.rows] == [((), (0,), ()), ((), (1,), ())]


def test_statistics_say_what_each_version_brought_and_took() -> None:
    chain = chained(f"{HEAD}1. Urges peace.", f"{HEAD}1. Urges lasting peace.", f"{HEAD}1. Demands lasting peace.")
    assert [(it.words, it.inserted, it.deleted) for it in chain.statistics] == [(5, 0, 0), (6, 1, 0), (6, 1, 1)]


def test_one_version_is_no_chain() -> None:
    with pytest.raises(ValueError, match="at least two"):
        trace([version(HEAD)])


def test_a_chain_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        trace([version(HEAD), version(HEAD + "1. Urges."), version(HEAD)], cancelled=lambda: True)


_WORDS = st.sampled_from(
    ("peace", "all", "States", "not", "shall", "urges", "a\u00a0b", "zero\u200bwidth", "мир", "войны", "السلام", "الدول", "和平",
     "e\u0301", "décide", "2025", "\x00", "\ud800", "👩‍👩‍👧")
)  # fmt: skip
_SENTENCES = st.lists(_WORDS, min_size=1, max_size=10).map(" ".join)


@st.composite
def _versions(draw: st.DrawFn) -> list[str]:
    """Up to five versions, each an edit of the one before: words, paragraphs in and out, moved, divided and joined."""
    lines = draw(st.lists(_SENTENCES, min_size=0, max_size=7))
    texts = [lines]
    for _ in range(draw(st.integers(1, 4))):
        lines = list(lines)
        for _ in range(draw(st.integers(0, 4))):
            place = draw(st.integers(0, max(0, len(lines) - 1)))
            match draw(st.sampled_from(("insert", "remove", "move", "word", "divide", "join"))):
                case "insert":
                    lines.insert(place, draw(_SENTENCES))
                case "remove" if lines:
                    del lines[place]
                case "move" if lines:
                    lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(place))
                case "word" if lines:
                    lines[place] = f"{draw(_WORDS)} {lines[place]} {draw(_WORDS)}"
                case "divide" if lines and " " in lines[place]:
                    lines[place : place + 1] = lines[place].split(" ", 1)
                case "join" if place + 1 < len(lines):
                    lines[place : place + 2] = [f"{lines[place]} {lines[place + 1]}"]
        texts.append(lines)
    return ["\n\n".join(f"{n}. {line}" for n, line in enumerate(each, 1)) for each in texts]


@settings(max_examples=300, deadline=None)
@example(["1. peace peace peace", "1. all peace peace all\n\n2. peace", "1. peace\n\n2. all peace peace all"])
@given(_versions())
def test_every_version_is_rebuilt_from_the_chain(texts: list[str]) -> None:
    documents = [version(text, f"v{number}") for number, text in enumerate(texts)]
    chain = trace(documents)
    assert chain.check == (True,) * len(texts)
    for number, document in enumerate(documents):
        read = [row.text(number) for row in chain.rows if row.paragraphs[number]]
        assert "\n".join(read) == "\n".join(paragraph.text for paragraph in document.paragraphs)
        assert not any(row.text(number) for row in chain.rows if not row.paragraphs[number])
    assert all(piece.origin <= piece.since < (piece.until or 99) for row in chain.rows for piece in row.pieces)
