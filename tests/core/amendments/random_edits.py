"""A generator of drafts that are edited as delegates edit them: words, sentences, paragraphs, sub-paragraphs, order.

The words come from a small stock, so that the same words stand in many places and have to be told apart.
"""

from dataclasses import dataclass, field
from random import Random

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Source

_STOCK = (
    "the of and to in for peace security States Members United Nations Charter human rights development international community "
    "regional cooperation report Secretary-General implementation sustainable just lasting comprehensive peaceful settlement "
    "disputes principles sovereign equality territorial integrity assistance humanitarian access civilians children women youth "
    "resources financing capacity-building partners 2030 Agenda “do no harm” resolution 75/1 A/RES/70/1 (2015) States’ efforts "
    "all measures support session agenda item entitled strengthening coordination full effective timely dialogue"
).split(" ")
_PREAMBULAR = (
    "Recalling",
    "Noting",
    "Reaffirming",
    "Welcoming",
    "Bearing in mind",
    "Deeply concerned by",
    "Recognizing",
)
_OPERATIVE = (
    "Calls upon",
    "Requests",
    "Decides",
    "Urges",
    "Invites",
    "Encourages",
    "Strongly condemns",
    "Takes note of",
)


@dataclass
class Node:
    """A paragraph with what stands below it."""

    words: list[str]
    subs: list["Node"] = field(default_factory=list)

    def copy(self) -> "Node":
        return Node(list(self.words), [sub.copy() for sub in self.subs])


@dataclass
class Text:
    """A draft as lists of words."""

    title: list[str]
    preamble: list[Node]
    operative: list[Node]

    def copy(self) -> "Text":
        return Text(list(self.title), [n.copy() for n in self.preamble], [n.copy() for n in self.operative])

    def document(self, name: str) -> Document:
        lines = ["A/C.2/80/L.5", " ".join(self.title), "The General Assembly,"]
        lines += [f"{' '.join(node.words)}," for node in self.preamble]
        for number, node in enumerate(self.operative, 1):
            end = "." if number == len(self.operative) and not node.subs else ":" if node.subs else ";"
            label = f"{number}. " if len(self.operative) > 1 else ""
            lines.append(f"{label}{' '.join(node.words)}{end}")
            lines += _below(node, "(a)", "." if number == len(self.operative) else ";")
        return structure.parse("\n\n".join(lines), Source(name), "en")


def _below(node: Node, first: str, end: str) -> list[str]:
    lines = []
    for place, sub in enumerate(node.subs):
        label = f"({chr(97 + place)})" if first == "(a)" else f"({'i' * (place + 1)})"
        last = end if place + 1 == len(node.subs) and not sub.subs else ":" if sub.subs else ";"
        lines.append(f"{label} {' '.join(sub.words)}{last}")
        lines += _below(sub, "(i)", end if place + 1 == len(node.subs) else ";")
    return lines


class Redrafting:
    """One draft and its edited text; the same seed gives the same pair. ``edits`` is how many at most."""

    def __init__(self, seed: int, edits: int = 5) -> None:
        self.random = Random(f"redrafting {seed}")
        self._edits = edits
        random = self.random
        self.before = Text(
            self._words(random.randint(2, 6)),
            [self._node(_PREAMBULAR) for _ in range(random.randint(1, 6))],
            [self._node(_OPERATIVE, subs=random.random() < 0.3) for _ in range(random.randint(1, 8))],
        )
        self.after = self._edited()

    def documents(self) -> tuple[Document, Document]:
        return self.before.document("draft"), self.after.document("edited")

    # Texts

    def _words(self, count: int) -> list[str]:
        words = [self.random.choice(_STOCK) for _ in range(count)]
        for place in range(self.random.randint(3, 8), count - 1, 7):
            words[place] = words[place].rstrip(",") + self.random.choice([",", ",", ";"])
        return words

    def _node(self, heads: tuple[str, ...], subs: bool = False, depth: int = 1) -> Node:
        node = Node([*self.random.choice(heads).split(" "), *self._words(self.random.randint(5, 40))])
        node.words[-1] = node.words[-1].rstrip(",;")
        for _ in range(self.random.randint(2, 4) if subs else 0):
            sub = Node([self._word().lower(), *self._words(self.random.randint(3, 12))])
            sub.words[-1] = sub.words[-1].rstrip(",;")
            if depth == 1 and self.random.random() < 0.15:
                sub.subs = [Node(["to", *self._words(4), "peace"]) for _ in range(2)]
            node.subs.append(sub)
        return node

    def _word(self) -> str:
        return self.random.choice(_STOCK)

    # Edits

    def _edited(self) -> Text:
        text = self.before.copy()
        kinds = (
            [self._edit_words] * 6
            + [self._insert, self._delete, self._move, self._split, self._merge, self._retitle]
            + [self._sub_insert, self._sub_delete, self._sub_words, self._sub_words, self._rewrite, self._swap_subs]
        )
        for _ in range(self.random.randint(1, self._edits)):
            self.random.choice(kinds)(text)
        return text

    def _side(self, text: Text) -> tuple[list[Node], tuple[str, ...]]:
        return self.random.choice(
            [(text.preamble, _PREAMBULAR), (text.operative, _OPERATIVE), (text.operative, _OPERATIVE)]
        )

    def _edit_words(self, text: Text) -> None:
        side, _ = self._side(text)
        self._edit(self.random.choice(side).words)

    def _edit(self, words: list[str]) -> None:
        at = self.random.randint(1, len(words))
        count = self.random.randint(0, min(3, len(words) - at))
        new = self._words(self.random.randint(0 if count and len(words) - count > 3 else 1, 4))
        words[at : at + count] = new
        words[-1] = words[-1].rstrip(",;")

    def _insert(self, text: Text) -> None:
        side, heads = self._side(text)
        side.insert(
            self.random.randint(0, len(side)),
            self._node(heads, subs=heads is _OPERATIVE and self.random.random() < 0.2),
        )

    def _delete(self, text: Text) -> None:
        side, _ = self._side(text)
        if len(side) > 1:
            del side[self.random.randrange(len(side))]

    def _move(self, text: Text) -> None:
        side, _ = self._side(text)
        node = side.pop(self.random.randrange(len(side)))
        side.insert(self.random.randint(0, len(side)), node)

    def _split(self, text: Text) -> None:
        side, heads = self._side(text)
        at = self.random.randrange(len(side))
        node = side[at]
        if len(node.words) > 14 and not node.subs:
            cut = self.random.randint(6, len(node.words) - 6)
            second = [*self.random.choice(heads).split(" "), *node.words[cut:]]
            del node.words[cut:]
            node.words[-1] = node.words[-1].rstrip(",;")
            side.insert(at + 1, Node(second))

    def _merge(self, text: Text) -> None:
        side, _ = self._side(text)
        if len(side) > 1:
            at = self.random.randrange(len(side) - 1)
            if not side[at].subs and not side[at + 1].subs:
                side[at].words += ["and", *side[at + 1].words[1:]]
                del side[at + 1]

    def _retitle(self, text: Text) -> None:
        if self.random.random() < 0.5:
            text.title = self._words(self.random.randint(2, 6))
        else:
            text.title.insert(self.random.randint(0, len(text.title)), self._word())
        text.title[-1] = text.title[-1].rstrip(",;")

    def _rewrite(self, text: Text) -> None:
        side, heads = self._side(text)
        at = self.random.randrange(len(side))
        side[at] = Node(self._node(heads).words, side[at].subs)

    def _with_subs(self, text: Text) -> Node | None:
        found = [node for node in text.operative if node.subs]
        return self.random.choice(found) if found else None

    def _sub_insert(self, text: Text) -> None:
        node = self._with_subs(text)
        if node and len(node.subs) < 20:
            fresh = Node([self._word().lower(), *self._words(self.random.randint(3, 10)), "peace"])
            node.subs.insert(self.random.randint(0, len(node.subs)), fresh)

    def _sub_delete(self, text: Text) -> None:
        node = self._with_subs(text)
        if node and len(node.subs) > 1:
            del node.subs[self.random.randrange(len(node.subs))]

    def _sub_words(self, text: Text) -> None:
        node = self._with_subs(text)
        if node:
            self._edit(self.random.choice(node.subs).words)

    def _swap_subs(self, text: Text) -> None:
        node = self._with_subs(text)
        if node:
            self.random.shuffle(node.subs)
