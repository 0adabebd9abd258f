"""Organisations that only the article introduces."""

import pytest

from onrecord.analysis.actors import resolve_actors
from onrecord.analysis.language import read_language
from onrecord.model import ActorKind, Article, Findings, Publication, When


def _resolve(text: str, language: str = "fr") -> Findings:
    document = read_language(Article(text, "test", "test", "0" * 64, language))
    return resolve_actors(document, Findings(language, Publication(When.parse("2021-03-10"), "header")))


def _forms(text: str, language: str = "fr") -> dict[str, str]:
    findings = _resolve(text, language)
    return {mention.span.of(text): findings.actor(mention.actor).name for mention in findings.mentions}


@pytest.mark.parametrize(
    ("text", "language", "long", "acronym"),
    [
        (
            "L'Organisation de coopération du Zambèze (OCZ) proteste. L'OCZ exige la paix.",
            "fr",
            "Organisation de coopération du Zambèze",
            "OCZ",
        ),
        ("Le Front uni de libération du Lac (FULL) nie. Le FULL recule.", "fr", "Front uni de libération du Lac", "FULL"),
        ("The National Union for Democratic Reform (NUDR) left. NUDR won.", "en", "National Union for Democratic Reform", "NUDR"),
        ("Le Haut-Commissariat aux fleuves (HCF) alerte. Le HCF attend.", "fr", "Haut-Commissariat aux fleuves", "HCF"),
    ],
)
def test_a_long_name_teaches_its_acronym(text: str, language: str, long: str, acronym: str) -> None:
    """Later on the acronym alone is the same organisation."""
    forms = _forms(text, language)
    names = [name for form, name in forms.items() if form.endswith((long, acronym))]
    assert names
    assert set(names) == {long}


def test_a_known_organisation_learns_an_acronym() -> None:
    """The directory's entry takes an acronym of another language."""
    text = "La Banque mondiale (BMD) hésite. La BMD attend."
    assert {key for key in (mention.actor for mention in _resolve(text).mentions)} == {"org:world-bank"}


@pytest.mark.parametrize(
    "text",
    [
        "Le produit intérieur brut (PIB) recule. Le PIB baisse.",
        "Le Traité sur les forces nucléaires (TFN) expire.",
        "Une Organisation de pêcheurs du lac (XYZ) proteste.",
        "The Joint Comprehensive Plan of Action (JCPOA) is dead.",
    ],
)
def test_other_brackets_teach_nothing(text: str) -> None:
    """A quantity, a treaty, letters that are no initials."""
    assert not [actor for actor in _resolve(text, "en" if text.startswith("The") else "fr").actors if actor.kind is ActorKind.ORGANISATION]


def test_the_office_of_a_taught_organisation_is_understood() -> None:
    """Titles find the organisation that the article has just introduced, and the reason says where it comes from."""
    text = "L'Organisation de coopération du Zambèze (OCZ) proteste. Le secrétaire général de l'OCZ, Paul Dupuis, est parti."
    findings = _resolve(text)
    assert {m.span.of(text) for m in findings.mentions if m.actor == "person:paul-dupuis"} == {
        "Le secrétaire général de l'OCZ",
        "Paul Dupuis",
    }
    assert findings.actor("org:organisation-de-cooperation-du-zambeze").reason.rule == "taught"
