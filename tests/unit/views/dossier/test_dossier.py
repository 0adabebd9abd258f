"""A dossier on three small articles: everything in it is on record, every sentence leads to its passage, nothing is loaded."""

from __future__ import annotations

import importlib.util
import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.corroboration import corroborate
from onrecord.errors import OnrecordError, UsageError
from onrecord.record import Store, open_store
from onrecord.views.dossier import Between, Dossier, Line, Section, build, write_dossier
from onrecord.views.dossier.html import to_html
from onrecord.views.dossier.markdown import to_markdown
from onrecord.views.dossier.picture import by_year
from onrecord.views.dossier.word import to_docx
from tests.unit.record.press import batch


class Page(HTMLParser):
    """Collects ids, links and elements, and checks that elements close in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: set[str] = set()
        self.loaded: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self.elements.add(tag)
        self.ids += [given["id"]] if given.get("id") else []  # type: ignore[list-item]
        self.links += [given["href"]] if tag == "a" and given.get("href") else []  # type: ignore[list-item]
        self.loaded += [str(given[name]) for name in ("src", "href") if tag != "a" and given.get(name)]
        if tag != "meta":
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = open_store(tmp_path_factory.mktemp("dossier") / "press.db")
    store.add(batch())
    corroborate(store)
    return store


@pytest.fixture(scope="module")
def dossier(store: Store) -> Dossier:
    return build(store, Between("Russie", "CHN", since="2023"))


def lines(section: Section) -> list[Line]:
    """All lines of a section and its parts."""
    return [*section.lines, *(line for part in section.parts for line in lines(part))]


def test_every_sentence_is_cited_and_on_record(store: Store, dossier: Dossier) -> None:
    """Each line ends in a citation; its words stand in an article that is cited for it, and so does every passage."""
    told = [line for section in dossier.sections for line in lines(section)]
    assert {"happenings", "utterances", "positions"} <= {section.anchor for section in dossier.sections}
    texts = {citation.number: store.load(citation.article_id)[0].text for citation in dossier.citations}
    for line in told:
        assert line.citations
        assert any(part in texts[number] for number in line.citations for part in line.quote.split(" […] "))
    for citation in dossier.citations:
        assert citation.passages
        for passage in citation.passages:
            assert texts[citation.number][passage.start : passage.end] == passage.text


def test_copies_are_told_from_origins(dossier: Dossier) -> None:
    """The copy is cited as such, on the word of its origin."""
    cited = {citation.article: citation for citation in dossier.citations}
    assert (cited["trimmed"].copy_of, cited["trimmed"].origin, cited["report"].copy_of) == ("report", "report", None)


def test_page_is_self_contained_and_sound(dossier: Dossier) -> None:
    """Elements close, ids are unique, each link leads to a place in the file, nothing is loaded or run."""
    text = to_html(dossier)
    page = Page(text)
    assert len(page.ids) == len(set(page.ids))
    assert page.links
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert page.loaded == []
    assert "script" not in page.elements
    assert "svg" in page.elements
    assert "url(" not in text and "@import" not in text


def test_page_is_made_for_screen_readers_and_print(dossier: Dossier) -> None:
    """Language, headings, a described picture, tables with headings, rules for paper."""
    text = to_html(dossier)
    assert '<html lang="fr">' in text
    assert re.search(r'<svg[^>]*role="img"[^>]*aria-labelledby="t-title t-about"', text)
    assert "<desc" in text and 'scope="col"' in text and "@media print" in text
    levels = [int(level) for level in re.findall(r"<h(\d)", text)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_hostile_words_stay_words(dossier: Dossier) -> None:
    """What articles hold is text, in HTML and in Markdown."""
    evil = Line("2023", '<script>alert("x")</script>', "](javascript:1) | [a] \u202e*b*\0", (1,))
    changed = replace(dossier, title="<b>", sections=(Section("x", "<i>", (evil,)),))
    page = to_html(changed)
    assert "<script" not in page and "<b>" not in page and "\u202e" not in page and "\0" not in page
    marked = to_markdown(changed)
    assert "<script" not in marked and "\\]" in marked and "\\*b\\*" in marked


def test_markdown_footnotes_meet(dossier: Dossier) -> None:
    """Each number that is cited is explained once."""
    text = to_markdown(dossier)
    explained = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert len(explained) == len(set(explained))
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(explained)


def test_both_languages_hold_the_same_words(store: Store) -> None:
    """An English dossier says the same with other headings."""
    english = build(store, Between("Russie", "CHN", since="2023", language="en"))
    french = build(store, Between("Russie", "CHN", since="2023"))
    assert english.words.keys() == french.words.keys()
    assert [citation.entry for citation in english.citations] == [citation.entry for citation in french.citations]
    assert english.title != french.title


def test_nothing_on_record_is_said(store: Store) -> None:
    """A time in which nothing happened gives a file that says so."""
    empty = build(store, Between("RUS", "CHN", since="2025"))
    assert empty.citations == ()
    assert empty.word("empty") in to_html(empty)


def test_files_by_their_endings(dossier: Dossier, tmp_path: Path) -> None:
    """.html and .md are written; .docx needs its extra and says so; any other ending is refused."""
    for name in ("a.html", "a.md"):
        write_dossier(dossier, tmp_path / name)
        assert (tmp_path / name).stat().st_size > 1000
    if importlib.util.find_spec("docx") is None:
        with pytest.raises(OnrecordError, match="python-docx"):
            write_dossier(dossier, tmp_path / "a.docx")
    else:
        write_dossier(dossier, tmp_path / "a.docx")
        assert (tmp_path / "a.docx").read_bytes()[:2] == b"PK"
    with pytest.raises(UsageError, match="no form"):
        write_dossier(dossier, tmp_path / "a.odt")
    assert not list(tmp_path.glob(".*"))


def test_unknown_names_are_refused(store: Store) -> None:
    with pytest.raises(UsageError):
        build(store, Between("Atlantis", "CHN"))
    with pytest.raises(UsageError, match="no dossier in"):
        build(store, Between("RUS", "CHN", language="ru"))


def test_the_timeline_stands_in_signs_where_there_is_no_picture(dossier: Dossier) -> None:
    """Each dated thing has one sign in the row of its year, in Markdown and in Word."""
    rows = by_year(dossier)
    signs = "".join(done + said for _, done, said in rows)
    assert [year for year, _, _ in rows] == sorted({year for year, _, _ in rows})
    assert sum(signs.count(sign) for sign in "●○×◆") == len(dossier.dots) > 0
    text = to_markdown(dossier)
    assert all(f"| {year} | {done} | {said} |" in text for year, done, said in rows)
    docx = pytest.importorskip("docx")
    (table, *_) = docx.Document(BytesIO(to_docx(dossier))).tables
    assert [tuple(cell.text for cell in row.cells) for row in table.rows][1:] == rows
