"""Time as the record keeps it: an interval of days with a precision and a basis, written as EDTF (ISO 8601-2)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self


class Precision(StrEnum):
    """How fine the interval was told: the unit in which the text speaks."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


class Basis(StrEnum):
    """What a date rests on."""

    HEADER = "header"
    DATELINE = "dateline"
    METADATA = "metadata"
    CAPTION = "caption"
    TEXT = "text"
    INFERRED = "inferred"


_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"(\d{4})")


@dataclass(frozen=True, slots=True)
class When:
    """Days `first` to `last` (both included).

    `value` is the canonical writing: `2023-11-08`, `2022-W37`, `2023-11`, `2023`, or an
    interval `2022-02-24/2022-03-02`, `2018-09/2018-11`; a trailing `~` says approximate.
    """

    value: str
    first: date
    last: date
    precision: Precision
    basis: Basis = Basis.TEXT

    @classmethod
    def parse(cls, value: str, basis: Basis = Basis.TEXT) -> Self:
        """Read the canonical writing. Raises ValueError on anything else, with the value named."""
        bare = value.rstrip("~")
        if "/" in bare:
            left, right = bare.split("/", 1)
            (first, _, _), (_, last, _) = _bounds(left, value), _bounds(right, value)
            precision = Precision.INTERVAL
        else:
            first, last, precision = _bounds(bare, value)
        if last < first:
            raise ValueError(f"the date {value!r} ends before it begins")
        return cls(value, first, last, precision, basis)

    def holds(self, other: When) -> bool:
        """Whether `other` lies wholly inside this interval."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: When) -> bool:
        """Whether the two intervals share at least one day."""
        return self.first <= other.last and other.first <= self.last


def _bounds(text: str, whole: str) -> tuple[date, date, Precision]:
    """First day, last day and precision of one simple value (day, week, month or year)."""
    try:
        if found := _DAY.fullmatch(text):
            day = date(*map(int, found.groups()))
            return day, day, Precision.DAY
        if found := _WEEK.fullmatch(text):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return monday, monday + timedelta(days=6), Precision.WEEK
        if found := _MONTH.fullmatch(text):
            year, month = map(int, found.groups())
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), Precision.MONTH
        if found := _YEAR.fullmatch(text):
            return date(int(text), 1, 1), date(int(text), 12, 31), Precision.YEAR
    except ValueError as error:
        raise ValueError(f"{whole!r} is no date: {error}") from None
    raise ValueError(f"{whole!r} is no date: give YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Www or two of them joined by /")
