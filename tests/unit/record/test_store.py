"""The record keeps what it is given, once, and says clearly what it cannot do."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record import QuarantineEntry, Run, Store, open_store
from tests.unit.record.press import OTHER, REPORT, article, batch, other_findings, report_findings


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "press.db")


def dump(store: Store) -> list[str]:
    """The whole database as SQL."""
    with closing(sqlite3.connect(store.path)) as connection:
        return list(connection.iterdump())


def test_findings_come_back_as_they_went_in(store: Store) -> None:
    """Loading gives the same article and the same findings, field by field."""
    store.add(batch())
    for given, findings in batch():
        assert store.load(given.id) == (given, findings)


def test_adding_again_touches_no_row(store: Store) -> None:
    """The second reading of a folder finds everything known and leaves the file as it is."""
    store.add(batch())
    before = dump(store)
    result = store.add(batch())
    assert (result.new, result.known) == (0, 3)
    assert dump(store) == before


def test_known_articles_need_no_findings(store: Store) -> None:
    """A runner that has skipped the analysis of a known article may say so."""
    store.add(batch())
    assert store.add([(article(OTHER, "other"), None)]).known == 1


def test_unknown_article_without_findings_is_quarantined(store: Store) -> None:
    """An article that was to be known but is not is never lost silently."""
    result = store.add([(article(OTHER, "other"), None)])
    assert result.new == 0
    assert [entry.source for entry in store.quarantined()] == ["press/other.txt"]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_order_of_adding_makes_no_difference(tmp_path: Path, order: tuple[int, ...]) -> None:
    """One batch or three, in any order: the same record."""
    with open_store(tmp_path / "at_once.db") as at_once, open_store(tmp_path / "one_by_one.db") as one_by_one:
        at_once.add(batch())
        for number in order:
            one_by_one.add([batch()[number]])
        assert at_once.fingerprint() == one_by_one.fingerprint()


def test_fingerprint_tells_records_apart(store: Store) -> None:
    """A record with one article more has another fingerprint."""
    store.add(batch()[:2])
    fewer = store.fingerprint()
    store.add(batch()[2:])
    assert store.fingerprint() != fewer


def test_changed_text_of_a_source_is_a_new_article(store: Store) -> None:
    """Both versions are kept, numbered in the order in which they were read."""
    store.add([(article(OTHER, "other"), other_findings())])
    changed = article(OTHER + "Corrigé.", "other")
    store.add([(changed, other_findings())])
    assert store.count() == 2
    with store.reading() as connection:
        versions = connection.exec_driver_sql(
            "SELECT version, article FROM sources WHERE source = 'press/other.txt' ORDER BY version"
        ).all()
    assert [tuple(row) for row in versions] == [(1, article(OTHER, "other").id), (2, changed.id)]


def test_two_texts_of_a_source_in_one_batch(store: Store) -> None:
    """Two texts that come under one name in one batch are two articles and two versions."""
    store.add([(article(OTHER + mark, "-"), other_findings()) for mark in ("", "Corrigé.")])
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT version FROM sources ORDER BY version").scalars().all() == [1, 2]


def test_one_text_twice_in_one_batch(store: Store) -> None:
    """The second copy of a text in a batch is known already."""
    result = store.add(
        [(article(OTHER, "b", metadata=article(OTHER, "a").metadata), other_findings()), (article(OTHER, "a"), other_findings())]
    )
    assert (result.new, result.known) == (1, 1)
    assert store.load(article(OTHER, "a").id)[0].name == "a"


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_one_text_from_two_sources_is_one_article(store: Store, order: tuple[str, str]) -> None:
    """It takes its name from the first source of the alphabet, whichever was read first; both are remembered."""
    for name in order:
        store.add([(article(OTHER, name, metadata=article(OTHER, "other").metadata), other_findings())])
    assert store.count() == 1
    kept, _ = store.load(article(OTHER, "a").id)
    assert (kept.name, kept.source) == ("a", "press/a.txt")
    with store.reading() as connection:
        assert len(connection.exec_driver_sql("SELECT * FROM sources").all()) == 2


def test_redo_replaces_findings_of_another_version(store: Store) -> None:
    """With `redo`, findings of another version of the program give way, and names are counted anew."""
    given = article(REPORT, "report")
    store.add([(given, report_findings(REPORT))])
    expected = store.fingerprint()
    old = replace(report_findings(REPORT), events=(), actors=(), mentions=())
    with open_store(store.path.with_name("older.db")) as older:
        older.analysis = "0.0.1"
        older.add([(given, old)])
        older.analysis = store.analysis
        assert older.add([(given, report_findings(REPORT))]).known == 1
        assert older.add([(given, report_findings(REPORT))], redo=True).redone == 1
        assert older.add([(given, report_findings(REPORT))], redo=True).known == 1
        assert older.fingerprint() == expected
        assert older.verify().sound


def test_knows_article_and_version(store: Store) -> None:
    """The record knows an article by its id, and by the version that analysed it."""
    given = article(OTHER, "other")
    assert not store.knows(given.id)
    store.add([(given, other_findings())])
    assert store.knows(given.id)
    assert store.knows(given.id, store.analysis)
    assert not store.knows(given.id, "0.0.1")


def test_quarantine_is_cleared_when_the_source_works(store: Store) -> None:
    """A source that could not be read is listed with the latest reason until it is read."""
    store.add_quarantined([QuarantineEntry("press/other.txt", "empty", "fill it")])
    store.add_quarantined([QuarantineEntry("press/other.txt", "broken", "mend it")])
    assert store.quarantined() == [QuarantineEntry("press/other.txt", "broken", "mend it")]
    store.add(batch())
    assert store.quarantined() == []


def test_text_that_no_file_can_hold_is_quarantined(store: Store) -> None:
    """Half a surrogate pair costs its article, not the batch."""
    broken = article("Un texte \ud83d cassé.", "broken")
    result = store.add([(broken, other_findings()), *batch()])
    assert result.new == 3
    assert [entry.source for entry in result.quarantined] == ["press/broken.txt"]
    assert "surrogate" in store.quarantined()[0].reason


def test_span_outside_the_text_is_quarantined(store: Store) -> None:
    """An entry without evidence never enters the record."""
    result = store.add([(article("Court.", "short"), other_findings()), *batch()])
    assert (result.new, len(result.quarantined)) == (3, 1)
    assert store.verify().sound


def test_undecodable_file_name_is_escaped(store: Store) -> None:
    """Names of files that are no valid text are stored with escapes."""
    given = replace(article(OTHER, "other"), source="press/caf\udce9.txt")
    assert store.add([(given, other_findings())]).new == 1
    assert store.load(given.id)[0].source == "press/caf\\udce9.txt"
    assert store.add([(given, other_findings())]).known == 1


def test_nul_is_kept(store: Store) -> None:
    """A NUL character in a text comes back, and can be searched around."""
    given = article("Avant\0après. " + OTHER, "nul")
    store.add([(given, replace(other_findings(), publication=report_findings(REPORT).publication, statements=(), events=(), mentions=()))])
    assert store.load(given.id)[0].text == given.text
    assert store.verify().sound


def test_failed_batch_leaves_nothing(store: Store) -> None:
    """When the database refuses, the whole batch is taken back and the record works on."""
    store.add(batch()[:1])
    before = store.fingerprint()
    huge = replace(other_findings(), actors=(replace(other_findings().actors[0], role=object()),))  # type: ignore[arg-type]
    with pytest.raises(RecordError, match=r"press\.db"):
        store.add([batch()[1], (batch()[2][0], huge)])
    assert store.fingerprint() == before
    assert store.add(batch()).new == 2


def test_actor_takes_the_name_of_most_articles(store: Store) -> None:
    """An actor goes by the name that most articles give it; every name stays findable."""
    named = {name: replace(other_findings(), actors=(replace(other_findings().actors[0], name=name),)) for name in ("Russia", "Russie")}
    store.add([(article(OTHER + "1", "1"), named["Russia"]), (article(OTHER + "2", "2"), named["Russie"])])
    store.add([(article(OTHER + "3", "3"), named["Russie"])])
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT name, articles FROM actors WHERE key = 'RUS'").one() == ("Russie", 3)
        forms = (
            connection.exec_driver_sql("SELECT form FROM actor_forms WHERE actor = 'RUS' AND kind = 'name' ORDER BY form").scalars().all()
        )
    assert forms == ["Russia", "Russie"]


def test_runs_are_listed_and_no_part_of_the_fingerprint(store: Store) -> None:
    """When a run took place is noted beside what the record says, not in it."""
    before = store.fingerprint()
    moment = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    store.add_run(Run(moment, moment, ("press/",), {"new": 3}))
    assert store.fingerprint() == before
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT started, paths, counts FROM runs").one() == (
            "2024-01-02T03:04:05+00:00",
            '["press/"]',
            '{"new": 3}',
        )


def test_reader_sees_one_state(store: Store) -> None:
    """A reader that has begun does not see what is written meanwhile, and does not hinder it."""
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM articles").scalar() == 0
        store.add(batch())
        assert connection.exec_driver_sql("SELECT count(*) FROM articles").scalar() == 0
    assert store.count() == 3


def test_read_only_record_refuses_to_be_written(store: Store) -> None:
    """A record opened for reading says so when something is to be added."""
    store.add(batch())
    with open_store(store.path, read_only=True) as reader:
        assert reader.count() == 3
        with pytest.raises(RecordError, match="reading only"):
            reader.add(batch())


@pytest.mark.parametrize("options", [{"create": False}, {"read_only": True}])
def test_missing_record_is_named(tmp_path: Path, options: dict[str, bool]) -> None:
    """A record that is not there is no empty record."""
    with pytest.raises(RecordError, match=r"missing\.db: there is no such record"):
        open_store(tmp_path / "missing.db", **options)
    assert list(tmp_path.iterdir()) == []


def test_folder_is_no_record(tmp_path: Path) -> None:
    """A folder in the place of a record is named as such."""
    with pytest.raises(RecordError, match="this is a folder"):
        open_store(tmp_path)


def test_missing_folder_is_made(tmp_path: Path) -> None:
    """The folder of a new record is made with it."""
    with open_store(tmp_path / "new" / "press.db") as store:
        assert store.count() == 0


def test_unknown_article_cannot_be_loaded(store: Store) -> None:
    """Loading an article that is not there says so."""
    with pytest.raises(RecordError, match="no article 0123"):
        store.load("0123")


def test_all_articles_come_by_name(store: Store) -> None:
    """The articles come one by one, in order of their names."""
    store.add(batch())
    assert [given.name for given, _ in store.load_all()] == ["other", "report", "trimmed"]
