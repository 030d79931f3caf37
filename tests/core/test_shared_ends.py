"""What two texts share at their ends is set aside before words are compared; the result is that of the whole texts."""

from random import Random

import pytest
from edited_text import Generator, Recipe

from unga_desktop.core.pairing.shared_ends import shared_ends
from unga_desktop.core.redlines import word_diff
from unga_desktop.core.words.tokens import Vocabulary


def _edited(text: str, draw: Random, phrases: list[str]) -> str:
    words = text.split(" ")
    for _ in range(draw.randint(1, 3)):
        at = draw.randrange(len(words))
        fate = draw.random()
        if fate < 0.4:
            words[at : at + draw.randint(0, 3)] = [draw.choice(phrases)]
        elif fate < 0.7:
            # A repeated stretch can stand in several places.
            words[at:at] = words[max(0, at - draw.randint(1, 6)) : at]
        else:
            del words[at : at + draw.randint(1, 4)]
    return " ".join(words)


@pytest.mark.parametrize("script", ["english", "cyrillic", "arabic", "accents", "typographic"])
def test_the_changes_are_those_of_the_whole_texts(script: str) -> None:
    recipe = Recipe(script="english" if script == "typographic" else script, paragraphs=60, shortest=30, longest=90)
    draw = Random(script)
    texts = Generator(recipe, 5).pair()[0].texts()
    if script == "typographic":
        texts = [text.replace(",", "’s “own”,") for text in texts]
    shortened = 0
    for text in texts:
        other = _edited(text, draw, ["and", "of the", "1,000 and", "l’article", "\u0301x", "— ", "«a»"])
        head, tail = shared_ends(text, other)
        if text == other or not (head or tail):
            continue
        shortened += 1
        assert text[:head] == other[:head]
        assert text[len(text) - tail :] == other[len(other) - tail :]
        vocabulary = Vocabulary()
        left, right = vocabulary.tokens(text), vocabulary.tokens(other)
        whole = word_diff.pieces(left, right, word_diff.hunks(left, right, vocabulary))
        between = word_diff.pieces_between(head, tail, text, other, vocabulary)
        assert between is None or between == whole
    assert shortened >= 20


def test_texts_that_share_little_are_compared_whole() -> None:
    assert shared_ends("a " * 200, "b " * 200) == (0, 0)
    assert shared_ends("short", "shorter") == (0, 0)


def test_a_repeated_phrase_is_not_counted_twice() -> None:
    head, tail = shared_ends("peace and " * 40, "peace and " * 44)
    assert head + tail <= len("peace and " * 40)
