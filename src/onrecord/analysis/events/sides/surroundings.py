"""What a parsed sentence has around the trigger of an act: its neighbours, its dependents, the verbs that govern it."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.analysis.events.lexicon import Trigger, triggers
from onrecord.analysis.events.sides.enumerations import Party, distinct
from onrecord.analysis.events.sides.parties import Parties
from onrecord.analysis.events.trees import Tree, relation
from onrecord.model import EventType, ParsedToken, Span, Statement
from onrecord.words.inflection import verb_forms

# Verbs of these types judge the act that they govern; sides of what is agreed or discussed do judge it ("salue un accord avec").
_JUDGING = frozenset({EventType.ACCUSE})
_AGREED = frozenset({EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT})
_MISTAKEN = frozenset({"amod", "acl", "compound", "nmod", "flat", "root", "appos", "dep"})
_THIRD = ("3s", "3p")


class Surroundings:
    """The surroundings of one trigger in a parsed sentence."""

    def __init__(self, parties: Parties, tree: Tree, token: ParsedToken, trigger: Trigger) -> None:
        self.parties, self.tree, self.token, self.trigger = parties, tree, token, trigger
        self.adjacent = self._adjacent()
        verbal = trigger.kind == "verb" and self.adjacent is None and trigger.lemma.split()[0] not in parties.words["intransitive"]
        self.passive = verbal and (tree.is_passive(token) or self._is_suffered() or self._is_fronted())

    def _adjacent(self) -> Party | None:
        """The actor right before a verb that the parse hung on a noun as if it were a participle ("Russia bombed Ukraine")."""
        mistaken = relation(self.token) in _MISTAKEN and not self.tree.kids(self.token, "nsubj")
        if self.trigger.kind != "verb" or not mistaken or self.token.i == self.tree.tokens[0].i:
            return None
        tokens = self.parties.document.tokens
        if tokens[self.token.i - 1].norm in self._word("past_auxiliaries") and self.token.i - 1 > self.tree.tokens[0].i:
            return self.parties.mention(self.token.i - 2)
        tags = verb_forms(self.trigger.lemma.split()[0], self.parties.document.language).get(self.token.norm, ())
        return self.parties.mention(self.token.i - 1) if any(tag.endswith(_THIRD) for tag in tags) else None

    def _token_of(self, party: Party) -> int:
        """The last token of a party's words."""
        return self.parties.document.token_at(party.span.end - 1).i

    def _is_suffered(self) -> bool:
        """Whether a reflexive "voir" or "faire" right before the infinitive turns it round ("s'est vu refuser un visa")."""
        tokens, first = self.parties.document.tokens, self.tree.tokens[0].i
        i = self.token.i
        if i - 1 < first or tokens[i - 1].norm not in self._word("patient_verbs"):
            return False
        return any(tokens[j].norm in self._word("reflexive_pronouns") for j in range(max(first, i - 4), i - 1))

    def _is_fronted(self) -> bool:
        """Whether a participle opens the sentence with its agent, before who suffers it ("Accusée de fraude par X, Y nie")."""
        bare = "VerbForm=Part" in self.token.morph and relation(self.token) == "advcl" and not self.tree.kids(self.token, "aux", "nsubj")
        return bare and self.token.i == self.tree.tokens[0].i and bool(self._agents(self.token))

    def statement(self) -> Statement | None:
        """The statement that the trigger begins, else the one whose content holds it."""
        cued = self.parties.cued_at(Span(self.token.start, self.token.end))
        return cued[0] if cued else self.parties.statement_at(self.token.start)

    def _resolve(self, nodes: Iterable[ParsedToken]) -> list[Party]:
        return distinct(party for node in nodes for party in self.parties.resolve(self.tree, self._meant(node)))

    def _meant(self, node: ParsedToken) -> ParsedToken:
        """The node; for a relative pronoun the noun that its clause modifies, else the name right before it ("X, à laquelle Y a livré")."""
        if "PronType=Rel" not in node.morph:
            return node
        if (noun := self.tree.antecedent(self.token)) is not None:
            return noun
        before = [token for token in self.tree.tokens if token.i < node.i and token.text != "," and token not in self.tree.kids(node)]
        named = before[-1] if before and self.parties.mention(before[-1].i) else None
        return self.tree.top(self.parties.first_of(named.i), named.i) if named is not None else node

    def _agents(self, verb: ParsedToken) -> list[ParsedToken]:
        kids = [kid for kid in self.tree.kids(verb, "obl", "nmod") if not self.tree.is_parenthetic(verb, kid)]
        opening = verb.i == self.tree.tokens[0].i
        deeper = [low for kid in kids if opening or self.parties.mention(kid.i) for low in self.tree.kids(kid, "nmod")]
        return [kid for kid in [*kids, *deeper] if kid.dep == "obl:agent" or self._preposition(kid) in self._word("agent")]

    def _is_located(self, party: Party) -> bool:
        """Whether a preposition of place stands right before a party ("a consenti à Singapour")."""
        i = self.parties.document.token_at(party.span.start).i
        return i > self.tree.tokens[0].i and self.tree.at(i - 1).norm in self._word("places")

    def _patients(self) -> list[ParsedToken]:
        own = self.tree.kids(self.token, "nsubj")
        noun = self.tree.antecedent(self.token)
        if (not own or "PronType=Rel" in own[0].morph) and noun is not None:
            return [noun]
        return own or self.tree.subjects(self.token)

    def _is_setting(self, node: ParsedToken, preposition: str) -> bool:
        """Whether a place before the act is set off by a comma ("à Madrid, X a cédé"): nobody's side."""
        return node.i < self.token.i and preposition in self._word("places") and self.tree.at(node.i + 1).text == ","

    def _light_verb(self, preposition: str) -> ParsedToken | None:
        """The verb that governs a noun trigger and may hold its sides; the agent of "a été condamnée par" is none of them."""
        head = self.tree.head(self.token)
        if self.trigger.kind == "verb" or head is None or relation(self.token) not in {"obj", "nsubj", "obl"}:
            return None
        apart = preposition in self._word("agent") and (relation(self.token) == "obl" or self._is_opinion(head))
        return None if apart else head

    def _is_opinion(self, verb: ParsedToken) -> bool:
        """Whether the verb judges an act that it governs ("a dénoncé une attaque"): its subject does not do that act."""
        known = triggers(self.parties.document.language).get(verb.norm, ())
        judging = _JUDGING if self.trigger.type in _AGREED else _JUDGING | {EventType.SUPPORT}
        return any(trigger.kind == "verb" and trigger.type in judging and not trigger.tail and not trigger.reflexive for trigger in known)

    def _deep(self, nodes: Iterable[ParsedToken], *, located: bool = True) -> list[Party]:
        """The first party anywhere below the nodes: whose offer, whose troops, whose port; `located`: also where something is."""
        for node in nodes:
            for low in [] if self.parties.is_relational(node.norm) else self.tree.phrase(node):
                if (named := self.parties.mention(low.i)) and (located or not self._is_located(named)):
                    return self.parties.listed(self.tree, low.i)
                if nation := self.parties.nation(low.i):
                    return nation[:1]
        return []

    def _is_accusation(self, verb: ParsedToken) -> bool:
        known = triggers(self.parties.document.language).get(verb.norm, ())
        return any(trigger.kind == "verb" and trigger.type is EventType.ACCUSE for trigger in known)

    def _near(self, numbers: range) -> list[Party]:
        """The first party met at these tokens, inside the sentence and before a mark that ends a clause."""
        first, last = self.tree.tokens[0].i, self.tree.tokens[-1].i
        for i in numbers:
            if not first <= i <= last or self.parties.document.tokens[i].norm in self._word("borders"):
                return []
            if found := self.parties.mention(i):
                return self.parties.listed(self.tree, i) or [found]
        return []

    def _preposition(self, node: ParsedToken) -> str:
        case, head = self.tree.case(node), self.tree.head(node)
        plain = str(self.parties.words["contractions"].get(case, case))
        return f"{head.norm} {plain}" if head is not None and relation(head) == "advmod" else plain

    def _word(self, name: str) -> Iterable[str]:
        words: Iterable[str] = self.parties.words[name]
        return words
