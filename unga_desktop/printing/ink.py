"""How marked text looks on paper: fonts, lines and colours of every kind of run, in colour and in black and white.

Without colour: inserted bold and underlined, deleted struck through, moved dotted underline, hidden characters boxed. The
colours of the palette only come on top.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QTextCharFormat

from unga_desktop.core.appearance import Appearance
from unga_desktop.printing.fonts import Fonts
from unga_desktop.printing.page_setup import PageSetup

_Underline = QTextCharFormat.UnderlineStyle


@dataclass(frozen=True, slots=True)
class Look:
    """What marks a run of text."""

    serif: bool = False
    bold: bool = False
    muted: bool = False
    inserted: bool = False
    deleted: bool = False
    moved: bool = False
    boxed: bool = False
    alarm: bool = False
    scale: float = 1.0


class Ink:
    """The looks of one report. Made once; fonts and formats are kept, for a long report asks for the same few again and again."""

    def __init__(self, appearance: Appearance, setup: PageSetup) -> None:
        self.fonts = Fonts(appearance.type, setup.font_size)
        self.colour = setup.colour
        seen = appearance if setup.colour else appearance.in_grey()
        self.palette = seen.light
        self.votes = seen.votes
        self.line_height = appearance.type.line_height
        self._formats: dict[Look, QTextCharFormat] = {}
        self._fonts: dict[Look, QFont] = {}

    def font(self, look: Look) -> QFont:
        """The font of a look."""
        if look not in self._fonts:
            self._fonts[look] = self._make_font(look)
        return self._fonts[look]

    def format(self, look: Look) -> QTextCharFormat:
        """The format of a look."""
        if look not in self._formats:
            self._formats[look] = self._make(look)
        return self._formats[look]

    def colour_of(self, look: Look) -> str:
        """The colour of a look's letters, ``#RRGGBB``."""
        return str(getattr(self.palette, self._role(look)))

    def _role(self, look: Look) -> str:
        if look.boxed and not (look.inserted or look.deleted):
            return "hidden"
        roles = {
            "deleted": look.deleted or look.alarm,
            "inserted": look.inserted,
            "moved": look.moved,
            "muted": look.muted,
        }
        return next((role for role, due in roles.items() if due), "text")

    def _make_font(self, look: Look) -> QFont:
        bold = look.bold or look.inserted or look.alarm
        if look.boxed:
            return self.fonts.sans(0.78 * look.scale)
        return self.fonts.serif(look.scale, bold) if look.serif else self.fonts.sans(look.scale, bold)

    def _make(self, look: Look) -> QTextCharFormat:
        made = QTextCharFormat()
        font = self.font(look)
        # Lines are drawn by the format, once, and in their own colour.
        made.setFont(font)
        colour = QColor(self.colour_of(look))
        made.setForeground(colour)
        if look.deleted:
            made.setFontStrikeOut(True)
        elif look.inserted:
            made.setUnderlineStyle(_Underline.SingleUnderline)
        elif look.moved:
            made.setUnderlineStyle(_Underline.DotLine)
        made.setUnderlineColor(colour)
        role = self._role(look)
        if self.colour and role in ("inserted", "deleted", "hidden") and not look.alarm:
            made.setBackground(QColor(getattr(self.palette, f"{role}_ground")))
        return made
