"""Where issues are named: in which articles, and by which states and organisations how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Select, func, or_, select

from onrecord.analysis.actors.knowledge import open_directory
from onrecord.record import schema
from onrecord.views.asking.filters import Party, matching
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
    party, rows = Party.of_either(connection, holder) if holder else None, []
    for name in [about] if about else known_issues():
        named = _passages_on(read_issue(name))
        counts: Counter[tuple[str, str]] = Counter()
        for query in (_speaking(named), _acting(named)) if named is not None else ():
            wanted = query.where(party.is_actor(schema.actors.c.key)) if party else query
            for key, label, entries in connection.execute(wanted):
                counts[(holder, holder) if holder else (key, label)] += entries
        rows += [IssueCount(key, label, name, entries) for (key, label), entries in counts.items()]
    return sorted(rows, key=lambda row: (-row.entries, row.name, row.issue))


def _articles_with(word: str) -> Select[Any]:
    table = schema.passages.c
    return select(table.article).where(table.id.in_(matching(_quoted((word,))))).distinct()


def _passages_on(issue: Issue) -> Select[Any] | None:
    """Numbers of the passages that name the issue."""
    names = sorted({_quoted(sorted(words)) for _, words in issue.facets if words})
    return matching(" OR ".join(f"({name})" for name in names)) if names else None


def _quoted(words: Iterable[str]) -> str:
    """Words that must all stand in a passage, in the language of the engine."""
    return " AND ".join('"' + word.replace('"', "") + '"' for word in words)


def _speaking(named: Select[Any]) -> Select[*tuple[Any, ...]]:
    """Statements that begin in one of the passages, by the side for which their speaker speaks."""
    return _by_side(named, schema.statements.c.id, "content").join(schema.actors, schema.actors.c.key == schema.statements.c.speaker)


def _acting(named: Select[Any]) -> Select[*tuple[Any, ...]]:
    """Events whose anchor stands in one of the passages, by the side that acts."""
    acting = schema.event_actors.c
    query = _by_side(named, acting.event, "anchor").where(acting.side == "actor")
    return query.join(schema.actors, schema.actors.c.key == acting.actor)


def _by_side(named: Select[Any], entry: Column[Any], role: str) -> Select[*tuple[Any, ...]]:
    """Entries of each country and of each organisation of the directory that belongs to none."""
    actors, spans, passages = schema.actors.c, schema.spans.c, schema.passages.c
    holder = func.coalesce(actors.country, actors.key)
    known = or_(actors.country.is_not(None), actors.key.in_(sorted(open_directory().organisations)))
    inside = (passages.article == spans.article) & (passages.start <= spans.start) & (passages.end > spans.start)
    standing = select(spans.entry).join(schema.passages, inside).where(spans.role == role, spans.position == 0, passages.id.in_(named))
    query = select(holder, func.coalesce(actors.country, actors.name).label("name"), func.count(entry.distinct())).select_from(entry.table)
    return query.where(entry.in_(standing), known).group_by(holder)
