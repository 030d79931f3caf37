"""Places found in the texts of the library, as lists show them: where, and the words with what is marked in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from unga_desktop.core.day import day
from unga_desktop.core.documents.kept_document import Hit, Use
from unga_desktop.core.redlines.redline import Op
from unga_desktop.core.redlines.word_diff import hunks, pieces, runs
from unga_desktop.core.words.tokens import Vocabulary
from unga_desktop.models.document_line import spoken
from unga_desktop.printing.redline_fragment import visible

Index = QModelIndex | QPersistentModelIndex


class Mark(StrEnum):
    """What a run of words is: context; what was looked for; words that stand here in place of others; words looked for that
    are not here."""

    CONTEXT = "context"
    FOUND = "found"
    OTHER = "other"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a text of the library: ``symbol`` opens the document, ``paragraph`` is the index of the paragraph.

    ``place`` and ``likeness`` are words for the reader, ``found`` the words as they stand there.
    """

    symbol: str
    title: str
    date: str
    paragraph: int
    place: str
    runs: tuple[Run, ...]
    found: str
    likeness: str = ""

    @property
    def heading(self) -> str:
        """Where it is: document, day, paragraph."""
        return " · ".join(filter(None, (spoken(self.symbol), day(self.date), self.place, self.likeness)))

    @property
    def words(self) -> str:
        """The words with their context, without those that are missing here."""
        return "".join(run.text for run in self.runs if run.mark is not Mark.MISSING)


class Role(IntEnum):
    PASSAGE = Qt.ItemDataRole.UserRole + 1


class PassageModel(QAbstractListModel):
    """Hands out passages; ``show`` replaces them all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.passages: tuple[Passage, ...] = ()

    def show(self, passages: Sequence[Passage]) -> None:
        self.beginResetModel()
        self.passages = tuple(passages)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.passages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self.passages):
            return None
        passage = self.passages[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return passage.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{passage.heading}. {passage.title}. {passage.words}"
        return passage if role == Role.PASSAGE else None


def of_hit(hit: Hit) -> Passage:
    """A place that a search found."""
    inside = ((text, Mark.FOUND if wanted else Mark.CONTEXT) for text, wanted in hit.parts)
    marked = ((hit.before, Mark.CONTEXT), *inside, (hit.after, Mark.CONTEXT))
    return Passage(hit.symbol, hit.title, hit.date, hit.paragraph, _place(hit), _runs(marked), hit.found)


def of_use(use: Use, words: str) -> Passage:
    """A place where the library used ``words`` before, the differing words marked."""
    inside = [(use.found, Mark.FOUND)] if use.likeness >= 1 else _differing(words, use.found)
    marked = ((use.before, Mark.CONTEXT), *inside, (use.after, Mark.CONTEXT))
    # Near words are never the very words, however near: 99.7 is said as 99.
    likeness = "the very words" if use.likeness >= 1 else f"{int(use.likeness * 100)} % alike"
    return Passage(use.symbol, use.title, use.date, use.paragraph, _place(use), _runs(marked), use.found, likeness)


def count_words(passages: Sequence[Passage]) -> str:
    """How many places in how many documents."""
    documents = len({passage.symbol for passage in passages})
    places = f"{len(passages):,} {'place' if len(passages) == 1 else 'places'}"
    return f"{places} in {documents:,} {'document' if documents == 1 else 'documents'}"


def _place(found: Hit | Use) -> str:
    return f"paragraph {found.label}" if found.label else f"line {found.paragraph + 1}"


def _differing(words: str, found: str) -> list[tuple[str, Mark]]:
    vocabulary = Vocabulary()
    before, after = vocabulary.tokens(words), vocabulary.tokens(found)
    marks = {Op.EQUAL: Mark.FOUND, Op.INSERT: Mark.OTHER, Op.DELETE: Mark.MISSING}
    return [(text, marks[op]) for op, text in runs(pieces(before, after, hunks(before, after, vocabulary)))]


def _runs(marked: Sequence[tuple[str, Mark]]) -> tuple[Run, ...]:
    """What cannot be seen is named, a break between lines becomes a space."""
    return tuple(Run(visible(text).replace("\n", " "), mark) for text, mark in marked if text)
