"""What changes do to a draft, in characters and paragraphs of the draft as issued. Values only; ``planner`` makes them."""

from dataclasses import dataclass

from unga_desktop.core.documents.document import Paragraph


@dataclass(frozen=True, slots=True)
class Edit:
    """The characters ``start`` to ``end`` of paragraph ``index`` give way to ``text``."""

    index: int
    start: int
    end: int
    text: str
    owner: int


@dataclass(frozen=True, slots=True)
class Drop:
    """Paragraph ``index`` goes; ``replaced``: others come in for it."""

    index: int
    owner: int
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Put:
    """New paragraphs come in before paragraph ``gap``; ``side`` 0 stands before those of side 1 at the same gap."""

    gap: int
    side: int
    paragraphs: tuple[Paragraph, ...]
    owner: int


@dataclass(frozen=True, slots=True)
class Shift:
    """Paragraphs ``indices`` move to before paragraph ``gap``."""

    indices: tuple[int, ...]
    gap: int
    side: int
    owner: int


Effect = Edit | Drop | Put | Shift
