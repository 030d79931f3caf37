"""Two documents opened and compared: the use case behind the window's centre and the command ``compare``."""

from pathlib import Path

from unga_desktop.core.comparison import Comparison, Ignorable, compare
from unga_desktop.core.errors import CancelCheck
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
    ) -> Comparison:
        """Opens both documents (symbols or files, see ``Library.open``) and compares them.

        Raises ``DocumentError`` where either cannot be opened, ``Cancelled`` soon after ``cancelled()`` turns true.
        """
        return compare(self._library.open(original), self._library.open(amended), ignore, cancelled)
