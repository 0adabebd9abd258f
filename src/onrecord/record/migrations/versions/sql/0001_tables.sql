-- The tables of the first record. See record/schema.py for what they hold. Never edit: add a step instead.

CREATE TABLE actor_claims (
  actor TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT NOT NULL,
  wikidata TEXT NOT NULL,
  articles INTEGER NOT NULL,
  CONSTRAINT pk_actor_claims PRIMARY KEY (actor, name, kind, country, wikidata)
);

CREATE TABLE actor_forms (
  actor TEXT NOT NULL,
  form TEXT NOT NULL,
  kind TEXT NOT NULL,
  folded TEXT NOT NULL,
  articles INTEGER NOT NULL,
  CONSTRAINT pk_actor_forms PRIMARY KEY (actor, form, kind)
);
CREATE INDEX ix_actor_forms_folded ON actor_forms (folded);

CREATE TABLE actors (
  "key" TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT,
  wikidata TEXT,
  articles INTEGER NOT NULL,
  CONSTRAINT pk_actors PRIMARY KEY ("key")
);
CREATE INDEX ix_actors_country ON actors (country);

CREATE TABLE articles (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  title TEXT,
  stated_date TEXT,
  author TEXT,
  site TEXT,
  url TEXT,
  stated_language TEXT NOT NULL,
  language TEXT NOT NULL,
  published TEXT,
  published_first TEXT,
  published_last TEXT,
  published_precision TEXT,
  published_basis TEXT,
  published_how TEXT NOT NULL,
  published_rule TEXT NOT NULL,
  published_detail TEXT NOT NULL,
  published_score FLOAT NOT NULL,
  text TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  analysis TEXT NOT NULL,
  CONSTRAINT pk_articles PRIMARY KEY (id)
);
CREATE INDEX ix_articles_published_first ON articles (published_first);

CREATE TABLE quarantine (
  source TEXT NOT NULL,
  reason TEXT NOT NULL,
  remedy TEXT NOT NULL,
  CONSTRAINT pk_quarantine PRIMARY KEY (source)
);

CREATE TABLE runs (
  id INTEGER NOT NULL,
  started TEXT NOT NULL,
  finished TEXT NOT NULL,
  program TEXT NOT NULL,
  paths TEXT NOT NULL,
  counts TEXT NOT NULL,
  CONSTRAINT pk_runs PRIMARY KEY (id)
);

CREATE TABLE article_actors (
  article TEXT NOT NULL,
  position INTEGER NOT NULL,
  actor TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT,
  role TEXT,
  wikidata TEXT,
  rule TEXT NOT NULL,
  detail TEXT NOT NULL,
  score FLOAT NOT NULL,
  CONSTRAINT pk_article_actors PRIMARY KEY (article, position),
  CONSTRAINT fk_article_actors_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_article_actors_actor ON article_actors (actor);

CREATE TABLE copies (
  article TEXT NOT NULL,
  origin TEXT NOT NULL,
  kind TEXT NOT NULL,
  direction TEXT NOT NULL,
  rule TEXT NOT NULL,
  detail TEXT NOT NULL,
  score FLOAT NOT NULL,
  passage_start INTEGER,
  passage_end INTEGER,
  origin_passage_start INTEGER,
  origin_passage_end INTEGER,
  CONSTRAINT pk_copies PRIMARY KEY (article),
  CONSTRAINT fk_copies_article FOREIGN KEY(article) REFERENCES articles (id),
  CONSTRAINT fk_copies_origin FOREIGN KEY(origin) REFERENCES articles (id)
);
CREATE INDEX ix_copies_origin ON copies (origin);

CREATE TABLE dates (
  id TEXT NOT NULL,
  article TEXT NOT NULL,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  date TEXT,
  date_first TEXT,
  date_last TEXT,
  date_precision TEXT,
  date_basis TEXT,
  rule TEXT NOT NULL,
  detail TEXT NOT NULL,
  score FLOAT NOT NULL,
  CONSTRAINT pk_dates PRIMARY KEY (id),
  CONSTRAINT fk_dates_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_dates_article ON dates (article);

CREATE TABLE defects (
  id TEXT NOT NULL,
  article TEXT NOT NULL,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  rule TEXT NOT NULL,
  detail TEXT NOT NULL,
  score FLOAT NOT NULL,
  CONSTRAINT pk_defects PRIMARY KEY (id),
  CONSTRAINT fk_defects_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_defects_article ON defects (article);

CREATE TABLE events (
  id TEXT NOT NULL,
  article TEXT NOT NULL,
  position INTEGER NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  said_by TEXT,
  anchor TEXT NOT NULL,
  place TEXT,
  context TEXT NOT NULL,
  mutual BOOLEAN NOT NULL,
  date TEXT,
  date_first TEXT,
  date_last TEXT,
  date_precision TEXT,
  date_basis TEXT,
  status_path TEXT NOT NULL,
  rule TEXT NOT NULL,
  detail TEXT NOT NULL,
  score FLOAT NOT NULL,
  CONSTRAINT pk_events PRIMARY KEY (id),
  CONSTRAINT fk_events_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_events_article ON events (article);
CREATE INDEX ix_events_date_first ON events (date_first);
CREATE INDEX ix_events_type_status ON events (type, status);

CREATE TABLE instruments (
  id TEXT NOT NULL,
  article TEXT NOT NULL,
  position INTEGER NOT NULL,
  "key" TEXT NOT NULL,
  name TEXT NOT NULL,
  parties TEXT NOT NULL,
  signed TEXT,
  expires TEXT,
  rule TEXT NOT NULL,
  detail TEXT NOT NULL,
  score FLOAT NOT NULL,
  CONSTRAINT pk_instruments PRIMARY KEY (id),
  CONSTRAINT fk_instruments_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_instruments_article ON instruments (article);
CREATE INDEX ix_instruments_key ON instruments ("key");

CREATE TABLE marks (
  article TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  reason TEXT NOT NULL,
  CONSTRAINT pk_marks PRIMARY KEY (article, position),
  CONSTRAINT fk_marks_article FOREIGN KEY(article) REFERENCES articles (id)
);

CREATE TABLE mentions (
  article TEXT NOT NULL,
  position INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  rule TEXT NOT NULL,
  detail TEXT NOT NULL,
  score FLOAT NOT NULL,
  CONSTRAINT pk_mentions PRIMARY KEY (article, position),
  CONSTRAINT fk_mentions_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_mentions_actor ON mentions (actor);

CREATE TABLE passages (
  id INTEGER NOT NULL,
  article TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  shadow TEXT NOT NULL,
  CONSTRAINT pk_passages PRIMARY KEY (id),
  CONSTRAINT fk_passages_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_passages_article ON passages (article);

CREATE TABLE sources (
  source TEXT NOT NULL,
  article TEXT NOT NULL,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  CONSTRAINT pk_sources PRIMARY KEY (source, article),
  CONSTRAINT fk_sources_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_sources_article ON sources (article);

CREATE TABLE spans (
  entry TEXT NOT NULL,
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  article TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  CONSTRAINT pk_spans PRIMARY KEY (entry, role, position),
  CONSTRAINT fk_spans_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_spans_article ON spans (article);

CREATE TABLE statements (
  id TEXT NOT NULL,
  article TEXT NOT NULL,
  position INTEGER NOT NULL,
  speaker TEXT,
  addressee TEXT,
  said TEXT NOT NULL,
  mode TEXT NOT NULL,
  cue TEXT,
  cue_class TEXT NOT NULL,
  via TEXT,
  date TEXT,
  date_first TEXT,
  date_last TEXT,
  date_precision TEXT,
  date_basis TEXT,
  wording_reliable BOOLEAN NOT NULL,
  rule TEXT NOT NULL,
  detail TEXT NOT NULL,
  score FLOAT NOT NULL,
  CONSTRAINT pk_statements PRIMARY KEY (id),
  CONSTRAINT fk_statements_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_statements_addressee ON statements (addressee);
CREATE INDEX ix_statements_article ON statements (article);
CREATE INDEX ix_statements_date_first ON statements (date_first);
CREATE INDEX ix_statements_speaker ON statements (speaker);

CREATE TABLE event_actors (
  event TEXT NOT NULL,
  side TEXT NOT NULL,
  position INTEGER NOT NULL,
  article TEXT NOT NULL,
  actor TEXT NOT NULL,
  CONSTRAINT pk_event_actors PRIMARY KEY (event, side, position),
  CONSTRAINT fk_event_actors_event FOREIGN KEY(event) REFERENCES events (id),
  CONSTRAINT fk_event_actors_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_event_actors_actor ON event_actors (actor);
CREATE INDEX ix_event_actors_article ON event_actors (article);

CREATE TABLE event_countries (
  event TEXT NOT NULL,
  side TEXT NOT NULL,
  position INTEGER NOT NULL,
  article TEXT NOT NULL,
  country TEXT NOT NULL,
  CONSTRAINT pk_event_countries PRIMARY KEY (event, side, position),
  CONSTRAINT fk_event_countries_event FOREIGN KEY(event) REFERENCES events (id),
  CONSTRAINT fk_event_countries_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_event_countries_article ON event_countries (article);
CREATE INDEX ix_event_countries_country ON event_countries (country);

CREATE TABLE terms (
  instrument TEXT NOT NULL,
  position INTEGER NOT NULL,
  article TEXT NOT NULL,
  what TEXT NOT NULL,
  relation TEXT NOT NULL,
  value TEXT NOT NULL,
  unit TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  CONSTRAINT pk_terms PRIMARY KEY (instrument, position),
  CONSTRAINT fk_terms_instrument FOREIGN KEY(instrument) REFERENCES instruments (id),
  CONSTRAINT fk_terms_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_terms_article ON terms (article);
