"""Work that a widget has done elsewhere and gets back: it need not know of threads, and is tried without them."""

from collections.abc import Callable

from unga_desktop.core.errors import CancelCheck, UngaError
from unga_desktop.core.progress import Progress, never, nothing

Work = Callable[[CancelCheck, Progress], object]
Run = Callable[[str, Work, Callable[[object], None], Callable[[Exception], None]], None]
"""Does a work of a name and hands the result to the first function, or an error (``Cancelled`` where it was stopped) to the
second. A newer work of a name makes an older one void."""


def at_once(_name: str, work: Work, then: Callable[[object], None], refused: Callable[[Exception], None]) -> None:
    """Does it here and now."""
    try:
        result = work(never, nothing)
    except UngaError as error:
        refused(error)
    else:
        then(result)
