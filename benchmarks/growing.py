"""Corroboration of a growing record: what does one more article cost, and how much memory does it take?

    python benchmarks/growing.py [--articles 100000] [--profile]

Articles come from a grammar (fixed seed): stories of a day with a few independent reports each, a fifth of them about a war that lasts
through all the years, and copies, trimmed or with some words changed, which make up 30 % of all. Each report tells three events (two are of
stories before) and two statements, which are made with the text, so that only keeping and corroborating are measured, in this
process: copies, happenings, utterances; positions are drawn from these when asked for. After each doubling of the record the cost per added
article is printed, and how long the questions for one holder's positions and for the happenings between two states take.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import re
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path

from onrecord.corroboration import corroborate
from onrecord.model import (
    Actor,
    ActorKind,
    Article,
    Basis,
    Event,
    EventType,
    Findings,
    Mode,
    Publication,
    Reason,
    Span,
    Statement,
    Status,
    When,
)
from onrecord.record import Store, open_store
from onrecord.views import Filter, Question, happenings, positions

REASON = Reason("grammar")
STATES = [f"{first}{second}A" for first in "BCDFGHJKLMNPRSTV" for second in "AEIOUY"]
SYLLABLES = [consonant + vowel for consonant in "bcdfglmnprstvz" for vowel in ("a", "e", "i", "o", "u", "an", "er", "on")]
ACTS = [
    (EventType.CONSULT, "a rencontré"),
    (EventType.ACCUSE, "a accusé"),
    (EventType.SANCTION, "a sanctionné"),
    (EventType.AGREE, "a conclu un accord avec"),
    (EventType.REJECT, "a refusé l'offre de"),
    (EventType.THREATEN, "a menacé"),
    (EventType.AID, "a livré des vivres à"),
]
PER_DAY = 30
WAR = ("BAA", "DEA")
ISSUE = "sanctions"
EVENT = re.compile(rf"(?P<one>[A-Z]{{3}}) (?P<verb>{'|'.join(verb for _, verb in ACTS)}) (?P<other>[A-Z]{{3}}) le (?P<date>[\d-]+) à \w+\.")
QUOTE = re.compile(r"« (?P<said>[^»]+) », a déclaré (?P<who>[A-Z]{3})\.")

Told = tuple[str, str, int, str, date]
"""What happened: two states, the number of an act, the words said about it, the day."""


class Grammar:
    """Makes articles; the days go on as the record grows, as they do in an archive."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = ["".join(self.chance.choices(SYLLABLES, k=self.chance.randint(2, 4))) for _ in range(12_000)]

    def articles(self) -> Iterator[tuple[Article, Findings]]:
        """Articles without end, each with its findings."""
        stories = [self._story(date(2000, 1, 1))]
        recent: list[list[str]] = []
        for number in count():
            day = date(2000, 1, 1) + timedelta(days=number // PER_DAY)
            if self.chance.random() < 0.3:
                stories = [*stories[-20:], self._story(day)]
            if recent and self.chance.random() < 0.3:
                sentences = self._copied(self.chance.choice(recent))
            else:
                sentences = self._report(stories)
                recent = [*recent[-200:], sentences]
            yield self._analysed(sentences, day, number)

    def _story(self, day: date) -> Told:
        one, other = WAR if self.chance.random() < 0.2 else self.chance.sample(STATES, 2)
        said = [*self.chance.choices(self.words, k=6), ISSUE]
        return one, other, self.chance.randrange(len(ACTS)), " ".join(said), day

    def _report(self, stories: list[Told]) -> list[str]:
        told = stories[-1]
        earlier = self.chance.choices(stories, k=2)
        answer = f"« {told[3]} {self.chance.choice(self.words)} », a déclaré {told[1]}."
        said = [f"« {told[3]} », a déclaré {told[0]}.", answer]
        rest = [self._sentence() for _ in range(self.chance.randint(9, 18))]
        return [self._event(told), said[0], *rest[:4], *map(self._event, earlier), *rest[4:8], said[1], *rest[8:]]

    def _event(self, told: Told) -> str:
        one, other, act, _, day = told
        return f"{one} {ACTS[act][1]} {other} le {day.isoformat()} à {self.chance.choice(self.words)}."

    def _sentence(self) -> str:
        return " ".join(self.chance.choices(self.words, k=self.chance.randint(8, 20))).capitalize() + "."

    def _copied(self, sentences: list[str]) -> list[str]:
        """A copy: trimmed at the end, with one word in eight changed but for what the entries are made of."""
        kept = sentences[: max(4, int(len(sentences) * self.chance.uniform(0.6, 1.0)))]
        return [each if EVENT.match(each) or QUOTE.match(each) else self._reworded(each) for each in kept]

    def _reworded(self, sentence: str) -> str:
        return " ".join(self.chance.choice(self.words) if self.chance.random() < 0.12 else word for word in sentence.split())

    def _analysed(self, sentences: list[str], day: date, number: int) -> tuple[Article, Findings]:
        text = "\n".join(sentences)
        events = tuple(map(event_of, EVENT.finditer(text)))
        statements = tuple(statement_of(found, day) for found in QUOTE.finditer(text))
        keys = sorted({key for event in events for key in (*event.actors, *event.recipients)} | {each.speaker or "" for each in statements})
        actors = tuple(Actor(key, key, ActorKind.STATE, key, None, REASON) for key in keys)
        published = When.parse(day.isoformat(), Basis.METADATA)
        findings = Findings("fr", Publication(published, "metadata", (), REASON), actors=actors, statements=statements, events=events)
        name = f"article-{number:06}"
        return Article(text, name, name, "0" * 64, "fr"), findings


def event_of(found: re.Match[str]) -> Event:
    """The event that a sentence of the grammar tells."""
    kind = next(kind for kind, verb in ACTS if verb == found["verb"])
    anchor, sides = Span(*found.span("verb")), ((found["one"],), (found["other"],))
    return Event(kind, anchor, *sides, *sides, Status.ACTUAL, None, (), When.parse(found["date"]), None, False, (anchor,), (), REASON)


def statement_of(found: re.Match[str], day: date) -> Statement:
    """The statement that a sentence of the grammar reports."""
    said = (Span(*found.span("said")),)
    return Statement(said, Mode.DIRECT, None, "say", found["who"], None, None, When.parse(day.isoformat()), None, True, REASON)


def grow(store: Store, articles: Iterator[tuple[Article, Findings]], wanted: int) -> float:
    """Add so many articles and corroborate them; returns the seconds of processor time that corroborating took."""
    while wanted:
        batch = list(islice(articles, min(500, wanted)))
        store.add(batch)
        wanted -= len(batch)
    started = time.process_time()
    corroborate(store)
    return time.process_time() - started


def ask(store: Store) -> str:
    """How long the largest questions take: one side of the war on its issue, and what happened between the two."""
    started = time.process_time()
    held = len(positions(store, Question(WAR[0], ISSUE)))
    asked = time.process_time()
    told = len(happenings(store, Filter(country=WAR[0], other=WAR[1])))
    done = time.process_time()
    return f"{held} positions of one holder in {asked - started:.1f} s, {told} happenings of two states in {done - asked:.1f} s"


def main() -> None:
    """Grow a record, print the curve."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=12_500)
    parser.add_argument("--profile", action="store_true", help="where the time goes")
    options = parser.parse_args()
    profile = cProfile.Profile()
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "growing.db") as store:
        articles, held, earlier = Grammar(2026).articles(), 0, 0.0
        target = options.first
        while held < options.articles:
            if options.profile:
                profile.enable()
            seconds = grow(store, articles, target - held)
            profile.disable()
            cost = 1000 * seconds / (target - held)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            growth = f", {cost / earlier:.2f} times that of the half before" if earlier else ""
            size = (Path(folder) / "growing.db").stat().st_size / 2**20
            print(f"{target:7} articles: {cost:6.2f} ms per added article{growth}; peak {peak:.0f} MiB, file {size:.0f} MiB", flush=True)
            print(f"        {ask(store)}", flush=True)
            held, earlier, target = target, cost, target * 2
        copies = len(store.copies())
        with store.reading() as connection:
            told = connection.exec_driver_sql("SELECT count(*), sum(mentions > 1), max(mentions) FROM happenings").one()
        print(f"{copies} copies ({copies / held:.0%}); {told[0]} happenings, {told[1]} of them in several articles, at most in {told[2]}")
    if options.profile:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(35)


if __name__ == "__main__":
    main()
