"""A program for tests: reads each file in limits of memory and time that the system enforces, and says what came of it.

Arguments: the memory in MB beyond what the program has at its start, the seconds of the processor for each file, and the
files. Prints a line of JSON for each: its name and what came of it.
"""

import json
import resource
import sys
import time
from pathlib import Path

from unga_desktop.core.errors import UngaError
from unga_desktop.importers.registry import read_with_report


def outcome(path: Path) -> str:
    try:
        document, _ = read_with_report(path)
    except UngaError as refused:
        return f"refused: {refused.what}" if refused.what and str(refused) else "refused without words"
    except BaseException as error:
        return f"FAILED: {type(error).__name__}: {error}"
    return f"read: {' '.join(paragraph.text for paragraph in document.paragraphs)[:300]}"


def main() -> None:
    memory, seconds = int(sys.argv[1]), float(sys.argv[2])
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    most = used + memory * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    for name in sys.argv[3:]:
        begun = time.process_time() + _of_children()
        found = outcome(Path(name))
        taken = time.process_time() + _of_children() - begun
        if taken > seconds:
            found = f"FAILED: {taken:.1f} seconds, {found[:60]}"
        print(json.dumps([Path(name).name, found]), flush=True)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
