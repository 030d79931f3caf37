"""Every roll call of the real files, read, kept, looked up and counted, against the plainest count of the same files."""

import csv
import gzip
import random
from collections import Counter, defaultdict
from fractions import Fraction
from math import isnan
from pathlib import Path
from types import SimpleNamespace

import pytest

from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.core.votes.roll_call_search import Query
from unga_desktop.core.votes.vote_matrix import VOTES
from unga_desktop.services.vote_desk import VoteDesk, bundled_vote_desk
from unga_desktop.services.vote_importer import VoteImporter
from unga_desktop.storage.database import Database
from unga_desktop.storage.roll_calls import RollCallStore

REAL = Path(__file__).resolve().parents[2].parent / "shared" / "real" / "votes"
VOETEN, UNDL = "un_votes.csv.gz", "ga_2025_undl_layout.csv.gz"
_LETTERS = {"yes": "Y", "no": "N", "abstain": "A"}
_SHARES = {"Y": Fraction(1), "A": Fraction(1, 2), "N": Fraction(0)}

pytestmark = [
    pytest.mark.real,
    pytest.mark.slow,
    pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not here"),
]


def _rows(name):
    with gzip.open(REAL / name, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    """Both collections kept in one library, and what the files say, counted without this program."""
    bundled = bundled_vote_desk()
    store = RollCallStore(Database(tmp_path_factory.mktemp("history") / "library.sqlite"))
    desk = VoteDesk(bundled.members, bundled.roll_calls, bundled.blocs, bundled.memberships, store)
    importer = VoteImporter(desk)
    voeten = importer.read([REAL / VOETEN, REAL / "un_roll_calls.csv.gz", REAL / "un_roll_call_issues.csv.gz"])
    undl = importer.read(REAL / UNDL)
    importer.keep(voeten)
    importer.keep(undl)
    counted, published = defaultdict(Counter), {}
    for row in _rows(VOETEN):
        counted[f"rcid {row['rcid'].removesuffix('.0')}"][_LETTERS[row["vote"]]] += 1
    for row in _rows(UNDL):
        record = f"undl {row['undl_id']}"
        counted[record][row["ms_vote"]] += 1
        totals = (row["total_yes"], row["total_no"], row["total_abstentions"], row["total_non_voting"])
        published[record] = tuple(int(float(total)) for total in totals)
    tallies = {}
    for record in [*voeten.roll_calls, *undl.roll_calls]:
        kept = desk.roll_call(record.id)
        tallies[kept.record] = desk.tally(kept)
    return SimpleNamespace(
        desk=desk, store=store, imports=(voeten, undl), counted=counted, published=published, tallies=tallies
    )


def _numbers(tally):
    count = tally.counted
    return (count.in_favour, count.against, count.abstaining, count.not_voting) if count else (0, 0, 0, 0)


def test_all_6395_roll_calls_add_up_to_what_the_files_say(history):
    assert len(history.tallies) == len(history.counted) == 6203 + 192
    wrong = {
        record: (numbers, _numbers(history.tallies[record]))
        for record, counts in history.counted.items()
        if (numbers := tuple(counts[letter] for letter in "YNAX")) != _numbers(history.tallies[record])
    }
    assert wrong == {}


def test_the_members_add_up_to_every_published_total_and_no_difference_goes_unlisted(history):
    """The Library publishes totals; Voeten does not. Of 192 none differs, so that no complaint may say so."""
    differing = {r for r, totals in history.published.items() if totals != _numbers(history.tallies[r])}
    listed = {c.roll_call for found in history.imports for c in found.complaints if "add up" in c.what}
    assert (len(history.published), differing, listed) == (192, set(), set())


def test_regional_groups_add_up_and_their_rice_index_is_that_of_the_definition(history):
    """A State without a regional group today, such as a former member, has the one of its row in the table of former members."""
    for tally in history.tallies.values():
        sides = defaultdict(Counter)
        for cast in tally.casts:
            sides[cast.member.group][cast.vote] += 1
        assert {group.group for group in tally.groups} == set(sides)
        for group in tally.groups:
            yes, no = sides[group.group][Vote.IN_FAVOUR], sides[group.group][Vote.AGAINST]
            assert (group.count.in_favour, group.count.against) == (yes, no)
            assert group.cohesion == pytest.approx(abs(yes - no) / (yes + no) if yes + no else 0, abs=1e-12)
        assert sum(group.count.members for group in tally.groups) == len(tally.casts)


def test_agreement_over_the_whole_history_is_that_counted_vote_by_vote(history):
    agreement, matrix = history.desk.agreement(Query())[0], history.store.matrix(Query())
    bundled = [rc for rc in history.desk.roll_calls if rc.votes and history.store.roll_call(rc.id) is None]
    letters = {
        code: [VOTES[number].value if number else "" for number in column]
        + [str(rc.votes[code]) if code in rc.votes else "" for rc in bundled]
        for code, column in ((code, matrix[code].tolist()) for code in matrix.columns)
    }
    assert agreement.roll_calls == len(matrix) + len(bundled)
    pairs = [(one, other) for one in letters for other in letters if one < other]
    for one, other in random.Random(193).sample(pairs, 2000):
        both = [(a, b) for a, b in zip(letters[one], letters[other], strict=True) if a in _SHARES and b in _SHARES]
        index = agreement.index.loc[one, other]
        assert agreement.votes.loc[one, other] == len(both)
        if both:
            likeness = sum(1 - abs(_SHARES[a] - _SHARES[b]) for a, b in both)
            assert index == pytest.approx(float(likeness / len(both)), abs=1e-12)
        else:
            assert isnan(index)


def test_one_vote_known_from_both_collections_is_counted_once(history):
    found = history.store.search(Query())
    assert len(found) == len(history.store) == len({row.id for row in found})
    assert len(found) <= 6203 + 192


def test_the_roll_calls_on_amendments_hang_at_their_texts_and_take_no_votes_away(history):
    path = REAL / "amendment_roll_calls.csv"
    alone = VoteImporter(history.desk).read(path)
    assert (len(alone.roll_calls), alone.taken) == (311, 0)
    assert [(c.row, c.column, c.left) for c in alone.complaints] == [(0, "vote", False)]
    kept = VoteImporter(history.desk).keep(alone)
    assert (kept.added, kept.replaced, kept.same) == (0, (), 311)
    with_text = 0
    for roll_call in alone.roll_calls:
        assert history.desk.roll_call(roll_call.id).votes  # as the history gives them
        found = [other.id for other in history.desk.of(roll_call.of or roll_call.symbol)]
        assert roll_call.id in found
        with_text += bool(roll_call.of)
    assert with_text == 28

    both = VoteImporter(history.desk).read([REAL / VOETEN, path])
    assert len(both.roll_calls) == 311
    assert both.taken == sum(sum(history.counted[rc.record][letter] for letter in "YNA") for rc in both.roll_calls)
    assert both.taken + both.rows_left == both.rows == 870_109


def test_every_difference_from_published_totals_has_its_reason(history, tmp_path):
    """The real exports add up; one that does not is told with the reason, whichever of the two it is."""
    _, undl = history.imports
    assert [c for c in undl.complaints if "add up" in c.what] == []
    with gzip.open(REAL / UNDL, "rt", encoding="utf-8", newline="") as file:
        lines = file.readlines()
    path = tmp_path / "short.csv"
    path.write_text("".join([lines[0], lines[1].replace(",AFG,", ",ZZZ,", 1), *lines[2:193], *lines[195:387]]), "utf-8")
    told = [c.what for c in VoteImporter(history.desk).read(path).complaints if "add up" in c.what]
    assert len(told) == 2
    assert told[0].endswith("1 of its rows could not be taken")
    assert told[1].endswith("all its rows were taken, so the record itself differs")
