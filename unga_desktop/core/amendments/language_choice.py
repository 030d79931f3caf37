"""In which language an amendment document is written, and its reading by the words of that language."""

from collections.abc import Mapping

import regex

from unga_desktop.core.amendments.instruction import Amendment, Instruction
from unga_desktop.core.amendments.quotation import Unbalanced, quotations
from unga_desktop.core.amendments.reader import read
from unga_desktop.core.amendments.vocabulary import Vocabulary, plain
from unga_desktop.core.words import language

_NAMES = {
    "ar": "Arabic",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ru": "Russian",
    "zh": "Chinese",
}
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)*")
_SAMPLE = 20_000
_IDLE = ("NOTHING", "AND", "IN", "OF", "AT", "TO", "BY")


def read_in_its_language(text: str, name: str, vocabularies: Mapping[str, Vocabulary], chosen: str = "") -> Amendment:
    """Reads an amendment document in the language ``chosen`` (``ar en es fr ru zh``), or in the one it is recognised to be in.

    A document in a language without a vocabulary has one instruction, whose fault says so. Never raises.
    """
    code = chosen or recognised(text, vocabularies)
    if code in vocabularies:
        return read(text, name, vocabularies[code])
    whole = text.strip()
    start = text.find(whole)
    readable = " and ".join(sorted(_NAMES[key] for key in vocabularies))
    readable = readable.replace(" and ", ", ", readable.count(" and ") - 1)
    fault = f"amendments in {_NAMES.get(code, code)} cannot be read yet, only those in {readable}"
    instruction = Instruction(1, whole, start, start + len(whole), fault=fault, fault_at=start)
    return Amendment(name, "", "", (instruction,), code, text)


def recognised(text: str, vocabularies: Mapping[str, Vocabulary]) -> str:
    """The language of the instructions, whatever that of the words they quote; English where there is no sign."""
    words = _unquoted(text[:_SAMPLE])
    told = language.recognise(words)
    if told and told not in vocabularies and told not in ("en", "es", "fr"):
        return told
    found = [plain(word) for word in _WORD.findall(words)]
    scores = {code: sum(_says(word, vocabulary) for word in found) for code, vocabulary in vocabularies.items()}
    best = max(scores.values(), default=0)
    leaders = [code for code, score in scores.items() if score == best]
    if best and len(leaders) == 1:
        return leaders[0]
    return told if told in leaders else "en"


def _says(word: str, vocabulary: Vocabulary) -> int:
    """What a word counts for: much where it is a term of the vocabulary, little where it only helps the sentence."""
    head, apostrophe, rest = word.partition("'")
    word = rest if apostrophe and head in vocabulary.elisions else word
    name = vocabulary.phrases.get((word,)) or ("ORDINAL" if (word,) in vocabulary.ordinals else "")
    return 0 if not name else 1 if name in _IDLE else 3


def _unquoted(text: str) -> str:
    found = quotations(text)
    if isinstance(found, Unbalanced):
        return text
    parts, position = [], 0
    for quotation in found:
        parts.append(text[position : quotation.start])
        position = quotation.end
    return " ".join([*parts, text[position:]])
