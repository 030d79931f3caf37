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


_REPORTS = """
import sys
from pathlib import Path
from unga_desktop.cli import main
folder, out = Path(sys.argv[1]), Path(sys.argv[2])
day = ["--date", "2026-01-02"]
for form in ("pdf", "html", "docx"):
    assert main(["report", "A/RES/ES-11/8", "--with", "A/RES/ES-11/1", "--format", form, *day, "-o", str(out / f"r.{form}")]) == 0
    files = [str(folder / name) for name in ("a.txt", "b.txt")]
    assert main(["compare", *files, "--format", form, *day, "-o", str(out / f"c.{form}")]) == 0
    assert main(["compare", *files, "A/RES/ES-11/8", "--format", form, *day, "-o", str(out / f"v.{form}")]) == 0
    pair = ["A/ES-11/L.11", "A/RES/ES-11/8", "--amendments", "A/ES-11/L.15"]
    assert main(["compare", *pair, "--format", form, *day, "-o", str(out / f"a.{form}")]) in (0, 1)
for form in ("svg", "png", "pdf"):
    assert main(["votes", "A/RES/ES-11/8", "--format", form, *day, "-o", str(out / f"vote.{form}")]) == 0
"""


def test_reports_and_pictures_have_the_same_bytes_whatever_seed_folder_time_and_locale(tmp_path: Path) -> None:
    made = []
    for number, (seed, zone, locale) in enumerate([("1", "UTC", "C.UTF-8"), ("77", "Asia/Kolkata", "tr_TR.UTF-8")]):
        folder = tmp_path / ("one" if number else "another folder") / "deep"
        out = folder / "out"
        out.mkdir(parents=True)
        for name, verb in (("a.txt", "Urges"), ("b.txt", "Calls upon")):
            (folder / name).write_text(f"The General Assembly,\n\n1. {verb} all States to act.\n", encoding="utf-8")
        environment = {
            **os.environ,
            **{"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale, "QT_HASH_SEED": seed},
            **{"XDG_DATA_HOME": str(folder / "data"), "XDG_CONFIG_HOME": str(folder / "config")},
        }
        done = subprocess.run(
            [sys.executable, "-c", _REPORTS, str(folder), str(out)], capture_output=True, env=environment, timeout=300
        )
        assert done.returncode == 0, done.stderr.decode()
        made.append({path.name: path.read_bytes() for path in sorted(out.iterdir())})
    first, second = made
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert len(first) == 15
