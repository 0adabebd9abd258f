"""Numeric terms: bounds ("limite chaque pays à 1 550 ogives"), ranges that are forbidden, lengths of prolongations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.analysis.instruments.directory import Directory, cue, either
from onrecord.analysis.instruments.page import Page, Sighting, fold
from onrecord.analysis.instruments.provisions import Provisions, deadlines, lengths, number_of, renewals, validities
from onrecord.model import Span, Term
from onrecord.words import load

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[ .,]\d{3})+(?![\d])|(?<![\w.,])\d+(?:[.,]\d+)?(?![\w]*\d)")
_BEFORE, _AFTER = 60, 30  # characters in which a bound is sought


@dataclass(frozen=True, slots=True)
class _Quantity:
    start: int
    end: int  # of the unit
    value: float
    unit: str
    written: bool  # in digits: a number in words counts only where an instrument lays it down


def find_terms(page: Page, directory: Directory, sightings: list[Sighting]) -> dict[str, list[Term]]:
    """Terms by instrument, each value and relation once."""
    terms: dict[str, list[Term]] = {}
    provisions = Provisions(page, directory, sightings)
    for term, key in (
        *_bounded(page, directory, sightings, provisions),
        *_prolonged(page, directory, sightings),
        *lengths(page, directory, provisions),
        *renewals(page, directory, sightings),
        *validities(page, directory, sightings),
        *deadlines(page, directory, provisions),
    ):
        listed = terms.setdefault(key, [])
        same = (other.value == term.value and (other.relation == term.relation or other.span.overlaps(term.span)) for other in listed)
        if not any(same):
            listed.append(term)
    return terms


def _owner(page: Page, sightings: list[Sighting], at: int, reach: int) -> str | None:
    """The instrument of the sentence of `at`, else the last one named up to `reach` sentences before."""
    number = page.sentence_number(at)
    same = [sighting for sighting in sightings if page.sentence_number(sighting.start) == number]
    before = [sighting for sighting in sightings if sighting.start < at and number - page.sentence_number(sighting.start) <= reach]
    if same:
        return min(same, key=lambda sighting: (sighting.start > at, abs(sighting.start - at))).key
    return before[-1].key if before else None


def _bounded(page: Page, directory: Directory, sightings: list[Sighting], provisions: Provisions) -> Iterator[tuple[Term, str]]:
    """Quantities with a bound near by or that an instrument lays down, and those joined to them by "et" or a comma."""
    last: tuple[_Quantity, str] | None = None
    for quantity in _quantities(page, directory):
        relation, reach = _relation(page, directory, quantity)
        joined = last is not None and _is_joined(page, last[0], quantity)
        if not relation and joined and last is not None:
            relation, reach = last[1], 3
        laid_down = provisions.at(quantity.start)
        told = quantity.written or _is_bound(page, directory, quantity)
        key = laid_down or (_owner(page, sightings, quantity.start, reach if quantity.written else 0) if relation and told else None)
        relation = relation or "exactly"
        if key is None:
            last = None
            continue
        last = (quantity, relation)
        low = _range_start(page, directory, quantity)
        if low is not None:
            yield _term(page, low, "at least", directory), key
            relation = "at most"
        yield _term(page, quantity, relation, directory), key


def _is_bound(page: Page, directory: Directory, quantity: _Quantity) -> bool:
    """Whether a bound stands right before a number in words ("au moins huit sous-marins")."""
    before = page.shadow[max(0, quantity.start - _BEFORE) : quantity.start].rstrip()
    return any(match.end() == len(before) for _, _, pattern in _bounds(directory.language) for match in pattern.finditer(before))


def _term(page: Page, quantity: _Quantity, relation: str, directory: Directory) -> Term:
    value: float = int(quantity.value) if quantity.value == int(quantity.value) else quantity.value
    return Term(_what(page, quantity, directory), relation, value, quantity.unit or None, Span(quantity.start, quantity.end))


def _what(page: Page, quantity: _Quantity, directory: Directory) -> str:
    """The unit and up to three words behind it, to the next stop or function word."""
    stop = _name_end(directory.language).search(page.shadow, quantity.end)
    end = min(stop.start() if stop else len(page.text), quantity.end + 40)
    number = _NUMBER.match(page.shadow, quantity.start)
    first = number.end() if number else quantity.start
    words = re.sub(r"\s+", " ", page.text[first:end]).strip().split(" ")
    return " ".join(words[:4])


@cache
def _name_end(language: str) -> re.Pattern[str]:
    return re.compile(rf"[.,;:!?()\"]|(?<!\w){either(tuple(load(f'{language}/instruments.yaml')['name_ends']))}(?:(?<=')|(?!\w))")


@cache
def _units(language: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    units = load(f"{language}/instruments.yaml")["units"]
    folded = {key if key == "%" else either((key,))[3:-1].replace("\\", ""): value for key, value in units.items()}
    return re.compile(rf"\s?(?:[\w-]+ ){{0,2}}?({either(tuple(units))})(?!\w)"), folded


def _quantities(page: Page, directory: Directory) -> Iterator[_Quantity]:
    """Numbers followed by a unit, within two words."""
    pattern, units = _units(directory.language)
    for found in _numbers(directory.language).finditer(page.shadow):
        written = found[0][0].isdigit()
        unit = pattern.match(page.shadow, found.end()) or (_unit_before(page, directory, found.start()) if written else None)
        if unit is None or (not written and _points_back(page, directory, found.start())):
            continue
        value = _value(found[0], directory.lists["decimal"]) if written else number_of(found[0], directory)
        money = _money_before(page.text, found.start())
        yield _Quantity(found.start(), max(unit.end(), found.end()), value, f"{units.get(unit[1], '')}{money}", written)


def _unit_before(page: Page, directory: Directory, start: int) -> re.Match[str] | None:
    """ "caps their deployed warheads at 1,550 apiece": what is counted stands before its number."""
    return _counted(directory.language).search(page.shadow, max(page.sentence(start)[0], start - 50), start)


@cache
def _counted(language: str) -> re.Pattern[str]:
    lists = load(f"{language}/instruments.yaml")
    units = tuple(word for word, value in lists["units"].items() if word.isalpha() and len(word) > 3 and value)
    return re.compile(rf"(?<!\w)({either(units)})(?: [\w-]+){{0,4}} {either(tuple(lists['capped_at']))} $")


def _points_back(page: Page, directory: Directory, start: int) -> bool:
    """ "les deux hommes", "the two ships": who or what has been spoken of, not a number laid down."""
    return page.shadow[max(0, start - 8) : start].split()[-1:] in [[word] for word in directory.lists["definite"]]


@cache
def _numbers(language: str) -> re.Pattern[str]:
    """Numbers in digits, and in words from two on."""
    words = tuple(word for word, value in load(f"{language}/instruments.yaml")["number_words"].items() if value > 1)
    return re.compile(rf"{_NUMBER.pattern}|(?<!\w){either(words)}(?![\w-])")


def _money_before(text: str, start: int) -> str:
    """ "$300 million": the sign as the name of the currency behind the unit."""
    return {"$": " dollars", "€": " euros", "£": " pounds"}.get(text[start - 1 : start], "")


def _value(written: str, decimal: str) -> float:
    """1 550, 1,550 and 1.550 are thousands; the sign of the language before other than three digits is decimal."""
    if re.fullmatch(r"\d{1,3}(?:[ .,]\d{3})+", written) and not (written.count(decimal) == 1 and len(written) < 5):
        return float(re.sub(r"[ .,]", "", written))
    return float(written.replace(",", "."))


@cache
def _bounds(language: str) -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """Relation, reach in sentences and expression of each list of bounds."""
    lists: Mapping[str, Any] = load(f"{language}/instruments.yaml")["bounds"]
    return tuple(
        (name.removeprefix("loosely "), 0 if name.startswith("loosely") else 3, re.compile(rf"(?<!\w){either(tuple(words))}(?!\w)"))
        for name, words in lists.items()
    )


def _relation(page: Page, directory: Directory, quantity: _Quantity) -> tuple[str, int]:
    """The nearest bound before the number in its clause, else one right after; "" when none."""
    first, last = page.sentence(quantity.start)
    start, end = max(first, quantity.start - _BEFORE), min(last, quantity.end + _AFTER)
    found: list[tuple[int, str, int]] = []
    for relation, reach, pattern in _bounds(directory.language):
        before = [match.end() for match in pattern.finditer(page.shadow, start, quantity.start)]
        found += [(quantity.start - at, relation, reach) for at in before if not re.search(r"[;.!?]", page.shadow[at : quantity.start])]
        after = pattern.search(page.shadow, quantity.end, end)
        if after is not None and not re.search(r"[;,.!?]", page.shadow[quantity.end : after.start()]):
            found.append((after.start() - quantity.end + 30, relation, reach))
    if found:
        return min(found)[1:]
    forbidden = cue(directory.language, "forbids").search(page.shadow, first, quantity.start)
    return ("at most", 1) if forbidden and _range_start(page, directory, quantity) else ("", 0)


def _is_joined(page: Page, one: _Quantity, other: _Quantity) -> bool:
    """Whether two quantities stand in one list: few words and no stop between them."""
    between = page.shadow[one.end : other.start]
    return len(between.split()) <= 8 and not re.search(r"[;:.!?]", between)


def _range_start(page: Page, directory: Directory, quantity: _Quantity) -> _Quantity | None:
    """The lower end of "de 500 à 5 500 kilomètres" where an instrument forbids what lies between."""
    number = r"(?P<low>\d{1,3}(?: \d{3})*|\d+)"
    for shape in directory.lists["between_numbers"]:
        lead, middle = fold(shape).split("{n}")[:2]
        found = re.search(rf"(?<!\w){lead}{number}{middle}$", page.shadow[max(0, quantity.start - 30) : quantity.start])
        if found is not None:
            start = max(0, quantity.start - 30) + found.start("low")
            return _Quantity(start, quantity.end, _value(found["low"], directory.lists["decimal"]), quantity.unit, written=True)
    return None


@cache
def _extensions(language: str) -> re.Pattern[str]:
    """A word for prolonging, then within a few words a length of time."""
    lists = load(f"{language}/instruments.yaml")
    number = rf"(?P<number>\d+|{either(tuple(lists['number_words']))})"
    length = rf"(?P<unit>{either(tuple(lists['durations']))})"
    gap = lists["extension_gap"]
    return re.compile(rf"(?<!\w){either(tuple(lists['extension']))}(?!\w){gap}\s{number} {length}(?!\w)(?P<tail>[^.;!?]{{0,30}})")


def _prolonged(page: Page, directory: Directory, sightings: list[Sighting]) -> Iterator[tuple[Term, str]]:
    """ "peut être prolongé de cinq ans au plus": the length by which an instrument may be or was prolonged."""
    lists = directory.lists
    words = {either((word,))[3:-1].replace("\\", ""): value for word, value in lists["number_words"].items()}
    durations = {either((word,))[3:-1]: value for word, value in lists["durations"].items()}
    for found in _extensions(directory.language).finditer(page.shadow):
        key = _owner(page, sightings, found.start(), 2)
        if key is None:
            continue
        value = int(found["number"]) if found["number"].isdigit() else words[found["number"]]
        bounded = any(relation == "at most" and pattern.search(found[0]) for relation, _, pattern in _bounds(directory.language))
        unit = durations[found["unit"]]
        span = Span(found.start("number"), found.end("unit"))
        yield Term(f"{lists['extension_what']} ({unit})", "at most" if bounded else "exactly", value, unit, span), key
