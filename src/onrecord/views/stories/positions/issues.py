"""Where issues are named: in which articles, and by which states and organisations how often."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from onrecord.analysis.actors.knowledge import open_directory
from onrecord.record import schema
from onrecord.views.asking.filters import Party, matching, one_of
from onrecord.views.stories.positions.stances import Issue, known_issues, read_issue


@dataclass(frozen=True, slots=True)
class IssueCount:
    """How many entries of a holder name an issue. `holder` is the code of a country, else the key of an organisation."""

    holder: str
    name: str
    issue: str
    entries: int


def articles_on(connection: Connection, issue: Issue) -> list[str]:
    """Articles that hold all words of a name of the issue, or of what is near it, wherever they stand."""
    words = sorted({word for entry in issue.near for word in entry})
    holding = {word: set(connection.execute(_articles_with(word)).scalars()) for word in words}
    return sorted(set().union(*(set.intersection(*(holding[word] for word in entry)) for entry in issue.near)))


def issue_counts(connection: Connection, about: str | None = None, holder: str | None = None) -> list[IssueCount]:
    """Who names which issue how often, the most frequent first: those of the word lists, or the one that is asked about.

    With a `holder` (a name or the code of a country) it stands alone, under the name given. Raises UsageError for an unknown one.
    """
    party = Party.of_either(connection, holder) if holder else None
    issues = {name: _passages_on(connection, read_issue(name)) for name in ([about] if about else known_issues())}
    standing = _entries_in(connection, sorted(set[int]().union(*issues.values())))
    sides = _sides(connection, sorted({entry for entries in standing.values() for entry in entries}), party)
    rows = []
    for name, passages in issues.items():
        entries = {entry for passage in passages for entry in standing.get(passage, ())}
        counts = Counter((holder, holder) if holder else side for entry in entries for side in sides.get(entry, ()))
        rows += [IssueCount(key, label, name, count) for (key, label), count in counts.items()]
    return sorted(rows, key=lambda row: (-row.entries, row.name, row.issue))


def _articles_with(word: str) -> Select[Any]:
    table = schema.passages.c
    return select(table.article).where(table.id.in_(matching(_quoted((word,))))).distinct()


def _passages_on(connection: Connection, issue: Issue) -> set[int]:
    """Numbers of the passages that name the issue."""
    names = sorted({_quoted(sorted(words)) for _, words in issue.facets if words})
    return set(connection.execute(matching(" OR ".join(f"({name})" for name in names))).scalars()) if names else set()


def _quoted(words: Iterable[str]) -> str:
    """Words that must all stand in a passage, in the language of the engine."""
    return " AND ".join('"' + word.replace('"', "") + '"' for word in words)


def _entries_in(connection: Connection, numbers: list[int]) -> dict[int, list[str]]:
    """The statements that begin in each passage, and the events whose anchor stands there."""
    spans, passages = schema.spans.c, schema.passages.c
    inside = (passages.article == spans.article) & (passages.start <= spans.start) & (passages.end > spans.start)
    query = select(passages.id, spans.entry).join(schema.spans, inside)
    query = query.where(passages.id.in_(one_of(numbers)), spans.role.in_(("content", "anchor")), spans.position == 0)
    found: defaultdict[int, list[str]] = defaultdict(list)
    for number, entry in connection.execute(query):
        found[number].append(entry)
    return found


def _sides(connection: Connection, entries: list[str], party: Party | None) -> dict[str, set[tuple[str, str]]]:
    """For whom each entry speaks or acts, by key and name: countries, and organisations of the directory that belong to none."""
    actors, statements, acting = schema.actors.c, schema.statements.c, schema.event_actors.c
    holder = (func.coalesce(actors.country, actors.key), func.coalesce(actors.country, actors.name))
    spoken = select(statements.id, *holder).join(schema.actors, actors.key == statements.speaker)
    acted = select(acting.event, *holder).join(schema.actors, actors.key == acting.actor).where(acting.side == "actor")
    known = or_(actors.country.is_not(None), actors.key.in_(sorted(open_directory().organisations)))
    wanted = party.is_actor(actors.key) if party else known
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for query, entry in ((spoken, statements.id), (acted, acting.event)):
        for key, side, name in connection.execute(query.where(entry.in_(one_of(entries)), wanted)):
            found[key].add((side, name))
    return found
