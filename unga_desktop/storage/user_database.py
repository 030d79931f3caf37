"""The one database of this process for each of the user's folders: it is examined once, whoever asks first."""

from functools import cache
from pathlib import Path

from unga_desktop import paths
from unga_desktop.storage.database import FILE_NAME, Database


def user_database() -> Database:
    """The database in the user's data folder; nothing is opened before something is asked of it."""
    return _database(paths.user_data() / FILE_NAME)


@cache
def _database(path: Path) -> Database:
    return Database(path)
