from numpy import array_equal
from pytest import fixture

from onrecord.analysis.language import vectors
from onrecord.analysis.language.pipeline import build_doc, load_pipeline
from onrecord.analysis.language.vectors import keep_vectors
from onrecord.words import path_of

SENTENCES = [["La", "France", "négocie", "."], ["La", "Chine", "négocie", "avec", "la", "France", "."], []]


@fixture(scope="module")
def pipeline():
    return load_pipeline(path_of("trained/fr/pipeline"))


@fixture
def asked(pipeline):
    """The words for which the layer below was asked, and the layer that keeps them."""
    asked = []

    def build(words):
        asked.extend(words)
        return docs_of(pipeline, [words])[0]

    return asked, keep_vectors(pipeline.get_pipe("tok2vec").model.layers[0], build)


def docs_of(pipeline, sentences):
    return [build_doc(pipeline.vocab, words, [True] * len(words)) for words in sentences]


def same(pipeline, layer, sentences):
    docs = docs_of(pipeline, sentences)
    pairs = zip(layer.predict(docs), pipeline.get_pipe("tok2vec").model.layers[0].predict(docs), strict=True)
    return all(array_equal(kept, fresh) for kept, fresh in pairs)


def test_kept_vectors_are_those_of_the_layer_to_the_last_bit(pipeline, asked):
    assert same(pipeline, asked[1], SENTENCES)
    assert same(pipeline, asked[1], SENTENCES[::-1])


def test_a_word_is_worked_out_once_whatever_stands_around_it(pipeline, asked):
    words, layer = asked
    same(pipeline, layer, SENTENCES)
    same(pipeline, layer, [["France", "et", "Chine"]])
    assert sorted(words) == [".", "Chine", "France", "La", "avec", "et", "la", "négocie"]


def test_full_of_words_it_forgets_them_and_stays_right(pipeline, monkeypatch):
    monkeypatch.setattr(vectors, "_KEPT", 5)
    words: list[str] = []
    layer = keep_vectors(pipeline.get_pipe("tok2vec").model.layers[0], lambda few: words.extend(few) or docs_of(pipeline, [few])[0])
    assert all(same(pipeline, layer, [sentence]) for sentence in (["La", "Chine", "négocie", "."], ["La", "France", "parle"]))
    assert (words.count("La"), words.count("Chine")) == (2, 1)
    assert same(pipeline, layer, [[str(number) for number in range(6)]])  # more than are ever kept
