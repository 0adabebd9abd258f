"""How a state stands on an issue over the years: three articles, read by the program as any others."""

from __future__ import annotations

import pytest

from onrecord.analysis import analyse
from onrecord.corroboration import corroborate
from onrecord.errors import UsageError
from onrecord.reading import read_text
from onrecord.record import Store, open_store
from onrecord.views.stories.positions import IssueCount, PositionRow, Question, issue_counts, positions, read_issue
from onrecord.views.stories.positions.issues import articles_on

PRESS = {
    "2018": "Publié le 12 mars 2018\n\nLe président russe Vladimir Poutine a déclaré lundi que la Russie n'avait pas besoin d'une "
    "alliance militaire avec la Chine. « Nous ne l'excluons pas », a-t-il ajouté. Il a salué la récolte de blé de l'année. "
    "« La récolte est bonne », a-t-il dit.",
    "2020": "Publié le 4 mai 2020\n\nInterrogé lundi sur une alliance militaire entre la Russie et la Chine, l'analyste Ivan Petrov "
    "a estimé qu'elle serait inutile. Le ministre russe des Affaires étrangères Sergueï Lavrov a dit que la Russie et la Chine "
    "entretenaient un partenariat « sans limites ».",
    "2023": "Publié le 8 novembre 2023\n\n« La Russie et la Chine ne construisent aucune alliance militaire », a déclaré mercredi "
    "Vladimir Poutine. Le président russe a révisé sa position sur le blé.",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = open_store(tmp_path_factory.mktemp("positions") / "press.db")
    store.add([(document.article, findings) for document, findings in (analyse(read_text(text, name)) for name, text in PRESS.items())])
    corroborate(store)
    return store


@pytest.fixture(scope="module")
def rows(record: Store) -> list[PositionRow]:
    return positions(record, Question("Russie", "alliance militaire", "Chine"))


def test_not_needed_yet_not_excluded_then_none(rows: list[PositionRow]) -> None:
    """The stances in order of time, with what refers back to the issue, and without what is about the harvest."""
    assert [(row.date_first[:4], row.stance, row.on) for row in rows if row.date_first and row.on == "alliance"] == [
        ("2018", "against", "alliance"),
        ("2018", "open", "alliance"),
        ("2023", "against", "alliance"),
    ]
    assert not any("récolte" in row.text for row in rows)


def test_a_partnership_is_another_facet(rows: list[PositionRow]) -> None:
    """ "Sans limites" is for, emphatic, said by a minister for his state."""
    (said,) = [row for row in rows if row.on == "partenariat"]
    assert (said.stance, said.strength, said.by) == ("for", 3, "Sergueï Lavrov")
    assert "Affaires étrangères" in (said.office or "")


def test_the_change_is_marked_once(rows: list[PositionRow]) -> None:
    """From open to against in 2023; two sentences of one speech are no change."""
    assert [(row.date_first[:4], row.moved_from, row.stance) for row in rows if row.moved_from and row.date_first] == [
        ("2023", "open", "against")
    ]


def test_who_holds_no_office_speaks_for_himself(rows: list[PositionRow]) -> None:
    """What an analyst says is no position of his state."""
    assert not any("Petrov" in row.by for row in rows)


def test_evidence_is_verbatim(record: Store, rows: list[PositionRow]) -> None:
    """Every text stands in its article, to the letter."""
    for row in rows:
        assert row.text in record.load(record.find_article(row.article))[0].text


def test_an_issue_must_be_named(record: Store) -> None:
    with pytest.raises(UsageError, match="no issue"):
        positions(record, Question("Russie", " "))


def test_who_names_which_issue(record: Store) -> None:
    """Sides, not persons; what is said of the harvest names no issue; words of no list are an issue of their own."""
    with record.reading() as connection:
        counts = {(row.holder, row.issue): row.entries for row in issue_counts(connection)}
        wheat = issue_counts(connection, "récolte")
    assert counts["RUS", "alliance"] >= 3
    assert not any("Petrov" in row.name for row in issue_counts_of(record))
    assert [(row.holder, row.issue) for row in wheat] == [("RUS", "récolte")]


def issue_counts_of(record: Store) -> list[IssueCount]:
    with record.reading() as connection:
        return issue_counts(connection, "alliance")


def test_articles_on_an_issue_hold_a_name_of_it(record: Store) -> None:
    """No article is left out that a position could rest on, and words that nobody wrote are in none."""
    with record.reading() as connection:
        names = {record.load(key)[0].name for key in articles_on(connection, read_issue("alliance militaire"))}
        assert names == {"2018", "2020", "2023"}
        assert articles_on(connection, read_issue("zeppelin")) == []
