"""The HTTP interface: the rows of the views, pages that neither repeat nor lose a row, one form of error, no failure on any input."""

from __future__ import annotations

import csv
import json
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from onrecord.corroboration import corroborate
from onrecord.interfaces.api.cursors import read_page
from onrecord.interfaces.api.routes import make_router
from onrecord.interfaces.web.app import make_application
from onrecord.record import Judgement, Store, open_store
from onrecord.views import Filter, Question, events, positions, to_dict
from tests.unit.record.press import OTHER, REPORT, batch

API = "/api/v1"
TOKEN = "a token for tests"
LISTS = ("statements", "events", "timeline", "actors", "articles", "instruments", "happenings", "utterances", "copies")


def make_record(path: Path) -> Path:
    with open_store(path) as store:
        store.add(batch())
        corroborate(store)
    return path


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_record(tmp_path_factory.mktemp("api") / "press.db")


@pytest.fixture(scope="module")
def client(record: Path) -> TestClient:
    return TestClient(make_application(record), base_url="http://localhost")


def follow(client: TestClient, name: str, limit: int) -> list[dict[str, Any]]:
    """All rows of a list, page by page."""
    rows, cursor = [], ""
    while True:
        page = client.get(f"{API}/{name}", params={"limit": limit, **({"cursor": cursor} if cursor else {})}).json()
        assert len(page["items"]) <= limit
        rows += page["items"]
        if not (cursor := page["next"]):
            return rows


@pytest.mark.parametrize("name", LISTS)
def test_pages_hold_every_row_once(client: TestClient, name: str) -> None:
    """Small pages joined are the whole list."""
    assert follow(client, name, 2) == follow(client, name, 500) != []


def test_rows_are_those_of_the_views(client: TestClient, record: Path) -> None:
    """Nothing is renamed or left out on the way."""
    with open_store(record, read_only=True) as store:
        expected = [to_dict(row) for row in events(store, Filter(status="denied"))]
    assert client.get(f"{API}/events?status=denied").json()["items"] == json.loads(json.dumps(expected))


def test_cursor_survives_a_record_that_grows(tmp_path: Path) -> None:
    """A row that comes in before the cursor moves the page, not its content."""
    store: Store = open_store(tmp_path / "press.db")
    store.add(batch()[1:])

    def read(chosen: Filter) -> list[Any]:
        return events(store, chosen)

    first, cursor = read_page(read, Filter(), None, 2)
    store.add(batch()[:1])
    rest, end = read_page(read, Filter(), cursor, 100)
    ids = [row.id for row in events(store)]
    assert [row.id for row in rest] == ids[ids.index(first[-1].id) + 1 :]
    assert end is None


@pytest.mark.parametrize("cursor", ["x", "WzEsMl0", "////", "é", "W10", "eyJhIjogMX0", "[" * 900])
def test_cursor_that_is_none_is_refused(client: TestClient, cursor: str) -> None:
    """Anything but a cursor of this question gets the form of an error."""
    answer = client.get(f"{API}/events", params={"cursor": cursor})
    assert answer.status_code == 400 and set(answer.json()["error"]) == {"status", "message", "remedy"}


def test_cursor_of_another_question_is_refused(client: TestClient) -> None:
    """Filters may not change between pages."""
    cursor = client.get(f"{API}/events?limit=1").json()["next"]
    assert client.get(f"{API}/events", params={"limit": 1, "cursor": cursor, "country": "RUS"}).status_code == 400
    assert client.get(f"{API}/statements", params={"limit": 1, "cursor": cursor}).status_code == 400


@pytest.mark.parametrize(
    ("path", "status"),
    [("/nothing", 404), ("/articles/zzzz", 404), ("/entries/zzzz", 404), ("/events?status=done", 400), ("/events?limit=0", 422),
     ("/events?limit=x", 422), ("/search", 422), ("/export/money.csv", 422), ("/export/events.csv?type=DANCE", 400)],
)  # fmt: skip
def test_every_error_has_one_form(client: TestClient, path: str, status: int) -> None:
    """Status, message, remedy."""
    answer = client.get(API + path)
    assert answer.status_code == answer.json()["error"]["status"] == status
    assert answer.json()["error"]["message"]


def test_single_things(client: TestClient) -> None:
    """An article comes with its text and evidence that slices to it; an entry by the beginning of its id."""
    article = client.get(f"{API}/articles").json()["items"][0]
    found = client.get(f"{API}/articles/{article['id']}").json()
    assert found["text"] in (REPORT, OTHER)
    note = next(note for note in found["notes"] if note["kind"] == "event")
    entry = client.get(f"{API}/entries/{note['id'][:8]}").json()
    assert entry["id"] == note["id"]
    anchor = next(place for place in note["places"] if place["role"] == "anchor")
    assert found["text"][anchor["start"] : anchor["end"]] == note["row"]["anchor"]


def test_exports_are_whole(client: TestClient) -> None:
    """CSV and JSON lines of a view hold every row."""
    rows = follow(client, "events", 500)
    lines = client.get(f"{API}/export/events.jsonl").text.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = list(csv.DictReader(StringIO(client.get(f"{API}/export/events.csv").text.lstrip("\ufeff"))))
    assert [row["id"] for row in table] == [row["id"] for row in rows]


def test_positions_come_in_pages_and_whole(client: TestClient, record: Path) -> None:
    """The rows are those of the view; the export holds the same; a question without an issue is refused in the form of every error."""
    asked = "holder=RUS&about=alliance"
    with open_store(record, read_only=True) as store:
        expected = [to_dict(row) for row in positions(store, Question("RUS", "alliance"))]
    first = client.get(f"{API}/positions?{asked}&limit=1").json()
    rest = client.get(f"{API}/positions?{asked}", params={"cursor": first["next"]}).json() if first["next"] else {"items": []}
    assert first["items"] + rest["items"] == json.loads(json.dumps(expected)) != []
    lines = client.get(f"{API}/export/positions.jsonl?{asked}").text.splitlines()
    assert [json.loads(line) for line in lines] == first["items"] + rest["items"]
    assert client.get(f"{API}/positions?holder=RUS").json()["error"]["status"] == 422
    assert client.get(f"{API}/positions?holder=Nobody&about=alliance").json()["error"]["status"] == 400


def test_judgements_are_listed(tmp_path: Path) -> None:
    """Those undone too, in their order, page by page."""
    path = make_record(tmp_path / "press.db")
    with open_store(path) as store:
        key = events(store)[0].id
        with store.judging() as (kept, _):
            kept.add([Judgement("reject", key, "someone", f"2026-01-0{day}T00:00:00+00:00") for day in (1, 2, 3)])
            kept.undo(2, "2026-01-04T00:00:00+00:00")
    client = TestClient(make_application(path), base_url="http://localhost")
    rows = follow(client, "judgements", 2)
    assert [(row["number"], row["verb"], row["undone"] is None) for row in rows] == [
        (1, "reject", True), (2, "reject", False), (3, "reject", True),
    ]  # fmt: skip


def test_examples_have_the_form_of_the_answers(record: Path) -> None:
    """Every list and single thing shows an answer that its own model takes, with no field too many or too few."""
    application = make_application(record)
    described = TestClient(application, base_url="http://localhost").get(f"{API}/openapi.json").json()["paths"]
    shown = {path for path, told in described.items() if "example" in json.dumps(told.get("get", told.get("post"))["responses"]["200"])}
    assert set(described) - shown == {f"{API}/export/positions.{{form}}", f"{API}/export/{{view}}.{{form}}"}
    store = open_store(record, read_only=True)
    for route in make_router(store).routes:
        if isinstance(route, APIRoute) and route.response_model is not None:
            example = route.responses[200]["content"]["application/json"]["example"]
            kind = TypeAdapter(route.response_model)
            assert json.loads(kind.dump_json(kind.validate_python(example, strict=False))) == example, route.path


def test_extract_keeps_nothing(client: TestClient) -> None:
    """A text is read with the limits of a worker, and the record stays as it was."""
    before = client.get(f"{API}/articles").json()
    answer = client.post(f"{API}/extract", json={"text": OTHER, "name": "depeche"})
    assert answer.status_code == 200
    assert answer.json()["extraction"]["statements"][0]["text"] in OTHER
    assert client.get(f"{API}/articles").json() == before


@pytest.mark.parametrize("body", [{}, {"text": ""}, {"text": 3}, {"text": "a", "mood": "good"}, [], "x", None])
def test_extract_refuses_other_bodies(client: TestClient, body: Any) -> None:
    """A body of another form is no failure."""
    answer = client.post(f"{API}/extract", json=body)
    assert answer.status_code == 422 and answer.json()["error"]["message"]
    assert client.post(f"{API}/extract", content=b"\xff{").status_code == 422


def test_description_is_a_page_of_its_own(client: TestClient) -> None:
    """Every route is described, with an example, without anything from outside."""
    page = client.get(f"{API}/").text
    paths = client.get(f"{API}/openapi.json").json()["paths"]
    assert len(paths) == 19 and all(path in page for path in paths)
    assert "cdn" not in page and "https://" not in page


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Any:
    application = make_application(
        make_record(tmp_path_factory.mktemp("fuzz") / "press.db"), names=frozenset({"testserver", "localhost"}), token=TOKEN
    )
    TestClient(application, base_url="http://localhost").post(f"{API}/extract", json={"text": OTHER})  # the first text waits for the models
    return schemathesis.openapi.from_asgi(f"{API}/openapi.json", application)


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
def test_no_request_makes_it_fail(described: Any, mode: schemathesis.GenerationMode) -> None:
    """Whatever the description allows, and what it does not, is answered without a failure and in a form that the description knows."""
    for operation in (result.ok() for result in described.get_all_operations()):

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        def ask(case: Any) -> None:
            answer = case.call(headers={"x-onrecord-token": TOKEN}, timeout=300)  # a text waits for a worker of a busy machine
            assert answer.status_code < 500, case.as_curl_command()
            assert answer.status_code < 400 or set(answer.json()["error"]) == {"status", "message", "remedy"}, answer.text

        with suppress(Unsatisfiable):  # a route that takes nothing cannot be given anything wrong
            ask()


def test_judgements_are_made_listed_and_undone(tmp_path: Path) -> None:
    """With the token of the start alone; a merge against the evidence says so; undoing takes back all of one decision."""
    made = make_application(make_record(tmp_path / "press.db"), token=TOKEN)
    client = TestClient(made, base_url="http://localhost", headers={"x-onrecord-token": TOKEN})
    told = {row["type"]: row for row in client.get(f"{API}/happenings").json()["items"]}
    wanted = {"verb": "reject", "ids": [told["CONSULT"]["id"]], "by": "Anne", "why": "lu deux fois"}
    assert client.post(f"{API}/judgements", json=wanted, headers={"x-onrecord-token": "x"}).status_code == 403
    kept = client.post(f"{API}/judgements", json=wanted)
    assert kept.status_code == 201
    assert {row["entry"] for row in kept.json()["judgements"]} == set(told["CONSULT"]["events"])
    assert follow(client, "judgements", 1) == kept.json()["judgements"]
    assert "CONSULT" not in {row["type"] for row in client.get(f"{API}/happenings").json()["items"]}
    undone = client.post(f"{API}/judgements/{kept.json()['judgements'][0]['number']}/undo")
    assert len(undone.json()) == len(told["CONSULT"]["events"])
    assert {row["type"]: row for row in client.get(f"{API}/happenings").json()["items"]} == told
    merge = {"verb": "merge", "ids": [told["COOPERATE"]["id"], told["AGREE"]["id"]], "by": "Anne"}
    assert client.post(f"{API}/judgements", json=merge).json()["contradictions"]
    edit = {"verb": "edit", "ids": [told["AGREE"]["lead"]], "by": "Anne", "changes": {"date": "2023-11", "status": "planned"}}
    assert client.post(f"{API}/judgements", json=edit).status_code == 201
    row = next(row for row in client.get(f"{API}/events").json()["items"] if row["id"] == told["AGREE"]["lead"])
    assert (row["date"], row["status"]) == ("2023-11", "planned")
    for wrong, status in (({"changes": {"date": "soon"}}, 400), ({"ids": ["ffffffff"]}, 400), ({"by": " "}, 400), ({"verb": "dance"}, 422)):
        assert client.post(f"{API}/judgements", json=edit | wrong).status_code == status
