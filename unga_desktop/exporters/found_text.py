"""Places found in the texts of the library for a terminal: a document a heading, a place a line."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from unga_desktop.core.documents.kept_document import Hit, Use

NOTHING = "No text of the library has these words.\n"


def search_text(hits: Sequence[Hit]) -> str:
    """The places under their documents, the words found between square brackets."""
    lines: list[str] = []
    for symbol, places in groupby(hits, key=lambda hit: hit.symbol):
        found = list(places)
        lines += ["", _heading(symbol, found[0])] if lines else [_heading(symbol, found[0])]
        lines += [f"  {_paragraph(hit)}: {_words(hit)}" for hit in found]
    return "\n".join(lines) + "\n" if lines else NOTHING


def uses_text(uses: Iterable[Use]) -> str:
    """The uses in the order given, each with how like the words it is."""
    lines = []
    for use in uses:
        like = "the very words" if use.likeness == 1.0 else f"{use.likeness:.0%} alike"
        context = " ".join(f"{use.before}[{use.found}]{use.after}".split())
        lines += [f"{_heading(use.symbol, use)}, {_paragraph(use)}: {like}", f"  {context}"]
    return "\n".join(lines) + "\n" if lines else NOTHING


def _heading(symbol: str, place: Hit | Use) -> str:
    return ", ".join(filter(None, (symbol, place.date, place.title)))


def _paragraph(place: Hit | Use) -> str:
    return f"paragraph {place.label}" if place.label else f"line {place.paragraph + 1}"


def _words(hit: Hit) -> str:
    found = "".join(f"[{text}]" if wanted else text for text, wanted in hit.parts)
    return " ".join(f"{hit.before}{found}{hit.after}".split())
