"""Symbols of United Nations documents: one spelling for each, and the order in which a reader expects them.

The rules of symbols are those of the Dag Hammarskjöld Library's guide: components between slashes, the organ first
(``A``, ``S``), then committee or session, the nature of the document (``RES``, ``L.``) and of its later versions
(``Rev.1``). A suffix after ``#`` is this project's own: it names a vote or a document that has no symbol of its own
(``A/ES-11/L.11#amendment-4``).
"""

import unicodedata
from dataclasses import dataclass

import regex

from unga_desktop.core.documents.catalogue import Kind

_ORGANS = {"A": "GA", "S": "SC", "E": "ECOSOC", "T": "TC"}
_BODY = regex.compile(r"[A-Z]{2,5}")
"""Treaty bodies, programmes, the Secretariat: ``CRC``, ``DP``, ``ST``."""
_MARKS = {"ADD": "Add", "AMEND": "Amend", "CORR": "Corr", "REV": "Rev", "SUMMARY": "Summary"}
_DASHES = regex.compile(r"\p{Pd}")
_COMPONENT = regex.compile(r"[A-Z0-9][A-Z0-9.()\[\]\- ]*")
_YEAR_AT_ONCE = regex.compile(r"(?<=[0-9])\(([0-9]{4})\)$")
_YEAR = regex.compile(r" \([0-9]{4}\)$")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol taken apart.

    ``text`` is the symbol as it is written, ``organ`` a short code (``GA``, ``SC``, ``HRC``; empty where it is not known),
    ``session`` the session as written in the symbol (``"ES-11"``, ``"79"``; empty for the Council), ``kind`` what the
    symbol says of its document: an amendment cannot be told from a draft by its symbol alone.
    """

    text: str
    organ: str
    session: str
    kind: Kind


def normalise(text: str) -> str:
    """The one spelling of a symbol: ``a/res/es-11 /8`` gives ``A/RES/ES-11/8``, ``s/res/2774(2025)`` ``S/RES/2774 (2025)``.

    Nothing is checked: what is no symbol comes back with its letters in capitals and its spaces taken out.
    """
    plain, mark, suffix = unicodedata.normalize("NFKC", text).partition("#")
    plain = "".join(_DASHES.sub("-", plain).split())
    components = [_written(component) for component in plain.upper().split("/")]
    return "/".join(components) + mark + suffix.strip().lower()


def parse(text: str) -> Symbol | None:
    """Takes a symbol apart, in any spelling; None where the text is no symbol."""
    written = normalise(text)
    plain = written.partition("#")[0]
    components = plain.split("/")
    first = components[0]
    if len(components) < 2 or (first not in _ORGANS and not _BODY.fullmatch(first)):
        return None
    if not all(_COMPONENT.fullmatch(component.upper()) for component in components):
        return None
    return Symbol(written, _organ(components), _session(components), _kind(written, components))


def same(one: str, other: str) -> bool:
    """Whether two spellings name one document. The year or session in brackets may be left out: ``S/RES/2774``."""
    return key(one) == key(other)


def key(text: str) -> str:
    """The same for all spellings of one symbol, for looking it up; not for showing."""
    return _without_year(normalise(text))


def sort_key(text: str) -> tuple[str | int, ...]:
    """A key under which ``L.9`` comes before ``L.10`` and ``A/RES/ES-11/2`` before ``A/RES/ES-11/10``."""
    parts = regex.split("([0-9]+)", normalise(text).casefold())
    return tuple(int(part) if index % 2 else part for index, part in enumerate(parts))


def _written(component: str) -> str:
    word, point, rest = component.partition(".")
    if point and word in _MARKS:
        return f"{_MARKS[word]}.{rest}"
    return _YEAR_AT_ONCE.sub(r" (\1)", component) if component.endswith(")") else component


def _without_year(written: str) -> str:
    return _YEAR.sub("", written)


def _organ(components: list[str]) -> str:
    if components[:2] == ["A", "HRC"]:
        return "HRC"
    return _ORGANS.get(components[0], "")


def _session(components: list[str]) -> str:
    """The component after the organ that is a session: a number, or a number after ES- (emergency) or S- (special)."""
    if components[0] != "A":
        return ""
    for position, component in enumerate(components[1:], 1):
        # The last number counts documents: A/789 is of no session that its symbol names.
        if position < len(components) - 1 and regex.fullmatch(r"(?:ES-|S-)?[0-9]+", component):
            return component
        # Up to its thirtieth session the Assembly numbered resolutions through: A/RES/377(V) is of the fifth.
        roman = regex.fullmatch(r"[0-9]+[A-Z]?\(((?:ES-|S-)?[IVXLC]+)\)[A-Z]?", component)
        if roman:
            return roman[1]
    return ""


def _kind(written: str, components: list[str]) -> Kind:
    if "#amendment" in written:
        return Kind.AMENDMENT
    if "RES" in components:
        return Kind.RESOLUTION
    if any(component.startswith("Amend.") for component in components):
        return Kind.AMENDMENT
    if any(component.startswith("Rev.") for component in components):
        return Kind.REVISION
    if any(component.startswith("L.") for component in components):
        return Kind.DRAFT
    return Kind.OWN
