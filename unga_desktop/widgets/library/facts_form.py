"""What is known of a document, to be confirmed or corrected: each fact with the place in the text that it was found at."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from unga_desktop.core.appearance import Palette
from unga_desktop.core.day import day
from unga_desktop.core.documents import symbol as symbols
from unga_desktop.core.documents.catalogue import Kind
from unga_desktop.core.documents.kept_document import Facts
from unga_desktop.core.words.masthead_words import ORGAN_NAMES
from unga_desktop.core.words.written_date import typed_day
from unga_desktop.models.verbatim import window_title
from unga_desktop.widgets.notice_bar import NoticeLabel
from unga_desktop.widgets.tick_box import tick_box_style
from unga_desktop.widgets.typed_dialog import TypedDialog

LANGUAGES = {
    "ar": "Arabic",
    "zh": "Chinese",
    "en": "English",
    "fr": "French",
    "ru": "Russian",
    "es": "Spanish",
    "": "Not known",
}
KINDS = {
    Kind.DRAFT: "Draft",
    Kind.REVISION: "Revised draft",
    Kind.AMENDMENT: "Amendment",
    Kind.RESOLUTION: "Adopted text (resolution, decision)",
    Kind.OWN: "Other document",
}
_FIELDS = {
    "symbol": "&Symbol",
    "title": "&Title",
    "date": "&Date",
    "organ": "&Body",
    "session": "S&ession",
    "language": "&Language",
    "kind": "K&ind",
    "sponsor": "S&ponsors",
}
_EXAMPLES = {
    "symbol": "A/C.3/80/L.20/Rev.1",
    "date": "for example 28 October 2025",
    "session": "80, or ES-11, or a heading of your own",
}

_INDENT = 22
"""Pixels by which the reason stands under the words of the tick box."""

Consequence = Callable[[Facts, bool], str]
"""What is to be said of the facts as they stand, and of whether the text is the issued one; empty for nothing."""


class FactsDialog(TypedDialog):
    """A form with the facts of a document. ``confirmed(object, bool)``: the ``Facts`` and whether it is the issued text; ``why``
    says below the box why that is proposed or not, where it is a proposal."""

    confirmed = Signal(object, bool)

    def __init__(
        self,
        name: str,
        facts: Facts,
        places: Mapping[str, str],
        official: bool,
        confirm: str,
        warning: Consequence,
        parent: QWidget | None = None,
        why: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(window_title(name))
        self._facts, self._warning = facts, warning
        self.fields: dict[str, QLineEdit | QComboBox] = {}
        self.places: dict[str, QLabel] = {}
        self.official = QCheckBox("This is the text as the United Nations &issued it")
        self.official.setChecked(official)
        self.official.setAccessibleDescription(why)
        self.why = NoticeLabel(why, "place")
        self.why.setVisible(bool(why))
        self.why.setContentsMargins(_INDENT, 0, 0, 8)
        self.notice = NoticeLabel(name="notice")
        self.fault = NoticeLabel(name="fault")
        self.confirm = QPushButton(confirm)
        self._lay_out(places)
        self._fill(facts)
        self._connect()
        self._look()
        self.setMinimumWidth(640)
        self.begin(self._typed)

    def _typed(self) -> tuple[Facts, bool]:
        return self.facts, self.official.isChecked()

    @property
    def facts(self) -> Facts:
        """The facts as they stand in the form; a date that is not understood as it was written."""
        values = {name: self._value(name) for name in _FIELDS}
        return replace(
            self._facts,
            symbol=symbols.normalise(values["symbol"]) if values["symbol"] else "",
            title=values["title"],
            date=typed_day(values["date"]) or values["date"],
            organ=values["organ"],
            session=values["session"],
            language=values["language"],
            kind=Kind(values["kind"]),
            sponsor=values["sponsor"],
        )

    def set_palette_roles(self, colours: Palette) -> None:
        self.setStyleSheet(
            tick_box_style(colours)
            + f"QLabel#place {{ color: {colours.muted}; }} QLabel#fault {{ color: {colours.deleted}; }}"
            f"QLabel#notice {{ color: {colours.hidden}; background: {colours.hidden_ground}; padding: 6px; }}"
        )

    def show_refusal(self, words: str) -> None:
        """Says why the library did not take it; the form stays."""
        self.fault.setText(words)
        self.fault.setVisible(bool(words))
        self.confirm.setEnabled(True)

    def _lay_out(self, places: Mapping[str, str]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for row, (name, words) in enumerate(_FIELDS.items()):
            field = _make_field(name)
            label = QLabel(words)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(field)
            place = NoticeLabel(_place_words(places.get(name), name), "place")
            place.setVisible(bool(place.text()))
            place.setContentsMargins(2, 0, 0, 8)
            field.setAccessibleName(words.replace("&", ""))
            field.setAccessibleDescription(place.text())
            self.fields[name], self.places[name] = field, place
            grid.addWidget(label, 2 * row, 0)
            grid.addWidget(field, 2 * row, 1)
            grid.addWidget(place, 2 * row + 1, 1)
        grid.setColumnStretch(1, 1)
        self.confirm.setDefault(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.confirm, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addLayout(grid)
        for widget in (self.official, self.why, self.notice, self.fault):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(buttons)

    def _fill(self, facts: Facts) -> None:
        for name, field in self.fields.items():
            value = str(getattr(facts, name))
            if isinstance(field, QLineEdit):
                field.setText(day(value) if name == "date" else value)
                field.setCursorPosition(0)
            else:
                at = field.findData(value)
                field.setCurrentIndex(at)
                if at < 0:
                    field.setEditText(value)

    def _connect(self) -> None:
        for field in self.fields.values():
            if isinstance(field, QLineEdit):
                field.textChanged.connect(self._look)
            else:
                field.currentTextChanged.connect(self._look)
        self.official.toggled.connect(self._look)
        self.confirm.clicked.connect(self._confirm)

    def _value(self, name: str) -> str:
        field = self.fields[name]
        if isinstance(field, QLineEdit):
            return field.text().strip()
        at = field.findText(field.currentText())
        return str(field.itemData(at)) if at >= 0 else field.currentText().strip()

    def _look(self) -> None:
        """Says what is wrong with the facts, or what will follow from them."""
        facts = self.facts
        fault = _fault(facts, self.official.isChecked())
        words = "" if fault else self._warning(facts, self.official.isChecked())
        for label, text in ((self.fault, fault), (self.notice, words)):
            label.setText(text)
            label.setVisible(bool(text))
        self.confirm.setEnabled(not fault)

    def _confirm(self) -> None:
        self.confirm.setEnabled(False)
        self.confirmed.emit(self.facts, self.official.isChecked())


def _make_field(name: str) -> QLineEdit | QComboBox:
    if name not in ("organ", "language", "kind"):
        field = QLineEdit()
        field.setPlaceholderText(_EXAMPLES.get(name, ""))
        return field
    box = QComboBox()
    choices: Mapping[str, str] = {
        "organ": {"": "", **{code: f"{words} ({code})" for code, words in ORGAN_NAMES.items()}},
        "language": LANGUAGES,
        "kind": {kind.value: words for kind, words in KINDS.items()},
    }[name]
    for value, words in choices.items():
        box.addItem(words, value)
    box.setEditable(name == "organ")
    return box


def _place_words(where: str | None, name: str) -> str:
    """Where a fact was found; an empty place says nothing."""
    if where is None:
        return "" if name == "kind" else "Not found in the text"
    return f"Found {where}" if where.startswith(("in ", "by ")) else where[:1].upper() + where[1:]


def _fault(facts: Facts, official: bool) -> str:
    if facts.symbol and symbols.parse(facts.symbol) is None:
        return "The symbol is not spelled as one: its parts stand between slashes, as in A/C.3/80/L.20."
    if facts.date and not typed_day(facts.date):
        return "The date is not understood: write 28 October 2025, or 2025-10-28."
    if official and not facts.symbol:
        return "An issued text has a symbol: write it above, or take the mark of an issued text away."
    return ""
