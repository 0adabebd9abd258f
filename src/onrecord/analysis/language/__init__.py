"""Placeholder until the stage lands."""

from onrecord.model import Article, Document


def read_language(article: Article) -> Document:
    """Not there yet."""
    raise NotImplementedError
