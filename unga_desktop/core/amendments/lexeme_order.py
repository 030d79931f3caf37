"""Lexemes made ready for the grammar: what says the same is worded the same, quotations that belong together become one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from unga_desktop.core.amendments.quotation import Quotation
from unga_desktop.core.amendments.vocabulary import Lexeme

VERBS = frozenset(
    "REPLACE SUBSTITUTE DELETE INSERT CHANGE MOVE SWAP RENUMBER MERGE SPLIT READ".split(),
)
_NOUNS = frozenset(
    "PARAGRAPH SUBPARAGRAPH SENTENCE LINE SECTION FOOTNOTE ANNEX WORDS TITLE PREAMBLE OPERATIVE_PART CHAPEAU HEADING".split()
)
_GENITIVES = {"OF_PREAMBLE": ("PREAMBULAR", "PREAMBLE"), "OF_OPERATIVE_PART": ("OPERATIVE", "OPERATIVE_PART")}
"""Of the preamble, of the operative part: what kind of paragraph, where one is named before, else the part itself."""
_JOINTS = ("COLON", "SEMICOLON", "COMMA", "AND", "STOP")
_BETWEEN = ("COMMA", "SEMICOLON", "AND", "STOP")


def completed(found: Sequence[Lexeme], after_noun: frozenset[str], content: str) -> list[Lexeme]:
    """ "To replace ..." says no more than "replace"; "a new PP" is a new preambular paragraph; adjectives before their noun."""
    if len(found) > 1 and found[0].name in ("TO", "AT", "OF") and found[1].name in VERBS:
        found = found[1:]
    found = _without_idle(_before_noun(found, after_noun) if after_noun else found)
    ready: list[Lexeme] = []
    shouted = content.isupper()
    for lexeme, later in zip(found, [*found[1:], None], strict=False):
        ready.append(lexeme)
        noun = ("PARAGRAPH", "SUBPARAGRAPH", "NUMBER", "AND", "COMMA")
        if lexeme.name in ("OPERATIVE", "PREAMBULAR") and (later is None or later.name not in noun):
            ready.append(Lexeme("PARAGRAPH", lexeme.start, lexeme.end))
        if later and not shouted and _ends_sentence(lexeme) and content[lexeme.end :].lstrip()[:1].isupper():
            ready.append(Lexeme("STOP", lexeme.end, lexeme.end))
    return ready


def _ends_sentence(lexeme: Lexeme) -> bool:
    """A quotation with its final mark inside ends the sentence where a capital letter follows."""
    return lexeme.quotation is not None and lexeme.quotation.words.rstrip()[-1:] in tuple(".;,:")


def _without_idle(found: Sequence[Lexeme]) -> list[Lexeme]:
    """ "Amend as follows paragraph 3: ..." says no more than "amend paragraph 3: ..."; nor does "(a)" before a verb."""
    ends = ("COLON", "QUOTE", "STOP", "SEMICOLON")
    triples = zip([None, *found], found, [*found[1:], None], strict=False)
    return [
        lexeme
        for before, lexeme, later in triples
        if not (lexeme.name == "READ" and before and before.name == "CHANGE" and later and later.name not in ends)
        and not (lexeme.name == "LABEL" and later and later.name in VERBS and before and before.name in _JOINTS)
    ]


def _before_noun(found: Sequence[Lexeme], after_noun: frozenset[str]) -> list[Lexeme]:
    """ "Paragraphe suivant", "párrafo tercero": the adjective moves before the noun that it follows."""
    ordered: list[Lexeme] = []
    noun = -1
    ranked = False
    for lexeme, later, last in zip(found, [*found[1:], None], [*found[2:], None, None], strict=False):
        before = ordered[-1].name if ordered else ""
        goes_on = lexeme.name in ("AND", "COMMA") and later is not None and later.name == "ORDINAL"
        if ranked and goes_on and not _has_own_noun(last):
            ordered.insert(noun, lexeme)
            noun += 1
            continue
        ranked = False
        if lexeme.name in _GENITIVES:
            kind, part = _GENITIVES[lexeme.name]
            if noun >= 0 and ordered[noun].name in ("PARAGRAPH", "SUBPARAGRAPH"):
                ordered.insert(noun, replace(lexeme, name=kind))
            else:
                ordered += [] if before == "ALL" else [replace(lexeme, name="OF")]
                ordered.append(replace(lexeme, name=part))
            noun = -1
        elif lexeme.name == "OF" and before == "ALL":
            continue
        elif (
            lexeme.name in after_noun
            and noun >= 0
            and (not _has_own_noun(later) or (lexeme.name in ("OPERATIVE", "PREAMBULAR") and noun == len(ordered) - 1))
        ):
            ordered.insert(noun, lexeme)
            noun += 1
            ranked = lexeme.name == "ORDINAL"
        else:
            ordered.append(lexeme)
            if lexeme.name in _NOUNS:
                noun = len(ordered) - 1
            elif lexeme.name not in ("NUMBER", "LABEL", "LETTER"):
                noun = -1
    return ordered


def _has_own_noun(later: Lexeme | None) -> bool:
    """ "... un nouveau paragraphe": the adjective belongs to the noun that follows it."""
    return later is not None and later.name in _NOUNS | {"NEW", "FOLLOWING", "OPERATIVE", "PREAMBULAR", "NUMBER"}


def joined(found: Sequence[Lexeme], content: str, block: tuple[str, ...]) -> list[Lexeme]:
    """Quotations that follow each other on lines of their own are the paragraphs of one; an unquoted ``block`` is one too."""
    ready = _merged(list(found), content)
    if block:
        end = len(content)
        ready.append(Lexeme("QUOTE", end, end, quotation=Quotation(end, end, block)))
    return ready


def _merged(found: list[Lexeme], content: str) -> list[Lexeme]:
    merged: list[Lexeme] = []
    for lexeme in found:
        before = merged[-1] if merged else None
        if lexeme.quotation and before and before.quotation and not content[before.end : lexeme.start].strip():
            both = Quotation(before.start, lexeme.end, before.quotation.paragraphs + lexeme.quotation.paragraphs)
            merged[-1] = Lexeme("QUOTE", before.start, lexeme.end, quotation=both)
        else:
            merged.append(lexeme)
    kept = [item for item in merged if not _between_quotations(item, merged, content)]
    if len(kept) != len(found):
        kept = _merged(kept, content) if any(_adjacent(kept, content)) else kept
    return kept


def _between_quotations(item: Lexeme, found: list[Lexeme], content: str) -> bool:
    """A comma, semicolon or "and" between two quoted paragraphs on lines of their own."""
    if item.name not in _BETWEEN:
        return False
    at = found.index(item)
    later = next((other for other in found[at + 1 :] if other.name not in _BETWEEN), None)
    earlier = next((other for other in reversed(found[:at]) if other.name not in _BETWEEN), None)
    if not later or not earlier or not later.quotation or not earlier.quotation:
        return False
    return _on_own_line(later, content) and _on_own_line(earlier, content)


def _on_own_line(lexeme: Lexeme, content: str) -> bool:
    line_start = content.rfind("\n", 0, lexeme.start) + 1
    return line_start > 0 and not content[line_start : lexeme.start].strip()


def _adjacent(found: list[Lexeme], content: str) -> Iterator[bool]:
    for before, after in pairwise(found):
        yield bool(before.quotation and after.quotation and "\n" in content[before.end : after.start])


def with_attachments(
    found: Sequence[Lexeme], attached: Callable[[str], tuple[str, ...] | None]
) -> list[Lexeme] | Lexeme:
    """ "The text attached as annex I" gives way to that text; the lexeme that names it where nothing of the kind is attached."""
    ready: list[Lexeme] = []
    items = list(found)
    at = 0
    while at < len(items):
        if items[at].name != "ATTACHED":
            ready.append(items[at])
            at += 1
            continue
        start = at
        at += 1
        while at < len(items) and items[at].name in ("AS", "IN", "OF", "AT", "TO", "COLON"):
            at += 1
        if at >= len(items) or items[at].name != "ANNEX":
            return items[start]
        number = items[at + 1] if at + 1 < len(items) and items[at + 1].name in ("LETTER", "NUMBER") else None
        text = attached(str(number.value) if number else "")
        if text is None:
            return items[start]
        at += 2 if number else 1
        end = items[at - 1].end
        ready.append(Lexeme("QUOTE", items[start].start, end, quotation=Quotation(items[start].start, end, text)))
    return ready
