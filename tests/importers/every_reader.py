"""A file of each kind that the program reads, and the reader that it is meant for: documents, votes, libraries and maps."""

import json
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from pdf_file import At, paragraph, pdf_file
from word_file import in_list, level, numbered, word_file
from word_file import paragraph as word_paragraph

from unga_desktop.core.documents.document_facts import find_facts
from unga_desktop.core.errors import UngaError
from unga_desktop.importers.markup.akoma_ntoso import NAMESPACE
from unga_desktop.importers.registry import read_with_report
from unga_desktop.services.arrival import sort_files

TEXT = (
    "The General Assembly, Recalling its resolution 64/292 of 28 July 2010 on the human right to water and sanitation,"
)
_LINES = ["A/C.2/80/L.5", "Water for all", "The General Assembly,", TEXT, "1. Calls for wells:", "(a) Deep ones."]
_MEMBERS = ("NAM", "FRA", "TUR", "BRA", "IND", "MEX", "KEN", "PER")
_UNDL = (
    "undl_id,ms_code,ms_name,ms_vote,date,resolution,draft,title,total_yes,total_no,total_abstentions,total_non_voting"
)

DOCUMENTS = ("a.docx", "a.html", "a.pdf", "a.txt", "a.xml")
OTHERS = ("library.unga", "map.json", "records.xml", "votes.csv")


@cache
def sample(name: str) -> bytes:
    """A harmless file of a kind, by its name."""
    return _SAMPLES[name]()


def outcome(path: Path) -> str:
    """Takes a file as the program does: first told by its content, then read by the reader that its name says it is for.

    Says what came of it: "read: ..." or "refused: ..."; whatever else is raised goes through.
    """
    sort_files([path])
    try:
        read = next((reader for end, reader in _READERS.items() if path.name.endswith(end)), _document)
        return f"read: {read(path)}"
    except UngaError as refused:
        return f"refused: {refused.what}" if refused.what and str(refused) else "refused without words"


def akn(body: str, before: str = "") -> bytes:
    return f'{before}<akomaNtoso xmlns="{NAMESPACE}"><statement name="x">{body}</statement></akomaNtoso>'.encode()


def marcxml(members: str, before: str = "") -> bytes:
    return f"""{before}<collection xmlns="http://www.loc.gov/MARC21/slim"><record><controlfield tag="001">4040404</controlfield>
<datafield tag="791"><subfield code="a">A/RES/80/99</subfield></datafield>
<datafield tag="245"><subfield code="a">Ports of the region :</subfield></datafield>
<datafield tag="269"><subfield code="a">2025-12-01</subfield></datafield>
<datafield tag="996"><subfield code="b">8</subfield></datafield>{members}</record></collection>""".encode()


def member(code: str) -> str:
    return f'<datafield tag="967"><subfield code="c">{code}</subfield><subfield code="d">Y</subfield></datafield>'


def votes(rows: str = "") -> bytes:
    lines = [f'9,{code},"NAME, OF",Y,2025-01-31,A/RES/79/1,A/79/L.1,Ports : resolution,8,0,0,0' for code in _MEMBERS]
    return "\n".join([_UNDL, *lines, rows]).encode()


def _word() -> bytes:
    body = "".join(map(word_paragraph, _LINES)) + word_paragraph("numbered", in_list(1))
    return word_file(body, numbering=numbered(level(0, "decimal", "%1.")), footnotes=word_paragraph("note"))


def _marked() -> str:
    return "".join(f"<p>{line}</p>" for line in _LINES)


def _akoma_ntoso() -> bytes:
    return akn(f"<mainBody>{_marked()}<paragraph><num>1.</num><content><p>x</p></content></paragraph></mainBody>")


def _pdf() -> bytes:
    return pdf_file([At(100, 760, "The General Assembly,"), *paragraph(TEXT, 100, 740)], [At(100, 760, "1. Calls.")])


def _library() -> bytes:
    """A library of two documents, as it is exported."""
    from unga_desktop.services.arrival import keep, read_arrival
    from unga_desktop.services.library import Library
    from unga_desktop.storage.database import Database
    from unga_desktop.storage.documents import DocumentStore
    from unga_desktop.storage.library_file import write_library

    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        library = Library([], DocumentStore(Database(folder / "library.sqlite")))
        for name in ("a.docx", "a.txt"):
            (folder / name).write_bytes(sample(name))
            arrival = read_arrival(folder / name, library)
            keep(library, arrival, arrival.found.facts, official=False)
        assert library.store is not None
        write_library(library.store, folder / "out.unga", lambda _: None, lambda: False)
        return (folder / "out.unga").read_bytes()


def square(number: int) -> list[list[int]]:
    x, y = -170 + number % 34 * 10, -50 + number // 34 * 18
    return [[x, y], [x + 2, y], [x + 2, y + 2], [x, y + 2], [x, y]]


def _map() -> bytes:
    from unga_desktop.services.vote_desk import bundled_vote_desk

    features = [
        {
            "type": "Feature",
            "properties": {"iso3": one.iso3},
            "geometry": {"type": "Polygon", "coordinates": [square(number)]},
        }
        for number, one in enumerate(bundled_vote_desk().members)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def _document(path: Path) -> str:
    document, _ = read_with_report(path)
    find_facts(document)
    return " ".join(paragraph.text for paragraph in document.paragraphs)[:300]


def _read_votes(path: Path) -> str:
    from unga_desktop.services.vote_desk import vote_desk
    from unga_desktop.services.vote_importer import VoteImporter

    found = VoteImporter(vote_desk()).read(path)
    return f"{found.taken} votes; {[complaint.what for complaint in found.complaints[:3]]}"


def _read_library(path: Path) -> str:
    from unga_desktop.storage.database import Database
    from unga_desktop.storage.documents import DocumentStore
    from unga_desktop.storage.library_file import read_library

    with tempfile.TemporaryDirectory() as folder:
        store = DocumentStore(Database(Path(folder) / "library.sqlite"))
        taken = read_library(store, path, lambda _: None, lambda: False)
        return f"{taken.added} documents, {len(taken.left)} left"


def _read_map(path: Path) -> str:
    from unga_desktop.importers.map_file import read_map_file
    from unga_desktop.services.vote_desk import bundled_vote_desk, bundled_world_map

    members = bundled_vote_desk().members
    names, numbers = ({one.iso3: one.name for one in members}, {one.m49: one.iso3 for one in members})
    return f"{len(read_map_file(path, names, numbers, bundled_world_map()).world.lands)} lands"


_SAMPLES: dict[str, Callable[[], bytes]] = {
    "a.docx": _word,
    "a.html": lambda: f"<!doctype html><meta charset=utf-8><title>x</title>{_marked()}<ol><li>x</ol>".encode(),
    "a.pdf": _pdf,
    "a.txt": lambda: "\n\n".join(_LINES).encode(),
    "a.xml": _akoma_ntoso,
    "library.unga": _library,
    "map.json": _map,
    "records.xml": lambda: marcxml("".join(map(member, _MEMBERS))),
    "votes.csv": votes,
}
_READERS: dict[str, Callable[[Path], str]] = {
    "library.unga": _read_library,
    "map.json": _read_map,
    "records.xml": _read_votes,
    "votes.csv": _read_votes,
}
"""By the end of the file's name: "entities-records.xml" as well as "records.xml"."""
