"""What is to be known of the records behind a picture of several votes, as its sheet says it too."""

from collections.abc import Sequence

from PySide6.QtGui import QPalette

from unga_desktop.core.pictures.sheet import record_notes
from unga_desktop.core.votes.roll_call import RollCall
from unga_desktop.widgets.notice_bar import NoticeLabel


class RecordNotes(NoticeLabel):
    """A line a note, above all on votes that were deduced; hidden where the records have none."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Notes on the records")
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.hide()

    def show_notes(self, roll_calls: Sequence[RollCall]) -> None:
        """Shows the notes on these records."""
        self.setText("\n".join(record_notes(roll_calls)))
        self.setAccessibleDescription(self.text())
        self.setVisible(bool(self.text()))
