"""The parts of a dossier out of the record: happenings, utterances, positions and treaties between two parties."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from onrecord.errors import UsageError
from onrecord.model import Status
from onrecord.record import Store, schema
from onrecord.record.loading import span_of
from onrecord.views.asking.filters import Filter, in_time
from onrecord.views.asking.who import find_country
from onrecord.views.dossier.citing import Citations
from onrecord.views.dossier.parts import Citation, Dossier, Dot, Line, Section
from onrecord.views.stories import HappeningRow, UtteranceRow, stream_happenings, stream_utterances
from onrecord.views.stories.positions import PositionRow, Question, positions
from onrecord.words import load

_MOST_CITED = 8  # articles cited for one thing; `show` has them all
LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Between:
    """Whom a dossier is about, and for what time. Names or alpha-3 codes of countries."""

    one: str
    other: str
    since: str | None = None
    until: str | None = None
    language: str = "fr"


def build(store: Store, between: Between) -> Dossier:
    """The dossier on two countries. Raises UsageError for names that are no countries on record, or a language without words."""
    if between.language not in LANGUAGES:
        raise UsageError(f"there is no dossier in {between.language!r}", remedy=f"choose among {', '.join(LANGUAGES)}")
    with store.reading() as connection:
        builder = Builder(connection, between)
        happened, said = builder.happenings(), builder.utterances()
        sections = [
            builder.section("happenings", (builder.happening(row) for row in happened)),
            builder.section("utterances", (builder.utterance(row) for row in said)),
        ]
        sections.append(builder.whole("positions", builder.positions(store)))
        sections.append(builder.whole("treaties", builder.treaties()))
        return builder.dossier([section for section in sections if section.lines or section.parts], happened, said)


class Builder:
    """Turns rows into lines, citing as it goes."""

    def __init__(self, connection: Connection, between: Between) -> None:
        self._connection = connection
        self._between = between
        self._codes = tuple(find_country(connection, name) for name in (between.one, between.other) if name)
        self._words: dict[str, Any] = load(f"{between.language}/dossier.yaml")
        self._labels: dict[str, Any] = load(f"{between.language}/interface.yaml")
        self._citations = Citations(connection)

    def happenings(self) -> list[HappeningRow]:
        """What happened between the two, in order of time."""
        return list(stream_happenings(self._connection, self._filter(*self._codes)))

    def utterances(self) -> list[UtteranceRow]:
        """What either said of or to the other, in order of time."""
        both = (stream_utterances(self._connection, self._filter(one, other)) for one, other in (self._codes, self._codes[::-1]))
        found = {row.id: row for rows in both for row in rows}
        return sorted(found.values(), key=lambda row: (row.date_first is None, row.date_first or "", row.date_last or "", row.id))

    def happening(self, row: HappeningRow) -> Line:
        """A happening as a sentence."""
        who = f"{', '.join(row.actors) or '?'} → {', '.join(row.recipients)}" if row.recipients else ", ".join(row.actors) or "?"
        told = [self._labels["types"][row.type], self._labels["statuses"][row.status]]
        told += [self._say("according", source=row.said_by)] if row.said_by else []
        told += [self._say("place", place=row.place)] if row.place else []
        quote = self._citations.sentence(row.lead)
        cited = self._citations.cite([row.lead, *(key for key in row.events if key != row.lead)][:_MOST_CITED])
        return Line(row.date, f"{who} : {', '.join(told)}", quote, cited, tuple(self._notes(row)))

    def utterance(self, row: UtteranceRow) -> Line:
        """An utterance as a sentence."""
        who = f"{row.speaker or '?'} → {row.addressee}" if row.addressee else row.speaker or "?"
        cited = self._citations.cite([row.lead, *(key for key in row.statements if key != row.lead)][:_MOST_CITED])
        notes = [] if row.quotable else [self._say("altered")]
        notes += [self._say("wordings", count=len(row.wordings))] if len(row.wordings) > 1 else []
        return Line(
            row.date, f"{who} : {self._labels['classes'].get(row.cue_class, row.cue_class)}", row.said, cited, (*notes, *self._notes(row))
        )

    def positions(self, store: Store) -> Iterator[Section]:
        """The positions of both on each issue that the word lists know."""
        issues = [name for name in load("fr/positions.yaml")["issues"]]
        for holder, other in (self._codes, self._codes[::-1]):
            for issue in issues:
                question = Question(holder, issue, other, self._between.since, self._between.until)
                rows = [row for row in positions(store, question) if row.stance != "none"]
                if rows:
                    heading = self._say("holder", holder=self._name(holder), issue=issue)
                    yield Section(f"position-{holder}-{len(issue)}{issue[:3]}", heading, tuple(map(self._position, rows)))

    def treaties(self) -> Iterator[Section]:
        """Instruments to which both are parties, with dates and terms as articles tell them."""
        table = schema.instruments
        articles, chosen = schema.articles.c, self._filter(*self._codes)
        query = select(table).join(schema.articles, articles.id == table.c.article).order_by(table.c.key, table.c.article)
        rows = self._connection.execute(query.where(*in_time(articles.published_first, articles.published_last, chosen))).mappings()
        wanted = [row for row in rows if set(self._codes) <= set(json.loads(row["parties"]))]
        for key in dict.fromkeys(row["key"] for row in wanted):
            same = [row for row in wanted if row["key"] == key]
            yield Section(f"treaty-{len(key)}-{abs(hash_of(key))}", same[0]["name"], tuple(self.treaty(same, named=False)))

    def section(self, name: str, lines: Iterable[Line]) -> Section:
        """Lines under the year of each; undated ones last."""
        years: dict[str, list[Line]] = {}
        for line in lines:
            years.setdefault(line.date[:4] if line.date else self._say("undated"), []).append(line)
        parts = tuple(Section(f"{name}-{at}", year, tuple(listed)) for at, (year, listed) in enumerate(years.items()))
        return Section(name, self._say(name), (), parts)

    def whole(self, name: str, parts: Iterable[Section]) -> Section:
        """A section of sections."""
        return Section(name, self._say(name), (), tuple(parts))

    def dossier(self, sections: list[Section], happened: list[HappeningRow], said: list[UtteranceRow], title: str = "") -> Dossier:
        """The whole, with its picture and its sources; without a title of its own it is named after the two parties."""
        cited = self._citations.all()
        period = [self._say(name, **{name: value}) for name in ("since", "until") if (value := getattr(self._between, name))]
        title = title or ", ".join([self._say("title", one=self._name(self._codes[0]), other=self._name(self._codes[1])), *period])
        counts = {"articles": len({each.article_id for each in cited}), "origins": len({each.origin for each in cited})}
        summary = self._say("made", **counts) if cited else self._say("empty")
        dots = tuple(self._dots(happened, said))
        about = ""
        if dots:
            days = [day.isoformat() for day in (date.fromordinal(min(d.first for d in dots)), date.fromordinal(max(d.last for d in dots)))]
            split = {"happenings": sum(d.kind != "said" for d in dots), "utterances": sum(d.kind == "said" for d in dots)}
            about = self._say("picture_about", first=days[0], last=days[1], **split)
        return Dossier(self._between.language, title, summary, tuple(sections), dots, about, cited, self._words)

    def _position(self, row: PositionRow) -> Line:
        stance = " ".join(filter(None, (self._words["stances"][row.stance], self._words["strengths"][row.strength])))
        by = f"{row.by} ({row.office})" if row.office else row.by
        notes = [] if row.quotable else [self._say("altered")]
        stances = self._words["stances"]
        notes += [self._say("moved", before=stances[row.moved_from], after=stances[row.stance])] if row.moved_from else []
        notes += [self._say("told", words=row.moved_words)] if row.moved_words else []
        return Line(row.date, f"{by} : {stance} ({row.on})", row.text, self._citations.cite([row.id]), tuple(notes))

    def treaty(self, rows: Sequence[Any], *, named: bool = True) -> Iterator[Line]:
        """A treaty as sentences: parties and dates, then its terms. `rows` are those of the articles that name it; it is quoted from
        the one that gives its name most fully. `named`: the name comes first, for want of a heading that gives it.
        """
        name = rows[0]["name"]
        parties = ", ".join(self._name(code) for code in json.loads(rows[0]["parties"]))
        head = [self._say("parties", parties=parties)]
        for label in ("signed", "expires"):
            head += [self._say(label, date=date) for date in _finest({row[label] for row in rows if row[label]})]
        ordered = sorted(rows, key=lambda row: (-self._alike(name, row["id"]), row["id"]))
        cited = self._citations.cite(row["id"] for row in ordered[:_MOST_CITED])
        said = f"{name} : {' ; '.join(head)}" if named else " ; ".join(head)
        yield Line(None, said[:1].upper() + said[1:], self._citations.sentence(ordered[0]["id"], "mention"), cited)
        table = schema.terms.c
        terms = self._connection.execute(select(schema.terms).where(table.instrument.in_([row["id"] for row in rows]))).mappings().all()
        for what, relation, value in dict.fromkeys((term["what"], term["relation"], term["value"]) for term in terms):
            same = [term for term in terms if (term["what"], term["relation"], term["value"]) == (what, relation, value)]
            said = self._say("term", what=what, relation=self._labels["relations"][relation], value=json.loads(value))
            places = (
                self._citations.cite_place(term["article"], f"{term['instrument']}:{term['position']}", span_of(term)) for term in same
            )
            yield Line(None, said, same[0]["text"], tuple(places))

    def _alike(self, name: str, instrument: str) -> int:
        """How many words of its name the first mention of an instrument holds."""
        spans = schema.spans.c
        query = select(spans.text).where(spans.entry == instrument, spans.role == "mention").order_by(spans.position).limit(1)
        said = str(self._connection.execute(query).scalar() or "")
        return len(set(name.casefold().split()) & set(said.casefold().split()))

    def _notes(self, row: HappeningRow | UtteranceRow) -> Iterator[str]:
        names = ", ".join(row.origin_names)
        if row.articles > 1:
            yield self._say("seen" if row.origins > 1 else "seen_one", articles=row.articles, origins=row.origins, names=names)
        for conflict in row.conflicts:
            statuses = self._labels["statuses"] if conflict.what == "status" else {}
            values = " / ".join(statuses.get(value, value) for value in conflict.values)
            yield self._say("conflict", what=self._labels["conflicts"][conflict.what], values=values)

    def _dots(self, happened: list[HappeningRow], said: list[UtteranceRow]) -> Iterator[Dot]:
        for row in happened:
            if row.date_first and row.date_last:
                kind = {Status.ACTUAL: "actual", Status.DENIED: "denied"}.get(Status(row.status), "other")
                label = f"{row.date} {', '.join(row.actors)} → {', '.join(row.recipients)} : {self._labels['types'][row.type]}"
                yield Dot(_ordinal(row.date_first), _ordinal(row.date_last), kind, label)
        for told in said:
            if told.date_first and told.date_last:
                yield Dot(
                    _ordinal(told.date_first), _ordinal(told.date_last), "said", f"{told.date} {told.speaker or '?'} : {told.said[:80]}"
                )

    def _filter(self, one: str, other: str) -> Filter:
        return Filter(country=one, other=other, since=self._between.since, until=self._between.until)

    def _name(self, code: str) -> str:
        table = schema.actors.c
        found = self._connection.execute(select(table.name).where(table.key == code)).scalar()
        return str(found or code)

    def _say(self, name: str, **values: Any) -> str:
        return str(self._words[name]).format(**values)


def _finest(dates: set[str]) -> list[str]:
    """The dates in order, without those that a finer one gives as well ("2022-02" beside "2022-02-04")."""
    return sorted(each for each in dates if not any(other != each and other.startswith(each) for other in dates))


def hash_of(text: str) -> int:
    """A number for an address inside the file that is the same in every run."""
    return sum(ord(sign) * (at + 1) for at, sign in enumerate(text))


def cited_articles(citations: Iterable[Citation]) -> dict[str, list[Citation]]:
    """The citations of each article, in order of the first one."""
    found: dict[str, list[Citation]] = {}
    for citation in citations:
        found.setdefault(citation.article_id, []).append(citation)
    return found


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
