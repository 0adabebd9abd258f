"""Treaties, agreements and declared partnerships of one article."""

from __future__ import annotations

import pytest

from onrecord.analysis.actors import resolve_actors
from onrecord.analysis.dates import find_dates
from onrecord.analysis.instruments import find_instruments
from onrecord.analysis.language import read_language
from onrecord.model import Article, Findings, Instrument, Mark, MarkKind, Publication, Span
from onrecord.words import load


def read(text: str, language: str = "fr", marks: tuple[Mark, ...] = ()) -> tuple[Instrument, ...]:
    document = read_language(Article(text=text, name="a", source="a", sha256="", language=language, marks=marks))
    findings = find_dates(document, Findings(language, Publication(None, "unknown")))
    return find_instruments(document, resolve_actors(document, findings)).instruments


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La Russie a quitté le traité FNI en 2019.", "traité FNI"),
        ("La Russie et les États-Unis ont prolongé le nouveau traité Start.", "New START"),
        ("Moscou et Washington tiennent au traité Nouveau Départ.", "New START"),
        ("La Russie se dit prête. New Begin a été signé à Prague avec les États-Unis.", "New START"),
        ("L'Iran a annoncé qu'il ne respecterait plus l'accord nucléaire.", "accord de Vienne (PAGC/JCPOA)"),
        ("L'Iran et les États-Unis ont quitté l'accord de 2015.", "accord de Vienne (PAGC/JCPOA)"),
        ("La Chine et la Russie ont déclaré un partenariat « sans limites ».", "partenariat « sans limites »"),
        ("La Russie et la Chine ont signé une feuille de route militaire.", "feuille de route militaire"),
        ("L'Ukraine invoque le mémorandum de Budapest.", "mémorandum de Budapest"),
        ("La France et l'Allemagne ont fêté le traité de l’Élysée.", "Traité de l'Élysée"),
    ],
)
def test_instrument_is_recognised(text: str, name: str) -> None:
    """By name, acronym, translation, description with its country, year, or as the text declares it."""
    assert [entry.name for entry in read(text)] == [name]


SHAPED = [
    ("fr", "Le pacte de Bichkek lie la Russie et le Kirghizstan.", "pacte de Bichkek", ("RUS", "KGZ"), None),
    ("fr", "La Russie et l'Iran ont violé l'accord de Tabriz.", "accord de Tabriz", ("RUS", "IRN"), None),
    ("fr", "Le traité sino-pakistanais n'a pas été ratifié.", "traité sino-pakistanais", ("CHN", "PAK"), None),
    ("fr", "L'accord franco-italien reste en vigueur.", "accord franco-italien", ("FRA", "ITA"), None),
    ("fr", "La trêve de novembre 2020 lie l'Arménie et l'Azerbaïdjan.", "trêve de novembre 2020", ("ARM", "AZE"), "2020-11"),
    ("fr", "L'Arménie et l'Azerbaïdjan se sont accordés sur une trêve.", "trêve", ("ARM", "AZE"), None),
    ("en", "The two envoys of Iran and Russia broke the Tabriz agreement.", "Tabriz agreement", ("IRN", "RUS"), None),
    ("en", "Iran and Saudi Arabia revived the 2001 security pact.", "2001 security pact", ("IRN", "SAU"), "2001"),
    ("en", "The Franco-Italian treaty binds both armies.", "Franco-Italian treaty", ("FRA", "ITA"), None),
    ("en", "The Joint Border Control Agreement binds Kenya and Uganda.", "Joint Border Control Agreement", ("KEN", "UGA"), None),
]


@pytest.mark.parametrize(("language", "text", "name", "parties", "signed"), SHAPED)
def test_instrument_of_no_directory(language: str, text: str, name: str, parties: tuple[str, ...], signed: str | None) -> None:
    """By its place, its date, a pair of states, a title in capitals, or a truce agreed upon."""
    found = read(text, language)
    assert [(entry.name, entry.parties, entry.signed) for entry in found] == [(name, parties, signed)]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "L'accord de paix de Pretoria tient, selon l'Éthiopie.", "accord de Pretoria"),
        ("en", "The Pretoria peace deal holds, Ethiopia said.", "Pretoria Agreement"),
        ("fr", "Le Mali a dénoncé l'accord d'Alger.", "accord d'Alger (Mali)"),
        ("fr", "L'Iran et l'Irak ont signé l'accord d'Alger.", "accord d'Alger de 1975"),
    ],
)
def test_places_tell_known_agreements(language: str, text: str, name: str) -> None:
    """Other nouns for the same agreement are known; where one place has several, the countries decide."""
    assert [entry.name for entry in read(text, language)] == [name]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("L'accord de Djeddah prévoit douze observateurs au Soudan dans un délai de six mois.", [("exactly", 12), ("at most", 6)]),
        ("Aux termes de l'accord de Djeddah, le Soudan ouvrira dix bases.", [("exactly", 10)]),
        ("Selon l'accord, Israël libérera 150 prisonniers d'ici au 4 mai 2024.", [("exactly", 150), ("at most", "2024-05-04")]),
        ("L'Iran et la Russie ont conclu un accord. Il prévoit :\n- la livraison de 24 avions ;\n- au plus 300 instructeurs.",
         [("exactly", 24), ("at most", 300)]),
        ("New START plafonne les ogives des États-Unis à 1 550.", [("at most", 1550)]),
        ("Aux termes de l'accord de Djeddah, les deux hommes du Soudan se verront.", []),
        ("Le Soudan discute depuis trois ans de l'accord de Djeddah, signé par 12 officiers.", []),
    ],
)  # fmt: skip
def test_what_an_instrument_lays_down_is_a_term(text: str, terms: list[tuple[str, float | str]]) -> None:
    """Numbers in digits and words, lengths of time, deadlines and lists under a verb of providing; nothing else in the sentence."""
    assert [(term.relation, term.value) for entry in read(text) for term in sorted(entry.terms, key=lambda term: term.span)] == terms


@pytest.mark.parametrize(
    "text",
    [
        "Paris n'agira pas sans l'accord de Washington.",
        "L'Organisation du traité de sécurité collective a envoyé des soldats en Arménie.",
        "La Russie veut signer un traité de paix avec le Japon.",
        "Les deux ministres ont marqué leur accord.",
        "La mine à ciel ouvert emploie mille personnes.",
        "Les deux camps négocient un accord de paix depuis un an.",
        "Un nouveau départ pour la diplomatie française.",
        "L'accord du participe est difficile.",
    ],
)
def test_ordinary_words_are_no_instrument(text: str) -> None:
    """Agreement in general, negotiations and look-alikes yield nothing."""
    assert read(text) == ()


def test_anaphora_joins_its_instrument_and_not_a_partnership() -> None:
    """ "le pacte" takes up the treaty named before, though a partnership was named in between."""
    text = "La Russie tient à New START. La Chine et la Russie ont salué leur partenariat stratégique. Le pacte expire en février 2026."
    treaty = next(entry for entry in read(text) if entry.name == "New START")
    assert [span.of(text) for span in treaty.mentions] == ["New START", "pacte"]
    assert treaty.expires == "2026-02"


def test_terms_with_relation_unit_and_span() -> None:
    """Bounds of several kinds, joined quantities, decimal commas; each span slices to its number and unit."""
    text = "L'accord de Vienne fixe à 300 kilos le stock d'uranium de l'Iran, à 130 tonnes celui d'eau lourde et à 3,67 % le taux."
    terms = read(text)[0].terms
    assert [(term.relation, term.value, term.unit) for term in terms] == [
        ("at most", 300, "kg"),
        ("at most", 130, "tonnes"),
        ("at most", 3.67, "%"),
    ]
    assert [term.span.of(text) for term in terms] == ["300 kilos", "130 tonnes", "3,67 %"]


def test_length_of_a_prolongation_is_a_term() -> None:
    """ "prolongé de cinq ans au plus" bounds, "pour douze mois" in an offer does not."""
    text = "New START lie Moscou et Washington. Il peut être prolongé de cinq ans au plus."
    assert [(term.relation, term.value, term.unit) for term in read(text)[0].terms] == [("at most", 5, "années")]


def test_numbers_that_bound_nothing_are_no_terms() -> None:
    """Counts, years and distances near a treaty are left alone."""
    text = "Signé en 2010, New START a été discuté pendant 12 heures par 40 diplomates russes à 500 kilomètres de Moscou."
    assert read(text)[0].terms == ()


def test_dates_of_the_text_and_of_the_table() -> None:
    """The date of signature is the text's where it gives one, else the known one."""
    assert read("Signé en 2010 par la Russie et les États-Unis, New START limite les ogives.")[0].signed == "2010"
    assert read("New START limite les ogives de la Russie.")[0].signed == "2010-04-08"
    declared = read("La Russie et la Chine ont signé le 23 novembre 2021 une feuille de route militaire courant jusqu'en 2025.")[0]
    assert (declared.signed, declared.expires, declared.parties) == ("2021-11-23", "2025", ("RUS", "CHN"))


def test_links_and_captions_name_no_instrument() -> None:
    """A treaty named only in a block of links is not what the article tells."""
    text = "Le ministre est reparti.\nA lire aussi : Ciel ouvert, la fin d'un traité"
    at = text.index("A lire")
    assert read(text, marks=(Mark(MarkKind.RELATED_LINKS, Span(at, len(text)), "links"),)) == ()


def test_english() -> None:
    """Qualities stand before the noun, thousands have commas."""
    found = read(
        "New START caps each country at 1,550 deployed warheads, Russia said. Greece and France signed a mutual defence pact.", "en"
    )
    assert [entry.name for entry in found] == ["New START", "mutual defence pact"]
    assert [(term.relation, term.value) for term in found[0].terms] == [("at most", 1550)]


def test_a_signing_makes_an_instrument() -> None:
    """A contract or deal of no name is an instrument where the text tells its signing, in French and in English."""
    assert [entry.name for entry in read("Signé en décembre 2017, le contrat avait été dénoncé par les États-Unis.")] == ["contrat"]
    assert [entry.name for entry in read("The deal was signed by Iran and Saudi Arabia.", "en")] == ["deal"]
    assert read("The deal was discussed by Iran and Saudi Arabia.", "en") == ()


def test_a_length_of_prolongation_after_its_month() -> None:
    """The month of the prolongation may stand between the verb and the length."""
    terms = read("L'Initiative céréalière avait été reconduite en mai pour soixante jours par la Russie et l'Ukraine.")[0].terms
    assert [(term.relation, term.value) for term in terms] == [("exactly", 60)]


STRUCK = [
    ("fr", "Le Mali et le Niger ont signé vendredi, sous l'égide de l'Algérie, un accord censé clore la guerre.", "un accord"),
    ("fr", "La Chine et le Honduras se parlent. Le communiqué commun a été signé à Pékin.", "communiqué commun"),
    ("fr", "Dans une déclaration conjointe de 1956, Moscou a promis au Japon de rendre deux îles.", "une déclaration conjointe de 1956"),
    ("en", "India and China struck a landmark deal on Monday.", "deal"),
    ("fr", "Paris et Niamey se taisent. L'accord tient. Mais l'accord reste fragile entre la France et le Niger.", "accord"),
]


@pytest.mark.parametrize(("language", "text", "mention"), STRUCK)
def test_an_instrument_without_a_name(language: str, text: str, mention: str) -> None:
    """Struck, signed, dated or simply spoken of again and again: a mention takes its indefinite article along."""
    (entry,) = read(text, language)
    assert entry.mentions[0].of(text).endswith(mention.rsplit(maxsplit=1)[-1])
    assert mention in {span.of(text) for span in entry.mentions} | {entry.name}


def test_an_old_accord_is_not_what_the_accord_means() -> None:
    """ "l'accord de 1996" is told of in passing; "l'accord" sentences later is the one that was signed now."""
    text = (
        "L'Inde et la Chine invoquent l'accord de 1996. Les deux pays se parlent. Les ministres se voient. "
        "Ils ont signé lundi un pacte. Le pacte durera."
    )
    by_name = {entry.name: {span.of(text) for span in entry.mentions} for entry in read(text)}
    assert by_name == {"accord de 1996": {"accord de 1996"}, "pacte": {"un pacte", "pacte"}}


def test_parties_behind_the_noun_tell_it_from_others() -> None:
    """ "le protocole d'adhésion de la Suède": the state is part of the name."""
    assert read("La Turquie a ratifié le protocole d'adhésion de la Suède.")[0].name == "protocole d'adhésion de la Suède"


TERMS = [
    ("fr", "L'Éthiopie et l'Érythrée ont conclu un cessez-le-feu de 60 jours.", {60}),
    ("en", "India and China signed a five-year defence pact on Monday.", {5}),
    ("fr", "Valable cent vingt jours, l'accord signé à Istanbul ouvre des couloirs.", {120}),
    ("fr", "Le Japon et la Corée du Sud ont signé un mémorandum. Tokyo devra livrer 300 000 tonnes par an.", {300_000}),
    ("fr", "Le Mali et l'Algérie ont signé un accord. Il prévoit la libération de 400 prisonniers.", {400}),
]


@pytest.mark.parametrize(("language", "text", "values"), TERMS)
def test_what_an_instrument_lays_down_around_its_mention(language: str, text: str, values: set[int]) -> None:
    """How long it lasts, duties under it, and what "il prévoit" goes on with."""
    assert {term.value for entry in read(text, language) for term in entry.terms} == values


def test_an_offer_to_keep_it_is_no_length() -> None:
    """ "prolonger le traité pour un an" says nothing of how long the treaty lasts."""
    (entry,) = read("Moscou offre de prolonger New START pour un an.")
    assert all(term.what.startswith("prolongation") for term in entry.terms)


def test_every_noun_of_the_lists_makes_an_instrument() -> None:
    """Whatever is struck or spoken of has a type, also a noun of several words."""
    sentences = {"fr": "Le Kenya et le Mali ont signé un {0}. Puis le {0} a duré.", "en": "Kenya and Mali signed a {0}. The {0} held."}
    for language, sentence in sentences.items():
        lists = load(f"{language}/instruments.yaml")
        for noun in (*lists["strikable"], *lists["spoken_of"], *lists["sealed"]):
            assert read(sentence.format(noun), language), noun


@pytest.mark.parametrize(
    ("text", "name", "terms"),
    [
        ("La déclaration du 9 mai 2019 lie Lima et Quito.", "déclaration du 9 mai 2019", []),
        ("Lima et Quito ont rompu l’entente de 2016.", "entente de 2016", []),
        ("Lima respecte le protocole signé à Quito.", "protocole signé à Quito", []),
        ("Le Japon et le Chili ont signé un traité de partenariat stratégique.", "traité de partenariat stratégique", []),
        ("Lima obtient un mémorandum par lequel Quito s’engage à l’aider pendant trois ans.", "mémorandum", [("exactly", 3)]),
        ("Dans un communiqué commun, Lima et Quito s’engagent à livrer douze navires.", "communiqué commun", [("exactly", 12)]),
        ("Lima tient au pacte Aukus, qui lui vaudra au moins huit sous-marins.", "AUKUS", [("at least", 8)]),
        ("Lima rompt l’accord de 2016 avec Quito : douze navires, pour 90 milliards d’euros.", "accord de 2016 avec Quito",
         [("exactly", 12), ("exactly", 90)]),
    ],
)  # fmt: skip
def test_instruments_by_type_and_circumstance(text: str, name: str, terms: list[tuple[str, int]]) -> None:
    """A type with a day, a year or a place, or with what it binds its parties to; with the terms that follow."""
    found = read(text)
    assert [entry.name for entry in found] == [name]
    assert [(term.relation, term.value) for term in found[0].terms] == terms


def test_what_was_told_on_a_day_is_no_instrument() -> None:
    """A declaration to the press has a day too."""
    assert read("Dans une déclaration de mars 2021, Lima a salué Quito.") == ()


def test_a_protocol_is_no_memorandum() -> None:
    """ "le protocole" takes up the protocol, though a memorandum was named last."""
    text = "Ankara et Stockholm ont signé le protocole d’adhésion. Ankara invoque le mémorandum de Budapest. Ankara ratifie le protocole."
    assert [len(entry.mentions) for entry in read(text)] == [2, 1]
