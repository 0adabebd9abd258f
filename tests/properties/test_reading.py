"""Reading never changes a text: marks slice to what they name, do not overlap, and do not depend on anything else."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import ReadingError
from onrecord.model import Article
from onrecord.reading import Quarantined, find_sources, read, read_source, read_text
from onrecord.reading.pages import read_page
from onrecord.reading.pages.tags import extract_plain

PIECES = [
    *(" date 2023-11 ", "Politique\n", "Un titre sans point\n", "MOSCOU, 8 novembre (Reuters) – ", "Publié le 17/10/2020 à 07h15\n"),
    *("[1/4] Le président ", "Photo AFP / Jean Petit\n", "Articles similaires\n", "- « Un lien »\n", "Lire aussi : un lien\n"),
    *("Abonnez-vous !\n", "Bien sûr ! Voici une version réécrite : ", "« Oui », a-t-il dit.\n"),
    "Le ministre a reçu mardi son homologue à Genève, où les deux hommes ont parlé du traité pendant deux heures. ",
    *("\r\n", "\n\n", "\u00a0", "\u2028", "©", "("),
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=25).map("".join)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


@quick
@given(TEXTS)
def test_marks_fit_the_text(text: str) -> None:
    """Each mark lies in the text, holds more than blanks, has a rule, and no two marks overlap; the text is as it came."""
    try:
        article = read_text(text)
    except ReadingError:
        return
    assert article.text == text
    spans = [mark.span for mark in article.marks]
    assert all(span.end <= len(text) and article.slice(span).strip() for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(mark.reason for mark in article.marks)
    assert read_text(text) == article


@quick
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_quarantined(content: bytes) -> None:
    """Whatever comes in on standard input, something is said of it and nothing escapes."""
    for entry in read(["-"], stdin=io.BytesIO(content)):
        assert isinstance(entry, Article | Quarantined)
        if isinstance(entry, Article):
            entry.text.encode("utf-8")
            assert "\0" not in entry.text
        else:
            assert entry.reason and entry.remedy


@quick
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div a='b' ",
                "<script>",
                "</script>",
                "<!--",
                "-->",
                "<",
                ">",
                '"',
                "texte &amp; ",
                "&#x;",
                "<h1>Titre</h1>",
                "<table><td colspan=9>",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_any_page_is_read(page: str) -> None:
    """No page, however broken, raises; no visible word is in neither the text nor a script or comment."""
    text, _ = read_page(page)
    hidden = "<!--" in page or "<script" in page or "<div a" in page
    assert hidden or ("texte" in text) == ("texte" in page)
    assert hidden or "<p>" not in extract_plain(page)


@quick
@given(rows=st.lists(st.tuples(st.text(alphabet="abé\"',;\n\r ", min_size=1, max_size=12), st.integers(0, 99)), min_size=1, max_size=6))
def test_csv_written_by_python_is_read_row_by_row(tmp_path: Path, rows: list[tuple[str, int]]) -> None:
    """Any table that the csv module writes is cut into its rows, and each row read alone gives its text back."""
    import csv  # noqa: PLC0415

    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerows([("text", "id"), *((f"x{text}", number) for text, number in rows)])
    sources = [source for source in find_sources([path]) if not isinstance(source, Quarantined)]
    articles = [read_source(source) for source in sources]
    assert [(article.text, article.name) for article in articles] == [(f"x{text}", str(number)) for text, number in rows]
    assert [read_source(source) for source in reversed(sources)] == articles[::-1]
