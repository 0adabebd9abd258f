"""What only the parse tells: whether words hold a finite verb, and where the verb of the main clause stands.

Used for few sentences, those whose marks and words leave open where speech ends.
"""

from __future__ import annotations

from onrecord.analysis.statements.extents import trim_end
from onrecord.analysis.statements.scene import Scene

_FINITE = "VerbForm=Fin"
_NEAR = 8  # tokens of a short subject
_FEW = 4  # tokens of an apposition; so few are a clause only when a verb is plain to see


def has_finite_verb(scene: Scene, first: int, last: int) -> bool:
    """Whether a finite verb stands among the tokens `first` to `last` of one sentence."""
    if any(_is_auxiliary(scene, at) for at in range(first, last + 1)):
        return True
    if last - first < _FEW and not any(_may_be_finite(scene, at) for at in range(first, last + 1)):
        return False
    parsed = scene.document.parsed(scene.sentence_of[first])
    return any(_FINITE in word.morph for word in parsed if first <= word.i <= last)


def _verb_in(scene: Scene, first: int, last: int) -> bool:
    """Whether the parse has a finite verb among the tokens `first` to `last`."""
    parsed = scene.document.parsed(scene.sentence_of[first])
    return any(_FINITE in word.morph and word.pos in {"VERB", "AUX"} for word in parsed if first <= word.i <= last)


def _may_be_finite(scene: Scene, at: int) -> bool:
    """Whether the word is a finite form of a verb of the lexicon, or an auxiliary."""
    tags = (tag for form in scene.words.verbs.get(scene.norms[at], ()) for tag in form.tags)
    return _is_auxiliary(scene, at) or any(tag.startswith(("ind", "cond")) for tag in tags)


def _is_auxiliary(scene: Scene, at: int) -> bool:
    """Whether the word is a finite form of to be or to have, which spares the parse."""
    words, norm = scene.words, scene.norms[at]
    tags = words.auxiliaries.get(norm) or words.passives.get(norm) or frozenset()
    return any(tag.startswith(("ind", "cond")) for tag in tags)


def main_verb_after(scene: Scene, first: int, last: int) -> int:
    """The first finite verb from `first` to `last` that no conjunction or relative pronoun subordinates; -1 for none."""
    words = scene.words.sets
    opened = 0
    for word in scene.document.parsed(scene.sentence_of[first]):
        if not first <= word.i <= last:
            continue
        if scene.norms[word.i] in words["relatives"] | words["clause_marks"] | words["date_barriers"] | words["conditions"]:
            opened += 1
        elif _FINITE in word.morph and word.pos in {"VERB", "AUX"}:
            if not opened:
                return word.i
            opened -= int(word.pos == "VERB")
    return -1


def governs_clause(scene: Scene, verb: int, first: int, last: int) -> bool:
    """Whether the tokens `first` to `last` hold a clause of their own: a subject whose verb stands among them."""
    relatives = scene.words.sets["relatives"]
    head = next((at for at in range(first, min(last, first + _NEAR) + 1) if scene.norms[at] in relatives or _is_auxiliary(scene, at)), -1)
    if head >= 0 and scene.norms[head] not in relatives:
        return True
    parsed = scene.document.parsed(scene.sentence_of[verb])
    subjects = [word for word in parsed if word.dep.startswith(("nsubj", "expl", "csubj"))]
    marked = min((word.i for word in parsed if word.dep == "mark" and word.i >= first), default=last)  # "... as soon as it was known"
    heads = [word for word in subjects if first <= word.i <= marked and scene.norms[word.i] not in relatives]
    return any(word.i < word.head <= last for word in heads)


def before_next_verb(scene: Scene, start: int, last: int) -> int:
    """dément toute implication et parle d'une révolte: a noun phrase ends before a verb joined to its own, and before a new clause."""
    outside = scene.quote_of[start - 1]
    for at in range(start + 1, last):
        if scene.quote_of[at] != outside or scene.mention_over[at] is not None:
            continue
        joined = scene.norms[at] in scene.words.sets["coordinators"] and _joins_verb(scene, at + 1)
        if joined or (scene.norms[at] == "," and _opens_clause(scene, at + 1, last)):
            return trim_end(scene, start, at - 1)
    return last


def _joins_verb(scene: Scene, after: int) -> bool:
    """Whether a bare verb follows a coordinator, a pronoun before it allowed."""
    words = scene.words.sets
    clitic = scene.norms[after] in words["object_clitics"]
    if not _may_be_finite(scene, after + int(clitic)):
        return False  # "et la justice", "et jusqu'à dix heures"
    opens = any(scene.norms[after] in words[name] for name in ("determiners", "adjuncts", "head_links"))
    plain = scene.is_word(after) and scene.tokens[after].text[0].islower() and scene.mention_over[after] is None
    return plain and (clitic or not opens) and _verb_in(scene, after, after + int(clitic))


def _opens_clause(scene: Scene, after: int, last: int) -> bool:
    """Whether a subject with its verb follows a comma."""
    placed = scene.mention_over[after]
    if placed is not None and (placed[1] >= last or scene.norms[placed[1] + 1] == ","):
        return False  # "Kuzma, ministre, ..."
    subject = placed is not None or scene.norms[after] in scene.words.sets["determiners"]
    clitics = scene.words.sets["infinitive_clitics"] - scene.words.sets["determiners"]  # "Séoul n'en veut que quatre"
    verb = subject and any(scene.norms[at] in clitics or _may_be_finite(scene, at) for at in range(after + 1, last + 1))
    return verb and main_verb_after(scene, after, last) >= 0
