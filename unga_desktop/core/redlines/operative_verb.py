"""Finds the verb that opens a paragraph, and tells whether an edit made it stronger or weaker."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

import regex

from unga_desktop.core.redlines.redline import Flag
from unga_desktop.core.redlines.verb_ladder import ARTICLES, INTENSIFIERS, INTENSIFYING_PHRASES, LADDER, PRESSING

_ASCII_WORD = re.compile(r"[A-Za-z']+")
_WORD = regex.compile(r"[\p{L}\p{M}'’]+")
# Adverbs come before the verb: "Also strongly condemns"; beyond these words there is none to look for.
_FIRST_WORDS = 5
_FIRST_CHINESE = 10
# "Noting with very grave concern" is "noting with concern", intensified.
_WITHIN = INTENSIFIERS | PRESSING | ARTICLES
_MOST_WITHIN = 2
# "Condemns most strongly", "condamne de nouveau fermement": so many words after the verb, so many characters of a phrase.
_AFTER_THE_VERB = 2
_PHRASE = 48
HEAD = 120
"""An opening verb stands in so many characters at the head of a text."""


Verb = tuple[int, int, int, bool]
"""Rung, start and end of a verb, and whether it is intensified."""


def _rungs() -> dict[str, int]:
    rungs: dict[str, int] = {}
    rung = 0
    for line in LADDER.strip().splitlines():
        number, colon, phrases = line.partition(":")
        rung = int(number) if colon else rung
        for phrase in (phrases if colon else line).split("|"):
            if phrase.strip():
                rungs.setdefault(phrase.strip(), rung)
    return rungs


_RUNGS = _rungs()
_BEGINNINGS = frozenset(phrase.split(" ")[0] for phrase in _RUNGS)
_LONGEST = max(phrase.count(" ") + 1 for phrase in _RUNGS)
_CHINESE = sorted((phrase for phrase in _RUNGS if "\u4e00" <= phrase[0] <= "\u9fff"), key=lambda phrase: -len(phrase))


def opening_verb(text: str) -> Verb | None:
    """Rung, start and end of the verb that opens the text, and whether it is intensified; None where there is none."""
    return _verb_of_head(text[:HEAD])


def _verb_of_head(head: str) -> Verb | None:
    pattern = _ASCII_WORD if head.isascii() else _WORD
    words = [
        (head[start:end].lower(), start, end)
        for start, end in islice(
            (found.span() for found in pattern.finditer(head)), _FIRST_WORDS + _LONGEST + _MOST_WITHIN
        )
    ]
    for place in range(min(_FIRST_WORDS, len(words))):
        if words[place][0][:1] == "و" and words[place][0] not in _BEGINNINGS:
            # In Arabic "and" is written together with the verb.
            words[place] = (words[place][0][1:], words[place][1], words[place][2])
        if words[place][0] not in _BEGINNINGS:
            continue
        found = _longest_phrase([word for word, _, _ in words[place:]])
        if found:
            phrase, length = found
            last = place + length
            near = [word for word, _, _ in words[: last + _AFTER_THE_VERB]]
            end = words[last - 1][2]
            intensified = _is_intensified(near, head[end : end + _PHRASE])
            return _RUNGS[phrase], words[place][1], end, intensified or not PRESSING.isdisjoint(near[place:last])
    return None if head[:_FIRST_CHINESE].isascii() else _chinese_verb(head)


def _longest_phrase(words: Sequence[str]) -> tuple[str, int] | None:
    """The longest phrase of the ladder with which the words begin, with or without what intensifies it in its middle, and how
    many of the words it takes."""
    bare = [at for at, word in enumerate(words) if at == 0 or word not in _WITHIN]
    for length in range(min(_LONGEST, len(words)), 0, -1):
        phrase = " ".join(words[:length])
        if phrase in _RUNGS:
            return phrase, length
        phrase = " ".join(words[at] for at in bare[:length])
        if len(bare) >= length and phrase in _RUNGS:
            return phrase, bare[length - 1] + 1
    return None


def _is_intensified(words: Iterable[str], after: str) -> bool:
    lower = after.lower()
    return not INTENSIFIERS.isdisjoint(words) or any(phrase in lower for phrase in INTENSIFYING_PHRASES)


def _chinese_verb(head: str) -> Verb | None:
    places = [(head.find(phrase, 0, _FIRST_CHINESE), phrase) for phrase in _CHINESE]
    found = min(((place, -len(phrase), phrase) for place, phrase in places if place >= 0), default=None)
    if not found:
        return None
    place, _, phrase = found
    intensified = any(word in head[: place + len(phrase)] for word in INTENSIFIERS)
    return _RUNGS[phrase], place, place + len(phrase), intensified


def shift(before: str, after: str) -> Flag | None:
    """Whether the opening verb of a paragraph was strengthened or weakened."""
    if before[:HEAD] == after[:HEAD]:
        return None
    return change_of(opening_verb(before), opening_verb(after))


def change_of(old: Verb | None, new: Verb | None) -> Flag | None:
    """Whether a verb is stronger or weaker than the one before it."""
    if not old or not new:
        return None
    if (old[0], old[3]) == (new[0], new[3]):
        return None
    return Flag.VERB_STRENGTHENED if (new[0], new[3]) > (old[0], old[3]) else Flag.VERB_WEAKENED
