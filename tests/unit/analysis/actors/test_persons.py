"""Names and titles of persons, resolved."""

import pytest

from onrecord.analysis.actors import resolve_actors
from onrecord.analysis.language import read_language
from onrecord.model import ActorKind, Article, Findings, Mention, MentionKind, Publication, When


def _resolve(text: str, published: str | None = None, language: str = "fr") -> Findings:
    document = read_language(Article(text, "test", "test", "0" * 64, language))
    when = When.parse(published) if published else None
    return resolve_actors(document, Findings(language, Publication(when, "header" if when else "unknown")))


def _key(findings: Findings, text: str, form: str) -> str:
    """The actor to whom the form refers."""
    return next(mention.actor for mention in findings.mentions if mention.span.of(text) == form)


def _reason(findings: Findings, text: str, form: str) -> Mention:
    return next(mention for mention in findings.mentions if mention.span.of(text) == form)


@pytest.mark.parametrize(
    ("published", "key"),
    [("2023-11-08", "person:sergei-shoigu"), ("2024-06-01", "person:andrei-belousov"), ("2011-01-01", "person:anatoly-serdyukov")],
)
def test_a_title_alone_is_the_holder_at_the_time(published: str, key: str) -> None:
    """The same words mean another minister in another year, and the reason names the table."""
    text = "Le ministre russe de la Défense a réagi."
    findings = _resolve(text, published)
    assert _key(findings, text, "Le ministre russe de la Défense") == key
    assert "table of offices" in findings.mentions[0].reason.detail


def test_a_title_alone_stays_open_without_a_date() -> None:
    """Without a date of publication no holder is guessed; the country is still known."""
    text = "Le ministre russe de la Défense a réagi."
    findings = _resolve(text)
    assert not findings.actors[0].key.startswith("person:sergei")
    assert findings.actors[0].country == "RUS"


@pytest.mark.parametrize("name", ["Sergueï Choïgou", "Sergei Shoigu", "Sergueï Choïgu", "Sergej Schoigu", "Сергей Шойгу"])
def test_one_person_in_five_romanisations(name: str) -> None:
    """French, English, mixed, German and Cyrillic writings are one actor."""
    text = f"Selon {name}, rien ne change."
    assert _key(_resolve(text, "2023-11-08"), text, name) == "person:sergei-shoigu"


def test_a_garbled_name_beside_its_title_is_the_holder() -> None:
    """A pinyin rendering of a Russian name is accepted because the office beside it agrees."""
    text = "Wei Fenghe a rencontré le ministre russe de la Défense Shaoyigu."
    findings = _resolve(text, "2021-11-24")
    assert _key(findings, text, "Shaoyigu") == "person:sergei-shoigu"
    assert _reason(findings, text, "Shaoyigu").reason.score < 1


def test_another_name_beside_a_title_is_not_the_holder() -> None:
    """The title does not overrule a name that is plainly another one."""
    text = "Le ministre russe de la Défense Sergueï Lavrov a réagi."
    assert _key(_resolve(text, "2023-11-08"), text, "Sergueï Lavrov") == "person:sergei-lavrov"


def test_the_given_name_of_a_korean_must_be_the_same() -> None:
    """Father and son are two persons."""
    text = "Kim Jong-un a succédé à Kim Jong-il."
    findings = _resolve(text, "2012-01-10")
    assert _key(findings, text, "Kim Jong-un") != _key(findings, text, "Kim Jong-il")


def test_a_family_name_takes_up_the_full_name() -> None:
    """ "M. Araghchi" and "Araghchi" are the person named in full before; titles and country go with him."""
    text = "Le vice-ministre iranien Abbas Araghchi a parlé. M. Araghchi a insisté. Araghchi a conclu."
    findings = _resolve(text, "2019-05-08")
    assert _key(findings, text, "M. Araghchi") == _key(findings, text, "Araghchi") == _key(findings, text, "Abbas Araghchi")


def test_namesakes_are_told_apart_by_the_chain() -> None:
    """A family name two persons share goes to the one the article names."""
    text = "Shehbaz Sharif a reçu une délégation. M. Sharif a remercié ses hôtes."
    assert _key(_resolve(text, "2017-01-10"), text, "M. Sharif") == "person:shehbaz-sharif"


def test_a_counterpart_holds_the_same_office() -> None:
    """The president's Russian counterpart is the Russian president."""
    text = "Joe Biden s'est entretenu avec son homologue russe."
    assert _key(_resolve(text, "2021-01-26"), text, "son homologue russe") == "person:vladimir-putin"


@pytest.mark.parametrize("form", ["Le chef du Kremlin", "Le maître du Kremlin", "Le locataire du Kremlin", "L'homme fort du Kremlin"])
def test_epithets_lead_to_the_head_of_state(form: str) -> None:
    """A word for a head and a palace is a pattern, not a list."""
    text = f"{form} a tranché."
    assert _key(_resolve(text, "2019-05-08"), text, form) == "person:vladimir-putin"


def test_a_spokesman_is_not_his_minister() -> None:
    """The spokesman of a ministry stands for himself, named by his phrase, with his country."""
    text = "Le porte-parole du ministère russe de la Défense a démenti."
    findings = _resolve(text, "2023-11-08")
    assert [actor.key for actor in findings.actors if actor.kind == "person"] != ["person:sergei-shoigu"]
    assert {actor.country for actor in findings.actors} == {"RUS"}


def test_a_former_minister_is_not_the_present_one() -> None:
    """ "L'ex-ministre" beside a name refers to that name."""
    text = "L'ancien président russe Dmitri Medvedev a menacé Londres."
    findings = _resolve(text, "2023-03-01")
    assert _key(findings, text, "L'ancien président russe") == "person:dmitry-medvedev"


def test_an_unnamed_source_is_named_by_its_phrase() -> None:
    """An anonymous official is an actor with a country."""
    text = "Un haut responsable américain a confirmé la rencontre."
    actor = next(actor for actor in _resolve(text, "2023-01-01").actors if actor.kind == "person")
    assert (actor.name, actor.country) == ("un haut responsable américain", "USA")


def test_the_head_of_an_organisation_has_no_country() -> None:
    """He acts for the organisation while he heads it, and for his state before."""
    text = "Mark Rutte a pris la parole."
    assert _resolve(text, "2025-02-01").actors[0].country is None
    assert _resolve(text, "2020-02-01").actors[0].country == "NLD"


def test_a_continent_stands_for_the_only_leader_of_it() -> None:
    """In a rewritten text "le leader européen" is the one leader from Europe, and the reason says that it is inferred."""
    text = "Vladimir Poutine a parlé de la Chine. Poutine a insisté. « Nous verrons », a dit le leader européen."
    findings = _resolve(text, "2020-10-23")
    mention = _reason(findings, text, "le leader européen")
    assert mention.actor == "person:vladimir-putin"
    assert "inferred" in mention.reason.detail


def test_english_titles_before_the_name() -> None:
    """Adjective, abbreviation and genitive before an English title."""
    text = "U.S. Secretary of State Antony Blinken met Saudi Arabia's Adel al-Jubeir and Turkish Foreign Minister Hakan Fidan."
    findings = _resolve(text, "2023-11-06", "en")
    countries = {actor.name: actor.country for actor in findings.actors if actor.kind == "person"}
    assert countries == {"Antony Blinken": "USA", "Adel al-Jubeir": "SAU", "Hakan Fidan": "TUR"}


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("Le locataire de l'Élysée", "person:emmanuel-macron"),
        ("Le locataire de Matignon", "person:jean-castex"),
        ("Le patron du Pentagone", "person:lloyd-austin"),
        ("Le chef de la diplomatie européenne", "person:josep-borrell"),
    ],
)
def test_the_head_of_a_body_holds_its_office(form: str, key: str) -> None:
    """A palace stands for its tenant's office, a ministry for its minister's."""
    text = f"{form} a réagi."
    assert _key(_resolve(text, "2021-09-17"), text, form) == key


def test_the_head_of_another_body_is_not_the_head_of_state() -> None:
    """The president of a parliament is not the president."""
    text = "Le président du Sénat français a réagi."
    assert "person:emmanuel-macron" not in [actor.key for actor in _resolve(text, "2021-09-17").actors]


def test_an_apposition_may_belong_to_another_noun() -> None:
    """The name after "la sœur du dirigeant" is the sister's."""
    text = "La sœur du dirigeant nord-coréen, Kim Yo-jong, a menacé Séoul."
    assert _key(_resolve(text, "2024-06-09"), text, "dirigeant nord-coréen") == "person:kim-jong-un"


def test_the_tenant_of_a_palace_is_not_the_last_president_named() -> None:
    """The palace decides, not the nearest holder of a like office."""
    text = "Volodymyr Zelensky attend un signe du locataire de la Maison-Blanche."
    assert _key(_resolve(text, "2025-03-01"), text, "locataire de la Maison-Blanche") == "person:donald-trump"


def test_an_indefinite_title_with_a_closed_apposition_is_the_name() -> None:
    """ "Un porte-parole de X, N, a dit": the spokesman is N, with the country of X."""
    text = "Un porte-parole de la Maison-Blanche, Jay Carney, a parlé d'une erreur."
    findings = _resolve(text, "2012-07-20")
    assert _key(findings, text, "Un porte-parole de la Maison-Blanche") == "person:jay-carney"
    assert findings.actor("person:jay-carney").country == "USA"


@pytest.mark.parametrize(
    "text",
    [
        "Le site servait aux fusées Titan III et IV.",
        "Le suicide a eu lieu en Ille-et-Vilaine.",
        "Les analystes du groupe Crédit Mutuel CIC doutent.",
        "La banque AXA a perdu des données.",
        "Des milliers d'habitants ont fui.",
    ],
)
def test_places_products_and_quantities_are_no_persons(text: str) -> None:
    """Numbers of rockets, departments with hyphens, acronyms, quantities."""
    assert not [actor for actor in _resolve(text).actors if actor.kind is ActorKind.PERSON]


def test_the_former_holder_is_not_the_present_one() -> None:
    """ "L'ex-président" of a state is somebody who has left."""
    text = "L’ex-président sénégalais a parlé."
    assert [actor.key for actor in _resolve(text, "2012-07-03").actors if actor.kind is ActorKind.PERSON] == ["person:abdoulaye-wade"]


def test_a_relative_of_the_president_is_not_the_president() -> None:
    """The title before the comma belongs to the husband."""
    text = "La veuve de l'ancien président de l'Autorité palestinienne, Souha Lambert, a porté plainte."
    findings = _resolve(text)
    widow = {m.span.of(text) for m in findings.mentions if m.actor == "person:souha-lambert"}
    assert widow <= {"Souha Lambert"}


def test_an_ambassador_has_a_state_and_a_post() -> None:
    """The place of service belongs to the title; at the UN it makes another office."""
    text = "L'ambassadeur de France en Afghanistan, Bernard Bajolet, est parti. L'ambassadrice américaine à l'ONU a protesté."
    findings = _resolve(text, "2018-03-10")
    assert {m.span.of(text): m.actor for m in findings.mentions if m.kind is MentionKind.TITLE} == {
        "L'ambassadeur de France en Afghanistan": "person:bernard-bajolet",
        "L'ambassadrice américaine à l'ONU": "person:nikki-haley",
    }
    assert findings.actor("person:bernard-bajolet").country == "FRA"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("À Washington, une porte-parole du Conseil de sécurité nationale, Emily Larkin, a regretté la décision.", "USA"),
        ("Nadim Fort, responsable de l'organisation et spécialiste de la Syrie, a témoigné.", None),
    ],
)
def test_the_country_of_a_stranger(text: str, country: str | None) -> None:
    """A body of a state gives its servants the state named beside it; an unknown body gives nothing."""
    assert {actor.country for actor in _resolve(text).actors if actor.kind is ActorKind.PERSON} == {country}


@pytest.mark.parametrize(
    ("text", "published", "country"),
    [
        ("Jens Stoltenberg a mis en garde l’Otan.", None, None),
        ("Jens Stoltenberg a parlé à Oslo.", "2010-05-04", "NOR"),
        ("Jens Stoltenberg a parlé.", "2020-05-04", None),
        ("Angela Merkel a mis en garde l’Otan.", None, "DEU"),
    ],
)
def test_whoever_heads_an_organisation_has_no_state(text: str, published: str | None, country: str | None) -> None:
    """By the offices of the time; in an undated article by the organisations it names."""
    assert next(actor for actor in _resolve(text, published).actors if actor.kind is ActorKind.PERSON).country == country


@pytest.mark.parametrize("text", ["A Bordeaux, la chaleur monte.", "En tête, elle gagne. Finalement, la tête a tourné."])
def test_openings_of_sentences_are_no_names(text: str) -> None:
    """A preposition without its accent, an adverb."""
    assert not [actor for actor in _resolve(text).actors if actor.kind is ActorKind.PERSON]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Le secrétaire indien aux Affaires étrangères a parlé à la presse.", "person:vinay-kwatra"),
        ("Le ministre indien des Affaires étrangères a parlé à la presse.", "person:subrahmanyam-jaishankar"),
    ],
)
def test_a_secretary_is_not_his_minister(text: str, key: str) -> None:
    """In Delhi a foreign secretary serves below the minister."""
    assert [actor.key for actor in _resolve(text, "2023-03-10").actors if actor.kind is ActorKind.PERSON] == [key]


def test_a_counterpart_holds_the_office_of_the_one_named_before() -> None:
    """ "son homologue Y" teaches Y the office, so that a later bare title may be Y, named last and most."""
    text = (
        "Le ministre des Affaires étrangères Sergueï Lavrov a reçu son homologue hondurien, Eduardo Enrique Reina. "
        "M. Reina s'est dit satisfait. M. Reina est reparti. Le ministre a promis de revenir."
    )
    findings = _resolve(text, "2023-03-20")
    assert _key(findings, text, "Le ministre") == _key(findings, text, "Eduardo Enrique Reina")


def test_a_bare_title_is_the_one_whom_the_article_names_most() -> None:
    """ "le président", with two presidents about, is the one of whom the article speaks, not the one named last in passing."""
    text = (
        "Le président français Emmanuel Macron a parlé à la presse. Emmanuel Macron a répété sa position. Emmanuel Macron a refusé "
        "une rencontre avec le président russe Vladimir Poutine. Le président a quitté la salle."
    )
    findings = _resolve(text, "2022-02-08")
    assert _key(findings, text, "Le président") == "person:emmanuel-macron"


def test_an_unknown_name_that_speaks_is_somebody() -> None:
    """A verb of saying beside two capitalised words that nothing else explains; the family name alone takes them up."""
    text = "Le lieu a été contrôlé, a expliqué Timor Goksel. « C'est un passage obligé », a souligné Goksel."
    findings = _resolve(text)
    assert _key(findings, text, "Timor Goksel") == _key(findings, text, "Goksel")
    assert not _resolve("Le Timor Goksel vend des bateaux en bois.").actors


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Mme Kayikwamba Wagner a parlé. Thérèse Kayikwamba Wagner a signé.", "Mme Kayikwamba Wagner", "Thérèse Kayikwamba Wagner"),
        ("Barack Obama a gagné. B. Obama a promis de revenir.", "B. Obama", "Barack Obama"),
    ],
)
def test_a_shorter_form_of_a_name_is_the_same_person(text: str, short: str, full: str) -> None:
    """After an honorific the given name goes, else it may become an initial; a family name may sound like an organisation."""
    findings = _resolve(text)
    assert _key(findings, text, short) == _key(findings, text, full)


@pytest.mark.parametrize(
    ("language", "title", "name", "country"),
    [
        ("fr", "Le ministre ukrainien des Infrastructures", "Oleksandr Koubrakov", "UKR"),
        ("fr", "Le chef de l’armée de terre indienne", "Upendra Dwivedi", "IND"),
        ("en", "The Emirati ambassador to Russia", "Omar Ghobash", "ARE"),
    ],
)
def test_a_title_reaches_to_its_name(language: str, title: str, name: str, country: str) -> None:
    """What completes a title is part of it, though no list holds it, and gives the bearer his country."""
    text = f"{title}, {name}, a réagi." if language == "fr" else f"{title}, {name}, has left."
    findings = _resolve(text, language=language)
    key = _key(findings, text, name)
    assert _key(findings, text, title) == key
    assert next(actor.country for actor in findings.actors if actor.key == key) == country


def test_the_ministry_is_the_one_named_before() -> None:
    """ "Le ministère" alone takes up the ministry that the article named last; "a military escalation" is no army."""
    text = "Le ministère turc de la Défense a réagi. Paris se tait. Le ministère a démenti."
    assert _key(_resolve(text), text, "Le ministère") == "org:tur:defence_ministry"
    assert not any("army" in actor.key for actor in _resolve("Doha ruled out a military escalation.", language="en").actors)


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        ("Une source proche du dossier a parlé.", "Une source proche du dossier", "fr"),
        ("Selon un conseiller de l'exécutif, rien ne presse.", "un conseiller de l'exécutif", "fr"),
        ("Rien ne presse, dit un responsable d'un des quatre pays.", "un responsable d'un des quatre pays", "fr"),
        ("Un diplomate a parlé.", "Un diplomate", "fr"),
        ("An official close to the talks said so.", "An official close to the talks", "en"),
    ],
)
def test_a_source_is_named_by_its_whole_phrase(text: str, source: str, language: str) -> None:
    """What more is said of an unnamed source belongs to its name, up to a mark or an auxiliary."""
    findings = _resolve(text, language=language)
    assert source in [mention.span.of(text) for mention in findings.mentions]
