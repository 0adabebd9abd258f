"""Average link: alike on average, never by a chain alone, and the same whatever the order."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.corroboration.stories.grouping import group

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
