"""Pronouns: the nearest subject of the right gender and number, in this or the sentence before.

Known to be right in about seven cases of ten for such rules (METHODS 7); pronouns inside quotations
are left alone, for they speak from another point of view.
"""

from __future__ import annotations

from onrecord.analysis.actors.cast import Cast, Member
from onrecord.analysis.actors.knowledge import fold_phrase
from onrecord.analysis.actors.text import Reading
from onrecord.model import ActorKind, Mention, MentionKind, Reason, Span

_BACK = 2  # sentences looked back in the same paragraph
_SEXES = {"he": "m", "she": "f"}


def resolve_pronouns(cast: Cast) -> None:
    """Note a mention for every pronoun that has a likely antecedent."""
    reading = cast.reading
    kinds = {fold_phrase(form): kind for kind, forms in reading.lexicon.words["pronouns"].items() for form in forms}
    impersonal = tuple(f"{words} " for words in reading.lexicon.words["impersonal"])
    mentions = sorted((m for m in cast.mentions if m.kind != MentionKind.DEMONYM or _is_people(cast, m)), key=lambda m: m.span)
    for at in range(len(reading.tokens)):
        found = next(((kind, width) for width in (2, 1) if (kind := kinds.get(_pieces(reading, at, width)))), None)
        if found is None or reading.quoted[at] or reading.is_skipped(at, at):
            continue
        kind, width = found
        after = " ".join(reading.word(i) for i in range(at + width, at + width + 4)).replace("' ", "'") + " "
        if kind in {"he", "it"} and after.startswith(impersonal):
            continue
        _resolve(cast, at, at + width - 1, kind, mentions)


def _pieces(reading: Reading, at: int, width: int) -> tuple[str, ...]:
    return tuple(piece for token in reading.tokens[at : at + width] for piece in fold_phrase(token.text))


def _is_people(cast: Cast, mention: Mention) -> bool:
    return mention.span.of(cast.reading.document.text).split()[-1][0].isupper() and mention.reason.score > 0.6


def _resolve(cast: Cast, first: int, last: int, kind: str, mentions: list[Mention]) -> None:
    """Take the best antecedent, if any is good enough."""
    span = cast.reading.document.span(first, last)
    ranked = sorted(
        ((score, mention.span.start, mention) for mention in mentions if (score := _score(cast, mention, span, kind)) > 0),
        key=lambda item: (-item[0], -item[1]),
    )
    if not ranked:
        return
    score, _, chosen = ranked[0]
    name = cast.members[chosen.actor].name
    cast.mention(
        first,
        last,
        chosen.actor,
        MentionKind.PRONOUN,
        Reason("pronoun", f"nearest fitting subject before: {name}", round(min(0.9, score), 2)),
    )


def _score(cast: Cast, mention: Mention, span: Span, kind: str) -> float:
    """How likely the mention is the antecedent; 0 when it cannot be."""
    if mention.span.end > span.start or not _agrees(cast.members[mention.actor], kind):
        return 0.0
    document = cast.reading.document
    here, there = document.sentence_at(span.start), document.sentence_at(mention.span.start)
    distance = here.i - there.i
    if distance > _BACK or (here.paragraph != there.paragraph and distance > 1):
        return 0.0
    score = (0.6, 0.55, 0.35)[distance]
    member = cast.members[mention.actor]
    score += 0.2 * (member.kind == ActorKind.PERSON) + 0.15 * _is_subject(cast.reading, mention)
    return score - 0.15 * (here.paragraph != there.paragraph) - 0.2 * cast.reading.quoted[document.token_at(mention.span.start).i]


def _agrees(member: Member, kind: str) -> bool:
    if kind == "they":
        return member.plural
    if kind == "it":
        return member.kind != ActorKind.PERSON and not member.plural
    return not member.plural and member.sex in {"", _SEXES[kind]} and (member.kind == ActorKind.PERSON or member.sex == _SEXES[kind])


def _is_subject(reading: Reading, mention: Mention) -> bool:
    """Whether the mention is not governed by a preposition and something follows that is no mark."""
    first = reading.document.token_at(mention.span.start).i
    before = reading.word(first - 1)
    return not (reading.joined(first) and before in reading.lexicon.words_of("prepositions"))
