"""What a file is, told by its content; its name is asked only where the content is plain text that claims to be more."""

import gzip
import io
import re
import zipfile
import zlib
from pathlib import PurePath

from unga_desktop.core.errors import DocumentError
from unga_desktop.core.import_report import FileKind, Format
from unga_desktop.importers.markup.markup_root import Root, find_root, looks_like_html
from unga_desktop.importers.packed_file import open_packed
from unga_desktop.importers.text import decode

_HEAD = 65536
_SAVE_AS = "Save it as .docx, HTML or plain text"
_ANOTHER = "Choose a Word, PDF, HTML, Akoma Ntoso or text file"
_BY_OPENING = {
    b"{\\rtf": ("RTF files cannot be read", _SAVE_AS),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": (
        "this is a Word file of the old kind (.doc), or one with a password",
        "Save it as .docx or plain text",
    ),
    b"\x89PNG": ("this is a picture", _ANOTHER),
    b"\xff\xd8\xff": ("this is a picture", _ANOTHER),
    b"GIF8": ("this is a picture", _ANOTHER),
    b"II*\0": ("this is a picture", _ANOTHER),
    b"MM\0*": ("this is a picture", _ANOTHER),
    b"MZ": ("this is a program", "Do not open this file"),
    b"\x7fELF": ("this is a program", "Do not open this file"),
}
_ENDINGS = {
    ".pdf": "PDF",
    ".html": "HTML",
    ".htm": "HTML",
    ".xml": "XML",
    ".rtf": "RTF",
    ".doc": "Word",
    ".docx": "Word",
}
_STATES = frozenset(
    "iso3 iso2 code country_code ms_code state states country member member_state ms_name name pays estado país état".split()
)
_VOTES = frozenset("vote votes ms_vote voto vote_cast".split())
_LIBRARY_PARTS = frozenset(("library.json", "library.sqlite", "unga-library.json"))
_WEB_ARCHIVE = re.compile(rb"(?:From: <Saved by|MIME-Version:|Content-Type: multipart/related)", re.IGNORECASE)


def recognise(content: bytes, name: str) -> FileKind:
    """What the bytes of a file called ``name`` are. Never raises; what is not known comes with the reason."""
    if not content:
        return _unknown("the file is empty", "Choose a file with text")
    for opening, (reason, advice) in _BY_OPENING.items():
        if content.startswith(opening):
            return _unknown(reason, advice)
    if content.startswith(b"PK"):
        return _packed(content)
    if content.startswith(b"SQLite format 3\0"):
        return FileKind(Format.LIBRARY)
    if content.startswith(b"\x1f\x8b"):
        return _gzipped(content)
    if b"%PDF-" in content[:1024]:
        return FileKind(Format.PDF)
    return _markup(content, name) or _table(content) or _plain(content, name)


def _unknown(reason: str, advice: str) -> FileKind:
    return FileKind(Format.UNKNOWN, reason, advice)


def _packed(content: bytes) -> FileKind:
    try:
        with open_packed(content) as packed:
            names = set(packed.namelist())
    except zipfile.BadZipFile as error:
        return _unknown(str(error), "Open it in Word and save it again as .docx")
    if names & _LIBRARY_PARTS:
        return FileKind(Format.LIBRARY)
    if "META-INF/manifest.xml" in names and "content.xml" in names:
        return _unknown("OpenDocument files (.odt) cannot be read", _SAVE_AS)
    if "_rels/.rels" not in names:
        return _unknown("this is a zip file, but no Word document", _ANOTHER)
    if any(name.startswith(("xl/", "ppt/")) for name in names) and "word/document.xml" not in names:
        return _unknown("this is an Office file, but no Word document", _ANOTHER)
    return FileKind(Format.DOCX)


def _gzipped(content: bytes) -> FileKind:
    """Only tables of votes come packed so; the first block says which."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            head = file.read(_HEAD)
    except (OSError, EOFError, zlib.error):
        return _unknown("the packed file (.gz) is damaged", "Fetch it again")
    return _table(head) or _unknown("this is a packed file (.gz) without votes", "Unpack it and choose what is in it")


def _markup(content: bytes, name: str) -> FileKind | None:
    if _WEB_ARCHIVE.match(content.lstrip()):
        return _unknown("this is a web page saved as one file (.mhtml)", "Save it as HTML")
    root = find_root(content[:_HEAD])
    if root is not None:
        return _by_root(root, content)
    return FileKind(Format.HTML) if looks_like_html(content[:_HEAD], PurePath(name).suffix.lower()) else None


def _by_root(root: Root, content: bytes) -> FileKind:
    name, space = root
    if name.lower() == "html":
        return FileKind(Format.HTML)
    if name == "akomaNtoso":
        if "/akn/3.0" in space:
            return FileKind(Format.AKOMA_NTOSO)
        return _unknown("this is Akoma Ntoso of another version than 3.0", "Convert it to version 3.0")
    if name in ("collection", "record") and ("MARC21" in space or b"MARC21" in content[:_HEAD] or not space):
        return FileKind(Format.MARCXML)
    if (name == "package" and "xmlPackage" in space) or name == "wordDocument":
        return _unknown("this is a Word document saved as XML", "Open it in Word and save it as .docx")
    return _unknown(f"this is XML of a kind that is not known (<{name[:40]}>)", _SAVE_AS)


def _table(content: bytes) -> FileKind | None:
    """A table of votes by its first row, whatever else is in it."""
    lines = _first_text(content).lstrip("\r\n").splitlines()
    if not lines:
        return None
    delimiter = max(",;\t", key=lines[0].count)
    first = [cell.strip().strip('"') for cell in lines[0].split(delimiter)]
    head = {"_".join(cell.lower().split()) for cell in first}
    if "undl_id" in head and head & {"ms_code", "ms_codes"}:
        return FileKind(Format.UNDL_VOTES)
    if "rcid" in head and head & {"vote", "date", "issue"}:
        return FileKind(Format.VOETEN_VOTES)
    if (head & _STATES and head & _VOTES) or _is_headless(lines[:8], delimiter):
        return FileKind(Format.VOTE_TABLE)
    return None


def _is_headless(lines: list[str], delimiter: str) -> bool:
    """Whether the first lines are a State and a vote each, without a head above them."""
    rows = [[cell.strip().strip('"') for cell in line.split(delimiter)] for line in lines if line.strip()]
    if len(rows) < 2 or any(len(row) != 2 or not all(row) for row in rows):
        return False
    from unga_desktop.importers.vote_files.votes_table import vote_number  # loads pandas, which nothing else here needs

    return any(all(vote_number(row[place]) for row in rows[:-1]) for place in (0, 1))


def _first_text(content: bytes) -> str:
    head = content[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    return head.decode("utf-8-sig", "replace")


def _plain(content: bytes, name: str) -> FileKind:
    ending = PurePath(name).suffix.lower()
    if ending in _ENDINGS:
        reason = f"its name ends in {ending}, but this is no {_ENDINGS[ending]} document"
        if name.startswith("~$"):
            return _unknown(reason, "It is a note that Word keeps while a document is open: choose the document itself")
        return _unknown(reason, "Choose the document itself, or rename it to .txt if it is plain text")
    try:
        text = decode(content, name)
    except DocumentError as error:
        return _unknown(error.what, error.advice)
    return (
        FileKind(Format.TEXT)
        if text.strip()
        else _unknown("the file holds no text, only white space", "Choose a file with text")
    )
