"""Arithmetic of the calendar and the writing of its values."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.analysis.dates.periods import (
    day_of,
    last_weekday,
    next_weekday,
    season_of,
    shift,
    write_interval,
    write_unit,
    write_week,
)


def test_impossible_days_are_none() -> None:
    """31 February and the year 0 do not exist."""
    assert day_of(2023, 2, 31) is None
    assert day_of(0, 1, 1) is None


@pytest.mark.parametrize(
    ("unit", "count", "expected"),
    [
        ("day", -1, date(2024, 3, 30)),
        ("week", 2, date(2024, 4, 14)),
        ("month", -1, date(2024, 2, 29)),
        ("year", -1, date(2023, 3, 31)),
        ("decade", 1, date(2034, 3, 31)),
    ],
)
def test_shift(unit: str, count: int, expected: date) -> None:
    """A shorter month gives its last day."""
    assert shift(date(2024, 3, 31), unit, count) == expected


def test_shift_out_of_the_calendar() -> None:
    """What no date can hold is None, not an error."""
    assert shift(date(2024, 3, 31), "century", 500) is None
    assert shift(date(2024, 3, 31), "day", -(10**9)) is None


def test_weekdays_include_the_day_unless_strict() -> None:
    """On a Wednesday, the last and the next Wednesday are today, or a week away when strict."""
    wednesday = date(2023, 11, 8)
    assert last_weekday(wednesday, 3) == next_weekday(wednesday, 3, strictly=False) == wednesday
    assert last_weekday(wednesday, 3, strictly=True) == date(2023, 11, 1)
    assert next_weekday(wednesday, 3) == date(2023, 11, 15)


def test_values() -> None:
    """Weeks are those of ISO 8601, winters begin in December, intervals never end before they begin."""
    assert write_week(date(2021, 1, 3)) == "2020-W53"
    assert season_of("winter", 2022) == "2022-12/2023-02"
    assert season_of("autumn", 2018) == "2018-09/2018-11"
    assert write_unit("decade", date(1975, 5, 5)) == "1970/1979"
    assert write_interval("2022", "2021") is None
    assert write_interval("2022", "2022") == "2022"
