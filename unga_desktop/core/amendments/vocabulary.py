"""The words of amending instructions in one language, and an instruction's text cut into lexemes by them.

A lexeme is a phrase of the vocabulary, a number, a printed label, a mark of punctuation or a quotation. Each has a name; the
grammar knows names, never words. What the vocabulary does not hold is an ``Unknown`` and refuses its instruction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import regex

from unga_desktop.core.amendments.quotation import Quotation

_WORD = regex.compile(r"[\p{L}\p{N}\p{M}]+(?:['’\-\u2010\u2011][\p{L}\p{M}]+)*")
_SUFFIX = r"(?:bis|ter|quater|quinquies|sexies|septies|octies)"
_NUMBER = regex.compile(rf"([1-9]\d{{0,2}})(?:[ \u00a0]?({_SUFFIX}))?(?![\p{{L}}\p{{N}}/])")
_SECTIONED = regex.compile(r"([A-Z]|[IVX]{1,5})\.([1-9]\d{0,2})(?![\p{L}\p{N}])")
_LABEL = regex.compile(
    r"\(([a-z]{1,2}|[ivxl]{1,6}|[A-Z]{1,2}|[IVX]{1,6}|\d{1,2})\)(?:[ \u00a0](bis|ter|quater)(?!\p{L}))?"
)
_HALF_LABEL = regex.compile(r"(?<![\p{L}\p{N}])([a-z]{1,2}|[ivxl]{1,6}|[A-Z])\)")
_LETTER = regex.compile(r"(?:[A-Z]|[IVXL]{1,6})(?![\p{L}\p{N}'’])")
_SMALL_LETTER = regex.compile(r"([b-z])(?=[ ,;:.]|$)")
_GLUED = regex.compile(r"([OP]P|[op]p|[OP]p)[ .]?(?=\d)")
_MARKS = {
    "(": "COMMA",
    ")": "COMMA",
    ",": "COMMA",
    ";": "SEMICOLON",
    ":": "COLON",
    ".": "STOP",
    "-": "DASH",
    "–": "DASH",
    "—": "DASH",
    "\u2010": "DASH",
}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A named piece of an instruction. ``value`` is what it says: a number, a label, the rank of an ordinal."""

    name: str
    start: int
    end: int
    value: str | int = ""
    quotation: Quotation | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word or sign that is not in the vocabulary, at character ``position``."""

    word: str
    position: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The phrases of one language. ``phrases`` maps a phrase, as a tuple of lower-case words, to a lexeme's name.

    ``ordinals`` and ``occurring`` map phrases to ranks (from 1, -1 the last), ``marks`` the names of marks to the marks.
    ``leads`` end the words about who speaks; before them stand names, ``speaking`` and an adjective after ``described``, and
    none of ``denying``. ``amending`` stand in the head of a document before what it amends, ``headings``
    and ``introductions`` are lines that say nothing. ``elisions`` are short words that an apostrophe joins to the next ("l'");
    ``after_noun`` names the lexemes that may follow the noun they belong to ("paragraphe suivant"). ``unquoted`` are pairs of
    phrases between and after which words stand without marks ("for ... read ..."). ``amendment_nouns`` are what another
    amendment is called, ``attached`` the words that point to an attachment.
    """

    phrases: Mapping[tuple[str, ...], str]
    ordinals: Mapping[tuple[str, ...], int]
    numbers: Mapping[str, int]
    ordinal_suffixes: Sequence[str]
    marks: Mapping[str, str]
    leads: Sequence[tuple[str, ...]]
    amending: Sequence[str]
    headings: Sequence[str]
    dotted: frozenset[str] = field(default_factory=frozenset)
    language: str = "en"
    occurring: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    introductions: Sequence[str] = ()
    elisions: frozenset[str] = field(default_factory=frozenset)
    after_noun: frozenset[str] = field(default_factory=frozenset)
    unquoted: Sequence[tuple[str, str]] = ()
    amendment_nouns: Sequence[str] = ()
    attached: Sequence[str] = ()
    speaking: frozenset[str] = field(default_factory=frozenset)
    described: frozenset[str] = field(default_factory=frozenset)
    denying: frozenset[str] = field(default_factory=frozenset)

    @property
    def longest(self) -> int:
        """The number of words of the longest phrase."""
        return max(map(len, self.phrases))


def lexemes(text: str, quotes: Sequence[Quotation], vocabulary: Vocabulary) -> list[Lexeme] | Unknown:
    """The lexemes of an instruction, words that say nothing left out, or the first word that is not understood."""
    return _Lexer(text, quotes, vocabulary).run()


def plain(word: str) -> str:
    """A word in small letters, with the apostrophe and the hyphen of the vocabulary."""
    return word.lower().replace("’", "'").replace("\u2010", "-").replace("\u2011", "-")


class _Lexer:
    def __init__(self, text: str, quotes: Sequence[Quotation], vocabulary: Vocabulary) -> None:
        self._text = text
        self._quotes = {quote.start: quote for quote in quotes}
        self._vocabulary = vocabulary
        self._found: list[Lexeme] = []
        self._longest = vocabulary.longest
        suffixes = "|".join(map(regex.escape, sorted(vocabulary.ordinal_suffixes, key=len, reverse=True)))
        self._ordinal = regex.compile(rf"(\d{{1,2}})\.?(?:{suffixes})(?!\w)", regex.I)

    def run(self) -> list[Lexeme] | Unknown:
        position = 0
        while position < len(self._text):
            if self._text[position].isspace():
                position += 1
                continue
            lexeme = self._next(position)
            if lexeme is None:
                word = _WORD.match(self._text, position)
                return Unknown(word[0] if word else self._text[position], position)
            if lexeme.name != "NOTHING":
                self._found.append(lexeme)
            position = lexeme.end
        return self._found

    def _next(self, at: int) -> Lexeme | None:
        quote = self._quotes.get(at)
        if quote:
            return Lexeme("QUOTE", at, quote.end, quotation=quote)
        lettered = self._letter(at) if self._found and self._found[-1].name in ("SECTION", "HEADING", "ANNEX") else None
        return lettered or self._number(at) or self._phrase(at) or self._letter(at) or self._mark(at)

    def _mark(self, at: int) -> Lexeme | None:
        name = _MARKS.get(self._text[at])
        return Lexeme(name, at, at + 1) if name else None

    def _number(self, at: int) -> Lexeme | None:
        text = self._text
        if found := _GLUED.match(text, at):
            return Lexeme("OPERATIVE" if found[1].lower() == "op" else "PREAMBULAR", at, found.end())
        if found := _SECTIONED.match(text, at):
            self._found.append(Lexeme("LETTER", at, at + len(found[1]), found[1]))
            stop = text[found.end() : found.end() + 1] == "." and self._goes_on("", found.end() + 1)
            return Lexeme("NUMBER", found.start(2), found.end() + stop, found[2])
        if found := _LABEL.match(text, at) or _HALF_LABEL.match(text, at):
            suffix = found[2] if found.re is _LABEL and found[2] else ""
            return Lexeme("LABEL", at, found.end(), f"({found[1]}) {suffix}".strip())
        if found := self._ordinal.match(text, at):
            return Lexeme("ORDINAL", at, found.end(), int(found[1]))
        if found := _NUMBER.match(text, at):
            return Lexeme("NUMBER", at, found.end(), f"{found[1]} {found[2]}" if found[2] else found[1])
        return None

    def _letter(self, at: int) -> Lexeme | None:
        found = _LETTER.match(self._text, at)
        before = self._found[-1].name if self._found else ""
        if found and before in ("SECTION", "HEADING", "ANNEX", "SUBPARAGRAPH", "AND", "COMMA", "TO", "AT", "DASH"):
            return Lexeme("LETTER", at, found.end(), found[0])
        small = _SMALL_LETTER.match(self._text, at)
        if small and before == "SUBPARAGRAPH":
            return Lexeme("LABEL", at, small.end(), f"({small[0]})")
        return None

    def _phrase(self, at: int) -> Lexeme | None:
        words: list[str] = []
        best: Lexeme | None = None
        position = at
        while len(words) < self._longest and (found := self._word(position)):
            word, end = found
            words.append(word)
            best = self._named(tuple(words), at, end) or best
            position = end
            while position < len(self._text) and self._text[position].isspace():
                position += 1
        return best

    def _word(self, at: int) -> tuple[str, int] | None:
        if self._text[at : at + 1] == "&":
            return "&", at + 1
        if self._text[at : at + 1] == "," and at + 1 < len(self._text):
            return ",", at + 1
        found = _WORD.match(self._text, at)
        if not found:
            return None
        word = plain(found[0])
        end = found.end()
        head, apostrophe, rest = word.partition("'")
        if apostrophe and rest and head in self._vocabulary.elisions:
            return head + apostrophe, at + len(head) + 1
        if (
            self._text[end : end + 1] == "."
            and word + "." in self._vocabulary.dotted
            and self._goes_on(found[0], end + 1)
        ):
            end += 1
        return word, end

    def _goes_on(self, word: str, at: int) -> bool:
        """Whether a full stop belongs to an abbreviation: the sentence goes on after it."""
        rest = self._text[at:].lstrip()
        return bool(rest) and (word.isupper() or rest[0].isdigit() or rest[0].islower() or rest[0] in '(,;:“"«‘')

    def _named(self, words: tuple[str, ...], start: int, end: int) -> Lexeme | None:
        vocabulary = self._vocabulary
        if words in vocabulary.ordinals:
            return Lexeme("ORDINAL", start, end, vocabulary.ordinals[words])
        if len(words) == 1 and words[0] in vocabulary.numbers:
            return Lexeme("NUMBER", start, end, str(vocabulary.numbers[words[0]]))
        if words in vocabulary.occurring:
            return Lexeme("OCCURRING", start, end, vocabulary.occurring[words])
        mark = vocabulary.marks.get(" ".join(words))
        if mark:
            return Lexeme("MARK", start, end, mark)
        name = vocabulary.phrases.get(words)
        return Lexeme(name, start, end, " ".join(words)) if name else None
