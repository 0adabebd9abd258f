"""The tools. All of them only read; what one returns carries ids that `get_evidence` opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Annotated, Any, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Connection

from onrecord import __version__
from onrecord.errors import OnrecordError
from onrecord.interfaces.api.extracting import LONGEST_TEXT, Reader
from onrecord.record import Store
from onrecord.views import Filter, Question, positions, show, to_dict
from onrecord.views.exports.tables import TABLES

_MOST = 100
_ABOUT = (
    "A record of international relations read from press articles. Every row is pinned to characters of its source: quote only what "
    "get_evidence shows, name the article, and keep the status (a denied alliance is a denial). Copies of one article are one witness."
)

Value = str | None
Answer = TypeVar("Answer")
Name = Annotated[str, Field(min_length=1, max_length=300)]
Listed = list[dict[str, Any]]
Rows = Annotated[int, Field(ge=1, le=_MOST, description="At most so many rows.")]


class Filters(BaseModel):
    """What to look for; everything may be left out."""

    model_config = ConfigDict(extra="forbid")
    actor: Value = Field(None, max_length=300, description="A name in any spelling, or a key: speaker, side of an event, its source.")
    country: Value = Field(None, max_length=300, description="One side: ISO alpha-3 code or name of a state.")
    other: Value = Field(None, max_length=300, description="The other side; of statements, whom they are said to or speak of.")
    type: Value = Field(None, max_length=300, description="PLOVER types of events or classes of statements, separated by commas.")
    status: Value = Field(None, max_length=300, description="actual, denied, possible, planned, proposed, hypothetical; events only.")
    since: Value = Field(None, max_length=300, description="From this day, month or year on: 2022, 2022-03, 2022-03-15.")
    until: Value = Field(None, max_length=300, description="Up to this day, month or year.")
    about: Value = Field(None, max_length=300, description="Words of the sentence.")

    @property
    def chosen(self) -> Filter:
        """As the views take them."""
        return Filter(**self.model_dump())


@dataclass(frozen=True)
class Tools:
    """What the tools do, as plain functions over one record."""

    store: Store
    reader: Reader

    def suggest_actor(self, name: Annotated[str, Field(max_length=300)], limit: Rows = 5) -> Listed:
        """Actors on record that go by a name in any spelling, with their keys, roles and the forms that articles use."""
        return self._rows("actors", Filter(actor=name), limit)

    def search_events(self, filters: Filters, limit: Rows = 20) -> Listed:
        """Events by date: who did, denied, planned or proposed what to whom."""
        return self._rows("events", filters.chosen, limit)

    def search_statements(self, filters: Filters, limit: Rows = 20) -> Listed:
        """Statements by date: who said what to whom."""
        return self._rows("statements", filters.chosen, limit)

    def timeline(self, filters: Filters, limit: Rows = 30) -> Listed:
        """Events and statements by date, each thing once, with the number of articles and of independent origins."""
        return self._rows("timeline", filters.chosen, limit)

    def positions(
        self, holder: Name, about: Name, other: Value = None, since: Value = None, until: Value = None, limit: Rows = 30
    ) -> Listed:
        """How a country, organisation or person (`holder`) stands on an issue (`about`, a word or two), by date.

        Each with its stance (for, against, open, conditional, none), the words it rests on, and the stance it moved from. `other` is
        the other side.
        """
        question = Question(holder, about, other or None, since or None, until or None)
        return self._asked(lambda: [to_dict(row) for row in positions(self.store, question)[:limit]])

    def get_evidence(self, id: Annotated[str, Field(min_length=4, max_length=300)]) -> dict[str, Any]:
        """One entry by its id (or the beginning of it): its fields, why it was coded so, and the passages it rests on."""
        return self._asked(lambda: to_dict(show(self.store, id)))

    def extract_text(
        self, text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)], name: Annotated[str, Field(max_length=200)] = "text"
    ) -> dict[str, Any]:
        """What is found in the text of one article; nothing is kept."""
        return self._asked(lambda: self.reader.read(text, name))

    def _rows(self, view: str, chosen: Filter, limit: int) -> Listed:
        _, read = TABLES[view]

        def rows() -> Listed:
            with self.store.reading() as connection:
                return list(islice(_plain(read, connection, replace(chosen, limit=limit)), limit))

        return self._asked(rows)

    def _asked(self, answer: Callable[[], Answer]) -> Answer:
        """The answer; what the record has against the question goes to the caller with its remedy."""
        try:
            return answer()
        except OnrecordError as error:
            raise ToolError(str(error)) from None


def make_server(store: Store) -> MCPServer[Any]:
    """A server with all tools over one record."""
    server: MCPServer[Any] = MCPServer("onrecord", instructions=_ABOUT, version=__version__, log_level="WARNING")
    tools = Tools(store, Reader())
    reads = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    search = (tools.suggest_actor, tools.search_events, tools.search_statements, tools.timeline, tools.positions)
    for tool in (*search, tools.get_evidence, tools.extract_text):
        server.tool(annotations=reads)(tool)
    return server


def _plain(read: Callable[[Connection, Filter], Iterator[Any]], connection: Connection, chosen: Filter) -> Iterator[dict[str, Any]]:
    return (to_dict(row) for row in read(connection, chosen))
