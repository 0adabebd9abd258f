"""What bounds the publication of an article: told dates, and public facts of the calendar that it mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from onrecord.analysis.dates.context import Context
from onrecord.analysis.dates.grammar import Expression
from onrecord.analysis.dates.readings import READINGS
from onrecord.analysis.dates.tense import AHEAD
from onrecord.model import Span, When
from onrecord.words import load

EARLIEST, LATEST = date(1990, 1, 1), date(2060, 12, 31)
_APART = 5  # words between an office and the name of its holder


@dataclass(frozen=True)
class Account:
    """An article's text, its date expressions, those with a told year, and the bounds of its publication."""

    context: Context
    expressions: Sequence[Expression]
    dated: Sequence[tuple[Expression, When]]
    windows: tuple[tuple[date, date], ...]
    captions: tuple[Span, ...] = ()  # in the article: what they date may be long past

    def allows(self, first: date, last: date) -> bool:
        """Whether an article of these days contradicts nothing that it tells."""
        return any(low <= last and first <= high for low, high in self.windows)


def take_account(context: Context, expressions: Sequence[Expression], captions: tuple[Span, ...] = ()) -> Account:
    """Gather what bounds the publication: told dates behind and ahead, events, terms of office."""
    told = [(one, outcome) for one in expressions if has_year(one) and (outcome := READINGS[one.pattern.reads](one, context)).value]
    dated = [(one, When.parse(str(outcome.value))) for one, outcome in told]
    windows = [(EARLIEST, LATEST)]
    for bounds in (_told_bounds(context, dated), *_event_bounds(context.shadow.text), *_term_bounds(context.shadow.text)):
        windows = list(_cut(windows, bounds)) or windows  # a bound that contradicts all others is left out
    return Account(context, expressions, dated, tuple(windows), captions)


def has_year(expression: Expression) -> bool:
    """Whether the expression tells its year."""
    values = expression.values
    return expression.pattern.reads in READINGS and any(key in values for key in ("year", "yy", "year2", "shortyear"))


def _told_bounds(context: Context, dated: Sequence[tuple[Expression, When]]) -> list[tuple[date, date]]:
    low, high = EARLIEST, LATEST
    for expression, when in dated:
        if context.look(expression).direction == AHEAD:
            high = min(high, when.last)
    for expression, when in dated:
        if context.look(expression).direction != AHEAD and when.first <= high:
            low = max(low, when.first)
    return [(low, high)]


def _event_bounds(text: str) -> Iterator[list[tuple[date, date]]]:
    for fact in _calendar()["since"]:
        if any(word in text for word in fact["words"]):
            yield [(fact["from"], LATEST)]


def _term_bounds(text: str) -> Iterator[list[tuple[date, date]]]:
    for names, regex, terms in _holders():
        if any(name in text for name in names) and any(not _is_former(text, found.start()) for found in regex.finditer(text)):
            yield terms


def _is_former(text: str, office: int) -> bool:
    return any(word in _calendar()["former"] for word in re.findall(r"[\w-]+", text[max(0, office - 18) : office])[-2:])


def _cut(windows: Sequence[tuple[date, date]], bounds: Sequence[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    for low, high in windows:
        for first, last in bounds:
            if max(low, first) <= min(high, last):
                yield max(low, first), min(high, last)


def find_vote(text: str) -> date | None:
    """The day of the one presidential election both of whose candidates the text names, else None."""
    days = [vote["day"] for vote in _calendar()["votes"] if all(_names(text, names) for names in vote["names"])]
    return days[0] if len(days) == 1 else None


def meetings_in(text: str) -> list[Mapping[str, Any]]:
    """The meetings of the calendar of which the text names the place and every side."""
    if not _places().search(text):
        return []
    near = [meeting for meeting in _calendar()["meetings"] if _names(text, meeting["where"])]
    return [meeting for meeting in near if all(_names(text, side) for side in meeting["who"])]


@cache
def _places() -> re.Pattern[str]:
    words = {re.escape(word) for meeting in _calendar()["meetings"] for word in meeting["where"]}
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(words))})(?!\w)")


def _names(text: str, words: Sequence[str]) -> bool:
    return any(word in text and _word(word).search(text) for word in words)


@cache
def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")


@cache
def _calendar() -> Mapping[str, Any]:
    return dict(load("world/calendar.yaml"))


@cache
def _holders() -> list[tuple[tuple[str, ...], re.Pattern[str], list[tuple[date, date]]]]:
    """Names, the pattern of office and name, and the terms of every holder in the calendar."""
    former = "|".join(map(re.escape, _calendar()["former"]))
    holders = []
    for term in _calendar()["terms"]:
        office, names = ("|".join(map(re.escape, term[key])) for key in ("office", "names"))
        between = rf"(?:,? (?!(?:{former})\b)[\w'’-]+){{0,{term.get('apart', _APART)}}}?,? "
        regex = re.compile(rf"(?<![\w-])(?:{office}){between}(?:{names})(?!\w)")
        spans = [term, *([term["and"]] if "and" in term else [])]
        holders.append((tuple(term["names"]), regex, [(span["from"], span["to"]) for span in spans]))
    return holders
