"""Verification finds what no longer agrees, and names the place."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.record import Store, open_store
from tests.unit.record.press import OTHER, REPORT, article, batch, other_findings


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path / "press.db")
    store.add(batch())
    return store


def tamper(store: Store, statement: str) -> None:
    """Change the file behind the program's back."""
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute(statement)


def test_untouched_record_is_sound(store: Store) -> None:
    """All articles and spans are checked, and nothing is found."""
    found = store.verify()
    assert found.sound
    assert found.articles == 3
    assert found.spans > 40


@pytest.mark.parametrize("table", ["spans", "marks", "dates", "mentions", "defects", "terms"])
def test_span_beside_its_evidence_is_found(store: Store, table: str) -> None:
    """A span moved by one character is named with what stands there and what should."""
    tamper(store, f'UPDATE {table} SET start = start + 1, "end" = "end" + 1 WHERE rowid = (SELECT min(rowid) FROM {table})')
    (found,) = store.verify().discrepancies
    assert found.place.startswith(table)
    assert "the evidence is" in found.message


def test_changed_text_is_found(store: Store) -> None:
    """A text that was edited in the file betrays itself by its digest, its id and its spans."""
    tamper(store, "UPDATE articles SET text = replace(text, 'aucune', 'quelque')")
    places = {found.place for found in store.verify().discrepancies}
    assert {"articles.text", "articles.id"} <= places


def test_lost_parent_is_found(store: Store) -> None:
    """An entry whose article is gone is found."""
    tamper(store, f"DELETE FROM articles WHERE id = '{article(OTHER, 'other').id}'")
    assert any("does not exist" in found.message for found in store.verify().discrepancies)


def test_original_is_compared_where_it_is_at_hand(store: Store, tmp_path: Path) -> None:
    """A source file that has changed since is reported; one that has not is counted."""
    original = tmp_path / "original.txt"
    original.write_text(OTHER, "utf-8")
    store.add([(replace(article(OTHER, "other"), source=str(original)), other_findings())])
    assert (store.verify().originals, store.verify().sound) == (1, True)
    original.write_text(REPORT, "utf-8")
    (found,) = store.verify().discrepancies
    assert found.place == str(original)
    assert "has changed since" in found.message
