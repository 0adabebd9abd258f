"""Names of bodies and offices in words."""

import pytest

from onrecord.analysis.actors.cast import body_name, role_name
from onrecord.analysis.actors.knowledge import open_directory


@pytest.mark.parametrize(
    ("language", "code", "body", "name"),
    [
        ("fr", "IND", "air_force", "aviation indienne"),
        ("fr", "GRC", "navy", "marine grecque"),
        ("fr", "MAR", "intelligence", "services de renseignement marocains"),
        ("fr", "RUS", "security_council", "Conseil de sécurité russe"),
        ("en", "IND", "foreign_ministry", "Indian foreign ministry"),
        ("fr", "USA", "foreign_ministry", "département d'État américain"),
    ],
)
def test_bodies_are_named_with_agreement(language: str, code: str, body: str, name: str) -> None:
    """The adjective follows the gender and number of the body; fixed names win."""
    assert body_name(open_directory(), language, code, body) == name


@pytest.mark.parametrize(
    ("language", "office", "role"),
    [
        ("fr", "defence_minister", "ministre de la Défense"),
        ("en", "defence_minister", "defence minister"),
        ("fr", "president", "président"),
    ],
)
def test_offices_have_words(language: str, office: str, role: str) -> None:
    """A minister's title follows from the name of his ministry."""
    assert role_name(language, office) == role
