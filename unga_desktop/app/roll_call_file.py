"""A roll call as the content of a file; the ending of its name says in which format."""

from unga_desktop.core.appearance import Appearance
from unga_desktop.core.errors import ExportError
from unga_desktop.core.votes.tally import Tally
from unga_desktop.exporters.votes_csv import votes_csv
from unga_desktop.exporters.votes_json import votes_json
from unga_desktop.exporters.votes_svg import votes_svg
from unga_desktop.exporters.votes_text import votes_text
from unga_desktop.printing.picture_file import png
from unga_desktop.printing.vote_picture import VoteScene, vote_image
from unga_desktop.services.vote_desk import bundled_world_map

_WIDTH = 1600


def roll_call_file(tally: Tally, ending: str, appearance: Appearance, date: str) -> bytes:
    """The content for a file whose name ends in ``ending`` (``".csv"``). Raises ``ExportError`` for any other."""
    match ending:
        case ".csv":
            return votes_csv(tally).encode("utf-8-sig")  # spreadsheets know UTF-8 by its mark only
        case ".json":
            return votes_json(tally, by_group=True).encode("utf-8")
        case ".txt":
            return votes_text(tally).encode("utf-8")
        case ".svg":
            return votes_svg(tally, bundled_world_map(), appearance.votes, appearance.light, date).encode("utf-8")
        case ".png":
            return _png(tally, appearance, date)
    raise ExportError("a vote cannot be written in this format", ending, "Choose csv, png, svg, txt or json")


def _png(tally: Tally, appearance: Appearance, date: str) -> bytes:
    scene = VoteScene(tally.roll_call.votes, appearance.light, appearance.votes)
    return png(vote_image(tally, bundled_world_map(), scene, _WIDTH, date))
