"""What a person decides holds at once, after every further reading and in another record; it can be undone; it is kept apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.analysis import analyse
from onrecord.corroboration import Decision, adopt, corroborate, judge, undo
from onrecord.errors import RecordError, UsageError
from onrecord.model import Article, Findings
from onrecord.reading import read_text
from onrecord.record import Judgement, Store, open_store
from onrecord.views import Filter, HappeningRow, events, exports, happenings, show

PAPERS = (
    "Publié le 12 mars 2024\n\nIl pleuvait sur les coupoles. Le président russe Vladimir Poutine a rencontré mardi à Moscou le président "
    "chinois Xi Jinping. Les écoliers avaient reçu de petits drapeaux de papier.",
    "Publié le 13 mars 2024\n\nLes marchés ouvraient en hausse, portés par le pétrole. Xi Jinping s'est entretenu mardi avec Vladimir "
    "Poutine. Les courtiers attendaient surtout les chiffres de l'inflation.",
    "Publié le 20 mars 2024\n\nUne fanfare jouait dans la cour du palais. Mardi, Vladimir Poutine a reçu Xi Jinping pour un dîner. Le menu "
    "comptait neuf plats, dont un esturgeon de la Volga.",
)


def press() -> list[tuple[Article, Findings]]:
    """One meeting of 12 March in two articles, another one a week later."""
    read = (analyse(read_text(text, f"paper-{number}")) for number, text in enumerate(PAPERS, 1))
    return [(replace(document.article, source=document.article.name), findings) for document, findings in read]


@pytest.fixture(scope="module")
def entries() -> list[tuple[Article, Findings]]:
    return press()


@pytest.fixture
def store(entries: list[tuple[Article, Findings]], tmp_path: Path) -> Store:
    store = open_store(tmp_path / "press.db")
    store.add(entries)
    corroborate(store)
    return store


def met(store: Store) -> list[HappeningRow]:
    return happenings(store, Filter(type="CONSULT"))


def decide(store: Store, verb: str, *ids: str, change: tuple[str, str] | None = None) -> list[str]:
    return judge(store, Decision(verb, ids, "a reader", "for a test", (change,) if change else ()))


def test_what_is_rejected_is_in_no_list_but_on_record(store: Store) -> None:
    """A rejected happening is gone from lists; its events can still be shown, with who rejected them; undo brings it back."""
    first, second = met(store)
    decide(store, "reject", first.id)
    assert met(store) == [second]
    assert not set(first.events) & {row.id for row in events(store)}
    shown = show(store, first.lead).fields["judgements"][0]
    assert (shown["verb"], shown["by"], shown["why"]) == ("reject", "a reader", "for a test")
    assert {one.entry for one in undo(store)} == set(first.events)
    assert met(store) == [first, second]


def test_acceptance_takes_a_rejection_back(store: Store) -> None:
    first, second = met(store)
    decide(store, "reject", first.lead)
    decide(store, "accept", first.lead)
    assert {row.lead for row in met(store)} == {first.lead, second.lead}


def test_split_and_merge(store: Store) -> None:
    """Two articles that tell one meeting are set apart, and put together again; merging what times exclude warns and shows it."""
    first, second = met(store)
    assert first.articles == 2
    decide(store, "split", *first.events)
    assert [row.articles for row in met(store)] == [1, 1, 1]
    assert decide(store, "merge", *first.events) == []
    assert met(store) == [first, second]
    (warning,) = decide(store, "merge", first.id, second.id)
    assert "times exclude each other" in warning
    (both,) = met(store)
    assert both.articles == 3
    assert "date" in {conflict.what for conflict in both.conflicts}


def test_edit_stands_in_lists_and_the_claim_stays(store: Store) -> None:
    """Another date is shown, found and grouped by; the article's findings are untouched."""
    _, second = met(store)
    decide(store, "edit", second.lead, change=("date", "2024-03"))
    assert next(row for row in met(store) if row.lead == second.lead).date == "2024-03"
    assert next(row for row in events(store) if row.id == second.lead).date == "2024-03"
    _, findings = store.load(second.article_id)
    assert {event.when.value for event in findings.events if event.when} == {"2024-03-19"}
    undo(store)
    assert next(row for row in met(store) if row.lead == second.lead).date == "2024-03-19"


@pytest.mark.parametrize("verb", ["split", "reject"])
def test_judgements_hold_whatever_is_read_later(verb: str, entries: list[tuple[Article, Findings]], store: Store, tmp_path: Path) -> None:
    """The same judgements, taken over before or after the articles: the same record."""
    decide(store, verb, *met(store)[0].events)
    exports.write_csv(store.judgements(), tmp_path / "judgements.csv", Judgement)
    for order in (entries, entries[::-1]):
        with open_store(tmp_path / f"{len(list(tmp_path.glob('*.db')))}.db") as other:
            assert adopt(other, exports.read_judgements(tmp_path / "judgements.csv")) == len(store.judgements())
            for entry in order:
                other.add([entry])
                corroborate(other)
            assert other.fingerprint() == store.fingerprint()
            assert adopt(other, store.judgements()) == 0


@pytest.mark.parametrize(
    ("verb", "ids", "change", "message"),
    [
        ("reject", ("ffffffff",), None, "has the id"),
        ("merge", ("0",), None, "two ids"),
        ("edit", ("LEAD",), ("colour", "red"), "cannot be edited"),
        ("edit", ("LEAD",), ("date", "spring"), "spring"),
        ("edit", ("LEAD",), ("status", "maybe"), "no status"),
        ("split", ("SECOND",), None, "nothing to split"),
    ],
)
def test_senseless_decisions_are_refused(
    store: Store, verb: str, ids: tuple[str, ...], change: tuple[str, str] | None, message: str
) -> None:
    """The message names what is wrong, and nothing is kept."""
    first, second = met(store)
    given = tuple({"LEAD": first.lead, "SECOND": second.id}.get(key, key) for key in ids)
    with pytest.raises(UsageError, match=message):
        decide(store, verb, *given, change=change)
    assert store.judgements() == []
    with pytest.raises(RecordError, match="no judgement"):
        undo(store)


def test_a_line_that_is_no_judgement_is_named(store: Store, tmp_path: Path) -> None:
    """Import says which line of the file is wrong."""
    path = tmp_path / "judgements.csv"
    path.write_text("verb,entry,by,at\nfancy,abcd,me,2024\n", "utf-8")
    with pytest.raises(UsageError, match="line 2"):
        adopt(store, exports.read_judgements(path))
