"""The text that an instruction itself says it amends: "in draft resolution A/C.3/80/L.5", "in the amendment of Liberia"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from unga_desktop.core.amendments.header import SYMBOL
from unga_desktop.core.amendments.quotation import Quotation
from unga_desktop.core.amendments.vocabulary import Vocabulary, plain

_PLACES = frozenset(
    "PARAGRAPH SUBPARAGRAPH SENTENCE LINE SECTION FOOTNOTE ANNEX PREAMBLE OPERATIVE_PART CHAPEAU TITLE".split()
)
THE_AMENDMENT = "the amendment"
"""What an instruction says that amends the amendment which the head of its document names."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """``name``: a symbol, or who proposed an amendment; ``content``: the instruction with blanks where it was named."""

    name: str
    content: str


def other_document(content: str, quotes: Sequence[Quotation], vocabulary: Vocabulary) -> Elsewhere | None:
    """The document that an instruction names outside its quotations, or None; places in the text stay the same."""
    bare = list(content)
    for quote in quotes:
        bare[quote.start : quote.end] = "\0" * (quote.end - quote.start)
    text = "".join(bare)
    found = _amendment(text, vocabulary) or _document(text)
    if not found:
        return None
    name = next(filter(None, found.groups()), THE_AMENDMENT)
    blanked = content[: found.start()] + " " * (found.end() - found.start()) + content[found.end() :]
    return Elsewhere(" ".join(name.split()), blanked)


def without_description(content: str, quotes: Sequence[Quotation], vocabulary: Vocabulary) -> str:
    """ "By the programme of work attached as annex I": blanks for what the attached text is called."""
    if quotes or not vocabulary.attached:
        return content
    replaced = "|".join(
        " ".join(words) for words, name in vocabulary.phrases.items() if name == "BY" and len(words) == 1
    )
    attached = "|".join(vocabulary.attached)
    found = re.search(
        rf"\b(?:{replaced})\s+([^,;:.\d()]{{1,90}}?)(?=\s+(?:which\s+is\s+|as\s+|que\s+(?:se\s+)?|qui\s+)?(?:{attached}))",
        content,
        re.I,
    )
    if not found:
        return content
    names = {vocabulary.phrases.get((plain(word),)) for word in re.findall(r"[\w’'-]+", found[1])}
    if names & _PLACES:
        return content
    return content[: found.start(1)] + " " * len(found[1]) + content[found.end(1) :]


def _amendment(text: str, vocabulary: Vocabulary) -> re.Match[str] | None:
    """ "In the amendment", "in the amendment contained in document A/C.3/80/L.21", "in the Liberian amendment"."""
    if not vocabulary.amendment_nouns:
        return None
    noun = "|".join(vocabulary.amendment_nouns)
    linking = r"[^,;:.\0/]{0,60}?"
    name = r"(?:(?:the|l['’]|la|le|les|los)\s*)?[A-ZÀ-Ý][\w'’.\- ()]*?"
    by = r"(?:of|by|from|de la|de l['’]|de los|du|des|del|de|d['’]|por)\s+"
    return re.search(
        rf",?\s*\b(?i:in|to|of|à|dans|de|en|a)\s+(?i:the\s+|l['’]\s*|la\s+|el\s+)?(?:{noun})\s+(?:"
        rf"{linking}({SYMBOL})|{linking}{by}({name})(?=\s*[,;:.]|\s*$|\s*\0))\s*,?"
        rf"|,?\s*\b(?i:in|of|to|dans|de|en|del?)\s+(?i:the\s+|l['’]\s*|la\s+)?(?:{noun})(?=\s*[,;:.\0]|\s*$)\s*,?"
        rf"|,?\s*\b(?i:in)\s+the\s+([A-Z][\w-]+)\s+(?:{noun})\s*,?",
        text,
        re.I if text.isupper() else 0,
    )


def _document(text: str) -> re.Match[str] | None:
    """ "Draft resolution A/C.3/80/L.5": the symbol is no word of the instruction, what it names is checked."""
    return re.search(
        rf"(?<=\s)(?:(?:of|to|de|du|del)\s+)?\(?(?:document\s+|el documento\s+|le document\s+)?({SYMBOL})\)?(?=[\s,;:.]|$)",
        text,
    )
