"""Readings of expressions that count days or weeks within a month or a year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from onrecord.analysis.dates.context import UNDATED, Context, Outcome
from onrecord.analysis.dates.grammar import Expression
from onrecord.analysis.dates.periods import day_of, end_of_month, last_weekday, next_weekday, shift, write_interval
from onrecord.analysis.dates.readings.absolute import Reading, dated, read_weekday_and_day

_WEEK = timedelta(days=7)


def read_nth_weekday(expression: Expression, context: Context) -> Outcome:
    """`le premier vendredi de juillet`, `le deuxième lundi du mois prochain`, `le dernier dimanche d'avril 2024`."""
    values = expression.values
    rank, weekday = int(values["rank"]), int(values["weekday"])
    if "month" in values:
        month = int(values["month"])
        return dated(expression, context, lambda year: _written(_nth_weekday(year, month, weekday, rank)))
    if not context.anchor:
        return UNDATED
    turn = int(values.get("turn", 0))

    def write(today: date) -> str | None:
        moved = shift(today.replace(day=1), "month", turn)
        return _written(_nth_weekday(moved.year, moved.month, weekday, rank)) if moved else None

    return context.anchor.write(write, "day")


def read_numbered_week(expression: Expression, context: Context) -> Outcome:
    """`la troisième semaine de 2027`, `la semaine 31`: the ISO week of that number; the last is that of 28 December."""
    number = int(expression.values.get("week") or expression.values["rank"])

    def build(year: int) -> str | None:
        last = date(year, 12, 28).isocalendar().week
        week = last if number < 0 else number
        return f"{year:04d}-W{week:02d}" if 1 <= week <= last else None

    return dated(expression, context, build)


def read_days_of_month(expression: Expression, context: Context) -> Outcome:
    """`du 4 au 23 de ce mois`, `du 4 au 23 du mois prochain`."""
    if not context.anchor:
        return UNDATED
    first, last, turn = int(expression.values["day"]), int(expression.values["day2"]), int(expression.values.get("turn", 0))

    def write(today: date) -> str | None:
        month = shift(today.replace(day=1), "month", turn)
        ends = [day_of(month.year, month.month, day) for day in (first, last)] if month else []
        return write_interval(*(end.isoformat() for end in ends if end)) if len(ends) == 2 and all(ends) else None

    return context.anchor.write(write, "day")


def read_weekday_days(expression: Expression, context: Context) -> Outcome:
    """`du vendredi 11 au mardi 15`: from the nearest such weekday and day to the one that follows it."""
    first = read_weekday_and_day(expression, context)
    if not first.value:
        return first
    start, number = date.fromisoformat(first.value), int(expression.values["day2"])
    days = [start + timedelta(days=count) for count in range(32)]
    end = next((day for day in days if day.day == number and day.isoweekday() == expression.values["weekday2"]), None)
    return Outcome(write_interval(first.value, end.isoformat()), first.detail) if end else Outcome(None, "the calendar has no such day")


def _nth_weekday(year: int, month: int, weekday: int, rank: int) -> date | None:
    """The weekday of that rank in a month, -1 for its last; None where the month has no fifth."""
    if rank < 0:
        return last_weekday(end_of_month(year, month), weekday)
    day = next_weekday(date(year, month, 1), weekday, strictly=False) + (rank - 1) * _WEEK
    return day if day.month == month else None


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


READINGS: Mapping[str, Reading] = {
    "nth_weekday": read_nth_weekday,
    "numbered_week": read_numbered_week,
    "days_of_month": read_days_of_month,
    "weekday_days": read_weekday_days,
}
