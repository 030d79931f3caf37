"""What the window remembers: takes it up at the start, keeps it at the end, and the user's own comparisons at once."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Signal

from unga_desktop.app.main_window import MainWindow
from unga_desktop.core.errors import ExportError
from unga_desktop.core.redlines.comparison import Ignorable
from unga_desktop.models.view_mode import ViewMode
from unga_desktop.services.preferences import OwnComparison, Preferences, PreferenceStore

FIRST = ("A/ES-11/L.11",)
"""What is shown the first time: the draft beside A/RES/ES-11/8."""


class Memory(QObject):
    """The preferences in force. ``comparisons_changed``: another set of own comparisons; ``refused``: a word for the user
    where they cannot be kept."""

    comparisons_changed = Signal()
    refused = Signal(str)

    def __init__(self, store: PreferenceStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.preferences = store.read()
        self.notice = store.notice

    @property
    def comparisons(self) -> tuple[OwnComparison, ...]:
        return self.preferences.comparisons

    def restore(self, window: MainWindow) -> None:
        """Gives the window the place, the panes and the view that it had."""
        kept = self.preferences
        if kept.geometry:
            window.restoreGeometry(QByteArray.fromBase64(kept.geometry.encode("ascii", "ignore")))
        window.restore_states(dict(kept.splitters))
        view = ViewMode(kept.view) if kept.view in set(ViewMode) else window.comparison.mode
        window.comparison.set_view(view)
        window.command(f"view-{view}").setChecked(True)
        for name in kept.ignored:
            if name in set(Ignorable):
                window.command(f"ignore-{name}").setChecked(True)

    def selection(self) -> tuple[str, ...]:
        """What was shown last and is still there, else what is shown the first time."""
        kept = self.preferences.selection
        lost = [name for name in kept if Path(name).is_absolute() and not Path(name).is_file()]
        return kept if kept and not lost else FIRST

    def keep(
        self, window: MainWindow, appearance: str, selection: tuple[str, ...], ignored: frozenset[Ignorable]
    ) -> None:
        """Keeps the window as it is now."""
        self._write(
            replace(
                self.preferences,
                appearance=appearance,
                geometry=window.geometry_text(),
                splitters=window.states(),
                view=str(window.comparison.mode),
                selection=selection or self.preferences.selection,
                ignored=tuple(sorted(ignored)),
            )
        )

    def add(self, comparison: OwnComparison) -> None:
        """Puts a comparison first among the user's own."""
        self._change(self.preferences.with_comparison(comparison))

    def remove(self, comparison: object) -> None:
        """Takes a recent comparison off the user's own; its files stay where they are."""
        if isinstance(comparison, OwnComparison):
            self._change(self.preferences.without_comparison(comparison))

    def keep_folder(self, folder: str) -> None:
        """Remembers where the user writes exports to."""
        self.preferences = replace(self.preferences, export_folder=folder)

    def _change(self, preferences: Preferences) -> None:
        if preferences != self.preferences:
            self._write(preferences)
            self.comparisons_changed.emit()

    def _write(self, preferences: Preferences) -> None:
        self.preferences = preferences
        try:
            self._store.write(preferences)
        except ExportError as error:
            self.refused.emit(f"The settings could not be kept: {error}")
