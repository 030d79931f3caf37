"""Files made to do harm: to fill memory, never to end, to open other files and addresses, or to break the reader."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator

from pdf_file import At, assembled, paragraph, pdf_file
from word_file import W, in_list, level, numbered, word_file
from word_file import paragraph as word_paragraph

from unga_desktop.importers.akoma_ntoso import NAMESPACE

_TEXT = (
    "The General Assembly, Recalling its resolution 64/292 of 28 July 2010 on the human right to water and sanitation,"
)
_ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(10))


def samples() -> dict[str, bytes]:
    """A harmless file of each kind, by its name."""
    lines = ["A/C.2/80/L.5", "Water for all", "The General Assembly,", _TEXT, "1. Calls for wells:", "(a) Deep ones."]
    body = "".join(map(word_paragraph, lines)) + word_paragraph("numbered", in_list(1))
    marked = "".join(f"<p>{line}</p>" for line in lines)
    return {
        "a.docx": word_file(body, numbering=numbered(level(0, "decimal", "%1.")), footnotes=word_paragraph("note")),
        "a.html": f"<!doctype html><meta charset=utf-8><title>x</title>{marked}<ol><li>x</ol>".encode(),
        "a.xml": akn(f"<mainBody>{marked}<paragraph><num>1.</num><content><p>x</p></content></paragraph></mainBody>"),
        "a.txt": "\n\n".join(lines).encode(),
        "a.pdf": pdf_file(
            [At(100, 760, "The General Assembly,"), *paragraph(_TEXT, 100, 740)], [At(100, 760, "1. Calls.")]
        ),
    }


def mutated(content: bytes, seed: int) -> bytes:
    """The file cut off, with bits turned, bytes exchanged, parts doubled or taken out, as the seed says."""
    dice = random.Random(seed)
    made = bytearray(content)
    if dice.random() < 0.2:
        return bytes(made[: dice.randrange(len(made))])
    for _ in range(dice.choice((1, 1, 2, 5, 20, 100))):
        place = dice.randrange(len(made))
        match dice.randrange(4):
            case 0:
                made[place] ^= 1 << dice.randrange(8)
            case 1:
                made[place] = dice.choice(b"\0\xff<>&;/%()[]0 9aZ\n")
            case 2:
                length = dice.randrange(1, 64)
                made[place:place] = made[place : place + length] * dice.choice((1, 2, 9))
            case _:
                del made[place : place + dice.randrange(1, 64)]
    return bytes(made)


def akn(body: str, before: str = "") -> bytes:
    return f'{before}<akomaNtoso xmlns="{NAMESPACE}"><statement name="x">{body}</statement></akomaNtoso>'.encode()


def hostile(ending: str, canary: str, address: str) -> Iterator[tuple[str, bytes]]:
    """The names and contents of the files of a kind; ``canary`` is the address of a file, ``address`` that of a server."""
    makers = {".docx": _words, ".html": _pages, ".xml": _akoma_ntoso, ".pdf": _pdfs}
    yield from makers[ending](canary, address)


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
