"""Shift, trend and agreement as sheets: what the window shows, laid out to be kept, with the table behind it."""

from collections.abc import Mapping, Sequence

from unga_desktop.core.appearance import Palette, VoteColours
from unga_desktop.core.day import day
from unga_desktop.core.pictures.agreement_bars import Ranked, agreement_bars, agreement_matrix, matrix_order
from unga_desktop.core.pictures.geometry import WorldMap
from unga_desktop.core.pictures.mark import Picture
from unga_desktop.core.pictures.sheet import INNER, PAGE, Caption, Sheet, StatesPicture, Table, foot
from unga_desktop.core.pictures.shift_flow import flow_words, shift_flow
from unga_desktop.core.pictures.trend_lines import StripOrder, strip_parts, trend_lines, trend_strips
from unga_desktop.core.votes.agreement import FORMULA, Agreement
from unga_desktop.core.votes.roll_call import Member, RollCall, Vote
from unga_desktop.core.votes.shift import Shift
from unga_desktop.core.votes.trend import Trend
from unga_desktop.core.votes.wording import CHOICE_WORDS, GROUP_WORDS

Members = Mapping[str, Member]
UNCHANGED = "voted the same, or not in both records"


def shift_sheet(shift: Shift, members: Members, world: WorldMap, made: str = "") -> Sheet:
    """Flows, the map of those that changed, and the lists of names."""
    names = {code: member.name for code, member in members.items()}
    lists = [
        Caption(f"{flow_words(flow.before, flow.after, len(flow.members))}. {_listed(flow.members, names)}")
        for flow in shift.flows
    ]
    parts: tuple[Picture | StatesPicture | Caption, ...] = (
        shift_flow(shift, INNER),
        Caption("Those that changed, drawn as they voted the second time", heading=True),
        StatesPicture(world, changed_votes(shift), names, changed_legend(shift)),
        Caption("Who changed, from what to what", heading=True),
        *(lists or [Caption("Nobody voted otherwise.")]),
    )
    return Sheet(
        f"{_stem(shift.before)}-to-{_stem(shift.after)}",
        f"{_name(shift.before)} to {_name(shift.after)}: {shift.changed} changed, {len(shift.stayed)} did not",
        f"{_described(shift.before)}. {_described(shift.after)}.",
        parts,
        foot((shift.before, shift.after), world.source, made, *_only(shift, names)),
        shift_table(shift, members),
    )


def changed_votes(shift: Shift) -> dict[str, Vote]:
    """Those that changed, with what they voted the second time."""
    return {code: flow.after for flow in shift.flows for code in flow.members}


def changed_legend(shift: Shift) -> tuple[tuple[Vote | None, str], ...]:
    """The marks of the map of those that changed."""
    after = {flow.after for flow in shift.flows}
    return (*((vote, f"now {words}") for vote, words in CHOICE_WORDS.items() if vote in after), (None, UNCHANGED))


def shift_table(shift: Shift, members: Members) -> Table:
    """A row a member that either roll call names."""
    rows = []
    for code in sorted({*shift.before.votes, *shift.after.votes}):
        pair = [roll_call.votes.get(code) for roll_call in (shift.before, shift.after)]
        words = [CHOICE_WORDS[vote] if vote else "" for vote in pair]
        changed = "" if None in pair else "no" if pair[0] is pair[1] else "yes"
        rows.append((*_state(code, members), *words, changed))
    return Table(("iso3", "member", "regional_group", _name(shift.before), _name(shift.after), "changed"), tuple(rows))


def trend_sheet(trend: Trend, members: Members, order: StripOrder, made: str = "") -> Sheet:
    """Lines, numbers and strips."""
    parts = strip_parts(trend, members, INNER, PAGE - 60, order)
    first, last = trend.roll_calls[0], trend.roll_calls[-1]
    return Sheet(
        f"trend-{_stem(first)}-to-{_stem(last)}",
        f"Votes from {_name(first)} to {_name(last)}",
        f"{len(trend.roll_calls)} roll calls from {day(first.date)} to {day(last.date)}",
        (
            trend_lines(trend, INNER),
            Caption("How each State voted, in the order of the columns above", heading=True),
            *(trend_strips(trend, members, INNER, order, part=part) for part in parts),
        ),
        foot(trend.roll_calls, "", made),
        trend_table(trend, members),
    )


def trend_table(trend: Trend, members: Members) -> Table:
    """A row a member, a column a roll call; an empty cell is no recorded vote."""
    heads = tuple(roll_call.id for roll_call in trend.roll_calls)
    rows = (
        (*_state(code, members), *(CHOICE_WORDS[vote] if vote else "" for vote in strip))
        for code, strip in sorted(trend.strips.items())
    )
    return Table(("iso3", "member", "regional_group", *heads), tuple(rows))


def agreement_sheet(
    ranked: Sequence[Ranked], code: str, members: Members, basis: str, sources: Sequence[RollCall], made: str = ""
) -> Sheet:
    """One State's nearest and farthest. ``basis`` says which votes it rests on."""
    names = {iso3: member.name for iso3, member in members.items()}
    name = names.get(code, code)
    rows = tuple((*_state(other, members), f"{index:.4f}", str(votes)) for other, index, votes in ranked)
    return Sheet(
        f"agreement-{code}",
        f"Who votes with {name}, and who does not",
        basis,
        (agreement_bars(ranked, names, INNER, 20),),
        foot(sources, "", made, FORMULA),
        Table(("iso3", "member", "regional_group", f"agreement with {name}", "votes in common"), rows),
    )


def matrix_sheet(
    found: Agreement,
    members: Members,
    basis: str,
    sources: Sequence[RollCall],
    colours: tuple[Palette, VoteColours],
    made: str = "",
) -> Sheet:
    """All States by all States."""
    codes = matrix_order(found, members)
    picture: Picture = agreement_matrix(found, members, *colours, INNER)
    table = found.index.loc[list(codes), list(codes)].to_numpy().tolist()
    rows = tuple(
        (code, members[code].name if code in members else code, *("" if v != v else f"{v:.4f}" for v in row))
        for code, row in zip(codes, table, strict=True)
    )
    return Sheet(
        "agreement-matrix",
        "Who votes with whom",
        basis,
        (picture,),
        foot(sources, "", made, FORMULA),
        Table(("iso3", "member", *codes), rows),
    )


def _state(code: str, members: Members) -> tuple[str, str, str]:
    member = members.get(code)
    return (code, member.name, GROUP_WORDS.get(member.group, member.group)) if member else (code, code, "")


def _listed(codes: Sequence[str], names: Mapping[str, str]) -> str:
    return ", ".join(sorted(names.get(code, code) for code in codes))


def _only(shift: Shift, names: Mapping[str, str]) -> tuple[str, ...]:
    pairs = ((shift.only_before, shift.before), (shift.only_after, shift.after))
    return tuple(f"Only in {_name(rc)}: {_listed(codes, names)}." for codes, rc in pairs if codes)


def _name(roll_call: RollCall) -> str:
    return roll_call.symbol or roll_call.id


def _described(roll_call: RollCall) -> str:
    return f"{_name(roll_call)}, {day(roll_call.date)}: {roll_call.subject}".rstrip(".")


def _stem(roll_call: RollCall) -> str:
    return "".join(c if c.isalnum() or c in ".-" else "_" for c in _name(roll_call))
