"""Tracked changes in WordprocessingML: what of a document stands in the text with all of them rejected, or accepted.

ECMA-376 part 1, 17.13.5: runs inside ``ins`` and ``moveTo`` exist once the change is accepted, those inside ``del`` and
``moveFrom`` until then. A paragraph's mark, a row and a cell of a table can be inserted and deleted too; a paragraph whose mark
is not there goes on in the next. ``pPrChange`` and ``rPrChange`` keep the properties before the change.
"""

from collections.abc import Set
from enum import Enum

from lxml import etree

from unga_desktop.core.redlines.revision import Revision
from unga_desktop.importers.word_files.word_xml import attribute, name

_INSERTING = frozenset(("ins", "moveTo"))
_DELETING = frozenset(("del", "moveFrom"))
_RANGES = frozenset(f"customXml{kind}RangeStart" for kind in ("Ins", "Del", "MoveFrom", "MoveTo"))
_TRACKED = _INSERTING | _DELETING | _RANGES | {"cellIns", "cellDel", "cellMerge"}


class Side(Enum):
    """Which of the two texts of a document with tracked changes is read; both are the same without any."""

    REJECTED = "rejected"
    ACCEPTED = "accepted"


_GONE_WHEN = {Side.REJECTED: _INSERTING | {"cellIns"}, Side.ACCEPTED: _DELETING | {"cellDel"}}


def are_tracked(names: Set[str]) -> bool:
    """Whether one of the elements of these names records a change of the text."""
    return not names.isdisjoint(_TRACKED)


def revision(element: etree._Element) -> Revision | None:
    """Who inserted or deleted what an element wraps, and when; None where it wraps no change."""
    if name(element) not in _INSERTING | _DELETING:
        return None
    return Revision(attribute(element, "author"), attribute(element, "date"))


def is_there(element: etree._Element, side: Side) -> bool:
    """Whether what an element holds stands in the text of this side: a run of words, a row or a cell of a table."""
    tag = name(element)
    if tag == "tr":
        return _stands(element.find("{*}trPr"), side)
    if tag == "tc":
        return _stands(element.find("{*}tcPr"), side)
    if tag == "Choice":  # what Word wrote in several ways is shown in one: the first
        return next(element.itersiblings("{*}Choice", preceding=True), None) is None
    return tag not in _GONE_WHEN[side]


def has_mark(properties: etree._Element | None, side: Side) -> bool:
    """Whether the paragraph with these properties (``w:pPr``) ends where it ends; else it goes on in the next one."""
    return _stands(properties.find("{*}rPr") if properties is not None else None, side)


def properties(now: etree._Element | None, kind: str, side: Side) -> etree._Element | None:
    """The properties of ``kind`` (``"pPr"``, ``"rPr"``) on this side; ``now`` are those that stand in the file."""
    before = now.find(f"{{*}}{kind}Change/{{*}}{kind}") if now is not None and side is Side.REJECTED else None
    return now if before is None else before


def _stands(marks: etree._Element | None, side: Side) -> bool:
    """Whether the properties of a paragraph's mark, of a row or a cell leave it standing."""
    gone = _GONE_WHEN[side]
    return marks is None or not any(name(child) in gone for child in marks.iterchildren(etree.Element))
