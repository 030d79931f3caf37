"""Finding roll calls by words, days and sessions."""

import unicodedata
from dataclasses import dataclass

import regex

from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.votes.roll_call import RollCall, RollCallSummary, Totals, Vote

_DASHES = regex.compile(r"\p{Pd}")
_EMERGENCY = regex.compile(r"([0-9]+)\s*(emsp|emsps|sp)")
_NAMELESS = regex.compile(r"A/((?:ES-|S-)?[0-9]+)#")


@dataclass(frozen=True, slots=True)
class Query:
    """All words of ``text`` must occur, in any order; days are ISO and count themselves; empty stands for no limit.
    ``session`` is written as in symbols (``79``, ``ES-11``)."""

    text: str = ""
    since: str = ""
    until: str = ""
    session: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(folded(self.text).split())

    def finds(self, roll_call: RollCall) -> bool:
        """Whether a roll call is meant."""
        found = search_words(roll_call)
        return (
            all(word in found for word in self.words)
            and self.since <= roll_call.date <= (self.until or "9999")
            and (not self.session or session_of(roll_call) == plain_session(self.session))
        )


def folded(text: str) -> str:
    """Without capitals and accents, dashes alike: what is compared in a search."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return _DASHES.sub("-", "".join(c for c in plain if not unicodedata.combining(c)))


def search_words(roll_call: RollCall) -> str:
    """Everything that a roll call can be found by, folded."""
    parts = (
        *(roll_call.id, roll_call.symbol, roll_call.voted_on, roll_call.of, roll_call.subject),
        *(roll_call.topics, roll_call.sponsor, roll_call.meeting, roll_call.record, roll_call.kind.value),
    )
    return folded("\n".join(dict.fromkeys(part for part in parts if part)))


def session_of(roll_call: RollCall) -> str:
    """The session as written in symbols; of the record or, where it gives none, of the symbol. A vote on a text whose symbol is
    not known goes by its session (``A/ES-11#2026-02-24``)."""
    if roll_call.session:
        return plain_session(roll_call.session)
    parsed = symbols.parse(roll_call.symbol) or symbols.parse(roll_call.voted_on)
    if parsed and parsed.session:
        return parsed.session
    nameless = _NAMELESS.match(roll_call.id)
    return nameless[1] if nameless else ""


def plain_session(written: str) -> str:
    """``11emsp`` is ES-11, ``29sp`` S-29, ``79.0`` and ``079`` are 79; anything else in capitals."""
    plain = written.strip().casefold().removesuffix(".0")
    found = _EMERGENCY.fullmatch(plain)
    if found:
        return f"{'ES' if found[2].startswith('em') else 'S'}-{int(found[1])}"
    return str(int(plain)) if plain.isascii() and plain.isdigit() else plain.upper()


def summary(roll_call: RollCall) -> RollCallSummary:
    """A roll call as it stands in a list."""
    return RollCallSummary(
        *(roll_call.id, roll_call.symbol, roll_call.kind, roll_call.organ, session_of(roll_call), roll_call.date),
        *(roll_call.subject, _counts(roll_call), bool(roll_call.votes)),
    )


def _counts(roll_call: RollCall) -> Totals:
    if roll_call.published.in_favour is not None or not roll_call.votes:
        return roll_call.published
    votes = list(roll_call.votes.values())
    return Totals(*(votes.count(vote) for vote in Vote))
