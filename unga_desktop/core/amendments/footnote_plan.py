"""Footnotes planned: a note goes together with its mark in the text."""

import unicodedata

import regex

from unga_desktop.core.amendments.effect import Drop, Edit, Effect
from unga_desktop.core.amendments.instruction import Change
from unga_desktop.core.amendments.place_finder import Refusal
from unga_desktop.core.amendments.word_plan import WordPlan
from unga_desktop.core.documents.document import Document, Section


class FootnotePlan:
    """Plans what happens to the footnotes of one draft."""

    def __init__(self, draft: Document, words: WordPlan) -> None:
        self._paragraphs = draft.paragraphs
        self._words = words

    def delete(self, change: Change, owner: int) -> list[Effect]:
        """Each note goes, and the one mark in the text that refers to it; raises ``Refusal`` where there is no such mark."""
        effects: list[Effect] = []
        for place in change.places:
            index, _, _ = self._words.whole(place)
            effects += [Drop(index, owner), self._mark(index, owner)]
        return effects

    def _mark(self, index: int, owner: int) -> Edit:
        printed = self._paragraphs[index].label
        found = [
            (paragraph.index, match.start(), match.end())
            for paragraph in self._paragraphs
            if paragraph.section is not Section.FOOTNOTE
            for match in _pattern(printed).finditer(paragraph.text)
        ]
        if len(found) != 1:
            count = "no" if not found else "more than one"
            raise Refusal(f"the text has {count} mark for footnote {printed}, so that it cannot be deleted")
        return Edit(*found[0], "", owner)


def _pattern(printed: str) -> regex.Pattern[str]:
    """The mark of a note: as it is printed at the note, or its number in superscript or in square brackets."""
    number = unicodedata.normalize("NFKC", printed).strip("[]/. ")
    raised = number.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    forms = {rf"\[{regex.escape(number)}\]", rf"(?<!\p{{No}}){regex.escape(raised)}(?!\p{{No}})"}
    if not number.isdigit():
        forms = {rf"(?<!\*){regex.escape(number)}(?!\*)"}
    return regex.compile(rf"\s?(?:{'|'.join(sorted(forms))})")
