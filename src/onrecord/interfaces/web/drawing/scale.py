"""Days on an axis: from the first day to the last, with ticks of a unit that fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_LEAST_DAYS = 7
_UNITS = (
    (8, "day", 1), (16, "day", 2), (45, "day", 7), (100, "day", 14),
    (430, "month", 1), (900, "month", 3), (2300, "month", 6), (5500, "year", 1), (11000, "year", 2),
)  # fmt: skip
_FIRST, _LAST = date(1, 1, 1), date(9998, 12, 31)
_BAND = 0.012  # share of the width


@dataclass(frozen=True, slots=True)
class Tick:
    """A line on the axis: where, and the period that begins there (`2023`, `2023-11`, `2023-11-08`)."""

    at: float
    period: str


@dataclass(frozen=True, slots=True)
class Placed:
    """What is drawn at a time: `left` and `width` are its interval in shares of the axis."""

    left: float
    width: float

    @property
    def middle(self) -> float:
        """Where the sign itself stands."""
        return self.left + self.width / 2

    @property
    def is_band(self) -> bool:
        """Whether the time is uncertain enough to be drawn as a bar; a narrower interval is drawn as its sign alone."""
        return self.width > _BAND


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    @classmethod
    def over(cls, first: str, last: str) -> Scale:
        """A scale over ISO dates, widened to at least a week."""
        begin, end = date.fromisoformat(first), date.fromisoformat(last)
        short = _LEAST_DAYS - (end - begin).days - 1
        if short > 0:
            begin, end = _shift(begin, -(short // 2)), _shift(end, short - short // 2)
        return cls(begin, min(end, _LAST))

    @property
    def days(self) -> int:
        """How many days the scale holds."""
        return (self.last - self.first).days + 1

    def at(self, day: str | date) -> float:
        """Where a day begins: 0 at the left, 1 at the right; days outside stand at the edge."""
        moment = date.fromisoformat(day) if isinstance(day, str) else day
        return min(1.0, max(0.0, (moment - self.first).days / self.days))

    def span(self, first: str, last: str) -> tuple[float, float]:
        """Left edge and width of an interval, as far as it is on the scale."""
        left = self.at(first)
        return left, self.at(_shift(date.fromisoformat(last), 1)) - left

    def shows(self, first: str, last: str) -> bool:
        """Whether any day of the interval is on the scale."""
        return first <= self.last.isoformat() and last >= self.first.isoformat()

    def ticks(self) -> list[Tick]:
        """Lines of a unit that leaves room for their names."""
        return [Tick(self.at(day), period) for day, period in _starts(self.first, self.last)]

    def moved(self, share: float) -> tuple[str, str]:
        """First and last day of the scale moved by a share of its length."""
        step = timedelta(days=max(1, round(self.days * abs(share))))
        days = step.days if share > 0 else -step.days
        return _shift(self.first, days).isoformat(), _shift(self.last, days).isoformat()

    def zoomed(self, factor: float) -> tuple[str, str]:
        """First and last day of a scale about the same middle, `factor` times as long."""
        grow = round(self.days * (factor - 1) / 2)
        first, last = _shift(self.first, -grow), _shift(self.last, grow)
        return (first.isoformat(), last.isoformat()) if first <= last else (self.first.isoformat(), self.first.isoformat())


def core(counts: Iterable[tuple[str, int]], outside: float) -> Scale | None:
    """The time from the first to the last period, without the periods far off at either end that hold a share `outside` of the counts."""
    ordered = sorted(counts)
    total, seen, kept = sum(count for _, count in ordered), 0, []
    for period, count in ordered:
        if seen + count > total * outside and seen < total * (1 - outside):
            kept.append(period)
        seen += count
    return Scale.over(bounds_of(kept[0])[0], bounds_of(kept[-1])[1]) if kept else None


def unit_of(days: int) -> int:
    """How many characters of a date make the bars of a strip over so many days: 10 a day, 7 a month, 4 a year."""
    return 10 if days <= 120 else 7 if days <= 3700 else 4


def bounds_of(period: str) -> tuple[str, str]:
    """First and last day of a year, a month or a day."""
    if len(period) == 4:
        return f"{period}-01-01", f"{period}-12-31"
    if len(period) == 7:
        year, month = int(period[:4]), int(period[5:])
        following = date(year + month // 12, month % 12 + 1, 1)
        return f"{period}-01", (following - timedelta(days=1)).isoformat()
    return period, period


def _starts(first: date, last: date) -> Iterator[tuple[date, str]]:
    days = (last - first).days + 1
    unit, step = next(((unit, step) for most, unit, step in _UNITS if days <= most), ("year", 5 if days < 30000 else 25))
    if unit == "day":
        yield from ((day, day.isoformat()) for day in (first + timedelta(days=n) for n in range(0, days, step)))
        return
    months = 12 * step if unit == "year" else step
    at = -(-(first.year * 12 + first.month - (first.day == 1)) // months) * months
    while at // 12 <= 9998 and (day := date(max(1, at // 12), at % 12 + 1, 1)) <= last:
        yield day, day.isoformat()[: 4 if unit == "year" else 7]
        at += months


def _shift(day: date, days: int) -> date:
    """A day so many days away, kept inside the calendar."""
    if days >= 0:
        return _LAST if (_LAST - day).days < days else day + timedelta(days=days)
    return _FIRST if (day - _FIRST).days < -days else day - timedelta(days=-days)
