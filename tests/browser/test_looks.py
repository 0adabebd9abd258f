"""Every page at two widths, light and dark: nothing sticks out, accessibility rules hold, a picture is kept for a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.record import open_store
from tests.browser.conftest import Open, keep, serve
from tests.unit.interfaces.web.test_pages import HOSTILE, PAGES, fill_hostile, hostile_addresses

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8")
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations']}"
MORE = ("/basket", "/nothing", "/upload", "/api/v1/", "/events?status=denied,proposed&country=RUS", "/events?since=foo")


def name_of(path: str) -> str:
    return "".join(sign if sign.isalnum() else "-" for sign in path).strip("-") or "overview"


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_and_can_be_used_by_all(open_page: Open, site: str, width: int, scheme: str) -> None:
    """No page is wider than the screen, and none breaks a rule of WCAG 2.1 AA that a program can check."""
    page = open_page(f"{site}/", viewport={"width": width, "height": 900}, color_scheme=scheme)
    event = page.evaluate("fetch('/events.json').then(answer => answer.json())")["events"][0]
    rows = page.evaluate("fetch('/timeline.json').then(answer => answer.json())")["timeline"]
    told = {row["kind"]: row["story"] for row in rows if row["articles"] > 1}
    single = (
        f"/entries/{event['id']}", f"/articles/{event['article_id']}", f"/articles/{event['article_id']}?at={event['id']}",
        f"/happenings/{told['event']}", f"/utterances/{told['statement']}", f"/correct?ids={told['event']}",
        f"/correct?ids={told['event']},{event['id']}", f"/basket?of={told['statement']},{event['id']}", "/events?country=FRA",
    )  # fmt: skip
    wrong: list[str] = []
    for path in (*PAGES, *MORE, *single):
        page.goto(site + path)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append(f"{path}: wider than the screen")
        page.evaluate(AXE)
        for broken in page.evaluate(f"axe.run(document, {RULES})")["violations"]:
            wrong += [f"{path}: {broken['id']}: {node['html'][:160]} {node['failureSummary'][-200:]}" for node in broken["nodes"][:2]]
        keep(page, f"{name_of(path)[:60]}-{width}-{scheme}")
    assert wrong == []


def test_hostile_texts_run_nothing(open_page: Open, tmp_path: Path) -> None:
    """In every field of an article stands a script: none runs, nothing outside is asked for."""
    path = tmp_path / "press.db"
    with open_store(path) as store:
        fill_hostile(store)
    server = serve(path)
    site = next(server)
    try:
        page = open_page(f"{site}/")
        addresses = hostile_addresses(lambda path: page.evaluate("path => fetch(path).then(answer => answer.json())", path))
        for address in ("/", "/timeline", "/statements", "/events", "/actors", "/articles", *addresses.values()):
            page.goto(site + address)
            assert page.evaluate("document.querySelectorAll('main img, main script').length") == 0
            shown = page.inner_text("main") + page.locator("main input").evaluate_all("all => all.map(each => each.value).join()")
            assert HOSTILE[:14] in shown or address.startswith(("/timeline", "/positions"))
            page.keyboard.press("j")
            page.keyboard.press("d")
            page.wait_for_timeout(150)
            assert page.evaluate("document.querySelectorAll('#said img, #said script').length") == 0
    finally:
        server.close()
