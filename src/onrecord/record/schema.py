"""The tables of a record, under the names of the vocabulary (Article, Span, Actor, Mention, Statement, Event ...).

Every table of findings has `article` and `position`, its place among the findings of its kind, so that
what the analysis said can be given back exactly. Entries with several spans keep them in `spans`;
entries that are one span keep it in their own row. Wherever a span stands, its characters stand beside
it: `verify` compares them with the article.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

HEAD = "0009"
"""The revision of the tables that this program reads and writes."""

NAMING = {"ix": "ix_%(table_name)s_%(column_0_N_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s"}

metadata = MetaData(naming_convention=NAMING)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _text(name: str, *, null: bool = True) -> Column[str]:
    return Column(name, Text, nullable=null)


def _article(*, key: bool = False) -> Column[str]:
    return Column("article", Text, ForeignKey("articles.id"), primary_key=key, nullable=False)


def _position(*, key: bool = False) -> Column[int]:
    return Column("position", Integer, primary_key=key, nullable=False, autoincrement=False)


def _number() -> Column[int]:
    """A number by which articles or entries are found, first in the key of its index."""
    return Column("number", Integer, primary_key=True, autoincrement=False)


def _index(name: str, key: str) -> tuple[Table, Table]:
    """An index by numbers: the large table, and the small one that new rows go to first, see `derived.indexing`."""
    both = (Table(each, metadata, _number(), _key(key), sqlite_with_rowid=False) for each in (name, f"fresh_{name}"))
    return next(both), next(both)


def _numbers() -> Column[bytes]:
    """The numbers by which the row is found, as `derived.indexing` packs them: what is taken out of an index is known without a search."""
    return Column("numbers", LargeBinary, nullable=False)


def _span(prefix: str = "", *, null: bool = False) -> list[Column[int]]:
    return [Column(f"{prefix}start", Integer, nullable=null), Column(f"{prefix}end", Integer, nullable=null)]


def _when(prefix: str = "date") -> list[Column[str]]:
    return [_text(prefix), *(_text(f"{prefix}_{part}") for part in ("first", "last", "precision", "basis"))]


def _reason(prefix: str = "") -> list[Column[str] | Column[float]]:
    return [_text(f"{prefix}rule", null=False), _text(f"{prefix}detail", null=False), Column(f"{prefix}score", Float, nullable=False)]


articles = Table(
    "articles", metadata, _key("id"), _text("name", null=False), _text("source", null=False), _text("sha256", null=False),
    _text("title"), _text("stated_date"), _text("author"), _text("site"), _text("url"), _text("stated_language", null=False),
    _text("language", null=False), *_when("published"), _text("published_how", null=False), *_reason("published_"),
    _text("text", null=False), _text("text_sha256", null=False), _text("analysis", null=False), Index(None, "published_first"),
)  # fmt: skip

sources = Table(
    "sources", metadata, _key("source"), _article(key=True), Column("version", Integer, nullable=False),
    _text("name", null=False), _text("sha256", null=False), Index(None, "article"),
)  # fmt: skip

marks = Table(
    "marks", metadata, _article(key=True), _position(key=True), _text("kind", null=False), *_span(), _text("text", null=False),
    _text("reason", null=False),
)  # fmt: skip

dates = Table(
    "dates", metadata, _key("id"), _article(), _position(), *_span(), _text("text", null=False), *_when(), *_reason(),
    Index(None, "article"),
)  # fmt: skip

actors = Table(
    "actors", metadata, _key("key"), _text("name", null=False), _text("kind", null=False), _text("country"), _text("wikidata"),
    Column("articles", Integer, nullable=False), Index(None, "country"),
)  # fmt: skip

actor_claims = Table(
    "actor_claims", metadata, _key("actor"), _key("name"), _key("kind"), _key("country"), _key("wikidata"),
    Column("articles", Integer, nullable=False),
)  # fmt: skip

actor_forms = Table(
    "actor_forms", metadata, _key("actor"), _key("form"), _key("kind"), _text("folded", null=False),
    Column("articles", Integer, nullable=False), Index(None, "folded"),
)  # fmt: skip

article_actors = Table(
    "article_actors", metadata, _article(key=True), _position(key=True), _text("actor", null=False), _text("name", null=False),
    _text("kind", null=False), _text("country"), _text("role"), _text("wikidata"), *_reason(), Index(None, "actor"),
)  # fmt: skip

mentions = Table(
    "mentions", metadata, _article(key=True), _position(key=True), _text("actor", null=False), _text("kind", null=False), *_span(),
    _text("text", null=False), *_reason(), Index(None, "actor"),
)  # fmt: skip

statements = Table(
    "statements", metadata, _key("id"), _article(), _position(), _text("speaker"), _text("addressee"), _text("said", null=False),
    _text("mode", null=False), _text("cue"), _text("cue_class", null=False), _text("via"), *_when(),
    Column("wording_reliable", Boolean, nullable=False), *_reason(), Index(None, "article"), Index(None, "speaker"),
    Index(None, "addressee"), Index(None, "date_first"),
)  # fmt: skip

events = Table(
    "events", metadata, _key("id"), _article(), _position(), _text("type", null=False), _text("status", null=False), _text("said_by"),
    _text("anchor", null=False), _text("place"), _text("context", null=False), Column("mutual", Boolean, nullable=False), *_when(),
    _text("status_path", null=False), *_reason(), Index(None, "article"), Index(None, "date_first"), Index(None, "type", "status"),
)  # fmt: skip

event_actors = Table(
    "event_actors", metadata, Column("event", Text, ForeignKey("events.id"), primary_key=True), _key("side"), _position(key=True),
    _article(), _text("actor", null=False), Index(None, "actor"), Index(None, "article"),
)  # fmt: skip

event_countries = Table(
    "event_countries", metadata, Column("event", Text, ForeignKey("events.id"), primary_key=True), _key("side"), _position(key=True),
    _article(), _text("country", null=False), Index(None, "country"), Index(None, "article"),
)  # fmt: skip

instruments = Table(
    "instruments", metadata, _key("id"), _article(), _position(), _text("key", null=False), _text("name", null=False),
    _text("parties", null=False), _text("signed"), _text("expires"), *_reason(), Index(None, "article"), Index(None, "key"),
)  # fmt: skip

terms = Table(
    "terms", metadata, Column("instrument", Text, ForeignKey("instruments.id"), primary_key=True), _position(key=True), _article(),
    _text("what", null=False), _text("relation", null=False), _text("value", null=False), _text("unit"), *_span(),
    _text("text", null=False), Index(None, "article"),
)  # fmt: skip

defects = Table(
    "defects", metadata, _key("id"), _article(), _position(), _text("label", null=False), *_span(), _text("text", null=False), *_reason(),
    Index(None, "article"),
)  # fmt: skip

spans = Table(
    "spans", metadata, _key("entry"), _key("role"), _position(key=True), _article(), *_span(), _text("text", null=False),
    Index(None, "article"),
)  # fmt: skip

copies = Table(
    "copies", metadata, _article(key=True), Column("origin", Text, ForeignKey("articles.id"), nullable=False), _text("kind", null=False),
    _text("direction", null=False), *_reason(), *_span("passage_", null=True), *_span("origin_passage_", null=True), Index(None, "origin"),
)  # fmt: skip

quarantine = Table("quarantine", metadata, _key("source"), _text("reason", null=False), _text("remedy", null=False))

runs = Table(
    "runs", metadata, Column("id", Integer, primary_key=True), _text("started", null=False), _text("finished", null=False),
    _text("program", null=False), _text("paths", null=False), _text("counts", null=False),
)  # fmt: skip

judgements = Table(
    "judgements", metadata, Column("id", Integer, primary_key=True), _text("verb", null=False), _text("entry", null=False), _text("other"),
    _text("field"), _text("value"), _text("by", null=False), _text("at", null=False), _text("why", null=False), _text("undone"),
    Index(None, "entry"), Index(None, "other"),
)  # fmt: skip

passages = Table(
    "passages", metadata, Column("id", Integer, primary_key=True), _article(), *_span(), _text("shadow", null=False),
    Index(None, "article"),
)  # fmt: skip

compared = Table(
    "compared", metadata, _article(key=True), Column("samples", Integer, nullable=False), _text("credit"), _numbers(),
)  # fmt: skip

shingles, fresh_shingles = _index("shingles", "article")

sketches, fresh_sketches = _index("sketches", "article")

resemblances = Table(
    "resemblances", metadata, _article(key=True), _key("other"), Column("containment", Float, nullable=False),
    Column("alignment", Float, nullable=False),
)  # fmt: skip

accounts = Table(
    "accounts", metadata, _key("entry"), _article(), _text("kind", null=False), _text("witness"),
    _text("features", null=False), _numbers(), Index(None, "article"),
)  # fmt: skip

traces, fresh_traces = _index("traces", "entry")

kinships = Table(
    "kinships", metadata, _key("entry"), _key("other"), _article(),
    Column("other_article", Text, ForeignKey("articles.id"), nullable=False),
    Column("likeness", Integer, nullable=False), Index(None, "article"), Index(None, "other_article"),
)  # fmt: skip

members = Table("members", metadata, _key("entry"), _article(), _text("story", null=False), Index(None, "article"), Index(None, "story"))


def _seen() -> list[Column[int] | Column[str]]:
    """How many articles tell it, and how many origins they go back to, by name."""
    return [Column("mentions", Integer, nullable=False), Column("origins", Integer, nullable=False), _text("origin_names", null=False)]


happenings = Table(
    "happenings", metadata, _key("id"), _text("lead", null=False), _text("type", null=False), _text("status", null=False),
    _text("date"), _text("date_first"), _text("date_last"), _text("place"), *_seen(), _text("conflicts", null=False),
    Index(None, "date_first"),
)  # fmt: skip

utterances = Table(
    "utterances", metadata, _key("id"), _text("lead", null=False), _text("speaker"), _text("date"), _text("date_first"), _text("date_last"),
    Column("wordings", Integer, nullable=False), *_seen(), _text("conflicts", null=False), Index(None, "date_first"),
    Index(None, "speaker"),
)  # fmt: skip

FINDINGS = (
    compared, resemblances, accounts, kinships, members,
    spans, marks, dates, article_actors, mentions, statements, event_actors, event_countries, events, terms, instruments, defects, passages,
)  # fmt: skip
"""Tables that hold what was found in one article, in an order in which they can be emptied."""

INDEXES = {"shingles": fresh_shingles, "sketches": fresh_sketches, "traces": fresh_traces}
"""The indexes by which articles and entries are found, each with the table of its fresh rows. `compared` and `accounts` say the same."""

CONTENT = (articles, sources, *FINDINGS[:-1], actors, actor_claims, actor_forms, copies, happenings, utterances, quarantine)
"""Tables whose rows are the same whatever the order of reading. `runs` and the search index are not among them."""
