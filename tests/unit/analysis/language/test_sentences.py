"""Sentence ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.language.sentences import cut_sentences


def cut(text, language="fr"):
    return [text[s.start : s.end] for s in cut_sentences(text, language)[1]]


FRENCH = [
    ["M. Poutine a parlé.", "Mme Merkel a écouté."],
    ["MM. Le Drian et Lavrov se sont vus.", "Ils ont dîné."],
    ["Né en 44 av. J.-C. à Rome, il mourut.", "Son fils régna."],
    ["Les armes, les chars, etc.", "Il a tout promis."],
    ["« Nous sommes prêts. »", "Il a souri."],
    ["« Est-ce possible ? », a-t-il demandé.", "Non."],
    ["“Jamais !” a-t-elle répondu.", "Puis elle est partie."],
    ["L’article 5 (art. 5 du traité) vaut 2.5 points.", "Le n° 12 aussi."],
    ["Il hésite… et renonce.", "Elle attend..."],
    ["Qui a gagné ?!", "Personne."],
    ["L’avion américain U.S. Air Force a décollé.", "La base est vide."],
    ["Yang Yechi. à Nanping pour discuter.", "Fin."],
]
ENGLISH = [
    ["The U.S. Secretary of State left.", "He flew home."],
    ["He lives in the U.S.", "The visit ended."],
    ["On Feb. 5 Mr. Putin spoke.", "Gen. Milley did not."],
    ['"We are ready," he said.', '"So are we."', "They left."],
    ["It cost $2.5 million at 5 p.m. on Monday.", "No one paid."],
    ["“Stop!” he said.", "“Why?”"],
]


@pytest.mark.parametrize("sentences", FRENCH)
def test_french_sentences_end_where_a_reader_ends_them(sentences):
    assert cut(" ".join(sentences)) == sentences


@pytest.mark.parametrize("sentences", ENGLISH)
def test_english_sentences_end_where_a_reader_ends_them(sentences):
    assert cut(" ".join(sentences), "en") == sentences


def test_a_paragraph_break_ends_a_sentence_without_a_stop():
    assert cut("Politique\n\nLe Kremlin\nMoscou a répondu.") == ["Politique", "Le Kremlin", "Moscou a répondu."]


def test_a_wrapped_line_goes_on_in_the_next():
    text = "Le président russe a déclaré mardi que son pays ne\nsignerait pas ce traité."
    assert cut(text) == [text]


def test_lines_count_as_paragraphs():
    assert [s.paragraph for s in cut_sentences("Un. Deux.\nTrois.", "fr")[1]] == [0, 0, 1]


def test_the_number_of_a_list_entry_does_not_end_it():
    assert cut("1. Les faits\n2. Les causes") == ["1. Les faits", "2. Les causes"]


def test_text_without_marks_is_divided_before_it_grows_past_all_measure():
    assert max(s.last - s.first for s in cut_sentences("mot " * 3000, "fr")[1]) <= 400


@given(st.text(alphabet="aÉ .!?…«»\"'\n,-1", max_size=200), st.sampled_from(["fr", "en"]))
def test_sentences_take_up_every_token_in_order(text, language):
    tokens, sentences = cut_sentences(text, language)
    assert [i for s in sentences for i in range(s.first, s.last)] == [token.i for token in tokens]
    assert all(s.start == tokens[s.first].start and s.end == tokens[s.last - 1].end for s in sentences)
    assert [s.i for s in sentences] == list(range(len(sentences)))
