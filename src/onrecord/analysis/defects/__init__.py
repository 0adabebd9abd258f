"""What is damaged or derived in a text, piece by piece.

consumes: the document; the marks that reading made; actors and titles where they are known
produces: `Findings.defects`: caption, related_links, call_to_action, prompt_residue, truncated, homoglyph, mojibake,
    spun, machine_translated; each with the span it rests on
not its job: which article a copy comes from (corroboration); mending the text
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.analysis.defects.characters import find_garbled, find_look_alikes
from onrecord.analysis.defects.ending import find_break
from onrecord.analysis.defects.evidence import Piece, conclude
from onrecord.analysis.defects.phrases import take_apart
from onrecord.analysis.defects.wording import find_spun, find_translated
from onrecord.model import Defect, Document, Findings, MarkKind, Reason

__all__ = ["note_defects"]

_OF_MARKS = {
    MarkKind.CAPTION: "caption",
    MarkKind.RELATED_LINKS: "related_links",
    MarkKind.CALL_TO_ACTION: "call_to_action",
    MarkKind.PROMPT_RESIDUE: "prompt_residue",
}


def note_defects(document: Document, findings: Findings) -> Findings:
    """Fill `defects`, in order of label and place."""
    defects = {*_read_marks(document), *_read_text(document)}
    return replace(findings, defects=tuple(sorted(defects, key=lambda defect: (defect.label, defect.span, defect.reason.rule))))


def _read_marks(document: Document) -> Iterator[Defect]:
    """Passages that reading has marked."""
    for mark in document.article.marks:
        if label := _OF_MARKS.get(mark.kind):
            yield Defect(label, mark.span, Reason(mark.reason, document.article.slice(mark.span)[:60]))


def _read_text(document: Document) -> Iterator[Defect]:
    """What the characters, the wording and the end of the text show. Garbled text is not judged by its wording."""
    garbled = list(conclude("mojibake", find_garbled(document.text)))
    yield from garbled
    yield from conclude("truncated", find_break(document))
    yield from conclude("homoglyph", find_look_alikes(document.text))
    if not garbled and document.tokens:
        yield from _read_wording(document)


def _read_wording(document: Document) -> Iterator[Defect]:
    """Translated, spun, or both. A wording that translation explains too is no evidence of spinning in a translated text."""
    words = take_apart(document.tokens)
    carried = [piece for piece in find_translated(document, words) if _in_text(piece, document)]
    translated = list(conclude("machine_translated", carried))
    yield from translated
    swapped = [piece for piece in find_spun(document, words) if document.article.is_prose(piece.span)]
    if translated:
        swapped = [piece for piece in swapped if not any(piece.span.overlaps(other.span) for other in carried)]
    yield from conclude("spun", swapped)


def _in_text(piece: Piece, document: Document) -> bool:
    """Whether a piece stands in prose or in what a translator's page adds to it; links and prompts prove nothing of the text."""
    apart = (MarkKind.RELATED_LINKS, MarkKind.PROMPT_RESIDUE, MarkKind.CALL_TO_ACTION)
    return not any(mark.span.overlaps(piece.span) for mark in document.article.marks if mark.kind in apart)
