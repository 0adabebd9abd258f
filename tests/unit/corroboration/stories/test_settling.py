"""Groups formed anew around what is new are those that all entries together would form."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.corroboration.stories.accounts import EventAccount, Moment, Side
from onrecord.corroboration.stories.events import LEAST
from onrecord.corroboration.stories.grouping import group
from onrecord.corroboration.stories.relating import EVENT, Ledger
from onrecord.corroboration.stories.settling import Forming
from onrecord.record import Entry, Verdicts

IDS = [f"e{number}" for number in range(10)]
NOBODY = Side(frozenset(), frozenset())


class Shelf:
    """A record of entries as far as they have come, with the groups they are in."""

    def __init__(self, articles: dict[str, str], alike: dict[tuple[str, str], int]) -> None:
        self.articles, self.alike = articles, alike
        self.here: set[str] = set()
        self.groups: dict[str, tuple[str, ...]] = {}

    def entries(self, keys: Collection[str]) -> list[Entry]:
        """Events that nothing sets apart but their article."""
        return [Entry(key, self.articles[key], EVENT, None, self._account(key).pack()) for key in keys]

    def near(self, keys: Collection[str]) -> dict[str, dict[str, int]]:
        """What each is alike to, among those that have come."""
        found: dict[str, dict[str, int]] = {key: {} for key in keys}
        for (left, right), score in self.alike.items():
            for one, other in ((left, right), (right, left)):
                if one in found and {one, other} <= self.here:
                    found[one][other] = score
        return found

    def grouped_with(self, keys: Collection[str]) -> set[str]:
        """Those in one group with them."""
        return {member for key in keys for member in self.groups.get(key, ())}

    def verdicts(self) -> Verdicts:
        """Nobody has judged anything."""
        return Verdicts()

    def _account(self, key: str) -> EventAccount:
        empty: frozenset[str] = frozenset()
        moment = Moment(None, None, told=False)
        return EventAccount(key, self.articles[key], "CONSULT", "actual", None, (NOBODY, NOBODY), False, moment, empty, empty, {})


@st.composite
def arrivals(draw: st.DrawFn) -> tuple[Shelf, list[list[str]]]:
    """Entries of a few articles, how alike they are, and the portions in which they come."""
    articles = {key: draw(st.sampled_from("abcdefg")) for key in IDS}
    pairs = [pair for pair in combinations(IDS, 2) if articles[pair[0]] != articles[pair[1]]]
    alike = {pair: draw(st.integers(LEAST, LEAST + 300)) for pair in draw(st.lists(st.sampled_from(pairs), unique=True))} if pairs else {}
    order, cuts = draw(st.permutations(IDS)), sorted(draw(st.sets(st.integers(1, 9))))
    return Shelf(articles, alike), [order[left:right] for left, right in zip([0, *cuts], [*cuts, len(IDS)], strict=True)]


@given(arrivals())
def test_what_comes_in_portions_is_grouped_as_what_comes_at_once(arrived: tuple[Shelf, list[list[str]]]) -> None:
    """Each portion touches only the groups that gain or lose by it, and yet the end is the same."""
    shelf, portions = arrived
    for portion in portions:
        shelf.here |= set(portion)
        formed = Forming(shelf, Ledger()).form(EVENT, portion)  # type: ignore[arg-type]
        assert shelf.grouped_with([key for members in formed for key in members]) <= {key for members in formed for key in members}
        shelf.groups |= {key: members for members in formed for key in members}
    whole = group(IDS, shelf.alike, LEAST, lambda one, other: shelf.articles[one] == shelf.articles[other])
    assert sorted(set(shelf.groups.values())) == whole
