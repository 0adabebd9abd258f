"""When an act took place or is to take place, as far as the text allows it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from onrecord.analysis.events.drafts import is_aside
from onrecord.analysis.events.sides.draft import Draft
from onrecord.analysis.events.sides.enumerations import keys_of
from onrecord.analysis.events.sides.parties import Parties
from onrecord.analysis.events.status import StatusVerdict
from onrecord.analysis.events.trees import relation
from onrecord.model import DateExpression, Document, EventType, Findings, ParsedToken, Precision, Span, Status, When

_APART = 9  # steps in the tree that no date of the same act is away
_MONTH = 31  # days
_NEAR = 2  # sentences back in which the same two did something
_BESIDE = 2  # tokens between a date and the act right behind it
_OPEN = frozenset({Status.PLANNED, Status.PROPOSED, Status.POSSIBLE, Status.HYPOTHETICAL})
_COMMENTS = frozenset({EventType.ACCUSE, EventType.SUPPORT})
_SAID = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.AGREE})
_SPOKEN = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN})


def _pair(draft: Draft) -> frozenset[str]:
    """The countries of both sides."""
    return frozenset({*draft.actor_countries, *draft.recipient_countries})


class Dating:
    """Dates the drafts of one article."""

    def __init__(
        self,
        document: Document,
        findings: Findings,
        parties: Parties,
        status: Callable[[Draft], Status],
        verdict: Callable[[Draft], StatusVerdict],
    ) -> None:
        self.document, self.findings, self.parties, self.status, self.verdict = document, findings, parties, status, verdict
        self._days: list[tuple[int, frozenset[str], When]] = []  # sentence, countries and day of the acts told so far

    def when(self, draft: Draft) -> When | None:
        """When the act took place. Asked in the order of the text: what two agree further is of the day of what they just did."""
        when = self._told(draft) or self._agreed_further(draft)
        if when is not None and when.precision is Precision.DAY and self.status(draft) is Status.ACTUAL:
            self._days.append((draft.candidate.sentence, _pair(draft), when))
        return when

    def _told(self, draft: Draft) -> When | None:
        """The date nearest to the anchor in its sentence; for acts of speech that of the statement; else the day of the report."""
        if draft.denier is not None:
            return None
        status = self.status(draft)
        dated = self.expression(draft)
        if dated is not None and not self._is_of_another_time(draft, dated):
            return dated.when
        if status in _OPEN:
            return None
        statement = draft.statement
        if statement is not None and (draft.is_cue or self._is_said(draft)):
            return statement.when
        return self._spoken_at(draft, status) or self._reported(draft, status) or self._beside(draft, status)

    def _agreed_further(self, draft: Draft) -> When | None:
        """The day of what the same two did in the sentences before ("Elles conviennent également de ...")."""
        main = draft.candidate.trigger.kind == "verb" and relation(draft.token) in {"root", "conj"} and draft.statement is None
        if draft.type is not EventType.AGREE or not main or self._is_background(draft) or self.status(draft) is not Status.ACTUAL:
            return None
        near = [when for place, pair, when in self._days if draft.candidate.sentence - place <= _NEAR and pair == _pair(draft)]
        return near[-1] if near and len(_pair(draft)) > 1 else None

    def _spoken_at(self, draft: Draft, status: Status) -> When | None:
        """The day of what is said at a meeting that the clause of saying names ("a dit X à l'issue d'un entretien", "où il recevait Y")."""
        if draft.type is not EventType.CONSULT or draft.statement is not None or status is not Status.ACTUAL or self._is_background(draft):
            return None
        sentence = self.document.sentences[draft.candidate.sentence]
        inside = [one for one in self.findings.statements if one.cue and sentence.start <= one.cue.start < sentence.end]
        saying = {token.i for one in inside for token in draft.tree.tokens if one.cue and one.cue.covers(Span(token.start, token.end))}
        above = any(upper.i in saying for upper in draft.tree.climb(draft.token))
        return inside[0].when if above else None

    def expression(self, draft: Draft) -> DateExpression | None:
        """The date of the clause of the anchor: the nearest one that no other clause and no other noun holds."""
        sentence = self.document.sentences[draft.candidate.sentence]
        inside = [date for date in self.findings.dates if sentence.start <= date.span.start and date.span.end <= sentence.end]
        steps = {date.span: self._steps(draft, date.span) for date in inside} if draft.denier is None else {}
        own = [date for date in inside if steps.get(date.span, _APART) < _APART]
        return min(own, key=lambda date: (steps[date.span], abs(date.span.start - draft.anchor.start)), default=None)

    def _beside(self, draft: Draft, status: Status) -> When | None:
        """The day on which the same side speaks in the sentence before or after, for a main verb in the perfect."""
        link = relation(draft.token)
        if status is not Status.ACTUAL or draft.statement is not None or link not in {"root", "conj"} or not self._is_perfect(draft):
            return None
        keys, country = set(keys_of(draft.actors)), {actor.key: actor.country for actor in self.findings.actors}
        place, sentences = draft.candidate.sentence, self.document.sentences
        near = Span(sentences[max(0, place - 1)].start, sentences[min(place + 1, len(sentences) - 1)].end)
        beside = [one for one in self.findings.statements if one.content[0].overlaps(near)]
        same = [one.when for one in beside if one.speaker in keys or country.get(str(one.speaker)) in draft.actor_countries]
        return next((when for when in same if when is not None and when.precision is Precision.DAY), None)

    def _is_said(self, draft: Draft) -> bool:
        """Whether the act is done in saying what the statement holds ("« Nous restons prêts à dialoguer », assure Kiev"): the speaker
        is the actor, and no perfect tells it as done before."""
        statement = draft.statement
        if statement is None or draft.type not in _SAID or self.status(draft) is not Status.ACTUAL:
            return False
        kind = draft.candidate.trigger.kind
        if (kind == "noun" and draft.type is not EventType.ACCUSE) or (kind == "verb" and self._is_perfect(draft)):
            return False
        countries = {actor.country for actor in self.findings.actors if actor.key == statement.speaker}
        return statement.speaker in keys_of(draft.actors) or bool(countries.intersection(draft.actor_countries))

    def _is_perfect(self, draft: Draft) -> bool:
        """Whether the verb has an auxiliary of the perfect ("avait exigé", "having asked")."""
        return any(kid.norm in self.parties.words["perfects"] for kid in draft.tree.kids(draft.token, "aux"))

    def _is_of_another_time(self, draft: Draft, dated: DateExpression) -> bool:
        """Whether the date lies after the report, where the act is done ("ont signé un plan jusqu'en 2025"), or before it, where the act is
        still to be ("a proposé en mai de rouvrir la frontière"); the offer of an agreement is an act itself. What a clause tells in the
        present is not of a time long past ("une indépendance, proclamée en 2008, que ne reconnaît pas X")."""
        published, told, status = self.findings.publication.when, dated.when, self.status(draft)
        if published is None or told is None:
            return False
        if self._is_present(draft) and relation(draft.token) in {"acl", "advcl"} and (published.first - told.last).days > _MONTH:
            return True
        if status in _OPEN:
            return told.last < published.first and draft.type is not EventType.AGREE
        later = told.first > published.last or (told.precision is Precision.INTERVAL and told.last > published.last)
        return status is Status.ACTUAL and later

    def _steps(self, draft: Draft, span: Span) -> int:
        """How far a date stands from the act in the tree: 0 in its clause, more in a clause above; `_APART` where it belongs elsewhere."""
        tree = draft.tree
        first, last = (self.document.token_at(offset).i for offset in (span.start, max(span.start, span.end - 1)))
        date = tree.top(first, last)
        if tree.divides(draft.token, date, ";:"):
            return _APART
        between = [token.pos for token in tree.tokens if last < token.i < draft.token.i]
        if last < draft.token.i <= last + _BESIDE and not {"ADP", "PART", "SCONJ"}.intersection(between):
            return 0
        opens = all(token.pos in {"ADP", "DET", "PUNCT"} for token in tree.tokens if token.i < first)
        if not opens and self._is_of_noun(draft, date):
            return _APART
        clause = tree.clause(date)
        verbal = draft.token.pos in {"VERB", "AUX"}
        own = None if verbal else tree.clause(draft.token)
        if clause is None or clause.i == draft.token.i or (own is not None and (own is clause or self._is_infinitive_of(clause, own))):
            return 0
        steps = self._steps_between(draft, clause)
        return min(steps, 2) if opens and self.status(draft) not in _OPEN else steps

    @staticmethod
    def _is_infinitive_of(clause: ParsedToken, verb: ParsedToken) -> bool:
        """Whether a clause is the infinitive under a modal: they are one clause ("un tête-à-tête pourrait suivre mercredi")."""
        return clause.head == verb.i and relation(clause) == "xcomp"

    def _is_of_noun(self, draft: Draft, date: ParsedToken) -> bool:
        """Whether the date belongs to a noun that is not the act ("l'accord de 2015", "a 1965 treaty")."""
        noun = draft.tree.head(date)
        if noun is None or noun.pos != "NOUN" or noun.i == draft.token.i:
            return False
        before = noun.i > date.i and relation(date) in {"compound", "nummod", "amod"}
        return before or draft.tree.case(date) in self.parties.words["belonging"]

    def _steps_between(self, draft: Draft, clause: ParsedToken) -> int:
        """Steps to another clause: one that governs the act, stands beside it, tells what it is ("prévue en août"), or goes with it."""
        tree = draft.tree
        if tree.holds(draft.token, clause):
            below = next(upper for upper in [clause, *tree.climb(clause)] if upper.head == draft.token.i)
            of_noun = relation(below) == "acl" and draft.token.pos == "NOUN"
            of_noun = of_noun or (draft.type is EventType.CONSULT and self._is_infinitive_of(below, draft.token))  # "are due to meet"
            beside = below.i == clause.i and below.i < draft.token.i and relation(below) in {"advcl", "conj"}
            return 1 if of_noun else 3 if beside else _APART
        if self._is_apart(draft):
            return _APART
        verbs = [upper for upper in tree.climb(draft.token) if upper.pos in {"VERB", "AUX"}]
        tops = [clause, *(upper for upper in tree.climb(clause) if relation(clause) in {"xcomp", "conj"})][:2]
        if draft.candidate.trigger.kind == "noun" and draft.type is not EventType.CONSULT:
            verbs = verbs[:1]  # what is only mentioned in another clause has a day of its own, but for a meeting at which something is done
        return next((steps for steps, upper in enumerate(verbs, 1) if upper.i in {top.i for top in tops}), _APART)

    def _is_apart(self, draft: Draft) -> bool:
        """Whether the act has another day than the clause above: it is offered, promised (also not to be done), charged, or told as done
        before ("a annoncé mardi qu'il avait chargé X")."""
        status, path = self.status(draft), self.verdict(draft).path
        promised = status is Status.DENIED and any(step.endswith(": planned") for step in path)
        charged = any(step.endswith("(accuse): actual") for step in path)
        before = relation(draft.token) in {"ccomp", "xcomp", "acl", "advcl"} and self._is_background(draft)
        aside = relation(draft.token) == "acl" and is_aside(draft.tree, draft.token)
        return status in _OPEN or promised or charged or before or aside

    def _reported(self, draft: Draft, status: Status) -> When | None:
        """The day of the report, for what the first sentences tell as just done."""
        published = self.findings.publication.when
        if published is None or status is not Status.ACTUAL:
            return None
        if draft.type in _COMMENTS and draft.candidate.trigger.kind == "verb" and not self._is_background(draft):
            return None if self._is_present(draft) else self._since_news
        return published if draft.type in _SPOKEN and draft.is_cue and published.precision is Precision.DAY else None

    @cached_property
    def _since_news(self) -> When | None:
        """The time in which one comments on the news: the day of the report where the news is of that day, else the month of both."""
        published = self.findings.publication.when
        if published is None or published.precision is not Precision.DAY:
            return published
        proofs = self.findings.publication.evidence
        told = [date for date in self.findings.dates if not any(date.span.overlaps(proof) for proof in proofs)]
        days = [date.when for date in told if date.when is not None and date.when.precision is Precision.DAY]
        if not days or days[0].first >= published.first:
            return published
        return When.parse(f"{published.first:%Y-%m}") if f"{days[0].first:%Y-%m}" == f"{published.first:%Y-%m}" else None

    def _is_present(self, draft: Draft) -> bool:
        """Whether the verb tells what somebody does in general ("reproche à X")."""
        return "Tense=Pres" in draft.token.morph and "VerbForm=Fin" in draft.token.morph

    def _is_background(self, draft: Draft) -> bool:
        """Whether the verb is told as past before the story ("avait dénoncé", "had praised")."""
        auxiliaries = draft.tree.kids(draft.token, "aux")
        return any("Tense=Imp" in kid.morph or kid.norm in self.parties.words["before"] for kid in auxiliaries)
