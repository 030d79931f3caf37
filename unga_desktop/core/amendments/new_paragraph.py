"""New paragraphs as their place in the draft asks for them: section, depth and label, taken off the text as given."""

from collections.abc import Sequence

from unga_desktop.core.amendments.place_finder import Refusal
from unga_desktop.core.documents import label
from unga_desktop.core.documents.document import Paragraph, Section
from unga_desktop.core.documents.wording import begins_operative, begins_preambular

BODY = (Section.OPERATIVE, Section.SUBPARAGRAPH)


def fresh(texts: Sequence[str], section: Section, level: int, printed: str) -> tuple[Paragraph, ...]:
    """New paragraphs of the kind that their place asks for; raises ``Refusal`` where they read like another kind."""
    found: list[Paragraph] = []
    for text in texts:
        stripped = text.strip()
        made = _labelled(stripped, section, level, printed if not found else "", found)
        _refuse_unlike(made)
        found.append(made)
    return tuple(found)


def _labelled(text: str, section: Section, level: int, printed: str, before: Sequence[Paragraph]) -> Paragraph:
    numbered, bracketed = label.numbered(text), label.bracketed(text)
    if section is Section.PREAMBULAR:
        return Paragraph(-1, section, "", text)
    if bracketed and section in BODY and (section is Section.SUBPARAGRAPH or before):
        depth = level or 1
        deeper = (
            before and label.is_roman(bracketed.label) and before[-1].level and not label.is_roman(before[-1].label)
        )
        if deeper:
            depth = before[-1].level + 1
        elif before and before[-1].level and label.is_roman(bracketed.label) == label.is_roman(before[-1].label):
            depth = before[-1].level
        return Paragraph(-1, Section.SUBPARAGRAPH, bracketed.label, bracketed.text, depth)
    if section is Section.SUBPARAGRAPH:
        return Paragraph(-1, section, printed if level else "", text, level)
    if numbered:
        return Paragraph(-1, section, numbered.label, numbered.text)
    return Paragraph(-1, section, printed, text)


def _refuse_unlike(made: Paragraph) -> None:
    text = made.text.rstrip()
    preambular = begins_preambular(text) and not begins_operative(text) and text[-1:] == ","
    operative = begins_operative(text) and not begins_preambular(text) and text[-1:] in ".;"
    if made.section is Section.OPERATIVE and preambular:
        raise Refusal("the new text reads like a preambular paragraph, and its place is among the operative ones")
    if made.section is Section.PREAMBULAR and operative:
        raise Refusal("the new text reads like an operative paragraph, and its place is in the preamble")


def fresh_mixed(texts: Sequence[str]) -> tuple[Paragraph, ...]:
    """New preambular and operative paragraphs after each other, as their words show which they are."""
    found: list[Paragraph] = []
    for text in texts:
        preambular = (
            not label.numbered(text)
            and begins_preambular(text)
            and text.rstrip()[-1:] == ","
            and not any(paragraph.section is Section.OPERATIVE for paragraph in found)
        )
        section = Section.PREAMBULAR if preambular else Section.OPERATIVE
        found += fresh((text,), section, 0, "")
    return tuple(found)
