"""A chain of versions as one redline: the last version, with every word that a version brought or took away under its name.

The redline's original side is the first version with, in their places, all words that a later version brought and another took
away again; it is nobody's text, and says so. The amended side is the last version.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from unga_desktop.core.documents.document import Document, Paragraph, Section, Source, names_beside
from unga_desktop.core.redlines import classification
from unga_desktop.core.redlines.comparison import Check, Comparison, Statistics, check, count_all_changes
from unga_desktop.core.redlines.redline import ChangeClass, Op, Row, RowKind, Span
from unga_desktop.core.versions.version_chain import Piece, VersionChain
from unga_desktop.core.versions.version_rows import Place, VersionRow, version_rows
from unga_desktop.core.words import tokens

_BREAK = "\n"
_LONGEST_TAG = 6


def version_redline(chain: VersionChain) -> Comparison:
    """The chain as rows of spans, one for each of ``version_rows``.

    ``Span.amendment`` names the version that brought an insertion or took a deletion away, ``Row.amendment`` the one that moved,
    divided or joined paragraphs.

    ``check`` fails where the chain does not rebuild a version, or these rows the last one.
    """
    names = short_names(chain)
    found = version_rows(chain)
    spans = [tuple(_spans(names, row)) for row in found]
    earlier: dict[int, tuple[Paragraph, ...]] = {}
    count = 0
    for place in sorted(range(len(found)), key=lambda place: _stood_in(found[place])):
        earlier[place] = _earlier(chain, found[place], spans[place], count)
        count += len(earlier[place])
    rows = [_row(chain, names, row, earlier[place], spans[place]) for place, row in enumerate(found)]
    document = _composite(chain, tuple(sorted((p for side in earlier.values() for p in side), key=lambda p: p.index)))
    proof = check(document, chain.versions[-1], rows)
    whole = Check(proof.original_rebuilt and all(chain.check[:-1]), proof.amended_rebuilt and chain.check[-1])
    return Comparison(document, chain.versions[-1], tuple(rows), _statistics(chain, rows), whole)


def _stood_in(row: VersionRow) -> Place:
    """The place in the chain at which the original side has a paragraph; of one that is gone that is where it was last."""
    return row.first if row.paragraphs[-1] else row.last


def _row(
    chain: VersionChain, names: Sequence[str], row: VersionRow, original: tuple[Paragraph, ...], spans: tuple[Span, ...]
) -> Row:
    amended = tuple(chain.versions[-1].paragraphs[index] for index in row.paragraphs[-1])
    moved = bool(row.moved_by and original and amended)
    kind = _kind(original, amended, spans)
    by = names[row.moved_by[-1]] if moved else _divider(spans) if kind in (RowKind.SPLIT, RowKind.MERGED) else None
    return Row(kind, original, amended, spans, moved, amendment=by)


def _divider(spans: Sequence[Span]) -> str | None:
    """The version that divided a paragraph or joined two: the one that made or took the first break."""
    return next((span.amendment for span in spans if span.op is not Op.EQUAL and span.text == _BREAK), None)


def short_names(chain: VersionChain) -> tuple[str, ...]:
    """A short name for each version: what of its symbol the first version has not, ``Rev.1``; else the symbol or file."""
    first, *others = names_beside(chain.versions)
    stem = first.rstrip("*")
    names = [first]
    for name in others:
        rest = name.removeprefix(stem).strip("/ ")
        names.append(rest if rest.strip("*") and name.startswith(stem) else name)
    return tuple(name if names.count(name) == 1 else f"{number}: {name}" for number, name in enumerate(names))


def version_tags(short: Sequence[str]) -> tuple[str, ...]:
    """What stands in the margin for each version: its short name where that is short, else ``V`` and its number."""
    return tuple(name if len(name) <= _LONGEST_TAG else f"V{number}" for number, name in enumerate(short))


def _spans(names: Sequence[str], row: VersionRow) -> Iterator[Span]:
    pieces = row.pieces
    for place, piece in enumerate(pieces):
        op = _fate(piece)
        if op is Op.EQUAL:
            yield Span(op, piece.text)
            continue
        by = piece.until if piece.until is not None else piece.since
        yield Span(op, piece.text, _class(pieces, place), names[by], piece.ignored)


def _fate(piece: Piece) -> Op:
    if piece.until is not None:
        return Op.DELETE
    return Op.INSERT if piece.since else Op.EQUAL


def _class(pieces: Sequence[Piece], place: int) -> ChangeClass:
    """The class of a change: a deletion is weighed together with the insertion beside it that the same version made."""
    piece = pieces[place]
    before, after = (piece.text, "") if piece.until is not None else ("", piece.text)
    beside = pieces[place + 1] if piece.until is not None and place + 1 < len(pieces) else None
    if beside and beside.until is None and beside.since == piece.until:
        after = beside.text
    beside = pieces[place - 1] if piece.until is None and place else None
    if beside and beside.until == piece.since:
        before = beside.text
    left = "".join(found.text for found in pieces[:place] if found.until is None)
    right = "".join(found.text for found in pieces[place + 1 :] if found.until is None)
    return classification.classify(before, after, left, right, not left.strip())


def _earlier(chain: VersionChain, row: VersionRow, spans: Sequence[Span], first: int) -> tuple[Paragraph, ...]:
    """The paragraphs of the redline's original side, with the numbers that they had in the first version that had them."""
    kept = [span for span in spans if span.op is not Op.INSERT]
    if not kept and not row.paragraphs[0]:
        return ()
    texts = "".join(span.text for span in kept).split(_BREAK)
    version = next(number for number, indices in enumerate(row.paragraphs) if indices)
    models = [chain.versions[version].paragraphs[index] for index in row.paragraphs[version]]
    plain = Paragraph(0, Section.OPERATIVE, "", "")
    return tuple(
        replace(models[place] if place < len(models) else plain, index=first + place, text=text)
        for place, text in enumerate(texts)
    )


def _kind(original: Sequence[Paragraph], amended: Sequence[Paragraph], spans: Sequence[Span]) -> RowKind:
    if not original or not amended:
        return RowKind.ADDED if amended else RowKind.REMOVED
    if len(original) != len(amended) and 1 in (len(original), len(amended)):
        return RowKind.SPLIT if len(original) == 1 else RowKind.MERGED
    return RowKind.UNCHANGED if all(span.op is Op.EQUAL for span in spans) else RowKind.REWORDED


def _composite(chain: VersionChain, paragraphs: tuple[Paragraph, ...]) -> Document:
    first, name = chain.versions[0], names_beside(chain.versions)[0]
    count = len(chain.versions) - 1
    source = Source(
        f"{name} and {count - 1} between" if count > 1 else name,
        status=first.source.status,
        note="All words that any version before the last one had, each in its place; nobody's text.",
    )
    return replace(first, source=source, paragraphs=paragraphs, symbol="")


def _statistics(chain: VersionChain, rows: Sequence[Row]) -> Statistics:
    changed = [span for row in rows for span in row.spans if span.op is not Op.EQUAL and not span.ignored]
    return Statistics(
        chain.statistics[0].words,
        chain.statistics[-1].words,
        sum(tokens.count_words(span.text) for span in changed if span.op is Op.INSERT),
        sum(tokens.count_words(span.text) for span in changed if span.op is Op.DELETE),
        count_all_changes(rows),
    )
