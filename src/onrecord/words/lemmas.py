"""Dictionary forms for full-text search: a table of word forms and rules on endings, both derived from treebanks. No parser needed."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.words.loader import path_of

_LONGEST_ENDING = 6
_SHORTEST_STEM = 2


class _Table(NamedTuple):
    forms: dict[str, str]
    endings: dict[str, str]


def lemmatise(word: str, language: str) -> str:
    """The dictionary form of `word` in lower case: from the table, else by the longest ending with a rule, else the word itself.

    The class of the word is not known here, so an ambiguous form gets its most frequent lemma.
    Raises LexiconError when there is no table for `language`.
    """
    table = _table(language)
    form = word.lower().replace("’", "'")
    known = table.forms.get(form)
    return known if known is not None else _by_ending(form, table.endings)


def _by_ending(form: str, endings: dict[str, str]) -> str:
    if not form.isalpha():
        return form
    for length in range(min(_LONGEST_ENDING, len(form) - _SHORTEST_STEM), 0, -1):
        replacement = endings.get(form[-length:])
        if replacement is not None:
            return form[:-length] + replacement
    return form


@cache
def _table(language: str) -> _Table:
    """Lines `form<TAB>lemma`; a form that begins with * is an ending and its lemma the ending that replaces it."""
    table = _Table({}, {})
    for line in path_of(f"trained/{language}/lemmas.tsv").read_text("utf-8").splitlines():
        form, _, lemma = line.partition("\t")
        if form.startswith("*") and len(form) > 1:
            table.endings[form[1:]] = lemma
        else:
            table.forms[form] = lemma
    return table
