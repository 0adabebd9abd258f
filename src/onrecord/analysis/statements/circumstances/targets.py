"""Whom an act of speech aims at when no words after the cue name an addressee: who is to do what is demanded, whom a
warning's condition is about, who is promised something, who denies the accusation at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.analysis.statements.drafts import Draft
from onrecord.analysis.statements.scene import Scene
from onrecord.model import ActorKind, Mention, MentionKind

_CONDITIONED = frozenset({"warn", "threaten", "propose"})
_NAMING = frozenset({"label", "quoted"})  # called the measure “ridiculous”
_GIVEN = frozenset({"promise", "propose"})
_GIVEN_WITHIN = 3  # tokens of the content in which the pronoun for the receiver stands
_REQUIRED_WITHIN = 8  # tokens from the verb to the clause that says what is required
_HOSTED = 5  # sentences back in which a host or guest was named
_DENIED_WITHIN = 10  # tokens after an accusation in which its denial begins


def target_of(scene: Scene, draft: Draft) -> str | None:
    """The actor of another side that the act aims at, by its content and its sentence."""
    if draft.cue is None:
        return None
    if draft.direct and draft.kind in {"ask", "urge"} and (obliged := _obliged(scene, draft)) is not None:
        return obliged
    if draft.kind == "ask":
        asked = _required(scene, draft) or _doer(scene, draft) or _withdrawing(scene, draft)
        return asked or (_opposite(scene, draft) if draft.rule not in _NAMING else None)
    if draft.kind == "accuse":
        return _denying(scene, draft)
    condition = _conditioned(scene, draft) if draft.kind in _CONDITIONED else None
    received = _receiving(scene, draft) if draft.kind in _GIVEN else None
    return condition or received or (_opposite(scene, draft) if draft.kind == "propose" else None)


def _opposite(scene: Scene, draft: Draft) -> str | None:
    """A demand or an offer is made to the only other state of its sentence, or of the one before."""
    place = scene.sentence(draft.place)
    before = scene.document.sentences[max(0, place.i - 1)]
    for sentence in (place, before) if before.paragraph == place.paragraph else (place,):
        placed = [mention for _, mention in _others(scene, draft, sentence.first, sentence.last)]
        states = {key for key in (_state_of(scene, mention) for mention in placed) if country_of(scene, key) is not None}
        if states:
            return states.pop() if len(states) == 1 else None
    return None


def country_of(scene: Scene, key: str) -> str | None:
    """The state on whose behalf an actor acts."""
    return next((actor.country for actor in scene.findings.actors if actor.key == key), None)


def is_other_side(scene: Scene, draft: Draft, key: str) -> bool:
    """Whether the actor is no speaker and does not act for the state of one."""
    own = {country_of(scene, speaker) for speaker in draft.speakers_known} - {None}
    return key not in draft.speakers_known and country_of(scene, key) not in own


def _others(scene: Scene, draft: Draft, first: int, end: int) -> Iterator[tuple[int, Mention]]:
    """The mentions of another side that begin in a range and are no place, with the token after each."""
    for at in range(first, end):
        placed = scene.mention_over[at]
        if placed is None or placed[0] != at or scene.norms[at - 1] in scene.words.sets["venue_links"]:
            continue
        if is_other_side(scene, draft, placed[2].actor):
            yield placed[1] + 1, placed[2]


def _required(scene: Scene, draft: Draft) -> str | None:
    """exigent de leur voisin qu'il ferme: who stands between the verb and the clause."""
    after = (draft.cue or (0, 0))[1] + 1
    end = next(
        (at for at in range(after, min(after + _REQUIRED_WITHIN, len(scene.norms))) if scene.norms[at] in scene.words.sets["clause_marks"]),
        0,
    )
    if not scene.links(after, "de", end):
        return None
    named = next((mention.actor for _, mention in _others(scene, draft, after + 1, end)), None)
    return named or counterpart(scene, draft, after, end)


def counterpart(scene: Scene, draft: Draft, first: int, end: int) -> str | None:
    """told his host, demand of their neighbour: the person named last, the chief state of another side."""
    for at in range(first, min(first + 3, end)):
        if scene.norms[at] in scene.words.sets["counterparts"]:
            return last_person(scene, draft, at, sentences=_HOSTED)
        if scene.norms[at] in scene.words.sets["neighbours"]:
            return _chief_other(scene, draft)
    return None


def last_person(scene: Scene, draft: Draft, at: int, *, sentences: int) -> str | None:
    """The person of another side named last before a token, in its sentence or so many before it."""
    first = scene.document.sentences[max(0, scene.sentence_of[at] - sentences)].first
    placed = (mention.actor for _, mention in _others(scene, draft, first, at))
    persons = [key for key in placed if scene.kinds.get(key) is ActorKind.PERSON]
    return persons[-1] if persons else None


def _chief_other(scene: Scene, draft: Draft) -> str | None:
    """The state of another side that the article mentions most."""
    keys = [mention.actor for mention in scene.findings.mentions]
    named = Counter(key for key in keys if scene.kinds.get(key) is ActorKind.STATE and is_other_side(scene, draft, key))
    return named.most_common(1)[0][0] if named else None


def _doer(scene: Scene, draft: Draft) -> str | None:
    """demands that Obama tear up: the subject of what is demanded."""
    first, marks = draft.first, scene.words.sets["clause_marks"]
    if scene.norms[first - 1] not in marks:
        return None
    if any(scene.norms[at] in scene.words.sets["two"] for at in range(first, first + 2)):
        return _chief_other(scene, draft)
    found = next(_others(scene, draft, first, first + 2), None)
    if found is None or found[1].kind in {MentionKind.DEMONYM, MentionKind.DESCRIPTION}:
        return None
    after = scene.norms[found[0]] if found[0] < len(scene.norms) else ""
    return found[1].actor if after and scene.is_word(found[0]) and after not in scene.words.sets["head_links"] else None


def _obliged(scene: Scene, draft: Draft) -> str | None:
    """« La Russie doit partir », a exhorté X: who must do it, by the quoted words."""
    for after, mention in _others(scene, draft, draft.first, draft.first + 2):
        if scene.norms[min(after, len(scene.norms) - 1)] in scene.words.sets["obligations"]:
            return mention.actor
    return None


def _withdrawing(scene: Scene, draft: Draft) -> str | None:
    """réclame le retrait des troupes russes: whose withdrawal or explanation is demanded."""
    first, last = draft.content[0]
    if not any(scene.norms[at] in scene.words.sets["deeds_of_the_asked"] for at in range(first, min(first + 3, last + 1))):
        return None
    return next((_state_of(scene, mention) for _, mention in _others(scene, draft, first, last + 1)), None)


def _state_of(scene: Scene, mention: Mention) -> str:
    """The state that the people or forces named act for; else themselves."""
    country = country_of(scene, mention.actor)
    return country if country is not None and any(actor.key == country for actor in scene.findings.actors) else mention.actor


def _conditioned(scene: Scene, draft: Draft) -> str | None:
    """Si le Qatar refuse, ce sera le divorce: whom the condition at the head of a warning, or within an offer, is about."""
    conditions = scene.words.sets["conditions"]
    for first, last in draft.content:
        heads = range(first, last + 1) if draft.kind == "propose" else range(first, first + 1)
        for at in heads:
            if scene.norms[at] in conditions:
                found = next(_others(scene, draft, at + 1, min(at + 3, last + 1)), None)
                named = found[1].actor if found is not None and found[1].kind is not MentionKind.DEMONYM else None
                return named or (_chief_other(scene, draft) if draft.kind != "propose" else None)
    return None


def _receiving(scene: Scene, draft: Draft) -> str | None:
    """a promis de lui vendre: the pronoun for whom something is promised, by the mention before it in the sentence."""
    first, last = draft.content[0]
    for at in range(first, min(first + _GIVEN_WITHIN, last + 1)):
        if scene.norms[at] in scene.words.sets["dative_clitics"]:
            meant = scene.pronouns.get(at)
            if meant is not None and is_other_side(scene, draft, meant.actor):
                return meant.actor
            before = [mention for _, mention in _others(scene, draft, scene.sentence(first).first, at)]
            return before[-1].actor if before else _chief_other(scene, draft)
    return None


def _denying(scene: Scene, draft: Draft) -> str | None:
    """accuse Doha de ..., ce que ce dernier dément: the accused who answers in the same sentence was spoken to."""
    after = max(last for _, last in draft.content) + 1
    end = min(scene.sentence(after - 1).last, after + _DENIED_WITHIN)
    denied = any(form.entry.kind == "deny" for at in range(after, end) for form in scene.words.verbs.get(scene.norms[at], ()))
    cue_end = (draft.cue or (0, 0))[1] + 1
    return next((mention.actor for _, mention in _others(scene, draft, cue_end, draft.first)), None) if denied else None
