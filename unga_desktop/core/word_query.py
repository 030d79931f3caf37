"""Words that are looked for in texts: as typed into a search, and as they were used before, exactly or nearly."""

from collections import Counter
from dataclasses import dataclass

import regex

from unga_desktop.core.matching import matching_runs
from unga_desktop.core.tokens import Vocabulary, cut, is_word

Range = tuple[int, int]

_IGNORABLE = r"[\p{Cf}\u034F\p{M}\u0640]*"
_QUOTED = regex.compile(r"[\"“”„«»「」](?P<phrase>[^\"“”„«»「」]+)(?:[\"“”„«»「」]|$)|(?P<word>[^\s\"“”„«»「」]+)")
_LIKE = {"'": "['’ʼ]", "’": "['’ʼ]", "-": r"[-\u2010\u2011]", "\u2011": r"[-\u2010\u2011]"}
_SCRIPT_WITHOUT_SPACES = regex.compile(r"[\p{Han}]")
_LEAST_LIKENESS = 0.6
_CLOSE = 160
"""Found words that stand within so many characters are shown as one place."""


class WordQuery:
    """What was typed into a search: words that must all occur in a paragraph, and phrases in quotation marks.

    Whatever the case, the spaces between words, characters that cannot be seen and vowel signs; the last word may go on.
    """

    def __init__(self, typed: str) -> None:
        found = [(m["phrase"] or m["word"], m["phrase"] is not None) for m in _QUOTED.finditer(typed)]
        last = len(found) - 1
        self._patterns = [
            phrase_pattern(words, whole=quoted or at < last)
            for at, (words, quoted) in enumerate(found)
            if words.strip()
        ]

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def find(self, text: str) -> Range | None:
        """The place of the words in a paragraph; of the first of them where they stand far apart; None without all of them."""
        places = []
        for pattern in self._patterns:
            found = pattern.search(text)
            if found is None:
                return None
            places.append(found.span())
        start, end = min(place[0] for place in places), max(place[1] for place in places)
        return (start, end) if end - start <= _CLOSE else min(places)


def phrase_pattern(words: str, *, whole: bool = True, match_case: bool = False) -> "regex.Pattern[str]":
    """The pattern that finds words in this order; ``whole`` where the last one must end there."""
    runs: list[str] = regex.findall(r"\s+|\S+", words.strip())
    parts = [r"\s+" if run.isspace() else _IGNORABLE.join(_LIKE.get(c, regex.escape(c)) for c in run) for run in runs]
    begins = r"(?<![\p{L}\p{N}])" if _is_letter(words.strip()[:1]) else ""
    ends = r"(?![\p{L}\p{N}])" if whole and _is_letter(words.strip()[-1:]) else ""
    return regex.compile(begins + _IGNORABLE.join(parts) + ends, 0 if match_case else regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LikePlace:
    """A place in a text that is like given words: where it begins and ends, and how like it is, 1.0 for the very words."""

    start: int
    end: int
    likeness: float


class UsedWords:
    """Words whose earlier uses are looked for."""

    def __init__(self, words: str) -> None:
        self.words = max((line.strip() for line in words.splitlines()), key=len, default="")
        self._exact = phrase_pattern(self.words, match_case=True) if self.words else None
        self._telling = _telling_words(self.words)

    def __bool__(self) -> bool:
        return self._exact is not None

    def find(self, text: str) -> LikePlace | None:
        """The place in a paragraph that is likest to the words; None where none is like enough."""
        if self._exact is None:
            return None
        found = self._exact.search(text)
        if found:
            return LikePlace(found.start(), found.end(), 1.0)
        folded = text.casefold()
        # Half of the longer words must occur at all: this is quickly seen, and most paragraphs need no more.
        if sum(word in folded for word in self._telling) * 2 < len(self._telling):
            return None
        return self._nearest(text)

    def _nearest(self, text: str) -> LikePlace | None:
        vocabulary = Vocabulary()
        wanted = vocabulary.symbols(self.words)
        tokens = vocabulary.tokens(text)
        window = _best_window(wanted, tokens.symbols)
        if window is None:
            return None
        first, last = window
        inside = tokens.symbols[first:last]
        equal = sum(length for _, _, length in matching_runs(wanted, inside))
        likeness = 2 * equal / (len(wanted) + len(inside))
        # The very words were looked for before: what differs in case or spaces alone is near, not the same.
        likeness = min(likeness, 0.99)
        if likeness < _LEAST_LIKENESS:
            return None
        return LikePlace(tokens.spans[first][0], tokens.spans[last - 1][1], likeness)


def _best_window(wanted: str, symbols: str) -> Range | None:
    """The stretch of tokens with the most of the wanted ones in it, not much longer than they are together."""
    room = len(wanted) + len(wanted) // 2 + 1
    needed = Counter(wanted)
    count, best, found = 0, 0, None
    have: Counter[str] = Counter()
    first = 0
    for last, symbol in enumerate(symbols):
        have[symbol] += 1
        count += have[symbol] <= needed[symbol]
        if last - first >= room:
            gone = symbols[first]
            count -= have[gone] <= needed[gone]
            have[gone] -= 1
            first += 1
        if count > best:
            best, found = count, (first, last + 1)
    if found is None or best * 2 < len(wanted):
        return None
    start, end = found
    while start < end and symbols[start] not in needed:
        start += 1
    while end > start and symbols[end - 1] not in needed:
        end -= 1
    return (start, end) if end > start else None


def _telling_words(words: str) -> tuple[str, ...]:
    tokens = [token.casefold() for token in cut(words) if is_word(token)]
    long = [token for token in tokens if len(token) > 3 or _SCRIPT_WITHOUT_SPACES.match(token)]
    return tuple(dict.fromkeys(long or tokens))


def _is_letter(character: str) -> bool:
    return character.isalnum() and not _SCRIPT_WITHOUT_SPACES.match(character)


def context(text: str, place: Range, before: int = 80, after: int = 160) -> tuple[str, str, str]:
    """What stands before a place, the place, what stands after it; cut between words."""
    start, end = place
    first = max(start - before, 0)
    while 0 < first < start and not text[first - 1].isspace() and start - first < before + 20:
        first -= 1
    last = min(end + after, len(text))
    while end < last < len(text) and not text[last].isspace() and last - end < after + 20:
        last += 1
    head, tail = ("…" if first else ""), ("…" if last < len(text) else "")
    return head + text[first:start], text[start:end], text[end:last] + tail
