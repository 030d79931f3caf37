"""A line of the list at the left: a document, or a comparison of the user's own, in the words in which it is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import regex

from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.documents.catalogue import Entry, Kind
from unga_desktop.core.documents.document import TextStatus
from unga_desktop.core.documents.kept_document import KeptComparison
from unga_desktop.core.votes.roll_call import RollCall
from unga_desktop.core.words.language import NAMES
from unga_desktop.services.preferences import OwnComparison

NAMELESS = "Symbol not known"
_LIFE = (Kind.DRAFT, Kind.REVISION, Kind.AMENDMENT, Kind.RESOLUTION, Kind.OWN)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_STATUS = {
    TextStatus.SUMMARY: "summary",
    TextStatus.NONE: "no text",
    TextStatus.OFFICIAL: "official text",
    TextStatus.OWN: "own file",
}
_BESIDE = regex.compile(r"(?:(?P<language>ar|en|es|fr|ru|zh)(?:-[0-9]+)?|kept|document-[0-9]+|[0-9]+)")
"""The suffix of a kept document whose symbol another one has too."""


@dataclass(frozen=True, slots=True)
class Line:
    """A document or comparison of the list.

    ``name`` and ``title`` are its two lines, ``status`` what its text is worth in a word, ``date`` is ISO, ``totals`` reads
    ``93-8-73``, ``outcome`` ``adopted`` or ``rejected``; ``remark`` is said in full where the pointer rests. Exactly one of
    ``symbol`` and ``own`` is set. ``missing``: a file of the comparison is no longer where it was.
    """

    name: str
    title: str = ""
    status: str = ""
    date: str = ""
    totals: str = ""
    outcome: str = ""
    remark: str = ""
    symbol: str = ""
    own: OwnComparison | KeptComparison | None = None
    missing: bool = False
    rank: int = 0
    """Where a document stands in the life of a text (draft, revision, amendment, resolution); how recent an own comparison."""


@cache
def session_title(session: str) -> str:
    """A session's key in words: ``ES-11`` is the 11th emergency special session, ``80`` the 80th session."""
    before, _, number = session.rpartition("-")
    kind = {"ES": "emergency special session", "S": "special session"}.get(before, "session")
    if not number.isdecimal():
        return session or "Other documents"
    counted = int(number)
    ending = "th" if counted % 100 in (11, 12, 13) else _ENDINGS.get(counted % 10, "th")
    return f"{counted}{ending} {kind}"


def votes_in_favour(totals: str) -> int:
    first = totals.partition("-")[0]
    return int(first) if first.isdecimal() else -1


def entry_line(entry: Entry, roll_calls: Mapping[str, RollCall]) -> Line:
    roll_call = next((roll_calls[key] for key in entry.roll_calls if key in roll_calls), None)
    status = _STATUS.get(entry.text_status, "")
    outcome = roll_call.outcome if roll_call else ""
    facts = (
        f"{entry.symbol}: {entry.title}",
        f"{entry.kind.value}, {day_in_words(entry.date)}" if entry.date else str(entry.kind.value),
        f"proposed by {entry.sponsor}" if entry.sponsor else "",
        f"{roll_call.published}, {outcome}" if roll_call else "",
        "The text is a summary in this program's own words." if entry.text_status is TextStatus.SUMMARY else "",
        entry.note,
    )
    return Line(
        name=short_name(entry),
        title=entry.title,
        status=status,
        date=entry.date,
        totals=_totals(roll_call),
        outcome=_outcome_word(entry, roll_call),
        remark="\n".join(filter(None, facts)),
        symbol=entry.symbol,
        rank=_LIFE.index(entry.kind),
    )


def short_name(entry: Entry) -> str:
    """A document without a symbol of its own goes by what it amends: ``Amendment 1 to L.11``."""
    symbol, _, suffix = entry.symbol.partition("#")
    if not suffix:
        return symbol
    beside = _BESIDE.fullmatch(suffix)
    if beside:  # in the narrow list by the code of its language
        return f"{symbol} ({beside['language']})" if beside["language"] else spoken(entry.symbol)
    return amendment_name(symbol, suffix) if entry.kind is Kind.AMENDMENT else NAMELESS


def spoken(identity: str) -> str:
    """A name of the library as a reader is told it: ``A/C.3/80/L.20#fr`` as ``A/C.3/80/L.20 (French)``."""
    symbol, _, suffix = identity.partition("#")
    beside = _BESIDE.fullmatch(suffix)
    if "/" not in symbol:
        return identity  # the name of a file
    if beside:
        language = NAMES.get(beside["language"] or "", "own text" if suffix == "kept" else "another")
        return f"{symbol} ({language})"
    return amendment_name(symbol, suffix) if suffix.startswith("amendment-") else identity


def amendment_name(symbol: str, suffix: str) -> str:
    """``Amendment 1 to L.11`` of the draft's ``symbol`` and the ``suffix`` of an amendment without a symbol: ``amendment-1``."""
    return f"{suffix.replace('-', ' ').capitalize()} to {symbol.rpartition('/')[2]}"


def _totals(roll_call: RollCall | None) -> str:
    if roll_call is None or roll_call.published.in_favour is None:
        return ""
    return str(roll_call.published)


def _outcome_word(entry: Entry, roll_call: RollCall | None) -> str:
    if roll_call is None or not roll_call.outcome:
        return ""
    if entry.kind is Kind.DRAFT and "as amended" in roll_call.outcome:
        return "amended"
    return "adopted" if roll_call.adopted else roll_call.outcome.split()[0].strip(",;")


def own_line(comparison: OwnComparison | KeptComparison, rank: int) -> Line:
    """The line of a comparison of the user's own: one that was kept goes by its name, a recent one by its documents."""
    kept = comparison if isinstance(comparison, KeptComparison) else None
    documents = kept.documents if kept else (comparison.original, comparison.amended)  # type: ignore[union-attr]
    lost = lost_documents(documents)
    names = comparison_name(documents)
    title = f"{Path(lost[0]).name} is no longer there" if lost else names if kept else "your own comparison"
    return Line(
        name=kept.name if kept else names,
        title=title,
        status="file missing" if lost else "",
        date=kept.date if kept else "",
        remark="\n".join((*((kept.name,) if kept else ()), *documents, *(f"Missing: {name}" for name in lost))),
        own=comparison,
        missing=bool(lost),
        rank=rank,
    )


def comparison_name(documents: Sequence[str]) -> str:
    """What a comparison of documents is called: files by their names; a Word file compared with itself by its tracked changes."""
    names = [Path(name).name if is_file(name) else spoken(name) for name in documents]
    if len(names) == 2 and documents[0] == documents[1]:
        no_word = is_file(documents[0]) and not names[0].lower().endswith(".docx")
        return f"{names[0]} → itself" if no_word else f"{names[0]}, tracked changes"
    return " → ".join(names)


def lost_documents(documents: Sequence[str]) -> tuple[str, ...]:
    """The files among the documents of a comparison that are no longer where they were."""
    return tuple(name for name in documents if is_file(name) and not Path(name).is_file())


def older_first(*lines: Line) -> tuple[str, ...]:
    """The symbols of lines, the document that came first in the life of a text first."""
    ordered = sorted(lines, key=lambda line: (line.date, line.rank, symbols.sort_key(line.symbol)))
    return tuple(line.symbol for line in ordered)


def is_file(document: str) -> bool:
    """Whether a remembered document is a file rather than a symbol: files are remembered by their whole path."""
    return Path(document).is_absolute()


def day_in_words(iso: str) -> str:
    """``2025-02-24`` as ``24 February 2025``; what is no date comes back as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {day:%B} {day.year}"
