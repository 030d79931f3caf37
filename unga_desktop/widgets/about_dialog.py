"""Help > About: what this is, the versions, the licences, where the data come from, and whose product it is not."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

import unga_desktop

_PACKAGES = ("PySide6-Essentials", "pandas", "diff-match-patch", "regex", "lxml")
_LICENCES = (
    "UNGA Desktop is free software under the MIT licence. "
    "Qt and PySide6 are used under the GNU Lesser General Public License, version 3, unchanged and as separate libraries "
    "that you may replace; their source is at code.qt.io. "
    "pandas and lxml: BSD 3-Clause. diff-match-patch and regex: Apache License 2.0. "
    "platformdirs: MIT. The licence texts lie in the packages themselves."
)
_DATA = (
    "Member States and recorded votes: counted from public records; data/README.md says how sure each is. "
    "Texts marked as a summary are in this program's own words around quoted words; they are not the official documents. "
    "Map: {map}."
)
_NOT_UN = (
    "This is not a product of the United Nations. Boundaries and names shown imply no endorsement or acceptance by the "
    "United Nations."
)


class AboutDialog(QDialog):
    """``map_source`` names the data that the map was made from."""

    def __init__(self, icon: QIcon, map_source: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About UNGA Desktop")
        picture = QLabel()
        picture.setPixmap(icon.pixmap(64, 64))
        title = _words("UNGA Desktop")
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        title.setFont(font)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setSpacing(8)
        for widget in (picture, title, _words(unga_desktop.__doc__ or ""), _words(_NOT_UN)):
            column.addWidget(widget)
        facts = QFormLayout()
        for name, number in versions().items():
            facts.addRow(_words(name), _words(number))
        column.addLayout(facts)
        for heading, text in (("Licences", _LICENCES), ("Data", _DATA.format(map=map_source.rstrip(".")))):
            label = _words(heading)
            strong = label.font()
            strong.setBold(True)
            label.setFont(strong)
            column.addWidget(label)
            column.addWidget(_words(text))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        self.resize(520, 560)


def versions() -> dict[str, str]:
    """The versions of everything that takes part, by name."""
    found = {"UNGA Desktop": unga_desktop.__version__, "Python": platform.python_version(), "Qt": qVersion()}
    for package in _PACKAGES:
        try:
            found[package.removesuffix("-Essentials")] = version(package)
        except PackageNotFoundError:
            found[package.removesuffix("-Essentials")] = "not known"
    return found


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
