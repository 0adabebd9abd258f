"""What office a phrase names, for which state, and who may hold it."""

from __future__ import annotations

from onrecord.analysis.actors.cast import Cast
from onrecord.analysis.actors.text import Name, Phrase, Reading
from onrecord.model import Reason
from onrecord.words import load


def office_of(cast: Cast, phrase: Phrase) -> tuple[str, str]:
    """The office that the phrase names, in the terms of the tables, and its state or organisation."""
    office = phrase.office
    if phrase.kind == "minister" or (phrase.kind == "people" and phrase.domain) or (phrase.domain and office == "secretary_of_state"):
        office = f"{phrase.domain}_minister" if phrase.domain else "minister"
    if phrase.kind == "minister" and office in (renamed := load("world/offices.yaml")["secretaries"].get(phrase.polity, {})):
        named_so = head_text(cast.reading, phrase) in cast.reading.lexicon.words_of("secretaries")
        office = renamed[office] if named_so else office
    if office == "spokesperson" and phrase.of_body:
        office = _spokesperson(phrase.of_body)
    elif phrase.of_body and not phrase.of_body.startswith("org:"):
        office = _head_of(office, phrase.of_body)
    if "deputy" in phrase.modifiers and office and not office.startswith("deputy"):
        office = f"deputy_{office}"
    polity = phrase.polity
    if not polity and phrase.person is not None and phrase.person.key:
        polity = cast.members[phrase.person.key].country or ""
    if not polity and phrase.determiner == "possessive" and phrase.kind == "office":
        polity = _whose(cast, phrase)
    if (
        not polity
        and phrase.continent == "europe"
        and office not in {"leader", "president"}
        and cast.directory.holders("org:european-union", office, *cast.reading.months)
    ):
        polity = "org:european-union"
    return office, polity or load("world/offices.yaml")["default_state"].get(office, "")


def _whose(cast: Cast, phrase: Phrase) -> str:
    """ "Son porte-parole": the state or organisation of the person named last before in the sentence."""
    reading = cast.reading
    sentence = reading.document.sentences[reading.sentence_numbers[phrase.first]]
    for place in range(phrase.first - 1, sentence.first - 1, -1):
        key = cast.named_at.get(place)
        if key is not None:
            offices = sorted(cast.members[key].offices)
            return offices[0][1] if offices else cast.members[key].country or ""
    return ""


def _spokesperson(body: str) -> str:
    """The spokesperson of a ministry is not the one of the state."""
    kind = body.rsplit("/", maxsplit=1)[-1]
    return f"{kind.removesuffix('_ministry')}_spokesperson" if kind.endswith("_ministry") else "spokesperson"


def _head_of(office: str, body: str) -> str:
    """The office of the head of a body: the ministry's minister, the palace's tenant, else one that no table holds."""
    names, kind = load("world/offices.yaml"), body.rsplit("/", maxsplit=1)[-1]
    if office not in names["heads"]:
        return office
    if kind.endswith("_ministry"):
        return f"{kind.removesuffix('_ministry')}_minister"
    return str(names["heads_of_bodies"].get(kind, f"{kind}_head"))


def country_of(cast: Cast, phrase: Phrase | None) -> str | None:
    """The state that the phrase names, or that of the person it leads to."""
    if phrase is None:
        return None
    _, polity = office_of(cast, phrase)
    if polity.startswith("org:"):
        return cast.reading.organisation(polity).country
    return polity or _nearest_country(cast, phrase)


def _nearest_country(cast: Cast, phrase: Phrase) -> str | None:
    """For officials and officers without a state: the last one named before in the paragraph."""
    if phrase.of_body and not phrase.of_body.startswith("org:"):
        return nearest_state(cast.reading, phrase.first, main_states(cast.reading))
    if phrase.determiner == "indefinite" or phrase.kind == "counterpart":
        return None
    if phrase.kind == "people" and head_text(cast.reading, phrase) not in cast.reading.lexicon.words_of("serving"):
        return None
    if cast.reading.word(phrase.last + 1) in cast.reading.lexicon.words_of("of"):
        return None  # of something that the word lists do not know
    return nearest_state(cast.reading, phrase.first, main_states(cast.reading))


def main_states(reading: Reading) -> frozenset[str]:
    """The two states that the article names most: between them lies what most articles tell."""
    return frozenset(code for code, _ in reading.state_counts.most_common(2))


def nearest_state(reading: Reading, at: int, among: frozenset[str] | None = None) -> str | None:
    """The state (of some, if so asked) named last before the token, in its paragraph."""
    sentences = reading.document.sentences
    paragraph = sentences[reading.sentence_numbers[at]].paragraph if at < len(reading.tokens) else -1
    for place in range(at - 1, -1, -1):
        if sentences[reading.sentence_numbers[place]].paragraph != paragraph:
            return None
        hit = reading.hit_before(place, "state", "capital", "seat", "demonym")
        if hit is not None and not hit.value.startswith("org:") and (among is None or hit.value in among):
            return hit.value
    return None


def country_beside(reading: Reading, name: Name) -> str | None:
    """ "l'Indien X", "Saudi Arabia's X"."""
    at = name.begin - 1
    if reading.word(at) in reading.lexicon.words_of("genitive"):
        at -= 1
    hit = reading.hit_before(at, "demonym", "state") if reading.joined(name.begin) else None
    return hit.value if hit is not None else None


def in_tables(cast: Cast, phrase: Phrase, office: str, polity: str) -> tuple[str, Reason] | None:
    """Who held the office when the article was published, with the row as the reason."""
    first, last = cast.reading.months
    if not office or not polity or not first or office in load("world/offices.yaml")["held_by_many"]:
        return None
    if "former" in phrase.modifiers:
        first, last = 0, first - 1
    people = cast.directory.holders(polity, office, first, last)
    if "former" in phrase.modifiers:
        present = cast.directory.holders(polity, office, *cast.reading.months)
        people = [person for person in people if person not in present]
    if not people or (len(people) > 1 and "former" not in phrase.modifiers and first == last and office.endswith("spokesperson")):
        return None
    detail = f"{office.replace('_', ' ')} of {polity} in {last // 100}-{last % 100:02d}, by the table of offices"
    reason = Reason("office", detail, 0.9 if len(people) == 1 else 0.6)
    return cast.person(people[0], reason), reason


def suits(cast: Cast, held: str, of: str, office: str, polity: str) -> bool:
    """Whether an office held for `of` is what "office (of polity)" means."""
    if polity and of != polity:
        return False
    if office == "minister":
        return held.endswith("_minister") and not held.startswith("deputy_") and held != "prime_minister"
    if office == "deputy_minister":
        return held.startswith("deputy_") and held.endswith("_minister")
    if office == "leader":
        state = cast.directory.states.get(of)
        return bool(polity) and state is not None and state.lead == held
    if held == office:
        return True
    table = load("world/offices.yaml")["equivalents"].get(office, {})
    return bool(table) and held == table.get(of, table.get("*", "")) and bool(held)


def sex_of(reading: Reading, phrase: Phrase) -> str:
    """What the article and the words of a title say of the sex of its bearer."""
    words = {reading.word(i) for i in range(phrase.first - (phrase.determiner == "contracted"), phrase.last + 1)}
    if words & reading.lexicon.words_of("feminine_words"):
        return "f"
    return "m" if words & reading.lexicon.words_of("masculine_words") else ""


def head_text(reading: Reading, phrase: Phrase) -> str:
    """The words of the head, in small letters."""
    return reading.text(phrase.head.first, phrase.head.last).lower()
