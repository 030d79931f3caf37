"""A comparison report as a value: parts of blocks, independent of paper and format.

``services.reporter`` fills it, ``printing`` lays it out on pages, ``exporters.report_html`` writes it as HTML. Whatever
a format shows comes from here, so that all formats say the same.
"""

from dataclasses import dataclass
from enum import StrEnum

from unga_desktop.core.documents.document import Source
from unga_desktop.core.redlines.redline import Row
from unga_desktop.core.votes.tally import Tally

CHANGE_LISTS = ("changes", "amendment-changes")
"""The parts in which each change stands under its number."""


class Emphasis(StrEnum):
    """How a run of text is set."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    INSERTED = "inserted"
    DELETED = "deleted"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Run:
    """Text with one emphasis.

    ``language`` is None for the report's own words; for words of a document it is that document's language (``""``
    where unknown), and they are set in the serif, in their own direction, with hidden characters named. ``careful``
    asks for no-break spaces and the like to be named too, as an edit of typography needs; ``against`` is what the words
    replace, or what replaces them: letters that only look like those there are named.
    """

    text: str
    emphasis: Emphasis = Emphasis.PLAIN
    language: str | None = None
    careful: bool = False
    against: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is the report's title, 2 a part, 3 a section of a part."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph of running text."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of label and value, set as a two-column list."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on each page and whose rows are not torn. ``numeric`` holds the indices of the columns
    that are set flush right; ``caption`` is read out and printed above; ``widths`` are the columns' shares of the width.
    The first column names its row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    numeric: frozenset[int] = frozenset()
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Tag:
    """Stands beside the spans ``first`` to ``last`` (inclusive) of a row, both -1 where it stands beside the row as a whole.

    ``caption`` says in words what ``text`` says in short; ``known`` is false where nothing given explains the change.
    """

    first: int
    last: int
    text: str
    caption: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Redline:
    """The redline of a comparison, row by row. ``change_numbers`` gives for each row the number of its first change in the
    list of changes, or 0, and ``last_numbers`` that of its last; ``notes`` for each row what is said beside it in words
    (moved from where, renumbered, warnings), ``tags`` for each row what made its changes, in the order of the text; there are
    none where nobody asked."""

    rows: tuple[Row, ...]
    change_numbers: tuple[int, ...]
    language_original: str
    language_amended: str
    notes: tuple[tuple[str, ...], ...] = ()
    last_numbers: tuple[int, ...] = ()
    tags: tuple[tuple[Tag, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class VotePicture:
    """A picture of a roll call: ``form`` is ``"map"`` or ``"tiles"``."""

    tally: Tally
    form: str


@dataclass(frozen=True, slots=True)
class VoteBar:
    """The bar of the four choices with the mark of the majority needed."""

    tally: Tally


@dataclass(frozen=True, slots=True)
class Legend:
    """How the redline marks what: samples of the marks, each set as it is in the redline. ``of_versions`` where its original
    side is not a text, but all words that came and went between the first version and the last."""

    of_versions: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Short entries under a subheading, set in as many columns as fit: the States that voted alike."""

    heading: str
    entries: tuple[str, ...]


Block = Heading | Prose | Facts | Table | Columns | Legend | Redline | VotePicture | VoteBar


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report, under its heading; ``key`` names it in templates."""

    key: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. ``header``, ``subject`` (the text's own title) and ``status`` (of the texts, in words) stand at the
    head of each page, ``date`` (ISO) at its foot, beside the first characters of ``digest``, a hash over the sources."""

    title: str
    header: str
    status: str
    date: str
    digest: str
    sources: tuple[Source, ...]
    parts: tuple[Part, ...]
    language: str = "en"
    subject: str = ""

    @property
    def listed(self) -> str:
        """The key of the first part that lists the changes by their numbers; empty where there is none."""
        return next((part.key for part in self.parts if part.key in CHANGE_LISTS), "")
