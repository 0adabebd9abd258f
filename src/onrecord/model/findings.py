"""What one article yields. Every entry carries the spans it rests on and the reason it was made."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.model.span import Span
from onrecord.model.when import When


class Status(StrEnum):
    """What becomes of the act that an event names."""

    ACTUAL = "actual"
    DENIED = "denied"
    POSSIBLE = "possible"
    PLANNED = "planned"
    PROPOSED = "proposed"
    HYPOTHETICAL = "hypothetical"


class EventType(StrEnum):
    """The 16 types of PLOVER."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Mode(StrEnum):
    """How speech is reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"


class MentionKind(StrEnum):
    """How a mention refers to its actor."""

    NAME = "name"
    TITLE = "title"  # "le ministre russe de la Défense"
    METONYM = "metonym"  # "Moscou", "le Kremlin"
    DEMONYM = "demonym"  # "les Russes"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"  # "un haut responsable américain"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an entry stands: the rule or model, a line a person understands, a score between 0 and 1."""

    rule: str
    detail: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date in the text. `when` is None where the expression cannot be resolved (no publication date)."""

    span: Span
    when: When | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class Publication:
    """When the article was published, with the proof. `when` is None when the text does not allow a date.

    `how` is one of header, dateline, text, metadata, unknown.
    """

    when: When | None
    how: str
    evidence: tuple[Span, ...] = ()
    reason: Reason = field(default_factory=lambda: Reason("unknown", "no date found", 0.0))


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that refers to the actor with key `actor`."""

    span: Span
    actor: str
    kind: MentionKind
    reason: Reason


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state or organisation of one article.

    `key` is the same in every article and language for a known actor: ISO 3166 alpha-3 for states
    (`RUS`), `person:...` and `org:...` slugs otherwise. `name` is the usual form in the article's
    language. `country` is alpha-3 or None.
    """

    key: str
    name: str
    kind: ActorKind
    country: str | None
    role: str | None
    reason: Reason
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One act of speech. `content` spans hold what was said, without quotation marks, cue or speaker.

    `speaker` and `addressee` are actor keys. `speaker_span` is where the speaker stands (a name or a
    pronoun), None where it is inherited. `via` is the channel or carrier as worded. `cue_class` is
    the class of the cue in `words/<language>/statements.yaml` (say, ask, promise, accuse, deny ...).
    """

    content: tuple[Span, ...]
    mode: Mode
    cue: Span | None
    cue_class: str
    speaker: str | None
    speaker_span: Span | None
    addressee: str | None
    when: When | None
    via: Span | None
    wording_reliable: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class Event:
    """What an article reports as done, denied, possible, planned, proposed or conditional.

    `actors` and `recipients` are actor keys; `*_countries` alpha-3 codes. `said_by` is the key of the
    source when the text commits only to it. `evidence` holds the sentence and cue spans that
    decided type, sides and status; `status_path` tells in words how the status came about.
    """

    type: EventType
    anchor: Span
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    actor_countries: tuple[str, ...]
    recipient_countries: tuple[str, ...]
    status: Status
    said_by: str | None
    context: tuple[str, ...]
    when: When | None
    place: Span | None
    mutual: bool
    evidence: tuple[Span, ...]
    status_path: tuple[str, ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class Term:
    """One numeric or dated clause of an instrument. `relation` is "at most", "at least" or "exactly"."""

    what: str
    relation: str
    value: float | str
    unit: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, agreement or declared partnership as the article tells it. Dates are canonical writings of `When`."""

    key: str
    name: str
    mentions: tuple[Span, ...]
    parties: tuple[str, ...]
    signed: str | None
    expires: str | None
    terms: tuple[Term, ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class Defect:
    """One piece of evidence that a text is damaged or derived. No verdict without a span."""

    label: str  # as listed in GUIDELINES: caption, related_links, spun, machine_translated, ...
    span: Span
    reason: Reason


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is known of one article so far; each stage returns a copy with its part filled in."""

    language: str
    publication: Publication
    dates: tuple[DateExpression, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()  # in order of the text
    instruments: tuple[Instrument, ...] = ()
    defects: tuple[Defect, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()

    def actor(self, key: str) -> Actor:
        """The actor with this key. Raises KeyError with the key when there is none."""
        for actor in self.actors:
            if actor.key == key:
                return actor
        raise KeyError(key)
