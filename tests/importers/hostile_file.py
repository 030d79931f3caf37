"""Files made to do harm: to fill memory, never to end, to open other files and addresses, or to break the reader."""

import gzip
import io
import json
import sqlite3
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from every_reader import akn, marcxml, member, sample, square, votes
from pdf_file import At, assembled, pdf_file
from word_file import W, in_list, level, numbered, word_file
from word_file import paragraph as word_paragraph

_ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(10))


def hostile(name: str, canary: str, address: str) -> Iterator[tuple[str, bytes]]:
    """The names and contents of the files of a kind, which ``name`` ends with; ``canary`` is the address of a file, ``address``
    that of a server."""
    makers = {
        ".docx": _words,
        ".txt": _texts,
        ".html": _pages,
        ".xml": _akoma_ntoso,
        ".pdf": _pdfs,
        "records.xml": _records,
        "votes.csv": _tables,
        "library.unga": _libraries,
        "map.json": _maps,
    }
    yield from makers[name](canary, address)


def _words(canary: str, address: str) -> Iterator[tuple[str, bytes]]:
    def with_part(name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
        stream = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(word_file(word_paragraph("x")))) as old,
            zipfile.ZipFile(stream, "w", method) as new,
        ):
            for part in old.namelist():
                new.writestr(part, content if part == name else old.read(part))
        return stream.getvalue()

    def document(inside: str, before: str = "") -> bytes:
        """Not packed, so that it is not its ratio that gives it away."""
        return with_part(
            "word/document.xml",
            f'{before}<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'.encode(),
            zipfile.ZIP_STORED,
        )

    yield "bomb.docx", with_part("word/document.xml", b"<a>" + b" " * 200_000_000)
    yield "entities.docx", document(word_paragraph("&e9;"), f"<!DOCTYPE x [{_ENTITIES}]>")
    for number, place in enumerate((canary, address)):
        yield f"outside-{number}.docx", document(word_paragraph("&e;"), f'<!DOCTYPE x [<!ENTITY e SYSTEM "{place}">]>')
        yield f"type-{number}.docx", document(word_paragraph("x"), f'<!DOCTYPE x SYSTEM "{place}">')
        relation = (
            f'<Relationships><Relationship Id="r" Type="x/attachedTemplate" Target="{place}" TargetMode="External"/>'
        )
        relation += f'<Relationship Id="q" Type="x/header" Target="{place}"/></Relationships>'
        yield f"template-{number}.docx", with_part("word/_rels/document.xml.rels", relation.encode())
        field = f'<w:p><w:r><w:instrText>INCLUDETEXT "{place}"</w:instrText></w:r></w:p>'
        yield f"field-{number}.docx", document(field + word_paragraph("x"))
    yield "deep.docx", document("<w:p>" * 100_000 + "</w:p>" * 100_000)
    yield (
        "deep-250.docx",
        document("<w:sdt><w:sdtContent>" * 120 + word_paragraph("x") + "</w:sdtContent></w:sdt>" * 120),
    )
    yield "tags.docx", document("<w:p/>" * 1_600_000)
    yield "many.docx", document("<w:p/>" * 400_000 + word_paragraph("x"))
    yield "entries.docx", _entries(1_000_000)
    paths = {f"{up}etc/passwd": "x" for up in ("../../../", "/", "..\\..\\", "C:\\", "word/../../")}
    yield "paths.docx", word_file(word_paragraph("x"), extra=paths)
    yield (
        "list.docx",
        word_file(
            word_paragraph("x", in_list(1, 999_999_999)) + word_paragraph("y", in_list(1, 10**30)),
            numbering=numbered(level(0, "lowerLetter", "%1." * 9, '<w:lvlRestart w:val="x"/>')).replace(
                'w:start w:val="1"', 'w:start w:val="999999999"'
            ),
        ),
    )
    yield (
        "number.docx",
        word_file(
            word_paragraph("x", in_list(1)),
            numbering=numbered(level(0, "decimal", "%1.")).replace('ilvl="0"', 'ilvl="x"'),
        ),
    )
    yield "utf-7.docx", document(word_paragraph("+ADw-x+AD4-"), '<?xml version="1.0" encoding="UTF-7"?>')
    yield "text.docx", document(word_paragraph("x" * 20_000_000))


def _entries(count: int) -> bytes:
    """A zip file of so many empty parts."""
    name = b"_rels/.rels"
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0) + name
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(entry) * count, len(local), 0)
    return local + entry * count + end


def _texts(canary: str, address: str) -> Iterator[tuple[str, bytes]]:
    yield "blocks.txt", b"x\n\n" * 10_000_000
    yield "lines.txt", b"x\n" * 20_000_000
    yield "breaks.txt", b"x" + b"\n" * 60_000_000
    yield "line.txt", b"x" * 60_000_000
    yield "long.txt", b"word, " * 3_000_000
    yield "spaces.txt", b" " * 60_000_000 + b"x"
    for name, text in (
        ("marks", "x" + "\u0301" * 5_000_000),
        ("hidden", "x" + "\u200b\u202e" * 2_000_000),
        ("numbers", "1. (a) (i) " * 1_000_000),
        ("brackets", "[" * 5_000_000 + "(" * 5_000_000),
        ("symbols", "A/80/L.1/" * 1_000_000),
        ("quotes", "\u201c" * 5_000_000),
        ("rules", "_" * 5_000_000 + "-" * 5_000_000),
        ("no-breaks", "\u00a0\n" * 400_000),
        ("dates", "1 January 2025 " * 1_000_000),
        ("heads", "A/80/L.1\n\nGeneral Assembly\n\nDistr.: Limited\n\n" * 20_000),
    ):
        yield f"{name}.txt", text.encode()
    for number, place in enumerate((canary, address)):
        yield f"outside-{number}.txt", f'<img src="{place}"> file:{place} \\\\{place} =HYPERLINK("{place}")'.encode()


def _pages(canary: str, address: str) -> Iterator[tuple[str, bytes]]:
    yield "entities.html", f"<!DOCTYPE html [{_ENTITIES}]><p>&e9;</p>".encode()
    for number, place in enumerate((canary, address)):
        body = "".join(
            f"<{tag} {attribute}='{place}'>"
            for tag, attribute in (
                ("base", "href"), ("img", "src"), ("link rel=stylesheet", "href"), ("script", "src"), ("/script", "x"),
                ("iframe", "src"), ("/iframe", "x"), ("object", "data"), ("/object", "x"), ("embed", "src"),
                ("frame", "src"), ("body", "background"), ("meta http-equiv=refresh", "content"), ("p", "cite"),
            )
        )  # fmt: skip
        yield f"outside-{number}.html", f"<!DOCTYPE html SYSTEM '{place}'><html>{body}words</p>".encode()
        entity = f'<!DOCTYPE html [<!ENTITY e SYSTEM "{place}">]><p>words &e;</p>'
        yield f"entity-{number}.html", entity.encode()
    for tag in ("div", "b", "table", "ol", "font"):
        yield f"deep-{tag}.html", b"<html>" + f"<{tag}>".encode() * 100_000 + b"x"
    yield "tags.html", b"<html>" + b"<p>" * 1_000_000
    yield "many.html", b"<html>" + b"<p>x" * 240_000
    yield "spaces.html", b"<html><p>" + b" " * 5_000_000 + b"<!--" * 100_000
    yield "attributes.html", b"<html><p " + b"a=b " * 1_000_000 + b">x"
    yield "styles.html", b"<html><p style='" + b"display:" * 1_000_000 + b"'>x"
    yield "prolog.html", b"<!--" * 400_000 + b"<html>x"
    yield "lists.html", b"<html>" + b"<ol start=999999999 type=i><li value=-999999999>x</ol>" * 50_000


def _akoma_ntoso(canary: str, address: str) -> Iterator[tuple[str, bytes]]:
    yield "entities.xml", akn("<p>&e9;</p>", f"<!DOCTYPE x [{_ENTITIES}]>")
    for number, place in enumerate((canary, address)):
        yield f"outside-{number}.xml", akn("<p>&e;</p>", f'<!DOCTYPE x [<!ENTITY e SYSTEM "{place}">]>')
        yield f"type-{number}.xml", akn("<p>x</p>", f'<!DOCTYPE x SYSTEM "{place}">')
        include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{place}" parse="text"/>'
        yield f"include-{number}.xml", akn(f"<p>x{include}<img src='{place}'/></p><componentRef src='{place}'/>")
        yield f"style-{number}.xml", akn("<p>x</p>", f'<?xml-stylesheet type="text/xsl" href="{place}"?>')
    yield "deep.xml", akn("<p>" * 100_000 + "x" + "</p>" * 100_000)
    yield "deep-250.xml", akn("<point>" * 250 + "x" + "</point>" * 250)
    yield "tags.xml", akn("<p/>" * 2_000_000)
    yield "many.xml", akn("<p>x</p>" * 200_000)
    yield "notes.xml", akn('<p>x<authorialNote><p>y<noteRef href="#n"/></p></authorialNote></p>' * 20_000)
    yield "text.xml", akn(f"<p>{'x' * 20_000_000}</p>")


def _pdfs(canary: str, address: str) -> Iterator[tuple[str, bytes]]:
    catalogue, font = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> %s >> /Contents 5 0 R >>"
    pages = b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>"

    def stream(content: bytes, about: bytes = b"") -> bytes:
        return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), about, content)

    words = stream(b"BT /F 10 Tf 100 700 Td (words) Tj ET")
    yield "kids.pdf", assembled([catalogue, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>", font])
    yield (
        "count.pdf",
        assembled([catalogue, b"<< /Type /Pages /Kids [4 0 R] /Count 2000000000 >>", font, page % b"", words]),
    )
    yield (
        "parent.pdf",
        assembled([catalogue, b"<< /Type /Pages /Parent 4 0 R /Kids [4 0 R] /Count 1 >>", font, page % b"", words]),
    )
    yield "contents.pdf", assembled([catalogue, pages, font, page % b"", b"[5 0 R 5 0 R]"])
    form = b"/XObject << /X 6 0 R >>"
    yield "form.pdf", assembled(
        [
            *(catalogue, pages, font, page % form, stream(b"/X Do /X Do")),
            stream(
                b"/X Do /X Do BT /F 10 Tf (x) Tj ET",
                b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << " + form + b" >>",
            ),
        ]
    )  # fmt: skip
    yield "length.pdf", assembled([catalogue, pages, font, page % b"", b"<< /Length 5 0 R >>\nstream\nx\nendstream"])
    bomb = zlib.compress(b"BT /F 10 Tf 100 700 Td (words) Tj ET\n" * 3_000_000, 9)
    yield "bomb.pdf", assembled([catalogue, pages, font, page % b"", stream(bomb, b"/Filter /FlateDecode")])
    nothing = zlib.compress(b" " * 900_000_000, 9)
    yield "nothing.pdf", assembled([catalogue, pages, font, page % b"", stream(nothing, b"/Filter /FlateDecode")])
    twice = zlib.compress(nothing, 9)
    yield (
        "twice.pdf",
        assembled([catalogue, pages, font, page % b"", stream(twice, b"/Filter [/FlateDecode /FlateDecode]")]),
    )
    yield "arrays.pdf", assembled([catalogue, pages, font, page % b"", words, b"[" * 100_000 + b"]" * 100_000])
    yield (
        "dictionaries.pdf",
        assembled([b"<< /Type /Catalog /Pages 2 0 R /A " + b"<< /A " * 100_000, pages, font, page % b"", words]),
    )
    yield "states.pdf", assembled([catalogue, pages, font, page % b"", stream(b"q " * 1_000_000 + b"BT " * 500_000)])
    many = b" ".join([b"4 0 R"] * 100_000)
    yield (
        "pages.pdf",
        assembled([catalogue, b"<< /Type /Pages /Kids [%s] /Count 100000 >>" % many, font, page % b"", words]),
    )
    yield "xref.pdf", pdf_file([At(100, 700, "words")]).replace(b"/Root", b"/Prev 9 /Root")
    for number, place in enumerate((canary, address)):
        where = place.encode()
        action = b"/OpenAction << /S /URI /URI (%s) >> /AA << /WC << /S /Launch /F (%s) >> >>" % (where, where)
        script = (
            b"/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.launchURL\\('%s'\\)) >>] >> >>" % where
        )
        outside = b"<< /Length 0 /F << /FS /URL /F (%s) >> >>\nstream\n\nendstream" % where
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R %s %s >>" % (action, script),
            pages,
            font,
            page % b"",
            words,
            outside,
        ]
        yield f"outside-{number}.pdf", assembled(objects)
        yield f"stream-{number}.pdf", assembled([catalogue, pages, font, page % b"", outside])


def _records(canary: str, address: str) -> Iterator[tuple[str, bytes]]:
    yield "entities-records.xml", marcxml("&e9;", f"<!DOCTYPE x [{_ENTITIES}]>")
    for number, place in enumerate((canary, address)):
        yield f"outside-{number}-records.xml", marcxml("&e;", f'<!DOCTYPE x [<!ENTITY e SYSTEM "{place}">]>')
        yield f"type-{number}-records.xml", marcxml(member("NAM"), f'<!DOCTYPE x SYSTEM "{place}">')
        include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{place}" parse="text"/>'
        yield f"include-{number}-records.xml", marcxml(include + member("NAM"))
    yield "deep-records.xml", marcxml("<datafield>" * 100_000)
    yield "fields-records.xml", marcxml('<datafield tag="967"/>' * 600_000)
    yield "empty-records.xml", b'<collection xmlns="http://www.loc.gov/MARC21/slim">' + b"<record/>" * 1_000_000
    yield "tags-records.xml", b'<collection xmlns="http://www.loc.gov/MARC21/slim">' + b"<x/>" * 10_000_000
    yield "text-records.xml", b'<collection xmlns="http://www.loc.gov/MARC21/slim">' + b" " * 200_000_000
    yield "attributes-records.xml", marcxml("<datafield " + " ".join(map("a{}=''".format, range(200_000))) + "/>")


def _tables(_canary: str, _address: str) -> Iterator[tuple[str, bytes]]:
    yield "line-votes.csv", votes("9," + "x" * 100_000_000)
    yield "quote-votes.csv", votes('"' + "x\n" * 30_000_000)
    yield "cells-votes.csv", votes("," * 20_000_000)
    yield "head-votes.csv", b"undl_id,ms_code," + b"x," * 20_000_000
    yield "lines-votes.csv", votes("\n" * 50_000_000)
    yield "numbers-votes.csv", votes(f"9,NAM,x,Y,2025-01-31,A/RES/79/1,,,{'9' * 50_000},1e999,nan,-inf")
    yield "packed-votes.csv", gzip.compress(votes(" " * 300_000_000), 1)
    yield "cut-votes.csv", gzip.compress(votes("x" * 100_000))[:-20]
    yield "formula-votes.csv", votes("9,=cmd|' /C calc'!A0,@SUM(1),Y,2025-01-31,A/RES/79/1,,,,,,")


def _libraries(canary: str, _address: str) -> Iterator[tuple[str, bytes]]:
    content = sample("library.unga")
    counting = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    changes = {
        "view": (f"ALTER TABLE document RENAME TO other; CREATE VIEW document AS {counting}",),
        "trigger": (f"CREATE TRIGGER t AFTER INSERT ON note BEGIN {counting}; END",),
        "computed": (
            "DROP TABLE document_original",
            "CREATE TABLE document_original (document INTEGER PRIMARY KEY, content BLOB AS (hex(zeroblob(450000000))))",
        ),
        "check": (
            "DROP TABLE document_original",
            f"CREATE TABLE document_original (document INTEGER PRIMARY KEY, content CHECK (length(hex(zeroblob({10**9})))))",
        ),
        "index": ("CREATE INDEX i ON document (length(hex(title)))",),
        "newer": ("PRAGMA user_version = 2000000000",),
        "older": ("PRAGMA user_version = -1",),
        "attached": (f"INSERT INTO note VALUES ('x', 'x', 'ATTACH ''{canary}'' AS x', 1, '')",),
        "many": (
            "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 200000) INSERT INTO note"
            " SELECT x, x, x, 1, '' FROM n",
        ),
        "count": ("UPDATE document SET paragraphs = 9223372036854775807",),
        "first": ("UPDATE document SET first_paragraph = 9223372036854775807",),
        "text": ("UPDATE paragraph SET text = CAST(zeroblob(50000000) AS TEXT)",),
        "left": (f"UPDATE document_source SET left_out = '{'[' * 100_000}'",),
    }
    for name, statements in changes.items():
        yield f"{name}-library.unga", _changed(content, statements)
    yield "cut-library.unga", content[: len(content) // 2]
    yield "head-library.unga", content[:100]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("../../library.sqlite", content)
        package.writestr("library.sqlite", content)
    yield "packed-library.unga", packed.getvalue()


def _changed(content: bytes, statements: Iterable[str]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(content)
        with closing(sqlite3.connect(path)) as connection:
            for statement in statements:
                connection.executescript(statement)
            connection.commit()
        return path.read_bytes()


def _maps(canary: str, address: str) -> Iterator[tuple[str, bytes]]:
    yield "deep-map.json", b"[" * 100_000
    yield "deeper-map.json", b'{"type":' * 100_000
    yield "digits-map.json", b'{"type": "FeatureCollection", "features": %s}' % (b"9" * 1_000_000)
    for name, number in (
        ("huge", "1" + "0" * 400),
        ("inf", "1e999"),
        ("nan", "NaN"),
        ("word", '"x"'),
        ("none", "null"),
    ):
        yield f"{name}-map.json", sample("map.json").replace(b"-170", number.encode())
    geometry: dict[str, object] = {"type": "Polygon", "coordinates": [square(1)]}
    for _ in range(400):
        geometry = {"type": "GeometryCollection", "geometries": [geometry]}
    feature = {"type": "Feature", "properties": {"iso3": "NAM"}, "geometry": geometry}
    yield "nested-map.json", json.dumps({"type": "FeatureCollection", "features": [feature] * 200}).encode()
    yield "points-map.json", b'{"type": "FeatureCollection", "features": [' + b"[]," * 60_000_000 + b"[]]}"
    arcs = [[[0, 0]] * 1_000]
    shape = {"type": "Polygon", "arcs": [[0] * 1_000_000], "properties": {"iso3": "NAM"}}
    topology = {
        "type": "Topology",
        "arcs": arcs,
        "objects": {"x": {"type": "GeometryCollection", "geometries": [shape]}},
    }
    yield "arcs-map.json", json.dumps(topology).encode()
    links = {"type": "link", "properties": {"href": canary}, "href": address}
    crs = {"crs": links, "type": "FeatureCollection", "features": []}
    yield "outside-map.json", json.dumps(crs).encode()
