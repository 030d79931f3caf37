"""Words that are looked for in texts: as typed into a search, and as they were used before, exactly or nearly."""

import unicodedata
from collections import Counter
from dataclasses import dataclass

import regex

from unga_desktop.core.matching import matching_runs
from unga_desktop.core.search_form import pieces
from unga_desktop.core.tokens import Vocabulary, cut

Range = tuple[int, int]

_IGNORED = r"[\p{Cf}\u034F\p{M}\u0640]"
_IGNORABLE = f"{_IGNORED}*"
_IGNORED_CHARACTER = regex.compile(_IGNORED)
_QUOTED = regex.compile(r"[\"“”„«»「」](?P<phrase>[^\"“”„«»「」]+)(?:[\"“”„«»「」]|$)|(?P<word>[^\s\"“”„«»「」]+)")
_LIKE = {"'": "['’ʼ]", "’": "['’ʼ]", "-": r"[-\u2010\u2011]", "\u2011": r"[-\u2010\u2011]"}
_SCRIPT_WITHOUT_SPACES = regex.compile(r"[\p{Han}]")
_LETTER = r"(?:[^\P{L}\p{Han}]|[^\P{N}\p{Han}])"
"""A letter or digit that makes one word with its neighbours; each Chinese character is a word."""

_LEAST_LIKENESS = 0.6
_CLOSE = 160
"""Found words that stand within so many characters are shown as one place."""
_LENGTH_OF_HALF_WEIGHT = 400


@dataclass(frozen=True, slots=True)
class Needed:
    """Words that a text must have in its searched form (``search_form.pieces``), one after the other; ``open`` where the
    last one may go on."""

    pieces: tuple[str, ...]
    open: bool


class WordQuery:
    """What was typed into a search: words that must all occur in a paragraph, and phrases in quotation marks.

    Whatever the case, the spaces between words, characters that cannot be seen and vowel signs; the last word may go on.
    """

    def __init__(self, typed: str) -> None:
        found = [(m["phrase"] or m["word"], m["phrase"] is not None) for m in _QUOTED.finditer(typed)]
        last = len(found) - 1
        kept = [(words, quoted or at < last) for at, (words, quoted) in enumerate(found) if _plain(words)]
        self._patterns = [phrase_pattern(words, whole=whole) for words, whole in kept]
        # What was typed ends in a letter, or the last word does not go on from it.
        needed = (Needed(tuple(pieces(words)), not (whole or _ends_a_word(words))) for words, whole in kept)
        self.needed = tuple(one for one in needed if one.pieces)
        """What the searched form of a paragraph has wherever ``find`` finds a place; empty where only marks were typed."""

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

    def weight(self, text: str) -> float:
        """How much a paragraph is about the words: how often they stand in it, once weighing most, and in how short a text."""
        times = [len(pattern.findall(text)) for pattern in self._patterns]
        return sum(count / (count + 1) for count in times) / (1 + len(text) / _LENGTH_OF_HALF_WEIGHT)


def phrase_pattern(words: str, *, whole: bool = True, match_case: bool = False) -> "regex.Pattern[str]":
    """The pattern that finds words in this order; ``whole`` where the last one must end there."""
    plain = _plain(words)
    runs: list[str] = regex.findall(r"\s+|\S+", plain)
    parts = [r"\s+" if run.isspace() else _IGNORABLE.join(map(_any_spelling, run)) for run in runs]
    begins = f"(?<!{_LETTER}{_IGNORABLE})" if _is_letter(plain[:1]) else ""
    ends = f"(?!{_IGNORABLE}{_LETTER})" if whole and _is_letter(plain[-1:]) else ""
    return regex.compile(begins + _IGNORABLE.join(parts) + ends, 0 if match_case else regex.IGNORECASE)


def _plain(words: str) -> str:
    """Words without what is ignored between their letters, and with composed ones."""
    return _IGNORED_CHARACTER.sub("", unicodedata.normalize("NFC", words)).strip()


def _any_spelling(character: str) -> str:
    """The pattern of a character: of either apostrophe and hyphen; of a letter with an accent, composed or not."""
    like = _LIKE.get(character)
    if like:
        return like
    apart = unicodedata.normalize("NFD", character)
    whole: str = regex.escape(character)
    return whole if apart == character else f"(?:{whole}|{regex.escape(apart)})"


def _ends_a_word(words: str) -> bool:
    return not _is_letter(_plain(words)[-1:])


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
        self.exact = tuple(pieces(self.words))
        """The very words, in the searched form."""
        self.telling = _telling_words(self.words)
        """Of these words, in the searched form, at least ``needed`` occur in a paragraph that is like the words."""
        self.needed = (len(self.telling) + 1) // 2
        self._count = len(cut(self.words))
        self._most_in_one = max((len(pieces(token)) for token in cut(self.words)), default=1) or 1

    def __bool__(self) -> bool:
        return self._exact is not None

    def likeness_at_most(self, telling: int) -> float:
        """How like a paragraph can be that has so many of the ``telling`` words."""
        missing = -(-(len(self.telling) - telling) // self._most_in_one)
        equal = self._count - missing
        return 2 * equal / (self._count + equal) if self._count else 1.0

    def find(self, text: str) -> LikePlace | None:
        """The place in a paragraph that is likest to the words; None where none is like enough."""
        if self._exact is None:
            return None
        found = self._exact.search(text)
        if found:
            return LikePlace(found.start(), found.end(), 1.0)
        # Half of the longer words must occur at all: this is quickly seen, and most paragraphs need no more.
        if self.needed > len(self.telling.intersection(pieces(text))):
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


def _telling_words(words: str) -> frozenset[str]:
    found = pieces(words)
    long = frozenset(piece for piece in found if len(piece) > 3 or _SCRIPT_WITHOUT_SPACES.match(piece))
    return long or frozenset(found)


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
