"""The form in which words are searched: without case, accents, vowel signs and what cannot be seen; each Chinese character
a word of its own.

A search looks for forms in an index and then at the text itself, so that a form may be coarser than the search, and never
finer: whatever ``word_query`` finds in a text, its form has. A change of the form needs a new index (storage/migrations.py).
"""

import re
import unicodedata

import regex

_DROPPED = regex.compile(r"[\p{M}\p{Cf}\u034f\u0640]")
_HAN = regex.compile(r"\p{Han}")
_LETTER = regex.compile(r"[\p{L}\p{N}]")
_MODIFIER_APOSTROPHE = "\u02bc"
"""A letter by its class, but typed for an apostrophe, which parts words."""
_PIECE = re.compile("[0-9a-z\u0080-\U0010ffff]+")


class _Forms(dict[int, str]):
    """The form of each character, made when it is first met."""

    def __missing__(self, code: int) -> str:
        form = self[code] = _form(chr(code))
        return form


def _form(character: str) -> str:
    plain = _without_marks(character)
    # The Turkish letters are each other's capitals to the search: the dotted and the dotless one are one.
    folded = _without_marks(plain.casefold()).replace("ı", "i")
    return "".join(map(_spaced, folded))


def _without_marks(text: str) -> str:
    return _DROPPED.sub("", unicodedata.normalize("NFD", text))


def _spaced(character: str) -> str:
    if character.isascii():
        return character if character.isalnum() else " "
    if character == _MODIFIER_APOSTROPHE or not _LETTER.match(character):
        return " "
    return f" {character} " if _HAN.match(character) else character


_FORMS = _Forms()


def search_form(text: str) -> str:
    """A text for the index, which parts words at white space and marks, and itself takes ASCII capitals for small letters."""
    return text if text.isascii() else text.translate(_FORMS)


def pieces(text: str) -> list[str]:
    """The words of a text as the index has them: ``A/C.3/79`` gives ``a c 3 79``, ``l’été`` ``l ete``."""
    return _PIECE.findall(search_form(text).lower())
