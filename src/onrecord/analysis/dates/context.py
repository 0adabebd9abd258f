"""What the meaning of an expression depends on: the day of publication, the dates told before, the tense around it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from onrecord.analysis.dates.grammar import Expression
from onrecord.analysis.dates.shadow import Shadow
from onrecord.analysis.dates.tense import NEAR, Look, Tense, clause_around
from onrecord.model import Precision, When

_REMEMBERED = 40  # dates told before that later ones may count from
_CLOSE = 900  # characters back to which the telling of a story reaches


class Outcome(NamedTuple):
    """The value of an expression in canonical writing (None where it has none) and how it came about.

    `explicit` says that the year was told, here or by the story it belongs to.
    """

    value: str | None
    detail: str
    explicit: bool = False


UNDATED = Outcome(None, "no date of publication to count from")
_FINENESS = {"day": 0, "week": 1, "month": 2}  # larger units agree on every day of an anchor or are left open


@dataclass(frozen=True)
class Anchor:
    """The days on which the article may have been published, and their canonical writing."""

    first: date
    last: date
    value: str

    @property
    def is_day(self) -> bool:
        """Whether the day of publication is known."""
        return self.first == self.last

    @property
    def is_week(self) -> bool:
        """Whether the week of publication is known, and not the day."""
        return not self.is_day and self.first.isocalendar()[:2] == self.last.isocalendar()[:2]

    @property
    def fineness(self) -> int:
        """0 for a day, 1 for a week, 2 for a month, 3 for more."""
        days = (self.last - self.first).days
        return 0 if days == 0 else 1 if days < 7 else 2 if days < 31 else 3

    def write(self, compute: Callable[[date], str | None], unit: str) -> Outcome:
        """What `compute` makes of every day of the anchor where all agree.

        Where they do not, a unit finer than the anchor takes the anchor's own period (a day of a
        month of which only the month is known), any other stays open.
        """
        early, late = compute(self.first), compute(self.last)
        if early == late:
            return Outcome(early, f"counted from the publication, {self.value}")
        if _FINENESS.get(unit, 9) < min(self.fineness, 2):
            return Outcome(self.value, f"published in {self.value}, the day is unknown")
        return Outcome(None, f"published in {self.value}: too coarse to count from")


@dataclass(frozen=True)
class Told:
    """A date that the article has told: an expression with its value."""

    expression: Expression
    when: When
    aside: bool  # in a relative clause or in brackets, or itself told as the day before: not the day that the text is at
    adnominal: bool  # belongs to a noun (the accord of 2015): no point from which the story goes on
    explicit: bool  # its year was told, or follows from one told


@dataclass
class Context:
    """The state of reading one article from its first to its last date. `told` grows while reading."""

    shadow: Shadow
    tense: Tense
    anchor: Anchor | None
    vote: date | None = None  # the vote that the article speaks of
    pivot: date | None = None  # the day told with its weekday in the month of publication, where the day of publication is unknown
    _looks: dict[int, Look] = field(default_factory=dict)
    told: deque[Told] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))

    def look(self, expression: Expression) -> Look:
        """Where the clause around the expression looks."""
        if expression.start not in self._looks:
            look = self.tense.look(self.shadow.text, self.shadow.cased, expression.start, expression.end)
            self._looks[expression.start] = look
        return self._looks[expression.start]

    def is_state(self, expression: Expression) -> bool:
        """Whether the clause around tells how things are, not an act: then today means nowadays."""
        text, (start, end) = self.shadow.text, (expression.start, expression.end)
        return "weekday" not in expression.values and not self.look(expression).because and self.tense.is_state(text, start, end)

    def is_fronted(self, expression: Expression) -> bool:
        """Whether the expression opens its sentence or clause, and so moves the story on."""
        low, _ = clause_around(self.shadow.text, expression.start, expression.end)
        return len(self.shadow.text[low : expression.start].split()) <= 1

    def look_at_verb(self, expression: Expression) -> Look:
        """The same, but for a date that belongs to a noun (the talks of Friday) where the verb looks."""
        look = self.look(expression)
        if look.direction != NEAR:
            return look
        return self.tense.look_at_verb(self.shadow.text, self.shadow.cased, expression.start, expression.end)

    def last_told(self, finest: tuple[Precision, ...], *, ahead: bool) -> Told | None:
        """The last date told before with one of these precisions; one in the main line of the text is preferred.

        Unless `ahead`, dates after the publication are passed over: what came before is not counted from plans.
        """
        latest = self.anchor.last if self.anchor and not ahead else date.max
        near = [told for told in reversed(self.told) if told.when.precision in finest and told.when.first <= latest]
        return next((told for told in near if not told.aside), near[0] if near else None)

    def story(self, expression: Expression) -> Told | None:
        """The explicit date from which the telling goes on at this expression: near, in the same paragraph."""
        for told in reversed(self.told):
            if expression.start - told.expression.end > _CLOSE or "\n" in self.shadow.text[told.expression.end : expression.start]:
                return None
            if not told.aside and not told.adnominal:
                return told if told.explicit else None
        return None

    def is_aside(self, expression: Expression) -> bool:
        """Whether the expression stands in brackets or in a relative clause."""
        text, start = self.shadow.text, expression.start
        bracket = text.rfind("(", max(0, start - 60), start) > text.rfind(")", max(0, start - 60), start)
        return bracket or self.tense.is_in_relative(text, start)
