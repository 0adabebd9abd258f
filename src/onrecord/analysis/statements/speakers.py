"""Who speaks: the subject of a cue, before or after it, as mentions of actors.

A subject without a mention keeps its words as `span` and has no actor. Several joined subjects give
several speakers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.analysis.statements.cues import Cue, is_adverb
from onrecord.analysis.statements.scene import Scene
from onrecord.model import ActorKind, Mention, MentionKind, Span

_BRACKET = 12  # tokens inside a pair of brackets
_LONGEST_NAME = 5  # words
_TITLE = 5  # words of a title before a name
_INSERTION = 30  # tokens between two commas


class Speaker(NamedTuple):
    """An actor key (None when nobody known is meant) with the place where it stands (None when inherited)."""

    actor: str | None
    span: Span | None


class Subject(NamedTuple):
    """The speakers of a cue, the first token of the subject, and its last one. Empty speakers: nothing was found."""

    speakers: tuple[Speaker, ...]
    first: int
    last: int
    kind: str  # named, pronoun, phrase, author, impersonal, absent


def subject_before(scene: Scene, cue: Cue) -> Subject:
    """The subject to the left of a cue."""
    return subject_left_of(scene, cue.first)


def subject_left_of(scene: Scene, verb: int) -> Subject:
    """The subject to the left of a verb group that begins at `verb`."""
    start = scene.sentence(verb).first
    token = _past_left(scene, verb - 1, start)
    apposed = _with_apposition(scene, token, start)
    if apposed is not None:
        return apposed
    if token < start:
        return Subject((), verb, verb, "absent")
    return _function_word(scene, verb, token, start) or _noun_subject(scene, _antecedent(scene, token, start), start)


def _function_word(scene: Scene, verb: int, token: int, start: int) -> Subject | None:
    """The subject when a pronoun stands before the verb, or none at all; None when a noun phrase does."""
    norm, words = scene.norms[token], scene.words
    if norm in words.sets["author_pronouns"]:
        return Subject((), token, token, "author")
    if norm in words.sets["subject_pronouns"]:
        return pronoun_subject(scene, token)
    if norm in words.sets["impersonal"]:
        return impersonal_subject(scene, token, token, start)
    if norm in words.sets["coordinators"] or norm in ",;:":
        return Subject((), verb, verb, "absent")
    return None


def _past_left(scene: Scene, token: int, start: int) -> int:
    """Step left over adverbs, dates, asides, brackets and insertions between commas."""
    while token >= start:
        if scene.norms[token] == ")":
            token = _before_bracket(scene, token, start)
        elif scene.norms[token] == "," and (left := _before_insertion(scene, token, start)) >= start:
            token = left
        elif scene.norms[token] in scene.words.sets["date_links"] and scene.date_over[token + 1] is not None:
            token -= 1
        elif width := _aside_ending(scene, token, start):
            token -= width
        elif (
            is_adverb(scene, token) and scene.mention_over[token] is None and scene.norms[token] not in scene.words.sets["subject_pronouns"]
        ):
            token -= 1
        else:
            break
    return token


def _aside_ending(scene: Scene, token: int, start: int) -> int:
    """Number of tokens of the aside that ends at `token`; 0 for none."""
    if scene.norms[token] not in scene.words.sets["aside_words"]:
        return 0
    for first in range(max(start, token - 5), token):
        if scene.match(first, scene.words.phrases["asides"], token + 1) == token + 1 - first:
            return token + 1 - first
    return 0


def _with_apposition(scene: Scene, comma: int, start: int) -> Subject | None:
    """A, B, V: the subject with the apposition that the comma before the verb closes."""
    if comma <= start + 2 or scene.norms[comma] != ",":
        return None
    for back in range(comma - 1, max(start, comma - _INSERTION) - 1, -1):
        name = _unknown_apposed(scene, back, comma) or _unknown_name_before(scene, back, start)
        if name is not None:
            return Subject((Speaker(None, scene.span(*name)),), name[0], comma - 1, "phrase")
        placed = scene.mention_over[back - 1] if back > start and scene.norms[back] == "," and scene.mention_over[back] is None else None
        if placed is None:
            continue
        inner = _next_mention(scene, back + 1, min(comma, back + 4))
        subject = _noun_subject(scene, back - 1, start)
        if subject.kind != "named" and inner is not None and is_person(scene, inner[2]):
            return Subject((Speaker(inner[2].actor, inner[2].span),), subject.first, comma - 1, "named")
        if inner is not None and len(subject.speakers) == 1 and subject.kind == "named":
            best = _prefer(scene, placed[2], inner[2]) if inner[0] <= back + 2 and inner[1] == comma - 1 else placed[2]
            first = subject.speakers[0] if best is placed[2] else Speaker(best.actor, best.span)
            return subject._replace(speakers=(first,))
        return subject
    return None


def unknown_name_at(scene: Scene, at: int) -> tuple[int, int] | None:
    """First and last token of an apposed name of a person whom the actors stage does not know; None for anything else."""
    last = at
    while last < len(scene.tokens) and last - at < _LONGEST_NAME and _is_name_part(scene, last):
        last += 1
    closed = last >= len(scene.tokens) or not scene.is_word(last)
    return (at, last - 1) if closed and 2 <= last - at < _LONGEST_NAME else None


def _unknown_apposed(scene: Scene, opening: int, closing: int) -> tuple[int, int] | None:
    """First and last token of an unknown name that fills the space between two commas."""
    found = unknown_name_at(scene, opening + 1) if scene.norms[opening] == "," else None
    return found if found == (opening + 1, closing - 1) else None


def _unknown_name_before(scene: Scene, comma: int, start: int) -> tuple[int, int] | None:
    """First and last token of an unknown name that a comma and an apposition with its article follow ("Milan X, le numéro deux, ")."""
    if scene.norms[comma] != "," or scene.norms[comma + 1] not in scene.words.sets["determiners"]:
        return None
    first = comma
    while first > start and comma - first < _LONGEST_NAME and _is_name_part(scene, first - 1):
        first -= 1
    return (first, comma - 1) if 2 <= comma - first < _LONGEST_NAME and (first == start or not scene.is_word(first - 1)) else None


def _is_name_part(scene: Scene, at: int) -> bool:
    text = scene.tokens[at].text
    return scene.mention_over[at] is None and scene.is_word(at) and text[0].isupper() and not text.isupper()


def _before_bracket(scene: Scene, token: int, start: int) -> int:
    for back in range(token - 1, max(start, token - _BRACKET) - 1, -1):
        if scene.norms[back] == "(":
            return back - 1
    return token - 1


def _before_insertion(scene: Scene, comma: int, start: int) -> int:
    """Token before the comma that opens the insertion closed by `comma`; -1 when a mention ends at `comma` or none opens."""
    for back in range(comma - 1, max(start, comma - _INSERTION) - 1, -1):
        if scene.norms[back] == "," and scene.mention_over[back] is None:
            return back - 1 if _is_insertion(scene, back + 1, comma - 1) else start - 1
    return start - 1


def _is_insertion(scene: Scene, first: int, last: int) -> bool:
    """Whether the words between two commas are something other than the subject itself."""
    words = scene.words
    head = scene.norms[first]
    if scene.match(first, words.phrases["asides"], last + 1) or is_adverb(scene, first) or head in words.sets["relatives"]:
        return True
    if head in words.sets["head_links"] or (head in words.sets["adjuncts"] and head not in words.sets["determiners"]):
        return True
    mention = scene.mention_over[first]
    return mention is None and head not in words.sets["subject_pronouns"] and head not in words.sets["determiners"]


def _antecedent(scene: Scene, token: int, start: int) -> int:
    """The last token of the noun phrase before the verb: `token`, or what stands before a relative pronoun there."""
    if scene.norms[token] not in scene.words.sets["relatives"] | scene.words.sets["subject_relatives"]:
        return token
    token -= 1
    if token > start and scene.norms[token] in scene.words.sets["demonstratives"]:
        token -= 1
    return token - 1 if token > start and scene.norms[token] == "," else token


def _noun_subject(scene: Scene, token: int, start: int) -> Subject:
    """A noun phrase that ends at `token`: the mention at its head, its apposition, and what is joined to it."""
    placed = scene.mention_over[token]
    if placed is None:
        return _unnamed(scene, token, start)
    first, last, mention = placed
    if mention.kind is MentionKind.DEMONYM and _qualifies(scene, first, start):
        return _unnamed(scene, token, start)
    head = _head_left(scene, first, start)
    if head is not None:
        first, mention = head
    elif _hangs_on_thing(scene, first, start):
        return Subject((Speaker(mention.actor, mention.span),), first, last, "thing")
    partner = _apposed(scene, first, start)
    if partner is not None:
        first, mention = partner[0], _prefer(scene, partner[1], mention)
    first = _with_title(scene, first, start)
    joined = list(_joined_left(scene, first, start))
    speakers = [Speaker(mention.actor, mention.span)]
    for one_first, one in joined:
        first = one_first
        speakers.insert(0, Speaker(one.actor, one.span))
    once = {speaker.actor: speaker for speaker in reversed(speakers)}  # a name and its apposition are one
    return Subject(tuple(reversed(once.values())), first, last, "named")


def _qualifies(scene: Scene, first: int, start: int) -> bool:
    """Whether a word like japonais is the adjective of the noun before it ("le géant japonais")."""
    before = scene.norms[first - 1] if first > start else ""
    return (
        bool(before)
        and scene.is_word(first - 1)
        and before not in scene.words.sets["determiners"]
        and scene.tokens[first].text[0].islower()
    )


def _with_title(scene: Scene, first: int, start: int) -> int:
    """First token of a title before a name: capitals ("State Department"), or a phrase like "le chancelier allemand"."""
    words = scene.words
    for at in range(first - 1, max(start, first - _TITLE) - 1, -1):
        if not scene.is_word(at) or scene.norms[at] in words.sets["conjunctions"]:
            break
        if scene.norms[at] in words.sets["determiners"]:
            return at if any(scene.norms[one] in words.sets["voices"] for one in range(at, first)) else _with_capitals(scene, first, start)
    return _with_capitals(scene, first, start)


def _with_capitals(scene: Scene, first: int, start: int) -> int:
    words = scene.words
    while first > start and scene.is_word(first - 1):
        before = scene.norms[first - 1]
        titled = scene.tokens[first - 1].text[0].isalpha() and scene.tokens[first - 1].text[0].isupper()
        if not (titled or before in words.sets["voices"]) or before in words.sets["clause_marks"] or before in words.sets["adjuncts"]:
            break
        first -= 1
    return first


def _prefer(scene: Scene, left: Mention, right: Mention) -> Mention:
    """Of a name and its apposition, the person; else the first."""
    if left.actor == right.actor or is_person(scene, left) or not is_person(scene, right):
        return left
    return right


def is_person(scene: Scene, mention: Mention) -> bool:
    """Whether the mention refers to a person."""
    return kind_of(scene, mention.actor) is ActorKind.PERSON


def kind_of(scene: Scene, key: str) -> ActorKind | None:
    """The kind of an actor; None when the findings do not know it."""
    return scene.kinds.get(key)


def _head_left(scene: Scene, first: int, start: int) -> tuple[int, Mention] | None:
    """The mention that governs a mention after de ("le porte-parole du chancelier X" with the first part a mention)."""
    if first - 1 <= start or not _is_head_link(scene, first - 1):
        return None
    placed = scene.mention_over[first - 2]
    return (placed[0], placed[2]) if placed is not None else None


def _is_head_link(scene: Scene, at: int) -> bool:
    """Whether a word joins a head to what completes it on its right: de, of; after a possessive the head itself follows."""
    return scene.norms[at] in scene.words.sets["head_links"] and scene.norms[at] not in scene.words.sets["possessives"]


def _hangs_on_thing(scene: Scene, first: int, start: int) -> bool:
    """Whether the mention only completes a noun that cannot speak ("la déclaration de Poutine")."""
    words = scene.words
    if first - 2 < start or not _is_head_link(scene, first - 1):
        return False
    noun = scene.norms[first - 2]
    return scene.tokens[first - 2].text[0].islower() and noun not in words.sets["voices"] and not is_adverb(scene, first - 2)


def _apposed(scene: Scene, first: int, start: int) -> tuple[int, Mention] | None:
    """The mention before a comma of which the one at `first` is the apposition."""
    at = first - 1
    if {scene.norms[at], scene.norms[first]} & scene.words.sets["own_determiners"]:
        return None  # "with Japan, its presidential office said"
    if at > start and scene.norms[at] in scene.words.sets["determiners"]:
        at -= 1
    if at <= start or scene.norms[at] != ",":
        return None
    placed = scene.mention_over[at - 1]
    if placed is None or _is_listed(scene, placed[0], start):
        return None
    here = scene.mention_over[first]
    if here is not None and here[2].actor != placed[2].actor and is_person(scene, here[2]) and not _may_be_person(scene, placed[2]):
        return None
    return placed[0], placed[2]


def _may_be_person(scene: Scene, mention: Mention) -> bool:
    """Whether a person's name can explain the mention: another person's name or a state it cannot."""
    return kind_of(scene, mention.actor) not in {ActorKind.PERSON, ActorKind.STATE}


def _is_listed(scene: Scene, first: int, start: int) -> bool:
    """Whether the comma belongs to a list ("Washington, Pékin et Riyad")."""
    del start
    end = scene.sentence(first).last
    placed = scene.mention_over[first]
    token = placed[1] + 1 if placed else first
    other = _next_mention(scene, token, min(end, token + 3))
    if other is None:
        return False
    after = other[1] + 1
    return (
        after < end and scene.norms[after] in scene.words.sets["conjunctions"] and scene.mention_over[min(after + 1, end - 1)] is not None
    )


def _next_mention(scene: Scene, token: int, end: int) -> tuple[int, int, Mention] | None:
    return next((scene.mention_over[one] for one in range(token, end) if scene.mention_over[one] is not None), None)


def _joined_left(scene: Scene, first: int, start: int) -> Iterator[tuple[int, Mention]]:
    """Mentions joined by et, or by commas before an et, going left."""
    words = scene.words
    joined = False
    while True:
        at = first - 1
        if at > start and scene.mention_over[at] is None and scene.norms[at] in words.sets["determiners"]:
            at -= 1
        width = _joint(scene, at, start, joined)
        if not width or at - width < start:
            return
        joined = True
        at -= width
        if scene.norms[at] == ",":
            at -= 1
        placed = scene.mention_over[at]
        if placed is None or (placed[0] > start and scene.norms[placed[0] - 1] in words.sets["venue_links"]):  # à Rome, X et Y
            return
        first = placed[0]
        yield first, placed[2]


def _joint(scene: Scene, at: int, start: int, joined: bool) -> int:
    """Width of the joining words that end at `at`: et, ainsi que, or a comma once an et has been seen."""
    if at <= start:
        return 0
    if " ".join(scene.norms[max(start, at - 1) : at + 1]) in scene.words.sets["conjunctions"]:
        return 2
    if scene.norms[at] in scene.words.sets["conjunctions"]:
        return 1
    return int(joined and scene.norms[at] == ",")


def _unnamed(scene: Scene, token: int, start: int) -> Subject:
    """A noun phrase whose last word is in no mention: back to its determiner, or an unknown name.

    The mention inside it counts when one who speaks heads it ("les analystes de l'institut X").
    """
    if scene.tokens[token].text[0].isupper():
        return _unknown_name(scene, token, start)
    first = _phrase_start(scene, token, start)
    if first == token - 1 and scene.norms[token] in scene.words.sets["one_of_two"]:
        return Subject((Speaker(None, scene.span(first, token)),), first, token, "one of two")
    if first < 0:
        return Subject((), token, token, "phrase")
    inner = next((placed[2] for at in range(token, first - 1, -1) if (placed := scene.mention_over[at]) is not None), None)
    voiced = any(scene.norms[at] in scene.words.sets["voices"] for at in range(first, token + 1))
    pair = any(scene.norms[at] in scene.words.sets["pair_words"] for at in range(first, token + 1))
    actor = inner.actor if inner is not None and voiced else None
    speakers = [Speaker(actor, scene.span(first, token))]
    speakers[:0] = [Speaker(one.actor, one.span) for _, one in _joined_left(scene, first, start)][::-1]
    return Subject(tuple(speakers), first, token, "phrase" if voiced or pair else "unnamed")


def _phrase_start(scene: Scene, token: int, start: int) -> int:
    """The determiner at the head of a noun phrase; -1 when none is near."""
    words, loose = scene.words, -1
    for at in range(token, max(start, token - 12) - 1, -1):
        if scene.norms[at] in words.auxiliaries or scene.norms[at] in words.passives:
            break  # a verb: the phrase begins behind it
        if scene.norms[at] in words.sets["head_links"]:
            owner = scene.mention_over[at - 1] if at > start and scene.norms[at] in words.sets["possessives"] else None
            loose = owner[0] if owner is not None else at
        elif scene.norms[at] in words.sets["determiners"]:
            if at > start and scene.norms[at - 1] in words.sets["head_links"]:
                loose = at
                continue
            return at - int(at > start and scene.norms[at - 1] in words.sets["determiners"])
        if not scene.is_word(at) or scene.norms[at] in words.sets["relatives"] or scene.norms[at] in words.sets["clause_marks"]:
            break
    return loose


def _unknown_name(scene: Scene, token: int, start: int) -> Subject:
    """Capitalised words that the actors stage does not know."""
    first = token
    while (
        first > start and scene.tokens[first - 1].text[0].isupper() and scene.mention_over[first - 1] is None and scene.is_word(first - 1)
    ):
        first -= 1
    return Subject((Speaker(None, scene.span(first, token)),), first, token, "phrase")


def pronoun_subject(scene: Scene, token: int) -> Subject:
    """A pronoun as subject, with its actor where the actors stage has found one."""
    mention = scene.pronouns.get(token)
    actor = mention.actor if mention is not None else None
    return Subject((Speaker(actor, scene.span(token, token)),), token, token, "pronoun")


def impersonal_subject(scene: Scene, token: int, after: int, start: int) -> Subject:
    """on: the place named next to it speaks ("indique-t-on à Berlin", "à l'Élysée, on préfère")."""
    end = scene.sentence(token).last
    for at in range(after + 1, min(end, after + 6)):
        placed = scene.mention_over[at]
        if placed is not None and any(
            scene.norms[one] in scene.words.sets["places"] for one in range(max(start, placed[0] - 2), placed[0] + 1)
        ):
            return Subject((Speaker(placed[2].actor, placed[2].span),), token, placed[1], "impersonal")
    if token - 1 > start and scene.norms[token - 1] == ",":
        placed = scene.mention_over[token - 2]
        if placed is not None:
            return Subject((Speaker(placed[2].actor, placed[2].span),), placed[0], token, "impersonal")
    return _place_that_speaks(scene, token, [*range(after + 1, min(end, after + 6)), *range(max(start, token - 4), token)])


def _place_that_speaks(scene: Scene, token: int, window: list[int]) -> Subject:
    """A place that is no mention here ("à Berlin") but names an actor elsewhere in the article."""
    for at in window:
        actor = scene.actor_of.get(scene.tokens[at].text)
        if actor is not None and scene.norms[at - 1] in scene.words.sets["places"]:
            return Subject((Speaker(actor, scene.span(at, at)),), min(at, token), max(at, token), "impersonal")
    return Subject((), token, token, "impersonal")
