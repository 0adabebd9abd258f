"""Types of English sentences against PLV_train: root codes of sentences with source and target given.

    python benchmarks/events.py [PATH_OF_TSV] [--rows N]

The source and target of each row become the only actors; the type of the event that joins them (else of
the nearest event) is compared with the gold root code. Prints precision, recall and F1 per type and their
mean (macro-F1). Nothing is trained on the rows.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

from onrecord.analysis.events import code_events
from onrecord.analysis.language import read_language
from onrecord.model import Actor, ActorKind, Article, Event, EventType, Findings, Mention, MentionKind, Publication, Reason, Span, Status

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "data" / "events" / "PLV_train.tsv"
REASON = Reason("given")
COOPERATIVE = {EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID}


def main() -> None:
    """Read the rows, code them, print the table."""
    parser = argparse.ArgumentParser(description="PLOVER root codes on PLV_train")
    parser.add_argument("path", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--rows", type=int, default=300)
    arguments = parser.parse_args()
    if not arguments.path.exists():
        raise SystemExit(f"{arguments.path} is absent: give the path of PLV_train.tsv")
    with arguments.path.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["gold_root"]]
    rows = rows[:: max(1, len(rows) // arguments.rows)]  # the file is sorted by type
    report([(row["gold_root"], root_of(row["sentence"], row["source"], row["target"])) for row in rows])


def root_of(sentence: str, source: str, target: str) -> str:
    """The type that is coded between `source` and `target`, "" for none."""
    spans = [Span(at, at + len(name)) for name in (source, target) if (at := sentence.find(name)) >= 0 and name]
    actors = tuple(Actor(f"org:{i}", span.of(sentence), ActorKind.STATE, f"X{i:02}", None, REASON) for i, span in enumerate(spans))
    mentions = tuple(sorted((Mention(span, f"org:{i}", MentionKind.NAME, REASON) for i, span in enumerate(spans)), key=lambda m: m.span))
    document = read_language(Article(text=sentence, name="row", source="plv", sha256="", language="en"))
    events = code_events(document, Findings("en", Publication(None, "unknown"), actors=actors, mentions=mentions)).events
    return _root(min(events, key=_distance)) if events else ""


def _root(event: Event) -> str:
    """The root code of the data set: CONCEDE and RETREAT are one (YIELD), cooperation to come is AGREE (PLOVER, rule "future")."""
    if event.type in {EventType.CONCEDE, EventType.RETREAT}:
        return "YIELD"
    if event.type in COOPERATIVE and event.status in {Status.PLANNED, Status.PROPOSED}:
        return str(EventType.AGREE)
    return str(event.type)


def _distance(event: Event) -> tuple[int, int]:
    """Events from the source to the target first, then those that name either, in order of the text."""
    sides = (set(event.actors), set(event.recipients))
    if sides == ({"org:0"}, {"org:1"}):
        return 0, event.anchor.start
    return (1 if sides == ({"org:1"}, {"org:0"}) else 2), event.anchor.start


def report(pairs: list[tuple[str, str]]) -> None:
    """Precision, recall and F1 of every type, and the macro-F1."""
    gold, coded, right = Counter(g for g, _ in pairs), Counter(p for _, p in pairs), Counter(g for g, p in pairs if g == p)
    scores = []
    for kind in sorted(gold):
        precision, recall = right[kind] / max(1, coded[kind]), right[kind] / gold[kind]
        scores.append(2 * precision * recall / (precision + recall) if right[kind] else 0.0)
        print(f"{kind:10} p {precision:.2f}  r {recall:.2f}  f1 {scores[-1]:.2f}  n {gold[kind]}")
    print(f"macro-F1 {sum(scores) / len(scores):.3f} on {len(pairs)} sentences, {coded['']} without an event")


if __name__ == "__main__":
    main()
