"""A roll call as the content of a file; the ending of its name says in which format."""

from unga_desktop.core.appearance import Appearance
from unga_desktop.core.errors import ExportError
from unga_desktop.core.votes.group_rows import regional_rows
from unga_desktop.core.votes.tally import Tally
from unga_desktop.exporters.votes_csv import votes_csv
from unga_desktop.exporters.votes_json import votes_json
from unga_desktop.exporters.votes_svg import votes_svg
from unga_desktop.exporters.votes_text import votes_text
from unga_desktop.printing.picture_file import png
from unga_desktop.printing.vote_picture import Shapes, VoteScene, vote_image, vote_pdf
from unga_desktop.services.vote_desk import bundled_world_map

_WIDTH = 1600


def roll_call_file(tally: Tally, ending: str, appearance: Appearance, date: str, shapes: Shapes | None = None) -> bytes:
    """The content for a file whose name ends in ``ending`` (``".csv"``). Pictures are drawn on ``shapes``, the bundled map
    where none are given. Raises ``ExportError`` for any other ending."""
    shapes = shapes or bundled_world_map()
    match ending:
        case ".csv":
            return votes_csv(tally).encode("utf-8-sig")  # spreadsheets know UTF-8 by its mark only
        case ".json":
            return votes_json(tally, regional_rows(tally)).encode("utf-8")
        case ".txt":
            return votes_text(tally).encode("utf-8")
        case ".svg":
            return votes_svg(tally, shapes, appearance.votes, appearance.light, date).encode("utf-8")
        case ".png":
            return _png(tally, appearance, date, shapes)
        case ".pdf":
            scene = VoteScene(tally.roll_call.votes, appearance.light, appearance.votes)
            return vote_pdf(tally, shapes, scene, date, appearance.type.sans)
    raise ExportError("a vote cannot be written in this format", ending, "Choose csv, pdf, png, svg, txt or json")


def _png(tally: Tally, appearance: Appearance, date: str, shapes: Shapes) -> bytes:
    scene = VoteScene(tally.roll_call.votes, appearance.light, appearance.votes)
    return png(vote_image(tally, shapes, scene, _WIDTH, date))
