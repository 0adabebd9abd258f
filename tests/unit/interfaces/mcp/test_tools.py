"""The tools over the protocol: what they give, that errors come with their remedy, and that none writes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from mcp import Client

from onrecord.corroboration import corroborate
from onrecord.interfaces.mcp.tools import make_server
from onrecord.record import open_store
from tests.unit.record.press import OTHER, PUTIN, batch


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mcp") / "press.db"
    with open_store(path) as store:
        store.add(batch())
        corroborate(store)
    return path


def run(asked: Coroutine[Any, Any, Any]) -> Any:
    """The answer, from a thread of its own: the tests of the browser may have left a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, asked).result()


def call(record: Path, tool: str, **arguments: Any) -> Any:
    """One call through a client of the protocol."""

    async def ask() -> Any:
        with open_store(record, read_only=True) as store:
            async with Client(make_server(store)) as client:
                return await client.call_tool(tool, arguments)

    return run(ask())


def rows(answer: Any) -> Any:
    assert not answer.is_error, answer.content
    found = answer.structured_content
    return found["result"] if set(found) == {"result"} else found


def test_tools_only_read(record: Path) -> None:
    """Each says of itself that it reads, and what it is for."""

    async def listed() -> Any:
        with open_store(record, read_only=True) as store:
            async with Client(make_server(store)) as client:
                return (await client.list_tools()).tools

    tools = run(listed())
    assert {tool.name for tool in tools} == {
        "suggest_actor", "search_events", "search_statements", "timeline", "positions", "get_evidence", "extract_text",
    }  # fmt: skip
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)


def test_from_a_name_to_the_evidence(record: Path) -> None:
    """A name in another spelling, the denial, and the characters it rests on."""
    assert rows(call(record, "suggest_actor", name="Putin"))[0]["key"] == PUTIN
    denied = rows(call(record, "search_events", filters={"country": "RUS", "other": "CHN", "status": "denied"}))
    evidence = rows(call(record, "get_evidence", id=denied[0]["id"]))
    assert evidence["fields"]["status"] == "denied"
    assert "aucune alliance" in json.dumps(evidence, ensure_ascii=False)


def test_positions_lead_to_their_evidence(record: Path) -> None:
    """A stance with the words it rests on, and an id that opens the passage."""
    found = rows(call(record, "positions", holder="Russie", about="alliance militaire", other="CHN"))
    assert {row["stance"] for row in found} == {"against"}
    evidence = rows(call(record, "get_evidence", id=found[0]["id"]))
    assert found[0]["text"] in json.dumps(evidence, ensure_ascii=False)
    assert len(rows(call(record, "positions", holder="Russie", about="alliance", limit=1))) == 1


def test_rows_are_limited(record: Path) -> None:
    """No more rows than asked for, and no more than a hundred may be asked for."""
    assert len(rows(call(record, "timeline", filters={}, limit=2))) == 2
    assert call(record, "search_statements", filters={}, limit=101).is_error


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("search_events", {"filters": {"status": "done"}}, "choose among actual"),
        ("suggest_actor", {"name": "Nobody Atall"}, "nobody on record"),
        ("get_evidence", {"id": "zzzzzzzz"}, "nothing on record"),
        ("positions", {"holder": "Atlantis", "about": "alliance"}, "nobody on record"),
        ("timeline", {"filters": {"since": "yesterday"}}, "write 2022"),
    ],
)
def test_errors_say_what_to_do(record: Path, tool: str, arguments: dict[str, Any], told: str) -> None:
    """What the record has against a question reaches the caller with its remedy."""
    answer = call(record, tool, **arguments)
    assert answer.is_error and told in str(answer.content)


def test_text_is_read_and_not_kept(record: Path) -> None:
    """The findings of a text come back; the record stays as it was."""
    with open_store(record, read_only=True) as store:
        before = store.fingerprint()
        assert rows(call(record, "extract_text", text=OTHER))["language"] == "fr"
        assert store.fingerprint() == before
