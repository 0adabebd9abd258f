"""The sides of an act: parties in the slots that the frame of its trigger names.

Slots: `subject`, `object`, `indirect` (a dative pronoun or object), `agent` (of a passive), `possessive`,
`adjective` (a country adjective or compound), `support` (the subject of the verb that governs a noun
trigger), `clause` (the subject of the clause around a noun trigger), `clause_object` (its object), `content` (the subject of the
subordinate clause), `speaker` and `addressee` (of the statement around or begun by the trigger), `place` (a country named as destination),
`after` (the first party behind the trigger), `counterpart` (the other side that the text speaks of), `pair` (both). Else: a preposition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from onrecord.analysis.events.lexicon import Trigger, around, ontology, triggers
from onrecord.analysis.events.sides.enumerations import Party, distinct, same_side
from onrecord.analysis.events.sides.parties import Parties
from onrecord.analysis.events.sides.surroundings import Surroundings
from onrecord.analysis.events.trees import Tree, relation
from onrecord.model import EventType, ParsedToken, Span

_OBLIQUE = ("obl", "nmod", "advcl", "xcomp")
# Acts whose object is the doer's own ("put his troops on alert", "warned that Russia would"): never a compatriot.
_ABROAD = frozenset({EventType.MOBILIZE, EventType.THREATEN, EventType.REJECT})
_JUDGEMENTS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT})
_WARNED = frozenset({EventType.ASSAULT, EventType.ACCUSE, EventType.COERCE, EventType.THREATEN})
_CLOSE = 2  # tokens between a preposition and its party
_LEADING = 1.5  # how much more often the accused must be named than the next country
_FAR = 14  # tokens; nearness means nothing beyond
_ADJECTIVE_OF = ("amod", "compound", "nmod", "acl")


class Sides(NamedTuple):
    """Both sides with the names of the slots that gave them ("" for none)."""

    actors: list[Party]
    recipients: list[Party]
    actor_slot: str
    recipient_slot: str


class Slots(Surroundings):
    """The parties in the slots around one trigger."""

    def __init__(self, parties: Parties, tree: Tree, token: ParsedToken, trigger: Trigger) -> None:
        super().__init__(parties, tree, token, trigger)
        self._finders: dict[str, Callable[[], list[Party]]] = {
            "subject": self._subject,
            "object": self._object,
            "indirect": lambda: self._resolve([*tree.kids(token, "iobj"), *tree.clitics(token)]),
            "agent": self._agent,
            "possessive": self._possessive,
            "adjective": self._adjective,
            "support": self._support,
            "clause": self._clause,
            "clause_object": self._clause_object,
            "content": self._content,
            "named": self._named,
            "speaker": self._speaker,
            "addressee": self._addressee,
            "place": self._place,
            "counterpart": list,
            "pair": lambda: self.parties.pair(token.i),
            "after": lambda: self._near(range(token.i + 1, token.i + _FAR)),
        }

    def fill(self) -> Sides:
        """Both sides, by the slots of the frame and, where it is not weak, by nearness."""
        frame = self.trigger.frame
        actors, actor_slot = self._accused() or self._accused_pronoun(), "accused"
        if not actors:
            actors, actor_slot = self._relative(), "relative"
        if not actors:
            actors, actor_slot = self._first(self._doers_first(frame.actor), [])
        recipients, recipient_slot = self._first(self._beside(frame.recipient, actors, actor_slot), actors)
        if not recipients and actor_slot in self._word("agent"):
            recipients, recipient_slot = self._suffered(actors)
        if not recipients and frame.recipient and self.trigger.type is EventType.ASSAULT:
            recipients, recipient_slot = self._struck(actors), "place"
        if not recipients and "content" in frame.recipient:
            recipients, recipient_slot = self._first(("named",), actors)
        if not actors and "counterpart" in frame.actor and recipients:
            countries = {party.country for party in recipients if party.country}
            actors, actor_slot = self.parties.counterpart(countries, self.token.i) if countries else [], "counterpart"
        orphan = self.trigger.kind == "verb" and not self.passive and not self.tree.subjects(self.token)
        if not actors and orphan and not frame.weak:
            actors, actor_slot = self._near(range(self.token.i - 1, self.token.i - _FAR, -1)), "near"
        actors = [party for party in actors if not any(same_side(party, other) for other in recipients)] or actors
        recipients = [party for party in recipients if not any(same_side(party, other) for other in actors)]
        others = {party.country for party in recipients if party.country}
        actors = [party for party in actors if party.country not in others] or actors
        return Sides(actors, recipients, actor_slot, recipient_slot)

    def find(self, slot: str) -> list[Party]:
        """The parties in one slot."""
        finder = self._finders.get(slot)
        return finder() if finder else self._oblique(slot)

    def is_about(self, needs: tuple[str, ...]) -> bool:
        """Whether what the act is done to is among some words, wherever the sentence has it ("a signé avec son collègue ... un accord")."""
        noun = self.tree.antecedent(self.token)
        objects = [*self.tree.kids(self.token, "obj"), *(kid for kid in self.tree.kids(self.token, "obl") if not self.tree.case(kid))]
        nodes = [*(self._patients() if self.passive else objects), *([noun] if noun is not None else [])]
        return any(around(needs).search(node.norm) for node in nodes)

    def judges(self) -> list[Party]:
        """Who judges the act that a noun trigger names ("la France a condamné les frappes"): never its other side."""
        head = self.tree.head(self.token)
        if self.trigger.kind != "noun" or head is None or not self._is_opinion(head):
            return []
        return self._resolve(self._agents(head) if self.tree.is_passive(head) else self.tree.subjects(head))

    def _first(self, slots: Iterable[str], taken: list[Party]) -> tuple[list[Party], str]:
        for slot in slots:
            own = self.trigger.type in _ABROAD
            loose = slot if self.trigger.type is not EventType.REQUEST else ""
            found = [party for party in self.find(slot) if not any(same_side(party, other, loose, own=own) for other in taken)]
            if found:
                return distinct(found), slot
        return [], ""

    def _subject(self) -> list[Party]:
        if self.passive:
            return self._agent()
        if self.adjacent is not None:
            return self.parties.listed(self.tree, self._token_of(self.adjacent)) or [self.adjacent]
        if named := self._before_relative():
            return named
        nodes = self._inverted() or [node for node in self.tree.subjects(self.token) if node.i != self.token.i]
        found = self._spoken(self.token, self._resolve(nodes))
        if not found and relation(self.token) == "acl" and not self.tree.kids(self.token, "nsubj"):
            return self._clause()
        return found

    def _inverted(self) -> list[ParsedToken]:
        """The subject behind a reflexive verb that the parse took for its object ("s'est félicité leur hôte")."""
        finite = "VerbForm=Fin" in self.token.morph or bool(self.tree.kids(self.token, "aux"))
        own = [kid for kid in self.tree.kids(self.token, "nsubj") if not self.tree.divides(kid, self.token, "»”")]
        if not self.trigger.reflexive or not finite or own:
            return []
        return [kid for kid in self.tree.kids(self.token, "obj") if kid.i > self.token.i and kid.pos in {"NOUN", "PROPN"}]

    def _spoken(self, verb: ParsedToken, found: list[Party]) -> list[Party]:
        """Who speaks by the verb, where it is a cue; the subjects of the parse where they are but some of the speakers."""
        speakers = self.parties.speakers_at(Span(verb.start, verb.end))
        named, heard = {party.key for party in found}, {party.key for party in speakers}
        objects = [*self.tree.clitics(verb), *(self.tree.kids(verb, "obj") if self.tree.kids(verb, "nsubj") else [])]
        objects += [low for kid in objects for low in self.tree.kids(kid, "conj")]
        if any(party.span.start <= kid.start < party.span.end for kid in objects for party in speakers):
            return found  # the object, taken for the subject
        narrower = bool(found) and (named < heard or (bool(heard) and heard < named))
        subjects = [party for party in found if self._is_subject(party, verb)]
        quoted = any(speaker.span.end <= party.span.start < verb.start for speaker in speakers for party in subjects)
        return found if narrower or quoted or not speakers else speakers

    def _is_subject(self, party: Party, verb: ParsedToken) -> bool:
        """Whether the party is named as the subject of the verb itself, not only heard from a governing one."""
        return any(party.span.start <= kid.start < party.span.end for kid in self.tree.kids(verb, "nsubj") if self.parties.mention(kid.i))

    def _before_relative(self) -> list[Party]:
        """The name right before a relative pronoun: of number and gender ("avec X, laquelle accuse Y"), or hung on a noun that is no
        side ("rompu ses relations avec X, qui a expulsé Y"); what destroys may be a thing."""
        for kid in self.tree.kids(self.token, "nsubj", "obj"):
            comma = kid.i - 1
            if comma <= self.tree.tokens[0].i or self.tree.at(comma).text != ",":
                continue
            hung = relation(kid) == "nsubj" and "PronType=Rel" in kid.morph and self._is_hung_too_high()
            if hung or kid.norm in self._word("relatives"):
                found = self.parties.mention(comma - 1)
                return [found] if found else []
        return []

    def _is_hung_too_high(self) -> bool:
        """Whether the noun of a relative clause names no side itself."""
        noun = self.tree.antecedent(self.token)
        thing = self.trigger.type is EventType.ASSAULT
        return not thing and noun is not None and noun.i < self.token.i and not self.parties.mention(noun.i)

    def _agent(self) -> list[Party]:
        agents = self._agents(self.token)
        return self._resolve(agents) or self._deep(agents)

    def _object(self) -> list[Party]:
        nodes = self._patients() if self.passive else self._objects()
        antecedent = [noun] if self.passive and (noun := self.tree.antecedent(self.token)) else []
        found = self._resolve(nodes) or self._authors(nodes) or self._deep(nodes, located=False) or self._resolve(antecedent)
        if found or self.passive:
            return found
        near = self._near(range(self.token.i + 1, self.token.i + 1 + _CLOSE))
        return [party for party in near if not self._is_located(party)]

    def _authors(self, nodes: Iterable[ParsedToken]) -> list[Party]:
        """Whose the object of a judgement is, by its relative clause ("rejette le plan que X propose")."""
        if self.passive or self.trigger.type not in _JUDGEMENTS:
            return []
        clauses = [clause for node in nodes for clause in self.tree.kids(node, "acl") if clause.i > node.i]
        return self._resolve(kid for clause in clauses for kid in self.tree.kids(clause, "nsubj") if "PronType=Rel" not in kid.morph)

    def _objects(self) -> list[ParsedToken]:
        if self._inverted():
            return []
        kids = [*self.tree.kids(self.token, "obj", "iobj", "xcomp"), *self.tree.clitics(self.token)]
        kids += [kid for kid in self.tree.kids(self.token, "obl") if kid.pos == "NUM" and not self.tree.case(kid)]  # "exhorte les trois à"
        kids += [kid for kid in self.tree.kids(self.token, "obl") if self._is_of_particle(kid)]
        noun = self.tree.antecedent(self.token)
        if noun is not None and noun.i > self.token.i and (self.adjacent is not None or self.tree.kids(self.token, "nsubj")):
            return [noun]
        if noun is not None and not kids and self.tree.kids(self.token, "mark") and self.tree.kids(self.token, "nsubj"):
            return [noun]
        if all(relation(kid) == "xcomp" for kid in kids):
            kids = [*self.tree.fronted(self.token), *kids]
        nominal = [kid for kid in kids if kid.pos != "VERB" or self.parties.mention(kid.i)]
        return [noun if noun is not None and "PronType=Rel" in kid.morph else kid for kid in nominal]

    def _is_of_particle(self, node: ParsedToken) -> bool:
        """Whether the parse took the particle of the verb for the preposition of its object ("brushed aside the allegations")."""
        case = self.tree.case(node)
        return case in self._word("particles") and any(case in words for words in self.trigger.tail)

    def _oblique(self, preposition: str) -> list[Party]:
        """Dependents with the preposition: of the trigger, its object, or the verb that governs a noun trigger."""
        if not self.tree.may_hold(preposition, self.parties.words["contractions"]):
            return self._linear(preposition)
        objects = [kid for kid in self.tree.kids(self.token, "obj", "xcomp") if not self.tree.is_complement(kid)]
        holders = [self.token, *objects, *(low for upper in [self.token, *objects] for low in self.tree.phrase(upper))]
        if preposition in self._word("belonging"):  # "l'offensive turque dans le nord de la Syrie"
            holders = [holder for holder in holders if holder.i == self.token.i or self.tree.case(holder) not in self._word("locations")]
        holders += [clause for clause in self.tree.kids(self.token, "acl") if self.trigger.kind != "verb"]
        noun = self.tree.antecedent(self.token) if self.adjacent is not None else None
        if noun is not None and noun.i > self.token.i:
            holders.append(noun)  # the object of a verb that the parse took for its adjective ("Russia rained missiles on Ukraine")
        if (head := self._light_verb(preposition)) is not None:
            holders.append(head)
        holders = [holder for holder in holders if not self.parties.is_relational(holder.norm)]
        kids = {kid.i: kid for holder in holders for kid in self.tree.kids(holder, *_OBLIQUE) if kid.i != self.token.i}
        if preposition in self._word("between"):
            kids |= {low.i: low for low in self.tree.phrase(self.token)}
        fitting = (kid for kid in kids.values() if self._preposition(kid) == preposition and not self._is_setting(kid, preposition))
        nodes = sorted(fitting, key=lambda kid: kid.i < self.token.i)
        named = next((found for node in nodes if (found := self._resolve([node]))), [])
        return named or self._deep(nodes) or self._linear(preposition)

    def _linear(self, preposition: str) -> list[Party]:
        """Where the parse fails: the first party right behind the preposition, between the trigger and the next border."""
        tokens, words = self.parties.document.tokens, self.parties.words["contractions"]
        last = self.tree.tokens[-1].i
        aside = 0  # the comma that closes a parenthesis
        for i in range(self.token.i + 1, min(self.token.i + _FAR, last + 1)):
            if i < aside:
                continue
            if tokens[i].norm == "," and i != aside:
                aside = self.tree.closing(i, preposition)
            if tokens[i].norm in self._word("borders") or (tokens[i].norm == "," and not aside):
                return []
            if words.get(tokens[i].norm, tokens[i].norm) == preposition and not self._is_of_another(i):
                near = range(i + 1, min(i + 1 + _CLOSE, last + 1))
                return next((self.parties.listed(self.tree, j) or found for j in near if (found := self.parties.at(j))), [])
        return []

    def _is_of_another(self, i: int) -> bool:
        """Whether the preposition at `i` belongs to another noun behind the trigger ("s'est félicité à l'issue d'un entretien avec X")."""
        noun = self.tree.head(self.tree.at(i))
        head = self.tree.head(noun) if noun is not None else None
        objects = {kid.i for kid in self.tree.kids(self.token, "obj", "xcomp", "nsubj")}
        mistaken = self.trigger.kind == "verb" and self.token.pos not in {"VERB", "AUX"}
        if head is None or mistaken or head.i in objects or not self.token.i < head.i < i:
            return False
        done_by_another = self.trigger.kind == "noun" and self.tree.is_passive(head) and self._light_verb(self.tree.at(i).norm) is None
        return head.pos == "NOUN" or done_by_another

    def _possessive(self) -> list[Party]:
        for kid in self.tree.kids(self.token, "det", "nmod"):
            if "Poss=Yes" in kid.morph and (found := self.parties.pronoun(kid)):
                return found
            if kid.dep == "nmod:poss":
                return self.parties.resolve(self.tree, kid)
        return []

    def _adjective(self) -> list[Party]:
        for kid in self.tree.kids(self.token, *_ADJECTIVE_OF):
            if nation := self.parties.nation(kid.i) or self.parties.region(kid.i):
                return nation
            if kid.dep == "compound" and (found := self.parties.resolve(self.tree, kid)):
                return found
        joint = (nation for low in self.tree.phrase(self.token) if len(nation := self.parties.nation(low.i)) > 1)
        return next(joint, [])

    def _support(self) -> list[Party]:
        head = self.tree.head(self.token)
        light = self.token.dep == "obl:arg" and self._preposition(self.token) in self._word("light")
        governed = relation(self.token) in {"obj", "xcomp", "nsubj"} or light
        if head is None or head.pos not in {"VERB", "AUX"} or not governed or self._is_opinion(head):
            return []
        if self.tree.is_passive(head):
            return self._resolve(self._agents(head))
        return self._resolve(node for node in self.tree.subjects(head) if node.i != self.token.i)

    def _clause(self) -> list[Party]:
        for upper in self.tree.climb(self.token):
            if upper.pos in {"VERB", "AUX"}:
                found = self._resolve(node for node in self.tree.subjects(upper) if node.i != self.token.i)
                return self._spoken(upper, found)
        return []

    def _clause_object(self) -> list[Party]:
        """The object of the clause around ("a pressé X par téléphone")."""
        verb = self.tree.clause(self.token)
        if verb is None or verb.pos not in {"VERB", "AUX"}:
            return []
        dative = [kid for kid in self.tree.kids(verb, "obl") if self._preposition(kid) in self._word("towards")]
        return self._resolve([*self.tree.kids(verb, "obj", "iobj"), *self.tree.clitics(verb), *dative])

    def _content(self) -> list[Party]:
        clauses = self.tree.kids(self.token, "ccomp", "xcomp", "advcl")
        return self._resolve(node for clause in clauses for node in self.tree.kids(clause, "nsubj")) or self._warned()

    def _warned(self) -> list[Party]:
        """Whose hostile act a warning speaks of by an adjective ("toute provocation russe entraînerait une riposte")."""
        statement = self.statement() if self.trigger.type is EventType.THREATEN else None
        table = triggers(self.parties.document.language)
        for part in statement.content if statement else ():
            for low in [token for token in self.tree.tokens if part.start <= token.start < part.end and relation(token) == "amod"]:
                noun = self.tree.head(low)
                hostile = noun is not None and any(other.kind == "noun" and other.type in _WARNED for other in table.get(noun.norm, ()))
                if hostile and (nation := self.parties.nation(low.i)):
                    return nation
        return []

    def _named(self) -> list[Party]:
        """Whom a threat names in its words, by whatever part of the sentence ("« Si X refuse, ce sera la rupture », a averti Y")."""
        statement = self.statement() if self.trigger.type is EventType.THREATEN else None
        content = statement.content if statement else ()
        inside = [token.i for token in self.tree.tokens if any(part.start <= token.start < part.end for part in content)]
        named = [party for i in inside if (party := self.parties.mention(i)) and not self.parties.nation(i)]
        return [party for party in named if party.country] or [party for i in inside for party in self.parties.nation(i)] or named

    def _speaker(self) -> list[Party]:
        if speakers := self.parties.speakers_at(Span(self.token.start, self.token.end)):
            return speakers
        statement = self.statement()
        if statement is None or statement.speaker is None:
            return []
        return [self.parties.of(statement.speaker, statement.speaker_span or statement.cue or Span(self.token.start, self.token.end))]

    def _addressee(self) -> list[Party]:
        statement = self.statement()
        if statement is None or statement.addressee is None:
            return []
        return [self.parties.of(statement.addressee, statement.cue or Span(self.token.start, self.token.end))]

    def _accused(self) -> list[Party]:
        """Of a noun that says what another is accused of ("accuse X d'ingérence", "accused by Y of spying"): the accused."""
        head = next((upper for upper in self.tree.climb(self.token) if upper.pos not in {"NOUN", "PROPN"}), None)
        charged = relation(self.token) in {"obl", "nmod"} and self.tree.case(self.token) in self._word("charges")
        if self.trigger.kind != "noun" or head is None or not charged:
            return []
        if not self._is_accusation(head):
            return []
        return self._resolve(self.tree.kids(head, "nsubj" if self.tree.is_passive(head) else "obj"))

    def _accused_pronoun(self) -> list[Party]:
        """Of what a pronoun is accused of doing ("l'accusant de financer"): the other side of the accuser."""
        head = self.tree.head(self.token)
        if self.trigger.kind != "verb" or head is None or not self.tree.is_complement(self.token) or not self._is_accusation(head):
            return []
        objects = [kid for kid in self.tree.kids(head, "obj", "iobj", "det") if kid.i < self.token.i]
        if not any(kid.pos == "PRON" or kid.norm in self._word("object_pronouns") for kid in objects):
            return []
        accusers = {party.country for party in self._resolve(self.tree.subjects(head)) if party.country}
        return self.parties.counterpart(accusers, self.token.i, _LEADING) if accusers else []

    def _relative(self) -> list[Party]:
        """Who does the act that a noun names, in a clause that has it as its object ("les sanctions que Tokyo a imposées")."""
        for clause in self.tree.kids(self.token, "acl") if self.trigger.kind == "noun" else ():
            objects = self.tree.kids(clause, "obj", "mark")
            named = any(kid.pos in {"NOUN", "PROPN"} for kid in objects)
            held = not named and (clause.dep == "acl:relcl" or any(kid.pos == "PRON" for kid in objects))
            doers = [kid for kid in self.tree.kids(clause, "nsubj") if "PronType=Rel" not in kid.morph]
            if held and doers and clause.i > self.token.i and not self._is_opinion(clause):
                return self._resolve(doers)
        return []

    def _place(self) -> list[Party]:
        objects = self._patients() if self.passive else self.tree.kids(self.token, "obj")
        below = [low for upper in objects for low in self.tree.kids(upper, "nmod")]
        for kid in [*self.tree.kids(self.token, "obl", "nmod", "obj"), *below]:
            if self._preposition(kid) not in self._word("towards"):
                continue
            named = self.parties.mention(kid.i) or self.parties.place(kid.i)
            if found := (self.parties.listed(self.tree, kid.i) or [named] if named else self._resolve([kid])[:1]):
                return found
        return []

    def _doers_first(self, slots: tuple[str, ...]) -> list[str]:
        """Of a noun, "par X" does the act, whatever else stands by it ("la reconnaissance de X par Y")."""
        below = [self._preposition(kid) for kid in self.tree.kids(self.token, *_OBLIQUE)] if self.trigger.kind == "noun" else []
        named = any(preposition in self._word("agent") for preposition in below)
        return sorted(slots, key=lambda slot: not named or slot not in self._word("agent"))

    def _beside(self, slots: tuple[str, ...], actors: list[Party], actor_slot: str) -> tuple[str, ...]:
        """Where both sides of a common act are named together, what belongs to something else or governs it is no third side."""
        several = len({party.country for party in actors if party.country}) > 1 and ontology()[self.trigger.type].symmetric
        if several and actor_slot in self._word("between"):
            return ()
        return tuple(slot for slot in slots if not several or slot not in self._word("belonging"))

    def _suffered(self, actors: list[Party]) -> tuple[list[Party], str]:
        """Of a noun with a doer of its own, whom it befalls ("la reconnaissance de X par Y")."""
        return self._first(self._word("belonging"), actors) if self.trigger.kind == "noun" and self.trigger.frame.recipient else ([], "")

    def _struck(self, actors: list[Party]) -> list[Party]:
        """On whose soil an attack took place ("ont touché une base en Irak"), for want of who was hit."""
        objects = self._patients() if self.passive else self.tree.kids(self.token, "obj")
        holders = [self.token, *objects]
        inside = {*self._word("places"), *self._word("locations")}
        where = [kid for holder in holders for kid in self.tree.kids(holder, "obl", "nmod") if self.tree.case(kid) in inside]
        named = (self._resolve([kid])[:1] for kid in where if not self._is_setting(kid, self.tree.case(kid)))
        return next((found for found in named if found and not any(same_side(found[0], other, "place") for other in actors)), [])
