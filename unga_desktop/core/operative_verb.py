"""Finds the verb that opens a paragraph, and tells whether an edit made it stronger or weaker."""

from functools import lru_cache
from itertools import islice

import regex

from unga_desktop.core.redline import Flag
from unga_desktop.core.verb_ladder import INTENSIFIERS, LADDER

_WORD = regex.compile(r"[\p{L}\p{M}'’]+")
# Adverbs come before the verb: "Also strongly condemns"; beyond these words there is none to look for.
_FIRST_WORDS = 5
_FIRST_CHINESE = 10
HEAD = 120
"""An opening verb stands in so many characters at the head of a text."""


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
_LONGEST = max(phrase.count(" ") + 1 for phrase in _RUNGS)
_CHINESE = sorted((phrase for phrase in _RUNGS if "\u4e00" <= phrase[0] <= "\u9fff"), key=lambda phrase: -len(phrase))


def opening_verb(text: str) -> tuple[int, int, int, bool] | None:
    """Rung, start and end of the verb that opens the text, and whether it is intensified; None where there is none."""
    return _verb_of_head(text[:HEAD])


@lru_cache(maxsize=4096)
def _verb_of_head(head: str) -> tuple[int, int, int, bool] | None:
    first = islice(_WORD.finditer(head), _FIRST_WORDS + _LONGEST)
    words = [(found[0].lower(), found.start(), found.end()) for found in first]
    intensified = any(word in INTENSIFIERS for word, _, _ in words[: _FIRST_WORDS + 3])
    for place in range(min(_FIRST_WORDS, len(words))):
        for length in range(min(_LONGEST, len(words) - place), 0, -1):
            phrase = " ".join(word for word, _, _ in words[place : place + length])
            if phrase in _RUNGS:
                return _RUNGS[phrase], words[place][1], words[place + length - 1][2], intensified
    return None if head[:_FIRST_CHINESE].isascii() else _chinese_verb(head)


def _chinese_verb(head: str) -> tuple[int, int, int, bool] | None:
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
    old, new = opening_verb(before), opening_verb(after)
    if not old or not new:
        return None
    if (old[0], old[3]) == (new[0], new[3]):
        return None
    return Flag.VERB_STRENGTHENED if (new[0], new[3]) > (old[0], old[3]) else Flag.VERB_WEAKENED
