"""Speech whose content is a noun phrase with its giver beside it: an offer by X to do something, X's claim that, l'annonce par X d'un
retrait, son message : ..., un retrait a été annoncé par X.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.analysis.statements.cues import is_adverb
from onrecord.analysis.statements.drafts import Draft
from onrecord.analysis.statements.extents import Cues, colon_ends, end_of_speech, trim_end
from onrecord.analysis.statements.quotations import is_speech
from onrecord.analysis.statements.rules.clauses import main_verb_after
from onrecord.analysis.statements.rules.complements import is_infinitive
from onrecord.analysis.statements.scene import Scene, sentence_body
from onrecord.analysis.statements.speakers import Speaker, Subject
from onrecord.model import Mention

_TITLE = 5  # tokens of a title before a name
_ANNOUNCED = frozenset({"say", "ask", "propose", "promise"})
_AGENT = 7  # tokens from a passive participle to its agent
_HEADING = 7  # tokens from a noun to the colon after it
_ADJECTIVE = 2  # tokens before such a noun
_SHORTEST = 4  # tokens of what a noun announces
_INSERTION = 7  # tokens between two commas after the noun
_LONGEST = 16  # tokens of what is announced, before its agent

Placed = tuple[int, int, Mention]


def find_noun_cues(scene: Scene, cues: Cues) -> Iterator[Draft]:
    """Drafts for the nouns of the lexicon whose giver and content stand beside them."""
    for at, norm in enumerate(scene.norms):
        if norm in scene.words.sets["spoken_nouns"] and (draft := _before_colon(scene, at, cues)) is not None:
            yield draft
            continue
        if norm in scene.words.verbs and at not in cues:
            yield from _passive(scene, at)
        entry = scene.words.nouns.get(norm)
        if entry is None or scene.mention_over[at] is not None or at in cues or at + 2 >= scene.sentence(at).last:
            continue
        yield from _after_giver(scene, at, entry, cues) or _before_agent(scene, at, entry)


def _before_colon(scene: Scene, at: int, cues: Cues) -> Draft | None:
    """Son message : ..., la réponse de Moscou : ...: a noun at the head of its sentence, and what it was after a colon."""
    sentence = scene.sentence(at)
    first = sentence_body(scene, sentence)
    colon = next((token for token in range(at + 1, min(sentence.last - 1, at + _HEADING)) if not scene.is_word(token)), -1)
    verbs = scene.words.auxiliaries.keys() | scene.words.passives.keys() | scene.words.sets["subject_pronouns"]
    told = any(token in cues or scene.norms[token] in verbs for token in range(first, colon))
    if at - first > _ADJECTIVE or colon < 0 or scene.norms[colon] != ":" or told:
        return None
    placed = next((one for one in scene.mention_over[first:colon] if one is not None), None)
    if scene.norms[first] in scene.words.sets["own_determiners"]:
        subject = Subject((Speaker(None, scene.span(first, first)),), first, first, "pronoun")
    elif placed is not None and (placed[0] == first or scene.norms[first] in scene.words.sets["definites"]):
        subject = Subject((Speaker(placed[2].actor, placed[2].span),), placed[0], placed[1], "named")
    else:
        return None
    quotation = scene.opening(colon + 1)
    if quotation is not None and is_speech(quotation, scene.tokens):
        return Draft([(quotation.first, quotation.last)], True, (first, at), "say", subject, "noun cue", 0.8)
    last = end_of_speech(scene, colon + 1, cues)
    if last - colon < _SHORTEST or colon_ends(scene, colon, sentence.last, cues):
        return None
    return Draft([(colon + 1, last)], False, (first, at), "say", subject, "noun cue", 0.7)


def _passive(scene: Scene, at: int) -> Iterator[Draft]:
    """Un retrait a été annoncé lundi par X, a plan was confirmed by X: the subject of the passive is what the agent announced."""
    words, sentence = scene.words, scene.sentence(at)
    entry = next((form.entry for form in words.verbs[scene.norms[at]] if "part.past" in form.tags and form.entry.takes("thing")), None)
    first = at - 1
    while first > sentence.first and is_adverb(scene, first):
        first -= 1
    if entry is None or entry.kind not in _ANNOUNCED or scene.norms[first] not in words.passives or entry.reflexive or entry.rest:
        return
    agent = next((one for one in range(at + 1, min(sentence.last, at + _AGENT)) if scene.norms[one] in words.sets["agents"]), -1)
    near = agent > 0 and all(map(scene.is_word, range(at, agent)))
    givers = _givers(scene, agent - 1, {"by": words.sets["agents"]}, sentence.last)[0] if near else []
    while scene.norms[first - 1] in words.auxiliaries or scene.norms[first - 1] in words.passives:
        first -= 1
    body = sentence_body(scene, sentence)
    start = next((one + 1 for one in range(first - 1, body - 1, -1) if not scene.is_word(one)), body)
    relative = scene.norms[first - 1] in words.sets["relatives"] | words.sets["negations"] | words.sets["subject_pronouns"]
    if not givers or givers[0][0] > agent + _ADJECTIVE + 1 or relative or first - start < 2 or scene.quote_of[start] != scene.quote_of[at]:
        return
    yield from _drafts(at, entry._asdict() | {"class": entry.kind}, givers, [(start, first - 1)])


def _after_giver(scene: Scene, at: int, entry: Mapping[str, Any], cues: Cues) -> list[Draft]:
    """The noun, its giver, a linking word and the content."""
    end = scene.sentence(at).last
    givers, after = _givers(scene, at, entry, end)
    if not givers:
        return []
    link = next((one for one in entry["links"] if scene.links(after, one, end)), "")
    start = after + (scene.links(after, link, end) if link else 0)
    if not link or start >= end - 1:
        return []
    content = _content(scene, entry, link, start, cues)
    return _drafts(at, entry, givers, [content]) if content is not None else []


def _givers(scene: Scene, at: int, entry: Mapping[str, Any], end: int) -> tuple[list[Placed], int]:
    """Who gives it, and the token after: "par X et Y", "by X", or "X's" before the noun."""
    owner = scene.mention_over[at - 2] if at > 1 and scene.norms[at - 1] in scene.words.sets["possessives"] else None
    if owner is not None:
        return [owner], at + 1
    start = _past_insertion(scene, at + 1, end)
    if start >= end or scene.norms[start] not in entry["by"]:
        return [], at
    first = _giver(scene, start + 1, end)
    if first is None:
        return [], at
    found = [first]
    while found[-1][1] + 2 < end and scene.norms[found[-1][1] + 1] in {",", *scene.words.sets["conjunctions"]}:
        other = _giver(scene, found[-1][1] + 2, min(end, found[-1][1] + 4))
        if other is None:
            break
        found.append(other)
    return found, found[-1][1] + 1


def _past_insertion(scene: Scene, at: int, end: int) -> int:
    """The token after ", la veille,"; `at` when there is no insertion."""
    if scene.norms[at] != ",":
        return at
    return next((token + 1 for token in range(at + 1, min(end, at + _INSERTION)) if scene.norms[token] == ","), at)


def _giver(scene: Scene, at: int, end: int) -> Placed | None:
    """The last of the mentions in a row after "une offre de" ("du président russe Vladimir Poutine")."""
    found = next((placed for token in range(at, min(end, at + _TITLE)) if (placed := scene.mention_over[token]) is not None), None)
    while found is not None and found[1] + 1 < end and (following := scene.mention_over[found[1] + 1]) is not None:
        found = following
    return found


def _content(scene: Scene, entry: Mapping[str, Any], link: str, start: int, cues: Cues) -> tuple[int, int] | None:
    """What stands after the link: a clause after que, an infinitive, or a noun phrase where the noun takes one."""
    end = scene.sentence(start).last
    if link in scene.words.sets["clause_marks"]:
        return start, end_of_speech(scene, start, cues)
    if is_infinitive(scene, start, end):
        verb = main_verb_after(scene, start, end - 1)
        last = end_of_speech(scene, start, cues)
        return start, trim_end(scene, start, min(last, verb - 1) if verb > start else last)
    if "thing" not in entry["takes"]:
        return None
    stop = next((token for token in range(start, end) if not scene.is_word(token)), end)
    return start, trim_end(scene, start, stop - 1)


def _before_agent(scene: Scene, at: int, entry: Mapping[str, Any]) -> list[Draft]:
    """l'annonce d'un retrait par X: the content before its giver."""
    end = scene.sentence(at).last
    start = at + 1 + scene.links(at + 1, entry["links"][0], end)
    if "thing" not in entry["takes"] or start == at + 1:
        return []
    for token in range(start + 1, min(end, start + _LONGEST)):
        placed = _giver(scene, token + 1, min(end, token + 4)) if scene.norms[token] in scene.words.sets["agents"] else None
        if placed is not None:
            return _drafts(at, entry, [placed], [(start, token - 1)])
        if not scene.is_word(token):
            break
    return []


def _drafts(at: int, entry: Mapping[str, Any], givers: list[Placed], content: list[tuple[int, int]]) -> list[Draft]:
    speakers = tuple(dict.fromkeys(Speaker(placed[2].actor, placed[2].span) for placed in givers))
    subject = Subject(speakers, givers[0][0], givers[-1][1], "named")
    return [Draft(list(content), False, (at, at), entry["class"], subject, "noun cue", 0.7)]
