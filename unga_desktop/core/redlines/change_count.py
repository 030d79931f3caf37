"""How many changes a reader is told of, wherever they are counted: in the window, in reports, in text.

A paragraph that has a new number because another came or went above it has not changed: it is counted apart. What was to be
ignored is counted apart, too. The list of changes holds all three.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from unga_desktop.core.redlines.change import Change


@dataclass(frozen=True, slots=True)
class ChangeCount:
    """``changes`` is what the statistics of the comparison say; ``renumbered`` are paragraphs whose new number follows from a
    change elsewhere, ``ignored`` differences of a kind that was to be ignored."""

    changes: int = 0
    renumbered: int = 0
    ignored: int = 0

    @property
    def listed(self) -> int:
        """How many entries the list of changes has."""
        return self.changes + self.renumbered + self.ignored

    @property
    def words(self) -> str:
        """``8 changes, 2 renumbered``; ``no change``."""
        return self.alone + self.apart

    @property
    def alone(self) -> str:
        """The changes without what is counted apart: ``8 changes``, ``no change``."""
        number = f"{self.changes:,}" if self.changes else "no"
        return f"{number} {'change' if self.changes < 2 else 'changes'}"

    @property
    def apart(self) -> str:
        """What is said after the number of changes: ``, 2 renumbered, 1 ignored``; empty where there is nothing to say."""
        told = ((self.renumbered, "renumbered"), (self.ignored, "ignored"))
        return "".join(f", {number:,} {word}" for number, word in told if number)


def counted(changes: Iterable[Change]) -> ChangeCount:
    """The count of a list of changes."""
    found = list(changes)
    ignored = sum(change.ignored for change in found)
    renumbered = sum(change.consequential and not change.ignored for change in found)
    return ChangeCount(len(found) - renumbered - ignored, renumbered, ignored)
