"""From candidates to drafts: the parse confirms the trigger and fills its slots."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import groupby, pairwise
from typing import Any

from onrecord.analysis.events.lexicon import Trigger, around, ontology
from onrecord.analysis.events.sides.draft import HOSTILE, Draft, countries
from onrecord.analysis.events.sides.enumerations import Party
from onrecord.analysis.events.sides.parties import Parties
from onrecord.analysis.events.sides.slots import Sides, Slots
from onrecord.analysis.events.sides.taking import take_other_side, take_sides
from onrecord.analysis.events.spotting import Candidate, is_near
from onrecord.analysis.events.trees import Tree, relation
from onrecord.model import Document, EventType, ParsedToken, Span
from onrecord.words import load
from onrecord.words.inflection import verb_forms

_NEAR = 4  # tokens before a verb among which its auxiliary stands
_OPENING = frozenset({"NOUN", "PROPN", "VERB", "AUX", "DET", "PUNCT", "SCONJ", "CCONJ"})  # words that no verb phrase holds before its verb
_CLASSES = {"verb": {"VERB", "AUX"}, "noun": {"NOUN", "PROPN"}, "adjective": {"ADJ", "VERB", "NOUN"}}
_PAIR = 2
_MEDIATION = "third-party"
_REACH = 10  # tokens behind an act in which "each other" belongs to it
_SHARED = frozenset({"possessive", "entre", "between"})
_VERBAL = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT, EventType.THREATEN})


def draft_events(document: Document, parties: Parties, candidates: list[Candidate]) -> list[Draft]:
    """The drafts of all candidates whose frame is satisfied, in order of the text."""
    found: list[Draft] = []
    lists = ("subject_keepers", "fears", "apprehensions", "wonders")
    keepers, fears, apprehensions, wonders = (_forms(document.language, name) for name in lists)
    for sentence, group in groupby(candidates, key=lambda candidate: candidate.sentence):
        tree = Tree(document.parsed(sentence), keepers, parties.words["object_control"], parties.words["complementisers"])
        for candidate in group:
            draft = _draft(document, parties, tree, candidate)
            if draft is None or _is_apprehended(draft, fears, apprehensions) or _is_asked(draft, wonders, parties.words):
                continue
            if _qualifies(draft) or _only_asks(draft, document):
                continue
            found.append(draft)
    return found


def _is_apprehended(draft: Draft, fears: Collection[str], apprehensions: Collection[str]) -> bool:
    """Whether a noun names an act that is only feared, or violence that is awaited or warded off ("redoute les suites d'une alliance")."""
    if draft.candidate.trigger.kind != "noun":
        return False
    head = next((upper for upper in draft.tree.climb(draft.token) if upper.pos != "NOUN"), None)
    direct = draft.tree.head(draft.token)
    violent = draft.type is EventType.ASSAULT and direct is not None and direct.norm in apprehensions
    return violent or (head is not None and head.norm in fears)


@cache
def _forms(language: str, name: str) -> frozenset[str]:
    """All forms of the verbs of one list of `words/<language>/parties.yaml`."""
    return frozenset(form for lemma in load(f"{language}/parties.yaml")[name] for form in verb_forms(lemma.split()[0], language))


def _is_asked(draft: Draft, wonders: Collection[str], words: Mapping[str, Any]) -> bool:
    """Whether the act is but a part of what is asked ("savoir s'il faut conserver le traité ou le perdre en le quittant")."""
    tree, token = draft.tree, draft.token
    marks = {kid.norm for kid in tree.kids(token, "mark")}
    if marks.intersection(words["always_asks"]):
        return True
    if "VerbForm=Fin" in token.morph:
        return bool(marks.intersection(words["whether"])) and _wonders(tree, token, wonders)
    opened = any(other.norm in words["whether"] and relation(other) == "mark" for other in tree.tokens if other.i < token.i)
    return token.pos in {"VERB", "AUX"} and opened and _wonders(tree, token, wonders)


def _qualifies(draft: Draft) -> bool:
    """Whether a noun only tells what kind of thing another noun is ("trade rules", "sanctions regime")."""
    head = draft.tree.head(draft.token)
    return draft.candidate.trigger.kind == "noun" and relation(draft.token) == "compound" and head is not None and head.pos == "NOUN"


def _only_asks(draft: Draft, document: Document) -> bool:
    """Whether what is demanded is an answer ("« Pourquoi ? », demandait-il")."""
    said = draft.statement.content if draft.is_cue and draft.statement is not None and draft.type is EventType.REQUEST else ()
    return bool(said) and said[-1].of(document.text).rstrip(' »”"').endswith("?")


def _wonders(tree: Tree, token: ParsedToken, wonders: Collection[str]) -> bool:
    return any(upper.norm in wonders and upper.i < token.i for upper in tree.climb(token))


def _draft(document: Document, parties: Parties, tree: Tree, candidate: Candidate) -> Draft | None:
    trigger = candidate.trigger
    token = _head_of(tree, candidate)
    shifted = trigger.kind == "verb" and token.i != candidate.i  # what a copula says ("is behind")
    if parties.mention(token.i) or not (shifted or _is_of_class(tree, token, trigger.kind) or _is_mistaken(parties, tree, token, trigger)):
        return None
    stem = _with_modal(tree, token)
    slots = Slots(parties, tree, stem, trigger)
    slots.passive = slots.passive and stem is token
    if not is_near(document, candidate) and not slots.is_about(trigger.frame.needs):
        return None
    sides = slots.fill()
    mutual = trigger.frame.mutual or (trigger.kind == "verb" and _together(tree, token, parties.words["own"]))
    if len(countries(sides.actors)) > _PAIR and trigger.type in HOSTILE:
        mutual = trigger.frame.mutual
    if len(countries(sides.actors)) == _PAIR and _is_reciprocal(document, parties, tree, token):
        sides, mutual = sides._replace(recipients=[]), True
    unknown = not sides.actors and len(countries(sides.recipients)) > 1 and not slots.passive
    nameless = unknown and trigger.kind == "verb" and bool(tree.subjects(token))
    one_sided = nameless or (trigger.frame.mode == _MEDIATION and bool(sides.actors))  # several mediate, or both of whom nobody knows
    actors, recipients, mutual = (sides.actors, sides.recipients, False) if one_sided else _divide(sides, trigger.type, mutual)
    actors = [] if nameless else actors
    if ontology()[trigger.type].symmetric and actors:
        recipients = [party for party in recipients if party.country is None or party.country != actors[0].country]
    anchor = document.span(candidate.i, candidate.last) if trigger.tail else Span(token.start, token.end)
    cued = parties.cued_at(anchor)
    draft = Draft(
        candidate,
        tree,
        token,
        anchor,
        actors,
        recipients,
        (sides.actor_slot, sides.recipient_slot),
        mutual,
        cued[0] if cued else parties.statement_at(anchor.start),
        bool(cued),
        _reach(tree, stem, trigger.kind) | ({stem.i} - {token.i}),
    )
    draft.judges, draft.passive = countries(slots.judges()), slots.passive
    take_sides(draft, parties)
    if not _satisfies(draft, parties):
        return None
    take_other_side(draft, parties)
    return draft


def _head_of(tree: Tree, candidate: Candidate) -> ParsedToken:
    """The first word of the trigger; what an auxiliary or a copula stands with; of a compound noun the word on which the others
    depend ("phone call")."""
    first = tree.at(candidate.i)
    head = tree.head(first)
    if candidate.trigger.kind == "verb" and relation(first) in {"aux", "cop"} and head is not None and head.i <= candidate.last:
        return head
    if candidate.trigger.kind != "noun" or candidate.last == candidate.i:
        return first
    words = [tree.at(i) for i in range(candidate.i, candidate.last + 1)]
    return next((word for word in words if word.head == word.i or not candidate.i <= word.head <= candidate.last), first)


def _with_modal(tree: Tree, token: ParsedToken) -> ParsedToken:
    """The verb that an auxiliary behind its subject stands with, which has the sides ("Qatar must mediate"); else the token itself."""
    head = tree.head(token) if relation(token) == "aux" else None
    inverted = head is not None and any(kid.i > token.i for kid in tree.kids(head, "nsubj"))  # "should X attack"
    return token if head is None or inverted else head


def _is_of_class(tree: Tree, token: ParsedToken, kind: str) -> bool:
    """Whether the parse agrees with the word class of the trigger; participles count as verbs, auxiliaries do not."""
    if kind == "phrase":
        return True
    if kind == "verb" and relation(token) == "aux":
        return "Tense" not in token.dep and token.dep == "aux"
    if kind == "verb" and token.pos == "ADJ":
        return relation(token) in {"root", "acl", "ccomp", "conj", "advcl"}
    return token.pos in _CLASSES[kind]


def _is_mistaken(parties: Parties, tree: Tree, token: ParsedToken, trigger: Trigger) -> bool:
    """Whether the parse took a verb for another word: it has an auxiliary, or a finite form stands right behind an actor."""
    if trigger.kind != "verb":
        return False
    if any(relation(kid) == "aux" for kid in tree.kids(token)):
        return True
    tags = verb_forms(trigger.lemma.split()[0], parties.document.language).get(token.norm, ())
    persons = ("3s",) if relation(token) == "compound" else ("3s", "3p")  # not "a Philippine supply mission"
    if token.i > tree.tokens[0].i and parties.mention(token.i - 1) is not None and any(tag.endswith(persons) for tag in tags):
        return True
    return _reads_as_verb(parties, tree, token, trigger, tags)


def _reads_as_verb(parties: Parties, tree: Tree, token: ParsedToken, trigger: Trigger, tags: Collection[str]) -> bool:
    """Whether the form or the words before it leave no other reading: a participle behind its auxiliary ("a en outre prié"), a
    reflexive pronoun ("s'en plaint"), an infinitive behind its preposition, a form that only verbs have ("froze", "incriminent")."""
    before = [other for other in tree.tokens if token.i - _NEAR <= other.i < token.i][::-1]
    if not before:
        return False
    closed = next((at for at, other in enumerate(before) if other.pos in _OPENING), len(before))
    auxiliary = any(other.norm in parties.words["perfects"] for other in before[: closed + 1])
    own = any(other.norm in parties.reflexives for other in before[: 1 + trigger.reflexive])
    if ("part.past" in tags and auxiliary) or own:
        return True
    if set(tags) == {"inf"}:
        return before[0].norm in parties.words["complementisers"]
    if set(tags) == {"part.pres"}:
        return before[0].text == ","
    finite = all(tag.startswith("ind.past") for tag in tags) or all(tag.endswith("3p") for tag in tags)
    return bool(tags) and finite and before[0].pos not in {"DET", "ADJ", "NUM", "ADP"}


def _divide(sides: Sides, kind: EventType, mutual: bool) -> tuple[list[Party], list[Party], bool]:
    """Both sides; when all stand on one, a symmetric act (or one done together) is divided by country."""
    actors, recipients = sides.actors, sides.recipients
    symmetric = ontology()[kind].symmetric
    if not actors and symmetric:
        actors, recipients = recipients, []
    shared = sides.actor_slot in _SHARED and kind is EventType.ASSAULT  # "leur guerre de 2020"
    mutual = mutual or shared
    if recipients or not (symmetric or mutual) or len(actors) < 2:
        return actors, recipients, mutual and bool(recipients)
    actors = sorted(actors, key=lambda party: party.span)
    first = [party for party in actors if party.country == actors[0].country]
    rest = [party for party in actors if party.country != actors[0].country]
    return first, rest, mutual and bool(rest)


def _is_reciprocal(document: Document, parties: Parties, tree: Tree, token: ParsedToken) -> bool:
    """Whether the words behind the act say that its doers do it to each other ("l'un contre l'autre")."""
    behind = document.tokens[token.i : min(token.i + _REACH, tree.tokens[-1].i + 1)]
    return around(tuple(parties.words["reciprocals"])).search(" ".join(word.norm for word in behind)) is not None


def _together(tree: Tree, token: ParsedToken, own: Collection[str]) -> bool:
    """Whether the object is something of both doers ("ont salué leur partenariat")."""
    return any(kid.norm in own for upper in tree.kids(token, "obj") for kid in tree.kids(upper, "det", "nmod"))


def _reach(tree: Tree, token: ParsedToken, kind: str) -> frozenset[int]:
    """Numbers of the tokens below the complements of the trigger."""
    relations = ("obj", "xcomp", "ccomp", "obl", "nmod", "acl", "advcl", "nsubj") if kind != "noun" else ("nmod", "acl", "xcomp")
    found: set[int] = set()
    for kid in tree.kids(token, *relations):
        if relation(kid) == "nsubj" and not (tree.is_passive(token)):
            continue
        if relation(kid) == "advcl" and (kid.i < token.i or not tree.is_complement(kid)):
            continue
        found |= {low.i for low in _within(tree, kid)}
    return frozenset(found)


def _within(tree: Tree, token: ParsedToken) -> Iterator[ParsedToken]:
    """The token and what depends on it, but no coordinated clause with a verb of its own, nor a circumstance with one."""
    yield token
    for kid in tree.kids(token):
        link = relation(kid)
        joined = link in {"conj", "parataxis"} and (_is_finite(tree, kid) or (kid.pos == "VERB" and token.pos != "VERB"))
        joined = joined or (link == "acl" and is_aside(tree, kid))
        if not joined and (link != "advcl" or tree.is_complement(kid)):
            yield from _within(tree, kid)


def is_aside(tree: Tree, clause: ParsedToken) -> bool:
    """Whether a relative clause only adds something: a comma stands before its pronoun ("avec Taïwan, qui accuse Pékin")."""
    opener = next((kid for kid in tree.kids(clause) if "PronType=Rel" in kid.morph and kid.i < clause.i), None)
    return opener is not None and opener.i > tree.tokens[0].i and tree.at(opener.i - 1).text == ","


def _is_finite(tree: Tree, token: ParsedToken) -> bool:
    """Whether the token is a finite verb, or a participle with its auxiliary ("ont refusé")."""
    return token.pos in {"VERB", "AUX"} and ("VerbForm=Fin" in token.morph or any(relation(kid) == "aux" for kid in tree.kids(token)))


def _satisfies(draft: Draft, parties: Parties) -> bool:
    requires = draft.frame.requires
    tests = {
        "actor": bool(draft.actors),
        "recipient": bool(draft.recipients),
        "both": bool(draft.actors and draft.recipients),
        "either": bool(draft.actors or draft.recipients),
        "speaker": draft.statement is not None and draft.statement.speaker is not None,
        "abroad": draft.actor_countries != draft.recipient_countries,
        "person": bool(draft.actors) and all(parties.is_person(party) for party in draft.actors),
        "destination": "destination" in requires and _has_destination(draft, parties),
        "quoted": not draft.is_cue and parties.statement_at(draft.anchor.start) is not None,
    }
    political = bool(draft.actor_countries or draft.recipient_countries) or bool(draft.actors and draft.recipients)
    political = political or (draft.type in _VERBAL and any(parties.is_known(party) for party in draft.actors))
    return political and not _is_private(draft, parties) and all(tests[name] for name in requires)


def _has_destination(draft: Draft, parties: Parties) -> bool:
    """Whether a place stands behind the verb to which somebody is bidden ("l'a convié à Moscou")."""
    words = [token for token in draft.tree.tokens if draft.token.i < token.i <= draft.token.i + _REACH]
    return any(first.norm in parties.words["towards"] and parties.place(second.i) for first, second in pairwise(words))


def _is_private(draft: Draft, parties: Parties) -> bool:
    """Whether somebody of no country says so of nobody in particular ("« Il faut du temps », a dit l'avocat")."""
    known = bool(draft.actor_countries) or any(not parties.is_person(party) for party in draft.actors)
    return draft.slots[0] == "speaker" and bool(draft.actors) and not known and (draft.guessed or not draft.recipients)
