"""``python -m unga_desktop``: the command line."""

import sys

from unga_desktop.cli import main

sys.exit(main())
