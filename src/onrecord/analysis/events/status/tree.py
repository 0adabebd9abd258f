"""A parsed sentence as a tree, with the few looks that the rules need."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.model import ParsedToken, Span

_VERBAL = ("VERB", "AUX")
_OPENERS = ("case", "mark", "fixed", "det", "advmod", "cc")
_OF_A_VERB_BEFORE = ("nsubj", "aux", "advmod", "cop", "expl", "mark")
_OF_A_VERB_AFTER = ("xcomp", "ccomp", "advcl", "obl", "obj")
_GROUP = ("aux", "cop")


@dataclass(frozen=True, slots=True)
class Tree:
    """The tokens of one sentence; `at` is the place of the first one in the document."""

    tokens: tuple[ParsedToken, ...]
    at: int = 0
    below: dict[int, list[ParsedToken]] = field(default_factory=dict)
    worked_out: dict[tuple[str, int], Any] = field(default_factory=dict)  # what is asked of a token again and again, by question

    @classmethod
    def grow(cls, parsed: tuple[ParsedToken, ...], elisions: Mapping[str, str]) -> Tree:
        """The tree of a sentence, with the dependents of each token in order of the text.

        Elided words get the norm of the full word; a dependent of a function word is given to the governor of that word.
        """
        at = parsed[0].i if parsed else 0
        tokens = tuple(_settled(token, elisions.get(token.norm, token.norm), _content_head(token, parsed, at)) for token in parsed)
        below: dict[int, list[ParsedToken]] = {}
        for token in tokens:
            if token.head != token.i:
                below.setdefault(token.head, []).append(token)
        return cls(tokens, at, below)

    def children(self, token: ParsedToken, *relations: str) -> list[ParsedToken]:
        """Dependents of `token`; with `relations`, those whose relation (without subtype) is listed."""
        found = self.below.get(token.i, [])
        return [child for child in found if relation(child) in relations] if relations else found

    def head(self, token: ParsedToken) -> ParsedToken:
        """The governor of `token`, itself for the root."""
        return self.tokens[token.head - self.at]

    def before(self, token: ParsedToken, count: int) -> tuple[ParsedToken, ...]:
        """Up to `count` tokens right before `token`."""
        place = token.i - self.at
        return self.tokens[max(0, place - count) : place]

    def after(self, token: ParsedToken, count: int) -> tuple[ParsedToken, ...]:
        """Up to `count` tokens right after `token`."""
        place = token.i - self.at + 1
        return self.tokens[place : place + count]

    def chain(self, token: ParsedToken) -> Iterator[ParsedToken]:
        """`token` and its governors up to the root."""
        seen = set()
        while token.i not in seen:
            seen.add(token.i)
            yield token
            token = self.head(token)

    def subtree(self, token: ParsedToken) -> list[ParsedToken]:
        """`token` and everything below it, in order of the text."""
        found, waiting = [], [token]
        while waiting:
            found.append(taken := waiting.pop())
            waiting.extend(self.below.get(taken.i, ()))
        return sorted(found)

    def head_of(self, span: Span) -> ParsedToken:
        """The topmost token under `span`; the first one at or after it where none is wholly inside."""
        inside = [token for token in self.tokens if token.start < span.end and span.start < token.end and token.pos != "PUNCT"]
        held = {token.i for token in inside}
        tops = [token for token in inside if token.head == token.i or token.head not in held]
        content = [token for token in tops if token.pos in ("VERB", "NOUN", "ADJ", "PROPN")] or tops
        return content[0] if content else min(self.tokens, key=lambda token: abs(token.start - span.start))

    def group(self, verb: ParsedToken) -> list[ParsedToken]:
        """Auxiliaries, copula and the verb (or predicate) itself, in order of the text."""
        helpers = [child for child in self.children(verb, *_GROUP) if child.i < verb.i or is_verbal(verb)]
        infinitive = next((child.i for child in helpers if feature(child, "VerbForm") == "Inf" and child.i < verb.i), -1)
        helpers = [child for child in helpers if child.i >= infinitive or child.pos == "AUX"]  # "affirme avoir abattu"
        return sorted([*helpers, verb])

    def opening(self, token: ParsedToken) -> int:
        """Place (from the start of the sentence) of the first function word of the phrase or clause of `token`, -1 when it has none."""
        left = [child.i for child in self.children(token, *_OPENERS) if child.i < token.i and child.pos != "PRON"]
        left += [low.i for child in self.children(token, "case", "mark", "advmod") for low in self.children(child) if low.i < token.i]
        return min(left) - self.at if left else -1


def _settled(token: ParsedToken, norm: str, head: int) -> ParsedToken:
    """The token with this norm and head; nearly always it has them already."""
    return token if token.norm == norm and token.head == head else token._replace(norm=norm, head=head)


def _content_head(token: ParsedToken, parsed: tuple[ParsedToken, ...], at: int) -> int:
    """The governor of a token, or the governor of that one when it is a particle, mark or stop."""
    head = parsed[token.head - at]
    lost = head.dep in ("punct", "mark", "case", "cc") or (
        head.dep == "advmod" and head.pos in ("ADV", "PART") and not head.morph.startswith("Degree")
    )
    moved = lost and token.dep in ("ccomp", "xcomp", "csubj", "obj", "obl", "advcl", "nsubj") and head.head != head.i
    return head.head if moved and head.head != token.i else token.head


def mend(
    parsed: tuple[ParsedToken, ...],
    verbs: Container[str],
    opening_verbs: Iterable[tuple[str, re.Pattern[str]]],
    moments: Container[str] = (),
    days: Container[str] = (),
) -> tuple[ParsedToken, ...]:
    """The parse with its commonest mistakes about verbs put right: a verb taken for a name, a copula, an adjective or a noun.

    `verbs` are forms that govern, `opening_verbs` give the morphology and shape of verbs that open a sentence, `moments` are
    nouns of phrases for "now", to which an object behind them does not belong ("exclut pour l'heure des sanctions"), `days` words
    for days, to which no clause behind them belongs.
    """
    if not parsed:
        return parsed
    at, tokens = parsed[0].i, list(parsed)
    if tokens[0].pos in ("PROPN", "NOUN", "X"):
        tokens[0] = _as_opening_verb(tokens[0], verbs, opening_verbs)
    for token in parsed:
        head = tokens[token.head - at]
        if token.dep == "obj" and head.pos == "NOUN" and token.i > head.i and _has(tokens, head, "nsubj", before=head.i):
            tokens[head.i - at] = head._replace(pos="VERB")  # "no longer supplies arms"
        elif token.dep == "nmod" and head.norm in moments and head.dep.startswith("obl"):
            tokens[token.i - at] = token._replace(head=head.head, dep="obj")
        elif token.dep.startswith("acl") and head.norm in days and tokens[head.head - at].norm in verbs and not _has_case(tokens, head):
            tokens[token.i - at] = token._replace(head=head.head, dep="ccomp")  # "a annoncé lundi qu'il livrerait"
        elif token.i != head.i and (found := _misplaced(token, head, tokens, at, verbs)):
            _promote(tokens, at, token, *found)
    return tuple(tokens)


def _has_case(tokens: list[ParsedToken], noun: ParsedToken) -> bool:
    return _has(tokens, noun, "case", before=noun.i)


def _misplaced(
    token: ParsedToken, head: ParsedToken, tokens: list[ParsedToken], at: int, verbs: Container[str]
) -> tuple[ParsedToken, str] | None:
    """The word that a misread verb or adjective should stand above, and its role there; None for what is read well."""
    finite = "Mood=Ind" in token.morph
    if token.pos == "VERB" and token.dep == "cop" and token.norm in verbs:
        return head, "obj"  # "nie toute implication"
    if token.dep == "amod" and finite and token.i < head.i and any(_has(tokens, up, "nsubj", before=token.i) for up in (head, token)):
        return head, "obj"  # "Beijing rejected talks"
    if token.dep == "acl" and finite and _is_main(tokens, token, head):
        return head, "nsubj"  # "Le retrait des troupes du Niger commencera"
    return _misplaced_beside_a_name(token, head, tokens, at, verbs)


def _misplaced_beside_a_name(
    token: ParsedToken, head: ParsedToken, tokens: list[ParsedToken], at: int, verbs: Container[str]
) -> tuple[ParsedToken, str] | None:
    """The same for what the parse made a part of a name, an auxiliary or a preposition."""
    if _is_verb_between(token, head, verbs, tokens, at):
        return (tokens[head.head - at], "obj") if token.dep.startswith("flat") else (head, "nsubj")
    if _is_subject_of_nonfinite(token, head, verbs, tokens):
        return head, "xcomp"  # "Reina denies having asked"
    under = tokens[head.head - at]
    if _is_verb_behind(token, head, verbs) and head.dep.startswith("nsubj") and _is_nonfinite_clause(tokens, under):
        return under, "xcomp"  # "L'Éthiopie dément vouloir ...", "Ankara denies ever having ..."
    if token.dep.startswith("aux") and token.norm in verbs and _governs_infinitive(token, head, tokens, at):
        return head, "xcomp"  # "Pékin nie avoir eu ..."
    if token.dep in ("mark", "case") and token.pos == "ADJ" and "VerbForm=Inf" in head.morph:
        copula = any(_has(tokens, up, "cop", before=token.i) for up in (head, token))
        return (head, "xcomp") if copula else None  # "was due to sign"
    return None


def _as_opening_verb(token: ParsedToken, verbs: Container[str], shapes: Iterable[tuple[str, re.Pattern[str]]]) -> ParsedToken:
    """ "Démentant avoir ...", "Retirez vos troupes": the capital made a name of it."""
    morph = next((morph for morph, shape in shapes if shape.fullmatch(token.norm)), None)
    if morph is not None and (token.norm in verbs or (token.head == token.i and "Imp" in morph)):
        return token._replace(pos="VERB", morph=morph)
    return token


def _is_verb_between(token: ParsedToken, head: ParsedToken, verbs: Container[str], tokens: list[ParsedToken], at: int) -> bool:
    """ "Washington bloque l'envoi", "Berlin presse Varsovie de ...": a verb form right behind a name, taken for a part of it."""
    if not _is_verb_behind(token, head, verbs):
        return False
    if token.dep.startswith("flat"):
        root = tokens[head.head - at]
        return root.head == root.i and root.i > token.i and root.pos == "PROPN"
    return token.dep in ("amod", "acl") and head.head == head.i and "VerbForm=Part" not in token.morph


def _is_subject_of_nonfinite(token: ParsedToken, head: ParsedToken, verbs: Container[str], tokens: list[ParsedToken]) -> bool:
    """Whether a verb form right behind a name was taken for a noun with that name, and for the subject of its own complement."""
    as_noun = token.pos == "NOUN" and token.dep.startswith("nsubj") and token.norm in verbs and token.i < head.i
    return as_noun and _is_nonfinite_clause(tokens, head) and any(
        low.head == token.i and low.i == token.i - 1 and low.pos == "PROPN" for low in tokens
    )


def _is_nonfinite_clause(tokens: list[ParsedToken], verb: ParsedToken) -> bool:
    """Whether a verb and its auxiliaries are all infinitives, gerunds or participles."""
    group = (verb, *(low for low in tokens if low.head == verb.i and low.dep.startswith(("aux", "cop"))))
    return is_verbal(verb) and not any("VerbForm=Fin" in low.morph for low in group)


def _governs_infinitive(token: ParsedToken, head: ParsedToken, tokens: list[ParsedToken], at: int) -> bool:
    """Whether the next word is an auxiliary of the same verb in the infinitive: then the first one is no auxiliary."""
    after = tokens[token.i + 1 - at] if token.i + 1 - at < len(tokens) else token
    return after.head == head.i and after.dep.startswith("aux") and "VerbForm=Inf" in after.morph


def _is_verb_behind(token: ParsedToken, head: ParsedToken, verbs: Container[str]) -> bool:
    """Whether a verb form in small letters stands right behind the name on which the parse hangs it."""
    behind = head.pos == "PROPN" and token.i == head.i + 1 and token.text.islower()
    return behind and token.norm in verbs and token.pos not in ("DET", "ADP")


def _has(tokens: list[ParsedToken], head: ParsedToken, name: str, *, before: int) -> bool:
    return any(low.head == head.i and low.i < before and low.i != head.i and low.dep.startswith(name) for low in tokens)


def _is_main(tokens: list[ParsedToken], verb: ParsedToken, noun: ParsedToken) -> bool:
    """Whether a finite verb hung on the noun that heads the sentence is its main verb: nothing opens it as a clause."""
    opened = any(_has(tokens, verb, name, before=verb.i) for name in ("nsubj", "mark", "obj", "obl"))
    return noun.head == noun.i and noun.pos in ("NOUN", "PROPN") and verb.i > noun.i and not opened


def _promote(tokens: list[ParsedToken], at: int, token: ParsedToken, head: ParsedToken, role: str) -> None:
    """Hang `head` below `token` as `role`, and with it what stood before `token` and belongs to a verb."""
    above = token.i if head.head == head.i else head.head
    tokens[token.i - at] = token._replace(head=above, dep=head.dep, pos="ADJ" if token.dep in ("mark", "case") else "VERB")
    tokens[head.i - at] = head._replace(head=token.i, dep=role)
    for low in tokens:
        if low.head != head.i or low.i == token.i:
            continue
        continues = role == "xcomp" and low.dep == "conj" and "VerbForm=Fin" in low.morph
        after = () if role == "xcomp" else _OF_A_VERB_AFTER  # a verb keeps what depends on it, a noun does not
        if continues or low.dep.startswith(_OF_A_VERB_BEFORE if low.i < token.i else after):
            tokens[low.i - at] = low._replace(head=token.i)
        elif low.i > token.i and low.dep.startswith("acl") and role == "nsubj":
            tokens[low.i - at] = low._replace(head=token.i, dep="ccomp" if _has(tokens, low, "mark", before=low.i) else "xcomp")
        elif low.i > token.i and low.dep == "nmod" and role == "nsubj":
            tokens[low.i - at] = low._replace(head=token.i, dep="obl" if _has(tokens, low, "case", before=low.i) else "obj")


def relation(token: ParsedToken) -> str:
    """The relation of a token without its subtype."""
    return token.dep.split(":", 1)[0]


def is_verbal(token: ParsedToken) -> bool:
    """Whether the token is a verb form."""
    return token.pos in _VERBAL


def norms(tokens: Iterable[ParsedToken]) -> tuple[str, ...]:
    """The norms of tokens."""
    return tuple(token.norm for token in tokens)


def feature(token: ParsedToken, name: str) -> str:
    """The value of one morphological feature, "" when the parse does not give it."""
    for item in token.morph.split("|"):
        if item.startswith(name + "="):
            return item[len(name) + 1 :]
    return ""


def is_nonfinite(token: ParsedToken) -> bool:
    """Whether the form is an infinitive, a gerund or a present participle."""
    return feature(token, "VerbForm") in ("Inf", "Ger") or (feature(token, "VerbForm") == "Part" and feature(token, "Tense") == "Pres")


def span_of(tokens: Iterable[ParsedToken]) -> Span:
    """The characters from the first to the last of `tokens`."""
    listed = sorted(tokens)
    return Span(listed[0].start, max(token.end for token in listed))


def find_phrase(words: tuple[str, ...], phrase: tuple[str, ...]) -> int:
    """Where `phrase` begins in `words`, -1 when nowhere."""
    size = len(phrase)
    return next((i for i in range(len(words) - size + 1) if words[i : i + size] == phrase), -1)
