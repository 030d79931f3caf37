"""Opens the dialogs and takes what they answer. None of them outlives its closing."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog

from unga_desktop import paths
from unga_desktop.app.actions import COMMANDS, MENUS, SUBMENUS, plain
from unga_desktop.app.icons import application_icon
from unga_desktop.app.main_window import MainWindow
from unga_desktop.app.memory import Memory
from unga_desktop.app.presenter import Presenter
from unga_desktop.app.reading import Reading
from unga_desktop.app.theme import Theme
from unga_desktop.core.documents.document import TextStatus
from unga_desktop.importers.registry import READABLE
from unga_desktop.models.command_model import ListedCommand
from unga_desktop.widgets.compare_dialog import UNTRACKED, CompareDialog, Finding

_VOTES = "*.csv *.tsv *.tab *.xml *.gz"
OPENABLE = f"All that can be opened ({' '.join(f'*{ending}' for ending in READABLE)} {_VOTES});;All files (*)"
DOCUMENTS = f"Documents ({' '.join(f'*{ending}' for ending in READABLE)});;All files (*)"


class Dialogs:
    """Knows the parts that the dialogs ask or tell; every method opens one."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        reading: Reading,
        memory: Memory,
        presenter: Presenter,
        take: Callable[[Sequence[str]], None],
    ) -> None:
        self._window, self._theme, self._reading = window, theme, reading
        self._memory, self._presenter, self._take = memory, presenter, take

    def choose_files(self) -> None:
        """File > Open: one document is shown, two are compared; votes and libraries go where they belong."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, "Open one document, two to compare, or more versions of one text; or votes", "", OPENABLE
        )
        if chosen:
            self._take(chosen)

    def compare_documents(self) -> None:
        """File > Compare documents: what is shown stands in the fields already."""
        symbols = [e.symbol for e in self._reading.library.entries() if e.text_status is not TextStatus.NONE]
        recent = [(own.original, own.amended) for own in self._memory.comparisons]
        dialog = CompareDialog(self.look, symbols, recent, DOCUMENTS, self._window)
        self._theme.dress(dialog)
        names = self._reading.shown.names if self._reading.shown else ()
        dialog.fill(*(names if len(names) == 2 else ("", "")))
        dialog.comparison_requested.connect(self._reading.compare)
        _open(dialog)

    def compare_untracked(self) -> None:
        """Compare > Check for untracked changes: the document sent out, and the Word file that came back."""
        symbols = [e.symbol for e in self._reading.library.entries() if e.text_status is not TextStatus.NONE]
        dialog = CompareDialog(self.look, symbols, (), DOCUMENTS, self._window, UNTRACKED)
        self._theme.dress(dialog)
        dialog.comparison_requested.connect(self._reading.compare_untracked)
        _open(dialog)

    def look(self, name: str) -> Finding:
        """What a name in the dialog stands for."""
        library = self._reading.library
        if library.has(name):
            entry = library.entry(name)
            if entry.text_status is TextStatus.NONE:
                return Finding(False, "The library has no text of this document; choose a file instead.")
            status = ", summary text" if entry.text_status is TextStatus.SUMMARY else ""
            return Finding(True, f"{entry.title} ({entry.kind.value}{status})")
        return _look_at_file(name)

    def show_commands(self) -> None:
        """Ctrl+K."""
        from unga_desktop.widgets.command_palette import CommandPalette

        palette = CommandPalette(self.commands(), self._window)
        palette.command_chosen.connect(self._give)
        window = self._window
        palette.move(window.mapToGlobal(QPoint((window.width() - palette.width()) // 2, 72)))
        _open(palette)
        palette.field.setFocus()

    def commands(self) -> list[ListedCommand]:
        """The commands that can be given now."""
        actions = self._window.actions_by_id
        place = {name: plain(title) for title, content in MENUS.items() for name in content}
        place |= {name: title for title, content in SUBMENUS.items() for name in content}
        return [
            ListedCommand(c.id, plain(c.text), actions[c.id].shortcut().toString(), place.get(c.id, ""), c.tip)
            for c in COMMANDS
            if actions[c.id].isEnabled() and c.id != "commands"
        ]

    def show_guide(self) -> None:
        """F1."""
        from unga_desktop.widgets.guide_dialog import GuideDialog

        _open(GuideDialog(paths.resource("guide.md").read_text(encoding="utf-8"), self._window), modal=False)

    def show_about(self) -> None:
        """Help > About."""
        from unga_desktop.services.vote_desk import bundled_world_map
        from unga_desktop.widgets.about_dialog import AboutDialog

        _open(AboutDialog(application_icon(), bundled_world_map().source, self._window))

    def open_official_page(self) -> None:
        """The official page of what is shown, in the browser."""
        _browse(self._presenter.official_page())

    def open_record(self) -> None:
        """The Digital Library's search for the symbol of what is shown, in the browser."""
        _browse(self._presenter.record_search())

    def open_folder(self, written: str) -> None:
        """The folder of a file that was written."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(written).parent)))

    def copy_votes(self) -> None:
        """The roll call shown, as text, into the clipboard."""
        from unga_desktop.exporters.votes_text import votes_text

        pane = self._presenter.votes_pane
        if pane and pane.tally:
            QGuiApplication.clipboard().setText(votes_text(pane.tally))
            self._presenter.show_notice("The result is in the clipboard.")

    def copy_vote_groups(self) -> None:
        """The groups shown in the pane, regional or blocs, as a table into the clipboard."""
        pane = self._presenter.votes_pane
        if pane and pane.tally:
            QGuiApplication.clipboard().setText(pane.groups.text())
            self._presenter.show_notice("The table is in the clipboard.")

    def copy_vote_picture(self) -> None:
        """The roll call shown, drawn as in the view shown, into the clipboard."""
        from unga_desktop.printing.vote_picture import VoteScene, vote_image

        pane, appearance = self._presenter.votes_pane, self._theme.appearance
        if pane and pane.tally:
            scene = VoteScene(pane.tally.roll_call.votes, appearance.light, appearance.votes)
            image = vote_image(pane.tally, pane.views.shapes, scene, date=date.today().isoformat())
            QGuiApplication.clipboard().setImage(image)
            self._presenter.show_notice("The picture is in the clipboard.")

    def show_votes_view(self, key: str) -> Callable[[], None]:
        """What shows the map, the tiles or the table when it is called."""

        def show() -> None:
            if self._presenter.votes_pane:
                self._window.command("show-votes").setChecked(True)
                self._presenter.votes_pane.views.show_view(key)

        return show

    def _give(self, command: str) -> None:
        self._window.command(command).trigger()


def _browse(address: str) -> None:
    if address:
        QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))


def _open(dialog: QDialog, modal: bool = True) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if modal:
        dialog.open()
    else:
        dialog.show()


def _look_at_file(name: str) -> Finding:
    path = Path(name).expanduser()
    try:
        if not path.exists():
            return Finding(False, "Neither a symbol in the library nor a file that is there.")
        if path.is_dir():
            return Finding(False, "This is a folder; choose a file in it.")
        size = path.stat().st_size
    except (OSError, ValueError):
        return Finding(False, "This file cannot be read.")
    if size == 0:
        return Finding(False, "This file is empty.")
    return Finding(True, f"File of {max(1, round(size / 1000)):,} KB")
