"""The same texts give the same bytes, whatever order the hashes of another process put things in."""

import os
import subprocess
import sys
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "samples"
_PROGRAM = """
import sys
from pathlib import Path
from unga_desktop.cli import main
paths = sorted(Path(sys.argv[1]).glob("*.txt"))
for first, second in zip(paths, paths[1:] + paths[:1]):
    assert main(["compare", str(first), str(second), "--format", "json", "--ignore", "case,spacing,numbering"]) == 0
"""


def test_json_has_the_same_bytes_with_another_hash_seed() -> None:
    outputs = set()
    for seed in ("0", "1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
        ended = subprocess.run(
            [sys.executable, "-c", _PROGRAM, str(SAMPLES)], capture_output=True, check=True, env=environment
        )
        outputs.add(ended.stdout)
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000
