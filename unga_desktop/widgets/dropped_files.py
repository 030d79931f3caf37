"""The files that a drag from outside the program brings."""

from PySide6.QtGui import QDropEvent


def dropped_files(event: QDropEvent) -> list[str]:
    """The paths of the files, in the order in which they were dragged; what lies on no disk of this machine is not among them."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
