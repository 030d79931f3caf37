"""``resources/amending/*.toml``: the words of amending instructions, a file a language."""

import tomllib
from pathlib import Path

from unga_desktop.core.amendments.vocabulary import Vocabulary


def read_vocabulary(path: Path) -> Vocabulary:
    """Reads a language's vocabulary.

    Raises ``OSError``, ``tomllib.TOMLDecodeError``, ``KeyError`` or ``ValueError`` (a phrase under two names): the file is
    part of the program, so a fault in it is the program's.
    """
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    phrases: dict[tuple[str, ...], str] = {}
    dotted: set[str] = set()
    for name, wordings in tables["words"].items():
        for wording in wordings:
            words = _words(wording)
            if phrases.setdefault(words, name) != name:
                raise ValueError(f"{path.name}: {wording!r} is both {phrases[words]} and {name}")
            if wording.endswith("."):
                dotted.add(wording)
    ordinals: dict[tuple[str, ...], int] = {(word,): rank for rank, word in enumerate(tables["ordinals"]["words"], 1)}
    ordinals |= {_words(wording): -2 for wording in tables["ordinals"]["penultimate"]}
    return Vocabulary(
        phrases=phrases,
        ordinals=ordinals,
        numbers={word: value for value, word in enumerate(tables["numbers"]["words"], 1)},
        ordinal_suffixes=tables["ordinals"]["suffixes"],
        marks=tables["marks"],
        leads=[_words(wording) for wording in tables["lead"]["words"]],
        amending=tables["header"]["amendment"],
        headings=tables["header"]["headings"],
        dotted=frozenset(dotted),
    )


def _words(wording: str) -> tuple[str, ...]:
    return tuple(wording.lower().replace(",", " ,").removesuffix(".").split())
