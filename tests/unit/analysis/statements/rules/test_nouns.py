from __future__ import annotations

import pytest

from tests.unit.analysis.statements.article import told

MACRON, SCHOLZ = "person:macron", "person:scholz"


def test_what_is_announced_follows_those_who_announce_it() -> None:
    """l'annonce, la veille, par X et Y d'un retrait: one statement each, what lies between commas passed over."""
    found = told("Berlin réagit à l'annonce, la veille, par Macron et Scholz d'un retrait en six mois.")
    assert [(speaker, content) for speaker, _, content in found] == [(MACRON, "un retrait en six mois"), (SCHOLZ, "un retrait en six mois")]


def test_what_is_announced_may_stand_before_its_agent() -> None:
    """l'annonce d'un retrait par X."""
    assert told("Berlin réagit à l'annonce d'un retrait par Macron.") == [(MACRON, "indirect", "un retrait")]


def test_a_possessive_gives_the_claim() -> None:
    """X's claim that: the owner of the noun said it."""
    assert told("Beijing rejected Moscow's claim that the bridge had been hit.", "en")[-1] == ("RUS", "indirect", "the bridge had been hit")


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("« Nous signerons ce texte », a zozoté mardi Macron.", "fr", MACRON),
        ("“We will sign this text,” grizzled Blinken.", "en", "person:blinken"),
    ],
)
def test_any_verb_reports_between_a_quotation_and_a_speaker(text: str, language: str, speaker: str) -> None:
    """A verb that no list holds reports speech where its place leaves nothing else."""
    assert [one[0] for one in told(text, language)] == [speaker]


def test_an_own_report_inside_speech_is_no_second_statement() -> None:
    """Somebody who says that he has asked has spoken once; what another asked stays."""
    assert len(told("Macron a affirmé qu'il avait demandé à Berlin de signer.")) == 1
    assert len(told("Macron a affirmé que Scholz avait demandé à Moscou de signer.")) > 1


@pytest.mark.parametrize("verb", ["affirment", "confirment", "estiment"])
def test_a_verb_in_ment_is_no_adverb(verb: str) -> None:
    """et affirment que: a second act of speech ends the first."""
    found = told(f"Paris et Berlin s'engagent à signer le texte et {verb} que la paix reviendra.")
    assert {content for _, _, content in found} == {"signer le texte", "la paix reviendra"}


def test_a_list_speaks_as_a_whole() -> None:
    """A, B et C ..., accusant X de: all those of the list accuse."""
    found = told("Paris, Berlin et Moscou ont fermé leurs ports, accusant Pékin de mentir.")
    assert {speaker for speaker, _, _ in found} == {"FRA", "DEU", "RUS"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Macron a vu Scholz à Berlin. Son message : le texte doit tenir.", (MACRON, "indirect", "le texte doit tenir")),
        ("La réponse de Moscou : une fin de non-recevoir.", ("RUS", "indirect", "une fin de non-recevoir")),
    ],
)
def test_a_colon_spells_the_noun_out(text: str, expected: tuple[str, str, str]) -> None:
    """Son message : ...: the owner of the noun says what stands after the colon."""
    assert told(text) == [expected]


def test_a_clause_with_a_verb_announces_nothing() -> None:
    """La réponse n'a pas tardé : ... is told by the narrator."""
    assert told("La réponse de Moscou n'a pas tardé : le texte est mort et enterré.") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Un retrait des troupes a été annoncé lundi par Macron.", "fr", [(MACRON, "indirect", "Un retrait des troupes")]),
        ("A withdrawal of all troops was announced by Blinken.", "en", [("person:blinken", "indirect", "A withdrawal of all troops")]),
        ("Un retrait des troupes a été annoncé par la presse.", "fr", []),
    ],
)
def test_the_agent_of_a_passive_speaks(text: str, language: str, expected: list[tuple[str, str, str]]) -> None:
    """What was announced by somebody known is his statement."""
    assert told(text, language) == expected
