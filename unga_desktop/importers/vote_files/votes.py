"""Which importer reads a file of votes: its content decides, never its name."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from unga_desktop.core.errors import CancelCheck, VoteError
from unga_desktop.core.progress import Progress, never, nothing
from unga_desktop.core.votes.about_vote import AboutVote
from unga_desktop.core.votes.vote_import import VoteImport
from unga_desktop.importers.vote_files.marcxml_votes import read_marcxml
from unga_desktop.importers.vote_files.vote_states import States
from unga_desktop.importers.vote_files.vote_table import VoteTable, open_table, plain_text, shown, text_table
from unga_desktop.importers.vote_files.votes_table import is_votes_table, read_table
from unga_desktop.importers.vote_files.votes_undl import is_undl, read_undl
from unga_desktop.importers.vote_files.votes_voeten import is_issues, is_roll_calls, is_votes, read_voeten

READABLE = (".csv", ".tsv", ".tab", ".txt", ".xml", ".gz")
"""The endings of files that can be read, for the filter of a file dialog."""

_KNOWN = (
    "Known are the Digital Library's voting data (undl_id, ms_code, ms_vote), Voeten's files (rcid, ccode, vote), MARCXML, "
    "and tables with the columns State and Vote"
)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says of a file beyond its content: which vote a table of States and votes is, the day of the download
    (ISO), the encoding, and the order of day and month (``"dmy"``, ``"mdy"``). Empty: what the file itself shows."""

    about: AboutVote | None = None
    downloaded: str = ""
    encoding: str = ""
    dates: str = ""


def read_votes(
    paths: Sequence[Path],
    states: States,
    options: ReadOptions | None = None,
    progress: Progress = nothing,
    cancelled: CancelCheck = never,
) -> VoteImport:
    """Reads one file, or the several files that belong to one collection (Voeten's votes, roll calls and issues).

    Raises ``VoteError`` (``UnknownEncoding`` among them) where a file is of no known kind or cannot be read, and
    ``Cancelled``.
    """
    said = options or ReadOptions()
    downloaded = said.downloaded
    for path in paths:
        _refuse_page(path)
    if len(paths) == 1 and _is_xml(paths[0]):
        _refuse_about(said, shown(paths[0]))
        return read_marcxml(paths[0], states, downloaded, progress, cancelled)
    with ExitStack() as stack:
        largest = max(paths, key=lambda path: path.stat().st_size if path.is_file() else 0)
        # Only the largest file takes time.
        tables = [
            stack.enter_context(open_table(path, said.encoding, progress if path is largest else nothing, cancelled))
            for path in paths
        ]
        if any("rcid" in table.head for table in tables):
            _refuse_about(said, tables[0].name)
            return _voeten(tables, states, downloaded, said.dates)
        if len(tables) > 1:
            raise VoteError("these files do not belong together", tables[1].name, "Import them one by one")
        (table,) = tables
        if is_undl(table.head):
            _refuse_about(said, table.name)
            return read_undl(table, states, downloaded, said.dates)
        if is_votes_table(table, states):
            return read_table(table, states, said.about, downloaded, said.dates)
        raise VoteError(f"its columns are none that are known ({_listed(table.head)})", f"{table.name}, row 1", _KNOWN)


def read_votes_text(text: str, states: States, about: AboutVote, name: str = "pasted text") -> VoteImport:
    """Reads pasted text: a State and its vote a line. Raises ``VoteError`` where there are none."""
    return read_table(text_table(text, name), states, about)


def short_text(path: Path, encoding: str = "") -> str:
    """What a short table says, to be looked at and typed on. Raises ``VoteError``."""
    return plain_text(path, encoding)


def saved_on(path: Path) -> str:
    """The day (ISO) on which a file was saved, which is the day of the download unless it was changed since."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()


def groups_of_files(paths: Sequence[Path], encoding: str = "") -> list[tuple[Path, ...]]:
    """Files in the groups that belong together: Voeten's tables in one, every other file alone.

    Raises ``VoteError`` where a file cannot be read.
    """
    of_voeten, alone = [], []
    for path in paths:
        if not _is_xml(path):
            with open_table(path, encoding) as table:
                if "rcid" in table.head:
                    of_voeten.append(path)
                    continue
        alone.append((path,))
    return [*([tuple(of_voeten)] if of_voeten else []), *alone]


def _voeten(tables: Sequence[VoteTable], states: States, downloaded: str, dates: str) -> VoteImport:
    kinds = {"votes": is_votes, "roll calls": is_roll_calls, "issues": is_issues}
    found: dict[str, VoteTable] = {}
    for table in tables:
        kind = next((kind for kind, fits in kinds.items() if fits(table.head)), "")
        if not kind or kind in found:
            raise VoteError("it does not belong to the other files", table.name, "Import it alone")
        found[kind] = table
    return read_voeten(found.get("votes"), found.get("roll calls"), states, found.get("issues"), downloaded, dates)


def _refuse_about(said: ReadOptions, name: str) -> None:
    """A file that names its votes leaves nothing to be said of them."""
    if said.about is not None:
        raise VoteError("the file itself says which votes it holds", name, "Import it without naming a vote")


def _refuse_page(path: Path) -> None:
    """What sites give out in the place of a file, where they want a sign-in first."""
    if _start(path).lower().startswith((b"<!doctype html", b"<html")):
        raise VoteError("this is a page of the web, not a file of votes", shown(path), "Download the file again")


def _is_xml(path: Path) -> bool:
    return _start(path).startswith(b"<")


def _start(path: Path) -> bytes:
    """The first bytes of a file, without mark and white space. Raises ``VoteError`` where it cannot be read."""
    try:
        with path.open("rb") as file:
            start = file.read(256)
    except FileNotFoundError:
        raise VoteError("there is no such file", str(path), "Check the name and the folder") from None
    except OSError as error:
        what = "this is a folder, not a file" if path.is_dir() else f"the file cannot be read ({error.strerror})"
        raise VoteError(what, shown(path)) from None
    return start.removeprefix(b"\xef\xbb\xbf").lstrip()


def _listed(head: Sequence[str]) -> str:
    names = ", ".join(name if len(name) <= 30 else f"{name[:27]}..." for name in head[:8])
    return f"{names}, ..." if len(head) > 8 else names
