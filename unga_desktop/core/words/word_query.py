"""Words that are looked for in texts: as typed into a search, and as they were used before, exactly or nearly."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from unga_desktop.core.words.folding import token_key
from unga_desktop.core.words.search_form import pieces
from unga_desktop.core.words.tokens import cut

Range = tuple[int, int]

_IGNORED = r"[\p{Cf}\u034F\p{M}\u0640]"
_IGNORABLE = f"{_IGNORED}*"
_IGNORED_CHARACTER = regex.compile(_IGNORED)
_QUOTED = regex.compile(r"[\"“”„«»「」](?P<phrase>[^\"“”„«»「」]+)(?:[\"“”„«»「」]|$)|(?P<word>[^\s\"“”„«»「」]+)")
_LIKE = {"'": "['’ʼ]", "’": "['’ʼ]", "-": r"[-\u2010\u2011]", "\u2011": r"[-\u2010\u2011]"}
_SCRIPT_WITHOUT_SPACES = regex.compile(r"[\p{Han}]")
_LETTER = r"(?:[^\P{L}\p{Han}]|[^\P{N}\p{Han}])"
"""A letter or digit that makes one word with its neighbours; each Chinese character is a word."""

_LETTERS_OF_THEIR_OWN = "йїў"
"""Written with a sign over another letter, and never without it."""

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
    Outside quotation marks accents may be left out: ``resolution`` finds ``résolution``.
    """

    def __init__(self, typed: str) -> None:
        found = [(m["phrase"] or m["word"], m["phrase"] is not None) for m in _QUOTED.finditer(typed)]
        last = len(found) - 1
        kept = [(words, quoted or at < last) for at, (words, quoted) in enumerate(found) if _plain(words)]
        quoted = {m["phrase"] for m in _QUOTED.finditer(typed)}
        self._patterns = [phrase_pattern(words, whole=whole, accents=words in quoted) for words, whole in kept]
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

    def marks(self, text: str, place: Range) -> tuple[Range, ...]:
        """The words themselves in a place that ``find`` gave, counted from its beginning, in their order; words with nothing but
        space between them are together."""
        start, end = place
        spans = sorted(found.span() for pattern in self._patterns for found in pattern.finditer(text, start, end))
        marks: list[Range] = []
        for first, last in spans:
            if marks and not text[start + marks[-1][1] : first].strip():
                marks[-1] = (marks[-1][0], max(marks[-1][1], last - start))
            else:
                marks.append((first - start, last - start))
        return tuple(marks)

    def weight(self, text: str) -> float:
        """How much a paragraph is about the words: how often they stand in it, once weighing most, and in how short a text."""
        times = [len(pattern.findall(text)) for pattern in self._patterns]
        return sum(count / (count + 1) for count in times) / (1 + len(text) / _LENGTH_OF_HALF_WEIGHT)


def phrase_pattern(
    words: str, *, whole: bool = True, match_case: bool = False, accents: bool = True
) -> "regex.Pattern[str]":
    """The pattern that finds words in this order; ``whole`` where the last one must end there, without ``accents`` where they
    may be left out."""
    plain = _plain(words)
    runs: list[str] = regex.findall(r"\s+|\S+", plain)
    parts = [r"\s+" if run.isspace() else _IGNORABLE.join(_any_spelling(c, accents) for c in run) for run in runs]
    begins = f"(?<!{_LETTER}{_IGNORABLE})" if _is_letter(plain[:1]) else ""
    ends = f"(?!{_IGNORABLE}{_LETTER})" if whole and _is_letter(plain[-1:]) else ""
    return regex.compile(begins + _IGNORABLE.join(parts) + ends, 0 if match_case else regex.IGNORECASE)


def _plain(words: str) -> str:
    """Words without what is ignored between their letters, and with composed ones."""
    return _IGNORED_CHARACTER.sub("", unicodedata.normalize("NFC", words)).strip()


def _any_spelling(character: str, accents: bool) -> str:
    """The pattern of a character: of either apostrophe and hyphen; of a letter with an accent, composed or not; of a letter
    without one also with any, where ``accents`` do not count."""
    like = _LIKE.get(character)
    if like:
        return like
    accented = "" if accents else _accented().get(character.casefold(), "")
    if accented:
        return f"[{character}{accented}]"
    apart = unicodedata.normalize("NFD", character)
    whole: str = regex.escape(character)
    return whole if apart == character else f"(?:{whole}|{regex.escape(apart)})"


@cache
def _accented() -> dict[str, str]:
    """The letters with accents of each small letter, in Latin, Greek, Cyrillic and Arabic script."""
    found: dict[str, str] = {}
    for code in (*range(0xC0, 0x500), *range(0x622, 0x627), *range(0x1E00, 0x2000)):
        letter = chr(code)
        apart = unicodedata.normalize("NFD", letter)
        if len(apart) > 1 and letter.casefold() not in _LETTERS_OF_THEIR_OWN:
            base = apart[0].casefold()
            found[base] = found.get(base, "") + letter
    return found


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
        self.words = max((line.strip() for line in words.splitlines() if _plain(line)), key=len, default="")
        self._exact = phrase_pattern(self.words, match_case=True) if self.words else None
        self.exact = tuple(pieces(self.words))
        """The very words, in the searched form."""
        self.telling = _telling_words(self.words)
        """Of these words, in the searched form, at least ``needed`` occur in a paragraph that is like the words."""
        self.needed = (len(self.telling) + 1) // 2
        tokens = cut(self.words)
        self._wanted = tuple(map(token_key, tokens))
        self._needed_times = Counter(self._wanted)
        self._most_in_one = max((len(pieces(token)) for token in tokens), default=1) or 1

    def __bool__(self) -> bool:
        return self._exact is not None

    def likeness_at_most(self, telling: int) -> float:
        """How like a paragraph can be that has so many of the ``telling`` words."""
        missing = -(-(len(self.telling) - telling) // self._most_in_one)
        count = len(self._wanted)
        equal = count - missing
        return 2 * equal / (count + equal) if count else 1.0

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
        tokens = cut(text)
        keys = tokens if text.isascii() else list(map(token_key, tokens))
        window = _best_window(self._wanted, self._needed_times, keys)
        if window is None:
            return None
        first, last = window
        equal = longest_common(self._wanted, keys[first:last])
        likeness = 2 * equal / (len(self._wanted) + last - first)
        # The very words were looked for before: what differs in case or spaces alone is near, not the same.
        likeness = min(likeness, 0.99)
        if likeness < _LEAST_LIKENESS:
            return None
        start = 0
        for token in tokens[:first]:
            start = text.find(token, start) + len(token)
        start = end = text.find(tokens[first], start)
        for token in tokens[first:last]:
            end = text.find(token, end) + len(token)
        return LikePlace(start, end, likeness)


def _best_window(wanted: Sequence[str], times: Mapping[str, int], keys: Sequence[str]) -> Range | None:
    """The stretch of tokens with the most of the wanted ones in it, not much longer than they are together. It begins and
    ends with a wanted one."""
    places = [place for place, key in enumerate(keys) if key in times]
    if len(places) * 2 < len(wanted):
        return None
    room = len(wanted) + len(wanted) // 2 + 1
    have: Counter[str] = Counter()
    count = best = first = 0
    found = None
    for place in places:
        key = keys[place]
        have[key] += 1
        count += have[key] <= times[key]
        while place - places[first] >= room:
            gone = keys[places[first]]
            count -= have[gone] <= times[gone]
            have[gone] -= 1
            first += 1
        if count > best:
            best, found = count, (places[first], place + 1)
    return found if best * 2 >= len(wanted) else None


def longest_common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens two sequences have in common in one order: the longest common subsequence, a bit for each token
    (Hyyrö, 2004)."""
    masks: dict[str, int] = {}
    for place, key in enumerate(one):
        masks[key] = masks.get(key, 0) | 1 << place
    row = whole = (1 << len(one)) - 1
    for key in other:
        matched = row & masks.get(key, 0)
        row = (row + matched | row - matched) & whole
    return len(one) - row.bit_count()


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
