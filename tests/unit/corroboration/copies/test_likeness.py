"""Translations and rewordings are like their origin; another report of the same event is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.corroboration.copies import Candidate, Portrait, align, find_copies, measure, sketch
from onrecord.corroboration.copies.sketches import LEAST_BANDS
from onrecord.model import Article, CopyKind, When

FRENCH = (
    "OSLO, 3 mars (NTB) – La Norvège et le Canada ont signé jeudi un accord de pêche qui fixe à 12 000 tonnes les prises de flétan. "
    "Le ministre norvégien Bjørnar Skjæran a salué un texte « équilibré », après quatre ans de négociations. "
    "Ottawa a promis d’ouvrir deux ports de Terre-Neuve aux navires norvégiens dès le mois de juin. "
    "Le Danemark, qui n’a pas été consulté, a convoqué l’ambassadeur du Canada à Copenhague. "
    "Les pêcheurs de Tromsø redoutent une baisse des prix et demandent une aide de 30 millions de couronnes."
)
ENGLISH = (
    "OSLO, March 3 (NTB) – Norway and Canada signed a fisheries agreement on Thursday that sets the halibut catch at 12,000 tonnes. "
    "Norwegian minister Bjørnar Skjæran welcomed a “balanced” text after four years of negotiations. "
    "Ottawa promised to open two ports in Newfoundland to Norwegian vessels from the month of June. "
    "Denmark, which was not consulted, summoned the Canadian ambassador in Copenhagen. "
    "Tromsø fishermen fear falling prices and are asking for aid of 30 million kroner."
)
OTHER_DESK = (
    "Canadian fishing communities reacted angrily to the deal with Norway. Provincial leaders in St. John’s said nobody had warned them. "
    "Under the pact, boats from Bergen and Tromsø will land halibut in Newfoundland. "
    "Opposition lawmakers want a hearing in Ottawa next week, and unions plan a march. "
    "The federal minister defended the quota, calling it cautious, and said that science would decide on any increase."
)


def portrait(text: str, language: str, published: str | None = None) -> Portrait:
    article = Article(text=text, name="a", source="a", sha256="")
    return Portrait.of(Candidate.drawn(article, When.parse(published) if published else None, (), language))


SPUN = (
    "OSLO, 3 mars (NTB) – La Scandinavie et le Dominion ont paraphé jeudi un arrangement de flottille qui arrête à 9 500 barils "
    "les captures de poisson plat. "
    "Le serviteur nordique Bjornar Skjaeran a loué un papier « pondéré », "
    "après quatre années de palabres. "
    "La capitale a juré d’entrebâiller deux havres de la grande île aux bateaux scandinaves dès le début de juin. "
    "Le royaume voisin, qui n’a pas été sondé, a sommé l’envoyé du Dominion à la métropole. "
    "Les marins de la cité craignent une chute des tarifs et sollicitent une subvention de 30 unités de monnaie."
)


def test_a_text_in_other_words_keeps_its_frame() -> None:
    """Hardly a word of the press is left, but every small word stands where it stood."""
    likeness = measure(portrait(FRENCH, "fr"), portrait(SPUN, "fr"))
    assert likeness.is_copy
    assert likeness.alignment > measure(portrait(FRENCH, "fr"), portrait(ENGLISH, "en")).alignment


def test_frames_of_a_few_words_prove_nothing() -> None:
    """One sentence may be built like another by chance."""
    one, other = (portrait(text.split(". ")[1], "fr") for text in (FRENCH, SPUN))
    assert not measure(one, other).is_copy


def test_translation_is_a_copy() -> None:
    """No run of words is shared, yet the sentences find their like."""
    likeness = measure(portrait(FRENCH, "fr"), portrait(ENGLISH, "en"))
    assert likeness.containment < 0.15
    assert likeness.is_copy


def test_other_desk_is_no_copy() -> None:
    """A report of the same agreement with facts of its own is independent, in either language."""
    for text, language in ((ENGLISH, "en"), (FRENCH, "fr")):
        assert not measure(portrait(text, language), portrait(OTHER_DESK, "en")).is_copy


def test_what_is_told_in_another_order_is_less_alike() -> None:
    """A translation keeps the order of its origin; the same facts the other way round align with half of it at most."""
    turned = " ".join(reversed([sentence + "." for sentence in ENGLISH.removesuffix(".").split(". ")]))
    in_order, out_of_order = (measure(portrait(FRENCH, "fr"), portrait(text, "en")).alignment for text in (ENGLISH, turned))
    assert out_of_order < 0.6 * in_order


def test_a_translation_is_held_to_a_lower_line() -> None:
    """The same two texts count as more alike when they are in two languages: a translation keeps fewer of the concepts."""
    translated, reworded = (measure(portrait(FRENCH, "fr"), portrait(ENGLISH, language)).alignment for language in ("en", "fr"))
    assert reworded < translated <= 1


def test_few_words_and_the_same_names_make_a_candidate() -> None:
    """A free translation that shares little but names and numbers is compared with its origin."""
    free = (
        "The flatfish quarrel is over: 12,000 tonnes a year is what Oslo and Ottawa settled on. "
        "For Bjørnar Skjæran four long winters of haggling were worth it. Boats may moor twice on Newfoundland, once summer comes. "
        "Copenhagen feels passed over. In Tromsø, crews want 30 million kroner to weather what awaits them."
    )
    assert len(sketch(portrait(FRENCH, "fr")) & sketch(portrait(free, "en"))) >= LEAST_BANDS


def test_translation_makes_an_edge_with_its_kind() -> None:
    """The later translation is the copy, and the edge shows the two sentences that are most alike."""
    origin, copy = portrait(FRENCH, "fr", "2022-03-03").candidate, portrait(ENGLISH, "en", "2022-03-05").candidate
    (edge,) = find_copies([copy, origin])
    assert (edge.article, edge.kind) == (copy.id, CopyKind.TRANSLATED)
    assert edge.passage is not None and edge.origin_passage is not None


def test_aligned_sentences_correspond() -> None:
    """The sentence about the ambassador stands beside the sentence about the ambassador."""
    shared = align(portrait(ENGLISH, "en"), portrait(FRENCH, "fr"))
    pairs = {pair.left.of(ENGLISH): pair.right.of(FRENCH) for pair in shared}
    assert "ambassadeur" in next(right for left, right in pairs.items() if "ambassador" in left)


def test_sketches_of_a_translation_meet() -> None:
    """Origin and translation share a band, so that they are compared at all; the other desk shares few or none."""
    french, english = sketch(portrait(FRENCH, "fr")), sketch(portrait(ENGLISH, "en"))
    assert french & english


@given(st.text(max_size=400), st.text(max_size=400))
def test_measure_is_symmetric_and_bounded(left: str, right: str) -> None:
    """Any two texts have one likeness, whichever comes first, and its measures lie between 0 and 1."""
    one, other = portrait(left or "-", "fr"), portrait(right or "-", "en")
    likeness = measure(one, other)
    assert likeness == measure(other, one)
    assert 0 <= likeness.containment <= 1 and 0 <= likeness.alignment <= 1.001
