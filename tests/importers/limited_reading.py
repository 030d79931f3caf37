"""A program for tests: reads files in limits of memory and time that the system enforces, and says what came of each.

    limited_reading.py MEGABYTES SECONDS FILE...                        one line of JSON for each file: its name, what came of it
    limited_reading.py MEGABYTES SECONDS --damaged NAME FIRST LAST      the sample NAME, damaged as the seeds FIRST to LAST say

The memory is what is used beyond what the program has at its start, the seconds are those of the processor for each file. Of
damaged files one line of JSON says how many were read and refused, what failed, and the most seconds and megabytes of one.
"""

import json
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

from damage import damaged
from every_reader import outcome, sample

from unga_desktop import paths

MEGABYTE = 1024 * 1024


def measured(path: Path, seconds: float) -> tuple[str, float]:
    """What came of a file, and the seconds of the processor that it took."""
    begun = time.process_time() + _of_children()
    try:
        found = outcome(path)
    except BaseException as error:
        found = f"FAILED: {type(error).__name__}: {error}"
    taken = time.process_time() + _of_children() - begun
    return (found if taken <= seconds else f"FAILED: {taken:.1f} seconds, {found[:60]}"), taken


def read_files(names: list[str], seconds: float) -> None:
    for name in names:
        found, _ = measured(Path(name), seconds)
        print(json.dumps([Path(name).name, found]), flush=True)


def read_damaged(name: str, first: int, last: int, seconds: float) -> None:
    content, path = sample(name), Path(name)
    counts = {"read": 0, "refused": 0}
    failed, longest = [], 0.0
    path.write_bytes(content)
    assert outcome(path).startswith("read: "), outcome(path)
    before = _most_memory()
    for seed in range(first, last):
        path.write_bytes(damaged(content, seed))
        found, taken = measured(path, seconds)
        longest = max(longest, taken)
        if (kind := found.partition(":")[0]) in counts:
            counts[kind] += 1
        else:
            failed.append(f"seed {seed}: {found[:300]}")
    more = max(_most_memory() - before, 0) / MEGABYTE
    print(json.dumps({**counts, "failed": failed, "seconds": round(longest, 3), "megabytes": round(more, 1)}))


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _most_memory() -> int:
    """The most that this program has used at once and the largest of its children."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(kind).ru_maxrss * 1024 for kind in kinds)


def main() -> None:
    memory, seconds, wanted = int(sys.argv[1]), float(sys.argv[2]), sys.argv[3:]
    with tempfile.TemporaryDirectory() as folder:
        paths.user_data = lambda: Path(folder) / "data"
        if wanted[0] == "--damaged":
            os.chdir(folder)
            sample(wanted[1])  # what makes it is loaded before memory is limited
        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        most = used + memory * MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        if wanted[0] == "--damaged":
            read_damaged(wanted[1], int(wanted[2]), int(wanted[3]), seconds)
        else:
            read_files(wanted, seconds)


if __name__ == "__main__":
    main()
