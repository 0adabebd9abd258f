"""The timeline of a dossier: as one SVG picture, two lanes of dots over the years, each with its label, without script or file beside
it; and in signs, a row for each year, where a file holds no such picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from onrecord.views.dossier.parts import Dossier, Dot

_WIDTH, _MARGIN, _ABOVE, _BELOW = 960, 20, 130, 90
_RADIUS, _STEP, _COLUMN = 4.5, 10, 10
_MOST_STACKED = 12
_SIGNS = {"actual": "●", "other": "○", "denied": "×", "said": "◆"}
_MOST_SIGNS = 30
_AXIS = 10 + _ABOVE


def draw(dossier: Dossier) -> str:
    """The picture, "" when nothing has a date. Dots that meet are stacked; what does not fit on a stack is counted on its top."""
    if not dossier.dots:
        return ""
    first, last = _years(dossier.dots)
    scale = (_WIDTH - 2 * _MARGIN) / max(1, date(last + 1, 1, 1).toordinal() - date(first, 1, 1).toordinal())
    parts = [*_axis(first, last, scale), *_lane(dossier, False, first, scale), *_lane(dossier, True, first, scale), *_legend(dossier)]
    height = _AXIS + _BELOW + 40
    title, about = escape(dossier.word("picture")), escape(dossier.picture_about)
    head = f'<svg class="timeline" viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="t-title t-about" xmlns="http://www.w3.org/2000/svg">'
    return "\n".join([head, f'<title id="t-title">{title}</title><desc id="t-about">{about}</desc>', *parts, "</svg>"])


def by_year(dossier: Dossier) -> list[tuple[str, str, str]]:
    """The same in signs: each year with something in it, a sign for each happening and for each utterance, the first of them counted."""
    rows: defaultdict[int, tuple[list[Dot], list[Dot]]] = defaultdict(lambda: ([], []))
    for dot in sorted(dossier.dots, key=lambda dot: (dot.first, dot.last, dot.label)):
        rows[date.fromordinal((dot.first + dot.last) // 2).year][dot.kind == "said"].append(dot)
    return [(str(year), _in_signs(done), _in_signs(said)) for year, (done, said) in sorted(rows.items())]


def legend_in_signs(dossier: Dossier) -> str:
    """What each sign stands for."""
    labels = dossier.words["legend"]
    assert isinstance(labels, dict)
    return " · ".join(f"{sign} {labels[kind]}" for kind, sign in _SIGNS.items())


def _in_signs(dots: list[Dot]) -> str:
    more = f" +{len(dots) - _MOST_SIGNS}" if len(dots) > _MOST_SIGNS else ""
    return "".join(_SIGNS[dot.kind] for dot in dots[:_MOST_SIGNS]) + more


def _years(dots: Iterable[Dot]) -> tuple[int, int]:
    ends = [date.fromordinal(day).year for dot in dots for day in (dot.first, dot.last)]
    return min(ends), max(ends)


def _axis(first: int, last: int, scale: float) -> Iterator[str]:
    """The line of the years. Where they are many, only every second, fifth or tenth is named."""
    yield f'<line x1="{_MARGIN}" y1="{_AXIS}" x2="{_WIDTH - _MARGIN}" y2="{_AXIS}" class="axis"/>'
    every = next(step for step in (1, 2, 5, 10, 50, 1000) if (last - first + 1) / step <= 14)
    start = date(first, 1, 1).toordinal()
    for year in range(first, last + 1):
        at = _MARGIN + (date(year, 1, 1).toordinal() - start) * scale
        if year % every == 0 or every == 1:
            yield f'<line x1="{at:.1f}" y1="{_AXIS - 4}" x2="{at:.1f}" y2="{_AXIS + 4}" class="axis"/>'
            yield f'<text x="{at + 3:.1f}" y="{_AXIS + 15}" class="year">{year}</text>'


def _lane(dossier: Dossier, spoken: bool, first: int, scale: float) -> Iterator[str]:
    """Happenings above the line, utterances below it."""
    label = dossier.word("lane_utterances" if spoken else "lane_happenings")
    yield f'<text x="{_MARGIN}" y="{_AXIS + _BELOW + 8 if spoken else 14}" class="lane">{escape(label)}</text>'
    stacks: defaultdict[int, list[Dot]] = defaultdict(list)
    start = date(first, 1, 1).toordinal()
    for dot in dossier.dots:
        if (dot.kind == "said") == spoken:
            stacks[round((_MARGIN + ((dot.first + dot.last) / 2 - start) * scale) / _COLUMN)].append(dot)
    highest = _MOST_STACKED if not spoken else 6
    for column, dots in sorted(stacks.items()):
        for height, dot in enumerate(dots[:highest]):
            yield _dot(dot, column * _COLUMN, _AXIS + (24 if spoken else -10) + (height if spoken else -height) * _STEP)
        if len(dots) > highest:
            more = _AXIS + (24 + highest * _STEP if spoken else -10 - highest * _STEP)
            yield f'<text x="{column * _COLUMN - 6}" y="{more + 3}" class="year">+{len(dots) - highest}</text>'


def _dot(dot: Dot, x: float, y: float) -> str:
    """One dot; what is not done is hollow, what is denied is crossed out, so that no colour is needed to tell them apart."""
    title = f"<title>{escape(dot.label)}</title>"
    if dot.kind == "denied":
        r = _RADIUS - 0.5
        path = f"M{x - r:.1f} {y - r:.1f}L{x + r:.1f} {y + r:.1f}M{x - r:.1f} {y + r:.1f}L{x + r:.1f} {y - r:.1f}"
        return f'<path d="{path}" class="denied">{title}</path>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_RADIUS}" class="{dot.kind}">{title}</circle>'


def _legend(dossier: Dossier) -> Iterator[str]:
    labels = dossier.words["legend"]
    assert isinstance(labels, dict)
    x, y = float(_MARGIN + 10), _AXIS + _BELOW + 28
    for kind in ("actual", "other", "denied", "said"):
        yield _dot(Dot(0, 0, kind, str(labels[kind])), x, y)
        yield f'<text x="{x + 10:.1f}" y="{y + 4}" class="year">{escape(str(labels[kind]))}</text>'
        x += 40 + 6.2 * len(str(labels[kind]))
