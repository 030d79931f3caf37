"""A chain of versions as JSON and as text. ``UNGA_WRITE_GOLDEN=1`` writes the golden files anew."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.core.versions.version_chain import VersionChain
from unga_desktop.core.versions.version_weaving import trace
from unga_desktop.exporters.chain_json import chain_json
from unga_desktop.exporters.chain_text import chain_text

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
HEAD = "The General Assembly,\n\nRecalling its resolution 68/262 of 27 March 2014,\n\n"
REPORT = "Requests the Secretary-General to report to it on the state of the ports and of the roads at its next session"
SEIZED = "Decides to remain seized of the matter and of all that concerns the ports and the roads of the region"
VERSIONS = (
    ("A/C.2/80/L.5", f"{HEAD}1. Urges all States to act;\n\n2. {REPORT};\n\n3. {SEIZED}."),
    (
        "A/C.2/80/L.5/Rev.1",
        f"{HEAD}1. Urges all Member States to act;\n\n2. Notes the costs;\n\n3. {REPORT};\n\n4. {SEIZED}.",
    ),
    (
        "A/C.2/80/L.5/Rev.2",
        f"{HEAD}1. Calls upon all Member States to act;\n\n2. {SEIZED};\n\n3. {REPORT} in\u200b full.",
    ),
    ("A/RES/80/5", f"{HEAD}1. Calls upon all Member States to act. It calls upon them to report.\n\n2. {SEIZED}."),
)


@cache
def chain() -> VersionChain:
    return trace([structure.parse(text, Source(name, "ab" * 32), "en") for name, text in VERSIONS])


@pytest.mark.parametrize(("name", "made"), [("chain.json", chain_json), ("chain.txt", chain_text)])
def test_the_exports_are_the_golden_ones(name: str, made: object) -> None:
    text = made(chain())  # type: ignore[operator]
    golden = GOLDEN / name
    if os.environ.get("UNGA_WRITE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def test_every_version_can_be_read_off_the_json() -> None:
    made = json.loads(chain_json(chain()))
    assert made["format"] == "unga-chain/1"
    assert all(version["rebuilt"] for version in made["versions"])
    for number, document in enumerate(chain().versions):
        rows = [row for row in made["rows"] if row["paragraphs"][number]]
        texts = [
            "".join(
                span["text"]
                for span in row["spans"]
                if span["since"] <= number and (span["until"] is None or number < span["until"])
            )
            for row in rows
        ]
        assert "\n".join(texts) == "\n".join(paragraph.text for paragraph in document.paragraphs)
        labels = [paragraph["label"] for row in rows for paragraph in row["paragraphs"][number]]
        assert labels == [paragraph.label for paragraph in document.paragraphs]


def test_hidden_characters_are_named_in_the_text() -> None:
    assert "<ZWSP>" in chain_text(chain())
    assert "\u200b" not in chain_text(chain())


def test_the_command_line_traces_more_than_two_versions_whatever_the_hash_seed(tmp_path: Path) -> None:
    names = []
    for number, (_, text) in enumerate(VERSIONS):
        path = tmp_path / f"v{number}.txt"
        path.write_text(text, encoding="utf-8")
        names.append(str(path))
    outs = set()
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "unga_desktop", "compare", *names, "--format", "json"]
        done = subprocess.run(
            command, capture_output=True, timeout=120, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        outs.add(done.stdout)
    (out,) = outs
    assert [version["source"] for version in json.loads(out)["versions"]] == [f"v{number}.txt" for number in range(4)]
