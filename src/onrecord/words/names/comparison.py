"""Whether two names may be those of one person, with a line that says why."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product
from typing import Any, NamedTuple

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from onrecord.words.loader import load
from onrecord.words.names.folding import fold_name, fold_word, plain_words, spell_carons
from onrecord.words.names.skeletons import same_skeleton, skeleton
from onrecord.words.names.syllables import is_syllabic, respell

SAME_PERSON = 0.8
"""The score from which two full names are taken for one person; fixed on half of the public pairs (benchmarks/names.py)."""

_CONTRADICTION = 0.72  # a word of either name that meets nothing better in the other one contradicts it
_CONTRADICTED = 0.7  # the highest score of names that contradict each other
_STEM = 4  # letters by which a patronymic shows its given name
_ALTERNATIVES = re.compile(r"\s*(?:/|;|\(?\ba\.?k\.?a\b\.?)\s*", re.IGNORECASE)
_SAME_LETTERS = 0.95
_WITH_FATHER = 3  # words of a name that may hold a patronymic: "Lukashevich" alone with a given name is a family name
_WRITTEN = 0.98  # weight of a likeness in writing against one in sound
_VOWELS = str.maketrans("", "", "aeiou")


class Comparison(NamedTuple):
    """How alike two names are (0 to 1) and a line that says why."""

    score: float
    detail: str


def compare_names(one: str, other: str) -> Comparison:
    """Whether two names may be those of one person.

    Word order, romanisation, initials, joined words, titles and missing middle names are forgiven;
    a word on each side that meets none on the other (another given name) is not. Chinese and
    Korean given names are compared whole by `same_given_name`.
    """
    pairs = product(_alternatives(one), _alternatives(other))
    return max((_compare(left, right) for left, right in pairs), key=lambda comparison: comparison.score)


def same_given_name(one: str, other: str) -> bool:
    """Whether two names with the family name first have the very same given name (Kim Jong-un is not Kim Jong-il)."""
    left, right = fold_name(one), fold_name(other)
    if len(left) > 1 and left[0] == right[0] and "".join(left[1:]) == "".join(right[1:]):
        return True
    spelt = respell(plain_words(one))
    return spelt is not None and spelt == respell(plain_words(other))


def _alternatives(name: str) -> list[str]:
    """The names that one entry of a list gives side by side ("A / B", "A (a.k.a. B)"), and each with its carons written out."""
    parts = [part for part in _ALTERNATIVES.split(name) if any(sign.isalpha() for sign in part)] or [name]
    return [*parts, *(spelt for part in parts if (spelt := spell_carons(part)) != part)]


def _compare(one: str, other: str) -> Comparison:
    left, right = _significant(one), _significant(other)
    if not left or not right:
        return Comparison(0.0, f"{one!r} and {other!r} hold no letters to compare")
    folds = sorted(word.fold for word in left)
    if folds == sorted(word.fold for word in right):
        return _in_order(one, other, Comparison(1.0, f"{one!r} and {other!r} read alike: {' '.join(word.fold for word in left)}"))
    if is_syllabic(one) and is_syllabic(other):
        return Comparison(_CONTRADICTED, f"{one!r} and {other!r} differ in a sign")
    joined = _alike(_join(left), _join(right))
    if joined >= _SAME_LETTERS:
        return Comparison(joined, f"{one!r} and {other!r} are the same letters: {_join(left).fold}, {_join(right).fold}")
    return _same_sounds(one, other) or _in_order(one, other, _align(left, right, joined))


def _same_sounds(one: str, other: str) -> Comparison | None:
    """Names that only a rule for their script or language brings together."""
    if same_skeleton(one, other):
        return Comparison(_SAME_LETTERS, f"{one!r} and {other!r} have the same consonants: {skeleton(one)}")
    spelt = respell(plain_words(one))
    if spelt is not None and spelt == respell(plain_words(other)):
        return Comparison(_SAME_LETTERS, f"{one!r} and {other!r} are spellings of the same syllables: {spelt}")
    return None


def _in_order(one: str, other: str, comparison: Comparison) -> Comparison:
    """Takes the comparison back where both names tell whose son somebody is and swap son and father."""
    sons = [_son(one), _son(other)]
    if not all(sons) or _alike(*map(_word, sons)) >= _CONTRADICTION:
        return comparison
    return Comparison(min(_CONTRADICTED, comparison.score), f"{sons[0]} and {sons[1]} are the sons, not one name")


def _son(name: str) -> str:
    """The word before the first "bin" of a name; empty where there is none."""
    words = plain_words(name)
    place = next((at for at, word in enumerate(words) if word in _list("filiation")), 0)
    return words[place - 1] if place else ""


def _join(words: tuple[_Word, ...]) -> _Word:
    return _Word("".join(word.fold for word in words), "".join(word.plain for word in words))


class _Word(NamedTuple):
    """A word of a name, folded and as it is written in plain Latin letters; `father` is the name in a patronymic."""

    fold: str
    plain: str
    father: str = ""


@lru_cache(maxsize=1 << 14)
def _significant(name: str) -> tuple[_Word, ...]:
    """Words without titles and particles, unless nothing else is left."""
    words = [_word(word) for word in plain_words(name)]
    if len(words) < _WITH_FATHER:
        words = [word._replace(father="") for word in words]
    kept = [word for word in words if word.fold not in _dropped()]
    return tuple(kept or words)


def _word(plain: str) -> _Word:
    fold = fold_word(plain)
    return _Word(fold, plain, _father(fold))


def _align(left: tuple[_Word, ...], right: tuple[_Word, ...], joined: float) -> Comparison:
    """Pair the words of the shorter name with those of the longer one, best pairs first."""
    if len(left) > len(right):
        left, right = right, left
    pairs = _pairs(left, right)
    missing, spare = _unpaired(left, [a for a, _, _ in pairs]), _unpaired(right, [b for _, b, _ in pairs])
    shown = ", ".join(f"{a.plain}={b.plain} {score:.2f}" for a, b, score in pairs) or "no word in common"
    if not pairs or _contradict(missing, spare):
        return Comparison(round(min(_CONTRADICTED, joined * _CONTRADICTED), 3), f"a word of each name has no partner ({shown})")
    weights = [max(2, min(len(a.fold), len(b.fold))) for a, b, _ in pairs]
    mean = sum(score * weight for (_, _, score), weight in zip(pairs, weights, strict=True)) / sum(weights)
    score = 0.6 * mean + 0.4 * min(score for *_, score in pairs) - _cost(pairs, [*missing, *spare])
    return Comparison(round(max(0.0, min(1.0, score)), 3), shown)


def _unpaired(words: tuple[_Word, ...], paired: list[_Word]) -> list[_Word]:
    """The words without a partner; a word that stands twice needs two."""
    rest = list(words)
    for word in paired:
        rest.remove(word)
    return rest


def _contradict(missing: list[_Word], spare: list[_Word]) -> bool:
    """Whether words without a partner on either side make two persons of two names.

    A patronymic may be left out, unless the other name has another one or has the father's name as a given name.
    """
    if not missing or not spare:
        return False
    if any(word.father for word in missing) == any(word.father for word in spare):
        return True
    fathers = [word for word in (*missing, *spare) if word.father]
    others = [word for word in (*missing, *spare) if not word.father]
    given = any(_fathers(father.father, other.fold) >= _CONTRADICTION for father in fathers for other in others)
    return given or all(any(not word.father for word in side) for side in (missing, spare))


def _cost(pairs: list[tuple[_Word, _Word, float]], spare: list[_Word]) -> float:
    """What words cost that only one name has: little beside two shared ones, much beside a single one."""
    if not spare:
        return 0.0
    free = sum(not word.father for word in spare)
    return 0.2 if len(pairs) == 1 else 0.03 * min(free, 3)


def _pairs(left: tuple[_Word, ...], right: tuple[_Word, ...]) -> list[tuple[_Word, _Word, float]]:
    scored = sorted((-_alike(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right))
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for negative, i, j in scored:
        if -negative < _CONTRADICTION or i in used_left or j in used_right:
            continue
        used_left.add(i)
        used_right.add(j)
        pairs.append((left[i], right[j], -negative))
    return pairs


@lru_cache(maxsize=1 << 16)
def _alike(one: _Word, other: _Word) -> float:
    """How alike two words are, folded or as written, whichever is closer; an initial stands for a word."""
    if one.fold == other.fold or (one.fold, other.fold) in _short_forms():
        return 1.0
    if one.father and other.father:
        return _fathers(one.father, other.father)
    if min(len(one.fold), len(other.fold)) == 1:
        return 0.86 if one.fold[0] == other.fold[0] else 0.0
    if bool(one.father) != bool(other.father):
        return 0.0  # the father's name is not the son's
    if _of_other_sex(one.fold, other.fold):
        return 0.0
    glides = _near(one.fold.replace("j", "i"), other.fold.replace("j", "i")) if "j" in one.fold + other.fold else 0.0
    known = _canonical().get(one.fold, one.fold) == _canonical().get(other.fold, other.fold)
    return 1.0 if known else max(_near(one.fold, other.fold), _WRITTEN * _near(one.plain, other.plain), _WRITTEN * glides)


def _father(fold: str) -> str:
    """The given name inside a Slavic patronymic; empty for other words."""
    end = next((end for end in _list("patronymics") if fold.endswith(end) and len(fold) > len(end) + 1), "")
    return fold[: len(fold) - len(end)] if end else ""


def _of_other_sex(one: str, other: str) -> bool:
    """Whether the words are the forms of one family name for a man and for a woman (Zakharov, Zakharova)."""
    shorter, longer = sorted((one, other), key=len)
    return any(
        shorter.endswith(his) and longer.endswith(hers) and shorter[: len(shorter) - len(his)] == longer[: len(longer) - len(hers)]
        for his, hers in load("world/romanisation.yaml")["sexes"]
        if len(shorter) > len(his) + 2
    )


def _fathers(one: str, other: str) -> float:
    """How alike two patronymics are: the given names inside them, over the languages of the region."""
    left, right = _stem(one.replace("j", "i")), _stem(other.replace("j", "i"))
    return 1.0 if left == right else _WRITTEN * _near(left, right)


@lru_cache(maxsize=1 << 12)
def _stem(father: str) -> str:
    """The usual form of the given name that a patronymic shortens ("nikola" for Nikolayevich)."""
    names = _canonical()
    shared = {name: _shared(name, father) for name in names}
    best = max(shared, key=lambda name: (shared[name], -abs(len(name) - len(father)), name))
    return names[best] if shared[best] >= min(_STEM, len(father)) and len(father) >= _STEM - 1 else father


def _near(one: str, other: str) -> float:
    """Edits weigh more in short words and at the beginning; the same consonants count as nearly the same word."""
    one, other = sorted((one, other))  # the Jaro similarity of a library depends on the order
    edits = DamerauLevenshtein.distance(one, other)
    ratio = 1 - edits / max(len(one), len(other))
    if one.translate(_VOWELS) == other.translate(_VOWELS) and len(one) > 3:
        ratio = max(ratio, 0.88)
    near = float(JaroWinkler.similarity(one, other))
    return round(0.5 * ratio + 0.5 * near if one[0] == other[0] else 0.7 * ratio + 0.2 * near, 3)


def _shared(one: str, other: str) -> int:
    """Letters that two words have in common at the beginning."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@cache
def _list(name: str) -> tuple[str, ...]:
    found: Any = load("world/romanisation.yaml")[name]
    return tuple(found)


@cache
def _dropped() -> frozenset[str]:
    return frozenset(fold_word(word) for word in (*_list("titles"), *_list("particles"))) | frozenset(_list("particles"))


@cache
def _canonical() -> dict[str, str]:
    """Folded given name -> the first form of its group, over neighbouring languages."""
    groups: list[list[str]] = load("world/romanisation.yaml")["across"]
    return {fold_word(form): fold_word(group[0]) for group in groups for form in group}


@cache
def _short_forms() -> frozenset[tuple[str, str]]:
    pairs = [(fold_word(short), fold_word(full)) for short, full in load("world/romanisation.yaml")["short_forms"]]
    return frozenset(pairs + [(full, short) for short, full in pairs])
