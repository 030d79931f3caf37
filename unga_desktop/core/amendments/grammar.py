"""The grammar of an amending instruction: which lexemes make a place, an anchor, a piece of new text, a clause.

It is the same for all languages that say what is done, where, to which words; a language has its own vocabulary. An Earley
parser finds every reading, and ``clause`` gives each a meaning or rejects it; an instruction with two meanings is refused.
Each lexeme is handed to the parser as one character, so that a position in its input is the number of a lexeme.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Any

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

from unga_desktop.core.amendments.vocabulary import Lexeme

_GRAMMAR = """
// An instruction is clauses one after the other, perhaps after a place that holds for all ("In paragraph 3: ...") or after
// "Amend paragraph 3 by" or "as follows:". With gaps it is tried only where it has no meaning without them: there a clause may
// leave its verb, or its new text, to its neighbour ("Delete X in paragraph 1 and Y in paragraph 3").
// Rules that may be empty stand for what may be left out: an Earley parser predicts far fewer of them than of alternatives.
heading: _in places _heading_end | CHANGE _in places READ _colon | places CHANGE READ _colon
_heading_end: COLON | STOP | DASH | COMMA |
start: _c _lead clause _more_clauses _ending
gapped: _c _lead clause _more_clauses _join gap _more_gaps _more_clauses _ending
_more_clauses: _more_clauses _join clause |
_more_gaps: _more_gaps _join gap |
_lead: lead |
lead: _in places _mark | TO places _mark | CHANGE _in places BY | CHANGE _in places READ _colon | CHANGE _in places TO
    | places CHANGE BY | places CHANGE READ _colon | BY
_mark: COLON | DASH | COMMA
_join: COMMA BY | AND BY | COMMA | SEMICOLON | AND | COMMA AND | SEMICOLON AND | STOP | STOP AND | COLON | AND COMMA
    | COMMA AND COMMA
_ending: STOP | SEMICOLON | COMMA | COLON | AND | SEMICOLON AND | COMMA AND |

// A clause says one thing to be done. Its parts are known by the words before them, so their order is free.
clause: _before _verb _behind _result
      | _before _part _c READ _colon quoted _alones _result -> reads
      | READ quoted _c _part _behind -> reads
      | quoted BY _colon quoted -> again
      | places AS _numbering _alones -> becomes
      | places COLON quoted -> implied
_before: _before _part _c |
_behind: _behind _c _part |
_alones: _alones _c alone |
_result: _comma result | result |
gap: _part _behind | _part _behind _colon quoted
_comma: COMMA | SEMICOLON | STOP | DASH
_verb: REPLACE | SUBSTITUTE | DELETE | INSERT | CHANGE | MOVE | SWAP | RENUMBER | MERGE | SPLIT
_part: inside | outof | towards | anchor | between | bracket | second | edge | by | for | becoming | object | located | text
     | rest | alone
inside: _of places
outof: FROM places
towards: TO _thing | TO text | AT quoted
anchor: _beside _thing | FOLLOWING quoted
_beside: AFTER | BEFORE
between: BETWEEN _thing AND _thing | BETWEEN _thing
bracket: AFTER quoted _c AND _c BEFORE quoted | BEFORE quoted _c AND _c AFTER quoted
second: ORDINAL _second _opening _saids QUOTE
_second: PARAGRAPH | SENTENCE |
edge: _edge | _edge _of places
_edge: AT_END | AT_BEGINNING
by: BY _thing | BY FOLLOWING | BY COLON quoted
for: FOR _thing
becoming: AS _numbering
_numbering: places | numbers
object: _thing
located: _saids _said _of places _c _colon QUOTE
text: READ _colon quoted | COLON quoted
rest: REMAINDER | REMAINDER places | REMAINDER _of places | REMAINDER anchor | WORDS anchor
alone: _throughout | _throughout places | _throughout _of places
    | THERE | ACCORDINGLY | AS_FITS | FOLLOWING | AS_FOLLOWS | RESPECTIVELY
_throughout: THROUGHOUT | TWICE
result: RESULT _colon quoted | RESULT _colon
_thing: places | quoted
_in: IN |
_of: IN | OF | AT
_c: COMMA |
_colon: COLON |

// Words: "the following words: Q", "the phrase Q", "the first occurrence of Q", "from Q to Q", "from Q to the end".
quoted: _saids _colon QUOTE _more_quotes
      | _saids _opening _saids QUOTE _till _saids QUOTE -> range
      | _saids QUOTE _till _saids QUOTE -> range
      | _saids _opening _saids QUOTE AT_END -> tail
      | _rank _saids QUOTE -> occurrence
      | _rank OCCURRENCE _saids QUOTE -> occurrence
      | _rank OCCURRENCE _of _saids QUOTE -> occurrence
      | _saids QUOTE _c OCCURRING -> occurring
      | _saids QUOTE _c _rank OCCURRENCE -> occurrence
      | MARK -> mark
      | NEW MARK -> mark
      | FOLLOWING MARK -> mark
_more_quotes: _more_quotes _and _saids QUOTE |
_opening: FROM | OPENING | OF
_till: TO | UNTIL | AT
_rank: ORDINAL | LAST
_saids: _saids _said |
_said: SENTENCE | FOLLOWING | NEW | WORDS | ALL | COMMA | OTHER
_and: COMMA | AND | COMMA AND

// Places: "operative paragraphs 1 to 3 and 5", "the second sentence of paragraph 2 (c)", "the last two preambular paragraphs",
// "the paragraph beginning with the words Q".
places: place _more_places
_more_places: _more_places _and place |
place: core _inner
_inner: _inner _within core | _inner narrow |
_within: IN | OF | AT | COMMA
core: _whiches _kinds _noun _numbered | _whiches _kind numbers | _whiches _kinds _noun OPENING _saids QUOTE _c
narrow: ordinals _narrow -> core
      | _narrow numbers -> core
_narrow: SENTENCE | LINE | SUBPARAGRAPH
_whiches: _whiches _which |
_which: NEW | FOLLOWING | ALL | OTHER | LAST | ordinals | count
ordinals: ORDINAL _more_ordinals | LAST _and _rank _more_ordinals | ORDINAL _to ORDINAL -> ordinal_range
_more_ordinals: _more_ordinals _and _rank |
count: NUMBER
_kinds: _kind |
_kind: OPERATIVE | PREAMBULAR | PREAMBLE
_noun: PARAGRAPH | SUBPARAGRAPH | CHAPEAU | SENTENCE | LINE | TITLE | HEADING | SECTION | FOOTNOTE | ANNEX | DRAFT | PREAMBLE
     | OPERATIVE_PART
_numbered: numbers |
numbers: _number _more_numbers
_more_numbers: _more_numbers _and _number |
_number: number | number_range
number_range: number _range number
_range: TO | AT | DASH
_to: TO | AT
number: NUMBER _labels | LABEL _labels | LETTER NUMBER _labels | LETTER LABEL _labels | LETTER
_labels: _labels LABEL |

%declare {names}
"""

NAMES = tuple(
    """
    REPLACE SUBSTITUTE DELETE INSERT CHANGE MOVE SWAP RENUMBER MERGE SPLIT READ RESULT AS_FOLLOWS
    BY FOR AFTER BEFORE BETWEEN AT_END AT_BEGINNING REMAINDER THROUGHOUT TWICE OCCURRENCE OCCURRING IN OF AT FROM OPENING UNTIL TO
    AS AND THERE ACCORDINGLY AS_FITS RESPECTIVELY WORDS MARK
    PARAGRAPH OPERATIVE PREAMBULAR PREAMBLE OPERATIVE_PART SUBPARAGRAPH CHAPEAU SENTENCE LINE TITLE HEADING SECTION FOOTNOTE ANNEX
    DRAFT NEW FOLLOWING LAST ALL OTHER ORDINAL NUMBER LABEL LETTER QUOTE COMMA SEMICOLON COLON STOP DASH
    """.split()
)
_CHARACTERS = {name: chr(0x2460 + index) for index, name in enumerate(NAMES)}
_MOST_LEXEMES = 160
_MOST_WITH_GAPS = 70
_MOST_READINGS = 400


@dataclass(frozen=True, slots=True)
class Node:
    """A node of one reading: a rule's name and its parts, which are nodes and lexemes."""

    rule: str
    parts: tuple["Node | Lexeme", ...]

    def nodes(self, *rules: str) -> list["Node"]:
        """The parts that are nodes, of these rules where any are named."""
        return [part for part in self.parts if isinstance(part, Node) and (not rules or part.rule in rules)]

    def lexemes(self, *names: str) -> list[Lexeme]:
        """The parts that are lexemes, of these names where any are given."""
        return [part for part in self.parts if isinstance(part, Lexeme) and (not names or part.name in names)]


class NoReading(Exception):
    """The lexemes make no instruction; ``position`` is the first that does not fit, or their number where more should follow."""

    def __init__(self, position: int) -> None:
        self.position = position
        super().__init__(position)


def readings(lexemes: Sequence[Lexeme]) -> list[Node]:
    """Every reading of an instruction's lexemes; raises ``NoReading``."""
    return _parsed(lexemes, "start")


def gapped_readings(lexemes: Sequence[Lexeme]) -> list[Node]:
    """Every reading in which a clause leaves its verb or its new text to its neighbour; raises ``NoReading``."""
    if len(lexemes) > _MOST_WITH_GAPS or not any(lexeme.quotation for lexeme in lexemes):
        raise NoReading(0)
    return _parsed(lexemes, "gapped")


def heading_readings(lexemes: Sequence[Lexeme]) -> list[Node]:
    """Every reading of lexemes as a heading that names a place; raises ``NoReading``."""
    return _parsed(lexemes, "heading")


def _parsed(lexemes: Sequence[Lexeme], start: str) -> list[Node]:
    if len(lexemes) > _MOST_LEXEMES:
        raise NoReading(_MOST_LEXEMES)
    strange = next((index for index, lexeme in enumerate(lexemes) if lexeme.name not in _CHARACTERS), -1)
    if strange >= 0:
        raise NoReading(strange)
    forest = _forest("".join(_CHARACTERS[lexeme.name] for lexeme in lexemes), start)
    if isinstance(forest, int):
        raise NoReading(forest)
    return _readings(forest, lexemes)


@lru_cache(maxsize=512)
def _forest(characters: str, start: str) -> Any:
    """The parser's forest, or the position where it fails; instructions of one shape have the same."""
    try:
        return _parser().parse(characters, start=start)
    except UnexpectedInput as error:
        position = getattr(error, "pos_in_stream", None)
        return position if isinstance(position, int) and position >= 0 else len(characters)


@cache
def _parser() -> Lark:
    terminals = "\n".join(f'{name}: "{character}"' for name, character in _CHARACTERS.items())
    grammar = _GRAMMAR.replace("%declare {names}", terminals)
    return Lark(
        grammar,
        parser="earley",
        lexer="basic",
        start=["start", "gapped", "heading"],
        ambiguity="explicit",
        keep_all_tokens=True,
        maybe_placeholders=False,
    )


def _readings(tree: Any, lexemes: Sequence[Lexeme]) -> list[Node]:
    found: dict[Node, None] = {}
    for node in _expand(tree, lexemes, {}):
        found[node] = None
    return list(found)


def _expand(tree: Tree[Token], lexemes: Sequence[Lexeme], known: dict[int, list[Node]]) -> list[Node]:
    """All readings of one node of the parser's forest, each once."""
    if id(tree) in known:
        return known[id(tree)]
    if tree.data == "_ambig":
        several = [
            node for child in tree.children if isinstance(child, Tree) for node in _expand(child, lexemes, known)
        ]
        nodes = list(dict.fromkeys(several))
    else:
        nodes = list(dict.fromkeys(_combined(tree, lexemes, known)))
    if len(nodes) > _MOST_READINGS:
        raise NoReading(0)
    known[id(tree)] = nodes
    return nodes


def _combined(tree: Tree[Token], lexemes: Sequence[Lexeme], known: dict[int, list[Node]]) -> Iterator[Node]:
    choices: list[list[Node | Lexeme]] = [
        [lexemes[child.start_pos or 0]] if isinstance(child, Token) else list(_expand(child, lexemes, known))
        for child in tree.children
    ]
    size = 1
    for choice in choices:
        size *= len(choice)
    if size > _MOST_READINGS:
        raise NoReading(0)
    for parts in product(*choices):
        yield Node(str(tree.data), parts)
