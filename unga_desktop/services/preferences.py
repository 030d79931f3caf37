"""What the window remembers from one day to the next, in one JSON file of the user's settings folder. No Qt.

Whatever the file says is checked value by value: an unknown or ill-typed value falls back to its default, and a file that is
no JSON at all is set aside beside its place, so that nothing the user had is lost.
"""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from unga_desktop import paths
from unga_desktop.exporters.saving import save

FORMAT = "unga-preferences/1"
MOST_COMPARISONS = 20
MOST_VERSIONS = 20
APPEARANCES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class OwnComparison:
    """Two documents that the user compared, at least one of them a file: each a path or a symbol."""

    original: str
    amended: str


@dataclass(frozen=True, slots=True)
class Preferences:
    """The window as the user left it.

    ``geometry`` and the ``splitters`` (by name) are Qt's own states in base64. ``selection`` is the symbol shown last or,
    for a comparison, its documents. ``appearance`` is one of ``APPEARANCES``. ``comparisons`` holds the latest first.
    """

    appearance: str = "system"
    geometry: str = ""
    splitters: Mapping[str, str] = field(default_factory=dict)
    view: str = ""
    selection: tuple[str, ...] = ()
    comparisons: tuple[OwnComparison, ...] = ()
    ignored: tuple[str, ...] = ()
    export_folder: str = ""

    def with_comparison(self, comparison: OwnComparison) -> "Preferences":
        """The same with ``comparison`` first among the user's own, the oldest dropped beyond ``MOST_COMPARISONS``."""
        others = tuple(known for known in self.comparisons if known != comparison)
        return replace(self, comparisons=(comparison, *others)[:MOST_COMPARISONS])

    def without_comparison(self, comparison: OwnComparison) -> "Preferences":
        """The same without ``comparison`` among the user's own."""
        return replace(self, comparisons=tuple(known for known in self.comparisons if known != comparison))


class PreferenceStore:
    """Reads and writes the preferences; ``path`` is the file, by default in the user's settings folder."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or paths.user_config() / "preferences.json"
        self.notice = ""

    def read(self) -> Preferences:
        """The preferences, or the defaults where there is no readable file.

        A damaged file is renamed, and ``notice`` then says so in a sentence for the user.
        """
        self.notice = ""
        try:
            stored = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Preferences()
        except (OSError, ValueError):
            return self._set_aside()
        return _checked(stored) if isinstance(stored, dict) else self._set_aside()

    def write(self, preferences: Preferences) -> None:
        """Replaces the file in one step. Raises ``ExportError``; the former file then stands untouched."""
        content = json.dumps({"format": FORMAT, **asdict(preferences)}, ensure_ascii=False, indent=2) + "\n"
        with contextlib.suppress(OSError):  # saving into a folder that cannot be made then gives the plain words
            self.path.parent.mkdir(parents=True, exist_ok=True)
        save(self.path, content.encode("utf-8"))

    def _set_aside(self) -> Preferences:
        kept = self.path.with_suffix(".damaged.json")
        self.notice = "The settings could not be read, so the window starts with its own."
        try:
            self.path.replace(kept)
            self.notice += f" The former file is kept as {kept.name}."
        except OSError:
            pass  # it cannot be moved either; it stays where it is until it is written anew
        return Preferences()


def _checked(stored: Mapping[str, object]) -> Preferences:
    appearance = _text(stored.get("appearance"))
    return Preferences(
        appearance=appearance if appearance in APPEARANCES else "system",
        geometry=_text(stored.get("geometry")),
        splitters=_texts_by_name(stored.get("splitters")),
        view=_text(stored.get("view")),
        selection=_texts(stored.get("selection"))[:MOST_VERSIONS],
        comparisons=_comparisons(stored.get("comparisons")),
        ignored=_texts(stored.get("ignored")),
        export_folder=_text(stored.get("export_folder")),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _texts_by_name(value: object) -> dict[str, str]:
    return {str(name): _text(state) for name, state in value.items()} if isinstance(value, dict) else {}


def _comparisons(value: object) -> tuple[OwnComparison, ...]:
    pairs = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
    read = [OwnComparison(_text(pair.get("original")), _text(pair.get("amended"))) for pair in pairs]
    return tuple(pair for pair in read if pair.original and pair.amended)[:MOST_COMPARISONS]
