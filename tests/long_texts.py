"""Texts so long that comparing them takes seconds: for tests of stopping midway."""

import random
from pathlib import Path

_WORDS = (
    "peace wells region States urges decides report of the and to all in Commission resolution water management national plans "
    "adopt support data springs rivers trust fund experts meeting session agenda question"
).split()


def unrelated_files(folder: Path, paragraphs: int = 5000) -> tuple[Path, Path]:
    """Two files of unrelated paragraphs of the same words, 60 each: nothing matches, everything has to be weighed."""
    files = folder / "long_draft.txt", folder / "long_revised.txt"
    for seed, file in enumerate(files):
        chance = random.Random(seed)
        lines = (f"{n}. {' '.join(chance.choices(_WORDS, k=60))};" for n in range(1, paragraphs))
        file.write_text("The General Assembly,\n\n" + "\n\n".join(lines), "utf-8")
    return files
