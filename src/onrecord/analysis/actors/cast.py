"""The actors of one article as they come in: one member per person, state, body or organisation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from onrecord.analysis.actors.knowledge import Directory, Person, Term, inflect, slug
from onrecord.analysis.actors.text.reading import Reading
from onrecord.model import Actor, ActorKind, Mention, MentionKind, Reason
from onrecord.words import load
from onrecord.words.names import fold_name

_MARK = "{}"


@dataclass
class Member:
    """An actor in the making. `offices` are (office, polity) pairs that the article or the directory gives him."""

    key: str
    name: str
    kind: ActorKind
    country: str | None
    reason: Reason
    role: str | None = None
    sex: str = ""
    person: Person | None = None
    offices: set[tuple[str, str]] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)  # words the text has used for him ("analystes")
    words: tuple[str, ...] = ()  # folded words of a full name
    plural: bool = False
    wikidata: str | None = None


@dataclass
class Cast:
    """Members by key and the mentions found so far."""

    reading: Reading
    members: dict[str, Member] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    bodies: dict[str, str] = field(default_factory=dict)  # body -> state, from phrases that hold both
    named_at: dict[int, str] = field(default_factory=dict)  # last token of a resolved name -> member

    @property
    def directory(self) -> Directory:
        """The directory of the world."""
        return self.reading.directory

    @property
    def language(self) -> str:
        """The language in which actors are named."""
        return self.reading.lexicon.language

    def mention(self, first: int, last: int, key: str, kind: MentionKind, reason: Reason) -> None:
        """Note that the tokens refer to the member `key`."""
        self.mentions.append(Mention(self.reading.document.span(first, last), key, kind, reason))

    def enter(self, member: Member) -> str:
        """The key of the member, who is new or already there."""
        self.members.setdefault(member.key, member)
        return member.key

    def state(self, code: str) -> str:
        """A state by its code."""
        state = self.directory.states[code]
        return self.enter(
            Member(
                code,
                state.names[self.language],
                ActorKind.STATE,
                code,
                Reason("directory", f"state {code}"),
                sex="f" if state.feminine else "m",
            )
        )

    def organisation(self, key: str) -> str:
        """An organisation of the directory."""
        body = self.reading.organisation(key)
        rule, detail = ("taught", "the article gives name and acronym") if key in self.reading.taught else ("directory", "organisation")
        reason = Reason(rule, f"{detail} {body.names['en']}")
        name, kind = body.names[self.language], ActorKind.ORGANISATION
        return self.enter(Member(key, name, kind, body.country, reason, plural=body.people, wikidata=body.wikidata))

    def polity(self, value: str) -> str:
        """A state or an organisation, whichever the value names."""
        return self.organisation(value) if value.startswith("org:") else self.state(value)

    def body(self, code: str, body: str, written: str = "", host: str = "") -> str:
        """A public body of a state; `written` is a form that names it with its state, for languages without a fixed pattern.

        `host` is where it is when the state has several of the kind: an embassy.
        """
        reason = Reason("body", f"{body.replace('_', ' ')} of {code}")
        key = f"org:{code.lower()}:{body}" + (f":{slug(host)}" if host else "")
        agree_as = load("world/bodies.yaml").get(body, {}).get("agree", "m")
        name = written or body_name(self.directory, self.language, code, body)
        member = Member(key, name, ActorKind.ORGANISATION, code, reason, sex=agree_as[0], plural=len(agree_as) > 1)
        return self.enter(member)

    def person(self, person: Person, reason: Reason) -> str:
        """A person of the directory, with the offices held when the article was published."""
        if person.key not in self.members:
            terms = person.held(*self.reading.months)
            dated = self.reading.months[0] > 0
            role = role_name(self.language, terms[0].office) if terms and dated else None
            country = None if self._serves_organisation(terms if dated else person.terms, dated) else person.country
            offices = {(term.office, term.polity) for term in terms}
            member = Member(
                person.key,
                person.names[self.language],
                ActorKind.PERSON,
                country,
                reason,
                role,
                "f" if person.feminine else "m",
                person,
                offices,
            )
            member.words = fold_name(person.forms[0])
            member.wikidata = person.wikidata
            self.members[person.key] = member
        return person.key

    def _serves_organisation(self, terms: tuple[Term, ...], dated: bool) -> bool:
        """Whether he acts for an organisation: by the offices of the time, or, in an undated article, because it names one of his."""
        bodies = {term.polity for term in terms if term.polity.startswith("org:")}
        if dated:
            return bool(terms) and len(bodies) == len({term.polity for term in terms})
        return not bodies.isdisjoint(self.reading.named_organisations)

    def stranger(self, name: str, country: str | None, reason: Reason, kind: ActorKind = ActorKind.PERSON) -> str:
        """Somebody outside the directory, by name or by the phrase that stands for him."""
        prefix = "person" if kind == ActorKind.PERSON else "org"
        member = Member(f"{prefix}:{slug(name)}", name, kind, country, reason, words=fold_name(name))
        return self.enter(member)

    def actors(self) -> tuple[Actor, ...]:
        """The members that are mentioned, in the order in which they first are."""
        keys = dict.fromkeys(mention.actor for mention in self.mentions)
        return tuple(_actor(self.members[key]) for key in keys)


def _actor(member: Member) -> Actor:
    return Actor(member.key, member.name, member.kind, member.country, member.role, member.reason, member.wikidata)


def body_name(directory: Directory, language: str, code: str, body: str) -> str:
    """The usual name of a state's body: "ministère russe de la Défense", "Indian foreign ministry"."""
    fixed = load("world/seats.yaml")["names"].get(code, {}).get(body)
    if fixed is not None:
        return str(fixed[language])
    row = load("world/bodies.yaml")[body]
    adjectives = directory.states[code].adjectives[language]
    if not adjectives:
        state = directory.states[code].names[language]
        return f"{row[language].replace(_MARK, '').replace('  ', ' ').strip()} ({state})"
    return str(row[language].replace(_MARK, agree(adjectives[0], row.get("agree", "m"), language)))


def agree(adjective: str, form: str, language: str) -> str:
    """The adjective in the gender and number that a body's name asks for ("m", "f", "mp")."""
    words: Any = load(f"{language}/actors.yaml")
    forms = inflect(adjective, words)
    if language == "en" or form == "m":
        return adjective
    if form == "mp":
        return next((other for other in forms if other.startswith(adjective) and other.endswith(("s", "x"))), adjective)
    return next((other for other in forms if other != adjective and not other.endswith("s")), adjective)


def role_name(language: str, office: str) -> str:
    """An office in words: the first form of the lexicon, or the minister of a ministry of `bodies.yaml`."""
    words: Any = load(f"{language}/actors.yaml")
    if office in words["labels"]:
        return str(words["labels"][office])
    forms = words["offices"].get(office)
    if forms:
        return str(forms[0])
    domain = office.removesuffix("_minister").removeprefix("deputy_")
    pattern = load("world/bodies.yaml").get(f"{domain}_ministry")
    if pattern is None or not office.endswith("_minister"):
        return office.replace("_", " ")
    ministry = " ".join(pattern[language].replace(_MARK, "").split())
    return ministry.replace(words["ministries"][0], words["ministers"][0])
