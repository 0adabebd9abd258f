"""The stage as a whole, and parses on demand."""

import subprocess
import sys

from onrecord.analysis.language import read_language
from onrecord.model import Article

FRENCH = "La Russie et la Chine ne construisent aucune alliance, a déclaré M. Poutine. L’accord expire en 2026."


def article(text, language=""):
    return Article(text, "name", "source", "0" * 64, language)


def test_the_language_found_is_noted_on_the_article():
    document = read_language(article(FRENCH))
    assert (document.language, document.article.language) == ("fr", "fr")


def test_a_language_named_by_the_reader_is_kept():
    assert read_language(article("Non possumus", "en")).language == "en"


def test_a_language_that_is_not_read_is_replaced_by_the_nearest():
    assert read_language(article(FRENCH, "de")).language == "fr"


def test_an_empty_text_gives_an_empty_document():
    document = read_language(article(""))
    assert (document.tokens, document.sentences) == ((), ())


def test_spacy_is_not_imported_until_a_sentence_is_parsed():
    code = (
        "import sys; from onrecord.analysis.language import read_language; from onrecord.model import Article;"
        "d = read_language(Article('Le chat dort.', 'n', 's', '0' * 64, 'fr')); assert 'spacy' not in sys.modules;"
        "d.parsed(0); assert 'spacy' in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_parse_has_the_words_of_the_document_and_one_root():
    document = read_language(article(FRENCH))
    parsed = document.parsed(0)
    assert [p.text for p in parsed] == [t.text for t in document.tokens_of(document.sentences[0])]
    assert [p.dep for p in parsed].count("root") == 1
    assert all(document.sentences[0].first <= p.head < document.sentences[0].last for p in parsed)


def test_heads_of_a_later_sentence_count_from_the_start_of_the_document():
    document = read_language(article(FRENCH))
    second = document.sentences[1]
    assert all(second.first <= p.head < second.last for p in document.parsed(1))


def test_subject_object_and_negation_are_found_in_a_plain_french_sentence():
    words = {p.text: p for p in read_language(article("La Russie ne construit pas cette alliance.")).parsed(0)}
    verb = words["construit"]
    assert (verb.dep, verb.pos) == ("root", "VERB")
    assert (words["Russie"].dep, words["Russie"].head) == ("nsubj", verb.i)
    assert (words["alliance"].dep, words["alliance"].head) == ("obj", verb.i)
    assert words["pas"].head == verb.i


def test_subject_and_clause_are_found_in_a_plain_english_sentence():
    words = {p.text: p for p in read_language(article("The president said that China signed the treaty.", "en")).parsed(0)}
    assert (words["president"].dep, words["president"].head) == ("nsubj", words["said"].i)
    assert (words["signed"].dep, words["signed"].head) == ("ccomp", words["said"].i)
    assert words["said"].pos == "VERB"


def test_the_kind_of_quotation_mark_does_not_change_the_parse():
    french, typographic = (read_language(article(text, "fr")).parsed(0) for text in ("«Je pars», a dit Xi.", "“Je pars”, a dit Xi."))
    assert [(p.pos, p.head, p.dep) for p in french] == [(p.pos, p.head, p.dep) for p in typographic]


def test_a_sentence_parses_alike_alone_and_in_a_batch():
    alone, together = read_language(article(FRENCH)), read_language(article(FRENCH))
    together.parse([0, 1])
    assert alone.parsed(1) == together.parsed(1)


def test_broken_characters_and_control_signs_do_not_stop_a_parse():
    document = read_language(article("Le \ud800 traité\x00 du\u00ad \u200b jour \U0001f600.", "fr"))
    assert len(document.parsed(0)) == len(document.tokens)


def test_a_row_of_marks_is_parsed_in_bounded_pieces():
    document = read_language(article("☃" * 3000, "fr"))
    document.parse(range(len(document.sentences)))
    assert all(document.is_parsed(sentence.i) for sentence in document.sentences)
