"""Words in the texts of the library: where they stand, and where they were used before. Reads through all texts."""

from collections.abc import Iterator

from unga_desktop.core.catalogue import Entry
from unga_desktop.core.document import Document, TextStatus
from unga_desktop.core.errors import CancelCheck, Cancelled, DocumentError, StorageError
from unga_desktop.core.kept_document import Hit, Use
from unga_desktop.core.word_query import UsedWords, WordQuery, context
from unga_desktop.services.library import Library


class WordSearch:
    """Looks through the bundled documents and those that the user keeps."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def search(self, words: str, most: int, cancelled: CancelCheck = lambda: False) -> list[Hit]:
        """The first ``most`` places of words, in the order of the list: paragraphs with all words and phrases typed.

        Raises ``Cancelled``, and ``StorageError`` where the user's database cannot be read.
        """
        query = WordQuery(words)
        found: list[Hit] = []
        for entry, number, document in self._texts(cancelled) if query else ():
            for paragraph in document.paragraphs:
                place = query.find(paragraph.text)
                if place is not None:
                    at = (paragraph.index, paragraph.label)
                    found.append(
                        Hit(number, entry.symbol, entry.title, entry.date, *at, *context(paragraph.text, place))
                    )
            if len(found) >= most:
                break
        return found[:most]

    def uses(self, words: str, most: int, cancelled: CancelCheck = lambda: False) -> list[Use]:
        """The ``most`` places that are likest to words: the very words first, then the nearest, of equals the newest.

        Raises as ``search`` does.
        """
        used = UsedWords(words)
        found: list[Use] = []
        for entry, number, document in self._texts(cancelled) if used else ():
            for paragraph in document.paragraphs:
                place = used.find(paragraph.text)
                if place is not None:
                    at = (paragraph.index, paragraph.label)
                    parts = context(paragraph.text, (place.start, place.end))
                    found.append(Use(number, entry.symbol, entry.title, entry.date, *at, *parts, place.likeness))
        found.sort(key=lambda use: use.date, reverse=True)
        found.sort(key=lambda use: use.likeness, reverse=True)
        return found[:most]

    def _texts(self, cancelled: CancelCheck) -> Iterator[tuple[Entry, int, Document]]:
        """All texts; one that is damaged is passed over: opening it says so."""
        for entry in self._library.entries():
            if cancelled():
                raise Cancelled
            if entry.text_status is TextStatus.NONE:
                continue
            try:
                kept = self._library.kept(entry.symbol)
                yield entry, kept.number if kept else 0, self._library.open(entry.symbol)
            except (DocumentError, StorageError):
                continue
