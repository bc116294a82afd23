"""The program's door: ``isoprint`` and ``python -m isoprint`` both come in here."""

import gc
import sys


def main() -> None:
    """Run the command line.

    Why the collector rests: nothing that importing makes is garbage, and a build makes few cycles. Looking for them
    takes a tenth of a cold build; from here on it looks seldom, so that a run of many versions stays small.
    """
    gc.disable()
    from isoprint.cli import main as run

    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    gc.enable()
    run()


if __name__ == "__main__":
    if not sys.flags.safe_path:  # the folder one stands in: a yaml.py that lies there is not ours
        del sys.path[0]
    main()
