"""Governments, public bodies, states, capitals, organisations and demonyms."""

from __future__ import annotations

from itertools import takewhile

from onrecord.analysis.actors.cast import Cast
from onrecord.analysis.actors.knowledge import Hit
from onrecord.analysis.actors.offices import head_text, main_states, nearest_state
from onrecord.analysis.actors.pronouns import is_subject
from onrecord.analysis.actors.text import Phrase, Reading, in_dateline, is_located, is_place
from onrecord.model import ActorKind, Mention, MentionKind, Reason
from onrecord.words import load

_KIND_REACH = 4  # tokens from the noun that tells a kind to the name
_FORCES = frozenset({"army", "general_staff"})  # after a preposition often an adjective: "une carte de l'armée"
_DEFINITE = frozenset({"definite", "contracted"})
_TWICE = 2  # times that the main state of a continent must be named more often than the next


def resolve_bodies(cast: Cast, phrases: list[Phrase], told: bool) -> None:
    """Phrases with a ministry, a parliament, an army or a government as head.

    First (`told`) those that name their state, then, when all states are known, those that leave it to the context.
    """
    for phrase in phrases:
        if bool(phrase.polity or (phrase.person and phrase.person.key)) != told:
            continue
        if phrase.kind == "government":
            _government(cast, phrase)
        elif phrase.kind in {"body", "ministry"}:
            _body(cast, phrase)


def resolve_named(cast: Cast, taken: set[int], phrases: list[Phrase]) -> None:
    """Everything named that no phrase and no person's name has taken; demonyms count inside phrases too."""
    reading, end = cast.reading, -1
    for at in sorted(reading.starts):
        if at <= end:
            continue
        if (region := reading.hit(at, "region")) is not None:
            end = region.last
            continue
        hit = reading.named(at)
        if hit is not None and not taken & set(range(hit.first, hit.last + 1)):
            _named(cast, hit)
            end = hit.last
            continue
        if (demonym := reading.hit(at, "demonym")) is not None:
            _demonym(cast, demonym, taken)
        elif hit is not None and hit.kind in {"state", "organisation"}:
            _nested(cast, hit)
    if any(phrase.continent and not phrase.polity for phrase in phrases):
        _continents(cast, taken)


def _government(cast: Cast, phrase: Phrase) -> None:
    """ "le gouvernement allemand", "la partie chinoise", "l'administration Biden": the state itself."""
    code, how = _owner(cast, phrase)
    if code is None:
        return
    score = 0.5 if how.startswith("inferred") else 0.9
    cast.mention(phrase.first, phrase.last, cast.polity(code), MentionKind.METONYM, Reason("government", how, score))


def _owner(cast: Cast, phrase: Phrase) -> tuple[str | None, str]:
    """The state that the phrase speaks of, and what says so."""
    if phrase.polity:
        return phrase.polity, f"names {phrase.polity}"
    if phrase.person is not None and phrase.person.key:
        member = cast.members[phrase.person.key]
        return member.country, f"that of {member.name}"
    if phrase.continent:
        code = main_state(cast, phrase.continent)
        return code, f"inferred: the only main state of {phrase.continent} in this article"
    if phrase.determiner == "possessive":
        return _subject_country(cast, phrase.first), "possessive, taken for the first actor of the sentence"
    if phrase.kind == "government" and phrase.determiner in _DEFINITE:
        return _unnamed_government(cast, phrase)
    return None, ""


def _unnamed_government(cast: Cast, phrase: Phrase) -> tuple[str | None, str]:
    """ "Le royaume", "la junte", "le gouvernement": the state of that kind, else the one named last."""
    word = head_text(cast.reading, phrase)
    realm = cast.reading.lexicon.words["realms"].get(word)
    if realm is not None:
        named = [(code, n) for code, n in cast.reading.state_counts.most_common() if code in load("world/realms.yaml")[realm]][:2]
        alone = len(named) == 1 or (len(named) == 2 and named[0][1] >= _TWICE * named[1][1])
        return (named[0][0], f"inferred: the main {realm} of this article") if alone else (None, "")
    if word not in cast.reading.lexicon.words_of("alone_governments") or phrase.last != phrase.head.last:
        return None, ""
    text = cast.reading.document.text
    same = [m for m in cast.mentions if m.reason.rule == "government" and m.span.of(text).lower().split()[1:2] == [word]]
    if same:
        return cast.members[same[-1].actor].country, f"inferred: {word!r} was named before with its state"
    last = _last_country(cast, phrase.first)
    return (last, "inferred: the state named last, one of the main two") if last in main_states(cast.reading) else (None, "")


def _body(cast: Cast, phrase: Phrase) -> None:
    """A public body with its state; without one only where texts usually leave it out."""
    body = phrase.body or (f"{phrase.domain}_ministry" if phrase.domain else "ministry")
    code, how = _owner(cast, phrase)
    if phrase.determiner == "indefinite" and body in cast.reading.lexicon.words_of("indefinite_bodies"):
        _indefinite(cast, phrase, code)
        return
    if phrase.determiner == "indefinite" and not phrase.polity:
        return  # "a military escalation", "une police": no body in particular
    if code is None and phrase.determiner == "counted":
        key = cast.stranger(
            cast.reading.text(phrase.first, phrase.last).lower(), None, Reason("collective", "several at once"), ActorKind.ORGANISATION
        )
        cast.mention(phrase.first, phrase.last, key, MentionKind.DESCRIPTION, Reason("collective", "several at once", 0.7))
        return
    if code is None:
        code, how = _state_from_context(cast, phrase, body)
    if body == "ministry" and not phrase.domain and phrase.determiner in _DEFINITE and phrase.last == phrase.head.last:
        _again(cast, phrase)
        return
    if code is None and phrase.determiner in _DEFINITE and (otherwise := _otherwise(cast, body)) and not _is_national(cast, phrase):
        cast.mention(
            phrase.first,
            phrase.last,
            cast.organisation(otherwise),
            MentionKind.NAME,
            Reason("body", "the one that needs no other name", 0.6),
        )
        return
    if code is None or code.startswith("org:") or (body == "ministry" and not phrase.domain):
        return
    written = cast.reading.text(phrase.head.first, phrase.last) if phrase.of_host else _written_name(cast, phrase)
    key = cast.body(code, body, written, phrase.of_host)
    cast.mention(phrase.first, phrase.last, key, MentionKind.NAME, Reason("body", how, 0.9 if phrase.polity else 0.6))


def _again(cast: Cast, phrase: Phrase) -> None:
    """ "Le ministère": the one that the article named last."""
    start = cast.reading.tokens[phrase.first].start
    before = [mention for mention in cast.mentions if mention.span.start < start and mention.actor.endswith("_ministry")]
    if before:
        key = max(before, key=lambda mention: mention.span).actor
        cast.mention(phrase.first, phrase.last, key, MentionKind.NAME, Reason("body", "the ministry named last", 0.7))


def _is_national(cast: Cast, phrase: Phrase) -> bool:
    """Whether the name itself says that the body is that of a state ("the National Security Council")."""
    return not cast.reading.lexicon.words_of("of_a_state").isdisjoint(head_text(cast.reading, phrase).split())


def _indefinite(cast: Cast, phrase: Phrase, code: str | None) -> None:
    """ "Plusieurs médias indiens": some of many, named by their phrase."""
    written = cast.reading.text(phrase.first, phrase.last)
    country = None if code is None or code.startswith("org:") else code
    key = cast.stranger(
        written[0].lower() + written[1:], country, Reason("unnamed", "named by the phrase in the text", 0.6), ActorKind.ORGANISATION
    )
    cast.mention(phrase.first, phrase.last, key, MentionKind.DESCRIPTION, Reason("unnamed", "some of many", 0.6))


def _written_name(cast: Cast, phrase: Phrase) -> str:
    """In languages that name bodies in many ways ("India's foreign ministry"): the form in the text, if it names the state."""
    head = cast.reading.text(phrase.head.first, phrase.head.last)
    if (
        cast.reading.lexicon.words["capitalised_demonyms"]
        and not phrase.polity
        and phrase.first == phrase.head.first
        and head.endswith("s")
    ):
        return head
    loose = head.lower() in cast.reading.lexicon.words_of("needs_article")
    if loose or not cast.reading.lexicon.words["capitalised_demonyms"] or not phrase.polity:
        return ""
    first = phrase.first + (phrase.determiner in {"definite", "indefinite"})
    return cast.reading.text(first, phrase.last)


def _state_from_context(cast: Cast, phrase: Phrase, body: str) -> tuple[str | None, str]:
    """The same body earlier in the article, else the state named last in the paragraph."""
    if body in cast.bodies:
        return cast.bodies[body], "named before with its state"
    suffix, main = f":{body}", main_states(cast.reading)
    before = [cast.members[mention.actor].country for mention in reversed(cast.mentions) if mention.actor.endswith(suffix)]
    alone = body in cast.reading.lexicon.words_of("alone") or body.endswith("_ministry")
    if named := [country for country in before if country in main or not alone]:
        return named[0], "named before with its state"
    if (
        not alone
        or (phrase.determiner not in _DEFINITE and not cast.reading.lexicon.words["capitalised_demonyms"])
        or (phrase.body and not _capital_or_known(cast, phrase))
    ):
        return None, ""
    if _otherwise(cast, body) and not _is_national(cast, phrase):
        return None, ""
    return _last_country(cast, phrase.first), "inferred: the state or person named last"


def _capital_or_known(cast: Cast, phrase: Phrase) -> bool:
    """A body left without its state is meant as a name: in French it has a capital or stands in the singular with its article."""
    return cast.reading.is_capital(phrase.head.first) or phrase.last == phrase.head.last


def _otherwise(cast: Cast, body: str) -> str:
    name = load("world/bodies.yaml").get(body, {}).get("otherwise")
    return next((key for key, organisation in cast.directory.organisations.items() if organisation.names["en"] == name), "") if name else ""


def _subject_country(cast: Cast, at: int) -> str | None:
    """Country of the first actor of the sentence before the token, else of the first subject of the sentence before it in the
    paragraph, else of the actor mentioned last."""
    reading, number = cast.reading, cast.reading.sentence_numbers[at]
    sentences, start = reading.document.sentences, reading.tokens[at].start
    mentions = [m for m in sorted(cast.mentions, key=lambda m: m.span) if m.kind != MentionKind.DEMONYM and cast.members[m.actor].country]
    here = [m for m in mentions if sentences[number].start <= m.span.start < start]
    former = sentences[number - 1] if number and sentences[number - 1].paragraph == sentences[number].paragraph else None
    before = [m for m in mentions if former is not None and former.start <= m.span.start < former.end]
    subjects = [m for m in before if is_subject(reading, reading.document.token_at(m.span.start).i)]
    owner = next(iter([*here, *subjects]), None)
    return cast.members[owner.actor].country if owner is not None else _last_country(cast, at)


def _last_country(cast: Cast, at: int) -> str | None:
    """Country of the actor mentioned last before the token in its paragraph, named states first."""
    reading = cast.reading
    start = reading.tokens[at].start
    sentence = reading.document.sentences[reading.sentence_numbers[at]]
    before = [m for m in cast.mentions if sentence.start <= m.span.start < start and cast.members[m.actor].country]
    if before:
        return cast.members[max(before, key=lambda m: m.span.start).actor].country
    return nearest_state(reading, at) or _latest(cast, start)


def _latest(cast: Cast, start: int) -> str | None:
    """Country of the last actor before, else of the first one after."""
    known = sorted((m.span.start, m.actor) for m in cast.mentions if cast.members[m.actor].country)
    before = [key for place, key in known if place < start]
    after = [key for place, key in known if place > start]
    return cast.members[before[-1] if before else after[0]].country if known else None


def _named(cast: Cast, hit: Hit) -> None:
    reading = cast.reading
    if reading.is_skipped(hit.first, hit.last) or (hit.kind == "capital" and is_place(reading, hit)):
        return
    if hit.kind in {"state", "organisation"} and (in_dateline(reading, hit) or _is_credit(reading, hit)):
        return
    first = hit.first - _article(reading, hit.first)
    if hit.kind == "state":
        located = is_located(reading, hit)
        reason = Reason(
            "place name" if located else "directory",
            "named after a preposition of place" if located else "a name of the state",
            0.5 if located else 1.0,
        )
        cast.mention(first, hit.last, cast.state(hit.value), MentionKind.NAME, reason)
    elif hit.kind in {"capital", "seat"}:
        reason = Reason("metonym", f"stands for {hit.value}: no preposition of place before it", 0.85)
        cast.mention(first, hit.last, cast.polity(hit.value), MentionKind.METONYM, reason)
    elif hit.kind == "seated":
        code, body = hit.value.split("/")
        after = reading.hit(hit.last + 1, "demonym")
        last = after.last if after is not None and after.value == code and not reading.is_capital(after.first) else hit.last
        cast.mention(first, last, cast.body(code, body), MentionKind.METONYM, Reason("seat", f"seat or name of a body of {code}", 0.95))
    else:
        cast.mention(first, hit.last, cast.organisation(hit.value), MentionKind.NAME, Reason("directory", "a name of the organisation"))


def _is_credit(reading: Reading, hit: Hit) -> bool:
    """An agency in brackets before the dash of a dateline: "8 novembre (Reuters) –"."""
    bracketed = reading.word(hit.first - 1) == "(" and reading.word(hit.last + 1) == ")"
    return bracketed and not any(sign.isalnum() for sign in reading.word(hit.last + 2))


def _nested(cast: Cast, hit: Hit) -> None:
    """A state or organisation inside a longer phrase ("the U.S. envoy", "the head of NATO") qualifies it like an adjective."""
    span = cast.reading.document.span(hit.first, hit.last)
    of_person = (one for one in cast.mentions if one.kind is MentionKind.NAME and cast.members[one.actor].kind is ActorKind.PERSON)
    in_name = any(one.span.covers(span) for one in of_person)  # "Alex Saab"
    if not cast.reading.is_skipped(hit.first, hit.last) and not in_name:
        kind = "state" if hit.kind == "state" else "organisation"
        reason = Reason("demonym", f"names the {kind} inside a longer phrase", 0.5)
        cast.mention(hit.first, hit.last, cast.polity(hit.value), MentionKind.DEMONYM, reason)


def _article(reading: Reading, at: int) -> int:
    """How many tokens before this one are its definite article (more than one where the encoding has broken it)."""
    if not reading.joined(at):
        return 0
    if reading.word(at - 1) in reading.lexicon.words_of("articles"):
        return 1
    broken = reading.lexicon.words["broken_articles"]
    return next((len(words) for words in broken if [reading.word(i) for i in range(at - len(words), at)] == words), 0)


def _demonym(cast: Cast, hit: Hit, taken: set[int]) -> None:
    """ "les Russes" stand for the state; "russe" inside or outside a phrase names it beside something else."""
    reading = cast.reading
    if reading.is_skipped(hit.first, hit.last):
        return
    french_people = reading.is_capital(hit.first) and not reading.lexicon.words["capitalised_demonyms"]
    article = _article(reading, hit.first)
    plural = reading.word(hit.last).endswith("s") and (
        reading.lexicon.words["capitalised_demonyms"] or reading.word(hit.first - 1).endswith("s")
    )
    people = bool(article) and (french_people or plural) and hit.first not in taken
    first = hit.first - article if people else hit.first
    reason = Reason("demonym", f"people or adjective of {hit.value}", 0.8 if people else 0.5)
    cast.mention(first, hit.last, cast.state(hit.value), MentionKind.DEMONYM, reason)


def place_strangers(cast: Cast) -> None:
    """ "À Washington, une porte-parole, X, a dit": a person of whom no state is told is of that whose name or capital opens the
    sentence that introduces him, with nobody between."""
    reading = cast.reading
    introduced: dict[str, int] = {}
    ordered = sorted(cast.mentions, key=lambda mention: mention.span)
    for mention in ordered:
        introduced.setdefault(mention.actor, reading.document.token_at(mention.span.start).i)
    taken = sorted({reading.document.token_at(mention.span.start).i for mention in ordered if cast.members[mention.actor].country})
    for key, at in introduced.items():
        member = cast.members[key]
        hit = _opening_place(reading, at) if member.kind is ActorKind.PERSON and not member.country and member.person is None else None
        if hit is not None and not any(hit.last < other < at for other in taken):
            member.country = hit.value


def _opening_place(reading: Reading, at: int) -> Hit | None:
    """The state or capital of the place that opens the sentence or clause of token `at` ("À Rome, ...", "en Suède, où ...")."""
    first, openers = reading.document.sentences[reading.sentence_numbers[at]].first, reading.lexicon.words_of("openers_of_clauses")
    for hit in (found for i in range(first + 1, at) for kind in ("capital", "state") if (found := reading.hit(i, kind)) is not None):
        opens = hit.first <= first + 2 or reading.word(hit.last + 2) in openers
        placed = is_place(reading, hit) or is_located(reading, hit)
        if opens and placed and reading.word(hit.last + 1) == "," and not hit.value.startswith("org:"):
            return hit
    return None


def main_state(cast: Cast, continent: str) -> str | None:
    """The one state of the continent that the article names most, by far."""
    states = cast.directory.states
    if cast.reading.names_institutions(continent):
        return None
    ranked = [(code, count) for code, count in cast.reading.state_counts.most_common() if states[code].continent == continent][:2]
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _TWICE * ranked[1][1]):
        return None
    return ranked[0][0]


def _continents(cast: Cast, taken: set[int]) -> None:
    """In a text that calls leaders by their continent, the continent's name stands for its main state too."""
    reading = cast.reading
    for at in range(len(reading.tokens)):
        hit = reading.hit(at, "continent_name")
        if hit is None or at in taken or reading.hit(at, "region") or is_located(reading, hit):
            continue
        code = main_state(cast, hit.value)
        if code is not None:
            detail = f"inferred: the text names continents for states; the only main state of {hit.value} here is {code}"
            cast.mention(at - _article(reading, at), hit.last, cast.state(code), MentionKind.METONYM, Reason("inferred", detail, 0.4))


def resolve_short(cast: Cast) -> None:
    """Short names of what the article has named: "le Nord", "la Cour", and longer ones: "la compagnie publique PDVSA"."""
    words = cast.reading.lexicon.words
    for at, token in enumerate(cast.reading.tokens):
        may_be = token.norm in words["halves"] or token.norm in words["short_names"]
        if may_be and cast.reading.joined(at) and not cast.reading.is_skipped(at, at):
            _half(cast, at)
            _short_name(cast, at)
    for mention in [one for one in cast.mentions if one.kind is MentionKind.NAME]:
        _with_kind(cast, mention)


def _half(cast: Cast, at: int) -> None:
    """ "Le Nord", "the South": the one state so called that the article names."""
    reading, words = cast.reading, cast.reading.lexicon.words
    named = [code for code in words["halves"].get(reading.word(at), ()) if reading.state_counts[code]]
    article, before = reading.word(at - 1), reading.word(at - 2)
    definite = article in reading.lexicon.words_of("articles") | reading.lexicon.words_of("contracted")
    if len(named) != 1 or not reading.is_capital(at) or not definite or _goes_on(reading, at):
        return
    if article in reading.lexicon.words_of("contracted") and (before in words["not_halves"] or reading.is_capital(at - 2)):
        return  # "mer du Nord", "Irlande du Nord"
    first = at - _article(reading, at)
    cast.mention(first, at, cast.state(named[0]), MentionKind.METONYM, Reason("short name", "the one of that name in this article", 0.7))


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether the name goes on behind the word: "l'Union africaine", "la Cour de justice", "the South China Sea"."""
    after = reading.word(at + 1) if reading.joined(at + 1) else ""
    qualified = reading.is_capital(at + 1) or reading.hit(at + 1, "demonym", "continent", "after") is not None
    return qualified or after in reading.lexicon.words_of("name_goes_on")


def _short_name(cast: Cast, at: int) -> None:
    """ "La Cour", "the court": the organisation whose name the noun heads, when the article named just one before."""
    reading = cast.reading
    noun, french = reading.word(at), not reading.lexicon.words["capitalised_demonyms"]
    usual = reading.lexicon.words["short_names"].get(noun)
    if usual is None or not _article(reading, at) or _goes_on(reading, at) or (french and not reading.is_capital(at)):
        return
    start, text = reading.tokens[at].start, reading.document.text
    named: set[str] = set()
    for mention in cast.mentions:
        member = cast.members[mention.actor]
        if mention.span.start < start and member.kind is ActorKind.ORGANISATION and mention.kind is MentionKind.NAME:
            words = mention.span.of(text).lower().replace("’", "'").split("'")[-1].split()
            words = words[1:] if words[:1] and words[0] in reading.lexicon.words_of("articles") else words
            words = list(takewhile(lambda word: word not in reading.lexicon.words["name_tails"], words))
            heads = words[:1] if french else words[-1:]
            named |= {mention.actor} if noun in heads or member.name in usual else set()
    if len(named) == 1:
        reason = Reason("short name", "heads the name of the one such organisation named before", 0.7)
        cast.mention(at - _article(reading, at), at, named.pop(), MentionKind.NAME, reason)


def _prepositions(reading: Reading) -> frozenset[str]:
    return reading.lexicon.words_of("prepositions") | reading.lexicon.words_of("and")


def _with_kind(cast: Cast, mention: Mention) -> None:
    """The name together with the noun that tells its kind and what stands between ("l'agence officielle KCNA", "broadcaster Yle")."""
    reading = cast.reading
    if cast.members[mention.actor].kind is not ActorKind.ORGANISATION:
        return
    first = reading.document.token_at(mention.span.start).i
    kinds, links = (reading.lexicon.words_of(name) for name in ("kinds_of_organisations", "kind_links"))
    at = first - 1
    while at > 0 and first - at <= _KIND_REACH and reading.joined(at + 1) and reading.word(at) not in kinds:
        linked = reading.word(at) in links
        plain = reading.word(at).isalpha() and reading.word(at) not in _prepositions(reading)
        if reading.is_capital(at) or not (linked or plain):
            return
        at -= 1
    if first - at > _KIND_REACH or not reading.joined(at + 1) or reading.word(at) not in kinds:
        return
    last = reading.document.token_at(mention.span.end - 1).i
    reason = Reason("kind and name", "what kind it is, and its name", 0.8)
    cast.mention(at - _article(reading, at), last, mention.actor, MentionKind.NAME, reason)
