"""Words and their places."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.language.tokens import cut_words, plain

FRENCH = [
    ("L’accord d'Asie", "L’|accord|d'|Asie"),
    ("a-t-il dit, dit-il, a-t-on", "a|-t-il|dit|,|dit|-il|,|a|-t-on"),
    ("aujourd’hui, quelqu'un, c'est-à-dire l'on", "aujourd’hui|,|quelqu'un|,|c'est-à-dire|l'on"),
    ("« Nous »", "«|Nous|»"),
    ("“haute technologie”", "“|haute|technologie|”"),
    ("50\u202f000 soldats, 2,5 milliards, 5 %", "50\u202f000|soldats|,|2,5|milliards|,|5|%"),
    ("Novo-Ogaryovo, Tu-95MS, S-400, États-Unis", "Novo-Ogaryovo|,|Tu-95MS|,|S-400|,|États-Unis"),
    ("M. Poutine et MM. Xi", "M.|Poutine|et|MM.|Xi"),
    ("en 44 av. J.-C. à 10h30, n° 5", "en|44|av.|J.-C.|à|10h30|,|n°|5"),
    ("cette année-là, celui-là, rendez-vous, est-ce", "cette|année|-là|,|celui-là|,|rendez-vous|,|est|-ce"),
    ("N'Djamena, O'Brien, l’U.S. Air Force", "N'Djamena|,|O'Brien|,|l’|U.S.|Air|Force"),
    ("Photo : lemonde.fr, a@b.org", "Photo|:|lemonde.fr|,|a@b.org"),
]
ENGLISH = [
    ("I don't, can't, cannot", "I|do|n't|,|ca|n't|,|can|not"),
    ("Russia's and China’s", "Russia|'s|and|China|’s"),
    ("workers' rights", "workers|'|rights"),
    ("the U.S. said on Feb. 5, at 8pm", "the|U.S.|said|on|Feb.|5|,|at|8|pm"),
    ("long-term, pre-war, Novo-Ogaryovo", "long|-|term|,|pre-war|,|Novo-Ogaryovo"),
    ("$1,550 or 5%", "$|1,550|or|5|%"),
    ("Mr. W. Bush", "Mr.|W.|Bush"),
    ("I dont, Cannot, thats, gonna", "I|do|nt|,|Can|not|,|that|s|,|gon|na"),
    ("its, wont, Im Jong-seok, Ive, dont's, thatsy", "its|,|wont|,|Im|Jong-seok|,|Ive|,|dont|'s|,|thatsy"),
    ("a.b@c.org, press@kremlin w/o $$$", "a.b@c.org|,|press@kremlin|w/o|$$$"),
    ("AT&T, S&P, Q & A, R&amp;", "AT&T|,|S&P|,|Q|&|A|,|R|&|amp|;"),
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french_words_are_cut_where_the_press_and_the_treebanks_cut_them(text, expected):
    assert "|".join(token.text for token in cut_words(text, "fr")) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_words_are_cut_where_the_press_and_the_treebanks_cut_them(text, expected):
    assert "|".join(token.text for token in cut_words(text, "en")) == expected


@given(st.text(max_size=300), st.sampled_from(["fr", "en"]))
def test_every_visible_letter_lies_in_exactly_one_token(text, language):
    tokens = cut_words(text, language)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))
    covered = {i for token in tokens for i in range(token.start, token.end)}
    assert all(i in covered for i, sign in enumerate(text) if sign.isalnum())


def test_offsets_and_numbers_are_shifted_for_a_later_paragraph():
    token = cut_words("Xi parle", "fr", offset=100, first=7)[1]
    assert (token.i, token.start, token.end) == (8, 103, 108)


def test_a_run_without_blanks_is_cut_at_the_limit():
    assert max(token.end - token.start for token in cut_words("a" * 1000, "fr")) == 256


def test_a_run_of_one_symbol_is_cut_at_the_limit():
    assert max(token.end - token.start for token in cut_words("=" * 1000, "en")) == 64


@pytest.mark.parametrize("unit", ["=", "€", "!", "(", "l'", "a-", "a.", "1,", "1 000 ", "☃", "a@", "www.", "n't", "-il"])
def test_endless_repetition_is_cut_without_loss(unit):
    """`benchmarks/effort.py` prints how the cost grows."""
    text = unit * (200_000 // len(unit))
    for language in ("fr", "en"):
        tokens = cut_words(text, language)
        assert all(left.end <= right.start for left, right in pairwise(tokens))
        assert (tokens[0].start, tokens[-1].end) == (0, len(text.rstrip()))


def test_the_norm_is_lower_case_with_one_apostrophe_and_its_accents():
    assert plain("L’ÉLYSÉE\u00ad") == "l'élysée"
