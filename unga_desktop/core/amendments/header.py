"""The head of an amendment document: who proposes, which text is amended, and where the instructions begin."""

import re
from dataclasses import dataclass

from unga_desktop.core.amendments.vocabulary import Vocabulary
from unga_desktop.core.documents.symbol import parse as parse_symbol
from unga_desktop.core.documents.text import lines

SYMBOL = r"[A-Z]{1,5}/[A-Za-z0-9./()\-]*[A-Za-z0-9)](?:#[\w-]+)?"
_SEARCHED = 20_000
_LONGEST = 1_500
_MOST_LINES = 12
_TARGET = re.compile(
    r"[ \t]*(?:(?P<proposer>[^:“\"«;]{1,600}?)\s+(?:to|à|au|aux|al)\b)?[^:“\";«]{0,200}?"
    rf"(?<![/\w])(?P<target>{SYMBOL})(?P<last>[ \t]*[*.:]{{0,3}})[ \t]*(?=\n|$)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Header:
    """``sponsor`` without asterisks and ``target``, a symbol, empty where they are not given; ``end`` in characters."""

    sponsor: str
    target: str
    end: int


def read_header(text: str, vocabulary: Vocabulary) -> Header:
    """ "Burundi: amendment to revised draft resolution A/C.3/80/L.20/Rev.1"; "Amendments proposed by Chile to A/C.1/80/L.2"."""
    phrases = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in vocabulary.amending)
    for found in re.finditer(rf"\b(?:{phrases})\b", text[:_SEARCHED], re.I):
        sponsor = _before(text, found.start())
        named = _TARGET.match(text, found.end(), found.end() + _LONGEST) if sponsor is not None else None
        if named:
            whole = sponsor or (named["proposer"] or "")
            return Header(" ".join(re.sub(r"[*¹²³]", "", whole).split()), named["target"], named.end("last"))
    return Header("", "", _end_of_titles(text, vocabulary))


def _before(text: str, position: int) -> str | None:
    """The sponsors before "amendment to", empty where the line begins with it; None where something else stands there."""
    start = text.rfind("\n", 0, position) + 1
    here = text[start:position].strip()
    if not here:
        return ""
    bare = here.rstrip("*¹²³ ")
    if not bare.endswith(":") or len(here) > _LONGEST or any(mark in here for mark in '“”"«»'):
        return None
    lines = [bare[:-1]]
    while start and len(lines) < _MOST_LINES:
        end, start = start - 1, text.rfind("\n", 0, start - 1) + 1
        line = text[start:end].strip()
        if not line.rstrip("*¹²³ ").endswith((",", " and", " et", " y")):
            break
        lines.insert(0, line)
    return " ".join(lines)


def _end_of_titles(text: str, vocabulary: Vocabulary) -> int:
    """Without a header: the end of the symbols and titles that stand at the head, to the last "Amendments" or "Corrigendum"."""
    end = position = 0
    head = True
    for number, line in enumerate(lines(text[:_SEARCHED])):
        bare = line.strip()
        if number > 3 * _MOST_LINES or any(mark in bare for mark in '“”"«»'):
            break
        titled = bool(bare) and is_title(bare, vocabulary)
        symbol = bool(bare) and "/" in bare and parse_symbol(bare.rstrip("*")) is not None
        head = head and (not bare or titled or symbol)
        if titled or (head and bare):
            end = position + len(line)
        position += len(line) + 1
    return min(end, len(text))


def is_title(line: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is "Amendments", "Oral revision No. 2" or the like."""
    bare = re.sub(r"(?:\s+(?:n[o°º]?\.?\s*)?(?:\d{1,3}|[ivx]{1,5}))?\s*[:.]?$", "", line.strip().lower())
    return bare in vocabulary.headings


def is_introduction(line: str, vocabulary: Vocabulary) -> bool:
    """Whether a line announces instructions and is none itself: "Chile proposes the following amendments:"."""
    bare = line.strip().lower()
    announces = any(phrase in bare for phrase in vocabulary.introductions)
    return announces and bare.endswith((":", ".")) and not any(char in bare for char in '“”"«»') and len(bare) < 400


def is_layout(line: str) -> bool:
    """Whether a line is a page number, a document number or a rule, or a note on the sponsors below an asterisk."""
    bare = line.strip()
    if re.fullmatch(r"[*¹²³]+\s+[^“\"«]{3,300}", bare):
        return True
    return (
        re.fullmatch(
            r"(?:\d{1,2}-\d{4,6}\s*(?:\(E\)|\(F\)|\(S\))?[\d\s]*|\*\d+\*|[*_\-–—=\s.…]{3,}|/\.{3}|\d{1,3}/\d{1,3})",
            bare,
        )
        is not None
    )
