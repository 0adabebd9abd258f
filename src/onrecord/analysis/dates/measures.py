"""Expressions of time that are no dates: durations (trois jours), sets (chaque année), clock times (à 15 h 45), vague words.

They are kept out of the dates of an article, which hold what the calendar can place. Values are those of
ISO 8601 as TimeML uses them: P3D, P1Y, XXXX-WXX-4, T15:45, PRESENT_REF.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.analysis.dates.grammar import Expression, Grammar
from onrecord.analysis.dates.shadow import Shadow, cast_shadow
from onrecord.model import Span
from onrecord.words import load

KINDS = ("duration", "set", "clock", "vague")
_MANY = "X"  # a number that the text leaves open
_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}
_PARTS_OF_DAY = frozenset({"hour", "minute", "second"})
_YEARS = {"decade": 10, "century": 100}
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}


@dataclass(frozen=True)
class Measure:
    """A place in a text that tells how long, how often or at what hour. `name` is the entry that found it."""

    span: Span
    kind: str
    name: str
    value: str


def find_measures(text: str, language: str) -> tuple[Measure, ...]:
    """Every measure of time in a text, left to right, none overlapping; dates are left to `find_dates`."""
    shadow = cast_shadow(text)
    return tuple(_measure(shadow, expression) for expression in _grammar_of(language).find(shadow))


def _measure(shadow: Shadow, expression: Expression) -> Measure:
    pattern = expression.pattern
    return Measure(shadow.original(expression.start, expression.end), pattern.reads, pattern.name, _VALUES[pattern.reads](expression))


def _duration(expression: Expression) -> str:
    """P2Y, PT15M; PXD where the text leaves the number open; a half counts in the next smaller unit."""
    values = {**expression.pattern.fixed, **expression.values}
    unit = str(values.get("unit") or values.get("span") or values["whole"])
    number = values.get("number", values.get("count", _MANY))
    if isinstance(number, int) and unit in _YEARS:
        number, unit = number * _YEARS[unit] // int(values.get("part", 1)), "year"
    if values.get("half") and unit == "year":
        number, unit = number * 12 + 6, "month"
    if values.get("decimals"):
        number = f"{number}.{values['decimals'][1:]}"
    return f"P{'T' if unit in _PARTS_OF_DAY else ''}{number}{_LETTERS.get(unit, 'X')}"


def _set(expression: Expression) -> str:
    """P1Y for every year, XXXX-WXX-4 for every Thursday, XXXX-SU for every summer."""
    values = {**expression.pattern.fixed, **expression.values}
    if "weekday" in values:
        return f"XXXX-WXX-{values['weekday']}"
    if "season" in values:
        return f"XXXX-{_SEASONS[values['season']]}"
    if "number" in values or "count" in values:
        return _duration(expression)
    unit = str(values.get("unit") or values.get("span") or values["whole"])
    return f"P{'T' if unit in _PARTS_OF_DAY else ''}1{_LETTERS.get(unit, 'X')}"


def _clock(expression: Expression) -> str:
    """T15:45, T12:00 for noon, TNI for the night."""
    values = {**expression.pattern.fixed, **expression.values}
    if "told" in values:
        return f"T{values['told']}"
    return f"T{int(values['hh']) % 25:02d}:{int(values.get('minutes') or 0):02d}"


def _vague(expression: Expression) -> str:
    return f"{expression.pattern.fixed['seen']}_REF"


_VALUES = {"duration": _duration, "set": _set, "clock": _clock, "vague": _vague}


@cache
def _grammar_of(language: str) -> Grammar:
    """The measures of a language as a grammar of their own, compiled once per process."""
    data: Mapping[str, Any] = load(f"{language}/dates.yaml")
    entries = [{**entry, "reads": entry["kind"]} for entry in data["measures"]]
    openers = [*data["openers"], *data["measure_openers"]]
    return Grammar({**data, "patterns": entries, "triggers": data["measure_triggers"], "openers": openers})
