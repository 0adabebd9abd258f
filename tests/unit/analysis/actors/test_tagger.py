"""Names of persons, places and organisations."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.actors.tagger import Model, join, tag_names
from onrecord.words import path_of

FRENCH = "Le président russe Vladimir Poutine a rencontré Xi Jinping à Pékin , a annoncé l’ OTAN ."
ENGLISH = "U.S. Secretary of State Antony Blinken met Sergei Lavrov in Geneva , NATO said ."


def names(text, language):
    words = text.split(" ")
    return [(" ".join(words[a:b]), kind) for a, b, kind, _ in tag_names(words, language)]


def test_french_names_are_found_with_their_kinds():
    assert names(FRENCH, "fr") == [("Vladimir Poutine", "PER"), ("Xi Jinping", "PER"), ("Pékin", "LOC"), ("OTAN", "ORG")]


def test_english_names_are_found_with_their_kinds():
    found = names(ENGLISH, "en")
    assert {("Antony Blinken", "PER"), ("Sergei Lavrov", "PER"), ("Geneva", "LOC"), ("NATO", "ORG")} <= set(found)


@pytest.mark.parametrize("name", ["Oumar Ndiaye", "Katarina Vestergaard"])
def test_a_name_in_no_list_is_found_by_what_stands_around_it(name):
    assert (name, "PER") in names(f"Le ministre {name} a déclaré mardi que son pays signerait .", "fr")


def test_every_name_has_a_probability():
    assert all(0 < chance <= 1 for _, _, _, chance in tag_names(FRENCH.split(" "), "fr"))


@pytest.mark.parametrize("text", ["", "il a dit que rien ne changerait .", "12 %"])
def test_text_without_capitals_has_no_names(text):
    assert tag_names(text.split(" "), "fr") == []


def test_labels_are_joined_into_spans_even_when_a_beginning_is_missing():
    assert join(["B-PER", "I-PER", "O", "I-LOC", "B-LOC", "I-ORG"]) == [(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "LOC"), (5, 6, "ORG")]


def test_typographic_and_straight_apostrophes_give_the_same_features():
    model = Model(path_of("trained/fr/names.crfsuite").parent)
    assert model.describe(["l’", "ONU"]) == model.describe(["l'", "ONU"])


@given(st.lists(st.text(min_size=1, max_size=12), max_size=30), st.sampled_from(["fr", "en"]))
def test_any_words_give_ordered_spans_within_them(words, language):
    spans = tag_names(words, language)
    assert all(0 <= first < last <= len(words) for first, last, _, _ in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def test_a_long_text_is_tagged_like_a_short_one():
    once, often = (tag_names(FRENCH.split(" ") * copies, "fr") for copies in (10, 800))
    assert len(often) >= 70 * len(once)


def test_broken_characters_do_not_stop_the_tagger():
    words = ["Le", "\ud800", "président", "\x00", "\U0001f600", "est", "à", "Paris", "."]
    assert tag_names(words, "fr")[0][:3] == (7, 8, "LOC")
