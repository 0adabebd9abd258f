from __future__ import annotations

import pytest

from onrecord.analysis.statements.rules.groups import pair_before
from tests.unit.analysis.statements.article import scene, statements, told


def test_the_nearest_pair_is_found() -> None:
    """Two actors of one kind joined by et are a pair; a person and a state are none."""
    page = scene("Macron et Scholz ont vu Poutine et Moscou. Les deux hommes ont parlé.")
    assert pair_before(page, len(page.tokens) - 1) == ("person:macron", "person:scholz")


def test_the_two_men_are_the_pair() -> None:
    """les deux hommes speak as the two who were named together."""
    found = told("Macron et Scholz se sont vus à Paris. Les deux hommes ont affirmé que le texte tiendrait.")
    assert [speaker for speaker, _, _ in found] == ["person:macron", "person:scholz"]


def test_the_second_is_the_one_named_second() -> None:
    """le second, after a quotation, is the latter of the pair."""
    found = told("Macron et Scholz se sont vus. « Nous signerons ce texte », a répliqué le second.")
    assert [speaker for speaker, _, _ in found] == ["person:scholz"]


@pytest.mark.parametrize("group", ["Les trois capitales", "Les trois pays", "Les trois"])
def test_a_number_means_the_list_of_so_many(group: str) -> None:
    """les trois capitales speak for the list of three, not for the pair named after it."""
    found = told(f"Paris, Berlin et Moscou ont vu Macron et Scholz. {group} exigent que le texte tienne.")
    assert {speaker for speaker, _, _ in found} == {"FRA", "DEU", "RUS"}


def test_a_list_of_another_number_is_not_meant() -> None:
    """Four are asked for, three were named: nobody is made up."""
    found = told("Paris, Berlin et Moscou se sont vues. Les quatre capitales exigent que le texte tienne.")
    assert [speaker for speaker, _, _ in found] == ["phrase:les_quatre_capitales"]


def test_countries_are_not_persons() -> None:
    """les deux pays are the states named together, though two persons were named later."""
    found = told("Paris et Berlin ont signé. Macron et Scholz se sont vus. Les deux pays promettent que le texte tiendra.")
    assert {speaker for speaker, _, _ in found} == {"FRA", "DEU"}


def test_all_take_up_the_group_that_spoke() -> None:
    """toutes, as a subject, are those who spoke together before."""
    text = "Paris, Berlin et Pékin se sont vues. Les trois capitales exigent que le texte tienne. Toutes affirment que Moscou a menti."
    assert {speaker for speaker, _, what in told(text) if "menti" in what} == {"FRA", "DEU", "CHN"}


def test_two_men_without_a_pair_are_the_only_two_named() -> None:
    """les deux hommes may be named each in a clause of his own, as long as nobody else is."""
    found = told("Macron a reçu mardi un hôte, Scholz. Les deux hommes ont affirmé que le texte tiendrait.")
    assert {speaker for speaker, _, _ in found} == {"person:macron", "person:scholz"}


def test_a_description_takes_up_the_person_before() -> None:
    """le diplomate, l'ancien dirigeant: without a name they mean the person named last."""
    found = told("Macron a reçu vendredi Poutine. Le diplomate a jugé que le texte était mauvais.")
    assert [speaker for speaker, _, _ in found] == ["person:poutine"]


def test_a_state_speaks_through_a_person() -> None:
    """par la voix de X: the person speaks, and no part of the phrase is content."""
    assert told("Moscou, par la voix de Lavrov, a promis une réponse.") == [("person:lavrov", "indirect", "une réponse")]
    assert told("Moscou a promis une réponse par la voix de Lavrov.")[0][2] == "une réponse"


def test_the_owned_head_speaks() -> None:
    """Moscow's X: the possessor is not the speaker."""
    assert told("Moscow's Lavrov has denied supplying weapons.", "en")[0][0] == "person:lavrov"


def test_an_unknown_name_with_its_apposition_speaks() -> None:
    """X Y, le numéro deux de ..., a dit: the name stands for the speaker, not what completes the apposition."""
    text = "Zoran Zorić, le numéro deux de la liste de Moscou, a promis une réponse."
    found = statements(text)[0]
    assert found.speaker_span is not None
    assert found.speaker_span.of(text) == "Zoran Zorić"


def test_a_place_does_not_speak_with_those_who_meet_there() -> None:
    """À Moscou, X et Y: only the two speak."""
    found = told("À l’issue d’une journée à Moscou, Macron et Scholz ont promis de livrer les missiles.")
    assert [speaker for speaker, _, _ in found] == ["person:macron", "person:scholz"]
