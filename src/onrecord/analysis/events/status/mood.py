"""Tenses whose meaning hangs on what governs them: hearsay, future in the past, conditionals of politeness."""

from __future__ import annotations

from dataclasses import replace

from onrecord.analysis.events.status.clause import Clause, read_clause
from onrecord.analysis.events.status.governors import find_governor
from onrecord.analysis.events.status.lexicon import StatusLexicon
from onrecord.analysis.events.status.sources import named_source
from onrecord.analysis.events.status.tree import Tree, relation
from onrecord.model import ParsedToken, Status


def settle_tense(token: ParsedToken, clause: Clause, tree: Tree, words: StatusLexicon, *, said: bool) -> Clause:
    """The clause with the status of its tense made final. `said` tells that a source answers for it already."""
    if clause.status is Status.DENIED:
        return clause
    governor = find_governor(token, tree, words)
    if governor is not None and governor.absorbs and clause.tense == "cond":
        return Clause(Status.ACTUAL, clause.tense, ())  # "souhaiterait", "devrait" mean what "souhaite", "doit" mean
    if governor is not None and clause.tense in governor.tense:
        return Clause(Status.ACTUAL, clause.tense, ())  # "aurait dû" says what became of it by itself
    if said and "auxiliary" in clause.step and clause.status is Status.HYPOTHETICAL:
        return replace(clause, status=Status.PLANNED, step="planned, future in the past")
    if clause.tense in ("cond", "cond.past") and "tense" in clause.step:
        return _settle_conditional(token, clause, tree, words, said=said)
    return clause


def _settle_conditional(token: ParsedToken, clause: Clause, tree: Tree, words: StatusLexicon, *, said: bool) -> Clause:
    """Future in the past under a past verb of saying, fact on the word of a named source, hypothesis with "toute attaque"."""
    if clause.tense == "cond" and _is_under_past(token, tree, words):
        return replace(clause, status=Status.PLANNED, step="planned, future in the past")
    if said or named_source(tree, words):
        return Clause(Status.ACTUAL, clause.tense, clause.cues, "hearsay with a named source")
    if _has_free_subject(token, tree, words):
        return replace(clause, status=Status.HYPOTHETICAL, step="hypothetical, any such subject")
    return clause


def _is_under_past(token: ParsedToken, tree: Tree, words: StatusLexicon) -> bool:
    """Whether the clause is the content of a verb of saying in a past tense."""
    head = tree.head(token)
    if relation(token) not in ("ccomp", "conj") or head.i == token.i:
        return False
    if relation(token) == "conj":
        return _is_under_past(head, tree, words)
    return read_clause(head, tree, words).tense in words.words["future_of_past"]


def _has_free_subject(token: ParsedToken, tree: Tree, words: StatusLexicon) -> bool:
    """A subject that names any such thing: "toute attaque entraînerait"."""
    return any(
        low.norm in words.words["free_choice"] for child in tree.children(token, "nsubj") for low in tree.children(child, "det", "amod")
    )
