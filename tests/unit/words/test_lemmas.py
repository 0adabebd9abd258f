"""Dictionary forms without a parser."""

import pytest

from onrecord.errors import LexiconError
from onrecord.words.lemmas import lemmatise


@pytest.mark.parametrize(
    ("form", "language", "lemma"),
    [
        ("déclaré", "fr", "déclarer"),
        ("Accords", "fr", "accord"),
        ("sont", "fr", "être"),
        ("nationaux", "fr", "national"),
        ("said", "en", "say"),
        ("treaties", "en", "treaty"),
        ("were", "en", "be"),
    ],
)
def test_a_form_leads_to_its_dictionary_form(form, language, lemma):
    assert lemmatise(form, language) == lemma


@pytest.mark.parametrize("word", ["Poutine", "New-York", "s-400", "2026"])
def test_a_name_or_a_number_is_only_put_in_lower_case(word):
    assert lemmatise(word, "fr") == word.lower()


def test_both_apostrophes_give_the_same_form():
    assert lemmatise("aujourd’hui", "fr") == lemmatise("aujourd'hui", "fr")


def test_a_language_without_a_table_is_an_error_that_names_the_file():
    with pytest.raises(LexiconError, match=r"trained/de/lemmas\.tsv"):
        lemmatise("Vertrag", "de")
