"""`onrecord read`: press into a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from onrecord.interfaces.cli.options import DEFAULT_RECORD, Actors, Mapped, Quiet, RecordFile, Workers, core_count, parse_mapping
from onrecord.interfaces.cli.progress import follow, list_quarantined
from onrecord.interfaces.cli.render import console

if TYPE_CHECKING:
    from onrecord.runners.ingest import Summary


def read(  # noqa: PLR0913, PLR0917 - one parameter per option of the command
    paths: Annotated[list[str], typer.Argument(help="Files, folders, zip archives, or - for standard input.")],
    record: RecordFile = DEFAULT_RECORD,
    mapping: Mapped = "",
    actors: Actors = None,
    workers: Workers = 0,
    redo: Annotated[bool, typer.Option("--redo", help="Analyse again what an older onrecord, or one with other actors, did.")] = False,
    quiet: Quiet = False,
) -> None:
    """Read press into a record. What is known already is left alone; what cannot be read is set aside and listed.

    Ends with 0 when all went well, 3 when something was set aside.

    \b
    Examples:
      onrecord read samples/ --record press.db
      onrecord read archive.zip dump.csv --map text=body,date=pubdate
      onrecord read press/ --actors my_actors.csv
      cat article.txt | onrecord read -
    """
    from onrecord.record import open_store  # noqa: PLC0415
    from onrecord.runners.ingest import Order, count_sources, ingest  # noqa: PLC0415

    order = Order(tuple(paths), parse_mapping(mapping), workers or core_count(), redo, actors)
    with open_store(record) as store:
        total = None if quiet else count_sources(order)
        summary = ingest(store, order, lambda outcomes: follow(outcomes, total, quiet=quiet))
    console().print(Text(_tell(summary, str(record))), soft_wrap=True)
    if summary.quarantined:
        list_quarantined(summary.quarantined)
        raise typer.Exit(3)


def _tell(summary: Summary, record: str) -> str:
    counts = summary.counts()
    said = [f"{counts[name]} {label}" for name, label in _LABELS.items() if counts[name] or name in _ALWAYS]
    return f"{record}: " + ", ".join(said)


_LABELS = {
    "read": "read",
    "new": "new",
    "known": "already known",
    "redone": "analysed again",
    "copies": "copies on record",
    "undated": "undated on record",
    "quarantined": "set aside",
}
_ALWAYS = frozenset(_LABELS) - {"redone"}
