"""`onrecord export` and `onrecord verify`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from onrecord.interfaces.cli.options import DEFAULT_RECORD, ID_SHOWN, AsJson, Filters, RecordFile, filtered, read_filter
from onrecord.interfaces.cli.render import console, plain, print_json


class Form(StrEnum):
    """Formats of an export."""

    JSONL = "jsonl"
    CSV = "csv"


class Kind(StrEnum):
    """What is exported: one row per entry of this kind."""

    EVENTS = "events"
    STATEMENTS = "statements"
    TIMELINE = "timeline"
    HAPPENINGS = "happenings"
    UTTERANCES = "utterances"
    ARTICLES = "articles"
    ACTORS = "actors"
    INSTRUMENTS = "instruments"
    COPIES = "copies"


@filtered
def export(
    filters: Filters,
    form: Annotated[Form, typer.Option("--format", help="jsonl or csv.")] = Form.JSONL,
    kind: Annotated[Kind, typer.Option("--kind", help="What to export.")] = Kind.EVENTS,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="File to write; without it, standard output.")] = None,
    record: RecordFile = DEFAULT_RECORD,
) -> None:
    """Write entries to a file for other programs; the filters choose which.

    Example: onrecord export --format csv --kind events --country IRN --out iran.csv
    """
    from onrecord.record import open_store  # noqa: PLC0415
    from onrecord.views import exports  # noqa: PLC0415

    with open_store(record, create=False, read_only=True) as store:
        count = exports.export(store, kind.value, form.value, out, read_filter(filters, None))
    console(error=True).print(f"{count} {kind.value} exported")


def verify(record: RecordFile = DEFAULT_RECORD, as_json: AsJson = False) -> None:
    """Recompute every hash and check that every span still holds its evidence; end with 1 when something differs.

    Example: onrecord verify --record press.db
    """
    from onrecord.record import open_store  # noqa: PLC0415
    from onrecord.views import to_dict  # noqa: PLC0415

    with open_store(record, create=False, read_only=True) as store:
        result = store.verify()
    if as_json:
        print_json(to_dict(result))
    else:
        for found in result.discrepancies:
            console().print(Text(plain(f"{found.article[:ID_SHOWN] or 'record'}  {found.place}: {found.message}")))
        console().print(Text(_tell(result)))
    if result.discrepancies:
        raise typer.Exit(1)


def _tell(result: Any) -> str:
    return f"{result.articles} articles and {result.spans} spans checked, {len(result.discrepancies)} differ from what was kept"
