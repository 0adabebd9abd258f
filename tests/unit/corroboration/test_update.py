"""Articles of one story in any order and any portions give one record; credits and copies are counted as what they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.analysis import analyse
from onrecord.corroboration import corroborate
from onrecord.model import Article, Findings
from onrecord.reading import read, read_text
from onrecord.record import open_store, schema
from onrecord.views import Filter, happenings, timeline, utterances

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
STORIES = ("dev-rucn", "dev-usir")

Entries = list[tuple[Article, Findings]]

few = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


def analysed(articles: Iterable[Article]) -> Entries:
    return [(document.article, findings) for document, findings in map(analyse, articles)]


@pytest.fixture(scope="module")
def press() -> Entries:
    """Two stories of the samples, with their copies."""
    paths = [path for path in sorted(SAMPLES.glob("*.txt")) if path.stem.startswith(STORIES)]
    return analysed(article for article in read(paths) if isinstance(article, Article))


def recorded(portions: Sequence[Entries]) -> str:
    """The fingerprint of a record that was given the articles in these portions."""
    with TemporaryDirectory() as folder, open_store(Path(folder) / "press.db") as store:
        for portion in portions:
            store.add(portion)
            corroborate(store)
        return store.fingerprint()


@few
@given(order=st.permutations(range(8)), cuts=st.lists(st.integers(1, 7), max_size=3, unique=True))
def test_order_and_portions_change_nothing(press: Entries, order: list[int], cuts: list[int]) -> None:
    """All at once, one by one or in any shuffled portions: the same copies, happenings and utterances."""
    shuffled = [press[at] for at in order]
    edges = [0, *sorted(cuts), len(shuffled)]
    assert recorded([shuffled[left:right] for left, right in pairwise(edges)]) == recorded([press])


def test_where_the_rows_of_an_index_stand_changes_nothing(press: Entries, tmp_path: Path) -> None:
    """Articles are found in the large tables as in the small ones, and taken out of both."""
    with open_store(tmp_path / "press.db") as store:
        for portion in (press[:3], press[3:6], press[6:]):
            store.add(portion)
            corroborate(store)
            with store.comparing() as (comparison, _):
                comparison.tidy(0)
        store.analysis = "0.2"
        store.add(press[:4], redo=True)
        store.analysis = "0.1.0"
        store.add(press[:4], redo=True)
        corroborate(store)
        assert store.fingerprint() == recorded([press])
        with store.reading() as connection:
            for name in schema.INDEXES:
                assert connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one() > 0


def test_findings_done_again_are_grouped_again(press: Entries, tmp_path: Path) -> None:
    """An article that is analysed again, with other findings and back, leaves the record as it was."""
    article, findings = press[0]
    poorer = replace(findings, events=findings.events[1:], statements=())
    with open_store(tmp_path / "press.db") as store:
        store.add(press)
        corroborate(store)
        before = store.fingerprint()
        for version, found in (("0.2", poorer), ("0.1.0", findings)):
            store.analysis = version
            store.add([(article, found)], redo=True)
            corroborate(store)
        assert store.fingerprint() == before
        assert store.verify().sound


def test_known_articles_change_nothing(press: Entries, tmp_path: Path) -> None:
    """Corroborating again compares nothing."""
    with open_store(tmp_path / "press.db") as store:
        store.add(press)
        assert corroborate(store) == len(press)
        before = store.fingerprint()
        assert corroborate(store) == 0
        assert store.fingerprint() == before


DATED = "Publié le 12 mars 2024\n\n"
REPORTS = {
    "paper-1": "Le président russe Vladimir Poutine a rencontré mardi à Moscou le président chinois Xi Jinping, selon Reuters. "
    "Le temps était couvert et la place vide. Les écoliers avaient reçu de petits drapeaux de papier.",
    "paper-2": "La Bourse de Shanghai n'a guère réagi. Vladimir Poutine a reçu mardi à Moscou son homologue chinois Xi Jinping, "
    "a rapporté Reuters. Les courtiers attendaient surtout les chiffres de l'inflation, publiés dans la soirée.",
    "paper-3": "Mardi, à Moscou, Xi Jinping s'est entretenu avec Vladimir Poutine. "
    "Les rues du centre étaient fermées depuis l'aube, a constaté notre envoyée, et les cafés gardaient leurs rideaux baissés.",
}


def test_ten_papers_on_the_word_of_one_agency_are_one_origin(tmp_path: Path) -> None:
    """Three articles tell one meeting; two of them only pass on what Reuters wrote."""
    articles = [read_text(DATED + text, name) for name, text in REPORTS.items()]
    with open_store(tmp_path / "press.db") as store:
        store.add(analysed(articles))
        corroborate(store)
        (met,) = happenings(store, Filter(type="CONSULT"))
    assert (met.articles, met.origins, met.origin_names) == (3, 2, ("Reuters", "paper-3"))
    assert met.date == "2024-03-12"


def test_a_claim_and_its_denial_are_shown_as_a_contradiction(tmp_path: Path) -> None:
    """What India says and Pakistan denies is one happening with two accounts."""
    text = (
        "Le 27 février 2019, l'Inde affirme avoir abattu un F-16 pakistanais. Le Pakistan dément que l'Inde ait abattu un F-16 pakistanais."
    )
    with open_store(tmp_path / "press.db") as store:
        store.add(analysed([read_text(text, "claim")]))
        corroborate(store)
        shot = [row for row in happenings(store, Filter(type="ASSAULT")) if row.conflicts]
    assert [conflict.what for row in shot for conflict in row.conflicts] == ["status"]
    assert set(shot[0].conflicts[0].values) == {"actual", "denied"}


def test_two_desks_are_two_witnesses_of_one_speech(tmp_path: Path) -> None:
    """The same words in two articles are one utterance, in the wording of the text that can be relied on."""
    words = "« Nous ne construisons aucune alliance militaire »"
    reports = [
        f"{DATED}{words}, a déclaré mardi à Pékin le président russe Vladimir Poutine. La cérémonie avait commencé sous la pluie, devant "
        "une garde d'honneur de deux cents soldats. Aucun texte n'a été signé. Les délégations ont ensuite visité une exposition.",
        f"{DATED}Le dîner avait duré trois heures. {words}, a affirmé mardi Vladimir Poutine devant les journalistes réunis au palais. "
        "Interrogé sur le prix du gaz, il a souri sans répondre. Un chœur d'enfants attendait dans le couloir depuis midi.",
    ]
    with open_store(tmp_path / "press.db") as store:
        store.add(analysed(read_text(text, f"desk-{number}") for number, text in enumerate(reports)))
        corroborate(store)
        told = [row for row in utterances(store) if "alliance" in row.said]
        lines = [row for row in timeline(store) if row.kind == "statement" and "alliance" in row.text]
    assert [(row.articles, row.origins, row.quotable, len(row.wordings)) for row in told] == [(2, 2, True, 1)]
    assert [row.story for row in lines] == [row.id for row in told]
