"""Happenings: are the events of several articles that tell one thing put together, and no others?

    python benchmarks/happenings.py [--misses]

Takes the events of the gold records (not those that the program finds), groups them, and compares the pairs with the map by hand in
quality/happenings.json. Copies are what the program finds. Peer in the same run: same date, type, status and countries.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from onrecord.analysis import analyse
from onrecord.corroboration.copies import Candidate, Portrait, measure
from onrecord.corroboration.stories.accounts import EventAccount
from onrecord.corroboration.stories.events import LEAST, barred, compare_events
from onrecord.corroboration.stories.grouping import group
from onrecord.model import Article, Event, EventType, Findings, Reason, Span, Status, When
from onrecord.reading import read

ROOT = Path(__file__).resolve().parent.parent
REASON = Reason("gold")

Pair = frozenset[str]


def find(text: str, entry: dict[str, Any], part: str) -> Span | None:
    """Where a string of the record stands in the article."""
    wanted, at = entry[part], -1
    if not wanted:
        return None
    for _ in range(entry.get("nth", 1) if part == "anchor" else 1):
        at = text.find(wanted, at + 1)
    return Span(at, at + len(wanted)) if at >= 0 else None


def keys(record: dict[str, Any], findings: Findings, text: str) -> dict[str, str]:
    """The actors of a gold record under the keys of the program, by a form that both have; a name of their own where there is none."""
    forms = {mention.span.of(text): mention.actor for mention in findings.mentions}
    forms |= {actor.name: actor.key for actor in findings.actors}
    kinds = {"person": "person:", "state": "", "organisation": "org:"}
    found = {}
    for actor in record["actors"]:
        known = next((forms[form] for form in [actor["name"], *actor["mentions"]] if form in forms), None)
        found[actor["name"]] = known or kinds[actor["kind"]] + actor["name"]
    return found


def gold_event(row: dict[str, Any], names: dict[str, str], text: str) -> Event:
    """An event of a gold record as the program would hold it."""
    anchor = find(text, row, "anchor")
    if anchor is None:
        raise SystemExit(f"the anchor {row['anchor']!r} is not in its article")
    actors, recipients = (tuple(names.get(name, name) for name in row[side]) for side in ("actors", "recipients"))
    when = When.parse(row["date"]) if row["date"] else None
    said_by = names.get(row["said_by"], row["said_by"])
    return Event(
        EventType(row["type"]), anchor, actors, recipients, tuple(row["actor_countries"]), tuple(row["recipient_countries"]),
        Status(row["status"]), said_by, tuple(row["context"]), when, find(text, row, "place"), row.get("mutual", False), (anchor,), (),
        REASON,
    )  # fmt: skip


def accounts(article: Article, record: dict[str, Any]) -> tuple[Portrait, list[EventAccount]]:
    """The gold events of an article, with the portrait of the article."""
    _, findings = analyse(article)
    names = keys(record, findings, article.text)
    when = When.parse(record["published"]) if record["published"] else None
    portrait = Portrait.of(Candidate.drawn(article, when, {defect.label for defect in findings.defects}, record["language"]))
    events = [(f"{record['name']}:{row['id']}", gold_event(row, names, article.text)) for row in record["events"]]
    return portrait, [EventAccount.of(key, event, portrait) for key, event in events]


def pairs(groups: Iterable[Iterable[str]]) -> set[Pair]:
    """All pairs of each group."""
    return {frozenset(pair) for members in groups for pair in combinations(sorted(members), 2)}


def likenesses(portraits: dict[str, Portrait], told: list[EventAccount]) -> dict[tuple[str, str], int]:
    """The likeness of all pairs of events that may be one."""
    copies = {frozenset((left, right)) for left, right in combinations(portraits, 2) if measure(portraits[left], portraits[right]).is_copy}
    found = {}
    for left, right in combinations(sorted(told, key=lambda each: each.id), 2):
        score = compare_events(left, right, copies=frozenset((left.article, right.article)) in copies)
        if score >= LEAST:
            found[left.id, right.id] = score
    return found


def by_table(told: list[EventAccount]) -> set[Pair]:
    """The peer: same time, type, status and countries."""
    groups = defaultdict(list)
    for each in told:
        sides = tuple(sorted(tuple(sorted(side.names())) for side in each.sides))
        groups[each.moment.first, each.moment.last, each.type, each.status, sides].append(each)
    found = {frozenset((a.id, b.id)) for group in groups.values() for a, b in combinations(group, 2) if a.article != b.article}
    return found


def score(name: str, found: set[Pair], wanted: set[Pair]) -> None:
    """Print precision, recall and F1 of pairs."""
    hits = len(found & wanted)
    precision, recall, f1 = hits / max(1, len(found)), hits / max(1, len(wanted)), 2 * hits / max(1, len(found) + len(wanted))
    print(f"{name:44} pairs {len(wanted):4}  precision {precision:.3f}  recall {recall:.3f}  f1 {f1:.3f}")


def load_all() -> Iterator[tuple[Portrait, list[EventAccount]]]:
    """Portraits and gold events of all articles with a record."""
    for article in read([ROOT / "samples"]):
        if isinstance(article, Article):
            yield accounts(article, json.loads((ROOT / f"quality/gold/{article.name}.json").read_text("utf-8")))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="list the pairs that are wrong")
    options = parser.parse_args()
    loaded = list(load_all())
    told = [each for _, events in loaded for each in events]
    by_id = {each.id: each for each in told}
    alike = likenesses({portrait.candidate.id: portrait for portrait, _ in loaded}, told)
    groups = group(by_id, alike, LEAST, lambda one, other: barred(by_id[one], by_id[other]))
    wanted = pairs(
        group for story in json.loads((ROOT / "quality/happenings.json").read_text("utf-8"))["happenings"].values() for group in story
    )
    found = pairs(groups)
    score("happenings of the dev events", found, wanted)
    score("  peer: same time, type, status, countries", by_table(told), wanted)
    if options.misses:
        for label, listed in (("missed", wanted - found), ("wrong", found - wanted)):
            for pair in sorted(map(sorted, listed)):
                print(label, *pair, alike.get(tuple(pair), 0))  # type: ignore[call-overload]


if __name__ == "__main__":
    main()
