"""States, governments and public bodies, resolved."""

import pytest

from onrecord.analysis.actors import resolve_actors
from onrecord.analysis.language import read_language
from onrecord.model import Article, Findings, MentionKind, Publication, When


def _resolve(text: str, language: str = "fr") -> Findings:
    document = read_language(Article(text, "test", "test", "0" * 64, language))
    return resolve_actors(document, Findings(language, Publication(When.parse("2021-03-10"), "header")))


def _forms(text: str, language: str = "fr") -> dict[str, str]:
    return {mention.span.of(text): mention.actor for mention in _resolve(text, language).mentions}


@pytest.mark.parametrize(
    ("text", "form", "key", "name"),
    [
        (
            "Le ministère turc de la Défense a démenti.",
            "Le ministère turc de la Défense",
            "org:tur:defence_ministry",
            "ministère turc de la Défense",
        ),
        ("L’armée pakistanaise a riposté.", "L’armée pakistanaise", "org:pak:army", "armée pakistanaise"),
        ("Le Quai d’Orsay a réagi.", "Le Quai d’Orsay", "org:fra:foreign_ministry", "ministère français des Affaires étrangères"),
        ("La diplomatie russe a répondu.", "La diplomatie russe", "org:rus:foreign_ministry", "ministère russe des Affaires étrangères"),
        ("Le Pentagone a rejeté ces accusations.", "Le Pentagone", "org:usa:defence_ministry", "département américain de la Défense"),
        ("La présidence sud-coréenne s'inquiète.", "La présidence sud-coréenne", "org:kor:presidency", "présidence sud-coréenne"),
        ("L'Élysée a confirmé.", "L'Élysée", "org:fra:presidency", "présidence française"),
    ],
)
def test_bodies_have_a_state_and_a_usual_name(text: str, form: str, key: str, name: str) -> None:
    """Ministries, armies and seats of any state by one pattern."""
    findings = _resolve(text)
    mention = next(mention for mention in findings.mentions if mention.span.of(text) == form)
    assert (mention.actor, findings.actor(key).name, findings.actor(key).country) == (key, name, key.split(":")[1].upper())


@pytest.mark.parametrize("form", ["Le gouvernement allemand", "La partie allemande", "Les autorités allemandes", "Berlin", "L’Allemagne"])
def test_the_government_is_the_state(form: str) -> None:
    """Governments, sides and capitals are mentions of the state itself."""
    verb = "ont" if form.startswith("Les") else "a"
    assert _forms(f"{form} {verb} tranché.")[form] == "DEU"


@pytest.mark.parametrize(
    "text", ["Il s'est rendu à Moscou.", "MOSCOU, 8 novembre (Agences) – Rien.", "Une réunion à Moscou et Pékin est prévue."]
)
def test_capitals_may_be_places(text: str) -> None:
    """After a preposition of place and in datelines nobody acts."""
    assert not _resolve(text).mentions


def test_a_capital_may_be_addressed() -> None:
    """After a verb of giving or asking, "à Moscou" is a party."""
    assert _forms("Le président a demandé à Moscou de répondre.")["Moscou"] == "RUS"


def test_a_state_after_a_preposition_of_place_says_so() -> None:
    """The mention stands, for wars are fought in states, but its reason calls it a place."""
    text = "La guerre en Ukraine continue."
    assert _resolve(text).mentions[0].reason.rule == "place name"


def test_a_body_without_its_state_takes_it_from_the_context() -> None:
    """The presidency after the palace is the same presidency."""
    assert _forms("L'Élysée temporise. « Patience », explique la présidence.")["la présidence"] == "org:fra:presidency"


def test_possessives_refer_to_the_first_actor_of_the_sentence() -> None:
    """ "Its ministry" after two states belongs to the subject."""
    text = "Japan will tighten controls on exports to South Korea, its trade ministry said."
    assert _forms(text, "en")["its trade ministry"] == "org:jpn:trade_ministry"


def test_a_possessive_that_opens_a_sentence_goes_on_about_the_subject_before() -> None:
    """ "His government" is that of the subject of the sentence before, not of the one named last."""
    text = "Vladimir Putin spoke of a visit to Berlin by Joe Biden. His government called on Japan to leave."
    assert _forms(text, "en")["His government"] == "RUS"


def test_a_possessive_may_be_that_of_a_pronoun() -> None:
    """ "Il ... ; son ambassade": of whom the pronoun means."""
    text = "Emmanuel Macron a parlé aux Britanniques. Hier, il s'est plaint de l'Australie ; son ambassade a fermé."
    assert _forms(text)["son ambassade"] == "org:fra:embassy"


def test_a_stranger_is_of_the_state_whose_place_opens_his_sentence() -> None:
    """ "À Washington, X": unless somebody else stands between."""
    found = _resolve("À Washington, Emily Horne, une porte-parole, a regretté la décision de Paris.")
    assert {actor.name: actor.country for actor in found.actors}["Emily Horne"] == "USA"
    found = _resolve("En Israël, le président français a reçu Rachel Levin.")
    assert {actor.name: actor.country for actor in found.actors}.get("Rachel Levin") is None


def test_regions_are_no_states() -> None:
    """Neither the South China Sea nor Latin America is an actor."""
    assert not _resolve("La mer de Chine méridionale et l'Amérique latine sont loin.").mentions


def test_adjectives_may_lie_inside_longer_mentions() -> None:
    """The adjective of nationality is kept inside the title that holds it, everything else stands apart."""
    text = "Le ministre américain de la Défense Lloyd Austin a réagi."
    mentions = _resolve(text).mentions
    nested = [m for m in mentions if any(o is not m and o.span.covers(m.span) for o in mentions)]
    assert [(m.span.of(text), m.kind) for m in nested] == [("américain", MentionKind.DEMONYM)]


def test_peoples_stand_for_their_states() -> None:
    """ "Les Russes" are Russia; a language is nobody."""
    assert _forms("Les Russes étaient prêts.")["Les Russes"] == "RUS"
    assert "le français" not in _forms("Il parle le français.")


def test_several_armies_are_nobody_in_particular() -> None:
    """A counted collective stands for itself, without a state."""
    text = "L'Inde et le Pakistan se parlent. Les deux armées s'engagent à respecter la trêve."
    mention = next(mention for mention in _resolve(text).mentions if mention.span.of(text) == "Les deux armées")
    assert _resolve(text).actor(mention.actor).country is None


def test_a_group_goes_with_those_who_set_it_up() -> None:
    """The participle and its agent belong to the name of the group."""
    text = "Un panel bipartisan nommé par le Congrès américain a déclaré que le temps presse."
    actor = next(actor for actor in _resolve(text).actors if actor.key.startswith("org:"))
    assert (actor.name, actor.country) == ("un panel bipartisan nommé par le Congrès américain", "USA")


def test_agencies_in_datelines_do_not_act() -> None:
    """The agency that signs the dateline is no actor of the report."""
    assert not _resolve("MOSCOU, 8 novembre (Reuters) – Rien de neuf.").mentions


@pytest.mark.parametrize(
    ("text", "form", "key"),
    [
        ("Riyad a réagi. L'Arabie saoudite a convoqué l'ambassadeur. Le royaume rejette tout.", "Le royaume", "SAU"),
        ("Le Qatar a réagi. L'émirat rejette tout.", "L'émirat", "QAT"),
        ("Le Mali est isolé. La junte au pouvoir à Bamako refuse de céder.", "La junte au pouvoir à Bamako", "MLI"),
        ("La junte malienne a pris le pouvoir. Lundi, la junte a expulsé l'ambassadeur.", "la junte", "MLI"),
        ("L'ambassade de Russie à Londres a protesté.", "L'ambassade de Russie à Londres", "org:rus:embassy:gbr"),
        ("Le Parlement européen a voté le texte.", "Le Parlement européen", "org:european-parliament"),
        ("Le président de la commission européenne part.", "commission européenne", "org:european-commission"),
        ("Les services marocains auraient espionné des diplomates.", "Les services marocains", "org:mar:intelligence"),
        ("À l’OTAN, Jens Stoltenberg se dit préoccupé.", "l’OTAN", "org:nato"),
        ("Le secrétaire général de l’OTAN a parlé.", "OTAN", "org:nato"),
    ],
)
def test_names_of_states_and_bodies_in_context(text: str, form: str, key: str) -> None:
    """Kingdoms, juntas and embassies by what the article says of them; acronyms of organisations are no datelines."""
    assert _forms(text)[form] == key


def test_an_unnamed_government_is_marked_as_inferred() -> None:
    """What only the context tells says so."""
    text = "L'Arabie saoudite a réagi. Le royaume rejette tout."
    mention = next(m for m in _resolve(text).mentions if m.span.of(text) == "Le royaume")
    assert mention.reason.detail.startswith("inferred")
    assert mention.reason.score <= 0.5


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Le Maroc et la Jordanie se rapprochent. Le royaume rejette tout.", "Le royaume"),
        ("L'Allemagne a voté. Les services ferment à midi.", "Les services"),
        ("La Suisse et la Commission européenne négocient ; l'armée européenne reste un projet.", "l'armée européenne"),
    ],
)
def test_what_may_be_several_things_stays_open(text: str, form: str) -> None:
    """Two kingdoms, services without a state, a continent whose institutions the text names."""
    assert form not in _forms(text)


def test_a_body_left_without_its_state_is_that_of_a_main_state() -> None:
    """Troops of a third state in passing do not make its army "the military"."""
    text = (
        "Manila protested against China. The Philippines and China have long quarrelled. American troops trained nearby. "
        "China blocked a ship of the Philippines. In Manila, the military vowed to send another."
    )
    assert _forms(text, "en")["the military"] != "org:usa:army"


def test_a_high_security_council_is_not_the_one_of_the_un() -> None:
    """A longer name is another body."""
    text = "Le Maroc et l'Algérie se déchirent. À Alger, le Haut Conseil de sécurité a annoncé une revue des liens."
    assert _forms(text)["le Haut Conseil de sécurité"] == "org:dza:supreme_security_council"


def test_an_accented_e_makes_another_word() -> None:
    """ "A pressé" is no press, though capitals and texts without accents are read."""
    forms = _forms("La presse britannique s'interroge. Londres a pressé Belgrade de répondre. La PRESSE britannique aussi.")
    assert "pressé" not in forms
    assert forms["La PRESSE britannique"] == forms["La presse britannique"] == "org:gbr:press"


@pytest.mark.parametrize(
    ("text", "form", "key", "language"),
    [
        ("La Corée du Nord a tiré. Séoul a protesté contre le Nord.", "le Nord", "PRK", "fr"),
        ("North Korea fired. Seoul blamed the North for it.", "the North", "PRK", "en"),
        ("La Cour internationale de justice a tranché. Lima salue la Cour.", "la Cour", "org:international-court-of-justice", "fr"),
        ("The International Court of Justice ruled. Peru hailed the court.", "the court", "org:international-court-of-justice", "en"),
        ("L’Union européenne a dit non. Lima regrette que l’Union refuse.", "l’Union", "org:european-union", "fr"),
        ("La compagnie publique PDVSA a signé.", "La compagnie publique PDVSA", "org:pdvsa", "fr"),
        ("La compagnie publique PDVSA a signé.", "PDVSA", "org:pdvsa", "fr"),
        ("Berlin a rappelé ses ambassadeurs à Moscou et à Pékin.", "Pékin", "CHN", "fr"),
        ("L’Alliance atlantique a réagi.", "L’Alliance atlantique", "org:nato", "fr"),
        ("L’ambassadeur russe, Gueorgui Zinoviev, est venu. Le diplomate a ri.", "Le diplomate", "person:gueorgui-zinoviev", "fr"),
        ("Le porte-parole de Marise Payne a réagi à Canberra.", "Marise Payne", "person:marise-payne", "fr"),
        ("Il réclame la libération de l’homme d’affaires Alex Saab.", "Alex Saab", "person:alex-saab", "fr"),
        ("Le Qatar, Doha et les Qatariens ont réagi. Le Koweït aussi. Lima salue l’émirat.", "l’émirat", "QAT", "fr"),
        ("Le président du Conseil européen, Charles Michel, a réagi.", "Conseil européen", "org:european-council", "fr"),
    ],
)
def test_short_and_long_names(text: str, form: str, key: str, language: str) -> None:
    """What takes up a name that the article gave, a name with the noun for its kind, a capital where somebody is accredited."""
    assert _forms(text, language)[form] == key


@pytest.mark.parametrize(
    "text", ["La Corée du Nord a tiré vers la mer du Nord.", "Lima salue la Cour.", "L’Union africaine a réagi. Lima aussi."]
)
def test_no_short_name_without_its_name(text: str) -> None:
    """A region, a court that nobody named, a name that goes on."""
    assert not {"Nord", "la Cour", "L’Union"} & _forms(text).keys()
