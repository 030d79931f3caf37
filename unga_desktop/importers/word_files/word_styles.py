"""What the styles of a Word document decide about its text: which paragraphs are numbered, which words hidden or struck through.

ECMA-376 part 1, 17.7: a style inherits from the one it is based on; what stands at the paragraph or run itself wins.
"""

from dataclasses import dataclass

from lxml import etree

from unga_desktop.importers.word_files.word_xml import attribute, child_value, is_on

STRIKES = ("strike", "dstrike")
"""The properties that draw a line or two through words (17.3.2.9 and 17.3.2.37)."""


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A paragraph's list and level; ``level`` is None where the list's own tie to the style decides."""

    list_id: str
    level: int | None
    style: str


class WordStyles:
    """The styles of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        """``root`` is the styles part, None where the document has none."""
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        self._places: dict[tuple[str, str, int | None], ListPlace | None] = {}
        self._switched: dict[tuple[str, str], bool | None] = {}
        for style in root.iterchildren("{*}style") if root is not None else ():
            self._styles[attribute(style, "styleId")] = style
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
                self._default = attribute(style, "styleId")

    def list_place(self, properties: etree._Element | None) -> ListPlace | None:
        """The list that a paragraph with these properties (``w:pPr``) is numbered in; None where it is not numbered."""
        if properties is None:
            key: tuple[str, str, int | None] = (self._default, "", None)
        else:
            key = (child_value(properties, "pStyle") or self._default, *_numbering(properties))
        if key not in self._places:
            self._places[key] = self._place(*key)
        return self._places[key]

    def _place(self, style: str, list_id: str, level: int | None) -> ListPlace | None:
        owner = style
        for styled in self._chain(style):
            styled_list, styled_level = _numbering(self._styles[styled].find("{*}pPr"))
            if not list_id and styled_list:
                list_id, owner = styled_list, styled
                level = level if level is not None else styled_level
        if not list_id or list_id == "0":
            return None
        return ListPlace(list_id, level, owner)

    def is_hidden(self, run_properties: etree._Element | None, paragraph_properties: etree._Element | None) -> bool:
        """Whether a run with these properties (``w:rPr``) in a paragraph with those (``w:pPr``) is hidden text."""
        return self._is("vanish", run_properties, paragraph_properties)

    def is_struck(self, run_properties: etree._Element | None, paragraph_properties: etree._Element | None) -> bool:
        """Whether a run with these properties in a paragraph with those is struck through, by one line or by two."""
        return any(self._is(line, run_properties, paragraph_properties) for line in STRIKES)

    def _is(
        self, switch: str, run_properties: etree._Element | None, paragraph_properties: etree._Element | None
    ) -> bool:
        own = _said(switch, run_properties)
        if own is None:
            own = self._by_style(switch, child_value(run_properties, "rStyle"))
        if own is None:
            own = self._by_style(switch, child_value(paragraph_properties, "pStyle") or self._default)
        return bool(own)

    def _by_style(self, switch: str, style: str) -> bool | None:
        """Whether a style, or the nearest that it is based on, has a property on or off; None where none says."""
        if (switch, style) not in self._switched:
            said = (_said(switch, self._styles[styled].find("{*}rPr")) for styled in self._chain(style))
            self._switched[switch, style] = next((one for one in said if one is not None), None)
        return self._switched[switch, style]

    def _chain(self, style: str) -> list[str]:
        """A style and those it is based on, nearest first; a circle is cut."""
        chain: list[str] = []
        while style in self._styles and style not in chain:
            chain.append(style)
            style = child_value(self._styles[style], "basedOn")
        return chain


def _numbering(properties: etree._Element | None) -> tuple[str, int | None]:
    numbering = properties.find("{*}numPr") if properties is not None else None
    depth = child_value(numbering, "ilvl")
    return child_value(numbering, "numId"), int(depth) if depth.isdecimal() and len(depth) < 4 else None


def _said(switch: str, properties: etree._Element | None) -> bool | None:
    found = properties.find(f"{{*}}{switch}") if properties is not None else None
    return None if found is None else is_on(found)
