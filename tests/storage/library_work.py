"""Work on a library that can be cut short at any moment: which steps were acknowledged, and what the library must hold then."""

import hashlib
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from unga_desktop.core.documents.catalogue import Kind
from unga_desktop.core.documents.document import Document, Paragraph, Section, Source, TextStatus
from unga_desktop.core.documents.kept_document import Facts, KeptComparison, Provenance
from unga_desktop.core.votes.roll_call import MajorityRule, RollCall, RollCallKind, Totals, Vote
from unga_desktop.core.votes.roll_call_search import Query
from unga_desktop.core.votes.vote_import import VoteImport
from unga_desktop.core.votes.vote_matrix import vote_matrix
from unga_desktop.storage.comparisons import ComparisonStore
from unga_desktop.storage.database import FILE_NAME, Database
from unga_desktop.storage.documents import DocumentStore
from unga_desktop.storage.library_file import write_library
from unga_desktop.storage.notes import NoteStore
from unga_desktop.storage.roll_calls import RollCallStore

ACKNOWLEDGED, EXPORT = "acknowledged", "export.unga"
STEPS = 60


@dataclass
class State:
    """What a library holds: numbers of documents, in and out of the bin, notes, comparisons, roll calls."""

    documents: set[int] = field(default_factory=set)
    bin: set[int] = field(default_factory=set)
    notes: set[int] = field(default_factory=set)
    comparisons: set[int] = field(default_factory=set)
    roll_calls: set[int] = field(default_factory=set)

    def copy(self) -> "State":
        return State(*(set(getattr(self, name)) for name in self.__dataclass_fields__))


def given(number: int) -> tuple[Document, bytes, Facts, Provenance]:
    """A document, always the same for its number."""
    chance = random.Random(number)
    texts = [f"{number} " + " ".join(chance.choices(("ports", "seas", "decides", "recalls"), k=40)) for _ in range(30)]
    content = "\n\n".join(texts).encode() + chance.randbytes(chance.randrange(60_000))
    digest = hashlib.sha256(content).hexdigest()
    paragraphs = tuple(
        Paragraph(n, Section.OPERATIVE, str(n + 1), text, 0, f"{n + 1}. ") for n, text in enumerate(texts)
    )
    return (
        Document(Source("x.txt", digest), paragraphs),
        content,
        Facts(f"A/80/L.{number}", f"Ports {number}", "2025-01-01", "GA", "80", "en", Kind.DRAFT),
        Provenance("x.txt", digest, "2025-02-01", "text", TextStatus.OWN),
    )


def _roll_call(number: int) -> RollCall:
    symbol = f"A/RES/80/{number}"
    return RollCall(
        *(symbol, symbol, RollCallKind.WHOLE, "GA", "2025-10-01", "Ports", MajorityRule.SIMPLE),
        *(Totals(1, 0, 1, 0), "adopted", {"AFG": Vote.IN_FAVOUR, "ALB": Vote.ABSTAINING}),
        session="80",
        record=f"undl {number}",
    )


def steps() -> Iterator[tuple[Callable[[Path], object], Callable[[State], object]]]:
    """What is done, and what follows for the state: documents, notes, comparisons and votes kept, documents removed and
    deleted, the library exported."""
    for number in range(1, STEPS):
        yield lambda at, n=number: _documents(at).keep(*given(n)), lambda state, n=number: state.documents.add(n)
        if number % 2:
            yield lambda at, n=number: _note(at, n), lambda state, n=number: state.notes.add(n)
        if number % 3 == 0:
            yield lambda at, n=number: _remove(at, n - 1), lambda state, n=number: _put_away(state, n - 1)
            yield lambda at, n=number: _compare(at, n), lambda state, n=number: state.comparisons.add(n)
        if number % 4 == 0:
            yield lambda at, n=number: _vote(at, n), lambda state, n=number: state.roll_calls.add(n)
        if number % 5 == 0:
            yield lambda at: _export(at), lambda _: None
        if number % 6 == 0:
            yield lambda at: _documents(at).empty_bin(), lambda state: state.bin.clear()


def work(folder: Path) -> None:
    """Does all steps, and acknowledges each when it is done."""
    handle = os.open(folder.parent / ACKNOWLEDGED, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for do, _ in steps():
        do(folder)
        os.write(handle, b".")


def mend(path: Path) -> None:
    """Looks through a library that is damaged, and says when it begins."""
    (path.parent.parent / ACKNOWLEDGED).write_bytes(b".")
    Database(path).check()


def states(done: int) -> list[State]:
    """What the library may hold when so many steps were acknowledged: those, or one more."""
    state, found = State(), []
    for number, (_, follow) in enumerate(steps()):
        if number == done:
            found.append(state.copy())
        follow(state)
        if number == done:
            return [*found, state]
    return [state]


def read(folder: Path) -> State:
    """What a library holds; every text and file of it is compared with what was given."""
    store = _documents(folder)
    for kept in (*store.all(), *store.bin()):
        document, content, facts, _ = given(int(kept.facts.symbol.rpartition(".")[2]))
        assert store.document(kept.number).paragraphs == document.paragraphs
        assert store.original(kept.number) == content
        assert kept.facts == replace(facts, family=facts.symbol)
    return State(
        {_number(kept.facts.symbol) for kept in store.all()},
        {_number(kept.facts.symbol) for kept in store.bin()},
        {_number(note.symbol) for note in NoteStore(store.database).all()},
        {int(one.name) for one in ComparisonStore(store.database).all()},
        {int(one.id.rpartition("/")[2]) for one in RollCallStore(store.database).search(Query())},
    )


def _number(symbol: str) -> int:
    return int(symbol.rpartition(".")[2])


_OPEN: dict[Path, DocumentStore] = {}


def _documents(folder: Path) -> DocumentStore:
    return _OPEN.setdefault(folder, DocumentStore(Database(folder / FILE_NAME)))


def forget(folder: Path) -> None:
    """Lets go of the library: the next look at it is a new start of the program."""
    if folder in _OPEN:
        _OPEN.pop(folder).database.close()


def _note(folder: Path, number: int) -> None:
    notes = NoteStore(_documents(folder).database)
    notes.write(notes.get(f"A/80/L.{number}"), "note " * number)


def _remove(folder: Path, number: int) -> None:
    store = _documents(folder)
    kept = store.find(f"A/80/L.{number}")
    assert kept is not None
    store.remove(kept.number)


def _put_away(state: State, number: int) -> None:
    state.documents.remove(number)
    state.bin.add(number)


def _compare(folder: Path, number: int) -> None:
    ComparisonStore(_documents(folder).database).keep(KeptComparison(str(number), ("a", "b")))


def _vote(folder: Path, number: int) -> None:
    one = _roll_call(number)
    found = VoteImport((replace(one, votes={}),), vote_matrix([one]), (), "a source", 2, 2, "v.csv", "a layout")
    RollCallStore(_documents(folder).database).keep(found)


def _export(folder: Path) -> None:
    write_library(_documents(folder), folder / EXPORT, float, lambda: False)
