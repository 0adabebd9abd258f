"""Walking a dependency tree: children, clauses, subjects that are inherited."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from onrecord.model import ParsedToken

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_INHERITING = frozenset({"conj", "xcomp", "advcl", "acl", "obl"})
_CLAUSAL = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "conj"})
_GERUNDIAL = ("VerbForm=Part", "VerbForm=Ger")
_BREAKS = frozenset(",;:–—()")
_DEEPEST = 12  # steps up; deeper chains are parser loops or lists


class Tree:
    """The parse of one sentence. Relations are compared without their subtype (`obl:mod` is `obl`)."""

    def __init__(
        self, tokens: Sequence[ParsedToken], keepers: Collection[str] = (), control: Collection[str] = (), openers: Collection[str] = ("",)
    ) -> None:
        """`keepers` are the forms of verbs whose infinitive keeps their own subject despite an object ("menacer X de").

        `control` are the prepositions before a gerund that is an act of the object ("accuse X of arming"),
        `openers` those before such an infinitive ("accuse X d'armer").
        """
        self._control, self._openers = control, openers
        self.tokens = tokens
        self._keepers = keepers
        self._at = {token.i: token for token in tokens}
        self._children: dict[int, list[ParsedToken]] = {}
        self._related: dict[int, list[tuple[str, ParsedToken]]] = {}
        self._phrases: dict[int, list[ParsedToken]] = {}
        self._cases: dict[int, str] = {}
        self._held: frozenset[str] | None = None
        for token in tokens:
            if token.head != token.i:
                self._children.setdefault(token.head, []).append(token)
                self._related.setdefault(token.head, []).append((relation(token), token))

    def at(self, i: int) -> ParsedToken:
        """The token with number `i` of the document. Raises KeyError when it is in another sentence."""
        return self._at[i]

    def head(self, token: ParsedToken) -> ParsedToken | None:
        """The governor, None for the root."""
        return None if token.head == token.i else self._at.get(token.head)

    def kids(self, token: ParsedToken, *relations: str) -> list[ParsedToken]:
        """Children with one of these relations (all children when none is named), in order of the text."""
        if not relations:
            return self._children.get(token.i, [])
        return [kid for link, kid in self._related.get(token.i, ()) if link in relations]

    def climb(self, token: ParsedToken) -> Iterator[ParsedToken]:
        """The governors from the nearest to the root."""
        current = self.head(token)
        for _ in range(_DEEPEST):
            if current is None:
                return
            yield current
            current = self.head(current)

    def clause(self, token: ParsedToken) -> ParsedToken | None:
        """The verb of the clause of a token: the nearest governor that is a verb, or the root."""
        uppers = list(self.climb(token))
        return next((upper for upper in uppers if upper.pos in {"VERB", "AUX"}), uppers[-1] if uppers else None)

    def top(self, first: int, last: int) -> ParsedToken:
        """The token of a span that governs the others: the first whose own governor stands outside."""
        span = [self._at[i] for i in range(first, last + 1) if i in self._at]
        return next((token for token in span if token.head == token.i or not first <= token.head <= last), span[0])

    def below(self, token: ParsedToken) -> Iterator[ParsedToken]:
        """All tokens that depend on `token`, nearest level first."""
        level = self.kids(token)
        for _ in range(2 * _DEEPEST):
            yield from level
            level = [kid for upper in level for kid in self.kids(upper)]
            if not level:
                return

    def phrase(self, token: ParsedToken) -> list[ParsedToken]:
        """The tokens below a nominal without those of clauses in it."""
        found = self._phrases.get(token.i)
        if found is None:
            found = self._phrases[token.i] = []
            for link, kid in self._related.get(token.i, ()):
                if link not in _CLAUSAL:
                    found.append(kid)
                    found += self.phrase(kid)
        return found

    def divides(self, first: ParsedToken, last: ParsedToken, marks: str = ";") -> bool:
        """Whether a semicolon (or another of the marks) stands between two tokens."""
        low, high = sorted((first.i, last.i))
        return any(self._at[i].text in marks for i in range(low, high) if i in self._at)

    def holds(self, upper: ParsedToken, lower: ParsedToken) -> bool:
        """Whether `lower` depends on `upper`, directly or not."""
        return any(token.i == upper.i for token in self.climb(lower))

    def is_parenthetic(self, verb: ParsedToken, agent: ParsedToken) -> bool:
        """Whether a comma sets the agent off behind another noun, whose it is ("après la diffusion, par X, d'une note")."""
        first = min([agent.i, *(kid.i for kid in self.kids(agent) if kid.pos != "PUNCT")])
        between = [self._at[i] for i in range(verb.i + 1, first)]
        return len(between) > 1 and between[-1].text == "," and between[-2].pos in {"NOUN", "PROPN"}

    def closing(self, i: int, word: str) -> int:
        """The comma that closes what the comma at `i` opens, right before `word` and without a verb between; 0 for none."""
        for token in self.tokens:
            if token.i > i and token.pos in {"VERB", "AUX"}:
                return 0
            if token.i > i and token.text == "," and token.i < self.tokens[-1].i:
                return token.i if self._at[token.i + 1].norm == word else 0
        return 0

    def case(self, token: ParsedToken) -> str:
        """The preposition of a nominal in lower case ("" for none); of several, all words joined by blanks."""
        case = self._cases.get(token.i)
        if case is None:
            words = [kid for kid in self.kids(token, "case", "mark") if kid.i < token.i]
            case = self._cases[token.i] = " ".join(word.norm for kid in words for word in [kid, *self.kids(kid, "fixed")])
        return case

    def may_hold(self, preposition: str, contractions: Mapping[str, str]) -> bool:
        """Whether any word of the sentence may have the preposition, by itself or behind an adverb; cheap, before a closer look."""
        if self._held is None:
            cases = {self.case(token) for token in self.tokens}
            self._held = frozenset(contractions.get(case, case) for case in cases)
        words = preposition.split()
        return any(" ".join(words[at:]) in self._held for at in range(len(words)))

    def is_passive(self, verb: ParsedToken) -> bool:
        """A passive clause, or a past participle that modifies a noun."""
        kids = self.kids(verb)
        if any(kid.dep in {"expl:pv", "expl:pass"} or (relation(kid) in {"expl", "obj"} and "Reflex=Yes" in kid.morph) for kid in kids):
            return False
        if any(kid.dep == "aux:pass" for kid in kids):
            return True
        if any(kid.dep == "nsubj:pass" for kid in kids):
            return not any(relation(kid) == "obj" and kid.pos == "PRON" and kid.i < verb.i for kid in kids)  # "X l'a mis en garde"
        done_by = any(kid.dep == "obl:agent" for kid in kids)
        participle = ("VerbForm=Part" in verb.morph and "Tense=Pres" not in verb.morph) or (verb.pos == "ADJ" and done_by)
        bare = participle and not any(kid.dep.startswith("aux") or kid.dep == "nsubj" for kid in kids)
        return bare and (relation(verb) in {"acl", "amod"} or done_by)

    def subjects(self, verb: ParsedToken) -> list[ParsedToken]:
        """Subjects of the clause of `verb`; inherited over coordination, infinitives, gerunds and relatives."""
        current = verb
        for _ in range(_DEEPEST):
            nearer = self._nearer(current)
            found = self._own_subjects(current) or ([] if nearer else self._controllers(current)) or self._parted(current)
            head = nearer or self.head(current)
            if found or head is None or not _inherits(current):
                return found
            current = head
        return []

    def _nearer(self, verb: ParsedToken) -> ParsedToken | None:
        """The clause right before an infinitive that the parse hung on an earlier one ("X a parlé lorsque Y est venu avant de partir")."""
        head = self.head(verb)
        if head is None or relation(verb) not in {"advcl", "obl", "xcomp"} or not self._is_infinitive(verb) or head.i > verb.i:
            return None
        first = min([verb.i, *(kid.i for kid in self.kids(verb))])
        if relation(verb) == "xcomp":
            joined = self._at.get(first - 1)
            return joined if joined is not None and joined.pos == "VERB" and relation(joined) == "conj" and joined.head == head.i else None
        between = [self._at[i] for i in range(head.i + 1, first)]
        verbs = [token for token in between if token.pos == "VERB" and self.kids(token, "nsubj") and self.holds(head, token)]
        if not verbs or any(token.text in _BREAKS for token in between if token.i > verbs[-1].i):
            return None
        return verbs[-1]

    def _parted(self, verb: ParsedToken) -> list[ParsedToken]:
        """The subject that the parse gave to a relative clause between it and its verb ("President X, who had praised Y, telephoned")."""
        for clause in self.kids(verb, "advcl", "acl", "ccomp"):
            for name in self.kids(clause, "nsubj"):
                between = [self._at[i] for i in range(name.i, clause.i) if i in self._at]
                opened = any(one.text == "," and "PronType=Rel" in two.morph for one, two in pairwise(between))
                if opened and clause.i < verb.i and self._at[verb.i - 1].text in _BREAKS:
                    return [name]
        return []

    def clitics(self, verb: ParsedToken) -> list[ParsedToken]:
        """Objects that the parse took for a second subject: pronouns ("la Chine vous exprime"), nouns behind ("Paris pousse Rome à")."""
        found = self.kids(verb, "nsubj")
        pronouns = [kid for kid in found[1:] if kid.pos == "PRON" and kid.i < verb.i and found[0].pos in {"NOUN", "PROPN"}]
        behind = [kid for kid in found[1:] if kid.i > verb.i > found[0].i and kid.pos in {"NOUN", "PROPN"}]
        return pronouns + (behind if not self.kids(verb, "obj") else [])

    def antecedent(self, verb: ParsedToken) -> ParsedToken | None:
        """The noun that the clause of `verb`, or the clause it is coordinated with, modifies; None for a clause of another kind."""
        current: ParsedToken | None = verb
        while current is not None and relation(current) == "conj" and current.pos in {"VERB", "AUX"}:
            current = self.head(current)
        return self.head(current) if current is not None and relation(current) in {"acl", "amod"} else None

    def _own_subjects(self, verb: ParsedToken) -> list[ParsedToken]:
        noun = self.head(verb) if relation(verb) == "acl" else None
        second = self.clitics(verb)
        found = [low for kid in self.kids(verb, "nsubj") if kid not in second for low in self._beside(kid, verb)]
        if noun is None:
            return found
        if not found and (upper := self.kids(noun, "nsubj")) and any("VerbForm=Ger" in verb.morph for _ in upper):
            return upper  # a verb that the parse took for a noun ("Beijing denies supplying")
        if not found and noun.dep == "obl:agent" and self._is_infinitive(verb) and (passive := self.head(noun)) is not None:
            return self.kids(passive, "nsubj")  # "X est accusé par Y d'avoir tiré"
        named = noun.pos == "PROPN" or noun.text[0].isupper()  # "reproche aux Suédois d'abriter"
        bare = any(form in verb.morph for form in _GERUNDIAL) or (self._is_infinitive(verb) and named)
        if any("PronType=Rel" in kid.morph for kid in found) or (not found and bare):
            return [noun]
        return found

    def _beside(self, subject: ParsedToken, verb: ParsedToken) -> list[ParsedToken]:
        """The subject; where the parse joined it over a semicolon with those of the clause behind, these ("X veut cela ; Y refuse")."""
        nearer = [kid for kid in self.kids(subject, "conj") if kid.pos in _NOMINAL and not self.divides(kid, verb)]
        return nearer if nearer and self.divides(subject, verb) else [subject]

    def _controllers(self, verb: ParsedToken) -> list[ParsedToken]:
        """The objects of a governing verb that makes them act ("accuse X de", "urged X to")."""
        head = self.head(verb)
        if head is None or not self.is_controlled(verb):
            return []
        if head.pos != "VERB" or head.norm in self._keepers:
            return []
        if self.is_passive(head):
            return []  # its subject, which suffers it, acts ("est accusé d'avoir tiré")
        before = [kid for kid in self.kids(head) if kid.i < verb.i and (relation(kid) in {"obj", "iobj"} or kid.dep == "obl:arg")]
        return before or self.fronted(head)

    def fronted(self, verb: ParsedToken) -> list[ParsedToken]:
        """The noun before a relative pronoun that the parse took for a conjunction ("l'Iran, qu'il accuse")."""
        marks = [kid for kid in self.kids(verb, "mark") if kid.pos == "PRON" and kid.i < verb.i]
        if not marks or self.kids(verb, "obj"):
            return []
        before = [self._at[i] for i in range(marks[0].i - 2, marks[0].i) if i in self._at]
        return [token for token in before[::-1] if token.pos in {"NOUN", "PROPN"}][:1]

    def is_complement(self, clause: ParsedToken) -> bool:
        """Whether a clause is what the verb is about (an infinitive, "of arming"), not a circumstance ("en disant", "tant que")."""
        return self._is_infinitive(clause) or self.is_controlled(clause)

    def is_controlled(self, verb: ParsedToken) -> bool:
        """An infinitive complement, or a gerund behind a preposition ("accused X of arming")."""
        if self._is_infinitive(verb):
            return relation(verb) in {"xcomp", "ccomp", "obl"} and self.case(verb) in self._openers
        gerund = "VerbForm=Ger" in verb.morph or "Tense=Pres|VerbForm=Part" in verb.morph
        return gerund and relation(verb) in {"advcl", "xcomp", "obl"} and self.case(verb) in self._control

    def _is_infinitive(self, verb: ParsedToken) -> bool:
        """An infinitive, simple or of the past ("avoir bombardé")."""
        return "VerbForm=Inf" in verb.morph or any("VerbForm=Inf" in kid.morph for kid in self.kids(verb, "aux"))


def _inherits(token: ParsedToken) -> bool:
    """Whether a clause or noun without subject takes that of its governor."""
    link = relation(token)
    if link in {"ccomp", "csubj"}:
        return "VerbForm=Fin" not in token.morph
    return link in _INHERITING or (token.pos in _NOMINAL and link in {"obj", "nmod"})


def relation(token: ParsedToken) -> str:
    """The relation without its subtype."""
    return token.dep.partition(":")[0]
