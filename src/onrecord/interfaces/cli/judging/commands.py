"""`accept`, `reject`, `merge`, `split`, `edit` and `undo`."""

from __future__ import annotations

from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from onrecord.interfaces.cli.options import DEFAULT_RECORD, ID_SHOWN, RecordFile
from onrecord.interfaces.cli.render import console, plain

if TYPE_CHECKING:
    from onrecord.record import Store

_REGROUPING = frozenset({"merge", "split"})

Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids from any table, or beginnings of them.")]
By = Annotated[str, typer.Option("--by", help="Who judges (default: the name of the account).")]
Why = Annotated[str, typer.Option("--why", help="The reason, for whoever reads the judgement later.")]


def accept(ids: Ids, by: By = "", why: Why = "", record: RecordFile = DEFAULT_RECORD) -> None:
    """Accept events, statements, happenings or utterances: checked by a person.

    Example: onrecord accept 3f9a1c20 --why "checked with the communiqué"
    """
    _judge(record, "accept", tuple(ids), (by, why))


def reject(ids: Ids, by: By = "", why: Why = "", record: RecordFile = DEFAULT_RECORD) -> None:
    """Reject them: they stay on record, but no list shows them any more.

    Example: onrecord reject 3f9a1c20 --why "a football match"
    """
    _judge(record, "reject", tuple(ids), (by, why))


def merge(ids: Ids, by: By = "", why: Why = "", record: RecordFile = DEFAULT_RECORD) -> None:
    """Make one of several: they tell one thing. Warns where that contradicts the evidence.

    Example: onrecord merge 3f9a1c20 77be01d4 --why "the same visit"
    """
    _judge(record, "merge", tuple(ids), (by, why))


def split(ids: Ids, by: By = "", why: Why = "", record: RecordFile = DEFAULT_RECORD) -> None:
    """Set entries apart: the first from the others; a happening alone falls into its events.

    Example: onrecord split 3f9a1c20 77be01d4 --why "two visits"
    """
    _judge(record, "split", tuple(ids), (by, why))


def edit(
    entry: Annotated[str, typer.Argument(metavar="ID", help="An id from any table, or the beginning of one.")],
    change: Annotated[str, typer.Argument(metavar="FIELD=VALUE", help="date, type, status or place; nothing after = empties it.")],
    by: By = "",
    why: Why = "",
    record: RecordFile = DEFAULT_RECORD,
) -> None:
    """Put another value in the place of what the program found. What it found is kept.

    Example: onrecord edit 3f9a1c20 date=2021-11-23
    """
    name, _, value = change.partition("=")
    _judge(record, "edit", (entry,), (by, why), (name.strip(), value.strip()))


def undo(
    number: Annotated[int, typer.Argument(help="Number of a judgement of the decision; 0 for the last one.", min=0)] = 0,
    record: RecordFile = DEFAULT_RECORD,
) -> None:
    """Undo a decision, with all its judgements. They stay in the list, with the time they were undone.

    Example: onrecord undo
    """
    from onrecord.corroboration import undo as take_back  # noqa: PLC0415
    from onrecord.record import open_store  # noqa: PLC0415

    with open_store(record, create=False) as store:
        undone = take_back(store, number or None)
    for one in undone:
        console().print(Text(plain(f"undone: {one.number} {one.verb} {one.entry[:ID_SHOWN]}, by {one.by}")))


def _judge(record: Path, verb: str, ids: tuple[str, ...], signed: tuple[str, str], change: tuple[str, str] | None = None) -> None:
    from onrecord.corroboration import Decision, judge  # noqa: PLC0415
    from onrecord.record import open_store  # noqa: PLC0415

    by, why = signed
    with open_store(record, create=False) as store:
        entries = _entries(store, ids) if verb in _REGROUPING else []
        warnings = judge(store, Decision(verb, ids, by or getuser(), why, (change,) if change else ()))
        told = _stories(store, entries)
    for warning in warnings:
        console(error=True).print(Text(plain(f"onrecord: this contradicts the evidence: {warning}")))
    now = f"; now told as {', '.join(story[:ID_SHOWN] for story in told)}" if told else ""
    console().print(Text(plain(f"{verb}: {', '.join(ids)}{now} (take it back with `onrecord undo`)")))


def _entries(store: Store, ids: tuple[str, ...]) -> list[str]:
    """The events and statements that the ids stand for. Ids that nothing has are left to the judgement, which refuses them."""
    from onrecord.views.stories.picked import pick_all  # noqa: PLC0415

    with store.reading() as connection:
        picked, _ = pick_all(connection, (part for wanted in ids for part in wanted.split("+")))
    return [entry for each in picked for entry in each.entries]


def _stories(store: Store, entries: list[str]) -> list[str]:
    """The happenings or utterances that hold the entries now: a merge or split gives them new ids."""
    from onrecord.views.stories.picked import story_of  # noqa: PLC0415

    with store.reading() as connection:
        return list(dict.fromkeys(story for entry in entries if (story := story_of(connection, entry))))
