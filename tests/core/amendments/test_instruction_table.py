"""Every wording of the table, executed on one draft and compared with what a person expects of it."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from unga_desktop import paths
from unga_desktop.core import structure
from unga_desktop.core.amendments.engine import execute
from unga_desktop.core.amendments.outcome import Status
from unga_desktop.core.amendments.reader import read
from unga_desktop.core.document import Source
from unga_desktop.importers.amending import read_vocabulary

TITLE = "Strengthening cooperation for peace"
PARAGRAPHS = {
    "p1": "Recalling its resolution 75/1 of 21 September 2020 on the declaration of the Assembly,",
    "p2": "Noting with deep concern the situation of civilians, including women and children, in areas of armed conflict,",
    "p3": "Reaffirming that all States shall settle their disputes by peaceful means,",
    "p4": "Welcoming the report of the Secretary-General on the work of the Council,",
    "o1": "Condemns all attacks on civilians;",
    "o2": "Requests the Secretary-General:",
    "o2a": "To report on the implementation of the present resolution;",
    "o2b": "To convene a meeting of experts, including sexual and reproductive health, and training;",
    "o2c": "To establish a fund of 5 million dollars;",
    "o3": "Calls upon Member States to provide support, with urgency, to the least developed countries;",
    "o4": "Invites the Committee to consider the report of the Committee on finance at its fifty-fifth session."
    " The Committee shall meet in Geneva;",
    "o5": "Decides to elect forty members for a period of two years through a secret ballot;",
    "o6": "Also decides to retain this item on the agenda.",
}


@dataclass(frozen=True)
class Case:
    instruction: str
    effects: tuple[str, ...]

    @property
    def refusal(self) -> str | None:
        found = [effect.removeprefix("refused").strip() for effect in self.effects if effect.startswith("refused")]
        return found[0] if found else None


def cases() -> list[Case]:
    blocks = re.split(r"\n\s*\n", Path(__file__).with_name("instruction_table.txt").read_text(encoding="utf-8"))
    found = []
    for block in blocks:
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            effects = tuple(line[1:].strip() for line in lines if line.startswith(">"))
            found.append(
                Case("\n".join(line for line in lines if not line.startswith(">")), tuple(filter(None, effects)))
            )
    return found


def draft() -> str:
    lines = [TITLE, "The General Assembly,"]
    for key, text in PARAGRAPHS.items():
        mark = "" if key[0] == "p" else f"({key[2]}) " if len(key) == 3 else f"{key[1]}. "
        lines.append(mark + text)
    return "\n\n".join(lines)


def expected(case: Case) -> list[str]:
    """The texts of the draft with the effects of a case, written without the engine."""
    title = [TITLE]
    rows = [[key, text] for key, text in PARAGRAPHS.items()]
    for effect in case.effects:
        if case.refusal is not None:
            break
        if effect.startswith("title = "):
            title = [effect.removeprefix("title = ")]
        elif effect.startswith("-"):
            rows = [row for row in rows if not row[0].startswith(effect[1:])]
        elif moved := re.fullmatch(r"(\w+)>(\w+)", effect):
            taken = [row for row in rows if row[0].startswith(moved[1])]
            rows = [row for row in rows if row not in taken]
            at = max(n for n, row in enumerate(rows) if row[0].startswith(moved[2]))
            rows[at + 1 : at + 1] = taken
        elif added := re.fullmatch(r"(\w+)\+ (.*)", effect):
            at = max(n for n, row in enumerate(rows) if row[0].startswith(added[1]))
            rows.insert(at + 1, ["new", added[2]])
        elif before := re.fullmatch(r"\^(\w+) (.*)", effect):
            rows.insert(next(n for n, row in enumerate(rows) if row[0] == before[1]), ["new", before[2]])
        elif whole := re.fullmatch(r"(\w+) = (.*)", effect):
            next(row for row in rows if row[0] == whole[1])[1] = whole[2]
        else:
            key, old, new = re.fullmatch(r"(\w+): (.*) => (.*)", effect).groups()  # type: ignore[union-attr]
            row = next(row for row in rows if row[0] == key)
            assert row[1].count(old) == 1, effect
            row[1] = row[1].replace(old, new)
    return [*title, "The General Assembly,", *(row[1] for row in rows)]


VOCABULARY = read_vocabulary(paths.resource("amending", "en.toml"))
DRAFT = structure.parse(draft(), Source("draft"), "en")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.instruction[:70])
def test_an_instruction_does_what_a_person_expects_of_it(case: Case) -> None:
    execution = execute(DRAFT, [read(case.instruction, "amendment", VOCABULARY)])
    reasons = [outcome.reason for outcome in execution.outcomes]
    assert [paragraph.text for paragraph in execution.amended.paragraphs] == expected(case), reasons
    if case.refusal is None:
        assert execution.complete, reasons
    else:
        assert all(outcome.status is Status.REFUSED and outcome.reason for outcome in execution.outcomes)
        assert any(case.refusal in reason for reason in reasons), reasons


def test_the_table_is_large_enough() -> None:
    assert len(cases()) >= 200
