"""Tables: one source per row, found without decoding, whatever a row holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.model import Article
from onrecord.reading import Quarantined, Source, find_sources, read, read_source


def outcome(path: Path, content: bytes, mapping: dict[str, str] | None = None) -> list[Article | Quarantined]:
    path.write_bytes(content)
    return list(read([path], mapping))


def texts(found: list[Article | Quarantined]) -> list[str]:
    return [entry.text if isinstance(entry, Article) else f"! {entry.reason}" for entry in found]


def test_json_rows_point_into_the_file(tmp_path: Path) -> None:
    """A row's source is a place in the file; reading it alone gives its article."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"text": "un"}\r\n\n  {"text": "deux", "id": 7, "date": "2023-11-08", "title": "T", "source": "Le Jour"}\n'
    )
    sources = list(find_sources([path]))
    assert all(isinstance(source, Source) and source.payload is None for source in sources)
    last = sources[-1]
    assert isinstance(last, Source)
    article = read_source(last)
    assert (article.text, article.name, article.source) == ("deux", "7", f"{path}:3")
    assert (article.metadata.date, article.metadata.title, article.metadata.site) == ("2023-11-08", "T", "Le Jour")


def test_row_without_a_name_is_called_after_file_and_line(tmp_path: Path) -> None:
    """Without an id the name is stem#line."""
    (found,) = outcome(tmp_path / "press.jsonl", b'{"text": "un"}')
    assert isinstance(found, Article) and found.name == "press#1"


def test_csv_rows_may_hold_line_breaks_and_quotes(tmp_path: Path) -> None:
    """A quoted field runs over line breaks; doubled quotes are quotes; a quote inside a word opens nothing."""
    content = 'id;texte\r\n1;"un\r\n""deux"", trois"\r\n2;l"été\r\n\r\n3;"fin"\r\n'.encode()
    assert texts(outcome(tmp_path / "a.csv", content)) == ['un\r\n"deux", trois', 'l"été', "fin"]


def test_tab_separated_and_french_columns(tmp_path: Path) -> None:
    """Tabs separate as well, and French column names are known."""
    (found,) = outcome(tmp_path / "a.tsv", b"titre\tcontenu\tdate de publication\nT\tun texte\t2020-10\n")
    assert isinstance(found, Article)
    assert (found.text, found.metadata.title, found.metadata.date) == ("un texte", "T", "2020-10")


def test_named_columns_win_over_guessed_ones(tmp_path: Path) -> None:
    """--map decides where several columns could be meant."""
    (found,) = outcome(tmp_path / "a.csv", b"text,body,pubdate\nshort,long,2020-10-17\n", {"text": "body", "date": "pubdate"})
    assert isinstance(found, Article)
    assert (found.text, found.metadata.date) == ("long", "2020-10-17")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2023-11-08T10:00:00Z", "2023-11-08"),
        ("17/10/2020", "2020-10-17"),
        ("20201017", "2020-10-17"),
        ("2020", "2020"),
        ("Tue, 17 Nov 2020 08:00:00 GMT", "2020-11-17"),
        ("03/04/2020", "2020"),
        ("bientôt", None),
    ],
)
def test_dates_of_tables_are_written_as_iso(tmp_path: Path, written: str, kept: str | None) -> None:
    """A date is kept as far as it is certain: the order of day and month may not be."""
    (found,) = outcome(tmp_path / "a.jsonl", json.dumps({"text": "un", "date": written}).encode())
    assert isinstance(found, Article) and found.metadata.date == kept


def test_wrong_column_names_the_ones_there_are(tmp_path: Path) -> None:
    """A column that does not exist is refused with the list of those that do."""
    (found,) = outcome(tmp_path / "a.csv", b"a,b\n1,2\n", {"text": "body"})
    assert isinstance(found, Quarantined) and "'body'" in found.reason and "a, b" in found.remedy


def test_table_without_a_text_column_says_how_to_name_one(tmp_path: Path) -> None:
    """When no column looks like a text the remedy is --map."""
    (found,) = outcome(tmp_path / "a.csv", b"a,b\n1,2\n")
    assert isinstance(found, Quarantined) and "--map" in found.remedy


HOSTILE = [
    pytest.param(b"[" * 100_000, "nested too deeply", id="deep"),
    pytest.param(b'{"text": ', "no valid JSON", id="cut"),
    pytest.param(b'["text"]', "no JSON object", id="list"),
    pytest.param(b'{"text": ""}', "empty text", id="empty"),
    pytest.param(b'{"text": 12}', "empty text", id="number"),
    pytest.param(b'{"text": NaN}', "empty text", id="nan"),
    pytest.param(b'{"text": "a\\ud800b"}', "surrogate", id="surrogate"),
    pytest.param(b'{"text": "a\\u0000b"}', "NUL", id="nul"),
    pytest.param(b'{"text": "a\0b"}', "binary", id="raw nul"),
]


@pytest.mark.parametrize(("line", "reason"), HOSTILE)
def test_bad_row_costs_only_itself(tmp_path: Path, line: bytes, reason: str) -> None:
    """A hostile row is quarantined under its line, the rows around it are read."""
    before, bad, after = outcome(tmp_path / "a.jsonl", b'{"text": "un"}\n' + line + b'\n{"text": "deux"}\n')
    assert isinstance(bad, Quarantined) and reason in bad.reason and bad.location.endswith(":2")
    assert texts([before, after]) == ["un", "deux"]


@pytest.mark.parametrize("number", [b"1e999", b"9" * 5000, b"NaN", b"-Infinity"])
def test_strange_numbers_beside_the_text_do_no_harm(tmp_path: Path, number: bytes) -> None:
    """Numbers are kept as written or dropped; they never become infinite nor end the reading."""
    assert texts(outcome(tmp_path / "a.jsonl", b'{"text": "un", "score": ' + number + b"}")) == ["un"]


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
@pytest.mark.parametrize(("size", "read_it"), [(99, True), (100, True), (101, False), (500, False)])
def test_row_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, size: int, *, read_it: bool) -> None:
    """A row of document_bytes is read; a longer one is quarantined and the next one read."""
    monkeypatch.setenv("ONRECORD_DOCUMENT_BYTES", "100")
    json_lines = kind == "jsonl"
    row = b'{"text": "%s"}' % (b"a" * (size - 12)) if json_lines else b"a" * size
    content = row + b'\n{"text": "fin"}\n' if json_lines else b"text\n" + row + b"\nfin\n"
    first, last = outcome(tmp_path / f"a.{kind}", content)
    assert isinstance(first, Article) is read_it
    assert read_it or "document_bytes" in getattr(first, "reason", "")
    assert isinstance(last, Article) and last.text == "fin"


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
@pytest.mark.parametrize(("rows", "complaints"), [(4, 0), (5, 0), (6, 1)])
def test_rows_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, rows: int, complaints: int) -> None:
    """A table of table_rows is read; of a longer one the rows up to the limit are read and the rest is named once."""
    monkeypatch.setenv("ONRECORD_TABLE_ROWS", "5")
    content = b'{"text": "un"}\n' * rows if kind == "jsonl" else b"text\n" + b"un\n" * rows
    found = outcome(tmp_path / f"a.{kind}", content)
    assert sum(isinstance(entry, Article) for entry in found) == min(rows, 5)
    assert sum(isinstance(entry, Quarantined) and "table_rows" in entry.reason for entry in found) == complaints


def test_open_quote_does_not_swallow_the_file_in_square_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quote that is never closed runs to the row limit and no further."""
    monkeypatch.setenv("ONRECORD_DOCUMENT_BYTES", "1000")
    found = outcome(tmp_path / "a.csv", b'text\n"open' + b"\nun" * 5000)
    assert isinstance(found[0], Quarantined) and "document_bytes" in found[0].reason


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfet\0e\0"])
def test_empty_or_wide_table_is_quarantined(tmp_path: Path, content: bytes) -> None:
    """A table without a header, or in UTF-16, is named with the remedy."""
    (found,) = outcome(tmp_path / "a.csv", content)
    assert isinstance(found, Quarantined) and found.remedy
