"""Copies: are the versions of one document found, and nothing else?

    python benchmarks/copies.py

Versions: the documents of ../shared/data/copies, each in seven to ten French versions (translations by people and by
programs), with the gold articles and Wikinews as distractors; two texts should be linked when they are versions of one
document. Changes: own articles trimmed, pasted into another article, reordered, with 10 to 90 % of their long words swapped, and
the translations of quality/copies; each against its origin among all other articles. Reports: the independent ones of quality/copies,
each with the article on the same event, its translations and other reports: none should be linked. Pairwise precision, recall, F1.
Peer in the same run: word 3-gram Jaccard at .3, what MinHash estimates. One fixed setting, the one in the package.
"""

from __future__ import annotations

import json
import random
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from onrecord.corroboration.copies import Candidate, Portrait, find_copies, measure
from onrecord.corroboration.copies.direction import UNDECIDED
from onrecord.corroboration.copies.edges import near_pairs
from onrecord.model import Article, When
from onrecord.reading import read

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SENTENCE = re.compile(r"(?<=[.!?»])\s+")
EARLY, LATE = When.parse("2024-03-01"), When.parse("2024-03-02")

Pair = frozenset[str]


class Case(NamedTuple):
    """A changed text and the id of its origin."""

    kind: str
    copy: Candidate
    origin: str


def candidate(text: str, language: str, published: When | None = None) -> Candidate:
    """A text as a candidate, without any defect."""
    return Candidate.drawn(Article(text, "text", "-", "0" * 64), published, (), language)


def articles(folder: Path) -> list[Article]:
    """The articles of a folder, none when it is not here."""
    return [article for article in read([folder]) if isinstance(article, Article)] if folder.is_dir() else []


def own_articles() -> list[Candidate]:
    """Samples and own test articles that are themselves no copies."""
    found = []
    for folder, gold in ((ROOT / "samples", ROOT / "quality/gold"), (ROOT / "quality/own", ROOT / "quality/own")):
        for path in sorted(gold.glob("*.json")):
            record = json.loads(path.read_text("utf-8"))
            if record["origin"] is None:
                found.append(candidate((folder / f"{path.stem}.txt").read_text("utf-8"), record["language"], EARLY))
    return found


def linked(pool: Iterable[Candidate]) -> set[Pair]:
    """Pairs that the program holds for copies of one another, directly or through a common origin."""
    portraits = {each.id: Portrait.of(each) for each in pool}
    return {frozenset(pair) for pair in near_pairs(portraits) if measure(portraits[pair[0]], portraits[pair[1]]).is_copy}


def jaccard(pool: Iterable[Candidate]) -> set[Pair]:
    """The peer: pairs whose three-word runs overlap by .3."""
    runs = {each.id: Portrait.of(each).shingles for each in pool}
    return {
        frozenset((left, right))
        for left, right in combinations(sorted(runs), 2)
        if (both := len(runs[left] | runs[right])) and len(runs[left] & runs[right]) >= 0.3 * both
    }


def score(name: str, found: set[Pair], wanted: set[Pair]) -> None:
    """Print precision, recall and F1 of pairs."""
    hits = len(found & wanted)
    precision, recall = hits / max(1, len(found)), hits / max(1, len(wanted))
    f1 = 2 * hits / max(1, len(found) + len(wanted))
    print(f"{name:44} pairs {len(wanted):5}  precision {precision:.3f}  recall {recall:.3f}  f1 {f1:.3f}")


def measure_versions(others: list[Candidate]) -> None:
    """The versions of documents, among distractors."""
    path = SHARED / "data/copies/versions_dev.jsonl"
    if not path.is_file():
        print("skipped: the versions of documents are not here")
        return
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        groups[row["doc"]].append(candidate(row["text"], row["lang"]))
    wikinews = [candidate(article.text, "fr") for article in articles(SHARED / "data/wikinews_fr_100/documents")]
    pool = [each for group in groups.values() for each in group] + others + wikinews
    wanted = {frozenset((left.id, right.id)) for group in groups.values() for left, right in combinations(group, 2) if left.id != right.id}
    started = time.process_time()
    found = linked(pool)
    seconds = time.process_time() - started
    score("versions of documents", found, wanted)
    strangers = [pair for pair in found - wanted]
    print(f"  {len(pool)} texts compared in {seconds:.1f} s of processor time; pairs of strangers linked: {len(strangers)}")
    score("  peer: Jaccard of three-word runs >= .3", jaccard(pool), wanted)


def changed(others: list[Candidate], hosts: list[str], generator: random.Random) -> Iterator[Case]:
    """Every own article under every change; passages are pasted into articles that are not among the origins."""
    vocabulary = sorted({word for each in others for word in re.findall(r"[a-zà-ÿ]{5,}", each.article.text)})
    for number, origin in enumerate(others):
        text = origin.article.text
        made = {
            "trimmed to half": trim(text),
            "40 % pasted into another": paste(text, hosts[number % len(hosts)]),
            "reordered": reorder(text, generator),
            **{f"{share} % of long words swapped": swap(text, share / 100, vocabulary, generator) for share in (10, 20, 30, 50, 70, 90)},
        }
        for kind, copy in made.items():
            yield Case(kind, candidate(copy, origin.language), origin.id)


def trim(text: str) -> str:
    """The first half of the sentences."""
    sentences = SENTENCE.split(text)
    return " ".join(sentences[: max(3, len(sentences) // 2)])


def paste(text: str, host: str) -> str:
    """The first two fifths of the sentences in the middle of another article."""
    sentences, around = SENTENCE.split(text), SENTENCE.split(host)
    middle = len(around) // 2
    return " ".join([*around[:middle], *sentences[: max(3, 2 * len(sentences) // 5)], *around[middle:]])


def reorder(text: str, generator: random.Random) -> str:
    """The sentences in another order."""
    sentences = SENTENCE.split(text)
    return " ".join(generator.sample(sentences, len(sentences)))


def swap(text: str, share: float, vocabulary: list[str], generator: random.Random) -> str:
    """The text with a share of its longer words, names aside, replaced by others (harder than synonyms, which keep some stems)."""
    return re.sub(r"\b[a-zà-ÿ]{5,}\b", lambda word: generator.choice(vocabulary) if generator.random() < share else word[0], text)


def by_hand(folder: str, others: list[Candidate]) -> Iterator[Case]:
    """The texts of a folder of quality/copies, named after the article that they translate, or whose event they report."""
    by_name = {path.stem: path.read_text("utf-8") for folder in ("samples", "quality/own") for path in (ROOT / folder).glob("*.txt")}
    ids = {each.article.text: each.id for each in others}
    for path in sorted((ROOT / "quality/copies" / folder).glob("*.txt")):
        origin, language = path.stem.rsplit(".", 1)
        yield Case("translated by hand", candidate(path.read_text("utf-8"), language), ids[by_name[origin]])


def measure_reports(others: list[Candidate]) -> None:
    """Texts on one event by different desks, and all pairs of texts that are no copies of one another."""
    translations, reports = list(by_hand("translations", others)), list(by_hand("reports", others))
    pool = [*others, *(case.copy for case in [*translations, *reports])]
    event = {each.id: each.id for each in others} | {case.copy.id: case.origin for case in [*translations, *reports]}
    family = event | {case.copy.id: case.copy.id for case in reports}
    strangers = [pair for pair in combinations(family, 2) if family[pair[0]] != family[pair[1]]]
    rivals = [pair for pair in strangers if event[pair[0]] == event[pair[1]]]
    found = linked(pool)
    for name, pairs in (("independent reports of one event", rivals), ("all pairs of texts by different desks", strangers)):
        wrong = sum(frozenset(pair) in found for pair in pairs)
        print(f"{name:44} pairs {len(pairs):5}  linked {wrong} ({wrong / len(pairs):.2%})")


def measure_changes(others: list[Candidate]) -> None:
    """One kind of change at a time, all its copies among all origins; direction once with dates a day apart, once without any."""
    wikinews = [article.text for article in articles(SHARED / "data/wikinews_fr_100/documents")]
    hosts = wikinews or [each.article.text for each in others[::-1]]
    cases: dict[str, list[Case]] = defaultdict(list)
    for case in [*changed(others, hosts, random.Random(2026)), *by_hand("translations", others)]:
        cases[case.kind].append(case)
    already = linked(others)
    for kind, group in cases.items():
        wanted = {frozenset((case.copy.id, case.origin)) for case in group}
        copies = {case.copy.id for case in group}
        # Two copies made from one text or one host are like each other as well: only pairs of a copy and an origin count.
        found = {pair for pair in linked([*others, *(case.copy for case in group)]) - already if not pair <= copies}
        score(kind, found, wanted)
        dated, undated = _directions(group, others, EARLY, LATE), _directions(group, others, None, None)
        print(f"  direction right/wrong/undecided: dated {dated}, undated {undated}")


def _directions(group: list[Case], others: list[Candidate], early: When | None, late: When | None) -> str:
    """Shares of the copies whose edge leads to their origin, leads elsewhere, or is one of which the program says that it cannot tell."""
    pool = [*(replace(each, published=early) for each in others), *(replace(case.copy, published=late) for case in group)]
    edges = {frozenset((edge.article, edge.origin)): edge for edge in find_copies(pool)}
    found = [(edges.get(frozenset((case.copy.id, case.origin))), case) for case in group]
    undecided = sum(edge is not None and edge.direction == UNDECIDED for edge, _ in found)
    right = sum(edge is not None and edge.direction != UNDECIDED and edge.origin == case.origin for edge, case in found)
    return "/".join(f"{count / len(group):.3f}" for count in (right, len(group) - right - undecided, undecided))


def main() -> None:
    """Measure and print."""
    others = own_articles()
    measure_versions(others)
    measure_reports(others)
    measure_changes(others)


if __name__ == "__main__":
    main()
