"""How the tables of a record came about, step by step (Alembic), and how an older record is brought up to date.

consumes: an open record file
produces: the same file with the tables of `schema.HEAD`; before an older one is changed, a copy beside it
not its job: reading or writing entries
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine

from onrecord.errors import RecordError
from onrecord.record.connection import reading, writing
from onrecord.record.schema import HEAD

_HERE = Path(__file__).parent


def current_revision(connection: Connection) -> str | None:
    """The revision of the tables, None for an empty database. Raises RecordError when it is no record at all."""
    names = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    if "alembic_version" in names and "articles" in names:
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
    if names:
        raise RecordError("this SQLite database is no onrecord record", remedy="name another file for the record")
    return None


def bring_up_to_date(engine: Engine, path: Path, *, read_only: bool) -> None:
    """Create or upgrade the tables where needed. Raises RecordError for records of a newer program, which are left alone."""
    with reading(engine, path) as connection:
        revision = current_revision(connection)
    if revision == HEAD:
        return
    if revision is not None and not (revision.isdigit() and revision < HEAD):
        message = f"{path}: this record was written by a newer onrecord (tables {revision}, this program knows {HEAD})"
        raise RecordError(message, remedy="upgrade onrecord, or read the articles into a new record")
    if read_only:
        state = "is empty" if revision is None else f"has older tables ({revision}, this program needs {HEAD})"
        raise RecordError(f"{path}: the record {state} and is opened for reading only", remedy="open it once for writing")
    if revision is not None:
        copy_record(path, path.with_name(f"{path.name}.before-{HEAD}"))
    upgrade(engine, path, HEAD)


def upgrade(engine: Engine, path: Path, revision: str) -> None:
    """Run the missing steps in one transaction: an interrupted upgrade leaves the record as it was."""
    from alembic import command  # noqa: PLC0415 - a third of a second that only new and old records pay
    from alembic.config import Config  # noqa: PLC0415 - see above

    settings = Config()
    settings.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    with writing(engine, path) as connection:
        if current_revision(connection) is not None and current_revision(connection) == revision:
            return  # another process was faster
        settings.attributes["connection"] = connection
        command.upgrade(settings, revision)


def copy_record(path: Path, target: Path) -> Path:
    """A complete copy of the record, taken through SQLite so that nothing still in its log is missed."""
    partial = target.with_name(f"{target.name}.partial")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(partial)) as copy:
        source.backup(copy)
    return partial.replace(target)
