"""Exported files: whole or not at all, harmless in a spreadsheet, and the same rows as the views."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.errors import OnrecordError, UsageError
from onrecord.record import Store
from onrecord.views import Filter, StatementRow, events, statements, timeline, to_dict
from onrecord.views.exports import TABLES, export, stream, write_csv, write_jsonl
from onrecord.views.exports.csv import cell, disarm


@dataclass
class Line:
    text: str
    number: float
    parts: tuple[str, ...] = ()


def test_jsonl_is_one_row_a_line(store: Store, tmp_path: Path) -> None:
    """Every line is the plain form of a row, letters readable."""
    path = tmp_path / "statements.jsonl"
    assert export(store, "statements", "jsonl", path) == len(statements(store))
    lines = path.read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [to_dict(row) for row in statements(store)]
    assert "œuvres" in lines[-1]


def test_csv_is_read_back_by_a_spreadsheet(store: Store, tmp_path: Path) -> None:
    """Column names first, lists joined by semicolons, a mark that says UTF-8."""
    path = tmp_path / "events.csv"
    count = export(store, "events", "csv", path, Filter(status="denied"))
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))
    assert len(rows) == count == len(events(store, Filter(status="denied")))
    assert (rows[0]["actors"], rows[0]["context"], rows[0]["mutual"], rows[0]["place"]) == ("Russie", "military", "true", "")


@pytest.mark.parametrize("what", sorted(TABLES))
def test_every_view_can_be_exported(store: Store, tmp_path: Path, what: str) -> None:
    """Each view has both formats, with as many rows as it has lines."""
    whole = len(list(stream(store, what)))
    assert export(store, what, "jsonl", tmp_path / "a") == export(store, what, "csv", tmp_path / "b") == whole > 0
    assert export(store, what, "jsonl", tmp_path / "c", Filter(limit=1)) == 1


def test_export_to_standard_output(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file, the rows are printed."""
    assert export(store, "timeline", "jsonl", None) == len(timeline(store)) == len(capsys.readouterr().out.splitlines())


@pytest.mark.parametrize(("what", "form"), [("cheese", "csv"), ("events", "xlsx")])
def test_unknown_view_or_format(store: Store, tmp_path: Path, what: str, form: str) -> None:
    """The choices are named, and no file appears."""
    with pytest.raises(UsageError):
        export(store, what, form, tmp_path / "file")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=HYPERLINK()", "＝1+1", "=cmd|' /C calc'!A0", "\0=1"]
)
def test_formulas_are_disarmed(text: str) -> None:
    """Whatever a spreadsheet would run begins with an apostrophe."""
    assert disarm(text).startswith("'")


@pytest.mark.parametrize("text", ["Poutine", "« non »", "1 550 ogives", "l’accord", "", "A=B"])
def test_plain_text_is_left_alone(text: str) -> None:
    """Text that is no formula stays as it is."""
    assert disarm(text) == text


def test_numbers_stay_numbers() -> None:
    """A negative number is no formula; truth values, nothing and lists are written readably."""
    assert [cell(value) for value in (-5, 0.5, True, None, ["a", "b"], ["=1"], [1, 2])] == [-5, 0.5, "true", "", "a; b", "'=1", "[1, 2]"]


def test_formula_in_a_row_is_disarmed_in_the_file(tmp_path: Path) -> None:
    """Also with quotes, commas and line ends inside, a cell comes back whole and harmless."""
    path = tmp_path / "lines.csv"
    write_csv([Line('=1+"2",\n3', -5)], path, Line)
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["text"], row["number"]) == ('\'=1+"2",\n3', "-5")


def test_interrupted_export_leaves_the_earlier_file(tmp_path: Path) -> None:
    """When rows fail half-way, the file of before is still whole and nothing else is left behind."""
    path = tmp_path / "lines.jsonl"
    write_jsonl([Line("before", 1)], path)

    def failing() -> Iterator[Line]:
        yield Line("after", 2)
        raise UsageError("rows end here")

    with pytest.raises(UsageError):
        write_jsonl(failing(), path)
    assert json.loads(path.read_text("utf-8"))["text"] == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["lines.jsonl"]


def test_missing_folder_is_explained(tmp_path: Path) -> None:
    """A file that cannot be written is named with the cause."""
    with pytest.raises(OnrecordError, match=r"nowhere.*cannot be written"):
        write_jsonl([Line("a", 1)], tmp_path / "nowhere" / "a.jsonl")


def test_rows_are_streamed(store: Store) -> None:
    """The first row comes before the last one has been read."""
    rows = stream(store, "statements", Filter())
    assert isinstance(next(rows), StatementRow)
    rows.close()  # type: ignore[attr-defined]
