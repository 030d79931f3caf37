"""The command line: what scripts and machines without a screen use, and the door through which the window opens.

``arguments`` says what can be asked, ``commands`` does it, ``drawing`` makes what needs Qt, ``output`` writes. Qt and
pandas are imported by the commands that need them and by no other, so that ``list`` and ``compare`` start at once.
"""

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from unga_desktop.cli import output
from unga_desktop.core.errors import Cancelled, UngaError

DONE, PARTLY, REFUSED = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; ``argv`` are the arguments without the program's name, those of the process if None.

    Returns the exit status: 0 done; 1 done, but something was refused and is listed; 2 bad input or usage, or stopped by Ctrl+C,
    said in one line on standard error. Never raises, but for ``SystemExit`` where the arguments themselves end the program.
    """
    try:
        # Within reach of the handlers: who presses Ctrl+C while all this loads gets one line too.
        from unga_desktop.cli import arguments, commands

        wanted = arguments.parse(sys.argv[1:] if argv is None else argv)
        if isinstance(wanted, str):
            output.write_text(wanted, None)
            return DONE
        return commands.run(wanted)
    except (Cancelled, KeyboardInterrupt):
        output.complain("stopped")
        return REFUSED
    except BrokenPipeError:
        # Whoever read has had enough: no fault of theirs, and none of ours.
        output.give_up_standard_output()
        return DONE
    except UngaError as error:
        output.complain(str(error))
        return REFUSED
    except ImportError as error:
        output.complain(_missing(error))
        return REFUSED
    except Exception as error:
        output.complain(_fault(error))
        return REFUSED


def _missing(error: ImportError) -> str:
    """Qt needs libraries of the system that a bare machine lacks."""
    if ".so" in str(error) or "DLL" in str(error):
        return f"Qt cannot be loaded ({error}). The README names the system libraries that it needs"
    return _fault(error)


def _fault(error: Exception) -> str:
    """A fault of the program's own in one line that its authors can use."""
    places = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(places[-1].filename).name}, line {places[-1].lineno})" if places else ""
    return f"a fault of the program itself: {type(error).__name__}: {error}{place}. Please report it"
