"""`onrecord compare`: the passages that two articles have in common, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from onrecord.interfaces.cli.options import DEFAULT_RECORD, AsJson, RecordFile
from onrecord.interfaces.cli.render import console, plain, print_json, print_table

if TYPE_CHECKING:
    from onrecord.corroboration import Compared
    from onrecord.corroboration.copies import Candidate

_ARTICLE = typer.Argument(metavar="ID", help="Name or id of an article, or the beginning of its id.")


def compare(
    left: Annotated[str, _ARTICLE],
    right: Annotated[str, _ARTICLE],
    record: RecordFile = DEFAULT_RECORD,
    as_json: AsJson = False,
) -> None:
    """Compare two articles: what they share, passage by passage, and which is the copy.

    Example: onrecord compare dev-rucn-01 dev-rucn-03
    """
    from onrecord.corroboration import compare as side_by_side  # noqa: PLC0415
    from onrecord.record import open_store  # noqa: PLC0415

    with open_store(record, create=False, read_only=True) as store:
        compared = side_by_side(store, left, right)
    if as_json:
        print_json(_to_dict(compared))
    else:
        _print(compared)


def _to_dict(compared: Compared) -> dict[str, Any]:
    passages = [
        {
            "left": {"start": pair.left.start, "end": pair.left.end, "text": pair.left.of(compared.left.article.text)},
            "right": {"start": pair.right.start, "end": pair.right.end, "text": pair.right.of(compared.right.article.text)},
            "likeness": pair.likeness,
        }
        for pair in compared.shared
    ]
    edge = compared.edge
    copy = {"copy": edge.article, "origin": edge.origin, "kind": edge.kind.value, "direction": edge.direction} if edge else None
    return {
        "left": compared.left.id,
        "right": compared.right.id,
        "containment": compared.likeness.containment,
        "alignment": compared.likeness.alignment,
        "covered": round(compared.covered, 3),
        "copy": copy,
        "passages": passages,
    }


def _print(compared: Compared) -> None:
    rows = (
        (pair.left.of(compared.left.article.text), pair.right.of(compared.right.article.text), f"{pair.likeness:.2f}")
        for pair in compared.shared
    )
    columns: dict[str, dict[str, Any]] = {_heading(each): {"ratio": 1} for each in (compared.left, compared.right)}
    columns["like"] = {"justify": "right"}
    print_table(columns, rows, "No sentence of the one says what a sentence of the other says.", spaced=True)
    likeness = compared.likeness
    console().print(Text(f"\nword runs shared {likeness.containment:.0%}, sentences aligned {likeness.alignment:.2f}, "
                         f"{compared.covered:.0%} of the first text covered"))  # fmt: skip
    if edge := compared.edge:
        names = {each.id: each.article.name for each in (compared.left, compared.right)}
        console().print(Text(plain(f"{names[edge.article]} is a copy of {names[edge.origin]} ({edge.kind.value}): {edge.direction}")))
    else:
        console().print(Text("Neither is on record as a copy of the other."))


def _heading(candidate: Candidate) -> str:
    date = candidate.published.value if candidate.published else "undated"
    return plain(f"{candidate.article.name} ({candidate.language}, {date})")
