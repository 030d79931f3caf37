"""Text to tokens: words, single Chinese characters, single marks of punctuation. White space is no token.

Kept whole: ``A/C.3/79/L.12/Rev.1``, ``capacity-building``, ``l'article``, ``1,000``, vowelled Arabic. No token ends inside
a grapheme. Each token has a symbol, one character that stands for all tokens with the same key in one comparison; so a
text becomes a string in which diff-match-patch compares words.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import regex

from unga_desktop.core import folding

# The three patterns cut alike what they are made for; each is several times faster than the one below it.
_ASCII = re.compile(r"\w+(?:['\-/]\w+|\.(?=\d)\w+|(?<=\d),(?=\d)\w+)*|[^\w\s]", re.ASCII)
# Without marks, joiners, controls and whatever else makes graphemes of several characters.
_HAN = "\u4e00-\u9fef"
_SIMPLE = re.compile(
    rf"[{_HAN}]|[^\W{_HAN}]+(?:['’ʼ\-\u2010-\u2013/][^\W{_HAN}]+|\.(?=\d)[^\W{_HAN}]+|(?<=\d),(?=\d)[^\W{_HAN}]+)*|[^\w\s]"
)
_NOT_SIMPLE = re.compile(
    rf"[^\t\n\r -~\u00a0-\u00a8\u00ab\u00ac\u00af-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf-\u02ad\u0400-\u0481\u048a-\u052f"
    rf"\u060c\u061b\u061f\u0620-\u064a\u0660-\u066d\u2010-\u2027\u2030-\u203b\u20ac\u2116\u2212\u3001-\u3003\u3008-\u3011"
    rf"{_HAN}\uff01-\uff0f\uff1a-\uff20]"
)
_LETTERS = r"[[\p{L}\p{N}\p{M}\p{Cf}\p{GCB=EX}\p{GCB=SM}_]--[\p{Han}]]"
_EXTENDERS = r"[\p{M}\p{GCB=EX}\p{GCB=SM}\u200d]"
_UNICODE = regex.compile(
    rf"\s{_EXTENDERS}+"
    rf"|(?!{_EXTENDERS}*\s){_LETTERS}+(?:['’ʼ\-\u2010\u2011\u2012\u2013/]{_LETTERS}+|\.(?=\p{{Nd}}){_LETTERS}+"
    rf"|(?<=\p{{Nd}}),(?=\p{{Nd}}){_LETTERS}+)*"
    # A sign such as the Arabic number sign makes one grapheme with what follows, a space included.
    r"(?:(?<=\p{GCB=PP})(?![\p{GCB=CN}\p{GCB=LF}\p{GCB=CR}])\X)?"
    r"|(?!\s)\X",
    regex.VERSION1,
)
_HAS_WORD = regex.compile(r"[\p{L}\p{N}]")

_FIRST_SYMBOL = 0x4E00
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Tokens:
    """A tokenised text: ``spans`` are the start and end of each token, ``symbols`` has one character a token."""

    text: str
    symbols: str
    spans: tuple[tuple[int, int], ...]


class Vocabulary:
    """The table of one comparison: from tokens to symbols, one symbol for each key."""

    def __init__(self) -> None:
        self._by_token = _Table(self._symbol)
        self._by_key: dict[str, str] = {}
        self.words: set[str] = set()
        """The symbols of tokens that are words: they hold a letter or a digit."""

    def symbols(self, text: str) -> str:
        """The symbols of a text's tokens."""
        return "".join(map(self._by_token.__getitem__, cut(text)))

    def tokens(self, text: str) -> Tokens:
        """A text with its tokens."""
        found = cut(text)
        spans: list[tuple[int, int]] = []
        end = 0
        for token in found:
            # Only white space lies between tokens, so the first place where a token is found is its own.
            start = text.find(token, end)
            end = start + len(token)
            spans.append((start, end))
        return Tokens(text, "".join(map(self._by_token.__getitem__, found)), tuple(spans))

    def _symbol(self, token: str) -> str:
        key = folding.token_key(token)
        symbol = self._by_key.get(key)
        if symbol is None:
            symbol = chr(self._code(len(self._by_key)))
            self._by_key[key] = symbol
            if is_word(token):
                self.words.add(symbol)
        return symbol

    @staticmethod
    def _code(number: int) -> int:
        code = _FIRST_SYMBOL + number
        return code if code < _SURROGATES.start else code + len(_SURROGATES)

    def count_words(self, symbols: str) -> int:
        """How many of the tokens are words."""
        return sum(map(self.words.__contains__, symbols))


class _Table(dict[str, str]):
    """The symbols of tokens, made when a token is first asked for."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, token: str) -> str:
        symbol = self[token] = self._make(token)
        return symbol


def cut(text: str) -> list[str]:
    """The tokens of a text."""
    found: list[str] = _pattern(text).findall(text)
    return found


def _pattern(text: str) -> re.Pattern[str] | regex.Pattern[str]:
    if text.isascii():
        return _ASCII
    return _UNICODE if _NOT_SIMPLE.search(text) else _SIMPLE


def is_word(token: str) -> bool:
    """Whether a token holds a letter or a digit."""
    return token[0].isalnum() or _HAS_WORD.search(token) is not None


def count_words(text: str) -> int:
    """The number of words in a text; in Chinese, of characters."""
    if text.isascii() and "_" not in text:
        return len(_ASCII_WORD.findall(text))
    return sum(map(is_word, cut(text)))


_ASCII_WORD = re.compile(r"\w+(?:['\-/]\w+|\.(?=\d)\w+|(?<=\d),(?=\d)\w+)*", re.ASCII)
