"""What surrounds an act: status, source, date, place, context; and the finished `Event`."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, cached_property, lru_cache

from onrecord.analysis.events.dating import Dating
from onrecord.analysis.events.lexicon import around, ontology
from onrecord.analysis.events.sides.draft import Draft
from onrecord.analysis.events.sides.enumerations import keys_of
from onrecord.analysis.events.sides.parties import Parties
from onrecord.analysis.events.sides.taking import is_future
from onrecord.analysis.events.status import StatusVerdict, compose_status
from onrecord.analysis.events.trees import relation
from onrecord.model import Document, Event, EventType, Findings, Reason, Span, Status
from onrecord.words import load

_SPOKEN = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN})


class Circumstances:
    """Completes the drafts of one article."""

    def __init__(self, document: Document, findings: Findings, parties: Parties) -> None:
        self.document, self.findings, self.parties = document, findings, parties
        self._dating = Dating(document, findings, parties, self.status, self.verdict)
        self._verdicts: dict[Span, StatusVerdict] = {}
        self._labels: dict[int, tuple[str, ...]] = {}

    def status(self, draft: Draft) -> Status:
        """The status of the act: what the sentence makes of it; the hint of the trigger where the sentence leaves it actual."""
        composed = self.verdict(draft).status if draft.denier is None else Status.DENIED
        if draft.denier is None and self._is_done_all_the_same(draft, composed):
            to_come = draft.frame.negated and draft.type not in _SPOKEN and is_future(draft, self.parties)
            return Status.PLANNED if to_come else Status.ACTUAL
        if composed is Status.ACTUAL and self._is_unlikely(draft):
            return Status.POSSIBLE
        hint = draft.frame.status
        if hint is not None and (composed is Status.ACTUAL or (hint is Status.PROPOSED and self._is_refused(draft))):
            return hint
        return composed

    def is_condition(self, draft: Draft) -> bool:
        """Whether the act stands in a clause that only sets a condition ("si le Qatar décline", "were the decree withdrawn")."""
        return any(step.startswith("in the condition ") or " by inversion: " in step for step in self.verdict(draft).path)

    def _is_done_all_the_same(self, draft: Draft, composed: Status) -> bool:
        """Whether what the sentence says of something else does not touch the act.

        The condition belongs to what is said, not to the saying; a negation can be the act ("ne pas donner suite"); an act of
        speech is done in speaking; what one gives up another had done ("les plaintes qu'il avait déposées").
        """
        told = draft.type in _SPOKEN and draft.candidate.trigger.kind == "verb" and "VerbForm=Fin" not in draft.token.morph
        if composed is Status.HYPOTHETICAL and (draft.is_cue or (told and not is_future(draft, self.parties))):
            return True
        if composed is Status.DENIED and (draft.frame.negated or (draft.slots[0] == "relative" and self._is_refused(draft))):
            return True
        return draft.type in _SPOKEN and self._is_performed(draft)

    def _is_unlikely(self, draft: Draft) -> bool:
        """Whether a noun stands beside an adjective that doubts it."""
        if draft.candidate.trigger.kind != "noun":
            return False
        head = draft.tree.head(draft.token)
        holders = [draft.token] if head is None or head.pos == "NOUN" else [draft.token, head]
        beside = [kid for holder in holders for kid in [holder, *draft.tree.kids(holder, "amod", "xcomp", "acl", "obj")]]
        return any(kid.norm in self.parties.words["unlikely"] for kid in beside)

    def _is_refused(self, draft: Draft) -> bool:
        """Whether all that denies the act is its refusal: an offer that is turned down was made."""
        path = self.verdict(draft).path
        return bool(path) and path[-1].endswith("(refuse): denied")

    def _is_performed(self, draft: Draft) -> bool:
        """An act of speech done beside a denial or refusal ("a nié avoir tiré et dénoncé X", "annulé X, en reprochant Y à Z"), or in doing
        another ("convoqué X pour exiger"), or in words that hold no negation themselves ("n'ira pas : une erreur, selon X")."""
        in_words = draft.candidate.trigger.kind == "phrase" or relation(draft.token) == "aux"
        if in_words and draft.slots[0] == "speaker":
            return True
        link, verdict = relation(draft.token), self.verdict(draft)
        path = verdict.path
        beside = link in {"conj", "advcl"} and not draft.tree.is_complement(draft.token)
        if path and beside and path[-1].endswith(("(deny): denied", "(refuse): denied")):
            return True
        if len(path) == 1 and link == "advcl" and path[0] in {f"opened by {words}: planned" for words in self.parties.words["purposes"]}:
            return True
        said = draft.statement.content if draft.statement is not None and draft.slots[0] == "speaker" else ()
        return bool(said) and verdict.status is Status.DENIED and not any(part.overlaps(cue) for part in said for cue in verdict.cues)

    def dates_agree(self, draft: Draft, other: Draft) -> bool:
        """Whether two drafts may be of one time: one is undated in its sentence, or the dates meet."""
        first, second = self._dating.expression(draft), self._dating.expression(other)
        if first is None or second is None or first.when is None or second.when is None:
            return True
        return first.when.meets(second.when)

    def verdict(self, draft: Draft) -> StatusVerdict:
        """The composed status at the anchor, computed once."""
        if draft.anchor not in self._verdicts:
            sentence = self.document.sentences[draft.candidate.sentence]
            self._verdicts[draft.anchor] = compose_status(self.document, sentence, Span(draft.token.start, draft.token.end))
        return self._verdicts[draft.anchor]

    def complete(self, draft: Draft) -> Event:
        """The event with everything that is known of it."""
        status, verdict = self.status(draft), self.verdict(draft)
        sentence = self.document.sentences[draft.candidate.sentence]
        evidence = [Span(sentence.start, sentence.end), *verdict.cues, *(party.span for party in [*draft.actors, *draft.recipients])]
        return Event(
            type=draft.type,
            anchor=draft.anchor,
            actors=keys_of(draft.actors),
            recipients=keys_of(draft.recipients),
            actor_countries=draft.actor_countries,
            recipient_countries=draft.recipient_countries,
            status=status,
            said_by=self._source(draft),
            context=self._context(draft),
            when=self._dating.when(draft),
            place=self._place(draft),
            mutual=draft.mutual,
            evidence=tuple(dict.fromkeys(evidence)),
            status_path=verdict.path if draft.denier is None else (f"{draft.token.norm} (deny): denied",),
            reason=_explain(draft, self.document.text),
        )

    def _source(self, draft: Draft) -> str | None:
        """The speaker in whose words the act stands; none for an act of speech that the speaker performs."""
        if draft.denier is not None:
            return draft.denier.key
        statement = draft.statement
        if statement is None or draft.is_cue or statement.speaker is None:
            return None
        spoken_by_actor = draft.type in _SPOKEN and statement.speaker in {party.key for party in draft.actors}
        return None if spoken_by_actor else statement.speaker

    def _context(self, draft: Draft) -> tuple[str, ...]:
        """Labels of the sentence, else of the article as a whole."""
        sentence = self.document.sentences[draft.candidate.sentence]
        near = self._labels.get(sentence.i)
        if near is None:
            near = self._labels[sentence.i] = labels_of(self.document, sentence.first, sentence.last)
        return near or self._overall

    @cached_property
    def _overall(self) -> tuple[str, ...]:
        """The two labels that most words of the article speak for."""
        return labels_of(self.document, 0, len(self.document.tokens))[:2]

    def _place(self, draft: Draft) -> Span | None:
        """A place with a locative preposition that depends on the trigger or its verb; no month ("signed in November 2021")."""
        words = self.parties.words
        dates = [date.span for date in self.findings.dates]
        holders = [draft.token, *list(draft.tree.climb(draft.token))[:1]]
        for holder in holders:
            for kid in draft.tree.kids(holder, "obl", "nmod"):
                named = draft.tree.case(kid) in words["places"] and kid.pos == "PROPN" and kid.text[0].isupper()
                if named and not any(Span(kid.start, kid.end).overlaps(date) for date in dates):
                    return Span(kid.start, kid.end)
        return None


def labels_of(document: Document, first: int, last: int) -> tuple[str, ...]:
    """Context labels whose words stand among the tokens, the most frequent first."""
    norms = [token.norm for token in document.tokens[first:last]]
    counted = Counter(label for norm in norms for label in _labels_of_word(norm, document.language))
    text = " ".join(norms)
    for label, pattern in _contexts(document.language, phrases=True).items():
        counted[label] += len(pattern.findall(text))
    return tuple(sorted((label for label, count in counted.items() if count), key=lambda label: (-counted[label], label)))


@lru_cache(maxsize=50_000)
def _labels_of_word(norm: str, language: str) -> tuple[str, ...]:
    """The labels that one word speaks for: most words come again, so looking each up once is far cheaper than searching."""
    return tuple(label for label, pattern in _contexts(language, phrases=False).items() if pattern.fullmatch(norm))


@cache
def _contexts(language: str, *, phrases: bool) -> dict[str, re.Pattern[str]]:
    """For each label that has such entries, a pattern of those of several words, or of those of one."""
    entries = {
        label: tuple(word for word in words if (" " in word or "'" in word) is phrases)
        for label, words in load(f"{language}/contexts.yaml").items()
    }
    return {label: around(words) for label, words in entries.items() if words}


def _explain(draft: Draft, text: str) -> Reason:
    """Trigger, frame and slots in words, and which side stands nowhere near."""
    trigger = draft.candidate.trigger
    sides = []
    other = "inferred from the rest of the article" if draft.guessed and draft.recipients else draft.slots[1]
    for role, parties, slot in (("actor", draft.actors, draft.slots[0]), ("recipient", draft.recipients, other)):
        names = ", ".join(f"“{party.span.of(text)}”" for party in parties) or "not named"
        sides.append(f"{role}: {names}" + (f" ({slot})" if slot else ""))
    mode = f", mode {trigger.frame.mode}" if trigger.frame.mode in ontology()[draft.type].modes else ""
    detail = f"{trigger.kind} “{trigger.lemma}” of {trigger.type}{mode}; {'; '.join(sides)}"
    return Reason(f"trigger:{trigger.type}", detail, 0.6 if trigger.frame.weak else 0.8)
