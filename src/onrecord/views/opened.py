"""A record that is open for questions: the views as methods, the filters as named arguments."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from onrecord.record import Verification, open_store
from onrecord.views.asking.filters import Filter
from onrecord.views.catalogue import ActorRow, ArticleRow, actors, articles
from onrecord.views.dossier import Between, Dossier, build
from onrecord.views.entries import EventRow, StatementRow, events, statements
from onrecord.views.search import SearchHit, search
from onrecord.views.single.show import Shown, explain, show
from onrecord.views.single.treaties import TreatySheet, treaty
from onrecord.views.stories import HappeningRow, TimelineRow, UtteranceRow, happenings, timeline, utterances
from onrecord.views.stories.positions import PositionRow, Question, positions


class Record:
    """The questions that the commands ask, with the same names and filters.

    Filters: `actor`, `country`, `other` (the other side), `type`, `status`, `since`, `until`, `about`, `limit`, `offset`;
    see `Filter`. Raises UsageError for a filter that makes no sense. Use it as a context, or call `close`.
    """

    def __init__(self, path: str | Path) -> None:
        self._store = open_store(Path(path), create=False, read_only=True)

    def timeline(self, **filters: Any) -> list[TimelineRow]:
        """Events and statements by date, each thing once."""
        return timeline(self._store, Filter(**filters))

    def happenings(self, **filters: Any) -> list[HappeningRow]:
        """What happened, each thing once, with its origins and contradictions."""
        return happenings(self._store, Filter(**filters))

    def utterances(self, **filters: Any) -> list[UtteranceRow]:
        """What was said, each act of speech once, with its wordings."""
        return utterances(self._store, Filter(**filters))

    def positions(self, holder: str, about: str, **more: Any) -> list[PositionRow]:
        """How somebody stands on an issue in order of time; `more`: `other` (the other side), `since`, `until`."""
        return positions(self._store, Question(holder, about, **more))

    def dossier(self, one: str, other: str, **more: Any) -> Dossier:
        """All that is on record between two countries, with citations; `more`: `since`, `until`, `language` (fr, en)."""
        return build(self._store, Between(one, other, **more))

    def statements(self, **filters: Any) -> list[StatementRow]:
        """Who said what to whom."""
        return statements(self._store, Filter(**filters))

    def events(self, **filters: Any) -> list[EventRow]:
        """What was done, denied, planned or proposed."""
        return events(self._store, Filter(**filters))

    def articles(self, **filters: Any) -> list[ArticleRow]:
        """The articles on record."""
        return articles(self._store, Filter(**filters))

    def actors(self, **filters: Any) -> list[ActorRow]:
        """The persons, states and organisations on record."""
        return actors(self._store, Filter(**filters))

    def search(self, text: str, **filters: Any) -> list[SearchHit]:
        """Passages that hold the words of `text`."""
        return search(self._store, text, Filter(**filters))

    def show(self, entry: str) -> Shown:
        """One entry by its id or the beginning of it, with its evidence."""
        return show(self._store, entry)

    def treaty(self, name: str) -> TreatySheet:
        """The sheet of a treaty or agreement by any of its names. Raises UsageError when none goes by it, or several."""
        return treaty(self._store, name)

    def explain(self, event: str) -> Shown:
        """One event by its id, with trigger, frame, sides and status path in `explanation`."""
        return explain(self._store, event)

    def verify(self) -> Verification:
        """Recompute every hash and check every span."""
        return self._store.verify()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_record(path: str | Path) -> Record:
    """Open the record in the file `path` for questions. Raises RecordError when there is none."""
    return Record(path)
