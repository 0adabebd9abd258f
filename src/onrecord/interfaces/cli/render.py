"""How results reach a terminal: safe text, tables, JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

_CONTROLS = {code: "�" for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A)}
# Marks that turn the direction of writing could make a line read as something else than it says.
_CONTROLS |= {code: "" for code in (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))}


_FILE_WIDTH = 160  # characters of a line that goes to a file or another program


@cache
def console(*, error: bool = False) -> Console:
    """The console of this process, for standard output or standard error. COLUMNS in the environment sets the width."""
    stream = sys.stderr if error else sys.stdout
    return Console(stderr=error, highlight=False, width=None if stream.isatty() or "COLUMNS" in os.environ else _FILE_WIDTH)


def plain(text: str) -> str:
    """Text without control characters: a title must not be able to steer the terminal."""
    return text.translate(_CONTROLS)


def squeeze(text: str, limit: int = 0) -> str:
    """Plain text on one line, cut to `limit` characters (0: not cut)."""
    line = " ".join(plain(text).split())
    return line if not limit or len(line) <= limit else line[: limit - 1].rstrip() + "…"


def print_json(value: object) -> None:
    """One JSON document on standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1, default=str)
    sys.stdout.write("\n")


def print_table(columns: Mapping[str, Mapping[str, Any]], rows: Iterable[Iterable[str]], empty: str, *, spaced: bool = False) -> None:
    """A table of plain text, `spaced` with an empty line between rows.

    `columns` maps a heading to rich's column options, and `from_width` leaves a column out on a narrower terminal; `empty` is
    printed when there are no rows.
    """
    table = Table(box=None, pad_edge=False, header_style="bold", leading=int(spaced))
    shown = [options.get("from_width", 0) <= console().width for options in columns.values()]
    for (heading, options), is_shown in zip(columns.items(), shown, strict=True):
        if is_shown:
            table.add_column(heading, **{name: value for name, value in options.items() if name != "from_width"})
    for row in rows:
        table.add_row(*(Text(squeeze(cell)) for cell, is_shown in zip(row, shown, strict=True) if is_shown))
    if table.row_count:
        console().print(table)
    else:
        console().print(Text(empty))


def mark(text: str, places: Iterable[tuple[int, int]]) -> Text:
    """A passage with the characters at `places` set off: by style on a terminal, by [[ ]] elsewhere."""
    left, right = ("", "") if console().is_terminal else ("[[", "]]")
    marked, at = Text(), 0
    for start, end in merge(places):
        marked.append(plain(text[at:start]))
        marked.append(f"{left}{plain(text[start:end])}{right}", style="bold reverse")
        at = end
    return marked.append(plain(text[at:]))


def merge(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places in order, overlapping ones joined."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
