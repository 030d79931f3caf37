"""Which files are proposed as the text that the United Nations issued, and what is said of it; all read as they come in."""

from pathlib import Path

import pytest
from importers.pdf_file import paragraph as printed
from importers.pdf_file import pdf_file
from importers.word_file import paragraph, run, word_file

from unga_desktop.services.arrival import keep, read_arrival
from unga_desktop.services.issued_look import IssuedLook
from unga_desktop.services.library import Library, user_library

_TEXT = (
    *("A/C.3/80/L.20", "General Assembly", "Distr.: Limited", "28 October 2025", "Original: English"),
    *("Eightieth session", "The right to water", "The General Assembly,", "1. Calls for wells in every village."),
)
_COMMENT = '<w:comment w:id="1" w:author="A. Reader"><w:p/></w:comment>'
_INSERTED = (
    '<w:p><w:ins w:id="2" w:author="A. Reader" w:date="2025-11-01T09:00:00Z">'
    + run("2. Thanks all.")
    + "</w:ins></w:p>"
)


@pytest.fixture
def library() -> Library:
    return user_library()


def _word(*more: str, **parts: str) -> bytes:
    return word_file("".join(map(paragraph, _TEXT)) + "".join(more), **parts)


def _page(*more: str) -> bytes:
    return "".join(f"<p>{line}</p>" for line in (*_TEXT, *more)).encode()


def _printed() -> bytes:
    return pdf_file([at for number, line in enumerate(_TEXT) for at in printed(line, 72, 760 - 30 * number)])


def _look(library: Library, path: Path, content: bytes) -> IssuedLook:
    path.write_bytes(content)
    return read_arrival(path, library).issued


@pytest.mark.parametrize(
    ("name", "content", "likely", "why"),
    [
        ("issued.pdf", _printed(), True, "symbol and date stand at its head, and such files (PDF)"),
        ("saved.html", _page(), True, "such files (HTML page) are seldom edited"),
        ("struck.html", _page("<del>2. Thanks all.</del>"), False, "has 1 passage struck through: somebody has worked"),
        ("tracked.docx", _word(_INSERTED), False, "has tracked changes: somebody has worked on it"),
        ("both.docx", _word(_INSERTED, comments=_COMMENT), False, "has tracked changes and 1 comment"),
        (
            *("struck.docx", _word("<w:p>" + run("2. Thanks all.", "<w:strike/>") + "</w:p>"), False),
            "has 1 passage struck through: somebody has worked",
        ),
        ("edited.docx", _word(), False, "A Word document can be edited without a trace"),
        ("edited.txt", "\n\n".join(_TEXT).encode(), False, "A plain text can be edited without a trace"),
        ("bare.html", b"<p>A/C.3/80/L.20</p><p>The General Assembly,</p><p>1. Calls.</p>", False, "does not have"),
    ],
)
def test_only_published_files_without_a_trace_of_work_are_proposed(
    library: Library, tmp_path: Path, name: str, content: bytes, likely: bool, why: str
) -> None:
    found = _look(library, tmp_path / name, content)
    assert found.likely is likely
    assert why in found.why


def test_a_second_text_is_never_proposed_and_it_is_said_whether_its_words_differ(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "saved.html"
    path.write_bytes(_page())
    arrival = read_arrival(path, library)
    keep(library, arrival, arrival.found.facts, True)
    assert read_arrival(path, library).issued.likely, "the very file that is kept"
    same = _look(library, tmp_path / "again.html", _page() + b"\n")
    other = _look(library, tmp_path / "other.html", _page("2. Thanks all."))
    assert (same.likely, other.likely) == (False, False)
    assert same.why == "The library has the issued text already, from the file saved.html; this one has the same words."
    assert other.why.endswith("this one has other words.")


def test_an_own_text_that_is_kept_does_not_stand_in_the_way_of_the_issued_one(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(_word())
    arrival = read_arrival(path, library)
    keep(library, arrival, arrival.found.facts, False)
    assert _look(library, tmp_path / "issued.pdf", _printed()).likely
