"""The commands as a person types them: exit codes, closing summary, tables, JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.errors import UsageError
from onrecord.interfaces.cli.app import application
from onrecord.interfaces.cli.options import parse_mapping
from onrecord.interfaces.cli.render import merge, plain

SAMPLES = Path(__file__).resolve().parents[4] / "samples"
QUERIES = ("timeline", "happenings", "utterances", "statements", "events", "articles", "actors")


def invoke(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of four samples about one relation."""
    path = tmp_path_factory.mktemp("record") / "press.db"
    result = invoke("read", *sorted(SAMPLES.glob("dev-rucn-*.txt")), "--record", path, "--quiet")
    assert result.exit_code == 0, result.output
    return path


def test_reading_tells_what_became_of_the_files(record: Path) -> None:
    """A second reading finds everything known."""
    again = " ".join(invoke("read", SAMPLES / "dev-rucn-01.txt", "--record", record, "--quiet").output.split())
    assert "1 read, 0 new, 1 already known" in again


def test_bad_file_is_set_aside_and_listed(tmp_path: Path) -> None:
    """An empty file costs nothing but itself: exit code 3, with name, reason and remedy."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text("La France et l'Allemagne ont signé un accord mardi à Paris, selon l'Élysée.", "utf-8")
    result = invoke("read", tmp_path, "--record", tmp_path / "press.db", "--quiet")
    assert result.exit_code == 3
    told = " ".join(result.output.split())
    assert "empty.txt" in told and "remedy" in told and "1 new" in told


@pytest.mark.parametrize("command", QUERIES)
def test_queries_speak_json(record: Path, command: str) -> None:
    """Every query prints one JSON list on demand, and it is not empty for this record."""
    rows = json.loads(invoke(command, "--record", record, "--json").stdout)
    assert isinstance(rows, list) and rows


@pytest.mark.parametrize("command", QUERIES)
def test_queries_print_tables(record: Path, command: str) -> None:
    """Every query prints a table for people."""
    result = invoke(command, "--record", record)
    assert (result.exit_code == 0 and "Poutine" in result.output) or "rucn" in result.output


def test_any_spelling_finds_the_actor(record: Path) -> None:
    """An English spelling finds the minister whom the French articles call Choïgou."""
    rows = json.loads(invoke("statements", "--record", record, "--actor", "Shoigu", "--json").stdout)
    assert {row["speaker"] for row in rows} == {"Sergueï Choïgou"}


def test_show_opens_the_evidence(record: Path) -> None:
    """The beginning of an id from a table shows the entry with its words in context and the reason."""
    first = json.loads(invoke("statements", "--record", record, "--json").stdout)[0]
    result = invoke("show", first["id"][:8], "--record", record)
    assert result.exit_code == 0 and "why" in result.output and "[[" in result.output


def test_search_survives_everyday_and_hostile_words(record: Path) -> None:
    """Apostrophes, quotes, hyphens and operators are words to look for, never errors."""
    for text in ("l'accord", '"feuille de route"', "New-START", "cœur", 'a" OR', "(*)", "-", "NEAR(a b)"):
        assert invoke("search", text, "--record", record).exit_code == 0, text


def test_export_writes_csv(record: Path, tmp_path: Path) -> None:
    """An export holds a header and a row per entry."""
    target = tmp_path / "events.csv"
    assert invoke("export", "--format", "csv", "--record", record, "--out", target).exit_code == 0
    rows = json.loads(invoke("events", "--record", record, "--json").stdout)
    assert len(target.read_text("utf-8").splitlines()) >= len(rows) + 1


def test_verify_passes_on_a_fresh_record(record: Path) -> None:
    """Every hash and span of a record just made is right."""
    assert invoke("verify", "--record", record).exit_code == 0


def test_extract_writes_one_file_per_article(tmp_path: Path) -> None:
    """Copies among the given articles name their origin."""
    given = [SAMPLES / "dev-rucn-01.txt", SAMPLES / "dev-rucn-03.txt"]
    assert invoke("extract", *given, "--out", tmp_path, "--quiet").exit_code == 0
    copied = json.loads((tmp_path / "dev-rucn-03.json").read_text("utf-8"))
    assert copied["origin"] == "dev-rucn-01"


def test_unknown_status_is_wrong_usage(record: Path) -> None:
    """A value that does not exist is refused with the ones that do."""
    result = invoke("events", "--record", record, "--status", "maybe")
    assert isinstance(result.exception, UsageError) and "hypothetical" in str(result.exception)


def test_doctor_reports_what_is_here() -> None:
    """The doctor names versions, SQLite and models."""
    checks = json.loads(invoke("doctor", "--json").stdout)
    assert checks["sqlite full-text search"]["ok"] and "trained/fr/pipeline" in checks


def test_mapping_is_checked() -> None:
    """A column mapping that is no pair is refused with the part that is wrong."""
    assert parse_mapping("text=body,date=pubdate") == {"text": "body", "date": "pubdate"}
    with pytest.raises(UsageError, match="text="):
        parse_mapping("text=")


def test_titles_cannot_steer_the_terminal() -> None:
    """Escape sequences and direction marks do not reach the terminal."""
    assert plain("a\x1b[2Jb\u202ec\td") == "a�[2Jbc\td"


def test_overlapping_places_are_joined() -> None:
    """Highlights that overlap become one."""
    assert merge([(5, 9), (0, 3), (2, 4)]) == [(0, 4), (5, 9)]


def test_compare_sets_passages_side_by_side(record: Path) -> None:
    """The spun copy stands beside its origin, sentence by sentence, and the verdict says which is which."""
    compared = json.loads(invoke("compare", "dev-rucn-01", "dev-rucn-03", "--record", record, "--json").stdout)
    assert compared["copy"]["copy"] == compared["right"] and compared["copy"]["origin"] == compared["left"]
    assert len(compared["passages"]) >= 5
    told = " ".join(invoke("compare", "dev-rucn-03", "dev-rucn-01", "--record", record).output.split())
    assert "dev-rucn-03 is a copy of dev-rucn-01" in told


def test_compare_of_independent_articles_says_so(record: Path) -> None:
    """Two desks on one meeting are not called copies."""
    told = " ".join(invoke("compare", "dev-rucn-01", "dev-rucn-02", "--record", record).output.split())
    assert "Neither is on record as a copy" in told


def test_compare_names_an_unknown_article(record: Path) -> None:
    """An article that is not on record is named in the message."""
    result = invoke("compare", "dev-rucn-01", "nowhere", "--record", record)
    assert "nowhere" in str(result.exception)


def test_treaty_prints_its_sheet(record: Path) -> None:
    """Any name opens the sheet; each line names article and characters; an unknown name is wrong usage."""
    result = invoke("treaty", "feuille de route militaire", "--record", record)
    assert result.exit_code == 0 and "parties" in result.output and "dev-rucn-" in result.output
    sheet = json.loads(invoke("treaty", "feuille de route militaire", "--record", record, "--json").stdout)
    assert sheet["variants"] and sheet["variants"][0]["source"]["text"]
    assert isinstance(invoke("treaty", "zzz", "--record", record).exception, UsageError)


def test_events_explain_themselves(record: Path) -> None:
    """The trigger with its frame, the sides with their slots, the status step by step; other entries are refused."""
    event = json.loads(invoke("events", "--record", record, "--status", "denied", "--json").stdout)[0]
    told = invoke("events", "--explain", event["id"], "--record", record)
    assert told.exit_code == 0
    assert all(word in told.output for word in ("trigger", "frame", ".yaml", "status", "denied", "cue"))
    explanation = json.loads(invoke("events", "--explain", event["id"], "--record", record, "--json").stdout)["explanation"]
    assert explanation["status_path"][-1].endswith("denied")
    assert {slot["role"] for slot in explanation["slots"]} == {"actor", "recipient"}
    said = json.loads(invoke("statements", "--record", record, "--json").stdout)[0]
    assert isinstance(invoke("events", "--explain", said["id"], "--record", record).exception, UsageError)


def test_a_list_of_actors_reaches_the_workers(tmp_path: Path) -> None:
    """`extract` and `read` find who is listed; the record is the same with one worker and with two."""
    (tmp_path / "a.txt").write_text("Le ministre a vu Zorro Unmask mardi à Paris. La France a signé un accord avec l'Allemagne.", "utf-8")
    listed = tmp_path / "mine.yaml"
    listed.write_text("- {name: Zorro Unmask, country: ESP, wikidata: Q1, aliases: [Zorro]}\n", "utf-8")
    (line,) = invoke("extract", tmp_path / "a.txt", "--actors", listed, "--quiet").stdout.splitlines()
    assert "ESP" in {actor["country"] for actor in json.loads(line)["actors"]}
    rows = []
    for workers in ("1", "2"):
        record = tmp_path / f"press{workers}.db"
        assert invoke("read", tmp_path / "a.txt", "--record", record, "--actors", listed, "--workers", workers, "--quiet").exit_code == 0
        rows.append(invoke("actors", "--record", record, "--json").stdout)
    assert rows[0] == rows[1]
    assert "Q1" in rows[0]


def test_another_list_of_actors_is_another_analysis(tmp_path: Path) -> None:
    """With --redo, what was read without the list is read again; once."""
    (tmp_path / "a.txt").write_text("Le ministre a vu Zorro Unmask mardi à Paris. La France a signé un accord avec l'Allemagne.", "utf-8")
    (tmp_path / "mine.csv").write_text("name,country\nZorro Unmask,ESP\n", "utf-8")
    reading = ("read", tmp_path / "a.txt", "--record", tmp_path / "press.db", "--quiet")
    assert "1 new" in invoke(*reading).output
    told = [invoke(*reading, "--redo", "--actors", tmp_path / "mine.csv").output for _ in range(2)]
    assert "1 analysed again" in told[0]
    assert "1 already known" in told[1]


def test_a_faulty_list_of_actors_ends_the_command(tmp_path: Path) -> None:
    """Nothing is read; file, line and remedy are told."""
    (tmp_path / "a.txt").write_text("La France a signé un accord avec l'Allemagne mardi à Paris.", "utf-8")
    (tmp_path / "mine.csv").write_text("name,country\nZorro,FR\n", "utf-8")
    result = invoke("read", tmp_path / "a.txt", "--record", tmp_path / "press.db", "--actors", tmp_path / "mine.csv")
    assert result.exit_code != 0
    assert "mine.csv, line 2" in str(result.exception)


def test_a_merge_and_a_split_say_where_the_entries_are_told_now(tmp_path: Path) -> None:
    """The ids of happenings change when they are joined or fall apart: the answer names the new ones."""
    record = tmp_path / "judged.db"
    invoke("read", SAMPLES / "dev-rucn-01.txt", "--record", record, "--quiet")
    rows = json.loads(invoke("happenings", "--record", record, "--json").stdout)
    first, second = rows[0]["id"], rows[1]["id"]
    joined = re.findall(r"now told as (\w+)", invoke("merge", first, second, "--record", record).output)
    assert len(joined) == 1
    parts = re.search(r"now told as (\w+), (\w+)", invoke("split", joined[0], "--record", record).output)
    assert parts is not None
    assert {part[:8] for part in parts.groups()} == {first[:8], second[:8]}
