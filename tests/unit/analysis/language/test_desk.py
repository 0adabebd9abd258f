"""Words that are met are remembered for a while, and forgotten in the end."""

from onrecord.analysis.language import pipeline
from onrecord.analysis.language.pipeline import Desk, load_pipeline
from onrecord.analysis.language.tokens import cut_words
from onrecord.words import path_of


def parse(desk, *texts):
    return desk.parse([cut_words(text, "fr") for text in texts])


def test_words_are_forgotten_and_what_is_parsed_later_is_not_changed_by_it(monkeypatch):
    monkeypatch.setattr(pipeline, "_REMEMBERED", 12)
    opened = load_pipeline(path_of("trained/fr/pipeline"))
    desk = Desk(opened)
    first = parse(desk, "Zorglubie accuse Syldavie .")
    assert "Zorglubie" in opened.vocab.strings
    parse(desk, "Bordurie répond .", "La Poldévie se tait .")
    assert "Zorglubie" in opened.vocab.strings
    parse(desk, "Rien de plus .")
    assert "Zorglubie" not in opened.vocab.strings
    assert parse(desk, "Zorglubie accuse Syldavie .") == first


def test_nothing_to_parse_is_no_fault():
    desk = Desk(load_pipeline(path_of("trained/fr/pipeline")))
    assert parse(desk) == []
    assert parse(desk, "") == [[]]


def test_more_than_is_ever_remembered_is_parsed_at_once(monkeypatch):
    monkeypatch.setattr(pipeline, "_REMEMBERED", 3)
    desk = Desk(load_pipeline(path_of("trained/fr/pipeline")))
    assert parse(desk, "La France signe un traité .") == parse(desk, "La France signe un traité .")
