"""What a report is made of and how it is set: the parts in their order, the paper, the type. A named design is a template."""

from dataclasses import dataclass

PART_TITLES = {
    "title": "Title block",
    "summary": "Summary in plain words",
    "vote": "Vote: totals and majority",
    "tiles": "Vote: a tile for each State",
    "changes": "List of changes",
    "redline": "Redline",
    "side-by-side": "Redline side by side",
    "comparative": "Comparative table, a column for each version",
    "clean": "Clean text of the amended version",
    "statistics": "In figures",
    "map": "Vote: the map",
    "groups": "Votes by group",
    "states": "Votes by State",
    "shift": "Who voted otherwise in another roll call",
    "amendment-changes": "Annex: change by change, with amendment and vote",
    "amendment-gaps": "Annex: amendments not reflected, changes not explained",
    "notes": "Notes",
    "sources": "Sources and check sums",
    "notices": "Notices",
}
"""Every part that a report can have by its key, in the order in which the parts usually stand."""

USUAL_PARTS = (
    *("title", "summary", "vote", "tiles", "changes", "redline", "statistics"),
    *("map", "groups", "states", "amendment-changes", "amendment-gaps", "sources", "notices"),
)
"""The parts of a report unless somebody asks otherwise."""


def with_part(parts: tuple[str, ...], key: str) -> tuple[str, ...]:
    """The parts with one more, put before the first of those that usually stand behind it."""
    order = tuple(PART_TITLES)
    behind = order[order.index(key) + 1 :]
    at = next((place for place, part in enumerate(parts) if part in behind), len(parts))
    return (*parts[:at], key, *parts[at:])


PAPERS = ("A4", "Letter")
LEAST_MARGIN, MOST_MARGIN = 5.0, 50.0
LEAST_TYPE, MOST_TYPE = 6.0, 24.0


@dataclass(frozen=True, slots=True)
class ReportDesign:
    """Parts by their keys in order, paper, margins in millimetres, the size of the running text in points, colour or not."""

    name: str = "Full report"
    parts: tuple[str, ...] = USUAL_PARTS
    paper: str = "A4"
    landscape: bool = False
    margin: float = 20.0
    font_size: float = 10.0
    colour: bool = True

    def __post_init__(self) -> None:
        """Raises ``ValueError``, in words for the user, for a design that no report can be made by."""
        unknown = [key for key in self.parts if key not in PART_TITLES]
        if unknown:
            raise ValueError(f"there is no part {', '.join(map(repr, unknown))}")
        if len(set(self.parts)) < len(self.parts):
            raise ValueError("a part stands in a report once")
        if not self.parts:
            raise ValueError("a report has at least one part")
        if self.paper not in PAPERS:
            raise ValueError(f"the paper is {' or '.join(PAPERS)}")
        if not LEAST_MARGIN <= self.margin <= MOST_MARGIN:
            raise ValueError(f"margins are between {LEAST_MARGIN:g} and {MOST_MARGIN:g} mm")
        if not LEAST_TYPE <= self.font_size <= MOST_TYPE:
            raise ValueError(f"the size of the type is between {LEAST_TYPE:g} and {MOST_TYPE:g} points")


BUILT_IN = (
    ReportDesign(),
    ReportDesign("Brief", ("title", "summary", "vote", "changes", "sources", "notices")),
    ReportDesign("Redline alone", ("title", "redline", "sources", "notices")),
    ReportDesign("Side by side", ("title", "summary", "side-by-side", "sources", "notices"), landscape=True),
    ReportDesign("The vote", ("title", "vote", "tiles", "groups", "states", "shift", "sources", "notices")),
    ReportDesign("Black and white", colour=False),
)
"""The templates that everybody has; the first is used where none is asked for."""
