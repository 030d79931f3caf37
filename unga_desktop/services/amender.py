"""Amendments read and executed on a draft: the use case behind the command ``amend``."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from unga_desktop import paths
from unga_desktop.core.amendments.engine import execute
from unga_desktop.core.amendments.instruction import Amendment
from unga_desktop.core.amendments.outcome import Execution
from unga_desktop.core.amendments.reader import read
from unga_desktop.core.amendments.vocabulary import Vocabulary
from unga_desktop.importers.amending import read_vocabulary
from unga_desktop.importers.amendment_text import read_amendment_text
from unga_desktop.services.library import Library


class Amender:
    """Executes amendments of a library, or from files, on its drafts, or on files."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def read(self, amendment: str | Path) -> Amendment:
        """The instructions of an amendment document: a symbol in the library, else a file. Raises as ``Library.open``."""
        path = self._library.file(amendment)
        text, source = read_amendment_text(path)
        name = self._library.entry(str(amendment)).symbol if self._library.has(str(amendment)) else source.name
        return read(text, name, bundled_vocabulary())

    def amend(self, draft: str | Path, amendments: Sequence[str | Path]) -> Execution:
        """Executes amendments in the order given; raises ``DocumentError`` where a document cannot be opened."""
        opened = self._library.open(draft)
        return execute(opened, [self.read(amendment) for amendment in amendments])


@cache
def bundled_vocabulary() -> Vocabulary:
    """The words of amending instructions in English; read once."""
    return read_vocabulary(paths.resource("amending", "en.toml"))
