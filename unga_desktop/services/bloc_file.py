"""Which blocs are counted: those of the user's own file where there is one, else the bundled ones."""

from pathlib import Path

from unga_desktop import paths
from unga_desktop.core.errors import VoteError
from unga_desktop.core.votes.bloc import Bloc
from unga_desktop.importers.vote_files.blocs import read_blocs

BUNDLED_BLOCS = "Source: data/blocs.csv, general knowledge, to be checked."
OWN_BLOCS = "Source: your file of blocs."


def own_blocs() -> Path:
    """Where the user's own file of blocs is kept."""
    return paths.user_data() / "blocs.csv"


def bundled_blocs() -> tuple[Bloc, ...]:
    """The blocs that come with the program. Raises ``VoteError`` where their file was spoilt."""
    return read_blocs(paths.data("blocs.csv"))


def blocs_in_force() -> tuple[tuple[Bloc, ...], str]:
    """The blocs, and in words where they are from. A file of the user's that was spoilt since counts as none, and the
    words say so."""
    if not own_blocs().is_file():
        return bundled_blocs(), BUNDLED_BLOCS
    try:
        return read_blocs(own_blocs()), OWN_BLOCS
    except VoteError as error:
        return bundled_blocs(), f"{BUNDLED_BLOCS} Your file of blocs cannot be used: {error}."
