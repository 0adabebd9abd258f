"""Groups formed anew around entries that have changed: happenings of events, utterances of statements."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from onrecord.corroboration.stories import events, statements
from onrecord.corroboration.stories.grouping import Board
from onrecord.corroboration.stories.relating import EVENT, STATEMENT, Ledger, barred
from onrecord.corroboration.stories.telling import describe_happening, describe_utterance
from onrecord.record import Entry, Group, Stories

_LEAST = {EVENT: events.LEAST, STATEMENT: statements.LEAST}


def settle(stories: Stories, entries: Collection[str], ledger: Ledger | None = None) -> None:
    """Form the groups of these entries anew, and all groups that gain or lose a member by it."""
    if not entries:
        return
    forming = Forming(stories, ledger or Ledger())
    formed = [members for kind in (EVENT, STATEMENT) for members in forming.form(kind, entries)]
    groups = [[forming.accounts[key] for key in members] for members in formed]
    origins = _origins(stories, [member for members in groups for member in members])
    stories.regroup([*_happenings(stories, groups, origins), *_utterances(stories, groups, origins)])


class Forming:
    """Forms groups from what the record holds, which is looked up as far as it is needed."""

    def __init__(self, stories: Stories, ledger: Ledger) -> None:
        self.accounts: dict[str, Entry] = {}
        self._stories, self._ledger = stories, ledger
        self._verdicts = stories.verdicts()
        self._near: dict[str, dict[str, int]] = {}

    def form(self, kind: str, entries: Collection[str]) -> list[tuple[str, ...]]:
        """The groups of the entries of one kind, and of all that are or were in one group with them."""
        board = Board(self._near_of, _LEAST[kind], self._apart)
        merged = [pair for pair in self._verdicts.merged if len(self._kinds(pair)) == 1]
        formed: dict[str, tuple[str, ...]] = {}
        wave = set(entries)
        while wave:
            self._look_up(wave)
            asked = {key for key in wave if self._account(key).kind == kind} - formed.keys()
            self._look_up({other for key in asked for other in self._near[key]})
            groups = {board.group_of(key) for key in sorted(asked)}
            formed |= {key: members for members in groups for key in members}
            met = {key for members in groups for key in members}
            wave = self._stories.grouped_with(met | asked) | {key for pair in merged if pair & met for key in pair}
            wave -= formed.keys()
        return _merge(sorted(set(formed.values())), [pair for pair in merged if pair <= formed.keys()])

    def _look_up(self, entries: set[str]) -> None:
        """Read what is asked for in a moment, all at once."""
        self.accounts |= {entry.id: entry for entry in self._stories.entries(entries - self.accounts.keys())}
        self._near |= self._stories.near(entries - self._near.keys())

    def _near_of(self, entry: str) -> dict[str, int]:
        if entry not in self._near:
            self._look_up({entry})
        return self._near[entry]

    def _account(self, entry: str) -> Entry:
        if entry not in self.accounts:
            self._look_up({entry})
        return self.accounts[entry]

    def _kinds(self, pair: Collection[str]) -> set[str]:
        """The kinds of entries that are both on record; none otherwise."""
        self._look_up(set(pair))
        known = [self.accounts[key].kind for key in pair if key in self.accounts]
        return set(known) if len(known) == len(pair) else set()

    def _apart(self, one: str, other: str) -> bool:
        """What is rejected stays alone, what persons have set apart is so."""
        verdicts = self._verdicts
        judged = frozenset((one, other)) in verdicts.split or one in verdicts.rejected or other in verdicts.rejected
        return judged or barred(self._ledger.of(self._account(one)), self._ledger.of(self._account(other)))


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
