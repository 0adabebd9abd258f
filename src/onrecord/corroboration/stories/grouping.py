"""Entries that tell one thing, put together by average link: two groups become one when their members are alike on average.

Never by plain closure: that A is like B and B like C does not make A and C one, when they are not alike themselves. Pairs that
were not found alike count as nothing. Likeness is a whole number of thousandths, so that sums do not depend on their order.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import product

Pair = tuple[str, str]

_Offer = tuple[float, str, str, int, int]
"""Minus the mean likeness, the first members of the groups, and the versions of the groups that were meant."""


def group(entries: Iterable[str], alike: Mapping[Pair, int], least: int, barred: Callable[[str, str], bool]) -> list[tuple[str, ...]]:
    """The groups of the entries, each in order, by their first members. `alike` holds each pair once, the smaller id first.

    `barred` says of two entries that they can never be in one group. The result depends on nothing but the arguments.
    """
    board = _Board(sorted(entries), alike, least)
    while board.offers:
        _, left, right, *versions = heapq.heappop(board.offers)
        if board.is_current(left, right, versions) and not _apart(board.members[left], board.members[right], barred):
            board.join(left, right)
    return sorted(tuple(sorted(members)) for members in board.members.values())


def _apart(left: Collection[str], right: Collection[str], barred: Callable[[str, str], bool]) -> bool:
    return any(barred(one, other) for one, other in product(left, right))


class _Board:
    """Groups under the name of their first member, the sums of likeness between them, and joins that are worth a look."""

    def __init__(self, entries: list[str], alike: Mapping[Pair, int], least: int) -> None:
        self.members: dict[str, list[str]] = {entry: [entry] for entry in entries}
        self.offers: list[_Offer] = []
        self._least = least
        self._version: dict[str, int] = dict.fromkeys(entries, 0)
        self._sums: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for (left, right), score in sorted(alike.items()):
            self._sums[left][right] = self._sums[right][left] = score
            self._offer(left, right)

    def is_current(self, left: str, right: str, versions: list[int]) -> bool:
        """Whether the two groups are still what they were when the join was offered."""
        return [self._version.get(left), self._version.get(right)] == versions

    def join(self, left: str, right: str) -> None:
        """Make one group of two, under the smaller name."""
        self.members[left] += self.members.pop(right)
        self._version[left] += 1
        del self._version[right]
        for other, score in self._sums.pop(right).items():
            del self._sums[other][right]
            if other != left:
                self._sums[left][other] = self._sums[other][left] = self._sums[left].get(other, 0) + score
        for other in self._sums[left]:
            self._offer(left, other)

    def _offer(self, one: str, two: str) -> None:
        left, right = sorted((one, two))
        mean = self._sums[left][right] / (len(self.members[left]) * len(self.members[right]))
        if mean >= self._least:
            heapq.heappush(self.offers, (-mean, left, right, self._version[left], self._version[right]))
