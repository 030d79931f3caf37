"""The redline as HTML: ``ins`` and ``del``, hidden characters named, every character of both texts in its place."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby

from unga_desktop.core.documents.document import Paragraph, Section
from unga_desktop.core.redlines.hidden_character import number_pieces, pieces, span_pieces
from unga_desktop.core.redlines.redline import Op, Row, RowKind, Span
from unga_desktop.core.report import Redline, Tag

_TAGS = {Op.INSERT: "ins", Op.DELETE: "del"}


def language_attributes(language: str) -> str:
    """``lang`` and ``dir`` for words of a document; its direction is left to the words where the language is unknown."""
    if not language:
        return ' dir="auto"'
    return f' lang="{escape(language)}" dir="{"rtl" if language == "ar" else "ltr"}"'


def document_text(text: str, careful: bool = False, against: str = "") -> str:
    """Words of a document, escaped; what cannot be seen is named in a box, the ends of paragraphs are pilcrows."""
    return _written(pieces(text, careful, against))


def boxless(text: str) -> str:
    """Words for an attribute or the title of the page, which hold no boxes: what cannot be seen is named in brackets. Escaped."""
    return escape("".join(f"[{name}]" if name else found for found, name in pieces(text)))


def _written(cut: Iterable[tuple[str, str]]) -> str:
    found = []
    for characters, name in cut:
        if name:
            found.append(f'<span class="hidden" dir="ltr">{escape(name)}</span>')
        else:
            found.append(escape(characters).replace("\n", "¶<br>"))
    return "".join(found)


def redline_html(redline: Redline, linked: bool = True) -> Iterator[str]:
    """The lines of the redline; ``linked`` where the page has the list of changes, to which its numbers lead."""
    notes = redline.notes or ((),) * len(redline.rows)
    numbers = zip(redline.change_numbers, redline.last_numbers or redline.change_numbers, strict=True)
    tags = redline.tags or ((),) * len(redline.rows)
    yield '<div class="redline">'
    for row, (first, last), said, beside in zip(redline.rows, numbers, notes, tags, strict=True):
        language = redline.language_amended if row.amended else redline.language_original
        yield f'<div class="row{" changed" if first else ""}"{language_attributes(language)}>'
        if first:
            label = f"{first}–{last}" if last > first else str(first)
            name = f'<a href="#change-{first}" aria-label="Change {label}">{label}</a>' if linked else label
            yield f'<span class="changes">{name}</span>'
        yield from _paragraphs(row, {tag.last: _tag(tag) for tag in beside})
        of_row = "".join(_tag(tag) for tag in beside if tag.first < 0)
        words = [document_text(note, careful=True) + "." for note in said]
        if of_row:
            words[:1] = [f"{words[0]} {of_row}" if words else of_row]
        yield from (f'<p class="note" lang="en" dir="ltr">{found}</p>' for found in words)
        yield "</div>"
    yield "</div>"


def _tag(tag: Tag) -> str:
    """A tag after its change: seen, read out in full, but not part of the text when that is selected and copied."""
    kind = "tag" if tag.known else "tag unknown"
    title = boxless(tag.caption)
    return f'<sup class="{kind}" lang="en" dir="ltr"><abbr title="{title}">{document_text(tag.text)}</abbr></sup>'


def _paragraphs(row: Row, tags: Mapping[int, str]) -> Iterator[str]:
    """The paragraphs of a row; a new one begins where either text begins one, but for deleted ends of joined paragraphs."""
    original = amended = 0
    parts: list[tuple[str, Span]] = []
    for span in row.spans:
        lines = span.text.split("\n")
        for number, line in enumerate(lines):
            if number:
                parts.append(("\n", span))
                if span.op is not Op.DELETE or row.kind is not RowKind.MERGED:
                    yield _paragraph(row, original, amended, parts, tags)
                    parts = []
                original += span.op is not Op.INSERT
                amended += span.op is not Op.DELETE
            if line:
                parts.append((line, span))
    yield _paragraph(row, original, amended, parts, tags)


def _paragraph(row: Row, original: int, amended: int, parts: list[tuple[str, Span]], tags: Mapping[int, str]) -> str:
    heads = [_at(row.amended, amended), _at(row.original, original)]
    paragraph = next(head for head in heads if head is not None)
    label = _label(row, paragraph)
    words = "".join(
        _marked(row, place, [text for text, _ in same]) + _after(row, place, parts, tags)
        for place, same in ((_place(row, span), same) for span, same in _by_span(parts))
    )
    return f"<p{_class(paragraph)}>{label}{words}</p>"


def _by_span(parts: list[tuple[str, Span]]) -> Iterator[tuple[Span, Iterator[tuple[str, Span]]]]:
    for _, same in groupby(parts, key=lambda part: id(part[1])):
        kept = list(same)
        yield kept[0][1], iter(kept)


def _at(paragraphs: tuple[Paragraph, ...], index: int) -> Paragraph | None:
    return paragraphs[min(index, len(paragraphs) - 1)] if paragraphs else None


def _class(paragraph: Paragraph) -> str:
    if paragraph.section is Section.TITLE:
        return ' class="title"'
    if paragraph.level:
        return ' class="sub"' if paragraph.level == 1 else ' class="sub2"'
    return ""


def _label(row: Row, paragraph: Paragraph) -> str:
    if not paragraph.label:
        return ""
    printed = _written(number_pieces(paragraph))
    tag = {RowKind.ADDED: "ins", RowKind.REMOVED: "del"}.get(row.kind)
    return f"<{tag}>{printed}</{tag}> " if tag else f"{printed} "


def _place(row: Row, span: Span) -> int:
    return next(number for number, one in enumerate(row.spans) if one is span)


def _after(row: Row, place: int, parts: list[tuple[str, Span]], tags: Mapping[int, str]) -> str:
    """The tag after a span that ends in these parts of a paragraph: a span over several paragraphs has it in its last one."""
    if place not in tags:
        return ""
    ends = "".join(text for text, span in parts if span is row.spans[place])
    return tags[place] if row.spans[place].text.endswith(ends) else ""


def _marked(row: Row, place: int, texts: list[str]) -> str:
    span = row.spans[place]
    shown = "".join(_piece(row, place, text) for text in texts)
    tag = _TAGS.get(span.op)
    if tag is not None:
        ignored = ' class="ignored"' if span.ignored else ""
        return f"<{tag}{ignored}>{shown}</{tag}>"
    return f'<span class="moved">{shown}</span>' if row.moved else shown


def _piece(row: Row, place: int, text: str) -> str:
    if text == "\n":
        return "¶" if row.spans[place].op is not Op.EQUAL else ""
    return _written(span_pieces(row.spans, place, text))
