"""Readings of expressions that count days or weeks within a month or a year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from onrecord.analysis.dates.context import UNDATED, Context, Outcome
from onrecord.analysis.dates.grammar import Expression
from onrecord.analysis.dates.periods import day_of, end_of_month, last_weekday, next_weekday, shift, write_interval, write_week
from onrecord.analysis.dates.readings.absolute import Reading, dated, read_weekday_and_day
from onrecord.analysis.dates.tense import AHEAD
from onrecord.model import Precision

_WEEK = timedelta(days=7)
_CLOSE = 600  # characters back to which a day without its month goes on from one told
_STRIDE = timedelta(days=25)  # days that it lies after that one at most


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
    values = expression.values
    number = int(values.get("week") or values["rank"])

    def build(year: int) -> str | None:
        last = date(year, 12, 28).isocalendar().week
        week = last if number < 0 else number
        return f"{year:04d}-W{week:02d}" if 1 <= week <= last else None

    if "rank" not in values or "year" in values:
        return dated(expression, context, build)
    turn = int(values.get("turn") or values.get("turn2") or 0)
    return context.anchor.write(lambda today: build(today.year + turn), "year") if context.anchor else UNDATED


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


def read_lone_day(expression: Expression, context: Context) -> Outcome:
    """`Le 12 octobre, ... Le 15, ...`: the day of that number next to the day told before, else to the publication as the verb looks."""
    return _lone_day(expression, context, date.isoformat)


def read_week_of_lone_day(expression: Expression, context: Context) -> Outcome:
    """`la semaine du 18`: the ISO week that holds the day."""
    return _lone_day(expression, context, write_week)


def _lone_day(expression: Expression, context: Context, write: Callable[[date], str]) -> Outcome:
    number = int(expression.values.get("day") or expression.values["number"])
    told = context.last_told((Precision.DAY,), ahead=True)
    if told and expression.start - told.expression.end <= _CLOSE:
        following = _numbered_day(told.when.first, number, ahead=True)
        if following and following - told.when.first < _STRIDE:
            return Outcome(write(following), f"the story goes on from {told.when.value}", told.explicit)
    if not context.anchor:
        return UNDATED
    ahead = context.look(expression).direction == AHEAD

    def count(today: date) -> str | None:
        day = _numbered_day(today, number, ahead=ahead)
        return write(day) if day else None

    return context.anchor.write(count, "day")


def _numbered_day(today: date, number: int, *, ahead: bool) -> date | None:
    """The next or last day of that number in its month, `today` included."""
    months = [shift(today.replace(day=1), "month", count if ahead else -count) for count in range(3)]
    days = [day for month in months if month and (day := day_of(month.year, month.month, number))]
    return next((day for day in days if (day >= today if ahead else day <= today)), None)


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
    "lone_day": read_lone_day,
    "week_of_lone_day": read_week_of_lone_day,
    "weekday_days": read_weekday_days,
}
