"""Transactions, locks and the errors of the database in words."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from onrecord.errors import RecordError
from onrecord.record import connection, open_store
from tests.unit.record.press import OTHER, article, batch, other_findings

WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from onrecord.record import open_store
from tests.unit.record.press import OTHER, article, other_findings

with open_store(Path(sys.argv[1])) as store:
    for number in range(10_000):
        names = [f"{number}-{part}" for part in range(5)]
        store.add([(article(OTHER + name, name), other_findings()) for name in names])
        print(number, flush=True)
"""


def test_old_library_is_refused() -> None:
    """An SQLite without upserts cannot keep a record, and the message says which one can."""
    with pytest.raises(RecordError, match=r"3\.34\.1 is too old") as caught:
        connection.check_library((3, 34, 1))
    assert "3.35.0" in caught.value.remedy


def test_library_at_hand_is_accepted() -> None:
    """The library of this Python passes, as does the oldest one allowed."""
    connection.check_library()
    connection.check_library(connection.LEAST_SQLITE)


def test_settings_of_the_file(tmp_path: Path) -> None:
    """Write-ahead log, foreign keys, and commits that reach the disk."""
    with open_store(tmp_path / "press.db") as store, store.reading() as reader:
        values = {name: reader.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "foreign_keys", "synchronous")}
    assert values == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2}


def test_second_writer_waits_then_gives_up_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process writes, adding fails with the remedy; when it has finished, adding works."""
    path = tmp_path / "press.db"
    monkeypatch.setattr(connection, "_BUSY_SECONDS", 0.1)
    with open_store(path) as store:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(RecordError, match="another onrecord is writing") as caught:
                store.add(batch())
            assert "wait" in caught.value.remedy
        assert store.add(batch()).new == 3


def test_file_in_a_missing_place_is_explained(tmp_path: Path) -> None:
    """A record below a file cannot be made, and the message names the folder."""
    (tmp_path / "file").touch()
    with pytest.raises(RecordError, match="this folder cannot be made"):
        open_store(tmp_path / "file" / "press.db")


def test_record_in_a_read_only_folder_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record on a medium that cannot be written is read without the files that SQLite would put beside it."""
    path = tmp_path / "press.db"
    with open_store(path) as store:
        store.add(batch())
    monkeypatch.setattr(os, "access", lambda *_: False)
    with open_store(path, read_only=True) as reader:
        assert reader.count() == 3
        assert [file.name for file in tmp_path.iterdir()] == ["press.db"]


def test_full_disk_keeps_what_was_committed(tmp_path: Path) -> None:
    """When there is no room, the batch is refused in words, and the record is as it was before."""
    store = open_store(tmp_path / "press.db")
    store.add(batch()[:1])
    store.close()
    event.listen(store._engine, "connect", lambda raw, _: raw.execute("PRAGMA max_page_count = 1"))
    with pytest.raises(RecordError, match="the disk is full") as caught:
        for number in range(100):
            store.add([(article(OTHER + str(number), str(number)), other_findings())])
    assert "make room" in caught.value.remedy
    with open_store(store.path) as again:
        assert again.verify().sound
        assert again.add(batch()).new == 2


@pytest.mark.parametrize("wait", [0.0, 0.03, 0.1, 0.25])
def test_kill_loses_nothing_committed_and_keeps_nothing_partial(tmp_path: Path, wait: float) -> None:
    """After kill -9 in the middle of writing, every acknowledged batch is there and no batch is there in part."""
    path = tmp_path / "press.db"
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(wait)
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged = [int(line) for line in (first + writer.stdout.read()).split()]
    with open_store(path) as store:
        names = {article.name for article, _ in store.load_all()}
        assert len(names) % 5 == 0
        assert {f"{number}-{part}" for number in acknowledged for part in range(5)} <= names
        assert store.verify().sound
