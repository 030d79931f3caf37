"""Votes brought in by the user: known by content, nothing dropped in silence, kept in one step or not at all."""

from pathlib import Path

import pytest

from unga_desktop.core.errors import Cancelled, VoteError
from unga_desktop.core.votes.about_vote import AboutVote
from unga_desktop.core.votes.roll_call import RollCallKind, Totals, Vote
from unga_desktop.core.votes.vote_import import UnknownEncoding
from unga_desktop.exporters.votes_csv import votes_csv
from unga_desktop.services.vote_desk import VoteDesk, bundled_vote_desk, vote_desk
from unga_desktop.services.vote_importer import VoteImporter

ABOUT = AboutVote("A/C.3/80/L.20#amendment-1", "2025-11-12", RollCallKind.AMENDMENT, "Oral amendment", "A/C.3/80/L.20")
RECORD = """<?xml version="1.0" encoding="UTF-8"?>
<collection xmlns="http://www.loc.gov/MARC21/slim"><record>
<controlfield tag="001">4040404</controlfield>
<datafield tag="791" ind1=" " ind2=" "><subfield code="a">A/RES/80/99</subfield></datafield>
<datafield tag="245" ind1=" " ind2=" "><subfield code="a">Ports of the region :</subfield></datafield>
<datafield tag="269" ind1=" " ind2=" "><subfield code="a">2025-12-01</subfield></datafield>
<datafield tag="996" ind1=" " ind2=" "><subfield code="b">1</subfield><subfield code="c">1</subfield>
<subfield code="d">0</subfield><subfield code="e">1</subfield><subfield code="f">3</subfield></datafield>
{members}
</record></collection>
"""


@pytest.fixture
def importer() -> VoteImporter:
    return VoteImporter(vote_desk())


def member(code: str, name: str, vote: str = "") -> str:
    cast = f'<subfield code="d">{vote}</subfield>' if vote else ""
    return (
        f'<datafield tag="967" ind1=" " ind2=" "><subfield code="c">{code}</subfield><subfield code="e">{name}</subfield>{cast}'
        "</datafield>"
    )


def write(folder: Path, text: str | bytes, name: str = "votes.dat") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def test_a_voting_record_in_marcxml_is_read_and_kept(tmp_path: Path, importer: VoteImporter) -> None:
    members = member("NAM", "NAMIBIA", "Y") + member("FRA", "FRANCE", "N") + member("TUR", "TURKEY")
    found = importer.read(write(tmp_path, RECORD.format(members=members)))
    assert (found.complaints, found.taken, found.layout) == ((), 3, "UN Digital Library, voting records (MARCXML)")
    importer.keep(found)
    kept = VoteDesk.roll_call(importer.desk, "A/RES/80/99")
    assert kept.votes == {"NAM": Vote.IN_FAVOUR, "FRA": Vote.AGAINST, "TUR": Vote.NOT_VOTING}
    assert kept.published == Totals(1, 1, 0, 1)
    assert vote_desk().roll_call("A/RES/80/99").votes == kept.votes


def test_a_record_that_declares_entities_is_refused(tmp_path: Path, importer: VoteImporter) -> None:
    evil = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><collection>&e;</collection>'
    with pytest.raises(VoteError):
        importer.read(write(tmp_path, evil))


def test_a_table_of_states_and_votes_is_a_vote_on_what_the_user_says(tmp_path: Path, importer: VoteImporter) -> None:
    path = write(
        tmp_path, "State;Vote\nFrance;yes\nTürkiye;abstained\nnamibia;No\nRussia;non\nAtlantis;yes\nChad;maybe\n"
    )
    with pytest.raises(VoteError, match="does not say which vote it is"):
        importer.read(path)
    found = importer.read_text(path.read_text(encoding="utf-8"), ABOUT)
    assert [(complaint.row, complaint.column) for complaint in found.complaints] == [(6, "state"), (7, "vote")]
    importer.keep(found)
    (kept,) = importer.desk.of("A/C.3/80/L.20")
    assert (kept.kind, kept.of) == (RollCallKind.AMENDMENT, "A/C.3/80/L.20")
    assert kept.votes == {
        "FRA": Vote.IN_FAVOUR,
        "TUR": Vote.ABSTAINING,
        "NAM": Vote.AGAINST,
        "RUS": Vote.AGAINST,
    }


def test_the_program_s_own_table_comes_back_as_it_went_out(tmp_path: Path, importer: VoteImporter) -> None:
    desk = bundled_vote_desk()
    roll_call = desk.roll_call("A/RES/ES-11/8")
    found = importer.read(write(tmp_path, votes_csv(desk.tally(roll_call))))
    assert found.complaints == ()
    assert found.votes("A/RES/ES-11/8") == dict(roll_call.votes)


def test_a_cancelled_and_a_refused_import_leave_the_library_as_it_was(tmp_path: Path, importer: VoteImporter) -> None:
    importer.keep(importer.read_text("France yes".replace(" ", ";"), ABOUT))
    before = [found.file for found in importer.imports()]
    with pytest.raises(Cancelled):
        importer.read(write(tmp_path, votes_csv(bundled_vote_desk().tally(bundled_vote_desk().roll_call("A/RES/ES-11/8")))),
                      cancelled=lambda: True)  # fmt: skip
    for content in (b"\x00\x01binary", b"PK\x03\x04", b"", b"a,b\n1,2\n", b"<html></html>"):
        with pytest.raises(VoteError):
            importer.read(write(tmp_path, content))
    assert [found.file for found in vote_desk_imports()] == before


def vote_desk_imports() -> tuple:
    return VoteImporter(vote_desk()).imports()


def test_a_file_in_another_encoding_asks_for_it(tmp_path: Path, importer: VoteImporter) -> None:
    text = "roll_call,date,state,vote\nA/RES/80/1,2025-11-01,Côte d’Ivoire,yes\n".encode("windows-1252")
    with pytest.raises(UnknownEncoding) as refused:
        importer.read(write(tmp_path, text))
    assert "windows-1252" in refused.value.offers
    from unga_desktop.importers.vote_files.votes import ReadOptions

    found = importer.read(write(tmp_path, text), options=ReadOptions(encoding="windows-1252"))
    assert found.votes("A/RES/80/1") == {"CIV": Vote.IN_FAVOUR}


def test_an_import_can_be_taken_out_again(importer: VoteImporter) -> None:
    importer.keep(importer.read_text("France;yes", ABOUT))
    (kept,) = importer.imports()
    importer.remove(kept.number)
    assert importer.imports() == ()
    with pytest.raises(VoteError):
        importer.desk.roll_call(ABOUT.id)
