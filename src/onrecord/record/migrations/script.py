"""Steps written in SQL: read once, run statement by statement on the connection of the upgrade."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from alembic import op

_SCRIPTS = Path(__file__).parent / "versions" / "sql"


def run_script(name: str) -> None:
    """Run every statement of `versions/sql/NAME` inside the transaction of the upgrade."""
    connection = op.get_bind()
    for statement in split_statements((_SCRIPTS / name).read_text("utf-8")):
        connection.exec_driver_sql(statement)


def split_statements(script: str) -> Iterator[str]:
    """The complete statements of an SQL script; a trigger with its inner semicolons is one statement."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
