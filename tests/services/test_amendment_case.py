"""The amendments of the sample weighed: tags, votes, fates, what if, and the annexes of the report."""

from pathlib import Path

import pytest
from report_samples import DATE

from unga_desktop.core.amendments.disposition import Disposition
from unga_desktop.core.amendments.tag import letter, tags
from unga_desktop.core.report import Heading, Prose, Report, Table
from unga_desktop.core.votes.roll_call import MajorityRule, RollCall, RollCallKind, Totals
from unga_desktop.services.amender import Amender
from unga_desktop.services.amendment_case import AmendmentCase, AmendmentScale, Asked, Fate
from unga_desktop.services.library import bundled_library
from unga_desktop.services.proposals import Oral, Origin, Proposals, vote_words
from unga_desktop.services.reporter import Reporter
from unga_desktop.services.vote_desk import bundled_vote_desk

DRAFT, ADOPTED = "A/ES-11/L.11", "A/RES/ES-11/8"


def scale() -> AmendmentScale:
    library, desk = bundled_library(), bundled_vote_desk()
    amender = Amender(library, desk)
    return AmendmentScale(amender, Proposals(library, amender, desk))


def weigh(**more: object) -> AmendmentCase:
    case = scale().weigh(Asked(DRAFT, ADOPTED, **more))  # type: ignore[arg-type]
    assert case is not None
    return case


def words(report: Report, key: str) -> str:
    (part,) = [part for part in report.parts if part.key == key]
    found = []
    for block in part.blocks:
        if isinstance(block, Heading):
            found.append(block.text)
        elif isinstance(block, Prose):
            found += [run.text for run in block.runs]
        elif isinstance(block, Table):
            found += [run.text for row in block.rows for cell in row for run in cell]
    return "\n".join(found)


@pytest.mark.parametrize(
    ("sponsor", "expected"),
    [
        ("France and European States", "E"),
        ("Russian Federation", "R"),
        ("Belarus; Nicaragua", "B"),
        ("Burundi (on behalf of the Group of African States)", "A"),
        ("the Gambia", "G"),
        ("Österreich", "Ö"),
        ("", "A"),
        ("1 2 3", "A"),
    ],
)
def test_the_letter_of_a_tag_is_the_sponsors(sponsor: str, expected: str) -> None:
    assert letter(sponsor) == expected


def test_tags_of_one_letter_are_numbered_in_order() -> None:
    assert tags(["E", "E", "R", "E"]) == ("E1", "E2", "R1", "E3")


def test_the_sample_has_three_european_amendments_on_and_the_russian_one_rejected() -> None:
    case = weigh()
    assert [(p.tag, p.shown, case.dispositions[p.name].value) for p in case.proposals] == [
        ("E1", "A/ES-11/L.11, amendment 1", "adopted"),
        ("E2", "A/ES-11/L.11, amendment 2", "adopted"),
        ("E3", "A/ES-11/L.15", "adopted"),
        ("R1", "A/ES-11/L.11, amendment 4", "rejected"),
    ]
    assert [p.vote for p in case.proposals] == ["adopted, totals not known"] * 3 + ["rejected by 31-71-59"]
    assert not case.what_if
    assert case.explanation.comparison.amended.name == ADOPTED
    assert case.explanation.comparison.statistics.unexplained == 0


def test_each_instruction_says_what_became_of_it() -> None:
    case = weigh()
    fates = {case.proposal(name).tag: [r.fate for r in reports] for name, reports in case.instructions.items()}
    assert fates == {
        "E1": [Fate.REFLECTED],
        "E2": [Fate.REFLECTED],
        "E3": [Fate.REFLECTED, Fate.REFLECTED],
        "R1": [Fate.WOULD_APPLY],
    }


def test_the_text_reads_the_other_way_round_when_every_switch_is_turned() -> None:
    other = {Disposition.ADOPTED: Disposition.REJECTED, Disposition.REJECTED: Disposition.ADOPTED}
    case = weigh(dispositions={p.name: other[p.recorded] for p in weigh().proposals})
    assert case.what_if
    assert "by addressing its root causes" in case.explanation.comparison.amended.paragraphs[-1].text
    assert "full-scale invasion" not in " ".join(p.text for p in case.explanation.comparison.amended.paragraphs)
    assert [p.tag for p in case.on()] == ["R1"]
    assert {case.proposal(change.amendment).tag for change in case.changes} == {"R1"}


def test_a_draft_to_which_nothing_is_proposed_is_no_case() -> None:
    assert scale().weigh(Asked("A/ES-11/L.10", "A/RES/ES-11/7")) is None


def test_an_adopted_text_on_the_left_takes_no_amendments_of_its_draft() -> None:
    assert scale().weigh(Asked(ADOPTED, DRAFT)) is None


def test_amendments_adopted_in_the_assembly_are_off_beside_the_text_of_the_council() -> None:
    case = scale().weigh(Asked(DRAFT, "S/RES/2774 (2025)"))
    assert {disposition.value for disposition in case.dispositions.values()} == {"off"}
    assert not case.what_if
    assert not case.explanation.unreflected


def test_amendments_to_a_draft_are_off_beside_the_text_that_came_of_its_rival() -> None:
    case = scale().weigh(Asked(DRAFT, "A/RES/ES-11/7"))
    assert {disposition.value for disposition in case.dispositions.values()} == {"off"}
    assert {change.amendment for change in case.changes} == {None}


def test_an_oral_revision_is_what_if_and_says_when_it_cannot_be_executed() -> None:
    text = "In the title, replace “path” by “road”.\n\nDelete paragraph 9.\n"
    case = weigh(oral=(Oral("Oral revision 1", text),), dispositions={"Oral revision 1": Disposition.ADOPTED})
    last = case.proposals[-1]
    assert (last.tag, last.origin, last.vote, case.what_if) == ("O1", Origin.ORAL, "not known", True)
    applied, refused = case.instructions[last.name]
    assert (applied.fate, refused.fate) == (Fate.APPLIED, Fate.REFUSED)
    assert "9" in refused.reason
    assert case.explanation.comparison.amended.title == "The road to peace"


def test_a_file_that_cannot_be_read_stands_among_the_amendments_with_the_reason(tmp_path: Path) -> None:
    empty, other = tmp_path / "empty.txt", tmp_path / "b" / "empty.txt"
    empty.write_text("", "utf-8")
    other.parent.mkdir()
    other.write_text("Chad: amendment to draft resolution A/ES-11/L.11\n\nDelete the title.\n", "utf-8")
    case = weigh(files=(str(empty), str(other)))
    assert [(p.name, p.tag, bool(p.trouble)) for p in case.proposals[4:]] == [
        ("empty.txt", "A1", True),
        ("empty.txt (2)", "C1", False),
    ]
    assert any(one.amendment.endswith("empty.txt") and "read" in one.reason for one in case.explanation.unreflected)


def test_two_amendments_that_change_the_same_words_are_shown_as_a_pair(tmp_path: Path) -> None:
    rival = tmp_path / "rival.txt"
    rival.write_text(
        "Chad: amendment to draft resolution A/ES-11/L.11\n\nIn the first preambular paragraph, replace the words "
        "“Russian Federation-Ukraine conflict” by the word “war”.\n",
        "utf-8",
    )
    [met] = weigh(files=(str(rival),)).encounters
    assert set(met.amendments) == {"A/ES-11/L.11#amendment-1", "rival.txt"}
    assert not met.together


@pytest.mark.parametrize(
    ("outcome", "totals", "without", "expected"),
    [
        ("rejected", Totals(31, 71, 59), False, "rejected by 31-71-59"),
        ("rejected", Totals(11), False, "rejected by 11-?-?"),
        ("adopted", Totals(), False, "adopted, totals not known"),
        ("adopted", Totals(), True, "adopted without a vote"),
    ],
)
def test_the_vote_is_said_and_never_guessed(outcome: str, totals: Totals, without: bool, expected: str) -> None:
    roll_call = RollCall(
        *("x", "x", RollCallKind.AMENDMENT, "GA", "2025-02-24", "x", MajorityRule.SIMPLE, totals, outcome),
        adopted_without_vote=without,
    )
    assert vote_words(roll_call) == expected
    assert vote_words(None) == "not known"


def test_the_annexes_name_amendment_instruction_and_vote_of_each_change() -> None:
    case = weigh()
    report = Reporter(bundled_vote_desk()).report(
        *(case.explanation.comparison, None, DATE), explanation=case.explanation, proposals=case.proposals
    )
    said = words(report, "amendment-changes")
    assert said.count("E3  A/ES-11/L.15") == 2
    assert "Rejected by 31-71-59" in said
    assert "insert a new preambular paragraph reading" in said
    assert "Every change is explained" in words(report, "amendment-gaps")


def test_the_annex_lists_what_is_not_reflected_and_what_is_not_explained() -> None:
    with_russian = {p.name: Disposition.ADOPTED for p in weigh().proposals}
    case = scale().weigh(Asked(DRAFT, ADOPTED))
    library, desk = bundled_library(), bundled_vote_desk()
    names = [name for name in with_russian if not name.endswith("-1")]
    made = Amender(library, desk).explain(DRAFT, ADOPTED, names)
    report = Reporter(desk).report(made.comparison, None, DATE, explanation=made, proposals=case.proposals)
    said = words(report, "amendment-gaps")
    assert "R1  A/ES-11/L.11, amendment 4" in said
    assert "does not have “including by addressing its root causes”" in said
    assert "One change has no amendment among those given." in said
    assert "full-scale invasion of Ukraine" in said
    assert "Not explained by any amendment given" in words(report, "amendment-changes")


def test_where_no_amendment_is_on_paper_has_no_tags_and_still_lists_what_is_not_explained() -> None:
    case = scale().weigh(Asked(DRAFT, "A/RES/ES-11/7"))
    report = Reporter(bundled_vote_desk()).report(
        *(case.explanation.comparison, None, DATE), explanation=case.explanation, proposals=case.proposals
    )
    assert "not explained" not in words(report, "changes")
    assert "explained by none" not in words(report, "redline")
    assert "13 changes have" in words(report, "amendment-gaps")
