"""File > Compare documents...: which two, each a symbol of the library or a file; said at once where one is not there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from unga_desktop.core.appearance import Palette
from unga_desktop.models.document_line import comparison_name


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found under a name: whether it can be compared, and a few words on it or on what is wrong."""

    usable: bool
    words: str


Look = Callable[[str], Finding]


@dataclass(frozen=True, slots=True)
class Question:
    """What the dialog asks for: its title, the names of its two fields, a sentence on what they are, and its button."""

    title: str = "Compare documents"
    original: str = "&Original"
    amended: str = "&Amended"
    words: str = "Name a symbol of the library, or a file (Word, PDF, HTML, Akoma Ntoso or text)."
    button: str = "&Compare"
    turns: bool = True


UNTRACKED = Question(
    "Check for untracked changes",
    "&Sent out",
    "Came &back",
    "What came back is a Word file (.docx). All tracked changes in it are rejected; what then differs from the document sent "
    "out was changed without being tracked.",
    "C&heck",
    False,
)


class CompareDialog(QDialog):
    """``look`` says what a name stands for; ``suggestions`` are the symbols offered, ``recent`` pairs compared before.

    ``comparison_requested`` carries the original and the amended as they were named.
    """

    comparison_requested = Signal(str, str)

    def __init__(
        self,
        look: Look,
        suggestions: Sequence[str],
        recent: Sequence[tuple[str, str]] = (),
        files: str = "",
        parent: QWidget | None = None,
        question: Question = Question(),
    ) -> None:
        super().__init__(parent)
        self._question = question
        self.setWindowTitle(question.title)
        self._look, self._files, self._recent = look, files, tuple(recent)
        self._colours: Palette | None = None
        self.original = _Field(question.original, suggestions, self)
        self.amended = _Field(question.amended, suggestions, self)
        self.swap = QPushButton("&Swap")
        self.swap.setToolTip("Make the original the amended, and the other way round")
        self.recent = QComboBox()
        self.same = QLabel()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.compare = self.buttons.addButton(question.button, QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._connect()
        self._validate()

    def fill(self, original: str, amended: str) -> None:
        """Puts names into the fields; what is typed next takes the place of the first."""
        self.original.name.setEditText(original)
        self.amended.name.setEditText(amended)
        line = self.original.name.lineEdit()
        if line is not None:
            line.selectAll()

    def set_palette_roles(self, colours: Palette) -> None:
        self._colours = colours
        self._validate()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for row, field in enumerate((self.original, self.amended)):
            grid.addWidget(field.label, 2 * row, 0)
            grid.addWidget(field.name, 2 * row, 1)
            grid.addWidget(field.browse, 2 * row, 2)
            grid.addWidget(field.finding, 2 * row + 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(_plain(self._question.words))
        column.addLayout(grid)
        before = QHBoxLayout()
        before.addWidget(self.swap)
        self.swap.setVisible(self._question.turns)
        before.addStretch(1)
        before.addWidget(self.recent)
        column.addLayout(before)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.recent.setAccessibleName("Compared before")
        self.recent.addItem("Compared before...")
        self.recent.addItems([comparison_name(pair) for pair in self._recent])
        self.recent.setVisible(bool(self._recent))
        self.resize(600, 0)

    def _connect(self) -> None:
        self.amended.browse.clicked.connect(self._browse_amended)
        self.amended.name.editTextChanged.connect(self._validate)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self.original.browse.clicked.connect(self._browse_original)
        self.original.name.editTextChanged.connect(self._validate)
        self.recent.activated.connect(self._take_recent)
        self.swap.clicked.connect(self._swap)

    def _validate(self) -> None:
        names = [field.name.currentText().strip() for field in (self.original, self.amended)]
        findings = [self._look(name) if name else Finding(False, "") for name in names]
        for field, finding in zip((self.original, self.amended), findings, strict=True):
            field.finding.setText(finding.words)
            if self._colours:
                colour = self._colours.muted if finding.usable else self._colours.deleted
                field.finding.setStyleSheet(f"color: {colour};")
        self.compare.setEnabled(all(finding.usable for finding in findings))

    def _browse_original(self) -> None:
        self._browse(self.original)

    def _browse_amended(self) -> None:
        self._browse(self.amended)

    def _browse(self, field: "_Field") -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Choose a document", "", self._files)
        if path:
            field.name.setEditText(path)

    def _swap(self) -> None:
        self.fill(self.amended.name.currentText(), self.original.name.currentText())

    def _take_recent(self, row: int) -> None:
        if row > 0:
            self.fill(*self._recent[row - 1])
        self.recent.setCurrentIndex(0)

    def _accept(self) -> None:
        names = self.original.name.currentText().strip(), self.amended.name.currentText().strip()
        self.accept()
        self.comparison_requested.emit(*names)


class _Field:
    """The widgets of one of the two names."""

    def __init__(self, label: str, suggestions: Sequence[str], parent: QWidget) -> None:
        self.name = QComboBox(parent)
        self.name.setEditable(True)
        self.name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.name.addItems(list(suggestions))
        self.name.setEditText("")
        self.name.setAccessibleName(label.replace("&", ""))
        self.name.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.name.setMinimumContentsLength(24)
        completer = self.name.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.label = QLabel(label)
        self.label.setBuddy(self.name)
        self.browse = QPushButton("File...")
        self.browse.setAccessibleName(f"Choose a file as the {label.replace('&', '').lower()}")
        self.finding = _plain("")


def _plain(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
