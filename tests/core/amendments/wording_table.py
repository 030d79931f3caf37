"""Tables of wordings: one instruction a block, and after ">" what a person expects it to do to a draft.

p3: old => new    words of preambular paragraph 3 change          o2b = text     the paragraph reads so
-o3               paragraph goes, with what is below it           o3+ text       a paragraph comes in after o3
^o3 text          a paragraph comes in before o3                  refused text   nothing happens; the reason holds this text
o3>o5  o3<o1      o3 moves behind o5, before o1                   title = text

A line break inside an instruction is written as \\n. Keys of paragraphs: p1, o1, o2a, o2ai; t the title, h1 the
first heading, x1 the first paragraph of annexes, f1 the first footnote.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from unga_desktop.core.documents.document import Document, Section


@dataclass(frozen=True)
class Case:
    instruction: str
    effects: tuple[str, ...]

    @property
    def refusal(self) -> str | None:
        found = [effect.removeprefix("refused").strip() for effect in self.effects if effect.startswith("refused")]
        return found[0] if found else None


def cases(name: str) -> list[Case]:
    """The cases of a table that stands beside this file."""
    found = []
    for block in re.split(r"\n\s*\n", Path(__file__).with_name(name).read_text(encoding="utf-8")):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            effects = tuple(line[1:].strip() for line in lines if line.startswith(">"))
            words = "\n".join(line for line in lines if not line.startswith(">"))
            found.append(Case(words.replace("\\n", "\n"), tuple(filter(None, effects))))
    return found


def keys(draft: Document) -> list[str]:
    """The key of every paragraph of a draft."""
    counts: dict[str, int] = {}
    found: list[str] = []
    above = ["", ""]
    for paragraph in draft.paragraphs:
        section = paragraph.section
        if section is Section.SUBPARAGRAPH:
            own = above[paragraph.level - 1] + paragraph.label.strip("()")
            above[paragraph.level :] = [own, ""]
            found.append(own)
            continue
        letter = {"title": "t", "opening": "opening", "preambular": "p", "operative": "o", "heading": "h", "annex": "x"}
        kind = letter.get(section.value, "f")
        counts[kind] = counts.get(kind, 0) + 1
        key = kind if kind in ("t", "opening") else f"{kind}{counts[kind]}"
        above = [key, "", ""]
        found.append(key)
    return found


def expected(case: Case, draft: Document) -> list[str]:
    """The texts of the draft with the effects of a case, written without the engine."""
    rows = [[key, paragraph.text] for key, paragraph in zip(keys(draft), draft.paragraphs, strict=True)]
    for effect in case.effects if case.refusal is None else ():
        rows = _after(rows, effect)
    return [text for _, text in rows]


def _after(rows: list[list[str]], effect: str) -> list[list[str]]:
    if effect.startswith("title = "):
        return [["t", effect.removeprefix("title = ")] if row[0] == "t" else row for row in rows]
    if effect.startswith("-"):
        return [row for row in rows if not _belongs(row[0], effect[1:])]
    if moved := re.fullmatch(r"(\w+)([<>])(\w+)", effect):
        taken = [row for row in rows if _belongs(row[0], moved[1])]
        left = [row for row in rows if row not in taken]
        there = [n for n, row in enumerate(left) if _belongs(row[0], moved[3])]
        at = there[-1] + 1 if moved[2] == ">" else there[0]
        return [*left[:at], *taken, *left[at:]]
    if added := re.fullmatch(r"(\w+)\+ (.*)", effect):
        at = max(n for n, row in enumerate(rows) if _belongs(row[0], added[1])) + 1
        while at < len(rows) and rows[at][0] == "new":
            at += 1
        return [*rows[:at], ["new", added[2]], *rows[at:]]
    if before := re.fullmatch(r"\^(\w+) (.*)", effect):
        at = next(n for n, row in enumerate(rows) if row[0] == before[1])
        return [*rows[:at], ["new", before[2]], *rows[at:]]
    if whole := re.fullmatch(r"(\w+) = (.*)", effect):
        return [[row[0], whole[2]] if row[0] == whole[1] else row for row in rows]
    found = re.fullmatch(r"(\w+): (.*) => (.*)", effect)
    assert found, effect
    row = next(row for row in rows if row[0] == found[1])
    assert row[1].count(found[2]) == 1, effect
    return [[other[0], other[1].replace(found[2], found[3])] if other is row else other for other in rows]


def _belongs(key: str, group: str) -> bool:
    """Whether a paragraph is the one of this key or lies below it."""
    return key == group or (key.startswith(group) and not key[len(group)].isdigit())
