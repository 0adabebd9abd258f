"""Who copied whom where no date tells: a passage is at home in its own article, and news is told in a certain order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.corroboration.copies import Candidate, Portrait, find_copies, precedes
from onrecord.corroboration.copies.direction import UNDECIDED, seniority
from onrecord.model import Article

PASSAGE = (
    "Le Danemark et le Groenland ont signé jeudi à Nuuk un accord sur la pêche au flétan. "
    "Le ministre groenlandais de la Pêche, Karl Tobiassen, a salué un texte équilibré après quatre ans de négociations à Copenhague. "
    "Les prises de flétan seront limitées à 12 000 tonnes par an dans les eaux du Groenland. "
)
SOURCE = PASSAGE + (
    "À Copenhague, le gouvernement danois promet une aide de 30 millions de couronnes aux pêcheurs groenlandais. "
    "M. Tobiassen avait quitté la table des négociations en mars, quand le Danemark refusait de limiter les prises. "
    "Les pêcheurs de Nuuk, qui vivent du flétan, redoutent une baisse des prix dans les ports danois. "
)
HOST = (
    "Le tremblement de terre qui a frappé la côte du Pérou a fait deux blessés près d’Arequipa. ",
    "L’institut de géophysique péruvien a mesuré une magnitude de 6,1 et compté une douzaine de répliques. ",
    "Les écoles d’Arequipa resteront fermées jusqu’à lundi, selon la protection civile du Pérou. ",
    "Des rochers bloquent la route panaméricaine, et les secours péruviens n’ont pas atteint deux villages de la côte. ",
    "La magnitude fait craindre de nouvelles répliques, prévient l’institut de géophysique. ",
)
PASTED = "".join(HOST[:3]) + PASSAGE + "".join(HOST[3:])


def candidate(text: str, language: str = "fr") -> Candidate:
    return Candidate.drawn(Article(text, "a", "a", "0" * 64, language), None, (), language)


def portrait(text: str, language: str = "fr") -> Portrait:
    return Portrait.of(candidate(text, language))


def test_a_pasted_passage_leads_to_the_article_where_it_is_at_home() -> None:
    """The host holds more text, but what was pasted into it has nothing to do with the rest."""
    (copy,) = find_copies([candidate(PASTED), candidate(SOURCE)])
    assert (copy.article, copy.origin) == (candidate(PASTED).id, candidate(SOURCE).id)
    assert copy.direction.startswith("the passage goes with the rest of the origin")


def test_a_bare_passage_comes_from_the_longer_text() -> None:
    """An extract has no rest in which it could be foreign: the whole article is the origin."""
    (copy,) = find_copies([candidate(PASSAGE), candidate(SOURCE)])
    assert copy.origin == candidate(SOURCE).id
    assert copy.direction == "the origin holds more text than the copy"


def test_sentences_moved_about_betray_the_copy() -> None:
    """The same sentences from the last to the first: the day comes late, and the minister is named in short before he is introduced."""
    turned = " ".join(sentence + "." for sentence in reversed(SOURCE.strip().removesuffix(".").split(". ")))
    (copy,) = find_copies([candidate(turned), candidate(SOURCE)])
    assert copy.origin == candidate(SOURCE).id
    assert copy.direction == "the copy tells it out of order"


def test_a_translation_of_equal_length_is_undecided() -> None:
    """Words of two languages cannot be plainer than each other: the edge says that nothing decides."""
    english = (
        "Denmark and Greenland signed an agreement on halibut fishing in Nuuk on Thursday. "
        "Greenland’s minister of fishing, Karl Tobiassen, welcomed a balanced text after four years of negotiations in Copenhagen. "
        "Catches of halibut will be limited to 12,000 tonnes a year in the waters of Greenland. "
    )
    left, right = portrait(english, "en"), portrait(PASSAGE)
    assert left.length_class == right.length_class
    (copy,) = find_copies([left.candidate, right.candidate])
    assert copy.direction == UNDECIDED


@given(st.permutations(HOST), st.integers(0, 5), st.integers(1, 3))
def test_one_of_two_precedes(host: list[str], at: int, sentences: int) -> None:
    """Whatever was pasted where, exactly one of two texts is the elder, and alone each has a place in one order of all."""
    passage = ". ".join(PASSAGE.split(". ")[:sentences]).rstrip(". ") + ". "
    one, other = portrait("".join([*host[:at], passage, *host[at:]])), portrait(SOURCE)
    assert precedes(one, other) != precedes(other, one)
    assert seniority(one) != seniority(other)
