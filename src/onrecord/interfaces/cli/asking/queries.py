"""The commands that ask a record. Each takes the shared filters and prints a table, or JSON with `--json`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.interfaces.cli.asking.entry import print_entry
from onrecord.interfaces.cli.options import DEFAULT_RECORD, ID_SHOWN, AsJson, Filters, Limit, RecordFile, filtered, read_filter
from onrecord.interfaces.cli.render import print_json, print_table, squeeze

if TYPE_CHECKING:
    from onrecord.views import ActorRow, ArticleRow, EventRow, Filter, HappeningRow, StatementRow, TimelineRow, UtteranceRow

Explained = Annotated[str, typer.Option("--explain", metavar="ID", help="Show how this event was coded: trigger, frame, sides, status.")]

_SHORT = {"no_wrap": True}
_DATE = {"min_width": 10, "max_width": 11, "overflow": "fold"}  # the ends of an interval stand one below the other
_WHAT = {"min_width": 9, "max_width": 22}
_ID = {"no_wrap": True, "style": "dim"}
_KEY = {**_ID, "no_wrap": False, "ratio": 2, "overflow": "fold"}
_WIDE = {"ratio": 5, "overflow": "fold"}
_SIDE = {"ratio": 2, "overflow": "fold"}
_ROOMY = {**_SIDE, "from_width": 120}
_LONGEST = 200  # characters of a text in the timeline; `show` has the whole
_NOTHING = "Nothing on record matches. Loosen a filter, or see `onrecord articles`."


@filtered
def timeline(filters: Filters, record: RecordFile = DEFAULT_RECORD, limit: Limit = 200, as_json: AsJson = False) -> None:
    """What happened and what was said, in order of time; each thing once, with the number of articles and origins.

    Example: onrecord timeline --country RUS --with CHN --since 2021
    """
    from onrecord.views import timeline as view  # noqa: PLC0415

    columns = {"date": _DATE, "what": _WHAT, "who → to whom": _SIDE, "words": _WIDE, "seen": _SHORT, "id": _ID}
    _answer(record, view, read_filter(filters, limit), as_json, columns, _timeline_cells)


@filtered
def happenings(filters: Filters, record: RecordFile = DEFAULT_RECORD, limit: Limit = 200, as_json: AsJson = False) -> None:
    """What happened, was denied, planned or proposed: each thing once, with its sources and where they contradict each other.

    Example: onrecord happenings --country RUS --with CHN --status actual
    """
    from onrecord.views import happenings as view  # noqa: PLC0415

    columns = {"date": _DATE, "what": _WHAT, "who → to whom": _SIDE, "words": _SIDE, "told by": _WIDE, "id": _ID}
    _answer(record, view, read_filter(filters, limit), as_json, columns, _happening_cells)


@filtered
def utterances(filters: Filters, record: RecordFile = DEFAULT_RECORD, limit: Limit = 200, as_json: AsJson = False) -> None:
    """What was said: each act of speech once, in the most reliable wording. ~ marks wording that cannot be trusted.

    Example: onrecord utterances --actor Poutine --about "alliance"
    """
    from onrecord.views import utterances as view  # noqa: PLC0415

    columns = {"date": _DATE, "speaker": _SIDE, "said": _WIDE, "told by": _SIDE, "id": _ID}
    _answer(record, view, read_filter(filters, limit), as_json, columns, _utterance_cells)


@filtered
def statements(filters: Filters, record: RecordFile = DEFAULT_RECORD, limit: Limit = 200, as_json: AsJson = False) -> None:
    """Who said what to whom. ~ marks wording that cannot be trusted (machine translations, rewritten texts).

    Example: onrecord statements --actor Shoigu --about "exercices"
    """
    from onrecord.views import statements as view  # noqa: PLC0415

    columns = {"date": _DATE, "speaker": _SIDE, "said": _WIDE, "to": _SIDE, "article": _ROOMY, "id": _ID}
    _answer(record, view, read_filter(filters, limit), as_json, columns, _statement_cells)


@filtered
def events(
    filters: Filters, record: RecordFile = DEFAULT_RECORD, limit: Limit = 200, as_json: AsJson = False, explain: Explained = ""
) -> None:
    """What was done, denied, planned or proposed, coded in PLOVER. With --explain, how one event was coded.

    Example: onrecord events --type SANCTION --status actual --since 2019
    """
    if explain:
        _explain(record, explain, as_json)
        return
    from onrecord.views import events as view  # noqa: PLC0415

    columns = {"date": _DATE, "what": _WHAT, "who → to whom": _WIDE, "words": _SIDE, "said by": _SIDE, "article": _ROOMY, "id": _ID}
    _answer(record, view, read_filter(filters, limit), as_json, columns, _event_cells)


@filtered
def articles(filters: Filters, record: RecordFile = DEFAULT_RECORD, limit: Limit = 200, as_json: AsJson = False) -> None:
    """The articles on record: date, language, what was found in them, defects, and of which article each is a copy.

    Example: onrecord articles --actor Macron
    """
    from onrecord.views import articles as view  # noqa: PLC0415

    columns = {"published": _DATE, "name": _SIDE, "title": _WIDE, "lang": _SHORT, "said": _SHORT, "done": _SHORT, "defects": _ROOMY}
    _answer(record, view, read_filter(filters, limit), as_json, {**columns, "copy of": _SIDE, "id": _ID}, _article_cells)


@filtered
def actors(filters: Filters, record: RecordFile = DEFAULT_RECORD, limit: Limit = 100, as_json: AsJson = False) -> None:
    """The persons, states and organisations on record, with the names they go by.

    Example: onrecord actors --country FRA
    """
    from onrecord.views import actors as view  # noqa: PLC0415

    columns = {"name": _SIDE, "kind": _SHORT, "of": _SHORT, "seen": _SHORT, "said": _SHORT, "done": _SHORT, "also known as": _SIDE}
    _answer(record, view, read_filter(filters, limit), as_json, {**columns, "key": _KEY}, _actor_cells)


def _explain(record: Path, event: str, as_json: bool) -> None:
    """Print one event as `show` does, with trigger, frame, sides and status path."""
    from onrecord.record import open_store  # noqa: PLC0415
    from onrecord.views import explain, to_dict  # noqa: PLC0415

    with open_store(record, create=False, read_only=True) as store:
        shown = explain(store, event)
    if as_json:
        print_json(to_dict(shown))
    else:
        print_entry(shown)


Cells = Callable[[Any], Iterable[str]]


def _answer(record: Path, view: Callable[..., Sequence[Any]], chosen: Filter, as_json: bool, columns: dict[str, Any], cells: Cells) -> None:
    """Ask the view with the filters of the command line and print what it says."""
    from onrecord.record import open_store  # noqa: PLC0415
    from onrecord.views import to_dict  # noqa: PLC0415

    with open_store(record, create=False, read_only=True) as store:
        rows = view(store, chosen)
    if as_json:
        print_json([to_dict(row) for row in rows])
    else:
        print_table(columns, map(cells, rows), _NOTHING)


def _sides(row: TimelineRow | HappeningRow | EventRow) -> str:
    """Who did it, and to or with whom."""
    left, right = ", ".join(row.actors), ", ".join(row.recipients)
    return f"{left or '?'} → {right}" if right else left


def _timeline_cells(row: TimelineRow) -> Iterable[str]:
    what = f"{row.type} {row.status}" if row.status else row.type
    text = f"« {row.text} »" if row.kind == "statement" else row.text
    text += f" (says {row.said_by})" if row.said_by else ""
    seen = f"{row.articles}/{row.origins}"
    return row.date or "?", what, _sides(row), squeeze(text, _LONGEST), seen, row.story[:ID_SHOWN]


def _happening_cells(row: HappeningRow) -> Iterable[str]:
    text = f"{row.text} (says {row.said_by})" if row.said_by else row.text
    against = "".join(f"; {conflict.what}: {' or '.join(conflict.values)}" for conflict in row.conflicts)
    return row.date or "?", f"{row.type} {row.status}", _sides(row), text, _told_by(row) + against, row.id[:ID_SHOWN]


def _utterance_cells(row: UtteranceRow) -> Iterable[str]:
    said = row.said if row.quotable else f"~ {row.said}"
    more = f" ({len(row.wordings)} wordings)" if len(row.wordings) > 1 else ""
    return row.date or "?", row.speaker or "?", said + more, _told_by(row), row.id[:ID_SHOWN]


def _told_by(row: HappeningRow | UtteranceRow) -> str:
    """In how many articles it stands, and on whose word: "7 articles, 2 origins: Reuters, TASS"."""
    articles = f"{row.articles} article{'s' * (row.articles > 1)}"
    return f"{articles}, {row.origins} origin{'s' * (row.origins > 1)}: {', '.join(row.origin_names)}"


def _statement_cells(row: StatementRow) -> Iterable[str]:
    said = row.said if row.wording_reliable else f"~ {row.said}"
    return row.date or "?", row.speaker or "?", said, row.addressee or "", row.article, row.id[:ID_SHOWN]


def _event_cells(row: EventRow) -> Iterable[str]:
    return row.date or "?", f"{row.type} {row.status}", _sides(row), row.anchor, row.said_by or "", row.article, row.id[:ID_SHOWN]


def _article_cells(row: ArticleRow) -> Iterable[str]:
    found = (str(row.statements), str(row.events), ", ".join(row.defects).replace("_", " "))
    return row.published or "?", row.name, row.title or "", row.language, *found, row.copy_of or "", row.id[:ID_SHOWN]


def _actor_cells(row: ActorRow) -> Iterable[str]:
    others = ", ".join(form for form in row.forms if form != row.name)
    counts = (str(row.articles), str(row.statements), str(row.events))
    return row.name, row.kind, row.country or "", *counts, squeeze(others, _LONGEST // 2), row.key


@filtered
def search(
    filters: Filters,
    text: Annotated[str, typer.Argument(help='Words to find; "in quotes" they must stand side by side.')],
    record: RecordFile = DEFAULT_RECORD,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """Find passages; the filters narrow the articles. Plural, case, accents and elisions make no difference.

    Example: onrecord search "partenariat stratégique"
    """
    from onrecord.interfaces.cli.asking.entry import print_hits  # noqa: PLC0415
    from onrecord.record import open_store  # noqa: PLC0415
    from onrecord.views import search as view  # noqa: PLC0415
    from onrecord.views import to_dict  # noqa: PLC0415

    with open_store(record, create=False, read_only=True) as store:
        hits = view(store, text, read_filter(filters, limit))
    if as_json:
        print_json([to_dict(hit) for hit in hits])
    else:
        print_hits(hits)
