"""A served record and Debian's Chromium. Without the browser these tests skip and say so; `.ci/run` installs it.

Screenshots of every page are kept in the folder `onrecord-screenshots` of the temporary folder (or in ONRECORD_SCREENSHOTS), for a person
to look at.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from onrecord.corroboration import Decision, corroborate, judge
from onrecord.record import open_store
from onrecord.views import Filter, happenings
from tests.unit.record.press import batch

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip
SHOTS = Path(os.environ.get("ONRECORD_SCREENSHOTS") or Path(tempfile.gettempdir()) / "onrecord-screenshots")


def _await(address: str) -> None:
    """Wait until the server takes connections: it prints its address a moment before."""
    host, port = address.removeprefix("http://").split(":")
    for _ in range(100):
        with suppress(OSError), socket.create_connection((host, int(port)), timeout=1):
            return
        time.sleep(0.1)


def serve(record: Path) -> Iterator[str]:
    """The command itself on a free port; gives the address."""
    command = [sys.executable, "-m", "onrecord", "serve", "--record", str(record), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        try:
            address = line.split(": ", 1)[1].split("  ")[0].rstrip("/\n")
            _await(address)
            yield address
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no chromium on this machine: apt-get install chromium")
    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small record that nothing changes."""
    path = tmp_path_factory.mktemp("site") / "press.db"
    with open_store(path) as store:
        store.add(batch())
        corroborate(store)
        lead = happenings(store, Filter(type="CONSULT"))[0].id
        judge(store, Decision("accept", (lead,), "Anne", "lu dans les deux journaux"))
    yield from serve(path)


@pytest.fixture
def empty_site(tmp_path: Path) -> Iterator[str]:
    """A record that does not exist yet."""
    yield from serve(tmp_path / "new.db")


Open = Callable[..., Page]


def _is_own_status(said: ConsoleMessage, page: Page) -> bool:
    """A page of errors carries their status, which the browser tells in its console."""
    return said.text.startswith("Failed to load resource") and said.location["url"] == page.url


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens pages; at the end, fails when any of them asked for something outside or reported an error."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def opened(address: str, **options: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "fr-FR", **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: None if request.url.startswith((address[:17], "blob:", "data:")) else wrong.append(request.url))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" and not _is_own_status(said, page) else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def keep(page: Page, name: str) -> None:
    """Keep a picture of the page."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
