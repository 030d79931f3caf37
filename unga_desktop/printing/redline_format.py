"""How a redline looks: palette, typography and zoom to the fonts and character formats of a ``QTextLayout``.

No state is shown by colour alone: inserted is underlined, deleted struck through, moved dotted, hidden characters stand
in a box with their name (the formats give name and ground; whoever paints draws the frame).
"""

import re
from collections.abc import Iterator, Sequence

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from unga_desktop.core.appearance import Palette, Typography
from unga_desktop.core.documents.document import Section
from unga_desktop.core.redlines.redline import Op
from unga_desktop.printing.redline_fragment import Block, Fragment

_NAME_SCALE = 0.72
_FOOTNOTE_SCALE = 0.88
_TITLE_SCALE = 1.12
_BOLD = (Section.TITLE, Section.HEADING, Section.ANNEX)
_GIGANTIC = 2000
# East Asian writing breaks between any two characters.
_GIGANTIC_WORD = re.compile(rf"[^\s\u2e80-\ua4cf\uac00-\ud7af\uf900-\uffff]{{{_GIGANTIC}}}")
_Underline = QTextCharFormat.UnderlineStyle


def utf16(text: str) -> int:
    """The length of a text in UTF-16 units, which is how Qt counts; Python counts code points."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_right_to_left(text: str) -> bool:
    """Whether the first letter of a text is of a right-to-left script."""
    first = next((character for character in text if character.isalpha()), "")
    return "\u0590" <= first <= "\u08ff" or "\ufb1d" <= first <= "\ufefc"


def wrap_mode(text: str) -> QTextOption.WrapMode:
    """How the lines of a paragraph break: at words, or anywhere where it has a word beyond all measure.

    Qt looks for the end of such a word again for each of its lines, which takes minutes for one of half a million characters.
    """
    gigantic = len(text) > _GIGANTIC and _GIGANTIC_WORD.search(text) is not None
    return QTextOption.WrapMode.WrapAnywhere if gigantic else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def _knows_italics(text: str) -> bool:
    first = next((character for character in text if character.isalpha()), "a")
    return first < "\u0590"


def available(families: Sequence[str]) -> list[str]:
    """The families that are installed, in the order given; all of them where none is."""
    installed = set(QFontDatabase.families())
    return [family for family in families if family in installed] or list(families)


class RedlineStyle:
    """Fonts and formats for one palette, one base size and one zoom. Made anew when any of them changes."""

    def __init__(self, palette: Palette, typography: Typography, base: QFont, zoom: float = 1.0) -> None:
        self.palette = palette
        self.typography = typography
        size = (base.pointSizeF() if base.pointSizeF() > 0 else base.pixelSize() * 0.75) * zoom
        self.reading = QFont(base)
        self.reading.setFamilies(available(typography.serif))
        self.reading.setPointSizeF(size * typography.reading_scale)
        self.note = QFont(base)
        self.note.setFamilies(available(typography.sans))
        self.note.setPointSizeF(max(size * 0.9, 6.0))
        self._fonts = {section: self._font(section) for section in Section}
        self._formats: dict[tuple[Op, bool, bool, bool], QTextCharFormat] = {}

    def colour(self, role: str) -> QColor:
        """The palette's colour of a role, by its name."""
        return QColor(getattr(self.palette, role))

    def font(self, section: Section, text: str = "") -> QFont:
        """The font of a paragraph: titles larger and bold, headings bold, the opening words italic, footnotes smaller.

        Scripts that know no italics (Arabic, Chinese) are never slanted; ``text`` tells the script.
        """
        font = self._fonts[section]
        if font.italic() and not _knows_italics(text):
            font = QFont(font)
            font.setItalic(False)
        return font

    def line_height(self, section: Section) -> float:
        """The distance between base lines in pixels; never less than the font needs."""
        font = self._fonts[section]
        metrics = QFontMetricsF(font)
        em = metrics.ascent() + metrics.descent()
        pixels = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * metrics.fontDpi() / 72
        return max(em, pixels * self.typography.line_height)

    @property
    def line_height_of_text(self) -> float:
        """The distance between the base lines of an operative paragraph."""
        return self.line_height(Section.OPERATIVE)

    def measure(self) -> float:
        """The width in pixels of the longest line: so many average characters of the reading font."""
        sample = "the sovereignty, independence, unity and territorial integrity of States "
        return QFontMetricsF(self.reading).horizontalAdvance(sample) / len(sample) * self.typography.measure

    def ranges(self, block: Block, moved: bool = False, clean: bool = False) -> list[QTextLayout.FormatRange]:
        """The formats of a block's shown text; ``clean`` marks hidden characters only, as one text alone is shown."""
        found = []
        for fragment, start, length in placed(block.fragments):
            look = self._format(fragment, moved, clean)
            if length and look is not None:
                span = QTextLayout.FormatRange()
                span.start, span.length, span.format = start, length, look
                found.append(span)
        return found

    def _font(self, section: Section) -> QFont:
        font = QFont(self.reading)
        font.setBold(section in _BOLD)
        font.setItalic(section is Section.OPENING)
        scale = {Section.TITLE: _TITLE_SCALE, Section.FOOTNOTE: _FOOTNOTE_SCALE}.get(section, 1.0)
        font.setPointSizeF(font.pointSizeF() * scale)
        return font

    def _format(self, fragment: Fragment, moved: bool, clean: bool) -> QTextCharFormat | None:
        op = Op.EQUAL if clean else fragment.op
        moved = moved and op is Op.EQUAL and not clean
        if op is Op.EQUAL and not moved and not fragment.box:
            return None
        key = (op, moved, fragment.named, fragment.ignored)
        if key not in self._formats:
            self._formats[key] = self._make(*key)
        return self._formats[key]

    def _make(self, op: Op, moved: bool, box: bool, ignored: bool) -> QTextCharFormat:
        role = "moved" if moved else {Op.INSERT: "inserted", Op.DELETE: "deleted"}.get(op, "text")
        made = QTextCharFormat()
        made.setForeground(self.colour("muted" if ignored else role))
        if op is not Op.EQUAL and not ignored:
            made.setBackground(self.colour(f"{role}_ground"))
        if op is Op.DELETE:
            made.setFontStrikeOut(True)
        else:
            underline = {Op.INSERT: _Underline.SingleUnderline}.get(op)
            made.setUnderlineStyle(_Underline.DotLine if moved else underline or _Underline.NoUnderline)
            made.setUnderlineColor(self.colour("muted" if ignored else role))
        if box:
            made.setFontFamilies(available(self.typography.sans))
            made.setFontPointSize(self.reading.pointSizeF() * _NAME_SCALE)
            made.setForeground(self.colour("hidden"))
            made.setBackground(self.colour("hidden_ground"))
        return made


def placed(fragments: Sequence[Fragment]) -> Iterator[tuple[Fragment, int, int]]:
    """The fragments of a block with start and length of each in the shown text, in UTF-16 units."""
    start = 0
    for fragment in fragments:
        length = utf16(fragment.shown)
        yield fragment, start, length
        start += length
