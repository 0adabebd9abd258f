CREATE TABLE compared (
  article TEXT NOT NULL,
  samples INTEGER NOT NULL,
  CONSTRAINT pk_compared PRIMARY KEY (article),
  CONSTRAINT fk_compared_article FOREIGN KEY(article) REFERENCES articles (id)
);

CREATE TABLE shingles (
  number INTEGER NOT NULL,
  article TEXT NOT NULL,
  CONSTRAINT pk_shingles PRIMARY KEY (number, article),
  CONSTRAINT fk_shingles_article FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX ix_shingles_article ON shingles (article);

CREATE TABLE resemblances (
  article TEXT NOT NULL,
  other TEXT NOT NULL,
  containment FLOAT NOT NULL,
  CONSTRAINT pk_resemblances PRIMARY KEY (article, other),
  CONSTRAINT fk_resemblances_article FOREIGN KEY(article) REFERENCES articles (id)
);
