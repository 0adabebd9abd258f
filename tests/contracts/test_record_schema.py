"""The tables that the steps make are the tables that the program means, and a person can read them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from onrecord.corroboration import corroborate
from onrecord.record import migrations, open_store, schema
from tests.unit.record.press import batch

VIEWS = (
    "readable_articles", "readable_statements", "readable_events", "readable_instruments", "readable_copies", "readable_happenings",
    "readable_utterances",
)  # fmt: skip
VOCABULARY = {
    "articles", "spans", "actors", "mentions", "statements", "events", "instruments", "terms", "copies", "defects", "dates", "quarantine",
    "runs", "happenings", "utterances",
}  # fmt: skip


def is_ours(name: str | None, kind: str, _: object) -> bool:
    """Leave out what the search engine keeps for itself."""
    return not (kind == "table" and (name or "").startswith("passages_index"))


def test_steps_lead_to_the_schema(tmp_path: Path) -> None:
    """A record made step by step has exactly the tables, columns and indexes of `schema`."""
    with open_store(tmp_path / "press.db") as store, store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours, "compare_type": True})
        assert compare_metadata(context, schema.metadata) == []


def test_head_is_the_last_step() -> None:
    """There is one line of steps, and the program knows its end."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(migrations.__file__).parent))
    settings.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(settings).get_heads() == [schema.HEAD]


def test_tables_carry_the_names_of_the_vocabulary() -> None:
    """What the documents call an Article, a Statement, an Event is a table of that name."""
    assert set(schema.metadata.tables) >= VOCABULARY


def test_every_finding_is_tied_to_its_article() -> None:
    """Every table of findings names the article, by which it is emptied and checked."""
    assert [table.name for table in schema.FINDINGS if "article" not in table.c] == []


@pytest.mark.parametrize("view", VIEWS)
def test_views_are_readable_without_the_program(tmp_path: Path, view: str) -> None:
    """Any SQLite browser shows names and dates, and no key of an actor."""
    path = tmp_path / "press.db"
    with open_store(path) as store:
        store.add(batch())
        corroborate(store)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(f"SELECT * FROM {view}").fetchall()
    assert rows
    assert not any("person:" in str(value) for row in rows for value in row)


def test_views_say_what_was_said_and_done(tmp_path: Path) -> None:
    """Date, speaker, words, addressee, article and source stand beside each other."""
    path = tmp_path / "press.db"
    with open_store(path) as store:
        store.add(batch())
    with closing(sqlite3.connect(path)) as connection:
        said = connection.execute("SELECT date, speaker, said, addressee, article, source FROM readable_statements WHERE mode = 'direct'")
        assert said.fetchone() == (
            "2023-11-08",
            "Vladimir Poutine",
            "La Russie et la Chine ne construisent aucune alliance militaire",
            "Chine",
            "report",
            "press/report.txt",
        )
        done = connection.execute("SELECT date, type, status, actors, recipients, said_by FROM readable_events WHERE status = 'denied'")
        assert done.fetchone() == ("2023", "COOPERATE", "denied", "Russie", "Chine", "Vladimir Poutine")
