"""Pronouns with their antecedents."""

import pytest

from onrecord.analysis.actors import resolve_actors
from onrecord.analysis.language import read_language
from onrecord.model import Article, Findings, MentionKind, Publication, When


def _pronouns(text: str, language: str = "fr") -> list[tuple[str, str]]:
    document = read_language(Article(text, "test", "test", "0" * 64, language))
    findings = resolve_actors(document, Findings(language, Publication(When.parse("2021-03-10"), "header")))
    return [(mention.span.of(text), mention.actor) for mention in findings.mentions if mention.kind == MentionKind.PRONOUN]


def test_the_subject_goes_on() -> None:
    """The pronoun takes up the subject of the sentence before, not the person met."""
    text = "Emmanuel Macron a reçu Boris Johnson. Il a promis une réponse."
    assert _pronouns(text) == [("Il", "person:emmanuel-macron")]


def test_sex_decides() -> None:
    """ "Elle" is the chancellor, "il" the president."""
    text = "Angela Merkel a appelé Vladimir Poutine. Elle a insisté sur la trêve."
    assert _pronouns(text) == [("Elle", "person:angela-merkel")]


def test_a_topic_is_a_subject() -> None:
    """ "Quant à X, il" is X."""
    assert _pronouns("Joe Biden a souri. Quant à M. Poutine, il a refusé de répondre.") == [("il", "person:vladimir-putin")]


def test_a_topic_comes_before_a_person_of_the_sentence_before() -> None:
    """Also when it is a capital, which is of either gender."""
    assert _pronouns("M. Poutine a souri. Quant à Pékin, il se tait.") == [("il", "CHN")]
    assert _pronouns("As for Beijing, it said nothing.", "en") == [("it", "CHN")]


def test_the_pronoun_of_an_opening_clause_is_the_subject_behind_it() -> None:
    """ "Depuis Bali, où il participait au sommet, X": not somebody of the sentence before."""
    text = "L'ambassadeur Sergueï Lavrov est reparti. Depuis Bali, où il participait au sommet, Joe Biden a parlé."
    assert _pronouns(text) == [("il", "person:joe-biden")]


@pytest.mark.parametrize("text", ["Vladimir Poutine est venu. Il y a un accord.", "Vladimir Poutine est venu. Il faut attendre."])
def test_impersonal_pronouns_refer_to_nobody(text: str) -> None:
    """ "Il y a" and "il faut" have no antecedent."""
    assert not _pronouns(text)


def test_quotations_have_their_own_point_of_view() -> None:
    """A pronoun inside quotation marks is left alone."""
    assert not _pronouns("Vladimir Poutine a souri. « Il reviendra », a dit un diplomate.")


def test_a_state_may_be_taken_up() -> None:
    """A state that is a subject is taken up in its gender."""
    assert _pronouns("La Russie a fermé ses sites ; en novembre, elle a annulé une réunion.") == [("elle", "RUS")]


def test_english_pronouns() -> None:
    """ "He" is the person, "it" the state that speaks."""
    text = "Pakistan says it shot down two aircraft. Imran Khan said he wanted calm."
    assert _pronouns(text, "en") == [("it", "PAK"), ("he", "person:imran-khan")]
