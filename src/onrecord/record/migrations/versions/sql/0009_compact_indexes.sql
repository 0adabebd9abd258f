DROP TABLE shingles;
DROP TABLE sketches;
DROP TABLE traces;
DROP TABLE compared;
DROP TABLE accounts;
DELETE FROM resemblances;
DELETE FROM kinships;
DELETE FROM members;
DELETE FROM happenings;
DELETE FROM utterances;

CREATE TABLE compared (
  article TEXT NOT NULL,
  samples INTEGER NOT NULL,
  credit TEXT,
  numbers BLOB NOT NULL,
  CONSTRAINT pk_compared PRIMARY KEY (article),
  CONSTRAINT fk_compared_article FOREIGN KEY(article) REFERENCES articles (id)
);

CREATE TABLE shingles (
  number INTEGER NOT NULL,
  article TEXT NOT NULL,
  CONSTRAINT pk_shingles PRIMARY KEY (number, article)
) WITHOUT ROWID;

CREATE TABLE sketches (
  number INTEGER NOT NULL,
  article TEXT NOT NULL,
  CONSTRAINT pk_sketches PRIMARY KEY (number, article)
) WITHOUT ROWID;

CREATE TABLE accounts (
  entry TEXT NOT NULL,
  article TEXT NOT NULL,
  kind TEXT NOT NULL,
  witness TEXT,
  features TEXT NOT NULL,
  numbers BLOB NOT NULL,
  CONSTRAINT pk_accounts PRIMARY KEY (entry),
  CONSTRAINT fk_accounts_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_accounts_article ON accounts (article);

CREATE TABLE traces (
  number INTEGER NOT NULL,
  entry TEXT NOT NULL,
  CONSTRAINT pk_traces PRIMARY KEY (number, entry)
) WITHOUT ROWID;
CREATE TABLE fresh_shingles (
  number INTEGER NOT NULL,
  article TEXT NOT NULL,
  CONSTRAINT pk_fresh_shingles PRIMARY KEY (number, article)
) WITHOUT ROWID;
CREATE TABLE fresh_sketches (
  number INTEGER NOT NULL,
  article TEXT NOT NULL,
  CONSTRAINT pk_fresh_sketches PRIMARY KEY (number, article)
) WITHOUT ROWID;
CREATE TABLE fresh_traces (
  number INTEGER NOT NULL,
  entry TEXT NOT NULL,
  CONSTRAINT pk_fresh_traces PRIMARY KEY (number, entry)
) WITHOUT ROWID;
