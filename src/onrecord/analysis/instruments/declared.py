"""Instruments of no known name that the text itself declares: "partenariat stratégique", "feuille de route militaire"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.analysis.instruments.directory import Directory, directory_of, either, finite_forms, forms, infinitives
from onrecord.analysis.instruments.page import PASSING, WORD, Page, Sighting, fold
from onrecord.words import load

_SELF_MADE = ("partnership", "roadmap", "plan")  # need no act of signing to be one
_COMMON = ("agreement", "deal", "pact", "treaty", "text")  # words for any of them
_QUOTED = re.compile(r'"\s?([^"]{8,160}?)\s?"')


def spot_declared(page: Page, directory: Directory, named: list[Sighting]) -> list[Sighting]:
    """Sightings with keys of the form `type:quality`, none of them over a known one."""
    found: list[Sighting] = []
    declared = (*_titled(page, directory), *_qualified(page, directory.language), *_ruled(page, directory, named))
    for sighting in (*declared, *_sealed(page, directory, named)):
        taken = any(sighting.start < other.end and other.start < sighting.end for other in (*named, *found))
        if not taken:
            found.append(sighting)
    return _merge(sorted(_renamed(page, directory, sighting, named) for sighting in found))


def _titled(page: Page, directory: Directory) -> Iterator[Sighting]:
    """A title in quotation marks that begins with a word for such a thing, in a sentence of signing."""
    for found in _QUOTED.finditer(page.shadow):
        head = _type_pattern(directory.language).match(found[1])
        if head is None or not page.text[found.start(1)].isupper() or len(found[1].split()) < 3:
            continue
        if page.has_word(forms(directory.language, "sealing"), *page.sentence(found.start())):
            yield Sighting(found.start(1), found.end(1), f"{directory.types[head[0]]}:{found[1]}", "title", 0.8)


def _renamed(page: Page, directory: Directory, sighting: Sighting, named: list[Sighting]) -> Sighting:
    """ "un pacte de sécurité, baptisé Aukus": the known name right behind is that of the declared one."""
    for known in named:
        between = page.shadow[sighting.end : known.start] if 0 < known.start - sighting.end < 40 else None
        if between is not None and re.fullmatch(rf",? ?\(?{either(tuple(directory.lists['called']))}? ?\"?", between):
            return sighting._replace(key=known.key)
    return sighting


@cache
def _type_pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"{either(tuple(directory_of(language).types))}(?!\w)")


def _qualified(page: Page, language: str) -> Iterator[Sighting]:
    """A word for such a thing with a quality that makes it one; agreements and treaties only where one is sealed, kept or broken."""
    for kind, openings, pattern in _patterns(language):
        for number in page.numbers_of(openings & page.places.keys()):
            found = pattern.match(page.shadow, page.words[number][0])
            if found is None:
                continue
            if kind in _SELF_MADE or page.has_word(_sealing(page, language, found.start()), *page.sentence(found.start())):
                end = found.end() - (2 if found[0].endswith(' "') and found[0].count('"') == 1 else 0)
                start = found.start() - (page.shadow[found.start() - 1 : found.start()] == '"' and page.shadow[end - 1] == '"')
                headed = _headed(language).search(page.shadow, max(0, start - 20), start) if kind in _SELF_MADE else None
                start, named = (headed.start(), directory_of(language).types[headed[1]]) if headed is not None else (start, kind)
                yield Sighting(start, end, f"{named}:{found['quality']}", "declared", 0.6)


@cache
def _headed(language: str) -> re.Pattern[str]:
    """ "traité de" before a partnership, which is then the name of a treaty."""
    lists = load(f"{language}/instruments.yaml")
    return re.compile(rf"(?<!\w)({either(tuple(lists['shaped']))}) {either(tuple(lists['of']))} $")


def _sealing(page: Page, language: str, start: int) -> frozenset[str]:
    """Forms of the verbs of signing and keeping; of one that is introduced ("a peace treaty") no infinitives: it may be a wish."""
    before = page.shadow[max(0, start - 5) : start].split()
    indefinite = bool(before) and before[-1] in load(f"{language}/instruments.yaml")["indefinite"]
    if not indefinite:
        return forms(language, "sealing") | finite_forms(language, "provides")  # "le traité de défense plafonne"
    return forms(language, "sealing") - infinitives(language, "sealing")


def _sealed(page: Page, directory: Directory, named: list[Sighting]) -> Iterator[Sighting]:
    """ "Signé en 2017, le contrat ...", "the deal was signed by ...": the first one signed, where no known one is named."""
    agreed = next((one for shape in _striking(directory.language, "agreed_shapes") if (one := shape.search(page.shadow)) is not None), None)
    if agreed is not None:
        yield Sighting(*agreed.span("name"), f"{_kind(directory, agreed['name'])}:{agreed['name']}", "sealed", 0.5)
    is_named = any(sighting.rule not in PASSING for sighting in named)
    if agreed is not None or is_named or not page.places.keys() & _sealable(directory.language):
        return
    found = [match for pattern in _sealed_shapes(directory.language) for match in pattern.finditer(page.shadow)]
    if found:
        first = min(found, key=lambda match: match.start("name"))
        noun = first["name"]
        yield Sighting(*first.span("name"), f"{_kind(directory, noun)}:{noun}", "sealed", 0.5)


def _ruled(page: Page, directory: Directory, named: list[Sighting]) -> Iterator[Sighting]:
    """A thing just introduced with what it binds its parties to; "an agreement under which ..." may be the one that has a name."""
    has_name = any(directory.has(sighting.key) and sighting.rule not in PASSING for sighting in named)
    for shape in _striking(directory.language, "ruled_shapes"):
        for found in shape.finditer(page.shadow):
            if has_name and _kind(directory, found["name"]) in _COMMON:
                continue
            yield Sighting(*found.span("name"), f"{_kind(directory, found['name'])}:{found['name']}", "sealed", 0.5)


def _kind(directory: Directory, noun: str) -> str:
    """The type of what is struck: of the noun, else of its first word ("memorandum of understanding"), else an agreement."""
    return directory.types.get(noun) or directory.types.get(noun.split(maxsplit=1)[0], "agreement")


@cache
def _sealable(language: str) -> frozenset[str]:
    """First words of the nouns in the shapes below: a text without any of them is not searched."""
    lists = load(f"{language}/instruments.yaml")
    return frozenset(WORD.findall(fold(noun))[0] for name in ("binding", "sealed") for noun in lists[name])


@cache
def _sealed_shapes(language: str) -> tuple[re.Pattern[str], ...]:
    lists = load(f"{language}/instruments.yaml")
    definite = rf"(?<!\w){either(tuple(lists['definite']))}(?:(?<=')|\s)"
    by, noun = (rf"{either(tuple(lists[name]))}(?!\w)" for name in ("sealed_by", "sealed"))
    extra = {name: either(tuple(lists[name])) for name in ("binding", "under", "place_qualities")}
    provides = "|".join(sorted(finite_forms(language, "provides"), key=len, reverse=True))
    words = extra | {"provides": rf"(?:{provides})(?!\w)", "by": rf"(?<!\w){by}", "noun": noun, "definite": definite}
    shapes = lists["sealed_shapes"]
    for name, expression in words.items():
        shapes = [shape.replace(f"{{{name}}}", expression) for shape in shapes]
    return tuple(re.compile(shape) for shape in shapes)


@cache
def _striking(language: str, name: str) -> tuple[re.Pattern[str], ...]:
    """ "ont signé vendredi un accord", "agreed to a ceasefire"; "un mémorandum par lequel ...", "a deal under which ..."."""
    lists = load(f"{language}/instruments.yaml")
    shapes = [str(shape) for shape in lists[name]]
    for listed in ("agreed", "strong", "struck", "strikable", "has"):
        shapes = [shape.replace(f"{{{listed}}}", either(tuple(lists[listed]))) for shape in shapes]
    return tuple(re.compile(shape) for shape in shapes)


@cache
def _patterns(language: str) -> tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]:
    """Type, first words and expression; the quality follows its noun in French and precedes it in English."""
    lists = load(f"{language}/instruments.yaml")
    patterns = []
    for kind, qualities in lists["declared"].items():
        listed = tuple(lists["types"].get(kind, ()))
        if not qualities or not listed:
            continue
        nouns = either(listed)
        quality = rf"(?P<quality>{either(tuple(qualities))})"
        tails = rf"(?: {either(tuple(lists['tails']))}e?s?(?!\w))*" if lists["tails"] else ""
        if language == "fr":
            shape = rf'(?P<name>{nouns}s?(?: (?!de |sur |avec |entre )[\w-]+)?,? ?"? ?{quality}e?s?(?!\w){tails}(?: ")?)'
        else:
            shape = rf'(?P<name>{quality}"?(?: (?!and |or )[\w-]+)? {nouns}s?(?: of understanding)?(?!\w))'
        first = listed if language == "fr" else qualities
        openings = frozenset(form for word in first for form in _first_words(word))
        patterns.append((kind, openings, re.compile(shape)))
    return tuple(patterns)


def _first_words(phrase: str) -> tuple[str, str]:
    """The first word of a phrase, folded, alone and with the plural -s."""
    word = WORD.findall(fold(phrase))[0]
    return word, word + "s"


def _merge(found: list[Sighting]) -> list[Sighting]:
    """A text that calls one roadmap by several names has one roadmap; other types are told apart by their quality."""
    first: dict[str, str] = {}
    merged = []
    for sighting in found:
        kind, _, quality = sighting.key.partition(":")
        group = kind if kind in ("roadmap", "plan") else f"{kind}:{fold(quality)}"
        merged.append(sighting._replace(key=first.setdefault(group, sighting.key)))
    return merged
