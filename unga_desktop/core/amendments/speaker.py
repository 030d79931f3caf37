"""Who speaks, before an instruction: "The delegation of Egypt" in "The delegation of Egypt proposes to delete paragraph 3".

These words are passed over, so they must say nothing else: "Nobody proposes to", "it is not proposed to" and "if agreed, Egypt
proposes to" are no instructions.
"""

from collections.abc import Sequence

from unga_desktop.core.amendments.vocabulary import Vocabulary, plain


def says_who_speaks(words: Sequence[str], vocabulary: Vocabulary, in_capitals: bool = False) -> bool:
    """Whether words name a speaker and say nothing else: names, words of the vocabulary, an adjective after a noun.

    A name is known by its capital, and not at all where the whole sentence stands ``in_capitals``.
    """
    before = ""
    for word in words:
        known = plain(word)
        parts = known.split("'")
        if not vocabulary.denying.isdisjoint((known, *parts)):
            return False
        last = word.replace("\u2019", "'").removesuffix("'s").rpartition("'")[2]
        is_name = word.isdecimal() or (last[:1].isupper() and not in_capitals)
        if not (
            is_name
            or known in vocabulary.speaking
            or parts[-1] in vocabulary.speaking
            or before in vocabulary.described
        ):
            return False
        before = parts[-1]
    return True
