"""Names of persons: capitalised words, the directory, and what introduces a name that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from onrecord.analysis.actors.knowledge import Person, open_directory, slug
from onrecord.analysis.actors.tagger import tag_names
from onrecord.analysis.actors.text.reading import Reading
from onrecord.words import load
from onrecord.words.inflection import verb_forms
from onrecord.words.names import SAME_PERSON, compare_names, fold_name, fold_word, same_given_name

_LONGEST = 6  # words of a name
_NEAR = 0.88  # Jaro-Winkler on the joined fold, below which no comparison is worth while
_ROMAN = re.compile("[IVX]+")
_SHORT = 4  # letters of a word in capitals that is taken for an acronym
_SURE = 0.6  # confidence of the tagger that is believed
_UNSURE = 0.5  # for a name that speaks: confidence of another kind of name that is believed
_GIVEN = 2  # words before a family name in which a given name or honorific stands
_AUXILIARY = 3  # tokens from an auxiliary to its participle
_TITLES = ("office", "people", "minister", "counterpart", "honorific")
_BREAKS = (
    "organisation",
    "seated",
    "seat",
    "state",
    "capital",
    "demonym",
    "office",
    "people",
    "minister",
    "body",
    "ministry",
    "domain",
    "continent",
    "continent_name",
    "counterpart",
    "honorific",
)


@dataclass
class Name:
    """A name in the text. `person` is the directory's entry, `key` the actor once it is known."""

    first: int
    last: int
    written: str
    person: Person | None = None
    score: float = 1.0
    detail: str = ""
    honorific: str | None = None  # "m", "f" or "" when one stands before the name
    begin: int = 0  # first token with the honorific
    introduced: bool = False
    listed: bool = False  # a family name of the directory
    key: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words."""
        return fold_name(self.written)

    @property
    def full(self) -> bool:
        """Whether more than a family name is written."""
        return len(self.words) > 1


def find_names(reading: Reading) -> list[Name]:
    """All names of persons, unresolved family names included, in order of the text."""
    found = []
    for first, last in _runs(reading):
        for name in _divide(reading, first, last):
            _introduce(reading, name)
            if slug(name.written) in reading.directory.barred:
                continue
            if not _opens_as_place(reading, name):
                found.append(name)
    _ask_tagger(reading, [name for name in found if name.full and not (name.person or name.introduced)])
    return found


def _opens_as_place(reading: Reading, name: Name) -> bool:
    """ "À New York, l'ambassadrice ...": a sentence that opens with a preposition of place says where, unless the name is a person's."""
    opens = reading.document.sentences[reading.sentence_numbers[name.first]].first == name.first - 1
    if not opens or name.person is not None or name.honorific is not None or not reading.directory.given_names.isdisjoint(name.words[:1]):
        return False
    return reading.word(name.first - 1) in reading.lexicon.words["places"]["before"] and reading.word(name.last + 1) == ","


def _ask_tagger(reading: Reading, doubtful: list[Name]) -> None:
    """For capitalised words that nothing else explains: whether the trained tagger takes them for a person."""
    for number in sorted({reading.sentence_numbers[name.first] for name in doubtful}):
        sentence = reading.document.sentences[number]
        tagged = tag_names([token.text for token in reading.document.tokens_of(sentence)], reading.lexicon.language)
        found = {(sentence.first + first, sentence.first + end - 1): (label, sure) for first, end, label, sure in tagged}
        for name in (one for one in doubtful if reading.sentence_numbers[one.first] == number):
            label, sure = found.get((name.first, name.last), ("", 0.0))
            if label != "PER" and sure < _UNSURE and _speaks(reading, name):
                name.introduced, name.score, name.detail = True, 1 - sure, f"{name.written!r} speaks"
            elif label == "PER" and (sure >= _SURE or _speaks(reading, name)):
                name.introduced, name.score, name.detail = True, sure, f"{name.written!r} is a person to the name tagger ({sure:.2f})"


def _speaks(reading: Reading, name: Name) -> bool:
    """Whether a verb of saying stands right before the name (a déclaré X) or right after it (X a déclaré)."""
    said, auxiliaries = _verbs_of_saying(reading.lexicon.language)
    before = reading.word(name.first - 1) if reading.joined(name.first) else ""
    after = [reading.word(name.last + ahead) for ahead in range(1, _AUXILIARY + 1)]
    if reading.word(name.first) in reading.lexicon.words_of("organisation_nouns"):
        return False
    return before in said or after[0] in said or (after[0] in auxiliaries and not said.isdisjoint(after[1:]))


@cache
def _verbs_of_saying(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Finite forms and participles of the verbs that take words in quotation marks, and the auxiliaries of compound tenses."""
    statements = load(f"{language}/statements.yaml")
    listed = [verb for group in statements["verbs"] if "quote" in group["takes"] for verb in group["verbs"]]
    verbs = {verb for one in listed if " " not in (verb := one.removeprefix("se ").removeprefix("s'"))}
    told = ("ind.pres.3", "ind.past.3", "ind.imp.3", "part.past")
    said = {form for verb in verbs for form, tags in verb_forms(verb, language).items() if any(tag.startswith(told) for tag in tags)}
    auxiliaries = {form for verb in statements["grammar"]["auxiliaries"] for form in verb_forms(verb, language)}
    auxiliaries.update(statements["grammar"]["reflexives"])
    return frozenset(said) - frozenset(statements["grammar"]["also_nouns"]), frozenset(auxiliaries)


def _runs(reading: Reading) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words; a particle counts if a capital follows it."""
    last, end = -1, len(reading.tokens)
    for at in [at for at, token in enumerate(reading.tokens) if token.text[0].isupper() or "-" in token.text]:
        if at <= last or not _may_name(reading, at) or reading.is_skipped(at, at):
            continue
        last = at
        while last + 1 < end and (step := _step(reading, last)):
            last += step
        yield at, last


def _may_name(reading: Reading, at: int) -> bool:
    text = reading.tokens[at].text
    if text[0].isupper():
        return text[0].isalpha() and not any(sign.isdigit() for sign in text)
    if "-" not in text:
        return False
    particle, _, rest = text.partition("-")
    return rest[:1].isupper() and particle in reading.lexicon.words_of("particles")


def _step(reading: Reading, last: int) -> int:
    """How many tokens further the run goes: one word, or particles with the word they lead to."""
    for ahead in range(1, 4):
        at = last + ahead
        if at >= len(reading.tokens) or not reading.joined(at) or not _close(reading, at):
            return 0
        if _may_name(reading, at) or _cut_off(reading, at):
            return ahead
        if reading.word(at) not in reading.lexicon.words_of("particles"):
            return 0
    return 0


def _cut_off(reading: Reading, at: int) -> bool:
    """Whether the token is the end of a listed name that looks like a pronoun ("Kim Jong" + "-il")."""
    token = reading.tokens[at]
    if not token.text.startswith("-") or len(token.text) < 2 or token.start != reading.tokens[at - 1].end or at < 2:
        return False
    return any(fold_name(reading.text(first, at)) in reading.directory.by_name for first in (at - 1, at - 2))


def _close(reading: Reading, at: int) -> bool:
    """Whether nothing but a blank stands between the token and its predecessor."""
    gap = reading.document.text[reading.tokens[at - 1].end : reading.tokens[at].start]
    return "\n" not in gap and not gap.strip()


def _divide(reading: Reading, first: int, last: int) -> Iterator[Name]:
    """The names in a run: known ones first, then the pieces between what the lexicon knows."""
    at = first
    while at <= last:
        if known := _known(reading, at, last):
            yield known
            at = known.last + 1
        elif _opens_surname(reading, at, last):
            yield from _piece(reading, at, last)
            at = last + 1
        elif (length := _covered(reading, at)) and not (at > first and _ends_name(reading, at, last)):
            at += length
        else:
            end = at
            while end < last and not _ends_piece(reading, end + 1, last):
                end += 1
            yield from _piece(reading, at, end)
            at = end + 1


def _opens_surname(reading: Reading, at: int, last: int) -> bool:
    """Whether the run is a listed family name that begins with a particle ("M. Le Drian", "Von der Leyen said")."""
    if at == last or not reading.is_capital(at) or reading.word(at) not in reading.lexicon.words_of("particles"):
        return False
    return "".join(fold_name(reading.text(at, last))) in reading.directory.by_surname


def _ends_piece(reading: Reading, at: int, last: int) -> bool:
    """Whether the token begins something else; an article inside a name does not ("John Le Fondré")."""
    if reading.word(at) in reading.lexicon.words_of("particles") and at < last:
        return False
    if _ends_name(reading, at, last):
        return False
    return bool(_covered(reading, at)) or _known(reading, at, last) is not None


def _ends_name(reading: Reading, at: int, last: int) -> bool:
    """Whether a word that names an organisation by itself is a family name here: after an unknown name ("Mme Kayikwamba Wagner")."""
    hits = [hit for hit in reading.starts.get(at, ()) if hit.kind in _BREAKS]
    alone = at == last and bool(hits) and all(hit.kind == "organisation" and hit.last == at for hit in hits)
    if not alone or at < _GIVEN or reading.tokens[at].text.isupper() or _covered(reading, at - 1):
        return False
    given = {fold_word(reading.tokens[place].text) for place in range(at - _GIVEN, at)}
    known = reading.hit_before(at - _GIVEN, "honorific") is not None or not reading.directory.given_names.isdisjoint(given)
    return known or (reading.is_capital(at - 1) and _title_before(reading, at - 1))  # "l'homme d'affaires Alex Saab"


def _known(reading: Reading, at: int, last: int) -> Name | None:
    """A person of the directory whose name begins here in one of its listed forms, whatever the romanisation."""
    for end in range(min(last, at + _LONGEST), at - 1, -1):
        written = reading.text(at, end)
        people = reading.directory.by_name.get(fold_name(written))
        if people:
            person = people[0] if len(people) == 1 else _in_office(reading, people)
            return Name(at, end, written, person, 1.0, f"{written!r} is a listed form of {person.names['en']}")
    return None


def _in_office(reading: Reading, people: tuple[Person, ...]) -> Person:
    """Of namesakes the one in office when the article was published, else the first listed."""
    return next((person for person in people if person.held(*reading.months)), people[0])


def _covered(reading: Reading, at: int) -> int:
    """Tokens from here that are no part of a name: a known word, or a word that only opens a sentence."""
    hits = [hit for hit in reading.starts.get(at, ()) if hit.kind in _BREAKS]
    if hits:
        return max(hit.last for hit in hits) - at + 1
    return int(reading.word(at) in reading.lexicon.words_of("not_names") or reading.word(at) in reading.lexicon.words_of("particles"))


def _piece(reading: Reading, first: int, last: int) -> Iterator[Name]:
    """One unknown stretch: compared with the directory when it has several words."""
    if last - first > _LONGEST:
        return  # a line in capitals, no name
    written = reading.text(first, last)
    if _is_no_person(reading, first, last):
        return
    near = nearest_person(written) if first < last else None
    yield Name(first, last, written) if near is None else Name(first, last, written, *near)


def _is_no_person(reading: Reading, first: int, last: int) -> bool:
    """Shapes of places and products: Ille-et-Vilaine, Titan III, Crédit Mutuel CIC. Kings are in the directory or have a title."""
    if first == last and reading.opens_sentence(first) and reading.word(first).endswith(tuple(reading.lexicon.words["adverb_endings"])):
        return not reading.directory.by_surname.get("".join(fold_name(reading.tokens[first].text)))
    parts = {part for i in range(first, last + 1) for part in reading.word(i).split("-")[1:-1]}
    if parts & reading.lexicon.words_of("place_parts"):
        return True
    end = reading.tokens[last].text
    numbered = last > first and bool(_ROMAN.fullmatch(end)) and not _title_before(reading, first)
    rest = "".join(token.text for token in reading.tokens[first:last])
    return numbered or (last > first and end.isalpha() and end.isupper() and 1 < len(end) < _SHORT and not rest.isupper())


@lru_cache(maxsize=1 << 13)
def nearest_person(written: str) -> tuple[Person, float, str] | None:
    """The person of the directory whose full name the writing resembles enough, with score and reason."""
    words = fold_name(written)
    if len(words) < 2:
        return None
    forms = _forms()
    for joined, _, place in process.extract(
        "".join(words), list(forms), scorer=JaroWinkler.normalized_similarity, score_cutoff=_NEAR, limit=5
    ):
        del place
        form, person = forms[joined]
        compared = compare_names(written, form)
        if compared.score >= SAME_PERSON and (not person.family_first or same_given_name(written, form)):
            return person, compared.score, f"{written!r} compared with {form!r}: {compared.detail}"
    return None


def forget_names() -> None:
    """Drop what was remembered of the names of a directory that has changed."""
    nearest_person.cache_clear()
    _forms.cache_clear()


@cache
def _forms() -> dict[str, tuple[str, Person]]:
    """Joined fold -> the form and its person, for full names."""
    people = open_directory().persons.values()
    return {"".join(fold_name(form)): (form, person) for person in people for form in person.forms if len(fold_name(form)) > 1}


def _introduce(reading: Reading, name: Name) -> None:
    """Note the honorific before the name and whether a title, a given name or an apposition speaks for a person."""
    name.begin = name.first
    honorific = reading.hit_before(name.first - 1, "honorific")
    office = reading.hit_before(name.first - 1, "office")
    if honorific is not None and reading.joined(name.first) and (office is None or office.first >= honorific.first):
        name.honorific, name.begin = honorific.value, honorific.first
    name.listed = "".join(name.words) in reading.directory.by_surname
    name.introduced = (
        honorific is not None
        or (name.full and name.words[0] in reading.directory.given_names)
        or _title_before(reading, name.first)
        or (name.full and _title_after(reading, name.last))
    )


def _title_before(reading: Reading, at: int) -> bool:
    """ "général X", "ministre de la Défense X", "l'Indien X", "Saudi Arabia's X", "son homologue chinois, X"."""
    if not reading.joined(at):
        return False
    if reading.word(at - 1) == ",":
        at -= 1
    if reading.hit_before(at - 1, *_TITLES, "domain") is not None:
        return True
    demonym = reading.hit_before(at - 1, "demonym")
    if demonym is not None:
        return reading.is_capital(demonym.first) or _title_before(reading, demonym.first)
    return reading.word(at - 1) in reading.lexicon.words_of("genitive") and reading.hit_before(at - 2, "state") is not None


def _title_after(reading: Reading, at: int) -> bool:
    """ "X, le porte-parole", "X, French finance minister", "X (Affaires étrangères)"."""
    if reading.word(at + 1) not in {",", "("} or not reading.joined(at + 1):
        return False
    for place in range(at + 2, min(at + 6, len(reading.tokens))):
        if reading.hit(place, *_TITLES, "domain") is not None:
            return True
        if not (reading.word(place) in reading.lexicon.words_of("articles") or reading.hit(place, "modifier", "demonym", "state")):
            return False
    return False


def person_key(name: str) -> str:
    """The key of a person outside the directory."""
    return f"person:{slug(name)}"


def matches_surname(written: str, known: tuple[str, ...], person: Person | None) -> bool:
    """Whether one word may be the family name of a person whose full name the article gives."""
    word = fold_word(written) if " " not in written else "".join(fold_name(written))
    if person is not None and word in person.surnames:
        return True
    if not known:
        return False
    candidates = {known[-1], "".join(known[-2:])} | (
        {known[0], "".join(known[1:])} if person is not None and person.family_first else set()
    )
    return any(word == other or (len(word) > 4 and JaroWinkler.similarity(word, other) >= 0.92) for other in candidates)
