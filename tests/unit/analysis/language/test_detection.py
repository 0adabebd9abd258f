"""French or English."""

import pytest

from onrecord.analysis.language.detection import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le président russe a déclaré que la Chine est un partenaire pour les prochaines années.", "fr"),
        ("The Russian president said that China was a partner and that it would remain one.", "en"),
        ("Moscou dénonce l’attitude américaine", "fr"),
        ("Kremlin slams American sanctions", "en"),
    ],
)
def test_the_language_is_told_from_a_line_of_text(text, language):
    assert detect(text)[0] == language


def test_clear_text_is_more_certain_than_a_bare_name():
    clear = detect("Le président russe a déclaré que la Chine est un partenaire pour les années à venir, et il l’a répété.")
    assert clear[1] > detect("Vladimir Putin")[1]


@pytest.mark.parametrize("text", ["", "12345", "新华社北京电"])
def test_text_without_words_still_gets_a_language_with_little_confidence(text):
    language, confidence = detect(text)
    assert language in {"fr", "en"}
    assert confidence < 0.9


def test_a_french_quotation_does_not_turn_an_english_article():
    text = 'The minister told reporters in Paris that "la situation est grave" and that the talks would go on after the summit in the city.'
    assert detect(text)[0] == "en"
