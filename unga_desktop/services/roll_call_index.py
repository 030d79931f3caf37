"""The bundled roll calls by every name that they can be asked for, and each joined with the record that the user imported."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.votes.roll_call import RollCall, RollCallKind, Totals, Vote

ORDER = (RollCallKind.WHOLE, RollCallKind.AMENDMENT, RollCallKind.PARAGRAPH, RollCallKind.PROCEDURE)


class RollCallIndex:
    """Roll calls by id, by the names they are called by, and by the text that they are about."""

    def __init__(self, roll_calls: Iterable[RollCall]) -> None:
        self.roll_calls = tuple(roll_calls)
        self._by_id: dict[str, RollCall] = {}
        self._called: dict[str, list[RollCall]] = {}
        self._parts: dict[str, list[RollCall]] = {}
        for roll_call in self.roll_calls:
            self._by_id.setdefault(symbols.key(roll_call.id), roll_call)
            for name in {symbols.key(name) for name in names(roll_call)}:
                self._called.setdefault(name, []).append(roll_call)
            if roll_call.of:
                self._parts.setdefault(symbols.key(roll_call.of), []).append(roll_call)

    def __contains__(self, identity: str) -> bool:
        return symbols.key(identity) in self._by_id

    def with_id(self, identity: str) -> RollCall | None:
        return self._by_id.get(symbols.key(identity))

    def called(self, name: str) -> tuple[RollCall, ...]:
        """The roll calls of this id or symbol, and those on the text of this symbol."""
        return tuple(self._called.get(symbols.key(name), ()))

    def parts_of(self, name: str) -> tuple[RollCall, ...]:
        return tuple(self._parts.get(symbols.key(name), ()))


def names(roll_call: RollCall) -> tuple[str, ...]:
    """What a roll call is called by: its id, its symbol, the symbol of the text voted on."""
    return tuple(name for name in (roll_call.id, roll_call.symbol, roll_call.voted_on) if name)


def joined(bundled: RollCall, kept: RollCall) -> RollCall:
    """A bundled roll call with the votes and totals of the user's record of it; the note says where the two differ.

    The rule, the sponsor and the text amended stay those of the bundled data, since records of libraries lack them.
    """
    published = bundled.published if kept.published == Totals() else kept.published
    return replace(
        bundled,
        votes=kept.votes or bundled.votes,
        published=published,
        meeting=kept.meeting or bundled.meeting,
        source=kept.source or bundled.source,
        session=kept.session or bundled.session,
        topics=kept.topics or bundled.topics,
        record=kept.record,
        note=" ".join((bundled.note, *_differences(bundled, kept), *_short_of(kept, published))).strip(),
    )


def _differences(bundled: RollCall, kept: RollCall) -> Iterator[str]:
    """In which votes the two records differ, in a sentence."""
    differing = [code for code, vote in kept.votes.items() if bundled.votes.get(code, vote) is not vote]
    differing += [code for code in bundled.votes if kept.votes and code not in kept.votes]
    if differing:
        listed = _listed(bundled, kept, differing)
        yield f"The imported record, which is shown, differs from the bundled one in: {listed}."


def _short_of(kept: RollCall, published: Totals) -> Iterator[str]:
    """That the members of the kept record do not add up to the published totals, in a sentence."""
    cast = list(kept.votes.values())
    sums = [cast.count(vote) for vote in (Vote.IN_FAVOUR, Vote.AGAINST, Vote.ABSTAINING)]
    said = (published.in_favour, published.against, published.abstaining)
    if cast and any(total not in (None, number) for total, number in zip(said, sums, strict=True)):
        yield f"The members of the imported record add up to {'-'.join(map(str, sums))}, published are {published}."


def _listed(bundled: RollCall, kept: RollCall, codes: Iterable[str]) -> str:
    def written(vote: Vote | None) -> str:
        return vote.value if vote else "nothing"

    return ", ".join(
        f"{code} ({written(kept.votes.get(code))} instead of {written(bundled.votes.get(code))})"
        for code in sorted(codes)
    )
