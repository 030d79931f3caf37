"""Gives every change of a comparison the instruction that made it.

The draft's characters are followed into the amended text (``tracing``), that text is compared with the adopted one, and so
each character that the comparison of draft and adopted text shows as changed has an origin: an outcome, or none. A span is
cut where the origin changes. A character that stayed, and that only this comparison shows as changed, goes with its neighbours.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from unga_desktop.core.amendments.effect import Edit, Effect, Shift
from unga_desktop.core.amendments.final_mark import following, follows_from_place
from unga_desktop.core.amendments.origins import Origins, flat
from unga_desktop.core.amendments.tracing import KEPT, UNKNOWN, Trace, starts
from unga_desktop.core.pairing.matching import matching_runs
from unga_desktop.core.redlines.comparison import Comparison
from unga_desktop.core.redlines.redline import Op, Row, RowKind, Span
from unga_desktop.core.redlines.tidying import Hunk
from unga_desktop.core.redlines.word_diff import pieces
from unga_desktop.core.words.tokens import Vocabulary

Owners = Mapping[tuple[int, int], tuple[int, ...]]
"""Outcomes by row and span; span -1 stands for what concerns the row as a whole."""


@dataclass(frozen=True, slots=True)
class Attributed:
    """Rows whose spans have their amendment, and the outcomes by row and span."""

    rows: tuple[Row, ...]
    owners: Owners


def attribute(
    comparison: Comparison, known: Origins, effects: Sequence[Effect], trace: Trace, names: Sequence[str]
) -> Attributed:
    """The rows of ``comparison``, draft against adopted text, with their amendments; ``names`` are those of the outcomes."""
    return _Attribution(comparison, known, effects, trace, names).run()


@dataclass(slots=True)
class _Run:
    """Part of a span with one origin."""

    op: Op
    text: str
    label: int
    model: Span


class _Attribution:
    def __init__(
        self, comparison: Comparison, known: Origins, effects: Sequence[Effect], trace: Trace, names: Sequence[str]
    ) -> None:
        self._comparison = comparison
        self._known = known
        self._effects = effects
        self._trace = trace
        self._names = names
        self._starts = (starts(comparison.original.paragraphs), starts(comparison.amended.paragraphs))
        self._vocabulary = Vocabulary()
        self._words: dict[int, list[str]] | None = None
        self._owners: dict[tuple[int, int], tuple[int, ...]] = {}

    def run(self) -> Attributed:
        rows = tuple(self._row(number, row) for number, row in enumerate(self._comparison.rows))
        return Attributed(rows, self._owners)

    def _row(self, number: int, row: Row) -> Row:
        spans: list[Span] = []
        breaks: list[int] = []
        for hunk in self._hunks(row):
            if hunk[0].op is Op.EQUAL:
                _stay(spans, hunk[0].text)
                continue
            shared = len({run.label for run in hunk if run.label != KEPT}) > 1 and row.kind is not RowKind.REPLACED
            if row.kind is RowKind.REPLACED and _is_reworded(hunk):
                row, shared = replace(row, kind=RowKind.REWORDED), True
            parts = list(self._apart(hunk)) if shared else [hunk]
            for run in (run for part in parts for run in self._settled(part, row)):
                if run.op is Op.EQUAL:
                    _stay(spans, run.text)
                    continue
                name = self._names[run.label] if run.label >= 0 else None
                if run.label >= 0:
                    self._owners[number, len(spans)] = (run.label,)
                if "\n" in run.text:
                    breaks.append(run.label)
                spans.append(replace(run.model, text=run.text, amendment=name))
        whole = self._whole(row, breaks)
        if whole and min(whole) >= 0:
            self._owners[number, -1] = tuple(dict.fromkeys(whole))
            return replace(row, spans=tuple(spans), amendment=self._names[whole[0]])
        return replace(row, spans=tuple(spans))

    # Spans

    def _hunks(self, row: Row) -> Iterator[list[_Run]]:
        """Neighbouring changed spans as runs of one origin; an equal span alone."""
        sides = (flat(row.original, self._starts[0]), flat(row.amended, self._starts[1]))
        i = j = 0
        hunk: list[_Run] = []
        for span in row.spans:
            size = len(span.text)
            if span.op is Op.EQUAL:
                if hunk:
                    yield hunk
                    hunk = []
                yield [_Run(Op.EQUAL, span.text, KEPT, span)]
            elif span.op is Op.DELETE:
                hunk += self._runs(span, [self._known.gone[at] for at in sides[0][i : i + size]])
            else:
                hunk += self._runs(span, [self._known.came[at] for at in sides[1][j : j + size]])
            i += size if span.op is not Op.INSERT else 0
            j += size if span.op is not Op.DELETE else 0
        if hunk:
            yield hunk

    def _runs(self, span: Span, labels: Sequence[int]) -> Iterator[_Run]:
        """Cuts a span before the tokens where the origin changes; white space goes with the token that follows."""
        cuts = self._vocabulary.tokens(span.text).spans
        at = 0
        current: _Run | None = None
        for place, (start, end) in enumerate(cuts or ((0, len(span.text)),)):
            stop = end if place + 1 < len(cuts) else len(span.text)
            label = max(labels[start:end], key=lambda one: (one >= 0, one == UNKNOWN))
            if current is not None and current.label == label:
                current.text += span.text[at:stop]
            else:
                if current is not None:
                    yield current
                current = _Run(span.op, span.text[at:stop], label, span)
            at = stop
        if current is not None:
            yield current

    def _apart(self, hunk: Sequence[_Run]) -> Iterator[list[_Run]]:
        """A hunk that several made, apart at the words that both texts have: an island between two makers stays."""
        sides = [[run for run in hunk if run.op is op] for op in (Op.DELETE, Op.INSERT)]
        one, other = (self._vocabulary.tokens("".join(run.text for run in side)) for side in sides)
        found, i, j = [], 0, 0
        for left, right, length in [
            *matching_runs(one.symbols, other.symbols),
            (len(one.symbols), len(other.symbols), 0),
        ]:
            if i < left or j < right:
                found.append(Hunk(i, left, j, right))
            i, j = left + length, right + length
        for piece in pieces(one, other, found):
            if not piece.changed:
                yield [_Run(Op.EQUAL, piece.before, KEPT, hunk[0].model)]
            part = [*_taken(sides[0], len(piece.before)), *_taken(sides[1], len(piece.after))]
            if piece.changed:
                yield part

    def _settled(self, hunk: list[_Run], row: Row) -> Iterator[_Run]:
        """The runs of a hunk, each with an origin, as they are shown."""
        if hunk[0].op is Op.EQUAL:
            return iter(hunk)
        self._settle(hunk, row)
        if all(run.label == UNKNOWN for run in hunk):
            final = self._of_final_mark(hunk, row)
            for run in hunk:
                run.label = final
        joined: list[_Run] = []
        for run in hunk:
            if joined and (joined[-1].op, joined[-1].label) == (run.op, run.label):
                joined[-1].text += run.text
            else:
                joined.append(run)
        return _paired(joined)

    def _of_final_mark(self, hunk: Sequence[_Run], row: Row) -> int:
        """What made a paragraph end in another mark, where that follows from its place."""
        marks = ["".join(run.text for run in hunk if run.op is op).strip() for op in (Op.DELETE, Op.INSERT)]
        if not follows_from_place(self._comparison, row, marks):
            return UNKNOWN
        before = following(self._comparison.original.paragraphs, row.original[0])[:1]
        after = following(self._comparison.amended.paragraphs, row.amended[0])[:1]
        owners = [self._known.came[self._starts[1][paragraph.index]] for paragraph in after]
        owners += [self._known.gone[self._starts[0][paragraph.index]] for paragraph in before]
        near = sorted(paragraph.index for paragraph in (*row.original, *before))
        owners += [e.owner for e in self._effects if isinstance(e, Shift) and self._passed(e, near)]
        owners += [effect.owner for effect in self._effects if not isinstance(effect, Edit)]
        return next((owner for owner in owners if owner >= 0), UNKNOWN)

    def _settle(self, hunk: list[_Run], row: Row) -> None:
        """Runs that stayed take the origin of their neighbours; where none has one, what moved or holds the same words."""
        labels = [run.label for run in hunk if run.label != KEPT]
        if not labels:
            found = self._behind(hunk, row)
            for run in hunk:
                run.label = found
            return
        last = labels[0]
        for run in hunk:
            if run.label == KEPT:
                run.label = last
            last = run.label

    def _behind(self, hunk: Sequence[_Run], row: Row) -> int:
        movers = self._movers(row)
        if movers:
            return movers[0]
        wanted = [self._vocabulary.symbols(run.text) for run in hunk]
        for owner, texts in self._texts().items():
            if all(any(symbols in text for text in texts) for symbols in wanted if symbols):
                return owner
        return UNKNOWN

    def _texts(self) -> dict[int, list[str]]:
        """The symbols of what each outcome brought in or took out."""
        if self._words is None:
            self._words = {}
            draft = "".join(paragraph.text + "\n" for paragraph in self._comparison.original.paragraphs)
            amended = "".join(paragraph.text + "\n" for paragraph in self._trace.paragraphs)
            for text, labels in ((draft, self._trace.cut), (amended, self._trace.brought)):
                for owner, part in _stretches(text, labels):
                    self._words.setdefault(owner, []).append(self._vocabulary.symbols(part))
        return self._words

    # Rows as wholes

    def _whole(self, row: Row, breaks: Sequence[int]) -> list[int]:
        """What explains each change of the row as a whole; ``UNKNOWN`` among them where something does not."""
        found: list[int] = []
        if row.moved:
            found.append(next(iter(self._movers(row)), UNKNOWN))
        if row.kind in (RowKind.SPLIT, RowKind.MERGED):
            found.append(min(breaks, default=UNKNOWN))
        if row.renumbered and not row.renumbered.consequential:
            given = self._known.numbers.get(row.amended[0].index) == row.amended[0].label
            others = [effect.owner for effect in self._effects if not isinstance(effect, Edit)]
            found.append(others[0] if given and others else UNKNOWN)
        return found

    def _movers(self, row: Row) -> list[int]:
        """The outcomes that moved a paragraph of the row, or others past it, and those that wrote it anew elsewhere."""
        after = [paragraph.index for paragraph in row.amended]
        if not self._known.moved.isdisjoint(after):
            return []
        before = [paragraph.index for paragraph in row.original] or self._stood(after)
        shifts = [effect for effect in self._effects if isinstance(effect, Shift)]
        return (
            [shift.owner for shift in shifts if not set(before).isdisjoint(shift.indices)]
            or [shift.owner for shift in shifts if self._passed(shift, before)]
            or [owner for owner in (self._known.came[self._starts[1][index]] for index in after) if owner >= 0]
            or [
                owner
                for old, new, owner in self._rewritten()
                if before and after and (old < before[0]) != (new < after[0])
            ]
        )

    def _stood(self, after: Sequence[int]) -> list[int]:
        """Where paragraphs of the adopted text stood in the draft, by way of the amended text."""
        through = [self._known.answers[index] for index in after if index in self._known.answers]
        return [self._trace.trails[place].origin for place in through if self._trace.trails[place].origin >= 0]

    def _passed(self, shift: Shift, indices: Sequence[int]) -> bool:
        """Whether a move changed the order of its paragraphs and these."""
        order = {trail.origin: place for place, trail in enumerate(self._trace.trails) if trail.origin >= 0}
        return any(
            (one < other) != (order[one] < order[other])
            for one in shift.indices
            for other in indices
            if one in order and other in order
        )

    def _rewritten(self) -> list[tuple[int, int, int]]:
        """Paragraphs paired by the comparison that an instruction wrote anew: before, after, outcome."""
        pairs = [
            (row.original[0].index, row.amended[0].index)
            for row in self._comparison.rows
            if row.original and row.amended
        ]
        found = [(old, new, self._known.came[self._starts[1][new]]) for old, new in pairs]
        return [one for one in found if one[2] >= 0]


def _is_reworded(hunk: Sequence[_Run]) -> bool:
    """Whether a paragraph shown as replaced is known to be reworded: part of it stayed, and instructions made the rest."""
    labels = [{run.label for run in hunk if run.op is op} for op in (Op.DELETE, Op.INSERT)]
    return all(KEPT in side and UNKNOWN not in side for side in labels)


def _stay(spans: list[Span], text: str) -> None:
    """Adds equal text, to the equal span before it if there is one."""
    if spans and spans[-1].op is Op.EQUAL:
        text = spans.pop().text + text
    spans.append(Span(Op.EQUAL, text))


def _paired(hunk: Sequence[_Run]) -> Iterator[_Run]:
    """Deleted runs before the inserted ones of the same origin, both sides in their order."""
    deleted = [run for run in hunk if run.op is Op.DELETE]
    inserted = [run for run in hunk if run.op is Op.INSERT]
    while deleted or inserted:
        if not deleted or (
            inserted
            and any(run.label == deleted[0].label for run in inserted[1:])
            and (inserted[0].label != deleted[0].label)
        ):
            yield inserted.pop(0)
            continue
        first = deleted.pop(0)
        yield first
        if inserted and inserted[0].label == first.label:
            yield inserted.pop(0)


def _taken(runs: list[_Run], size: int) -> Iterator[_Run]:
    """Takes so many characters off the head of a list of runs."""
    while size:
        head = runs[0]
        part = head.text[:size]
        head.text = head.text[len(part) :]
        size -= len(part)
        if not head.text:
            runs.pop(0)
        yield _Run(head.op, part, head.label, head.model)


def _stretches(text: str, labels: Sequence[int]) -> Iterator[tuple[int, str]]:
    start = 0
    for at in range(1, len(labels) + 1):
        if at == len(labels) or labels[at] != labels[start]:
            if labels[start] >= 0:
                yield labels[start], text[start:at]
            start = at
