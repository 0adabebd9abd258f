"""WHAT an entry is: frozen dataclasses without input, output or third-party imports.

Read in this order: `span`, `when`, `article`, `document`, `findings`.
Everything that two stages of the analysis need to tell each other is said in these types.
"""

from onrecord.model.article import Article, Mark, MarkKind, Metadata
from onrecord.model.copies import Copy, CopyKind
from onrecord.model.document import Document, ParsedToken, Sentence, Token
from onrecord.model.findings import (
    Actor,
    ActorKind,
    DateExpression,
    Defect,
    Event,
    EventType,
    Findings,
    Instrument,
    Mention,
    MentionKind,
    Mode,
    Publication,
    Reason,
    Statement,
    Status,
    Term,
)
from onrecord.model.identity import digest
from onrecord.model.span import Span
from onrecord.model.when import Basis, Precision, When

__all__ = [
    "Actor",
    "ActorKind",
    "Article",
    "Basis",
    "Copy",
    "CopyKind",
    "DateExpression",
    "Defect",
    "Document",
    "Event",
    "EventType",
    "Findings",
    "Instrument",
    "Mark",
    "MarkKind",
    "Mention",
    "MentionKind",
    "Metadata",
    "Mode",
    "ParsedToken",
    "Precision",
    "Publication",
    "Reason",
    "Sentence",
    "Span",
    "Statement",
    "Status",
    "Term",
    "Token",
    "When",
    "digest",
]
