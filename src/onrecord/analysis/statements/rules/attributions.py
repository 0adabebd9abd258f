"""Speech attributed without a verb: selon X, pour X, according to X; an offer by X to do something."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analysis.statements.drafts import Draft
from onrecord.analysis.statements.extents import Cues, end_of_speech, skip_leads, start_of_clause, trim_end
from onrecord.analysis.statements.rules.complements import is_infinitive
from onrecord.analysis.statements.scene import Scene, sentence_body
from onrecord.analysis.statements.speakers import Speaker, Subject
from onrecord.model import Mention

_LONGEST_SOURCE = 14  # tokens of a source phrase
_HEAD = 3  # tokens before "selon" that still count as the head of the sentence


def find_attributions(scene: Scene, cues: Cues) -> Iterator[Draft]:
    """Drafts for the prepositions that name a source."""
    words = scene.words
    for at, norm in enumerate(scene.norms):
        if norm in words.phrases["openers"] or norm in words.phrases["sentence_openers"]:
            draft = _attribution(scene, at, cues)
            if draft is not None:
                yield draft


def _attribution(scene: Scene, at: int, cues: Cues) -> Draft | None:
    sentence = scene.sentence(at)
    body = sentence_body(scene, sentence)
    head = skip_leads(scene, body, sentence.last - 1) == at or at == body
    width = scene.match(at, scene.words.phrases["openers"], sentence.last)
    strict = not width
    if strict:
        width = scene.match(at, scene.words.phrases["sentence_openers"], sentence.last) if head else 0
    if not width:
        return None
    subject = _source(scene, at + width, sentence.last, named=strict)
    if subject is None or (strict and scene.norms[min(subject.last + 1, sentence.last - 1)] != ","):
        return None
    content, direct = _content(scene, at, subject.last, cues, head)
    if not content:
        return None
    return Draft(content, direct, (at, subject.last), "say", subject, "source phrase", 0.8, past=False)


def _source(scene: Scene, at: int, end: int, *, named: bool) -> Subject | None:
    """The source after the preposition: a pronoun, a mention, or a phrase headed by one who can speak."""
    if at >= end:
        return None
    norm, words = scene.norms[at], scene.words
    if norm in words.sets["source_pronouns"]:
        mention = scene.pronouns.get(at)
        return Subject((Speaker(mention.actor if mention else None, scene.span(at, at)),), at, at, "pronoun")
    placed = scene.mention_over[at] or (scene.mention_over[at + 1] if at + 1 < end and norm in words.sets["determiners"] else None)
    if placed is not None:
        return Subject((Speaker(placed[2].actor, placed[2].span),), at, _past_apposition(scene, placed[1], end), "named")
    return None if named else _voice(scene, at, end)


def _past_apposition(scene: Scene, last: int, end: int) -> int:
    """The end of ", the spokesman of Y," after a source when a comma closes it; else the mention's own end."""
    if last + 2 >= end or scene.norms[last + 1] != ",":
        return last
    for token in range(last + 2, min(end, last + 2 + _LONGEST_SOURCE)):
        if scene.mention_over[token] is None and not scene.is_word(token):
            headed = scene.norms[last + 2] in scene.words.sets["determiners"] or scene.mention_over[last + 2] is not None
            return token - 1 if headed else last
    return last


def _voice(scene: Scene, at: int, end: int) -> Subject | None:
    stop = next((token for token in range(at, min(end, at + _LONGEST_SOURCE)) if not scene.is_word(token)), min(end, at + _LONGEST_SOURCE))
    inner = [scene.mention_over[token] for token in range(at, stop)]
    if not any(scene.norms[token] in scene.words.sets["voices"] for token in range(at, min(stop, at + 5))):
        return None
    mention = next((placed[2] for placed in inner if placed is not None), None)
    return Subject((Speaker(mention.actor if mention else None, scene.span(at, stop - 1)),), at, stop - 1, "phrase")


def _content(scene: Scene, at: int, last: int, cues: Cues, head: bool) -> tuple[list[tuple[int, int]], bool]:
    """What is attributed: the rest of the sentence after a source at its head, else what stands before and after it."""
    end = scene.sentence(at).last
    after = last + 1
    if head:
        after += int(after < end and scene.norms[after] == ",")
        return ([(after, end_of_speech(scene, after, cues))] if after < end - 1 else []), False
    before = at - 1
    token = before - 1 if scene.norms[before] == "," else before
    quotation = scene.closing(token)
    if quotation is not None and not (
        quotation.opened
        and scene.is_word(quotation.opened - 1)
        and scene.sentence_of[quotation.opened - 1] == scene.sentence_of[quotation.opened]
    ):
        return [(quotation.first, quotation.last)], True
    left = trim_end(scene, scene.sentence(at).first, before)
    rest = _rest(scene, before, after, end, cues)
    start = start_of_clause(scene, left, cues, medial=rest is not None)
    content = [(start, left)] if start <= left else []
    return ([*content, rest] if rest else content), False


def _rest(scene: Scene, before: int, after: int, end: int, cues: Cues) -> tuple[int, int] | None:
    """What goes on after an inserted source: without commas at all, or after the comma that closes the insertion."""
    set_off = scene.norms[before] == ","
    if after >= end - 1:
        return None
    if set_off and scene.norms[after] != ",":
        return None
    start = after + 1 if set_off else after
    if not scene.is_word(start) and scene.opening(start) is None:
        return None
    return start, end_of_speech(scene, start, cues)


def find_noun_cues(scene: Scene, cues: Cues) -> Iterator[Draft]:
    """une offre du président X de prolonger: noun, giver, linking word, infinitive."""
    for at, norm in enumerate(scene.norms):
        entry = scene.words.nouns.get(norm)
        end = scene.sentence(at).last
        if entry is None or at + 2 >= end or scene.norms[at + 1] not in entry["by"]:
            continue
        placed = _giver(scene, at + 2, end)
        if placed is None:
            continue
        link = next((one for one in entry["links"] if scene.links(placed[1] + 1, one, end)), "")
        start = placed[1] + 1 + (scene.links(placed[1] + 1, link, end) if link else 0)
        if link and is_infinitive(scene, start, end):
            subject = Subject((Speaker(placed[2].actor, placed[2].span),), placed[0], placed[1], "named")
            content = [(start, end_of_speech(scene, start, cues))]
            yield Draft(content, False, (at, at), entry["class"], subject, "noun cue", 0.7)


def _giver(scene: Scene, at: int, end: int) -> tuple[int, int, Mention] | None:
    """The last of the mentions in a row after "une offre de" ("du président russe Vladimir Poutine")."""
    found = scene.mention_over[at] or (scene.mention_over[at + 1] if at + 1 < end else None)
    while found is not None and found[1] + 1 < end and (following := scene.mention_over[found[1] + 1]) is not None:
        found = following
    return found
