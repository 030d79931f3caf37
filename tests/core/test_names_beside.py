"""What documents are called where they stand beside each other: by symbols or by files, never one so and the other so."""

from dataclasses import replace

import pytest

from unga_desktop.core.documents.document import Source, TextStatus, names_beside
from unga_desktop.core.documents.structure import parse
from unga_desktop.core.redlines.comparison import compare

_TEXT = "The General Assembly,\n\n1. Decides."


def _document(file: str, symbol: str = "", status: TextStatus = TextStatus.OWN):
    return parse(f"{symbol}\n\n{_TEXT}".strip(), Source(file, "5f" * 32, status))


@pytest.mark.parametrize(
    ("documents", "names"),
    [
        ((("a.docx", "A/80/L.5"), ("b.docx", "A/80/L.5/Rev.1")), ("A/80/L.5", "A/80/L.5/Rev.1")),
        ((("a.docx", "A/80/L.5"), ("b.docx", "A/80/L.5")), ("a.docx", "b.docx")),
        ((("a.docx", ""), ("b.docx", "A/80/L.5")), ("a.docx", "b.docx")),
        ((("a.docx", "A/80/L.5"), ("L5.txt", "A/80/L.5", TextStatus.SUMMARY)), ("a.docx", "A/80/L.5")),
        ((("a.docx", ""), ("N25.pdf", "A/80/L.5", TextStatus.OFFICIAL)), ("a.docx", "A/80/L.5")),
        ((("a.txt", "A/80/L.5"), ("b.txt", "A/80/L.6"), ("c.txt", "")), ("a.txt", "b.txt", "c.txt")),
    ],
)
def test_symbols_where_each_has_one_of_its_own_else_files(
    documents: tuple[tuple[str, ...], ...], names: tuple[str, ...]
) -> None:
    assert names_beside([_document(*one) for one in documents]) == names


def test_a_text_that_the_program_made_has_a_name_of_its_own() -> None:
    draft = _document("draft.docx", "A/80/L.5")
    made = replace(draft, source=Source(f"{draft.name} as amended"), symbol="")
    assert names_beside((draft, made)) == ("A/80/L.5", "A/80/L.5 as amended")


def test_a_comparison_is_named_so() -> None:
    comparison = compare(_document("draft.docx"), _document("received.docx", "A/80/L.5"))
    assert comparison.names == ("draft.docx", "received.docx")
