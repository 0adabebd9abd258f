from __future__ import annotations

from onrecord.analysis.statements.rules.inheritance import pair_before
from tests.unit.analysis.statements.article import scene, told


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


def test_a_gerund_at_the_head_belongs_to_what_follows() -> None:
    """Estimant que ..., X a voté: the subject stands after the speech."""
    found = told("Estimant que le texte était mauvais, Macron a voté contre.")
    assert found[0][0] == "person:macron"
