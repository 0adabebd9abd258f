"""The sheet of a treaty over several articles, from plain and from spun wording."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.errors import UsageError
from onrecord.views import Record, TreatySheet, to_dict

PLAIN = (
    "MOSCOU, 17 octobre 2020 (Agences) – Le président russe Vladimir Poutine a proposé vendredi de prolonger New START d'un an au moins.\n"
    "Signé en 2010, New START limite chaque pays à 1 550 ogives déployées. Il expire le 5 février 2021.\n"
    "Les États-Unis ont refusé cette offre.\n"
    "La France et l'Allemagne ont salué l'accord de Paris sur le climat. La Chine a rejeté ces critiques.\n"
)
SPUN = (
    " date 2020-10 La Russie tient à New Begin, qui la lie aux États-Unis. Le directeur russe Vladimir Poutine l'a dit jeudi.\n"
    "Les États-Unis ont proposé une prolongation d'une saison du traité, mais ont déclaré que cela devait être couplé à "
    "l'imposition d'un plafond plus large aux ogives nucléaires.\n"
)
ENGLISH = (
    "WASHINGTON, Oct. 18, 2020 (Wires) — The United States said New START, which entered into force in February 2011, caps each side at "
    "1,550 warheads.\nRussia rejected the American demand for a freeze under the treaty.\n"
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = tmp_path_factory.mktemp("press")
    for name, text in (("plain", PLAIN), ("spun", SPUN), ("english", ENGLISH)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    path = folder / "press.db"
    onrecord.read([folder / "plain.txt", folder / "spun.txt", folder / "english.txt"], path)
    return onrecord.open_record(path)


@pytest.fixture(scope="module")
def sheet(record: Record) -> TreatySheet:
    return record.treaty("New START")


NAMES = ["new start", "New Begin", "nouveau traité Start", "le traité New START", "START New", "Newstart", "new-start"]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_finds_it(record: Record, sheet: TreatySheet, name: str) -> None:
    """Case, translation, word order, articles and misspellings do not matter."""
    assert record.treaty(name) == sheet


def test_unknown_and_ambiguous_names_are_refused(record: Record) -> None:
    """The message says what to do; several treaties of one place are named."""
    with pytest.raises(UsageError, match="no treaty or agreement goes by"):
        record.treaty("zzz")
    with pytest.raises(UsageError, match="Algiers"):
        record.treaty("accord d'Alger")


def test_a_known_treaty_that_no_article_names(record: Record) -> None:
    """What is publicly known is shown, marked as such."""
    sheet = record.treaty("traité FNI")
    assert (sheet.articles, sheet.variants, sheet.thread) == (0, (), ())
    assert {fact.basis for fact in (*sheet.parties, *sheet.signed, *sheet.in_force)} == {"directory"}
    assert [fact.value for fact in sheet.signed] == ["1987-12-08"]


def test_dates_parties_and_terms(sheet: TreatySheet) -> None:
    """What the texts say stands with its sentence before what the directory knows."""
    assert sheet.articles == 3
    assert [fact.value for fact in sheet.parties] == ["USA", "RUS"]
    assert [(fact.value, fact.basis) for fact in sheet.signed] == [("2010", "text"), ("2010-04-08", "directory")]
    assert [(fact.value, fact.basis) for fact in sheet.in_force] == [("2011-02", "text"), ("2011-02-05", "directory")]
    assert ("2021-02-05", "text") in [(fact.value, fact.basis) for fact in sheet.expires]
    cap = next(term for term in sheet.terms if term.value == 1550)
    assert (cap.relation, cap.articles) == ("at most", 2)


def test_spun_wording_is_read_through(sheet: TreatySheet) -> None:
    """ "une prolongation d'une saison ... couplé à un plafond ... aux ogives": a year offered, tied to a cap on warheads."""
    lines = [line for line in sheet.thread if line.source.article == "spun"]
    offer = next(line for line in lines if line.kind == "offer")
    assert (offer.who, offer.status, offer.about) == (("États-Unis",), "proposed", ("prolongation: 1 années",))
    condition = next(line for line in lines if line.kind == "condition")
    assert (condition.who, condition.about) == (("États-Unis",), ("plafond: ogives",))


def test_answers_follow_their_offers_and_nothing_else(sheet: TreatySheet) -> None:
    """A refusal right after the offer belongs to the thread, one about another treaty does not."""
    told = [(line.kind, line.source.text) for line in sheet.thread if line.source.article == "plain"]
    assert [kind for kind, text in told if "cette offre" in text] == ["refusal"]
    assert not any("climat" in text or "ces critiques" in text for _, text in told)


def test_every_line_opens_its_passage(record: Record, sheet: TreatySheet) -> None:
    """Spans slice to the sentence that is shown; ids open the entry."""
    sources = [line.source for line in (*sheet.variants, *sheet.terms, *sheet.thread)]
    sources += [fact.source for fact in (*sheet.signed, *sheet.expires) if fact.source]
    texts = {"plain": PLAIN, "spun": SPUN, "english": ENGLISH}
    assert all(texts[source.article][source.start : source.end] == source.text for source in sources)
    assert all(record.show(line.id).article == line.source.article for line in sheet.thread)


def test_lines_are_in_order_of_time(sheet: TreatySheet) -> None:
    """By the date of the act, else by that of the article."""
    moments = [line.date or line.source.published or "9999" for line in sheet.thread]
    assert moments == sorted(moments)


def test_sheet_as_plain_object(sheet: TreatySheet) -> None:
    """Rows become dictionaries, for JSON."""
    assert to_dict(sheet)["thread"][0].keys() >= {"date", "kind", "status", "who", "to", "words", "source"}
