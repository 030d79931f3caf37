"""The palette of commands: found by what a command is called and by what it does."""

import pytest

from unga_desktop.models.command_model import ListedCommand
from unga_desktop.widgets.command_palette import CommandPalette

COMMANDS = (
    ListedCommand("export-pdf", "Export as PDF...", "Ctrl+E", "File", "Write the comparison report as PDF"),
    ListedCommand("find", "Find...", "Ctrl+F", "Edit"),
)


@pytest.fixture
def palette(qtbot) -> CommandPalette:
    made = CommandPalette(COMMANDS)
    qtbot.addWidget(made)
    return made


def test_a_command_is_found_by_what_it_does(qtbot, palette) -> None:
    qtbot.keyClicks(palette.field, "report")
    with qtbot.waitSignal(palette.command_chosen) as chosen:
        palette.field.returnPressed.emit()
    assert chosen.args == ["export-pdf"]


def test_a_name_that_no_command_has_is_said(qtbot, palette) -> None:
    qtbot.keyClicks(palette.field, "xyz")
    assert palette.nothing.isVisibleTo(palette)
    assert not palette.list.isVisibleTo(palette)
    palette.field.clear()
    assert not palette.nothing.isVisibleTo(palette)
