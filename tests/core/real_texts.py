"""Paragraphs of real United Nations sentences in six languages, and edits of them whose truth is known.

The sentences lie beside the checkout and are no part of it; tests that need them are marked ``real``.
"""

import gzip
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
FOLDER = Path(__file__).parents[3] / "shared" / "real" / "texts"


@cache
def sentences(language: str) -> tuple[str, ...]:
    """The sentences of a language, in the order in which they are aligned with the others."""
    with gzip.open(FOLDER / f"parallel.{language}.gz", "rt", encoding="utf-8") as lines:
        return tuple(line.strip() for line in lines if line.strip())


@dataclass
class Edited:
    """An original and an amended text, as paragraphs, and what was done."""

    original: list[str]
    amended: list[str] = field(default_factory=list)
    pairs: set[tuple[int, int]] = field(default_factory=set)
    added: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    moved: set[tuple[int, int]] = field(default_factory=set)
    split: set[int] = field(default_factory=set)
    merged: set[int] = field(default_factory=set)
    touched: set[tuple[int, int]] = field(default_factory=set)


def paragraphs(language: str, random: Random, count: int) -> list[str]:
    """Paragraphs of one to three sentences that follow on one another, long enough to be told apart."""
    pool = [sentence for sentence in sentences(language) if len(sentence) > (24 if language == "zh" else 70)]
    glue = "" if language == "zh" else " "
    starts = random.sample(range(0, len(pool) - 3, 3), count)
    return [glue.join(pool[start : start + random.randint(1, 3)]) for start in starts]


def words_of(text: str, language: str) -> list[str]:
    return list(text) if language == "zh" else text.split(" ")


def edited(language: str, seed: int, count: int = 24) -> Edited:
    """A text with words substituted, inserted and deleted, and paragraphs added, removed, moved, split and merged."""
    random = Random(f"{language}/{seed}")
    fresh = paragraphs(language, random, count + 4)
    found = Edited(fresh[:count])
    spare = fresh[count:]
    glue = "" if language == "zh" else " "
    order: list[tuple[tuple[int, ...], str]] = []
    place = 0
    mover = random.randrange(count // 3)
    while place < count:
        words = words_of(found.original[place], language)
        if place == mover:
            pass
        elif place % 11 == 5 and place + 1 < count and place + 1 != mover:
            order.append(((place, place + 1), found.original[place] + glue + found.original[place + 1]))
            place += 1
        elif place % 9 == 7 and len(words) > 30:
            cut = len(words) // 2
            order.append(((place,), glue.join(words[:cut])))
            order.append(((place,), glue.join(words[cut:])))
        elif place % 13 == 3:
            found.removed.add(place)
        else:
            text, changed = _reworded(words, glue, random) if place % 2 else (found.original[place], False)
            order.append(((place,), text))
            if changed:
                found.touched.add((place, -1))
        if place % 10 == 9:
            order.append(((), spare.pop()))
        place += 1
    order.insert(len(order) - 2, ((mover,), found.original[mover]))
    for at, (sources, text) in enumerate(order):
        found.amended.append(text)
        found.pairs |= {(source, at) for source in sources}
        if not sources:
            found.added.add(at)
        if sources == (mover,):
            found.moved.add((mover, at))
        if len(sources) > 1:
            found.merged.add(at)
    froms = [sources[0] for sources, _ in order if len(sources) == 1]
    found.split = {source for source in froms if froms.count(source) > 1}
    return found


def _reworded(words: list[str], glue: str, random: Random) -> tuple[str, bool]:
    """Two edits: a word put for another, and one inserted or deleted."""
    words = list(words)
    if len(words) < 12:
        return glue.join(words), False
    new = ["和", "水", "井"] if not glue else ["Zanzibar", "quorum", "обсерватория", "مرصد"]
    words[random.randrange(2, len(words) // 2)] = random.choice(new)
    at = random.randrange(len(words) // 2 + 3, len(words) - 1)
    if random.random() < 0.5:
        del words[at]
    else:
        words.insert(at, random.choice(new))
    return glue.join(words), True
