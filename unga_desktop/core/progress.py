"""Work that takes long: how it tells how far it is; how it hears of a stop is a ``CancelCheck``."""

from collections.abc import Callable

Progress = Callable[[float], None]
"""Is told how much is done, from 0.0 to 1.0."""


def never() -> bool:
    """Nobody wants it stopped."""
    return False


def nothing(_share: float) -> None:
    """Nobody wants to know how far it is."""
