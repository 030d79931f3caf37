"""A roll call as JSON, format ``unga-votes/1``: equal tallies give equal bytes. None stands for what the record lacks."""

import json
from typing import Any

from unga_desktop.core.votes import wording
from unga_desktop.core.votes.count import Count
from unga_desktop.core.votes.majority import Majority
from unga_desktop.core.votes.roll_call import RollCall
from unga_desktop.core.votes.tally import GroupCount, Tally


def votes_json(tally: Tally, by_group: bool = False) -> str:
    """The roll call with totals, majority and the vote of each member; with ``by_group`` the counts of the regional groups.

    ``remarks`` says what the record lacks and what a reader must know. Ends in a line feed.
    """
    roll_call = tally.roll_call
    content = {
        "format": "unga-votes/1",
        "roll_call": _roll_call(roll_call),
        "totals": _totals(tally),
        "majority": tally.majority and _majority(tally.majority),
        **({"groups": {group.group: _group(group) for group in tally.groups}} if by_group else {}),
        "members": [
            {"iso3": cast.member.iso3, "name": cast.member.name, "vote": cast.vote.value} for cast in tally.casts
        ],
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


def _group(group: GroupCount) -> dict[str, Any]:
    return {**_count(group.count), "cohesion": round(group.cohesion, 4)}


def _count(count: Count) -> dict[str, int]:
    return {
        "in_favour": count.in_favour,
        "against": count.against,
        "abstaining": count.abstaining,
        "not_voting": count.not_voting,
    }
