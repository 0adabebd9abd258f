"""The only place where spaCy is imported: sentences as words in, words with class, morphology and governor out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.analysis.language.vectors import keep_vectors
from onrecord.model import ParsedToken, Token
from onrecord.model.document import Parser
from onrecord.words import path_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_BATCH = 128  # sentences
_REMEMBERED = 100_000  # tokens
_UNASKED = ("trainable_lemmatizer",)  # the analysis looks up forms; lemmas would cost it a sixteenth of every parse
_CANON = str.maketrans("’ʼ‘“„‟‹”›‑\u00a0\u202f", "'''««««»»-  ", "\u00ad")
_CANON |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)  # half characters of a broken text; spaCy refuses them


def parser_of(language: str) -> Parser:
    """A function that parses sentences given as token lists. spaCy is loaded when it is first called."""
    return partial(_parse, language)


@cache
def open_pipeline(language: str) -> Language:
    """What the analysis needs of the trained pipeline, loaded once per process. Raises LexiconError when the package lacks it."""
    pipeline = load_pipeline(path_of(f"trained/{language}/pipeline"), without=_UNASKED)
    model = pipeline.get_pipe("tok2vec").model
    model.replace_node(model.layers[0], keep_vectors(model.layers[0], lambda words: build_doc(pipeline.vocab, words, [True] * len(words))))
    return pipeline


def load_pipeline(folder: Path, without: Sequence[str] = ()) -> Language:
    """The pipeline kept in `folder`, less some components.

    Its weights are kept in half precision, which halves the package, and used in single precision.
    """
    import spacy  # noqa: PLC0415 - takes a second; only articles that are parsed pay for it

    pipeline = spacy.load(folder, exclude=list(without))
    for _, component in pipeline.pipeline:
        for node in component.model.walk():
            for name in node.param_names:
                if node.has_param(name) and node.get_param(name) is not None:
                    node.set_param(name, node.get_param(name).astype("float32"))
    return pipeline


def canonical(word: str) -> str:
    """The form on which the parsers are trained: one apostrophe, one pair of quotes, ordinary blanks and hyphens."""
    return word.translate(_CANON) or word


def build_doc(vocab: Vocab, words: Sequence[str], spaces: Sequence[bool]) -> Doc:
    """A spaCy document of one sentence, never to be divided. The tag slot holds the last five letters, an input of the model."""
    from spacy.tokens import Doc  # noqa: PLC0415 - see open_pipeline

    forms = [canonical(word) for word in words]
    endings = [form[-5:].lower() for form in forms]
    return Doc(vocab, words=forms, spaces=list(spaces), tags=endings, sent_starts=[i == 0 for i in range(len(forms))])


def _parse(language: str, sentences: Sequence[Sequence[Token]]) -> list[list[ParsedToken]]:
    return _desk(language).parse(sentences)


@cache
def _desk(language: str) -> Desk:
    return Desk(open_pipeline(language))


class Desk:
    """A pipeline at work. Words that it meets are remembered for a while, and forgotten all at once, so that memory is bounded."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline
        self._memory = ExitStack()
        self._tokens = _REMEMBERED

    def parse(self, sentences: Sequence[Sequence[Token]]) -> list[list[ParsedToken]]:
        """Analyse each sentence on its own, all in one batch."""
        self._make_room(sum(map(len, sentences)))
        return parse_with(self._pipeline, sentences)

    def _make_room(self, tokens: int) -> None:
        self._tokens += tokens
        if self._tokens > _REMEMBERED:
            self._memory.close()
            self._memory.enter_context(self._pipeline.memory_zone())
            self._tokens = tokens


def parse_with(pipeline: Language, sentences: Sequence[Sequence[Token]]) -> list[list[ParsedToken]]:
    """Analyse each sentence on its own, all in one batch. New words stay in the vocabulary, unless a memory zone is open."""
    docs = [build_doc(pipeline.vocab, [token.text for token in tokens], _spaces(tokens)) for tokens in sentences]
    parsed = pipeline.pipe(docs, batch_size=_BATCH)
    return [_read(doc, tokens) for doc, tokens in zip(parsed, sentences, strict=True)]


def _spaces(tokens: Sequence[Token]) -> list[bool]:
    """Whether a blank follows each token."""
    return [left.end < right.start for left, right in pairwise(tokens)] + [False] * bool(tokens)


def _read(doc: Doc, tokens: Sequence[Token]) -> list[ParsedToken]:
    """The analysis of one sentence in the terms of the model, with exactly one root."""
    roots = [word.i for word in doc if word.head.i == word.i]
    parsed = []
    for word, token in zip(doc, tokens, strict=True):
        head, dep = word.head.i, "root" if word.dep_ == "ROOT" else word.dep_
        if head == word.i and word.i != roots[0]:
            head, dep = roots[0], "parataxis"
        parsed.append(ParsedToken(*token, word.pos_, str(word.morph), tokens[head].i, dep or "dep"))
    return parsed
