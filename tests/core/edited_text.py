"""A generator of drafts and edited drafts whose true correspondence is known.

Every word has an identity that edits carry forward, so what was kept, reworded, moved, split and merged need not be
guessed from the texts. Words are drawn from a made-up vocabulary with frequencies as in prose, in five alphabets.
"""

from dataclasses import dataclass, field
from random import Random

SCRIPTS = ("english", "cyrillic", "arabic", "accents", "chinese")


def _split(words: str) -> list[str]:
    return words.split()


_SYLLABLES = {
    "english": _split("ba con de e fi gen hu in ja ko li man no o per qua re sta ti un ver wi al tra pro mo"),
    "cyrillic": _split("ба ве го де жи за ко ли ма но об по ра со ти у фе хо це ча ста про"),
    "arabic": _split("با تن ثم جد حو خي دا ذر رس زي سل شع صف ضم طب ظل عم غي فك قر كل لم مي نو ها وس"),
    "accents": _split("bé con dè ê fi gñn hú in já kö lí män nô ó pér qua ré stà ti ün vér ç"),
}
_CHINESE_FIRST, _CHINESE_COUNT = 0x4E00, 1500


@dataclass(frozen=True)
class Word:
    """A word of the text; two words with one identity are the same word before and after."""

    identity: int
    text: str


@dataclass
class Draft:
    """Paragraphs of words."""

    paragraphs: list[list[Word]]
    script: str

    def texts(self) -> list[str]:
        glue = "" if self.script == "chinese" else " "
        return [_punctuated(glue.join(word.text for word in paragraph)) for paragraph in self.paragraphs]


@dataclass
class Truth:
    """What was done: pairs of original and amended paragraphs by index, and the number of edits inside each pair."""

    pairs: set[tuple[int, int]] = field(default_factory=set)
    moved: set[tuple[int, int]] = field(default_factory=set)
    splits: set[tuple[int, tuple[int, ...]]] = field(default_factory=set)
    merges: set[tuple[tuple[int, ...], int]] = field(default_factory=set)
    edits: dict[tuple[int, int], int] = field(default_factory=dict)


@dataclass(frozen=True)
class Recipe:
    """How a draft is made and edited; rates are shares of words (``rewriting``) or of paragraphs (the others)."""

    paragraphs: int = 60
    shortest: int = 8
    longest: int = 70
    script: str = "english"
    boilerplate: float = 0.05
    rewriting: float = 0.1
    untouched: float = 0.0
    inserted: float = 0.04
    deleted: float = 0.04
    moved: float = 0.03
    split: float = 0.03
    merged: float = 0.03
    longest_edit: int = 4


class Generator:
    """Makes one draft and its edited version; the same seed and recipe give the same pair."""

    def __init__(self, recipe: Recipe, seed: int) -> None:
        self._recipe = recipe
        self._random = Random(f"{seed}/{recipe}")
        self._next = 0
        self._vocabulary = _vocabulary(recipe.script, self._random)
        self._weights = [1 / (rank + 6) for rank in range(len(self._vocabulary))]

    def pair(self) -> tuple[Draft, Draft, Truth]:
        recipe = self._recipe
        formulas = [self._words(self._random.randint(6, 14)) for _ in range(4)]
        original = [
            self._again(self._random.choice(formulas))
            if self._random.random() < recipe.boilerplate
            else self._words(self._random.randint(recipe.shortest, recipe.longest))
            for _ in range(recipe.paragraphs)
        ]
        amended, truth = self._edited(original)
        return Draft(original, recipe.script), Draft(amended, recipe.script), truth

    def _word(self) -> Word:
        self._next += 1
        return Word(self._next, self._random.choices(self._vocabulary, self._weights)[0])

    def _words(self, count: int) -> list[Word]:
        if self._recipe.script == "chinese":
            count = count * 3 // 2
        words = [self._word() for _ in range(count)]
        if self._recipe.script != "chinese":
            for place in range(self._random.randint(5, 12), count - 1, 9):
                words[place] = Word(words[place].identity, words[place].text + ",")
        return words

    def _again(self, words: list[Word]) -> list[Word]:
        copies = []
        for word in words:
            self._next += 1
            copies.append(Word(self._next, word.text))
        return copies

    def _edited(self, original: list[list[Word]]) -> tuple[list[list[Word]], Truth]:
        """The plan lists for each amended paragraph the originals it comes from, and which part of a split it is."""
        random, recipe = self._random, self._recipe
        plan: list[tuple[tuple[int, ...], int]] = []
        movers: list[int] = []
        place = 0
        while place < len(original):
            chance = random.random()
            long_enough = len(original[place]) >= 16
            if chance < recipe.deleted:
                pass
            elif (chance := chance - recipe.deleted) < recipe.moved and long_enough:
                movers.append(place)
            elif (chance := chance - recipe.moved) < recipe.split and long_enough:
                plan += [((place,), 1), ((place,), 2)]
            elif (chance := chance - recipe.split) < recipe.merged and place + 1 < len(original):
                plan.append(((place, place + 1), 0))
                place += 1
            else:
                plan.append(((place,), 0))
            if random.random() < recipe.inserted:
                plan.append(((), 0))
            place += 1
        for mover in movers:
            self._insert_far(plan, mover)
        return self._written(original, plan)

    def _insert_far(self, plan: list[tuple[tuple[int, ...], int]], mover: int) -> None:
        """A paragraph moves past at least four others, and not between the parts of a split one."""
        far = [
            spot
            for spot in range(len(plan) + 1)
            if not (spot < len(plan) and plan[spot][1] == 2)
            and sum(1 for sources, _ in plan[:spot] if sources and sources[0] > mover)
            + sum(1 for sources, _ in plan[spot:] if sources and sources[0] < mover)
            >= 4
        ]
        plan.insert(self._random.choice(far) if far else len(plan), ((mover,), 3))

    def _written(
        self, original: list[list[Word]], plan: list[tuple[tuple[int, ...], int]]
    ) -> tuple[list[list[Word]], Truth]:
        truth = Truth()
        amended: list[list[Word]] = []
        for sources, part in plan:
            at = len(amended)
            if not sources:
                amended.append(self._words(self._random.randint(self._recipe.shortest, self._recipe.longest)))
                continue
            words = [word for source in sources for word in original[source]]
            if part in (1, 2):
                cut = len(words) * 2 // 5 + (sources[0] % max(1, len(words) // 5))
                words = words[:cut] if part == 1 else words[cut:]
            words, edits = self._rewritten(words)
            amended.append(words)
            truth.pairs |= {(source, at) for source in sources}
            if part == 2:
                truth.splits.add((sources[0], (at - 1, at)))
            elif len(sources) == 2:
                truth.merges.add((sources, at))
            elif part == 3:
                truth.moved.add((sources[0], at))
            if part in (0, 3) and len(sources) == 1:
                truth.edits[sources[0], at] = edits
        return amended, truth

    def _rewritten(self, words: list[Word]) -> tuple[list[Word], int]:
        """Phrases of one to a few words are replaced, deleted or inserted until the share is reached."""
        random, recipe = self._random, self._recipe
        if random.random() < recipe.untouched:
            return list(words), 0
        result: list[Word] = []
        edits = place = 0
        mean = (1 + recipe.longest_edit) / 2
        start = recipe.rewriting / max(mean * (1 - recipe.rewriting), 0.01)
        fresh = False
        while place < len(words):
            if not fresh and random.random() < start:
                length = random.randint(1, recipe.longest_edit)
                kind = random.random()
                if kind < 0.7:
                    result += [self._word() for _ in range(max(1, length + random.randint(-1, 1)))]
                    place += length
                elif kind < 0.85:
                    place += length
                else:
                    result += [self._word() for _ in range(length)]
                edits += 1
                fresh = True
                continue
            if place < len(words):
                result.append(words[place])
            place += 1
            fresh = False
        return result or [self._word()], edits


def _punctuated(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(",") + ";"


def _vocabulary(script: str, random: Random) -> list[str]:
    if script == "chinese":
        return [chr(_CHINESE_FIRST + place) for place in random.sample(range(3000), _CHINESE_COUNT)]
    words: dict[str, None] = {}
    while len(words) < 2500:
        # Common words are short.
        length = 1 + (len(words) > 20) + (len(words) > 300) + random.randint(0, 1)
        words["".join(random.choice(_SYLLABLES[script]) for _ in range(length))] = None
    return list(words)
