"""The Digital Library's CSV: everything is taken, or named with row and column."""

from pathlib import Path

import pytest

from unga_desktop.core.errors import Cancelled, UnknownRollCall, VoteError
from unga_desktop.core.votes.roll_call import MajorityRule, Totals, Vote
from unga_desktop.importers.vote_files.votes import ReadOptions, read_votes
from unga_desktop.services.vote_desk import bundled_vote_desk
from unga_desktop.services.vote_importer import VoteImporter

HEAD = "undl_id,ms_code,ms_name,ms_vote,date,resolution,draft,title,total_yes,total_no,total_abstentions,total_non_voting\n"
STATES = VoteImporter(bundled_vote_desk()).states
REAL = Path(__file__).resolve().parents[2].parent / "shared" / "real" / "votes"


def row(code="NAM", vote="Y", date="2025-01-31", totals="1.0,0,0,", identity="7", resolution="A/RES/79/1"):
    return f'{identity},{code},"NAME, OF",{vote},{date},{resolution},A/79/L.1,A title : resolution / adopted,{totals}\n'


def read(tmp_path, text, **options):
    path = tmp_path / "voting.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    work = {key: options.pop(key) for key in ("progress", "cancelled") if key in options}
    return read_votes([path], STATES, ReadOptions(**options), **work)


def test_a_clear_file_is_taken_whole(tmp_path):
    result = read(tmp_path, HEAD + row(), downloaded="2026-11-23")
    (roll_call,) = result.roll_calls
    assert (roll_call.id, roll_call.voted_on, roll_call.subject) == ("A/RES/79/1", "A/79/L.1", "A title")
    assert roll_call.published == Totals(1, 0, 0, None)
    assert result.roll_call("A/RES/79/1").votes == {"NAM": Vote.IN_FAVOUR}
    assert (result.complaints, result.rows, result.taken) == ((), 1, 1)
    assert "downloaded on 2026-11-23" in result.source
    with pytest.raises(UnknownRollCall):
        result.roll_call("A/RES/1/1")


def test_the_letters_na_are_not_a_missing_value(tmp_path):
    text = (HEAD + row()).replace("A title : resolution", "NA : resolution")
    assert read(tmp_path, text).roll_calls[0].subject == "NA"
    result = read(tmp_path, HEAD + row(code="NA"))
    assert (result.taken, result.complaints[0].what) == (0, "no member State has the code “NA”")


def test_two_rows_that_contradict_each_other_are_both_left(tmp_path):
    result = read(tmp_path, HEAD + row(totals=",,,") + row(vote="N", totals=",,,"))
    (complaint,) = result.complaints
    assert (complaint.row, complaint.column, result.taken) == (3, "ms_code", 0)
    assert complaint.what == "a second row for one member in one vote says N, row 2 says Y; neither is taken: “NAM”"


def test_a_day_that_may_be_a_month_is_asked_about(tmp_path):
    result = read(tmp_path, HEAD + row(date="03/04/2025"))
    assert (result.complaints[0].column, result.roll_calls[0].date) == ("date", "")
    assert read(tmp_path, HEAD + row(date="03/04/2025"), dates="dmy").roll_calls[0].date == "2025-04-03"
    assert read(tmp_path, HEAD + row(date="31/01/2025")).roll_calls[0].date == "2025-01-31"


def test_lower_case_and_spaces_are_no_obstacle(tmp_path):
    assert read(tmp_path, HEAD + row(code=" nam ", vote=" y")).complaints == ()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (row() + row(code="ZZZ"), (3, "ms_code", "ZZZ")),
        (row() + row(code="FRA", vote="?"), (3, "ms_vote", "?")),
        (row() + row(), (3, "ms_code", "second row for one member")),
        (row(date="2025-02-30"), (2, "date", "2025-02-30")),
        (row(totals="many,0,0,0"), (2, "total_yes", "many")),
        (row(totals="2,0,0,0"), (2, "total_yes", "add up to 1-0-0-0, published are 2-0-0-0")),
        (row() + "7,FRA\n", (3, "ms_name", "the row has 2 cells")),
        (
            row() + row().replace("7,NAM", "7,FRA").rstrip() + ",1,2,3\n",
            (3, "total_non_voting", "the row has 15 cells"),
        ),
        (row() + row(identity=""), (3, "undl_id", "belongs to no record")),
    ],
)
def test_what_is_not_clear_is_listed_with_row_and_column(tmp_path, rows, expected):
    result = read(tmp_path, HEAD + rows)
    (complaint,) = result.complaints
    assert (complaint.row, complaint.column) == expected[:2]
    assert expected[2] in complaint.what
    assert result.taken == 1


def test_two_votes_on_one_text_keep_apart(tmp_path):
    result = read(tmp_path, HEAD + row() + row(identity="8", vote="N", totals="0,1,0,0"))
    assert [roll_call.id for roll_call in result.roll_calls] == ["A/RES/79/1", "A/RES/79/1#undl-8"]
    assert result.complaints == ()


def test_a_council_resolution_needs_nine_of_fifteen(tmp_path):
    (roll_call,) = read(tmp_path, HEAD + row(resolution="S/RES/2774(2025)")).roll_calls
    assert (roll_call.organ, roll_call.rule, roll_call.id) == ("SC", MajorityRule.COUNCIL, "S/RES/2774 (2025)")


def test_dates_without_dashes_are_read(tmp_path):
    assert read(tmp_path, HEAD + row(date="20250131")).roll_calls[0].date == "2025-01-31"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_says_the_encoding(tmp_path, encoding):
    assert read(tmp_path, (HEAD + row()).encode(encoding)).taken == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (HEAD.encode(), "no rows"),
        (b"a,b\n1,2\n", r"its columns are none that are known \(a, b\)"),
        ((HEAD + row()).encode().replace(b"title", b"t\xe9tle"), "not in UTF-8"),
        (b"\x00\x01\x02\x00binary\x00", "this is no text"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(tmp_path, content, message):
    with pytest.raises(VoteError, match=message):
        read(tmp_path, content)


def test_rows_that_repeat_the_text_of_a_row_are_read_as_any_other(tmp_path):
    """Names with commas, quotation marks and line breaks, other line ends, no end at the last: the same votes."""
    names = {"NAM": "Y", "FRA": "N", "CHN": "A", "USA": "X"}
    quoted = '"A, ""B"" title : resolution / adopted"'
    rows = "".join(row(code=code, vote=vote, totals="1,1,1,1") for code, vote in names.items())
    rows = rows.replace("A title : resolution / adopted", quoted)
    plain = HEAD + rows
    expected = {code: Vote(vote) for code, vote in names.items()}
    for text in (plain, plain.replace("\n", "\r\n"), plain.rstrip("\n"), plain.replace("NAME, OF", 'NAME ""THE"", OF')):
        result = read(tmp_path, text)
        assert (result.roll_calls[0].published, result.complaints) == (Totals(1, 1, 1, 1), ())
        assert result.roll_call("A/RES/79/1").votes == expected
    broken = read(tmp_path, plain.replace("NAME, OF", "NAME\nOF"))
    assert broken.roll_call("A/RES/79/1").votes == expected


def test_rows_of_two_records_that_alternate_keep_their_votes(tmp_path):
    one, other = ("1", "A/RES/79/1"), ("2", "A/RES/79/2")
    rows = [
        row(code=code, identity=number, resolution=symbol, totals="2,0,0,0")
        for code in ("NAM", "FRA")
        for number, symbol in (one, other)
    ]
    result = read(tmp_path, HEAD + "".join(rows))
    assert result.complaints == ()
    assert [sorted(result.votes(symbol)) for _, symbol in (one, other)] == [["FRA", "NAM"], ["FRA", "NAM"]]


def test_a_row_with_a_cell_too_many_is_named_and_nothing_is_taken_from_it(tmp_path):
    result = read(tmp_path, HEAD + "x," + row())
    assert (result.rows, result.taken, result.roll_calls) == (1, 0, ())
    assert result.complaints[0].what == "the row has 13 cells, the head has 12 columns"


def test_a_stop_is_heard_and_progress_told(tmp_path):
    told = []
    assert read(tmp_path, HEAD + row(), progress=told.append).rows == 1
    assert told
    assert all(0 <= share <= 1 for share in told)
    assert told[-1] == 1
    with pytest.raises(Cancelled):
        read(tmp_path, HEAD + row(), cancelled=lambda: True)


@pytest.mark.real
@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not here")
def test_the_real_export_of_2025_adds_up_and_confirms_the_bundled_votes():
    result = read_votes([REAL / "ga_2025_undl_layout.csv.gz"], STATES)
    assert (len(result.roll_calls), result.rows, result.taken, result.complaints) == (192, 37056, 37056, ())
    desk = bundled_vote_desk()
    for number in (7, 8, 9):
        symbol = f"A/RES/ES-11/{number}"
        assert result.roll_call(symbol).votes == desk.roll_call(symbol).votes
        assert result.roll_call(symbol).published == desk.roll_call(symbol).published
    for roll_call in result.roll_calls:
        votes = list(result.votes(roll_call.id).values())
        assert [votes.count(vote) for vote in Vote] == [
            roll_call.published.in_favour,
            roll_call.published.against,
            roll_call.published.abstaining,
            roll_call.published.not_voting,
        ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_mark_inside_a_cell_without_marks_opens_nothing(tmp_path, end):
    """Such lines are written by hand: ``a 6" pipe``; each row is read by itself, and no column is taken for another."""
    one = '7,NAM,NAMIBIA,Y,2025-01-31,A/RES/79/1,A 5" rail,A 6" pipe,1,1,0,'
    odd = one.replace('5"', "5")
    other = odd.replace("NAM,NAMIBIA,Y", "FRA,FRANCE,N")
    for rows in ([odd, other], [one, one.replace("NAM,NAMIBIA,Y", "FRA,FRANCE,N")]):
        result = read(tmp_path, end.join([HEAD.rstrip(), *rows, ""]))
        assert result.complaints == ()
        assert result.roll_call("A/RES/79/1").votes == {"NAM": Vote.IN_FAVOUR, "FRA": Vote.AGAINST}
