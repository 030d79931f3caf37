"""Where things lie: the only module that knows the folders of ``data/``, ``resources/`` and of the user.

In a checkout ``data/`` and ``resources/`` stand beside the package; an installed wheel carries them inside it.
"""

from pathlib import Path

from platformdirs import PlatformDirs

_PACKAGE = Path(__file__).resolve().parent
_DIRS = PlatformDirs("unga-desktop", appauthor=False)


def _bundled(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def data(*parts: str) -> Path:
    """The path of a file of the bundled data set, for instance ``data("members.csv")``."""
    return _bundled("data").joinpath(*parts)


def resource(*parts: str) -> Path:
    """The path of a bundled resource, for instance ``resource("icons", "print.svg")``."""
    return _bundled("resources").joinpath(*parts)


def program(*parts: str) -> Path:
    """The path of a module that runs as a program of its own, such as
    ``program("importers", "pdf_files", "pdf_process.py")``."""
    return _PACKAGE.joinpath(*parts)


def user_config() -> Path:
    """The folder for the user's settings; it may not exist yet."""
    return Path(_DIRS.user_config_dir)


def user_data() -> Path:
    """The folder for the user's own documents and comparisons; it may not exist yet."""
    return Path(_DIRS.user_data_dir)
