"""A Word document put together: its parts and the zip file round them (ECMA-376 part 2), the same bytes for the same parts."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from unga_desktop.core.report_design import BUILT_IN, ReportDesign
from unga_desktop.exporters.word_markup import characters
from unga_desktop.exporters.word_redline import Comment
from unga_desktop.exporters.word_style import STYLES

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" '
    f'xmlns:pic="{_DRAWING}/picture"'
)
_TYPES = {
    "document": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "styles": "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
    "settings": "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
    "comments": "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    "header": "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
    "footer": "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
}
_PAPERS = {"A4": (11906, 16838), "Letter": (12240, 15840)}  # both sides in twentieths of a point
_MILLIMETRE = 1440 / 25.4
_MADE = (1980, 1, 1, 0, 0, 0)  # the first day a zip file knows: no clock gets into the bytes


def word_document(
    body: str,
    *,
    title: str,
    author: str,
    date: str,
    header: str,
    footer: str,
    comments: Sequence[Comment] = (),
    pictures: Mapping[str, bytes] | None = None,
    design: ReportDesign = BUILT_IN[0],
) -> bytes:
    """A .docx: ``body`` is what stands in ``w:body``, ``header`` and ``footer`` are paragraphs as XML.

    ``date`` (ISO) is the day of the document and of its comments; ``pictures`` are PNG files by the id of the relation that the
    body refers to them with; ``design`` says on what paper.
    """
    pictures = pictures or {}
    parts = {
        "document": f"<w:body>{body}{_section(design)}</w:body>",
        "styles": STYLES,
        "settings": _SETTINGS,
        "comments": "".join(_comment(comment, author, date) for comment in comments),
        "header": header,
        "footer": footer,
    }
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(bool(pictures)),
        "_rels/.rels": _relations(
            [
                ("r1", f"{_R}/officeDocument", "word/document.xml"),
                ("r2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "docProps/core.xml": _core(title, author, date),
        "word/_rels/document.xml.rels": _relations(
            [(f"r-{name}", f"{_R}/{name}", f"{name}.xml") for name in parts if name != "document"]
            + [(key, f"{_R}/image", f"media/{key}.png") for key in pictures]
        ),
    }
    files |= {f"word/{name}.xml": _part(name, inside) for name, inside in parts.items()}
    files |= {f"word/media/{key}.png": content for key, content in pictures.items()}
    return _zipped(files)


def _zipped(files: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            archive.writestr(entry, content.encode() if isinstance(content, str) else content, compresslevel=6)
    return stream.getvalue()


def _part(name: str, inside: str) -> str:
    root = {"header": "hdr", "footer": "ftr"}.get(name, name)
    return f"{_HEAD}<w:{root} {_NAMESPACES}>{inside}</w:{root}>"


def _content_types(pictures: bool) -> str:
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    if pictures:
        defaults["png"] = "image/png"
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides = {f"/word/{name}.xml": kind for name, kind in _TYPES.items()} | {"/docProps/core.xml": core}
    inside = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in defaults.items())
    inside += "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{inside}</Types>'


def _relations(found: Sequence[tuple[str, str, str]]) -> str:
    inside = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in found)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _core(title: str, author: str, date: str) -> str:
    when = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{characters(title)}</dc:title><dc:creator>{characters(author)}</dc:creator>{when}</cp:coreProperties>"
    )


def _comment(comment: Comment, author: str, date: str) -> str:
    text = f'<w:p><w:r><w:t xml:space="preserve">{characters(comment.text)}</w:t></w:r></w:p>'
    return f'<w:comment w:id="{comment.number}" w:author="{characters(author)}" w:date="{date}T00:00:00Z">{text}</w:comment>'


def text_width(design: ReportDesign) -> int:
    """The width of the text on the paper of a design, in twentieths of a point."""
    sides = _PAPERS[design.paper]
    return (max(sides) if design.landscape else min(sides)) - 2 * _margin(design)


def text_height(design: ReportDesign) -> int:
    """The height of the text on the paper of a design, in twentieths of a point."""
    sides = _PAPERS[design.paper]
    return (min(sides) if design.landscape else max(sides)) - 2 * _margin(design)


def _margin(design: ReportDesign) -> int:
    return round(design.margin * _MILLIMETRE)


def _section(design: ReportDesign) -> str:
    """The paper and its margins, header and footer on each page."""
    short, long = _PAPERS[design.paper]
    size = f'w:w="{long}" w:h="{short}" w:orient="landscape"' if design.landscape else f'w:w="{short}" w:h="{long}"'
    edge = _margin(design)
    # Header and footer stand in the margins; where these are small Word makes room by itself.
    running = min(709, edge // 2)
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="r-header"/><w:footerReference w:type="default" r:id="r-footer"/>'
        f'<w:pgSz {size}/><w:pgMar w:top="{edge}" w:right="{edge}" w:bottom="{edge}" w:left="{edge}" w:header="{running}" '
        f'w:footer="{running}" w:gutter="0"/></w:sectPr>'
    )


_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat>"
)
