"""``resources/amending/*.toml``: the words of amending instructions, a file a language."""

import tomllib
from pathlib import Path
from typing import Any

from unga_desktop.core.amendments.vocabulary import Vocabulary, plain


def read_vocabulary(path: Path) -> Vocabulary:
    """Reads a language's vocabulary.

    Raises ``OSError``, ``tomllib.TOMLDecodeError``, ``KeyError`` or ``ValueError`` (a phrase under two names): the file is
    part of the program, so a fault in it is the program's.
    """
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    order = tables.get("order", {})
    elisions = frozenset(order.get("elisions", ()))
    phrases: dict[tuple[str, ...], str] = {}
    dotted: set[str] = set()
    for name, wordings in tables["words"].items():
        for wording in wordings:
            words = _words(wording, elisions)
            if phrases.setdefault(words, name) != name:
                raise ValueError(f"{path.name}: {wording!r} is both {phrases[words]} and {name}")
            if wording.endswith("."):
                dotted.add(wording)
    header = tables["header"]
    return Vocabulary(
        phrases=phrases,
        ordinals=_ranks(tables["ordinals"], elisions),
        numbers={word: value for value, forms in enumerate(tables["numbers"]["words"], 1) for word in forms.split()},
        ordinal_suffixes=tables["ordinals"]["suffixes"],
        marks=tables["marks"],
        leads=[_words(wording, elisions) for wording in tables["lead"]["words"]],
        amending=header["amendment"],
        headings=header["headings"],
        dotted=frozenset(dotted),
        language=path.stem,
        occurring={
            _words(wording, elisions): int(rank)
            for rank, wordings in tables.get("occurring", {}).items()
            for wording in wordings
        },
        introductions=header.get("introductions", ()),
        elisions=elisions,
        after_noun=frozenset(order.get("after_noun", ())),
        unquoted=[(first, second) for first, second in tables.get("unquoted", {}).get("pairs", ())],
        amendment_nouns=header.get("amendment_nouns", ()),
        attached=header.get("attached", ()),
        speaking=frozenset(tables["lead"]["speaking"]),
        described=frozenset(tables["lead"]["described"]),
        denying=frozenset(tables["lead"]["denying"]),
    )


def read_vocabularies(folder: Path) -> dict[str, Vocabulary]:
    """The vocabularies of a folder by the codes of their languages; raises as ``read_vocabulary`` does."""
    return {path.stem: read_vocabulary(path) for path in sorted(folder.glob("*.toml"))}


def _ranks(table: dict[str, Any], elisions: frozenset[str]) -> dict[tuple[str, ...], int]:
    """From ordinals to ranks; the forms of one ordinal stand in one string, with spaces between."""
    ranks = {_words(form, elisions): rank for rank, forms in enumerate(table["words"], 1) for form in forms.split()}
    return ranks | {_words(wording, elisions): -2 for wording in table["penultimate"]}


def _words(wording: str, elisions: frozenset[str]) -> tuple[str, ...]:
    words: list[str] = []
    for word in plain(wording).replace(",", " ,").removesuffix(".").split():
        head, apostrophe, rest = word.partition("'")
        words += [head + apostrophe, rest] if apostrophe and rest and head in elisions else [word]
    return tuple(words)
