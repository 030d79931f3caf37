"""Small Word documents for tests, written part by part, so that each shows one quirk and nothing else."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def word_file(body: str, *, namespace: str = W, extra: Mapping[str, str | bytes] | None = None, **parts: str) -> bytes:
    """A .docx of this body; ``parts`` are the insides of ``numbering``, ``styles``, ``footnotes``, ``endnotes``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f"{_HEAD}<Types/>")
        package.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
        package.writestr("word/_rels/document.xml.rels", _relations({name: f"{name}.xml" for name in parts}))
        package.writestr("word/document.xml", _part("document", f"<w:body>{body}</w:body>", namespace))
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", _part(name, content, namespace))
        for name, given in (extra or {}).items():
            package.writestr(name, given)
    return stream.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inside}{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r>'


def in_list(number: int, level: int = 0) -> str:
    """The properties of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def level(number: int, form: str, pattern: str, more: str = "") -> str:
    """A level of a list definition."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def numbered(*levels: str, uses: int = 1) -> str:
    """A numbering part with one list definition and so many uses of it."""
    instances = "".join(f'<w:num w:numId="{use + 1}"><w:abstractNumId w:val="0"/></w:num>' for use in range(uses))
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{instances}'


def _part(name: str, content: str, namespace: str) -> str:
    return f'{_HEAD}<w:{name} xmlns:w="{namespace}" {_NAMESPACES}>{content}</w:{name}>'


def _relations(targets: Mapping[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{nature}" Target="{target}"/>'
        for number, (nature, target) in enumerate(targets.items())
    )
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'
