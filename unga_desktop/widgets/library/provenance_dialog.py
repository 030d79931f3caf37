"""Where a kept document is from: the file, its hash, the day, and what of the file is not in the text."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from unga_desktop.core.appearance import Palette
from unga_desktop.core.day import day
from unga_desktop.core.documents.document import TextStatus
from unga_desktop.core.documents.kept_document import KeptDocument
from unga_desktop.core.import_report import NAMES, Format
from unga_desktop.models.document_line import spoken
from unga_desktop.models.verbatim import window_title
from unga_desktop.widgets.notice_bar import NoticeLabel

_WORTH = {TextStatus.OFFICIAL: "The text as it was issued", TextStatus.OWN: "Your own text"}


class ProvenanceDialog(QDialog):
    """Shows the provenance of one document; every line of it can be copied."""

    def __init__(self, kept: KeptDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(window_title(f"Where {spoken(kept.identity)} is from"))
        found = kept.provenance
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        for words, value in (
            ("File", found.file),
            (
                "Kind of file",
                NAMES.get(Format(found.format), found.format) if found.format in _FORMATS else found.format,
            ),
            ("SHA-256 of the file", found.sha256),
            ("Kept since", _moment(found.imported)),
            ("What it is worth", _WORTH.get(found.status, found.status.value)),
        ):
            label = QLabel(words)
            label.setTextFormat(Qt.TextFormat.PlainText)
            line = NoticeLabel(value)
            line.setAccessibleName(words)
            line.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            form.addRow(label, line)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(NoticeLabel("Left out of the text:" if found.left else "Nothing of the file was left out."))
        self.left = QPlainTextEdit()
        self.left.setReadOnly(True)
        self.left.setAccessibleName("Left out of the text")
        self.left.setPlainText("\n".join(found.left))
        self.left.setVisible(bool(found.left))
        column.addWidget(self.left)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(620)

    def set_palette_roles(self, colours: Palette) -> None:
        self.setStyleSheet(f"QPlainTextEdit {{ background: {colours.panel}; border: 1px solid {colours.line}; }}")


_FORMATS = {known.value for known in Format}


def _moment(iso: str) -> str:
    """A moment in UTC as the reader's own day and time."""
    try:
        when = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso
    return f"{day(when.date().isoformat())}, {when:%H:%M}"
