"""Known instruments: by name, acronym, description with its country, year, signing date, or literal translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from onrecord.analysis.instruments.directory import Directory, Known
from onrecord.analysis.instruments.page import Page, Sighting, fold

_REACH = 3  # words between a type noun and the name after it
_YEAR = re.compile(r"(?:19|20)\d\d")


def spot_known(page: Page, directory: Directory) -> list[Sighting]:
    """Every sighting of a known instrument, without overlaps, in order of the text."""
    found = _settle([*_by_name(page, directory.names), *_by_acronym(page, directory)])
    found = _settle([*found, *_by_translation(page, directory)])
    found = _settle([*found, *_by_description(page, directory), *_by_year(page, directory, found)])
    found = _settle([*found, *_by_signing_date(page, directory)])
    return [sighting for sighting in found if not (_names_a_body(page, directory, sighting) or _is_consent(page, directory, sighting))]


def _is_consent(page: Page, directory: Directory, sighting: Sighting) -> bool:
    """ "sans l'accord de Paris": an approval, whatever treaty has that name."""
    words = page.shadow[max(0, sighting.start - 20) : sighting.start].replace("'", " ").split()[-2:]
    return sighting.rule == "name" and any(word in directory.lists["consent"] for word in words)


def _names_a_body(page: Page, directory: Directory, sighting: Sighting) -> bool:
    """ "l'Organisation du traité de sécurité collective": the organisation, not its treaty."""
    before = page.shadow[max(0, sighting.start - 24) : sighting.start].rstrip()
    return any(before.endswith(fold(words)) for words in directory.lists["bodies"])


def _settle(sightings: Iterable[Sighting]) -> list[Sighting]:
    """The surest and longest first; nothing may overlap what stands already."""
    kept: list[Sighting] = []
    for sighting in sorted(sightings, key=lambda found: (-found.score, found.start - found.end, found.start)):
        if not any(sighting.start < other.end and other.start < sighting.end for other in kept):
            kept.append(sighting)
    return sorted(kept)


def _by_name(
    page: Page, names: Mapping[str, tuple[tuple[str, str, str], ...]], rule: str = "name", score: float = 1.0
) -> Iterator[Sighting]:
    """Names of the index; where a name is written with capitals the text must have them too ("Ciel ouvert")."""
    for start, end in (page.words[number] for number in page.numbers_of(names.keys() & page.places.keys())):
        for folded, name, key in names[page.shadow[start:end]]:
            stop = start + len(folded)
            bounded = not page.shadow[stop : stop + 1].isalnum()
            if bounded and page.shadow.startswith(folded, start) and _same_capitals(name, page.text[start:stop]):
                yield Sighting(start, stop, key, rule, score)
                break


def _same_capitals(name: str, written: str) -> bool:
    return all(there.isupper() for here, there in zip(name, written, strict=False) if here.isupper())


def _by_acronym(page: Page, directory: Directory) -> Iterator[Sighting]:
    """Acronyms with their case, with the word for "treaty" before them where there is one ("traité FNI")."""
    for number in page.numbers_of(directory.folded_acronyms & page.places.keys()):
        start, end = page.words[number]
        key = directory.acronyms.get(page.text[start:end])
        if key is not None:
            before = page.words[number - 1] if number else (start, start)
            typed = page.shadow[before[0] : before[1]] in directory.types and before[1] + 1 == start
            yield Sighting(before[0] if typed else start, end, key, "acronym", 1.0)


def _by_description(page: Page, directory: Directory) -> Iterator[Sighting]:
    """ "accord nucléaire" is one instrument in an article that mentions Iran, another or none elsewhere."""
    for sighting in _by_name(page, directory.described, "description", 0.7):
        fitting = [
            key for name, _, key in directory.described[_first_word(page, sighting)] if _fits(page, sighting, name, directory.known[key])
        ]
        if fitting:
            yield sighting._replace(key=max(fitting, key=lambda key: (len(directory.known[key].near & page.present), key)))


def _first_word(page: Page, sighting: Sighting) -> str:
    return next(page.shadow[start:end] for start, end in page.words_from(sighting.start))


def _fits(page: Page, sighting: Sighting, name: str, known: Known) -> bool:
    return name == page.shadow[sighting.start : sighting.end] and known.near <= page.present


def _by_year(page: Page, directory: Directory, found: list[Sighting]) -> Iterator[Sighting]:
    """ "le texte de 1987", "the 2015 deal": the one known instrument of that year between countries of the article."""
    for number in page.numbers_of([word for word in page.places if word.isdigit() and _YEAR.fullmatch(word)]):
        start, end = page.words[number]
        before = page.words[max(0, number - 2) : number]
        after = page.words[number + 1 : number + 2]
        typed = [word for word in (*before, *after) if page.shadow[word[0] : word[1]] in directory.types]
        if len(typed) == 1 and (key := _of_year(page.shadow[start:end], page, directory, found)):
            yield Sighting(min(start, typed[0][0]), max(end, typed[0][1]), key, "year", 0.8)


def _of_year(year: str, page: Page, directory: Directory, found: list[Sighting]) -> str | None:
    """The instrument signed in `year`: one that the article names anyway, else one whose parties the article mentions."""
    signed = [known for known in directory.known.values() if (known.signed or "")[:4] == year]
    named = {sighting.key for sighting in found}
    fitting = [known for known in signed if known.key in named] or [
        known
        for known in signed
        if (known.near and known.near <= page.present) or (len(known.parties) > 1 and set(known.parties[:2]) <= page.present)
    ]
    return fitting[0].key if len({known.key for known in fitting}) == 1 else None


def _by_translation(page: Page, directory: Directory) -> Iterator[Sighting]:
    """Names translated or spun word by word ("New Begin", "traité Nouveau Départ", "nouveau traité Start")."""
    for known in directory.translatable:
        if page.present & set(known.parties):
            yield from _translated(page, directory, known)


def _translated(page: Page, directory: Directory, known: Known) -> Iterator[Sighting]:
    """Both words side by side with capitals, or the telling one after a word for "treaty"."""
    opening, telling = known.words
    for number in page.numbers_of(telling):
        start, end = page.words[number]
        if not page.text[start].isupper():
            continue
        first = page.words[number - 1][0] if number else start
        beside = page.shadow[first : page.words[number - 1][1]] in opening if number else False
        head = _type_before(page, directory, number)
        if beside and (page.text[first].isupper() or head is not None):
            yield Sighting(head if head is not None else first, end, known.key, "translation", 0.9)
        elif head is not None and _adjoins(page, head, start, opening):
            yield Sighting(head, end, known.key, "translation", 0.85)


def _adjoins(page: Page, head: int, start: int, opening: frozenset[str]) -> bool:
    """ "nouveau traité Start", "dernier traité Start": the word for treaty right before the telling word."""
    gap = page.shadow[head:start].split()
    return len(gap) == 1 or any(word in opening for word in gap)


def _type_before(page: Page, directory: Directory, number: int) -> int | None:
    """Place of the word for "treaty" up to two words before word `number`."""
    for start, end in reversed(page.words[max(0, number - 2) : number]):
        if page.shadow[start:end] in directory.types:
            return start
    return None


def _by_signing_date(page: Page, directory: Directory) -> Iterator[Sighting]:
    """A misspelt name is known by the day of its signature: "le traité des Ilyzia (22 janvier 1963)"."""
    for date in page.dates:
        key = directory.signed.get(date.when.value) if date.when is not None else None
        if key is None or not set(directory.known[key].parties) & page.present:
            continue
        place = _named_before(page, directory, date.span.start)
        if place is not None:
            yield Sighting(*place, key, "signing date", 0.75)


def _named_before(page: Page, directory: Directory, offset: int) -> tuple[int, int] | None:
    """The last word for "treaty" with a capitalised name up to three words behind it, in the sentence before `offset`."""
    first, _ = page.sentence(offset)
    inside = [word for word in page.words_from(first) if word[1] <= offset]
    for number in range(len(inside) - 1, -1, -1):
        start, end = inside[number]
        named = [stop for begin, stop in inside[number + 1 : number + 4] if page.text[begin].isupper()]
        if page.shadow[start:end] in directory.types and named:
            return start, named[0]
    return None
