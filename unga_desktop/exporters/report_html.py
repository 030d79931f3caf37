"""A report as one HTML file: no scripts, nothing fetched, readable by a screen reader, on a telephone and on paper.

Everything that comes from a document or a record is escaped. Equal input gives equal bytes.
"""

import re
from collections.abc import Iterator
from html import escape

from unga_desktop.core.appearance import Appearance
from unga_desktop.core.day import day
from unga_desktop.core.pictures.geometry import Tile, WorldMap
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
from unga_desktop.exporters.report_redline_html import boxless, document_text, language_attributes, redline_html
from unga_desktop.exporters.report_style import style
from unga_desktop.exporters.votes_svg import votes_svg

_TAGS = {Emphasis.STRONG: "strong", Emphasis.INSERTED: "ins", Emphasis.DELETED: "del"}
_CLASSES = {Emphasis.MUTED: "muted", Emphasis.ALARM: "alarm"}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def report_html(report: Report, world_map: WorldMap, tiles: tuple[Tile, ...], appearance: Appearance) -> str:
    """The whole file; ends in a line feed."""
    return "\n".join(_Writer(world_map, tiles, appearance).lines(report)) + "\n"


class _Writer:
    def __init__(self, world_map: WorldMap, tiles: tuple[Tile, ...], appearance: Appearance) -> None:
        self._world_map = world_map
        self._tiles = tiles
        self._appearance = appearance
        self._pictures = 0
        self._list = ""
        self._part = ""
        self._heading = ""

    def lines(self, report: Report) -> Iterator[str]:
        self._list = report.listed
        yield "<!DOCTYPE html>"
        yield f'<html lang="{escape(report.language)}">'
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{boxless(report.title)}</title>"
        yield f"<style>\n{style(self._appearance)}</style>"
        yield "</head>"
        yield "<body>"
        yield f"<header><p>{_words(report.header)}</p><p>{_words(report.status)}</p></header>"
        yield "<main>"
        for part in report.parts:
            self._part = part.key
            yield f'<section id="{escape(part.key)}">'
            for block in part.blocks:
                yield from self._block(block)
            yield "</section>"
        yield "</main>"
        yield f"<footer><p>Made {_words(day(report.date))}. Digest {_words(report.digest)}.</p></footer>"
        yield "</body>"
        yield "</html>"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                self._heading = block.text
                yield f"<h{block.level}>{_words(block.text)}</h{block.level}>"
            case Prose():
                yield f"<p{_language(block.runs)}>{_runs(block.runs)}</p>"
            case Facts():
                yield "<dl>"
                yield from (f"<dt>{_words(label)}</dt><dd>{_words(value)}</dd>" for label, value in block.pairs)
                yield "</dl>"
            case Table():
                yield from _table(block, self._heading, anchored=self._part == self._list)
            case Columns():
                yield f"<h3>{_words(block.heading)}</h3>"
                yield '<ul class="states">'
                yield from (f"<li>{_words(entry)}</li>" for entry in block.entries)
                yield "</ul>"
            case Legend():
                yield _LEGEND.format("refer to the list of changes" if self._list else "count the changes")
            case Redline():
                yield from redline_html(block, linked=bool(self._list))
            case VotePicture():
                yield from self._picture(block)
            case VoteBar():
                pass  # The totals stand in the table above, and the picture has its own legend.

    def _picture(self, picture: VotePicture) -> Iterator[str]:
        self._pictures += 1
        shapes = self._world_map if picture.form == "map" else self._tiles
        svg = votes_svg(picture.tally, shapes, self._appearance.votes, self._appearance.light)
        svg = svg[svg.index("<svg") :].rstrip()
        # Two pictures in one page must not share names.
        svg = re.sub(r'(\bid="|url\(#|aria-labelledby=")', rf"\g<1>p{self._pictures}-", svg)
        yield f"<figure>{svg}</figure>"


_LEGEND = (
    '<p class="muted">Inserted words are <ins>bold and underlined</ins>, deleted words <del>struck through</del>, moved words '
    '<span class="moved">underlined with dots</span>; characters that cannot be seen are named in a box, such as '
    '<span class="hidden">ZWSP</span>. Numbers in the margin {}.</p>'
)


def _table(table: Table, heading: str, anchored: bool) -> Iterator[str]:
    # Where a narrow screen has no room for its columns it is moved by the keys too, once it is reached.
    named = boxless(f"Table: {heading}")
    stacked = _stacked(table)
    kind = ' class="stacked" role="table"' if stacked else ' class="numbers"' if table.numeric else ""
    yield f'<div class="scroll" tabindex="0" role="group" aria-label="{named}"><table{kind}>'
    if table.caption:
        yield f"<caption>{_words(table.caption)}</caption>"
    cells = []
    for index, name in enumerate(table.columns):
        numeric = ' class="number"' if index in table.numeric else ""
        cells.append(f'<th scope="col"{numeric}>{_words(name)}</th>' if name else "<td></td>")
    head = f"<tr>{''.join(cells)}</tr>"
    yield f"<thead>{head.replace('<tr', _ROW, 1) if stacked else head}</thead>"
    yield "<tbody>"
    for row in table.rows:
        yield _row(table, row, anchored, stacked)
    yield "</tbody></table></div>"


def _stacked(table: Table) -> bool:
    """Whether a narrow screen shows the cells of a row below each other: a table of words, too wide for a telephone."""
    return len(table.columns) > 3 and len(table.numeric) <= 1


_ROW = '<tr role="row"'  # a row that is shown as a block is no row any more, unless it says so


def _row(table: Table, row: tuple[tuple[Run, ...], ...], anchored: bool, stacked: bool) -> str:
    cells = []
    for index, runs in enumerate(row):
        attributes = ' class="number"' if index in table.numeric else ""
        names_row = index == 0 and any(run.text for run in runs)
        if stacked:
            role = "rowheader" if names_row else "cell"
            attributes += f' role="{role}" data-column="{boxless(table.columns[index])}"'
        tag, scope = ("th", ' scope="row"') if names_row else ("td", "")
        cells.append(f"<{tag}{scope}{attributes}{_language(runs)}>{_runs(runs)}</{tag}>")
    anchor = f' id="change-{escape(row[0][0].text)}"' if anchored and table.columns[0] == "No." else ""
    return f"{_ROW if stacked else '<tr'}{anchor}>{''.join(cells)}</tr>"


def _of(runs: tuple[Run, ...]) -> str | None:
    """The language of the document whose words these are; None where there are none, or of several documents."""
    languages = {run.language for run in runs if run.language is not None}
    return languages.pop() if len(languages) == 1 else None


def _language(runs: tuple[Run, ...]) -> str:
    """Attributes of what holds these runs: one direction for all, so that deleted and inserted words stand in their order."""
    language = _of(runs)
    return "" if language is None else language_attributes(language)


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run, _of(runs)) for run in runs)


def _run(run: Run, around: str | None) -> str:
    """A run as it stands among words of the language ``around``."""
    own = run.language is None
    text = _words(run.text) if own else document_text(run.text, run.careful, run.against)
    tag = _TAGS.get(run.emphasis, "span")
    classes = " ".join(name for name in (_CLASSES.get(run.emphasis, ""), "" if own else "document") if name)
    attributes = f' class="{classes}"' if classes else ""
    if own and around not in (None, "en") and run.text.strip():
        attributes += ' lang="en" dir="ltr"'
    elif not own and run.language != around:
        attributes += language_attributes(run.language or "")
    return f"<{tag}{attributes}>{text}</{tag}>" if attributes or tag != "span" else text


def _words(text: str) -> str:
    """The report's own words and names: a file may be named anything, so what cannot be seen is named here too."""
    return document_text(text).replace("¶<br>", "<br>")
