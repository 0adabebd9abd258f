"""`onrecord positions`: how somebody stands on an issue, and where that changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.interfaces.cli.options import DEFAULT_RECORD, ID_SHOWN, AsJson, Filters, RecordFile, filtered_by
from onrecord.interfaces.cli.render import print_json, print_table

if TYPE_CHECKING:
    from onrecord.views import PositionRow

_STRENGTHS = {1: "hedged", 2: "", 3: "emphatic"}


@filtered_by("other", "since", "until")
def positions(
    filters: Filters,
    holder: Annotated[str, typer.Option("--holder", help="Whose position: a country, an organisation or a person.")],
    about: Annotated[str, typer.Option("--about", help="The issue, in a word or two.")],
    record: RecordFile = DEFAULT_RECORD,
    as_json: AsJson = False,
) -> None:
    """Statements and acts on an issue in order of time, each with its stance and its words.

    ! marks where the position moved, ~ words that a machine translated or rewrote.

    Example: onrecord positions --holder Russie --about "alliance militaire" --with Chine
    """
    from onrecord.record import open_store  # noqa: PLC0415
    from onrecord.views import Question, to_dict  # noqa: PLC0415
    from onrecord.views import positions as view  # noqa: PLC0415

    with open_store(record, create=False, read_only=True) as store:
        rows = view(store, Question(holder, about, **{name: value or None for name, value in filters.items()}))
    if as_json:
        print_json([to_dict(row) for row in rows])
        return
    fixed: dict[str, Any] = {"no_wrap": True}
    side, words = {"max_width": 15, "overflow": "fold"}, {"overflow": "fold"}
    on, key = {**fixed, "from_width": 100}, {**fixed, "style": "dim"}
    columns = {"date": fixed, "by": side, "stance": side, "on": on, "words": words, "id": key}
    print_table(columns, map(_cells, rows), "No position on record. Try other words with --about, or leave --with out.")


def _cells(row: PositionRow) -> Iterable[str]:
    by = f"{row.by} ({row.office})" if row.office else row.by
    stance = " ".join(filter(None, (row.stance, _STRENGTHS[row.strength] if row.stance != "none" else "")))
    words = row.text if row.kind == "act" else f"« {row.text} »"
    stance = " ".join(filter(None, (stance, _moved(row))))
    return row.date or "?", by, stance, row.on, words if row.quotable else f"~ {words}", row.id[:ID_SHOWN]


def _moved(row: PositionRow) -> str:
    moves = [f"from {row.moved_from} to {row.stance}"] if row.moved_from else []
    moves += [f"the text says: {row.moved_words}"] if row.moved_words else []
    return f"! {'; '.join(moves)}" if moves else ""
