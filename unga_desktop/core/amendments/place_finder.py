"""Finds the places that instructions name in a draft as it was issued, or says why there is no such place."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from unga_desktop.core.amendments.instruction import Place, Step, Unit
from unga_desktop.core.documents import label
from unga_desktop.core.documents.document import Document, Section
from unga_desktop.core.documents.wording import is_annex_heading
from unga_desktop.core.words.tokens import Vocabulary

_SENTENCE_END = re.compile(r"[.!?][\"”’»)]*(?=\s+[\"“‘«(]?[A-ZÀ-ÖА-Я])")


class Refusal(Exception):
    """An instruction does not fit the draft: ``reason`` says why, ``candidates`` are the places that came near."""

    def __init__(self, reason: str, candidates: Sequence[str] = ()) -> None:
        self.reason = reason
        self.candidates = tuple(candidates)
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the draft: indices of paragraphs in order, and the part of the only one where the place is smaller.

    ``part`` bounds characters. ``by_line`` says that a line was named, which only words can confirm.
    """

    indices: tuple[int, ...]
    part: tuple[int, int] | None = None
    by_line: bool = False


class PlaceFinder:
    """Looks places up in one draft."""

    def __init__(self, draft: Document) -> None:
        self._paragraphs = draft.paragraphs
        self._all = tuple(range(len(draft.paragraphs)))

    def find(self, place: Place) -> Found:
        """The paragraphs of a place; raises ``Refusal``."""
        region = self._all
        in_annex = place.find(Unit.ANNEX) is not None
        owner: int | None = None
        part: tuple[int, int] | None = None
        by_line = False
        for step in place.steps:
            if step.unit is Unit.LINE:
                by_line = True
            elif step.unit is Unit.SENTENCE:
                part = self._sentence(step, region)
            elif step.unit is Unit.CHAPEAU:
                region = region[:1]
            else:
                region, owner = self._narrowed(step, region, owner, in_annex)
        return Found(region, part, by_line)

    def group(self, index: int) -> tuple[int, ...]:
        """A paragraph with the sub-paragraphs below it."""
        level = self._paragraphs[index].level
        end = index + 1
        while end < len(self._paragraphs) and self._paragraphs[end].level > level:
            end += 1
        return tuple(range(index, end))

    def preambular(self) -> list[int]:
        """The preambular paragraphs of the whole draft."""
        return self._of(Section.PREAMBULAR, self._all)

    def operative(self) -> list[int]:
        """The operative paragraphs of the whole draft, without sub-paragraphs."""
        return self._of(Section.OPERATIVE, self._all)

    def describe(self, index: int) -> str:
        """How a paragraph is called: "operative paragraph 3, sub-paragraph (b)"."""
        paragraph = self._paragraphs[index]
        if paragraph.section is Section.PREAMBULAR:
            return f"preambular paragraph {self.preambular().index(index) + 1}"
        if paragraph.level:
            above = next((i for i in range(index, -1, -1) if self._paragraphs[i].level < paragraph.level), -1)
            return f"{self.describe(above)}, sub-paragraph {paragraph.label}" if above >= 0 else paragraph.label
        if paragraph.section is Section.OPERATIVE:
            return f"operative paragraph {paragraph.label or self.operative().index(index) + 1}"
        return f"{paragraph.section.value} {paragraph.label}".strip()

    def _of(self, section: Section, region: Sequence[int]) -> list[int]:
        return [index for index in region if self._paragraphs[index].section is section]

    def _narrowed(
        self, step: Step, region: tuple[int, ...], owner: int | None, in_annex: bool
    ) -> tuple[tuple[int, ...], int | None]:
        match step.unit:
            case Unit.DRAFT:
                return self._all, None
            case Unit.PREAMBLE:
                return self._existing(self._of(Section.PREAMBULAR, region), step), None
            case Unit.OPERATIVE_PART:
                body = (Section.OPERATIVE, Section.SUBPARAGRAPH)
                return self._existing([i for i in region if self._paragraphs[i].section in body], step), None
            case Unit.ANNEX:
                return self._annex(step), None
            case Unit.SECTION:
                return self._section(step, region), None
            case Unit.HEADING:
                return self._heading(step, region), None
            case Unit.TITLE:
                return self._existing(self._of(Section.TITLE, region), step), None
            case Unit.FOOTNOTE:
                return self._footnote(step, region), None
            case Unit.SUBPARAGRAPH:
                index = self._sub_paragraph(step, region, owner)
            case Unit.PREAMBULAR:
                index = self._preambular(step, region)
            case _:
                index = self._operative(step, region, in_annex)
        return (self.group(index), index) if isinstance(index, int) else (index, None)

    @staticmethod
    def _existing(found: Sequence[int], step: Step) -> tuple[int, ...]:
        if not found:
            raise Refusal(f"the draft has no {step}")
        return tuple(found)

    def _preambular(self, step: Step, region: Sequence[int]) -> int | tuple[int, ...]:
        found = self._of(Section.PREAMBULAR, region)
        if step.every:
            return self._existing(found, step)
        if step.opening:
            return self._by_words(step, found)
        if step.label:
            raise Refusal(f"there is no {step}: preambular paragraphs are counted")
        return self._nth(found, step, "preambular")

    def _by_words(self, step: Step, found: Sequence[int]) -> int:
        """The one paragraph that begins with the words of the step, or has no others."""
        tokens = Vocabulary()
        printed = label.numbered(step.opening) or label.bracketed(step.opening)
        wanted = tokens.symbols(printed.text if printed else step.opening.rstrip("… ").removesuffix("..."))
        texts = {index: tokens.symbols(self._paragraphs[index].text) for index in found}
        matches = [i for i in found if texts[i] == wanted or (not step.complete and texts[i].startswith(wanted))]
        if len(matches) == 1:
            return matches[0]
        count = f"{len(matches)} paragraphs" if matches else "no paragraph"
        raise Refusal(
            f"there is {count} of these words" if step.complete else f"{count} of that kind begin so",
            [self.describe(i) for i in matches],
        )

    def _nth(self, found: Sequence[int], step: Step, kind: str) -> int:
        if not step.ordinal:
            if len(found) == 1:
                return found[0]
            raise Refusal(f"it is not said which {kind} paragraph is meant", [self.describe(i) for i in found])
        place = step.ordinal - 1 if step.ordinal > 0 else step.ordinal
        if not -len(found) <= place < len(found):
            count = f"only {len(found)}" if found else "no"
            raise Refusal(f"there is no {step}: the draft has {count} {kind} paragraphs")
        return found[place]

    def _operative(self, step: Step, region: Sequence[int], in_annex: bool) -> int | tuple[int, ...]:
        found = [i for i in region if self._paragraphs[i].section is Section.OPERATIVE]
        if in_annex:
            annexed = (Section.ANNEX, Section.OPERATIVE)
            found = [i for i in region if self._paragraphs[i].section in annexed and not self._paragraphs[i].level]
            found = [i for i in found if self._paragraphs[i].label]
        if step.every:
            return self._existing([index for one in found for index in self.group(one)], step)
        if step.opening:
            return self._by_words(
                step, found + (self._of(Section.PREAMBULAR, region) if step.unit is Unit.PARAGRAPH else [])
            )
        if step.label:
            return self._by_label(step, found)
        if step.unit is Unit.PARAGRAPH and not step.ordinal:
            raise Refusal("it is not said which paragraph is meant")
        index = self._nth(found, step, "operative")
        printed = self._paragraphs[index].label
        if step.ordinal > 0 and printed and printed != str(step.ordinal):
            raise Refusal(f"the {step.ordinal}. operative paragraph is numbered {printed}", [self.describe(index)])
        return index

    def _by_label(self, step: Step, found: Sequence[int]) -> int:
        matches = [i for i in found if self._paragraphs[i].label.replace("\u00a0", " ") == step.label]
        if len(matches) == 1:
            return matches[0]
        if not matches and step.label == "1" and len(found) == 1 and not self._paragraphs[found[0]].label:
            return found[0]
        if not matches:
            raise Refusal(f"there is no {step} in the draft", self._near(step))
        raise Refusal(f"there are {len(matches)} paragraphs numbered {step.label}", [self.describe(i) for i in matches])

    def _near(self, step: Step) -> list[str]:
        preambular = self.preambular()
        if step.unit is Unit.PARAGRAPH and step.label.isdigit() and int(step.label) <= len(preambular):
            return [self.describe(preambular[int(step.label) - 1])]
        return []

    def _sub_paragraph(self, step: Step, region: Sequence[int], owner: int | None) -> int | tuple[int, ...]:
        below = [i for i in region if self._paragraphs[i].level and i != owner]
        if owner is not None:
            level = min((self._paragraphs[i].level for i in below), default=0)
            below = [i for i in below if self._paragraphs[i].level == level]
        if step.every:
            return self._existing([index for one in below for index in self.group(one)], step)
        if step.opening:
            return self._by_words(step, below)
        if step.ordinal:
            return self._nth(below, step, "sub-")
        if not step.label:
            raise Refusal("it is not said which sub-paragraph is meant", [self.describe(i) for i in below])
        matches = [i for i in below if _bare(self._paragraphs[i].label) == _bare(step.label)]
        if len(matches) == 1:
            return matches[0]
        if not matches:
            raise Refusal(f"there is no {step} there", [self.describe(i) for i in below])
        raise Refusal(f"there are {len(matches)} of {step}", [self.describe(i) for i in matches])

    def _annex(self, step: Step) -> tuple[int, ...]:
        heads = [i for i in self._all if self._paragraphs[i].section is Section.ANNEX and self._is_annex_head(i)]
        wanted = [i for i in heads if not step.label or self._paragraphs[i].text.split()[-1:] == [step.label]]
        if len(wanted) != 1:
            raise Refusal(f"the draft has {'several annexes' if wanted else f'no {step}'}")
        end = next((i for i in heads if i > wanted[0]), len(self._paragraphs))
        return tuple(i for i in range(wanted[0], end) if self._paragraphs[i].section is not Section.FOOTNOTE)

    def _is_annex_head(self, index: int) -> bool:
        text = self._paragraphs[index].text.strip()
        return is_annex_heading(text) and len(text.split()) <= 2

    def _section(self, step: Step, region: Sequence[int]) -> tuple[int, ...]:
        heads = [i for i in region if self._paragraphs[i].section is Section.HEADING]
        wanted = [
            i for i in heads if step.label in (self._paragraphs[i].label, self._paragraphs[i].text.strip().rstrip("."))
        ]
        if len(wanted) != 1:
            raise Refusal(
                f"the draft has {'several' if wanted else 'no'} {step}", [self._paragraphs[i].text for i in heads]
            )
        roman = len(step.label) > 1 or step.label in "IVX"
        later = [i for i in heads if i > wanted[0] and self._is_like(i, roman)]
        end = later[0] if later else region[-1] + 1
        inside = (Section.FOOTNOTE, Section.ANNEX)
        return tuple(i for i in range(wanted[0], end) if self._paragraphs[i].section not in inside)

    def _heading(self, step: Step, region: Sequence[int]) -> tuple[int, ...]:
        heads = [i for i in region if self._paragraphs[i].section is Section.HEADING]
        if step.label:
            return self._section(step, region)[:1]
        return (self._nth(heads, step, "heading of a"),)

    def _is_like(self, index: int, roman: bool) -> bool:
        paragraph = self._paragraphs[index]
        mark = paragraph.label or paragraph.text.strip().rstrip(".")
        if not re.fullmatch(r"[IVXL]{1,6}|[A-Z]", mark):
            return False
        return roman is (re.fullmatch(r"[IVX]+", mark) is not None) or not roman

    def _footnote(self, step: Step, region: Sequence[int]) -> tuple[int, ...]:
        notes = self._of(Section.FOOTNOTE, region)
        wanted = [
            i for i in notes if unicodedata.normalize("NFKC", self._paragraphs[i].label).strip("[]") == step.label
        ]
        if not step.label and len(notes) == 1:
            return (notes[0],)
        if len(wanted) != 1:
            raise Refusal(f"the draft has no {step}" if step.label else "it is not said which footnote is meant")
        return (wanted[0],)

    def _sentence(self, step: Step, region: Sequence[int]) -> tuple[int, int]:
        if len(region) != 1:
            raise Refusal("sentences are counted in one paragraph without sub-paragraphs")
        text = self._paragraphs[region[0]].text
        ends = [found.end() for found in _SENTENCE_END.finditer(text)] + [len(text)]
        starts = [0] + [end + len(text[end:]) - len(text[end:].lstrip()) for end in ends[:-1]]
        number = step.ordinal - 1 if step.ordinal > 0 else step.ordinal
        if not step.ordinal and len(ends) > 1:
            raise Refusal("it is not said which sentence is meant")
        if not -len(ends) <= number < len(ends):
            raise Refusal(f"there is no {step}: the paragraph has {len(ends)}")
        return (starts[number], ends[number]) if step.ordinal else (0, len(text))


def _bare(printed: str) -> str:
    return printed.strip("()（）").casefold()
