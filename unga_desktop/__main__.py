"""``python -m unga_desktop``: the command line."""

import sys

if getattr(sys, "frozen", False):
    from unga_desktop.importers.pdf_files.pdf_reading import READ_PDF

    if sys.argv[1:2] == [READ_PDF]:
        from unga_desktop.importers.pdf_files import pdf_process

        sys.exit(pdf_process.main(sys.argv[2:]))

from unga_desktop.cli import main

sys.exit(main())
