"""Noun phrases that name somebody by what he is: "le ministre russe de la Défense", "a senior Indian official".

A phrase grows from its head (an office, a body, a word for a person) to both sides over
adjectives, demonyms, domains and "of X", as the word lists of the language allow.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.analysis.actors.knowledge import Hit
from onrecord.analysis.actors.text.names import Name
from onrecord.analysis.actors.text.reading import Reading
from onrecord.analysis.actors.text.stretches import stretched_to

HEADS = ("office", "minister", "counterpart", "body", "ministry", "government", "people")
_STEPS = 5
_AGENT = 4  # tokens between a group and those who set it up
_NAMED = ("organisation", "seated", "seat", "state", "capital")


@dataclass
class Phrase:
    """A phrase from token `first` to `last`. `polity` is the state or organisation it speaks of, as far as it says so."""

    first: int
    last: int
    head: Hit
    office: str = ""
    domain: str = ""
    body: str = ""
    polity: str = ""
    continent: str = ""
    determiner: str = ""  # definite, contracted (article inside a preposition), counted ("les deux"), indefinite, possessive or none
    modifiers: set[str] = field(default_factory=set)
    person: Name | None = None  # whose adviser, spokesman, administration it is
    of_host: str = ""  # where an ambassador serves
    of_body: str = ""  # the body or organisation that the person belongs to
    inner: Phrase | None = None

    @property
    def kind(self) -> str:
        """The kind of the head."""
        return self.head.kind


def find_phrases(reading: Reading, names: list[Name]) -> list[Phrase]:
    """All phrases in order of the text, none inside another."""
    by_first = {name.first: name for name in names} | {name.begin: name for name in names}
    taken = {i for name in names if name.full or name.honorific is not None for i in range(name.begin, name.last + 1)}
    found: list[Phrase] = []
    end = -1
    for at in sorted(reading.starts):
        head = _head(reading, at)
        if head is None or at <= end or at in taken or reading.is_skipped(at, at) or _serves(reading, head):
            continue
        phrase = grow(reading, head, by_first, end)
        stretch(reading, phrase, by_first)
        if _says_too_little(reading, phrase):
            continue
        found.append(phrase)
        end = phrase.last
    return found


def stretch(reading: Reading, phrase: Phrase, names: dict[int, Name]) -> None:
    """Take along what completes a title beside a name, though no list holds it ("le conseiller américain pour l'Afrique, X")."""
    if phrase.kind not in {"office", "minister", "people"} or phrase.person is not None:
        return
    beside = phrase.first - 1 - int(reading.word(phrase.first - 1) in {",", "("})
    follows = beside < phrase.first - 1 and any(name.last == beside and name.full for name in names.values())
    last, hit = stretched_to(reading, phrase.last, {at for at, name in names.items() if name.full or name.honorific}, follows=follows)
    phrase.last = last
    if hit is not None and not phrase.polity:
        _set_polity(phrase, hit)


def _says_too_little(reading: Reading, phrase: Phrase) -> bool:
    """Whether a head that may be any other thing stands without its article or its state; in English a state is enough."""
    word = reading.text(phrase.head.first, phrase.head.last).lower()
    if word in reading.lexicon.words_of("needs_state") and not phrase.polity:
        return True
    if phrase.determiner or word not in reading.lexicon.words_of("needs_article"):
        return False
    return not (phrase.polity and reading.lexicon.words["capitalised_demonyms"])


def _serves(reading: Reading, head: Hit) -> bool:
    """Whether a body only qualifies the head after it: "foreign ministry spokesman", "air force pilot"."""
    if head.kind not in {"body", "government", "ministry"} or not reading.lexicon.words["capitalised_demonyms"]:
        return False
    following = _head(reading, head.last + 1) if reading.joined(head.last + 1) else None
    return following is not None and following.kind in {"office", "people", "minister"}


def _head(reading: Reading, at: int) -> Hit | None:
    """The head that begins here; the longest one, an office before a mere word for a person."""
    hits = [hit for hit in reading.starts.get(at, ()) if hit.kind in HEADS and not _cut(reading, hit)]
    organisation = reading.hit(at, "organisation")
    if organisation is not None and all(organisation.last > hit.last for hit in hits):
        return None  # "Parlement européen" is a name, no parliament of Europeans
    return max(hits, key=lambda hit: (hit.last, -HEADS.index(hit.kind)), default=None)


def _cut(reading: Reading, hit: Hit) -> bool:
    """Whether a name runs over the end of the head: "président de la République" in "... de la République de Corée", "président du
    Conseil" in "... du Conseil européen"."""
    over = (other for at in range(hit.first + 1, hit.last + 1) for other in reading.starts.get(at, ()))
    return any(other.last > hit.last for other in over if other.kind in {"state", "organisation"})


def grow(reading: Reading, head: Hit, names: dict[int, Name], limit: int = -1) -> Phrase:
    """The whole phrase around a head; nothing up to token `limit` is taken."""
    phrase = Phrase(head.first, head.last, head)
    if head.kind == "office":
        phrase.office = head.value
    elif head.kind == "body":
        phrase.body = head.value
    _grow_right(reading, phrase, names)
    _grow_left(reading, phrase, limit)
    if _is_posted(phrase) and phrase.polity and not phrase.of_host and reading.word(phrase.last + 1) in reading.lexicon.words_of("hosts"):
        _host(reading, phrase, phrase.last + 2)
    return phrase


def _grow_right(reading: Reading, phrase: Phrase, names: dict[int, Name]) -> None:
    for _ in range(_STEPS):
        at = phrase.last + 1
        if not reading.joined(at):
            return
        if _agent(reading, phrase, names, at):
            return
        if not (_adjective(reading, phrase, at) or _complement(reading, phrase, names, at) or _skipped_adjective(reading, phrase, at)):
            return


def _adjective(reading: Reading, phrase: Phrase, at: int) -> bool:
    """A demonym, a continent or a modifier right after the phrase."""
    english = reading.lexicon.words["capitalised_demonyms"]
    hit = reading.hit(at, "after") if english else reading.hit(at, "demonym", "continent", "after")
    if hit is None or (reading.is_capital(at) and not english) or (phrase.polity and hit.kind == "demonym"):
        return False
    if hit.kind == "after":
        phrase.modifiers.add(hit.value)
    else:
        _set_polity(phrase, hit)
    phrase.last = hit.last
    return True


def _set_polity(phrase: Phrase, hit: Hit) -> None:
    if hit.kind == "continent":
        phrase.continent = hit.value
    elif hit.kind == "seated":
        phrase.polity = phrase.polity or hit.value.split("/")[0]
        phrase.of_body = phrase.of_body or hit.value
    elif hit.kind == "organisation":
        phrase.polity, phrase.of_body = phrase.polity or hit.value, phrase.of_body or hit.value
    else:
        phrase.polity = phrase.polity or hit.value


def _skipped_adjective(reading: Reading, phrase: Phrase, at: int) -> bool:
    """One unknown adjective before a demonym: "un conseiller ministériel français"."""
    if reading.lexicon.words["capitalised_demonyms"] or phrase.polity or not reading.tokens[at].text.isalpha() or reading.is_capital(at):
        return False
    if reading.word(at) in reading.lexicon.words_of("not_names") or reading.hit(at, "people"):
        return False
    demonym = reading.hit(at + 1, "demonym") is not None and not reading.is_capital(at + 1)
    if not demonym and not (_is_indefinite(reading, phrase) and reading.word(at).endswith(_endings(reading))):
        return False
    phrase.last = at
    return True


def _is_indefinite(reading: Reading, phrase: Phrase) -> bool:
    """Whether an indefinite article stands before the head or before one word that stands before it."""
    return phrase.kind == "people" and any(
        reading.word(phrase.head.first - back) in reading.lexicon.words_of("indefinite") for back in (1, 2)
    )


def _endings(reading: Reading) -> tuple[str, ...]:
    return tuple(reading.lexicon.words["adjective_endings"])


def _complement(reading: Reading, phrase: Phrase, names: dict[int, Name], at: int) -> bool:
    """ "de la Défense", "du Kremlin", "de Donald Trump", "du ministère des Affaires étrangères", "of Saudi Arabia"."""
    start = at
    while start < at + 4 and reading.word(start) in reading.lexicon.words_of("of") and reading.joined(start):
        start += 1
    bare = start == at
    if reading.word(at) in reading.lexicon.words_of("articles"):
        return False  # "à la presse le porte-parole": an article alone begins another phrase
    if _is_posted(phrase) and reading.word(at) in reading.lexicon.words_of("hosts"):
        return _host(reading, phrase, at + 1)
    if bare and phrase.kind != "government":
        return False
    return (
        _domain(reading, phrase, start) or _whose(reading, phrase, names, start) or (not bare and _of_named(reading, phrase, names, start))
    )


def _is_posted(phrase: Phrase) -> bool:
    """Whether the phrase names somebody, or an embassy, that a state has sent somewhere."""
    return phrase.office == "ambassador" or phrase.body == "embassy"


def _host(reading: Reading, phrase: Phrase, start: int) -> bool:
    """ "à Londres", "au Mali", "to the UN" after an ambassador or an embassy: the place of service."""
    while reading.word(start) in reading.lexicon.words_of("of") and reading.joined(start):
        start += 1
    hit = reading.hit(start, *_NAMED)
    if hit is None or not phrase.polity or phrase.of_host:
        return False
    if hit.value == "org:un":
        phrase.office = "un_ambassador" if phrase.office else ""
    phrase.of_host, phrase.last = hit.value, hit.last
    return True


def _domain(reading: Reading, phrase: Phrase, start: int) -> bool:
    hit = reading.hit(start, "domain")
    takes = phrase.kind in {"minister", "ministry", "people"} or phrase.office in {"secretary_of_state", "deputy_foreign_minister"}
    if phrase.domain or not takes:
        return False
    if hit is not None:
        phrase.domain, phrase.last = hit.value, hit.last
        return True
    return phrase.kind == "minister" and not phrase.polity and _other_domain(reading, phrase, start)


def _other_domain(reading: Reading, phrase: Phrase, start: int) -> bool:
    """A domain that the lexicon does not list ("ministre du budget"): one word that nothing else explains."""
    word = reading.tokens[start].text if start < len(reading.tokens) and start > phrase.last + 1 else ""
    if not word.isalpha() or reading.starts.get(start) or reading.word(start) in reading.lexicon.words_of("not_names"):
        return False
    phrase.domain, phrase.last = "other", start
    return True


def _whose(reading: Reading, phrase: Phrase, names: dict[int, Name], start: int) -> bool:
    """A person whom the head serves: "le conseiller de Donald Trump", "l'administration Biden"."""
    name = names.get(start)
    if name is None or phrase.person is not None or phrase.kind == "counterpart" or not (name.person or name.introduced or name.listed):
        return False
    if start == phrase.last + 1 and (phrase.kind != "government" or name.honorific is not None):
        return False
    phrase.person, phrase.last = name, name.last
    return True


def _of_named(reading: Reading, phrase: Phrase, names: dict[int, Name], start: int) -> bool:
    """A state, seat, organisation, or another phrase that the head belongs to."""
    if phrase.of_body or phrase.person or (phrase.polity and phrase.kind not in {"people", "office"}):
        return False
    hit = reading.hit(start, *_NAMED)
    inner = None if hit is not None else _inner(reading, phrase, names, start)
    if hit is not None:
        if phrase.polity and hit.kind in {"state", "capital", "seat"}:
            return False
        _set_polity(phrase, hit)
        phrase.last = _with_acronym(reading, hit)
        _take_body(reading, phrase)
        return True
    if inner is None:
        return False
    phrase.inner, phrase.last = inner, inner.last
    phrase.polity, phrase.person = phrase.polity or inner.polity, inner.person
    ministry = f"{inner.domain}_ministry" if inner.kind == "ministry" and inner.domain else ""
    phrase.of_body = phrase.of_body or inner.body or ministry or inner.of_body
    return True


def _take_body(reading: Reading, phrase: Phrase) -> None:
    """After "of India": "'s intelligence agency", "'s Ministry of External Affairs"."""
    at = phrase.last + 1
    if reading.word(at) not in reading.lexicon.words_of("genitive") or not reading.joined(at):
        return
    head = reading.hit(at + 1, "body", "seated", "ministry")
    if head is None:
        return
    inner = Phrase(head.first, head.last, head, body=head.value.split("/")[-1])
    if head.kind == "ministry":
        _grow_right(reading, inner, {})
        inner.body = f"{inner.domain}_ministry" if inner.domain else ""
    phrase.of_body, phrase.last = inner.body or phrase.of_body, inner.last


def _with_acronym(reading: Reading, hit: Hit) -> int:
    """Last token of the name, with an acronym in brackets after it."""
    again = reading.hit(hit.last + 2, hit.kind) if reading.word(hit.last + 1) == "(" else None
    closed = again is not None and again.value == hit.value and reading.word(again.last + 1) == ")"
    return again.last + 1 if again is not None and closed else hit.last


def _agent(reading: Reading, phrase: Phrase, names: dict[int, Name], at: int) -> bool:
    """ "Un panel bipartisan nommé par le Congrès américain": a group with those who set it up."""
    if reading.text(phrase.head.first, phrase.head.last).lower() not in reading.lexicon.words_of("groups"):
        return False
    for place in range(at, at + _AGENT):
        if reading.word(place) in reading.lexicon.words_of("agents") and place > at:
            article = reading.word(place + 1) in reading.lexicon.words_of("articles")
            return _of_named(reading, phrase, names, place + 1 + article)
        if not reading.joined(place) or not reading.tokens[place].text.isalpha() or reading.is_capital(place):
            return False
    return False


def _inner(reading: Reading, phrase: Phrase, names: dict[int, Name], start: int) -> Phrase | None:
    """A phrase inside this one: the ministry of a spokesman, the chancellor he speaks for."""
    head = _head(reading, start)
    if head is None or phrase.kind in {"government", "counterpart", "ministry"} or head.kind == "counterpart":
        return None
    inner = Phrase(
        head.first, head.last, head, office=head.value if head.kind == "office" else "", body=head.value if head.kind == "body" else ""
    )
    _grow_right(reading, inner, names)
    if head.kind in {"office", "minister", "people"} and (name := names.get(inner.last + 1)) is not None and reading.joined(name.first):
        inner.person, inner.last = name, name.last
    if head.kind in {"people", "government"} and not (inner.person or inner.polity):
        if head.kind == "people" or phrase.office != "spokesperson":
            return None
        inner.body = "government"
    return inner


def _grow_left(reading: Reading, phrase: Phrase, limit: int) -> None:
    """Modifiers, demonyms, genitives and bodies before the head, then the determiner."""
    for _ in range(_STEPS):
        at = phrase.first - 1
        if phrase.head.inner or at <= limit or not reading.joined(at + 1):
            break
        if not _left(reading, phrase, at, limit):
            break
    if phrase.head.inner:
        prefix = reading.tokens[phrase.head.first].norm.split("-")[0]
        phrase.modifiers.update(kind for kind, words in reading.lexicon.words["prefixes"].items() if prefix in words)
    _determine(reading, phrase, limit)


def _left(reading: Reading, phrase: Phrase, at: int, limit: int) -> bool:
    """Take one more word or name to the left; false when none fits."""
    hit = reading.hit_before(at, "modifier")
    if hit is None and reading.lexicon.words["capitalised_demonyms"]:
        hit = _english_left(reading, phrase, at)
    if hit is None or hit.first <= limit:
        return False
    if hit.kind == "modifier":
        phrase.modifiers.add(hit.value)
    elif hit.kind in {"body", "ministry", "government"}:
        phrase.of_body = phrase.of_body or hit.value
    elif hit.kind != "people":
        _set_polity(phrase, hit)
    phrase.first = hit.first
    return True


def _english_left(reading: Reading, phrase: Phrase, at: int) -> Hit | None:
    """What stands before an English head: "Russian", "U.S.", "Ukraine's", "State Department", "foreign ministry"."""
    genitive = reading.word(at) in reading.lexicon.words_of("genitive")
    hit = reading.hit_before(at - genitive, *_NAMED, "demonym", "continent", "body", "government")
    if hit is None or (phrase.polity and hit.kind in {"state", "demonym", "capital"}):
        return None
    if hit.kind in {"body", "government"} and (genitive or phrase.kind not in {"office", "people", "minister"}):
        return None
    return hit


def _determine(reading: Reading, phrase: Phrase, limit: int) -> None:
    """The article or possessive before the phrase; "un de ses", "l'un des" are taken along."""
    at = phrase.first - 1
    word = reading.word(at)
    if at <= limit or not reading.joined(at + 1):
        return
    if phrase.first == phrase.head.first and word in reading.lexicon.words_of("elided") and phrase.kind == "people":
        return  # "des milliers d'habitants": part of a quantity
    if word in reading.lexicon.words_of("indefinite") or word.isdigit():
        counted = reading.word(at - 1) in reading.lexicon.words_of("articles") and at - 1 > limit
        phrase.determiner, phrase.first = ("counted", at - 1) if counted else ("indefinite", at)
    elif word in reading.lexicon.words_of("possessive"):
        phrase.determiner, phrase.first = "possessive", at
    elif word in reading.lexicon.words_of("articles"):
        phrase.determiner, phrase.first = "definite", at
    elif word in reading.lexicon.words_of("contracted"):
        phrase.determiner = "contracted"
    one_of = [reading.word(phrase.first - 2), reading.word(phrase.first - 1)]
    if phrase.determiner == "possessive" and one_of in reading.lexicon.words["one_of"] and phrase.first - 2 > limit:
        phrase.first -= 2
