"""Older records are brought up to date with a copy kept; newer ones and foreign files are left alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record import migrations, open_store
from onrecord.record.connection import open_engine
from onrecord.record.migrations.script import split_statements
from onrecord.record.schema import HEAD
from tests.unit.record.press import batch


def run(path: Path, *statements: str) -> list[tuple[object, ...]]:
    """Rows of the last of some SQL statements, committed."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            rows = connection.execute(statement).fetchall()
    return rows


def make_older(path: Path) -> None:
    """A record as the first revision left it, with one article."""
    engine = open_engine(path, read_only=False)
    migrations.upgrade(engine, path, "0001")
    columns = "id, name, source, sha256, stated_language, language, published_how, published_rule, published_detail, published_score"
    values = "'a', 'n', 's', 'h', 'fr', 'fr', 'unknown', 'r', 'd', 0, 't', 'x', '0'"
    run(path, f"INSERT INTO articles ({columns}, text, text_sha256, analysis) VALUES ({values})")


def test_older_record_is_upgraded_and_a_copy_kept(tmp_path: Path) -> None:
    """What was on record stays, the new tables are there, and the file as it was stands beside it."""
    path = tmp_path / "press.db"
    make_older(path)
    with open_store(path) as store:
        assert store.count() == 1
        store.add(batch())
    assert run(path, "SELECT version_num FROM alembic_version") == [(HEAD,)]
    copy = tmp_path / f"press.db.before-{HEAD}"
    assert run(copy, "SELECT version_num FROM alembic_version") == [("0001",)]
    assert run(copy, "SELECT id FROM articles") == [("a",)]


def test_interrupted_upgrade_leaves_the_record_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that fails half-way takes everything back; the next attempt succeeds."""
    path = tmp_path / "press.db"
    make_older(path)
    from alembic.operations import Operations  # noqa: PLC0415

    with monkeypatch.context() as patched:
        patched.setattr(Operations, "get_bind", lambda _: (_ for _ in ()).throw(sqlite3.OperationalError("disk I/O error")))
        with pytest.raises(RecordError):
            open_store(path)
    assert run(path, "SELECT version_num FROM alembic_version") == [("0001",)]
    assert open_store(path).count() == 1


def test_current_record_is_neither_copied_nor_changed(tmp_path: Path) -> None:
    """Opening a record that is up to date leaves no traces."""
    path = tmp_path / "press.db"
    open_store(path).close()
    open_store(path).close()
    assert {file.name for file in tmp_path.iterdir()} <= {"press.db", "press.db-wal", "press.db-shm"}


@pytest.mark.parametrize("revision", ["0999", "feature"])
def test_newer_record_is_refused_untouched(tmp_path: Path, revision: str) -> None:
    """A record of a newer program is named as such and not written to."""
    path = tmp_path / "press.db"
    open_store(path).close()
    run(path, f"UPDATE alembic_version SET version_num = '{revision}'")
    with pytest.raises(RecordError, match="newer onrecord"):
        open_store(path)
    assert run(path, "SELECT version_num FROM alembic_version") == [(revision,)]


def test_older_record_is_not_upgraded_for_reading(tmp_path: Path) -> None:
    """Opening for reading only never writes; it says what to do."""
    path = tmp_path / "press.db"
    make_older(path)
    with pytest.raises(RecordError, match="older tables"):
        open_store(path, read_only=True)
    assert run(path, "SELECT version_num FROM alembic_version") == [("0001",)]


def test_other_database_is_refused(tmp_path: Path) -> None:
    """A database of another program gets no tables of ours."""
    path = tmp_path / "other.db"
    run(path, "CREATE TABLE cheese (name)")
    with pytest.raises(RecordError, match="no onrecord record"):
        open_store(path)
    assert run(path, "SELECT name FROM sqlite_master") == [("cheese",)]


def test_other_file_is_refused(tmp_path: Path) -> None:
    """A file that is no database is named, and left as it is."""
    path = tmp_path / "notes.txt"
    path.write_text("Not a database at all, and longer than its header. " * 10, "utf-8")
    with pytest.raises(RecordError, match=r"notes\.txt: the file is no SQLite database"):
        open_store(path)
    assert path.read_text("utf-8").startswith("Not a database")


def test_empty_file_becomes_a_record(tmp_path: Path) -> None:
    """An empty file, as a kill at the first moment leaves it, is a new record."""
    path = tmp_path / "press.db"
    path.touch()
    assert open_store(path).count() == 0


def test_trigger_is_one_statement() -> None:
    """Semicolons inside a trigger do not end it."""
    script = "-- words\nCREATE TABLE a (b);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM a;\n  DELETE FROM a;\nEND;\n"
    assert [statement.count("DELETE") for statement in split_statements(script)] == [0, 2]
