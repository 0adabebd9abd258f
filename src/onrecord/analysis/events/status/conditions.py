"""Conditions of a sentence: where they open, what they bear on, and which "si" asks instead."""

from __future__ import annotations

from onrecord.analysis.events.status.clause import Clause, read_tense
from onrecord.analysis.events.status.governors import find_governor
from onrecord.analysis.events.status.lexicon import StatusLexicon
from onrecord.analysis.events.status.phrase import Opening, stands_at
from onrecord.analysis.events.status.tree import Tree, relation
from onrecord.model import ParsedToken, Status

_PLAIN = ("past", "ind.past", "ind.pres", "pluperfect")


def conditions_in(tree: Tree, words: StatusLexicon) -> list[Opening]:
    """Every place of the sentence where a condition opens ("si", "à moins que"), but not "même si" and not a question."""
    known: list[Opening] | None = tree.worked_out.get(("conditions", tree.at))
    if known is None:
        known = tree.worked_out["conditions", tree.at] = _find_conditions(tree, words)
    return known


def _find_conditions(tree: Tree, words: StatusLexicon) -> list[Opening]:
    found = []
    for start, token in enumerate(tree.tokens):
        if (listed := words.conditions.get(token.norm)) is None:
            continue
        phrase = next((phrase for phrase in listed if stands_at(tree, start, phrase)), None)
        if phrase is None or (len(phrase) == 1 and token.pos not in ("SCONJ", "ADP")):
            continue
        before = words.openings.get(tree.tokens[start - 1].norm, ()) if start else ()
        wider = next((opening for opening in before if len(opening[0]) > 1 and stands_at(tree, start - 1, opening[0])), None)
        if wider is None and not is_question(token, tree.head(token), tree, words):
            found.append(Opening(phrase, Status.HYPOTHETICAL, tree.tokens[start : start + len(phrase)]))
    return found


def is_question(mark: ParsedToken, clause: ParsedToken, tree: Tree, words: StatusLexicon) -> bool:
    """ "demander si": the clause is the content of a verb of asking, saying or knowing."""
    asked = {phrase[0] for phrase in words.phrases["question"]}
    if mark.norm not in asked or relation(clause) not in ("ccomp", "advcl", "csubj"):
        return False
    head = tree.head(clause)
    if relation(clause) == "advcl" and not 0 < mark.i - head.i <= 2:
        return False
    governor = find_governor(head, tree, words)
    return governor is not None and (governor.source != "" or governor.name in ("propose", "factive", "doubt"))


def bears_on(condition: Opening, token: ParsedToken, clause: Clause, tree: Tree) -> bool:
    """Whether a condition found in the sentence belongs to the clause of `token`."""
    mark = condition.tokens[-1]
    held = tree.head(mark)
    opens = relation(mark) in ("mark", "case", "advmod")
    if held.i == token.i and opens:
        return closed_before(condition, token, tree)  # "Unless Kyiv withdraws, ...": the parse lost the first verb
    if opens and held.i in {up.i for up in tree.chain(token)}:
        return False  # the anchor stands inside the condition
    if token.i in {up.i for up in tree.chain(mark)}:
        return True
    return len(condition.phrase) > 1 and clause.tense in ("ind.fut", "cond") and mark.i > token.i


def closed_before(condition: Opening, token: ParsedToken, tree: Tree) -> bool:
    """Whether a condition that opens the sentence is closed by a comma before `token`."""
    first = condition.tokens[0].i
    between = tree.tokens[condition.tokens[-1].i + 1 - tree.at : max(0, token.i - tree.at)]
    return first == tree.at and len(between) > 2 and any(word.norm == "," for word in between)


def inside_lost_condition(token: ParsedToken, tree: Tree, words: StatusLexicon) -> Opening | None:
    """The condition that opens the sentence, when `token` stands in it and the parse gave its mark to the main verb."""
    for condition in conditions_in(tree, words):
        held = tree.head(condition.tokens[-1])
        within = condition.tokens[-1].i < token.i < held.i
        if within and closed_before(condition, held, tree) and not closed_before(condition, token, tree):
            return condition
    return None


def is_concessive(token: ParsedToken, head: ParsedToken, tree: Tree, words: StatusLexicon) -> bool:
    """ "Si Paris a condamné le raid, Berlin s'est tu": both are told as facts."""
    own, main = (read_tense(tree.group(verb), words) for verb in (token, head))
    return own == "past" and main in _PLAIN
