"""Times several pieces of work in turn, so that a busy minute of the machine hits all of them alike."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping

RUNS = 5
# A contestant that takes longer than this, in seconds, is timed once.
_SLOW = 8

Work = Callable[[], object]


def medians(
    contestants: Mapping[str, Work], clock: Callable[[], float] = time.perf_counter, runs: int = RUNS
) -> dict[str, float]:
    """The median seconds of each by a clock, from interleaved runs."""
    # What the making of the texts left behind is no part of anyone's work.
    gc.collect()
    gc.freeze()
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(runs):
        for name, work in contestants.items():
            if not times[name] or times[name][0] < _SLOW:
                times[name].append(_timed(work, clock))
    gc.unfreeze()
    return {name: statistics.median(taken) for name, taken in times.items()}


def of_processor() -> float:
    """A clock: the seconds of the processor that this process and those it waited for have taken, however busy the machine is."""
    import resource  # not on Windows, which does not tell what other processes took

    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _timed(work: Work, clock: Callable[[], float]) -> float:
    gc.collect()  # what the one before left in circles is not freed in the time of the next
    start = clock()
    made = work()
    taken = clock() - start
    del made  # some is freed here, some with the circles it hangs in: neither is a part of the making
    return taken
