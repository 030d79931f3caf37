"""The list of documents as JSON and as a table."""

import json

from unga_desktop.core.documents.catalogue import Entry, Kind
from unga_desktop.core.documents.document import TextStatus
from unga_desktop.exporters.list_json import list_json
from unga_desktop.exporters.list_text import list_text

DRAFT = Entry(
    "A/ES-11/L.11", Kind.DRAFT, "The path to peace", "2025-02-24", "GA", "ES-11", "en", TextStatus.SUMMARY, "A/ES-11/L.11",
    ("A/RES/ES-11/8",),
)  # fmt: skip
COUNCIL = Entry(
    "S/RES/2774 (2025)", Kind.RESOLUTION, "Peace", "2025-02-24", "SC", "Security Council", "en", TextStatus.NONE, "x"
)


def test_the_json_has_the_fields_of_the_contract() -> None:
    assert json.loads(list_json([DRAFT])) == {
        "format": "unga-list/1",
        "documents": [
            {
                "symbol": "A/ES-11/L.11",
                "kind": "draft",
                "title": "The path to peace",
                "date": "2025-02-24",
                "organ": "GA",
                "session": "ES-11",
                "language": "en",
                "text_status": "summary",
                "family": "A/ES-11/L.11",
                "roll_calls": ["A/RES/ES-11/8"],
            }
        ],
    }


def test_the_table_groups_by_session_and_keeps_its_columns() -> None:
    results = {"A/ES-11/L.11": "93-8-73 adopted as amended"}
    assert list_text([DRAFT, COUNCIL], lambda entry: results.get(entry.symbol, "")) == (
        "Eleventh emergency special session\n"
        "  A/ES-11/L.11       2025-02-24  draft       summary  93-8-73 adopted as amended  The path to peace\n"
        "\n"
        "Security Council\n"
        "  S/RES/2774 (2025)  2025-02-24  resolution  no text                              Peace\n"
    )


def test_an_empty_library_says_so() -> None:
    assert list_text([]) == "The library is empty.\n"
    assert json.loads(list_json([]))["documents"] == []
