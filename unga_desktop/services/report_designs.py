"""The templates of reports: those that everybody has, and the user's own in a JSON file of the settings folder. No Qt.

Whatever the file says is checked: a design that cannot be used is left out and named, a file that is no JSON is set aside, so
that nothing the user had is lost.
"""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from unga_desktop import paths
from unga_desktop.core.errors import DocumentError
from unga_desktop.core.report_design import BUILT_IN, ReportDesign
from unga_desktop.exporters.saving import save

FORMAT = "unga-report-designs/1"


class ReportDesigns:
    """The designs by name; ``path`` is the file of the user's own, by default in the settings folder.

    ``notice`` says in a sentence what could not be read.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or paths.user_config() / "reports.json"
        self.notice = ""
        self._own = {design.name: design for design in self._read()}

    @property
    def all(self) -> tuple[ReportDesign, ...]:
        """The built-in designs, then the user's own by name."""
        return (*BUILT_IN, *(self._own[name] for name in sorted(self._own, key=str.casefold)))

    def design(self, name: str) -> ReportDesign:
        """The design of this name, in whatever case; raises ``DocumentError`` with the names there are."""
        found = next((design for design in self.all if design.name.casefold() == name.strip().casefold()), None)
        if found is None:
            names = ", ".join(design.name for design in self.all)
            raise DocumentError("there is no report template of this name", name, f"There are: {names}")
        return found

    def is_own(self, name: str) -> bool:
        """Whether the user made this design, and may change or remove it."""
        return name in self._own

    def keep(self, design: ReportDesign) -> None:
        """Keeps a design under its name, in place of an own one of that name.

        Raises ``ValueError`` for an empty name or that of a built-in one, ``ExportError`` where the file cannot be written; the
        former file then stands untouched.
        """
        if not design.name.strip():
            raise ValueError("a template needs a name")
        if any(known.name.casefold() == design.name.casefold() for known in BUILT_IN):
            raise ValueError(f"{design.name} is built in and cannot be changed; choose another name")
        self._write({**self._own, design.name: design})

    def remove(self, name: str) -> None:
        """Removes an own design; nothing happens where there is none of that name. Raises ``ExportError``."""
        self._write({key: design for key, design in self._own.items() if key != name})

    def _write(self, designs: Mapping[str, ReportDesign]) -> None:
        stored = {"format": FORMAT, "designs": [asdict(design) for design in designs.values()]}
        with contextlib.suppress(OSError):  # saving into a folder that cannot be made then gives the plain words
            self.path.parent.mkdir(parents=True, exist_ok=True)
        save(self.path, (json.dumps(stored, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))
        self._own = dict(designs)

    def _read(self) -> list[ReportDesign]:
        try:
            stored = json.loads(self.path.read_text(encoding="utf-8"))
            listed = stored["designs"] if isinstance(stored, dict) else None
        except FileNotFoundError:
            return []
        except (OSError, ValueError, KeyError):
            listed = None
        if not isinstance(listed, list):
            self._set_aside()
            return []
        designs = [_design(entry) for entry in listed]
        if None in designs:
            self.notice = "Some of your report templates could not be read and were left out."
        return [design for design in designs if design is not None]

    def _set_aside(self) -> None:
        kept = self.path.with_suffix(".damaged.json")
        self.notice = "Your report templates could not be read."
        with contextlib.suppress(OSError):
            self.path.replace(kept)
            self.notice += f" The file is kept as {kept.name}."


def _design(entry: object) -> ReportDesign | None:
    """A design as it was stored; None where anything of it is not what it should be."""
    if not isinstance(entry, dict):
        return None
    parts = entry.get("parts")
    try:
        return ReportDesign(
            name=str(entry["name"]),
            parts=tuple(map(str, parts)) if isinstance(parts, list) else (),
            paper=str(entry["paper"]),
            landscape=entry["landscape"] is True,
            margin=float(entry["margin"]),
            font_size=float(entry["font_size"]),
            colour=entry["colour"] is not False,
        )
    except (KeyError, TypeError, ValueError):
        return None
