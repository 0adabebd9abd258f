"""`onrecord dossier`: a file on two countries in which each sentence opens its passage."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from onrecord.interfaces.cli.options import DEFAULT_RECORD, Filters, RecordFile, filtered_by
from onrecord.interfaces.cli.render import console, plain


@filtered_by("since", "until")
def dossier(
    filters: Filters,
    between: Annotated[tuple[str, str], typer.Option("--between", help="Two countries: names or ISO alpha-3 codes.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="File to write: .html, .md or .docx.")],
    language: Annotated[str, typer.Option("--language", help="Language of headings and labels: fr or en.")] = "fr",
    record: RecordFile = DEFAULT_RECORD,
) -> None:
    """What happened between two countries, who said what, positions, treaties, sources: each sentence with its passage.

    Example: onrecord dossier --between Russie Chine --since 2020 -o dossier.html
    """
    from onrecord.record import open_store  # noqa: PLC0415
    from onrecord.views.dossier import Between, build, write_dossier  # noqa: PLC0415

    asked = Between(*between, since=filters["since"] or None, until=filters["until"] or None, language=language)
    with open_store(record, create=False, read_only=True) as store:
        made = build(store, asked)
    write_dossier(made, out)
    articles = len({citation.article_id for citation in made.citations})
    console().print(Text(plain(f"{out}: {len(made.citations)} passages of {articles} articles")))
