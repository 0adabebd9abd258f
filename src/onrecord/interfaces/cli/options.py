"""Options that several commands share, so that they are spelled and explained once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import UsageError

RecordFile = Annotated[Path, typer.Option("--record", envvar="ONRECORD_RECORD", help="The record file.")]
Workers = Annotated[int, typer.Option("--workers", min=0, help="Worker processes; 0 means one per core.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress.")]
Mapped = Annotated[str, typer.Option("--map", help="Columns of a table: text=body,date=pubdate (guessed when absent).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="At most so many rows.")]

Actor = Annotated[str, typer.Option("--actor", help="Anyone of this name, in any spelling (Shoigu finds Choïgou).")]
Country = Annotated[str, typer.Option("--country", help="One side, ISO alpha-3 (RUS).")]
With = Annotated[str, typer.Option("--with", help="The other side: a name or an ISO alpha-3 code.")]
Type = Annotated[str, typer.Option("--type", help="A PLOVER type (CONSULT, SANCTION ...).")]
Status = Annotated[str, typer.Option("--status", help="actual, denied, possible, planned, proposed or hypothetical.")]
Since = Annotated[str, typer.Option("--since", help="From this day, month or year on (2022, 2022-02, 2022-02-24).")]
Until = Annotated[str, typer.Option("--until", help="Up to this day, month or year.")]
About = Annotated[str, typer.Option("--about", help="Words that the entry or its sentence holds.")]

DEFAULT_RECORD = Path("onrecord.db")


def parse_mapping(text: str) -> dict[str, str] | None:
    """`text=body,date=pubdate` as a dictionary, None when empty. Raises UsageError naming the part that is wrong."""
    if not text:
        return None
    pairs = [part.partition("=") for part in text.split(",")]
    for field, sign, column in pairs:
        if not (field.strip() and sign and column.strip()):
            raise UsageError(f"--map {text!r}: {field + sign + column!r} is no FIELD=COLUMN", remedy="write --map text=body,date=pubdate")
    return {field.strip(): column.strip() for field, _, column in pairs}
