"""The same article gives the same findings in every process, whatever was read before it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PROGRAM = """
import sys
from onrecord.analysis import analyse
from onrecord.reading import read
for article in sorted(read(sys.argv[1:]), key=lambda article: article.name):
    print(article.name, analyse(article)[1])
"""


def findings(seed: int, paths: list[Path]) -> str:
    """What a fresh process finds, with the seed of its hashes given; printed by name of article."""
    environment = os.environ | {"PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-c", PROGRAM, *map(str, paths)]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def test_no_hash_decides() -> None:
    """Other seeds of the hashes change nothing in the findings of all samples."""
    paths = sorted(SAMPLES.glob("*.txt"))
    first = findings(0, paths)
    assert len(first.splitlines()) >= len(paths)
    assert [seed for seed in (1, 2, 3) if findings(seed, paths) != first] == []


def test_what_was_read_before_changes_nothing() -> None:
    """An article read alone gives the findings that it gives after others."""
    paths = sorted(SAMPLES.glob("dev-rucn-*.txt"))
    together = findings(0, paths)
    assert "".join(findings(0, [path]) for path in paths) == together
