"""How long the pages of a large record take, next to the same pages of an empty one.

    python benchmarks/web.py [--events 10000] [--rounds 3]

Makes a record of invented articles with that many events (and as many statements), asks both records for each page in turns in the
same process, and prints the best time of each in milliseconds of the clock and their ratio. The aim: no page takes a second.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from starlette.testclient import TestClient

from onrecord.corroboration import corroborate
from onrecord.interfaces.web.app import make_application
from onrecord.model import (
    Actor,
    ActorKind,
    Article,
    Event,
    EventType,
    Findings,
    Metadata,
    Mode,
    Publication,
    Reason,
    Span,
    Statement,
    Status,
    When,
)  # fmt: skip
from onrecord.record import open_store

PAGES = (
    "/", "/timeline", "/timeline?by=type", "/timeline?since=2022-03&until=2022-04", "/statements", "/events",
    "/events?country=RUS&with=CHN", "/events?about=accord",
    "/actors", "/actors/RUS", "/pairs/CHN-RUS", "/positions", "/positions?holder=RUS&about=alliance",
    "/network", "/articles", "/search?q=accord", "/api/v1/events",
)  # fmt: skip
COUNTRIES = ("RUS", "CHN", "USA", "FRA", "DEU", "GBR", "IND", "PAK", "IRN", "JPN", "KOR", "TUR", "SAU", "UKR", "ISR", "EGY")
WORDS = ("accord", "sommet", "visite", "missile", "gaz", "frontière", "alliance", "sanction", "traité", "exercice")
PER_ARTICLE = 10
REASON = Reason("by hand", "invented", 0.9)


def main() -> None:
    """Make both records, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        full, empty = Path(folder) / "full.db", Path(folder) / "empty.db"
        fill(full, chosen.events)
        clients = [TestClient(make_application(path), base_url="http://localhost") for path in (full, empty)]
        print(f"{chosen.events} events, best of {chosen.rounds}: milliseconds of the large record, of the empty one, ratio")
        slowest = max(report(page, clients, chosen.rounds) for page in PAGES)
    print(f"slowest page: {slowest * 1000:.0f} ms")


def report(page: str, clients: list[TestClient], rounds: int) -> float:
    """Print one line; returns the seconds of the large record."""
    times = [[clock(client, page) for client in clients] for _ in range(rounds)]
    large, small = min(pair[0] for pair in times), min(pair[1] for pair in times)
    print(f"{page:45} {large * 1000:8.0f} {small * 1000:8.0f} {large / small:7.1f}", flush=True)
    return large


def clock(client: TestClient, page: str) -> float:
    """Seconds that one page takes."""
    started = time.perf_counter()
    client.get(page)
    return time.perf_counter() - started


def fill(path: Path, events: int) -> None:
    """A record of invented articles, the same on every machine."""
    chance = random.Random(2022)
    with open_store(path) as store:
        articles = [invent(number, chance) for number in range(events // PER_ARTICLE)]
        for begin in range(0, len(articles), 64):
            store.add(articles[begin : begin + 64])
        corroborate(store)


def invent(number: int, chance: random.Random) -> tuple[Article, Findings]:
    """One article of ten sentences; each is an event and a statement."""
    published = date(2018, 1, 1) + timedelta(days=chance.randrange(2500))
    sides = [chance.sample(COUNTRIES, 2) for _ in range(PER_ARTICLE)]
    lines = [f"{one} et {other} : {chance.choice(WORDS)} {babble(chance)}, a déclaré {one}.\n" for one, other in sides]
    text = "".join(lines)
    starts = [sum(map(len, lines[:at])) for at in range(len(lines))]
    spans = [Span(start, start + len(line) - 1) for start, line in zip(starts, lines, strict=True)]
    named = dict.fromkeys(code for pair in sides for code in pair)
    findings = Findings(
        "fr", Publication(When.parse(published.isoformat()), "header", (), REASON),
        actors=tuple(Actor(code, code, ActorKind.STATE, code, None, REASON) for code in named),
        statements=tuple(said(span, pair, published) for span, pair in zip(spans, sides, strict=True)),
        events=tuple(done(spans, sides, published, chance)),
    )  # fmt: skip
    digest = sha256(text.encode()).hexdigest()
    told = Metadata(title=f"Titre {number}")
    return Article(text, f"article {number}", f"press/{number}.txt", digest, language="fr", metadata=told), findings


def babble(chance: random.Random) -> str:
    """Words that no other article has: how articles that look like copies are compared is not what is measured."""
    return " ".join("".join(chance.choices("bcdfglmnprstv", k=3)) + "".join(chance.choices("aeiou", k=2)) for _ in range(12))


def said(span: Span, pair: list[str], day: date) -> Statement:
    """The sentence as a statement of the first side to the second."""
    when = When.parse(day.isoformat())
    return Statement((span,), Mode.INDIRECT, None, "say", pair[0], None, pair[1], when, None, True, REASON)


def done(spans: list[Span], sides: list[list[str]], published: date, chance: random.Random) -> Iterator[Event]:
    """The sentences as events, dated by day or by month."""
    for span, (one, other) in zip(spans, sides, strict=True):
        day = (published - timedelta(days=chance.randrange(400))).isoformat()
        when = When.parse(day if chance.random() < 0.7 else day[:7])
        status = chance.choice([Status.ACTUAL] * 6 + list(Status))
        yield Event(
            chance.choice(list(EventType)), Span(span.start, span.start + 3), (one,), (other,), (one,), (other,), status, None,
            ("diplomatic",), when, None, False, (span,), (), REASON,
        )  # fmt: skip


if __name__ == "__main__":
    main()
