"""Cues that stand after or inside what was said: « A », a dit X; A, said X, B; A, X said."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.analysis.statements.cues import Cue, is_adverb
from onrecord.analysis.statements.extents import Cues, end_of_speech, is_connective, skip_leads, start_of_clause, trim_end
from onrecord.analysis.statements.inversions import subject_after
from onrecord.analysis.statements.quotations import Quotation
from onrecord.analysis.statements.rules.clauses import has_finite_verb
from onrecord.analysis.statements.scene import Scene, sentence_body
from onrecord.analysis.statements.speakers import Subject, subject_before

_TAIL = 14  # tokens that may follow "X said" before the sentence goes on or ends
_SHORTEST = 4  # tokens of an unquoted content before "X said"
_LONGEST_OPEN = 16  # tokens of a clause before its verb
_COMPARED = frozenset({"say", "answer", "judge", "warn"})
_ENDS = frozenset(".!?…")


class Inserted(NamedTuple):
    """Content around an inserted cue, whether it is quoted as a whole, and the subject of the cue."""

    content: list[tuple[int, int]]
    direct: bool
    subject: Subject


def find_inverted(scene: Scene, cue: Cue, cues: Cues) -> Inserted | None:
    """An inserted cue with its subject after it: the words before it were said, and often those after it."""
    before = cue.first - 1
    if before < 0 or not _ends_speech(scene, before) or not cue.entry.takes("quote"):
        return None
    subject = subject_after(scene, cue, sure=_quotation_before(scene, before) is not None)
    if subject.kind in {"absent", "author"} or _is_object(scene, cue, subject):
        return None
    return _around(scene, before, max(cue.last, subject.last) + 1, cues, subject)


def _is_object(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """called it "worrying", urged Algiers to revisit it: what follows the name shows that the verb was said to it, not by it."""
    after = max(cue.last, subject.last) + 1
    link = scene.norms[after] if after < len(scene.norms) else ""
    return cue.clitic < 0 and any(frame.person and frame.link and frame.link == link for frame in cue.entry.frames)


def find_compared(scene: Scene, cue: Cue, cues: Cues) -> Inserted | None:
    """comme l'a dit X: what X said is the quotation after a colon, the words before the comma, or those after it."""
    mark, words = cue.first - 1, scene.words.sets
    if mark < 0 or scene.norms[mark] not in words["comparatives"] or scene.norms[cue.first] not in words["object_clitics"]:
        return None
    subject = subject_after(scene, cue)
    if subject.kind in {"absent", "author"} or cue.entry.kind not in _COMPARED:
        return None
    after = min(max(cue.last, subject.last) + 1, len(scene.tokens) - 1)
    quotation = scene.opening(after + 1)
    if quotation is not None and scene.norms[after] in {",", ":"}:
        return Inserted([(quotation.first, quotation.last)], True, subject)
    before = mark - 1
    if before > scene.sentence(mark).first and scene.norms[before] == "," and scene.norms[before - 1] not in words["clause_marks"]:
        return _around(scene, before, after, cues, subject)
    rest = (after + 1, end_of_speech(scene, after + 1, cues)) if scene.norms[after] == "," else None
    return Inserted([rest], False, subject) if rest is not None and rest[1] > rest[0] else None


def find_trailing(scene: Scene, cue: Cue, cues: Cues) -> Inserted | None:
    """An inserted cue in the usual order of words ("A", X said; A, il a dit) with nothing that it could govern."""
    if not cue.entry.takes("quote"):
        return None
    after = _past_tail(scene, cue.last + 1)
    if after < 0:
        return None
    subject = subject_before(scene, cue)
    if not subject.speakers or subject.kind == "unnamed" or subject.first <= 0 or subject.first >= cue.first:
        return None
    before = subject.first - 1
    if not _ends_speech(scene, before):
        return None
    found = _around(scene, before, after, cues, subject)
    if found is None or found.direct:
        return found
    return found if sum(last - first + 1 for first, last in found.content) >= _SHORTEST else None


def _past_tail(scene: Scene, at: int) -> int:
    """The mark after "X said" with its adverbs, dates and phrases like "in a statement"; -1 when a complement follows."""
    end = scene.sentence(at - 1).last
    at = _past_object(scene, at, end)
    while at < end and (is_adverb(scene, at) or scene.match(at, scene.words.phrases["asides"], end)):
        at += max(1, scene.match(at, scene.words.phrases["asides"], end))
    for token in range(at, min(end, at + _TAIL)):
        if not scene.is_word(token) and scene.mention_over[token] is None:
            return token if scene.opening(token) is None else -1
        opens = token > at or scene.norms[token] in scene.words.sets["tail_openers"]
        if not opens or scene.norms[token] in scene.words.sets["clause_marks"]:
            return -1
    return end if end - at < _TAIL else -1


def _past_object(scene: Scene, at: int, end: int) -> int:
    """told lawmakers, told his host: the somebody after the verb, where the language puts one there without a preposition."""
    if not scene.words.flags["object_is_addressee"] or at >= end:
        return at
    token = at + int(scene.norms[at] in scene.words.sets["determiners"])
    placed = scene.mention_over[token] if token < end else None
    if placed is not None:
        return placed[1] + 1
    named = token
    while named < end and (scene.norms[named] in scene.words.sets["channels"] or scene.tokens[named].text[0].isupper()):
        named += 1  # told broadcaster Yle
    if named > token + 1:
        return named
    alone = (
        token + 1 >= end
        or not scene.is_word(token + 1)
        or scene.norms[token + 1] in scene.words.sets["adjuncts"]
        or is_adverb(scene, token + 1)
    )
    return token + 1 if token < end and scene.is_word(token) and alone else at


def _ends_speech(scene: Scene, before: int) -> bool:
    """Whether the words before an inserted cue can be speech: a comma, a closing mark, a question or an exclamation."""
    return scene.norms[before] in {",", "?", "!", "–", "—", "…"} or scene.closing(before) is not None


def _around(scene: Scene, before: int, after: int, cues: Cues, subject: Subject) -> Inserted | None:
    inner = scene.quote(before)
    if inner is not None and scene.closing(before) is None and inner.holds(after) and inner.opened < before:
        return _inside(scene, inner, before, after, subject)
    quotation = _quotation_before(scene, before)
    if quotation is not None and not _runs_into(scene, quotation):
        return _after_quotation(scene, quotation, after, subject)
    return _after_clause(scene, before, after, cues, subject)


def _inside(scene: Scene, quotation: Quotation, before: int, after: int, subject: Subject) -> Inserted | None:
    """« A, a dit X, B »: the cue stands between the marks."""
    content = [(quotation.first, trim_end(scene, quotation.first, before))]
    start = after
    while start <= quotation.last and not scene.is_word(start) and scene.opening(start) is None:
        start += 1
    if start <= quotation.last:
        content.append((start, quotation.last))
    return Inserted(content, True, subject)


def _quotation_before(scene: Scene, before: int) -> Quotation | None:
    """The quotation that ends right before the cue, a comma between them allowed on either side of the mark."""
    token = before - 1 if scene.norms[before] == "," else before
    return scene.closing(token)


def _runs_into(scene: Scene, quotation: Quotation) -> bool:
    """Whether words of the same clause stand right before the quotation (Les États-Unis « ne céderont pas », a dit X)."""
    at = quotation.opened - 1
    if at < 0 or scene.sentence_of[at] != scene.sentence_of[quotation.opened] or at < sentence_body(scene, scene.sentence(at)):
        return False
    return scene.is_word(at)


def _after_quotation(scene: Scene, quotation: Quotation, after: int, subject: Subject) -> Inserted:
    content = [(quotation.first, _without_comma(scene, quotation))]
    token = after
    while token < len(scene.tokens) - 1 and scene.norms[token] in {",", ":"}:
        token += 1
    following = scene.opening(token) if token > after else None
    if following is not None and scene.sentence_of[token] == scene.sentence_of[after - 1]:
        content.append((following.first, following.last))
    return Inserted(content, True, subject)


def _without_comma(scene: Scene, quotation: Quotation) -> int:
    """Last token of a quotation whose comma stands inside the marks ("We know," he said)."""
    last = quotation.last
    return last - 1 if last > quotation.first and scene.norms[last] == "," else last


def _after_clause(scene: Scene, before: int, after: int, cues: Cues, subject: Subject) -> Inserted | None:
    """Words without marks before the cue, and what goes on after it."""
    last = trim_end(scene, scene.sentence(before).first, before)
    if scene.sentence_of[last] != scene.sentence_of[after - 1]:
        return None
    rest = _rest(scene, after, cues, subject) or _rest_of_open_clause(scene, last, after, cues)
    start = start_of_clause(scene, last, cues, medial=rest is not None)
    start = _relative_start(scene, start, last) if rest is not None else start
    if start > last:
        return None
    if rest is not None and is_connective(scene, start, last):
        return Inserted([rest], False, subject)
    if is_connective(scene, start, last):
        return None
    return Inserted([(start, last), rest] if rest is not None else [(start, last)], False, subject)


def _relative_start(scene: Scene, start: int, last: int) -> int:
    """machine tools which, he said, were ...: only the noun before the relative pronoun belongs to what was said."""
    if scene.norms[last] not in scene.words.sets["relatives"]:
        return start
    stops = scene.words.sets["adjuncts"] | scene.words.sets["head_links"] | scene.words.sets["noun_links"]
    return next((token + 1 for token in range(last - 2, start, -1) if scene.norms[token] in stops), start)


def _rest(scene: Scene, after: int, cues: Cues, subject: Subject) -> tuple[int, int] | None:
    """What was said after the inserted cue, when the words there go on with it."""
    end = scene.sentence(after - 1).last
    if after >= end - 1 or scene.norms[after] not in {",", ":"}:
        return None
    colon = scene.norms[after] == ":"
    start = after + 1
    if not colon and not _goes_on(scene, start, cues, subject):
        return None
    start = skip_leads(scene, start, end) if scene.norms[start] in scene.words.sets["dropped_leads"] else start
    if scene.norms[start] in _ENDS:
        return None
    last = end_of_speech(scene, start, cues)
    return (start, last) if last >= start else None


def _rest_of_open_clause(scene: Scene, last: int, after: int, cues: Cues) -> tuple[int, int] | None:
    """The words after the comma where those before the cue hold no verb yet ("Cette rencontre, a précisé X, se tiendra")."""
    sentence = scene.sentence(last)
    if after + 2 >= sentence.last or scene.norms[after] != "," or last - sentence.first > _LONGEST_OPEN:
        return None
    first = start_of_clause(scene, last, cues, medial=True)
    if (last - first >= _SHORTEST and has_finite_verb(scene, first, last)) or not has_finite_verb(scene, after + 1, sentence.last - 1):
        return None
    return after + 1, end_of_speech(scene, after + 1, cues)


def _goes_on(scene: Scene, start: int, cues: Cues, subject: Subject) -> bool:
    """Whether speech, not the narrator, follows the comma after an inserted cue."""
    words, norm = scene.words, scene.norms[start]
    end = scene.sentence(start).last
    if any(scene.match(start, words.phrases[name], end) for name in ("speech_ends", "openers", "carried_openers")):
        return False
    token = start
    while token < end and (
        scene.norms[token] in words.sets["gerund_openers"] or scene.norms[token] in words.sets["coordinators"] or is_adverb(scene, token)
    ):
        token += 1
    if token in cues or (token < end and scene.norms[token].endswith(words.gerund_endings) and scene.mention_over[token] is None):
        return False
    if subject.kind == "pronoun":
        return norm not in words.sets["relatives"]
    return norm in words.sets["resumptions"]
