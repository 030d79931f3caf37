"""Another roll call on the map, against the bare fill of the same paths with one colour, in one run.

Shows the nine roll calls of the 11th emergency special session one after the other in the widget of the window, as a reader
does, twice: the first round meets lands in looks that they have not had, the second knows them all. Medians a roll call, by
size and density of pixels; then the whole map as paper gets it, without anything kept. Goal 1.5 for the first round; the exit
status is 1 beyond it.

    nice .venv/bin/python tools/bench/vote_map.py [--rounds 7]
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QApplication

from unga_desktop import paths
from unga_desktop.importers.appearance import read_appearance
from unga_desktop.printing.map_cache import CachedMap
from unga_desktop.printing.map_drawing import MapDrawing
from unga_desktop.printing.vote_fill import VoteScene
from unga_desktop.services.vote_desk import bundled_vote_desk, bundled_world_map

GOAL = 1.5
SIZES = ((356, 173, 1.0), (720, 350, 1.0), (1200, 584, 1.0), (1200, 584, 2.0))


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    application = QApplication([])
    appearance = read_appearance(paths.resource("appearance.toml"))
    desk = bundled_vote_desk()
    votes = [desk.roll_call(f"A/RES/ES-11/{number}").votes for number in range(1, 10)]
    scenes = [VoteScene(some, appearance.light, appearance.votes) for some in votes]
    plain = MapDrawing(bundled_world_map())
    worst = 0.0
    print(f"{'size':>14} {'bare fill':>10} {'first round':>18} {'known looks':>18} {'nothing kept':>18}")
    for width, height, ratio in SIZES:
        bare, first, again, whole = measured(plain, scenes, (width, height, ratio), rounds)
        worst = max(worst, first / bare)
        cells = (f"{1000 * t:6.2f} ms ({t / bare:4.2f})" for t in (first, again, whole))
        print(f"{f'{width}x{height}@{ratio:g}':>14} {1000 * bare:7.2f} ms " + " ".join(f"{cell:>18}" for cell in cells))
    print(f"another roll call: {worst:.2f} times the bare fill at worst (goal {GOAL})")
    application.quit()
    return int(worst > GOAL)


def measured(
    plain: MapDrawing, scenes: list[VoteScene], size: tuple[int, int, float], rounds: int
) -> tuple[float, float, float, float]:
    """Medians in seconds: bare fill, a roll call new to the map, one whose looks it knows, one painted whole."""
    width, height, ratio = size
    target = QRectF(0, 0, width, height)
    base = QPixmap(round(width * ratio), round(height * ratio))
    base.setDevicePixelRatio(ratio)
    base.fill(Qt.GlobalColor.white)
    scale, origin = plain.placed(target)
    to_place = QTransform(scale, 0, 0, scale, origin.x(), origin.y())
    lands = [to_place.map(path) for _, path in plain.lands(scale * ratio)]

    def bare() -> None:
        picture = QPixmap(base)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#0072B2"))
        for path in lands:
            painter.drawPath(path)
        painter.end()

    def painted(drawing: MapDrawing | CachedMap, scene: VoteScene) -> None:
        picture = QPixmap(base)
        painter = QPainter(picture)
        drawing.paint_votes(painter, target, scene)
        painter.end()

    def timed(drawing: MapDrawing | CachedMap, some: Sequence[VoteScene]) -> list[float]:
        return [seconds(partial(painted, drawing, scene)) for scene in some]

    fills: list[float] = []
    first: list[float] = []
    again: list[float] = []
    whole: list[float] = []
    for _ in range(rounds):
        cached = CachedMap(plain)
        painted(cached, scenes[0])
        fills += [seconds(bare) for _ in scenes]
        first += timed(cached, scenes[1:])
        again += timed(cached, scenes)
        whole += timed(plain, scenes[:3])
    return statistics.median(fills), statistics.median(first), statistics.median(again), statistics.median(whole)


if __name__ == "__main__":
    sys.exit(main())
