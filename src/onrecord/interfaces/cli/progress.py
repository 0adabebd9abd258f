"""Long work shows how far it is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.text import Text

from onrecord.interfaces.cli.render import console, plain
from onrecord.reading import Quarantined

Item = TypeVar("Item")
_LINE_SECONDS = 10.0


def follow(items: Iterable[Item], total: int | None, *, quiet: bool) -> Iterator[Item]:
    """The items as they come, with progress on standard error. `total` None: the number is not known beforehand."""
    if quiet:
        yield from items
    elif console(error=True).is_terminal:
        yield from _draw(items, total)
    else:
        yield from _write(items, total)


def _draw(items: Iterable[Item], total: int | None) -> Iterator[Item]:
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeElapsedColumn(), TimeRemainingColumn())
    started = time.monotonic()
    with Progress(*columns, console=console(error=True), transient=True) as progress:
        task = progress.add_task("reading", total=total, rate="")
        for done, item in enumerate(items, 1):
            yield item
            progress.update(task, completed=done, rate=_rate(done, started))


def _write(items: Iterable[Item], total: int | None) -> Iterator[Item]:
    started = last = time.monotonic()
    for done, item in enumerate(items, 1):
        yield item
        if time.monotonic() - last >= _LINE_SECONDS:
            last = time.monotonic()
            of_all = f" of {total}" if total else ""
            remaining = f", {(total - done) * (last - started) / done:.0f} s to go" if total else ""
            console(error=True).print(f"{done}{of_all} articles, {_rate(done, started)}{remaining}")


def _rate(done: int, started: float) -> str:
    return f"{done / max(1e-9, time.monotonic() - started):.1f}/s"


def list_quarantined(quarantined: Sequence[Quarantined]) -> None:
    """Say on standard error which sources were set aside, why, and what to do."""
    errors = console(error=True)
    errors.print(f"\n{len(quarantined)} set aside:")
    for entry in quarantined:
        errors.print(Text(f"  {plain(entry.location)}: {plain(entry.reason)}\n    remedy: {plain(entry.remedy)}"), soft_wrap=True)
