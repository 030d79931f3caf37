"""A vote that no database holds: which vote it is, and a State with its vote a line, typed or pasted in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from unga_desktop.core.votes.about_vote import AboutVote
from unga_desktop.core.votes.roll_call import MajorityRule, RollCallKind
from unga_desktop.core.words.written_date import typed_day
from unga_desktop.widgets.typed_dialog import TypedDialog

_KINDS = {
    RollCallKind.WHOLE: "the text as a whole",
    RollCallKind.AMENDMENT: "an amendment",
    RollCallKind.PARAGRAPH: "a paragraph",
    RollCallKind.PROCEDURE: "procedure",
}
_RULES = {
    MajorityRule.SIMPLE: "more in favour than against",
    MajorityRule.TWO_THIRDS: "two thirds of those present and voting",
    MajorityRule.ALL_MEMBERS: "a majority of all members",
    MajorityRule.TWO_THIRDS_OF_ALL: "two thirds of all members",
    MajorityRule.COUNCIL: "Security Council: nine, no permanent member against",
    MajorityRule.COUNCIL_PROCEDURE: "Security Council, procedure: nine",
}


class VoteEntryDialog(TypedDialog):
    """``entered`` carries the text and what vote it is; the dialog stays until ``accept``, so that nothing typed is lost."""

    entered = Signal(str, object)

    def __init__(self, text: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Which vote is {name}?" if name else "Enter a vote")
        self.resize(560, 600)
        self.symbol, self.day, self.subject, self.of, self.source = (QLineEdit() for _ in range(5))
        self.symbol.setPlaceholderText("A/C.3/80/L.5, or A/ES-11/L.11#amendment-4")
        self.day.setPlaceholderText("2025-02-24")
        self.of.setPlaceholderText("the draft that it amends or is a part of")
        self.source.setPlaceholderText("where the votes are from")
        self.kind, self.rule = QComboBox(), QComboBox()
        for kind, words in _KINDS.items():
            self.kind.addItem(words, str(kind))
        for rule, words in _RULES.items():
            self.rule.addItem(words, str(rule))
        self.votes = QPlainTextEdit(text)
        self.votes.setPlaceholderText("Brazil, in favour\nFRA, N\n...")
        self.votes.setTabChangesFocus(True)
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self._lay_out()
        self.begin(self._typed)

    def _typed(self) -> tuple[str, ...]:
        fields = (self.symbol, self.day, self.subject, self.of, self.source)
        chosen = (self.kind.currentText(), self.rule.currentText())
        return *(field.text() for field in fields), *chosen, self.votes.toPlainText()

    def _lay_out(self) -> None:
        form = QFormLayout()
        rows = (
            ("Text voted on", self.symbol),
            ("Day", self.day),
            ("Vote on", self.kind),
            ("Subject", self.subject),
            ("Belongs to", self.of),
            ("Majority", self.rule),
            ("Source", self.source),
        )
        for words, field in rows:
            form.addRow(words, field)
            field.setAccessibleName(words)
        form.addRow("Votes, a State and its vote a line", self.votes)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.votes.setAccessibleName("Votes, a State and its vote a line")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        read = buttons.addButton("Read", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        read.setDefault(True)
        buttons.accepted.connect(self._enter)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.told)
        layout.addWidget(buttons)

    def show_refusal(self, words: str) -> None:
        """Says why it cannot be read; what was typed stays."""
        self.told.setText(words)

    def _enter(self) -> None:
        missing = self._missing()
        if missing:
            self.show_refusal(missing)
            return
        kind, rule = RollCallKind(self.kind.currentData()), MajorityRule(self.rule.currentData())
        council = rule in (MajorityRule.COUNCIL, MajorityRule.COUNCIL_PROCEDURE)
        about = AboutVote(
            self.symbol.text().strip(),
            typed_day(self.day.text().strip()),
            kind,
            self.subject.text().strip(),
            self.of.text().strip(),
            "SC" if council else "GA",
            rule,
            source=self.source.text().strip(),
        )
        self.entered.emit(self.votes.toPlainText(), about)

    def _missing(self) -> str:
        if not self.symbol.text().strip():
            return "Name the text voted on by its symbol."
        if not typed_day(self.day.text().strip()):
            return "The day is not understood: write 24 February 2025, or 2025-02-24."
        return "" if self.votes.toPlainText().strip() else "Write or paste the votes, a State and its vote a line."
