"""How alike two events of two articles are, in thousandths: type, sides, time, place, words and numbers.

Time that excludes one another and sides that have nothing in common rule a pair out, unless one article is a copy of the other;
everything else only adds to or takes from the sum. The weights were fitted on the map of `quality/happenings.json`.
"""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from onrecord.corroboration.copies import cosine
from onrecord.corroboration.stories.accounts import EventAccount, Moment, Side
from onrecord.model import EventType, Status
from onrecord.words import load

LEAST = 575
"""Mean likeness, in thousandths, from which events are one happening."""

_TYPE, _SIDES, _TIME, _WORDS = 0.2, 0.25, 0.17, 0.38
_SAME_WORDS = 0.5  # cosine of two sentences that tell the same in other words; more is no better
_SAME_ANCHOR, _SAME_NUMBERS, _SAME_PLACE, _OTHER_PLACE, _COPIES = 0.06, 0.05, 0.04, -0.1, 0.08
_COME_TO_PASS, _OTHER_STATUS = -0.03, -0.08
_VAGUE = frozenset({Status.POSSIBLE, Status.PROPOSED, Status.HYPOTHETICAL})
_MEETING = ((0, 1.0), (10, 0.9), (31, 0.85), (100, 0.7), (10**7, 0.4))  # longer interval in days, likeness
_NO_TIME = 0.45  # nothing is known of the time of one of them
_SYMMETRIC = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
_NEXT_DAY = timedelta(days=1)


def compare_events(left: EventAccount, right: EventAccount, *, copies: bool) -> int:
    """Likeness of two events, 0 to 1000; 0 when they cannot be one. `copies`: the one article is a copy of the other."""
    kind = _compare_types(left.type, right.type) if not opposed(left, right) or left.type == right.type else 0.0
    sides = _compare_sides(left, right)
    time = compare_moments(left.moment, right.moment)
    if not kind or (not copies and (sides < 0.35 or not time)):
        return 0
    words = min(1.0, cosine(left.vector, right.vector) / _SAME_WORDS)
    total = _TYPE * kind + _SIDES * sides + _TIME * (time or 0.2) + _WORDS * words + _details(left, right)
    total += _compare_statuses(left.status, right.status) + _COPIES * copies
    return max(0, min(1000, round(1000 * total)))


def barred(left: EventAccount, right: EventAccount) -> bool:
    """Whether two events can never be one happening.

    An article tells a thing once; only a claim and its denial by another source are one thing told twice. No source both says a
    thing and denies it. What was only possible or proposed is no contradiction of a denial: the two are different things.
    """
    if not opposed(left, right):
        return left.article == right.article
    if left.said_by == right.said_by or {left.status, right.status} & _VAGUE:
        return True
    return left.article == right.article and not (left.said_by and right.said_by and Status.ACTUAL in (left.status, right.status))


def opposed(left: EventAccount, right: EventAccount) -> bool:
    """Whether the one is denied and the other is not: the denial of a thing is of its very type."""
    return (left.status == Status.DENIED) != (right.status == Status.DENIED)


def compare_moments(left: Moment, right: Moment) -> float:
    """1 for the same day, less for intervals that meet, the longer the less; 0 for times that exclude one another."""
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return _NO_TIME
    if left.first <= right.last and right.first <= left.last:
        return _meeting(max(left.last - left.first, right.last - right.first)) if left.told and right.told else 0.5
    if left.is_day and right.is_day and abs(left.first - right.first) <= _NEXT_DAY:
        return 0.5
    return 0.0


def _meeting(longer: timedelta) -> float:
    return next(near for days, near in _MEETING if longer.days <= days)


def _compare_statuses(left: str, right: str) -> float:
    """What the sum loses where two statuses differ: what was planned may have come to pass."""
    if left == right:
        return 0.0
    return _COME_TO_PASS if {left, right} == {Status.PLANNED, Status.ACTUAL} else _OTHER_STATUS


def _details(left: EventAccount, right: EventAccount) -> float:
    found = _SAME_ANCHOR * bool(left.anchor & right.anchor) + _SAME_NUMBERS * bool(left.numbers & right.numbers)
    if left.place and right.place:
        found += _SAME_PLACE if left.place & right.place else _OTHER_PLACE
    return found


def _compare_types(left: str, right: str) -> float:
    return 1.0 if left == right else _kindred().get((left, right), 0.0)


@cache
def _kindred() -> dict[tuple[str, str], float]:
    rows = load("ontology/happenings.yaml")["kindred"]
    return {pair: near for one, other, near in rows for pair in ((one, other), (other, one))}


def _compare_sides(left: EventAccount, right: EventAccount) -> float:
    """The likeness of the sides, crossed where the act has no direction."""
    straight = _both(left.sides, right.sides)
    undirected = left.mutual or right.mutual or left.type in _SYMMETRIC or right.type in _SYMMETRIC
    return max(straight, _both(left.sides, (right.sides[1], right.sides[0]))) if undirected else straight


def _both(left: tuple[Side, Side], right: tuple[Side, Side]) -> float:
    one, other = _compare_side(left[0], right[0]), _compare_side(left[1], right[1])
    return (one + other) / 2 if one and other else 0.3 * max(one, other)


def _compare_side(left: Side, right: Side) -> float:
    """1 for the same ones, less for a state and a person who acts for it, less still for two persons of one state."""
    if not left or not right:
        return 0.6 if not left and not right else 0.45
    if shared := left.keys & right.keys:
        return 0.8 + 0.2 * len(shared) / min(len(left.keys), len(right.keys))
    if left.countries & right.countries:
        return 0.3 if left.persons and right.persons else 0.75
    return 0.0 if left.countries and right.countries else 0.4  # "the Europeans" may be the states named elsewhere
