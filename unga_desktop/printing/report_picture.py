"""The pictures of a report as PNG files, for formats that hold no drawings."""

from unga_desktop.core.report import VotePicture
from unga_desktop.printing.headless import ensure_application
from unga_desktop.printing.picture_file import png
from unga_desktop.printing.report_pages import PageArt
from unga_desktop.printing.vote_picture import VoteScene, vote_image

_WIDTH = 1600


def report_picture(picture: VotePicture, art: PageArt, date: str = "") -> bytes:
    """A picture of a vote as PNG, 1,600 pixels wide, with its legend and source; ``date`` (ISO) is printed on it."""
    ensure_application()
    scene = VoteScene(picture.tally.roll_call.votes, art.appearance.light, art.appearance.votes)
    shapes = art.world_map if picture.form == "map" else art.tiles
    return png(vote_image(picture.tally, shapes, scene, _WIDTH, date))
