"""The amendments to a draft as a tree: each amendment with its instructions, then the pairs of instructions that meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from html import escape

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from unga_desktop.core.amendments.disposition import Disposition
from unga_desktop.core.amendments.encounter import Encounter
from unga_desktop.services.amendment_case import AmendmentCase, Fate, InstructionReport
from unga_desktop.services.proposals import Proposal, with_tags

Index = QModelIndex | QPersistentModelIndex

MARKS = {
    Fate.APPLIED: "✓",
    Fate.REFLECTED: "✓",
    Fate.WOULD_APPLY: "○",
    Fate.PARTLY: "◐",
    Fate.NOT_REFLECTED: "✗",
    Fate.REFUSED: "✗",
    Fate.CONFLICTING: "≠",
}
"""A sign for each fate, so that none is told by its colour alone."""
GOOD = (Fate.APPLIED, Fate.REFLECTED)


class Column(IntEnum):
    TAG = 0
    TEXT = 1
    SWITCH = 2
    OUTCOME = 3


class Role(IntEnum):
    """``NAME`` is the amendment's name, also of its instructions; ``FATE`` what became of an instruction; ``DISPOSITION`` where
    an amendment's switch stands, None for other rows; ``OUTCOMES`` an instruction's places in the execution."""

    NAME = Qt.ItemDataRole.UserRole
    FATE = Qt.ItemDataRole.UserRole + 1
    DISPOSITION = Qt.ItemDataRole.UserRole + 2
    OUTCOMES = Qt.ItemDataRole.UserRole + 3


_TITLES = {
    Column.TAG: "Tag",
    Column.TEXT: "Amendment and instructions",
    Column.SWITCH: "Switch",
    Column.OUTCOME: "Outcome and vote",
}


@dataclass(frozen=True, slots=True)
class _Line:
    """A row that is no amendment: an instruction, a pair, or a word where an amendment has no text."""

    cells: tuple[str, str, str, str]
    name: str = ""
    fate: Fate | None = None
    outcomes: tuple[int, ...] = ()


class AmendmentModel(QAbstractItemModel):
    """Rows of a case; the internal id of a child is the row of its parent counted from 1, that of a parent 0."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._proposals: tuple[Proposal, ...] = ()
        self._dispositions: dict[str, Disposition] = {}
        self._groups: list[tuple[_Line, ...]] = []
        self._heads: list[tuple[str, str, str, str]] = []

    def show_case(self, case: AmendmentCase | None) -> None:
        """Shows another case; where it has the same rows, these change in their places, so that a selection stays."""
        heads, groups = _content(case)
        same = [len(group) for group in groups] == [len(group) for group in self._groups]
        same = same and [p.name for p in self._proposals] == [p.name for p in (case.proposals if case else ())]
        if not same:
            self.beginResetModel()
        self._proposals = case.proposals if case else ()
        self._dispositions = dict(case.dispositions) if case else {}
        self._heads, self._groups = heads, groups
        if not same:
            self.endResetModel()
        elif heads:
            last = len(Column) - 1
            self.dataChanged.emit(self.index(0, 0), self.index(len(heads) - 1, last))
            for row, group in enumerate(groups):
                if group:
                    parent = self.index(row, 0)
                    self.dataChanged.emit(self.index(0, 0, parent), self.index(len(group) - 1, last, parent))

    @property
    def empty(self) -> bool:
        return not self._heads

    def index_of(self, name: str, outcome: int = -1) -> QModelIndex:
        """The row of an amendment or, where ``outcome`` is one of its instructions', of that instruction."""
        for row, proposal in enumerate(self._proposals):
            if proposal.name == name:
                parent = self.index(row, 0)
                for number, line in enumerate(self._groups[row]):
                    if outcome in line.outcomes:
                        return self.index(number, 0, parent)
                return parent
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._heads)
        if parent.internalId() or parent.column():
            return 0
        return len(self._groups[parent.row()])

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[Column(section)]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = Column(index.column())
        group = index.internalId()
        line = self._groups[group - 1][index.row()] if group else None
        cells = line.cells if line else self._heads[index.row()]
        name = self._name(line, index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            words = escape(cells[column]).replace("\n", "<br>")
            return f"<p>{words}</p>" if words else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column is Column.SWITCH and line is None and name:
                return f"Switch: {self._dispositions[name].value}"
            return f"{_TITLES[column]}: {cells[column]}"
        if role == Role.NAME:
            return name
        if role == Role.DISPOSITION:
            return self._dispositions.get(name) if line is None else None
        if role == Role.FATE:
            return line.fate if line else None
        if role == Role.OUTCOMES:
            return line.outcomes if line else ()
        return None

    def _name(self, line: _Line | None, row: int) -> str:
        if line is not None:
            return line.name
        return self._proposals[row].name if row < len(self._proposals) else ""


def _content(case: AmendmentCase | None) -> tuple[list[tuple[str, str, str, str]], list[tuple[_Line, ...]]]:
    if case is None:
        return [], []
    heads = [_head(proposal, case) for proposal in case.proposals]
    groups = [_lines(proposal, case) for proposal in case.proposals]
    if case.encounters:
        count = len(case.encounters)
        heads.append(("", f"{count} {'pair' if count == 1 else 'pairs'} of instructions that meet", "", ""))
        groups.append(tuple(line for met in case.encounters for line in _pair(met, case)))
    return heads, groups


def _head(proposal: Proposal, case: AmendmentCase) -> tuple[str, str, str, str]:
    sponsor = proposal.sponsor or "sponsor not known"
    vote = proposal.vote[:1].upper() + proposal.vote[1:]
    if proposal.vote == "not known":
        vote = "Vote not known"
    counted = _counted(case.instructions[proposal.name]) if not proposal.trouble else "No text"
    return (proposal.tag, f"{proposal.shown}\n{sponsor}", case.dispositions[proposal.name].value, f"{counted}\n{vote}")


def _counted(reports: Sequence[InstructionReport]) -> str:
    """``2 of 2 applied``; ``1 of 3 applied, 1 refused, 1 conflicting``."""
    if not reports:
        return "No instruction"
    by_fate = {fate: sum(report.fate is fate for report in reports) for fate in Fate}
    first = next((fate for fate in (Fate.APPLIED, Fate.REFLECTED, Fate.WOULD_APPLY) if by_fate[fate]), None)
    parts = [f"{by_fate[first]} of {len(reports)} {first}"] if first else []
    parts += [f"{count} {fate}" for fate, count in by_fate.items() if count and fate is not first]
    return ", ".join(parts)


def _lines(proposal: Proposal, case: AmendmentCase) -> tuple[_Line, ...]:
    if proposal.trouble:
        return (_Line(("", proposal.trouble, "", ""), proposal.name),)
    return tuple(_instruction(proposal.name, report, case) for report in case.instructions[proposal.name])


def _instruction(name: str, report: InstructionReport, case: AmendmentCase) -> _Line:
    said = f"{MARKS[report.fate]} {report.fate}"
    if report.reason:
        said += f": {with_tags(report.reason, case.proposals)}"
    said += "".join(f"\nnear: {candidate}" for candidate in report.candidates)
    return _Line((f"{report.number}", report.text, "", said), name, report.fate, report.outcomes)


def _pair(met: Encounter, case: AmendmentCase) -> tuple[_Line, ...]:
    """Both instructions of a pair on lines of their own; how they meet stands beside the first, what follows beside the other."""
    cells = []
    for name, number, text in zip(met.amendments, met.numbers, met.texts, strict=True):
        proposal = case.proposal(name)
        called = proposal.tag if proposal else name
        cells.append((called, f"{f'Instruction {number}: ' if number else ''}{' '.join(text.split())}"))
    follows = "Both can be executed" if met.together else "Only one of them can be executed"
    follows += "".join(f"\n{'first' if n == 0 else 'other'} order: {result}" for n, result in enumerate(met.results))
    (one, first), (other, second) = cells
    fate = None if met.together else Fate.CONFLICTING
    return (
        _Line(
            (one, first, "", f"≠ {met.kind.value}: {with_tags(met.reason, case.proposals)}"), met.amendments[0], fate
        ),
        _Line((other, second, "", follows), met.amendments[1], fate),
    )
