"""The linear scan of a page: what it counts, what it refuses, what text it yields."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading.pages.tags import extract_plain, find_excess


def test_ordinary_page_exceeds_nothing() -> None:
    """Scripts with signs of all kinds and unclosed paragraphs are ordinary."""
    page = "<html><head><script>if (a<b) { x='<p'; }</script></head><body>" + "<p>un<p>deux<br><img src=a>" * 400 + "</body></html>"
    assert find_excess(page) is None


@pytest.mark.parametrize(("count", "refused"), [(9, False), (10, False), (11, True)])
def test_attribute_limit(monkeypatch: pytest.MonkeyPatch, count: int, *, refused: bool) -> None:
    """A tag of tag_attributes passes, one attribute more does not; quoted values count once."""
    monkeypatch.setenv("ONRECORD_TAG_ATTRIBUTES", "10")
    page = "<p " + " ".join(f'a{number}="x y=z"' for number in range(count)) + ">texte</p>"
    assert ("tag_attributes" in (find_excess(page) or "")) is refused


@pytest.mark.parametrize(("size", "refused"), [(99, False), (100, False), (101, True)])
def test_tag_limit(monkeypatch: pytest.MonkeyPatch, size: int, *, refused: bool) -> None:
    """A tag of tag_bytes passes, one character more does not, even when a quoted value holds >."""
    monkeypatch.setenv("ONRECORD_TAG_BYTES", "100")
    page = '<p a="' + "b>" * 20 + "c" * (size - 48) + '">texte</p>'
    assert len(page) - len("texte</p>") == size
    assert ("tag_bytes" in (find_excess(page) or "")) is refused


@pytest.mark.parametrize(("depth", "refused"), [(9, False), (10, False), (11, True)])
def test_depth_limit(monkeypatch: pytest.MonkeyPatch, depth: int, *, refused: bool) -> None:
    """Tags nested html_depth deep pass, one level more does not."""
    monkeypatch.setenv("ONRECORD_HTML_DEPTH", "10")
    assert ("html_depth" in (find_excess("<div>" * depth + "texte" + "</div>" * depth) or "")) is refused


@pytest.mark.parametrize(("count", "refused"), [(9, False), (10, False), (11, True)])
def test_node_limit(monkeypatch: pytest.MonkeyPatch, count: int, *, refused: bool) -> None:
    """A page of html_nodes tags passes, one more does not; closing tags do not count."""
    monkeypatch.setenv("ONRECORD_HTML_NODES", "10")
    assert ("html_nodes" in (find_excess("<p>un</p>" * count) or "")) is refused


def test_plain_text_has_a_line_per_block_and_no_script() -> None:
    """Blocks are lines, inline tags vanish, entities are resolved, scripts and comments are not text."""
    hidden = "<!-- non <p>rien</p> --><script>var a = '<p>non</p>';</script><style>p{}</style>"
    page = f"<h1>Titre</h1>{hidden}<p>Un <b>deux</b> &amp; trois.</p><div>Fin"
    assert extract_plain(page) == "Titre\nUn deux & trois.\nFin"


def test_sign_that_opens_no_tag_is_text() -> None:
    """A page that ends inside a tag keeps the rest as text rather than losing it."""
    assert extract_plain("<p>a < b, c <d et la suite du texte") == "a < b, c <d et la suite du texte"


HOSTILE = [
    pytest.param(lambda n: "<" * n, id="brackets"),
    pytest.param(lambda n: "<div " * n, id="open tags"),
    pytest.param(lambda n: "<p a='" * n, id="open quotes"),
    pytest.param(lambda n: "<p " + "a=\"b\" 'c' " * n, id="quotes"),
    pytest.param(lambda n: "<script>" * n, id="scripts"),
    pytest.param(lambda n: "<!--" * n, id="comments"),
    pytest.param(lambda n: "<p>" + " " * n + "<p>" + "\n" * n, id="blanks"),
    pytest.param(lambda n: "<a" + " x" * n + ">", id="attributes"),
    pytest.param(lambda n: "&" * n + "&#" * n, id="entities"),
]


@pytest.mark.parametrize("make", HOSTILE)
def test_endless_repetition_is_read(make: Callable[[int], str]) -> None:
    """A long page of one piece repeated is read to its end (`benchmarks/effort.py` prints how the cost grows)."""
    page = make(200_000)
    find_excess(page)
    assert len(extract_plain(page)) <= len(page)
