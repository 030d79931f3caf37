"""Whether a file is proposed as the text that the United Nations issued, and why; the user has the last word.

A masthead alone proves nothing: a copy that somebody edited has it too. So a text is proposed only where its file is of a
kind that texts are published in and not worked on, bears no trace of work, and has no issued text of its symbol before it. What
Word writes of authors is no sign either way: issued files name the typist.
"""

from dataclasses import dataclass

from unga_desktop.core.documents.document_facts import FoundFacts
from unga_desktop.core.documents.kept_document import KeptDocument
from unga_desktop.core.import_report import NAMES, Format, ImportReport

_PUBLISHED = frozenset((Format.PDF, Format.HTML, Format.AKOMA_NTOSO))


@dataclass(frozen=True, slots=True)
class IssuedLook:
    """``likely``: the text is proposed as the issued one. ``why`` says the reason, for or against, in a sentence."""

    likely: bool
    why: str


def look(found: FoundFacts, report: ImportReport, issued: KeptDocument | None, differs: bool) -> IssuedLook:
    """What a file looks like by the facts ``found`` in it and the ``report`` of its import.

    ``issued`` is the issued text of the same symbol and language that the library keeps from another file, None where it has
    none; ``differs`` whether that has other words.
    """
    kind, head = NAMES[Format(report.format)], _head(found)
    if report.traces:
        return IssuedLook(False, f"The file has {' and '.join(report.traces)}: somebody has worked on it.")
    if issued is not None:
        words = "other words" if differs else "the same words"
        return IssuedLook(
            False,
            f"The library has the issued text already, from the file {issued.provenance.file}; this one has {words}.",
        )
    if not head:
        return IssuedLook(False, "Its head does not have the symbol, and the date or body, of an issued document.")
    if report.format not in _PUBLISHED:
        return IssuedLook(False, f"A {kind} can be edited without a trace; tick it if it is as it was issued.")
    return IssuedLook(True, f"Proposed, since {head} stand at its head, and such files ({kind}) are seldom edited.")


def _head(found: FoundFacts) -> str:
    """What issued documents have at their head: a symbol, and a date or body in its own words; empty where it has not."""
    places = {place.field for place in found.places if place.paragraph >= 0}
    named = [words for field, words in (("date", "date"), ("organ", "body")) if field in places]
    return f"symbol and {named[0]}" if found.facts.symbol and named else ""
