"""The four ways of looking at a comparison."""

from enum import StrEnum


class ViewMode(StrEnum):
    """``ORIGINAL`` and ``AMENDED`` show one text alone, in its own order; the others show both."""

    INLINE = "inline"
    SIDE_BY_SIDE = "side-by-side"
    ORIGINAL = "original"
    AMENDED = "amended"
