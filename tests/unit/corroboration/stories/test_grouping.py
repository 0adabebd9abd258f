"""Average link: alike on average, never by a chain alone, and the same whatever the order."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.corroboration.stories.grouping import Board, group

IDS = [f"e{number}" for number in range(9)]


def never(_: str, __: str) -> bool:
    return False


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[str], dict[tuple[str, str], int], set[frozenset[str]]]:
    """Entries, likenesses of some pairs, and some pairs that are barred."""
    entries = draw(st.lists(st.sampled_from(IDS), unique=True, min_size=1))
    pairs = list(combinations(sorted(entries), 2))
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    alike = {pair: draw(st.integers(400, 1000)) for pair in chosen}
    return entries, alike, {frozenset(pair) for pair in (draw(st.lists(st.sampled_from(pairs), max_size=4)) if pairs else [])}


def test_a_chain_is_no_group() -> None:
    """A is like B and B like C, but A and C have nothing in common: C stays outside."""
    alike = {("a", "b"): 900, ("b", "c"): 700}
    assert group("abc", alike, 500, never) == [("a", "b"), ("c",)]


def test_likeness_of_all_makes_one_group() -> None:
    """Three entries that are alike in every pair are one."""
    assert group("abc", {("a", "b"): 900, ("b", "c"): 700, ("a", "c"): 600}, 500, never) == [("a", "b", "c")]


def test_barred_entries_never_meet() -> None:
    """The strongest likeness does not join what cannot be one; the next best joins."""
    alike = {("a", "b"): 1000, ("b", "c"): 700}
    assert group("abc", alike, 500, lambda one, other: {one, other} == {"a", "b"}) == [("a",), ("b", "c")]


@given(graphs(), st.randoms())
def test_order_changes_nothing(graph: tuple[list[str], dict[tuple[str, str], int], set[frozenset[str]]], random) -> None:
    """Entries and pairs in any order give the same groups; each entry is in one; no barred pair is in any."""
    entries, alike, apart = graph

    def barred(one: str, other: str) -> bool:
        return frozenset((one, other)) in apart

    groups = group(entries, alike, 500, barred)
    shuffled, pairs = list(entries), list(alike.items())
    random.shuffle(shuffled)
    random.shuffle(pairs)
    assert group(shuffled, dict(pairs), 500, barred) == groups
    assert sorted(entry for members in groups for entry in members) == sorted(entries)
    assert not any(frozenset(pair) in apart for members in groups for pair in combinations(members, 2))


@given(graphs())
def test_parts_that_share_no_pair_do_not_touch(graph: tuple[list[str], dict[tuple[str, str], int], set[frozenset[str]]]) -> None:
    """A second, separate graph beside the first changes none of its groups: only the neighbourhood counts."""
    entries, alike, _ = graph
    beside = {(f"x{one}", f"x{other}"): score for (one, other), score in alike.items()}
    both = group([*entries, *(f"x{entry}" for entry in entries)], alike | beside, 500, never)
    assert [members for members in both if not members[0].startswith("x")] == group(entries, alike, 500, never)


def joined_one_by_one(
    entries: list[str], alike: dict[tuple[str, str], int], least: int, apart: set[frozenset[str]]
) -> list[tuple[str, ...]]:
    """Average link as it is defined: of all groups the nearest two become one, again and again."""
    groups = [(entry,) for entry in sorted(entries)]
    while True:
        offers = []
        for one, other in combinations(sorted(groups), 2):
            pairs = [tuple(sorted((left, right))) for left in one for right in other]
            mean = sum(alike.get(pair, 0) for pair in pairs) / len(pairs)
            if mean >= least and not any(frozenset(pair) in apart for pair in pairs):
                offers.append((-mean, one, other))
        if not offers:
            return sorted(groups)
        _, one, other = min(offers)
        groups = [members for members in groups if members not in (one, other)] + [tuple(sorted(one + other))]


@given(graphs())
def test_chains_find_what_joining_one_by_one_finds(graph: tuple[list[str], dict[tuple[str, str], int], set[frozenset[str]]]) -> None:
    """The quick way is that of the definition."""
    entries, alike, apart = graph
    known = {pair: score for pair, score in alike.items() if set(pair) <= set(entries)}
    assert group(entries, known, 500, lambda *pair: frozenset(pair) in apart) == joined_one_by_one(entries, known, 500, apart)


@given(graphs(), st.randoms())
def test_a_group_is_the_same_whichever_is_asked_for_first(
    graph: tuple[list[str], dict[tuple[str, str], int], set[frozenset[str]]], random
) -> None:
    """One entry alone, or others before it."""
    entries, alike, apart = graph
    near = {entry: {} for entry in IDS}
    for (left, right), score in alike.items():
        near[left][right] = near[right][left] = score
    whole = group(entries, alike, 500, lambda *pair: frozenset(pair) in apart)
    random.shuffle(entries)
    board = Board(near.__getitem__, 500, lambda *pair: frozenset(pair) in apart)
    assert sorted({board.group_of(entry) for entry in entries}) == whole


def test_only_the_neighbourhood_is_looked_at() -> None:
    """In a chain of days without end, the group of one day is found from a few."""
    asked: list[int] = []

    def near(entry: str) -> dict[str, int]:
        """Three reports of each day, much alike; each less alike to one of the day before and one of the day after."""
        day, number = divmod(int(entry), 3)
        asked.append(day)
        same = {f"{3 * day + other:06}": 900 for other in range(3) if other != number}
        return same | {f"{3 * (day + step) + number:06}": 600 for step in (-1, 1)}

    assert Board(near, 560, never).group_of("030000") == ("030000", "030001", "030002")
    assert set(asked) == {10_000}
