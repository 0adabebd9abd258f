"""What the article names at its tokens, how often, and whom it means where it names nobody."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from onrecord.analysis.events.lexicon import codes_of, places
from onrecord.analysis.events.sides.enumerations import Joints, Member, Party, distinct, one_per_country, runs
from onrecord.model import ActorKind, Document, Findings, MarkKind, Mention, Sentence, Span, Statement, Token
from onrecord.words import load

_BACK = 3  # sentences in which an unnamed other side is looked for
_OFTEN = 2  # mentions below which a country that stands elsewhere is nobody's other side
_FAR_MORE, _MORE = 3, 1.5  # times that one protagonist, or two, must be named oftener than the next country
_PAIR = 2
_LISTED = "directory"  # the rule of the actors stage for those it knows
_LONGEST_NAME = 3  # words of a place
_EVERYWHERE = 0.4  # weight of a mention anywhere in the article


class Naming:
    """Finds the parties of one article. All look-ups take tokens of the document."""

    def __init__(self, document: Document, findings: Findings) -> None:
        self.document = document
        self.words = load(f"{document.language}/parties.yaml")
        self.places = places(document.language)
        self._actors = {actor.key: actor for actor in findings.actors}
        datelines = [mark.span for mark in document.article.marks if mark.kind is MarkKind.DATELINE]
        self._mentions = _by_token(document, _outside(findings.mentions, datelines))
        self._named = {i: self.of(mention.actor, mention.span) for i, mention in self._mentions.items()}
        self._adjectives = {token.i: codes for token in document.tokens if (codes := codes_of(token.norm, document.language))}
        self._statements = findings.statements
        self._told = [(part.start, part.end, told) for told in findings.statements for part in told.content]
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
        self.resolved: dict[int, list[Party]] = {}  # what nominals have been found to name, by token
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
        around = [told for start, end, told in self._told if start <= offset < end]
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

    def _member(self, i: int) -> Member | None:
        """The name at token `i` as a possible member of a list."""
        if mention := self._mentions.get(i):
            first, last = self.document.token_at(mention.span.start).i, self.document.token_at(mention.span.end - 1).i
            return Member(first, last, "person" if self.is_person(self._named[i]) else "body")
        return Member(i, i, "body") if self.place(i) else None

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


def _outside(mentions: Sequence[Mention], spans: Sequence[Span]) -> Sequence[Mention]:
    """The mentions that touch none of the spans."""
    last = max((span.end for span in spans), default=0)
    return [one for one in mentions if one.span.start >= last or not any(span.overlaps(one.span) for span in spans)] if spans else mentions


def _by_token(document: Document, mentions: Iterable[Mention]) -> dict[int, Mention]:
    """The longest mention over each token."""
    table: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.span.end - m.span.start):
        i = document.token_at(mention.span.start).i
        while i < len(document.tokens) and document.tokens[i].start < mention.span.end:
            table[i] = mention
            i += 1
    return table
