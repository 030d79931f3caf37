"""The commands on the library as a whole: written into one file, read from one, checked; and what is said where it is damaged."""

import argparse
from pathlib import Path

from unga_desktop.cli import output
from unga_desktop.core.errors import StorageError
from unga_desktop.core.file_outcome import Ending
from unga_desktop.core.import_report import Format
from unga_desktop.services.library import user_library
from unga_desktop.storage.documents import DocumentStore
from unga_desktop.storage.user_database import user_database


def library(wanted: argparse.Namespace) -> int:
    """``library export``, ``import`` or ``check``."""
    return {"export": _export, "import": _import, "check": _check}[wanted.action](wanted)


def say_set_aside() -> bool:
    """Says where a damaged library was found and set aside while the command ran; returns whether one was."""
    database = user_database()
    if database.salvage is None:
        return False
    output.complain(str(database.salvage.told()))
    return True


def _export(wanted: argparse.Namespace) -> int:
    from unga_desktop.storage.library_file import write_library

    store = _store()
    if not store.database.exists:
        raise StorageError("nothing is kept in it yet", str(store.database.path), "The command import fills it")
    target = Path(wanted.file)
    count = write_library(store, target, lambda share: output.progress(f"{share:.0%} written"), lambda: False)
    output.write_text(f"{target.name}: {count:,} {_documents(count)} written\n", None)
    return 0


def _import(wanted: argparse.Namespace) -> int:
    from unga_desktop.cli.importing import tell
    from unga_desktop.exporters.import_text import import_text
    from unga_desktop.services.arrival import kind_of
    from unga_desktop.services.intake import Intake, IntakeOptions

    source = Path(wanted.file)
    kind = kind_of(source)
    if kind.format is not Format.LIBRARY:
        what = f"a {kind.name}" if kind.format is not Format.UNKNOWN else "something else"
        raise StorageError(f"this is no exported library, but {what}", str(source), "The command import takes any file")
    taken = Intake(user_library(), IntakeOptions(), tell).take([source])
    (outcome,) = taken
    if outcome.ending is Ending.REFUSED:
        raise StorageError(outcome.reason, str(source), outcome.advice)
    output.write_text(import_text(taken), None)
    return int(outcome.incomplete)


def _check(_wanted: argparse.Namespace) -> int:
    from unga_desktop.services.library_check import check

    store = _store()
    if not store.database.exists:
        output.write_text("Nothing is kept in the library yet.\n", None)
        return 0
    found = check(store, lambda share: output.progress(f"{share:.0%} checked"))
    for what in found.damaged:
        output.complain(what)
    how = f"{len(found.damaged):,} damaged" if found.damaged else "sound"
    output.write_text(f"{store.database.path}: {found.documents:,} {_documents(found.documents)}, {how}\n", None)
    return 1 if found.damaged else 0


def _store() -> DocumentStore:
    store = user_library().store
    if store is None:
        raise StorageError("the library cannot be used now", "", "Start the program again")
    return store


def _documents(count: int) -> str:
    return "document" if count == 1 else "documents"
