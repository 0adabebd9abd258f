"""Sides that stand in no slot: whom the article means, who mediates, who signed, who speaks."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analysis.events.lexicon import ontology, triggers
from onrecord.analysis.events.sides.draft import Draft, countries
from onrecord.analysis.events.sides.enumerations import Party, one_per_country
from onrecord.analysis.events.sides.parties import Parties
from onrecord.analysis.events.trees import relation
from onrecord.model import EventType, ParsedToken

# Acts that often have no other side: one is taken only from the sentence itself, or where one country leads clearly.
_SHY = frozenset({EventType.SUPPORT, EventType.MOBILIZE, EventType.RETREAT, EventType.AID, EventType.COERCE})
_LEAD = {EventType.REQUEST: 3.0, EventType.THREATEN: 3.0}
_CLEAR = 1.5  # how much more often the other side must be named than the next country
_LEADING = 3.0  # the same, where the actor is of no country
_FEW = 3
_PAIR = 2
_MEDIATION = "third-party"
_CLOSE = 5  # tokens between "under the auspices" and whose they are
_BEHIND = 10  # tokens behind an act in which auspices are its own
# Acts about a treaty; those that make it; those by which a third country judges it.
_MADE = frozenset({EventType.AGREE, EventType.SUPPORT})
_JUDGED = frozenset({EventType.ACCUSE, EventType.SUPPORT})
_OFFICIAL = frozenset({EventType.SANCTION, EventType.COERCE, EventType.MOBILIZE, EventType.RETREAT, EventType.AID})
_OPPOSED = frozenset({EventType.SANCTION, EventType.REJECT})  # acts of states; violence of nobody known stays so
_TURNED = frozenset({EventType.ACCUSE, EventType.SANCTION})  # acts of organisations that always have another side
# What a known organisation says, of nobody in particular.
_VERBAL = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT, EventType.THREATEN})
_COMMON = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
_APPEALS = frozenset({EventType.REQUEST, EventType.SUPPORT})  # of organisations: to those whom the article is about
_ABOUT_TREATIES = _MADE | _JUDGED | {EventType.SANCTION, EventType.REJECT}


def take_sides(draft: Draft, parties: Parties) -> None:
    """Give the draft the sides that its words and its article make clear beyond its frame."""
    _take_mediated(draft, parties)
    _take_speaker(draft, parties)
    _take_signatories(draft, parties)
    _take_meant(draft, parties)
    _take_opponent(draft, parties)


def take_other_side(draft: Draft, parties: Parties) -> None:
    """Of an act that has another side, and names nobody unknown in its place, the one that the text means."""
    if draft.frame.recipient and draft.type is not EventType.PROTEST and not has_unknown_object(draft):
        _take_counterpart(draft, parties, _LEAD.get(draft.type, _CLEAR), beyond=draft.type not in _SHY)


def _take_mediated(draft: Draft, parties: Parties) -> None:
    """Between whom somebody mediates, where the act names fewer than two: all that the sentence names, else the two that are spoken of.
    Talks of two under the auspices of a third are held by him with both."""
    if draft.type is EventType.CONSULT and (host := _host(draft, parties)):
        draft.actors, draft.recipients = [host], [*draft.actors, *draft.recipients]
        return
    if draft.frame.mode != _MEDIATION or not draft.actor_countries or len(draft.recipient_countries) >= _PAIR:
        return
    named = one_per_country(party for token in draft.tree.tokens for party in parties.at(token.i))
    others = [party for party in named if party.country not in draft.actor_countries]
    between = others if len(others) >= _PAIR else parties.pair(draft.token.i, draft.actor_countries)
    if len(between) >= _PAIR and set(draft.recipient_countries) <= set(countries(between)):
        draft.recipients = between


def _host(draft: Draft, parties: Parties) -> Party | None:
    """Under whose auspices two others talk, by the words right behind ("sous l'égide de X", "brokered by X")."""
    behind = draft.tree.tokens[-1].i + 1
    sides = {*draft.actor_countries, *draft.recipient_countries}
    for i in range(draft.token.i + 1, min(draft.token.i + _BEHIND, behind)):
        if len(sides) == _PAIR and parties.document.tokens[i].norm in parties.words["auspices"]:
            named = (party for j in range(i + 1, min(i + _CLOSE, behind)) if (party := parties.mention(j)))
            return next((party for party in named if party.country not in sides), None)
    return None


def _take_meant(draft: Draft, parties: Parties) -> None:
    """The other side where the frame says that the text means one, a pronoun stands for it, an organisation turns on a state, or a
    third country praises what the article is about; both sides of talks that name none, where the article is about two."""
    if "counterpart" in draft.frame.recipient:
        _take_counterpart(draft, parties)
    if draft.frame.recipient and _has_pronoun_object(draft, parties):
        _take_counterpart(draft, parties, _CLEAR)
    common = draft.type is EventType.CONSULT and draft.candidate.trigger.kind == "noun"
    if (common or _is_of_collective(draft, parties)) and not draft.actors and len(parties.protagonists) > 1:
        draft.actors, draft.recipients = ([party] for party in parties.about(draft.token.i))
    if draft.actors and not draft.actor_countries and draft.type in _TURNED:
        _take_counterpart(draft, parties, _LEADING)
    if draft.actors and not draft.actor_countries and draft.type in _APPEALS and not draft.recipients and not has_unknown_object(draft):
        draft.recipients, draft.guessed = parties.about(draft.token.i), True
    outside = bool(draft.actors) and not set(parties.protagonists) & set(draft.actor_countries)
    if outside and not draft.recipients and draft.type is EventType.SUPPORT and not has_unknown_object(draft):
        known = {*draft.actor_countries, *draft.judges}
        shared = parties.about(draft.token.i) if _is_of_two(draft, parties) else []
        draft.recipients = shared or parties.counterpart(known, draft.token.i, beyond=False) or parties.about(draft.token.i)


def _is_of_collective(draft: Draft, parties: Parties) -> bool:
    """Whether those who do something together are named by what they are alone ("the foreign ministers could meet"), or not at all
    ("no document was signed")."""
    tree, token = draft.tree, draft.token
    together = ontology()[draft.type].symmetric or draft.frame.mutual
    if draft.candidate.trigger.kind != "verb" or not together or draft.recipients or draft.frame.gives_way:
        return False
    if draft.passive:
        by = any(kid.dep == "obl:agent" or tree.case(kid) in parties.words["agent"] for kid in tree.kids(token, "obl"))
        return not by and relation(token) != "amod"
    subjects = tree.subjects(token)
    known = all(kid.norm in parties.words["collective_nouns"] for kid in subjects)
    return bool(subjects) and known and all("Definite=Def" in low.morph for kid in subjects for low in tree.kids(kid, "det"))


def _is_of_two(draft: Draft, parties: Parties) -> bool:
    """Whether what is praised is something of both whom the article is about ("a salué l'accord")."""
    table = triggers(parties.document.language)
    named = [trigger for kid in draft.tree.kids(draft.token, "obj") for trigger in table.get(kid.norm, ())]
    return len(parties.protagonists) > 1 and any(trigger.kind == "noun" and trigger.type in _COMMON for trigger in named)


def _take_speaker(draft: Draft, parties: Parties) -> None:
    """What an official says will be done, by nobody in particular, is done by his side ("Les avoirs seront gelés, a dit la ministre")."""
    statement = draft.statement
    if draft.actors or draft.is_cue or statement is None or statement.speaker is None or draft.type not in _OFFICIAL:
        return
    party = parties.of(statement.speaker, statement.speaker_span or statement.cue or draft.anchor)
    if party.country and party.country not in draft.recipient_countries and draft.passive and is_future(draft, parties):
        draft.actors = [party]


def is_future(draft: Draft, parties: Parties) -> bool:
    """Whether the verb or an auxiliary of it is in the future."""
    parts = [draft.token, *draft.tree.kids(draft.token, "aux")]
    return any("Tense=Fut" in part.morph or part.norm in parties.words["future"] for part in parts)


def _take_opponent(draft: Draft, parties: Parties) -> None:
    """Where one of the two countries that an article is about suffers a hostile act of nobody known, the other one does it."""
    other = set(parties.protagonists) - set(draft.recipient_countries)
    named = any(party.country or not parties.is_person(party) for party in draft.actors)
    verbal = draft.candidate.trigger.kind == "verb"
    named = named or (verbal and not draft.passive and any(node.pos == "NOUN" for node in draft.tree.subjects(draft.token)))
    if draft.type in _OPPOSED and not named and len(draft.recipient_countries) == len(other) == 1 and len(parties.protagonists) > 1:
        draft.actors = [party for party in parties.about(draft.token.i) if party.country in other]


def _take_signatories(draft: Draft, parties: Parties) -> None:
    """The sides of a treaty that the act is about: both when it makes it, the other one when one of two does something
    about it, all of them (up to `_FEW`) when somebody else praises or blames it."""
    if draft.recipients or draft.type not in _ABOUT_TREATIES:
        return
    signed = next((found for low in _themes(draft) if (found := parties.signatories(low.i))), [])
    actors = set(draft.actor_countries)
    others = [party for party in signed if party.country not in actors]
    if not draft.actors and len(signed) == 2 and draft.type in _MADE:
        draft.actors, draft.recipients, draft.mutual = signed[:1], signed[1:], draft.frame.mutual
    elif draft.actors and ((len(others) == 1 and len(signed) == 2) or (len(others) == len(signed) <= _FEW and draft.type in _JUDGED)):
        draft.recipients, draft.mutual = others, draft.frame.mutual


def _themes(draft: Draft) -> Iterator[ParsedToken]:
    """The trigger and what it is about, from the nearest."""
    yield draft.token
    noun = draft.tree.antecedent(draft.token)
    for upper in [*([noun] if noun is not None else []), *draft.tree.kids(draft.token, "obj", "nsubj", "obl", "nmod")]:
        yield upper
        yield from draft.tree.phrase(upper)


def _take_counterpart(draft: Draft, parties: Parties, clear: float = 0.0, *, beyond: bool = True) -> None:
    """The other side of an act that has an actor alone, as far as the text makes clear who that is."""
    if draft.actors and not draft.recipients:
        known = {*draft.actor_countries, *draft.judges}
        draft.recipients, draft.guessed = parties.counterpart(known, draft.token.i, clear, beyond=beyond), True


def _has_pronoun_object(draft: Draft, parties: Parties) -> bool:
    """Whether a pronoun of the third person stands for the other side ("il lui reproche")."""
    kids = [*draft.tree.kids(draft.token, "obj", "iobj"), *draft.tree.clitics(draft.token)]
    return any(parties.words["pronouns"].get(kid.norm) in {"person", "they"} for kid in kids if kid.pos == "PRON")


def has_unknown_object(draft: Draft) -> bool:
    """Whether the act is done to somebody who is named but not known, or to "us" of whom nobody knows who speaks; the deed that an
    accusation names is nobody."""
    tree, token = draft.tree, draft.token
    heard = [kid for kid in [*tree.kids(token, "obj", "iobj"), *tree.clitics(token)] if kid.pos == "PRON" and "Reflex=Yes" not in kid.morph]
    if any("Person=1" in kid.morph or "Person=2" in kid.morph for kid in heard):
        return True
    clauses = tree.kids(token, "xcomp", "ccomp", "advcl", "obl")
    of_deed = draft.type in _JUDGED and not any(tree.is_complement(clause) for clause in clauses)
    named = {"PROPN"} if of_deed else {"NOUN", "PROPN"}
    return draft.frame.recipient[:1] == ("object",) and any(kid.pos in named for kid in tree.kids(token, "obj"))
