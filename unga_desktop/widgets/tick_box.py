"""How boxes to tick look: Fusion draws their frame darker than the window, which on dark ground cannot be seen."""

from PySide6.QtGui import QPalette

from unga_desktop import paths


def tick_box_style(palette: QPalette) -> str:
    """A style sheet for the boxes of lists and forms, in the colours of ``palette``."""
    tick = paths.resource("icons", "tick.svg").as_posix()
    frame = palette.color(QPalette.ColorRole.PlaceholderText).name()
    ground = palette.color(QPalette.ColorRole.Base).name()
    faint = palette.color(QPalette.ColorRole.Mid).name()
    accent = palette.color(QPalette.ColorRole.Highlight).name()
    boxes = "QListView::indicator{0}, QCheckBox::indicator{0}"
    return (
        f"{boxes.format('')} {{ width: 14px; height: 14px; border: 1px solid {frame}; border-radius: 3px; "
        f"background: {ground}; }} {boxes.format(':checked')} {{ background: {accent}; border-color: {accent}; "
        f'image: url("{tick}"); }} {boxes.format(":disabled")} {{ border-color: {faint}; }}'
    )
