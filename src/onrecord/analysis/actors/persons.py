"""Who the names and the titles of persons refer to.

Order of trust: a name beside the title, the chain inside the article (full name first, family name
later), the office table at the time of the article. Every step leaves its reason.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from rapidfuzz.distance import JaroWinkler

from onrecord.analysis.actors.cast import Cast, Member
from onrecord.analysis.actors.knowledge import Person
from onrecord.analysis.actors.offices import country_beside, country_of, head_text, office_of, sex_of
from onrecord.analysis.actors.text import Name, Phrase, Reading, matches_surname
from onrecord.analysis.actors.titles import office_before, resolve_title
from onrecord.model import ActorKind, MentionKind, Reason
from onrecord.words.names import compare_names, romanise

PERSONAL = frozenset({"office", "minister", "counterpart", "people"})
_REMEMBERED = 300  # names looked back and ahead: more than any report holds, and a bound for books
_SUPPORTED = 0.6  # how alike a name must be to the holder's when the title beside it names his office
_GARBLED = 0.75  # likeness of the letters of a family name that a given name and a title support
_ACRONYM = 4  # letters: a short word in capitals is an acronym, no family name
_SEVERAL = 2  # bearers of one title in the plural
_REACH = 2  # tokens between a title and the name it belongs to


def resolve_persons(cast: Cast, names: list[Name], phrases: list[Phrase]) -> None:
    """Resolve every name and every personal phrase, and note their mentions."""
    personal = [phrase for phrase in phrases if phrase.kind in PERSONAL]
    beside = [(phrase, name) for phrase, name in pair(cast.reading, names, personal) if not _of_relative(cast.reading, phrase)]
    titles = {id(name): phrase for phrase, name in beside}
    whole = [name for name in names if name.full or name.person is not None]
    for name in sorted(whole, key=_is_short):  # a name in full before its shorter forms, wherever they stand
        _resolve_full(cast, name, titles.get(id(name)))
    for name in names:
        if not name.key:
            _resolve_part(cast, name, names, titles.get(id(name)))
    cast.named_at = {name.last: name.key for name in names if name.key}
    beside = [(phrase, name) for phrase, name in beside if not _contradicted(cast, phrase, name)]
    for phrase, name in beside:
        _teach(cast, phrase, name, names)
    for name in names:
        if name.key:
            cast.mention(name.begin, name.last, name.key, MentionKind.NAME, Reason("name", name.detail or f"{name.written!r}", name.score))
    named = {id(phrase): name for phrase, name in beside if name.key}
    several = Counter(id(phrase) for phrase, _ in beside)
    for phrase in (phrase for phrase in personal if several[id(phrase)] < _SEVERAL):
        resolve_title(cast, phrase, named.get(id(phrase)), names)


def pair(reading: Reading, names: list[Name], phrases: list[Phrase]) -> list[tuple[Phrase, Name]]:
    """Titles with the names they stand beside: "le ministre X", "le ministre, X", "X, le ministre"."""
    begins = {name.begin: name for name in names}
    ends = {name.last: name for name in names}
    pairs: list[tuple[Phrase, Name]] = []
    for phrase in phrases:
        name = _name_after(reading, phrase, begins) or _name_before(reading, phrase, ends)
        if name is not None:
            pairs.append((phrase, name))
            if (other := _joined_name(reading, phrase, name, begins)) is not None:
                pairs.append((phrase, other))
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


def _joined_name(reading: Reading, phrase: Phrase, name: Name, begins: dict[int, Name]) -> Name | None:
    """ "Les deux ministres des Affaires étrangères, X et Y": the second bearer of a title in the plural."""
    plural = reading.word(phrase.head.first).endswith("s") and name.begin > phrase.last
    return begins.get(name.last + 2) if plural and reading.word(name.last + 1) in reading.lexicon.words_of("and") else None


def _contradicted(cast: Cast, phrase: Phrase, name: Name) -> bool:
    """ "La sœur du dirigeant nord-coréen, X": after a comma a title is not X's if the tables give it to somebody else and never to X."""
    if name.person is None or name.begin == phrase.last + 1:
        return False
    office, polity = office_of(cast, phrase)
    holders = cast.directory.holders(polity, office, *cast.reading.months) if office and polity else []
    ever = cast.directory.holders(polity, office, 0, 999912) if holders else []
    return bool(holders) and name.person.key not in {person.key for person in ever}


def _of_relative(reading: Reading, phrase: Phrase) -> bool:
    """Whether the phrase says whose relative somebody is: "la veuve de l'ancien président"."""
    at = phrase.first - 1
    while reading.joined(at + 1) and (reading.word(at) in reading.lexicon.words_of("of") or reading.hit_before(at, "modifier")):
        at -= 1
    genitive = reading.word(phrase.last + 1) in reading.lexicon.words_of("genitive") and reading.word(phrase.last + 2)
    return (at < phrase.first - 1 and reading.word(at) in reading.lexicon.words_of("relatives")) or genitive in reading.lexicon.words_of(
        "relatives"
    )


def _name_after(reading: Reading, phrase: Phrase, begins: dict[int, Name]) -> Name | None:
    for at in range(phrase.last + 1, phrase.last + _REACH + 1):
        if not reading.joined(at):
            return None
        if at in begins:
            name = begins[at]
            loose = at > phrase.last + 1
            closed = phrase.determiner != "indefinite" or reading.word(name.last + 1) in {",", ".", ")"}
            return None if loose and not (closed and (name.full or name.honorific)) else name
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
    members = list(cast.members.values())[-_REMEMBERED:]
    known = next((member for member in members if _same_stranger(member, name) or _shortens(member, name)), None)
    if known is not None:
        name.key, name.detail = known.key, f"{name.written!r} compared with {known.name!r}"
    elif name.introduced or title is not None:
        country = country_of(cast, title) or country_beside(cast.reading, name)
        detail = name.detail or "named in full with a title or a usual given name; not in the directory"
        group = title is not None and head_text(cast.reading, title) in cast.reading.lexicon.words_of("groups")
        kind = ActorKind.ORGANISATION if group else ActorKind.PERSON
        name.key = cast.stranger(name.written, country, Reason("introduced", detail, 0.7), kind)
        cast.members[name.key].sex = name.honorific or ""


def _is_short(name: Name) -> bool:
    """Whether the name may be a shorter form of a longer one: after an honorific, or with an initial."""
    return name.person is None and (name.honorific is not None or len(name.words[0]) == 1)


def _shortens(member: Member, name: Name) -> bool:
    """ "Mme Kayikwamba Wagner", "B. Obama": the end of a full name after an honorific, or its initial and family name."""
    if member.kind != ActorKind.PERSON or len(member.words) < len(name.words) or not _is_short(name):
        return False
    if len(name.words[0]) == 1:
        return name.words[1:] == member.words[-len(name.words) + 1 :] and member.words[0].startswith(name.words[0])
    return name.words == member.words[-len(name.words) :]


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
        name.key = cast.stranger(name.written, country_of(cast, title), Reason("introduced", detail, 0.5))


def _chain(cast: Cast, name: Name, names: list[Name]) -> str | None:
    """The nearest person before (else after) whom the article names in full with this family name."""
    at = bisect_left(names, name.first, key=lambda other: other.first)
    around = [*reversed(names[max(0, at - _REMEMBERED) : at]), *names[at + 1 : at + _REMEMBERED]]
    for other in (other for other in around if other.key and other.full):
        if matches_surname(name.written, other.words, other.person):
            return other.key
    return None


def _by_surname(cast: Cast, name: Name) -> Person | None:
    people = cast.directory.by_surname.get("".join(name.words), ())
    if name.written.isupper() and len(name.written) <= _ACRONYM and not name.introduced:
        return None
    common = cast.reading.lexicon.words_of("surnames_that_are_words")
    if not people or (name.words and name.written.lower() in common and not name.introduced):
        return None
    in_office = [person for person in people if person.held(*cast.reading.months)]
    chosen = in_office if cast.reading.months[0] and in_office else list(people)
    return chosen[0] if len(chosen) == 1 else None


def _teach(cast: Cast, phrase: Phrase, name: Name, names: list[Name]) -> None:
    """What the title beside a name says of its bearer: office, country, the words used for him; a counterpart holds the office of
    the one named before."""
    if not name.key:
        return
    member = cast.members[name.key]
    office, polity = office_of(cast, phrase)
    if phrase.kind == "counterpart":
        office = office_before(cast, phrase, names)
    member.heads.add(head_text(cast.reading, phrase))
    past = phrase.modifiers & {"former", "next"}
    if office and not past:
        member.offices.add((office, polity or member.country or ""))
    if member.person is None:
        member.country = member.country or country_of(cast, phrase)
        member.role = member.role or cast.reading.text(phrase.head.first, phrase.last)
    member.sex = member.sex or sex_of(cast.reading, phrase)
