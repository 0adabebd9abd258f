"""Readings of expressions that name their day, month, season or year. A missing year is taken from the context."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from onrecord.analysis.dates.context import UNDATED, Context, Outcome
from onrecord.analysis.dates.grammar import Expression
from onrecord.analysis.dates.periods import day_of, season_of, shift, write_interval, write_week
from onrecord.analysis.dates.tense import AHEAD, BACK, NEAR
from onrecord.model import When

Reading = Callable[[Expression, Context], Outcome]
_OLD = timedelta(days=300)  # a story that lies this far back is told on in its own years
_SOON = 120  # days
_NO_DAY = Outcome(None, "the calendar has no such day")
_ROMAN = {"i": 1, "v": 5, "x": 10}


def read_day(expression: Expression, context: Context) -> Outcome:
    """`8 novembre 2023`, `28/02/2019`, `mercredi 8 novembre`."""
    values = expression.values
    month, day = _month_of(values), values.get("day", values.get("dd")) or values.get("number")
    return dated(expression, context, lambda year: _written(day_of(year, month, int(day or 0))))


def read_day_in_figures(expression: Expression, context: Context) -> Outcome:
    """`28/02/2019` in a language that writes day and month in either order: open where both fit."""
    first, second = int(expression.values["dd"]), int(expression.values["dd2"])
    if first <= 12 and second <= 12 and first != second:
        return Outcome(None, "day and month may stand in either order", True)
    day, month = (first, second) if first > 12 else (second, first)
    return dated(expression, context, lambda year: _written(day_of(year, month, day)))


def read_month(expression: Expression, context: Context) -> Outcome:
    """`novembre 2023`, `2023-11`, `début mars`."""
    month = _month_of(expression.values)
    return dated(expression, context, lambda year: f"{year:04d}-{month:02d}")


def read_month_of_year(expression: Expression, context: Context) -> Outcome:
    """`juin de l'an dernier`, `la fin de l'année`: the year counts from the publication, `June of this year` too."""
    if not context.anchor:
        return UNDATED
    values = expression.values
    turn = values.get("turn", values.get("turn2", 0))
    day, month = int(values.get("day", 0)), _month_of({**expression.pattern.fixed, **values})

    def write(today: date) -> str | None:
        year = today.year + turn
        return _written(day_of(year, month, day)) if day else f"{year:04d}-{month:02d}"

    return context.anchor.write(write, "year")


def read_year(expression: Expression, context: Context) -> Outcome:
    """`2010`, `fin 2021`."""
    return Outcome(f"{_year_of(expression.values):04d}", "the year is told", True)


def read_week_of(expression: Expression, context: Context) -> Outcome:
    """`la semaine du 4 février`: the ISO week that holds the day."""
    values = expression.values
    month, number = _month_of(values), int(values.get("day", values.get("dd")))

    def build(year: int) -> str | None:
        day = day_of(year, month, number)
        return write_week(day) if day else None

    return dated(expression, context, build)


def read_days(expression: Expression, context: Context) -> Outcome:
    """`1er et 2 octobre`, `du 30 avril au 2 mai 2022`: one interval."""
    values = expression.values
    first, last = int(values["day"]), int(values["day2"])
    month = _month_of(values)
    month2 = int(values.get("month2", month))

    def build(year: int) -> str | None:
        end, start = day_of(year, month2, last), day_of(_first_year(values, year, month > month2), month, first)
        return write_interval(start.isoformat(), end.isoformat()) if start and end else None

    return dated(expression, context, build)


def read_months(expression: Expression, context: Context) -> Outcome:
    """`entre mars et juin 2022`."""
    month, month2 = int(expression.values["month"]), int(expression.values["month2"])

    def build(year: int) -> str | None:
        first = _first_year(expression.values, year, month > month2)
        return write_interval(f"{first:04d}-{month:02d}", f"{year:04d}-{month2:02d}")

    return dated(expression, context, build)


def read_years(expression: Expression, context: Context) -> Outcome:
    """`entre 2010 et 2015`, `2021-2025`, `2015-16`."""
    first = int(expression.values["year"])
    last = int(expression.values.get("year2", 0)) or first // 100 * 100 + int(expression.values.get("yy", 0))
    return Outcome(write_interval(f"{first:04d}", f"{last:04d}"), "both years are told", True)


def read_season(expression: Expression, context: Context) -> Outcome:
    """`l'automne 2018`, `l'été dernier`."""
    season = expression.values.get("season") or expression.values["season2"]
    return dated(expression, context, lambda year: season_of(season, year))


def read_quarter(expression: Expression, context: Context) -> Outcome:
    """`T3 2023`, `le deuxième trimestre`."""
    return _part_of_year(expression, context, 3)


def read_half(expression: Expression, context: Context) -> Outcome:
    """`le premier semestre de 2022`."""
    return _part_of_year(expression, context, 6)


def read_decade(expression: Expression, context: Context) -> Outcome:
    """`les années 1970`, `les années 90`."""
    first = int(expression.values.get("decadeyear") or 1900 + int(expression.values["tens"]))
    return Outcome(f"{first:04d}/{first + 9:04d}", "the decade is told", True)


def read_century(expression: Expression, context: Context) -> Outcome:
    """`le XIXe siècle` is 1801 to 1900."""
    told = expression.values["roman"]
    number = told if isinstance(told, int) else _roman(told)
    first = (number - 1) * 100 + 1
    return Outcome(f"{first:04d}/{first + 99:04d}", "the century is told", True) if number > 0 else _NO_DAY


def read_holiday(expression: Expression, context: Context) -> Outcome:
    """`Noël 2022`."""
    month, day = map(int, expression.values["holiday"].split("-"))
    return dated(expression, context, lambda year: _written(day_of(year, month, day)))


def read_day_of_month(expression: Expression, context: Context) -> Outcome:
    """`le 6 du mois`, `le 20 du mois prochain`."""
    if not context.anchor:
        return UNDATED
    day, turn = int(expression.values["day"]), expression.values.get("turn", 0)

    def write(today: date) -> str | None:
        month = shift(today.replace(day=1), "month", turn)
        return _written(day_of(month.year, month.month, day)) if month else None

    return context.anchor.write(write, "day")


def read_weekday_and_day(expression: Expression, context: Context) -> Outcome:
    """`vendredi 22`: the nearest 22nd that is a Friday, back or ahead as the verb looks."""
    if not context.anchor or context.anchor.fineness > 2:
        return UNDATED
    weekday, number = expression.values["weekday"], int(expression.values["day"])
    months = [shift(context.anchor.first.replace(day=1), "month", count) for count in range(-11, 12)]
    days = [day for month in months if month and (day := day_of(month.year, month.month, number)) and day.isoweekday() == weekday]
    first, last = context.anchor.first, context.anchor.last
    chosen = min(days, key=lambda day: max((day - last).days, (first - day).days), default=None)
    return Outcome(_written(chosen), f"the nearest such weekday and day, seen from {context.anchor.value}") if chosen else _NO_DAY


def _part_of_year(expression: Expression, context: Context, months: int) -> Outcome:
    told = int(expression.values.get("quarter") or expression.values.get("quarter2") or expression.values["ordinal"])
    number = min(told, 12 // months)
    first = (number - 1) * months + 1

    def build(year: int) -> str:
        return f"{year:04d}-{first:02d}/{year:04d}-{first + months - 1:02d}"

    if "of_year" not in expression.pattern.fixed:
        return dated(expression, context, build)
    turn = int(expression.values.get("turn") or expression.values.get("turn2") or 0)
    return context.anchor.write(lambda today: build(today.year + turn), "year") if context.anchor else UNDATED


def _first_year(values: Mapping[str, Any], last: int, over_new_year: bool) -> int:
    """The year in which a stretch begins that ends in the year `last`."""
    return int(values["year"]) if "year" in values and "year2" in values else last - over_new_year


def dated(expression: Expression, context: Context, build: Callable[[int], str | None]) -> Outcome:
    """The value of the told year, or of the year that the context gives."""
    year = _year_of(expression.values)
    if year:
        value = build(year)
        return Outcome(value, "day, month and year as told", True) if value else _NO_DAY
    return _yearless(expression, context, build)


def _yearless(expression: Expression, context: Context, build: Callable[[int], str | None]) -> Outcome:
    look = context.look(expression)
    direction = {-1: BACK, 1: AHEAD}.get(expression.values.get("turn", 0), look.direction)
    if (direction != AHEAD or context.is_fronted(expression)) and (outcome := _in_story(expression, context, build)):
        return outcome
    if not context.anchor:
        return UNDATED
    first, last = context.anchor.first, context.anchor.last
    periods = [When.parse(value) for year in range(first.year - 4, last.year + 5) if (value := build(year))]
    if not periods:
        return _NO_DAY
    turn = expression.values.get("turn", 0)
    before = [one for one in periods if (one.last < first if turn else one.first <= last)]
    after = [one for one in periods if (one.first > last if turn else one.last >= first)]
    if direction == NEAR or (direction == BACK and not look.because and not turn):
        chosen = _nearest(before, after, first, last)
    else:
        chosen = before[-1] if direction == BACK else after[0]
    because = f" ({look.because})" if look.because and not turn else ""
    return Outcome(chosen.value, f"the {_SIDE[direction]} one seen from the publication, {context.anchor.value}{because}")


_SIDE = {BACK: "last", AHEAD: "next", NEAR: "nearest"}


def _in_story(expression: Expression, context: Context, build: Callable[[int], str | None]) -> Outcome | None:
    """The first such period after the date from which the story goes on, when that lies far before the publication."""
    story = context.story(expression)
    if not story or expression.values.get("turn"):
        return None
    if context.anchor and story.when.last > context.anchor.first - _OLD and not context.is_fronted(expression):
        return None
    years = range(story.when.first.year, story.when.first.year + 5)
    later = [When.parse(value) for year in years if (value := build(year))]
    chosen = next((one for one in later if one.last >= story.when.first), None)
    if not chosen or (context.anchor and chosen.first > context.anchor.last):
        return None
    return Outcome(chosen.value, f"the story goes on from {story.when.value}", True)


def _nearest(before: list[When], after: list[When], first: date, last: date) -> When:
    """The last such period, or the next where that is soon and much nearer: the press tells more of what was."""
    if not before or not after:
        return (before or after)[-1 if before else 0]
    ahead, back = _days_apart(after[0], first, last), _days_apart(before[-1], first, last)
    return after[0] if ahead <= _SOON and 2 * ahead < back else before[-1]


def _days_apart(period: When, first: date, last: date) -> int:
    """Days between a period and the days `first` to `last`; 0 where they meet."""
    return max(0, (period.first - last).days, (first - period.last).days)


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _year_of(values: Mapping[str, Any]) -> int:
    """The told year, 0 where there is none; short years lie between 1970 and 2069."""
    if "year" not in values and ("yy" in values or "shortyear" in values):
        short = int(values.get("yy") or values.get("shortyear") or 0)
        return short + (1900 if short >= 70 else 2000)
    return int(values.get("year2") or values.get("year") or values.get("oldyear") or 0)


def _month_of(values: Mapping[str, Any]) -> int:
    return int(values.get("month") or values.get("mm") or values.get("mm2") or 0)


def _roman(text: str) -> int:
    total = 0
    for char, following in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN[char]
        total += -value if following and _ROMAN[following] > value else value
    return total


READINGS: Mapping[str, Reading] = {
    "day": read_day,
    "day_in_figures": read_day_in_figures,
    "days": read_days,
    "day_of_month": read_day_of_month,
    "weekday_and_day": read_weekday_and_day,
    "week_of": read_week_of,
    "month": read_month,
    "month_of_year": read_month_of_year,
    "months": read_months,
    "season": read_season,
    "quarter": read_quarter,
    "half": read_half,
    "year": read_year,
    "years": read_years,
    "decade": read_decade,
    "century": read_century,
    "holiday": read_holiday,
}
