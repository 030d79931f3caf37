"""How much likelier the words of a text are if they come from a known text than if they were written afresh.

The model has no other numbers than what it counts: of each word it is even odds whether it was taken from the source, where
each word is as likely as another, or written afresh, where a word is as likely as it is common; a text has about as many
words as its sources (their number follows Poisson's law). A ratio of two such likelihoods is fair: where the one in the
denominator holds, it exceeds n no oftener than once in n times, whatever the language and the length of the texts.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import exp, inf, log
from operator import add

_AFRESH = -log(2)
# From so many words on all are counted in one go. One after the other is quicker before, but of a gigantic text quadratic.
_LONG = 2000


class Likelihood:
    """Weighs words by how common they are. A text is a string of symbols, one for each of its words."""

    def __init__(self, frequency: Mapping[str, int]) -> None:
        """``frequency`` tells how often each word was counted in a sample of the texts."""
        self._frequency = frequency
        self._size = max(sum(frequency.values()), 1)

    def gains(self, source: str, words: str) -> list[float]:
        """For each of the words the logarithm of how much likelier it is if a source that is not empty was at hand."""
        share = 0.5 * self._size / len(source)
        times = source.count if len(source) < _LONG else Counter(source).__getitem__
        # A word that was not counted counts as if it had been seen once.
        known = {
            word: log(0.5 + share * times(word) / max(self._frequency.get(word, 0), 1))
            for word in set(words).intersection(source)
        }
        return [known.get(word, _AFRESH) for word in words]

    def resemblance(self, one: str, other: str) -> float:
        """The logarithm of how much likelier two texts are if the words of each come from the other than if both were written
        afresh. Minus infinity where they share no word: then nothing speaks for it."""
        if set(one).isdisjoint(other):
            return -inf
        return sum(self.gains(one, other)) + sum(self.gains(other, one))

    def continues(self, known: str, part: str, whole: str, sure: float) -> float:
        """The logarithm of the odds that after what is known of a whole follows a part, too. None of the three is empty.

        Against it stands that the whole comes from what is known, or from some word on was written afresh. Where the part
        begins is not known, but what is known and the part have about their own lengths. Minus infinity where the odds are
        below ``sure``, and where no word of the part is there: length alone tells nothing.
        """
        length = len(whole) * log(1 + len(part) / len(known)) - len(part)
        beginnings = log(len(whole) + 1)
        from_part = self.gains(part, whole)
        # The odds are no greater than this: most of what is asked about is done with here.
        if sum([gain for gain in from_part if gain > 0]) + beginnings + length < sure:
            return -inf
        from_known = [0.0, *accumulate(self.gains(known, whole))]
        both = [*map(add, from_known, reversed([0.0, *accumulate(reversed(from_part))]))]
        most = max(both)
        if most + length - max(from_known[-1], max(from_known) - beginnings) < sure:
            return -inf
        if set(whole[both.index(most) :]).isdisjoint(part):
            return -inf
        alone = max(from_known[-1], _sum(from_known) - beginnings)
        odds = _sum([*map(add, both, _binomial(len(whole), len(known), len(part)))]) - alone + length
        return odds if odds >= sure else -inf


def _binomial(size: int, first: int, second: int) -> list[float]:
    """The logarithms of the likelihoods of 0 to ``size`` things of the first kind, if the kinds come in this proportion."""
    odds = log(first / second)
    steps = [log((size - count) / (count + 1)) + odds for count in range(size)]
    return [*accumulate(steps, initial=size * log(second / (first + second)))]


def _sum(logarithms: Sequence[float]) -> float:
    """The logarithm of the sum of what is given by logarithms."""
    most = max(logarithms)
    return most + log(sum([exp(each - most) for each in logarithms]))
