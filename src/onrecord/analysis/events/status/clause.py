"""What a clause says of its own verb: negation, mood, tense, adverbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onrecord.analysis.events.status.lexicon import StatusLexicon
from onrecord.analysis.events.status.tree import Tree, feature, find_phrase, is_verbal, norms
from onrecord.model import ParsedToken, Status
from onrecord.words.inflection import verb_forms
from onrecord.words.lemmas import lemmatise

_TENSES = {"Pres": "ind.pres", "Imp": "ind.imp", "Past": "ind.past", "Fut": "ind.fut"}


@dataclass(frozen=True, slots=True)
class Clause:
    """The status that a clause gives its verb by itself, the tense of its finite verb and the words that say so."""

    status: Status
    tense: str  # ind.pres, past (compound), pluperfect, ind.past, ind.imp, ind.fut, cond, cond.past, subj, imp, "" (not finite)
    cues: tuple[ParsedToken, ...]
    step: str = ""


def read_clause(verb: ParsedToken, tree: Tree, words: StatusLexicon) -> Clause:
    """Negation first, then adverbs, then mood and tense of the finite verb of the group; worked out once."""
    known: Clause | None = tree.worked_out.get(("clause", verb.i))
    if known is None:
        known = tree.worked_out["clause", verb.i] = _work_out_clause(verb, tree, words)
    return known


def _work_out_clause(verb: ParsedToken, tree: Tree, words: StatusLexicon) -> Clause:
    group = tree.group(verb)
    tense = read_tense(group, words)
    if negators := find_negation(group, tree, words):
        return _negated(group, negators, tense, words)
    if _is_inverted(verb, tree, words):
        return Clause(Status.HYPOTHETICAL, tense, tree.tokens[:1], "hypothetical by inversion")
    if doubtful := _find_adverb(verb, group, tree, words):
        return Clause(doubtful[0], tense, doubtful[1], doubtful[0].value + " by adverb")
    if modal := _find_modal(group, tree, words):
        return Clause(modal[0], tense or modal[1][0].norm, modal[1], f"{modal[0]} by auxiliary")
    finite = tuple(group[:1])
    if tense == "imp" and not words.endings and not _opens_clause(group[0], tree):
        tense = "ind.pres"  # English: a bare form inside the sentence is no order
    by_tense = {"ind.fut": Status.PLANNED, "cond": Status.POSSIBLE, "cond.past": Status.POSSIBLE, "imp": Status.PROPOSED}
    if tense in by_tense:
        return Clause(by_tense[tense], tense, finite, f"{by_tense[tense]} by tense ({tense})")
    return Clause(Status.ACTUAL, tense, ())


def _negated(group: Sequence[ParsedToken], negators: tuple[ParsedToken, ...], tense: str, words: StatusLexicon) -> Clause:
    weak = next((token for token in group if token.norm in words.words["weak_auxiliaries"]), None)
    if weak is not None:
        return Clause(Status.POSSIBLE, tense, (weak, *negators), "possible, negated or not")
    return Clause(Status.DENIED, tense, negators, "negated")


def _find_modal(group: Sequence[ParsedToken], tree: Tree, words: StatusLexicon) -> tuple[Status, tuple[ParsedToken, ...]] | None:
    """The auxiliary before the verb that says more than its tense; "should have" is not "should", "is to" not "is"."""
    for token, following in pairwise(group):
        if token.norm in words.perfect_auxiliaries and following.norm in words.words["perfects"] and following.i < group[-1].i:
            return words.perfect_auxiliaries[token.norm], (token, following)
        if token.norm in words.auxiliaries:
            return words.auxiliaries[token.norm], (token,)
    near = tree.tokens[group[0].i - tree.at : group[-1].i - tree.at + 1]
    for phrase, status in words.modal_phrases if len(near) > 2 else ():
        if norms(near[: len(phrase)]) == phrase:
            return status, near[: len(phrase)]
    return None


def read_tense(group: Sequence[ParsedToken], words: StatusLexicon) -> str:
    """Tense of the finite verb of a group; "" for an infinitive, a participle or a noun."""
    finite = next((token for token in group if _is_finite(token, words)), None)
    if finite is None:
        return ""
    mood = feature(finite, "Mood")
    compound = (
        finite.i != group[-1].i
        and finite.dep.startswith(("aux:tense", "aux"))
        and feature(group[-1], "VerbForm") == "Part"
        and "pass" not in finite.dep
    )
    compound = compound or any(token.dep == "aux:pass" and feature(token, "Tense") == "Past" for token in group)
    tense = (
        _tense_by_form(finite, words)
        or {"Cnd": "cond", "Sub": "subj", "Imp": "imp"}.get(mood)
        or _TENSES.get(feature(finite, "Tense"), "ind.pres")
    )
    ending = words.must_end.get(tense)
    if ending is not None and not ending.fullmatch(finite.norm):
        tense = "ind.pres"
    if not compound:
        return tense
    return {"ind.pres": "past", "ind.imp": "pluperfect", "cond": "cond.past"}.get(tense, tense)


@lru_cache(maxsize=4096)
def _tenses_of(norm: str, language: str) -> frozenset[str]:
    """Finite tenses that the form of a known verb can have, by conjugation."""
    tags = verb_forms(lemmatise(norm, language), language).get(norm, ())
    return frozenset(tag.rsplit(".", 1)[0] for tag in tags if tag.count(".") and not tag.startswith("part"))


def _tense_by_form(finite: ParsedToken, words: StatusLexicon) -> str:
    """Future and conditional are told by the form: parsers confuse them with present and imperfect."""
    known = finite.norm in words.verbs or finite.pos == "AUX"
    tenses = _tenses_of(finite.norm, words.language) if known else frozenset()
    if tenses:
        return next(iter(tenses)) if len(tenses) == 1 and tenses <= {"ind.fut", "cond", "ind.imp", "ind.past"} and words.endings else ""
    return next((tense for tense, shape in words.endings if shape.fullmatch(finite.norm)), "")


def _is_finite(token: ParsedToken, words: StatusLexicon) -> bool:
    if not is_verbal(token):
        return False
    form = feature(token, "VerbForm")
    return form == "Fin" or (form == "" and bool(feature(token, "Mood") or _tense_by_form(token, words)))


def find_negation(group: Sequence[ParsedToken], tree: Tree, words: StatusLexicon) -> tuple[ParsedToken, ...]:
    """The words that deny the verb of a group, () when nothing denies it or the negation is one in form only."""
    first, verb = group[0], group[-1]
    if _in_idiom(group, tree, words):
        return ()
    particle = _find_particle(first, tree, words)
    if particle is None:
        return _negation_without_particle(group, tree, words)
    window = _rest_of_clause(particle, verb, tree)
    second = next((token for token in window if token.norm in words.words["second"]), None)
    if second is not None and _is_cancelled(second, window, tree, words):
        return ()
    if second is None:
        second = _negative_subject(particle, tree, words)
    if second is not None:
        return (particle, second)
    if any(token.norm in words.words["only"] for token in window):
        return ()
    # "à ne recourir à la force, en aucune circonstance": before an infinitive ne is no expletive
    alone = feature(first, "VerbForm") == "Inf" and particle.i == first.i - 1
    return (particle,) if alone or any(token.norm in words.words["bare"] for token in group) else ()


def _in_idiom(group: Sequence[ParsedToken], tree: Tree, words: StatusLexicon) -> bool:
    """Whether the group stands in a phrase that denies in form only ("ne manque pas", "non seulement")."""
    first, last = group[0].i - tree.at, group[-1].i - tree.at
    near = norms(tree.tokens[max(0, first - 3) : last + 4])
    return any(phrase[0] in near and find_phrase(near, phrase) >= 0 for phrase in words.phrases["idioms"])


def _find_particle(first: ParsedToken, tree: Tree, words: StatusLexicon) -> ParsedToken | None:
    """The ne before a verb group, looking left over clitics and second parts ("ne pas le")."""
    skipped = words.words["clitics"] | words.words["second"]
    for token in reversed(tree.before(first, 5)):
        if token.norm in words.words["particle"]:
            return token
        if token.norm not in skipped:
            return None
    return None


def _rest_of_clause(particle: ParsedToken, verb: ParsedToken, tree: Tree) -> list[ParsedToken]:
    """From the particle to the end of the clause: the next conjunction, relative or stop, but at least to the verb."""
    found = []
    for token in tree.tokens[particle.i - tree.at + 1 :]:
        if token.i > verb.i and (token.norm in ".;:!?," or (token.dep in ("mark", "cc") and token.pos != "ADV" and token.i > verb.i + 1)):
            break
        if token.i > verb.i and is_verbal(token) and feature(token, "VerbForm") == "Fin":
            break
        found.append(token)
    return found


def _is_cancelled(second: ParsedToken, window: Sequence[ParsedToken], tree: Tree, words: StatusLexicon) -> bool:
    """ "pas seulement", "plus que": the second part is followed by a word that takes the negation back, and opens no clause
    ("ne signifie pas que X a cédé")."""
    place = [token.i for token in window].index(second.i)
    following = window[place + 1 : place + 2]
    return any(token.norm in words.words["cancel"] and not tree.head(token).dep.startswith("ccomp") for token in following)


def _negative_subject(particle: ParsedToken, tree: Tree, words: StatusLexicon) -> ParsedToken | None:
    """The "aucun", "nul", "personne" before the particle in its clause."""
    for token in reversed(tree.before(particle, 12)):
        if token.norm in words.words["subject"]:
            return token
        if token.norm in ".;:!?" or token.dep == "mark":
            return None
    return None


def _negation_without_particle(group: Sequence[ParsedToken], tree: Tree, words: StatusLexicon) -> tuple[ParsedToken, ...]:
    """English not and never; spoken French pas; a subject that denies ("No troops were sent")."""
    first, verb = group[0], group[-1]
    helpers = {token.i for token in group}
    for token in tree.tokens[max(0, first.i - tree.at - 2) : verb.i - tree.at + 3]:
        bears = token.norm in words.words["without_particle"] and token.head in helpers and relation_allows(token)
        if bears and not _is_positive(token, first, tree, words):
            following = tree.after(token, 1)
            return () if following and following[0].norm in words.words["cancel"] else (token,)
    if words.words["particle"]:
        return ()
    before = tree.tokens[max(0, first.i - tree.at - 3) : verb.i - tree.at]
    for phrase in words.phrases["denying"]:
        if (at := find_phrase(norms(before), phrase)) >= 0:
            return before[at : at + len(phrase)]
    for child in tree.children(verb, "nsubj"):
        for token in (child, *tree.children(child, "det", "advmod", "cc")):
            if token.norm in words.words["subject"]:
                return (token,)
    return ()


def _is_positive(token: ParsedToken, first: ParsedToken, tree: Tree, words: StatusLexicon) -> bool:
    """French "un pas en avant" is a noun, and "exclut de jamais livrer" means "ever": before an infinitive only ne denies."""
    if not words.words["particle"]:
        return False
    return feature(first, "VerbForm") == "Inf" or any(before.pos in ("DET", "NUM") for before in tree.before(token, 1))


def relation_allows(token: ParsedToken) -> bool:
    """Whether a negative word bears on the verb it depends on."""
    return token.dep.split(":")[0] in ("advmod", "neg", "discourse", "cc", "dep", "det")


def _find_adverb(
    verb: ParsedToken, group: Sequence[ParsedToken], tree: Tree, words: StatusLexicon
) -> tuple[Status, tuple[ParsedToken, ...]] | None:
    """An adverb of doubt that depends on the verb or stands within its group; "almost" only right before the verb."""
    own = sorted({*group, *tree.children(verb, "advmod", "obl", "discourse", "parataxis")})
    near = tree.tokens[max(0, own[0].i - tree.at - 2) : group[-1].i - tree.at + 3]
    places = norms(near)
    for phrase, status in words.adverbs:
        if phrase[0] not in places:
            continue
        at = find_phrase(places, phrase)
        if at >= 0 and (len(phrase) > 1 or near[at] in own or near[at].i < group[-1].i) and _fits_denial(status, near[at], verb):
            return status, near[at : at + len(phrase)]
    return None


def _is_inverted(verb: ParsedToken, tree: Tree, words: StatusLexicon) -> bool:
    """ "Had Spain recognised Kosovo, ...", "... should Spain recognise it": an auxiliary before the subject, where nothing is asked."""
    if tree.tokens[-1].norm == "?":
        return False
    first = tree.group(verb)[0]
    if first.norm in words.words["inversion_inside"] and first.i > tree.at and tree.before(first, 1)[0].pos != "PUNCT":
        return any(first.i < subject.i < verb.i for subject in tree.children(verb, "nsubj"))
    if tree.tokens[0].norm not in words.words["inversion"]:
        return False
    stop = next((token.i for token in tree.tokens if token.norm == ","), -1)
    return verb.i < stop


def _opens_clause(token: ParsedToken, tree: Tree) -> bool:
    before = tree.before(token, 1)
    return not before or before[0].pos == "PUNCT"


def _fits_denial(status: Status, adverb: ParsedToken, verb: ParsedToken) -> bool:
    """ "nearly signed" and not "nearly all of them signed"."""
    return status is not Status.DENIED or adverb.i == verb.i - 1
