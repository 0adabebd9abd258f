"""Gazetteers of the entity taggers, and names to fill templates with."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import yaml

from onrecord.analysis.language.tokens import cut_words

_KINDS = {"given": "g", "family": "f", "place": "l", "organisation": "o", "role": "r", "head": "h", "locative": "t", "demonym": "d"}
_HELD_BACK = 3  # one name in three of the long lists stays unknown to the gazetteer, so that the model learns to do without
_NO_ORGANISATION = frozenset({"SECRETARY", "GENERAL", "CHIEF", "PRESIDENT", "OFFICIALS", "SECRETARY-GENERAL"})


class Names(NamedTuple):
    """Names by kind, as written. `known` is what the gazetteer may hold; `wide` adds the names held back."""

    known: dict[str, list[str]]
    wide: dict[str, list[str]]


def collect_names(data: Path, language: str) -> Names:
    """Facts from the hand-written lists, the CLDR, the list of leaders and the actor dictionaries."""
    lists = yaml.safe_load((Path(__file__).parent / "lists.yaml").read_text("utf-8"))
    known = {kind: [*lists[kind].get("both", []), *lists[kind].get(language, [])] for kind in _KINDS}
    known["place"] += _territories(data, language)
    people = _people(data)
    wide = {kind: list(names) for kind, names in known.items()}
    wide |= {kind: lists[kind][language] for kind in ("compound_head", "compound_tail")}
    wide["given"] += [given for given, _ in people]
    wide["family"] += [family for _, family in people] + _leaders(data)
    for kind in ("given", "family"):
        extra = sorted(set(wide[kind]) - set(known[kind]))
        known[kind] += [name for i, name in enumerate(extra) if i % _HELD_BACK]
    known["organisation"] += _organisations(data) if language == "en" else []
    return Names({kind: _unique(names) for kind, names in known.items()}, {kind: _unique(names) for kind, names in wide.items()})


def write_gazetteer(names: Names, language: str) -> str:
    """The gazetteer as the tagger reads it: lines `kinds<TAB>folded words`."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for kind, letter in _KINDS.items():
        for entry in names.known[kind]:
            kinds[" ".join(token.norm for token in cut_words(entry, language))].add(letter)
    return "".join(f"{''.join(sorted(letters))}\t{name}\n" for name, letters in sorted(kinds.items()) if len(name) > 1)


def _unique(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _territories(data: Path, language: str) -> list[str]:
    """Countries, territories and continents without what stands in brackets."""
    path = data / f"names/cldr/cldr-localenames-full/main/{language}/territories.json"
    entries = json.loads(path.read_text("utf-8"))["main"][language]["localeDisplayNames"]["territories"]
    return [re.sub(r" \(.*", "", name) for code, name in sorted(entries.items()) if len(code) <= 3 and "ZZ" not in code and len(name) > 2]


def _leaders(data: Path) -> list[str]:
    """Family names of heads of state and government since 1950."""
    with (data / "names/reign/data_sets/leaderlist_3_21.csv").open(encoding="cp1252", errors="replace", newline="") as file:
        names = {row["leader"].strip('" ') for row in csv.DictReader(file)}
    return sorted(name for name in names if name.replace("-", "").isalpha())


def _people(data: Path) -> list[tuple[str, str]]:
    """Given and family names of office holders: entries of two words that are followed by dated roles."""
    lines = (data / "names/petrarch_dictionaries/Phoenix.Countries.actors.txt").read_text("latin-1").splitlines()
    people = set()
    for line, following in pairwise(lines):
        parts = line.split("#")[0].strip().strip("_").split("_")
        alone = re.match(r"[A-Z]", line) and "[" not in line and following.startswith(("\t", "+"))
        if alone and len(parts) == 2 and all(part.isalpha() and len(part) > 2 for part in parts):
            people.add((parts[0].capitalize(), parts[1].capitalize()))
    return sorted(people)


def _organisations(data: Path) -> list[str]:
    """English names of international organisations, companies and armed groups."""
    found = set()
    for name in ("Phoenix.International.actors.txt", "Phoenix.MilNonState.actors.txt"):
        for line in (data / "names/petrarch_dictionaries" / name).read_text("latin-1").splitlines():
            entry = re.match(r"\+?([A-Z][A-Z_&.'-]+)", line)
            words = entry[1].strip("_").split("_") if entry else []
            if 2 <= len(words) <= 5 and not _NO_ORGANISATION.intersection(words):
                found.add(" ".join(word.capitalize() for word in words))
    return sorted(found)
