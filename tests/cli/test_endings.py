"""Runs that are interrupted or terminated: quiet from the first moment on, and nothing is left half made."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from isoprint import cli
from isoprint.cli.endings import INTERRUPTED
from tests.cli.conftest import HANDOUT, slow

SOURCE = str(Path(cli.__file__).parents[2])
INTERRUPT_AT = """\
import builtins, os, runpy, signal, sys
wanted, number = sys.argv.pop(1), int(sys.argv.pop(1))
real = builtins.__import__
def interrupting(name, *others, **more):
    if name == wanted:
        builtins.__import__ = real
        os.kill(os.getpid(), number)
    return real(name, *others, **more)
builtins.__import__ = interrupting
runpy.run_module("isoprint", run_name="__main__", alter_sys=True)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, *slow(signal.SIGTERM)])
@pytest.mark.parametrize("module", ["msgspec", "uharfbuzz", "isoprint.pdf.write", *slow("isoprint.cli", "click")])
def test_an_interruption_while_modules_load_is_quiet(project: Path, module: str, number: int) -> None:
    program = [sys.executable, "-c", INTERRUPT_AT, module, str(int(number)), "build"]
    result = subprocess.run(program, capture_output=True, env={**os.environ, "PYTHONPATH": SOURCE}, check=False)
    assert (result.returncode, result.stderr) == (128 + number, b"")
    assert not [path for path in project.rglob("*") if path.suffix in {".pdf", ".part"}]


def test_an_interruption_leaves_the_old_files_and_nothing_unfinished(project: Path) -> None:
    """The run waits in the last sheet until it is interrupted."""
    program = (
        "import os, signal, sys\n"
        "from isoprint import __main__, cli\n"
        "make = cli.make_sheets\n"
        "def make_sheets(*of):\n"
        "    yield from make(*of)\n"
        "    assert len(os.listdir('out/acne')) == 6, os.listdir('out/acne')\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "cli.make_sheets = make_sheets\n"
        "sys.argv[1:] = ['build']\n"
        "__main__.main()\n"
    )
    folder = project / "out" / "acne"
    folder.mkdir(parents=True)
    for name in ("answer-key", "newsletter", "quiz"):
        (folder / f"{name}.pdf").write_bytes(b"old")
    environment = {**os.environ, "PYTHONPATH": SOURCE}
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, env=environment, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (INTERRUPTED, b"", b"")
    assert [path.read_bytes() for path in folder.iterdir()] == [b"old"] * 3


MOMENTS = 15


def catches(process: int, number: int) -> bool:
    """Return whether a process has a handler for a signal."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    caught = int(status.split("SigCgt:")[1].split()[0], 16)
    return bool(caught >> (number - 1) & 1)


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_at_any_moment_is_quiet(project: Path, number: int) -> None:
    (project / "content" / "warts.yaml").write_text(HANDOUT.replace("quiz:", "quiz:\n  versions: 20"), "utf-8")
    program = [sys.executable, "-m", "isoprint", "build", "--quiet"]
    environment = {**os.environ, "PYTHONPATH": SOURCE}
    begun = time.monotonic()
    subprocess.run(program, capture_output=True, env=environment, check=True)
    whole = time.monotonic() - begun
    ended = set()
    for moment in range(MOMENTS):
        run = subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
        while not catches(run.pid, signal.SIGTERM):  # then Python itself is ready
            time.sleep(0.001)
        time.sleep(whole * moment / MOMENTS)
        run.send_signal(number)
        _, said = run.communicate()
        assert said == b""
        ended.add(run.returncode)
        assert not list(project.rglob("*.part"))
    assert 128 + number in ended <= {0, 128 + number}
