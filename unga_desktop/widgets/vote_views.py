"""Map, tiles and table of one roll call, one of them shown at a time, with the line that names the State pointed at."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from unga_desktop.core.geometry import Tile, WorldMap
from unga_desktop.core.votes.tally import Cast, Tally
from unga_desktop.models.state_selection import StateSelection
from unga_desktop.printing.map_drawing import MapDrawing
from unga_desktop.printing.tile_drawing import TileDrawing
from unga_desktop.printing.vote_fill import VoteScene
from unga_desktop.printing.vote_words import group_words, vote_words
from unga_desktop.widgets.state_picture import StatePicture
from unga_desktop.widgets.vote_table import VoteTable

_HINT = "Point at a State, or walk with the arrow keys"


class VoteViews(QWidget):
    """The three views over one selection. ``view_chosen`` carries ``"map"``, ``"tiles"`` or ``"table"``."""

    view_chosen = Signal(str)

    def __init__(
        self, world: WorldMap, tiles: tuple[Tile, ...], selection: StateSelection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._casts: dict[str, Cast] = {}
        self._names = {land.iso3: land.name for land in world.lands if land.iso3}
        self.map = StatePicture(MapDrawing(world), selection, self.describe)
        self.map.setAccessibleName("World map of the vote")
        self.tiles = StatePicture(TileDrawing(tiles), selection, self.describe)
        self.tiles.setAccessibleName("The vote, one tile a State")
        self.table = VoteTable(selection)
        self._views: dict[str, QWidget] = {"map": self.map, "tiles": self.tiles, "table": self.table}
        self.told = QLabel(_HINT)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.told.setMinimumHeight(
            2 * self.told.fontMetrics().lineSpacing() + 2
        )  # a long name must not move what is below
        self._group = QButtonGroup(self)
        self._lay_out()
        for picture in (self.map, self.tiles):
            picture.pointed.connect(self._tell)
            picture.zoomed.connect(self._follow_zoom)
        selection.changed.connect(self._tell_selection)
        self.show_view("map")

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._make_switch())
        for view in self._views.values():
            layout.addWidget(view)
        layout.addWidget(self.told)

    def _make_switch(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        self.buttons: dict[str, QToolButton] = {}
        for key, text in (("map", "&Map"), ("tiles", "&Tiles"), ("table", "Ta&ble")):
            button = QToolButton()
            button.setText(text)
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setObjectName(key)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(button)
            self.buttons[key] = button
            row.addWidget(button)
        self._group.buttonClicked.connect(self._switch)
        row.addStretch()
        self.zoom_buttons = tuple(
            self._zoom_button(text, tip) for text, tip in (("−", "Zoom out"), ("+", "Zoom in"), ("Whole", "Show all"))
        )
        for button, slot in zip(self.zoom_buttons, (self._zoom_out, self._zoom_in, self._show_all), strict=True):
            button.clicked.connect(slot)
            row.addWidget(button)
        return row

    def _zoom_button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    @property
    def view(self) -> str:
        """The key of the view that is shown."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def show_view(self, key: str) -> None:
        """Shows the map, the tiles or the table."""
        self.buttons[key].setChecked(True)
        for name, view in self._views.items():
            view.setVisible(name == key)
        for button in self.zoom_buttons:
            button.setVisible(key != "table")
        self._follow_zoom()
        self.view_chosen.emit(key)

    def show_tally(self, tally: Tally) -> None:
        """Takes the votes of another roll call."""
        self._casts = {cast.member.iso3: cast for cast in tally.casts}
        self.table.show_tally(tally)
        self._tell_selection()

    def show_scene(self, scene: VoteScene) -> None:
        """Takes colours, votes and selection."""
        self.map.show_scene(scene)
        self.tiles.show_scene(scene)
        self.table.show_scene(scene)

    def describe(self, iso3: str) -> str:
        """``Afghanistan: not voting (Asia-Pacific States)``."""
        cast = self._casts.get(iso3)
        if cast is None:
            return f"{self._names.get(iso3, iso3)}: {vote_words(None)}"
        return f"{cast.member.name}: {vote_words(cast.vote)} ({group_words(cast.member.group)})"

    def _switch(self) -> None:
        self.show_view(self.view)

    def _picture(self) -> StatePicture:
        return self.tiles if self.view == "tiles" else self.map

    def _zoom_in(self) -> None:
        self._picture().zoom_by(1.5)

    def _zoom_out(self) -> None:
        self._picture().zoom_by(1 / 1.5)

    def _show_all(self) -> None:
        self._picture().reset_zoom()

    def _follow_zoom(self) -> None:
        inside = self._picture().zoom > 1
        self.zoom_buttons[0].setEnabled(inside)
        self.zoom_buttons[2].setEnabled(inside)

    def _tell(self, iso3: str) -> None:
        if iso3:
            self.told.setText(self.describe(iso3))
        else:
            self._tell_selection()

    def _tell_selection(self) -> None:
        states = self._selection.states
        if not states:
            self.told.setText(_HINT)
        elif self._selection.single:
            self.told.setText(self.describe(self._selection.single))
        else:
            self.told.setText(f"{len(states)} States selected")
