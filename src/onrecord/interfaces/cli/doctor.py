"""`onrecord doctor`: is everything here that the work needs?"""

from __future__ import annotations

import platform
import shutil
import sqlite3
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from onrecord import __version__
from onrecord.interfaces.cli.render import console, print_json
from onrecord.words import path_of

_LANGUAGES = ("fr", "en")
_LEAST_SQLITE = (3, 35, 0)
_LEAST_FREE_MIB = 500


def doctor(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:
    """Check versions, SQLite, models and disk; end with 1 when something is missing.

    Example: onrecord doctor
    """
    checks = {**_check_versions(), **_check_sqlite(), **_check_models(), **_check_disk()}
    if as_json:
        print_json({name: {"ok": good, "is": said} for name, (good, said) in checks.items()})
    else:
        table = Table("check", "", "is", box=None, pad_edge=False)
        for name, (good, said) in checks.items():
            table.add_row(name, "ok" if good else "[red]MISSING[/red]", said)
        console().print(table)
    if not all(good for good, _ in checks.values()):
        raise typer.Exit(1)


def _check_versions() -> dict[str, tuple[bool, str]]:
    found = {"onrecord": (True, __version__), "python": (True, platform.python_version())}
    for requirement in requires("onrecord") or []:
        if "extra ==" in requirement:
            continue
        name = requirement.split(">")[0].split("<")[0].split("=")[0].strip()
        try:
            found[name] = (True, version(name))
        except PackageNotFoundError:
            found[name] = (False, "not installed")
    return found


def _check_sqlite() -> dict[str, tuple[bool, str]]:
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("pragma compile_options")}
    recent = sqlite3.sqlite_version_info >= _LEAST_SQLITE
    searchable = "ENABLE_FTS5" in options
    return {
        "sqlite": (recent, sqlite3.sqlite_version),
        "sqlite full-text search": (searchable, "FTS5" if searchable else "this SQLite was built without FTS5"),
    }


def _check_models() -> dict[str, tuple[bool, str]]:
    found = {}
    for language in _LANGUAGES:
        for part in ("pipeline", "names.crfsuite"):
            name = f"trained/{language}/{part}"
            try:
                found[name] = (True, f"{_size(path_of(name)) / 2**20:.1f} MiB")
            except Exception as error:
                found[name] = (False, str(error).splitlines()[0])
    return found


def _size(path: Path) -> int:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files)


def _check_disk() -> dict[str, tuple[bool, str]]:
    free = shutil.disk_usage(Path.cwd()).free // 2**20
    return {"disk here": (free >= _LEAST_FREE_MIB, f"{free} MiB free")}
