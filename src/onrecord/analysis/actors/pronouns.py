"""Pronouns: the nearest subject of the right gender and number, in this or the sentence before.

Known to be right in about seven cases of ten for such rules (METHODS 7); pronouns inside quotations
are left alone, for they speak from another point of view.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.analysis.actors.cast import Cast, Member
from onrecord.analysis.actors.text import Reading
from onrecord.model import ActorKind, Mention, MentionKind, Reason, Span
from onrecord.words import load

_BACK = 2  # sentences looked back in the same paragraph
_ENOUGH = 0.6  # score below which a pronoun stays unresolved
_TOPIC = 0.4  # what a topic that opens the sentence has more than other subjects ("Quant à X, il")
_OPENING = 8  # tokens within which a clause opens a sentence
_BRACKETS = 15  # tokens looked back for an open bracket
_AHEAD = 4  # words looked at after a pronoun
_SEXES = {"he": "m", "she": "f"}


@dataclass(frozen=True)
class _Candidate:
    """A mention as an antecedent: its sentence, whether it can be a subject, whether it stands in a quotation."""

    mention: Mention
    member: Member
    sentence: int
    subject: bool
    quoted: bool


def resolve_pronouns(cast: Cast) -> None:
    """Note a mention for every pronoun that has a likely antecedent; a resolved one serves as antecedent in turn."""
    reading = cast.reading
    candidates: dict[int, list[_Candidate]] = defaultdict(list)
    for candidate in _candidates(cast):
        candidates[candidate.sentence].append(candidate)
    for first, last, kind in _pronouns(reading):
        chosen = _choose(cast, candidates, first, kind)
        if chosen is None:
            continue
        score, candidate = chosen
        reason = Reason("pronoun", f"the nearest fitting subject is {candidate.member.name}", round(min(0.9, score), 2))
        cast.mention(first, last, candidate.mention.actor, MentionKind.PRONOUN, reason)
        taken_up = _candidate(cast, cast.mentions[-1])
        candidates[taken_up.sentence].append(taken_up)


def _pronouns(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """First token, last token and kind of every pronoun that may refer to an actor."""
    forms = _forms(reading.lexicon.language)
    for token in reading.tokens:
        if token.norm not in forms:
            continue
        found = next(((kind, len(words)) for words, kind in forms[token.norm] if _reads(reading, token.i, words)), None)
        if found is None or reading.quoted[token.i] or reading.is_skipped(token.i, token.i):
            continue
        kind, width = found
        asked = reading.lexicon.words["pronouns_after"].get(token.norm)
        if asked is not None and not (reading.word(token.i - 1) in asked or (kind == "it" and reading.opens_sentence(token.i))):
            continue
        if not (kind in {"he", "it"} and _impersonal(reading, token.i + width)):
            yield token.i, token.i + width - 1, kind


def _candidates(cast: Cast) -> list[_Candidate]:
    """All mentions that may be antecedents, in order of the text."""
    kept = (m for m in cast.mentions if m.kind != MentionKind.DEMONYM or _is_people(cast, m))
    return [_candidate(cast, mention) for mention in sorted(kept, key=lambda m: m.span)]


def _candidate(cast: Cast, mention: Mention) -> _Candidate:
    reading = cast.reading
    at = reading.document.token_at(mention.span.start).i
    sentence = reading.sentence_numbers[at]
    return _Candidate(mention, cast.members[mention.actor], sentence, is_subject(reading, at), reading.quoted[at])


def _reads(reading: Reading, at: int, words: tuple[str, ...]) -> bool:
    return all(reading.word(at + place) == word for place, word in enumerate(words))


def _impersonal(reading: Reading, at: int) -> bool:
    """Whether the words after the pronoun show that it refers to nobody ("il y a", "it is clear")."""
    after = " ".join(reading.word(i) for i in range(at, at + _AHEAD)).replace("' ", "'") + " "
    return after.startswith(_empty_verbs(reading.lexicon.language))


@cache
def _empty_verbs(language: str) -> tuple[str, ...]:
    return tuple(f"{words} " for words in load(f"{language}/actors.yaml")["impersonal"])


@cache
def _forms(language: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> the pronouns that begin with it, longest first, and their kinds."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, forms in load(f"{language}/actors.yaml")["pronouns"].items():
        for form in forms:
            words = tuple(form.split())
            found.setdefault(words[0], []).append((words, kind))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


def _is_people(cast: Cast, mention: Mention) -> bool:
    return mention.span.of(cast.reading.document.text).split()[-1][0].isupper() and mention.reason.score > 0.6


def _choose(cast: Cast, candidates: dict[int, list[_Candidate]], at: int, kind: str) -> tuple[float, _Candidate] | None:
    """The best antecedent with its score, if one is good enough."""
    reading = cast.reading
    start = reading.tokens[at].start
    number = reading.sentence_numbers[at]
    close = [c for back in range(number - _BACK, number + 1) for c in candidates.get(back, ())]
    near = [c for c in close if c.mention.span.end <= start]
    openers = _openers(reading, near, kind)
    scored = [
        (_score(reading, candidate, at, kind) + 0.1 * (candidate.mention.span in openers), candidate.mention.span.start, candidate)
        for candidate in near
    ]
    scored = [row for row in scored if row[0] > _ENOUGH / 2]
    best = max(scored, key=lambda row: row[:2], default=None)
    later = _cataphor(cast, candidates.get(number, []), at, kind)
    if later is not None and (best is None or best[2].sentence != number):
        return 0.75, later
    return (best[0], best[2]) if best is not None and best[0] >= _ENOUGH else None


def _openers(reading: Reading, candidates: list[_Candidate], kind: str) -> set[Span]:
    """The first fitting subject of each sentence: sentences tend to go on about it."""
    first: dict[int, Span] = {}
    for candidate in sorted(candidates, key=lambda c: c.mention.span):
        if candidate.subject and not candidate.quoted and _fits(reading, candidate, kind):
            first.setdefault(candidate.sentence, candidate.mention.span)
    return set(first.values())


def _score(reading: Reading, candidate: _Candidate, at: int, kind: str) -> float:
    """How likely the candidate is the antecedent; 0 when it cannot be."""
    member = candidate.member
    person = member.kind == ActorKind.PERSON
    if not _fits(reading, candidate, kind) or not (person or candidate.subject):
        return 0.0
    sentences = reading.document.sentences
    distance = reading.sentence_numbers[at] - candidate.sentence
    apart = sentences[reading.sentence_numbers[at]].paragraph != sentences[candidate.sentence].paragraph
    if apart and distance > 1:
        return 0.0
    score = (0.65, 0.5, 0.3)[distance] + 0.2 * person + 0.15 * candidate.subject
    if not distance and _is_topic(reading, reading.document.token_at(candidate.mention.span.start).i):
        score += _TOPIC
    if distance and not candidate.subject:
        score -= 0.2
    if person and not member.sex:
        score -= 0.1
    return score - 0.1 * apart - 0.2 * candidate.quoted


def _cataphor(cast: Cast, candidates: list[_Candidate], at: int, kind: str) -> _Candidate | None:
    """ "À Moscou, où il recevait X, Y a déclaré": the subject that follows the opening clause after a comma."""
    reading = cast.reading
    number = reading.sentence_numbers[at]
    if (
        reading.word(at - 1) not in reading.lexicon.words_of("openers_of_clauses")
        or at - reading.document.sentences[number].first > _OPENING
    ):
        return None
    for candidate in candidates:
        token = reading.document.token_at(candidate.mention.span.start).i
        if candidate.sentence == number and token > at and reading.word(token - 1) == "," and _fits(reading, candidate, kind):
            return candidate
    return None


def _fits(reading: Reading, candidate: _Candidate, kind: str) -> bool:
    """Whether gender and number agree, by the words of the mention where they tell ("l'administration Biden ... elle")."""
    worded = _worded_sex(reading, candidate) if candidate.member.kind != ActorKind.PERSON and kind in _SEXES else ""
    if candidate.mention.reason.rule == "metonym" and kind in _SEXES and not reading.lexicon.words["pronouns"]["it"]:
        return True  # "Pékin ... il" by the name of the city, "elle" by that of the state
    return worded == _SEXES[kind] if worded else _agrees(candidate.member, kind)


def _worded_sex(reading: Reading, candidate: _Candidate) -> str:
    """The gender of a government or body as it is worded; empty where the words do not tell."""
    if candidate.mention.reason.rule not in {"government", "body", "seat"}:
        return ""
    words = candidate.mention.span.of(reading.document.text).replace("’", "'").lower().replace("'", "' ").split()
    if words[0] in reading.lexicon.words_of("masculine_words") | reading.lexicon.words_of("feminine_words"):
        return "f" if words[0] in reading.lexicon.words_of("feminine_words") else "m"
    endings = tuple(reading.lexicon.words["feminine_endings"])
    return "" if len(words) < 2 or not words[0].endswith("'") or not endings else "f" if words[1].endswith(endings) else "m"


def _agrees(member: Member, kind: str) -> bool:
    if kind == "they":
        return member.plural
    if kind == "it":
        return member.kind != ActorKind.PERSON and not member.plural
    return not member.plural and member.sex in {"", _SEXES[kind]} and (member.kind == ActorKind.PERSON or member.sex == _SEXES[kind])


def is_subject(reading: Reading, at: int) -> bool:
    """Whether no preposition governs the mention that begins at the token; "quant à X" makes X the topic."""
    if not reading.joined(at):
        return True
    if _in_brackets(reading, at):
        return False
    return _is_topic(reading, at) or reading.word(at - 1) not in reading.lexicon.words_of("prepositions")


def _is_topic(reading: Reading, at: int) -> bool:
    """Whether the words before set the mention up as what the sentence is about ("quant à X")."""
    return [reading.word(at - 2), reading.word(at - 1)] in reading.lexicon.words["topics"]


def _in_brackets(reading: Reading, at: int) -> bool:
    """Whether an open bracket stands before the token in its sentence."""
    first = reading.document.sentences[reading.sentence_numbers[at]].first
    nearest = next((token.text for token in reading.tokens[max(first, at - _BRACKETS) : at][::-1] if token.text in {"(", ")"}), "")
    return nearest == "("
