"""The page of positions: a picture and a table of one content, from a start that leads to it; and how the picture is laid out."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from starlette.testclient import TestClient

from onrecord.interfaces.web.drawing.scale import Scale
from onrecord.interfaces.web.drawing.stances import ROWS, draw, scale_of
from onrecord.views import PositionRow
from onrecord.views.stories.positions import known_issues, read_issue
from onrecord.words import load

SAID = PositionRow(
    "2020-10-22", "Vladimir Poutine", "président", "open", 2, "ne l’exclurons", "alliance", "nous ne l’exclurons pas", "statement", True,
    None, None, "a", "article", "1", "press", "2020-10-22", "2020-10-22",
)  # fmt: skip


def at(day: str, stance: str, key: str, **more: object) -> PositionRow:
    """A position of one day."""
    return replace(SAID, date=day, date_first=day, date_last=day, stance=stance, id=key, **more)  # type: ignore[arg-type]


ROWS_OF_A_STORY = [
    at("2020-10-22", "against", "a"),
    at("2020-10-22", "open", "b"),
    at("2020-10-22", "open", "c"),
    at("2021-01-01", "none", "d"),
    at("2023-11-08", "against", "e", moved_from="open"),
    at("2022-02-04", "for", "f", on="partenariat"),
]


def test_positions_of_one_time_and_stance_are_one_mark() -> None:
    """Nothing is drawn twice and nothing left out; the facet with most positions stands first."""
    scale = scale_of(ROWS_OF_A_STORY)
    assert scale is not None
    alliance, partnership = draw(ROWS_OF_A_STORY, scale)
    assert (alliance.on, partnership.on) == ("alliance", "partenariat")
    assert [(mark.stance, len(mark.rows), mark.moved) for mark in alliance.marks] == [
        ("against", 1, False), ("open", 2, False), ("none", 1, False), ("against", 1, True),
    ]  # fmt: skip
    assert "none" in alliance.stances and "none" not in partnership.stances
    assert all(0 < mark.middle < 1 for mark in alliance.marks)


def test_the_line_goes_from_moment_to_moment() -> None:
    """Level while nothing else is known, then to the next stance; what takes no side does not bend it."""
    scale = Scale.over("2020-01-01", "2023-12-31")
    level, turn = draw(ROWS_OF_A_STORY, scale)[0].steps
    heights = {stance: 28 * place + 14 for place, stance in enumerate(ROWS)}
    assert (level.y1, level.y2) == (heights["open"], heights["open"])
    assert (turn.y1, turn.y2) == (heights["open"], heights["against"])
    assert level.x1 < level.x2 == turn.x1 == turn.x2


def test_undated_positions_are_not_drawn() -> None:
    """Without any date there is no picture."""
    assert scale_of([replace(SAID, date=None, date_first=None, date_last=None)]) is None


def test_the_start_leads_to_positions(client: TestClient) -> None:
    """Every cell of the table is an address of the page it counts for."""
    page = client.get("/positions", headers={"accept-language": "fr"}).text
    cells = [link for link in map(unescape, re.findall(r'href="(/positions\?[^"]*)"', page)) if "holder=" in link and "about=" in link]
    assert "/positions?holder=RUS&about=alliance" in cells
    assert client.get("/positions.json").json()["issues"][0].keys() == {"holder", "name", "issue", "entries"}
    assert all(client.get(cell).status_code == 200 for cell in cells)


@pytest.mark.parametrize(("language", "holder"), [("fr", "Russie"), ("en", "Russia"), ("en", "RUS")])
def test_evidence_is_shown_word_by_word(client: TestClient, language: str, holder: str) -> None:
    """The words stand whole on the page, those that decided are marked, and the link leads to the passage."""
    address = f"/positions?holder={holder}&about=alliance"
    page = client.get(address, headers={"accept-language": language}).text
    row = next(row for row in client.get(address.replace("?", ".json?")).json()["positions"] if row["kind"] == "statement")
    assert row["stance"] == "against"
    table = unescape(re.sub(r"<mark>|</mark>", "", page.partition("<tbody>")[2]))
    assert row["text"] in table
    assert "<mark>" in page
    assert f"/articles/{row['article_id']}?at={row['id']}#at" in page


def test_picture_and_table_have_one_content(client: TestClient) -> None:
    """Whatever is drawn stands in the table."""
    picture, _, table = client.get("/positions?holder=RUS&about=alliance").text.partition("<tbody>")
    drawn = set(re.findall(r'<a href="([^"]+)" class="mark', picture))
    assert drawn and drawn <= set(re.findall(r'href="([^"]+)"', table))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_issues_have_names_that_mean_them(language: str) -> None:
    """Each issue and facet of the word lists has a name in both languages; that of an issue is understood when typed."""
    names = load(f"{language}/interface.yaml")["issues"]
    lists = [load(f"{one}/positions.yaml")["issues"] for one in ("fr", "en")]
    facets = {facet for issues in lists for issue in issues.values() for facet in issue["facets"]}
    assert facets | set(known_issues()) <= set(names)
    for issue in known_issues():
        assert {label for label, _ in read_issue(names[issue]).facets} >= set(lists[0][issue]["facets"])
