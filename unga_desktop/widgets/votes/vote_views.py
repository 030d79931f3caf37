"""Map, tiles, chamber and table of one roll call, one of them shown at a time, with the line that names the State pointed at."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from unga_desktop.core.pictures.chamber import Chamber, Seating, chamber
from unga_desktop.core.pictures.geometry import Tile, WorldMap
from unga_desktop.core.votes.tally import Cast, Tally
from unga_desktop.models.state_names import StateNames
from unga_desktop.models.state_selection import StateSelection
from unga_desktop.printing.chamber_drawing import ChamberDrawing
from unga_desktop.printing.map_cache import CachedMap
from unga_desktop.printing.map_drawing import MapDrawing
from unga_desktop.printing.tile_drawing import TileDrawing
from unga_desktop.printing.vote_fill import VoteScene
from unga_desktop.printing.vote_words import group_words, vote_words
from unga_desktop.widgets.votes.state_picture import StatePicture
from unga_desktop.widgets.votes.vote_finder import StateFinder
from unga_desktop.widgets.votes.vote_table import VoteTable

_HINT = "Point at a State, or walk with the arrow keys"

_SEATINGS = {Seating.GROUP: "Seated by regional group", Seating.ALPHABET: "Seated by the English alphabet"}


class VoteViews(QWidget):
    """The views over one selection. ``view_chosen`` carries ``"map"``, ``"tiles"``, ``"chamber"`` or ``"table"``."""

    view_chosen = Signal(str)

    def __init__(
        self,
        world: WorldMap,
        tiles: tuple[Tile, ...],
        selection: StateSelection,
        names: StateNames | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._casts: dict[str, Cast] = {}
        self._names = names or StateNames({land.iso3: land.name for land in world.lands if land.iso3})
        self.world, self.tile_shapes, self.chamber_shapes = world, tiles, chamber(())
        self.map = StatePicture(CachedMap(MapDrawing(world)), selection, self.describe)
        self.map.setAccessibleName("World map of the vote")
        self.tiles = StatePicture(TileDrawing(tiles), selection, self.describe)
        self.tiles.setAccessibleName("The vote, one tile a State")
        self.chamber = StatePicture(ChamberDrawing(self.chamber_shapes), selection, self.describe)
        self.chamber.setAccessibleName("The vote, one seat a State")
        self.table = VoteTable(selection)
        self._views: dict[str, QWidget] = {
            "map": self.map, "tiles": self.tiles, "chamber": self.chamber, "table": self.table
        }  # fmt: skip
        self.finder = StateFinder(self._names)
        self.finder.found.connect(self._point_out)
        self.seating = self._make_seating()
        self.told = self._make_told()
        self._group = QButtonGroup(self)
        self._lay_out()
        for picture in self.pictures:
            picture.pointed.connect(self._tell)
            picture.zoomed.connect(self._follow_zoom)
        selection.changed.connect(self._tell_selection)
        self.show_view("map")

    @property
    def pictures(self) -> tuple[StatePicture, ...]:
        return self.map, self.tiles, self.chamber

    def _make_seating(self) -> QComboBox:
        seating = QComboBox()
        seating.setAccessibleName("Order of the seats")
        for order, words in _SEATINGS.items():
            seating.addItem(words, str(order))
        seating.currentIndexChanged.connect(self._seat)
        return seating

    def _make_told(self) -> QLabel:
        told = QLabel(_HINT)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        told.setAlignment(Qt.AlignmentFlag.AlignTop)
        told.setMinimumHeight(2 * told.fontMetrics().lineSpacing() + 2)  # a long name must not move what is below
        return told

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._make_switch())
        layout.addLayout(self._make_tools())
        for view in self._views.values():
            layout.addWidget(view)
        layout.addWidget(self.seating)
        layout.addWidget(self.told)

    def _make_switch(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        self.buttons: dict[str, QToolButton] = {}
        for key, text in (("map", "&Map"), ("tiles", "&Tiles"), ("chamber", "C&hamber"), ("table", "Ta&ble")):
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
        return row

    def _make_tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.finder, 1)
        self.zoom_buttons = tuple(
            self._zoom_button(text, tip) for text, tip in (("−", "Zoom out"), ("+", "Zoom in"), ("1:1", "Show all"))
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

    @property
    def shapes(self) -> WorldMap | tuple[Tile, ...] | Chamber:
        """What the view shown is drawn on; of the table, the map."""
        if self.view == "tiles":
            return self.tile_shapes
        return self.chamber_shapes if self.view == "chamber" else self.world

    def show_view(self, key: str) -> None:
        """Shows the map, the tiles, the chamber or the table."""
        self.buttons[key].setChecked(True)
        for name, view in self._views.items():
            view.setVisible(name == key)
        for widget in (*self.zoom_buttons, self.finder):
            widget.setVisible(key != "table")
        self.seating.setVisible(key == "chamber")
        self._follow_zoom()
        self.view_chosen.emit(key)

    def show_world(self, world: WorldMap) -> None:
        """Draws the map on other shapes."""
        self.world = world
        self.map.draw_on(CachedMap(MapDrawing(world)))

    def show_tally(self, tally: Tally) -> None:
        """Takes the votes of another roll call."""
        before = self._casts.keys()
        self._casts = {cast.member.iso3: cast for cast in tally.casts}
        if before != self._casts.keys():
            self._seat()
        self.table.show_tally(tally)
        self._tell_selection()

    def show_scene(self, scene: VoteScene) -> None:
        """Takes colours, votes and selection."""
        for picture in self.pictures:
            picture.show_scene(scene)
        self.table.show_scene(scene)

    def describe(self, iso3: str) -> str:
        """``Afghanistan: not voting (Asia-Pacific States)``."""
        cast = self._casts.get(iso3)
        if cast is None:
            return f"{self._names.name(iso3)}: {vote_words(None)}"
        return f"{cast.member.name}: {vote_words(cast.vote)} ({group_words(cast.member.group)})"

    def _seat(self) -> None:
        seating = Seating(self.seating.currentData())
        self.chamber_shapes = chamber((cast.member for cast in self._casts.values()), seating)
        self.chamber.draw_on(ChamberDrawing(self.chamber_shapes))

    def _switch(self) -> None:
        self.show_view(self.view)

    def _picture(self) -> StatePicture:
        return {"tiles": self.tiles, "chamber": self.chamber}.get(self.view, self.map)

    def _point_out(self, iso3: str) -> None:
        self._selection.select((iso3,))
        self._picture().point_out(iso3)

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
