"""A chain of versions as text for a terminal or a mail: the last version with every word that came or went under its number.

``{+2 inserted+}`` was brought by version 2, ``[-2 deleted-]`` taken away by it; ``{+1 [-2 neither-]+}`` came with version 1 and
went with version 2. A moved paragraph stands where it came to, with its edits inside and ``(moved by 2)`` above it; where it was
says so, too. Where a move cannot be told so, ``{>2 moved<}`` are words that it brought here, ``[>2 moved<]`` such that it took
away. The first version is number 0. Nothing of a document reaches the terminal that could steer it.
"""

from collections.abc import Iterable, Iterator, Sequence

from unga_desktop.core.redlines.hidden_character import pieces
from unga_desktop.core.versions.version_chain import Piece, VersionChain
from unga_desktop.core.versions.version_rows import Place, version_rows


def chain_text(chain: VersionChain) -> str:
    """The versions with what each brought and took away, then the text row by row; ends in a line feed."""
    heads = [_head(chain, number) for number in range(len(chain.versions))]
    rows = [part for _, part in sorted(_parts(chain), key=lambda part: part[0])]
    return "\n\n".join(["\n".join(heads), *rows, _foot(chain)]) + "\n"


def _head(chain: VersionChain, number: int) -> str:
    document, it = chain.versions[number], chain.statistics[number]
    digest = f", SHA-256 {document.source.sha256[:16]}" if document.source.sha256 else ""
    did = f": {it.inserted:,} words inserted, {it.deleted:,} deleted" if number else ""
    return f"{number}  {_visible(document.source.name)}, {it.words:,} words{digest}{did}"


def _parts(chain: VersionChain) -> Iterator[tuple[Place, str]]:
    """The rows, and the remarks where paragraphs stood that moved, with the number of their row in the chain."""
    for row in version_rows(chain):
        for start, move in zip((0, *row.moved_by), row.moves, strict=False):
            where = "below" if move.arrived > move.left else "above"
            label = _numbers(chain, row.paragraphs, range(start, move.version))
            yield move.left, f"({f'{label} ' if label else ''}moved by {move.version}: see {where})"
        told = [f"parted from another paragraph by {row.parted_by}"] if row.parted_by else []
        told += [f"moved by {' and '.join(map(str, row.moved_by))}"] if row.moves else []
        moved = f"({', '.join(told)})\n" if told else ""
        yield row.last, moved + _label(chain, row.paragraphs) + "".join(_piece(piece) for piece in row.pieces)


def _numbers(chain: VersionChain, paragraphs: Sequence[Sequence[int]], versions: Iterable[int]) -> str:
    """The numbers of all paragraphs of a row in these versions, those alike said once."""
    found = []
    for version in versions:
        labels = [chain.versions[version].paragraphs[index].label for index in paragraphs[version]]
        found.append(" and ".join(_visible(label) for label in labels if label))
    return " → ".join(dict.fromkeys(filter(None, found)))


def _label(chain: VersionChain, paragraphs: Sequence[Sequence[int]]) -> str:
    """The number of a row's first paragraph in each version that has one, those alike said once."""
    labels = [
        document.paragraphs[indices[0]].label if indices else ""
        for document, indices in zip(chain.versions, paragraphs, strict=True)
    ]
    known = list(dict.fromkeys(_visible(label) for label in labels if label))
    return f"{' → '.join(known)} " if known else ""


def _piece(piece: Piece) -> str:
    text = _visible(piece.text).replace("<LF>", "¶\n")
    if piece.text == "\n" and piece.since == 0 and piece.until is None:
        text = "\n"
    if piece.until is not None:
        text = f"[>{piece.until} {text}<]" if piece.carried else f"[-{piece.until} {text}-]"
    if piece.moved:
        return f"{{>{piece.since} {text}<}}"
    return f"{{+{piece.since} {text}+}}" if piece.since else text


def _visible(text: str) -> str:
    lines = ("".join(f"<{name}>" if name else found for found, name in pieces(line)) for line in text.split("\n"))
    return "<LF>".join(lines)


def _foot(chain: VersionChain) -> str:
    if all(chain.check):
        return "Every version is rebuilt exactly from this chain."
    wrong = ", ".join(str(number) for number, rebuilt in enumerate(chain.check) if not rebuilt)
    return f"ATTENTION: this chain does not rebuild version {wrong} exactly. Do not rely on it, and report the fault."
