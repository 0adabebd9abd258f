CREATE TABLE sketches (
  number INTEGER NOT NULL,
  article TEXT NOT NULL,
  CONSTRAINT pk_sketches PRIMARY KEY (number, article),
  CONSTRAINT fk_sketches_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_sketches_article ON sketches (article);

DELETE FROM shingles;
DELETE FROM compared;
DROP TABLE resemblances;
CREATE TABLE resemblances (
  article TEXT NOT NULL,
  other TEXT NOT NULL,
  containment FLOAT NOT NULL,
  alignment FLOAT NOT NULL,
  CONSTRAINT pk_resemblances PRIMARY KEY (article, other),
  CONSTRAINT fk_resemblances_article FOREIGN KEY(article) REFERENCES articles (id)
);
