"""Who answers for a claim: the subject of a verb of saying, or the name after "selon"."""

from __future__ import annotations

from onrecord.analysis.events.status.lexicon import StatusLexicon
from onrecord.analysis.events.status.tree import Tree, find_phrase, norms, relation, span_of
from onrecord.model import ParsedToken, Span

_INSIDE = ("det", "amod", "nmod", "flat", "case", "nummod", "fixed", "compound", "nmod:poss")


def subject_of(verb: ParsedToken, tree: Tree) -> Span | None:
    """The subject of a verb, sought up through coordination, participles and relative clauses; the agent of a passive first."""
    for child in tree.children(verb, "obl"):
        if child.dep == "obl:agent":
            return name_span(child, tree)
    for token in tree.chain(verb):
        subjects = tree.children(token, "nsubj", "csubj")
        if subjects:
            return _antecedent(subjects[0], token, tree)
        if token.dep.startswith("acl") and token.head != token.i:
            return name_span(tree.head(token), tree)
        if relation(token) not in ("conj", "advcl", "xcomp", "parataxis"):
            return None
    return None


def subject_before(verb: ParsedToken, tree: Tree) -> Span | None:
    """The name that ends right before the group of a verb whose analysis failed."""
    before = tree.before(tree.group(verb)[0], 3)
    names = [token for token in before if token.pos in ("PROPN", "NOUN", "PRON") and token.i != verb.i]
    if not before or not names or before[-1].i != names[-1].i:
        return None
    alike = [token for token in before if token.pos == names[-1].pos and token.pos == "PROPN"]
    return span_of(alike or names[-1:])


def incised_subject(verb: ParsedToken, tree: Tree) -> Span | None:
    """The subject of a verb of saying in an incise: it stands right after the verb, whatever the parse calls it."""
    own = tree.children(verb, "nsubj")
    after = next((token for token in tree.after(verb, 4) if token.pos in ("PROPN", "NOUN", "PRON")), None)
    found = own[0] if own else after
    return name_span(found, tree) if found is not None else subject_of(verb, tree)


def _antecedent(subject: ParsedToken, verb: ParsedToken, tree: Tree) -> Span:
    """The noun that a relative pronoun stands for, the subject itself otherwise."""
    if verb.dep == "acl:relcl" and "PronType=Rel" in subject.morph:
        return name_span(tree.head(verb), tree)
    return name_span(subject, tree)


def name_span(head: ParsedToken, tree: Tree) -> Span:
    """A noun phrase without its preposition, relative clauses and appositions."""
    kept = [head]
    waiting = [head]
    while waiting:
        for child in tree.children(waiting.pop()):
            if relation(child) in _INSIDE and not (child.head == head.i and relation(child) == "case"):
                kept.append(child)
                waiting.append(child)
    return span_of(kept)


def named_source(tree: Tree, words: StatusLexicon) -> tuple[Span, tuple[ParsedToken, ...]] | None:
    """The source after "selon", "d'après" anywhere in the sentence, with the words that introduce it."""
    listed = norms(tree.tokens)
    for phrase in words.phrases["sources"]:
        at = find_phrase(listed, phrase)
        if at < 0 or at + len(phrase) >= len(tree.tokens):
            continue
        cue = tree.tokens[at : at + len(phrase)]
        held = next(
            (token for token in tree.tokens[at + len(phrase) : at + len(phrase) + 6] if token.pos in ("PROPN", "NOUN", "PRON")), None
        )
        if held is not None and "PronType=Rel" not in held.morph:
            return name_span(_top(held, cue[0].i, tree), tree), cue
    return None


def _top(noun: ParsedToken, start: int, tree: Tree) -> ParsedToken:
    """The head of the phrase that `noun` opens, as far as it stays right of the cue."""
    for token in tree.chain(noun):
        head = tree.head(token)
        if (
            head.i <= start
            or head.i == token.i
            or relation(token) not in ("flat", "det", "amod", "nmod", "compound", "case", "appos")
            or head.pos not in ("PROPN", "NOUN")
        ):
            return token
    return noun
