"""Pages to articles: the prose whole, the head kept, hostile pages read as plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.model import Article, MarkKind
from onrecord.reading import read, read_text
from onrecord.reading.pages import read_page

PROSE = [
    "Le ministre a reçu mardi son homologue à Genève, où les deux hommes ont parlé du traité pendant plus de deux heures.",
    "Ils sont convenus de se revoir avant la fin du mois, a fait savoir le porte-parole de la délégation dans un communiqué.",
    "Les points qui restent ouverts seront traités par des groupes de travail, dont le premier se réunira jeudi à Vienne.",
]
PAGE = """<!DOCTYPE html><html lang="fr"><head><title>Deux ministres à Genève - Le Jour</title>
<meta property="og:site_name" content="Le Jour"><meta name="author" content="Jeanne Martin">
<meta property="article:published_time" content="2020-10-17T07:15:00+02:00"><link rel="canonical" href="https://example.org/a"></head>
<body><nav><ul><li><a href="/a">Accueil</a></li><li><a href="/b">Monde</a></li></ul></nav>
<article><h1>Deux ministres à Genève</h1><h2>Le traité était au centre de leur entretien, le premier depuis un an.</h2>
<p>Publié le 17/10/2020 à 07h15</p>{body}</article><footer><p>Mentions légales</p></footer></body></html>"""


def test_prose_title_and_metadata_are_kept() -> None:
    """Title, standfirst, date line and all paragraphs are in the text; the head's words are metadata; the menu is gone."""
    text, metadata = read_page(PAGE.format(body="".join(f"<p>{line}</p>" for line in PROSE)))
    assert text.splitlines()[0] == "Deux ministres à Genève"
    assert "Le traité était au centre" in text
    assert all(line in text for line in PROSE)
    assert "Publié le 17/10/2020 à 07h15" in text
    assert "Accueil" not in text
    assert (metadata.title, metadata.date, metadata.author) == ("Deux ministres à Genève", "2020-10-17", "Jeanne Martin")
    assert (metadata.site, metadata.url) == ("Le Jour", "https://example.org/a")
    header = [mark for mark in read_text(text).marks if mark.kind is MarkKind.HEADER]
    assert [text[mark.span.start : mark.span.end] for mark in header] == ["Publié le 17/10/2020 à 07h15"]


def test_page_without_a_date_gets_none() -> None:
    """No date is guessed from anywhere."""
    _, metadata = read_page(f"<html><body><h1>Titre</h1><p>{PROSE[0]}</p></body></html>")
    assert metadata.date is None


def test_lists_in_the_prose_are_kept() -> None:
    """Entries of a list belong to the article."""
    body = f"<p>{PROSE[0]}</p><ul><li>{PROSE[1]}</li><li>{PROSE[2]}</li></ul><p>{PROSE[0]} Fin.</p>"
    text, _ = read_page(PAGE.format(body=body))
    assert all(line in text for line in PROSE)


@pytest.mark.parametrize("page", ["<html>", "<p>", "<html><body></body></html>", "<<<>>>", "</p></div><b>texte"])
def test_broken_page_gives_what_it_holds(page: str) -> None:
    """Broken HTML raises nothing; what text there is comes out."""
    text, _ = read_page(page)
    assert ("texte" in text) == ("texte" in page)


def spans(rows: int) -> str:
    cells = "".join(f'<tr><td rowspan="{rows}" colspan="1000">x</td></tr>' for _ in range(rows))
    return PAGE.format(body="".join(f"<p>{line}</p>" for line in PROSE) + f"<table>{cells}</table>")


HOSTILE = [
    pytest.param(spans(200), id="table spans"),
    pytest.param(
        PAGE.format(body="<p " + " ".join(f"a{number}=1" for number in range(40_000)) + f">{' '.join(PROSE)}</p>"), id="attributes"
    ),
    pytest.param(PAGE.format(body="<div>" * 5000 + f"<p>{' '.join(PROSE)}</p>"), id="depth"),
    pytest.param(PAGE.format(body=f"<p>{' '.join(PROSE)}</p>" + "<p>ab</p>" * 50_000), id="paragraphs"),
    pytest.param(PAGE.format(body=f"<p>{' '.join(PROSE)}</p>" + "<b>" * 300_000), id="nodes"),
    pytest.param(PAGE.format(body=f"<p>{' '.join(PROSE)}</p>" + "<p>&" + "a" * 300_000), id="entity"),
]


@pytest.mark.parametrize("page", HOSTILE)
def test_hostile_page_is_read(page: str) -> None:
    """Pages that keep the naive reader busy for minutes are read, and their prose is there."""
    text, _ = read_page(page)
    assert PROSE[0] in text


def test_wikinews_loses_no_paragraph() -> None:
    """Of a hundred real pages each paragraph and list entry is in the text."""
    from lxml import html  # noqa: PLC0415

    folder = Path(__file__).resolve().parents[4].parent / "shared" / "data" / "wikinews_fr_100" / "documents"
    if not folder.exists():
        pytest.skip("needs ../shared/data/wikinews_fr_100")
    lost = []
    for article in read([folder]):
        assert isinstance(article, Article)
        folded = fold(article.text)
        tree = html.fromstring(Path(article.source).read_text("utf-8"))
        lost += [words for element in tree.iter("p", "li", "h1") if (words := fold(element.text_content())) and words not in folded]
    assert lost == []


def fold(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())
