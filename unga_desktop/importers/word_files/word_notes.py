"""The marks that Word prints at footnotes and endnotes: their form, where they start, and where they begin anew.

ECMA-376 part 1, 17.11: the settings of a document say it, and the properties of a section say it otherwise. Where neither does,
Word numbers footnotes 1, 2, 3 and endnotes i, ii, iii, each by themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from unga_desktop.core.documents.note_mark import raised
from unga_desktop.importers.word_files.word_numbering import written
from unga_desktop.importers.word_files.word_xml import attribute, child_value, name

_USUAL = {"footnote": "decimal", "endnote": "lowerRoman"}
_CHICAGO = "*†‡§"
_MOST_SIGNS = 3
_NOT_UNDERSTOOD = "custom"


@dataclass(frozen=True, slots=True)
class _Rule:
    form: str
    start: int = 1
    restart: str = "continuous"


class NoteMarks:
    """Counts the notes of one document. ``mark`` must be asked once for every automatic mark, in the order of the text."""

    def __init__(self, main: etree._Element, settings: etree._Element | None) -> None:
        """``main`` is the root of the text, ``settings`` that of the settings part, None where the document has none."""
        sections: list[etree._Element | None] = [*_sections(main)]
        self.has_sections = len(sections) > 1
        self._rules = {kind: [_rule(kind, settings, section) for section in sections or (None,)] for kind in _USUAL}
        self._last: dict[str, tuple[int, int]] = {}
        self._unusual = self._by_page = False

    def mark(self, kind: str, section: int) -> str:
        """The mark of the next ``"footnote"`` or ``"endnote"``, referred to in a section by its place; empty where Word prints
        none. A mark that is not known, or that cannot be written raised, comes out as its number, which ``doubts`` says."""
        rules = self._rules[kind]
        section = min(section, len(rules) - 1)
        rule = rules[section]
        before, where = self._last.get(kind, (rule.start - 1, section))
        if rule.restart == "eachSect" and where != section:
            before = rule.start - 1
        self._by_page = self._by_page or (rule.restart == "eachPage" and kind in self._last)
        number = before + 1
        self._last[kind] = number, section
        if rule.form == "none":
            return ""
        shown = _signs(number) if rule.form == "chicago" else raised(written(rule.form, number) or "")
        self._unusual = self._unusual or not shown
        return shown or raised(str(number))

    def doubts(self) -> Iterator[str]:
        """What of the marks may be otherwise on the page."""
        if self._unusual:
            yield "Marks of notes of an unusual form are shown as 1, 2, 3."
        if self._by_page:
            yield "Word counts the notes of each page anew; here they are counted through."


def _sections(main: etree._Element) -> Iterator[etree._Element]:
    """The properties of each section in their order; those before a tracked change of them are not among them."""
    for section in main.iter("{*}sectPr"):
        parent = section.getparent()
        if parent is not None and name(parent) in ("pPr", "body"):
            yield section


def _rule(kind: str, settings: etree._Element | None, section: etree._Element | None) -> _Rule:
    rule = _Rule(_USUAL[kind])
    for place in (settings, section):
        said = place.find(f"{{*}}{kind}Pr") if place is not None else None
        if said is not None:
            start = child_value(said, "numStart")
            rule = _Rule(
                _form(said) or rule.form,
                int(start) if start.isdecimal() and len(start) < 6 else rule.start,
                child_value(said, "numRestart") or rule.restart,
            )
    return rule


def _form(said: etree._Element) -> str:
    """The form of the numbers; what Word says in a way of its own, or for new programs alone, is not understood."""
    form = said.find("{*}numFmt")
    if form is None:
        return _NOT_UNDERSTOOD if said.find("{*}AlternateContent") is not None else ""
    return attribute(form, "val") or _NOT_UNDERSTOOD


def _signs(number: int) -> str:
    """The marks of the Chicago Manual of Style: ``*``, ``†``, ``‡``, ``§``, then each twice."""
    times, sign = divmod(number - 1, len(_CHICAGO))
    return _CHICAGO[sign] * (times + 1) if 0 <= times < _MOST_SIGNS else ""
