"""Tokens, sentences, and parses on demand.

consumes: an `Article` as `reading` made it
produces: a `Document`: language, tokens and sentences of the original text with exact offsets, and a parser
not its job: what the words mean; the parser runs only when another stage asks for a sentence
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.analysis.language.detection import LANGUAGES, detect
from onrecord.analysis.language.pipeline import parser_of
from onrecord.analysis.language.sentences import cut_sentences
from onrecord.model import Article, Document, MarkKind

__all__ = ["read_language"]


def read_language(article: Article) -> Document:
    """Detect the language (unless the article names one that onrecord reads) and cut the text into tokens and sentences."""
    language = article.language if article.language in LANGUAGES else detect(article.text)[0]
    datelines = [mark.span.end for mark in article.marks if mark.kind is MarkKind.DATELINE]
    tokens, sentences = cut_sentences(article.text, language, datelines)
    return Document(replace(article, language=language), language, tokens, sentences, parser_of(language))
