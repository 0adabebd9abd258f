"""Titles of persons: who is meant by "le ministre russe de la Défense", "son homologue", "un haut responsable américain"."""

from __future__ import annotations

from collections import Counter

from onrecord.analysis.actors.cast import Cast, Member
from onrecord.analysis.actors.offices import head_text, in_tables, office_of, sex_of, suits
from onrecord.analysis.actors.text import Name, Phrase, Reading
from onrecord.model import ActorKind, MentionKind, Reason
from onrecord.words.lemmas import lemmatise

_COMPLEMENT = 6  # words of what is said of a source
_TWICE = 2  # times that the main actor of a continent must be named more often than the next


def resolve_title(cast: Cast, phrase: Phrase, name: Name | None, names: list[Name]) -> None:
    """Note the phrase as a mention of the name beside it, of somebody known, or of an unnamed source."""
    if name is not None:
        if phrase.kind == "people" and phrase.first == phrase.head.first and not phrase.polity:
            return  # a bare rank before the name ("général X") is no mention of its own
        detail = f"stands beside {name.written!r}"
        cast.mention(phrase.first, phrase.last, name.key, _title_kind(phrase), Reason("apposition", detail, 0.95))
        return
    if phrase.determiner == "possessive" and head_text(cast.reading, phrase) in cast.reading.lexicon.words_of("meeting_hosts"):
        return  # "son hôte à Pékin": the other one of a meeting, not the tenant of a palace
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
    if phrase.kind == "counterpart" and head_text(cast.reading, phrase).endswith("s"):
        return None  # several counterparts
    if phrase.kind == "counterpart":
        office = office_before(cast, phrase, names)
    if phrase.continent and not polity:
        return _main_of_continent(cast, phrase, names)
    if not phrase.modifiers & {"former", "next"} and (key := _in_article(cast, phrase, names, (office, polity))):
        return key, Reason("chain", f"{cast.members[key].name} is called so in this article ({office.replace('_', ' ')})", 0.85)
    return in_tables(cast, phrase, office, polity)


def _in_article(cast: Cast, phrase: Phrase, names: list[Name], wanted: tuple[str, str]) -> str:
    """The person named nearest before (else after) the phrase who holds an office that the phrase may mean.

    Where it names no state ("le président") the one whom the article names most; being the nearest counts as one time more,
    and so does the headline.
    """
    office, polity = wanted
    before = [name for name in names if name.key and name.last < phrase.first]
    after = [name for name in names if name.key and name.first > phrase.last]
    self = before[-1].key if phrase.kind == "counterpart" and before else ""  # nobody is his own counterpart
    around = [name.key for name in [*reversed(before), *after] if name.key != self]
    fitting = [key for key in around if _may_hold(cast, key, office, polity)]
    if not fitting or polity:
        return fitting[0] if fitting else ""
    named = Counter(mention.actor for mention in cast.mentions)
    named.update({mention.actor for mention in cast.mentions if mention.span.start < cast.reading.headline_end})
    named[fitting[0]] += 1
    return max(dict.fromkeys(fitting), key=lambda key: named[key])


def _may_hold(cast: Cast, key: str, office: str, polity: str) -> bool:
    return any(suits(cast, held, of, office, polity) for held, of in sorted(cast.members[key].offices))


def office_before(cast: Cast, phrase: Phrase, names: list[Name]) -> str:
    """The office of the person named last before "son homologue": his counterpart holds the same."""
    for name in reversed([name for name in names if name.key and name.last < phrase.first]):
        offices = sorted(cast.members[name.key].offices)
        if offices:
            return offices[0][0]
    return ""


def _by_head(cast: Cast, phrase: Phrase, names: list[Name]) -> tuple[str, Reason] | None:
    """ "le général", "les analystes", "le diplomate": the last one for whom the article used the same word or one that it covers."""
    if phrase.determiner != "definite" or phrase.polity or phrase.person or phrase.of_body:
        return None
    word = head_text(cast.reading, phrase)
    seen = [mention.actor for mention in cast.mentions if mention.span.start < cast.reading.tokens[phrase.first].start]
    named = [name.key for name in names if name.key and name.last < phrase.first]
    covered = {word, *cast.reading.lexicon.words["covering_words"].get(word, ())}
    for key in reversed([*named, *seen]):
        if not covered.isdisjoint(cast.members[key].heads):
            return key, Reason("chain", f"{cast.members[key].name} was called {word!r} before", 0.7)
    return None


def _main_of_continent(cast: Cast, phrase: Phrase, names: list[Name]) -> tuple[str, Reason] | None:
    """ "le leader européen" in a rewritten text: the leader of a state of that continent whom the article names most."""
    counts = Counter(
        name.key for name in names if name.key and _leads_in(cast, cast.members[name.key], phrase.continent, phrase.kind == "counterpart")
    )
    ranked = counts.most_common(2)
    if (phrase.office not in {"leader", "president"} and phrase.kind != "counterpart") or cast.reading.names_institutions(phrase.continent):
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
    word = head_text(reading, phrase)
    if phrase.kind == "people" and _speaks_for(cast, phrase, word):
        return
    group = word in reading.lexicon.words_of("groups")
    source = word in reading.lexicon.words_of("sources") and (
        word not in reading.lexicon.words_of("numbered") or _is_counted(reading, phrase)
    )
    indefinite = phrase.determiner == "indefinite" or (
        reading.lexicon.words["capitalised_demonyms"] and phrase.determiner == "" and phrase.first < phrase.head.first
    )
    office, polity = office_of(cast, phrase)
    titled = phrase.kind in {"office", "minister"} and phrase.determiner in {"definite", "possessive", ""} and (polity or phrase.of_body)
    if not ((source and (indefinite or (group and phrase.polity))) or titled):
        return
    first = phrase.first if indefinite else (phrase.first + 1 if phrase.determiner == "definite" else phrase.first)
    last = _complement(reading, phrase.last) if source and indefinite and not group else phrase.last
    written = reading.text(first, last)
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
    member.sex = member.sex or sex_of(reading, phrase)
    if office and polity:
        member.offices.add((office, polity))
    cast.mention(phrase.first, last, key, MentionKind.DESCRIPTION, Reason("unnamed", f"head {word!r}", 0.6))


def _complement(reading: Reading, last: int) -> int:
    """The last word of what says more of a source ("un conseiller de l'exécutif", "a person familiar with the matter").

    Without a parse only where a mark, an auxiliary or the form of a verb closes it; else `last`.
    """
    words, closers = reading.lexicon.words_of("source_links"), reading.lexicon.words_of("source_ends")
    at = last + 1
    while reading.joined(at) and reading.word(at) in words:
        at += 1
    if at == last + 1:
        return last
    for end in range(at, at + _COMPLEMENT + 1):
        word = reading.word(end)
        if not reading.joined(end) or not word[0].isalpha() or word in closers or _is_verb(reading, word):
            return end - 1 if end > at else last
    return last


def _is_verb(reading: Reading, word: str) -> bool:
    """Whether the table of lemmas takes the word for a form of a verb."""
    lemma = lemmatise(word, reading.lexicon.language)
    return lemma not in {word, word.removesuffix("s")} and lemma.endswith(tuple(reading.lexicon.words["infinitives"]))


def _is_counted(reading: Reading, phrase: Phrase) -> bool:
    """Whether a number or "several" stands before the head, and no bare plural article."""
    word = reading.word(phrase.first)
    return word.isdigit() or (word in reading.lexicon.words_of("indefinite") and len(word) > 3)


def _speaks_for(cast: Cast, phrase: Phrase, word: str) -> bool:
    """ "Les analystes de l'ISW" speak for the organisation."""
    if not phrase.of_body.startswith("org:") or phrase.determiner == "indefinite" or not word.endswith("s"):
        return False
    key = cast.organisation(phrase.of_body)
    cast.members[key].heads.add(word)
    cast.mention(phrase.first, phrase.last, key, MentionKind.DESCRIPTION, Reason("members", f"the {word} of {cast.members[key].name}", 0.8))
    return True
