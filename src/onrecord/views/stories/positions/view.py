"""`positions`: the statements and acts of a holder on an issue, in order of time, each with its stance; changes are marked.

A person speaks for the state or organisation whose office the articles give him. What the same holder says in the sentences after
one on the issue counts when it refers back ("nous ne l'exclurons pas"). Acts are the events in whose sentence the issue is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, and_, or_, select

from onrecord.errors import UsageError
from onrecord.model import ActorKind, EventType, Status
from onrecord.record import Store, schema
from onrecord.views.asking.filters import Filter, Party, in_time, one_of
from onrecord.views.entries import EventRow, StatementRow, stream_events, stream_statements
from onrecord.views.stories.positions.issues import articles_on
from onrecord.views.stories.positions.stances import ORDER, Issue, read_issue, read_stance, refers_back, told_change

_BLOCK = 100  # articles whose texts are held at once
_FARTHEST = 2  # statements between one on the issue and one that refers back to it
_EQUAL = frozenset({EventType.AGREE, EventType.COOPERATE, EventType.CONSULT})
_BEFORE, _AFTER = 25, 60  # characters around the anchor of an act in which the issue must be named
_FAVOURING = frozenset({EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT, EventType.AID, EventType.CONSULT, EventType.CONCEDE})
_BY_STATUS = {Status.DENIED: "against", Status.POSSIBLE: "open", Status.HYPOTHETICAL: "conditional"}


@dataclass(frozen=True, slots=True)
class Question:
    """Whose position on what: `holder` and `other` are names or codes of countries, `about` the words of the issue."""

    holder: str
    about: str
    other: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class PositionRow:
    """How the holder stands on the issue at one time.

    `stance`: for, against, open, conditional or none; `strength` 1 (hedged) to 3 (emphatic); `cue` are the words that
    decided. `on` is the facet of the issue. `text` is the evidence word by word, `kind` says whether it is a statement or an act,
    `by` who spoke or acted and `office` in what office. `moved_from` is the stance before, where the position moved; `moved_words`
    are the words by which the text says so itself.
    """

    date: str | None
    by: str
    office: str | None
    stance: str
    strength: int
    cue: str | None
    on: str
    text: str
    kind: str
    quotable: bool
    moved_from: str | None
    moved_words: str | None
    id: str
    article: str
    article_id: str
    source: str
    date_first: str | None
    date_last: str | None


@dataclass(frozen=True, slots=True)
class Moment:
    """All that is said and done at one time: "not needed" and "not excluded" in one speech are one stance. What decides comes first."""

    stance: str
    rows: tuple[PositionRow, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A statement or event with its sentence, the text of its article around it, and whether the other party is spoken of."""

    text: str
    language: str
    meets_other: bool


def positions(store: Store, question: Question) -> list[PositionRow]:
    """The positions of the holder in order of time, undated ones last. Raises UsageError for unknown names or senseless dates."""
    if not question.about.strip():
        raise UsageError("no issue is given", remedy="name it with --about")
    with store.reading() as connection:
        rows = list(_read(connection, question))
    rows.sort(key=lambda row: (row.date_first is None, row.date_first or "", row.date_last or "", row.article))
    return _mark_changes(rows)


def _read(connection: Connection, question: Question) -> Iterator[PositionRow]:
    holder = Party.of_either(connection, question.holder)
    other = Party.of_either(connection, question.other) if question.other else None
    issue, span = read_issue(question.about), Filter(since=question.since, until=question.until)
    named = articles_on(connection, issue)
    rows = [*_statements(connection, holder, other, issue, span, named), *_acts(connection, holder, other, issue, span, named)]
    members, seen = schema.members.c, dict[str, str]()
    told = connection.execute(select(members.entry, members.story).where(members.entry.in_(one_of([row.id for row in rows]))))
    stories = {entry: story for entry, story in told}
    offices = _offices(connection) if rows else {}
    for row in rows:
        story = stories.get(row.id, row.id)
        if seen.setdefault(story, row.id) == row.id and (spoke := offices.get((row.article_id, row.by))) != "":
            yield replace(row, office=spoke, by=row.by)


def _statements(
    connection: Connection, holder: Party, other: Party | None, issue: Issue, span: Filter, named: list[str]
) -> Iterator[PositionRow]:
    """What the holder says on the issue. Originals with reliable wording come first: they speak for their copies."""
    table = schema.statements.c
    told: defaultdict[tuple[str, str | None], list[StatementRow]] = defaultdict(list)
    wanted = (holder.is_actor(table.speaker), table.article.in_(one_of(named)))
    for row in stream_statements(connection, Filter(), *wanted, *in_time(table.date_first, table.date_last, span)):
        told[row.article_id, row.speaker_key].append(row)
    sentences = _sentences(connection, [row.id for rows in told.values() for row in rows], other, "content")
    found = [row for rows in told.values() for row in _thread(rows, sentences, issue)]
    return iter(sorted(found, key=lambda row: (not row.quotable, row.article, row.id)))


def _thread(rows: list[StatementRow], sentences: Mapping[str, tuple[int, _Sentence]], issue: Issue) -> Iterator[PositionRow]:
    """The statements of one speaker in one article in their order: each on the issue itself, or by reference to what was said before."""
    since, facet = _FARTHEST + 1, issue.main  # how many statements ago the issue was named, and by which of its facets
    for row in sorted((row for row in rows if row.id in sentences), key=lambda row: sentences[row.id][0]):
        sentence = sentences[row.id][1]
        own, asked = (issue.facet(text, sentence.language) for text in (row.said, sentence.text))
        named = sentence.meets_other and (own or (asked if refers_back(row.said, sentence.language) else None))
        meant = not own and since <= _FARTHEST and refers_back(row.said, sentence.language)
        if named:
            since, facet = 0, named
        elif sentence.meets_other and issue.is_near(row.said, sentence.language):
            since, facet = 0, issue.main
        else:
            since += 1
        position = _position_of(row, sentence, facet) if named or meant else None
        if position and (own or position.stance != "none"):
            since = 0
            yield position


def _position_of(row: StatementRow, sentence: _Sentence, facet: str) -> PositionRow:
    found = read_stance(row.said, sentence.language)
    if found.stance == "none":
        found = read_stance(f"{row.cue or ''} {row.said}", sentence.language)
    return PositionRow(
        row.date, row.speaker or "", None, found.stance, found.strength, found.words, facet, row.said, "statement", row.wording_reliable,
        None, told_change(sentence.text, sentence.language), row.id, row.article, row.article_id, row.source, row.date_first, row.date_last,
    )  # fmt: skip


def _acts(
    connection: Connection, holder: Party, other: Party | None, issue: Issue, span: Filter, named: list[str]
) -> Iterator[PositionRow]:
    """What the holder does on the issue: events with the other party (with anybody, unless one is named)."""
    table = schema.events.c
    own_keys = set(connection.execute(select(schema.actors.c.key).where(holder.is_actor(schema.actors.c.key))).scalars())
    together = and_(holder.takes_part(table.id, "actor"), other.takes_part(table.id, "actor")) if other else None
    sides = or_(holder.faces(table.id, other), together) if other and together is not None else holder.takes_part(table.id)
    own = and_(or_(table.said_by.is_(None), holder.is_actor(table.said_by)), table.article.in_(one_of(named)))
    rows = list(stream_events(connection, Filter(), sides, own, *in_time(table.date_first, table.date_last, span)))
    sentences = _sentences(connection, [row.id for row in rows], None, "anchor")
    spoken = _spoken_spans(connection, {row.article_id for row in rows})
    for row in sorted(rows, key=lambda row: (row.copy_of is not None, row.article, row.id)):
        start, sentence = sentences[row.id]
        facet = issue.facet(_around(sentence.text, row.anchor), sentence.language)
        by = _doer(row, own_keys)
        if (
            facet
            and by
            and not _is_mere_name(row, issue, sentence.language)
            and not any(left <= start < right for left, right in spoken[row.article_id])
        ):
            yield _act(row, sentence, facet, by)


def _around(text: str, anchor: str) -> str:
    """The words beside the anchor, cut at blanks: what a sentence says further off is another matter."""
    at = text.find(anchor)
    left, right = max(0, at - _BEFORE), min(len(text), at + len(anchor) + _AFTER)
    left = text.find(" ", left) + 1 if left else 0
    return text[left : right if right == len(text) else text.rfind(" ", at, right)]


def _is_mere_name(row: EventRow, issue: Issue, language: str) -> bool:
    """Whether the act is nothing but the name of the issue ("une alliance"): that it was named does not say who wants it."""
    return (
        row.type in (EventType.COOPERATE, EventType.AGREE) and row.status != Status.DENIED and issue.facet(row.anchor, language) is not None
    )


def _doer(row: EventRow, own: set[str]) -> str | None:
    """The one of the holder's side who acts; what is done to him is no position of his, but in acts of two equal sides."""
    pairs = list(zip(row.actor_keys, row.actors, strict=True))
    if row.mutual or row.type in _EQUAL:
        pairs += zip(row.recipient_keys, row.recipients, strict=True)
    return next((name for key, name in pairs if key in own), None)


def _act(row: EventRow, sentence: _Sentence, facet: str, by: str) -> PositionRow:
    favouring = "for" if EventType(row.type) in _FAVOURING else "against"
    stance = _BY_STATUS.get(Status(row.status), favouring)
    if row.status == Status.DENIED and favouring == "against":
        stance = "open"
    strength = read_stance(_around(sentence.text, row.anchor), sentence.language).strength
    return PositionRow(
        row.date, by, None, stance, strength, f"{row.type} {row.status}: {row.anchor}", facet, sentence.text, "act", True, None,
        told_change(sentence.text, sentence.language), row.id, row.article, row.article_id, row.source, row.date_first, row.date_last,
    )  # fmt: skip


def _sentences(connection: Connection, entries: list[str], other: Party | None, role: str) -> dict[str, tuple[int, _Sentence]]:
    """For each entry where it stands, its sentence, and whether that speaks of the other party."""
    spans, passages, articles = schema.spans.c, schema.passages.c, schema.articles.c
    query = select(articles.id, spans.entry, spans.start, passages.start, passages.end, articles.language)
    query = query.join(
        schema.passages, (passages.article == spans.article) & (passages.start <= spans.start) & (passages.end > spans.start)
    )
    query = query.join(schema.articles, articles.id == spans.article).where(
        spans.role == role, spans.entry.in_(one_of(entries)), spans.position == 0
    )
    places: defaultdict[str, list[tuple[str, int, int, int, str]]] = defaultdict(list)
    for article, *place in connection.execute(query):
        places[article].append(tuple(place))
    named = _spans_of(connection, other, list(places)) if other else {}
    found: dict[str, tuple[int, _Sentence]] = {}
    for article, text in _texts(connection, list(places)):
        for entry, start, first, last, language in places[article]:
            met = other is None or any(first <= begin and end <= last for begin, end in named.get(article, ()))
            found[entry] = (start, _Sentence(text[first:last], language, met))
    return found


def _texts(connection: Connection, ids: list[str]) -> Iterator[tuple[str, str]]:
    """The texts of articles, some at a time."""
    table = schema.articles.c
    for at in range(0, len(ids), _BLOCK):
        for article, text in connection.execute(select(table.id, table.text).where(table.id.in_(one_of(ids[at : at + _BLOCK])))):
            yield str(article), str(text)


def _spans_of(connection: Connection, party: Party, articles: list[str]) -> Mapping[str, list[tuple[int, int]]]:
    """Where the articles name the party."""
    mentions = schema.mentions.c
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    query = select(mentions.article, mentions.start, mentions.end).where(mentions.article.in_(one_of(articles)))
    for article, start, end in connection.execute(query.where(party.is_actor(mentions.actor))):
        found[article].append((start, end))
    return found


def _spoken_spans(connection: Connection, articles: Iterable[str]) -> defaultdict[str, list[tuple[int, int]]]:
    """Where each article reports speech: an act named there belongs to the statement."""
    table = schema.spans.c
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    query = select(table.article, table.start, table.end).where(table.role == "content", table.article.in_(one_of(sorted(articles))))
    for article, start, end in connection.execute(query):
        found[article].append((start, end))
    return found


def _offices(connection: Connection) -> dict[tuple[str, str], str | None]:
    """The office of each person in each article, "" for a person who has none in any article and so speaks for himself."""
    table, names = schema.article_actors.c, schema.actors.c
    held = set(connection.execute(select(table.actor).where(table.role.is_not(None))).scalars())
    query = select(table.article, names.name, table.actor, table.kind, table.role).join(schema.actors, names.key == table.actor)
    return {
        (article, name): "" if kind == ActorKind.PERSON and actor not in held else role
        for article, name, actor, kind, role in connection.execute(query)
    }


def _mark_changes(rows: list[PositionRow]) -> list[PositionRow]:
    """Each row with the move it makes, facet by facet."""
    moved: dict[str, str] = {}
    for facet in {row.on for row in rows}:
        earlier: str | None = None
        for moment in moments(row for row in rows if row.on == facet):
            if earlier is not None and earlier != moment.stance:
                moved[moment.rows[0].id] = earlier
            earlier = moment.stance
    return [replace(row, moved_from=moved.get(row.id)) for row in rows]


def moments(rows: Iterable[PositionRow]) -> Iterator[Moment]:
    """Positions on one facet in order of time, those of one time together; undated ones and those that take no side are left out."""
    held: list[PositionRow] = []
    last = ""
    for row in rows:
        if row.stance == "none" or not row.date_first:
            continue
        if held and row.date_first > last:
            yield _moment(held)
            held, last = [], ""
        held.append(row)
        last = max(last, row.date_last or "")
    if held:
        yield _moment(held)


def _moment(rows: list[PositionRow]) -> Moment:
    stance = min((row.stance for row in rows), key=ORDER.index)
    return Moment(stance, tuple(sorted(rows, key=lambda row: row.stance != stance)))
