"""Where content may begin after a cue: past adverbs, dates, asides, somebody addressed, and to the mark of a clause."""

from __future__ import annotations

from onrecord.analysis.statements.cues import is_adverb
from onrecord.analysis.statements.extents import Cues, duration_at, starts_date
from onrecord.analysis.statements.scene import Scene
from onrecord.model import MentionKind

_SET_OFF = 10  # tokens of a prepositional phrase between two commas
_ADJUNCT = 16  # tokens between a cue and its clause


def positions_after(scene: Scene, at: int, end: int) -> list[int]:
    """Where the content may begin: right after the cue, and after each adverb, date, aside or addressee that follows."""
    found = [at]
    while at < end:
        step = _step(scene, at, end)
        if not step:
            break
        at += step
        found.append(at)
    return found


def _step(scene: Scene, at: int, end: int) -> int:
    words = scene.words
    if scene.norms[at] == "," and (closed := _set_off(scene, at, end)):
        return closed - at
    if scene.mention_over[at] is None and (length := scene.match(at, words.phrases["asides"], end)):
        return length
    if after := _past_addressed(scene, at, end):
        return after - at
    if starts_date(scene, at, end):
        return 1
    return duration_at(scene, at, end) or _step_over_words(scene, at, end)


def _step_over_words(scene: Scene, at: int, end: int) -> int:
    """Tokens of a short prepositional phrase before a quotation, or an adverb; 0 for neither."""
    words = scene.words
    if scene.norms[at] in words.sets["adjuncts"] and (quotation := _quotation_soon(scene, at, end)):
        return quotation - at
    adverb = is_adverb(scene, at) and scene.norms[at] not in words.sets["adjuncts"] and scene.norms[at] not in words.sets["determiners"]
    return int(adverb and scene.mention_over[at] is None)


def _past_addressed(scene: Scene, at: int, end: int) -> int:
    """The token after "à Moscou", "devant le Parlement", "aux firmes"; 0 when nobody is addressed here."""
    length = scene.match(at, scene.words.phrases["addressee_prepositions"], end)
    who = at + length
    if not length or who >= end:
        return 0
    placed = scene.mention_over[who]
    if placed is None and who + 1 < end and scene.norms[who] in scene.words.sets["determiners"]:
        placed = scene.mention_over[who + 1]
    if placed is not None:
        return placed[1] + 1
    return who + 1 if _is_somebody(scene, who) else 0


def _is_somebody(scene: Scene, at: int) -> bool:
    """Whether a word that is no mention can be whom one speaks to: a body with an unknown name, a word for one who speaks."""
    return scene.norms[at] in scene.words.sets["voices"] or (scene.is_word(at) and scene.tokens[at].text[0].isupper())


def _set_off(scene: Scene, comma: int, end: int) -> int:
    """The token after a date or aside between two commas (", le 31 juillet, de"); 0 for none."""
    at = comma + 1
    if at < end and scene.norms[at] in scene.words.sets["adjuncts"] and scene.norms[at] not in scene.words.sets["determiners"]:
        return _past_set_off_phrase(scene, at, end)
    while at < end and scene.norms[at] != ",":
        width = scene.match(at, scene.words.phrases["asides"], end) or int(starts_date(scene, at, end) or is_adverb(scene, at))
        if not width:
            return 0
        at += width
    return at + 1 if comma + 1 < at < end else 0


def _past_set_off_phrase(scene: Scene, at: int, end: int) -> int:
    """The token after a prepositional phrase between commas (", devant les caméras, des"); 0 where no comma closes it."""
    stop = next(
        (token for token in range(at, min(end - 1, at + _SET_OFF)) if not scene.is_word(token) and scene.mention_over[token] is None), -1
    )
    return stop + 1 if stop >= 0 and scene.norms[stop] == "," else 0


def _quotation_soon(scene: Scene, at: int, end: int) -> int:
    """The opening mark within a few words after a preposition ("a promis sur Twitter « ... »"); 0 for none."""
    for token in range(at + 1, min(end, at + 5)):
        if scene.opening(token) is not None:
            return token if scene.norms[token - 1] not in scene.words.sets["determiners"] else 0
        if not scene.is_word(token) or scene.norms[token] in scene.words.sets["clause_marks"]:
            break
    return 0


def past_person(scene: Scene, at: int, end: int) -> int:
    """The token after the somebody at `at`: a mention, a pronoun, or a short noun phrase; `at` where the text ends there."""
    words = scene.words
    if at >= min(end, len(scene.norms)):
        return at
    token = at + int(scene.norms[at] in words.sets["determiners"] and scene.mention_over[at] is None)
    placed = scene.mention_over[token] if token < end else None
    if placed is not None and not (placed[2].kind is MentionKind.DEMONYM and scene.is_word(min(placed[1] + 1, end - 1))):
        return _past_joined(scene, placed[1] + 1, end)
    quiet = words.flags["quiet_clause"] and token < end and scene.norms[token] not in words.sets["adjuncts"]
    for stop in range(token + 1, min(end, token + 5)):
        ends = (
            scene.norms[stop] in words.sets["clause_marks"]
            or scene.norms[stop] in words.sets["adjuncts"]
            or scene.date_over[stop] is not None
            or (quiet and _may_open_clause(scene, stop))
        )
        if ends or not scene.is_word(stop):
            return stop
    return at


def _may_open_clause(scene: Scene, at: int) -> bool:
    """told reporters the text: a determiner, a pronoun or a name after the somebody begins what was said."""
    words = scene.words.sets
    return scene.norms[at] in words["determiners"] | words["subject_pronouns"] or scene.mention_over[at] is not None


def _past_joined(scene: Scene, at: int, end: int) -> int:
    """The token after the mentions joined to the one that ends before `at` ("Moscou et Pyongyang")."""
    words = scene.words.sets
    while at + 2 < end and (scene.norms[at] in words["conjunctions"] or scene.norms[at] == ","):
        other = scene.mention_over[at + 1 + int(scene.norms[at + 1] in words["determiners"] and scene.mention_over[at + 1] is None)]
        if other is None:
            break
        at = other[1] + 1
    return at


def clause_mark(scene: Scene, at: int, end: int) -> int:
    """The que that opens a clause right here; -1 for none."""
    if at >= end:
        return -1
    if scene.norms[at] in scene.words.sets["clause_marks"]:
        return at
    length = scene.match(at, scene.words.phrases["fact_links"], end)
    return at + length - 1 if length else -1


def mark_further_on(scene: Scene, at: int, end: int, cues: Cues) -> int:
    """The que after prepositional phrases and insertions; -1 where something else comes first."""
    words = scene.words
    for token in range(at, min(end, at + _ADJUNCT)):
        norm = scene.norms[token]
        if norm in words.sets["clause_marks"] and scene.norms[token - 1] not in words.sets["joins_mark"]:
            apposed = token - 3 >= at and scene.norms[token - 3] == "," and scene.norms[token - 2] in words.sets["determiners"]
            return -1 if apposed else token  # ", une idée que ..." explains a noun
        if norm in ";:" or token in cues or scene.opening(token) or norm in words.sets["relatives"]:
            return -1
    return -1
