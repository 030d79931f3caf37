"""What kind of words a change touches: the weightiest class that applies, and the warnings that a row deserves.

Order of weight: verb, negation, modal, number, date, symbol, wording; then what does not touch a word: punctuation, case,
typography, invisible.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable

import regex

from unga_desktop.core.redlines import hidden_character, word_weight
from unga_desktop.core.redlines.redline import ChangeClass, Flag
from unga_desktop.core.words import folding, tokens

_DASHES = r"\s?[-\u2010-\u2013]\s?"
_VALUE = regex.compile(
    r"(?:[\p{Sc}<>\u2264\u2265]\s?)?(?:(?<![\p{L}\p{Nd}\p{Pe}\p{Pf}.,/])[-+\u2212\u00b1])?"
    rf"\p{{Nd}}+(?:(?:[.,:/\u066b\u066c]|{_DASHES})\p{{Nd}}+)*(?:\s?\p{{Sc}})?"
    r"|(?<=\p{Nd})\s?[%\u2030\u066a]"
)
_SEPARATORS = frozenset("\x85\u2028\u2029")
_RUN = re.compile(r"\w+")
# Of ASCII only what is a letter, a digit or a sign that says something, in small letters.
_KEPT = frozenset(folding.MEANINGFUL_SIGNS)
_SMALL_LETTERS = {code: sign.lower() if (sign := chr(code)).isalnum() or sign in _KEPT else None for code in range(128)}
_ALPHABETS = tuple(re.compile(f"[{letters}]") for letters in ("A-Za-z", "\u0400-\u04ff", "\u0391-\u03c9"))
# The invisible characters of ASCII; of its letters none looks like another.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTEXT = 40


def classify(before: str, after: str, text_before: str, text_after: str, at_verb: bool) -> ChangeClass:
    """The class of a change of ``before`` into ``after``, which stand between the equal ``text_before`` and ``text_after``.

    ``at_verb`` says that the change touches the verb that opens the paragraph.
    """
    old, new = folding.key(before), folding.key(after)
    if old == new:
        return _below_the_key(before, after)
    # Nothing in ASCII is another form of something else there, or looks like it.
    if not (old.isascii() and new.isascii()):
        if folding.fold_fullwidth(old) == folding.fold_fullwidth(new):
            return ChangeClass.TYPOGRAPHY
        if folding.fold_lookalikes(old) == folding.fold_lookalikes(new):
            return ChangeClass.INVISIBLE
    if old.casefold() == new.casefold():
        return ChangeClass.CASE
    alike = _letters(old) == _letters(new)
    if alike or not (_has_word(old) or _has_word(new)):
        if _other_number(before, after, text_before, text_after):
            return ChangeClass.NUMBER
        if alike:
            return _of_marks(before, after)
    return _of_words(before, after, text_before, text_after, at_verb)


def _other_number(before: str, after: str, text_before: str, text_after: str) -> bool:
    """Whether the points, commas, dashes and signs of a change belong to a number: ``1.5`` and ``15``, ``-5`` and ``5``,
    ``$5`` and ``€5``, ``3-5`` and ``3, 5``."""
    values = [_values(text_before[-_CONTEXT:] + text + text_after[:_CONTEXT]) for text in (before, after)]
    return values[0] != values[1]


def _values(text: str) -> list[str]:
    return ["".join(folding.fold_typography(found).split()) for found in _VALUE.findall(text)]


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def _of_marks(before: str, after: str) -> ChangeClass:
    """The class of a change that leaves all letters and digits as they are."""
    spaced = _of_spaces(before, after)
    if not spaced and _is_parted_otherwise(before, after):
        return ChangeClass.WORDING
    return spaced or (ChangeClass.SYMBOL if word_weight.other_symbols(before, after) else ChangeClass.PUNCTUATION)


def _is_parted_otherwise(before: str, after: str) -> bool:
    """Whether words alone were joined or parted: ``may be`` and ``maybe``. Chinese has no spaces to part words."""
    old, new = before.split(), after.split()
    joined = "".join(old)
    return len(old) != len(new) and joined == "".join(new) and joined.isalpha() and tokens.count_words(joined) == 1


def of_whole(text: str) -> ChangeClass:
    """The class of a paragraph that was added or removed: of one that shows nothing, what it is made of."""
    if not text or (text[0].isascii() and text[0].isalnum()) or folding.fold_unseen(text):
        return ChangeClass.WORDING
    return _of_spaces("", text) or ChangeClass.TYPOGRAPHY


def _of_spaces(before: str, after: str) -> ChangeClass | None:
    """The class of a change in special spaces and invisible characters alone, such as one put in a space's place."""
    special = set(before + after) - {" ", "\n"}
    if folding.fold_unseen(before) != folding.fold_unseen(after):
        return None
    if any(map(folding.is_invisible, special)):
        return ChangeClass.INVISIBLE
    return ChangeClass.TYPOGRAPHY if any(map(_is_special_space, special)) else None


def _is_special_space(character: str) -> bool:
    return character.isspace() or character == folding.TATWEEL


def _letters(key: str) -> str:
    if key.isascii() and key.isprintable():
        return key.translate(_SMALL_LETTERS)
    return folding.fold_punctuation(key).replace(" ", "").casefold()


def _below_the_key(before: str, after: str) -> ChangeClass:
    """Texts that read alike: typography can be seen by a careful eye, the rest cannot be seen at all."""
    visible = [folding.fold_spacing(folding.fold_invisible(text)) for text in (before, after)]
    if visible[0] == visible[1] and before.split() != after.split():
        return ChangeClass.INVISIBLE
    return ChangeClass.TYPOGRAPHY


def _of_words(before: str, after: str, text_before: str, text_after: str, at_verb: bool) -> ChangeClass:
    if at_verb:
        return ChangeClass.VERB
    return word_weight.weight(before, after, text_before, text_after)


def hidden_flags(changed: Iterable[str], around: str) -> tuple[Flag, ...]:
    """Warnings about characters in changed text that a reader cannot see or cannot tell from others."""
    flags: set[Flag] = set()
    for text in changed:
        if not is_plain(text):
            flags |= _flags_of(text, around)
    return in_order(flags)


def is_plain(text: str) -> bool:
    """Whether nothing in a text is invisible or looks like something else: it is of the printed characters of ASCII."""
    return text.isascii() and not _CONTROL.search(text)


def in_order(flags: Collection[Flag]) -> tuple[Flag, ...]:
    """Flags in the order in which they are declared, each once."""
    return tuple([flag for flag in Flag if flag in flags]) if flags else ()


def twin_flags(deleted: str, inserted: str) -> set[Flag]:
    """Warnings about words put in the place of others that look the same: in letters of another alphabet, or decomposed."""
    if deleted.isascii() and inserted.isascii():
        return set()
    alike = [set(_RUN.findall(folding.fold_lookalikes(folding.key(text)))) for text in (deleted, inserted)]
    if alike[0].isdisjoint(alike[1]):
        return set()
    flags: set[Flag] = set()
    old = {folding.fold_lookalikes(folding.key(word)): word for word in tokens.cut(deleted) if tokens.is_word(word)}
    for word in tokens.cut(inserted):
        twin = old.get(folding.fold_lookalikes(folding.key(word)), word)
        if folding.key(twin) != folding.key(word):
            flags.add(Flag.LOOKALIKE_CHARACTER)
        elif twin != word and unicodedata.normalize("NFC", twin) == unicodedata.normalize("NFC", word):
            flags.add(Flag.INVISIBLE_CHARACTER)
    return flags


def _flags_of(text: str, around: str) -> set[Flag]:
    flags: set[Flag] = set()
    if not _SEPARATORS.isdisjoint(text):
        flags.add(Flag.INVISIBLE_CHARACTER)
    for place in folding.invisible_places(text):
        if text[place] in folding.BIDI_CONTROLS:
            flags.add(Flag.BIDI_CONTROL)
        elif not hidden_character.is_needed(text, place, around):
            flags.add(Flag.INVISIBLE_CHARACTER)
    if sum(pattern.search(text) is not None for pattern in _ALPHABETS) > 1 and any(map(is_mixed, tokens.cut(text))):
        flags.add(Flag.LOOKALIKE_CHARACTER)
    return flags


def is_mixed(word: str) -> bool:
    """Whether a word holds letters of two alphabets that look alike."""
    return not word.isascii() and len({script for script in map(_script, word) if script}) > 1


def _script(letter: str) -> str:
    if "a" <= letter.lower() <= "z":
        return "latin"
    if "\u0400" <= letter <= "\u04ff":
        return "cyrillic"
    return "greek" if "\u0391" <= letter <= "\u03c9" else ""
