"""Why an instruction is listed as not reflected in an adopted text, or as partly reflected, in plain words."""

from collections.abc import Iterator, Sequence

from unga_desktop.core.amendments.effect import Drop, Edit, Effect, Put, Shift
from unga_desktop.core.amendments.origins import Origins
from unga_desktop.core.amendments.outcome import Execution, Status
from unga_desktop.core.amendments.reflection import Reflection, instruction_of
from unga_desktop.core.amendments.tracing import Trace, starts
from unga_desktop.core.redlines.comparison import Comparison
from unga_desktop.core.redlines.redline import Op

_LONGEST = 80
_MOST = 3


class Shortfall:
    """Finds the reasons for the instructions of one execution."""

    def __init__(
        self, execution: Execution, found: Reflection, trace: Trace, known: Origins, comparison: Comparison
    ) -> None:
        self._execution = execution
        self._found = found
        self._trace = trace
        self._known = known
        self._comparison = comparison
        self._first = instruction_of(execution)

    def of(self, place: int) -> str:
        """The reason for the instruction whose first outcome stands at ``place``; empty where it is reflected whole."""
        outcome = self._execution.outcomes[place]
        if outcome.status is Status.REFUSED:
            return f"it cannot be executed: {outcome.reason}"
        effects = self._effects(place)
        if not effects or (place in self._found.reflected and place not in self._found.partly):
            return ""
        if place in self._found.reflected:
            return self._partly(place)
        rival = self._found.rivals.get(place)
        if rival:
            other = self._execution.outcomes[rival.other if rival.one == place else rival.one]
            return f"{other.amendment}, instruction {other.number}, is reflected instead ({rival.reason})"
        return self._absent(effects[0])

    def _effects(self, place: int) -> list[Effect]:
        everything = (*self._execution.effects, *self._execution.shelved)
        return [effect for effect in everything if self._first[effect.owner] == place]

    def _absent(self, effect: Effect) -> str:
        match effect:
            case Edit(text=text) if text.strip():
                return f"the adopted text does not have {_quoted(text)} there"
            case Edit(index=index, start=start, end=end):
                cut = self._execution.draft.paragraphs[index].text[start:end]
                return f"the adopted text does not leave out {_quoted(cut)}"
            case Drop(replaced=False):
                return "the paragraph still stands in the adopted text"
            case Shift():
                return "the paragraph does not stand at that place in the adopted text"
            case Put(paragraphs=paragraphs):
                return f"the adopted text does not have the paragraph {_quoted(paragraphs[0].text)}"
            case _:
                return "the adopted text does not have the new paragraph"

    def _partly(self, place: int) -> str:
        """What of an instruction's words is missing, and what it strikes and still stands; empty where there is neither."""
        missing = list(self._missing(place))
        standing = list(self._standing(place))
        parts = [self._absent(effect) for effect in self._found.left.get(place, ())[:_MOST]]
        if missing:
            parts.append(f"the adopted text does not have {_listed(missing)}")
        if standing:
            parts.append(
                f"it still has {_listed(standing)}" if parts else f"the adopted text still has {_listed(standing)}"
            )
        return f"partly reflected: {' and '.join(parts)}" if parts else ""

    def _missing(self, place: int) -> Iterator[str]:
        text = "".join(paragraph.text + "\n" for paragraph in self._trace.paragraphs)
        gaps = [
            owner >= 0 and self._first[owner] == place and not found
            for owner, found in zip(self._trace.brought, self._known.found, strict=True)
        ]
        yield from _stretches(text, gaps)

    def _standing(self, place: int) -> Iterator[str]:
        begins = starts(self._comparison.original.paragraphs)
        text = "".join(paragraph.text + "\n" for paragraph in self._comparison.original.paragraphs)
        equal = [False] * len(text)
        for row in self._comparison.rows:
            at = begins[row.original[0].index] if len(row.original) == 1 else -1
            for span in row.spans if at >= 0 else ():
                if span.op is Op.EQUAL:
                    equal[at : at + len(span.text)] = [True] * len(span.text)
                at += len(span.text) if span.op is not Op.INSERT else 0
        kept = [
            same and owner >= 0 and self._first[owner] == place
            for owner, same in zip(self._trace.cut, equal, strict=True)
        ]
        yield from _stretches(text, kept)


def _stretches(text: str, marked: Sequence[bool]) -> Iterator[str]:
    start = -1
    for at, mark in enumerate((*marked, False)):
        if mark and start < 0:
            start = at
        elif not mark and start >= 0:
            words = text[start:at].strip(" \n,;.")
            start = -1
            if any(character.isalnum() for character in words):
                yield words


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(' ', 1)[0] + ' …'}”"


def _listed(texts: Sequence[str]) -> str:
    shown = [_quoted(text) for text in texts[:_MOST]]
    more = ["other words"] if len(texts) > _MOST else []
    return " or ".join([", ".join((shown + more)[:-1]), (shown + more)[-1]]) if len(shown + more) > 1 else shown[0]
