"""Sides, which of them are one, and names that belong together.

A `Party` is one side or part of a side. Its key is None where only the country is known and the article names no such actor.
Lists ("Riad, Abou Dhabi et Manama") are found by their order where the parse lost them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from onrecord.analysis.events.trees import Tree, relation
from onrecord.model import Span, Token

# Slots in which a compatriot may be the other side ("Putin ordered Lavrov"); in all others he is not.
_DIRECT = frozenset({"object", "indirect"})
_BETWEEN = 4  # tokens between two members: a mark, a conjunction, a preposition and an article
_LONGEST = 12  # members


class Party(NamedTuple):
    """An actor or country with the place where the text names it."""

    key: str | None
    country: str | None
    span: Span


def keys_of(parties: Iterable[Party]) -> tuple[str, ...]:
    """Keys of the actors among the parties, each once."""
    return tuple(dict.fromkeys(party.key for party in parties if party.key))


class Member(NamedTuple):
    """A named side: its first and last token, and what it is."""

    first: int
    last: int
    kind: str  # members of one list are of one kind


class Joints(NamedTuple):
    """The words that may stand between members."""

    conjunctions: frozenset[str]
    openers: frozenset[str]  # articles and prepositions


Finder = Callable[[int], Member | None]
"""The named side at a token, None where there is none."""


def enumerate_members(tokens: tuple[Token, ...], tree: Tree, start: Member, find: Finder, joints: Joints) -> list[Member]:
    """The members of the list that holds `start`, in order of the text; `start` alone where no conjunction closes a list."""
    after = _follow(tokens, start, find, joints, tree)
    closed = bool(after)
    before: list[Member] = []
    current = start
    while len(before) < _LONGEST:
        former, joined = _former(tokens, current, find, joints)
        if former is None or not (joined if not closed else not joined):
            break
        before.insert(0, former)
        current, closed = former, True
    members = [*before, start, *after]
    return [member for member in members if member == start or _belongs(tree, member, start)]


def runs(tokens: tuple[Token, ...], members: Iterable[Member], joints: Joints) -> Iterator[list[Member]]:
    """The lists of a text by the order of its words alone, from its members in order; each is closed by a conjunction."""
    run: list[Member] = []
    closed = False
    for member in members:
        marks = [token.norm for token in tokens[run[-1].last + 1 : member.first]] if run else []
        if 0 < len(marks) <= _BETWEEN and all(_is_joint(norm, joints) for norm in marks) and _separates(marks, joints):
            run, closed = [*run, member][-_LONGEST:], closed or bool(joints.conjunctions.intersection(marks))
            continue
        if closed:
            yield run
        run, closed = [member], False
    if closed:
        yield run


def _follow(tokens: tuple[Token, ...], start: Member, find: Finder, joints: Joints, tree: Tree) -> list[Member]:
    """The members after `start` up to the one behind the conjunction, which may be some without a name; none where there is no such one."""
    found: list[Member] = []
    current = start
    while len(found) < _LONGEST:
        at = current.last + 1
        marks: list[str] = []
        while at < len(tokens) and len(marks) < _BETWEEN and _is_joint(tokens[at].norm, joints) and find(at) is None:
            marks.append(tokens[at].norm)
            at += 1
        member = find(at) if marks and at < len(tokens) else None
        if member is None and joints.conjunctions.intersection(marks) and _is_joined(tree, at, start):
            return found
        if member is None or member.first != at or member.kind != start.kind or not _separates(marks, joints):
            return []
        found.append(member)
        if joints.conjunctions.intersection(marks):
            return found
        current = member
    return []


def _is_joined(tree: Tree, at: int, start: Member) -> bool:
    """Whether the words from `at` are coordinated with the first member ("X, Y et une quinzaine de pays")."""
    near = [token for token in tree.tokens if at <= token.i < at + _BETWEEN]
    return any(relation(token) == "conj" and token.pos == "NOUN" and start.first <= token.head <= start.last for token in near)


def _former(tokens: tuple[Token, ...], current: Member, find: Finder, joints: Joints) -> tuple[Member | None, bool]:
    """The member before `current`, and whether a conjunction stands between them."""
    at = current.first - 1
    marks: list[str] = []
    while at >= 0 and len(marks) < _BETWEEN and _is_joint(tokens[at].norm, joints) and find(at) is None:
        marks.append(tokens[at].norm)
        at -= 1
    member = find(at) if marks and at >= 0 else None
    if member is None or member.last != at or member.kind != current.kind or not _separates(marks, joints):
        return None, False
    return member, bool(joints.conjunctions.intersection(marks))


def _is_joint(norm: str, joints: Joints) -> bool:
    return norm == "," or norm in joints.conjunctions or norm in joints.openers


def _separates(marks: list[str], joints: Joints) -> bool:
    """Whether a comma or a conjunction is among the words between."""
    return "," in marks or bool(joints.conjunctions.intersection(marks))


def _belongs(tree: Tree, member: Member, start: Member) -> bool:
    """Whether no verb of its own follows the member: "Paris proteste, et Berlin se tait" is no list."""
    held = [token for token in tree.tokens if member.first <= token.i <= member.last]
    top = next((token for token in held if not member.first <= token.head <= member.last), None)
    if top is not None and member.first < start.first and tree.case(top) and _is_subject(tree, start):
        return False  # "Sous l'égide du Qatar, le Pakistan et l'Afghanistan"
    if top is None or relation(top) != "nsubj":
        return True
    own = [token for token in tree.tokens if start.first <= token.i <= start.last and token.head == top.head]
    between = min(member.last, start.last) < top.head < max(member.first, start.first)
    return bool(own) or not (between or top.head > member.last >= start.last)


def _is_subject(tree: Tree, member: Member) -> bool:
    held = [token for token in tree.tokens if member.first <= token.i <= member.last]
    return any(relation(token) == "nsubj" for token in held)


def distinct(parties: Iterable[Party]) -> list[Party]:
    """Each actor once, in order of first appearance."""
    listed = list(parties)
    if len(listed) <= 1:
        return listed
    return list({(party.key, party.country): party for party in reversed(listed)}.values())[::-1]


def same_side(one: Party, other: Party, slot: str = "", *, own: bool = False) -> bool:
    """Whether two parties cannot stand on two sides: the same actor, or a country and itself; in an indirect slot also compatriots."""
    if slot and (own or slot not in _DIRECT) and one.country is not None and one.country == other.country:
        return True
    return one.key == other.key if one.key and other.key else one.country == other.country


def one_per_country(parties: Iterable[Party]) -> list[Party]:
    """The first party of each country; none without country."""
    return list({party.country: party for party in parties if party.country}.values())
