"""A report as a Word document: the same parts as on paper, the redline with real tracked changes."""

import re
from collections.abc import Callable, Iterator

from unga_desktop.core.redlines.hidden_character import pieces
from unga_desktop.core.report import (
    Block,
    Columns,
    Emphasis,
    Facts,
    Heading,
    Legend,
    Prose,
    Redline,
    Report,
    Run,
    Table,
    VoteBar,
    VotePicture,
)
from unga_desktop.core.report_design import BUILT_IN, ReportDesign
from unga_desktop.exporters.redline_docx import PROGRAM, amended_name, running_foot, running_head
from unga_desktop.exporters.word_archive import text_height, text_width, word_document
from unga_desktop.exporters.word_markup import characters, direction, language_of_run, paragraph, row, run, table
from unga_desktop.exporters.word_redline import Comment, tracked_redline

Painter = Callable[[VotePicture], bytes]
"""Draws a picture of a vote as a PNG."""

_HEADING = 1400
"""What the heading above a picture takes of the height of a page, and the space around it, in twentieths of a point."""

_EMU_PER_TWENTIETH = 635  # English Metric Units, ECMA-376 part 1, 20.1.10.16
_COLUMNS = 3
_LETTER, _MARGINS = 126, 230  # of a bold letter in a heading, and of both margins of a cell
_COLOUR = re.compile(r'<w:color w:val="[0-9A-F]{6}"/>')
"""Every colour of letters is an element of its own, and never the only mark of anything."""
_LINE = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="C9CDD3"/>'
_BORDERS = "".join(_LINE.format(side) for side in ("top", "bottom", "insideH"))
_EMPHASIS = {
    Emphasis.PLAIN: "",
    Emphasis.STRONG: "<w:b/><w:bCs/>",
    Emphasis.MUTED: '<w:color w:val="5B616B"/>',
    Emphasis.INSERTED: '<w:b/><w:bCs/><w:color w:val="0B5D2A"/><w:u w:val="single"/>',
    Emphasis.DELETED: '<w:strike/><w:color w:val="8F1D14"/>',
    Emphasis.ALARM: '<w:b/><w:bCs/><w:color w:val="8F1D14"/>',
}
_BOX = '<w:color w:val="6B4A00"/><w:sz w:val="16"/><w:bdr w:val="single" w:sz="4" w:space="0" w:color="6B4A00"/>'
_LEGEND = (
    "Insertions and deletions are tracked changes under the name of the text that brought them: accepting all of them leaves "
    "the amended text, rejecting all of them the original one. A moved paragraph is deleted where it stood and inserted where "
    "it came to. Comments bear the numbers of the list of changes."
)

_LEGEND_OF_VERSIONS = (
    "Insertions and deletions are tracked changes under the name of the version that brought or took away the words: accepting "
    "all of them leaves the last version; rejecting all of them leaves the first one with the words that a later version "
    "brought and another took away. Comments bear the numbers of the list of changes and name the versions."
)


def report_docx(report: Report, painter: Painter, design: ReportDesign = BUILT_IN[0]) -> bytes:
    """The whole report on the paper of ``design``; ``painter`` draws its pictures of votes. Same report, same bytes.

    Raises ``ExportError`` for a character that no Word document can hold.
    """
    writer = _Writer(report, painter, text_width(design), text_height(design) - _HEADING)
    body = "".join(made for part in report.parts for block in part.blocks for made in writer.block(block))
    if not design.colour:
        body = _COLOUR.sub("", body)
    return word_document(
        body + paragraph(""),
        title=report.title,
        author=PROGRAM,
        date=report.date,
        header=running_head(report),
        footer=running_foot(report),
        comments=writer.comments,
        pictures=writer.pictures,
        design=design,
    )


class _Writer:
    def __init__(self, report: Report, painter: Painter, width: int, height: int) -> None:
        self._width, self._height = width, height
        self._report = report
        self._painter = painter
        self.comments: list[Comment] = []
        self._next = 1
        self.pictures: dict[str, bytes] = {}

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield paragraph(_runs((Run(block.text),)), ("Title", "Heading1", "Heading2")[block.level - 1])
            case Prose():
                yield paragraph(_runs(block.runs), properties=_direction(block.runs))
            case Facts():
                yield from _facts(block, self._width)
            case Table():
                yield from _table(block, self._width)
            case Columns():
                yield paragraph(run(block.heading), "Heading2")
                yield from _columns(block, self._width)
            case Legend():
                said = _LEGEND_OF_VERSIONS if block.of_versions else _LEGEND
                said = (
                    said
                    if self._report.listed
                    else said.replace("numbers of the list of changes", "numbers of the changes")
                )
                yield paragraph(run(said, _EMPHASIS[Emphasis.MUTED]))
            case Redline():
                # Changes and comments are numbered through; a second redline goes on behind the first.
                tracked = tracked_redline(block, amended_name(self._report), self._report.date, self._next)
                self._next = tracked.next_id
                self.comments += tracked.comments
                yield from tracked.paragraphs
                # Where the last paragraph came or went its mark does too, and would take the next heading with it.
                yield paragraph("", "Cell")
            case VotePicture():
                yield self._picture(block)
            case VoteBar():
                pass  # The totals stand in the table above, and the picture has its own bar.

    def _picture(self, picture: VotePicture) -> str:
        key = f"picture{len(self.pictures) + 1}"
        self.pictures[key] = self._painter(picture)
        width, height = (size * _EMU_PER_TWENTIETH for size in _fitted(self.pictures[key], self._width, self._height))
        tally = picture.tally
        described = characters(f"How the Members voted on {tally.roll_call.symbol}; the tables say the same in words")
        number = len(self.pictures)
        return paragraph(
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
            f'<wp:docPr id="{number}" name="{key}" descr="{described}"/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{key}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )


def _fitted(png: bytes, across: int, down: int) -> tuple[int, int]:
    """The size of a picture that fills the width of the text, or as much of it as a page is high enough for, in twentieths of
    a point; a PNG says its own at byte 16."""
    width, height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    if across * height > down * width:
        return down * width // height, down
    return across, across * height // width


def _facts(facts: Facts, width: int) -> Iterator[str]:
    widths = (width * 3 // 10, width * 7 // 10)
    lines = (
        row(
            (
                (widths[0], paragraph(_runs((Run(label, Emphasis.MUTED),)), "Cell")),
                (widths[1], paragraph(_runs((Run(value),)), "Cell")),
            )
        )
        for label, value in facts.pairs
    )
    yield table(widths, lines)
    yield paragraph("", "Cell")  # two tables in a row would become one


def _table(found: Table, across: int) -> Iterator[str]:
    if found.caption:
        yield paragraph(_runs((Run(found.caption),)), "Caption")
    widths = _widths(found, across)
    styles = ["CellNumber" if index in found.numeric else "Cell" for index in range(len(widths))]
    head = row(
        (
            (width, paragraph(run(name, _EMPHASIS[Emphasis.STRONG]), style))
            for width, name, style in zip(widths, found.columns, styles, strict=True)
        ),
        head=True,
    )
    lines = (
        row((width, _cell(runs, style)) for width, runs, style in zip(widths, cells, styles, strict=True))
        for cells in found.rows
    )
    yield table(widths, (head, *lines), _BORDERS)
    yield paragraph("", "Cell")


def _widths(found: Table, across: int) -> list[int]:
    """The width of each column: its share, but no word of its heading is broken; the widest column gives what that takes."""
    shares = found.widths or (1.0,) * len(found.columns)
    wanted = [round(across * share / sum(shares)) for share in shares]
    least = [max(map(len, name.split()), default=0) * _LETTER + _MARGINS for name in found.columns]
    widths = [max(pair) for pair in zip(wanted, least, strict=True)]
    widest = widths.index(max(widths))
    widths[widest] -= sum(widths) - sum(wanted)
    return widths


def _cell(runs: tuple[Run, ...], style: str) -> str:
    return paragraph(_runs(runs), style, _direction(runs))


def _direction(runs: tuple[Run, ...]) -> str:
    """The property of a paragraph whose words of a document are read from right to left."""
    return direction(next((found.language for found in runs if found.language), ""))


def _columns(columns: Columns, across: int) -> Iterator[str]:
    """Entries down one column and on in the next, as a reader of a list of States expects."""
    deep = -(-len(columns.entries) // _COLUMNS)
    filled = (*columns.entries, *("",) * (deep * _COLUMNS - len(columns.entries)))
    width = across // _COLUMNS
    lines = (
        row((width, paragraph(_runs((Run(filled[place + deep * column]),)), "Cell")) for column in range(_COLUMNS))
        for place in range(deep)
    )
    yield table((width,) * _COLUMNS, lines)
    yield paragraph("", "Cell")


def _boxed(emphasis: Emphasis) -> str:
    """The box round the name of a hidden character, which is underlined or struck through as the words beside it are."""
    mark = {Emphasis.INSERTED: '<w:u w:val="single"/>', Emphasis.DELETED: "<w:strike/>"}
    return mark.get(emphasis, "") + _BOX


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(_run(found) for found in runs)


def _run(found: Run) -> str:
    """A run, its hidden characters named in a box, line feeds as breaks."""
    emphasis = _EMPHASIS[found.emphasis]
    language = language_of_run(found.language or "")
    made = []
    for text, name in pieces(found.text, found.careful, found.against):
        if name:
            made.append(run(name, _boxed(found.emphasis)))
            continue
        for number, line in enumerate(text.split("\n")):
            made.append("<w:r><w:br/></w:r>" if number else "")
            made.append(run(line, emphasis + language) if line else "")
    return "".join(made)
