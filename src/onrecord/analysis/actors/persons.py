"""Who the names and the titles of persons refer to.

Order of trust: a name beside the title, the chain inside the article (full name first, family name
later), the office table at the time of the article. Every step leaves its reason.
"""

from __future__ import annotations

from collections import Counter

from rapidfuzz.distance import JaroWinkler

from onrecord.analysis.actors.cast import Cast, Member
from onrecord.analysis.actors.knowledge import Person
from onrecord.analysis.actors.text import Name, Phrase, Reading, matches_surname
from onrecord.model import ActorKind, MentionKind, Reason
from onrecord.words import load
from onrecord.words.names import compare_names, romanise

PERSONAL = frozenset({"office", "minister", "counterpart", "people"})
_SUPPORTED = 0.6  # how alike a name must be to the holder's when the title beside it names his office
_GARBLED = 0.75  # likeness of the letters of a family name that a given name and a title support
_REACH = 2  # tokens between a title and the name it belongs to
_TWICE = 2  # times that the main actor of a continent must be named more often than the next


def resolve_persons(cast: Cast, names: list[Name], phrases: list[Phrase]) -> None:
    """Resolve every name and every personal phrase, and note their mentions."""
    personal = [phrase for phrase in phrases if phrase.kind in PERSONAL]
    beside = pair(cast.reading, names, personal)
    titles = {id(name): phrase for phrase, name in beside}
    for name in names:
        if name.full or name.person is not None:
            _resolve_full(cast, name, titles.get(id(name)))
    for name in names:
        if not name.key:
            _resolve_part(cast, name, names, titles.get(id(name)))
    cast.named_at = {name.last: name.key for name in names if name.key}
    for phrase, name in beside:
        _teach(cast, phrase, name)
    for name in names:
        if name.key:
            cast.mention(name.begin, name.last, name.key, MentionKind.NAME, Reason("name", name.detail or f"{name.written!r}", name.score))
    named = {id(phrase): name for phrase, name in beside if name.key}
    for phrase in personal:
        _resolve_title(cast, phrase, named.get(id(phrase)), names)


def pair(reading: Reading, names: list[Name], phrases: list[Phrase]) -> list[tuple[Phrase, Name]]:
    """Titles with the names they stand beside: "le ministre X", "le ministre, X", "X, le ministre"."""
    begins = {name.begin: name for name in names}
    ends = {name.last: name for name in names}
    pairs: list[tuple[Phrase, Name]] = []
    for phrase in phrases:
        name = _name_after(reading, phrase, begins) or _name_before(reading, phrase, ends)
        if name is not None:
            pairs.append((phrase, name))
    by_first = {phrase.first: phrase for phrase in phrases}
    taken = {id(phrase): name for phrase, name in pairs}
    for phrase in phrases:
        following = by_first.get(phrase.last + 2)
        if (
            id(phrase) not in taken
            and following is not None
            and id(following) in taken
            and reading.word(phrase.last + 1) in ({","} | reading.lexicon.words_of("and"))
        ):
            name = taken[id(following)]
            if name.begin > following.last and phrase.kind != "people":
                pairs.append((phrase, name))
    return pairs


def _name_after(reading: Reading, phrase: Phrase, begins: dict[int, Name]) -> Name | None:
    for at in range(phrase.last + 1, phrase.last + _REACH + 1):
        if not reading.joined(at):
            return None
        if at in begins:
            name = begins[at]
            loose = at > phrase.last + 1
            return None if loose and (phrase.determiner == "indefinite" or not (name.full or name.honorific)) else name
        if reading.word(at) not in {",", "(", ":"}:
            return None
    return None


def _name_before(reading: Reading, phrase: Phrase, ends: dict[int, Name]) -> Name | None:
    """ "X, le porte-parole"; a comma and the article ask for a full name or one known before."""
    at = phrase.first - 1
    skipped = 0
    while skipped < _REACH and reading.joined(at + 1) and (reading.word(at) in {",", "("} or reading.hit_before(at, "modifier")):
        at -= 1
        skipped += 1
    if at not in ends or not reading.joined(at + 1) or not skipped or phrase.kind == "counterpart":
        return None
    if phrase.determiner == "possessive":
        return None
    return ends[at]


def _resolve_full(cast: Cast, name: Name, title: Phrase | None) -> None:
    """A full name: the directory, then the holder of the office beside it if the names are near, else a stranger."""
    if name.person is not None:
        reason = Reason("directory", name.detail or f"{name.written!r}", name.score)
        name.key = cast.person(name.person, reason)
        return
    if title is not None and (supported := _supported(cast, name, title)):
        name.key = supported
        return
    known = next((member for member in cast.members.values() if _same_stranger(member, name)), None)
    if known is not None:
        name.key, name.detail = known.key, f"{name.written!r} compared with {known.name!r}"
    elif name.introduced or title is not None:
        country = _country_of(cast, title) or _country_beside(cast.reading, name)
        detail = name.detail or "named in full with a title or a usual given name; not in the directory"
        group = title is not None and _head_text(cast.reading, title) in cast.reading.lexicon.words_of("groups")
        kind = ActorKind.ORGANISATION if group else ActorKind.PERSON
        name.key = cast.stranger(name.written, country, Reason("introduced", detail, 0.7), kind)
        cast.members[name.key].sex = name.honorific or ""


def _same_stranger(member: Member, name: Name) -> bool:
    return (
        member.kind == ActorKind.PERSON
        and member.person is None
        and len(member.words) > 1
        and compare_names(member.name, name.written).score >= 0.9
    )


def _supported(cast: Cast, name: Name, title: Phrase) -> str:
    """The holder of the office in the title, when his name resembles the one written (a garbled or unusual romanisation)."""
    office, polity = office_of(cast, title)
    for person in cast.directory.holders(polity, office, *cast.reading.months) if office and polity else ():
        score = max(_resemblance(name.written, form, person) for form in person.forms)
        if score >= _SUPPORTED:
            shown = f"{name.written!r} resembles {person.names['en']!r} ({score:.2f}), {office.replace('_', ' ')} of {polity} at the time"
            name.detail, name.score, name.person = shown, score, person
            return cast.person(person, Reason("title and name", shown, score))
    return ""


def _resemblance(written: str, form: str, person: Person) -> float:
    """Score of the names; one word is compared with the family name alone, a garbled family name letter by letter."""
    words = form.split()
    family = words[0] if person.family_first else words[-1]
    parts = written.split()
    if len(parts) < 2:
        return compare_names(written, family).score
    given = compare_names(" ".join(parts[:-1]), " ".join(words[:-1])).score
    letters = float(JaroWinkler.similarity(romanise(parts[-1]), romanise(family)))
    garbled = min(given, letters) if letters >= _GARBLED and not person.family_first else 0.0
    return max(compare_names(written, form).score, garbled)


def _resolve_part(cast: Cast, name: Name, names: list[Name], title: Phrase | None) -> None:
    """A family name: somebody the article names in full, else the directory, else a stranger if a title speaks for one."""
    chained = _chain(cast, name, names)
    if chained is not None:
        name.key, name.detail, name.score = chained, f"{name.written!r} takes up {cast.members[chained].name!r}", 0.95
    elif title is not None and (supported := _supported(cast, name, title)):
        name.key = supported
    elif (person := _by_surname(cast, name)) is not None:
        name.detail = f"{name.written!r} is the family name of {person.names['en']} in the directory"
        name.key, name.score = cast.person(person, Reason("family name", name.detail, 0.8)), 0.8
    elif name.honorific is not None or (title is not None and title.kind != "people"):
        detail = "named with a title; not in the directory"
        name.key = cast.stranger(name.written, _country_of(cast, title), Reason("introduced", detail, 0.5))


def _chain(cast: Cast, name: Name, names: list[Name]) -> str | None:
    """The nearest person before (else after) whom the article names in full with this family name."""
    full = [other for other in names if other.key and other.full and other is not name]
    before = [other for other in full if other.first < name.first]
    for other in [*reversed(before), *[other for other in full if other.first > name.first]]:
        if matches_surname(name.written, other.words, other.person):
            return other.key
    return None


def _by_surname(cast: Cast, name: Name) -> Person | None:
    people = cast.directory.by_surname.get("".join(name.words), ())
    common = cast.reading.lexicon.words_of("surnames_that_are_words")
    if not people or (name.words and name.written.lower() in common and not name.introduced):
        return None
    in_office = [person for person in people if person.held(*cast.reading.months)]
    chosen = in_office if cast.reading.months[0] and in_office else list(people)
    return chosen[0] if len(chosen) == 1 else None


def office_of(cast: Cast, phrase: Phrase) -> tuple[str, str]:
    """The office that the phrase names, in the terms of the tables, and its state or organisation."""
    office = phrase.office
    if phrase.kind == "minister" or (phrase.kind == "people" and phrase.domain) or (phrase.domain and office == "secretary_of_state"):
        office = f"{phrase.domain}_minister" if phrase.domain else "minister"
    if office == "spokesperson" and phrase.of_body:
        office = _spokesperson(phrase.of_body)
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
    """"Son porte-parole": the state or organisation of the person named last before in the sentence."""
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


def _country_of(cast: Cast, phrase: Phrase | None) -> str | None:
    """The state that the phrase names, or that of the person it leads to."""
    if phrase is None:
        return None
    _, polity = office_of(cast, phrase)
    if polity.startswith("org:"):
        return cast.directory.organisations[polity].country
    return polity or _nearest_country(cast, phrase)


def _nearest_country(cast: Cast, phrase: Phrase) -> str | None:
    """For officials and officers without a state: the last one named before in the paragraph."""
    if phrase.determiner == "indefinite" or phrase.kind == "counterpart":
        return None
    return nearest_state(cast.reading, phrase.first)


def nearest_state(reading: Reading, at: int) -> str | None:
    """The state named last before the token, in its paragraph."""
    sentences = reading.document.sentences
    paragraph = sentences[reading.sentence_numbers[at]].paragraph if at < len(reading.tokens) else -1
    for place in range(at - 1, -1, -1):
        if sentences[reading.sentence_numbers[place]].paragraph != paragraph:
            return None
        hit = reading.hit_before(place, "state", "capital", "seat", "demonym")
        if hit is not None and not hit.value.startswith("org:"):
            return hit.value
    return None


def _country_beside(reading: Reading, name: Name) -> str | None:
    """ "l'Indien X", "Saudi Arabia's X"."""
    at = name.begin - 1
    if reading.word(at) in reading.lexicon.words_of("genitive"):
        at -= 1
    hit = reading.hit_before(at, "demonym", "state") if reading.joined(name.begin) else None
    return hit.value if hit is not None else None


def _teach(cast: Cast, phrase: Phrase, name: Name) -> None:
    """What the title beside a name says of its bearer: office, country, the words used for him."""
    if not name.key:
        return
    member = cast.members[name.key]
    office, polity = office_of(cast, phrase)
    member.heads.add(_head_text(cast.reading, phrase))
    past = phrase.modifiers & {"former", "next"}
    if office and not past:
        member.offices.add((office, polity or member.country or ""))
    if member.person is None:
        member.country = member.country or _country_of(cast, phrase)
        member.role = member.role or cast.reading.text(phrase.head.first, phrase.last)
    member.sex = member.sex or _sex(cast.reading, phrase)


def _sex(reading: Reading, phrase: Phrase) -> str:
    """What the article and the words of a title say of the sex of its bearer."""
    words = {reading.word(i) for i in range(phrase.first - (phrase.determiner == "contracted"), phrase.last + 1)}
    if words & reading.lexicon.words_of("feminine_words"):
        return "f"
    return "m" if words & reading.lexicon.words_of("masculine_words") else ""


def _head_text(reading: Reading, phrase: Phrase) -> str:
    return reading.text(phrase.head.first, phrase.head.last).lower()


def _resolve_title(cast: Cast, phrase: Phrase, name: Name | None, names: list[Name]) -> None:
    """Note the phrase as a mention of the name beside it, of somebody known, or of an unnamed source."""
    if name is not None:
        if phrase.kind == "people" and phrase.first == phrase.head.first and not phrase.polity:
            return  # a bare rank before the name ("général X") is no mention of its own
        detail = f"stands beside {name.written!r}"
        cast.mention(phrase.first, phrase.last, name.key, _title_kind(phrase), Reason("apposition", detail, 0.95))
        return
    found = _by_office(cast, phrase, names)
    if found is not None:
        key, reason = found
        cast.mention(phrase.first, phrase.last, key, MentionKind.TITLE, reason)
        return
    _unnamed(cast, phrase)


def _title_kind(phrase: Phrase) -> MentionKind:
    return MentionKind.DESCRIPTION if phrase.kind == "people" else MentionKind.TITLE


def _by_office(cast: Cast, phrase: Phrase, names: list[Name]) -> tuple[str, Reason] | None:
    """Somebody of the article with that office, else the holder in the tables."""
    if phrase.determiner == "indefinite" or (phrase.kind == "people" and not phrase.domain):
        return _by_head(cast, phrase, names)
    office, polity = office_of(cast, phrase)
    if phrase.kind == "counterpart":
        office = _office_before(cast, phrase, names)
    if phrase.continent and not polity:
        return _main_of_continent(cast, phrase, names)
    if not phrase.modifiers & {"former", "next"} and (key := _in_article(cast, phrase, names, (office, polity))):
        return key, Reason("chain", f"{cast.members[key].name} is called so in this article ({office.replace('_', ' ')})", 0.85)
    return _in_tables(cast, phrase, office, polity)


def _in_tables(cast: Cast, phrase: Phrase, office: str, polity: str) -> tuple[str, Reason] | None:
    first, last = cast.reading.months
    if not office or not polity or not first or office in load("world/offices.yaml")["held_by_many"]:
        return None
    if "former" in phrase.modifiers:
        first, last = 0, first - 1
    people = cast.directory.holders(polity, office, first, last)
    if not people or (len(people) > 1 and "former" not in phrase.modifiers and first == last and office.endswith("spokesperson")):
        return None
    detail = f"{office.replace('_', ' ')} of {polity} in {last // 100}-{last % 100:02d}, by the table of offices"
    reason = Reason("office", detail, 0.9 if len(people) == 1 else 0.6)
    return cast.person(people[0], reason), reason


def _in_article(cast: Cast, phrase: Phrase, names: list[Name], wanted: tuple[str, str]) -> str:
    """The person named nearest before (else after) the phrase who holds an office that the phrase may mean."""
    office, polity = wanted
    before = [name for name in names if name.key and name.last < phrase.first]
    after = [name for name in names if name.key and name.first > phrase.last]
    for name in [*reversed(before), *after]:
        member = cast.members[name.key]
        if any(_suits(cast, held, of, office, polity) for held, of in sorted(member.offices)):
            return name.key
    return ""


def _suits(cast: Cast, held: str, of: str, office: str, polity: str) -> bool:
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


def _office_before(cast: Cast, phrase: Phrase, names: list[Name]) -> str:
    """The office of the person named last before "son homologue": his counterpart holds the same."""
    for name in reversed([name for name in names if name.key and name.last < phrase.first]):
        offices = sorted(cast.members[name.key].offices)
        if offices:
            return offices[0][0]
    return ""


def _by_head(cast: Cast, phrase: Phrase, names: list[Name]) -> tuple[str, Reason] | None:
    """ "le général", "les analystes": the last one for whom the article used the same word."""
    if phrase.determiner != "definite" or phrase.polity or phrase.person or phrase.of_body:
        return None
    word = _head_text(cast.reading, phrase)
    seen = [mention.actor for mention in cast.mentions if mention.span.start < cast.reading.tokens[phrase.first].start]
    named = [name.key for name in names if name.key and name.last < phrase.first]
    for key in reversed([*named, *seen]):
        if word in cast.members[key].heads:
            return key, Reason("chain", f"{cast.members[key].name} was called {word!r} before", 0.7)
    return None


def _main_of_continent(cast: Cast, phrase: Phrase, names: list[Name]) -> tuple[str, Reason] | None:
    """ "le leader européen" in a rewritten text: the leader of a state of that continent whom the article names most."""
    counts = Counter(
        name.key for name in names if name.key and _leads_in(cast, cast.members[name.key], phrase.continent, phrase.kind == "counterpart")
    )
    ranked = counts.most_common(2)
    if phrase.office not in {"leader", "president"} and phrase.kind != "counterpart":
        return None
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _TWICE * ranked[1][1]):
        return None
    key = ranked[0][0]
    return key, Reason("inferred", f"inferred: the only main leader of {phrase.continent} in this article is {cast.members[key].name}", 0.4)


def _leads_in(cast: Cast, member: Member, continent: str, any_office: bool) -> bool:
    state = cast.directory.states.get(member.country or "")
    if state is None or state.continent != continent:
        return False
    return (
        bool(member.offices) if any_office else any(office == state.lead for office, _ in member.offices) or _ever_led(member, state.lead)
    )


def _ever_led(member: Member, lead: str) -> bool:
    return member.person is not None and any(term.office == lead for term in member.person.terms)


def _unnamed(cast: Cast, phrase: Phrase) -> None:
    """An unnamed source, or an office whose holder nobody knows: an actor named by its phrase."""
    reading = cast.reading
    word = _head_text(reading, phrase)
    if phrase.kind == "people" and _speaks_for(cast, phrase, word):
        return
    group = word in reading.lexicon.words_of("groups")
    source = word in reading.lexicon.words_of("sources")
    indefinite = phrase.determiner == "indefinite" or (
        reading.lexicon.words["capitalised_demonyms"] and phrase.determiner == "" and phrase.first < phrase.head.first
    )
    office, polity = office_of(cast, phrase)
    titled = phrase.kind in {"office", "minister"} and phrase.determiner in {"definite", "possessive", ""} and (polity or phrase.of_body)
    if not ((source and (indefinite or (group and phrase.polity))) or titled):
        return
    first = phrase.first if indefinite else (phrase.first + 1 if phrase.determiner == "definite" else phrase.first)
    written = reading.text(first, phrase.last)
    kind = ActorKind.ORGANISATION if group else ActorKind.PERSON
    if phrase.determiner == "possessive" and polity:
        written = f"{reading.text(phrase.head.first, phrase.last)} ({cast.members[cast.polity(polity)].name})"
    country = None if polity.startswith("org:") else polity or None
    key = cast.stranger(
        written[0].lower() + written[1:] if phrase.determiner else written,
        country,
        Reason("unnamed", "named by the phrase in the text", 0.6),
        kind,
    )
    member = cast.members[key]
    member.heads.add(word)
    member.plural = word.endswith("s") and first == phrase.first
    member.role = member.role or word
    member.sex = member.sex or _sex(reading, phrase)
    if office and polity:
        member.offices.add((office, polity))
    cast.mention(phrase.first, phrase.last, key, MentionKind.DESCRIPTION, Reason("unnamed", f"head {word!r}", 0.6))


def _speaks_for(cast: Cast, phrase: Phrase, word: str) -> bool:
    """ "Les analystes de l'ISW" speak for the organisation."""
    if not phrase.of_body.startswith("org:") or phrase.determiner == "indefinite" or not word.endswith("s"):
        return False
    key = cast.organisation(phrase.of_body)
    cast.members[key].heads.add(word)
    cast.mention(phrase.first, phrase.last, key, MentionKind.DESCRIPTION, Reason("members", f"the {word} of {cast.members[key].name}", 0.8))
    return True
