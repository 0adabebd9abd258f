"""Entries that tell one thing, put together by average link: two groups become one when their members are alike on average.

Never by plain closure: that A is like B and B like C does not make A and C one, when they are not alike themselves. Pairs that
were not found alike count as nothing. Likeness is a whole number of thousandths, so that sums do not depend on their order.

Groups are formed by nearest-neighbour chains (Benzécri 1982, Murtagh 1983): two groups that are each other's nearest may be joined
before all others, the result is that of joining the nearest two of all again and again. So the group of one entry is found without
looking at all that can be reached from it: in a war that is reported every day, that would be the whole record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import product

Pair = tuple[str, str]
Near = Callable[[str], Mapping[str, int]]
"""The entries that one is alike to, with their likeness."""


def group(entries: Iterable[str], alike: Mapping[Pair, int], least: int, barred: Callable[[str, str], bool]) -> list[tuple[str, ...]]:
    """The groups of the entries, each in order, by their first members. `alike` holds each pair once, the smaller id first.

    `barred` says of two entries that they can never be in one group. The result depends on nothing but the arguments.
    """
    near: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (left, right), score in alike.items():
        near[left][right] = near[right][left] = score
    board = Board(lambda entry: near[entry], least, barred)
    return sorted({board.group_of(entry) for entry in entries})


class Board:
    """Groups as far as they have been formed, under the name of their first member, with the sums of likeness between them."""

    def __init__(self, near: Near, least: int, barred: Callable[[str, str], bool]) -> None:
        self._near, self._least, self._barred = near, least, barred
        self._members: dict[str, list[str]] = {}
        self._group: dict[str, str] = {}
        self._sums: dict[str, dict[str, int]] = {}

    def group_of(self, entry: str) -> tuple[str, ...]:
        """The members of the group of an entry, in order; what is asked later does not change it."""
        chain = [self._name(entry)]
        while True:
            nearest = self._nearest(chain[-1])
            if nearest is None:  # only the first link: of two neighbours neither is without one
                return tuple(sorted(self._members[chain[0]]))
            if nearest in chain:
                self._join(*sorted((chain.pop(), chain.pop())))
                chain = chain or [self._name(entry)]
            else:
                chain.append(nearest)

    def _name(self, entry: str) -> str:
        return self._group.get(entry, entry)

    def _open(self, entry: str) -> None:
        """Put an entry that is met for the first time on the board, alone."""
        sums: dict[str, int] = {}
        for other, score in self._near(entry).items():
            sums[self._name(other)] = sums.get(self._name(other), 0) + score
        self._members[entry], self._group[entry], self._sums[entry] = [entry], entry, sums

    def _nearest(self, name: str) -> str | None:
        """The group that is most like this one, None when none may be joined with it; ties go by the names of the two."""
        if name not in self._members:
            self._open(name)
        offers = sorted(self._offers(name))
        return next((other for *_, other in offers if not self._apart(name, other)), None)

    def _offers(self, name: str) -> Iterator[tuple[float, str, str, str]]:
        size = len(self._members[name])
        for other, total in self._sums[name].items():
            mean = total / (size * len(self._of(other)))
            if mean >= self._least:
                yield -mean, min(name, other), max(name, other), other

    def _apart(self, left: str, right: str) -> bool:
        return any(self._barred(one, other) for one, other in product(self._of(left), self._of(right)))

    def _of(self, name: str) -> Collection[str]:
        return self._members.get(name, (name,))

    def _join(self, left: str, right: str) -> None:
        """Make one group of two, under the smaller name."""
        moved = self._members.pop(right)
        self._members[left] += moved
        self._group |= dict.fromkeys(moved, left)
        sums = self._sums[left]
        for other, score in self._sums.pop(right).items():
            if other != left:
                sums[other] = sums.get(other, 0) + score
        sums.pop(right, None)
        for other in sums.keys() & self._sums.keys():
            self._sums[other].pop(right, None)
            self._sums[other][left] = sums[other]
