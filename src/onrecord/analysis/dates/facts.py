"""When an article without header or dateline was published, from what it tells and from public facts.

Elections, meetings of leaders, terms of office and anniversaries (`words/world/calendar.yaml`) bound the
day of publication; only what they leave as one month or day is given. The account itself is not looked up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from onrecord.analysis.dates.bounds import EARLIEST, Account, has_year, meetings_in
from onrecord.analysis.dates.context import Anchor, Context
from onrecord.analysis.dates.grammar import Expression
from onrecord.analysis.dates.periods import shift, write_day, write_month, write_week
from onrecord.analysis.dates.tense import AHEAD
from onrecord.model import Precision, When

_FRESH = timedelta(days=7)  # the press tells what happened in the last days
_NEWS = timedelta(days=3)  # what opens a report is not older
_LEAD, _OPENING = 900, 500  # characters
_SENTENCE = 400  # characters on either side of a date
_STOPS = (". ", "\n", "! ", "? ")


@dataclass(frozen=True)
class Clue:
    """Days between which an article was published, with the places that say so and the reasoning in words."""

    first: date
    last: date
    places: tuple[tuple[int, int], ...]  # in the shadow
    rule: str
    detail: str
    score: float

    @property
    def published(self) -> str | None:
        """The day, month or year that the days share, as an article's publication is written."""
        if self.first == self.last:
            return write_day(self.first)
        if write_month(self.first) == write_month(self.last):
            return write_month(self.first)
        return f"{self.first.year:04d}" if self.first.year == self.last.year else None

    @property
    def anchor(self) -> Anchor | None:
        """What relative dates count from: the week where it is known, else the published period."""
        if self.published is None:
            return None
        same_week = self.first != self.last and write_week(self.first) == write_week(self.last)
        value = write_week(self.first) if same_week and len(self.published) == 7 else self.published
        whole = When.parse(value)
        return Anchor(self.first, self.last, value) if same_week else Anchor(whole.first, whole.last, value)


def date_by_text(account: Account) -> Clue | None:
    """The strongest clue that the text itself gives, or None."""
    for reason in (_by_told_today, _by_anniversary, _by_recent_meeting, _by_vote, _by_meeting_day, _by_weekday, _by_full_date):
        clue = reason(account)
        if clue and clue.published and account.allows(clue.first, clue.last):
            return clue
    return None


def _by_told_today(account: Account) -> Clue | None:
    """`hier, le 7 novembre 2023`, `ce mercredi 8 novembre 2023`: the day tells where today is."""
    offsets = {one.end: one for one in account.expressions if one.pattern.reads == "day_offset"}
    for expression, when in account.dated:
        if when.precision is not Precision.DAY:
            continue
        beside = next((offsets[end] for end in range(expression.start - 6, expression.start) if end in offsets), None)
        if beside or expression.pattern.fixed.get("today"):
            day = when.first - timedelta(days=beside.pattern.fixed["days"] if beside else 0)
            return Clue(day, day, (_place(expression),), "told as today", f"{_words(account, expression)} is told from that day", 0.7)
    return None


def _by_anniversary(account: Account) -> Clue | None:
    """Today, sixty years after 22 January 1963."""
    text = account.context.shadow.text
    todays = [one for one in account.expressions if one.pattern.reads == "day_offset" and one.pattern.fixed["days"] == 0]
    for today in todays:
        for expression, when in account.dated:
            if when.precision is not Precision.DAY or not 0 < expression.start - today.end < 250:
                continue
            years = [int(number) for number in re.findall(r"(?<!\d)\d{1,3}(?!\d)", text[today.end : expression.start])]
            for day in filter(None, (shift(when.first, "year", number) for number in years if number >= 5)):
                if day.isoweekday() == today.values.get("weekday", day.isoweekday()) and account.allows(day, day):
                    detail = f"told as of this day, {day.year - when.first.year} years after {when.value}"
                    return Clue(day, day, (_place(today), _place(expression)), "anniversary", detail, 0.8)
    return None


def _by_recent_meeting(account: Account) -> Clue | None:
    """`la semaine dernière` in the sentence that tells a meeting known from the calendar."""
    clues = []
    for expression in account.expressions:
        span = _publication_days(expression, account.context)
        sentence = _sentence(account.context.shadow.text, expression)
        for meeting in meetings_in(sentence) if span else ():
            first, last = span(meeting["from"], meeting["to"]) if span else (EARLIEST, EARLIEST)
            if account.allows(first, last):
                detail = f"{_words(account, expression)} tells the meeting of {meeting['from']} to {meeting['to']}"
                clues.append(Clue(first, last, (_place(expression),), "known meeting", detail, 0.7))
    return clues[0] if clues and len({clue.published for clue in clues}) == 1 else None


def _by_vote(account: Account) -> Clue | None:
    """`deux semaines avant l'élection présidentielle` where the vote is known: the article tells that week."""
    context = account.context
    for expression in account.expressions:
        if expression.pattern.reads != "from_vote" or not context.vote:
            continue
        unit = expression.values["unit"]
        day = shift(context.vote, unit, expression.values["number"] * expression.pattern.fixed["sign"])
        if unit in ("day", "week") and day:
            monday = day - timedelta(days=day.isoweekday() - 1)
            detail = f"{_words(account, expression)}: the vote was on {context.vote}"
            return Clue(monday, monday + timedelta(days=6), (_place(expression),), "counted from a vote", detail, 0.7)
    return None


def _by_meeting_day(account: Account) -> Clue | None:
    """A day without year that falls on a meeting known from the calendar."""
    clues = []
    for expression in account.expressions:
        if expression.pattern.reads != "day" or has_year(expression) or account.context.look(expression).direction == AHEAD:
            continue
        for meeting in meetings_in(account.context.shadow.text):
            day = _in_year(expression, meeting["from"].year)
            if day and meeting["from"] <= day <= meeting["to"] + timedelta(days=2) and account.allows(day, day + _FRESH):
                detail = f"{_words(account, expression)} is the day of the meeting of {meeting['from']} to {meeting['to']}"
                clues.append(Clue(day, day + _FRESH, (_place(expression),), "day of a known meeting", detail, 0.6))
    return clues[-1] if clues and len({clue.first.year for clue in clues}) == 1 else None


def _by_weekday(account: Account) -> Clue | None:
    """`mercredi 8 novembre`: the years in which that day was a Wednesday, if the bounds leave one."""
    for expression in account.expressions:
        weekday = expression.values.get("weekday")
        if weekday and expression.pattern.reads == "day" and not has_year(expression):
            days = fitting_days(account, expression, weekday)
            if len(days) == 1:
                detail = f"{_words(account, expression)} falls so in {days[0].year} only, given the other dates and offices told"
                return Clue(days[0], days[0] + _FRESH, (_place(expression),), "weekday and day agree", detail, 0.6)
    return None


def fitting_days(account: Account, expression: Expression, weekday: int) -> list[date]:
    """The days that `expression` may name, on this weekday, within the bounds; [] where the bounds are open."""
    years = {year for low, high in account.windows for year in range(low.year - 1, high.year + 1)}
    if len(years) > 12:
        return []
    days = [day for year in sorted(years) if (day := _in_year(expression, year)) and day.isoweekday() == weekday]
    return [day for day in days if account.allows(day, day)]


def _by_full_date(account: Account) -> Clue | None:
    """A full date near the beginning of a text that tells news (weekdays, yesterday): the article is of the days after it."""
    behind = [(one, when) for one, when in account.dated if account.context.look(one).direction != AHEAD]
    latest = max((when.last for _, when in behind), default=EARLIEST)
    is_news = any(one.pattern.reads in ("weekday", "day_offset") for one in account.expressions)
    for expression, when in behind:
        if when.precision is not Precision.DAY or when.first != latest or expression.start > _LEAD or _in_caption(account, expression):
            continue
        if "weekday" in expression.values or (is_news and _opens_report(account, expression)):
            detail = f"{_words(account, expression)} is the latest date told, as news"
            return Clue(when.first, when.first + _NEWS, (_place(expression),), "latest date told", detail, 0.5)
    return None


def _opens_report(account: Account, expression: Expression) -> bool:
    """Whether a verb in the main line of the first sentences tells what happened on that day."""
    context = account.context
    main = not context.is_aside(expression) and not context.tense.is_adnominal(context.shadow.text, expression.start)
    return main and expression.start < _OPENING and bool(context.look(expression).because)


def _in_caption(account: Account, expression: Expression) -> bool:
    span = account.context.shadow.original(expression.start, expression.end)
    return any(caption.overlaps(span) for caption in account.captions)


def _publication_days(expression: Expression, context: Context) -> Any:
    """From the days of an event to the days of an article that tells it with `expression`, or None."""
    values, fixed, reads = expression.values, expression.pattern.fixed, expression.pattern.reads
    if reads == "period" and values.get("turn") == -1 and values.get("unit") == "week":
        return lambda first, last: (_monday(last) + timedelta(days=7), _monday(last) + timedelta(days=13))
    if reads == "day_offset" and fixed["days"] in (0, -1):
        return lambda first, last: (first - timedelta(days=fixed["days"]), last - timedelta(days=fixed["days"]))
    if reads == "weekday" and not values.get("turn") and context.look(expression).direction != AHEAD:
        return lambda first, last: _from_weekday(first, last, values["weekday"])
    return None


def _from_weekday(first: date, last: date, weekday: int) -> tuple[date, date]:
    days = [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
    told = [day for day in days if day.isoweekday() == weekday]
    return (told[0], told[-1] + timedelta(days=6)) if told else (EARLIEST, EARLIEST)


def _in_year(expression: Expression, year: int) -> date | None:
    values = expression.values
    try:
        return date(year, int(values.get("month") or values["mm"]), int(values.get("day") or values["dd"]))
    except (ValueError, KeyError):
        return None


def _monday(day: date) -> date:
    return day - timedelta(days=day.isoweekday() - 1)


def _sentence(text: str, expression: Expression) -> str:
    low, high = max(0, expression.start - _SENTENCE), min(len(text), expression.end + _SENTENCE)
    stops = [text.rfind(stop, low, expression.start) for stop in _STOPS]
    ends = [end for stop in _STOPS if (end := text.find(stop, expression.end, high)) >= 0]
    return text[max(low - 1, *stops) + 1 : min(ends, default=high)]


def _words(account: Account, expression: Expression) -> str:
    return account.context.shadow.cased[expression.start : expression.end]


def _place(expression: Expression) -> tuple[int, int]:
    return expression.start, expression.end
