"""What a file is, and what of it was taken into a document and what was left."""

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """The formats that are known by their content. The values of documents are those of ``Provenance.format``."""

    DOCX = "docx"
    PDF = "pdf"
    TEXT = "text"
    HTML = "html"
    AKOMA_NTOSO = "akn"
    MARCXML = "marcxml"
    UNDL_VOTES = "undl"
    VOETEN_VOTES = "voeten"
    VOTE_TABLE = "votes"
    LIBRARY = "library"
    UNKNOWN = "unknown"


NAMES = {
    Format.DOCX: "Word document",
    Format.PDF: "PDF",
    Format.TEXT: "plain text",
    Format.HTML: "HTML page",
    Format.AKOMA_NTOSO: "Akoma Ntoso document",
    Format.MARCXML: "MARCXML records",
    Format.UNDL_VOTES: "voting data of the Digital Library",
    Format.VOETEN_VOTES: "Voeten's voting data",
    Format.VOTE_TABLE: "table of votes",
    Format.LIBRARY: "exported library",
    Format.UNKNOWN: "unknown file",
}
"""What the formats are called before the user."""

_DOCUMENTS = frozenset((Format.DOCX, Format.PDF, Format.TEXT, Format.HTML, Format.AKOMA_NTOSO))
_VOTES = frozenset((Format.MARCXML, Format.UNDL_VOTES, Format.VOETEN_VOTES, Format.VOTE_TABLE))


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file is by its content. Where the format is ``UNKNOWN``, ``reason`` says why in words for the user, and
    ``advice`` what to do instead."""

    format: Format
    reason: str = ""
    advice: str = ""

    @property
    def is_document(self) -> bool:
        return self.format in _DOCUMENTS

    @property
    def is_votes(self) -> bool:
        """Whether votes, or records of votes, are in it."""
        return self.format in _VOTES

    @property
    def name(self) -> str:
        """What the format is called before the user."""
        return NAMES[self.format]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file, in words for the user.

    ``format`` is the value of a ``Format``; ``taken`` says what was taken ("12 paragraphs"), each of ``left`` what was left
    out and why, each of ``doubts`` what was taken but should be looked at, each of ``traces`` what shows that somebody has
    worked on the file since it was issued ("tracked changes", "2 comments").
    """

    format: str
    taken: str
    left: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    traces: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """Doubts and what was left out in one line, for the note of a source."""
        return " ".join((*self.doubts, *self.left))


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 picture", "1,200 pictures"; ``many`` is the plural where it does not end in s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def quoted(text: str, most: int = 60) -> str:
    """The beginning of a text in quotation marks, on one line."""
    plain = " ".join(text.split())
    return f"“{plain}”" if len(plain) <= most else f"“{plain[: most - 1].rstrip()}…”"
