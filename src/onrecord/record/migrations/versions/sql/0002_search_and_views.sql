-- Full-text search, and the tables as a person reads them in any SQLite browser. Never edit: add a step instead.

CREATE VIRTUAL TABLE passages_index USING fts5(shadow, content='passages', content_rowid='id', tokenize="unicode61 remove_diacritics 0");

CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
  INSERT INTO passages_index(rowid, shadow) VALUES (new.id, new.shadow);
END;

CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
  INSERT INTO passages_index(passages_index, rowid, shadow) VALUES ('delete', old.id, old.shadow);
END;

CREATE VIEW readable_articles AS
SELECT articles.published, articles.published_how, articles.title, articles.name, articles.language, articles.site, articles.author, articles.url,
       (SELECT group_concat(label, ', ') FROM (SELECT DISTINCT label FROM defects WHERE defects.article = articles.id ORDER BY label)) AS defects,
       origins.name AS copy_of,
       (SELECT count(*) FROM statements WHERE statements.article = articles.id) AS statements,
       (SELECT count(*) FROM events WHERE events.article = articles.id) AS events,
       articles.source, articles.id
FROM articles
LEFT JOIN copies ON copies.article = articles.id
LEFT JOIN articles AS origins ON origins.id = copies.origin
ORDER BY articles.published_first IS NULL, articles.published_first, articles.name;

CREATE VIEW readable_statements AS
SELECT statements.date, coalesce(speakers.name, statements.speaker) AS speaker, statements.cue, statements.said, statements.mode,
       coalesce(addressees.name, statements.addressee) AS addressee, statements.via, articles.name AS article, articles.published,
       articles.source, statements.id
FROM statements
JOIN articles ON articles.id = statements.article
LEFT JOIN actors AS speakers ON speakers.key = statements.speaker
LEFT JOIN actors AS addressees ON addressees.key = statements.addressee
ORDER BY statements.date_first IS NULL, statements.date_first, articles.published_first IS NULL, articles.published_first, articles.name, statements.position;

CREATE VIEW readable_events AS
SELECT events.date, events.type, events.status,
       (SELECT group_concat(name, ', ') FROM (SELECT coalesce(actors.name, event_actors.actor) AS name FROM event_actors LEFT JOIN actors ON actors.key = event_actors.actor
          WHERE event_actors.event = events.id AND event_actors.side = 'actor' ORDER BY event_actors.position)) AS actors,
       (SELECT group_concat(name, ', ') FROM (SELECT coalesce(actors.name, event_actors.actor) AS name FROM event_actors LEFT JOIN actors ON actors.key = event_actors.actor
          WHERE event_actors.event = events.id AND event_actors.side = 'recipient' ORDER BY event_actors.position)) AS recipients,
       coalesce(sayers.name, events.said_by) AS said_by, events.anchor, events.place, events.context, articles.name AS article,
       articles.published, articles.source, events.id
FROM events
JOIN articles ON articles.id = events.article
LEFT JOIN actors AS sayers ON sayers.key = events.said_by
ORDER BY events.date_first IS NULL, events.date_first, articles.published_first IS NULL, articles.published_first, articles.name, events.position;

CREATE VIEW readable_instruments AS
SELECT instruments.name, instruments.parties, instruments.signed, instruments.expires, terms.what, terms.relation, terms.value, terms.unit,
       articles.name AS article, articles.source, instruments.id
FROM instruments
JOIN articles ON articles.id = instruments.article
LEFT JOIN terms ON terms.instrument = instruments.id
ORDER BY instruments.key, articles.name, terms.position;

CREATE VIEW readable_copies AS
SELECT articles.name AS copy, origins.name AS origin, copies.kind, copies.score, copies.direction, articles.source AS copy_source, origins.source AS origin_source
FROM copies
JOIN articles ON articles.id = copies.article
JOIN articles AS origins ON origins.id = copies.origin
ORDER BY origins.name, articles.name;
