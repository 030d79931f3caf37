"""PDFs whose bytes do not depend on the clock, the time zone or chance, and that readers still find whole."""

import io
import re

import pypdfium2
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from unga_desktop.printing.settled_pdf import settled, written_pdf

pytestmark = pytest.mark.usefixtures("qapp")
LAYOUT = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())


def paint(_: QPdfWriter, painter: QPainter) -> None:
    painter.drawText(500, 500, "words")


def raw(moment: bytes) -> bytes:
    """A file as Qt writes it at some moment in some time zone: small, with a table that says where its objects stand."""
    first = b"1 0 obj\n<<\n/CreationDate (D:%s)\n/ModDate (D:%s)\n>>\nendobj\n" % (moment, moment)
    second = b"2 0 obj\n<< /Type /Catalog >>\nendobj\n"
    head = b"%PDF-1.4\n"
    start = len(head) + len(first) + len(second)
    table = b"xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n" % (len(head), len(head) + len(first))
    trailer = b"trailer\n<< /Size 3 /Info 1 0 R /Root 2 0 R /ID [ <%s> <%s> ] >>\n" % (b"ab" * 36, b"cd" * 36)
    return head + first + second + table + trailer + b"startxref\n%d\n%%%%EOF\n" % start


@pytest.mark.parametrize("moment", [b"20251231235959Z", b"20260101053000+05'30'", b"20251231190000-05'00'"])
@pytest.mark.parametrize("date", ["2026-01-02", ""])
def test_every_time_zone_gives_the_same_bytes_and_a_table_that_is_true(moment: bytes, date: str) -> None:
    found = settled(raw(moment), date)
    assert found == settled(raw(b"20300101000000+11'00'"), date)
    places = [int(place) for place in re.findall(rb"(\d{10}) \d{5} n", found)]
    assert [found[place : place + 7] for place in places] == [b"1 0 obj", b"2 0 obj"]
    start = int(found.rpartition(b"startxref")[2].split()[0])
    assert found[start : start + 4] == b"xref"
    assert (b"(D:20260102000000Z)" in found) == bool(date)


def test_a_written_file_bears_its_day_and_is_whole_for_two_readers() -> None:
    pdf = written_pdf("Title <b>&amp;</b> …", LAYOUT, 1200, "2026-01-02", paint)
    assert pdf == written_pdf("Title <b>&amp;</b> …", LAYOUT, 1200, "2026-01-02", paint)
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    assert reader.metadata is not None
    assert reader.metadata.title == "Title <b>&amp;</b> …"
    assert str(reader.metadata.creation_date)[:10] == "2026-01-02"
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "Title <b>&amp;</b> …"}
    assert "words" in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()


def test_a_file_without_a_day_has_no_moment_at_all() -> None:
    pdf = written_pdf("Sheet", LAYOUT, 1200, "", paint)
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    assert reader.metadata is not None
    assert reader.metadata.creation_date is None
    assert b"CreateDate" not in pdf
