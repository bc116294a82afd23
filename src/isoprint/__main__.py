"""``python -m isoprint`` is ``isoprint``."""

from isoprint.cli import main

main()
