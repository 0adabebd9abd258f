"""Options that several commands share, so that they are spelled and explained once."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.views import Filter

RecordFile = Annotated[Path, typer.Option("--record", envvar="ONRECORD_RECORD", help="The record file.")]
Workers = Annotated[int, typer.Option("--workers", min=0, help="Worker processes; 0 means one per core.")]
Actors = Annotated[Path | None, typer.Option("--actors", help="Your list of actors, CSV or YAML (docs/actors.md).")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress.")]
Mapped = Annotated[str, typer.Option("--map", help="Columns of a table: text=body,date=pubdate (guessed when absent).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="At most so many rows.")]

ID_SHOWN = 8  # characters of an id in tables; `show` takes the beginning of an id

# The filters that every query shares: option, help. `with` is a word of the language, hence the other names.
_FILTERS = {
    "actor": ("--actor", "Anyone of this name, in any spelling (Shoigu finds Choïgou)."),
    "country": ("--country", "One side: a state's name or ISO alpha-3 code (RUS)."),
    "other": ("--with", "The other side: a name or an ISO alpha-3 code."),
    "type": ("--type", "Event types (CONSULT,SANCTION) or classes of statements (say,accuse)."),
    "status": ("--status", "actual, denied, possible, planned, proposed or hypothetical."),
    "since": ("--since", "From this day, month or year on (2022, 2022-02, 2022-02-24)."),
    "until": ("--until", "Up to this day, month or year."),
    "about": ("--about", "Words that the sentence of the entry holds."),
    "context": ("--context", "What events are about: military, nuclear, energy ..."),
    "source": ("--source", "Part of the site or path that the article was read from."),
}


Filters = Mapping[str, str]
"""The shared filters as given on the command line, empty where not given."""


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the shared filters as options; it is handed them together as its first argument."""
    return filtered_by(*_FILTERS)(command)


def filtered_by(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Like `filtered`, with some of the filters only."""
    return lambda command: _with_filters(command, names)


def _with_filters(command: Callable[..., None], names: Iterable[str]) -> Callable[..., None]:
    wanted = {name: _FILTERS[name] for name in names}

    @wraps(command)
    def asked(**values: Any) -> None:
        filters = {name: values.pop(name) for name in wanted}
        command(filters, **values)

    own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
    shared = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default="", annotation=Annotated[str, typer.Option(option, help=text)])
        for name, (option, text) in wanted.items()
    ]
    parameters = [*shared, *(each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own)]
    asked.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return asked


def read_filter(filters: Filters, limit: int | None) -> Filter:
    """The filters as the views take them."""
    from onrecord.views import Filter  # noqa: PLC0415

    given: dict[str, Any] = {name: value or None for name, value in filters.items()}
    return Filter(**given, limit=limit)


DEFAULT_RECORD = Path("onrecord.db")


def core_count() -> int:
    """One worker per core that this process may use."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def parse_mapping(text: str) -> dict[str, str] | None:
    """`text=body,date=pubdate` as a dictionary, None when empty. Raises UsageError naming the part that is wrong."""
    if not text:
        return None
    pairs = [part.partition("=") for part in text.split(",")]
    for field, sign, column in pairs:
        if not (field.strip() and sign and column.strip()):
            raise UsageError(f"--map {text!r}: {field + sign + column!r} is no FIELD=COLUMN", remedy="write --map text=body,date=pubdate")
    return {field.strip(): column.strip() for field, _, column in pairs}
