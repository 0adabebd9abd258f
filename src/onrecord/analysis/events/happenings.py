"""One event per happening of an article: which drafts stand, which give way, which are told twice, which deny what was told.

A denial that names an act itself ("dément avoir livré") is judged by its status; one that takes up what was told
("X aurait espionné Y, ce que dément X") is that act once more, denied; one that does neither ("dément toute
implication") stays a refusal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.analysis.events.circumstances import Circumstances
from onrecord.analysis.events.lexicon import ontology
from onrecord.analysis.events.sides.draft import Draft
from onrecord.analysis.events.sides.enumerations import Party
from onrecord.analysis.events.sides.parties import Parties
from onrecord.analysis.events.spotting import Candidate
from onrecord.analysis.events.trees import Tree, relation
from onrecord.model import EventType, MarkKind, Span, Status

# Acts of speech that the same sides may do several times in one article.
_REPEATABLE = frozenset({EventType.REQUEST, EventType.REJECT, EventType.ACCUSE, EventType.THREATEN, EventType.AGREE})
# Acts of these types that are told with other words are other acts: an exercise is not a delivery.
_DISTINCT = frozenset({EventType.COOPERATE, EventType.AID, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.RETREAT})


_REACH = 4  # tokens between a denial and the pronoun or the denier
_SLIGHT = frozenset({"PRON", "PART", "ADV"})
_ABOUT_PACTS = frozenset({EventType.SUPPORT, EventType.CONSULT, EventType.SANCTION, EventType.REJECT})
_SPOKEN = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.SUPPORT, EventType.AGREE})


def settle(drafts: list[Draft], circumstances: Circumstances) -> list[Draft]:
    """The drafts that stand as events, in order of the text."""
    drafts = _one_per_anchor(drafts)
    drafts = _join(drafts)
    drafts = [draft for draft in drafts if not _is_covered(draft, drafts)]
    parties = circumstances.parties
    drafts = [draft for draft in drafts if not (_gives_way(draft, drafts) or _denies_act(draft, parties) or _is_mere_mention(draft))]
    drafts = [draft for draft in drafts if not (_is_theme(draft, drafts) or circumstances.is_condition(draft))]
    return _merge(_of_body(_once_said(drafts), circumstances), circumstances)


def _once_said(drafts: list[Draft]) -> list[Draft]:
    """Of one accusation in several words of the accuser ("mensonge, duplicité, a tonné X") the verb, else the first word."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: (draft.candidate.trigger.kind != "verb", draft.token.i)):
        worded = draft.type is EventType.ACCUSE and draft.candidate.trigger.kind != "verb" and draft.slots[0] == "speaker"
        if not (worded and any(_accuses_too(draft, other) for other in kept)):
            kept.append(draft)
    return sorted(kept, key=lambda draft: draft.token.i)


def _accuses_too(draft: Draft, other: Draft) -> bool:
    return (other.type, other.actor_countries, other.candidate.sentence) == (draft.type, draft.actor_countries, draft.candidate.sentence)


def _one_per_anchor(drafts: list[Draft]) -> list[Draft]:
    """Where several triggers read the same words, the longest, then the most complete, then the surer one; it takes the sides that
    only another reading of its type found."""
    readings: dict[int, list[Draft]] = {}
    for draft in drafts:
        readings.setdefault(draft.token.i, []).append(draft)
    return [_completed(max(same, key=_rank), same) for _, same in sorted(readings.items())]


def _completed(draft: Draft, readings: list[Draft]) -> Draft:
    others = [other for other in readings if other is not draft and other.type is draft.type and other.recipients and not other.guessed]
    if others and (draft.guessed or not draft.recipients) and others[0].actor_countries == draft.actor_countries:
        draft.recipients, draft.guessed = others[0].recipients, False
    return draft


def _rank(draft: Draft) -> tuple[int, int, int, int, int, int]:
    candidate, trigger = draft.candidate, draft.candidate.trigger
    complete = bool(draft.actors) + bool(draft.recipients and not draft.guessed)
    asked = 2 * ("both" in trigger.frame.requires) + len(trigger.frame.requires)
    gap = candidate.last - candidate.i - len(trigger.tail)  # "turned down a request to" is rather "turn down" than "turn to"
    return len(trigger.tail), -gap, asked, int(bool(trigger.frame.needs)), complete, int(not trigger.frame.weak)


def _join(drafts: list[Draft]) -> list[Draft]:
    """A verb and the noun it governs that name one act ("imposer des sanctions") become one, with the sides of both."""
    absorbed: set[int] = set()
    for verb in drafts:
        for noun in drafts:
            inside = noun is not verb and noun.type is verb.type and noun.token.i in verb.reach
            if inside and (noun.token.head == verb.token.i or noun.slots[0] == "accused"):
                others = [party for party in noun.recipients if party.country not in verb.actor_countries]
                verb.recipients = verb.recipients if verb.recipients and not verb.guessed else others or verb.recipients
                verb.actors = verb.actors or noun.actors
                absorbed.add(id(noun))
    return [draft for draft in drafts if id(draft) not in absorbed]


def _is_covered(draft: Draft, drafts: list[Draft]) -> bool:
    """What is asked, threatened or refused is not coded a second time, nor the talks that one is ready for; what a third party does in
    it is, and an offer that is refused."""
    covering = [other for other in drafts if other.frame.covers and other is not draft]
    if draft.type is not EventType.CONSULT:
        covering = [other for other in covering if other.type is not EventType.AGREE]  # "prêt à discuter", but not "prêt à livrer"
    return any(_holds(other, draft) and _is_theirs(draft, other) for other in covering)


def _holds(other: Draft, draft: Draft) -> bool:
    """Whether `draft` stands in the complement of `other`, or in the content of the statement that `other` begins."""
    content = other.statement.content if other.is_cue and other.statement is not None else ()
    if other.tree is draft.tree and other.tree.divides(other.token, draft.token):
        return False
    if draft.candidate.trigger.kind == "phrase" and other.tree is draft.tree and other.tree.clause(draft.token) == other.token:
        return False  # how the act was done ("a exhorté X par téléphone")
    return draft.token.i in other.reach or any(part.covers(draft.anchor) for part in content)


def _is_theirs(draft: Draft, other: Draft) -> bool:
    """Whether the act is one of those who ask or are asked, threaten, refuse; an offer is of the one who made it."""
    doers, concerned = set(draft.actor_countries), set(other.actor_countries)
    offered = other.type is EventType.REJECT and draft.frame.status is Status.PROPOSED
    doers |= set(draft.recipient_countries) if ontology()[draft.type].symmetric and not offered else set()
    if other.type is not EventType.REJECT:
        concerned |= set(other.recipient_countries)
    return not doers or bool(doers & concerned)


def _gives_way(draft: Draft, drafts: list[Draft]) -> bool:
    """An offer, a promise or a denial of a coded act is that act with its status."""
    return draft.frame.gives_way and any(other.token.i in draft.reach for other in drafts if other is not draft)


def _denies_act(draft: Draft, parties: Parties) -> bool:
    """Whether a denial says what is denied, in a clause ("nie avoir été averti") or as "any" act: that act is denied, nothing refused."""
    words = parties.words
    if draft.candidate.trigger.lemma not in words["denials"]:
        return False
    tree, token = draft.tree, draft.token
    behind = [word for word in tree.tokens if word.i > token.i]
    clauses = [clause for clause in tree.kids(token, "ccomp") if tree.kids(clause, "mark") and not tree.divides(token, clause)]
    perfect = any(word.pos == "AUX" and "VerbForm=Inf" in word.morph for word in behind[:_REACH])  # "dément en revanche avoir livré"
    if clauses or perfect or next((word.pos in {"VERB", "AUX"} for word in behind if word.pos not in _SLIGHT), False):
        return True
    opener = next((word for word in behind[:_REACH] if word.norm in words["whatever"]), None)
    named = None if opener is None else next((word for word in behind if word.i > opener.i and word.pos not in {"ADJ", "DET"}), None)
    return named is not None and named.norm not in words["blame"]


def _is_theme(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a noun names the agreement with which another act is done ("ratified a pact", "talks on a pact"), or stands in a name."""
    if draft.type is not EventType.AGREE or draft.candidate.trigger.kind != "noun" or draft.frame.status is not None:
        return False
    token = draft.token
    named = token.i > draft.tree.tokens[0].i and token.text[0].isupper() and not token.text.isupper()
    others = [other for other in drafts if other.tree is draft.tree and other.type in _ABOUT_PACTS]
    return named or any(other.token.i == token.head for other in others)


def _is_mere_mention(draft: Draft) -> bool:
    """Whether a noun speaks of an offer or a pledge made before, to nobody named ("l'invitation", "sa main tendue"), or a verb
    only assures that something will be ("promettant que son pays continuerait")."""
    kind, named = draft.candidate.trigger.kind, bool(draft.recipients) and not draft.guessed
    if draft.type is not EventType.AGREE or named:
        return False
    assures = draft.frame.gives_way and any(draft.tree.kids(clause, "mark") for clause in draft.tree.kids(draft.token, "ccomp"))
    marks = ("Definite=Def", "Poss=Yes", "PronType=Dem")
    known = any(mark in kid.morph for kid in draft.tree.kids(draft.token, "det", "nmod") for mark in marks)
    return (kind == "noun" and draft.guessed and known) or (kind == "verb" and assures)


def _of_body(drafts: list[Draft], circumstances: Circumstances) -> list[Draft]:
    """Drafts of the body; those of titles, which sum up the body in other words, only where it tells nothing."""
    marks = circumstances.document.article.marks
    titles = [mark.span for mark in marks if mark.kind in {MarkKind.TITLE, MarkKind.SUBTITLE}]
    return [draft for draft in drafts if not any(span.overlaps(draft.anchor) for span in titles)] or drafts


def _merge(drafts: list[Draft], circumstances: Circumstances) -> list[Draft]:
    """Drop what tells an earlier happening again."""
    kept: list[Draft] = []
    for draft in drafts:
        if not any(_same_happening(draft, other, circumstances) for other in kept):
            kept.append(draft)
    return kept


def _same_happening(draft: Draft, other: Draft, circumstances: Circumstances) -> bool:
    if draft.type is not other.type or not _same_sides(draft, other):
        return False
    if circumstances.status(draft) is not circumstances.status(other):
        return False
    if draft.type in _REPEATABLE and draft.candidate.trigger.kind in {"verb", "adjective"}:
        return draft.candidate.sentence == other.candidate.sentence and draft.token.norm == other.token.norm
    if draft.type in _DISTINCT and _is_beside(draft, other):
        return False
    again = draft.candidate.trigger.kind == "noun" and draft.type is not EventType.COOPERATE  # "le départ de l'ambassadeur", once recalled
    if draft.type in _DISTINCT and draft.frame is not other.frame and not again:
        return draft.candidate.sentence == other.candidate.sentence
    return circumstances.dates_agree(draft, other)


def _is_beside(draft: Draft, other: Draft) -> bool:
    """Whether two verbs are coordinated and each has an object of its own ("fermera son ambassade et mettra fin à ses programmes")."""
    if draft.tree is not other.tree or relation(draft.token) != "conj" or draft.token.head != other.token.i:
        return False
    verbal = draft.candidate.trigger.kind == other.candidate.trigger.kind == "verb"
    return verbal and all(one.tree.kids(one.token, "obj", "obl") for one in (draft, other))


def _same_sides(draft: Draft, other: Draft) -> bool:
    mine, theirs = (draft.actor_countries, draft.recipient_countries), (other.actor_countries, other.recipient_countries)
    if ontology()[draft.type].symmetric or (draft.mutual and other.mutual):
        return set(mine) == set(theirs)
    return mine == theirs


def deny(drafts: list[Draft], candidates: Iterable[Candidate], parties: Parties) -> list[Draft]:
    """The drafts with each denial of a told act in place of a bare refusal."""
    denied: dict[int, Draft] = {}
    for candidate in candidates:
        if candidate.trigger.lemma in parties.words["denials"] and candidate.i not in denied:
            told = _told(drafts, candidate, parties)
            if told is not None:
                denied[candidate.i] = told
    return [draft for draft in drafts if draft.token.i not in denied or draft.type is not EventType.REJECT] + list(denied.values())


def _told(drafts: list[Draft], candidate: Candidate, parties: Parties) -> Draft | None:
    """The act that the denial at the candidate takes up, turned into a denied one."""
    back = _back(candidate, parties)
    if back < 0:
        return None
    for denier in _deniers(candidate, parties):
        for draft in reversed([draft for draft in drafts if draft.token.i < candidate.i]):
            near = candidate.sentence - draft.candidate.sentence <= back
            if near and draft.type not in _SPOKEN and draft.actor_countries == (denier.country,):
                return _turned(draft, denier, candidate, parties)
    return None


def _back(candidate: Candidate, parties: Parties) -> int:
    """How many sentences back the denied act may stand; -1 when the denial has an object of its own."""
    tokens = parties.document.tokens
    sentence = parties.document.sentences[candidate.sentence]
    before = [token.norm for token in tokens[max(sentence.first, candidate.i - _REACH) : candidate.i]]
    after = [token.norm for token in tokens[candidate.i + 1 : min(sentence.last, candidate.i + 2)]]
    if any(word in parties.words["taken_up"] for word in before):
        return 0
    bare = not after or not after[0][0].isalnum()
    if before and before[-1] in parties.words["past_auxiliaries"]:
        before.pop()
    object_before = bool(before) and before[-1] in parties.words["object_pronouns"]
    object_after = bool(after) and after[0] in parties.words["object_pronouns"]
    return 1 if bare or object_before or object_after else -1


def _deniers(candidate: Candidate, parties: Parties) -> list[Party]:
    """The parties beside the denial, the nearest first."""
    sentence = parties.document.sentences[candidate.sentence]
    numbers = [i for step in range(1, _REACH + 1) for i in (candidate.i - step, candidate.i + step)]
    return [found for i in numbers if sentence.first <= i < sentence.last for found in parties.at(i)]


def _turned(draft: Draft, denier: Party, candidate: Candidate, parties: Parties) -> Draft:
    tokens = parties.document.parsed(candidate.sentence)
    token = next(token for token in tokens if token.i == candidate.i)
    at = candidate._replace(trigger=draft.candidate.trigger, last=candidate.i)
    return replace(
        draft,
        candidate=at,
        tree=Tree(tokens),
        token=token,
        anchor=Span(token.start, token.end),
        statement=None,
        is_cue=False,
        reach=frozenset(),
        denier=denier,
    )
