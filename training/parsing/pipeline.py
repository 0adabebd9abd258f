"""The untrained pipeline and its training examples."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from onrecord.analysis.language.pipeline import build_doc, canonical, load_pipeline
from training.parsing.treebanks import Tree

# Hash tables: words, first letter, last three letters, shape, and last five letters (which `build_doc` puts in the tag slot).
_FEATURES = {"NORM": 8000, "PREFIX": 1000, "SUFFIX": 4000, "SHAPE": 1500, "TAG": 5000}


def blank_pipeline(settings: dict[str, Any]) -> Language:
    """Shared word vectors from hashed features and four layers of context, then classes with morphology, lemmas, dependencies."""
    pipeline = spacy.blank("xx")  # sentences come as words: the tokenisers of fr and en would only cost two seconds at every start
    pipeline.tokenizer.rules = {}
    width = settings["width"]
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "tok2vec"}
    softmax = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener, "nO": None}
    pipeline.add_pipe("tok2vec", config={"model": _vectors(width, settings["depth"])})
    pipeline.add_pipe("morphologizer", config={"model": softmax})
    pipeline.add_pipe("trainable_lemmatizer", config={"model": softmax, "min_tree_freq": 3, "top_k": 1, "backoff": "orth"})
    pipeline.add_pipe("parser", config={"min_action_freq": 10, "learn_tokens": False, "model": _transitions(settings["hidden"], listener)})
    return pipeline


def _vectors(width: int, depth: int) -> dict[str, Any]:
    tables = {"attrs": list(_FEATURES), "rows": list(_FEATURES.values()), "include_static_vectors": False}
    embed = {"@architectures": "spacy.MultiHashEmbed.v2", "width": width, **tables}
    encode = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": width, "depth": depth, "window_size": 1, "maxout_pieces": 3}
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}


def _transitions(hidden: int, listener: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": "parser", "extra_state_tokens": True,
        "hidden_width": hidden, "maxout_pieces": 2, "use_upper": True, "nO": None, "tok2vec": listener,
    }  # fmt: skip


def save_pipeline(pipeline: Language, folder: Path) -> None:
    """Write the pipeline to `folder` with its weights in half precision; `load_pipeline` of the language stage reads it."""
    pipeline.to_disk(folder)
    for path in sorted(folder.glob("*/model")):
        content = srsly.msgpack_loads(path.read_bytes())
        for params in content["params"]:
            params.update({name: values.astype("float16") for name, values in params.items() if values is not None})
        path.write_bytes(srsly.msgpack_dumps(content))


def reopen_pipeline(folder: Path) -> Language:
    """The pipeline kept in `folder`, ready to learn on: spaCy does not keep which label of the lemmatizer stands for which edit."""
    pipeline = load_pipeline(folder)
    lemmatizer = pipeline.get_pipe("trainable_lemmatizer")
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}
    return pipeline


def build_example(pipeline: Language, tree: Tree) -> Example:
    """One sentence as it comes at run time, and as it should be analysed."""
    forms = [word.form for word in tree.words]
    spaces = [left.end < right.start for left, right in pairwise(tree.words)] + [False]
    gold = Doc(
        pipeline.vocab,
        words=[canonical(form) for form in forms],
        spaces=spaces,
        pos=[word.pos for word in tree.words],
        morphs=[word.morph for word in tree.words],
        lemmas=[word.lemma for word in tree.words],
        heads=[word.head for word in tree.words],
        deps=["ROOT" if word.dep == "root" else word.dep for word in tree.words],
        sent_starts=[i == 0 for i in range(len(forms))],
    )
    return Example(build_doc(pipeline.vocab, forms, spaces), gold)
