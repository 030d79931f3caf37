"""How the whole looks: Fusion with the project's own light and dark palettes, the fonts, and the icons in their colours."""

from typing import Protocol
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from unga_desktop.core.appearance import Appearance, Palette

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Dressed(Protocol):
    """A dialog with colours of its own, by role."""

    def set_palette_roles(self, colours: Palette) -> None: ...


class Theme(QObject):
    """The appearance in force. ``changed`` is emitted after the application's palette was replaced."""

    changed = Signal()

    def __init__(self, application: QApplication, appearance: Appearance) -> None:
        super().__init__(application)
        self.appearance = appearance
        self.choice = "system"
        self._application = application
        self._dark = False
        self._dressed: WeakSet[Dressed] = WeakSet()
        application.setStyle("Fusion")
        application.setFont(interface_font(appearance.type.sans))
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def dark(self) -> bool:
        return self._dark

    @property
    def palette(self) -> Palette:
        """The colours in force, by role."""
        return self.appearance.dark if self._dark else self.appearance.light

    def choose(self, choice: str) -> None:
        """Takes ``"light"``, ``"dark"`` or ``"system"``, which follows the desktop from then on."""
        self.choice = choice
        hints = self._application.styleHints()
        if choice in _SCHEMES:
            hints.setColorScheme(
                _SCHEMES[choice]
            )  # so that the frame of the window agrees, where the desktop allows it
        else:
            hints.unsetColorScheme()
        self._apply()

    def dress(self, dialog: Dressed) -> None:
        """Gives a dialog the colours in force, now and whenever they change while it is there: where a dialog has a style sheet,
        Qt hands a new palette of the application to none of its parts."""
        self._dressed.add(dialog)
        dialog.set_palette_roles(self.palette)

    def _follow_system(self) -> None:
        if self.choice == "system":
            self._apply()

    def _apply(self) -> None:
        system_is_dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        self._dark = self.choice == "dark" or (self.choice == "system" and system_is_dark)
        self._application.setPalette(qt_palette(self.palette))
        shown: list[object] = [*self._application.topLevelWidgets()]  # one that was deleted is not among them
        for dialog in [dialog for dialog in self._dressed if dialog in shown]:
            dialog.set_palette_roles(self.palette)
        self.changed.emit()


def interface_font(families: tuple[str, ...]) -> QFont:
    """The system's own font at its own size; where the platform has none worth the name, the first of ``families``."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    bare = QGuiApplication.platformName() in ("offscreen", "minimal")
    # Fontconfig without a preference may answer "sans" with a font made for formulas.
    if bare or "math" in QFontInfo(font).family().lower():
        installed = set(QFontDatabase.families())
        found = [family for family in families if family in installed]
        font.setFamilies(found or list(families))
        font.setPointSizeF(10)
    return font


def qt_palette(colours: Palette) -> QPalette:
    """The roles of a ``Palette`` as Fusion uses them, for enabled and disabled widgets."""
    role = QPalette.ColorRole
    palette = QPalette()
    for names, value in (
        ((role.Window, role.Button, role.AlternateBase, role.ToolTipBase), colours.panel),
        ((role.Base,), colours.ground),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), colours.text),
        ((role.PlaceholderText,), colours.muted),
        ((role.Highlight, role.Accent), colours.accent),
        ((role.HighlightedText,), colours.on_accent),
        ((role.Link, role.LinkVisited), colours.moved),
        ((role.Mid, role.Midlight, role.Light), colours.line),
        ((role.Dark, role.Shadow), colours.border),
    ):
        for name in names:
            palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.border))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colours.line))
    return palette
