"""Who stands at a token: mentions of actors, country adjectives, pronouns, collectives."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from itertools import pairwise

from onrecord.analysis.events.lexicon import around, codes_of, places
from onrecord.analysis.events.sides.enumerations import Joints, Member, Party, distinct, enumerate_members, one_per_country, runs
from onrecord.analysis.events.trees import Tree, relation
from onrecord.model import ActorKind, Document, Findings, MarkKind, Mention, ParsedToken, Sentence, Span, Statement, Token
from onrecord.words import load

_BACK = 3  # sentences in which an unnamed other side is looked for
_CLEAR = 1.5  # how much more often the other side must be named than the next country
_OFTEN = 2  # mentions below which a country that stands elsewhere is nobody's other side
_FAR_MORE, _MORE = 3, 1.5  # times that one protagonist, or two, must be named oftener than the next country
_PAIR = 2
_LISTED = "directory"  # the rule of the actors stage for those it knows
_LONGEST_NAME = 3  # words of a place
_EVERYWHERE = 0.4  # weight of a mention anywhere in the article


class Parties:
    """Finds the parties of one article. All look-ups take tokens of the document."""

    def __init__(self, document: Document, findings: Findings) -> None:
        self.document = document
        self.words = load(f"{document.language}/parties.yaml")
        self.places = places(document.language)
        self._actors = {actor.key: actor for actor in findings.actors}
        datelines = [mark.span for mark in document.article.marks if mark.kind is MarkKind.DATELINE]
        self._mentions = _by_token(document, [m for m in findings.mentions if not any(span.overlaps(m.span) for span in datelines)])
        self._named = {i: self.of(mention.actor, mention.span) for i, mention in self._mentions.items()}
        self._adjectives = {token.i: codes for token in document.tokens if (codes := codes_of(token.norm, document.language))}
        self._statements = findings.statements
        self._instruments = [(span, instrument.parties) for instrument in findings.instruments for span in instrument.mentions]
        self._relational = frozenset([*self.words["other_sides"], *self.words["other_sides_plural"]])
        self._pronouns = frozenset(self.words["pronouns"])
        self.reflexive_pronouns = frozenset(self.words["reflexive_pronouns"])
        self.reflexives = frozenset(pronoun.strip() for pronoun in self.words["reflexives"])
        self._collectives = frozenset(self.words["collective_nouns"])
        self._articles = frozenset(article.strip() for article in self.words["articles"])
        self._numbers = {**load(f"{document.language}/instruments.yaml")["number_words"], **dict.fromkeys(self.words["two"], 2)}
        openers = [*self._articles, *self.words["belonging"], *self.words["towards"], *self.words["places"]]
        self._joints = Joints(frozenset(self.words["conjunctions"]), frozenset(openers))
        self._sides: dict[int, list[Party]] = {}
        self._speakers = {s.speaker_span.start: s.speaker for s in findings.statements if s.speaker_span and s.speaker}

    def of(self, key: str, span: Span) -> Party:
        """The party for an actor key (a country code also stands for an actor that the article lacks)."""
        actor = self._actors.get(key)
        return Party(key, actor.country, span) if actor else Party(None, key if len(key) == 3 else None, span)

    def is_person(self, party: Party) -> bool:
        """Whether the party is a person."""
        actor = self._actors.get(party.key or "")
        return actor is not None and actor.kind is ActorKind.PERSON

    def is_known(self, party: Party) -> bool:
        """Whether the party is an organisation of states, or somebody who speaks for one, that the directory lists."""
        actor = self._actors.get(party.key or "")
        return actor is not None and actor.country is None and actor.reason.rule == _LISTED

    def mention(self, i: int) -> Party | None:
        """The actor mentioned at token number `i`."""
        return self._named.get(i)

    def first_of(self, i: int) -> int:
        """The first token of the mention at token `i`."""
        return self.document.token_at(self._mentions[i].span.start).i

    def nation(self, i: int) -> list[Party]:
        """The countries of an adjective at token `i`: one, or two for "russo-chinois"."""
        codes = self._adjectives.get(i)
        if codes is None:
            return []
        token = self.document.tokens[i]
        span = Span(token.start, token.end)
        return [self.of(code, span) if code in self._actors else Party(None, code, span) for code in codes]

    def region(self, i: int) -> list[Party]:
        """A side without country: "occidental", "European"."""
        token = self.document.tokens[i]
        return [Party(None, None, Span(token.start, token.end))] if token.norm in self.places.regions else []

    def signatories(self, i: int) -> list[Party]:
        """The parties of the treaty or agreement that token `i` speaks of, those named before it first; none below two."""
        token = self.document.tokens[i]
        codes = next((codes for span, codes in self._instruments if span.start <= token.start < span.end), ())
        if len(codes) < _PAIR:
            return []
        before = [party.country for j in range(self.document.sentence_at(token.start).first, i) for party in self.at(j)]
        ranked = sorted(codes, key=lambda code: before.index(code) if code in before else len(before))
        return [self.of(code, Span(token.start, token.end)) for code in ranked]

    def at(self, i: int) -> list[Party]:
        """The actor mentioned at token `i`, else the countries of an adjective there."""
        found = self.mention(i)
        return [found] if found else self.nation(i)

    def place(self, i: int) -> Party | None:
        """The country named or governed from the place whose name begins at token `i` ("New Delhi")."""
        if not self.document.tokens[i].text[0].isupper():
            return None
        tokens = self.document.tokens[i : i + _LONGEST_NAME]
        names = (" ".join(token.norm for token in tokens[:length]) for length in range(len(tokens), 0, -1))
        code = next((code for name in names if (code := self.places.names.get(name))), None)
        return self.of(code, Span(tokens[0].start, tokens[0].end)) if code else None

    def count_hints(self, tokens: Iterable[Token]) -> int:
        """How many sides some tokens may name, each counted once; cheap, before any parse."""
        named: set[str] = set()
        others = 0
        for token in tokens:
            norm = token.norm
            if mention := self._mentions.get(token.i):
                named.add(mention.actor)
            elif norm in self._collectives:
                others += 2
            elif norm in self._pronouns:
                others += 1
            elif norm in self.places.adjectives or norm in self.places.names:
                named.add(self.places.adjectives.get(norm) or self.places.names[norm])
            elif "-" in norm:
                named.update(party.country for party in self.nation(token.i) if party.country)
        return len(named) + others

    def statement_at(self, offset: int) -> Statement | None:
        """The innermost statement whose content holds the character."""
        around = [s for s in self._statements if any(part.start <= offset < part.end for part in s.content)]
        return min(around, key=lambda s: sum(part.end - part.start for part in s.content), default=None)

    def cued_at(self, span: Span) -> list[Statement]:
        """The statements whose cue overlaps `span`; several for joint speakers."""
        return [s for s in self._statements if s.cue is not None and s.cue.overlaps(span)]

    def speakers_at(self, span: Span) -> list[Party]:
        """Who speaks by the cue at `span`; both sides when "les deux armées" do."""
        found = distinct(self.of(s.speaker, s.speaker_span or span) for s in self.cued_at(span) if s.speaker)
        return [] if any(self._is_both(party) for party in found) else found

    def _is_both(self, party: Party) -> bool:
        """Whether the words are a collective of two, which the parse resolves."""
        words = self.document.text[party.span.start : party.span.end].lower().split()
        return party.country is None and bool(self._collectives.intersection(words)) and any(word in self.words["two"] for word in words)

    def resolve(self, tree: Tree, node: ParsedToken) -> list[Party]:
        """The parties named by the nominal `node` and what is coordinated with it."""
        found = self._one(tree, node)
        beside = [low for kid in tree.kids(node, "appos") for low in tree.kids(kid, "conj")]
        for kid in [*tree.kids(node, "conj"), *beside]:
            if kid.pos != "VERB" and kid.i > node.i:
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

    def _member(self, i: int) -> Member | None:
        """The name at token `i` as a possible member of a list."""
        if mention := self._mentions.get(i):
            first, last = self.document.token_at(mention.span.start).i, self.document.token_at(mention.span.end - 1).i
            return Member(first, last, "person" if self.is_person(self._named[i]) else "body")
        return Member(i, i, "body") if self.place(i) else None

    def _one(self, tree: Tree, node: ParsedToken) -> list[Party]:
        if several := self._collective(tree, node) or self._counted(tree, node):
            return several
        ahead = self.governing(tree, node) if node.pos == "PRON" else []
        found = self.mention(node.i)
        if found and found.country is None and node.norm in self._relational and (meant := self._other_side(tree, node)):
            return meant
        if found:
            return ahead if ahead and ahead[0].span.start > node.start else [found]
        if node.pos in {"PRON", "DET"} and (heard := ahead or self.pronoun(node)):
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
        return next((owner for kid in tree.kids(node, "det") if (owner := self._possessor(kid))), [])

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
        if role == "they" and relation(node) == "nsubj" and (several := self._subjects_before(sentence)):
            return several
        if role == "person" and (main := self._main_speaker(sentence, node)):
            return [main]
        before = reversed(self.document.sentences[max(0, sentence.i - 2) : sentence.i])
        for first, last in [(sentence.first, node.i), *((near.first, near.last) for near in before)]:
            if role == "they" and (several := self._both_named(first, last) or self._listed_within(first, last)):
                return several
            parties = distinct(party for i in range(first, last) if (party := self.mention(i)))
            fitting = [party for party in parties if self.is_person(party) or role != "person"]
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
        head = next((upper for upper in tree.climb(node) if upper.pos == "VERB"), None)
        beside = [kid for kid in tree.kids(head, "nsubj", "obj", "iobj") if kid.i != node.i] if head is not None else []
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

    @cached_property
    def _rosters(self) -> list[tuple[int, frozenset[str]]]:
        """The lists of countries of the article, each with its first token."""
        starts = sorted(i for i, mention in self._mentions.items() if self.document.tokens[i].start == mention.span.start)
        members = [member for i in starts if (member := self._member(i))]
        lists = runs(self.document.tokens, members, self._joints)
        named = [(run[0].first, [self.mention(member.first) for member in run]) for run in lists]
        found = [(i, frozenset(party.country for party in parties if party and party.country)) for i, parties in named]
        return [(i, codes) for i, codes in found if len(codes) >= _PAIR]

    def pair(self, i: int, others: Collection[str | None] = ()) -> list[Party]:
        """The two sides that an article speaks of when it says "both" at token `i`; never `others`, who stand opposite."""
        token = self.document.tokens[i]
        sentence = self.document.sentence_at(token.start)
        for number in range(sentence.i, max(-1, sentence.i - 3), -1):
            near = self.document.sentences[number]
            numbers = range(near.first, min(near.last, i))
            parties = distinct(party for j in numbers for party in self.at(j) if party.country not in others)
            if len(nations := one_per_country(parties)) == 2:
                return nations
        codes = [code for code, _ in self.frequent.most_common(2 + len(others)) if code not in others]
        return [self.of(code, Span(token.start, token.end)) for code in codes[:2]] if len(codes) > 1 else []

    def counterpart(self, countries: Collection[str], i: int, clear: float = 0.0, *, beyond: bool = True) -> list[Party]:
        """The other side that a text means without naming it at token `i`: the country most often and most closely named around it.

        None when the next country is named nearly as much: the first must have `clear` times its weight. A country
        that the sentence itself names needs no such lead; without `beyond` only such a one is taken.
        """
        sentence = self.document.sentence_at(self.document.tokens[i].start)
        weights: defaultdict[str, float] = defaultdict(float)
        spans: dict[str, Span] = {}
        for near in self.document.sentences[max(0, sentence.i - _BACK) : sentence.i + 1]:
            for party in self._sides_of(near):
                if party.country and party.country not in countries:
                    weights[party.country] += 1 / (1 + sentence.i - near.i)
                    spans[party.country] = party.span
        for code, count in self.frequent.items():
            if code not in countries:
                weights[code] += _EVERYWHERE * count
        ranked = sorted(weights, key=lambda code: (-weights[code], code))
        if not ranked:
            return []
        best, rival = ranked[0], weights[ranked[1]] if len(ranked) > 1 else 0.0
        last = sentence.last if beyond else self._next_clause(i, sentence.last)
        here = any(party.country == best for j in range(sentence.first, last) for party in self.at(j))
        stray = self.frequent[best] < _OFTEN and weights[best] < _EVERYWHERE + 1 / 2  # named once, and not in the sentence before
        if not here and (not beyond or stray or weights[best] < clear * rival):
            return []
        token = self.document.tokens[i]
        return [self.of(best, spans.get(best, Span(token.start, token.end)))]

    def _sides_of(self, sentence: Sentence) -> list[Party]:
        """Each party that a sentence names, once."""
        if sentence.i not in self._sides:
            self._sides[sentence.i] = distinct(party for i in range(sentence.first, sentence.last) for party in self.at(i))
        return self._sides[sentence.i]

    def _next_clause(self, i: int, last: int) -> int:
        """The comma behind token `i` that a conjunction follows, else `last`."""
        norms = [token.norm for token in self.document.tokens[i:last]]
        ends = (at for at, (one, two) in enumerate(pairwise(norms)) if one == "," and two in self._joints.conjunctions)
        return i + next(ends, last - i)

    @cached_property
    def protagonists(self) -> tuple[str, ...]:
        """The country or the two countries that the article is about: named far more often than the next one; empty where that is open."""
        ranked = [*self.frequent.most_common(3), *[("", 0)] * 3]
        (first, most), (second, fewer), (_, few) = ranked[:3]
        if most >= _FAR_MORE * max(fewer, 1):
            return (first,)
        return (first, second) if second and fewer >= _MORE * max(few, 1) else ()

    def about(self, i: int) -> list[Party]:
        """The protagonists as parties at token `i`."""
        token = self.document.tokens[i]
        return [self.of(code, Span(token.start, token.end)) for code in self.protagonists]

    @cached_property
    def frequent(self) -> Counter[str]:
        """How many mentions of its actors each country has."""
        spans = {(m.span, actor.country) for m in self._mentions.values() if (actor := self._actors.get(m.actor)) and actor.country}
        return Counter(country for _, country in sorted(spans))


def _by_token(document: Document, mentions: Iterable[Mention]) -> dict[int, Mention]:
    """The longest mention over each token."""
    table: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.span.end - m.span.start):
        i = document.token_at(mention.span.start).i
        while i < len(document.tokens) and document.tokens[i].start < mention.span.end:
            table[i] = mention
            i += 1
    return table
