"""Names against public sets: pairs from EU sanctions lists and the person cases of name_bench.

    python benchmarks/names.py [--misses]

Reads ../shared/data/names and prints; nothing of it is kept. The threshold is chosen on every second
case of name_bench (persons) and then used as it is on the other half and on the EU pairs, beside the
one that the program uses. rapidfuzz's ratios on plain Latin letters run in the same script, each at
the threshold that suits it best on the very pairs it is scored on, which favours them.
Among the EU pairs labelled as one person are entries that hold no name at all, but the label of a field
("Text of image", "Chinese:"). The sets are scored as they are and once more without these; code names
and maiden names ("Tsar", "Stage name: Shaman"), which no comparison of letters can join, stay in both and
count as misses. nomenklatura's LogicV2 runs where it is installed.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from onrecord.words.names import SAME_PERSON, compare_names, romanise

LABELS = ("Text of image",)  # and what ends with a colon
DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "names"
Scorer = Callable[[str, str], float]
PEERS: dict[str, Scorer] = {
    "rapidfuzz Jaro-Winkler": lambda a, b: JaroWinkler.similarity(romanise(a), romanise(b)),
    "rapidfuzz token sort": lambda a, b: fuzz.token_sort_ratio(romanise(a), romanise(b)) / 100,
    "rapidfuzz token set": lambda a, b: fuzz.token_set_ratio(romanise(a), romanise(b)) / 100,
}


def add_nomenklatura() -> None:
    """Put nomenklatura's matcher among the peers, or say why it is missing."""
    try:
        from followthemoney import model  # type: ignore[import-not-found]  # noqa: PLC0415
        from nomenklatura.matching.logic_v2.model import LogicV2  # type: ignore[import-not-found]  # noqa: PLC0415
    except ImportError as error:
        print(f"nomenklatura is skipped: {error}. It needs PyICU, for which there is no wheel.")
        return

    def person(key: str, name: str) -> object:
        return model.get_proxy({"id": key, "schema": "Person", "properties": {"name": [name]}})

    def logic(one: str, other: str) -> float:
        return float(LogicV2.compare(person("one", one), person("other", other), LogicV2.default_config()).score)

    PEERS["nomenklatura LogicV2"] = logic


class Pair(NamedTuple):
    """Two names and whether they are one person's."""

    same: bool
    one: str
    other: str


def read_eu(script: str) -> list[Pair]:
    """Pairs of the EU lists in Latin ("lat") or Latin and Cyrillic letters ("cyr")."""
    with (DATA / "eu_russia_pairs_dev.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [Pair(row["label"] == "1", row["name"], row["other"]) for row in rows if row["script"] == script]


def is_named(pair: Pair) -> bool:
    """Whether both sides hold a name and not the label of a field."""
    return not any(name.strip() in LABELS or name.strip().endswith(":") for name in (pair.one, pair.other))


def read_bench() -> list[Pair]:
    """The cases of name_bench that are persons."""
    with (DATA / "name_bench" / "cases.csv").open(encoding="utf-8") as file:
        return [Pair(row["is_match"] == "true", row["name1"], row["name2"]) for row in csv.DictReader(file) if row["schema"] == "Person"]


def f1(scored: Iterable[tuple[bool, float]], threshold: float) -> float:
    """F1 of taking the pairs from the threshold on for one person."""
    rows = [(same, score >= threshold) for same, score in scored]
    hits = sum(same and taken for same, taken in rows)
    wrong = sum(same != taken for same, taken in rows)
    return 2 * hits / (2 * hits + wrong) if hits else 0.0


def best_threshold(scored: list[tuple[bool, float]]) -> float:
    """The threshold, in hundredths, with the highest F1; the highest such one."""
    return max((step / 100 for step in range(50, 100)), key=lambda threshold: (f1(scored, threshold), threshold))


def score(pairs: list[Pair], scorer: Scorer) -> list[tuple[bool, float]]:
    """Label and score of every pair."""
    return [(pair.same, scorer(pair.one, pair.other)) for pair in pairs]


def own(one: str, other: str) -> float:
    """The score of the program."""
    return compare_names(one, other).score


def report(title: str, pairs: list[Pair], thresholds: dict[str, float]) -> None:
    """One block of lines for one set of pairs."""
    same = sum(pair.same for pair in pairs)
    print(f"\n{title}: {same} pairs of one person, {len(pairs) - same} of two")
    scored = score(pairs, own)
    for name, threshold in thresholds.items():
        merged = sum(not label and value >= threshold for label, value in scored) / max(1, len(pairs) - same)
        print(f"  onrecord, threshold {threshold:.2f} ({name}): f1 {f1(scored, threshold):.3f}, two persons merged {merged:.2%}")
    for name, peer in PEERS.items():
        theirs = score(pairs, peer)
        threshold = best_threshold(theirs)
        print(f"  {name}, its best threshold {threshold:.2f}: f1 {f1(theirs, threshold):.3f}")


def show_misses(pairs: list[Pair], threshold: float) -> None:
    """Every pair on the wrong side, with the reason given."""
    for pair in pairs:
        comparison = compare_names(pair.one, pair.other)
        if (comparison.score >= threshold) != pair.same:
            print(f"  {'MISSED' if pair.same else 'MERGED'}  {pair.one} | {pair.other}  {comparison.score:.2f}  {comparison.detail}")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="list every pair on the wrong side")
    arguments = parser.parse_args()
    if not DATA.exists():
        raise SystemExit(f"no names at {DATA}: put the shared data beside the project")
    cases = read_bench()
    fixed = best_threshold(score(cases[0::2], own))
    thresholds = {"chosen on the other half of name_bench": fixed, "used by the program": SAME_PERSON}
    latin = read_eu("lat")
    sets = {"name_bench persons, second half": cases[1::2], "EU lists, Latin": latin, "EU lists, Cyrillic": read_eu("cyr")}
    sets["EU lists, Latin, without labels of fields"] = [pair for pair in latin if is_named(pair)]
    add_nomenklatura()
    for title, pairs in sets.items():
        report(title, pairs, thresholds)
        if arguments.misses:
            show_misses(pairs, SAME_PERSON)


if __name__ == "__main__":
    main()
