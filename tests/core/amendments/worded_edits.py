"""A generator: makes a draft, edits it, and words each edit as an instruction in one of many ways, in three languages."""

import re
from dataclasses import dataclass
from random import Random

import phrasebook

_SYLLABLES = "ba con de fi gen hu ja ko li man no per qua re sta ti ver wi".split()
_LETTERS = "abcdefgh"

Text = list[str]
"""A paragraph: its words, and those of its sub-paragraphs."""


def _swap(text: str, old: str, new: str) -> str:
    """Whole words change, wherever in longer words they stand too."""
    found = re.findall(rf"(?<!\w){re.escape(old)}(?!\w)", text)
    assert len(found) == 1, (old, text)
    return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, text)


@dataclass
class Draft:
    """Preambular and operative paragraphs without their numbers."""

    language: str
    title: str
    preamble: list[Text]
    operative: list[Text]

    def text(self) -> str:
        lines = [
            text if not label else f"{label}{'.' if label.isdigit() else ''} {text}"
            for label, text in self.paragraphs()
        ]
        return "\n\n".join(lines)

    def paragraphs(self) -> list[tuple[str, str]]:
        found = [("", self.title), ("", phrasebook.OPENINGS[self.language]), *(("", text[0]) for text in self.preamble)]
        form = "({})" if self.language == "en" else "{})"
        for number, text in enumerate(self.operative, 1):
            found.append((str(number) if len(self.operative) > 1 else "", text[0]))
            found += [(form.format(letter), line) for letter, line in zip(_LETTERS, text[1:], strict=False)]
        return found


class Editor:
    """Edits a draft and writes down the instructions; the same seed makes the same case."""

    def __init__(self, seed: int, language: str = "en") -> None:
        self.random = Random(seed)
        self.language = language
        self._used: set[str] = set()
        self._words_of = phrasebook.TEMPLATES[language]
        self.draft = Draft(
            language,
            f"{phrasebook.TITLES[language]} {self._words(4)}",
            [[self._paragraph("p")] for _ in range(self.random.randint(1, 6))],
            [self._operative() for _ in range(self.random.randint(2, 8))],
        )
        last = self.draft.operative[-1]
        last[-1] = last[-1].rstrip(" ;") + "."

    def edited(self) -> tuple[Draft, str]:
        """The edited draft and the amendment document: at most one edit a paragraph, in any order."""
        rows = {
            "p": [[list(text)] for text in self.draft.preamble],
            "o": [[list(text)] for text in self.draft.operative],
        }
        order = {part: list(range(len(rows[part]))) for part in rows}
        lines, free = self._rearranged(order)
        count = min(5, max(1, len(free) - 1))
        for part, index in self.random.sample(free, self.random.randint(1, count)) if free else []:
            lines.append(self._edit(part, index, rows[part], len(order["p"] + order["o"]) > len(free)))
        title = self._title(lines)
        self.random.shuffle(lines)
        texts = {part: [text for index in order[part] for text in rows[part][index]] for part in rows}
        return Draft(self.language, title, texts["p"], texts["o"]), self._document(lines)

    def _rearranged(self, order: dict[str, list[int]]) -> tuple[list[str], list[tuple[str, int]]]:
        """A paragraph moved, or two exchanged, now and then; and the paragraphs that are left to edit."""
        free = [(part, index) for part in "po" for index in order[part]]
        numbers = order["o"]
        if len(numbers) < 4 or self.random.random() > 0.25:
            return [], free
        one, other = self.random.sample(numbers[:-1], 2)
        if self.random.random() < 0.5:
            order["o"] = [{one: other, other: one}.get(number, number) for number in numbers]
            kind = "swap"
        else:
            if other == one - 1:
                one, other = other, one
            left = [number for number in numbers if number != one]
            at = left.index(other) + 1
            order["o"] = [*left[:at], one, *left[at:]]
            kind = "move"
        line = self._worded(kind, n=self._place("o", one), m=self._place("o", other))
        return [line], [place for place in free if place not in (("o", one), ("o", other))]

    def _title(self, lines: list[str]) -> str:
        if self.random.random() > 0.1:
            return self.draft.title
        old, new = self.draft.title.split(" ")[-2].strip(","), self._word()
        lines.append(self._worded("title", q=self._quoted(old), x=self._quoted(new)))
        return _swap(self.draft.title, old, new)

    def _document(self, lines: list[str]) -> str:
        if self.random.random() < 0.6:
            lines = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
        return f"{phrasebook.HEADS[self.language]}\n\n" + "\n\n".join(lines) + "\n"

    # Texts

    def _word(self) -> str:
        while True:
            word = "".join(self.random.choice(_SYLLABLES) for _ in range(self.random.randint(2, 4)))
            if word not in self._used:
                self._used.add(word)
                return word

    def _words(self, count: int) -> str:
        words = [self._word() for _ in range(count)]
        for place in range(2, count - 1, 5):
            words[place] += ","
        return " ".join(words)

    def _paragraph(self, part: str) -> str:
        heads = phrasebook.PREAMBULAR if part == "p" else phrasebook.OPERATIVE
        semicolon = " ;" if self.language == "fr" and self.random.random() < 0.8 else ";"
        end = "," if part == "p" else semicolon
        return f"{self.random.choice(heads[self.language])} {self._words(self.random.randint(8, 20))}{end}"

    def _operative(self) -> Text:
        text = self._paragraph("o")
        if self.random.random() > 0.2:
            return [text]
        subs = [f"{self._words(self.random.randint(8, 12))};".capitalize() for _ in range(self.random.randint(2, 4))]
        return [f"{text.rstrip(' ;')}:", *subs]

    # Places

    def _place(self, part: str, index: int, letter: str = "") -> str:
        forms = phrasebook.PLACES[self.language]
        last = index + 1 == len(self.draft.preamble if part == "p" else self.draft.operative)
        choices = forms["s"] if letter else [*forms[part], *(forms[f"l{part}"] if last else [])]
        ordinal = phrasebook.ORDINALS[self.language][index]
        return self.random.choice(choices).format(i=index + 1, o=ordinal, l=letter)

    def _quoted(self, words: str) -> str:
        left, *middle, right = self.random.choice(phrasebook.MARKS[self.language])
        space = "\u00a0" if middle else ""
        return f"{left}{space}{words}{space}{right}"

    # Wording

    def _worded(self, edit: str, **parts: str) -> str:
        template = self.random.choice(self._words_of[edit])
        line = template.format(N=parts.get("n", "").upper(), k=parts.pop("kind", ""), **parts)
        return line[0].upper() + line[1:]

    def _new_text(self, text: str) -> dict[str, str]:
        left, right = self.random.choice(["“”", "«»"])
        between = self.random.choice([" ", "\n\n", "\n"])
        return {"t": f"{between}{left}{text}{right}", "b": f"\n\n{re.sub(r'^[0-9]+[.] ', '', text)}"}

    # Edits

    def _edit(self, part: str, index: int, row: list[list[Text]], rearranged: bool) -> str:
        text = row[index][0]
        line = self.random.randrange(1, len(text)) if len(text) > 1 and self.random.random() < 0.7 else 0
        kinds = ["replace", "before", "after", "cut", "several", "two"]
        if line == 0 and len(text) == 1:
            kinds += ["append", "rewrite", "rewrite"] + ([] if rearranged else ["add", "add"])
            if len(row) > 2 and all(row):
                kinds.append("drop")
        kind = self.random.choice(kinds)
        place = self._place(part, index, _LETTERS[line - 1] if line else "")
        if kind in ("rewrite", "add", "drop"):
            return self._whole(kind, part, index, row, place)
        text[line], parts = self._reworded(kind, text[line])
        return self._worded(kind, n=place, **parts)

    def _whole(self, kind: str, part: str, index: int, row: list[list[Text]], place: str) -> str:
        if kind == "drop":
            row[index] = []
            return self._worded(kind, n=place)
        new = self._paragraph(part)
        if kind == "add":
            row[index] = [*row[index], [new]]
            return self._worded(kind, n=place, kind="preambular" if part == "p" else "operative", **self._new_text(new))
        row[index] = [[new]]
        printed = f"{index + 1}. {new}" if part == "o" and self.random.random() < 0.3 else new
        return self._worded(kind, n=place, **self._new_text(printed))

    def _reworded(self, kind: str, text: str) -> tuple[str, dict[str, str]]:
        """The text with an edit, and the parts of the instruction."""
        body = text.rstrip(" .;:,")
        end = text[len(body) :]
        words = body.split(" ")
        old, anchor = words[2].strip(","), words[-2].strip(",")
        new, more = self._words(self.random.randint(1, 3)), self._word()
        quoted = self._quoted
        match kind:
            case "append":
                return f"{body} {new}{end}", {"x": quoted(new)}
            case "several":
                changed = _swap(_swap(text, old, new), anchor, f"{anchor} {more}")
                return changed, {"q": quoted(old), "x": quoted(new), "a": quoted(anchor), "y": quoted(more)}
            case "two":
                changed = _swap(_swap(text, old, new), anchor, more)
                return changed, {"q": quoted(old), "x": quoted(new), "a": quoted(anchor), "y": quoted(more)}
            case "cut":
                at = next(n for n in range(2, len(words) - 1) if not (words[n - 1] + words[n]).count(","))
                return " ".join([*words[:at], *words[at + 1 :]]) + end, {"q": quoted(words[at])}
        phrase = self._phrase(words)
        if kind == "replace":
            return _swap(text, phrase, new), {"q": quoted(phrase), "x": quoted(new)}
        both = f"{new} {phrase}" if kind == "before" else f"{phrase} {new}"
        return _swap(text, phrase, both), {"a": quoted(phrase), "x": quoted(new)}

    def _phrase(self, words: list[str]) -> str:
        start = self.random.randint(2, len(words) - 4)
        return " ".join(words[start : start + self.random.randint(1, 3)]).strip(",")
