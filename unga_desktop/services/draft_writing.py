"""A draft edited by hand: its text for the editor, what the edits change, and the amendment document that says them.

The text for the editor has each paragraph on a line of its own, its number before it as printed, and a blank line between.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from unga_desktop import paths
from unga_desktop.core.amendments.engine import execute
from unga_desktop.core.amendments.numbering import Entry, renumbered
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Paragraph, Section, Source
from unga_desktop.core.errors import CancelCheck, UngaError
from unga_desktop.core.redlines.change import Change, changes
from unga_desktop.core.redlines.comparison import Comparison, compare
from unga_desktop.exporters.saving import save
from unga_desktop.services.amender import Amender

EXACT = "Reading and executing these amendments gives exactly the edited text."
NOTHING = "The text is that of the draft: there is nothing to amend."
_INEXACT = "These amendments do NOT give the edited text when they are executed. Do not send them."
_SPACES = " They hold no-break spaces, which look like spaces: copy them, do not type them."
_FOLDER = "edited-drafts"


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edited text comes to. ``amendment`` is empty where there is nothing to amend or the edits cannot be said;
    ``verdict`` says which, and whether the amendments give the edited text, which ``exact`` repeats."""

    document: Document
    comparison: Comparison
    changes: tuple[Change, ...]
    amendment: str
    verdict: str
    exact: bool


class DraftWriting:
    """Edits one draft. Safe to call off the screen's thread."""

    def __init__(self, draft: Document, amender: Amender) -> None:
        self.draft = draft
        self._amender = amender

    def text(self) -> str:
        """The draft's text for the editor."""
        return _printed(self.draft, self.draft.paragraphs)

    def editable(self) -> bool:
        """Whether the editor's text, unchanged, is read back as the draft, paragraph for paragraph."""
        return _content(self.read(self.text())) == _content(self.draft)

    def read(self, text: str) -> Document:
        """The document in an edited text. Never raises."""
        source = Source(
            f"{self.draft.name} as edited", hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        )
        read = structure.parse_paragraphs(text.split("\n"), source, self.draft.language)
        return replace(read, symbol="", symbol_line="")

    def result(self, text: str, symbol: str = "", sponsor: str = "", cancelled: CancelCheck = lambda: False) -> Edited:
        """What the edited text comes to, with the amendments under ``symbol`` by ``sponsor``. Raises ``Cancelled``."""
        edited = self.read(text)
        comparison = compare(self.draft, edited, cancelled=cancelled)
        listed = changes(comparison)
        if _content(edited) == _content(self.draft):
            return Edited(edited, comparison, listed, "", NOTHING, False)
        try:
            amendment = self._amender.write(self.draft, edited, symbol, sponsor)
        except UngaError as error:
            return Edited(edited, comparison, listed, "", f"{error.what[:1].upper()}{error.what[1:]}.", False)
        made = execute(self.draft, [self._amender.read_text(amendment, symbol or "these amendments")])
        exact = made.complete and _content(made.amended) == _content(edited)
        spaces = _SPACES if _has_hard_spaces(amendment) else ""
        verdict = f"{EXACT}{spaces}" if exact else _INEXACT
        return Edited(edited, comparison, listed, amendment, verdict, exact)

    def renumbered(self, text: str) -> str:
        """The edited text with its paragraphs numbered in order, as they would be after the amendments."""
        edited = self.read(text)
        origins = _origins(compare(self.draft, edited))
        entries = [Entry(paragraph, origins.get(paragraph.index, -1)) for paragraph in edited.paragraphs]
        labels = renumbered(entries, self.draft.paragraphs, True)
        found = [_labelled(paragraph, label) for paragraph, label in zip(edited.paragraphs, labels, strict=True)]
        return _printed(self.draft, found)

    # Edits that were not saved are kept until they are given up.

    def kept(self) -> str:
        """The edited text kept from before, empty where there is none."""
        try:
            return self._kept_file().read_bytes().decode("utf-8", "surrogatepass")
        except (OSError, UnicodeDecodeError):
            return ""

    def keep(self, text: str) -> None:
        """Keeps an edited text for another day; that of the draft itself is not kept. Raises ``ExportError``."""
        if text == self.text():
            self.give_up()
        else:
            self._kept_file().parent.mkdir(parents=True, exist_ok=True)
            save(self._kept_file(), text.encode("utf-8", "surrogatepass"))

    def give_up(self) -> None:
        """Forgets the edits that were kept."""
        self._kept_file().unlink(missing_ok=True)

    def _kept_file(self) -> Path:
        """One file for a draft of this name and text: edits of another text of that name are not mixed up with these."""
        digest = hashlib.sha256(self.text().encode("utf-8", "surrogatepass")).hexdigest()[:12]
        stem = "".join(character if character.isalnum() or character in ".-" else "_" for character in self.draft.name)
        return paths.user_data() / _FOLDER / f"{stem[:80]}-{digest}.txt"


def _has_hard_spaces(text: str) -> bool:
    return any(space in text for space in "\u00a0\u202f")


def _content(document: Document) -> list[tuple[Section, int, str, str]]:
    return [(p.section, p.level, p.label, p.text) for p in document.paragraphs]


def _printed(draft: Document, paragraphs: Sequence[Paragraph]) -> str:
    head = [draft.symbol_line] if draft.symbol_line else []
    lines = [f"{mark} {p.text}" if (mark := p.mark or p.label) else p.text for p in paragraphs]
    return "\n\n".join([*head, *lines])


def _labelled(paragraph: Paragraph, label: str) -> Paragraph:
    made = paragraph.relabelled(label)
    return made if made is paragraph or made.mark else replace(made, mark=made.printed_number)


def _origins(comparison: Comparison) -> dict[int, int]:
    """The draft's paragraph that each paragraph of the edited text comes from."""
    return {
        after.index: before.index
        for row in comparison.rows
        for before, after in zip(row.original, row.amended, strict=False)
    }
