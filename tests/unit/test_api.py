"""The public API: short, typed, light to import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import onrecord

TEXT = "PARIS, 22 janvier 2023 – Le président Emmanuel Macron a rencontré le chancelier Olaf Scholz à Paris dimanche."


def test_names_are_the_documented_ones() -> None:
    """The package offers exactly the names that its documentation lists."""
    assert {name for name in onrecord.__all__ if name[0].islower()} == {"read", "extract", "open_record"}
    assert all(hasattr(onrecord, name) for name in onrecord.__all__)


def test_import_is_light() -> None:
    """Importing the package and asking for help load neither spaCy nor the database nor the page reader."""
    heavy = "{'spacy', 'sqlalchemy', 'trafilatura', 'pycrfsuite'}"
    program = f"import sys, onrecord, onrecord.interfaces.cli.app; sys.exit(len({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_extract_gives_exact_characters() -> None:
    """Every string with start and end is the text between them."""
    extraction = onrecord.extract(TEXT, name="demo")
    assert extraction["name"] == "demo"
    assert extraction["dates"]
    assert all(TEXT[date["start"] : date["end"]] == date["text"] for date in extraction["dates"])


def test_read_then_ask(tmp_path: Path) -> None:
    """A folder becomes a record that answers questions by any spelling of a name."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    summary = onrecord.read([tmp_path], tmp_path / "press.db")
    assert (summary.new, summary.quarantined) == (1, [])
    with onrecord.open_record(tmp_path / "press.db") as record:
        assert [row.name for row in record.articles()] == ["a"]
        assert record.actors(actor="MACRON")[0].country == "FRA"


def test_missing_record_is_a_clear_error(tmp_path: Path) -> None:
    """A record that is not there is named with the way to make one."""
    with pytest.raises(onrecord.RecordError, match=r"nothing\.db"):
        onrecord.open_record(tmp_path / "nothing.db")
