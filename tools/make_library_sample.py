"""Writes tests/samples/libraries/version_N.sql: a small library as this version of the program keeps it, as a dump.

Run once for each new step of storage/migrations.py, by the code that has it, and committed with it. A sample is never made
anew by later code: it shows what lies on the disks of users.

    .venv/bin/python tools/make_library_sample.py [FOLDER]
"""

import hashlib
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from unga_desktop.core.votes.roll_call import MajorityRule, RollCall, RollCallKind, Totals, Vote
from unga_desktop.core.votes.vote_import import VoteImport
from unga_desktop.core.votes.vote_matrix import vote_matrix
from unga_desktop.storage.database import Database
from unga_desktop.storage.migrations import MIGRATIONS
from unga_desktop.storage.roll_calls import RollCallStore

VERSION = len(MIGRATIONS)
FOLDER = Path(__file__).parents[1] / "tests" / "samples" / "libraries"


def fill(database: Database) -> None:
    """A roll call; from the second version on documents, one of them removed, a note and a comparison."""
    roll_call = RollCall(
        id="A/RES/80/1",
        symbol="A/RES/80/1",
        kind=RollCallKind.WHOLE,
        organ="GA",
        date="2025-10-01",
        subject="Ports",
        rule=MajorityRule.SIMPLE,
        published=Totals(1, 0, 1, 0),
        outcome="adopted",
        votes={"AFG": Vote.IN_FAVOUR, "ALB": Vote.ABSTAINING},
        session="80",
        record="undl 1",
    )
    matrix = vote_matrix([roll_call])
    found = VoteImport((replace(roll_call, votes={}),), matrix, (), "UN Digital Library", 2, 2, "votes.csv", "a layout")
    RollCallStore(database).keep(found)
    if VERSION > 1:
        _fill_documents(database)


def _fill_documents(database: Database) -> None:
    from unga_desktop.core.documents.catalogue import Kind
    from unga_desktop.core.documents.document import Source, TextStatus
    from unga_desktop.core.documents.kept_document import Facts, Note, Provenance
    from unga_desktop.core.documents.structure import parse
    from unga_desktop.storage.documents import DocumentStore
    from unga_desktop.storage.notes import NoteStore

    store = DocumentStore(database)
    for symbol, title in (("A/80/L.5", "Ports"), ("A/80/L.5/Rev.1", "Harbours"), ("A/80/L.6", "Seas")):
        decision = f"Recalling l’été, قَرار and 决议,\n\n1. Decides on {title.lower()}."
        text = f"{symbol}\n\n{title}\n\nThe General Assembly,\n\n{decision}"
        content = text.encode() + b"\xff"
        digest = hashlib.sha256(content).hexdigest()
        facts = Facts(symbol, title, "2025-10-01", "GA", "80", "en", Kind.DRAFT)
        origin = Provenance("x.txt", digest, "2025-10-02T09:00:00+00:00", "text", TextStatus.OWN, ("a header",))
        kept = store.keep(parse(text, Source("x.txt", digest)), content, facts, origin)
    store.remove(kept.number)
    NoteStore(database).write(Note("A/80/L.5"), "Ask the capital.")
    _keep_comparison(database)


def _keep_comparison(database: Database) -> None:
    documents = ("A/80/L.5", "/home/é/draft.docx")
    if VERSION < 5:
        with database.writing() as connection:
            connection.execute(
                "INSERT INTO comparison (original, amended, date, note, revision) VALUES (?, ?, '2025-10-03', 'Before', 1)",
                documents,
            )
        return
    from unga_desktop.core.documents.kept_document import KeptComparison, Proposed
    from unga_desktop.storage.comparisons import ComparisonStore

    proposed = Proposed(("/home/é/amendment.docx",), (("Oral revision 1", "Delete “all”."),), (("E1", "rejected"),))
    ComparisonStore(database).keep(KeptComparison("Before", documents, ("case",), "en", proposed, "2025-10-03"))


def dump(connection: sqlite3.Connection) -> Iterator[str]:
    """The statements that make the same database; those of the index of words fill the tables that it is kept in."""
    for pragma in ("user_version", "application_id"):
        yield f"PRAGMA {pragma} = {connection.execute(f'PRAGMA {pragma}').fetchone()[0]};"
    schema = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    ).fetchall()
    virtual = [name for _, name, sql in schema if sql.startswith("CREATE VIRTUAL")]
    inside = [name for _, name, _ in schema if any(name.startswith(f"{one}_") for one in virtual)]
    for _, name, sql in schema:
        if name not in inside:
            yield f"{sql};"
    tables = [name for kind, name, _ in schema if kind == "table" and name not in virtual]
    for name in [*tables, *(["sqlite_sequence"] if VERSION > 1 else [])]:
        if name in inside or name == "sqlite_sequence":
            yield f"DELETE FROM {name};"
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info ({name})")]
        values = " || ',' || ".join(f"quote({column})" for column in columns)
        for (row,) in connection.execute(f"SELECT {values} FROM {name}"):
            yield f"INSERT INTO {name} VALUES ({row});"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "library.sqlite"
        fill(Database(path))
        with closing(sqlite3.connect(path)) as connection:
            lines = list(dump(connection))
    target = folder / f"version_{VERSION}.sql"
    target.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{target}: {len(lines)} statements")


if __name__ == "__main__":
    main()
