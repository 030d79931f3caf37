"""How boxes to tick look: Fusion draws their frame darker than the window, which on dark ground cannot be seen."""

from unga_desktop import paths
from unga_desktop.core.appearance import Palette


def tick_box_style(colours: Palette) -> str:
    """A style sheet for the boxes of lists and forms, in these colours."""
    tick = paths.resource("icons", "tick.svg").as_posix()
    boxes = "QListView::indicator{0}, QCheckBox::indicator{0}"
    checked = f"background: {colours.accent}; border-color: {colours.accent}"
    return (
        f"{boxes.format('')} {{ width: 14px; height: 14px; border: 1px solid {colours.muted}; border-radius: 3px; "
        f"background: {colours.ground}; }} {boxes.format(':checked')} {{ {checked}; "
        f'image: url("{tick}"); }} {boxes.format(":disabled")} {{ border-color: {colours.line}; }}'
    )
