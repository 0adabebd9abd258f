"""Groups formed anew around entries that have changed: happenings of events, utterances of statements."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from onrecord.corroboration.stories import events, statements
from onrecord.corroboration.stories.grouping import group
from onrecord.corroboration.stories.relating import EVENT, STATEMENT, account_of, barred
from onrecord.corroboration.stories.telling import describe_happening, describe_utterance
from onrecord.record import Entry, Group, Stories, Verdicts

_LEAST = {EVENT: events.LEAST, STATEMENT: statements.LEAST}


def settle(stories: Stories, entries: Collection[str]) -> None:
    """Form the groups of these entries and of all that can be reached from them."""
    if not entries:
        return
    near = _neighbourhood(stories, entries)
    accounts = {entry.id: entry for entry in stories.entries(near.keys())}
    verdicts = stories.verdicts(near.keys())
    groups = [members for kind in (EVENT, STATEMENT) for members in _group(kind, near, accounts, verdicts)]
    origins = _origins(stories, accounts.values())
    stories.regroup([*_happenings(stories, groups, origins), *_utterances(stories, groups, origins)])


def _neighbourhood(stories: Stories, entries: Collection[str]) -> dict[str, dict[str, int]]:
    """All that can be reached from the entries, also over what persons have put together."""
    wanted = set(entries) | stories.grouped_with(entries)
    while True:
        near = stories.neighbourhood(wanted)
        partners = {key for pair in stories.verdicts(near.keys()).merged for key in pair} - near.keys()
        partners = {entry.id for entry in stories.entries(partners)}
        if not partners:
            return near
        wanted |= partners | stories.grouped_with(partners)


def _group(kind: str, near: Mapping[str, Mapping[str, int]], accounts: Mapping[str, Entry], verdicts: Verdicts) -> list[list[Entry]]:
    """The groups of the entries of one kind: what is rejected stays alone, what persons have put together or apart is so."""
    wanted = {key: account_of(entry) for key, entry in accounts.items() if entry.kind == kind}

    def apart(one: str, other: str) -> bool:
        judged = frozenset((one, other)) in verdicts.split or one in verdicts.rejected or other in verdicts.rejected
        return judged or barred(wanted[one], wanted[other])

    alike = {(key, other): likeness for key in wanted for other, likeness in near[key].items() if key < other}
    merged = [pair for pair in verdicts.merged if pair <= wanted.keys()]
    grouped = _merge(group(wanted, alike, _LEAST[kind], apart), merged)
    return [[accounts[key] for key in keys] for keys in grouped]


def _merge(groups: Sequence[tuple[str, ...]], pairs: Sequence[frozenset[str]]) -> list[tuple[str, ...]]:
    """The groups with those joined that hold the two entries of a pair."""
    holding = {key: frozenset(members) for members in groups for key in members}
    for pair in pairs:
        joined = frozenset().union(*(holding[key] for key in pair))
        holding |= dict.fromkeys(joined, joined)
    return sorted({tuple(sorted(members)) for members in holding.values()})


def _origins(stories: Stories, entries: Collection[Entry]) -> dict[str, str]:
    """For each entry the name of the source on whose word it is told: a newsroom that is credited, else the origin of its article."""
    roots = stories.origins({entry.article for entry in entries})
    names = stories.credits(set(roots.values()))
    return {entry.id: entry.witness or names[roots[entry.article]] for entry in entries}


def _happenings(stories: Stories, groups: Sequence[Sequence[Entry]], origins: Mapping[str, str]) -> Iterator[Group]:
    chosen = [members for members in groups if members[0].kind == EVENT]
    keys = [member.id for members in chosen for member in members]
    rows = {row["id"]: row for row in stories.rows(EVENT, keys)}
    sides: dict[str, list[tuple[str, str, str]]] = {key: [] for key in keys}
    for event, side, who in stories.sides(keys):
        sides[event].append((event, side, who))
    for members in chosen:
        told = [rows[member.id] for member in members]
        standing = [row for member in members for row in sides[member.id]]
        yield Group(EVENT, tuple(members), describe_happening(told, standing, {origins[member.id] for member in members}))


def _utterances(stories: Stories, groups: Sequence[Sequence[Entry]], origins: Mapping[str, str]) -> Iterator[Group]:
    chosen = [members for members in groups if members[0].kind == STATEMENT]
    rows = {row["id"]: row for row in stories.rows(STATEMENT, [member.id for members in chosen for member in members])}
    for members in chosen:
        told = [rows[member.id] for member in members]
        yield Group(STATEMENT, tuple(members), describe_utterance(told, {origins[member.id] for member in members}))
