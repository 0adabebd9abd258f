"""Two dates that are the ends of one stretch: `entre 2015 et février 2018`, `du 1er août 2019 à aujourd'hui`.

Stretches of one kind (two days, two months, two years) are expressions of the grammar; here the ends are of different kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.analysis.dates.grammar import Expression
from onrecord.analysis.dates.periods import write_interval
from onrecord.analysis.dates.shadow import Shadow
from onrecord.model import Basis, DateExpression, Reason, Span, When
from onrecord.words import load

_REACH = 60  # characters before the first end
_YEARS = ("year", "year2", "yy", "shortyear", "oldyear", "turn")
_RULE = "two ends of a stretch"


@dataclass(frozen=True)
class _Link:
    """Words right before the first end, words that must not stand before those, words between the ends."""

    opens: re.Pattern[str]
    refused: re.Pattern[str] | None
    between: re.Pattern[str]


def join_ends(shadow: Shadow, language: str, found: Sequence[tuple[Expression, DateExpression]]) -> Iterator[DateExpression]:
    """The dates in order, every two that are the ends of one stretch as one."""
    place = 0
    while place < len(found):
        stretch = _stretch(shadow, language, found[place], found[place + 1]) if place + 1 < len(found) else None
        yield stretch or found[place][1]
        place += 2 if stretch else 1


def _stretch(
    shadow: Shadow, language: str, first: tuple[Expression, DateExpression], last: tuple[Expression, DateExpression]
) -> DateExpression | None:
    if not any(_links(link, shadow.text, first[0].start, (first[0].end, last[0].start)) for link in _known(language)):
        return None
    ends = _ordered(first, last)
    value = write_interval(ends[0].value, ends[1].value) if ends else None
    if not ends or not value:
        return None
    basis = Basis.TEXT if all(end.basis is Basis.TEXT for end in ends) else Basis.INFERRED
    span = Span(first[1].span.start, last[1].span.end)
    return DateExpression(span, When.parse(value, basis), Reason(_RULE, f"{first[1].reason.detail}; {last[1].reason.detail}"))


def _links(link: _Link, text: str, start: int, gap: tuple[int, int]) -> bool:
    if not link.between.fullmatch(text, *gap):
        return False
    opened = link.opens.search(text[max(0, start - _REACH) : start])
    return bool(opened) and not (link.refused and opened and link.refused.search(text[max(0, start - _REACH) : start][: opened.start()]))


def _ordered(first: tuple[Expression, DateExpression], last: tuple[Expression, DateExpression]) -> tuple[When, When] | None:
    """The values of both ends; one told without its year takes the year that the other leaves it. None for stretches themselves."""
    one, other = first[1].when, last[1].when
    if one is None or other is None or "/" in one.value + other.value:
        return None
    if _lacks_year(last[0]):
        other = next((moved for year in (0, 1) if (moved := _in_year(other, one.first.year + year)) and moved.last >= one.first), other)
    elif _lacks_year(first[0]):
        one = next((moved for year in (0, -1) if (moved := _in_year(one, other.first.year + year)) and moved.first <= other.last), one)
    return (one, other) if one.first <= other.first else None


def _lacks_year(expression: Expression) -> bool:
    return any(key in expression.values for key in ("month", "mm")) and not any(key in expression.values for key in _YEARS)


def _in_year(when: When, year: int) -> When | None:
    try:
        return When.parse(f"{year:04d}{when.value[4:]}", when.basis)
    except ValueError:  # 29 February
        return None


@cache
def _known(language: str) -> tuple[_Link, ...]:
    """The links of a language, compiled once per process."""
    return tuple(
        _Link(
            re.compile(f"(?<!\\w)(?:{entry['opens']})$"),
            re.compile(f"(?<!\\w)(?:{entry['not_before']})$") if "not_before" in entry else None,
            re.compile(entry["between"]),
        )
        for entry in load(f"{language}/dates.yaml")["stretches"]
    )
