"""Times several pieces of work in turn, so that a busy minute of the machine hits all of them alike."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping

RUNS = 5
# A contestant that takes longer than this, in seconds, is timed once.
_SLOW = 8

Work = Callable[[], object]


def medians(contestants: Mapping[str, Work]) -> dict[str, float]:
    """The median seconds of each, from interleaved runs."""
    # What the making of the texts left behind is no part of anyone's work.
    gc.collect()
    gc.freeze()
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(RUNS):
        for name, work in contestants.items():
            if not times[name] or times[name][0] < _SLOW:
                times[name].append(_timed(work))
    gc.unfreeze()
    return {name: statistics.median(taken) for name, taken in times.items()}


def _timed(work: Work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
