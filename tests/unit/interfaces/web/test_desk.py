"""Correcting, undoing, carrying corrections elsewhere, and the basket, with forms alone as a browser without scripts sends them."""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Iterator
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.corroboration import corroborate
from onrecord.interfaces.web.app import make_application
from onrecord.record import open_store
from tests.unit.interfaces.web.conftest import TOKEN
from tests.unit.record.press import batch

JSON = {"accept": "application/json"}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """A record of its own: these tests change it."""
    path = tmp_path / "press.db"
    with open_store(path) as store:
        store.add(batch())
        corroborate(store)
    with TestClient(make_application(path, token=TOKEN), base_url="http://localhost", headers={"accept-language": "fr"}) as client:
        yield client


def rows(client: TestClient, name: str, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/{name}.json{query}").json()[name]
    return found


def decide(client: TestClient, verb: str, *ids: str, **more: Any) -> Any:
    """Send the form; gives the page it leads to."""
    return client.post("/correct", data={"token": TOKEN, "verb": verb, "ids": ",".join(ids), "by": "Anne", "why": "lu deux fois", **more})


def told_twice(client: TestClient) -> dict[str, Any]:
    return next(row for row in rows(client, "happenings") if len(row["events"]) > 1)


def test_a_rejection_is_shown_and_undone(client: TestClient) -> None:
    """The form of an entry leads to a page that says what was done, and whose one button undoes all of it."""
    story = told_twice(client)
    page = client.get(f"/happenings/{story['id']}").text
    assert 'action="/correct"' in page and f'value="{TOKEN}"' in page
    answer = decide(client, "reject", story["id"], back=f"/happenings?country=RUS&since=2023#{'x' * 3}")
    assert answer.status_code == 200 and "<h1>Écarté</h1>" in answer.text and "lu deux fois" in answer.text and "Anne" in answer.text
    assert 'href="/happenings?country=RUS&amp;since=2023#xxx"' in answer.text
    assert story["id"] not in {row["id"] for row in rows(client, "happenings")}
    undo = re.search(r'action="(/judgements/\d+/undo)"', answer.text)
    assert undo is not None
    undone = client.post(undo[1], data={"token": TOKEN})
    assert "Correction annulée" in undone.text
    for key in story["events"]:
        page = client.get(f"/entries/{key}").text
        assert "lu deux fois" in page and "Anne" in page and "· annulé" in page
    assert told_twice(client) == story
    assert {row["undone"] is not None for row in rows(client, "judgements")} == {True}


def test_an_edit_keeps_only_what_differs(client: TestClient) -> None:
    """The form carries every field; those that stayed the same are no edits. Before and after stand side by side."""
    event = rows(client, "events", "?status=denied")[0]
    assert decide(client, "accept", event["id"], why="").status_code == 200
    form = {"date": "2023-11-08", "place": "", "type": event["type"], "status": "possible"}
    page = decide(client, "edit", event["id"], **form).text
    kept = [row for row in rows(client, "judgements") if row["verb"] == "edit"]
    assert {(row["field"], row["value"]) for row in kept} == {("date", "2023-11-08"), ("status", "possible")}
    assert re.search(r"2023</td><td>8 novembre 2023</td>", page) and re.search(r"démenti</td><td>possible</td>", page)
    changed = next(row for row in rows(client, "events") if row["id"] == event["id"])
    assert (changed["date"], changed["status"], changed["type"]) == ("2023-11-08", "possible", event["type"])
    assert decide(client, "edit", event["id"], **form).status_code == 400
    assert "8 novembre 2023" in client.get(f"/entries/{event['id']}").text
    client.post("/judgements/last/undo", data={"token": TOKEN})
    assert next(row for row in rows(client, "events") if row["id"] == event["id"]) == event


def test_a_merge_against_the_evidence_warns_before_and_after(client: TestClient) -> None:
    """Two things that one article tells can be merged, but not unknowingly."""
    one, other = (next(row["id"] for row in rows(client, "happenings") if row["type"] == kind) for kind in ("COOPERATE", "AGREE"))
    before = client.get(f"/correct?ids={one}&typed=http://localhost/happenings/{other}")
    assert before.status_code == 200 and before.text.count('class="card"') == 2
    assert "contredit les indices" in before.text
    after = decide(client, "merge", one, other)
    assert "<h1>Réunis</h1>" in after.text and "contredit les indices" in after.text


def test_accounts_are_set_apart(client: TestClient) -> None:
    """Those that are ticked form a happening of their own; ticking none or all is no split."""
    story = told_twice(client)
    assert decide(client, "split", story["id"]).status_code == 400
    assert decide(client, "split", story["id"], apart=story["events"]).status_code == 400
    away = story["events"][-1]
    assert decide(client, "split", story["id"], apart=[away]).status_code == 200
    groups = [set(row["events"]) for row in rows(client, "happenings")]
    assert {away} in groups and set(story["events"]) - {away} in groups


def test_corrections_are_carried_elsewhere(client: TestClient, tmp_path: Path) -> None:
    """The list as CSV, taken over by another record of the same texts, has the same effect; once."""
    event = rows(client, "events")[0]
    decide(client, "reject", event["id"], why="=HYPERLINK(1)")
    exported = client.get("/judgements.csv")
    assert [row["why"] for row in csv.DictReader(StringIO(exported.text.lstrip("\ufeff")))] == ["'=HYPERLINK(1)"]
    path = tmp_path / "other.db"
    with open_store(path) as store:
        store.add(batch())
        corroborate(store)
    with TestClient(make_application(path, token=TOKEN), base_url="http://localhost", headers={"accept-language": "fr"}) as other:
        for count, said in ((1, "1 correction reprise"), (0, "0 correction reprise")):
            answer = other.post("/judgements", data={"token": TOKEN}, files={"file": ("j.csv", exported.content, "text/csv")})
            assert answer.status_code == 200 and said in answer.text, count
        assert event["id"] not in {row["id"] for row in rows(other, "events")}
        assert rows(other, "judgements")[0]["why"] == "=HYPERLINK(1)"
        for content in (b"\xff\xfe", b"verb,entry\ndance,1\n", b"", b'"'):
            answer = other.post("/judgements", data={"token": TOKEN}, files={"file": ("j.csv", content, "text/csv")})
            assert answer.status_code in (200, 400)


def test_scripts_get_data(client: TestClient) -> None:
    """The same form, sent by a script, is answered with what to say and where to undo it."""
    event = rows(client, "events")[0]
    told = client.post("/correct", data={"token": TOKEN, "verb": "accept", "ids": event["id"]}, headers=JSON)
    assert told.status_code == 201 and told.json()["message"] == "Confirmé"
    assert client.post(told.json()["undo"], data={"token": TOKEN}, headers=JSON).json()["message"] == "Annulé"
    assert client.post("/judgements/last/undo", data={"token": TOKEN}, headers=JSON).status_code == 404


CHANGING = ("/correct", "/judgements", "/judgements/1/undo", "/judgements/last/undo", "/basket", "/upload", "/upload/1/cancel")


@pytest.mark.parametrize("path", CHANGING)
def test_nothing_changes_without_the_token(client: TestClient, path: str) -> None:
    """Nor for a page of another site that knows it, nor with a body of another kind."""
    event = rows(client, "events")[0]
    form = {"verb": "reject", "ids": event["id"], "add": event["id"]}
    assert client.post(path, data=form).status_code == 403
    assert client.post(path, data=form | {"token": TOKEN}, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.post(path, content=b"\x00", headers={"content-type": "multipart/form-data; boundary=x"}).status_code in (400, 403)
    assert client.post(path, json={"token": TOKEN}).status_code == 403
    assert rows(client, "judgements") == [] and rows(client, "basket") == []


NONSENSE = ("", "zzzz", "00000000", "%00", "a+b", "' OR 1=1", "é", "../x", ",,,")


@pytest.mark.parametrize("value", NONSENSE)
def test_nonsense_is_refused(client: TestClient, value: str) -> None:
    """Whatever stands in the fields, the answer says what to do, and nothing is kept."""
    event = rows(client, "events")[0]["id"]
    assert client.get("/correct", params={"ids": value}).status_code in (400, 404)
    assert client.get("/correct", params={"ids": event, "typed": value}).status_code in (200, 400, 404)
    assert client.get(f"/judgements/{value}").status_code < 500
    forms = (
        {"verb": value, "ids": event},
        {"verb": "reject", "ids": value},
        {"verb": "edit", "ids": event, "date": "x" + value},
        {"verb": "edit", "ids": event, "status": value},
        {"verb": "merge", "ids": event},
        {"verb": "split", "ids": event, "apart": value},
    )
    for form in forms:
        assert client.post("/correct", data={"token": TOKEN, "by": "x", **form}).status_code in (400, 404)
    assert rows(client, "judgements") == []


def test_the_way_back_leads_nowhere_else(client: TestClient) -> None:
    """An address of another site in `back` is not followed."""
    event = rows(client, "events")[0]["id"]
    for back in ("//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/\n/evil"):
        page = decide(client, "accept", event, back=back).text
        assert "evil" not in page and "alert" not in page
        answer = client.post("/basket", data={"token": TOKEN, "add": event, "back": back}, follow_redirects=False)
        assert answer.headers["location"] == "/basket"


def test_a_record_that_cannot_be_written_offers_no_corrections(client: TestClient, tmp_path: Path) -> None:
    """The forms are not there, and what is sent anyway is refused; the basket works all the same."""
    path = tmp_path / "press.db"
    path.chmod(0o444)
    from onrecord.interfaces.web import app  # noqa: PLC0415

    original = app._prepare
    app._prepare = lambda record: False
    try:
        only = TestClient(make_application(path, token=TOKEN), base_url="http://localhost")
    finally:
        app._prepare = original
    event = rows(only, "events")[0]["id"]
    assert "/correct" not in only.get(f"/entries/{event}").text
    assert only.post("/correct", data={"token": TOKEN, "verb": "reject", "ids": event}).status_code == 403
    assert "1 entry" in only.post("/basket", data={"token": TOKEN, "add": event}).text


def test_the_basket_keeps_an_order(client: TestClient) -> None:
    """What is kept stands in the order in which it came, can be moved, taken out and emptied; each once."""
    ids = [rows(client, "events")[0]["id"], told_twice(client)["id"], rows(client, "statements")[0]["id"]]
    for key in (*ids, ids[0]):
        answer = client.post("/basket", data={"token": TOKEN, "add": key, "back": "/events?country=RUS"}, follow_redirects=False)
        assert answer.headers["location"] == "/events?country=RUS"
    assert [row["id"] for row in rows(client, "basket")] == ids
    client.post("/basket", data={"token": TOKEN, "up": ids[2]})
    client.post("/basket", data={"token": TOKEN, "down": ids[0]})
    assert [row["id"] for row in rows(client, "basket")] == [ids[2], ids[0], ids[1]]
    shared = re.search(r'href="(/basket\?of=[^"]+)"', client.get("/basket").text)
    assert shared is not None
    client.post("/basket", data={"token": TOKEN, "clear": "1"})
    assert rows(client, "basket") == []
    assert html.unescape(shared[1]).endswith(",".join((ids[2], ids[0], ids[1])))
    assert client.get(html.unescape(shared[1])).text.count('class="card"') == 3


def test_a_forged_basket_is_harmless(client: TestClient) -> None:
    """What is no id is left out; an id that nothing has is named as such."""
    client.cookies.set("basket", "../../x.<script>.ffffffffffffffff")
    page = client.get("/basket").text
    assert "1 identifiant" in page and "<script>" not in page
    assert len(client.get("/basket.json").json()["gone"]) == 1


WORD = pytest.param("docx", marks=pytest.mark.skipif(not find_spec("docx"), reason="the extra office is not installed"))


@pytest.mark.parametrize("form", ["html", "md", WORD])
def test_a_dossier_of_the_basket(client: TestClient, form: str) -> None:
    """What was kept, in its order, under the title given, as a file with numbered passages; treaties too."""
    keys = [told_twice(client)["id"], rows(client, "statements")[0]["id"], rows(client, "events", "?status=proposed")[0]["id"]]
    treaty = re.search(r'name="add" value="(\w{16})"', client.get("/treaties/New START").text)
    assert treaty is not None
    answer = client.get(f"/basket/dossier.{form}", params={"of": ",".join([*keys, treaty[1]]), "title": "Mon <dossier>", "words": "fr"})
    assert answer.status_code == 200 and f"dossier.{form}" in answer.headers["content-disposition"]
    if form == "docx":
        assert answer.content[:2] == b"PK"
        return
    text = answer.text
    assert "Mon &lt;dossier&gt;" in text and "New START" in text
    numbers = re.findall(r'id="p(\d+)"' if form == "html" else r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)] and len(numbers) >= 5


def test_no_dossier_without_entries(client: TestClient) -> None:
    assert client.get("/basket/dossier.html").status_code == 400
    assert client.get("/basket/dossier.pdf?of=0000").status_code == 404
    event = rows(client, "events")[0]["id"]
    assert client.get(f"/basket/dossier.md?of={event}&words=tlh").status_code == 400
