"""Types of English sentences against PLV_train: root codes of sentences with source and target given.

    python benchmarks/events.py [PATH_OF_TSV] [--half study|unseen] [--errors]

The source and target of each row become the only actors; the type of the event that joins them (else of
the nearest event) is compared with the gold root code. Prints precision, recall and F1 per type and their
mean (macro-F1). Nothing is trained on the rows. Errors are read in the half of the rows with an odd
`sentence_id` ("study") only, so that the figure of the others ("unseen") tells how far the words reach.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

from onrecord.analysis.events import code_events
from onrecord.analysis.language import read_language
from onrecord.analysis.statements import attribute_statements
from onrecord.model import Actor, ActorKind, Article, Event, EventType, Findings, Mention, MentionKind, Publication, Reason, Span, Status

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "data" / "events" / "PLV_train.tsv"
REASON = Reason("given")
HALVES = {"study": 1, "unseen": 0}
YIELDING = {EventType.CONCEDE, EventType.RETREAT}
COOPERATIVE = {EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID} | YIELDING


def main() -> None:
    """Read the rows, code them, print the table."""
    parser = argparse.ArgumentParser(description="PLOVER root codes on PLV_train")
    parser.add_argument("path", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--half", choices=list(HALVES), help="rows with an odd sentence_id (study) or an even one (unseen); default: all")
    parser.add_argument("--errors", action="store_true", help="list the errors of the study half by confusion, each with its sentence")
    arguments = parser.parse_args()
    if not arguments.path.exists():
        raise SystemExit(f"{arguments.path} is absent: give the path of PLV_train.tsv")
    with arguments.path.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["gold_root"]]
    rows = [row for row in rows if arguments.half is None or int(row["sentence_id"]) % 2 == HALVES[arguments.half]]
    coded = [(row, root_of(row["sentence"], row["source"], row["target"])) for row in rows]
    report([(row["gold_root"], root) for row, root in coded])
    if arguments.errors:
        list_errors([(row, root) for row, root in coded if int(row["sentence_id"]) % 2 == HALVES["study"]])


def root_of(sentence: str, source: str, target: str) -> str:
    """The type that is coded between `source` and `target`, "" for none."""
    spans = [Span(at, at + len(name)) for name in (source, target) if (at := sentence.find(name)) >= 0 and name]
    actors = tuple(Actor(f"org:{i}", span.of(sentence), ActorKind.STATE, f"X{i:02}", None, REASON) for i, span in enumerate(spans))
    mentions = tuple(sorted((Mention(span, f"org:{i}", MentionKind.NAME, REASON) for i, span in enumerate(spans)), key=lambda m: m.span))
    document = read_language(Article(text=sentence, name="row", source="plv", sha256="", language="en"))
    findings = Findings("en", Publication(None, "unknown"), actors=actors, mentions=mentions)
    events = code_events(document, attribute_statements(document, findings)).events
    return _root(min(events, key=_distance)) if events else ""


def _root(event: Event) -> str:
    """The root code of the data set.

    It has no status: cooperation to come is AGREE there (PLOVER, rule "future"), cooperation denied is REJECT,
    and CONCEDE and RETREAT are one code, YIELD.
    """
    if event.type in COOPERATIVE and event.status in {Status.PLANNED, Status.PROPOSED, Status.HYPOTHETICAL}:
        return str(EventType.AGREE)
    if event.type in COOPERATIVE and event.status is Status.DENIED:
        return str(EventType.REJECT)
    return "YIELD" if event.type in YIELDING else str(event.type)


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


def list_errors(coded: list[tuple[dict[str, str], str]]) -> None:
    """The wrong rows, the most frequent confusions first."""
    wrong = [(row["gold_root"], root or "none", row) for row, root in coded if row["gold_root"] != root]
    pairs = Counter((gold, root) for gold, root, _ in wrong)
    for gold, root, row in sorted(wrong, key=lambda entry: (-pairs[entry[0], entry[1]], entry[0], entry[1])):
        print(f"{gold} > {root}: [{row['source']}] [{row['target']}] {row['sentence']}")


if __name__ == "__main__":
    main()
