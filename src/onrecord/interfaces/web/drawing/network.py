"""Countries and what passed between them: a matrix, and one country in the middle of its partners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from onrecord.views.measures import PairCount

MOST_COUNTRIES = 15
MOST_PARTNERS = 12
_LEVELS = (-30.0, -12.0, -4.0, 0.0, 12.0, 30.0)  # limits of the seven shades, from conflict to cooperation


@dataclass(frozen=True, slots=True)
class PairTotal:
    """All acts between two countries: how many, and the weight of cooperation and of conflict."""

    country: str
    other: str
    acts: int
    cooperation: float
    conflict: float

    @property
    def balance(self) -> float:
        """Cooperation less conflict."""
        return self.cooperation - self.conflict

    @property
    def shade(self) -> int:
        """The shade of the balance, from -3 (conflict) to 3 (cooperation)."""
        return shade(self.balance)

    @property
    def key(self) -> str:
        """The pair in its address."""
        return f"{self.country}-{self.other}"


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner around the middle: its place in shares of the picture, and how thick the line to it is."""

    country: str
    x: float
    y: float
    thick: float
    pair: PairTotal


def shade(balance: float) -> int:
    """Seven shades from -3 to 3."""
    return sum(balance > limit for limit in _LEVELS) - 3 if balance else 0


def sum_pairs(counts: Iterable[PairCount]) -> list[PairTotal]:
    """One row per pair, those of most acts first."""
    sums: dict[tuple[str, str], list[float]] = {}
    for count in counts:
        held = sums.setdefault((count.country, count.other), [0, 0.0, 0.0])
        held[0] += count.acts
        held[1 if count.score > 0 else 2] += abs(count.score)
    rows = [PairTotal(one, other, int(acts), up, down) for (one, other), (acts, up, down) in sums.items()]
    return sorted(rows, key=lambda row: (-row.acts, row.country, row.other))


def busiest(pairs: Sequence[PairTotal], most: int = MOST_COUNTRIES) -> list[str]:
    """The countries with most acts."""
    total: Counter[str] = Counter()
    for pair in pairs:
        total[pair.country] += pair.acts
        total[pair.other] += pair.acts
    return [country for country, _ in sorted(total.items(), key=lambda item: (-item[1], item[0]))[:most]]


def matrix(pairs: Sequence[PairTotal], countries: Sequence[str]) -> list[list[PairTotal | None]]:
    """A row of cells for each country; None where nothing passed."""
    known = {frozenset((pair.country, pair.other)): pair for pair in pairs}
    return [[known.get(frozenset((one, other))) if one != other else None for other in countries] for one in countries]


def around(pairs: Sequence[PairTotal], middle: str) -> list[Partner]:
    """The partners of most acts in a ring about the country in the middle."""
    own = [pair for pair in pairs if middle in (pair.country, pair.other)][:MOST_PARTNERS]
    most = max((pair.acts for pair in own), default=1)
    placed = []
    for number, pair in enumerate(own):
        angle = 2 * pi * number / len(own) - pi / 2
        name = pair.other if pair.country == middle else pair.country
        placed.append(Partner(name, 0.5 + 0.36 * cos(angle), 0.5 + 0.38 * sin(angle), 1 + 7 * sqrt(pair.acts / most), pair))
    return placed
