"""The entry point of the program, for both ``isoprint`` and ``python -m isoprint``."""

import gc
import os
import signal
import sys
from types import FrameType


def main() -> None:
    """Run the command line.

    Why the garbage collector is turned down: importing makes no garbage, and a build makes few cycles. Looking for them
    takes a tenth of a cold build; it still looks now and then, so that a run of many versions stays small.
    """
    numbers = [n for n in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(n) is not signal.SIG_IGN]
    for number in numbers:  # those ignored are so for a job in the background
        signal.signal(number, _stop)
    for variable in ("HB_SHAPER_LIST", "HB_FONT_FUNCS", "HB_FACE_LOADER"):  # they change how HarfBuzz shapes text
        os.environ.pop(variable, None)
    gc.disable()
    _import_msgspec()
    from isoprint.cli import main as run

    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    gc.enable()
    try:
        run()
    finally:
        for number in numbers:  # all is done; Python itself would not end quietly
            signal.signal(number, signal.SIG_IGN)


def _stop(number: int, _frame: FrameType | None) -> None:
    """End at once and quietly, without unfinished files.

    Why no exception: raised while modules load, it prints a traceback or crashes a library written in C.
    """
    abandon = getattr(sys.modules.get("isoprint.writing"), "abandon", None)
    if abandon:
        abandon()
    os._exit(128 + number)


def _import_msgspec() -> None:
    """Import msgspec without typing_extensions.

    Why: importing typing_extensions takes 4 ms, and msgspec works with the typing of every Python we support.
    """
    name = "typing_extensions"
    absent = name not in sys.modules
    sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # what is None is not found
    import msgspec  # noqa: F401

    if absent:
        del sys.modules[name]


if __name__ == "__main__":
    if not sys.flags.safe_path:  # the current folder: a yaml.py in it is not the library
        del sys.path[0]
    main()
