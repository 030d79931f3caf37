"""Small PDF files for tests, written by hand: each line of text where the test wants it, in one of the standard fonts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842
COURIER = 0.6
"""The width of a character, in sizes of the type."""


@dataclass(frozen=True, slots=True)
class At:
    """A piece of text at its place: points from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = 10
    turned: bool = False
    matrix: str = ""
    """The first four numbers of the matrix of the text, where it does not stand upright."""


def pdf_file(
    *pages: Sequence[At],
    font: str = "Courier",
    extra: str = "",
    frame: str = "",
    letters: Mapping[str, str] | None = None,
) -> bytes:
    """A PDF of these pages; ``extra`` goes into the catalogue, ``frame`` stands in the place of their box.

    ``letters`` says what the letters of the font stand for, where that is something else.
    """
    objects = [f"<< /Type /Catalog /Pages 2 0 R {extra} >>".encode()]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    meant = f" /ToUnicode {4 + 2 * len(pages)} 0 R" if letters else ""
    objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding{meant} >>".encode())
    for number, page in enumerate(pages):
        stream = b"\n".join(map(_shown, page))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R {frame or f'/MediaBox [0 0 {WIDTH} {HEIGHT}]'} /Resources << /Font << /F 3 0 R >> >>"
            f" /Contents {5 + 2 * number} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    if letters:
        objects.append(_meanings(letters))
    return assembled(objects)


def _meanings(letters: Mapping[str, str]) -> bytes:
    pairs = " ".join(f"<{ord(letter):02x}> <{meant.encode('utf-16-be').hex()}>" for letter, meant in letters.items())
    stream = (
        "begincmap 1 begincodespacerange <00> <ff> endcodespacerange"
        f" {len(letters)} beginbfchar {pairs} endbfchar endcmap"
    )
    return f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream".encode()


def assembled(objects: Sequence[bytes]) -> bytes:
    """The file of these objects, the first of which is the catalogue."""
    content = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, len(content))
    )


def paragraph(
    text: str, x: float, y: float, *, columns: int = 60, indent: int = 0, leading: float = 12, size: float = 10
) -> list[At]:
    """The lines of a paragraph in Courier, broken at spaces and hyphens so that each is filled; the first is indented."""
    lines: list[At] = []
    line = " " * indent
    for word in text.replace("-", "-\0").replace(" ", " \0").split("\0"):
        if len((line + word).rstrip()) > columns:
            lines.append(At(x, y - leading * len(lines), line.rstrip(), size))
            line = ""
        line += word
    lines.append(At(x, y - leading * len(lines), line.rstrip(), size))
    return [
        At(at.x + size * COURIER * (len(at.text) - len(at.text.lstrip())), at.y, at.text.lstrip(), size) for at in lines
    ]


def _shown(at: At) -> bytes:
    text = at.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    matrix = f"{at.matrix or ('0 1 -1 0' if at.turned else '1 0 0 1')} {at.x} {at.y}"
    return b"BT /F %g Tf %s Tm (%s) Tj ET" % (at.size, matrix.encode(), text)
