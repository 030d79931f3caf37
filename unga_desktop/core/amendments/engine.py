"""Executes amendments on a draft: all instructions on the draft as issued, then the renumbering that follows from them.

An instruction is executed whole or not at all. Every piece of the result knows whether it stood in the draft or which
instruction brought it in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from unga_desktop.core.amendments.collision import Clash, clashes
from unga_desktop.core.amendments.effect import Drop, Edit, Effect, Put, Shift
from unga_desktop.core.amendments.instruction import Amendment, Anchor, Change, Instruction, Operation, Side
from unga_desktop.core.amendments.numbering import Entry, renumbered
from unga_desktop.core.amendments.other_document import THE_AMENDMENT
from unga_desktop.core.amendments.outcome import Collision, Execution, Outcome, Piece, Status, Trail
from unga_desktop.core.amendments.place_finder import Refusal
from unga_desktop.core.amendments.planner import Planner
from unga_desktop.core.amendments.sub_amendment import Position, settle
from unga_desktop.core.documents import symbol
from unga_desktop.core.documents.document import Document, Paragraph, Section


def execute(draft: Document, amendments: Sequence[Amendment]) -> Execution:
    """Executes amendments, in the order given, on a draft as issued; what amends another of them is executed on that first."""
    settled = settle(amendments, lambda text, subs: _Engine(text, subs, {}).run())
    return _Engine(draft, settled.amendments, settled.outcomes).run()


def compose(draft: Document, effects: Sequence[Effect], renumber: bool = False) -> list[Trail]:
    """The draft with these effects, paragraph by paragraph; ``renumber``: an instruction asks for it.

    An effect's owner becomes the owner of the pieces that it brings in.
    """
    return _Composer(draft, effects, renumber).compose()


@dataclass(slots=True)
class _Order:
    """An instruction on its way: its changes' effects, or the reason why it is not executed.

    ``settled`` is what became of it where it amends another amendment. ``planned`` keeps each effect with the place of its
    change in the instruction, executed or not.
    """

    amendment: Amendment
    document: int
    instruction: Instruction
    effects: list[Effect]
    status: Status = Status.APPLIED
    reason: str = ""
    candidates: tuple[str, ...] = ()
    planned: list[tuple[int, Effect]] = field(default_factory=list)
    settled: tuple[Outcome, ...] = ()

    def refuse(self, reason: str, candidates: Sequence[str] = ()) -> None:
        self.status, self.reason, self.candidates = Status.REFUSED, reason, tuple(candidates)
        self.effects = []


class _Engine:
    def __init__(
        self, draft: Document, amendments: Sequence[Amendment], settled: Mapping[Position, tuple[Outcome, ...]]
    ) -> None:
        self._draft = draft
        self._planner = Planner(draft)
        self._orders = [
            _Order(amendment, number, instruction, [], settled=settled.get((number, place), ()))
            for number, amendment in enumerate(amendments)
            for place, instruction in enumerate(amendment.instructions)
        ]

    def run(self) -> Execution:
        for owner, order in enumerate(self._orders):
            self._plan(owner, order)
        found = clashes(self._effects(), [order.document for order in self._orders])
        for clash in found:
            if clash.excludes:
                self._conflict(clash)
        self._check_all()
        composed = _Composer(self._draft, self._effects(), self._is_renumbering()).compose()
        return self._execution(composed, found)

    def _check_all(self) -> None:
        """Until nothing more is refused: what one instruction says of its result may rest on another of its document."""
        refused = True
        while refused:
            applied = [
                (owner, order)
                for owner, order in enumerate(self._orders)
                if order.status is Status.APPLIED and not order.settled
            ]
            refused = any([self._check(owner, order) for owner, order in applied])  # noqa: C419 - all are checked

    def _plan(self, owner: int, order: _Order) -> None:
        instruction = order.instruction
        if order.settled:
            first = order.settled[0]
            order.status, order.reason, order.candidates = first.status, first.reason, first.candidates
            return
        reason = instruction.fault or self._elsewhere(order)
        if reason:
            order.refuse(reason)
            return
        try:
            for place, change in enumerate(instruction.changes):
                made = self._planner.plan(change, owner)
                order.effects += made
                order.planned += [(place, effect) for effect in made]
        except Refusal as refusal:
            order.refuse(refusal.reason, refusal.candidates)

    def _elsewhere(self, order: _Order) -> str:
        """Why an instruction is for another document than the draft, or nothing."""
        named = order.instruction.document
        if named == THE_AMENDMENT:
            return "it does not say which amendment it amends"
        if named and "/" not in named:
            return f"the amendment that it amends ({named}) is not among those given"
        target = order.amendment.target
        if named and target and not self._draft.symbol and not symbol.same(named, target):
            return f"this amends {named}, and its document {target}"
        for amended in filter(None, (named, target)):
            if self._draft.symbol and not symbol.same(amended, self._draft.symbol):
                return f"this amends {amended}, not {self._draft.symbol}"
        return ""

    def _effects(self) -> list[Effect]:
        return [effect for order in self._orders for effect in order.effects]

    def _conflict(self, clash: Clash) -> None:
        for owner, against in ((clash.one, clash.other), (clash.other, clash.one)):
            order, rival = self._orders[owner], self._orders[against]
            order.status = Status.CONFLICTING
            order.reason = f"{clash.reason} ({rival.amendment.name}, instruction {rival.instruction.number})"
            order.effects = []

    def _is_renumbering(self) -> bool:
        applied = [order for order in self._orders if order.status is Status.APPLIED and not order.settled]
        return any(change.operation is Operation.RENUMBER for order in applied for change in order.instruction.changes)

    def _check(self, owner: int, order: _Order) -> bool:
        """Compares with the reading that the instruction gives, and with the numbers it asks for; True where it was refused."""
        reason = self._unlike_result(owner, order) or self._unlike_number(order) or self._misnumbered(owner, order)
        if reason:
            order.refuse(reason)
        return bool(reason)

    def _unlike_result(self, owner: int, order: _Order) -> str:
        if not order.instruction.result:
            return ""
        wanted = "\n".join(order.instruction.result)
        same_document = [o for o in self._orders if o.document == order.document]
        for effects in (order.effects, [effect for other in same_document for effect in other.effects]):
            trails = _Composer(self._draft, effects, False).compose()
            touched = [
                trail
                for trail in trails
                if any(piece.owner == owner for piece in trail.pieces) or self._shrunk(trail, order)
            ]
            read = "\n".join(trail.paragraph.text for trail in touched)
            labelled = "\n".join(f"{trail.paragraph.label}. {trail.paragraph.text}" for trail in touched)
            old = "\n".join(self._old_label(trail) + trail.paragraph.text for trail in touched)
            if touched and any(self._planner.same(text, wanted) for text in (read, labelled, old)):
                return ""
        return "the text would not read as the instruction says it would"

    def _old_label(self, trail: Trail) -> str:
        return f"{self._draft.paragraphs[trail.origin].label}. " if trail.origin >= 0 else ""

    @staticmethod
    def _shrunk(trail: Trail, order: _Order) -> bool:
        return any(isinstance(effect, Edit) and effect.index == trail.origin for effect in order.effects)

    def _unlike_number(self, order: _Order) -> str:
        wanted = [
            change for change in order.instruction.changes if change.operation is Operation.RENUMBER and change.number
        ]
        if not wanted:
            return ""
        trails = _Composer(self._draft, self._effects(), True).compose()
        for change in wanted:
            index = self._planner.places.find(change.places[0]).indices[0]
            now = next((trail.paragraph.label for trail in trails if trail.origin == index), None)
            assert change.number is not None
            number = change.number.label or str(change.number.ordinal)
            if now is None or now.strip("()") != number.strip("()"):
                return f"after all changes this paragraph is numbered {now or 'no longer'}, not {number}"
        return ""

    def _misnumbered(self, owner: int, order: _Order) -> str:
        """A new paragraph that is announced under a number bears it, in the draft's count or in the result's."""
        for change in order.instruction.changes:
            number, anchor = change.number, change.anchor
            if (
                change.operation is not Operation.INSERT_PARAGRAPH
                or not number
                or not number.label.isdigit()
                or not anchor
            ):
                continue
            trails = _Composer(self._draft, self._effects(), True).compose()
            labels = [trail.paragraph.label for trail in trails if any(piece.owner == owner for piece in trail.pieces)]
            if number.label not in labels and not self._follows(anchor, number.label):
                return (
                    f"at this place the new paragraph would be numbered {labels[0] or 'otherwise'}, not {number.label}"
                )
        return ""

    def _follows(self, anchor: Anchor, number: str) -> bool:
        index = self._planner.places.find(anchor.place).indices[0] if anchor.place else -1
        printed = self._draft.paragraphs[index].label
        return anchor.side is Side.AFTER and printed.isdigit() and int(printed) + 1 == int(number)

    def _execution(self, trails: list[Trail], found: list[Clash]) -> Execution:
        outcomes: list[Outcome] = []
        first: dict[int, int] = {}
        for owner, order in enumerate(self._orders):
            first[owner] = len(outcomes)
            changes = order.instruction.changes or (None,)
            made = order.settled or tuple(self._outcome(order, change) for change in changes)
            outcomes += made
        collisions = tuple(Collision((first[clash.one], first[clash.other]), clash.reason) for clash in found)
        shown = tuple(
            replace(trail, pieces=tuple(_numbered(piece, first) for piece in trail.pieces)) for trail in trails
        )
        paragraphs = tuple(trail.paragraph for trail in shown)
        title = next((p.text for p in paragraphs if p.section is Section.TITLE), self._draft.title)
        return Execution(
            self._draft,
            replace(self._draft, paragraphs=paragraphs, title=title),
            tuple(outcomes),
            collisions,
            shown,
            self._owned(first, Status.APPLIED),
            self._owned(first, Status.CONFLICTING),
        )

    def _owned(self, first: dict[int, int], status: Status) -> tuple[Effect, ...]:
        """The effects of instructions of this status, each owned by the outcome of its change."""
        return tuple(
            replace(effect, owner=first[owner] + place)
            for owner, order in enumerate(self._orders)
            if order.status is status
            for place, effect in order.planned
        )

    def _outcome(self, order: _Order, change: Change | None) -> Outcome:
        instruction = order.instruction
        return Outcome(
            amendment=order.amendment.name,
            number=instruction.number,
            text=instruction.text,
            operation=change.operation if change else None,
            target=self._planner.target(change) if change else "",
            status=order.status,
            reason=order.reason,
            start=instruction.start,
            end=instruction.end,
            fault_at=instruction.fault_at,
            candidates=order.candidates,
        )


def _numbered(piece: Piece, first: dict[int, int]) -> Piece:
    return piece if piece.owner is None else replace(piece, owner=first[piece.owner])


class _Composer:
    """Puts the draft and the effects together."""

    def __init__(self, draft: Document, effects: Sequence[Effect], renumber: bool) -> None:
        self._draft = draft
        self._renumber = renumber
        self._edits: dict[int, dict[tuple[int, int, str, int], Edit]] = {}
        self._dropped: set[int] = set()
        self._shifted: set[int] = set()
        self._puts: dict[int, list[Put | Shift]] = {}
        for effect in effects:
            self._take(effect)

    def _take(self, effect: Effect) -> None:
        match effect:
            case Edit():
                twin = effect.owner if effect.start == effect.end else -1
                self._edits.setdefault(effect.index, {}).setdefault(
                    (effect.start, effect.end, effect.text, twin), effect
                )
            case Drop():
                self._dropped.add(effect.index)
            case Put():
                self._puts.setdefault(effect.gap, []).append(effect)
            case Shift():
                self._shifted |= set(effect.indices)
                self._puts.setdefault(effect.gap, []).append(effect)

    def compose(self) -> list[Trail]:
        """The result, paragraph by paragraph, numbered."""
        entries: list[tuple[Entry, tuple[Piece, ...]]] = []
        for index in range(len(self._draft.paragraphs) + 1):
            for effect in sorted(self._puts.get(index, []), key=lambda effect: effect.side):
                entries += self._brought(effect)
            if index < len(self._draft.paragraphs) and index not in self._dropped | self._shifted:
                entries.append(self._kept(index))
        labels = renumbered([entry for entry, _ in entries], self._draft.paragraphs, self._renumber)
        # What is new is numbered in the form of the draft.
        forms = {(p.section, p.level): p for p in reversed(self._draft.paragraphs) if p.label and p.mark}
        found = []
        for number, ((entry, pieces), label) in enumerate(zip(entries, labels, strict=True)):
            like = forms.get((entry.paragraph.section, entry.paragraph.level))
            found.append(Trail(replace(entry.paragraph.relabelled(label, like), index=number), entry.origin, pieces))
        return found

    def _brought(self, effect: Put | Shift) -> list[tuple[Entry, tuple[Piece, ...]]]:
        if isinstance(effect, Shift):
            return [self._kept(index) for index in effect.indices if index not in self._dropped]
        return [(Entry(paragraph, -1), (Piece(paragraph.text, effect.owner),)) for paragraph in effect.paragraphs]

    def _kept(self, index: int) -> tuple[Entry, tuple[Piece, ...]]:
        paragraph = self._draft.paragraphs[index]
        pieces = self._pieces(paragraph)
        return Entry(replace(paragraph, text="".join(piece.text for piece in pieces)), index), tuple(pieces)

    def _pieces(self, paragraph: Paragraph) -> list[Piece]:
        pieces: list[Piece] = []
        position = 0
        # At one point the deletion of what follows comes after the insertion, and instructions come in their order.
        edits = self._edits.get(paragraph.index, {}).values()
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            if edit.start > position:
                pieces.append(Piece(paragraph.text[position : edit.start], None, position))
            pieces += [Piece(edit.text, edit.owner)] if edit.text else []
            position = max(position, edit.end)
        if position < len(paragraph.text):
            pieces.append(Piece(paragraph.text[position:], None, position))
        return pieces
