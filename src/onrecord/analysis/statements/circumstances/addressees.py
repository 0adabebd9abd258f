"""Who was spoken to: the person or body after à, devant, told, urged; whom a pronoun before the verb means; whom the act
aims at (`targets`); else whom the speaker is meeting. What is told to the press has no addressee.

Knowingly missed: addressees that only general knowledge gives (an ultimatum to "the partners").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.analysis.statements.circumstances.audiences import worded_addressee
from onrecord.analysis.statements.circumstances.targets import counterpart, country_of, last_person, target_of
from onrecord.analysis.statements.cues import is_adverb
from onrecord.analysis.statements.drafts import BEFORE, OPEN, Draft
from onrecord.analysis.statements.extents import starts_date
from onrecord.analysis.statements.scene import Scene
from onrecord.analysis.statements.speakers import kind_of
from onrecord.model import ActorKind, Mention, MentionKind, Span

_WINDOW = 60  # drafts back in which the same speaker is looked for
_PHRASE = 6  # tokens of a noun phrase that ends in a name
_REACH = 14  # tokens after the verb group
_ABOUT_OTHERS = frozenset({"accuse", "urge"})  # said in a meeting, these are about somebody else
_ADDRESS = 8  # tokens from the letter to the preposition before its receiver
_AUDIENCE = 6  # tokens between devant and the body
_DIRECTED = frozenset({"ask", "urge", "threaten"})
_ASIDE = _DIRECTED | {"accuse", "warn", "propose"}  # what the speaker goes on to say is not said to these
_TOLD = frozenset({"say", "warn", "answer"})
_PRESS = "the press"  # said to the press: nobody's addressee, and so for what the speaker goes on to say
_MEETING_SPAN = 25  # sentences that a meeting told in the text may cover


def address_all(scene: Scene, drafts: Sequence[Draft]) -> list[str | Span | None]:
    """One addressee per draft: the one named with it, else carried over, else the other side of a meeting, else the words for those
    whom no actor stands for.
    """
    found: list[str | None] = []
    meetings = list(_meetings(scene))
    for number, draft in enumerate(drafts):
        named = _named(scene, draft) or _by_object(scene, draft) or _by_pronoun(scene, drafts, number)
        known = named or _summoned(scene, draft) or target_of(scene, draft) or (_PRESS if _told_the_press(scene, draft) else None)
        known = known or _answered(scene, drafts, found, number) or _carried(drafts, found, number)
        found.append(known or _met(scene, draft, meetings) or _thanked(scene, draft))
    return [None if one == _PRESS else one or worded_addressee(scene, draft) for one, draft in zip(found, drafts, strict=True)]


def _told_the_press(scene: Scene, draft: Draft) -> bool:
    """Whether the words around the cue say that it was said to reporters, on air or online: to nobody who is named."""
    place, words = scene.sentence(draft.place), scene.words.sets
    for at in range(place.first, place.last):
        if scene.norms[at] in words["press"] and not draft.holds(at):
            before = range(max(place.first, at - 2), at)
            told = draft.cue is not None and at - 2 <= draft.addressee_from - 1 < at
            if told or any(scene.norms[one] in words["adjuncts"] for one in before):
                return True
    return False


def _named(scene: Scene, draft: Draft) -> str | None:
    """The actor addressed, when the words after the cue name one."""
    start = draft.addressee_from
    if draft.cue is None:
        return _announced(scene, draft)
    if start < 0 or start >= len(scene.tokens):
        return None
    if (fronted := _fronted(scene, draft) or _sent(scene, draft)) is not None:
        return fronted
    end = min([scene.sentence(start - 1).last, start + _REACH, *(first for first, _ in draft.content if first >= start)])
    found = _after_preposition(scene, draft, start, end)
    if found is None and _has_object(scene, draft):
        start = _past_adverbs(scene, start, end)
        found = _mention(scene, start, end) or _inside(scene, start, end) or counterpart(scene, draft, start, end)
    return found if found not in {speaker.actor for speaker in draft.speakers} else None


def _has_object(scene: Scene, draft: Draft) -> bool:
    """Whether the words right after the cue are whom it is said to (urge X to, warn X of, told X)."""
    told = draft.rule.startswith(("somebody", "told")) or scene.words.flags["object_is_addressee"]
    return draft.kind in _DIRECTED or (draft.kind in _TOLD and told)


def _thanked(scene: Scene, draft: Draft) -> str | None:
    """a remercié la Chine pour: thanks and praise are said to whom they are for."""
    start = draft.addressee_from
    if draft.kind != "praise" or not draft.rule.startswith("somebody") or not 0 <= start < len(scene.norms):
        return None
    end = scene.sentence(start - 1).last
    found = _mention(scene, _past_adverbs(scene, start, end), end)
    return found if found not in draft.speakers_known else None


def _fronted(scene: Scene, draft: Draft) -> str | None:
    """Devant le Parlement, X a annoncé ...: the audience named before the cue."""
    first = scene.sentence(draft.place).first
    for at in range(first, min(draft.place, first + _REACH)):
        if scene.norms[at] in scene.words.sets["audience_words"] and not draft.holds(at):
            return _audience(scene, at + 1, draft.place)
    return None


def _sent(scene: Scene, draft: Draft) -> str | None:
    """Dans une lettre à X, in a call with X: to whom what is written goes, with whom one speaks on the telephone."""
    place, words = scene.sentence(draft.place), scene.words
    for word in (at for at in range(place.first, place.last) if scene.norms[at] in words.sets["letters"] and not draft.holds(at)):
        end = min(place.last, word + _ADDRESS)
        for at in range(word + 1, end):
            width = scene.match(at, words.phrases["addressee_prepositions"], end) or int(scene.norms[at] in words.sets["call_links"])
            found = _mention(scene, at + width, place.last) if width and not draft.holds(at) else None
            if found is not None and found not in draft.speakers_known:
                return found
    return None


def _summoned(scene: Scene, draft: Draft) -> str | None:
    """a convoqué l'ambassadeur et exigé: what is demanded after a summons in the sentence is demanded of the person summoned."""
    if draft.cue is None or draft.kind not in _DIRECTED | _TOLD:
        return None
    first = scene.sentence(draft.place).first
    word = next((at for at in range(draft.place - 1, first, -1) if scene.norms[at] in scene.words.sets["summons"]), -1)
    placed = [one[2].actor for one in scene.mention_over[word + 1 : draft.place] if one is not None] if word > 0 else []
    persons = [actor for actor in placed if kind_of(scene, actor) is ActorKind.PERSON and actor not in draft.speakers_known]
    return persons[0] if persons else None


def _audience(scene: Scene, at: int, end: int) -> str | None:
    """The mention within a few words after devant ("devant les deux chambres du Parlement")."""
    for token in range(at, min(end, at + _AUDIENCE)):
        if scene.mention_over[token] is not None:
            return _mention(scene, token, end)
        if not scene.is_word(token):
            break
    return None


def _announced(scene: Scene, draft: Draft) -> str | None:
    """« A. » D'une phrase, prononcée devant le Parlement, X a ...: the sentence after a quotation without cue names the audience."""
    last = max(end for _, end in draft.content)
    following = scene.sentence(min(last + 2, len(scene.tokens) - 1))
    if following.paragraph != scene.sentence(last).paragraph:
        return None
    audience = (at for at in range(last + 1, following.last) if scene.norms[at] in scene.words.sets["audience_words"])
    found = next((_audience(scene, at + 1, following.last) for at in audience), None)
    return found if found not in draft.speakers_known else None


def _past_adverbs(scene: Scene, at: int, end: int) -> int:
    """The token after adverbs and dates ("avait sommé lundi Moscou")."""
    while at < end and scene.mention_over[at] is None and (is_adverb(scene, at) or starts_date(scene, at, end)):
        at += 1
    return at


def _by_pronoun(scene: Scene, drafts: Sequence[Draft], number: int) -> str | None:
    """lui a répondu X, he told him: whom the pronoun means, else who spoke just before."""
    draft = drafts[number]
    if draft.cue is None or draft.rule == "source phrase":
        return None
    start = draft.addressee_from if 0 < draft.addressee_from < len(scene.tokens) - 1 else -1
    after = [start] if start > 0 and draft.kind in _TOLD | _DIRECTED else []
    after += [start + 1] if start > 0 and scene.norms[start] in scene.words.phrases["addressee_prepositions"] else []
    tokens = [at for at in range(draft.cue[0], draft.cue[1]) if scene.norms[at] in scene.words.sets["dative_clitics"]]
    tokens += [at for at in after if scene.norms[at] in scene.words.sets["dative_pronouns"]]
    if not tokens:
        return None
    meant = scene.pronouns.get(tokens[0])
    if meant is not None and _can_be_told(scene, draft, meant.actor):
        return meant.actor
    before = drafts[number - 1] if number else draft
    near = scene.sentence_of[draft.place] - scene.sentence_of[before.place] <= 1
    others = [speaker.actor for speaker in before.speakers if speaker.actor and speaker.actor not in draft.speakers_known]
    if scene.norms[tokens[0]] in scene.words.sets["personal_datives"]:  # him is a person
        others = [actor for actor in others if kind_of(scene, actor) is ActorKind.PERSON]
    return others[0] if near and others else last_person(scene, draft, tokens[0], sentences=1)


def _can_be_told(scene: Scene, draft: Draft, key: str) -> bool:
    """Whether a pronoun can mean this actor: not a speaker, nor the state for which one speaks."""
    return key not in draft.speakers_known | {country_of(scene, speaker) for speaker in draft.speakers_known}


def _after_preposition(scene: Scene, draft: Draft, start: int, end: int) -> str | None:
    for at in range(start, end):
        width = scene.match(at, scene.words.phrases["addressee_prepositions"], end)
        placed = (_mention(scene, at + width, end) or _inside(scene, at + width, end)) if width else None
        if placed is not None and not (draft.kind == "say" and _is_seat(scene, at + width)):
            return placed
        if scene.norms[at] in ".;:":
            return None
    return None


def _is_seat(scene: Scene, at: int) -> bool:
    """Whether a capital stands here: after "a déclaré" it is where one speaks ("a annoncé X à Vilnius")."""
    placed = scene.mention_over[at] if at < len(scene.tokens) else None
    return placed is not None and placed[2].kind is MentionKind.METONYM


def _mention(scene: Scene, at: int, end: int) -> str | None:
    """The actor of a mention that begins here, or after a determiner; none for the media, which only carry speech."""
    for token in (at, at + 1):
        if token < end and (placed := scene.mention_over[token]) is not None:
            last = placed[1] + int(placed[2].kind is MentionKind.DEMONYM and placed[1] + 1 < end)
            media = any(scene.norms[one] in scene.words.sets["channels"] for one in range(placed[0], last + 1))
            return None if media or placed[0] < at - 1 else placed[2].actor
        if token < end and scene.norms[token] not in scene.words.sets["determiners"]:
            return None
    return None


def _inside(scene: Scene, at: int, end: int) -> str | None:
    """The name at the end of a noun phrase ("à la compagnie publique PDVSA", "the state oil company, PDVSA,")."""
    if at >= end or scene.norms[at] not in scene.words.sets["determiners"] | scene.words.sets["voices"]:
        return None
    for token in range(at + 1, min(end, at + _PHRASE)):
        placed = scene.mention_over[token]
        if placed is not None and placed[2].kind is not MentionKind.DEMONYM:
            return placed[2].actor if token > at + 1 else None
        apposed = scene.norms[token] == "," and token + 1 < end and scene.mention_over[token + 1] is not None
        if placed is None and not apposed and (not scene.is_word(token) or _ends_phrase(scene, token)):
            return None
    return None


def _ends_phrase(scene: Scene, at: int) -> bool:
    """Whether a preposition, conjunction or determiner begins something else here."""
    words = scene.words.sets
    return any(scene.norms[at] in words[name] for name in ("adjuncts", "coordinators", "clause_marks", "determiners", "head_links"))


def _by_object(scene: Scene, draft: Draft) -> str | None:
    """called on it to, l'a engagé à: the pronoun object of a verb of urging is whom the sentence named last, not the speaker."""
    if draft.cue is None or draft.kind not in _DIRECTED:
        return None
    before = [at for at in range(draft.cue[0], draft.cue[1]) if scene.norms[at] in scene.words.sets["object_clitics"]]
    after = draft.addressee_from
    if not before and not (0 <= after < len(scene.norms) and scene.norms[after] in scene.words.sets["object_pronouns"]):
        return None
    place = before[0] if before else after
    for at in range(place - 1, scene.sentence(place).first - 1, -1):
        placed = scene.mention_over[at]
        if placed is not None and placed[2].kind is not MentionKind.DEMONYM and placed[2].actor not in draft.speakers_known:
            return placed[2].actor
    return None


def _answered(scene: Scene, drafts: Sequence[Draft], found: Sequence[str | None], number: int) -> str | None:
    """Who is spoken to answers the one who spoke, in the next act of speech of the paragraph."""
    if not number or drafts[number].kind not in {"answer", "promise"}:
        return None
    draft, before = drafts[number], drafts[number - 1]
    near = scene.sentence(draft.place).paragraph == scene.sentence(before.place).paragraph
    speaker = draft.speakers[0].actor if draft.speakers else None
    if near and speaker is not None and found[number - 1] == speaker and before.speakers:
        return before.speakers[0].actor
    return None


def _carried(drafts: Sequence[Draft], found: Sequence[str | None], number: int) -> str | None:
    """The body or person before whom the same speaker spoke just before; those asked, urged or accused meanwhile do not count."""
    draft = drafts[number]
    speakers = {speaker.actor for speaker in draft.speakers if speaker.actor}
    start = max(0, number - _WINDOW)
    for earlier, addressee in zip(reversed(drafts[start:number]), reversed(found[start:]), strict=True):
        if earlier.kind not in _ASIDE and speakers & {speaker.actor for speaker in earlier.speakers}:
            return addressee if _in_report(draft) else None
    return None


def _in_report(draft: Draft) -> bool:
    """Whether the act belongs to the course of what is reported: told in the past, or "selon lui"."""
    return draft.past or draft.rule == "source phrase"


def _meetings(scene: Scene) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Sentence, and the persons who meet in it: those named after the word for the meeting first."""
    words = scene.words
    for sentence in scene.document.sentences:
        words_there = [at for at in range(sentence.first, sentence.last) if scene.norms[at] in words.phrases["meeting_words"]]
        place = words_there[-1] if words_there else -1
        outside = (one for word in words_there for one in scene.norms[max(sentence.first, word - 3) : word])
        if place < 0 or any(norm in words.sets["aftermath"] for norm in outside):
            continue
        order = [*range(place, sentence.last), *range(sentence.first, place)]
        placed = [scene.mention_over[at] for at in order]
        persons = tuple(dict.fromkeys(one[2].actor for one in placed if one is not None and _is_named_person(scene, one[2])))
        if len({country_of(scene, one) for one in persons}) > 1:
            yield sentence.i, persons


def _is_named_person(scene: Scene, mention: Mention) -> bool:
    return mention.kind is not MentionKind.DESCRIPTION and kind_of(scene, mention.actor) is ActorKind.PERSON


def _met(scene: Scene, draft: Draft, meetings: Sequence[tuple[int, tuple[str, ...]]]) -> str | None:
    """The other side of the meeting in which a past statement falls: the first person there from another country."""
    speaker = draft.speakers[0].actor if len(draft.speakers) == 1 else None
    if speaker is None or not _in_report(draft) or draft.tense in {OPEN, BEFORE} or draft.kind in _ABOUT_OTHERS:
        return None
    place = scene.sentence_of[draft.place]
    for number, persons in reversed(meetings):
        if place - number > _MEETING_SPAN:
            break
        told_apart = place == number and len(persons) > 2
        if 0 <= place - number <= _MEETING_SPAN and speaker in persons and not told_apart:
            return next((one for one in persons if country_of(scene, one) != country_of(scene, speaker)), None)
    return None
