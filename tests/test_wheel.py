"""The wheel carries data/ and resources/: installed into an empty environment it opens the sample, without a network."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from importers.pdf_file import At, pdf_file

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str | Path, cwd: Path) -> str:
    """The output of a program that is started outside the checkout, as after an installation."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    # Whoever runs the tests may have a library.
    environment |= {"XDG_DATA_HOME": str(cwd / "data"), "XDG_CONFIG_HOME": str(cwd / "config")}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by the installed hatchling."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("unga_desktop-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of an empty environment with the wheel in it and, by a ``.pth``, the dependencies of this one.

    The ``.pth`` files of this environment are not read through it, so its editable install is not seen there.
    """
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    purelib = Path(sysconfig.get_path("purelib", "venv", {"base": str(home), "platbase": str(home)}))
    scripts = Path(sysconfig.get_path("scripts", "venv", {"base": str(home), "platbase": str(home)}))
    pip = (sys.executable, "-m", "pip", "--python", scripts / "python", "--quiet", "--disable-pip-version-check")
    run(*pip, "install", "--no-deps", "--no-index", wheel, cwd=home)
    (purelib / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return scripts


def unga_desktop(scripts: Path, *arguments: str) -> str:
    return run(scripts / "python", "-m", "unga_desktop", *arguments, cwd=scripts)


def test_the_program_comes_from_the_wheel(installed: Path) -> None:
    printed = run(installed / "python", "-c", "import unga_desktop; print(unga_desktop.__file__)", cwd=installed)
    assert Path(printed.strip()).is_relative_to(installed.parent)


def test_the_wheel_holds_data_and_resources_once(installed: Path) -> None:
    code = "from unga_desktop import paths; print(paths.data('members.csv')); print(paths.resource('world_map.json'))"
    for line in run(installed / "python", "-c", code, cwd=installed).splitlines():
        assert Path(line).is_file()
        assert Path(line).is_relative_to(installed.parent)


def test_the_installed_program_lists_the_bundled_documents(installed: Path) -> None:
    listed = json.loads(unga_desktop(installed, "list", "--format", "json"))
    assert {"A/ES-11/L.10", "A/ES-11/L.11", "A/RES/ES-11/7", "A/RES/ES-11/8", "S/RES/2774 (2025)"} <= {
        document["symbol"] for document in listed["documents"]
    }


def test_the_installed_program_compares_the_sample(installed: Path) -> None:
    comparison = json.loads(unga_desktop(installed, "compare", "A/ES-11/L.11", "A/RES/ES-11/8", "--format", "json"))
    assert comparison["check"] == {"original_rebuilt": True, "amended_rebuilt": True}
    assert comparison["statistics"]["changes"] > 0


def test_the_installed_program_counts_the_votes(installed: Path) -> None:
    totals = json.loads(unga_desktop(installed, "votes", "A/RES/ES-11/8", "--format", "json"))["totals"]
    assert totals == {"in_favour": 93, "against": 8, "abstaining": 73, "not_voting": 19, "members": 193}


def test_the_command_is_installed(installed: Path) -> None:
    assert run(installed / "unga-desktop", "--version", cwd=installed).startswith("unga-desktop ")


def test_the_wheel_reads_pdf_in_a_process_of_its_own(installed: Path, tmp_path: Path) -> None:
    path = tmp_path / "draft.pdf"
    path.write_bytes(pdf_file([At(100, 760, "The General Assembly,"), At(100, 740, "1. Calls for wells.")]))
    compared = json.loads(unga_desktop(installed, "compare", str(path), str(path), "--format", "json"))
    assert [text["text"] for row in compared["rows"] for text in row["amended"]] == [
        "The General Assembly,",
        "Calls for wells.",
    ]
