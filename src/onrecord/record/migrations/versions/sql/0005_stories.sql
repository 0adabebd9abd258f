DELETE FROM shingles;
DELETE FROM sketches;
DELETE FROM resemblances;
DELETE FROM compared;
ALTER TABLE compared ADD COLUMN credit TEXT;

CREATE TABLE accounts (
  entry TEXT NOT NULL,
  article TEXT NOT NULL,
  kind TEXT NOT NULL,
  witness TEXT,
  features TEXT NOT NULL,
  CONSTRAINT pk_accounts PRIMARY KEY (entry),
  CONSTRAINT fk_accounts_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_accounts_article ON accounts (article);

CREATE TABLE traces (
  number INTEGER NOT NULL,
  entry TEXT NOT NULL,
  article TEXT NOT NULL,
  CONSTRAINT pk_traces PRIMARY KEY (number, entry),
  CONSTRAINT fk_traces_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_traces_article ON traces (article);

CREATE TABLE kinships (
  entry TEXT NOT NULL,
  other TEXT NOT NULL,
  article TEXT NOT NULL,
  other_article TEXT NOT NULL,
  likeness INTEGER NOT NULL,
  CONSTRAINT pk_kinships PRIMARY KEY (entry, other),
  CONSTRAINT fk_kinships_article FOREIGN KEY(article) REFERENCES articles (id),
  CONSTRAINT fk_kinships_other_article FOREIGN KEY(other_article) REFERENCES articles (id)
);
CREATE INDEX ix_kinships_article ON kinships (article);
CREATE INDEX ix_kinships_other_article ON kinships (other_article);

CREATE TABLE members (
  entry TEXT NOT NULL,
  article TEXT NOT NULL,
  story TEXT NOT NULL,
  CONSTRAINT pk_members PRIMARY KEY (entry),
  CONSTRAINT fk_members_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_members_article ON members (article);
CREATE INDEX ix_members_story ON members (story);

CREATE TABLE happenings (
  id TEXT NOT NULL,
  lead TEXT NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  date TEXT,
  date_first TEXT,
  date_last TEXT,
  place TEXT,
  mentions INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  origin_names TEXT NOT NULL,
  conflicts TEXT NOT NULL,
  CONSTRAINT pk_happenings PRIMARY KEY (id)
);
CREATE INDEX ix_happenings_date_first ON happenings (date_first);

CREATE TABLE utterances (
  id TEXT NOT NULL,
  lead TEXT NOT NULL,
  speaker TEXT,
  date TEXT,
  date_first TEXT,
  date_last TEXT,
  wordings INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  origin_names TEXT NOT NULL,
  conflicts TEXT NOT NULL,
  CONSTRAINT pk_utterances PRIMARY KEY (id)
);
CREATE INDEX ix_utterances_date_first ON utterances (date_first);
CREATE INDEX ix_utterances_speaker ON utterances (speaker);

CREATE VIEW readable_happenings AS
SELECT happenings.date, happenings.type, happenings.status,
       (SELECT group_concat(name, ', ') FROM (SELECT coalesce(actors.name, event_actors.actor) AS name FROM event_actors LEFT JOIN actors ON actors.key = event_actors.actor
          WHERE event_actors.event = happenings.lead AND event_actors.side = 'actor' ORDER BY event_actors.position)) AS actors,
       (SELECT group_concat(name, ', ') FROM (SELECT coalesce(actors.name, event_actors.actor) AS name FROM event_actors LEFT JOIN actors ON actors.key = event_actors.actor
          WHERE event_actors.event = happenings.lead AND event_actors.side = 'recipient' ORDER BY event_actors.position)) AS recipients,
       happenings.place, events.anchor, happenings.mentions, happenings.origins, happenings.origin_names, happenings.conflicts, articles.name AS article,
       happenings.id
FROM happenings
JOIN events ON events.id = happenings.lead
JOIN articles ON articles.id = events.article
ORDER BY happenings.date_first IS NULL, happenings.date_first, happenings.id;

CREATE VIEW readable_utterances AS
SELECT utterances.date, coalesce(speakers.name, utterances.speaker) AS speaker, statements.said, utterances.wordings, utterances.mentions,
       utterances.origins, utterances.origin_names, articles.name AS article, utterances.id
FROM utterances
JOIN statements ON statements.id = utterances.lead
JOIN articles ON articles.id = statements.article
LEFT JOIN actors AS speakers ON speakers.key = utterances.speaker
ORDER BY utterances.date_first IS NULL, utterances.date_first, utterances.id;
