"""What an amendment document says, as values: places, changes, instructions, and what was not understood."""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from unga_desktop.core.amendments.vocabulary import Vocabulary
from unga_desktop.core.documents import symbol


class Operation(StrEnum):
    """What an instruction does to the draft."""

    REPLACE_WORDS = "replace-words"
    INSERT_WORDS = "insert-words"
    DELETE_WORDS = "delete-words"
    REPLACE_PARAGRAPH = "replace-paragraph"
    INSERT_PARAGRAPH = "insert-paragraph"
    DELETE_PARAGRAPH = "delete-paragraph"
    MOVE_PARAGRAPH = "move-paragraph"
    RENUMBER = "renumber"
    REPLACE_TITLE = "replace-title"
    REPLACE_SECTION = "replace-section"
    MERGE_PARAGRAPHS = "merge-paragraphs"
    SPLIT_PARAGRAPH = "split-paragraph"
    REPLACE_THROUGHOUT = "replace-throughout"
    FOOTNOTE = "footnote"


class Unit(IntEnum):
    """A part of a draft that an instruction can name, the wider before the narrower; a heading is that of its section."""

    DRAFT = 0
    ANNEX = 1
    PREAMBLE = 2
    OPERATIVE_PART = 3
    SECTION = 4
    TITLE = 5
    HEADING = 6
    FOOTNOTE = 7
    PARAGRAPH = 8
    PREAMBULAR = 9
    OPERATIVE = 10
    CHAPEAU = 11
    SUBPARAGRAPH = 12
    SENTENCE = 13
    LINE = 14


PARAGRAPHS = (Unit.PARAGRAPH, Unit.PREAMBULAR, Unit.OPERATIVE)
CONTAINERS = (Unit.DRAFT, Unit.ANNEX, Unit.PREAMBLE, Unit.OPERATIVE_PART, Unit.SECTION)
_NAMES = {
    Unit.DRAFT: "draft",
    Unit.OPERATIVE_PART: "operative part",
    Unit.PREAMBULAR: "preambular paragraph",
    Unit.OPERATIVE: "operative paragraph",
    Unit.SUBPARAGRAPH: "sub-paragraph",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way to a place: a unit, by its printed label, by its ordinal (negative: from the end), or the only one.

    ``opening``: the words that it begins with, or all its words where it is ``complete``.
    """

    unit: Unit
    label: str = ""
    ordinal: int = 0
    every: bool = False
    opening: str = ""
    complete: bool = False

    def __str__(self) -> str:
        name = _NAMES.get(self.unit, self.unit.name.lower())
        if self.every:
            return f"every {name}"
        if self.ordinal < 0:
            return f"last {name}" if self.ordinal == -1 else f"{name} {-self.ordinal} from the end"
        if self.opening:
            return f"{name} “{self.opening}”" if self.complete else f"{name} beginning “{self.opening}”"
        number = self.label or (str(self.ordinal) if self.ordinal else "")
        return f"{name} {number}".strip()


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the draft: steps from the widest unit to the narrowest; none means the paragraph or text spoken of."""

    steps: tuple[Step, ...] = ()

    def __str__(self) -> str:
        return ", ".join(map(str, self.steps)) or "draft"

    @property
    def unit(self) -> Unit | None:
        """The narrowest unit."""
        return self.steps[-1].unit if self.steps else None

    def find(self, *units: Unit) -> Step | None:
        """The step that names one of these units."""
        return next((step for step in self.steps if step.unit in units), None)


class Side(StrEnum):
    """On which side of its anchor something is inserted."""

    AFTER = "after"
    BEFORE = "before"
    END = "at the end of"
    BEGINNING = "at the beginning of"


@dataclass(frozen=True, slots=True)
class Words:
    """Quoted words to be found in the draft.

    ``until``: the words run from ``text`` to these; ``to_the_end``: to the end of the paragraph. ``occurrence``: which one
    is meant where it is said (from 1, -1 the last), 0 where it is not and there must be one alone. ``times``: how often they
    must occur where all are meant and their number is said, else 0.
    """

    text: str
    until: str = ""
    occurrence: int = 0
    to_the_end: bool = False
    times: int = 0


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point in the draft: a side of words or of a place; ``upto`` is the other side where "between" was said."""

    side: Side
    words: Words | None = None
    place: Place | None = None
    upto: "Anchor | None" = None


@dataclass(frozen=True, slots=True)
class Change:
    """One operation. What it needs depends on the operation; what it does not need is empty.

    ``places`` are where it happens (several for lists and ranges); ``old`` the words replaced or deleted, ``new`` the
    paragraphs or words that come in, ``anchor`` where they come in. ``number`` is the step that a new or moved paragraph
    becomes. ``to_the_end``: what follows the anchor is deleted. ``swap``: the two places change with each other.
    """

    operation: Operation
    places: tuple[Place, ...] = ()
    old: tuple[Words, ...] = ()
    new: tuple[str, ...] = ()
    anchor: Anchor | None = None
    number: Step | None = None
    to_the_end: bool = False
    swap: bool = False


@dataclass(frozen=True, slots=True)
class Instruction:
    """An instruction as written, at characters ``start`` to ``end`` of its document; a compound one has several changes.

    ``result`` is how the place would read afterwards, where the instruction says so. ``document`` is the text that the
    instruction itself says it amends: a symbol, or the sponsor of another amendment; empty where it says nothing. ``fault``
    says why it cannot be read; then there are no changes, and ``fault_at`` is the character where reading ended.
    """

    number: int
    text: str
    start: int
    end: int
    changes: tuple[Change, ...] = ()
    result: tuple[str, ...] = ()
    fault: str = ""
    fault_at: int = -1
    document: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """An amendment document: its name (symbol or file), who proposes it, the symbol of what it amends, its instructions.

    ``language`` is that of the instructions, one of ``ar en es fr ru zh``; ``text`` are all characters of the document, and
    ``vocabulary`` the words by which it was read, so that it can be read again when it is amended itself.
    """

    name: str
    sponsor: str
    target: str
    instructions: tuple[Instruction, ...] = field(default=())
    language: str = "en"
    text: str = field(default="", repr=False)
    vocabulary: Vocabulary | None = field(default=None, repr=False, compare=False)

    @property
    def symbol(self) -> str:
        """The symbol that its first line bears; empty where it has none. A file may be called otherwise."""
        first = next((line.strip().rstrip("*") for line in self.text.split("\n", 20) if line.strip()), "")
        return first if "/" in first and symbol.parse(first) else ""
