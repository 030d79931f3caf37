"""The smallest parts of WordprocessingML (ECMA-376 part 1, 17): runs of text and paragraphs, as XML in text."""

import re
from collections.abc import Iterable
from html import escape

from unga_desktop.core.errors import ExportError
from unga_desktop.core.redlines.hidden_character import name

# What XML 1.0 cannot hold (section 2.2), whatever the file is for.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LANGUAGES = {"ar": "ar-SA", "en": "en-GB", "es": "es-ES", "fr": "fr-FR", "ru": "ru-RU", "zh": "zh-CN"}
RIGHT_TO_LEFT = "ar"


def characters(text: str) -> str:
    """Text of a document as XML, every character as it is.

    Raises ``ExportError`` for a character that no Word document can hold: leaving it out would change the text in silence.
    """
    unfit = _NOT_XML.search(text)
    if unfit:
        around = text[max(0, unfit.start() - 20) : unfit.start()]
        place = f" after “{around}”" if around else ""
        raise ExportError(
            f"the text holds the character {name(unfit.group())}{place}, which no Word document can hold",
            "Word document",
            "Write HTML or PDF instead, where it is shown by its name",
        )
    return escape(text).replace("\r", "&#13;")


def run(text: str, properties: str = "", deleted: bool = False) -> str:
    """A run of text; ``properties`` are the insides of its ``w:rPr``."""
    tag = "w:delText" if deleted else "w:t"
    parts = "<w:tab/>".join(
        f'<{tag} xml:space="preserve">{characters(part)}</{tag}>' if part else "" for part in text.split("\t")
    )
    return f"<w:r>{_wrapped('w:rPr', properties)}{parts}</w:r>"


def paragraph(content: str, style: str = "", properties: str = "", mark: str = "") -> str:
    """A paragraph of runs; ``properties`` go into its ``w:pPr``, ``mark`` into the ``w:rPr`` of its mark."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p>{_wrapped('w:pPr', named + properties + _wrapped('w:rPr', mark))}{content}</w:p>"


def language_of_run(language: str) -> str:
    """The properties of a run that name its language (``"ar"``, empty where unknown) and turn its direction."""
    tag = _LANGUAGES.get(language)
    if tag is None:
        return ""
    if language == RIGHT_TO_LEFT:
        return f'<w:rtl/><w:lang w:bidi="{tag}"/>'
    if language == "zh":
        return f'<w:lang w:eastAsia="{tag}"/>'
    return f'<w:lang w:val="{tag}"/>'


def direction(language: str) -> str:
    """The property of a paragraph that is read from right to left."""
    return "<w:bidi/>" if language == RIGHT_TO_LEFT else ""


def table(columns: Iterable[int], rows: Iterable[str], borders: str = "") -> str:
    """A table; ``columns`` are widths in twentieths of a point, ``borders`` the insides of its ``w:tblBorders``."""
    widths = list(columns)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{_wrapped("w:tblBorders", borders)}'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(cells: Iterable[tuple[int, str]], head: bool = False) -> str:
    """A row that is not torn by the end of a page; a ``head`` is repeated on each. A cell is its width and its paragraphs."""
    filled = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>' for width, inside in cells
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{filled}</w:tr>"


def _wrapped(tag: str, inside: str) -> str:
    return f"<{tag}>{inside}</{tag}>" if inside else ""
