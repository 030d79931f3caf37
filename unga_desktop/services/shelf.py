"""Bundled and kept documents in one list, as it is at one moment: which of two with one symbol stands in its place."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.documents.catalogue import Entry
from unga_desktop.core.documents.catalogue_order import place
from unga_desktop.core.documents.document import TextStatus
from unga_desktop.core.documents.family import Member, counterparts
from unga_desktop.storage.documents import Listed, entry_of

BESIDE = "#kept"
"""The suffix under which a kept document stands in the list beside the bundled one of its symbol."""

Placed = tuple[str, Entry, int]
"""Where an entry stands in the list, and the number of the kept document, 0 for a bundled one."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The list of the library. ``by_key`` finds an entry, and the number of the kept document (0 for a bundled one), by
    the key of its symbol, ``by_number`` the entry of a kept document. ``summaries`` are the bundled entries that there is a
    kept document of too, by the key of the symbol, with that document's number."""

    entries: tuple[Entry, ...]
    by_key: Mapping[str, tuple[Entry, int]]
    by_number: Mapping[int, Entry]
    summaries: Mapping[str, tuple[Entry, int]]


def shelf(bundled: Sequence[Entry], listed: Sequence[Listed] = ()) -> Shelf:
    """The list of bundled entries and of the rows of kept documents."""
    waiting = {symbols.key(entry.symbol): entry for entry in bundled}
    summaries: dict[str, tuple[Entry, int]] = {}
    found: list[tuple[str, Placed]] = []
    for row in listed:
        entry, key, number = entry_of(row), row[15], row[14]
        other = waiting.get(key)
        if other is not None:
            if other.text_status is not TextStatus.NONE:
                summaries[key] = (other, number)
            if _takes_place(row, other):
                del waiting[key]
                entry = _in_place_of(other, entry, row[11])
            else:
                entry, key = replace(entry, symbol=entry.symbol + BESIDE), key + BESIDE
        found.append((key, (row[13], entry, number)))
    own = [(key, (place(entry.organ, entry.session, entry.symbol), entry, 0)) for key, entry in waiting.items()]
    return _shelf(_arranged([*own, *found], {entry.family for entry in bundled}), summaries)


def _shelf(found: list[tuple[str, Placed]], summaries: dict[str, tuple[Entry, int]]) -> Shelf:
    found.sort(key=lambda pair: pair[1][0])
    return Shelf(
        tuple([placed[1] for _, placed in found]),
        {key: (entry, number) for key, (_, entry, number) in found},
        {number: entry for _, (_, entry, number) in found if number},
        summaries,
    )


def _takes_place(row: Listed, other: Entry) -> bool:
    """The issued text goes before a summary, unless the user wants the summary; any text goes before none."""
    if other.text_status is TextStatus.NONE:
        return True
    return row[7] == TextStatus.OFFICIAL.value and not row[12]


def _in_place_of(other: Entry, entry: Entry, file: str) -> Entry:
    """The entry of a kept document with what the bundled one knows: its votes, what it belongs to."""
    official = entry.text_status is TextStatus.OFFICIAL
    return replace(
        other,
        title=entry.title if entry.title and entry.title != file else other.title,
        date=entry.date or other.date,
        language=entry.language or other.language,
        text_status=entry.text_status,
        sponsor=entry.sponsor or other.sponsor,
        note=f"The issued text, from the file {file}." if official else f"Your own text, from the file {file}.",
    )


def _arranged(found: list[tuple[str, Placed]], bundled: set[str]) -> list[tuple[str, Placed]]:
    """In families that have both bundled and kept members, who has no counterpart gets one."""
    families: dict[str, list[Entry]] = defaultdict(list)
    for _, (_, entry, _) in found:
        if entry.family in bundled:
            families[entry.family].append(entry)
    mixed = {family for _, (_, entry, number) in found if number and (family := entry.family) in bundled}
    if not mixed:
        return found
    other: dict[str, str] = {}
    for family in mixed:
        members = families[family]
        other |= counterparts([Member(e.symbol, e.symbol, e.kind, e.date, e.language) for e in members])
    return [
        (key, (at, replace(entry, counterpart=other[entry.symbol]), number))
        if not entry.counterpart and other.get(entry.symbol)
        else (key, (at, entry, number))
        for key, (at, entry, number) in found
    ]
