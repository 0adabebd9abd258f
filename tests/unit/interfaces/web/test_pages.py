"""Every page in every form and both languages, its filters, and what a hostile text can do to it (nothing)."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from onrecord.corroboration import Decision, corroborate, judge
from onrecord.interfaces.web.app import make_application
from onrecord.model import (
    Actor,
    ActorKind,
    Defect,
    Event,
    EventType,
    Findings,
    Instrument,
    Metadata,
    Mode,
    Publication,
    Reason,
    Span,
    Statement,
    Status,
    Term,
    When,
)
from onrecord.record import Store, open_store
from onrecord.views import happenings
from tests.unit.record.press import PUTIN, REPORT, article

PAGES = (
    "/", "/timeline", "/timeline?by=type", "/statements", "/events", "/actors", "/articles", "/network", "/search?q=alliance",
    "/pairs/CHN-RUS", f"/actors/{PUTIN}", "/actors/RUS", "/treaties", "/happenings", "/judgements", "/judgements/1",
    "/treaties/New START", "/compare/report/trimmed", "/positions", "/positions?about=alliance",
    "/positions?holder=RUS&about=alliance militaire",
)  # fmt: skip
HOSTILE = "<script>fetch('http://evil.example')</script><img src=x onerror=alert(1)>\"'{{7*7}}"


def data(path: str, form: str) -> str:
    """The address of a page in another form."""
    name, sign, query = path.partition("?")
    return f"{'/overview' if name == '/' else name}.{form}{sign}{query}"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_page_speaks_the_language_of_the_browser(client: TestClient, path: str, language: str) -> None:
    """A page is whole, in the language asked for, and holds nothing that a script or style could hide in."""
    answer = client.get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=|https?://(?!www\.w3\.org)", answer.text)
    assert len(re.findall(r"<h1[ >]", answer.text)) == 1


@pytest.mark.parametrize("path", PAGES)
def test_page_is_data_too(client: TestClient, path: str) -> None:
    """The same address with .json and .csv gives the content as data."""
    assert client.get(data(path, "json")).json()
    answer = client.get(data(path, "csv"))
    assert answer.headers["content-type"].startswith("text/csv")
    assert len(list(csv.reader(StringIO(answer.text)))) >= 2


def test_entries_and_articles_have_addresses(client: TestClient) -> None:
    """An event leads to its evidence, and from there to the passage in the article, marked."""
    event = client.get("/events.json?status=denied").json()["events"][0]
    entry = client.get(f"/entries/{event['id']}")
    assert entry.status_code == 200 and '<mark class="r-anchor"' in entry.text
    text = client.get(f"/articles/{event['article_id']}?at={event['id']}")
    assert re.search(r'<mark class="r-\w+" id="at">', text.text)
    assert client.get(f"/articles/{event['article_id']}.json").json()["text"] == REPORT


def test_filters_narrow_and_are_kept_in_links(client: TestClient) -> None:
    """A filter narrows the list, shows its count, and stays in the links of the page."""
    answer = client.get("/events.json?status=denied&country=RUS").json()
    assert {row["status"] for row in answer["events"]} == {"denied"}
    page = client.get("/events?status=denied&country=RUS").text
    assert "/events.csv?status=denied&amp;country=RUS" in page
    assert '<input type="hidden" name="status" value="denied">' in page


def test_repeated_values_are_alternatives(client: TestClient) -> None:
    """A form without script repeats a name; a link separates by commas. Both mean the same."""
    repeated = client.get("/events.json?status=denied&status=proposed").json()
    assert repeated == client.get("/events.json?status=denied,proposed").json()
    assert {row["status"] for row in repeated["events"]} == {"denied", "proposed"}


def test_timeline_shows_one_content_twice(client: TestClient) -> None:
    """Whatever stands in the lanes stands in the table."""
    page = client.get("/timeline").text
    lanes, _, table = page.partition("<table")
    address = r'href="(/(?:entries|happenings|utterances)/\w+)"'
    drawn = set(re.findall(address + r'[^>]*class="sign', lanes))
    assert drawn and drawn <= set(re.findall(address, table))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404), ("/articles/unknown", 404), ("/entries/zzzzzzzz", 404), ("/actors/nobody", 404), ("/upload/7", 404),
        ("/events?since=yesterday", 400), ("/events?type=DANCE", 400), ("/events?rows=0", 400), ("/events?offset=-1", 400),
        ("/timeline?by=mood", 400), ("/timeline?origins=many", 400), ("/pairs/russia", 400), ("/network?middle=Atlantis", 400),
        ("/articles?needs=love", 400), (f"/search?q={'x' * 301}", 400), ("/events?actor=nobody", 400), ("/statements?status=denied", 400),
        ("/positions?holder=Nobody&about=alliance", 400), ("/positions?holder=RUS&about=alliance&since=yesterday", 400),
    ],
)  # fmt: skip
def test_nonsense_gets_a_page_that_says_what_to_do(client: TestClient, path: str, status: int) -> None:
    """A wrong address or value is answered with a page (or data) that names it, never with a failure of the server."""
    answer = client.get(path)
    assert answer.status_code == status
    assert "<h1>" in answer.text
    if status == 400:
        assert client.get(data(path, "json")).json()["error"]["message"]


ODD = ("%00", "%ff%fe", "'; DROP TABLE events;--", "%F0%9F%92%A9", '"', "AND OR NOT (", "../../etc/passwd", "-", "*")
FIELDS = (
    "/search?q=", "/positions?about=", "/positions?holder=RUS&about=", "/events?about=", "/events?actor=", "/events?since=",
    "/articles?source=", "/entries/", "/articles/",
)  # fmt: skip


@pytest.mark.parametrize("value", ODD)
@pytest.mark.parametrize("path", FIELDS)
def test_no_text_breaks_a_page(client: TestClient, path: str, value: str) -> None:
    """Whatever is typed into a field or an address ends in a page."""
    assert client.get(path + value).status_code < 500


def fill_hostile(store: Store) -> None:
    """An article whose every text is hostile, and what a person says of it."""
    text = f"=cmd|' /C calc'!A0 {HOSTILE} a déclaré.\nLe 8 novembre {HOSTILE}\n"
    reason, span, key, when = Reason(HOSTILE, HOSTILE, 0.5), Span(0, len(text) - 1), "person:x", When.parse("2023-11-08")
    told = article(text, HOSTILE, metadata=Metadata(title=HOSTILE, site=HOSTILE, author=HOSTILE, url="javascript:alert(1)"))
    person = Actor(key, HOSTILE, ActorKind.PERSON, "RUS", HOSTILE, reason)
    said = Statement((span,), Mode.DIRECT, span, "say", key, span, key, when, span, False, reason)
    sides: tuple[tuple[str, ...], ...] = ((key,), (key,), ("RUS",), ("CHN",))
    event = Event(EventType.ACCUSE, span, *sides, Status.DENIED, key, (HOSTILE,), when, span, False, (span,), (HOSTILE,), reason)
    treaty = Instrument("org:hostile", HOSTILE, (span,), ("RUS", "CHN"), None, None, (Term(HOSTILE, "at most", 3, HOSTILE, span),), reason)
    found = {"actors": (person,), "statements": (said,), "events": (event,), "instruments": (treaty,)}
    findings = Findings("fr", Publication(None, "unknown"), defects=(Defect(HOSTILE, span, reason),), **found)  # type: ignore[arg-type]
    store.add([(told, findings)])
    corroborate(store)
    judge(store, Decision("accept", (happenings(store)[0].id,), HOSTILE, HOSTILE))


def hostile_addresses(get: Callable[[str], Any]) -> dict[str, str]:
    """A page of every kind over that record; `get` fetches data."""
    event, said = (get(f"/{kind}.json")[kind][0] for kind in ("events", "statements"))
    line = {row["kind"]: row["story"] for row in get("/timeline.json")["timeline"]}
    return {
        "entry": f"/entries/{said['id']}", "event": f"/entries/{event['id']}",
        "article": f"/articles/{event['article_id']}?at={event['id']}", "happening": f"/happenings/{line['event']}",
        "utterance": f"/utterances/{line['statement']}", "treaties": "/treaties", "treaty": "/treaties/org:hostile",
        "correct": f"/correct?ids={line['event']}", "merge": f"/correct?ids={line['event']},{event['id']},{said['id']}",
        "judgements": "/judgements", "judgement": "/judgements/1", "basket": f"/basket?of={said['id']},{event['id']}",
        "happenings": "/happenings", "error": f"/events?since={quote(HOSTILE)}", "search": f"/search?q={quote(HOSTILE)}",
        "actor": "/actors/person:x", "positions": "/positions?about=script",
    }  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A record in which every text that an article can bring is hostile."""
    path: Path = tmp_path_factory.mktemp("hostile") / "press.db"
    with open_store(path) as store:
        fill_hostile(store)
    return TestClient(make_application(path), base_url="http://localhost")


def test_hostile_texts_stay_text(hostile: TestClient) -> None:
    """No text of an article, in any field, becomes markup, a template or a formula."""
    silent = ("/timeline?by=type", "/network", "positions")
    addresses = hostile_addresses(lambda path: hostile.get(path).json())
    for name, path in {**{path: path for path in PAGES[:8]}, **addresses}.items():
        page = hostile.get(path)
        assert page.status_code == (400 if name == "error" else 200), path
        assert "<script>" not in page.text and "<img" not in page.text, path
        assert "{{7*7}}" in page.text or name in silent, path
        assert 'href="javascript:' not in page.text, path


def test_hostile_texts_are_no_formulas(hostile: TestClient) -> None:
    """A cell that a spreadsheet would calculate is disarmed."""
    rows = list(csv.reader(StringIO(hostile.get("/statements.csv").text)))
    assert not [value for row in rows[1:] for value in row if value.startswith(("=", "+", "@", "-"))]


def test_chosen_language_and_look_are_remembered(client: TestClient) -> None:
    """What an address chooses goes into cookies, not into links; a page that chooses nothing leaves them alone."""
    assert "set-cookie" not in client.get("/").headers
    answer = client.get("/events?language=fr&theme=dark")
    client.cookies.clear()
    assert '<html lang="fr" data-theme="dark"' in answer.text
    assert sorted(line.split(";")[0] for line in answer.headers.get_list("set-cookie")) == ["language=fr", "theme=dark"]
    assert "language=fr" not in answer.text and "theme=dark" in answer.text.split("<footer")[1]


def test_a_happening_shows_every_account(client: TestClient) -> None:
    """All events behind it, under the origin that tells them; the timeline leads there when several articles tell it."""
    told = next(row for row in client.get("/happenings.json").json()["happenings"] if row["articles"] > 1)
    found = client.get(f"/happenings/{told['id']}.json").json()
    assert {row["id"] for row in found["events"]} == set(told["events"]) == {key for keys in found["origins"].values() for key in keys}
    page = client.get(f"/happenings/{told['id']}")
    assert page.status_code == 200 and all(f"/entries/{key}" in page.text for key in told["events"])
    assert f"/happenings/{told['id']}" in client.get("/timeline").text


def test_an_utterance_shows_its_wordings_side_by_side(client: TestClient) -> None:
    """Every wording with its article, the reference first."""
    row = next(row for row in client.get("/timeline.json").json()["timeline"] if row["kind"] == "statement" and row["articles"] > 1)
    found = client.get(f"/utterances/{row['story']}.json").json()
    page = client.get(f"/utterances/{row['story']}")
    assert page.status_code == 200 and page.text.count("<figcaption>") == len(found["utterance"]["wordings"])
    assert client.get("/utterances/nothing").status_code == client.get("/happenings/nothing").status_code == 404


def test_a_statement_leads_to_its_other_wordings(client: TestClient) -> None:
    """The list says where an utterance is worded in several ways, and only there."""
    rows = client.get("/api/v1/utterances?limit=500").json()["items"]
    several = {f"/utterances/{row['id']}" for row in rows if len(row["wordings"]) > 1}
    assert several == set(re.findall(r'href="(/utterances/[^"]+)"', client.get("/statements").text))


def test_an_actor_page_has_every_part(client: TestClient) -> None:
    """Names, what was said by and of it, whom it met, what it promised, partners, issues: as data and on the page."""
    data = client.get("/actors/RUS.json").json()
    assert {"actor", "offices", "partners", "issues", "statements", "statements_about", "met", "promised", "events"} <= set(data)
    assert {row["type"] for row in data["met"]} == {"CONSULT"} and data["counts"]["met"] == len(data["met"])
    assert "/events?actor=RUS&amp;type=CONSULT" in client.get("/actors/RUS").text
    putin = client.get(f"/actors/{PUTIN}").text
    assert f"/positions?holder={PUTIN}&amp;about=alliance" in putin


def test_a_pair_is_weighed_by_happenings_and_origins(client: TestClient) -> None:
    """Each happening once; those on the word of several origins apart; treaties and positions of the two beside them."""
    data = client.get("/pairs/CHN-RUS.json").json()
    (bar,) = data["intensity"]
    happened = [row for row in client.get("/happenings.json").json()["happenings"] if row["status"] == "actual" and row["date"]]
    assert bar["acts"] == len(happened) and bar["sure"] == sum(row["origins"] > 1 for row in happened)
    assert [(row["holder"], row["on"], row["stance"]) for row in data["stances"]][:1] == [("RUS", "alliance", "against")]
    page = client.get("/pairs/CHN-RUS").text
    assert page.count('class="up sure"') == (bar["sure_up"] > 0)
    assert "/positions?holder=RUS&amp;about=alliance&amp;with=CHN" in page


def test_filters_count_partners_and_origins(client: TestClient) -> None:
    """With a country chosen, those that face it are offered; the timeline counts what several origins tell."""
    page = client.get("/timeline?country=RUS").text
    assert "/timeline?country=RUS&amp;with=CHN" in page
    several = sum(row["origins"] > 1 for row in client.get("/happenings.json?country=RUS").json()["happenings"])
    assert ("/timeline?country=RUS&amp;origins=2" in page) == (several > 0)
