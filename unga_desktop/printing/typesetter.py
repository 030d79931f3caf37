"""The one thread on which the window sets and paints pages.

Qt keeps its fonts by thread. A layout that is painted on another thread than the one it was made on ends the whole program, once
that thread has ended (those of the usual pool do after 30 idle seconds) or while it sets other pages with the same fonts. So
whatever outlives its layout, the preview and the printer, is laid out and painted here; results leave as images or as paper.
"""

from functools import cache

from PySide6.QtCore import QThreadPool

_NEVER = -1


@cache
def typesetter() -> QThreadPool:
    """A pool of one thread that does not end by itself; work is done in the order in which it is given.

    Whoever ends the application has it finish first (``waitForDone``).
    """
    pool = QThreadPool()
    pool.setObjectName("typesetter")
    pool.setMaxThreadCount(1)
    pool.setExpiryTimeout(_NEVER)
    return pool
