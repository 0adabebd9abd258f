"""What a person does: bring press in, look at it, narrow it, open the passage, correct it, undo, take a dossier away.

With scripts, without, in both languages, and with the keyboard alone.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.interfaces.web.wording import Words
from tests.browser.conftest import Open, keep

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
FILES = [SAMPLES / "dev-rucn-01.txt", SAMPLES / "dev-rucn-03.txt"]
WAIT = 120_000  # milliseconds: the reading process loads its models first
LOCALES = {"fr": "fr-FR", "en": "en-GB"}


@pytest.mark.parametrize(
    ("language", "scripts"), [("fr", True), ("fr", False), ("en", True)], ids=["fr", "fr without scripts", "en"]
)  # fmt: skip
def test_from_files_to_the_dossier(open_page: Open, empty_site: str, language: str, scripts: bool) -> None:
    """Upload, wait, timeline, filter, happening, passage, correction, undo, dossier: the same way with and without scripts."""
    t, shots = Words(language), f"journey-{language}-{'script' if scripts else 'plain'}"
    page = open_page(f"{empty_site}/", java_script_enabled=scripts, locale=LOCALES[language])
    _bring_in(page, t)
    _narrow_timeline(page, t)
    _read_passage(page, t, shots)
    _correct_and_undo(page, t, shots)
    _take_dossier(page, t, shots)


def _bring_in(page: Page, t: Words) -> None:
    page.get_by_role("link", name=t("nav.upload")).first.click()
    page.set_input_files("#files", FILES)
    page.get_by_role("button", name=t("upload.start"), exact=True).click()
    expect(page.get_by_text(t("upload.finished"))).to_be_visible(timeout=WAIT)
    expect(page.locator(".figures")).to_contain_text(t("upload.new"))
    page.get_by_role("link", name=t("upload.see")).click()
    expect(page.locator("h1")).to_have_text(t("overview.title"))


def _narrow_timeline(page: Page, t: Words) -> None:
    page.get_by_role("link", name=t("nav.timeline")).first.click()
    total = page.locator("h1 + .lead").inner_text()
    page.locator(".facet a", has_text=re.compile(f"^{t.label('types', 'COOPERATE')}")).first.click()
    expect(page.locator("h1 + .lead")).not_to_have_text(total)
    assert "type=COOPERATE" in page.url


def _read_passage(page: Page, t: Words, shots: str) -> None:
    """From the happening to the passage and back."""
    page.locator(".rows .words a").first.click()
    opened = page.url
    if "/happenings/" in opened:
        page.locator(".rows .words a").first.click()
    page.get_by_role("link", name=t("entry.in_text")).click()
    expect(page.locator("mark#at")).to_be_visible()
    keep(page, f"{shots}-passage")
    page.goto(opened)


def _correct_and_undo(page: Page, t: Words, shots: str) -> None:
    """Another date: it is shown beside the old one, in the lists too, until it is undone."""
    before = page.locator("h1 + .lead").inner_text()
    page.get_by_role("link", name=t("correct.open")).click()
    expect(page.locator("h1")).to_have_text(t("correct.title"))
    page.fill("#edit [name=date]", "2019-05-17")
    page.fill("#edit [name=why]", "communiqué")
    keep(page, f"{shots}-correct")
    page.get_by_role("button", name=t("correct.save")).click()
    expect(page.locator("h1")).to_have_text(t("correct.done.edit"))
    expect(page.locator(".changes")).to_contain_text(t.date("2019-05-17"))
    keep(page, f"{shots}-corrected")
    page.get_by_role("link", name=t("judgements.back")).click()
    expect(page.locator("h1 + .lead")).to_contain_text(t.date("2019-05-17"))
    page.goto(re.sub(r"(//[^/]+)/.*", r"\1/judgements", page.url))
    page.get_by_role("button", name=t("correct.verbs.undo"), exact=True).first.click()
    expect(page.locator("h1")).to_have_text(t("judgements.undone_title"))
    page.locator(".card .who a").first.click()
    expect(page.locator("h1 + .lead")).not_to_contain_text(t.date("2019-05-17"))
    assert before.split(",")[0].split(" →")[0] in page.locator("h1 + .lead").inner_text()


def _take_dossier(page: Page, t: Words, shots: str) -> None:
    """Kept entries become a file in which each sentence leads to its passage."""
    page.locator(".desk .keep").click()
    expect(page.locator("[data-basket] .count")).to_have_text("1")
    page.get_by_role("link", name=t("nav.statements")).first.click()
    page.locator(".said .keep").first.click()
    expect(page.locator("[data-basket] .count")).to_have_text("2")
    page.get_by_role("link", name=t("nav.basket")).first.click()
    expect(page.locator(".kept > li")).to_have_count(2)
    first = page.locator(".kept > li").first.inner_text()
    page.get_by_role("button", name=t("basket.down")).first.click()
    expect(page.locator(".kept > li").last).to_contain_text(first.splitlines()[0].strip())
    page.get_by_label(t("basket.name")).first.fill("Moscou – Pékin")
    keep(page, f"{shots}-dossier")
    with page.expect_download() as download:
        page.get_by_role("button", name=t("basket.forms.html")).click()
    text = Path(download.value.path()).read_text("utf-8")
    assert "<h1>Moscou – Pékin</h1>" in text and 'id="p1"' in text and 'id="p2"' in text


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
