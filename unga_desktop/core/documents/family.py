"""Families of documents, by their symbols: a draft, its revisions, corrigenda and addenda, amendments to it, the text adopted.

The components ``Rev.1``, ``Corr.1``, ``Add.1`` after a symbol name a later version or a part of the same document (Dag
Hammarskjöld Library, guide to symbols). What amends or adopts a draft has a symbol of its own and names the draft in its
head: "Amendment to draft resolution A/C.3/80/L.20", "[without reference to a Main Committee (A/80/L.5)]".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.documents.catalogue import Kind
from unga_desktop.core.documents.document import Document, Section

_LATER = regex.compile(r"(Rev|Corr|Add|Amend)\.?([0-9]*)(?:-[0-9]+)?\*{0,3}")
_DRAFT = regex.compile(r"\b[ASET]/(?:[\w.()-]+/){0,5}L\.\s?[0-9]+(?:/(?:Rev|Corr|Add)\.[0-9]+)*")
_STAGES = {Kind.DRAFT: 0, Kind.REVISION: 0, Kind.RESOLUTION: 1}
_HEAD = 12
"""So many paragraphs at the head of a text may name the draft that it amends or adopts."""


@dataclass(frozen=True, slots=True)
class Version:
    """Which version of its document a symbol names: ``base`` without what names the version, and the numbers after
    ``Rev.``, ``Corr.`` and ``Add.``, 0 where there is none."""

    base: str
    revision: int = 0
    corrigendum: int = 0
    addendum: int = 0

    @property
    def is_whole_text(self) -> bool:
        """Whether the symbol names the text itself, not a correction of it or an addition to it."""
        return not self.corrigendum and not self.addendum


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a family, as much as is needed to arrange it."""

    identity: str
    symbol: str
    kind: Kind
    date: str = ""
    language: str = ""


def version(symbol: str) -> Version:
    """What a symbol, in any spelling, says of the version."""
    components = symbols.normalise(symbol).partition("#")[0].rstrip("*").split("/")
    numbers = {"Rev": 0, "Corr": 0, "Add": 0, "Amend": 0}
    while len(components) > 2 and (found := _LATER.fullmatch(components[-1])):
        numbers[found[1]] = int(found[2] or 1)
        components.pop()
    return Version("/".join(components), numbers["Rev"], numbers["Corr"], numbers["Add"])


def life_order(names: Sequence[str]) -> list[int]:
    """The places of documents in the order in which the versions of a text come about, by their symbols: draft, revisions,
    adopted text. As they are given where the symbols do not say."""
    given = list(range(len(names)))
    found = [symbols.parse(name) for name in names]
    stages = [_STAGES.get(symbol.kind) if symbol else None for symbol in found]
    if None in stages:
        return given
    return sorted(given, key=lambda place: (stages[place] or 0, version(names[place]).revision))


def family_of(symbol: str) -> str:
    """The symbol of the document that a symbol is a version of; an empty symbol has no family."""
    return version(symbol).base if symbol else ""


def family_of_document(document: Document, symbol: str, kind: Kind) -> str:
    """The family of a document: that of the draft that its head names where it amends or adopts one, else its symbol's."""
    own = family_of(symbol)
    if kind in (Kind.AMENDMENT, Kind.RESOLUTION):
        named = (family_of(name) for name in _drafts_named(document))
        return next((name for name in named if name and not symbols.same(name, own)), own)
    return own


def counterparts(members: Sequence[Member]) -> dict[str, str]:
    """What each document of one family is compared with when it is opened alone, by their identities; '' for none.

    The adopted text with the last version of its draft, that and the draft with the adopted text; without one, the first
    draft with its last revision and a revision with the version before. Languages are not mixed.
    """
    found = {member.identity: "" for member in members}
    for language in {member.language for member in members}:
        own = [member for member in members if member.language == language]
        found |= _counterparts(own)
    return found


def _counterparts(members: Iterable[Member]) -> dict[str, str]:
    whole = [(version(member.symbol), member) for member in members]
    drafts = sorted(
        (
            (v.revision, m.date, m.identity)
            for v, m in whole
            if m.kind in (Kind.DRAFT, Kind.REVISION) and v.is_whole_text
        ),
    )
    adopted = sorted((m.date, m.identity) for v, m in whole if m.kind is Kind.RESOLUTION and v.is_whole_text)
    versions = [identity for _, _, identity in drafts]
    if not versions:
        return {}
    if adopted:
        last = adopted[-1][1]
        return dict.fromkeys((*versions, *(identity for _, identity in adopted)), last) | dict.fromkeys(
            (identity for _, identity in adopted), versions[-1]
        )
    if len(versions) < 2:
        return {}
    earlier = dict(zip(versions[1:], versions, strict=False))
    return {versions[0]: versions[-1]} | earlier


def _drafts_named(document: Document) -> Iterable[str]:
    """The symbols of drafts in the head of a document: its title, and what stands before the text opens."""
    for paragraph in document.paragraphs[:_HEAD]:
        if paragraph.section not in (Section.TITLE, Section.HEADING, Section.PREAMBULAR):
            return
        yield from _DRAFT.findall(paragraph.text)
