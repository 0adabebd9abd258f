"""What a person does: bring press in, look at it, narrow it, open the passage; with scripts, without, and with the keyboard alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, keep

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
FILES = [SAMPLES / "dev-rucn-01.txt", SAMPLES / "dev-rucn-03.txt"]
WAIT = 120_000  # milliseconds: the reading process loads its models first


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_files_to_the_passage(open_page: Open, empty_site: str, scripts: bool) -> None:
    """Upload, wait, timeline, filter, entry, passage: the same way with and without scripts."""
    page = open_page(f"{empty_site}/", java_script_enabled=scripts)
    page.get_by_role("link", name="Ajouter").first.click()
    page.set_input_files("#files", FILES)
    page.get_by_role("button", name="Lire").click()
    expect(page.get_by_text("Terminé")).to_be_visible(timeout=WAIT)
    expect(page.locator(".figures")).to_contain_text("nouveaux")
    page.get_by_role("link", name="Voir ce qui est consigné").click()
    expect(page.locator("h1")).to_have_text("Vue d’ensemble")
    page.get_by_role("link", name="Chronologie").first.click()
    total = page.locator("h1 + .lead").inner_text()
    page.locator(".facet a", has_text=re.compile("^Coopération")).first.click()
    expect(page.locator("h1 + .lead")).not_to_have_text(total)
    assert "type=COOPERATE" in page.url
    page.locator(".rows .words a").first.click()
    page.get_by_role("link", name="Lire dans l’article").click()
    expect(page.locator("mark#at")).to_be_visible()
    keep(page, f"journey-{'script' if scripts else 'plain'}")


def test_progress_is_live(open_page: Open, empty_site: str) -> None:
    """With scripts the progress comes as a stream of events, without reloading until it is over."""
    page = open_page(f"{empty_site}/upload")
    streamed: list[str] = []
    page.on("request", lambda request: streamed.append(request.url) if request.resource_type == "eventsource" else None)
    page.set_input_files("#files", FILES)
    expect(page.locator(".chosen")).to_contain_text("dev-rucn-01.txt")
    page.get_by_role("button", name="Lire").click()
    expect(page.get_by_text("Terminé")).to_be_visible(timeout=WAIT)
    assert [url for url in streamed if url.endswith("/events")]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_an_issue_to_the_words(open_page: Open, site: str, scripts: bool) -> None:
    """Who stands how on what: from the table to the picture, narrowed by the form, and from a sign of the picture to the passage."""
    page = open_page(f"{site}/positions", java_script_enabled=scripts)
    page.get_by_role("link", name="Russie, alliance").click()
    expect(page.locator("h1")).to_have_text("Russie\u00a0: alliance")
    page.get_by_label("L’autre partie").fill("Chine")
    page.get_by_role("button", name="Appliquer").click()
    expect(page).to_have_url(re.compile("with=Chine"))
    expect(page.locator(".positions tbody tr")).not_to_have_count(0)
    page.locator(".stances a.mark").first.click()
    expect(page.locator("mark#at")).to_be_visible()
    assert "aucune alliance militaire" in "".join(page.locator(".reader mark").all_inner_texts())


def test_back_and_forward_are_states(open_page: Open, site: str) -> None:
    """A filter taken in place is an address like any other: back undoes it, forward repeats it."""
    page = open_page(f"{site}/events")
    page.locator(".facet a", has_text="démenti").click()
    expect(page).to_have_url(re.compile("status=denied"))
    expect(page.locator("h1 + .lead")).to_have_text("2 événements")
    page.go_back()
    expect(page.locator("h1 + .lead")).to_have_text("6 événements")
    page.go_forward()
    expect(page.locator("h1 + .lead")).to_have_text("2 événements")


def test_brush_chooses_a_period(open_page: Open, site: str) -> None:
    """Dragging over the strip narrows the time."""
    page = open_page(f"{site}/timeline")
    box = page.locator("#strip").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 20)
    page.mouse.move(box["x"] + box["width"] * 0.95, box["y"] + 20)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"since=2023-\d\d-\d\d.*until=2023-\d\d-\d\d"))


def test_keyboard_alone(open_page: Open, site: str) -> None:
    """Skip link, search, steps through the rows, opening: no pointer needed, and the focus is always seen."""
    page = open_page(f"{site}/events")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    page.keyboard.press("j")
    focused = page.locator(":focus")
    assert focused.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/entries/"))
    page.keyboard.press("/")
    page.keyboard.type("alliance")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=alliance"))
    expect(page.locator("mark").first).to_have_text("alliance")


def test_language_and_look_can_be_switched(open_page: Open, site: str) -> None:
    """The choice holds on the pages that follow."""
    page = open_page(f"{site}/events")
    page.get_by_role("link", name="English").click()
    page.get_by_role("link", name="Dark").click()
    page.get_by_role("link", name="Timeline").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sum(map(int, re.findall(r"\d+", dark)[:3])) < 150
