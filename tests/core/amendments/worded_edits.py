"""A generator: makes a draft, edits it, and words each edit as an instruction in one of many ways."""

import re
from dataclasses import dataclass
from random import Random

_VERBS = ("Recalling", "Noting", "Reaffirming", "Welcoming", "Recognizing", "Bearing in mind")
_DEEDS = ("Calls upon", "Requests", "Decides", "Urges", "Invites", "Encourages", "Condemns")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_SYLLABLES = (
    "ba",
    "con",
    "de",
    "fi",
    "gen",
    "hu",
    "ja",
    "ko",
    "li",
    "man",
    "no",
    "per",
    "qua",
    "re",
    "sta",
    "ti",
    "ver",
    "wi",
)


def _swap(text: str, old: str, new: str) -> str:
    """Whole words change, wherever in longer words they stand too."""
    found = re.findall(rf"(?<!\w){re.escape(old)}(?!\w)", text)
    assert len(found) == 1, (old, text)
    return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, text)


@dataclass
class Draft:
    """Preambular and operative paragraphs without their numbers."""

    preamble: list[str]
    operative: list[str]

    def text(self) -> str:
        numbered = [f"{number}. {text}" for number, text in enumerate(self.operative, 1)]
        return "\n\n".join(["A title of words", "The General Assembly,", *self.preamble, *numbered])

    def paragraphs(self) -> list[tuple[str, str]]:
        body = [(str(number) if len(self.operative) > 1 else "", text) for number, text in enumerate(self.operative, 1)]
        return [("", "A title of words"), ("", "The General Assembly,"), *(("", text) for text in self.preamble), *body]


class Editor:
    """Edits a draft and writes down the instructions; the same seed makes the same case."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self._used: set[str] = set()
        self.draft = Draft(
            [self._paragraph(_VERBS, ",") for _ in range(self.random.randint(1, 6))],
            [self._paragraph(_DEEDS, ";") for _ in range(self.random.randint(2, 8))],
        )
        self.draft.operative[-1] = self.draft.operative[-1][:-1] + "."

    def edited(self) -> tuple[Draft, str]:
        """The edited draft and the amendment document: at most one edit a paragraph, in any order."""
        places = [("p", index) for index in range(len(self.draft.preamble))]
        places += [("o", index) for index in range(len(self.draft.operative))]
        chosen = self.random.sample(places, self.random.randint(1, min(5, len(places) - 1)))
        rows = {"p": [[text] for text in self.draft.preamble], "o": [[text] for text in self.draft.operative]}
        lines = [self._edit(part, index, rows[part]) for part, index in chosen]
        result = Draft(*([text for row in rows[part] for text in row] for part in "po"))
        return result, self._document(lines)

    def _document(self, lines: list[str]) -> str:
        if self.random.random() < 0.6:
            lines = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
        return "A State: amendment to draft resolution A/C.2/80/L.5\n\n" + "\n\n".join(lines) + "\n"

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

    def _paragraph(self, heads: tuple[str, ...], end: str) -> str:
        return f"{self.random.choice(heads)} {self._words(self.random.randint(8, 20))}{end}"

    # Places

    def _place(self, part: str, index: int) -> str:
        number, ordinal = index + 1, _ORDINALS[index]
        last = index + 1 == len(self.draft.preamble if part == "p" else self.draft.operative)
        choices = (
            [
                f"the {ordinal} preambular paragraph",
                f"preambular paragraph {number}",
                f"PP{number}",
                f"the {ordinal} paragraph of the preamble",
            ]
            if part == "p"
            else [
                f"operative paragraph {number}",
                f"paragraph {number}",
                f"OP {number}",
                f"the {ordinal} operative paragraph",
                f"para. {number}",
            ]
        )
        if last:
            choices.append("the last preambular paragraph" if part == "p" else "the last operative paragraph")
        return self.random.choice(choices)

    def _quoted(self, words: str) -> str:
        left, right = self.random.choice(["“”", '""', "«»", "‘’"])
        return f"{left}{words}{right}"

    # Edits

    def _edit(self, part: str, index: int, row: list[list[str]]) -> str:
        kinds = [
            self._replace,
            self._insert,
            self._append,
            self._delete_words,
            self._change_paragraph,
            self._add_paragraph,
            self._several,
        ]
        if len(self.draft.preamble if part == "p" else self.draft.operative) > 2 and not any(
            not texts for texts in row
        ):
            kinds.append(self._delete_paragraph)
        return self.random.choice(kinds)(part, index, row)

    def _phrase(self, text: str) -> str:
        words = text[:-1].split(" ")
        start = self.random.randint(2, len(words) - 4)
        return " ".join(words[start : start + self.random.randint(1, 3)]).strip(",")

    def _replace(self, part: str, index: int, row: list[list[str]]) -> str:
        text, place = row[index][0], self._place(part, index)
        old, new = self._phrase(text), self._words(self.random.randint(1, 3))
        row[index] = [_swap(text, old, new)]
        q, n = self._quoted(old), self._quoted(new)
        return self.random.choice(
            [
                f"In {place}, replace the words {q} by the words {n}.",
                f"In {place}, substitute {n} for {q}.",
                f"Replace {q} with {n} in {place}.",
                f"Substitute the words {n} for the words {q} in {place};",
                f"In {place}, for {q} read {n}.",
                f"The words {q} in {place} should be replaced by the words {n}.",
                f"In {place}, delete {q} and insert {n}.",
                f"In {place}, change {q} to {n}.",
                f"REPLACING WORDS {q} IN {place.upper()} WITH WORDS {n}",
                f"For {q}, in {place}, substitute {n}.",
                f"It is proposed that the phrase {q} in {place} be replaced by {n}.",
            ]
        )

    def _insert(self, part: str, index: int, row: list[list[str]]) -> str:
        text, place = row[index][0], self._place(part, index)
        anchor, new = self._phrase(text), self._words(self.random.randint(1, 4))
        q, n = self._quoted(anchor), self._quoted(new)
        if self.random.random() < 0.3:
            row[index] = [_swap(text, anchor, f"{new} {anchor}")]
            return self.random.choice(
                [f"In {place}, insert {n} before {q}.", f"In {place}, before the words {q}, add the words {n}."]
            )
        row[index] = [_swap(text, anchor, f"{anchor} {new}")]
        return self.random.choice(
            [
                f"In {place}, after the words {q}, insert the words {n}.",
                f"Insert the words {n} after the words {q} in {place}.",
                f"In {place}, insert {n} after {q}.",
                f"INSERTING AFTER WORDS {q} IN {place.upper()} THE WORDS {n}",
                f"The words {n} shall be inserted after the words {q} in {place}.",
                f"In {place} after {q} add the following phrase: {n};",
            ]
        )

    def _append(self, part: str, index: int, row: list[list[str]]) -> str:
        text, place = row[index][0], self._place(part, index)
        new = self._words(self.random.randint(1, 4))
        row[index] = [f"{text[:-1]} {new}{text[-1]}"]
        n = self._quoted(new)
        return self.random.choice(
            [
                f"At the end of {place}, add {n}.",
                f"Add the words {n} at the end of {place}.",
                f"ADDING {n} TO END OF {place.upper()}",
                f"Add to {place} the words {n}.",
                f"In {place}, at the end, insert {n}.",
            ]
        )

    def _delete_words(self, part: str, index: int, row: list[list[str]]) -> str:
        text, place = row[index][0], self._place(part, index)
        words = text[:-1].split(" ")
        at = next(n for n in range(2, len(words) - 1) if not words[n - 1].endswith(",") and not words[n].endswith(","))
        old = words[at]
        row[index] = [" ".join([*words[:at], *words[at + 1 :]]) + text[-1]]
        q = self._quoted(old)
        return self.random.choice(
            [
                f"In {place}, delete {q}.",
                f"Delete the word {q} in {place}.",
                f"In {place}, the word {q} should be deleted.",
                f"Deletion of the word {q} in {place}",
                f"Delete in {place} the following words: {q}",
                f"In {place}, omit the word {q};",
            ]
        )

    def _new_text(self, part: str) -> str:
        return self._paragraph(_VERBS, ",") if part == "p" else self._paragraph(_DEEDS, ";")

    def _change_paragraph(self, part: str, index: int, row: list[list[str]]) -> str:
        place, new = self._place(part, index), self._new_text(part)
        row[index] = [new]
        printed = f"{index + 1}. {new}" if part == "o" and self.random.random() < 0.3 else new
        between = self.random.choice([" ", "\n\n", "\n"])
        return self.random.choice(
            [
                f"Replace {place} by the following:{between}“{printed}”",
                f"{place[0].upper()}{place[1:]} should read:{between}“{printed}”",
                f"Change {place} to read as follows:{between}“{printed}”.",
                f"Substitute the following for {place}:{between}“{printed}”",
                f"Delete {place} and replace it with the following:{between}“{printed}”",
                f"Amend {place} to read as follows:\n\n{new}",
            ]
        )

    def _add_paragraph(self, part: str, index: int, row: list[list[str]]) -> str:
        place, new = self._place(part, index), self._new_text(part)
        row[index] = [*row[index], new]
        kind = "preambular" if part == "p" else "operative"
        between = self.random.choice([" ", "\n\n", "\n"])
        return self.random.choice(
            [
                f"After {place}, insert the following paragraph:{between}“{new}”",
                f"Insert a new {kind} paragraph after {place}, reading:{between}“{new}”",
                f"Add a new paragraph after {place} to read as follows:{between}“{new}”.",
                f"The following new paragraph shall be inserted after {place}:{between}“{new}”",
                f"After {place}, add a new {kind} paragraph:\n\n{new}",
            ]
        )

    def _delete_paragraph(self, part: str, index: int, row: list[list[str]]) -> str:
        place = self._place(part, index)
        row[index] = []
        return self.random.choice(
            [f"Delete {place}.", f"{place[0].upper()}{place[1:]} should be deleted.", f"DELETING {place.upper()}"]
        )

    def _several(self, part: str, index: int, row: list[list[str]]) -> str:
        """Words go and others come in, in one instruction at one place."""
        text, place = row[index][0], self._place(part, index)
        words = text[:-1].split(" ")
        old, anchor = words[2].strip(","), words[-2].strip(",")
        new, more = self._word(), self._word()
        row[index] = [_swap(_swap(text, old, new), anchor, f"{anchor} {more}")]
        return self.random.choice(
            [
                f"In {place}, replace “{old}” by “{new}” and insert “{more}” after “{anchor}”.",
                f"In {place}, after the word “{anchor}” insert “{more}”, and substitute “{new}” for “{old}”.",
                f"In {place}, substitute “{new}” for “{old}”; after “{anchor}”, add “{more}”.",
            ]
        )
