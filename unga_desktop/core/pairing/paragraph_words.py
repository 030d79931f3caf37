"""The words of paragraphs, in small letters and without punctuation, and how likely they come from one another."""

from collections import Counter
from collections.abc import Callable, Sequence, Set
from functools import cached_property

from unga_desktop.core.pairing.likelihood import Likelihood

# About so many characters tell how common a word is.
_SAMPLE = 4000


class ParagraphWords:
    """Makes strings of symbols from paragraphs, one symbol for each of their words."""

    def __init__(self, symbols: Callable[[int, int], str], words: Set[str], lengths: Sequence[int]) -> None:
        """``symbols`` gives the symbols of a side (0 or 1) and a place, those of punctuation too; ``words`` are the symbols
        that are words; ``lengths`` are those of the original paragraphs, in characters."""
        self.symbols = symbols
        self.words = words
        self._lengths = lengths

    def only(self, symbols: str) -> str:
        """Those of the symbols that are words."""
        return "".join(filter(self.words.__contains__, symbols))

    def resemblance(self, left: int, right: int) -> float:
        """That of an original and an amended paragraph, as ``Likelihood`` tells it."""
        return self.likelihood.resemblance(self.only(self.symbols(0, left)), self.only(self.symbols(1, right)))

    @cached_property
    def likelihood(self) -> Likelihood:
        """Knows how common words are from a sample of the original text."""
        places = range(0, len(self._lengths), 1 + sum(self._lengths) // _SAMPLE)
        return Likelihood(Counter(self.only("".join([self.symbols(0, place) for place in places]))))
