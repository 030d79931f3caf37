"""The order of the library's list as plain strings, which a database sorts by as Python does."""

import regex

from unga_desktop.core.documents.symbol import normalise

_NUMBER = regex.compile("[0-9]+")


def place(organ: str, session: str, symbol: str) -> str:
    """A string by which the Assembly stands first, and sessions and symbols in their natural order: L.9 before L.10."""
    return f"{'0' if organ == 'GA' else '1'}{_natural(session)}\x02{_natural(symbol)}"


def _natural(text: str) -> str:
    """Each number with its length before it; the mark stands before all other characters, as the end of a string does."""
    return _NUMBER.sub(_measured, normalise(text).casefold())


def _measured(number: "regex.Match[str]") -> str:
    digits = number[0].lstrip("0")
    return f"\x01{chr(0x20 + min(len(digits), 0x5F))}{digits}"
