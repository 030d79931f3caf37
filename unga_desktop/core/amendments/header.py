"""The head of an amendment document: who proposes, which text is amended, and where the instructions begin."""

import re
from dataclasses import dataclass

from unga_desktop.core.amendments.vocabulary import Vocabulary
from unga_desktop.core.symbol import parse as parse_symbol
from unga_desktop.core.text import lines

SYMBOL = r"[A-Z]{1,5}/[A-Za-z0-9./()\-]*[A-Za-z0-9)](?:#[\w-]+)?"
_SEARCHED = 20_000


@dataclass(frozen=True, slots=True)
class Header:
    """``sponsor`` without asterisks and ``target``, a symbol, empty where they are not given; ``end`` in characters."""

    sponsor: str
    target: str
    end: int


def read_header(text: str, vocabulary: Vocabulary) -> Header:
    """ "Burundi: amendment to revised draft resolution A/C.3/80/L.20/Rev.1"; "Amendments proposed by Chile to A/C.1/80/L.2"."""
    found = _amending(text[:_SEARCHED], vocabulary)
    if found:
        sponsor = (found["sponsor"] or found["proposer"] or "").split("\n\n")[-1]
        return Header(" ".join(re.sub(r"[*¹²³]", "", sponsor).split()), found["target"], found.end())
    return Header("", "", _end_of_titles(text, vocabulary))


def _amending(text: str, vocabulary: Vocabulary) -> re.Match[str] | None:
    phrases = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in vocabulary.amending)
    to = r"(?<=\s)(?:to|à|au|aux|al)"
    pattern = (
        rf"^[ \t]*(?:(?P<sponsor>[^:“\"«]{{1,1500}}?)\s*:\s*)?(?:{phrases})\b[ \t]*"
        rf"(?:(?P<proposer>[^:“\"«;\n]{{1,600}}?)\s+{to}\b)?[^:“\";«]{{0,200}}?"
        rf"(?<![/\w])(?P<target>{SYMBOL})[ \t]*[*.:]{{0,3}}[ \t]*$"
    )
    return re.search(pattern, text, re.I | re.M)


def _end_of_titles(text: str, vocabulary: Vocabulary) -> int:
    """Without a header: the end of the symbols and titles that stand at the head."""
    end = position = 0
    for line in lines(text[:_SEARCHED]):
        bare = line.strip()
        if bare:
            if not (parse_symbol(bare.rstrip("*")) and "/" in bare) and not is_title(bare, vocabulary):
                break
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
            r"(?:\d{1,2}-\d{4,6}\s*(?:\(E\)|\(F\)|\(S\))?[\d\s]*|[*_\-–—=\s.…]{3,}|/\.{3}|\d{1,3}/\d{1,3})", bare
        )
        is not None
    )
