"""The status of an anchor, composed from the root of the sentence down to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.analysis.events.status.clause import Clause, read_clause
from onrecord.analysis.events.status.conditions import bears_on, conditions_in, inside_lost_condition, is_concessive, is_question
from onrecord.analysis.events.status.governors import (
    combine,
    effect,
    find_governor,
    governor_over,
    is_predicate,
    misread_governor,
    true_head,
)
from onrecord.analysis.events.status.lexicon import Governor, StatusLexicon, status_lexicon
from onrecord.analysis.events.status.mood import settle_tense
from onrecord.analysis.events.status.phrase import Opening, is_new, opening_of, quality_of
from onrecord.analysis.events.status.sources import incised_subject, named_source, subject_before, subject_of
from onrecord.analysis.events.status.tree import Tree, feature, find_phrase, is_verbal, mend, norms, relation, span_of
from onrecord.model import Document, ParsedToken, Sentence, Span, Status

_DONE = ("past", "ind.past", "pluperfect", "ind.imp")
_SUSPENDED = (Status.PLANNED, Status.PROPOSED, Status.POSSIBLE, Status.HYPOTHETICAL)


@dataclass(frozen=True, slots=True)
class StatusVerdict:
    """What becomes of the act under the anchor.

    `path` tells the steps from the root down in words, `cues` are the words that decided, `source` is the
    span of the one who answers for it (subject of a verb of saying or denying, name after "selon").
    """

    status: Status
    path: tuple[str, ...] = ()
    cues: tuple[Span, ...] = ()
    source: Span | None = None

    def then(self, status: Status, step: str, cues: tuple[ParsedToken, ...] = ()) -> StatusVerdict:
        """The verdict after one more step."""
        added = (*self.cues, span_of(cues)) if cues else self.cues
        return replace(self, status=status, path=(*self.path, f"{step}: {status}"), cues=added)


def compose_status(document: Document, sentence: Sentence, anchor: Span, *, of_content: bool = False) -> StatusVerdict:
    """The status of the act that `anchor` names in `sentence` (which is parsed now if it was not).

    With `of_content` the anchor is a governor ("a proposé", "dément", "s'engage à") and the verdict is that of the
    act in its complement. An act of speech asked for plainly ("a proposé") is actual once performed.
    """
    composer = _composer_of(document.parsed(sentence.i), document.language)
    tree = composer.tree
    if not tree.tokens:
        return StatusVerdict(Status.ACTUAL, ("empty sentence",))
    token = tree.head_of(anchor)
    verdict = composer.value(token)
    if of_content and (governor := find_governor(token, tree, composer.words)):
        clause = read_clause(token, tree, composer.words)
        status = effect(governor, verdict.status, clause.tense)
        verdict = verdict.then(status, f"content of {token.norm} ({governor.name})", (token,))
    return composer.with_named_source(token, verdict)


_RECENT = 128
_recent: dict[int, tuple[tuple[ParsedToken, ...], _Composer]] = {}


def _composer_of(parsed: tuple[ParsedToken, ...], language: str) -> _Composer:
    """The composer of a parsed sentence, kept by identity while it is recent: the acts of a sentence share what is worked out."""
    held = _recent.get(id(parsed))
    if held is None or held[0] is not parsed:
        if len(_recent) >= _RECENT:
            _recent.clear()
        words = status_lexicon(language)
        mended = mend(parsed, words.verbs, words.opening_verbs, words.words["moments"], words.words["days"])
        held = _recent[id(parsed)] = parsed, _Composer(Tree.grow(mended, words.elisions), words)
    return held[1]


@dataclass(frozen=True, slots=True)
class _Composer:
    tree: Tree
    words: StatusLexicon
    known: dict[int, StatusVerdict] = field(default_factory=dict)  # by token, so that long coordinations stay linear

    def value(self, token: ParsedToken, depth: int = 0) -> StatusVerdict:
        """Context from the governors, combined with what the own clause or phrase says."""
        if depth > 40:
            return StatusVerdict(Status.ACTUAL, ("too deep",))
        if token.i not in self.known:
            outer = self.context(token, depth)
            self.known[token.i] = self.own_clause(token, outer) if self.is_predicate(token) else self.own_phrase(token, outer)
        return self.known[token.i]

    def is_predicate(self, token: ParsedToken) -> bool:
        """Whether the token has a clause of its own."""
        return is_predicate(token, self.tree, self.words)

    def own_clause(self, token: ParsedToken, outer: StatusVerdict) -> StatusVerdict:
        """Negation, mood and tense of the own clause; conditions that hang on it."""
        read = read_clause(token, self.tree, self.words)
        clause = settle_tense(token, read, self.tree, self.words, said=outer.source is not None)
        status = Status.ACTUAL if self.is_denied_denial(token, clause, outer) else combine(outer.status, clause.status)
        condition = self.condition_of(token, clause)
        if condition is not None and status is not Status.DENIED:
            return outer.then(Status.HYPOTHETICAL, f"under a condition ({' '.join(condition.phrase)})", condition.tokens)
        governor = find_governor(token, self.tree, self.words)
        if governor is not None and governor.itself and status is Status.ACTUAL:
            return outer.then(governor.holds, f"{token.norm} ({governor.name})", (token,))
        if clause.step:
            return outer.then(status, f"{token.norm} {clause.step}", clause.cues)
        return replace(outer, status=status)

    def is_denied_denial(self, token: ParsedToken, clause: Clause, outer: StatusVerdict) -> bool:
        """ "a démenti ne pas avoir négocié": who denies the denial claims the act."""
        if clause.status is not Status.DENIED or outer.status is not Status.DENIED:
            return False
        governor = governor_over(token, true_head(token, self.tree, self.words), self.tree, self.words)
        return governor is not None and governor.reverses

    def condition_of(self, token: ParsedToken, clause: Clause) -> Opening | None:
        """A conditional clause or phrase on which the own clause depends (not for acts already done)."""
        if clause.status is Status.ACTUAL and clause.tense not in ("", "ind.pres", "subj", "cond", "cond.past"):
            return None
        governor = find_governor(token, self.tree, self.words)
        speaks = governor is not None and governor.name != "ready" and (governor.source or self.tree.children(token, "ccomp", "xcomp"))
        if clause.status is Status.ACTUAL and speaks:
            return None  # "a promis de partir si ...": the promise stands, the condition is its content's
        return next((found for found in conditions_in(self.tree, self.words) if bears_on(found, token, clause, self.tree)), None)

    def own_phrase(self, token: ParsedToken, outer: StatusVerdict) -> StatusVerdict:
        """What determiners, adjectives and participles say of a noun."""
        found = quality_of(token, self.tree, self.words)
        if found is None:
            return outer
        status, cues, step = found
        if status is Status.DENIED and outer.status is Status.DENIED:
            return outer  # "n'ont signé aucun accord" denies once
        return outer.then(combine(outer.status, status), f"{token.norm} {step}", cues)

    def context(self, token: ParsedToken, depth: int) -> StatusVerdict:
        """What the governors make of the token before its own clause is heard."""
        head = true_head(token, self.tree, self.words)
        found = self.by_lost_words(token) or self.by_opening(token, head, depth)
        if found is not None:
            return found
        if self.is_of_another_sentence(token, head):
            return self.of_root(token)
        role = relation(token)
        if head.i == token.i or (role == "parataxis" and is_verbal(token)):
            return self.of_root(token)
        if role == "conj":
            return self.of_conjunct(token, head, depth)
        if role in ("flat", "fixed", "compound", "appos", "cop", "aux", "amod"):
            return self.value(head, depth + 1)
        governor = governor_over(token, head, self.tree, self.words)
        return self.under(governor, head, token, depth) if governor else self.under_unknown(token, head, depth)

    def is_of_another_sentence(self, token: ParsedToken, head: ParsedToken) -> bool:
        """A finite clause with a semicolon before the other one: whatever the parse says, neither governs the other, unless it says it."""
        first, last = sorted((head.i - self.tree.at, token.i - self.tree.at))
        finite = any(feature(part, "VerbForm") == "Fin" for part in self.tree.group(token))
        apart = finite and is_verbal(token) and any(part.norm == ";" for part in self.tree.tokens[first:last])
        return apart and not (head.i > token.i and self.is_incised(head))

    def by_lost_words(self, token: ParsedToken) -> StatusVerdict | None:
        """What governors and conditions say that stand before the token but not above it in the parse."""
        misread = misread_governor(token, self.tree, self.words)
        governor = find_governor(misread, self.tree, self.words) if misread is not None else None
        if misread is not None and governor is not None:
            return self.under_misread(governor, misread)
        if lost := inside_lost_condition(token, self.tree, self.words):
            return StatusVerdict(Status.ACTUAL).then(Status.HYPOTHETICAL, f"in the condition {' '.join(lost.phrase)}", lost.tokens)
        return None

    def under_misread(self, governor: Governor, head: ParsedToken) -> StatusVerdict:
        """The effect of a governor that the parse lost: its own negation counts, its own governors are unknown."""
        clause = read_clause(head, self.tree, self.words)
        status = effect(governor, clause.status if not governor.absorbs or clause.status is Status.DENIED else Status.ACTUAL, clause.tense)
        source = None
        if governor.source == "always":
            source = subject_before(head, self.tree) or subject_of(head, self.tree) or subject_of(self.tree.head(head), self.tree)
        return StatusVerdict(Status.ACTUAL, source=source).then(status, f"{head.norm} ({governor.name})", (head, *clause.cues))

    def of_root(self, token: ParsedToken) -> StatusVerdict:
        """Questions leave open; an incised verb of saying is the source of what it is incised in."""
        verdict = StatusVerdict(Status.ACTUAL)
        for child in self.tree.children(token, "parataxis", "ccomp", "conj", "advcl"):
            if child.i > token.i and self.is_incised(child):
                verdict = replace(verdict, source=incised_subject(child, self.tree))
        last = self.tree.tokens[-1].norm
        if last == "?" or (len(self.tree.tokens) > 1 and last in '»”"' and self.tree.tokens[-2].norm == "?"):
            return verdict.then(Status.POSSIBLE, "in a question", (self.tree.tokens[-1],))
        return verdict

    def is_incised(self, verb: ParsedToken) -> bool:
        """A verb of saying after a comma or a quotation mark, with its subject behind it: "..., affirme Moscou"."""
        governor = find_governor(verb, self.tree, self.words)
        before = self.tree.before(self.tree.group(verb)[0], 1)
        free = bool(before) and (before[0].pos == "PUNCT" or before[0].norm in self.words.words["clitics"])
        return governor is not None and governor.source == "always" and free and not self.tree.children(verb, "mark", "cc")

    def by_opening(self, token: ParsedToken, head: ParsedToken, depth: int) -> StatusVerdict | None:
        """Clauses and phrases whose first words settle their status: "si", "sans", "faute de", "pour que"."""
        found = opening_of(token, self.tree, self.words)
        loose = relation(token) in ("advcl", "obl", "nmod", "acl", "conj", "xcomp", "advmod", "dep")
        if found is None or not (loose or len(found.phrase) > 1 or self.is_asked_subject(token, found)):
            return None
        firm = found.value == Status.DENIED and len(found.phrase) > 1  # "instead of", "faute de" are never complements
        firm = firm or (found.value == Status.HYPOTHETICAL and token.i < head.i)
        if not firm and governor_over(token, head, self.tree, self.words):
            return None
        asks = found.phrase in self.words.phrases["question"]
        outer = self.value(head, depth + 1) if head.i != token.i else StatusVerdict(Status.ACTUAL)
        if asks and is_question(found.tokens[0], token, self.tree, self.words):
            return outer.then(Status.POSSIBLE, "in an indirect question", found.tokens)
        if asks and is_concessive(token, head, self.tree, self.words):
            return None
        return self.opened(token, found, outer)

    def is_asked_subject(self, token: ParsedToken, found: Opening) -> bool:
        """ "Whether Warsaw sent jets is unclear"."""
        return relation(token) == "csubj" and found.phrase in self.words.phrases["question"]

    def opened(self, token: ParsedToken, found: Opening, outer: StatusVerdict) -> StatusVerdict | None:
        """The verdict on a phrase opened by listed words; None where they say nothing of this one."""
        bare = StatusVerdict(Status.ACTUAL, source=outer.source)
        if self.is_litotes(token, found, outer):
            head = self.tree.head(token)
            past = feature(head, "VerbForm") == "Part" or read_clause(head, self.tree, self.words).tense in _DONE
            return bare.then(Status.ACTUAL if past else Status.POSSIBLE, f"opened by {found.phrase[0]} under a negation", found.tokens)
        if found.value == "follow":
            return replace(outer, status=Status.PLANNED) if outer.status is Status.PLANNED else bare
        status = Status(found.value)
        if status is Status.PLANNED and self.tree.head(token).norm in self.words.words["firsts"]:
            return outer  # "was the first to recognise"
        plain = not is_verbal(token) and found.phrase[0] in self.words.words["complement"]
        if status is Status.PLANNED and plain:
            return None
        if status is Status.PLANNED and outer.status is Status.DENIED:
            between = self.tree.tokens[self.tree.head(token).i - self.tree.at : token.i - self.tree.at]
            return None if "," in norms(between) else outer  # "ne profitera pas de la trêve pour attaquer"
        conditional = found.phrase in self.words.conditions.get(found.phrase[0], ())
        return bare.then(status, f"{'in the condition' if conditional else 'opened by'} {' '.join(found.phrase)}", found.tokens)

    def is_litotes(self, token: ParsedToken, found: Opening, outer: StatusVerdict) -> bool:
        """ "n'est pas reparti sans signer": the negation of the verb reaches the phrase, unless a comma shuts it out."""
        head = self.tree.head(token)
        if found.phrase[0] not in self.words.words["litotes"] or outer.status is not Status.DENIED or head.i > token.i:
            return False
        between = self.tree.tokens[head.i - self.tree.at : found.tokens[0].i - self.tree.at]
        return read_clause(head, self.tree, self.words).status is Status.DENIED and "," not in norms(between)

    def of_conjunct(self, token: ParsedToken, head: ParsedToken, depth: int) -> StatusVerdict:
        """A conjunct shares the governors of the first one, and its auxiliaries and negation where it has none of its own."""
        head = self.coordinate(token, head)
        shared = self.value(head, depth + 1)
        outer = self.context(head, depth + 1)
        contrast = any(low.norm in self.words.words["but"] for low in self.tree.children(token, "cc"))
        if contrast and shared.status is Status.DENIED:
            return outer if outer.status is not Status.DENIED else StatusVerdict(Status.ACTUAL, source=outer.source)
        if feature(token, "VerbForm") == "Inf" and not self.tree.children(token, "aux"):
            lower = self.tree.children(head, "xcomp")  # "refused to negotiate or reopen": the parse hangs the second on "refused"
            if feature(self.tree.group(head)[0], "VerbForm") != "Inf" and lower and lower[0].i < token.i:
                return self.context(lower[0], depth + 1)
            return shared if self.tree.children(head, "aux") else outer
        own_verb = is_verbal(token) and (bool(self.tree.children(token, "aux")) or "VerbForm=Fin" in token.morph)
        return outer if own_verb else shared

    def coordinate(self, token: ParsedToken, head: ParsedToken) -> ParsedToken:
        """The verb that `token` is really coordinated with: a finite verb or a participle does not continue an infinitive."""
        form = feature(self.tree.group(token)[0], "VerbForm")
        unlike = feature(self.tree.group(head)[0], "VerbForm") == "Inf" or (form == "Part" and head.pos == "NOUN")
        if form not in ("Fin", "Part") or not unlike or not is_verbal(token) or not self.tree.children(token, "cc"):
            return head
        above = (up for up in self.tree.chain(head) if is_verbal(up) and feature(self.tree.group(up)[0], "VerbForm") == "Fin")
        return next(above, head)

    def under(self, governor: Governor, head: ParsedToken, token: ParsedToken, depth: int) -> StatusVerdict:
        """What a governor of a known class makes of the token."""
        outer = self.value(head, depth + 1)
        tense = read_clause(head, self.tree, self.words).tense
        status = effect(governor, outer.status, tense)
        if governor.creates and not self.is_predicate(token) and outer.status is Status.ACTUAL and governor.holds is Status.ACTUAL:
            status = Status.ACTUAL
        status = self.refine(governor, head, token, status)
        if governor.source == "always" or (governor.source == "clause" and relation(token) == "ccomp"):
            outer = replace(outer, source=subject_of(head, self.tree) or outer.source)
        if governor.source and feature(head, "VerbForm") == "Inf" and self.is_judged(head):
            status = outer.status
        return outer.then(status, f"{head.norm} ({governor.name})", (head,))

    def is_judged(self, saying: ParsedToken) -> bool:
        """ "il est faux de dire que": what becomes of the saying becomes of what is said."""
        above = governor_over(saying, true_head(saying, self.tree, self.words), self.tree, self.words)
        return above is not None and above.judges

    def refine(self, governor: Governor, head: ParsedToken, token: ParsedToken, status: Status) -> Status:
        """Vain attempts, indirect questions, conditions after the complement, definite nouns under verbs of saying."""
        if governor.name == "attempt" and any(
            find_phrase(norms(self.tree.tokens), phrase) >= 0 for phrase in self.words.phrases["in_vain"]
        ):
            return Status.DENIED
        if any(is_question(low, token, self.tree, self.words) for low in self.tree.children(token, "mark")):
            return Status.POSSIBLE
        if status is not Status.DENIED and self.is_predicate(token) and status is not Status.ACTUAL:
            late = (found for found in conditions_in(self.tree, self.words) if found.tokens[0].i > token.i)
            if any(head.i in {up.i for up in self.tree.chain(found.tokens[0])} for found in late):
                return Status.HYPOTHETICAL
        told = governor.name == "say" and not self.is_predicate(token) and status is not governor.fails
        return Status.ACTUAL if told else status

    def under_unknown(self, token: ParsedToken, head: ParsedToken, depth: int) -> StatusVerdict:
        """Under a word of no class: clauses pass on, new nouns share the fate of their verb, the rest stands for itself."""
        role = relation(token)
        if role in ("ccomp", "xcomp", "csubj") or (role == "acl" and "VerbForm=Inf" in token.morph):
            return self.value(head, depth + 1)
        outer = self.value(head, depth + 1)
        bare = StatusVerdict(Status.ACTUAL, source=outer.source)
        if role == "advcl":
            nonfinite = "VerbForm=Fin" not in token.morph and not self.tree.children(token, "aux", "cop")
            return outer if nonfinite and outer.status in _SUSPENDED else bare
        if self.is_predicate(token) or role in ("nmod", "acl", "vocative", "dislocated", "parataxis"):
            return bare
        passive = token.dep == "nsubj:pass"
        if is_new(token, self.tree, self.words) and (role != "nsubj" or passive or outer.status in _SUSPENDED):
            return outer
        return outer if passive or (role == "obj" and outer.status in _SUSPENDED) else bare

    def with_named_source(self, token: ParsedToken, verdict: StatusVerdict) -> StatusVerdict:
        """Add the source after "selon" where no verb of saying gave one nearer by."""
        if verdict.source is not None:
            return verdict
        found = named_source(self.tree, self.words)
        if found is None or found[0].start <= token.start < found[0].end:
            return verdict
        return replace(verdict, source=found[0], cues=(*verdict.cues, span_of(found[1])))
