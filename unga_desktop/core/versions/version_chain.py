"""A text through its versions: draft, revisions, adopted text, each word knowing the version that brought it and the one that
took it away.

Every version is read off the chain by taking, row by row and piece by piece, what stands in it; that gives its paragraphs
character for character, and is checked. Values only; ``version_weaving`` makes them from the comparisons of neighbours.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from unga_desktop.core.documents.document import Document


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with one fate, or a line feed between two paragraphs of a row.

    They stand in the versions from ``since`` to before ``until`` (None: to the last), counted from 0. ``words_since`` is the
    version that the words themselves come from: earlier than ``since`` where a paragraph moved and took them along.
    ``ignored`` where the change that brought them is of a kind that was to be ignored; ``carried`` where the words did not end,
    but went along with the paragraph that version ``until`` moved.
    """

    text: str
    since: int
    until: int | None = None
    words_since: int = -1
    ignored: bool = False
    carried: bool = False

    def stands_in(self, version: int) -> bool:
        return self.since <= version and (self.until is None or version < self.until)

    @property
    def origin(self) -> int:
        """The version that brought the words."""
        return self.since if self.words_since < 0 else self.words_since

    @property
    def moved(self) -> bool:
        """Whether the words came here with a paragraph that moved."""
        return 0 <= self.words_since < self.since


@dataclass(frozen=True, slots=True)
class ChainRow:
    """Paragraphs that grew from each other: ``paragraphs`` holds for each version the indices of those in it, in order.

    The pieces that stand in a version, joined, are the texts of its paragraphs joined by line feeds.
    """

    pieces: tuple[Piece, ...]
    paragraphs: tuple[tuple[int, ...], ...]

    def text(self, version: int) -> str:
        """What stands here in a version."""
        return "".join(piece.text for piece in self.pieces if piece.stands_in(version))

    @property
    def changed(self) -> bool:
        """Whether any version changed anything here."""
        return any(piece.since or piece.until is not None for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class VersionStatistics:
    """What one version did to the one before: its words, and how many of them it brought and took away."""

    words: int
    inserted: int
    deleted: int


@dataclass(frozen=True, slots=True)
class Move:
    """Paragraphs that ``version`` moved: ``original`` are their indices in the version before, ``amended`` those in it."""

    version: int
    original: tuple[int, ...]
    amended: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class VersionChain:
    """The versions in their order, and rows that read, for each of them, its paragraphs in its order.

    ``check`` says of each version whether it was rebuilt character for character.
    """

    versions: tuple[Document, ...]
    rows: tuple[ChainRow, ...]
    statistics: tuple[VersionStatistics, ...]
    check: tuple[bool, ...]
    moves: tuple[Move, ...] = ()

    def rows_of_paragraphs(self) -> tuple[dict[int, int], ...]:
        """For each version the number of the row in which each of its paragraphs stands."""
        return tuple(
            {index: number for number, row in enumerate(self.rows) for index in row.paragraphs[version]}
            for version in range(len(self.versions))
        )

    @property
    def last(self) -> int:
        """The number of the last version."""
        return len(self.versions) - 1


def rebuilt(version: int, document: Document, rows: Sequence[ChainRow]) -> bool:
    """Whether the rows give every paragraph of a version once, in its order, and each character of it."""
    texts = [paragraph.text for paragraph in document.paragraphs]
    placed = [index for row in rows for index in row.paragraphs[version]]
    if placed != [paragraph.index for paragraph in document.paragraphs]:
        return False
    return all(row.text(version) == "\n".join([texts[index] for index in row.paragraphs[version]]) for row in rows)
