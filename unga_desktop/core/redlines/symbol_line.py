"""The line above a text that holds its symbol, where two texts of one symbol print it differently.

``A/80/L.2`` and ``A/80/L.2*`` are one document, issued again for technical reasons. The line is no paragraph and stands in
no row; two texts of different symbols are told apart by their names, and nobody changed the one into the other.
"""

from dataclasses import dataclass

from unga_desktop.core.documents.document import Document
from unga_desktop.core.redlines import classification
from unga_desktop.core.redlines.invariance import Ignorable, ignored_names
from unga_desktop.core.redlines.redline import ChangeClass
from unga_desktop.core.words import folding


@dataclass(frozen=True, slots=True)
class SymbolLine:
    """The lines as printed; ``ignored`` where they differ only in what was to be ignored."""

    before: str
    after: str
    change_class: ChangeClass
    ignored: bool = False


def symbol_line(original: Document, amended: Document, ignore: frozenset[Ignorable]) -> SymbolLine | None:
    """The symbol lines of two texts, or None where they are the same, one is missing, or the symbols are different ones."""
    before, after = original.symbol_line, amended.symbol_line
    if not before or not after or before == after or _symbol(before) != _symbol(after):
        return None
    if before.count("*") != after.count("*"):
        # An asterisk is no punctuation: it says that there are two issues.
        return SymbolLine(before, after, ChangeClass.SYMBOL)
    found = classification.classify(before, after, "", "", False)
    return SymbolLine(before, after, found, bool(ignored_names(before, after, ignore)))


def _symbol(line: str) -> str:
    """What the lines of one symbol have in common."""
    return folding.fold_lookalikes(folding.key(line)).rstrip("* ")
