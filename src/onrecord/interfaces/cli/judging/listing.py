"""`onrecord judgements`: the list, and its way out of one record into another."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from onrecord.interfaces.cli.options import DEFAULT_RECORD, ID_SHOWN, AsJson, RecordFile
from onrecord.interfaces.cli.render import console, print_json, print_table

if TYPE_CHECKING:
    from onrecord.record import Judgement


def judgements(
    out: Annotated[Path | None, typer.Option("--export", help="CSV file to write.")] = None,
    given: Annotated[Path | None, typer.Option("--import", help="CSV file to take judgements from.")] = None,
    record: RecordFile = DEFAULT_RECORD,
    as_json: AsJson = False,
) -> None:
    """Who judged what, when and why. --export and --import carry judgements from one record to another.

    Example: onrecord judgements --export judgements.csv
    """
    from onrecord.corroboration import adopt  # noqa: PLC0415
    from onrecord.record import Judgement, open_store  # noqa: PLC0415
    from onrecord.views import exports, to_dict  # noqa: PLC0415

    if given is not None:
        with open_store(record, create=False) as store:
            new = adopt(store, exports.read_judgements(given))
        console(error=True).print(Text(f"{new} new judgements from {given}"))
        return
    with open_store(record, create=False, read_only=True) as store:
        kept = store.judgements()
    if out is not None:
        exports.write_csv(kept, out, Judgement)
        console(error=True).print(Text(f"{len(kept)} judgements exported"))
    elif as_json:
        print_json([to_dict(each) for each in kept])
    else:
        fixed: dict[str, Any] = {"no_wrap": True}
        wide: dict[str, Any] = {"ratio": 3, "overflow": "fold"}
        columns = {"no": fixed, "at": fixed, "by": fixed, "what": fixed, "entries": fixed, "why": wide, "undone": fixed}
        print_table(columns, map(_cells, kept), "Nobody has judged anything yet.")


def _cells(row: Judgement) -> Iterable[str]:
    what = f"{row.verb} {row.field}={row.value}" if row.field else row.verb
    entries = " ".join(key[:ID_SHOWN] for key in (row.entry, row.other) if key)
    return str(row.number), row.at[:16], row.by, what, entries, row.why, (row.undone or "")[:16]
