"""What an instrument provides for in so many words: "le traité prévoit le retrait de 2 000 soldats dans un délai de six mois".

A quantity counts without a word for a bound where the sentence says that the instrument lays it down: a verb of providing
behind its name, words such as "under" or "aux termes de" before it, or a list that such a sentence opens with a colon.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.analysis.instruments.directory import Directory, either, finite_forms, forms
from onrecord.analysis.instruments.page import PASSING, Page, Sighting, fold
from onrecord.model import Span, Term
from onrecord.words import load

_OBLIGED = 2  # sentences after an instrument in which duties are its own
_OPENING = 6  # characters before a pronoun that opens its sentence
_NEAR = 110  # characters between the name of an instrument and the verb of which it is the subject
_MARK = re.compile(r"\s*(?:[-–—•*·]|\(?\d{1,2}[.)]|article \d+)\s*")


@dataclass(frozen=True, slots=True)
class Provision:
    """Characters `start` to `end` are laid down by the instrument `key`."""

    start: int
    end: int
    key: str


class Provisions:
    """The provisions of an article, looked up by place."""

    def __init__(self, page: Page, directory: Directory, sightings: list[Sighting]) -> None:
        self._found = sorted(_find(page, directory, sightings), key=lambda found: found.start)
        self._starts = [found.start for found in self._found]

    def at(self, place: int) -> str | None:
        """The instrument that lays down what stands at `place`."""
        for found in reversed(self._found[: bisect_right(self._starts, place)][-4:]):
            if found.start <= place < found.end:
                return found.key
        return None

    def __iter__(self) -> Iterator[Provision]:
        return iter(self._found)


def _find(page: Page, directory: Directory, sightings: list[Sighting]) -> Iterator[Provision]:
    for sighting in sightings:
        first, last = page.sentence(sighting.start)
        if _is_under(page, directory, sighting, first):
            yield from _with_list(page, Provision(first, last, sighting.key))
        elif (verb := _verb_behind(page, directory, sighting, last)) is not None:
            yield from _with_list(page, Provision(verb, last, sighting.key))
        elif (colon := _spelt_out(directory.language).match(page.shadow, sighting.end, last)) is not None:
            yield Provision(colon.end(), last, sighting.key)
    yield from _under_its_terms(page, directory, sightings)


@cache
def _spelt_out(language: str) -> re.Pattern[str]:
    """A colon behind a name that a number follows: "l'accord de 2016 avec X : douze navires, pour ..."."""
    numbers = either(tuple(load(f"{language}/instruments.yaml")["number_words"]))
    return re.compile(rf"[^.;:!?,\"()]{{0,60}} ?: ?(?=\d|(?:une |a )?{numbers}(?!\w))")


def _is_under(page: Page, directory: Directory, sighting: Sighting, first: int) -> bool:
    """ "under the deal", "aux termes de l'accord"."""
    before = page.shadow[max(first, sighting.start - 30) : sighting.start]
    return _under(directory.language).search(before) is not None


@cache
def _under(language: str) -> re.Pattern[str]:
    lists = load(f"{language}/instruments.yaml")
    return re.compile(rf"(?<!\w){either(tuple(lists['under']))}\s?(?:{either(tuple(lists['definite']))}\s?)?(?:\w+\s)?$")


def _verb_behind(page: Page, directory: Directory, sighting: Sighting, last: int) -> int | None:
    """Where a verb of providing ends that follows the name without a stop between."""
    verbs = forms(directory.language, "provides") | frozenset(map(fold, directory.lists["carries"]))
    for start, end in page.words_from(sighting.end):
        if start >= min(last, sighting.end + _NEAR) or re.search(r"[;:.!?]", page.shadow[sighting.end : start]):
            return None
        if page.shadow[start:end] in verbs:
            return end
    return None


def _under_its_terms(page: Page, directory: Directory, sightings: list[Sighting]) -> Iterator[Provision]:
    """ "Under its terms ...": the instrument named last, up to two sentences before."""
    for found in _own_terms(directory.language).finditer(page.shadow):
        least = page.sentence_number(found.start()) - _OBLIGED
        if found["it"] and found.start() - page.sentence(found.start())[0] > _OPENING:
            continue
        near = (sighting for sighting in sightings if sighting.start < found.start() and page.sentence_number(sighting.start) >= least)
        before = [sighting for sighting in near if sighting.rule not in PASSING]
        if before:
            yield from _with_list(page, Provision(found.end(), page.sentence(found.start())[1], before[-1].key))


@cache
def _own_terms(language: str) -> re.Pattern[str]:
    lists = load(f"{language}/instruments.yaml")
    provides = "|".join(sorted(finite_forms(language, "provides"), key=len, reverse=True))
    again = rf"(?P<it>{either(tuple(lists['it']))}) (?:\w+ )?(?:{provides})"
    return re.compile(rf"(?<!\w)(?:{either(tuple(lists['own_terms']))}|{either(tuple(lists['duties']))}|{again})(?!\w)")


def _with_list(page: Page, provision: Provision) -> Iterator[Provision]:
    """The provision, and after a colon the marked lines that follow."""
    yield provision
    if not page.text[provision.start : provision.end].rstrip().endswith(":"):
        return
    end = provision.end
    for line in re.finditer(r"\n+([^\n]+)", page.text[end : end + 4000]):
        if _MARK.match(line[1].lower()) is None:
            break
        yield Provision(end + line.start(1), end + line.end(1), provision.key)


def lengths(page: Page, directory: Directory, provisions: Provisions) -> Iterator[tuple[Term, str]]:
    """Lengths of time under a provision: within a time at most, with a bound as it says, else exactly."""
    for found in _length(directory.language).finditer(page.shadow):
        key = provisions.at(found.start())
        if key is None or _is_of_the_past(page, directory, found):
            continue
        relation = "at least" if found["at_least"] else "at most" if found["within"] else "exactly"
        yield _duration(directory, found, relation), key


def validities(page: Page, directory: Directory, sightings: list[Sighting]) -> Iterator[tuple[Term, str]]:
    """How long an instrument lasts: "a 60-day truce", "une trêve de trois jours", "valable cent vingt jours, l'accord ..."."""
    for sighting in sightings:
        first, last = page.sentence(sighting.start)
        for found in _length(directory.language).finditer(page.shadow, first, last):
            if found["at_least"] or found["within"] or _is_of_the_past(page, directory, found):
                continue
            if _lasts(page, directory, sighting, found.start("number"), found.end()):
                yield _duration(directory, found, "exactly"), sighting.key


def _lasts(page: Page, directory: Directory, sighting: Sighting, start: int, end: int) -> bool:
    """Whether a length of time is that of the instrument: words of validity before it, or the noun right beside it."""
    before = page.shadow[max(page.sentence(start)[0], start - 30) : start]
    if re.search(rf"(?<!\w){either(tuple(directory.lists['valid_for']))}\s?$", before):
        return True
    behind = page.shadow[sighting.end : start] if sighting.end <= start else None
    if behind is not None:
        return re.fullmatch(rf" {either(tuple(directory.lists['lasting']))}(?:(?<=')|\s)", behind) is not None
    ahead = page.shadow[end : sighting.start]
    return directory.language == "en" and re.fullmatch(r"(?:-long)?(?: [\w-]+){0,2} ", ahead) is not None


def _duration(directory: Directory, found: re.Match[str], relation: str) -> Term:
    unit = str(_folded_map(directory.language, "durations")[found["unit"]])
    value, span = number_of(found["number"], directory), Span(found.start("number"), found.end("unit"))
    return Term(f"{directory.lists['duration_what']} ({unit})", relation, value, unit, span)


def _is_of_the_past(page: Page, directory: Directory, found: re.Match[str]) -> bool:
    """ "depuis un an", "two years ago": how long something has lasted or how long ago it was."""
    before, after = (either(tuple(directory.lists[name])) for name in ("elapsed_before", "elapsed_after"))
    ago = re.match(rf"\s{after}(?!\w)", page.shadow[found.end() : found.end() + 20])
    return ago is not None or re.search(rf"(?<!\w){before}\s$", page.shadow[max(0, found.start() - 20) : found.start()]) is not None


@cache
def _length(language: str) -> re.Pattern[str]:
    lists = load(f"{language}/instruments.yaml")
    number = rf"(?P<number>\d{{1,3}}|{either(tuple(lists['number_words']))})"
    bound = rf"(?:(?P<at_least>{either(tuple(lists['bounds']['at least']))})|(?P<within>{either(tuple(lists['within']))}))"
    return re.compile(rf"(?<![\w-])(?:{bound}(?: \w+)? )?{number}[ -](?P<unit>{either(tuple(lists['durations']))})(?!\w)")


@cache
def _folded_map(language: str, name: str) -> dict[str, str | int]:
    return {fold(word): value for word, value in load(f"{language}/instruments.yaml")[name].items()}


def number_of(written: str, directory: Directory) -> int:
    """The value of a small number in digits or words (folded)."""
    return int(written) if written.isdigit() else int(_folded_map(directory.language, "number_words")[written])


def deadlines(page: Page, directory: Directory, provisions: Provisions) -> Iterator[tuple[Term, str]]:
    """Days by which something must be done under a provision ("au plus tard le 1er mai 2021")."""
    by = re.compile(rf"(?<!\w){either(tuple(directory.lists['by']))}\s?$")
    for date in page.dates:
        key = provisions.at(date.span.start)
        if key is None or date.when is None or len(date.when.value) < 7:
            continue
        if by.search(page.shadow, max(0, date.span.start - 24), date.span.start):
            yield Term(str(directory.lists["deadline_what"]), "at most", date.when.value, None, date.span), key


def renewals(page: Page, directory: Directory, sightings: list[Sighting]) -> Iterator[tuple[Term, str]]:
    """ "renews itself every year", "reconduit chaque année": a renewal of one year."""
    for found in _renewal(directory.language).finditer(page.shadow):
        first, last = page.sentence(found.start())
        here = [sighting for sighting in sightings if first <= sighting.start < last]
        if here:
            unit = str(_folded_map(directory.language, "durations")[found["unit"]])
            what = f"{directory.lists['extension_what']} ({unit})"
            yield Term(what, "exactly", 1, unit, Span(*found.span("unit"))), here[0].key


@cache
def _renewal(language: str) -> re.Pattern[str]:
    lists = load(f"{language}/instruments.yaml")
    verbs = "|".join(sorted(forms(language, "renews"), key=len, reverse=True))
    every, unit = (either(tuple(lists[name])) for name in ("every", "durations"))
    return re.compile(rf"(?<!\w)(?:{verbs})(?: \w+){{0,2}} {every} (?P<unit>{unit})(?!\w)")
