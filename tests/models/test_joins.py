"""Joins between the places of moved paragraphs: one for a block, and lanes whose lines never lie on each other."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.core.redlines.comparison import compare
from unga_desktop.models.joins import MOST_LANES, Join, joins
from unga_desktop.models.reading_outline import ReadingOutline
from unga_desktop.models.view_mode import ViewMode

SENTENCES = (
    "Urges all Member States to adopt national plans for the management of their wells and springs;",
    "Requests the Secretary-General to report to the Assembly at its next session on what was done;",
    "Invites the regional commissions to convene a meeting of experts on the subject in the coming year;",
    "Encourages donors to contribute to the trust fund for the wells and the rivers of the region;",
    "Stresses the need for timely and accurate data collected by the national offices of statistics;",
)


def outline(order: list[int], mode: ViewMode = ViewMode.INLINE) -> ReadingOutline:
    texts = [
        "The General Assembly,\n\n" + "\n\n".join(f"{n}. {SENTENCES[at]}" for n, at in enumerate(places, 1))
        for places in (list(range(len(SENTENCES))), order)
    ]
    comparison = compare(*(structure.parse(text, Source("t")) for text in texts))
    return ReadingOutline(comparison.rows, mode)


def test_paragraphs_that_moved_together_are_one_join() -> None:
    found = outline([3, 4, 0, 1, 2])
    (join,) = found.joins
    assert [found.rows[at].ghost for at in range(join.left[0], join.left[1] + 1)] == [True, True]
    assert [found.rows[at].row.moved for at in range(join.arrived[0], join.arrived[1] + 1)] == [True, True]
    assert join.lane == 0
    assert join.other(join.left[1]) == join.arrived
    assert join.other(join.arrived[0]) == join.left


def test_views_of_one_text_have_no_joins() -> None:
    assert outline([4, 0, 1, 2, 3], ViewMode.ORIGINAL).joins == ()
    assert len(outline([4, 0, 1, 2, 3], ViewMode.SIDE_BY_SIDE).joins) == 1


def test_notes_count_the_preambular_paragraphs() -> None:
    words = [
        "Recalling the resolutions on the wells of the region and all that followed from them,",
        "Noting with concern the decline of the water table in many parts of the region,",
        "Recognizing the work of the regional commissions in the field of water,",
    ]
    texts = ["The General Assembly,\n\n" + "\n\n".join(order) for order in (words, [words[2], *words[:2]])]
    comparison = compare(*(structure.parse(text, Source("t")) for text in texts))
    notes = [entry.note for entry in ReadingOutline(comparison.rows, ViewMode.INLINE).rows if entry.note]
    assert notes[0] == "↓ Moved here from preambular paragraph 3 below"
    assert notes[1].startswith("↑ Preambular paragraph 3 moved to preambular paragraph 1 above: Recognizing")


@dataclass
class Place:
    ghost: bool
    partner: int


@st.composite
def _views(draw: st.DrawFn) -> list[Place]:
    """Rows of a view with moves between any of them."""
    count = draw(st.integers(2, 40))
    order = draw(st.permutations(range(count)))
    rows = [Place(False, -1) for _ in range(count)]
    for ghost, arrived in zip(order[0::2], order[1::2], strict=False):
        if draw(st.booleans()):
            rows[ghost], rows[arrived] = Place(True, arrived), Place(False, ghost)
    return rows


@settings(max_examples=200, deadline=None)
@given(_views())
def test_every_move_is_joined_once_and_no_two_lines_lie_on_each_other(rows: list[Place]) -> None:
    found = joins(rows)
    covered = [at for join in found for at in range(join.left[0], join.left[1] + 1)]
    assert sorted(covered) == [at for at, row in enumerate(rows) if row.ghost]
    for join in found:
        for step in range(join.left[1] - join.left[0] + 1):
            assert rows[join.left[0] + step].partner == join.arrived[0] + step
    drawn = [(join.lane, sorted((join.left[0], join.arrived[0]))) for join in found if join.lane >= 0]
    assert all(lane < MOST_LANES for lane, _ in drawn)
    for number, (lane, (first, last)) in enumerate(drawn):
        for other, (begin, end) in drawn[number + 1 :]:
            assert lane != other or last < begin or end < first


def test_a_join_too_long_to_show_whole_takes_no_lane() -> None:
    rows = [Place(False, -1) for _ in range(1000)]
    rows[0], rows[999] = Place(True, 999), Place(False, 0)
    rows[5], rows[9] = Place(True, 9), Place(False, 5)
    assert joins(rows) == (Join((0, 0), (999, 999), -1), Join((5, 5), (9, 9), 0))
