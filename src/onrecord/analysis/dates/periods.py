"""Arithmetic of days, weeks, months and years, and the canonical writing of their results."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

EARLIEST, LATEST = date(1500, 1, 1), date(2199, 12, 31)
MONTHS_OF_SEASON = {"spring": (3, 0), "summer": (6, 0), "autumn": (9, 0), "winter": (12, 1)}


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (31 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def write_day(day: date) -> str:
    """`2023-11-08`."""
    return day.isoformat()


def write_week(day: date) -> str:
    """The ISO week that holds `day`: `2022-W37`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def write_month(day: date) -> str:
    """The month that holds `day`: `2023-11`."""
    return f"{day.year:04d}-{day.month:02d}"


def write_unit(unit: str, day: date) -> str:
    """The day, week, month, year or decade that holds `day`."""
    if unit == "decade":
        return f"{day.year // 10 * 10:04d}/{day.year // 10 * 10 + 9:04d}"
    writers = {"day": write_day, "week": write_week, "month": write_month}
    return writers[unit](day) if unit in writers else f"{day.year:04d}"


def write_interval(first: str, last: str) -> str | None:
    """`first/last`, one value where both are the same, None where it would end before it begins."""
    if first == last:
        return first
    return f"{first}/{last}" if first < last else None


def shift(day: date, unit: str, count: int) -> date | None:
    """`day` moved by `count` units (the last day of a shorter month where needed); None outside the calendar."""
    try:
        if unit in ("day", "week"):
            return day + timedelta(days=count * (7 if unit == "week" else 1))
        months = count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        moved = date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None
    return moved if EARLIEST <= moved <= LATEST else None


def last_weekday(day: date, weekday: int, *, strictly: bool = False) -> date:
    """The most recent ISO weekday (1 = Monday) up to `day`, before it if `strictly`."""
    back = (day.isoweekday() - weekday) % 7
    return day - timedelta(days=back or (7 if strictly else 0))


def next_weekday(day: date, weekday: int, *, strictly: bool = True) -> date:
    """The next ISO weekday after `day`, or `day` itself unless `strictly`."""
    ahead = (weekday - day.isoweekday()) % 7
    return day + timedelta(days=ahead or (7 if strictly else 0))


def season_of(season: str, year: int) -> str:
    """The three months of a season, `2018-09/2018-11`; a winter begins in December of `year`."""
    month, over = MONTHS_OF_SEASON[season]
    return f"{year:04d}-{month:02d}/{year + over:04d}-{(month + 2 - 1) % 12 + 1:02d}"


def end_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])
