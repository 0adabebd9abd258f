"""The desk in a real browser: decisions by keys alone, what is said of them, help, the path of the Tab key, a reading that is stopped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.corroboration import corroborate
from onrecord.record import open_store
from tests.browser.conftest import Open, keep, serve
from tests.browser.test_journey import SAMPLES, WAIT
from tests.unit.record.press import batch

FOCUSED = "getComputedStyle(document.activeElement).outlineStyle"
STOPS = "a[href], button:enabled, input:not([type=hidden]), select, summary"
FOCUSABLE = f"[...document.querySelectorAll('{STOPS}')].filter(each => each.checkVisibility()).length"


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[str]:
    """A small record that the test may change."""
    path = tmp_path / "press.db"
    with open_store(path) as store:
        store.add(batch())
        corroborate(store)
    yield from serve(path)


def said(page: Page) -> str:
    return page.locator("#said").inner_text()


def test_decisions_by_keys_alone(open_page: Open, own_site: str) -> None:
    """j, r, z, a, e, m, s, d and ? do what the help says; each is announced, and the focus stays where the work is."""
    page = open_page(f"{own_site}/events")
    for _ in range(2):
        page.keyboard.press("j")
    row = page.locator("tr:has(:focus)")
    page.keyboard.press("r")
    expect(page.locator("#said")).to_contain_text("Écarté")
    assert row.get_attribute("class") == "judged"
    assert page.evaluate("document.activeElement.closest('tr') !== null")
    keep(page, "keys-rejected")
    page.keyboard.press("z")
    expect(page.locator("#said")).to_have_text("Annulé")
    assert not row.get_attribute("class")
    page.keyboard.press("a")
    expect(page.locator("#said")).to_contain_text("Confirmé")
    page.keyboard.press("d")
    expect(page.locator("[data-basket] .count")).to_have_text("1")
    expect(row.locator(".keep")).to_have_attribute("aria-pressed", "true")


def test_editing_merging_and_splitting_by_keys(open_page: Open, own_site: str) -> None:
    """e leads into the first field of the form, m from the one row to the other shows both, s ticks what is to be set apart."""
    page = open_page(f"{own_site}/happenings")
    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(page.locator("#edit [name=date]")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("2020-01-02")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Modifié")
    page.keyboard.press("z")
    expect(page.locator("h1")).to_have_text("Correction annulée")
    page.goto(f"{own_site}/happenings")
    page.keyboard.press("j")
    page.keyboard.press("m")
    expect(page.locator("#said")).to_contain_text("de nouveau sur m")
    page.keyboard.press("j")
    page.keyboard.press("m")
    expect(page.locator(".cards .card")).to_have_count(2)
    page.goto(f"{own_site}/happenings")
    told = page.locator("tr[data-id]", has_text=re.compile("[2-9] articles")).first
    told.locator(".words a").focus()
    page.keyboard.press("s")
    expect(page.locator("#split [name=apart]").first).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Séparés")


def test_help_and_switching_the_keys_off(open_page: Open, own_site: str) -> None:
    """? opens a dialog that holds the focus and gives it back; with single keys off, none does anything but ?."""
    page = open_page(f"{own_site}/events", locale="en-GB")
    page.keyboard.press("j")
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('tr') !== null")
    page.keyboard.press("r")
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    assert said(page) == ""


@pytest.mark.parametrize("path", ["/events", "/correct?ids={id}", "/basket?of={id}", "/judgements", "/upload", "/entries/{id}", "/nothing"])
def test_everything_can_be_reached_by_tab(open_page: Open, own_site: str, path: str) -> None:
    """Tab leads through everything that can be used, and the focus is always seen."""
    page = open_page(f"{own_site}/")
    event = page.evaluate("fetch('/events.json').then(answer => answer.json())")["events"][0]["id"]
    page.goto(own_site + path.format(id=event))
    groups = page.evaluate("document.querySelectorAll('input[type=radio]').length")
    wanted = page.evaluate(FOCUSABLE) - max(0, groups - 1)  # a group of radio buttons is one stop
    for stop in range(wanted):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement !== document.body"), f"{path}: stop {stop} of {wanted}"
        seen = page.evaluate(FOCUSED)
        assert seen != "none", f"{path}: {page.evaluate('document.activeElement.outerHTML')[:120]}"


def test_a_reading_can_be_stopped(open_page: Open, empty_site: str) -> None:
    """The button ends the reading; the page says so and what is kept, with and without scripts."""
    for scripts in (True, False):
        page = open_page(f"{empty_site}/upload", java_script_enabled=scripts)
        page.set_input_files("#files", sorted(SAMPLES.glob("*.txt")))
        page.get_by_role("button", name="Lire", exact=True).click()
        page.get_by_role("button", name="Arrêter la lecture").click()
        expect(page.get_by_text("Lecture arrêtée")).to_be_visible(timeout=WAIT)
        expect(page.get_by_text("reste consigné")).to_be_visible()
        keep(page, f"stopped-{'script' if scripts else 'plain'}")
