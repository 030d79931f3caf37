"""Two documents opened and compared: the use case behind the window's centre and the command ``compare``."""

from dataclasses import replace
from pathlib import Path

from unga_desktop.core.errors import CancelCheck, DocumentError
from unga_desktop.core.redlines.comparison import Comparison, Ignorable, compare
from unga_desktop.core.redlines.revision import with_authors
from unga_desktop.importers import registry
from unga_desktop.services.library import Library


class Comparer:
    """Compares documents of a library and files with each other."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def compare(
        self,
        original: str | Path,
        amended: str | Path,
        ignore: frozenset[Ignorable] = frozenset(),
        cancelled: CancelCheck = lambda: False,
        language: str = "",
    ) -> Comparison:
        """Opens both documents (symbols or files, see ``Library.open``) and compares them, in ``language`` if one is given.

        Raises ``DocumentError`` where either cannot be opened, ``Cancelled`` soon after ``cancelled()`` turns true.
        """
        sides = [self._library.open(side, language, cancelled) for side in (original, amended)]
        return compare(sides[0], sides[1], ignore, cancelled)

    def compare_tracked(
        self,
        path: Path,
        ignore: frozenset[Ignorable] = frozenset(),
        cancelled: CancelCheck = lambda: False,
    ) -> Comparison:
        """The text of a Word document with all tracked changes rejected against the text with all of them accepted.

        The spans bear the author and date of the tracked change. Raises ``DocumentError`` where the file cannot be read or has
        no tracked changes, ``Cancelled``.
        """
        rejected, accepted = registry.read_tracked(path)
        if not (rejected.tracked or accepted.tracked):
            raise DocumentError("the document has no tracked changes", path.name, "Choose two documents to compare")
        comparison = compare(rejected.document, accepted.document, ignore, cancelled)
        return with_authors(comparison, rejected.stretches, accepted.stretches)

    def compare_untracked(
        self,
        base: str | Path,
        received: Path,
        ignore: frozenset[Ignorable] = frozenset(),
        cancelled: CancelCheck = lambda: False,
    ) -> Comparison:
        """What was changed without being tracked: the document sent out against what came back with all changes rejected.

        Raises ``DocumentError`` where either cannot be read, ``Cancelled``.
        """
        rejected, _ = registry.read_tracked(received)
        return compare(self._library.open(base, cancelled=cancelled), rejected.document, ignore, cancelled)


def in_language(comparison: Comparison, language: str) -> Comparison:
    """A comparison whose documents are in ``language``, whatever was recognised; as it is where none is given."""
    if not language:
        return comparison
    original, amended = (replace(side, language=language) for side in (comparison.original, comparison.amended))
    return replace(comparison, original=original, amended=amended)
