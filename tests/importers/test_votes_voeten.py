"""Voeten's files and the tables of unvotes, and the tables of codes that they are read with."""

from collections import Counter
from pathlib import Path

import pytest

from unga_desktop import paths
from unga_desktop.core.errors import VoteError
from unga_desktop.core.votes.agreement import agreement
from unga_desktop.core.votes.roll_call import RollCallKind, Vote
from unga_desktop.core.votes.wording import totals_sentence
from unga_desktop.importers.vote_files.state_codes import read_former_members, read_state_codes
from unga_desktop.importers.vote_files.votes import read_votes
from unga_desktop.services.vote_desk import bundled_vote_desk
from unga_desktop.services.vote_importer import VoteImporter

MEMBERS = bundled_vote_desk().members
STATES = VoteImporter(bundled_vote_desk()).states
CODES = read_state_codes(paths.data("state_codes.csv"))
REAL = Path(__file__).resolve().parents[2].parent / "shared" / "real" / "votes"
ROLL_CALLS = (
    "rcid,session,date,unres,amend,para,short,descr\n3,1,1990-06-01,R/1/66,1,0,RULES,\n4,56,2001-06-01,,0,1,,PARA\n"
)


@pytest.fixture
def read(tmp_path):
    def read_both(votes, roll_calls=ROLL_CALLS):
        (tmp_path / "votes.csv").write_text(votes, encoding="utf-8")
        (tmp_path / "calls.csv").write_text(roll_calls, encoding="utf-8")
        return read_votes([tmp_path / "votes.csv", tmp_path / "calls.csv"], STATES)

    return read_both


def test_numbers_mean_what_voeten_says(read):
    result = read("rcid,ccode,vote\n3,2,1\n3,20,2.0\n3.0,565,3\n3,220,8\n3,626,9\n")
    assert result.roll_call("R/1/66#rcid-3").votes == {
        "USA": Vote.IN_FAVOUR,
        "CAN": Vote.ABSTAINING,
        "NAM": Vote.AGAINST,
        "FRA": Vote.NOT_VOTING,
    }
    assert result.complaints == ()


def test_words_of_unvotes_are_read_and_namibia_with_them(read):
    result = read(
        "rcid,country,country_code,vote\n3.0,Namibia,NA,yes\n3.0,Myanmar (Burma),MM,abstain\n4.0,Turkey,TR,no\n"
    )
    assert result.roll_call("R/1/66#rcid-3").votes == {"NAM": Vote.IN_FAVOUR, "MMR": Vote.ABSTAINING}
    assert result.roll_call("#rcid-4").votes == {"TUR": Vote.AGAINST}


def test_a_name_means_the_state_that_bore_it_on_that_day(read):
    result = read("rcid,country,vote\n3,Yugoslavia,yes\n4,Yugoslavia,yes\n")
    assert (list(result.votes("R/1/66#rcid-3")), list(result.votes("#rcid-4"))) == (["YUG"], ["SRB"])


def test_amendments_paragraphs_and_wholes_are_told_apart(read):
    kinds = [roll_call.kind for roll_call in read("rcid,country,vote\n3,Chad,yes\n").roll_calls]
    assert kinds == [RollCallKind.AMENDMENT, RollCallKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("bad", "column", "word"),
    [
        ("3,Atlantis,yes", "country", "Atlantis"),
        ("3,Chad,perhaps", "vote", "perhaps"),
        ("99,Chad,yes", "rcid", "99"),
        ("3,France,yes", "country", "second row"),
    ],
)
def test_what_is_not_clear_is_listed_with_row_and_column(read, bad, column, word):
    result = read(f"rcid,country,vote\n3,France,yes\n{bad}\n")
    (complaint,) = result.complaints
    assert (complaint.row, complaint.column, result.taken) == (3, column, 1)
    assert word in complaint.what


def test_a_source_that_records_no_absence_is_said_to_record_none(read):
    words = read("rcid,country,vote\n3,France,yes\n3,Brazil,no\n")
    assert "The source does not record who did not vote." in words.roll_calls[0].note
    roll_call = words.roll_call(words.roll_calls[0].id)
    counted = bundled_vote_desk().tally(roll_call)
    assert totals_sentence(counted) == "1 in favour, 1 against, 0 abstaining"
    numbers = read("rcid,ccode,vote\n3,220,1\n3,140,8\n")
    assert numbers.roll_calls[0].absence_recorded
    absent = bundled_vote_desk().tally(numbers.roll_call(numbers.roll_calls[0].id))
    assert totals_sentence(absent) == "1 in favour, 0 against, 0 abstaining, 1 not voting"


def test_rows_of_a_roll_call_that_the_other_table_lacks_are_told_as_one(read):
    result = read("rcid,country,vote\n3,France,yes\n40,France,yes\n40,Brazil,no\n40,Chad,maybe\n50,Chad,no\n")
    assert [(c.row, c.column, c.what, c.rows) for c in result.complaints] == [
        (3, "rcid", "no such roll call: “40” (3 rows, from row 3 to row 5)", 3),
        (6, "rcid", "no such roll call: “50”", 1),
    ]
    assert (result.taken, result.rows, result.rows_left) == (1, 5, 4)


def test_files_of_another_kind_are_refused(read):
    with pytest.raises(VoteError, match="ccode or country"):
        read("rcid,vote\n3,1\n")
    with pytest.raises(VoteError, match="it does not belong to the other files"):
        read("rcid,ccode,vote\n3,2,1\n", roll_calls="a,b\n1,2\n")


def test_every_member_has_a_number_and_every_code_is_a_member_past_or_present():
    former = {member.code for member in read_former_members(paths.data("historical_members.csv"))}
    present = {member.iso3 for member in MEMBERS}
    assert present <= {code.iso3 for code in CODES if code.scheme == "cow"}
    assert {code.iso3 for code in CODES} <= present | former
    assert not present & former


def test_successors_of_former_members_are_members():
    for member in read_former_members(paths.data("historical_members.csv")):
        assert set(member.successors) <= {m.iso3 for m in MEMBERS}
        assert member.start < member.end
        assert (member.confidence, bool(member.note)) == ("C", True)


@pytest.mark.real
@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not here")
def test_the_real_history_is_taken_to_the_last_vote():
    result = read_votes([REAL / "un_votes.csv.gz", REAL / "un_roll_calls.csv.gz"], STATES)
    assert (result.rows, result.taken, len(result.roll_calls)) == (870109, 870109, 6203)
    # Fiji joined on 13 October 1970; the source dates these votes to the month only, and wrongly.
    assert [(found.row, found.left) for found in result.complaints] == [(93917, False), (94029, False)]
    assert all("FJI, which was no member on 1970-09-01" in found.what for found in result.complaints)
    counted = Counter(result.matrix.to_numpy().ravel().tolist())
    assert (counted[1], counted[2], counted[3], counted[4]) == (693664, 65548, 110897, 0)
    kinds = Counter(roll_call.kind for roll_call in result.roll_calls)
    assert kinds[RollCallKind.AMENDMENT] == 311
    nearest = agreement(result.matrix).with_("USA", least=500)
    assert nearest[0][0] in {"ISR", "GBR", "PLW"}
    assert all(0 <= index <= 1 for _, index, _ in nearest)
