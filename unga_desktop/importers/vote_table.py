"""Reading big CSV tables of votes: everything as text, in pieces, so that progress is seen and a stop is heard.

Namibia's ``NA`` stays text. The encoding is that of the byte order mark, or strict UTF-8, or what the user says.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pandas as pd

from unga_desktop.core.errors import CancelCheck, Cancelled, VoteError

Progress = Callable[[int], None]
"""Is told the number of rows read so far."""

_PIECE = 100_000
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def never() -> bool:
    return False


def nothing(_rows: int) -> None:
    return None


def pieces(
    path: Path,
    required: Sequence[str],
    optional: Sequence[str] = (),
    encoding: str = "",
    progress: Progress = nothing,
    cancelled: CancelCheck = never,
) -> Iterator[pd.DataFrame]:
    """The table in pieces, with the required and those of the optional columns that it has; every cell is text, stripped.
    The index is the row as a spreadsheet counts it, the head being row 1.

    Raises ``VoteError`` (unreadable, empty, not a table, a required column missing, another encoding) and ``Cancelled``.
    """
    wanted = {*required, *optional}
    try:
        # All columns are read, for with some of them pandas would not notice a row that has too many cells.
        read = pd.read_csv(
            path,
            dtype=str,
            keep_default_na=False,
            chunksize=_PIECE,
            encoding=encoding or _encoding(path),
        )
        with read:
            for piece in read:
                if cancelled():
                    raise Cancelled
                if not isinstance(piece.index, pd.RangeIndex):
                    raise ValueError("there are more cells than columns")
                piece = piece.rename(columns=str.strip)
                _require(required, piece, path)
                piece = piece[[column for column in piece.columns if column in wanted]].fillna("")
                piece.index = pd.RangeIndex(piece.index[0] + 2, piece.index[-1] + 3) if len(piece) else piece.index
                progress(int(piece.index[-1]) - 1 if len(piece) else 0)
                yield piece
    except UnicodeDecodeError as error:
        raise VoteError(
            "the file is not in UTF-8", path.name, "Say in which encoding it was saved, or save it as UTF-8."
        ) from error
    except pd.errors.EmptyDataError as error:
        raise VoteError("the file is empty", path.name) from error
    except (OSError, EOFError, ValueError, LookupError) as error:
        raise VoteError(f"the file cannot be read as a table: {str(error).strip()}", path.name) from error


def translated(cells: pd.Series, translate: Callable[[str], object]) -> pd.Series:
    """What each cell means; every spelling is looked at once, since a big table repeats few of them."""
    numbers, spellings = pd.factorize(cells)
    meanings = pd.Series([translate(str(spelling)) for spelling in spellings], dtype=object)
    return pd.Series(meanings.to_numpy()[numbers], index=cells.index).infer_objects()


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(4)
    return next((name for mark, name in _MARKS if start.startswith(mark)), "utf-8")


def _require(required: Sequence[str], piece: pd.DataFrame, path: Path) -> None:
    missing = [column for column in required if column not in piece.columns]
    if missing:
        raise VoteError(f"the column {', '.join(missing)} is missing", path.name)
