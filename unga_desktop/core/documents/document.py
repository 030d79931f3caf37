"""A document as the comparison sees it: paragraphs in order, each with its section and its printed label apart.

Values only; ``structure`` makes them from text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from unga_desktop.core.words.folding import fold_invisible


class Section(StrEnum):
    """The part of a resolution that a paragraph belongs to."""

    TITLE = "title"
    OPENING = "opening"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    SUBPARAGRAPH = "subparagraph"
    HEADING = "heading"
    ANNEX = "annex"
    FOOTNOTE = "footnote"


class TextStatus(StrEnum):
    """What a text is worth: the issued text, a summary in this project's words, the user's own file, or not there."""

    OFFICIAL = "official"
    SUMMARY = "summary"
    OWN = "own"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text came from.

    ``name`` is the symbol or file name shown to the user, ``sha256`` the hash in hexadecimal of the bytes as they were
    read (empty where there are none), ``note`` a sentence on the text's provenance.
    """

    name: str
    sha256: str = ""
    status: TextStatus = TextStatus.OWN
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: ``text`` is unwrapped and without ``label`` (the number as printed, ``"3"``, ``"(a)"``, ``"3 bis"``).

    ``index`` counts a document's paragraphs from 0; ``level`` is the depth of a sub-paragraph (1 for ``(a)``, 2 for
    ``(i)``), 0 for all others. ``mark`` is the label with the punctuation that sets it off (``"3."``, ``"3 -"``), empty
    where nothing was printed; two paragraphs that differ in it alone are equal.
    """

    index: int
    section: Section
    label: str
    text: str
    level: int = 0
    mark: str = field(default="", compare=False)

    @property
    def set_off_plainly(self) -> bool:
        """Whether the label tells all of the mark: a full stop after a letter or a digit goes without saying."""
        return self.mark in ("", f"{self.label}." if self.label[-1:].isalnum() else self.label)

    @property
    def printed_number(self) -> str:
        """The number as the text prints it, ``"3."`` or ``"3 -"``, without what cannot be seen of it.

        Where nothing was printed it is set off as resolutions do; empty where there is no number.
        """
        if self.label and self.mark:
            return " ".join(fold_invisible(self.mark).split())
        dotted = self.label[:1].isalnum() and self.label[-1] not in ".)。、]-" and self.section is not Section.FOOTNOTE
        return f"{self.label}." if dotted else self.label

    def relabelled(self, label: str, like: "Paragraph | None" = None) -> "Paragraph":
        """The paragraph under another number, set off as its own one was, or else that of the paragraph ``like``."""
        if label == self.label and (self.mark or like is None):
            return self
        model = self if self.label and self.mark else like
        mark = model.mark.replace(model.label, label, 1) if label and model and model.label else ""
        return replace(self, label=label, mark=mark)


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is known about it. ``symbol``, ``title``, ``date`` (ISO) are empty where they are unknown.

    ``language`` is one of ``ar en es fr ru zh``, or empty where it was not recognised. ``symbol_line`` is the first line as
    printed where it is a symbol, with its asterisk: ``"A/79/L.5*"``, a text issued again for technical reasons.
    ``line_lengths`` are the lengths of the lines of each paragraph printed in more than one, by its index; None where the source
    has no lines of its own. Two documents that differ in it alone are equal.
    """

    source: Source
    paragraphs: tuple[Paragraph, ...]
    symbol: str = ""
    title: str = ""
    date: str = ""
    language: str = "en"
    symbol_line: str = ""
    line_lengths: Mapping[int, tuple[int, ...]] | None = field(default=None, compare=False, repr=False)

    @property
    def name(self) -> str:
        """What the document is called on screen and on paper: its symbol, else the name of its source.

        The asterisk of a text issued again is part of it: two issues of one symbol are not called the same.
        """
        stars = self.symbol_line[len(self.symbol_line.rstrip("*")) :]
        return f"{self.symbol}{stars}" if self.symbol else self.source.name

    @property
    def file_name(self) -> str:
        """What a text of the user's own is called by its file; a text of the library is called by its symbol there too."""
        return self.source.name if self.source.status is TextStatus.OWN else self.name


def names_beside(documents: Sequence[Document]) -> tuple[str, ...]:
    """What documents are called where they stand beside each other: by their symbols where each has one of its own, else by
    their files, so that none goes by a symbol that another one has too, or lacks. A text that the program made is no file, and
    has a name of its own: ``"A/80/L.5 as amended"``."""
    names = ["" if document.source.sha256 and not document.symbol else document.name for document in documents]
    if all(names) and len(set(names)) == len(names):
        return tuple(names)
    return tuple(document.file_name for document in documents)
