"""Text to tokens: words, single Chinese characters, single marks of punctuation. White space is no token.

Kept whole: ``A/C.3/79/L.12/Rev.1``, ``capacity-building``, ``l'article``, ``1,000``, vowelled Arabic. No token ends inside
a grapheme. Each token has a symbol, one character that stands for all tokens with the same key in one comparison; so a
text becomes a string in which diff-match-patch compares words.
"""

import re
from dataclasses import dataclass

import regex

from unga_desktop.core import folding

# The two patterns cut ASCII text alike; the first is several times faster.
_ASCII = re.compile(r"\w+(?:['\-/]\w+|\.(?=\d)\w+|(?<=\d),(?=\d)\w+)*|[^\w\s]", re.ASCII)
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
        self._by_token: dict[str, str] = {}
        self._by_key: dict[str, str] = {}
        self.words: set[str] = set()
        """The symbols of tokens that are words: they hold a letter or a digit."""

    def symbols(self, text: str) -> str:
        """The symbols of a text's tokens."""
        table = self._by_token
        tokens = _cut(text)
        try:
            return "".join([table[token] for token in tokens])
        except KeyError:
            return "".join([table.get(token) or self._symbol(token) for token in tokens])

    def tokens(self, text: str) -> Tokens:
        """A text with its tokens."""
        pattern = _ASCII if text.isascii() else _UNICODE
        return Tokens(text, self.symbols(text), tuple([found.span() for found in pattern.finditer(text)]))

    def _symbol(self, token: str) -> str:
        key = folding.token_key(token)
        symbol = self._by_key.get(key)
        if symbol is None:
            symbol = chr(self._code(len(self._by_key)))
            self._by_key[key] = symbol
            if _HAS_WORD.search(token):
                self.words.add(symbol)
        self._by_token[token] = symbol
        return symbol

    @staticmethod
    def _code(number: int) -> int:
        code = _FIRST_SYMBOL + number
        return code if code < _SURROGATES.start else code + len(_SURROGATES)

    def count_words(self, symbols: str) -> int:
        """How many of the tokens are words."""
        return sum(map(self.words.__contains__, symbols))


def cut(text: str) -> list[str]:
    """The tokens of a text."""
    return _cut(text)


def _cut(text: str) -> list[str]:
    found: list[str] = (_ASCII if text.isascii() else _UNICODE).findall(text)
    return found


def token_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of the tokens of a text."""
    return [found.span() for found in (_ASCII if text.isascii() else _UNICODE).finditer(text)]


def is_word(token: str) -> bool:
    """Whether a token holds a letter or a digit."""
    return _HAS_WORD.search(token) is not None


def count_words(text: str) -> int:
    """The number of words in a text; in Chinese, of characters."""
    if text.isascii():
        return len(_ASCII_WORD.findall(text))
    return sum(map(is_word, _UNICODE.findall(text)))


_ASCII_WORD = re.compile(r"\w+(?:['\-/]\w+|\.(?=\d)\w+|(?<=\d),(?=\d)\w+)*", re.ASCII)
