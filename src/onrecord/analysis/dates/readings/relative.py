"""Readings of expressions that count from the publication, or from a date told before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from onrecord.analysis.dates.context import UNDATED, Anchor, Context, Outcome, Told
from onrecord.analysis.dates.grammar import Expression
from onrecord.analysis.dates.periods import day_of, last_weekday, next_weekday, shift, write_day, write_interval, write_unit
from onrecord.analysis.dates.readings.absolute import Reading
from onrecord.analysis.dates.tense import AHEAD, BACK, clause_around
from onrecord.model import Precision, When

_MONTH_KNOWN = 2  # the fineness of an anchor of which only the month is known
_POINTS = (Precision.DAY, Precision.WEEK, Precision.MONTH)
_BASES = {"day": (Precision.DAY,), "week": (Precision.DAY, Precision.WEEK), "month": _POINTS}


def read_day_offset(expression: Expression, context: Context) -> Outcome:
    """`hier`, `demain`, `ce matin`."""
    days = timedelta(days=expression.pattern.fixed["days"])
    return _from_publication(context, lambda today: write_day(today + days), "day")


def read_night(expression: Expression, context: Context) -> Outcome:
    """`la nuit dernière`: the day before and the day of publication."""
    return _from_publication(context, lambda today: write_interval(write_day(today - timedelta(days=1)), write_day(today)), "day")


def read_weekday(expression: Expression, context: Context) -> Outcome:
    """`jeudi`, `vendredi dernier`, `ce mercredi`. The day of publication counts as last and as next one."""
    weekday, turn = expression.values["weekday"], expression.values.get("turn", 0)
    look = context.look_at_verb(expression)
    choose = _weekday_chooser(weekday, turn, look.direction == AHEAD)
    if context.anchor and context.anchor.is_week and not turn:
        monday = context.anchor.first - timedelta(days=context.anchor.first.isoweekday() - 1)
        return Outcome(write_day(monday + timedelta(days=weekday - 1)), f"of the week of publication, {context.anchor.value}")
    if context.pivot and not turn:
        near = next(day for count in range(7) if (day := context.pivot + timedelta(days=count - 3)).isoweekday() == weekday)
        return Outcome(write_day(near), f"next to {context.pivot.isoformat()}, the day of the month of publication that is told in full")
    ahead = look.direction == AHEAD
    told = _told_before(expression, context) if ahead and look.is_bound else None
    if told and not turn:
        return Outcome(
            write_day(next_weekday(told, weekday)), f"the next such weekday after {told.isoformat()}, told before ({look.because})"
        )
    outcome = _from_publication(context, lambda today: write_day(choose(today)), "day")
    side = "next" if turn > 0 or (not turn and look.direction == AHEAD) else "last"
    because = f" ({look.because})" if look.because and not turn else ""
    return outcome._replace(detail=f"the {side} such weekday{because}, {outcome.detail}")


def _told_before(expression: Expression, context: Context) -> date | None:
    """The past day told before in the same clause: a limit counts from the act that sets it ("a sommé lundi X de partir avant jeudi")."""
    low, _ = clause_around(context.shadow.text, expression.start, expression.end)
    last = context.told[-1] if context.told else None
    if not last or not context.anchor or last.expression.start < low or last.when.precision is not Precision.DAY:
        return None
    return last.when.first if last.when.first < context.anchor.first else None


def find_pivot(anchor: Anchor | None, expressions: Sequence[Expression]) -> date | None:
    """The first of the days told with their weekday in the month of publication, where its day is unknown and they lie in one week."""
    if not anchor or anchor.fineness != _MONTH_KNOWN:
        return None
    told = [one.values for one in expressions if one.pattern.reads == "day" and {"weekday", "day", "month"} <= set(one.values)]
    told = [
        values
        for values in told
        if int(values.get("year", anchor.first.year)) == anchor.first.year and values["month"] == anchor.first.month
    ]
    days = [day for values in told if (day := day_of(anchor.first.year, anchor.first.month, int(values["day"])))]
    in_week = bool(days) and max(days) - min(days) < timedelta(days=7)
    fits = all(day.isoweekday() == values["weekday"] for day, values in zip(days, told, strict=False))
    return days[0] if in_week and fits and len(days) == len(told) else None


def _weekday_chooser(weekday: int, turn: int, ahead: bool) -> Callable[[date], date]:
    if turn:
        move = next_weekday if turn > 0 else last_weekday
        return lambda today: move(today, weekday, strictly=True)
    if ahead:
        return lambda today: next_weekday(today, weekday, strictly=False)
    return lambda today: last_weekday(today, weekday)


def read_weekdays(expression: Expression, context: Context) -> Outcome:
    """`lundi et mardi`: the last or next such stretch."""
    first, last = expression.values["weekday"], expression.values["weekday2"]
    length = timedelta(days=(last - first) % 7)
    ahead = expression.values.get("turn", 0) > 0 or context.look(expression).direction == AHEAD

    def write(today: date) -> str | None:
        start = next_weekday(today, first) if ahead else last_weekday(today, last) - length
        return write_interval(write_day(start), write_day(start + length))

    return _from_publication(context, write, "day")


def read_weekday_of_week(expression: Expression, context: Context) -> Outcome:
    """`mardi de la semaine dernière`."""
    weekday, turn = expression.values["weekday"], expression.values.get("turn", 0)

    def write(today: date) -> str:
        return write_day(today + timedelta(days=weekday - today.isoweekday() + 7 * turn))

    return _from_publication(context, write, "day")


def read_weekend(expression: Expression, context: Context) -> Outcome:
    """`ce week-end`, `le week-end dernier`: Saturday and Sunday."""
    turn = expression.values.get("turn", 0)
    back = turn < 0 or (not turn and context.look(expression).direction == BACK and bool(context.look(expression).because))

    def write(today: date) -> str | None:
        sunday = last_weekday(today, 7) if back else next_weekday(today, 7, strictly=False)
        return write_interval(write_day(sunday - timedelta(days=1)), write_day(sunday))

    return _from_publication(context, write, "day")


def read_period(expression: Expression, context: Context) -> Outcome:
    """`cette semaine`, `le mois dernier`, `l'an prochain`."""
    unit = _unit_of(expression)
    count = expression.values.get("turn", expression.pattern.fixed.get("offset", 0))  # `la prochaine semaine` has no slot for its turn
    return _from_publication(context, _moved(unit, count, unit), unit)


def read_century_offset(expression: Expression, context: Context) -> Outcome:
    """`le siècle dernier`."""
    offset = expression.pattern.fixed["offset"]

    def write(today: date) -> str:
        first = ((today.year - 1) // 100 + offset) * 100 + 1
        return f"{first:04d}/{first + 99:04d}"

    return _from_publication(context, write, "century")


def read_ago(expression: Expression, context: Context) -> Outcome:
    """`il y a deux ans`: the unit in which it counts; with a half, in months."""
    unit, count = _unit_of(expression), expression.values["number"] * expression.pattern.fixed["sign"]
    if expression.values.get("half") and unit == "year":
        unit, count = "month", count * 12 + 6 * expression.pattern.fixed["sign"]
    return _from_publication(context, _moved(unit, count, unit), unit)


def read_ago_in_units(expression: Expression, context: Context) -> Outcome:
    """`il y a un an et deux mois`: both counted, written in the smaller unit."""
    values, sign = expression.values, int(expression.pattern.fixed["sign"])
    steps = [(str(values[f"unit{end}"]), int(values[f"number{end}"]) * sign) for end in ("", "2")]

    def write(today: date) -> str | None:
        moved = shift(today, *steps[0])
        moved = shift(moved, *steps[1]) if moved else None
        return write_unit(steps[1][0], moved) if moved else None

    return _from_publication(context, write, steps[1][0])


def read_rest(expression: Expression, context: Context) -> Outcome:
    """`le reste de l'année`: from the day of publication to its end."""
    unit = _unit_of(expression)

    def write(today: date) -> str | None:
        return write_interval(write_day(today), write_day(When.parse(write_unit(unit, today)).last))

    return _from_publication(context, write, "day")


def read_from_vote(expression: Expression, context: Context) -> Outcome:
    """`deux semaines avant l'élection présidentielle`, where the article tells which."""
    if not context.vote:
        return Outcome(None, "the vote is not known")
    unit, count = _unit_of(expression), expression.values["number"] * expression.pattern.fixed["sign"]
    return Outcome(_moved(unit, count, unit)(context.vote), f"counted from the vote of {context.vote.isoformat()}", True)


def read_told_shift(expression: Expression, context: Context) -> Outcome:
    """`six mois plus tard`: counted from the date told last; a single week keeps the weekday."""
    unit, number = _unit_of(expression), expression.values["number"]
    exact = "day" if unit == "week" and number == 1 else unit
    move = _moved(unit, number * expression.pattern.fixed["sign"], exact)
    bases = _BASES.get(unit, (*_POINTS, Precision.YEAR))
    told = context.last_told(bases, ahead=expression.pattern.fixed["sign"] > 0)
    return _from_told(told, move) or _from_publication(context, move, exact)


def read_told_day(expression: Expression, context: Context) -> Outcome:
    """`la veille`, `le lendemain`, `ce jour-là`."""
    days = timedelta(days=expression.pattern.fixed["days"])

    def move(day: date) -> str:
        return write_day(day + days)

    ahead = context.look(expression).direction != BACK  # what was is not counted from plans
    return _from_told(context.last_told((Precision.DAY,), ahead=ahead), move) or _from_publication(context, move, "day")


def read_told_period(expression: Expression, context: Context) -> Outcome:
    """`le mois suivant`, `l'année précédente`, `cette année-là`."""
    unit = _unit_of(expression)
    step = expression.values.get("step", expression.pattern.fixed.get("step", 0))
    move = _moved(unit, step, unit)
    bases = _BASES.get(unit, (*_POINTS, Precision.YEAR))
    return _from_told(context.last_told(bases, ahead=False), move) or _from_publication(context, move, unit)


def read_same_weekday(expression: Expression, context: Context) -> Outcome:
    """`ce mercredi-là`: the last such weekday told."""
    weekday = expression.values["weekday"]
    days = [told.when for told in context.told if told.when.precision is Precision.DAY and told.when.first.isoweekday() == weekday]
    return Outcome(days[-1].value, "the last such weekday told", True) if days else read_weekday(expression, context)


def _from_publication(context: Context, compute: Callable[[date], str | None], unit: str) -> Outcome:
    """`compute` from the day of publication, open where that is unknown or the calendar ends."""
    if not context.anchor:
        return UNDATED
    try:
        return context.anchor.write(compute, unit)
    except OverflowError:
        return Outcome(None, "outside the calendar")


def _from_told(told: Told | None, move: Callable[[date], str | None]) -> Outcome | None:
    """`move` from a date told before, None where there is none or its days do not agree."""
    if not told:
        return None
    early, late = move(told.when.first), move(told.when.last)
    if early is None or early != late:
        return None
    return Outcome(early, f"counted from {told.when.value}, told before", told.explicit)


def _moved(unit: str, count: int, written_as: str) -> Callable[[date], str | None]:
    def write(day: date) -> str | None:
        moved = shift(day, unit, count)
        return write_unit(written_as, moved) if moved else None

    return write


def _unit_of(expression: Expression) -> str:
    return str(expression.values.get("unit") or expression.values.get("unit2") or expression.pattern.fixed["unit"])


READINGS: Mapping[str, Reading] = {
    "day_offset": read_day_offset,
    "night": read_night,
    "weekday": read_weekday,
    "weekdays": read_weekdays,
    "weekday_of_week": read_weekday_of_week,
    "weekend": read_weekend,
    "period": read_period,
    "century_offset": read_century_offset,
    "ago": read_ago,
    "ago_in_units": read_ago_in_units,
    "rest": read_rest,
    "from_vote": read_from_vote,
    "told_shift": read_told_shift,
    "told_day": read_told_day,
    "told_period": read_told_period,
    "same_weekday": read_same_weekday,
}
