"""How alike two statements of two articles are, in thousandths: the speaker is the same, and so is what was said.

Two statements of one speech are two utterances: only what was said in the same words, translated or quoted in part, is one. A copy may
put the words through a thesaurus; there the sentences around them count as well.
"""

from __future__ import annotations

from onrecord.corroboration.copies import cosine
from onrecord.corroboration.stories.accounts import StatementAccount
from onrecord.corroboration.stories.events import compare_moments

LEAST = 600
"""Mean likeness, in thousandths, from which statements are one utterance."""

_FEWEST_WORDS = 4  # a quotation this long may be a part of a longer one
_FEWEST_CONCEPTS, _FEW_LIKENESS = 4, 0.75  # of short statements more must agree
_COPIES_LIKENESS = 0.37  # what the likeness of two statements gains when their articles are copies
_TIME = 0.1


def compare_statements(left: StatementAccount, right: StatementAccount, *, copies: bool) -> int:
    """Likeness of two statements, 0 to 1000; 0 when they cannot be one. `copies`: the one article is a copy of the other."""
    time = compare_moments(left.moment, right.moment)
    if left.speaker != right.speaker or (left.speaker is None and not copies) or (not time and not copies):
        return 0
    words = _compare_words(left, right)
    if copies:
        words = max(words, (words + cosine(left.sentence, right.sentence)) / 2) + _COPIES_LIKENESS
    return max(0, min(1000, round(1000 * (words - _TIME * (1 - (time or 0.5))))))


def barred(left: StatementAccount, right: StatementAccount) -> bool:
    """Whether two statements can never be one utterance: an article quotes a sentence again only word by word."""
    return left.article == right.article and left.words != right.words


def _compare_words(left: StatementAccount, right: StatementAccount) -> float:
    if left.words == right.words or _is_part(left.words, right.words) or _is_part(right.words, left.words):
        return 1.0
    likeness = cosine(left.vector, right.vector)
    short = min(len(left.vector), len(right.vector)) < _FEWEST_CONCEPTS
    return likeness if not short or likeness >= _FEW_LIKENESS else 0.0


def _is_part(part: str, whole: str) -> bool:
    return part.count(" ") + 1 >= _FEWEST_WORDS and f" {part} " in f" {whole} "
