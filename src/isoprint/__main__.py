"""The program's door: ``isoprint`` and ``python -m isoprint`` both come in here."""

import gc
import sys


def main() -> None:
    """Run the command line.

    Why the collector rests: nothing that importing makes is garbage, and a build makes few cycles. Looking for them
    takes a tenth of a cold build; from here on it looks seldom, so that a run of many versions stays small.
    """
    gc.disable()
    _import_msgspec()
    from isoprint.cli import main as run

    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    gc.enable()
    run()


def _import_msgspec() -> None:
    """Import msgspec without typing_extensions.

    Why: it tries that first, which takes 4 ms, and is content with the typing of every Python that we run on.
    """
    name = "typing_extensions"
    absent = name not in sys.modules
    sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # what is None is not found
    import msgspec  # noqa: F401

    if absent:
        del sys.modules[name]


if __name__ == "__main__":
    if not sys.flags.safe_path:  # the folder one stands in: a yaml.py that lies there is not ours
        del sys.path[0]
    main()
