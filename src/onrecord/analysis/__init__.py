"""ONE article -> findings. `STAGES`, in order, is the table of contents.

consumes: an `Article` as `reading` made it
produces: `Findings`
not its job: comparing articles (corroboration), keeping anything (record)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.analysis.actors import resolve_actors, use_actors
from onrecord.analysis.dates import find_dates
from onrecord.analysis.defects import note_defects
from onrecord.analysis.events import code_events
from onrecord.analysis.instruments import find_instruments
from onrecord.analysis.language import read_language
from onrecord.analysis.statements import attribute_statements
from onrecord.model import Article, Document, Findings, Publication

__all__ = ["STAGES", "Stage", "analyse", "use_actors"]

Stage = Callable[[Document, Findings], Findings]

STAGES: tuple[tuple[str, Stage], ...] = (
    ("dates", find_dates),
    ("actors", resolve_actors),
    ("instruments", find_instruments),
    ("defects", note_defects),
    ("statements", attribute_statements),
    ("events", code_events),
)


def analyse(article: Article) -> tuple[Document, Findings]:
    """Run every stage over one article. Deterministic: the same article gives the same findings."""
    document = read_language(article)
    findings = Findings(language=document.language, publication=Publication(None, "unknown"))
    for _, stage in STAGES:
        findings = stage(document, findings)
    return document, replace(findings, language=document.language)
