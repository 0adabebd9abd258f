"""The subject after an inverted cue: « A », a déclaré hier le porte-parole du gouvernement, X."""

from __future__ import annotations

from onrecord.analysis.statements.cues import Cue, is_adverb
from onrecord.analysis.statements.scene import Scene
from onrecord.analysis.statements.speakers import Speaker, Subject, impersonal_subject, is_person, pronoun_subject, unknown_name_at
from onrecord.model import Mention, MentionKind

_WINDOW = 14  # tokens in which the subject of an inverted cue must begin
_PHRASE = 7  # tokens of a prepositional phrase before the subject
_BRACKET = 12  # tokens inside a pair of brackets


def subject_after(scene: Scene, cue: Cue, *, sure: bool = False) -> Subject:
    """The subject to the right of an inverted verb group: its pronoun, or the noun phrase that follows.

    `sure` says that order alone proves the inversion, so that any noun phrase will do.
    """
    end = scene.sentence(cue.last).last
    if cue.clitic >= 0:
        return _clitic(scene, cue)
    token = cue.last + 1
    token = _past_adverbs(scene, token, end)
    token = _past_insertion(scene, token, end) if sure else token
    token = _past_phrase(scene, token, end)
    if token < end and scene.norms[token] in scene.words.sets["adjuncts"] and scene.norms[token] not in scene.words.sets["determiners"]:
        return Subject((), token, token, "absent")
    if token < end and not sure and scene.norms[token] in scene.words.sets["never_inverted"]:
        return Subject((), token, token, "absent")
    if token < end and scene.norms[token] in scene.words.sets["subject_pronouns"]:
        return pronoun_subject(scene, token)
    subject = _noun_after(scene, token, min(end, cue.last + 1 + _WINDOW))
    if subject.kind == "absent" and sure and token < end and _may_name(scene, token):
        stop = next((at for at in range(token, end) if not scene.is_word(at) or is_adverb(scene, at)), end)
        return Subject((Speaker(None, scene.span(token, max(token, stop - 1))),), token, max(token, stop - 1), "phrase")
    return subject


def _past_adverbs(scene: Scene, token: int, end: int) -> int:
    """The token after adverbs, dates and asides ("a promis, sous couvert d'anonymat, un responsable")."""
    while token < end and scene.mention_over[token] is None:
        width = scene.match(token, scene.words.phrases["asides"], end) or int(is_adverb(scene, token))
        if not width:
            break
        token += width
    return token


def _past_insertion(scene: Scene, comma: int, end: int) -> int:
    """The token after a phrase between commas (« A », a lancé hier, au sommet de Rome, X); `comma` when there is none."""
    if comma + 1 >= end or scene.norms[comma] != "," or scene.norms[comma + 1] not in scene.words.sets["adjuncts"]:
        return comma
    return next((at + 1 for at in range(comma + 1, min(end, comma + _BRACKET)) if scene.norms[at] == ","), comma)


def _past_phrase(scene: Scene, at: int, end: int) -> int:
    """a estimé à Washington le porte-parole: the subject after a short prepositional phrase; `at` where no subject follows one."""
    words = scene.words.sets
    if at >= end or scene.norms[at] not in words["adjuncts"] or scene.norms[at] in words["determiners"]:
        return at
    for token in range(at + 2, min(end - 1, at + _PHRASE)):
        norm, placed = scene.norms[token], scene.mention_over[token]
        if not scene.is_word(token) or norm in words["relatives"] or norm in words["clause_marks"]:
            return at
        headed = norm in words["determiners"] and norm not in words["head_links"] and scene.norms[token - 1] not in words["adjuncts"]
        if headed and any(scene.mention_over[one] or scene.norms[one] in words["voices"] for one in (token, token + 1)):
            return token
        named = placed is not None and placed[0] == token and placed[2].kind is MentionKind.NAME and is_person(scene, placed[2])
        if named and scene.norms[token - 1] not in words["adjuncts"] | words["head_links"] | words["determiners"]:
            return token
    return at


def _may_name(scene: Scene, token: int) -> bool:
    return scene.norms[token] in scene.words.sets["determiners"] or scene.tokens[token].text[0].isupper()


def _clitic(scene: Scene, cue: Cue) -> Subject:
    norm = scene.norms[cue.clitic].lstrip("-").removeprefix("t-")
    if norm in scene.words.sets["impersonal"]:
        return impersonal_subject(scene, cue.clitic, cue.last, scene.sentence(cue.first).first)
    if norm in scene.words.sets["author_pronouns"]:
        return Subject((), cue.clitic, cue.clitic, "author")
    return pronoun_subject(scene, cue.clitic)


def _noun_after(scene: Scene, token: int, end: int) -> Subject:
    """The first mention of the phrase at `token`, or the person apposed to it after a comma."""
    stop = next((at for at in range(token, end) if not scene.is_word(at) and scene.mention_over[at] is None), end)
    if stop < end and scene.norms[stop] == "(":
        stop = next((at + 1 for at in range(stop, min(end + _BRACKET, len(scene.norms) - 1)) if scene.norms[at] == ")"), stop)
    own = _leading_mention(scene, token, stop)
    apposed = _apposed_after(scene, stop)
    if apposed is None and (own is None or not is_person(scene, own[2])) and (name := unknown_name_at(scene, stop + 1)) is not None:
        return Subject((Speaker(None, scene.span(*name)),), token, name[1], "phrase")
    if apposed is not None and (own is None or not is_person(scene, own[2]) or own[0] > token + 2):
        return Subject((Speaker(apposed[2].actor, apposed[2].span),), token, apposed[1], "named")
    if own is None:
        return _phrase_after(scene, token, stop)
    speakers = [Speaker(own[2].actor, own[2].span)]
    last = apposed[1] if apposed is not None and apposed[2].actor == own[2].actor else own[1]
    while (other := _joined_right(scene, last + 1, end)) is not None:
        speakers.append(Speaker(other[2].actor, other[2].span))
        last = other[1]
    return Subject(tuple(dict.fromkeys(speakers)), token, last, "named")


def _leading_mention(scene: Scene, token: int, stop: int) -> tuple[int, int, Mention] | None:
    """The mention at the head of a phrase; a person later in the phrase when the head is none ("leur émissaire Brian Hook")."""
    placed = [one for at, one in enumerate(scene.mention_over[token:stop], token) if one is not None and one[0] == at]
    if not placed:
        return None
    if placed[0][0] <= token + 1:
        second = placed[1] if len(placed) > 1 else None
        if second is not None and second[0] == placed[0][1] + 1 and is_person(scene, second[2]):
            return second
        if placed[0][2].kind is MentionKind.NAME and is_person(scene, placed[0][2]):
            return placed[0]
        return next((one for one in placed[1:] if _is_free_name(scene, placed[0][1], one)), placed[0])
    person = next(
        (one for one in placed if is_person(scene, one[2]) and scene.norms[one[0] - 1] not in scene.words.sets["head_links"]), None
    )
    return person or next((one for one in placed if one[2].kind is not MentionKind.DEMONYM and _is_voiced(scene, token, stop)), None)


def _is_voiced(scene: Scene, token: int, stop: int) -> bool:
    return any(norm in scene.words.sets["voices"] for norm in scene.norms[token:stop])


def _is_free_name(scene: Scene, after: int, placed: tuple[int, int, Mention]) -> bool:
    """Whether the mention is a person's name that completes no noun ("le président de l'Assemblée Claude Bartolone")."""
    words, before = scene.words, scene.norms[placed[0] - 1]
    listed = before in words.sets["head_links"] or before in words.sets["conjunctions"]
    turned = any(norm in words.sets["adjuncts"] for norm in scene.norms[after + 1 : placed[0]])
    return is_person(scene, placed[2]) and placed[2].kind is MentionKind.NAME and not listed and not turned


def _apposed_after(scene: Scene, comma: int) -> tuple[int, int, Mention] | None:
    if comma + 1 >= len(scene.tokens) or scene.norms[comma] != ",":
        return None
    placed = scene.mention_over[comma + 1]
    return placed if placed is not None and is_person(scene, placed[2]) else None


def _joined_right(scene: Scene, token: int, end: int) -> tuple[int, int, Mention] | None:
    if token + 1 >= end or scene.norms[token] not in scene.words.sets["conjunctions"]:
        return None
    return scene.mention_over[token + 1] or (
        scene.mention_over[token + 2] if token + 2 < end and scene.norms[token + 1] in scene.words.sets["determiners"] else None
    )


def _ends_source(scene: Scene, at: int) -> bool:
    """Whether a source without a name ends before this word: a relative pronoun, a preposition other than de."""
    words, norm = scene.words.sets, scene.norms[at]
    return norm in words["relatives"] or (norm in words["adjuncts"] and norm not in words["determiners"])


def _phrase_after(scene: Scene, token: int, stop: int) -> Subject:
    """An unnamed source: a phrase with a word for one who speaks, or for one of two ("le second")."""
    if stop > token and scene.norms[token] in scene.words.sets["adjuncts"] and scene.norms[token] not in scene.words.sets["determiners"]:
        return Subject((), token, token, "absent")
    stop = next((at for at in range(token + 1, stop) if _ends_source(scene, at)), stop)
    if any(norm in scene.words.sets["one_of_two"] for norm in scene.norms[token:stop]):
        return Subject((Speaker(None, scene.span(token, stop - 1)),), token, stop - 1, "one of two")
    if stop > token and any(norm in scene.words.sets["voices"] for norm in scene.norms[token:stop]):
        return Subject((Speaker(None, scene.span(token, stop - 1)),), token, stop - 1, "phrase")
    return Subject((), token, token, "absent")
