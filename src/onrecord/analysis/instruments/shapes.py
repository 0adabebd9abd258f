"""Instruments of no directory that their form gives away: by place, by date, by a pair of states, by a title in capitals.

"l'accord d'Alger", "the Minsk agreements", "la trêve de novembre 2020", "a 1965 treaty", "l'accord franco-ukrainien",
"the Enhanced Defense Cooperation Agreement".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from onrecord.analysis.instruments.directory import Directory, either, forms
from onrecord.analysis.instruments.page import Page, Sighting, fold
from onrecord.words import load

_YEAR = re.compile(r"(?:19|20)\d\d")
_TITLE = 8  # words of a title in capitals


def spot_shaped(page: Page, directory: Directory, named: list[Sighting]) -> list[Sighting]:
    """Sightings with keys of the form `type:name`, the longest first, none over a known one."""
    language = directory.language
    found: list[Sighting] = []
    for number in page.numbers_of(_nouns(language).keys() & page.places.keys()):
        for shape in _SHAPES[language]:
            found.extend(shape(page, directory, number))
    kept: list[Sighting] = []
    by_length = sorted(found, key=lambda entry: (entry.start - entry.end, entry.start))
    for sighting in (*by_length, *_dated(page, directory)):  # "l'accord de Genève de 1966" is known by its place
        if not any(sighting.start < other.end and other.start < sighting.end for other in (*named, *kept)):
            kept.append(sighting)
    return sorted(kept)


@cache
def _nouns(language: str) -> dict[str, str]:
    """Folded forms of the nouns that name signed things by place or date, with their types; of compounds the first word."""
    lists = load(f"{language}/instruments.yaml")
    kinds = {fold(noun): kind for kind, nouns in lists["types"].items() for noun in nouns}
    found: dict[str, str] = {}
    for noun in map(fold, lists["shaped"]):
        for form in (noun, noun + "s"):
            found.setdefault(form.split("-", maxsplit=1)[0], kinds[noun])
    return found


@cache
def _noun(language: str) -> str:
    return either(tuple(form for noun in load(f"{language}/instruments.yaml")["shaped"] for form in (noun, noun + "s")))


def _noun_at(page: Page, language: str, number: int) -> tuple[int, int] | None:
    """The whole noun that begins with word `number` ("cessez-le-feu")."""
    found = _compiled(language, "{noun}(?!\\w)").match(page.shadow, page.words[number][0])
    return found.span() if found else None


@cache
def _compiled(language: str, shape: str) -> re.Pattern[str]:
    """A shape with {noun}, {list names} of the language in it."""
    lists = load(f"{language}/instruments.yaml")
    for name in set(re.findall(r"\{([a-z_]+)\}", shape)):
        shape = shape.replace(f"{{{name}}}", _noun(language) if name == "noun" else either(tuple(lists[name])))
    return re.compile(shape)


def _is_sealed(page: Page, directory: Directory, start: int) -> bool:
    """Whether the sentence speaks of signing, keeping or breaking."""
    words = forms(directory.language, "sealing") | frozenset(map(fold, directory.lists["sealing_nouns"]))
    return page.has_word(words, *page.sentence(start))


def _is_consent(page: Page, directory: Directory, number: int) -> bool:
    """ "avec l'accord de Paris" is no instrument."""
    before = [page.shadow[start:end] for start, end in page.words[max(0, number - 3) : number]]
    return any(word in directory.lists["consent"] for word in before)


def _sighted(page: Page, directory: Directory, start: int, end: int, name: str, rule: str) -> Sighting:
    """A sighting whose key joins its type and what tells it from others."""
    kind = next(kind for form, kind in _nouns(directory.language).items() if re.search(rf"(?<!\w){form}", page.shadow[start:end]))
    return Sighting(start, end, f"{kind}:{fold(name)}", rule, 0.65)


def _capital_run(page: Page, start: int) -> int:
    """The end of the capitalised words that begin at `start` ("Camp David", "Kunming-Montréal")."""
    end = start
    for first, last in page.words_from(start):
        joined = first == start or page.text[end:first] in (" ", "-")
        if not joined or not (page.text[first].isupper() or page.text[first - 1] == "-"):
            break
        end = last
    return end


def _place_behind(page: Page, directory: Directory, number: int) -> Iterator[Sighting]:
    """ "l'accord d'Alger", "les accords de Minsk", "la trêve de Charm el-Cheikh"."""
    noun = _noun_at(page, directory.language, number)
    found = _compiled(directory.language, "{noun}(?: {place_qualities})? {of}\\s?(?=\\w)").match(page.shadow, noun[0]) if noun else None
    if noun is None or found is None or not page.text[found.end()].isupper() or _is_consent(page, directory, number):
        return
    place = page.text[found.end() : _capital_run(page, found.end())]
    plural = page.shadow[noun[0] : noun[1]].endswith("s") or page.shadow[slice(*noun)] in _folded(directory.language, "always_named")
    if _may_name(page, found.end(), place) and (plural or _is_sealed(page, directory, noun[0])):
        yield _sighted(page, directory, noun[0], found.end() + len(place), place, "place")


def _signed_at(page: Page, directory: Directory, number: int) -> Iterator[Sighting]:
    """ "le mémorandum signé à Madrid", "the truce brokered in Doha"."""
    noun = _noun_at(page, directory.language, number)
    shape = "{noun}(?: {place_qualities})? {signed_at}\\s(?=\\w)"
    found = _compiled(directory.language, shape).match(page.shadow, noun[0]) if noun else None
    if noun is None or found is None or not page.text[found.end()].isupper():
        return
    place = page.text[found.end() : _capital_run(page, found.end())]
    if page.kinds.get(found.end(), "metonym") == "metonym" and len(place) > 2:
        yield _sighted(page, directory, noun[0], found.end() + len(place), place, "place")


def _may_name(page: Page, start: int, place: str) -> bool:
    """Whether the capitalised words can be the place of an instrument: no person, organisation or state by name, no acronym."""
    return page.kinds.get(start, "metonym") == "metonym" and not place.isupper() and len(place) > 2


def _place_before(page: Page, directory: Directory, number: int) -> Iterator[Sighting]:
    """ "the Minsk agreements", "the Pretoria peace deal", "the Kunming-Montreal agreement"."""
    first = number
    while first and page.shadow[slice(*page.words[first - 1])] in _folded(directory.language, "place_qualities") and number - first < 2:
        first -= 1
    low = first
    while low and first - low < 3 and _is_name_word(page, directory, low - 1, page.words[low][0]):
        low -= 1
    if low == first:
        return
    start, end = page.words[low][0], page.words[number][1]
    place = page.text[start : page.words[first - 1][1]]
    opens = start == page.sentence(start)[0]
    plural = page.shadow[:end].endswith("s") or page.shadow[slice(*page.words[number])] in _folded(directory.language, "always_named")
    if fold(place) in directory.lists["no_titles"]:
        return
    if _may_name(page, start, place) and not opens and (plural or _is_sealed(page, directory, start)):
        yield _sighted(page, directory, start, end, place, "place")


@cache
def _folded(language: str, name: str) -> frozenset[str]:
    return frozenset(map(fold, load(f"{language}/instruments.yaml")[name]))


def _is_name_word(page: Page, directory: Directory, number: int, before: int) -> bool:
    """A capitalised word right before `before` that is no function word, quality or word for treaty."""
    start, end = page.words[number]
    word = page.shadow[start:end]
    ordinary = any(word in _folded(directory.language, name) for name in ("not_places", "function_words")) or word in directory.types
    return page.text[start].isupper() and page.text[end:before] in (" ", "-", "–") and not ordinary and not word.isdigit()


def _pair_behind(page: Page, directory: Directory, number: int) -> Iterator[Sighting]:
    """ "l'accord de sécurité franco-ukrainien"."""
    noun = _noun_at(page, directory.language, number)
    if noun is None:
        return
    shape = "{noun}(?: (?!{name_ends}(?!\\w))[\\w'-]+){0,3}? (?P<pair>{pair_prefixes}-\\w+)"
    found = _compiled(directory.language, shape).match(page.shadow, noun[0])
    if found is not None and (_is_definite(page, directory, number) or _is_sealed(page, directory, noun[0])):
        yield _sighted(page, directory, noun[0], found.end(), found["pair"], "pair of states")


def _is_definite(page: Page, directory: Directory, number: int) -> bool:
    start = page.words[number][0]
    before = page.shadow[max(0, start - 4) : start]
    return _compiled(directory.language, "(?<!\\w){definite}\\s?$").search(before) is not None


def _pair_before(page: Page, directory: Directory, number: int) -> Iterator[Sighting]:
    """ "the Iran-Saudi deal", "the Franco-German treaty"."""
    end = page.words[number][1]
    window = max(0, page.words[number][0] - 50)
    shape = "(?P<pair>[\\w.]+[-–]\\w+)(?: (?!{name_ends}(?!\\w))\\w+){0,3}? $"
    found = _compiled(directory.language, shape).search(page.shadow, window, page.words[number][0])
    if found is None or not _is_pair(page, directory, found.start("pair"), found.end("pair")):
        return
    yield _sighted(page, directory, found.start(), end, found["pair"], "pair of states")


def _is_pair(page: Page, directory: Directory, start: int, end: int) -> bool:
    """Both halves stand for states: a listed prefix or the mention of one, and a capital on the other."""
    first, _, second = page.text[start:end].replace("–", "-").partition("-")
    known = first.lower() in directory.lists["pair_prefixes"] or start in page.kinds
    return known and first[:1].isupper() and second[:1].isupper()


def _title_before(page: Page, directory: Directory, number: int) -> Iterator[Sighting]:
    """ "the Enhanced Defense Cooperation Agreement", "Mutual Defense Treaty": capitals up to the noun."""
    start, end = page.words[number]
    if not page.text[start].isupper() or _in_headline(page, start):
        return
    low = number
    while low and number - low < _TITLE and _is_title_word(page, directory, low - 1, page.words[low][0]):
        low -= 1
    words = [page.shadow[slice(*word)] for word in page.words[low:number]]
    while words and words[0] in directory.lists["title_words"]:
        words, low = words[1:], low + 1
    if len(words) >= 2 and not any(word in directory.lists["no_titles"] for word in words):
        yield _sighted(page, directory, page.words[low][0], end, page.text[page.words[low][0] : end], "title")


def _is_title_word(page: Page, directory: Directory, number: int, before: int) -> bool:
    """A capitalised word or one of "of", "on", "and" right before `before`."""
    start, end = page.words[number]
    small = page.shadow[start:end] in directory.lists["title_words"]
    opens = page.shadow[start:end] in _folded(directory.language, "function_words") and not small
    return page.text[end:before] in (" ", "-") and (small or page.text[start].isupper()) and not opens


def _in_headline(page: Page, start: int) -> bool:
    """Whether most words of the sentence have capitals, as in headlines."""
    first, last = page.sentence(start)
    words = [word for word in page.text[first:last].split() if len(word) > 3]
    return sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _title_behind(page: Page, directory: Directory, number: int) -> Iterator[Sighting]:
    """ "le Traité sur la haute mer", "l'Accord de libre-échange ...": a capital inside the sentence, and what it is about."""
    noun = _noun_at(page, directory.language, number)
    if noun is None or not page.text[noun[0]].isupper() or noun[0] == page.sentence(noun[0])[0] or _in_headline(page, noun[0]):
        return
    shape = "{noun}(?: {place_qualities})?(?: (?:{of}|{about})\\s?(?!{name_ends}(?!\\w))[\\w-]+){1,3}"
    found = _compiled(directory.language, shape).match(page.shadow, noun[0])
    if found is not None and _is_definite(page, directory, number):
        yield _sighted(page, directory, *found.span(), found[0], "title")


def _dated(page: Page, directory: Directory) -> Iterator[Sighting]:
    """ "la trêve de novembre 2020", "l'accord de coopération de 2001", "a 1965 treaty", "the treaty of 1965"."""
    language = directory.language
    behind = _compiled(language, "(?<!\\w)(?P<name>{noun}(?: (?!{name_ends}(?!\\w)|{noun}(?!\\w))[\\w'-]+){0,4}?) (?P<of>{dated_of})\\s?$")
    before = _compiled(language, "(?: (?!{name_ends}(?!\\w))[\\w-]+){0,4}? {noun}(?!\\w)")
    for date in page.dates:
        start, end = date.span.start, date.span.end
        if date.when is None or not _YEAR.search(page.text[start:end]):
            continue
        left = behind.search(page.shadow, max(0, start - 80), start)
        right = before.match(page.shadow, end) if language == "en" and _YEAR.fullmatch(page.text[end - 4 : end]) else None
        if left is not None and _is_act(page, directory, left):
            continue
        if left is not None:
            plain = " " not in left["of"]  # "l'accord de 2001" is a name, "l'accord signé en 2001" says when
            opening = _with_qualities(page, directory, left.start("name"))
            yield _sighted(page, directory, opening, end if plain else left.end("name"), f"{left['name']} {date.when.value[:4]}", "date")
        elif right is not None and page.text[end] == " " and not _is_title(page, right):
            yield _sighted(page, directory, start, right.end(), f"{right[0]} {date.when.value[:4]}", "date")


def _is_act(page: Page, directory: Directory, found: re.Match[str]) -> bool:
    """ "une déclaration de mars 2021": what somebody said, unless a definite article or a quality makes it a text of its own."""
    before = page.shadow[max(0, found.start() - 4) : found.start()]
    is_definite = _compiled(directory.language, "(?<!\\w){definite}\\s?$").search(before) is not None
    return found["name"] in _folded(directory.language, "spoken") and not is_definite


def _with_qualities(page: Page, directory: Directory, start: int) -> int:
    """The place where the qualities right before a noun begin ("security pact")."""
    qualities = _compiled(directory.language, "(?<!\\w)(?:{place_qualities} )+$") if directory.language == "en" else None
    found = qualities.search(page.shadow, max(0, start - 30), start) if qualities else None
    return found.start() if found else start


def _is_title(page: Page, found: re.Match[str]) -> bool:
    """ "the 1951 Mutual Defense Treaty" is known by its title."""
    return page.text[found.start() + 1].isupper()


_Shape = Callable[[Page, Directory, int], Iterator[Sighting]]
_SHAPES: dict[str, tuple[_Shape, ...]] = {
    "fr": (_place_behind, _signed_at, _pair_behind, _title_behind),
    "en": (_place_before, _place_behind, _signed_at, _pair_before, _title_before),
}
