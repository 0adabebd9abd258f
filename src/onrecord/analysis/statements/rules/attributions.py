"""Speech attributed without a verb: selon X, pour X, according to X."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analysis.statements.drafts import PRESENT, Draft
from onrecord.analysis.statements.extents import Cues, end_of_speech, skip_leads, start_of_clause, trim_end
from onrecord.analysis.statements.quotations import is_speech
from onrecord.analysis.statements.rules.clauses import has_finite_verb, main_verb_after
from onrecord.analysis.statements.scene import Scene, sentence_body
from onrecord.analysis.statements.speakers import Speaker, Subject, kind_of
from onrecord.model import ActorKind, Mention, MentionKind

_OPENERS = ("openers", "sentence_openers", "relative_openers", "owned_views")
_LONGEST_SOURCE = 14  # tokens of a source phrase
_NEAR_CLAUSE = 6  # tokens of a short clause before an inserted source


def find_attributions(scene: Scene, cues: Cues) -> Iterator[Draft]:
    """Drafts for the prepositions that name a source."""
    first_words = {word for name in _OPENERS for word in scene.words.phrases[name]}
    for at, norm in enumerate(scene.norms):
        if norm in first_words:
            draft = _attribution(scene, at, cues)
            if draft is not None:
                yield draft


def _attribution(scene: Scene, at: int, cues: Cues) -> Draft | None:
    sentence = scene.sentence(at)
    body = sentence_body(scene, sentence)
    if width := scene.match(at, scene.words.phrases["relative_openers"], sentence.last):
        return _relative_attribution(scene, at, at + width, cues)
    head = skip_leads(scene, body, sentence.last - 1) == at or at == body or _follows_conjunction(scene, at)
    if width := scene.match(at, scene.words.phrases["owned_views"], sentence.last):
        own = Subject((Speaker(None, scene.span(at, at + width - 1)),), at, at + width - 1, "pronoun")
        return _drafted(scene, at, own, cues, head)
    width = scene.match(at, scene.words.phrases["openers"], sentence.last)
    strict = not width
    if strict:
        width = scene.match(at, scene.words.phrases["sentence_openers"], sentence.last) if head else 0
    if not width:
        return None
    width -= int(scene.norms[at + width - 1] in scene.words.sets["voices"])  # de source diplomatique
    subject = _source(scene, at + width, sentence.last, named=strict, closing=",:" if head else ",.;")
    if subject is None or (strict and scene.norms[min(subject.last + 1, sentence.last - 1)] not in {",", ":"}):
        return None
    return _drafted(scene, at, subject, cues, head)


def _drafted(scene: Scene, at: int, subject: Subject, cues: Cues, head: bool) -> Draft | None:
    content, direct = _content(scene, at, subject.last, cues, head)
    if not content:
        return None
    return Draft(content, direct, (at, subject.last), "say", subject, "source phrase", 0.8, tense=PRESENT)


def _relative_attribution(scene: Scene, at: int, start: int, cues: Cues) -> Draft | None:
    """X, pour qui ...; l'affirmation de X selon laquelle ...: the mention right before is the source of what follows."""
    sentence = scene.sentence(at)
    before = at - 1 - int(at - 1 > sentence.first and scene.norms[at - 1] == ",")
    placed = scene.mention_over[before] if before >= sentence.first else None
    if placed is None or start >= sentence.last - 1:
        return None
    verb = main_verb_after(scene, start, sentence.last - 1)
    again = main_verb_after(scene, verb + 1, sentence.last - 1) if verb >= 0 and scene.norms[at - 1] != "," else -1
    last = end_of_speech(scene, start, cues)
    last = trim_end(scene, start, min(last, again - 1) if again > start else last)
    subject = Subject((Speaker(placed[2].actor, placed[2].span),), placed[0], placed[1], "named")
    return Draft([(start, last)], False, (at, start - 1), "say", subject, "source phrase", 0.8, tense=PRESENT)


def _source(scene: Scene, at: int, end: int, *, named: bool, closing: str) -> Subject | None:
    """The source after the preposition: a pronoun, a mention, or a phrase headed by one who can speak."""
    if at >= end:
        return None
    norm, words = scene.norms[at], scene.words
    if norm in words.sets["source_pronouns"]:
        mention = scene.pronouns.get(at)
        return Subject((Speaker(mention.actor if mention else None, scene.span(at, at)),), at, at, "pronoun")
    placed = scene.mention_over[at] or (scene.mention_over[at + 1] if at + 1 < end and norm in words.sets["determiners"] else None)
    if placed is not None:
        if (unknown := _unknown_name(scene, at, placed[1], end)) is not None:
            return unknown
        while placed[1] + 1 < end and (following := scene.mention_over[placed[1] + 1]) is not None:
            placed = following  # the name after its title
        last, person = _whole_source(scene, placed[1], end, closing)
        speaker = person or placed[2]
        return Subject((Speaker(speaker.actor, speaker.span),), at, last, "named")
    return _voice(scene, at, end, closing, named=named)


def _unknown_name(scene: Scene, at: int, last: int, end: int) -> Subject | None:
    """A mention that is only a part of an unknown name ("l'Américain Pete Selleck", "le groupe France Télécom")."""
    stop = last + 1
    while stop < end and scene.mention_over[stop] is None and scene.is_word(stop) and _is_capital(scene, stop):
        stop += 1
    placed = scene.mention_over[last]
    if stop == last + 1 or placed is None or kind_of(scene, placed[2].actor) is ActorKind.PERSON:
        return None
    first = at if placed[2].kind is MentionKind.NAME else last + 1
    return Subject((Speaker(None, scene.span(first, stop - 1)),), at, stop - 1, "phrase")


def _follows_conjunction(scene: Scene, at: int) -> bool:
    """car selon eux, et selon lui; selon Erevan, ...: what follows is attributed, not what stands before."""
    if at == scene.sentence(at).first:
        return False
    before = scene.norms[at - 1]
    if before in {";", ":"}:
        return True
    return before in scene.words.sets["contrasts"] or before in scene.words.sets["clause_marks"]


def _whole_source(scene: Scene, last: int, end: int, closing: str) -> tuple[int, Mention | None]:
    """The end of a source with what completes it ("le ministre du budget") and its apposition, and the person apposed."""
    words = scene.words
    if last + 1 < end and _completes(scene, last + 1):
        stop = _next_mark(scene, last + 1, end)
        last = stop - 1 if stop < end and scene.norms[stop] == "," else last
    if last + 2 >= end or scene.norms[last + 1] != ",":
        return last, None
    stop = _next_mark(scene, last + 2, end)
    head = range(last + 2, min(stop, last + 5))
    apposed = _is_capital(scene, last + 2) or any(scene.norms[at] in words.sets["voices"] for at in head)
    if stop >= end or scene.norms[stop] not in closing or not apposed or has_finite_verb(scene, last + 2, stop - 1):
        return last, None
    placed = scene.mention_over[last + 2]
    return stop - 1, placed[2] if placed is not None and kind_of(scene, placed[2].actor) is ActorKind.PERSON else None


def _completes(scene: Scene, at: int) -> bool:
    """Whether a word goes on with a source: of whom, a name, who does what ("s'exprimant sous couvert d'anonymat")."""
    words, norm = scene.words, scene.norms[at]
    listed = any(norm in words.sets[name] for name in ("head_links", "relatives", "reflexives"))
    return listed or scene.mention_over[at] is not None or _is_capital(scene, at) or (norm.endswith(words.gerund_endings) and len(norm) > 5)


def _next_mark(scene: Scene, at: int, end: int) -> int:
    """The next token that is no word and in no mention, at most a source's length away; `end` for none."""
    window = range(at, min(end, at + _LONGEST_SOURCE))
    return next((token for token in window if not scene.is_word(token) and scene.mention_over[token] is None), end)


def _is_capital(scene: Scene, at: int) -> bool:
    return scene.tokens[at].text[0].isupper()


def _voice(scene: Scene, at: int, end: int, closing: str, *, named: bool = False) -> Subject | None:
    """A source that is no mention: headed by one who can speak, an unknown name, or anything that a quotation follows.

    After an opener that may mean something else (`named`) only by one who watches and comments.
    """
    stop = next((token for token in range(at, min(end, at + _LONGEST_SOURCE)) if not scene.is_word(token)), min(end, at + _LONGEST_SOURCE))
    inner = [scene.mention_over[token] for token in range(at, stop)]
    heads = scene.words.sets["observers" if named else "voices"]
    voiced = any(scene.norms[token] in heads for token in range(at, min(stop, at + 5)))
    known = not named and stop > at and _is_capital(scene, at)
    if not (voiced or known or _quotes(scene, stop, end)):
        return None
    mention = next((placed[2] for placed in inner if placed is not None), None)
    last, person = _whole_source(scene, stop - 1, end, closing)
    mention = person or mention
    return Subject((Speaker(mention.actor if mention else None, scene.span(at, stop - 1)),), at, last, "phrase")


def _quotes(scene: Scene, stop: int, end: int) -> bool:
    """Whether a quotation of speech follows the mark at `stop`."""
    quotation = scene.opening(stop + 1) if stop < end and scene.norms[stop] in {",", ":"} else None
    return quotation is not None and is_speech(quotation, scene.tokens)


def _content(scene: Scene, at: int, last: int, cues: Cues, head: bool) -> tuple[list[tuple[int, int]], bool]:
    """What is attributed: the rest of the sentence after a source at its head, else what stands before and after it."""
    end = scene.sentence(at).last
    after = last + 1
    if head:
        after = _past_title(scene, after, end)
        after += int(after < end and scene.norms[after] in {",", ":"})
        quotation = scene.opening(after)
        if quotation is not None and is_speech(quotation, scene.tokens) and not _goes_on(scene, quotation.end + 1):
            return [(quotation.first, quotation.last)], True
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
    if rest is None and scene.closing(left) is not None:
        start = _apposed_quotation(scene, start, left)
    if rest is not None:
        start = _after_subordinator(scene, start, left)
        own = scene.match(at, scene.words.phrases["owned_views"], end) and scene.norms[before] != ","
        start = _after_comma(scene, start, left) if own else start
    content = [(start, left)] if start <= left else []
    return ([*content, rest] if rest else content), False


def _after_subordinator(scene: Scene, start: int, left: int) -> int:
    """tant que son voisin soutiendrait, selon elle, ...; in which, according to X, ...: only the short clause around it is attributed."""
    marks = scene.words.sets["clause_marks"] | scene.words.sets["subordinators"]
    return next((token + 1 for token in range(left, max(start, left - _NEAR_CLAUSE), -1) if scene.norms[token] in marks), start)


def _apposed_quotation(scene: Scene, start: int, left: int) -> int:
    """..., une « provocation » selon X: the apposition that ends in the quotation is the source's, the words before it are not."""
    comma = next((token for token in range(left, start, -1) if scene.norms[token] == ","), start)
    return comma + 1 if scene.norms[comma + 1] in scene.words.sets["indefinites"] else start


def _after_comma(scene: Scene, start: int, left: int) -> int:
    """a salué l'armée, engagée à ses yeux dans: a view that no commas set off goes with the words after the last one."""
    return next((token + 1 for token in range(left, start, -1) if scene.norms[token] == ","), start)


def _past_title(scene: Scene, after: int, end: int) -> int:
    """The token after a title in quotation marks that belongs to the source ("un rapport sur « X », ...")."""
    quotation = scene.opening(after) if after < end else None
    closed = quotation is not None and quotation.end + 1 < end and scene.norms[quotation.end + 1] == ","
    return quotation.end + 1 if quotation is not None and closed and scene.is_word(after - 1) else after


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether the clause of a quotation goes on after its closing mark."""
    return at < len(scene.tokens) and scene.sentence_of[at] == scene.sentence_of[at - 1] and scene.is_word(at)


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
