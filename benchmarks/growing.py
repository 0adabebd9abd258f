"""Corroboration of a growing record: what does one more article cost, and how much memory does it take?

    python benchmarks/growing.py [--articles 100000] [--profile]

Articles come from a grammar (fixed seed): stories of a day with a few independent reports each, and copies of a third kind, trimmed or
with some words changed, which make up 30 % of all. Events and statements are made with the text, so that only keeping and
corroborating are measured, in this process. After each doubling of the record the cost per added article is printed.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
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


class Grammar:
    """Makes articles; the days go on as the record grows, as they do in an archive."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = ["".join(self.chance.choices(SYLLABLES, k=self.chance.randint(2, 4))) for _ in range(12_000)]

    def articles(self) -> Iterator[tuple[Article, Findings]]:
        """Articles without end, each with its findings."""
        made = 0
        recent: list[list[str]] = []
        story: tuple[str, str, int, str] | None = None
        while True:
            day = date(2000, 1, 1) + timedelta(days=made // PER_DAY)
            if story is None or self.chance.random() < 0.3:
                one, other = self.chance.sample(STATES, 2)
                story = one, other, self.chance.randrange(len(ACTS)), " ".join(self.chance.choices(self.words, k=7))
            if recent and self.chance.random() < 0.3:
                sentences = self._copied(self.chance.choice(recent))
            else:
                sentences = self._report(story, day)
                recent = [*recent[-200:], sentences]
            yield self._analysed(sentences, day, made)
            made += 1

    def _report(self, story: tuple[str, str, int, str], day: date) -> list[str]:
        one, other, act, said = story
        opening = f"{one} {ACTS[act][1]} {other} le {day.isoformat()} à {self.chance.choice(self.words)}."
        quote = f"« {said} », a déclaré {one}."
        return [opening, quote, *(self._sentence() for _ in range(self.chance.randint(9, 18)))]

    def _sentence(self) -> str:
        return " ".join(self.chance.choices(self.words, k=self.chance.randint(8, 20))).capitalize() + "."

    def _copied(self, sentences: list[str]) -> list[str]:
        """A copy: trimmed at the end, with one word in eight changed after the first two sentences."""
        kept = sentences[: max(4, int(len(sentences) * self.chance.uniform(0.6, 1.0)))]
        changed = [" ".join(self.chance.choice(self.words) if self.chance.random() < 0.12 else w for w in s.split()) for s in kept[2:]]
        return [*kept[:2], *changed]

    def _analysed(self, sentences: list[str], day: date, number: int) -> tuple[Article, Findings]:
        text = "\n".join(sentences)
        one, rest = sentences[0].split(" ", 1)
        kind, verb = next((kind, verb) for kind, verb in ACTS if rest.startswith(verb))
        other = rest[len(verb) + 1 : len(verb) + 4]
        told = sentences[0].rsplit(" le ", 1)[1][:10]
        when, published = When.parse(told), When.parse(day.isoformat(), Basis.METADATA)
        anchor = Span(len(one) + 1, len(one) + 1 + len(verb))
        said = len(sentences[0]) + 3
        content = Span(said, said + sentences[1].index(" »") - 2)
        event = Event(kind, anchor, (one,), (other,), (one,), (other,), Status.ACTUAL, None, (), when, None, False, (anchor,), (), REASON)
        speech = Statement((content,), Mode.DIRECT, None, "say", one, None, None, when, None, True, REASON)
        actors = tuple(Actor(key, key, ActorKind.STATE, key, None, REASON) for key in (one, other))
        findings = Findings("fr", Publication(published, "metadata", (), REASON), actors=actors, statements=(speech,), events=(event,))
        name = f"article-{number:06}"
        return Article(text, name, name, "0" * 64, "fr"), findings


def grow(store: Store, articles: Iterator[tuple[Article, Findings]], count: int) -> float:
    """Add `count` articles and corroborate them; returns the seconds of processor time that corroborating took."""
    while count:
        batch = list(islice(articles, min(500, count)))
        store.add(batch)
        count -= len(batch)
    started = time.process_time()
    corroborate(store)
    return time.process_time() - started


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
            held, earlier, target = target, cost, target * 2
        copies = len(store.copies())
        with store.reading() as connection:
            told = connection.exec_driver_sql("SELECT count(*), sum(mentions > 1), max(mentions) FROM happenings").one()
        print(f"{copies} copies ({copies / held:.0%}); {told[0]} happenings, {told[1]} of them in several articles, at most in {told[2]}")
    if options.profile:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(35)


if __name__ == "__main__":
    main()
