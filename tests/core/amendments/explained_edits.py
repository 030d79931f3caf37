"""A generator of drafts, amendments and adopted texts in which the maker of every change is known.

Some amendments are adopted, some are not, some with an oral revision, and other hands change the text too. Every word knows who
brought it in, every word that goes who took it out; so what an explanation says can be counted right or wrong.
"""

from dataclasses import dataclass, field
from random import Random

from random_edits import _OPERATIVE, _PREAMBULAR, _STOCK

from unga_desktop.core.amendments.explanation import Explanation
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Source
from unga_desktop.core.redlines.redline import Op, RowKind

HAND = "another hand"


@dataclass(frozen=True)
class Word:
    """A word: its place in the draft (paragraph, number), None where it came in; and who brought it in."""

    text: str
    place: tuple[int, int] | None
    owners: frozenset[str] = frozenset()


@dataclass
class Para:
    """A paragraph: its number in the draft, -1 where it is new; who moved it; the instructions adopted in it."""

    origin: int
    kind: str
    words: list[Word]
    mover: str = ""
    done: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Deed:
    """What one instruction does: ``first`` to ``last`` (exclusive) are words of draft paragraph ``para``."""

    kind: str
    para: int
    first: int = 0
    last: int = 0
    new: tuple[str, ...] = ()
    target: int = 0


@dataclass
class Case:
    """A draft, amendment documents by name, the adopted text, and who changed what."""

    draft: Document
    adopted: Document
    amendments: dict[str, str]
    brought: dict[tuple[int, int], frozenset[str]]
    taken: dict[tuple[int, int], frozenset[str]]
    rejected: set[tuple[str, int]] = field(default_factory=set)
    revised: set[tuple[str, int]] = field(default_factory=set)
    moved: dict[int, str] = field(default_factory=dict)


class Council:
    """Makes one case; the same seed makes the same. ``hands`` is how many edits no amendment explains, at most."""

    def __init__(self, seed: int, amendments: int = 4, hands: int = 3) -> None:
        self.random = Random(f"council {seed}")
        self._used: dict[int, list[tuple[int, int]]] = {}
        self._whole: set[int] = set()
        self._deeds: list[Deed] = []
        kinds = ["p"] * self.random.randint(2, 5) + ["o"] * self.random.randint(3, 8)
        self._draft = [self._paragraph(number, kind) for number, kind in enumerate(kinds)]
        self._text = [Para(p.origin, p.kind, list(p.words)) for p in self._draft]
        self._taken: dict[tuple[int, int], frozenset[str]] = {}
        self._documents: dict[str, list[str]] = {}
        self._rejected: set[tuple[str, int]] = set()
        self._revised: set[tuple[str, int]] = set()
        names = [f"A/C.2/80/L.{number}" for number in range(6, 6 + self.random.randint(1, amendments))]
        for name in names:
            self._amend(name)
        for _ in range(self.random.randint(0, hands)):
            self._interfere()

    # Texts

    def _some(self, count: int) -> list[str]:
        return [self.random.choice(_STOCK) for _ in range(count)]

    def _paragraph(self, number: int, kind: str) -> Para:
        heads = _PREAMBULAR if kind == "p" else _OPERATIVE
        words = [*self.random.choice(heads).split(" "), *self._some(self.random.randint(10, 40))]
        return Para(number, kind, [Word(text, (number, place)) for place, text in enumerate(words)])

    def _fresh(self, kind: str, owner: str) -> Para:
        made = self._paragraph(-1, kind)
        return Para(-1, kind, [Word(word.text, None, frozenset({owner})) for word in made.words])

    # Amendments

    def _amend(self, name: str) -> None:
        adopted = self.random.random() < 0.7
        lines: list[str] = []
        for _ in range(self.random.randint(1, 3)):
            deed = self._deed(adopted)
            if deed is None:
                continue
            lines.append(self._worded(deed))
            number = len(lines)
            if not adopted:
                self._rejected.add((name, number))
                continue
            new = self._revise(deed, name, number)
            self._do(deed, name, new, number)
        if lines:
            numbered = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
            self._documents[name] = "\n\n".join(["Amendments", *numbered]) + "\n"

    def _deed(self, adopted: bool) -> Deed | None:
        kinds = ["replace"] * 4 + ["insert"] * 3 + ["delete"] * 3 + ["add"] * 2 + ["drop", "rewrite", "move"]
        kind = self.random.choice(kinds)
        for _ in range(20):
            para = self.random.randrange(len(self._draft))
            if para in self._whole and adopted:
                continue
            deed = (
                self._words_deed(kind, para)
                if kind in ("replace", "insert", "delete")
                else self._whole_deed(kind, para)
            )
            if deed is None or (adopted and not self._is_free(deed)) or deed in self._deeds:
                continue
            self._deeds.append(deed)
            if adopted:
                self._take(deed)
            return deed
        return None

    def _words_deed(self, kind: str, para: int) -> Deed | None:
        words = [word.text for word in self._draft[para].words]
        first = self.random.randint(2, len(words) - 2)
        last = min(len(words), first + self.random.randint(1, 5))
        part = words[first:last]
        if sum(words[at : at + len(part)] == part for at in range(len(words))) != 1:
            return None
        new = () if kind == "delete" else tuple(self._some(self.random.randint(1, 8)))
        return Deed(kind, para, first, last, new)

    def _whole_deed(self, kind: str, para: int) -> Deed | None:
        same = [p.origin for p in self._draft if p.kind == self._draft[para].kind]
        if kind in ("drop", "move") and len(same) < 3:
            return None
        new = () if kind in ("drop", "move") else tuple(w.text for w in self._fresh(self._draft[para].kind, "").words)
        target = (
            self.random.choice([place for place in same if place not in (para, para - 1)]) if kind == "move" else para
        )
        return Deed(kind, para, 0, len(self._draft[para].words), new, target)

    def _is_free(self, deed: Deed) -> bool:
        if deed.kind == "add":
            return deed.para not in self._whole
        if deed.kind in ("drop", "rewrite", "move"):
            near = {deed.para, deed.para + 1, deed.para - 1, deed.target, deed.target + 1}
            return not (near & self._whole) and deed.para not in self._used
        spans = self._used.get(deed.para, [])
        return deed.para not in self._whole and all(deed.last <= start or end <= deed.first for start, end in spans)

    def _take(self, deed: Deed) -> None:
        if deed.kind in ("drop", "rewrite", "move", "add"):
            self._whole |= {deed.para, deed.target}
        else:
            self._used.setdefault(deed.para, []).append((deed.first, deed.last))

    def _place(self, para: int) -> str:
        kind = self._draft[para].kind
        number = sum(p.kind == kind for p in self._draft[: para + 1])
        return f"{'preambular' if kind == 'p' else 'operative'} paragraph {number}"

    def _worded(self, deed: Deed) -> str:
        place = self._place(deed.para)
        words = [word.text for word in self._draft[deed.para].words]
        old, new = " ".join(words[deed.first : deed.last]), " ".join(deed.new)
        end = "," if self._draft[deed.para].kind == "p" else ";"
        q, n = f"«{old}»", f"«{new}»"
        choices = {
            "replace": [f"In {place}, replace the words {q} by the words {n}.", f"In {place}, substitute {n} for {q}."],
            "insert": [f"In {place}, after the words {q}, insert the words {n}.", f"In {place}, insert {n} after {q}."],
            "delete": [f"In {place}, delete the words {q}.", f"Delete {q} in {place}."],
            "add": [f"After {place}, insert a new {place.split()[0]} paragraph reading as follows:\n\n«{new}{end}»"],
            "drop": [f"Delete {place}."],
            "rewrite": [f"Replace {place} by the following:\n\n«{new}{end}»"],
            "move": [f"Move {place} to after {self._place(deed.target)}."],
        }
        return self.random.choice(choices[deed.kind])

    def _revise(self, deed: Deed, name: str, number: int) -> list[Word]:
        """The new words as adopted: with an oral revision now and then."""
        words = [Word(text, None, frozenset({name})) for text in deed.new]
        if len(words) > 4 and self.random.random() < 0.15:
            at = self.random.randint(1, len(words) - 2)
            words[at] = Word("x" + words[at].text, None, frozenset({HAND}))
            self._revised.add((name, number))
        return words

    def _do(self, deed: Deed, name: str, new: list[Word], number: int) -> None:
        place = next(n for n, para in enumerate(self._text) if para.origin == deed.para)
        para = self._text[place]
        para.done.append((name, number))
        if deed.kind == "add":
            self._text.insert(place + 1, Para(-1, para.kind, new, done=[(name, number)]))
        elif deed.kind == "drop":
            self._go(para.words, name)
            del self._text[place]
        elif deed.kind == "rewrite":
            self._go(para.words, name)
            para.words = new
        elif deed.kind == "move":
            para.mover = name
            del self._text[place]
            after = next(n for n, other in enumerate(self._text) if other.origin == deed.target)
            self._text.insert(after + 1, para)
        else:
            self._do_words(deed, para, name, new)

    def _do_words(self, deed: Deed, para: Para, name: str, new: list[Word]) -> None:
        inside = [at for at, word in enumerate(para.words) if word.place and deed.first <= word.place[1] < deed.last]
        first, last = inside[0], inside[-1] + 1
        if deed.kind == "insert":
            first = last
        else:
            self._go(para.words[first:last], name)
        para.words[first:last] = new

    def _go(self, words: list[Word], name: str) -> None:
        for word in words:
            if word.place:
                self._taken[word.place] = frozenset({name})

    # Other hands

    def _interfere(self) -> None:
        para = self.random.choice(self._text)
        kind = self.random.choice(["words", "words", "words", "paragraph", "gone"])
        if kind != "paragraph":
            self._revised.update(para.done)
        if kind == "paragraph":
            self._text.insert(self._text.index(para) + 1, self._fresh(para.kind, HAND))
        elif kind == "gone" and para.origin >= 0 and sum(p.kind == para.kind for p in self._text) > 2:
            self._go([word for word in para.words if word.place not in self._taken], HAND)
            self._text.remove(para)
        elif len(para.words) > 8:
            at = self.random.randint(2, len(para.words) - 3)
            count = self.random.randint(0, 3)
            self._go(para.words[at : at + count], HAND)
            fresh = [
                Word(text, None, frozenset({HAND})) for text in self._some(self.random.randint(0 if count else 1, 4))
            ]
            para.words[at : at + count] = fresh

    # The case

    def case(self) -> Case:
        draft = self._document(self._draft, "draft")
        adopted = self._document(self._text, "adopted")
        brought = {}
        for index, para in enumerate(self._text):
            for at, word in zip(_places(para), para.words, strict=True):
                brought[index + 2, at] = word.owners
        taken = {}
        for index, para in enumerate(self._draft):
            for at, word in zip(_places(para), para.words, strict=True):
                taken[index + 2, at] = self._taken.get(word.place or (0, 0), frozenset())
        moved = {index + 2: para.mover for index, para in enumerate(self._text) if para.mover}
        return Case(draft, adopted, self._documents, brought, taken, self._rejected, self._revised, moved)

    @staticmethod
    def _document(text: list[Para], name: str) -> Document:
        lines = ["On peace", "The General Assembly,"]
        operative = [para for para in text if para.kind == "o"]
        for para in text:
            words = " ".join(word.text for word in para.words)
            last = operative and para is operative[-1]
            number = f"{operative.index(para) + 1}. " if para.kind == "o" and len(operative) > 1 else ""
            lines.append(f"{number}{words}{',' if para.kind == 'p' else '.' if last else ';'}")
        return structure.parse("\n\n".join(lines), Source(name), "en")


def _places(para: Para) -> list[int]:
    found, at = [], 0
    for word in para.words:
        found.append(at)
        at += len(word.text) + 1
    return found


@dataclass
class Score:
    """How right explanations are: words named rightly, named, to be named; the same of changes; words of other hands."""

    right: int = 0
    named: int = 0
    wanted: int = 0
    changes_right: int = 0
    changes_named: int = 0
    hands_open: int = 0
    hands: int = 0
    missing_right: int = 0
    missing_named: int = 0
    missing_wanted: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.named if self.named else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def precision_of_changes(self) -> float:
        return self.changes_right / self.changes_named if self.changes_named else 1.0

    @property
    def hands_left_open(self) -> float:
        return self.hands_open / self.hands if self.hands else 1.0

    @property
    def precision_of_missing(self) -> float:
        return self.missing_right / self.missing_named if self.missing_named else 1.0

    @property
    def recall_of_missing(self) -> float:
        return self.missing_right / self.missing_wanted if self.missing_wanted else 1.0

    def add(self, case: Case, made: Explanation) -> None:
        for row in made.comparison.rows:
            left = _words_of(row.original, case.taken)
            right = _words_of(row.amended, case.brought)
            i = j = 0
            hunk: tuple[str | None, list[frozenset[str]]] | None = None
            for span in row.spans:
                size = len(span.text)
                side, at = (left, i) if span.op is Op.DELETE else (right, j)
                if span.op is Op.EQUAL:
                    self._close(hunk)
                    hunk = None
                else:
                    truths = [owners for place, owners in side if at <= place < at + size]
                    if hunk is None or hunk[0] != span.amendment:
                        self._close(hunk)
                        hunk = (span.amendment, [])
                    hunk[1].extend(truths)
                i += size if span.op is not Op.INSERT else 0
                j += size if span.op is not Op.DELETE else 0
            self._close(hunk)
            if row.moved and row.kind is not RowKind.SPLIT and row.amended[0].index in case.moved:
                self.changes_named += row.amendment is not None
                self.changes_right += row.amendment == case.moved[row.amended[0].index]
        self._add_missing(case, made)

    def _close(self, hunk: tuple[str | None, list[frozenset[str]]] | None) -> None:
        if hunk is None:
            return
        name, truths = hunk
        known = [owners for owners in truths if owners]
        for owners in known:
            if HAND in owners:
                self.hands += 1
                self.hands_open += name is None
            else:
                self.wanted += 1
            self.named += name is not None
            self.right += name in owners
        if name is not None and known:
            self.changes_named += 1
            self.changes_right += 2 * sum(name in owners for owners in known) > len(known)

    def _add_missing(self, case: Case, made: Explanation) -> None:
        listed = {
            (one.amendment, made.execution.outcomes[one.outcome].number)
            for one in made.unreflected
            if not one.reason.startswith("partly")
        }
        self.missing_right += len(listed & case.rejected)
        self.missing_named += len(listed - case.revised)
        self.missing_wanted += len(case.rejected)


def _words_of(paragraphs: object, owners: dict[tuple[int, int], frozenset[str]]) -> list[tuple[int, frozenset[str]]]:
    assert isinstance(paragraphs, tuple)
    found, start = [], 0
    for paragraph in paragraphs:
        found += [(start + at, who) for (index, at), who in owners.items() if index == paragraph.index]
        start += len(paragraph.text) + 1
    return found
