"""A run that is killed at any moment and started again ends in the record of a run that was left alone."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.record import open_store

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
MOMENTS = 10


def write_press(folder: Path) -> None:
    """Three variants of every sample, some of them copies of each other."""
    for path in sorted(SAMPLES.glob("*.txt")):
        text = path.read_text("utf-8")
        for number in range(3):
            (folder / f"{path.stem}-{number}.txt").write_text(text + f"\nNote {number}.\n" * number, "utf-8")


def start(press: Path, record: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "onrecord", "read", str(press), "--record", str(record), "--workers", "2", "--quiet"]
    environment = os.environ | {"ONRECORD_BATCH_ARTICLES": "4"}
    return subprocess.Popen(command, env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def fingerprint(record: Path) -> str:
    with open_store(record, read_only=True) as store:
        assert store.verify().sound
        return store.fingerprint()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, float]:
    """The press, the fingerprint of its record after a run that was left alone, and how long that took."""
    folder = tmp_path_factory.mktemp("kill")
    press = folder / "press"
    press.mkdir()
    write_press(press)
    started = time.monotonic()
    assert start(press, folder / "whole.db").wait() == 0
    return press, fingerprint(folder / "whole.db"), time.monotonic() - started


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_killed_and_started_again(undisturbed: tuple[Path, str, float], moment: int, tmp_path: Path) -> None:
    """kill -9 of the whole process group, then the same command: the same record, and it verifies."""
    press, expected, seconds = undisturbed
    record = tmp_path / "killed.db"
    process = start(press, record)
    time.sleep(random.Random(moment).uniform(0.05, 0.95) * seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert start(press, record).wait() == 0
    assert fingerprint(record) == expected
