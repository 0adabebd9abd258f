"""One entry for each instrument: name, mentions, parties, signature and expiry as the text has them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from onrecord.analysis.instruments.directory import Directory, cue, either, forms, states_by_adjective
from onrecord.analysis.instruments.page import Page, Sighting, fold
from onrecord.model import Instrument, Reason, Span, Term
from onrecord.words import load

_GAP = 45  # characters between "signé" and its date
_UNTIL = re.compile(r"(?:19|20)\d\d ?[-–] ?((?:19|20)\d\d)")


def describe(page: Page, directory: Directory, sightings: list[Sighting], terms: Mapping[str, list[Term]]) -> tuple[Instrument, ...]:
    """The instruments in order of their first mention by name."""
    keys = dict.fromkeys(sighting.key for sighting in sightings)
    own = {key: [found for found in sightings if found.key == key] for key in keys}
    return tuple(_instrument(page, directory, own[key], sightings, tuple(terms.get(key, ()))) for key in keys)


def _instrument(
    page: Page, directory: Directory, sightings: list[Sighting], everything: list[Sighting], terms: tuple[Term, ...]
) -> Instrument:
    best = max(sightings, key=lambda sighting: (sighting.score, -sighting.start))
    known = directory.known.get(best.key)
    written = re.sub(r"\s+", " ", page.text[best.start : best.end])
    signed = _named_day(page, best) or _dated(page, directory, sightings, "signed")
    return Instrument(
        key=f"instrument:{best.key}",
        name=known.name if known else written + _between_whom(page, directory, best),
        mentions=tuple(_with_article(page, directory, sighting) for sighting in sightings),
        parties=known.parties if known else tuple(_parties(page, best, directory.language)),
        signed=_likely(signed, known.signed) if known else signed,
        expires=_dated(page, directory, sightings, "expires", everything) or _written_until(written),
        terms=terms,
        reason=Reason(f"instruments.{best.rule.replace(' ', '_')}", f"{best.rule}: {written}", best.score),
    )


def _between_whom(page: Page, directory: Directory, sighting: Sighting) -> str:
    """What tells an instrument without a name of its own from others: " de la Suède", " with Japan", " entre Paris et Berlin"."""
    found = _linking(directory.language).match(page.shadow, sighting.end)
    if found is None or found.end() not in page.ends:
        return ""
    end = page.ends[found.end()]
    joined = _joining(directory.language).match(page.shadow, end)
    end = page.ends[joined.end()] if joined is not None and joined.end() in page.ends else end
    return re.sub(r"\s+", " ", page.text[sighting.end : end])


@cache
def _linking(language: str) -> re.Pattern[str]:
    lists = load(f"{language}/instruments.yaml")
    return re.compile(rf" {either(tuple(lists['party_links']))}(?:(?<=')|\s)")


@cache
def _joining(language: str) -> re.Pattern[str]:
    return re.compile(rf" {either(tuple(load(f'{language}/instruments.yaml')['joins']))}(?:(?<=')|\s)")


def _with_article(page: Page, directory: Directory, sighting: Sighting) -> Span:
    """The place with the article or possessive that introduces it ("un accord", "ses accords de défense"); not with a definite one."""
    found = _introducing(directory.language).search(page.shadow, max(0, sighting.start - 6), sighting.start)
    return Span(found.start() if found else sighting.start, sighting.end)


@cache
def _introducing(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(tuple(load(f'{language}/instruments.yaml')['introducing']))} $")


def _likely(told: str | None, known: str | None) -> str | None:
    """The date that the text gives when it is of the year that is known, else the known one."""
    return told if told and (known is None or known.startswith(told)) else known


def _parties(page: Page, sighting: Sighting, language: str) -> list[str]:
    """The countries of the sentence that declares an instrument, or of the one before where it has fewer than two."""
    first, last = page.sentence(sighting.start)
    if sighting.rule == "pair of states" and len(pair := _pair(sighting, language)) == 2:
        return pair
    here = page.countries_between(first, last)
    if sighting.rule == "place":  # "l'accord d'Alger": where it was signed
        own = page.countries_between(sighting.start, sighting.end)
        here = [country for country in here if country not in own]
    if len(here) >= 2:
        return here[: 6 if _may_be_many(sighting) else 2]
    earlier = page.countries_between(page.sentence(max(0, first - 2))[0], last)
    return earlier[:2] if len(earlier) >= 2 else here


def _pair(sighting: Sighting, language: str) -> list[str]:
    """The states of "franco-ukrainien", "Iran-Saudi"."""
    states = states_by_adjective(language)
    halves = sighting.key.partition(":")[2].replace("–", "-").split("-")
    found = (states.get(half) or states.get(half.removesuffix("s")) or states.get(re.sub("(?:ne|e)?s?$", "", half)) for half in halves)
    return list(dict.fromkeys(state for state in found if state))


def _named_day(page: Page, best: Sighting) -> str | None:
    """The date in a name: "la trêve de novembre 2020", "the 2001 pact"."""
    dates = page.dates_between(best.start, best.end) if best.rule == "date" else []
    return dates[0].when.value if dates and dates[0].when is not None else None


def _dated(page: Page, directory: Directory, sightings: list[Sighting], name: str, everything: Sequence[Sighting] = ()) -> str | None:
    """The date right after "signé" or "expire" in a sentence that speaks of the instrument."""
    pattern = cue(directory.language, name)
    for first, last in dict.fromkeys(_sentences(page, sightings)):
        for found in pattern.finditer(page.shadow, first, last):
            if found[0] in _loose(directory.language) and not _follows(page, sightings, first, found.start()):
                continue
            if _speaks_of_another(sightings, everything, first, found.start()):
                continue
            dates = page.dates_between(found.end(), min(last, found.end() + (_GAP if name == "signed" else 20)))
            if dates and dates[0].when is not None:
                return dates[0].when.value
        if name == "signed" and (said := _signing_day(page, directory, first, last)):
            return said
    return None


def _speaks_of_another(sightings: list[Sighting], everything: Sequence[Sighting], first: int, place: int) -> bool:
    """Whether the last instrument named before `place` in its sentence is another one."""
    before = [found for found in everything if first <= found.start < place]
    return bool(before) and before[-1].key != sightings[0].key


@cache
def _loose(language: str) -> frozenset[str]:
    return frozenset(map(fold, load(f"{language}/instruments.yaml")["loosely_expires"]))


def _follows(page: Page, sightings: list[Sighting], first: int, place: int) -> bool:
    """Whether "jusqu'au", "until" stands in the clause right behind the name: elsewhere it dates something else."""
    near = [found.end for found in sightings if first <= found.start < place and place - found.end <= _GAP]
    return bool(near) and not re.search(r"[,;:()\"]", page.shadow[near[-1] : place])


def _sentences(page: Page, sightings: list[Sighting]) -> list[tuple[int, int]]:
    """Sentences with a sighting, and the one after each ("Il expire le ...")."""
    spans = [page.sentence(sighting.start) for sighting in sightings]
    return [*spans, *(page.sentence(min(last + 1, len(page.text) - 1)) for _, last in spans)]


def _signing_day(page: Page, directory: Directory, first: int, last: int) -> str | None:
    """The only date of a sentence whose verb is to sign or to conclude."""
    dates = page.dates_between(first, last)
    signs = page.has_word(forms(directory.language, "signs"), first, last)
    return dates[0].when.value if signs and len(dates) == 1 and dates[0].when is not None else None


def _may_be_many(sighting: Sighting) -> bool:
    """Whether an instrument of this type may well have more than two parties."""
    return sighting.key.partition(":")[0] not in ("partnership", "roadmap", "plan")


def _written_until(name: str) -> str | None:
    """The last year of a span of years in the name ("2021-2025")."""
    found = _UNTIL.search(name)
    return found[1] if found else None
