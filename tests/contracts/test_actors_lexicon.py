"""Every example and every entry of the directory and of the word lists for actors."""

import csv
import itertools
from pathlib import Path
from typing import Any

import pytest

from onrecord.analysis.actors import resolve_actors
from onrecord.analysis.actors.cast import role_name
from onrecord.analysis.actors.knowledge import open_directory, open_lexicon
from onrecord.analysis.language import read_language
from onrecord.model import Article, Findings, Publication, When
from onrecord.words import load
from onrecord.words.names import fold_name, fold_word

REIGN = Path(__file__).resolve().parents[3] / "shared" / "data" / "names" / "reign" / "data_sets" / "leaderlist_3_21.csv"
CODES = {
    "FRN": "FRA",
    "GMY": "DEU",
    "UKG": "GBR",
    "RUS": "RUS",
    "CHN": "CHN",
    "JPN": "JPN",
    "IND": "IND",
    "USA": "USA",
    "ITA": "ITA",
    "SPN": "ESP",
    "AUL": "AUS",
}
HEADS = ("president", "prime_minister", "chancellor", "king", "general_secretary")
EXAMPLES = [(language, example) for language in ("fr", "en") for example in load(f"{language}/actors.yaml")["examples"]]


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_examples_yield_their_actors(language: str, example: dict[str, Any]) -> None:
    """Each example of the lexicon refers to the actors it lists, and to no others but by adjectives."""
    document = read_language(Article(example["text"], "example", "example", "0" * 64, language))
    findings = resolve_actors(document, Findings(language, Publication(When.parse("2021-03-10"), "header")))
    found = {mention.actor for mention in findings.mentions if mention.kind != "demonym"}
    assert found == set(example["actors"])


@pytest.mark.parametrize(("one", "other"), load("world/romanisation.yaml")["same"])
def test_romanisations_that_meet(one: str, other: str) -> None:
    """The fold brings these writings together."""
    assert fold_word(one) == fold_word(other)


@pytest.mark.parametrize(("one", "other"), load("world/romanisation.yaml")["different"])
def test_romanisations_that_stay_apart(one: str, other: str) -> None:
    """The fold keeps these names apart."""
    assert fold_name(one) != fold_name(other)


def test_no_word_is_read_as_yes_or_no() -> None:
    """YAML takes bare on, no and yes for truth values; every list holds words."""

    def words(value: Any) -> list[Any]:
        if isinstance(value, dict):
            return [word for key, item in value.items() for word in (key, *words(item))]
        return [word for item in value for word in words(item)] if isinstance(value, list) else [value]

    for language in ("fr", "en"):
        lists = {key: value for key, value in load(f"{language}/actors.yaml").items() if key != "capitalised_demonyms"}
        assert not [word for word in words(lists) if isinstance(word, bool)]


def test_both_languages_know_the_same_things() -> None:
    """The French and the English lists have the same sections, domains and bodies."""
    french, english = load("fr/actors.yaml"), load("en/actors.yaml")
    assert set(french) == set(english)
    assert set(french["domains"]) == set(english["domains"])


def test_every_body_has_a_name() -> None:
    """A body in a lexicon or a seat has a pattern in bodies.yaml."""
    bodies = set(load("world/bodies.yaml"))
    named = {body for language in ("fr", "en") for body in load(f"{language}/actors.yaml")["bodies"]}
    seated = {body for rows in load("world/seats.yaml")["bodies"].values() for body in rows}
    domains = {f"{domain}_ministry" for domain in load("fr/actors.yaml")["domains"]}
    assert (named | seated | domains) <= bodies


def test_every_office_held_has_words_in_french() -> None:
    """No identifier of the tables shows in a French role."""
    offices = {term.office for person in open_directory().persons.values() for term in person.terms}
    known = set(load("fr/actors.yaml")["offices"]) | set(load("fr/actors.yaml")["labels"])
    assert not {office for office in offices - known if role_name("fr", office) == office.replace("_", " ")}


def test_terms_end_after_they_begin() -> None:
    """No term of office runs backwards."""
    terms = [(person.key, term) for person in open_directory().persons.values() for term in person.terms]
    assert not [(key, term) for key, term in terms if term.last < term.first]


def test_heads_of_government_follow_one_another() -> None:
    """A state has one head of government at a time, but for the month of the change."""
    directory = open_directory()
    doubled = []
    for (polity, office), rows in directory.by_office.items():
        if office not in {"president", "prime_minister", "chancellor", "foreign_minister", "defence_minister"} or polity.startswith("org:"):
            continue
        ordered = sorted((term.first, term.last, person.key) for person, term in rows)
        doubled += [(polity, office, one, two) for one, two in itertools.pairwise(ordered) if one[1] > two[0]]
    assert not doubled


def test_leaders_agree_with_the_public_list() -> None:
    """Months of office agree with REIGN to a month for the states compared."""
    if not REIGN.exists():
        pytest.skip(f"no list of leaders at {REIGN}")
    directory, wrong = open_directory(), []
    with REIGN.open(encoding="utf-8", errors="replace") as file:
        for row in csv.DictReader(file):
            if row["stateabb"] not in CODES or not row["syear"].isdigit() or int(row["syear"]) < 2010 or not row["smonth"].isdigit():
                continue
            month = int(row["syear"]) * 100 + int(row["smonth"])
            code = CODES[row["stateabb"]]
            family = fold_name(row["leader"])[0 if " " in row["leader"] else -1] if fold_name(row["leader"]) else ""
            holders = [person for office in HEADS for person in directory.holders(code, office, month - 1, month + 1)]
            if holders and not any(family in "".join(fold_name(form)) for person in holders for form in person.forms):
                wrong.append((code, row["leader"], month, [person.key for person in holders]))
    assert not wrong


def test_the_lexicon_opens_quickly_enough_to_be_unseen() -> None:
    """The trie of a language holds thousands of forms; none is empty."""
    for language in ("fr", "en"):
        forms = open_lexicon(language).forms
        assert len(forms) > 1000
        assert all(pieces and entries for rows in forms.values() for pieces, entries in rows)
