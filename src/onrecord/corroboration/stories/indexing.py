"""Numbers under which entries that may tell one thing meet: who and when.

An entry is filed under some numbers and looked for under others, so that a side or a day that one article leaves out is no hindrance,
and entries told to the day do not meet all others of their month. What has neither time nor a party
meets nothing but entries of copies. Of two entries each finds the other or neither does, or else the order of reading would tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import product

from onrecord.corroboration.stories.accounts import EventAccount, Moment, Side, StatementAccount, months

_MOST_PAIRS, _MOST_MONTHS = 25, 13  # more than a year is no time by which anything is found


def file_event(account: EventAccount) -> frozenset[int]:
    """Where the event is filed."""
    left, right = (_names(side) for side in account.sides)
    whom = [*_pairs(left, right)] or [f"one {name}" for name in left | right]
    if left and right:
        whom += [f"both {name}" for name in left | right]
        whom += [f"one {name}" for name in _loose(account.sides)]
    return _numbers(whom, _filed(account.moment))


def seek_event(account: EventAccount) -> frozenset[int]:
    """Where its like is looked for."""
    left, right = (_names(side) for side in account.sides)
    whom = [*_pairs(left, right), *(f"one {name}" for name in left | right)]
    whom += [f"both {name}" for name in (_loose(account.sides) if left and right else left | right)]
    return _numbers(whom, _sought(account.moment))


def file_statement(account: StatementAccount) -> frozenset[int]:
    """Where the statement is filed."""
    return _numbers(_speaking(account), _filed(account.moment))


def seek_statement(account: StatementAccount) -> frozenset[int]:
    """Where its like is looked for."""
    return _numbers(_speaking(account), _sought(account.moment))


def _speaking(account: StatementAccount) -> list[str]:
    return [f"speaker {account.speaker}"] if account.speaker else []


def _names(side: Side) -> frozenset[str]:
    return side.names()


def _loose(sides: Iterable[Side]) -> frozenset[str]:
    """The names opposite a side that stands for no country: another article may name the states behind it, or nobody."""
    left, right = sides
    return (left.names() if not right.countries else frozenset()) | (right.names() if not left.countries else frozenset())


def _pairs(left: Iterable[str], right: Iterable[str]) -> Iterator[str]:
    pairs = sorted({"|".join(sorted(pair)) for pair in product(left, right)})
    return (f"pair {pair}" for pair in pairs[:_MOST_PAIRS])


def _filed(moment: Moment) -> list[str]:
    touched = list(months(moment))
    if len(touched) > _MOST_MONTHS:
        return []
    return [f"day {moment.first}", *(f"month {m}" for m in touched)] if moment.is_day else [f"about {m}" for m in touched]


def _sought(moment: Moment) -> list[str]:
    touched = list(months(moment))
    if len(touched) > _MOST_MONTHS:
        return []
    about = [f"about {month}" for month in touched]
    if not moment.is_day or moment.first is None:
        return [*about, *(f"month {month}" for month in touched)]
    near = [moment.first.toordinal() + step for step in (-1, 0, 1)]
    return [*about, *(f"day {moment.first.fromordinal(day)}" for day in near if 0 < day <= 3_652_059)]


def _numbers(whom: Iterable[str], when: Iterable[str]) -> frozenset[int]:
    times = list(when)
    return frozenset(
        int.from_bytes(blake2b(f"{who} {time}".encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1
        for who in whom
        for time in times
    )
