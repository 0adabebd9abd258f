"""What the words around a noun say of it, and what the first words of a phrase or clause say of the whole."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.analysis.events.status.governors import find_governor
from onrecord.analysis.events.status.lexicon import StatusLexicon
from onrecord.analysis.events.status.tree import Tree, feature, is_verbal, norms, relation
from onrecord.model import ParsedToken, Status

Quality = tuple[Status, tuple[ParsedToken, ...], str]


@dataclass(frozen=True, slots=True)
class Opening:
    """The words that open a phrase and what they settle: a status, or "follow"."""

    phrase: tuple[str, ...]
    value: str
    tokens: tuple[ParsedToken, ...]


def opening_of(token: ParsedToken, tree: Tree, words: StatusLexicon) -> Opening | None:
    """The listed words with which the phrase or clause of `token` opens, if any.

    Up to three words before the function words are looked at too: parsers split "à condition que", "faute de".
    """
    first = tree.opening(token)
    first = first if first >= 0 else token.i - tree.at
    if found := _before_infinitive(token, tree, words):
        return found
    for back in (3, 2, 1, 0):
        start = first - back
        if start < 0:
            continue
        listed = words.openings.get(tree.tokens[start].norm, ())
        longest = next((opening for opening in listed if stands_at(tree, start, opening[0])), None)
        if longest is not None and len(longest[0]) > back and (start + len(longest[0]) <= token.i - tree.at):
            return Opening(longest[0], longest[1], tree.tokens[start : start + len(longest[0])])
    return None


def _before_infinitive(token: ParsedToken, tree: Tree, words: StatusLexicon) -> Opening | None:
    """ "sans pour autant s'en retirer": the words right before an infinitive and its clitics, whatever they hang on."""
    if feature(token, "VerbForm") not in ("Inf", "Ger"):
        return None
    place = token.i - tree.at
    while place and tree.tokens[place - 1].norm in words.words["clitics"]:
        place -= 1
    for phrase, value in words.before_infinitives:
        start = place - len(phrase)
        if start >= 0 and tree.tokens[start].norm == phrase[0] and stands_at(tree, start, phrase):
            return Opening(phrase, value, tree.tokens[start:place])
    return None


def stands_at(tree: Tree, start: int, phrase: tuple[str, ...]) -> bool:
    """Whether `phrase` begins at place `start` of the sentence."""
    return norms(tree.tokens[start : start + len(phrase)]) == phrase


def quality_of(noun: ParsedToken, tree: Tree, words: StatusLexicon) -> Quality | None:
    """Negative determiner, adjective of doubt or time, or participle ("une visite prévue en mai") of a noun."""
    for child in tree.children(noun, "det", "advmod", "cc", "amod"):
        if child.norm in words.words["determiners"]:
            return Status.DENIED, (child,), "with a negative determiner"
    if before := _before_noun(noun, tree, words):
        return Status.DENIED, before, "negated"
    for child in (*tree.before(noun, 1), *tree.children(noun, "amod", "compound")):
        if child.norm in words.qualities and child.pos != "ADV":
            return words.qualities[child.norm], (child,), f"called {child.norm}"
    return _by_participle(noun, tree, words)


def _before_noun(noun: ParsedToken, tree: Tree, words: StatusLexicon) -> tuple[ParsedToken, ...]:
    """ "pas de réunion", "ni rencontre": the listed words up to two adjectives before the noun."""
    before = tree.before(noun, 4)
    listed = norms(before)
    for phrase in words.phrases["before_noun"]:
        for gap in (0, 1):
            end = len(listed) - gap
            if end >= len(phrase) and listed[end - len(phrase) : end] == phrase and (gap == 0 or before[end].pos == "ADJ"):
                return before[end - len(phrase) : end]
    return ()


def _by_participle(noun: ParsedToken, tree: Tree, words: StatusLexicon) -> Quality | None:
    """A participle on the noun that takes something away from it: planned, cancelled, proposed, denied."""
    for child in tree.children(noun, "acl", "amod") if noun.pos != "PROPN" else ():
        if not (is_verbal(child) or child.pos == "ADJ") or feature(child, "VerbForm") in ("Inf", "Fin") or "relcl" in child.dep:
            continue
        if tree.children(child, "aux", "mark") or abs(child.i - noun.i) > 6:
            continue
        governor = find_governor(child, tree, words)
        passive = child.norm in words.verbs and feature(child, "Tense") != "Pres"
        if (
            governor is not None
            and passive
            and governor.holds is not Status.ACTUAL
            and not governor.subject
            and not _has_object(child, tree)
        ):
            return governor.holds, (child,), f"with {child.norm} ({governor.name})"
    return None


def _has_object(token: ParsedToken, tree: Tree) -> bool:
    return any(relation(child) in ("xcomp", "ccomp") for child in tree.children(token))


def is_new(noun: ParsedToken, tree: Tree, words: StatusLexicon) -> bool:
    """Whether a noun is introduced here (indefinite or bare), so that it shares the fate of its verb."""
    if noun.pos == "PROPN":
        return False
    determiners = tree.children(noun, "det", "nmod")
    if any(child.norm in words.words["definite"] and child.i < noun.i and relation(child) == "det" for child in determiners):
        return False
    return not any(token.norm in words.words["definite"] for token in tree.before(noun, 1))
