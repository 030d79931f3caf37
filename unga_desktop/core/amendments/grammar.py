"""The grammar of an amending instruction: which lexemes make a place, an anchor, a piece of new text, a clause.

It is the same for all languages that say what is done, where, to which words; a language has its own vocabulary. An Earley
parser finds every reading, and ``clause`` gives each a meaning or rejects it; an instruction with two meanings is refused.
Each lexeme is handed to the parser as one character, so that a position in its input is the number of a lexeme.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

from unga_desktop.core.amendments.vocabulary import Lexeme

_GRAMMAR = """
// An instruction is clauses one after the other, perhaps after a place that holds for all ("In paragraph 3: ...") or after
// "Amend paragraph 3 by" or "as follows:". With gaps it is tried only where it has no meaning without them: there a clause may
// leave its verb, or its new text, to its neighbour ("Delete X in paragraph 1 and Y in paragraph 3").
heading: IN? places (COLON | STOP | DASH | COMMA)? | CHANGE IN? places READ COLON? | places CHANGE READ COLON?
start: COMMA? lead? clause (_join clause)* _ending?
gapped: COMMA? lead? clause (_join clause)* (_join gap)+ (_join clause)* _ending?
lead: IN? places (COLON | DASH | COMMA) | CHANGE IN? places BY | CHANGE IN? places READ COLON? | CHANGE IN? places TO
    | places CHANGE BY | places CHANGE READ COLON? | BY
_join: COMMA BY | AND BY | COMMA | SEMICOLON | AND | COMMA AND | SEMICOLON AND | STOP | STOP AND | COLON | AND COMMA
    | COMMA AND COMMA
_ending: STOP | SEMICOLON | COMMA | COLON | AND | SEMICOLON AND | COMMA AND

// A clause says one thing to be done. Its parts are known by the words before them, so their order is free.
clause: (_part COMMA?)* _verb (COMMA? _part)* (_comma? result)?
      | (_part COMMA?)+ READ COLON? quoted (COMMA? alone)* (_comma? result)? -> reads
      | READ quoted (COMMA? _part)+ -> reads
      | quoted BY COLON? quoted -> again
      | places AS (places | numbers) (COMMA? alone)* -> becomes
      | places COLON quoted -> implied
gap: _part (COMMA? _part)* (COLON? quoted)?
_comma: COMMA | SEMICOLON | STOP | DASH
_verb: REPLACE | SUBSTITUTE | DELETE | INSERT | CHANGE | MOVE | SWAP | RENUMBER | MERGE | SPLIT
_part: inside | outof | towards | anchor | between | bracket | second | edge | by | for | becoming | object | located | text
     | rest | alone
inside: (IN | OF | AT) places
outof: FROM places
towards: TO (places | quoted | text) | AT quoted
anchor: (AFTER | BEFORE) (quoted | places) | FOLLOWING quoted
between: BETWEEN (quoted | places) AND (quoted | places) | BETWEEN (places | quoted)
bracket: AFTER quoted COMMA? AND COMMA? BEFORE quoted | BEFORE quoted COMMA? AND COMMA? AFTER quoted
second: ORDINAL (PARAGRAPH | SENTENCE)? (OPENING | FROM) _said* QUOTE
edge: (AT_END | AT_BEGINNING) (_of places)?
by: BY (quoted | places | FOLLOWING | COLON quoted)
for: FOR (quoted | places)
becoming: AS (places | numbers)
object: places | quoted
located: _said+ (IN | OF | AT) places COMMA? COLON? QUOTE
text: READ COLON? quoted | COLON quoted
rest: REMAINDER (_of? places)? | REMAINDER anchor | WORDS anchor
alone: THROUGHOUT (_of? places)? | TWICE (_of? places)? | THERE | ACCORDINGLY | FOLLOWING | AS_FOLLOWS | RESPECTIVELY
result: RESULT COLON? quoted | RESULT COLON?
_of: IN | OF | AT

// Words: "the following words: Q", "the phrase Q", "the first occurrence of Q", "from Q to Q", "from Q to the end".
quoted: _said* COLON? QUOTE (_and _said* QUOTE)*
      | _said* (FROM | OPENING | OF) _said* QUOTE _till _said* QUOTE -> range
      | _said* QUOTE _till _said* QUOTE -> range
      | _said* (FROM | OPENING | OF) _said* QUOTE AT_END -> tail
      | (ORDINAL | LAST) (OCCURRENCE _of?)? _said* QUOTE -> occurrence
      | _said* QUOTE COMMA? OCCURRING -> occurring
      | _said* QUOTE COMMA? (ORDINAL | LAST) OCCURRENCE -> occurrence
      | (NEW | FOLLOWING)? MARK -> mark
_till: TO | UNTIL | AT
_said: SENTENCE | FOLLOWING | NEW | WORDS | ALL | COMMA | OTHER
_and: COMMA | AND | COMMA AND

// Places: "operative paragraphs 1 to 3 and 5", "the second sentence of paragraph 2 (c)", "the last two preambular paragraphs",
// "the paragraph beginning with the words Q".
places: place (_and place)*
place: core ((IN | OF | AT | COMMA) core | narrow)*
core: _which* _kind? _noun _which_number? | _which* _kind _which_number | _which* _kind? _noun OPENING _said* QUOTE COMMA?
narrow: ordinals (SENTENCE | LINE | SUBPARAGRAPH) -> core
      | (SENTENCE | LINE | SUBPARAGRAPH) _which_number -> core
_which: NEW | FOLLOWING | ALL | OTHER | LAST | ordinals | count
ordinals: ORDINAL (_and (ORDINAL | LAST))* | LAST (_and (ORDINAL | LAST))+ | ORDINAL (TO | AT) ORDINAL -> ordinal_range
count: NUMBER
_kind: OPERATIVE | PREAMBULAR | PREAMBLE
_noun: PARAGRAPH | SUBPARAGRAPH | CHAPEAU | SENTENCE | LINE | TITLE | HEADING | SECTION | FOOTNOTE | ANNEX | DRAFT | PREAMBLE
     | OPERATIVE_PART
_which_number: numbers
numbers: _number (_and _number)*
_number: number | number_range
number_range: number (TO | AT | DASH) number
number: LETTER? NUMBER LABEL* | LETTER? LABEL+ | LETTER

%declare {names}
"""

NAMES = tuple(
    """
    REPLACE SUBSTITUTE DELETE INSERT CHANGE MOVE SWAP RENUMBER MERGE SPLIT READ RESULT AS_FOLLOWS
    BY FOR AFTER BEFORE BETWEEN AT_END AT_BEGINNING REMAINDER THROUGHOUT TWICE OCCURRENCE OCCURRING IN OF AT FROM OPENING UNTIL TO
    AS AND THERE ACCORDINGLY RESPECTIVELY WORDS MARK
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
    try:
        tree = _parser().parse("".join(_CHARACTERS[lexeme.name] for lexeme in lexemes), start=start)
    except UnexpectedInput as error:
        position = getattr(error, "pos_in_stream", None)
        raise NoReading(position if isinstance(position, int) and position >= 0 else len(lexemes)) from None
    return _readings(tree, lexemes)


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
