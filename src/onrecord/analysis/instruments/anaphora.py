"""Mentions that take an instrument up again: "le pacte", "ce texte", "the deal"."""

from __future__ import annotations

import re
from functools import cache

from onrecord.analysis.instruments.directory import Directory, either
from onrecord.analysis.instruments.page import PASSING, Page, Sighting, fold
from onrecord.words import load

_OFTEN = 2  # times that an instrument without a name or introduction must be spoken of
_DECLARED_ONLY = ("partnership", "roadmap", "plan")
_PLAIN = ("memorandum", "protocol", "convention", "charter", "armistice", "contract")  # called nothing else but agreements and texts
_SIGNED = ("treaty", "pact", "agreement", "deal", "armistice", "convention", "protocol", "framework")


def follow_up(page: Page, directory: Directory, named: list[Sighting]) -> list[Sighting]:
    """Sightings of definite words for a treaty, each given to the last instrument named before it, or to the only one."""
    found = []
    keys = {sighting.key for sighting in named}
    for match in _pattern(directory.language).finditer(page.shadow):
        start, end = match.span("name")
        if any(start < other.end and other.start < end for other in named) or _goes_on(page, directory, end):
            continue
        fitting = [sighting for sighting in named if _agrees(page, page.shadow[start:end], sighting, directory)]
        before = [sighting for sighting in fitting if sighting.end <= start and not _is_past(page, sighting, start)]
        after = [sighting for sighting in fitting if sighting.rule not in PASSING]
        if before or (after and len(keys) == 1):
            key = (before[-1] if before else after[0]).key
            found.append(Sighting(start, end, key, "taken up again", 0.5))
    return found


def spoken_of(page: Page, directory: Directory) -> list[Sighting]:
    """The instrument of an article that never introduces it: "l'accord", "the deal", again and again."""
    nouns = frozenset(map(fold, directory.lists["spoken_of"]))
    met = [match.span("name") for match in _pattern(directory.language).finditer(page.shadow) if match["name"] in nouns]
    places = [(start, end) for start, end in met if not _goes_on(page, directory, end)]
    if len(places) < _OFTEN:
        return []
    start, end = places[0]
    noun = page.shadow[start:end]
    return [Sighting(start, end, f"{directory.types.get(noun, 'agreement')}:{noun}", "spoken of", 0.4)]


def _is_past(page: Page, sighting: Sighting, at: int) -> bool:
    """Whether "l'accord de 2013" is too far back to be what "l'accord" means: such a one is told of in passing."""
    return sighting.rule in PASSING and page.sentence_number(at) - page.sentence_number(sighting.start) > 1


def introduce(page: Page, directory: Directory, found: list[Sighting]) -> list[Sighting]:
    """ "a security pact with Japan" told of before GSOMIA is named: one and the same where the states of its sentence are its parties."""
    known = sorted(sighting for sighting in found if directory.has(sighting.key) and directory.known[sighting.key].parties)
    known = [sighting for sighting in known if sighting.rule not in PASSING]
    return [sighting._replace(key=_introduced(page, directory, sighting, known)) for sighting in found]


def _introduced(page: Page, directory: Directory, sighting: Sighting, known: list[Sighting]) -> str:
    """The key of the known instrument that a declared one turns out to be, else its own."""
    before = page.shadow[max(0, sighting.start - 5) : sighting.start].split()
    indefinite = bool(before) and before[-1] in directory.lists["indefinite"]
    if not indefinite or sighting.rule not in {"declared", "sealed"} or sighting.key.partition(":")[0] not in _SIGNED:
        return sighting.key
    here = set(page.countries_between(*page.sentence(sighting.start)))
    later = (named.key for named in known if named.start > sighting.end and set(directory.known[named.key].parties) <= here)
    return next(later, sighting.key)


def _agrees(page: Page, phrase: str, sighting: Sighting, directory: Directory) -> bool:
    """Whether the noun can mean the instrument: a pact is no partnership, a protocol no memorandum; a text may be any signed thing."""
    kind = directory.types.get(phrase.rsplit(" ", maxsplit=1)[-1].rsplit("'", maxsplit=1)[-1], "")
    if directory.has(sighting.key):
        words = re.findall(r"\w+", page.shadow[sighting.start : sighting.end])
        own = next((directory.types[word] for word in words if word in directory.types), kind)
        return kind not in _DECLARED_ONLY and not (kind in _PLAIN and own in _PLAIN and kind != own)
    own = sighting.key.partition(":")[0]
    return kind == own or (kind in _SIGNED and own in _SIGNED) or (kind == "text" and own != "partnership")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    lists = load(f"{language}/instruments.yaml")
    definite, nouns, between = (either(tuple(lists[name])) for name in ("definite", "anaphors", "between"))
    return re.compile(rf"(?<!\w){definite}(?<=')?\s?(?P<name>(?:{between} ){{0,2}}{nouns})(?!\w)")


def _goes_on(page: Page, directory: Directory, end: int) -> bool:
    """Whether the words after the noun name something else ("l'accord de pêche", "the trade deal" has its own name)."""
    return _going_on(directory.language).match(page.shadow, end) is not None


@cache
def _going_on(language: str) -> re.Pattern[str]:
    words = either(tuple(load(f"{language}/instruments.yaml")["goes_on"]))
    return re.compile(rf"\s?-|\s{words}(?:(?<=')|(?!\w))")
