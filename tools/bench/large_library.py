"""A library as large as the user's may become, for the benches: made of invented words, the same for the same numbers.

The words are as frequent as those of a language are (Zipf), the paragraphs as long as those of resolutions, and one
paragraph in five is a formula that other documents have too, word for word or nearly. Half of the documents are in
English, the others in the five other languages.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from unga_desktop.core.documents.catalogue import Kind
from unga_desktop.core.documents.document import Document, Paragraph, Section, Source, TextStatus
from unga_desktop.core.documents.kept_document import Facts, Provenance
from unga_desktop.storage.database import FILE_NAME, Database
from unga_desktop.storage.documents import DocumentStore

WORDS_A_DOCUMENT = 3_000
_PARAGRAPHS = 40
_VOCABULARY = 40_000
_FORMULAS = 2_000
_AT_ONCE = 500
_LETTERS = {
    "en": "abcdefghilmnoprstuvwy",
    "fr": "abcdeéèfghilmnoprstuv",
    "es": "abcdefghilmnñóprstuva",
    "ru": "абвгдежзиклмнопрстуыя",
    "ar": "ابتثجحدرسشصعفقكلمنهوي",
    "zh": "".join(map(chr, range(0x4E00, 0x4E00 + 3000))),
}
_LANGUAGES = ("en", "fr", "en", "es", "en", "ru", "en", "ar", "en", "zh")


class Words:
    """The invented words of a language and how frequent they are."""

    def __init__(self, language: str, random: np.random.Generator) -> None:
        letters = list(_LETTERS[language])
        count = len(letters) if language == "zh" else _VOCABULARY
        # The most frequent words are short ones, as in every language.
        longest = np.minimum(3 + np.arange(count) // 20, 11)
        lengths = [1] * count if language == "zh" else random.integers(np.maximum(longest // 3, 1), longest).tolist()
        stream = random.choice(letters, sum(lengths)).tolist()
        found, start = [], 0
        for length in lengths:
            found.append("".join(stream[start : start + length]))
            start += length
        self.words = np.array(found, dtype=object)
        shares = 1.0 / np.arange(1, count + 1)
        self._reach = np.cumsum(shares / shares.sum())
        self._joint = "" if language == "zh" else " "
        self._random = random
        self.formulas = [self.new_paragraph() for _ in range(_FORMULAS)]

    def new_paragraph(self) -> list[str]:
        """Words drawn anew."""
        length = WORDS_A_DOCUMENT // _PARAGRAPHS
        drawn = np.searchsorted(self._reach, self._random.random(length))
        return self.words[np.minimum(drawn, len(self.words) - 1)].tolist()  # type: ignore[no-any-return]

    def paragraph(self) -> str:
        """A paragraph: new words, a formula, or a formula with some of its words changed."""
        chance = self._random.random()
        if chance >= 0.2:
            return self._joint.join(self.new_paragraph()) + ";"
        formula = self.formulas[int(self._random.integers(_FORMULAS))]
        if chance >= 0.1:
            formula = list(formula)
            for place in self._random.integers(0, len(formula), int(self._random.integers(1, 12))).tolist():
                formula[place] = str(self.words[int(self._random.integers(len(self.words)))])
        return self._joint.join(formula) + ";"


def documents(count: int, seed: int = 80) -> Iterator[tuple[Document, bytes, Facts, Provenance]]:
    """``count`` documents as ``DocumentStore.keep_all`` takes them."""
    languages = {language: Words(language, np.random.default_rng([seed, at])) for at, language in enumerate(_LETTERS)}
    for number in range(count):
        language = _LANGUAGES[number % len(_LANGUAGES)]
        words = languages[language]
        texts = [words.paragraph() for _ in range(_PARAGRAPHS)]
        paragraphs = tuple(
            Paragraph(place, Section.OPERATIVE, str(place + 1), text, 0, f"{place + 1}. ")
            for place, text in enumerate(texts)
        )
        session, content = str(60 + number % 20), "\n\n".join(texts).encode()
        symbol, digest = f"A/{session}/L.{number + 1}", hashlib.sha256(content).hexdigest()
        title, date = texts[0][:60], f"20{number % 20 + 5:02d}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        source = Source(f"l{number + 1}.txt", digest, TextStatus.OFFICIAL)
        yield (
            Document(source, paragraphs, symbol, title, date, language, symbol),
            content,
            Facts(symbol, title, date, "GA", session, language, Kind.DRAFT),
            Provenance(f"l{number + 1}.txt", digest, "2025-10-01T09:00:00+00:00", "text", TextStatus.OFFICIAL),
        )


def make_library(folder: Path, count: int) -> DocumentStore:
    """A library of so many documents in a folder."""
    store = DocumentStore(Database(folder / FILE_NAME))
    given = documents(count)
    for start in range(0, count, _AT_ONCE):
        store.keep_all([next(given) for _ in range(min(_AT_ONCE, count - start))])
    return store
