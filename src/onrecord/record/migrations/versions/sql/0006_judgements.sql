CREATE TABLE judgements (
  id INTEGER NOT NULL,
  verb TEXT NOT NULL,
  entry TEXT NOT NULL,
  other TEXT,
  field TEXT,
  value TEXT,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  why TEXT NOT NULL,
  undone TEXT,
  CONSTRAINT pk_judgements PRIMARY KEY (id)
);
CREATE INDEX ix_judgements_entry ON judgements (entry);
CREATE INDEX ix_judgements_other ON judgements (other);
