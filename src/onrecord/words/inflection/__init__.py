"""The forms of verbs and nouns, made by rule from `words/<language>/verbs.yaml`.

Source of the classes: the conjugation tables of Bescherelle (French) and of Quirk et al. (English).
Forms are lower case with ' as apostrophe. Knowingly missed: gender forms of nouns, compound tenses.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from onrecord.errors import LexiconError
from onrecord.words.inflection.english import conjugate_english
from onrecord.words.inflection.french import conjugate_french
from onrecord.words.inflection.nouns import pluralise
from onrecord.words.inflection.paradigm import Paradigm

__all__ = ["noun_forms", "verb_forms"]

_CONJUGATIONS = {"fr": conjugate_french, "en": conjugate_english}


@lru_cache(maxsize=8192)
def verb_forms(lemma: str, language: str) -> Mapping[str, tuple[str, ...]]:
    """Every form of the verb `lemma` with its tags, the tags in sorted order.

    Tags: `inf`, `part.pres`, `part.past` (in all genders and numbers), `imp.2s`, `imp.1p`, `imp.2p`, and
    mood.tense.person with `ind.pres`, `ind.imp`, `ind.past` (French simple past), `ind.fut`, `cond`,
    `subj.pres`, `subj.imp` and the persons 1s 2s 3s 1p 2p 3p. The words after a verb ("rendre visite",
    "call off") and a reflexive before it are no part of the forms: give the verb alone.

    Raises LexiconError for a language without conjugation.
    """
    if language not in _CONJUGATIONS:
        raise LexiconError(f"no conjugation for the language {language!r}", remedy="use fr or en")
    paradigm: Paradigm = _CONJUGATIONS[language](lemma.lower().replace("’", "'"))
    return MappingProxyType({form: tuple(sorted(tags)) for form, tags in paradigm.items() if form})


@lru_cache(maxsize=8192)
def noun_forms(lemma: str, language: str) -> Mapping[str, tuple[str, ...]]:
    """Singular and plural of the noun `lemma` with the tags `sing` and `plur`; compounds inflect their head.

    Raises LexiconError for a language without nouns.
    """
    if language not in _CONJUGATIONS:
        raise LexiconError(f"no plurals for the language {language!r}", remedy="use fr or en")
    singular = lemma.lower().replace("’", "'")
    plural = pluralise(singular, language)
    return MappingProxyType({singular: ("plur", "sing")} if plural == singular else {singular: ("sing",), plural: ("plur",)})
