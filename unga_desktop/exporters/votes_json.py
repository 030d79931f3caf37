"""A roll call as JSON, format ``unga-votes/1``: equal tallies give equal bytes. None stands for what the record lacks."""

import json
from collections.abc import Sequence
from typing import Any

from unga_desktop.core.votes import wording
from unga_desktop.core.votes.count import Count
from unga_desktop.core.votes.group_rows import GroupRow
from unga_desktop.core.votes.majority import Majority
from unga_desktop.core.votes.roll_call import RollCall
from unga_desktop.core.votes.shift import Shift
from unga_desktop.core.votes.tally import Tally


def votes_json(
    tally: Tally, groups: Sequence[GroupRow] | None = None, *, shift: Shift | None = None, blocs_source: str = ""
) -> str:
    """The roll call with totals, majority and the vote of each member.

    ``groups`` adds the counts of regional groups or blocs, ``blocs_source`` where the lists of blocs are from; ``shift``, whose
    second roll call is this one, who changed: ``Y->A`` are those who voted in favour in the roll call named in ``with`` and
    abstained in this one. ``remarks`` says what the record lacks and what a reader must know. Ends in a line feed.
    """
    roll_call = tally.roll_call
    content = {
        "format": "unga-votes/1",
        "roll_call": _roll_call(roll_call),
        "totals": _totals(tally),
        "majority": tally.majority and _majority(tally.majority),
        **({"groups": {row.key: _group(row) for row in groups}} if groups is not None else {}),
        **({"blocs_source": blocs_source} if blocs_source else {}),
        "members": [
            {"iso3": cast.member.iso3, "name": cast.member.name, "vote": cast.vote.value} for cast in tally.casts
        ],
        **({"shift": _shift(shift)} if shift else {}),
        "remarks": [remark for remark in (wording.gap(tally), roll_call.note) if remark],
        "source": roll_call.source,
        "notice": wording.NOTICE,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _roll_call(roll_call: RollCall) -> dict[str, Any]:
    return {
        "symbol": roll_call.symbol,
        "subject": roll_call.subject,
        "date": roll_call.date,
        "organ": roll_call.organ,
        "meeting": roll_call.meeting or None,
        "id": roll_call.id,
        "adopted_without_vote": roll_call.adopted_without_vote,
        "kind": roll_call.kind.value,
        "voted_on": roll_call.voted_on or None,
        "amends": roll_call.of or None,
        "sponsor": roll_call.sponsor or None,
        "outcome": roll_call.outcome,
        "confidence": roll_call.confidence or None,
    }


def _totals(tally: Tally) -> dict[str, int | None]:
    totals = wording.totals(tally)
    numbers = (totals.in_favour, totals.against, totals.abstaining, totals.not_voting)
    known = [number for number in numbers if number is not None]
    return {
        "in_favour": totals.in_favour,
        "against": totals.against,
        "abstaining": totals.abstaining,
        "not_voting": totals.not_voting,
        "members": sum(known) if len(known) == len(numbers) else None,
    }


def _majority(majority: Majority) -> dict[str, Any]:
    return {
        "rule": majority.rule.value,
        "base": majority.base,
        "needed": majority.needed,
        "reached": majority.reached,
        "adopted": majority.adopted,
        "voting": majority.voting,
        "margin": majority.margin,
        "vetoed_by": list(majority.vetoed_by),
    }


def _group(row: GroupRow) -> dict[str, Any]:
    cohesive = _cohesive(row.count, row.cohesion)
    if not (row.as_of or row.unrecorded) and row.key in wording.GROUP_WORDS:
        return cohesive
    members = sorted({*row.states, *row.unrecorded})
    return {**cohesive, "name": row.name, "as_of": row.as_of, "members": members, "unrecorded": list(row.unrecorded)}


def _shift(shift: Shift) -> dict[str, Any]:
    return {
        "with": shift.before.id,
        "flows": {f"{flow.before.value}->{flow.after.value}": list(flow.members) for flow in shift.flows},
        "unchanged": len(shift.stayed),
        "changed": shift.changed,
        "only_with": list(shift.only_before),
        "only_here": list(shift.only_after),
    }


def _cohesive(count: Count, cohesion: float) -> dict[str, Any]:
    return {**_count(count), "cohesion": round(cohesion, 4)}


def _count(count: Count) -> dict[str, int]:
    return {
        "in_favour": count.in_favour,
        "against": count.against,
        "abstaining": count.abstaining,
        "not_voting": count.not_voting,
    }
