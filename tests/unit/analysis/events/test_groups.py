"""Words that stand for several states or for one of a part of the world, and subjects that the parse gave away."""

from __future__ import annotations

import pytest

from onrecord.model import EventType
from tests.unit.analysis.events.reading import events_of
from tests.unit.analysis.events.test_enumerations import sides


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Le Mali, le Niger et le Burkina Faso ont quitté lundi la Cédéao. La France a condamné mercredi les trois pays.",
            "ACCUSE", ({"FRA"}, {"MLI", "NER", "BFA"}),
        ),
        (
            "Kenya, Uganda and Tanzania closed their borders on Monday. Washington urged the three to reopen the borders.",
            "REQUEST", ({"USA"}, {"KEN", "UGA", "TZA"}),
        ),
        ("La Russie a menacé lundi les trois pays baltes de représailles.", "THREATEN", ({"RUS"}, {"EST", "LVA", "LTU"})),
        (
            "Sweden and Finland want to join NATO, which Turkey opposes. Russia threatened the two Nordic countries with retaliation.",
            "THREATEN", ({"RUS"}, {"SWE", "FIN"}),
        ),
        (
            "Le Nicaragua a rompu lundi ses relations avec Taïwan. Taïwan a accusé le pays d'Amérique centrale de trahison.",
            "ACCUSE", ({"TWN"}, {"NIC"}),
        ),
        (
            "Nicaragua severed relations with Taiwan on Monday. France condemned the Central American country on Tuesday.",
            "ACCUSE", ({"FRA"}, {"NIC"}),
        ),
        ("Saudi Arabia criticised Qatar. On Monday France urged the gas-rich emirate to hold talks.", "REQUEST", ({"FRA"}, {"QAT"})),
    ],
)  # fmt: skip
def test_group_or_area_stands_for_its_states(text: str, kind: str, expected: tuple[set[str], set[str]]) -> None:
    """A number of states are those named together; a country of a part of the world is the one the article speaks of."""
    assert expected in sides(text, kind)


def test_group_that_nothing_names_stays_open() -> None:
    """A number of states that no list gives is not filled by guessing."""
    found = sides("La France a condamné mercredi les trois pays. L'Espagne se tait.", "ACCUSE")
    assert not any(len(recipients) > 1 for _, recipients in found)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("La Chine a rompu mardi ses relations avec la Lituanie, laquelle a accusé Pékin de chantage.", "ACCUSE", ({"LTU"}, {"CHN"})),
        (
            "President Emmanuel Macron, who had at first praised the boycott on Twitter, telephoned the leaders of Poland and Hungary"
            " on Sunday and urged unity in the region, the White House said.",
            "REQUEST", ({"FRA"}, {"POL", "HUN"}),
        ),
        (
            "Selon le ministre lituanien des Affaires étrangères, Gabrielius Landsbergis, Pékin avait exigé des excuses de la Lituanie.",
            "REQUEST", ({"CHN"}, {"LTU"}),
        ),
        ("France rejects the pipeline that Germany wants to build with Spain.", "REJECT", ({"FRA"}, {"DEU"})),
    ],
)  # fmt: skip
def test_subject_away_from_its_verb(text: str, kind: str, expected: tuple[set[str], set[str]]) -> None:
    """Relative clauses between a verb and its sides, and speakers who tell what another did."""
    assert expected in sides(text, kind)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Appelée à l'aide en 2013 par le président malien, la France a envoyé des troupes.", "REQUEST", ({"MLI"}, {"FRA"})),
        ("Accusé par la Russie d'espionnage, le Japon a expulsé un diplomate russe.", "ACCUSE", ({"RUS"}, {"JPN"})),
        ("Les Européens ont suspendu leurs livraisons après l'offensive turque dans le nord de la Syrie.", "ASSAULT", ({"TUR"}, {"SYR"})),
        (
            "Toute provocation russe entraînerait une riposte immédiate, a averti le président ukrainien Volodymyr Zelensky.",
            "THREATEN", ({"UKR"}, {"RUS"}),
        ),
        (
            "L'Inde a frappé lundi le Pakistan. Le Pakistan a riposté contre l'Inde. L'Inde et le Pakistan se menacent."
            " Les Nations unies et l'Union européenne ont appelé à la retenue.",
            "REQUEST", (set(), {"IND", "PAK"}),
        ),
        (
            "L'Érythrée a signé mardi un accord avec l'Éthiopie. L'Éthiopie et l'Érythrée rouvrent leur frontière. L'Éthiopie a remercié"
            " l'Érythrée. Washington, qui accuse Asmara de lenteur, a salué l'accord.",
            "SUPPORT", ({"USA"}, {"ETH", "ERI"}),
        ),
        ("Le Pérou et le Chili ont établi lundi des relations diplomatiques.", "SUPPORT", ({"PER"}, {"CHL"})),
        ("The Tunisian president, who is due to travel to Kenya and Uganda, vowed firmness.", "CONSULT", ({"TUN"}, {"KEN", "UGA"})),
        ("Morocco and Egypt cut ties with Qatar, accusing it of lying.", "ACCUSE", ({"MAR", "EGY"}, {"QAT"})),
        ("Kinshasa accuse depuis longtemps Kigali d'épauler la rébellion du M23.", "AID", ({"RWA"}, set())),
    ],
)  # fmt: skip
def test_who_does_it_to_whom(text: str, kind: str, expected: tuple[set[str], set[str]]) -> None:
    """Participles before their subject, adjectives of nationality, warnings of what another does, acts of two together."""
    assert expected in sides(text, kind)


def test_visitor_whom_nobody_names_is_none_of_the_visited() -> None:
    """The states that an unknown subject visits do not visit each other."""
    assert sides("The emir, who was due to visit Oman and Iran, said nothing.", "CONSULT") in ([], [(set(), {"OMN", "IRN"})])


def test_those_named_by_what_they_are_alone_are_the_two_of_the_article() -> None:
    """ "The foreign ministers could meet": those of the two countries that the text is about."""
    text = "Guyana and Venezuela quarrelled. Guyana protested. Venezuela threatened Guyana. The foreign ministers could meet in January."
    met = [event for event in events_of(text, "en") if event.type is EventType.CONSULT]
    assert [{*event.actor_countries, *event.recipient_countries} for event in met] == [{"GUY", "VEN"}]


def test_what_is_done_together_by_nobody_named_is_done_by_the_two_of_the_article() -> None:
    """ "No document was signed": between the two countries that the text is about; who is named as the doer is taken."""
    text = "Guyana and Venezuela quarrelled. Guyana protested. Venezuela threatened Guyana. No agreement was signed."
    (signed,) = [event for event in events_of(text, "en") if event.type is EventType.SUPPORT]
    assert ({*signed.actor_countries, *signed.recipient_countries}, signed.status) == ({"GUY", "VEN"}, "denied")
