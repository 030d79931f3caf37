"""Text to tokens: words, single Chinese characters, single marks of punctuation. White space is no token.

Kept whole: ``A/C.3/79/L.12/Rev.1``, ``capacity-building``, ``l'article``, ``1,000``, vowelled Arabic. No token ends inside
a grapheme. Each token has a symbol, one character that stands for all tokens with the same key in one comparison; so a
text becomes a string in which diff-match-patch compares words.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, repeat
from operator import add

import regex

from unga_desktop.core.words import folding

# The three patterns cut alike what they are made for; each is several times faster than the one below it.
_ASCII_TOKEN = r"\w+(?:['\-/]\w+|\.(?=\d)\w+|(?<=\d),(?=\d)\w+)*|[^\w\s]"
_ASCII = re.compile(_ASCII_TOKEN, re.ASCII)
# Without marks, joiners, controls and whatever else makes graphemes of several characters.
_HAN = "\u4e00-\u9fef"
_SIMPLE_WORD = rf"[^\W{_HAN}]+"
_SIMPLE_TOKEN = (
    rf"[{_HAN}]|{_SIMPLE_WORD}(?:['’ʼ\-\u2010-\u2013/]{_SIMPLE_WORD}|\.(?=\d){_SIMPLE_WORD}|(?<=\d),(?=\d){_SIMPLE_WORD})*"
    r"|[^\w\s]"
)
_SIMPLE = re.compile(_SIMPLE_TOKEN)
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

# Those that are simple; for the patterns that cut simple text the same with the white space after a token, where it stands.
_SPACES = " \t\n\r\f\v\u00a0"
_SPACED: dict[object, re.Pattern[str]] = {
    _ASCII: re.compile(rf"(?:{_ASCII_TOKEN})\s*", re.ASCII),
    _SIMPLE: re.compile(rf"(?:{_SIMPLE_TOKEN})\s*"),
}

_FIRST_SYMBOL = 0x4E00
# Stands for the symbols of a chunk that cannot be cut alone; no symbol comes before the first one.
_NO_SYMBOLS = "\0"
# Chinese has no white space between its words.
_LONGEST_CHUNK = 24
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Tokens:
    """A tokenised text: ``symbols`` has one character a token, ``starts`` and ``ends`` say where each token stands."""

    text: str
    symbols: str
    starts: Sequence[int]
    ends: Sequence[int]

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The start and the end of each token."""
        return [*zip(self.starts, self.ends, strict=True)]


class Vocabulary:
    """The table of one comparison: from tokens to symbols, one symbol for each key."""

    def __init__(self) -> None:
        self._by_token = _Table(self._symbol)
        self._by_chunk = _Table(self._symbols_of_chunk)
        self._by_key: dict[str, str] = {}
        self.words: set[str] = set()
        """The symbols of tokens that are words: they hold a letter or a digit."""

    def symbols(self, text: str) -> str:
        """The symbols of a text's tokens."""
        chunks = text.split()
        if len(text) > _LONGEST_CHUNK * len(chunks):
            return "".join(map(self._by_token.__getitem__, cut(text)))
        # No token reaches over white space where all that lies between is simple: most chunks were met before.
        found = "".join(map(self._by_chunk.__getitem__, chunks))
        return "".join(map(self._by_token.__getitem__, cut(text))) if _NO_SYMBOLS in found else found

    def tokens(self, text: str) -> Tokens:
        """A text with its tokens."""
        pattern = _SPACED.get(_pattern(text))
        if pattern is None:
            return self._searched(text)
        spaced = pattern.findall(text)
        found = [*map(str.rstrip, spaced, repeat(_SPACES))]
        starts = [*accumulate(map(len, spaced), initial=len(text) - len(text.lstrip(_SPACES)))]
        starts.pop()
        ends = [*map(add, starts, map(len, found))]
        return Tokens(text, "".join(map(self._by_token.__getitem__, found)), starts, ends)

    def _searched(self, text: str) -> Tokens:
        """A text with its tokens, each looked for after the one before."""
        found = cut(text)
        starts: list[int] = []
        ends: list[int] = []
        end = 0
        for token in found:
            # Only white space lies between tokens, so the first place where a token is found is its own.
            start = text.find(token, end)
            end = start + len(token)
            starts.append(start)
            ends.append(end)
        return Tokens(text, "".join(map(self._by_token.__getitem__, found)), starts, ends)

    def _symbols_of_chunk(self, chunk: str) -> str:
        if chunk.isascii() and chunk.isalpha():
            return self._by_token[chunk]
        if _pattern(chunk) is _UNICODE:
            return _NO_SYMBOLS
        return "".join(map(self._by_token.__getitem__, cut(chunk)))

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
