"""Differences that the user can choose to ignore: named, counted, and never dropped from the redline."""

from collections.abc import Callable
from enum import StrEnum

from unga_desktop.core.words import folding


class Ignorable(StrEnum):
    """Differences that the user can choose to ignore; they stay in the spans, marked as ignored, and are counted."""

    SPACING = "spacing"
    TYPOGRAPHY = "typography"
    PUNCTUATION = "punctuation"
    CASE = "case"
    HARAKAT = "harakat"
    NUMBERING = "numbering"


# In this order: composed letters first, white space last, since taking marks away leaves spaces behind.
_FOLDS: dict[Ignorable, Callable[[str], str]] = {
    Ignorable.TYPOGRAPHY: lambda text: folding.fold_fullwidth(folding.fold_typography(text)),
    Ignorable.HARAKAT: folding.fold_harakat,
    Ignorable.CASE: folding.fold_case,
    Ignorable.PUNCTUATION: folding.fold_punctuation,
    Ignorable.SPACING: folding.fold_spacing,
}


def ignored_names(before: str, after: str, ignore: frozenset[Ignorable]) -> tuple[Ignorable, ...]:
    """The ignorable differences that together make up all of a change; empty where something else differs too.

    A name is among them only if the change would not vanish without it.
    """
    if not ignore or not _equal(before, after, ignore):
        return ()
    needed = tuple(name for name in _FOLDS if name in ignore and not _equal(before, after, ignore - {name}))
    # Two names can each suffice alone: a no-break space is spacing and typography.
    return needed or tuple(name for name in _FOLDS if name in ignore and _equal(before, after, frozenset((name,))))[:1]


def _equal(before: str, after: str, ignore: frozenset[Ignorable]) -> bool:
    if before.isspace() + (not before) and after.isspace() + (not after):
        return Ignorable.SPACING in ignore
    for name, fold in _FOLDS.items():
        if name in ignore:
            before, after = fold(before), fold(after)
    return before == after
