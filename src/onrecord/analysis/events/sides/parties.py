"""Who stands at a token: mentions of actors, country adjectives, pronouns, collectives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from onrecord.analysis.events.lexicon import around
from onrecord.analysis.events.sides.enumerations import Party, distinct, enumerate_members
from onrecord.analysis.events.sides.naming import Naming
from onrecord.analysis.events.trees import Tree, relation
from onrecord.model import ParsedToken, Sentence, Span
from onrecord.words import load

_CLEAR = 1.5  # how much more often the other side must be named than the next country
_OFTEN = 2  # mentions of each that make a group
_MORE = 1.5  # times that the last of a group must be named oftener than the next country
_PAIR = 2


class Parties(Naming):
    """Resolves the nominals and pronouns of one article."""

    def resolve(self, tree: Tree, node: ParsedToken) -> list[Party]:
        """The parties named by the nominal `node` and what is coordinated with it; several triggers ask for the same one."""
        known = self.resolved.get(node.i)
        if known is None:
            known = self.resolved[node.i] = self._resolve(tree, node)
        return list(known)

    def _resolve(self, tree: Tree, node: ParsedToken) -> list[Party]:
        found = self._one(tree, node)
        beside = [low for kid in tree.kids(node, "appos") for low in tree.kids(kid, "conj")]
        for kid in [*tree.kids(node, "conj"), *beside]:
            if kid.pos != "VERB" and kid.i > node.i and not tree.divides(node, kid):  # else of another clause, which the parse joined
                found += self._one(tree, kid)
        return distinct([*found, *self.listed(tree, node.i)])

    def listed(self, tree: Tree, i: int) -> list[Party]:
        """The name at token `i` and those that stand in one list with it, whatever the parse made of them; none where there is no name."""
        start = self._member(i)
        if start is None:
            return []
        members = enumerate_members(self.document.tokens, tree, start, self._member, self._joints)
        alone = len(members) == 1 and self.mention(i) is None
        return [] if alone else [party for member in members if (party := self.mention(member.last) or self.place(member.last))]

    def _one(self, tree: Tree, node: ParsedToken) -> list[Party]:
        if several := self._collective(tree, node) or self._counted(tree, node):
            return several
        ahead = self.governing(tree, node) if node.pos == "PRON" else []
        found = self.mention(node.i)
        if found and found.country is None and node.norm in self._relational and (meant := self._other_side(tree, node)):
            return meant
        if found:
            return ahead if ahead and ahead[0].span.start > node.start else [found]
        if node.pos in {"PRON", "DET"} and (heard := ahead or self._object(tree, node) or self.pronoun(node)):
            return heard
        named = self._apposed(tree, node) or self._of_area(tree, node)
        if not named and node.norm in self._relational:
            return self._other_side(tree, node)
        named = named or self._qualified(tree, node)
        return named or self._placed(node) or self._nationals(node) or self._realm(tree, node) or self._owned(tree, node)

    def _realm(self, tree: Tree, node: ParsedToken) -> list[Party]:
        """ "le royaume", "the tiny emirate": the state of that form that the article speaks of most."""
        if not self._is_definite(tree, node):
            return []
        forms = self.words["realms"].get(node.norm, ())
        if tree.kids(node, "nmod") or (node.norm in self.words["lands"] and tree.kids(node, "amod")):
            forms = ()
        return self._most_named(node, forms)

    def _of_area(self, tree: Tree, node: ParsedToken) -> list[Party]:
        """ "the Central American country": the state of that part of the world that the article speaks of most."""
        if node.norm not in self.words["state_nouns"] or not self._is_definite(tree, node):
            return []
        return self._most_named(node, self._area(tree, node))

    def _most_named(self, node: ParsedToken, forms: Collection[str]) -> list[Party]:
        code = next((code for code, _ in self.frequent.most_common() if code in forms), None)
        return [self.of(code, Span(node.start, node.end))] if code else []

    def _is_definite(self, tree: Tree, node: ParsedToken) -> bool:
        return any("Definite=Def" in kid.morph for kid in tree.kids(node, "det"))

    def _area(self, tree: Tree, node: ParsedToken) -> tuple[str, ...]:
        """The states of the part of the world that the words below a noun name ("les pays nordiques"); none where they name none."""
        areas: Mapping[str, str] = self.words["areas"]
        below = " ".join(low.norm for low in sorted(tree.phrase(node), key=lambda low: low.i))
        found = around(tuple(areas)).search(below)
        if found is None:
            return ()
        name = next(area for word, area in areas.items() if around((word,)).search(found.group()))
        return tuple(load("world/areas.yaml")[name])

    def is_relational(self, norm: str) -> bool:
        """Whether a noun stands for others than its owner ("ennemis", "allies")."""
        return norm in self._relational

    def _other_side(self, tree: Tree, node: ParsedToken) -> list[Party]:
        """ "son homologue russe" by the adjective; "son voisin" is the other side of its owner; "ses alliés" nobody knows."""
        for kid in tree.kids(node, "amod", "compound"):
            if nation := self.nation(kid.i):
                return nation
        owners = [low for kid in tree.kids(node) for low in (self._belonging(tree, kid) or self._possessor(kid))]
        if node.norm not in self.words["other_sides"] or not owners:
            return []
        return self.counterpart({owner.country for owner in owners if owner.country}, node.i, _CLEAR)

    def _belonging(self, tree: Tree, kid: ParsedToken) -> list[Party]:
        """Whose something is: "de la Russie", "Russia's"."""
        belongs = tree.case(kid) in self.words["belonging"] or kid.dep in {"nmod:poss", "compound"}
        return self.listed(tree, kid.i) if relation(kid) in {"nmod", "compound"} and belongs and self.mention(kid.i) else []

    def _possessor(self, kid: ParsedToken) -> list[Party]:
        return self.pronoun(kid) if "Poss=Yes" in kid.morph else []

    def _apposed(self, tree: Tree, node: ParsedToken) -> list[Party]:
        near = [kid for kid in tree.kids(node, "appos", "flat") if kid.i > node.i]
        names = [low for kid in near for low in [kid, *tree.kids(kid, "flat", "appos")]]
        first = next((party for name in names if (party := self.mention(name.i))), None)
        others = [self.mention(low.i) for kid in near for low in tree.kids(kid, "conj")]
        return [first, *(party for party in others if party)] if first else []

    def _qualified(self, tree: Tree, node: ParsedToken) -> list[Party]:
        """ "des soldats russes", "le gouvernement de la Russie", "Russia's ministry"."""
        if node.norm in self.words["private_nouns"]:
            return []
        for kid in tree.kids(node, "amod", "compound", "nmod", "acl"):
            if nation := self.nation(kid.i):
                beside = [low for low in tree.kids(kid, "conj") if "Number=Plur" in node.morph]
                return distinct([*nation, *(party for low in beside for party in self.nation(low.i))])
            if side := self.region(kid.i):
                return side
            if owner := self._belonging(tree, kid):
                return owner
        return []

    def _placed(self, node: ParsedToken) -> list[Party]:
        found = self.place(node.i) if node.pos == "PROPN" else None
        return [found] if found else []

    def governing(self, tree: Tree, node: ParsedToken) -> list[Party]:
        """The subject of the governing clause, which a pronoun subject of a dependent clause usually repeats ("X a dit qu'il")."""
        if self.words["pronouns"].get(node.norm) not in {"person", "they"} or relation(node) != "nsubj":
            return []
        for upper in [verb for verb in tree.climb(node) if verb.pos in {"VERB", "AUX"}][1:]:
            for subject in tree.kids(upper, "nsubj"):
                if found := self.mention(subject.i) and self.resolve(tree, subject):
                    return found
        return []

    def _owned(self, tree: Tree, node: ParsedToken) -> list[Party]:
        """ "leurs avions", "ses autorités"."""
        owners = next((owner for kid in tree.kids(node, "det", "nmod") if (owner := self._possessor(kid))), [])
        return [party._replace(key=party.country) if party.country and self.is_person(party) else party for party in owners]

    def _nationals(self, node: ParsedToken) -> list[Party]:
        """ "deux Français", "aux Russes"."""
        return self.nation(node.i) if node.text[0].isupper() else []

    def pronoun(self, node: ParsedToken) -> list[Party]:
        """Whom a pronoun or possessive means: the speaker for the first person, else the last fitting actor before it."""
        role = self.words["pronouns"].get(node.norm)
        span = Span(node.start, node.end)
        if role is None:
            return []
        if known := self._speakers.get(node.start):
            return [self.of(known, span)]
        if role in {"we", "I", "you"}:
            return self._spoken(role, node)
        return self._antecedent(node, role)

    def _object(self, tree: Tree, node: ParsedToken) -> list[Party]:
        """Whom an object pronoun means: the first of those named before who is not of the subject of its clause."""
        role = self.words["object_pronouns_of"].get(node.norm)
        verb = tree.head(node)
        if role is None or verb is None or relation(node) not in {"obj", "iobj"} or node.start in self._speakers:
            return []
        own = {party.country for subject in tree.subjects(verb) for party in self.resolve(tree, subject)}
        sentence = self.document.sentence_at(node.start)
        before = reversed(self.document.sentences[max(0, sentence.i - 2) : sentence.i])
        for first, last in [(sentence.first, node.i), *((near.first, near.last) for near in before)]:
            several = (self._both_named(first, last) or self._listed_within(first, last)) if role == "they" else []
            if several and not own & {party.country for party in several}:
                return several
            parties = distinct(party for i in range(first, last) if (party := self.mention(i)))
            if fitting := [party for party in parties if party.country not in own and party.country]:
                return fitting[:1]
        return []

    def _spoken(self, role: str, node: ParsedToken) -> list[Party]:
        statement = self.statement_at(node.start)
        key = (statement.addressee if role == "you" else statement.speaker) if statement else None
        if key is None:
            return []
        party = self.of(key, Span(node.start, node.end))
        if role == "we" and party.country in self._actors:
            return [party._replace(key=party.country)]
        return [party]

    def _antecedent(self, node: ParsedToken, role: str) -> list[Party]:
        """The first actor of the nearest sentence before that names one; the own sentence counts up to the pronoun."""
        sentence = self.document.sentence_at(node.start)
        if role == "they" and relation(node) == "nsubj" and (several := self._pair_before(sentence) or self._subjects_before(sentence)):
            return several
        if role == "person" and (main := self._main_speaker(sentence, node)):
            return [main]
        before = reversed(self.document.sentences[max(0, sentence.i - 2) : sentence.i])
        for first, last in [(sentence.first, node.i), *((near.first, near.last) for near in before)]:
            if role == "they" and (several := self._both_named(first, last) or self._listed_within(first, last)):
                return several
            parties = distinct(party for i in range(first, last) if (party := self.mention(i)))
            fitting = [party for party in parties if self.is_person(party) or role != "person"]
            fitting = [party for party in fitting if party.country] or fitting if role == "it" else fitting
            if fitting:
                return fitting if role == "they" and len(fitting) > 1 else fitting[:1]
        return []

    def _main_speaker(self, sentence: Sentence, node: ParsedToken) -> Party | None:
        """Who has spoken most, where the paragraph names no person before its pronoun: in an interview it goes on about him."""
        first = next(near for near in self.document.sentences if near.paragraph == sentence.paragraph).first
        if any((party := self.mention(i)) is not None and self.is_person(party) for i in range(first, node.i)):
            return None
        spoken = [s.speaker for s in self._statements if s.speaker and s.content[0].start < node.start]
        persons = Counter(key for key in spoken if self.is_person(self.of(key, Span(node.start, node.end))))
        return self.of(persons.most_common(1)[0][0], Span(node.start, node.end)) if persons else None

    def _pair_before(self, sentence: Sentence) -> list[Party]:
        """Both of the pair that the sentence before speaks of ("... brought the two leaders together. They agreed")."""
        near = self.document.sentences[sentence.i - 1] if sentence.i else sentence
        if near.paragraph != sentence.paragraph or not self.document.is_parsed(near.i):
            return []
        tree = Tree(self.document.parsed(near.i))
        nodes = [token for token in tree.tokens if token.norm in self._collectives and relation(token) in {"nsubj", "obj"}]
        found = (self._collective(tree, token) for token in reversed(nodes))
        return next((several for several in found if len(several) == _PAIR), [])

    def _subjects_before(self, sentence: Sentence) -> list[Party]:
        """The joint subjects of the nearest of the two sentences before that has such ("Les quatre capitales ... . Elles ...")."""
        for near in reversed(self.document.sentences[max(0, sentence.i - 2) : sentence.i]):
            if near.paragraph != sentence.paragraph or not self.document.is_parsed(near.i):
                return []
            tree = Tree(self.document.parsed(near.i))
            root = next((token for token in tree.tokens if token.head == token.i), None)
            subjects = tree.kids(root, "nsubj") if root is not None else []
            found = distinct(party for subject in subjects for party in self.resolve(tree, subject))
            if len({party.country for party in found if party.country}) > 1:
                return found
        return []

    def _listed_within(self, first: int, last: int) -> list[Party]:
        """The countries of the first list among these tokens."""
        codes = next((codes for i, codes in self._rosters if first <= i < last), frozenset())
        span = Span(self.document.tokens[first].start, self.document.tokens[first].end)
        return [self.of(code, span) for code in sorted(codes)]

    def _both_named(self, first: int, last: int) -> list[Party]:
        """The pair behind "les deux capitales", where these tokens speak of both at once."""
        tokens = self.document.tokens
        for i in range(first, last - 1):
            if tokens[i].norm in self.words["two"] and tokens[i + 1].norm in self.words["collective_nouns"]:
                return self.pair(i)
        return []

    def _collective(self, tree: Tree, node: ParsedToken) -> list[Party]:
        """ "les deux pays", "both sides": the two countries last named together, else the two most often named; so many of more."""
        if node.norm in self.words["each_nouns"] and any(kid.norm in self.words["each"] for kid in tree.kids(node)):
            return self.pair(node.i)
        kids = tree.kids(node) if node.norm in self.words["collective_nouns"] else []
        count = next((self._numbers[low.norm] for low in kids if low.norm in self._numbers), 0)
        if count < _PAIR or (count > _PAIR and any("Poss=Yes" in low.morph for low in kids)):
            return []
        others = self._opposite(tree, node)
        if area := self._area(tree, node):
            return self._group(node, count, others, area)
        return self.pair(node.i, others) if count == _PAIR else self._group(node, count, others)

    def _counted(self, tree: Tree, node: ParsedToken) -> list[Party]:
        """ "the four", "les trois": those named together before."""
        if self._numbers.get(node.norm, 0) < _PAIR or not self._is_definite(tree, node) or tree.kids(node, "nmod", "amod", "fixed"):
            return []
        others, count = self._opposite(tree, node), self._numbers[node.norm]
        return self._group(node, count, others) if count > _PAIR else self.pair(node.i, others)

    def _opposite(self, tree: Tree, node: ParsedToken) -> set[str | None]:
        """Countries that stand beside a collective in its clause, so that it does not mean them."""
        head = tree.head(node)
        verb = head if head is not None and head.pos == "VERB" else None
        beside = [kid for kid in [*tree.subjects(verb), *tree.kids(verb, "obj", "iobj")] if kid.i != node.i] if verb is not None else []
        return {party.country for kid in beside for low in [kid, *tree.kids(kid, "conj")] for party in self.at(low.i)}

    def _group(self, node: ParsedToken, count: int, others: Collection[str | None], area: Collection[str] = ()) -> list[Party]:
        """So many countries: all of an area, those of the nearest list of so many, else the most named where the next lags behind."""
        span = Span(node.start, node.end)
        if len(area) == count:
            return [self.of(code, span) for code in area]
        lists = [(i, codes) for i, codes in self._rosters if len(codes) == count and not codes.intersection(others)]
        fitting = [(i, codes) for i, codes in lists if not area or codes <= {*area}]
        if fitting:
            _, codes = min(fitting, key=lambda entry: (entry[0] > node.i, abs(node.i - entry[0])))
            return [self.of(code, span) for code in sorted(codes)]
        ranked = [(code, n) for code, n in self.frequent.most_common() if code not in others and (not area or code in area)]
        if area and len(ranked) == count:
            return [self.of(code, span) for code, _ in ranked]
        lag = ranked[count][1] if len(ranked) > count else 0
        clear = len(ranked) >= count and ranked[count - 1][1] >= max(_OFTEN, _MORE * lag)
        return [self.of(code, span) for code, _ in ranked[:count]] if clear else []
