"""Which word governs a verb or noun, and what the governor makes of it."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.analysis.events.status.clause import read_tense
from onrecord.analysis.events.status.lexicon import Entry, Governor, StatusLexicon
from onrecord.analysis.events.status.tree import Tree, feature, find_phrase, is_nonfinite, is_verbal, norms, relation
from onrecord.model import ParsedToken, Status

_CLAUSES = ("ccomp", "xcomp", "csubj")
_STRENGTH = (Status.ACTUAL, Status.PLANNED, Status.PROPOSED, Status.POSSIBLE, Status.HYPOTHETICAL)


def find_governor(token: ParsedToken, tree: Tree, words: StatusLexicon) -> Governor | None:
    """The first class of `token` as a governor, by its surface form and the words around it."""
    return next((governor for governor in _governors_of(token, tree, words) if not governor.nonfinite), None)


def governor_over(token: ParsedToken, head: ParsedToken, tree: Tree, words: StatusLexicon) -> Governor | None:
    """The class of `head` that speaks of `token`. Of a verb that both says and does ("lancer"), what it does to a noun."""
    fitting = [governor for governor in _governors_of(head, tree, words) if governs(governor, head, token, tree, words)]
    fitting.sort(key=lambda governor: not governor.nonfinite)
    clausal = is_verbal(token) or bool(tree.children(token, "cop"))
    if not clausal and len(fitting) > 1 and fitting[0].name == "say":
        return fitting[1]
    return fitting[0] if fitting else None


def _governors_of(token: ParsedToken, tree: Tree, words: StatusLexicon) -> list[Governor]:
    """The classes of a token, worked out once."""
    known: list[Governor] | None = tree.worked_out.get(("governors", token.i))
    if known is None:
        known = tree.worked_out["governors", token.i] = _work_out_governors(token, tree, words)
    return known


def _work_out_governors(token: ParsedToken, tree: Tree, words: StatusLexicon) -> list[Governor]:
    caused = [low for low in tree.children(token, "aux") if low.dep == "aux:caus"]  # "se fait attendre": both words make the entry
    caused += [tree.head(token)] if relation(token) == "xcomp" and tree.head(token).i == token.i - 1 else []
    causes = [entry for low in caused for entry in words.verbs.get(low.norm, ()) if entry.following == (token.norm,)]
    return [entry.governor for entry in (*causes, *_entries_of(token, words)) if entry in causes or _fits(entry, token, tree, words)]


def _entries_of(token: ParsedToken, words: StatusLexicon) -> tuple[Entry, ...]:
    """The entries of the index that suits the word class; a form unknown as such is looked up as a verb."""
    index: Mapping[str, tuple[Entry, ...]] = words.nouns
    if is_verbal(token):
        return words.verbs.get(token.norm) or words.adjectives.get(token.norm, ())
    if token.pos == "ADJ" or (token.norm in words.adjectives and token.norm not in words.nouns):
        index = words.adjectives
    return (index.get(token.norm) or words.nouns.get(token.norm)) or (
        words.verbs.get(token.norm, ()) if token.text.islower() and token.pos not in ("DET", "ADP", "PRON") else ()
    )


def _fits(entry: Entry, token: ParsedToken, tree: Tree, words: StatusLexicon) -> bool:
    if entry.reflexive and not _is_reflexive(token, tree, words):
        return False
    if entry.preceding and norms(tree.before(token, len(entry.preceding))) != entry.preceding:
        return False
    return not entry.following or find_phrase(norms(tree.after(token, len(entry.following) + 3)), entry.following) >= 0


def _is_reflexive(token: ParsedToken, tree: Tree, words: StatusLexicon) -> bool:
    """Whether a clitic of the person of the verb stands before its group."""
    first = tree.group(token)[0]
    before = tree.before(first, 1)
    return bool(before) and before[0].norm in words.words["clitics"] and before[0].norm.startswith(("s", "m", "t", "n", "v"))


def effect(governor: Governor, status: Status, tense: str) -> Status:
    """What a governor with its own `status` makes of its complement."""
    holds = governor.tense.get(tense, governor.holds)
    if status is Status.ACTUAL:
        return holds
    if status is Status.DENIED:
        return Status.PLANNED if governor.fails is Status.ACTUAL and tense == "ind.fut" else governor.fails
    if status in (Status.HYPOTHETICAL, Status.POSSIBLE):
        return status
    return combine(status, holds)


def combine(outer: Status, inner: Status) -> Status:
    """The status of an act that `outer` says of a clause in which it is `inner`."""
    if outer is Status.ACTUAL:
        return inner
    if outer is Status.DENIED:
        return Status.POSSIBLE if inner is Status.DENIED else Status.DENIED
    if inner is Status.DENIED:
        return Status.DENIED if outer in (Status.PLANNED, Status.PROPOSED) else outer
    return max(outer, inner, key=_STRENGTH.index)


def governs(governor: Governor, head: ParsedToken, token: ParsedToken, tree: Tree, words: StatusLexicon) -> bool:
    """Whether `token` is what the governor speaks of: its subject for "avoir lieu", its complement for "refuser"."""
    role = token.dep
    if (governor.clausal and not is_verbal(token)) or _is_bare_participle(token, tree):
        return False
    if governor.nonfinite and not is_nonfinite(tree.group(token)[0]):
        return False
    if governor.subject:
        return role.startswith(("nsubj", "csubj")) or head.dep.startswith("acl")
    if role in ("nsubj", "nsubj:caus"):
        return not is_verbal(head) and governor.name != "ready"
    if is_past_report(token, head, governor, tree, words):
        return False
    return _is_content(token, head, tree, words)


def _is_content(token: ParsedToken, head: ParsedToken, tree: Tree, words: StatusLexicon) -> bool:
    """Whether the relation of `token` is that of an object, a complement clause or a prepositional complement."""
    if relation(token) in ("obl", "nmod", "advmod"):
        return _is_complement(token, tree, words)
    if relation(token) == "advcl":
        return not is_verbal(head) or _is_complement(token, tree, words) or _follows_bare(token, head, tree, words)
    if "relcl" in token.dep:  # "the fear that ...": parsers take the clause for a relative one
        opened = norms(tree.subtree(token)[:2])
        told = any(opened[: len(phrase)] == phrase for phrase in words.phrases["told_by"])
        return not is_verbal(head) and (told or any(low.norm in words.words["complement"] for low in tree.children(token, "mark")))
    return token.dep.startswith((*_CLAUSES, "nsubj:pass", "obj", "iobj", "acl", "appos"))


def _is_bare_participle(token: ParsedToken, tree: Tree) -> bool:
    """ "l'accord conclu à Vienne": a past participle without auxiliary qualifies; it is no complement."""
    past = feature(token, "VerbForm") == "Part" and feature(token, "Tense") != "Pres"
    return past and is_verbal(token) and token.dep in ("acl", "xcomp", "advcl") and not tree.children(token, "aux", "mark", "cop", "nsubj")


def _follows_bare(token: ParsedToken, head: ParsedToken, tree: Tree, words: StatusLexicon) -> bool:
    """ "denied supplying", "ruled out sending": a gerund right behind its verb, with nothing to open it."""
    between = tree.tokens[head.i - tree.at + 1 : token.i - tree.at]
    near = token.i > head.i and sum(word.pos not in ("ADV", "PART", "AUX") for word in between) <= 1
    opened = [child for child in tree.children(token, "mark", "case", "cc") if child.norm in words.openings]
    return near and is_nonfinite(tree.group(token)[0]) and not opened


def is_past_report(token: ParsedToken, head: ParsedToken, governor: Governor, tree: Tree, words: StatusLexicon) -> bool:
    """A clause in the past under "accord", "projet": the parse took a relative clause for a complement."""
    if is_verbal(head) or not token.dep.startswith(("acl", "ccomp")) or governor.holds not in (Status.PLANNED, Status.PROPOSED):
        return False
    return read_tense(tree.group(token), words) in ("past", "pluperfect", "ind.past", "ind.imp", "ind.pres")


def _is_complement(token: ParsedToken, tree: Tree, words: StatusLexicon) -> bool:
    """Whether a prepositional phrase is a complement rather than a circumstance: "renoncer à", not "lors de"."""
    first = tree.opening(token)
    if token.dep == "obl:agent" or first < 0 or tree.tokens[first].norm not in words.words["complement"]:
        return False
    opened = norms(tree.tokens[first : first + 4])
    return not any(opened[: len(phrase)] == phrase and len(phrase) > 1 for phrase, _ in words.openings.get(opened[0], ()))


def true_head(token: ParsedToken, tree: Tree, words: StatusLexicon) -> ParsedToken:
    """The governor in meaning: of a subject the infinitive under a modal, of "appeler X à" + infinitive the verb."""
    head = tree.head(token)
    if relation(token) == "nsubj" and head.norm in words.words["linking"]:
        said = (low for low in tree.children(head, "xcomp", "obl") if relation(low) == "xcomp" or _speaks_of_subject(low, tree, words))
        head = next(said, head)  # "une rencontre reste possible"
    if relation(token) == "nsubj":
        while is_verbal(head) and _passes_on(head, tree, words) and (lower := tree.children(head, "xcomp")):
            head = lower[0]
    if feature(token, "VerbForm") == "Inf" and relation(token) == "xcomp":  # "juger prématuré de reconnaître"
        judged = (low for low in tree.children(head, "xcomp") if low.pos == "ADJ" and low.i < token.i and find_governor(low, tree, words))
        return next(judged, head)
    nonfinite = token.dep == "acl" and feature(token, "VerbForm") in ("Inf", "Ger") and bool(tree.children(token, "mark"))
    if nonfinite and relation(head) in ("obj", "iobj", "obl", "nsubj"):
        upper = tree.head(head)
        if not find_governor(head, tree, words) and is_verbal(upper) and find_governor(upper, tree, words):
            return upper
    return head


def _passes_on(verb: ParsedToken, tree: Tree, words: StatusLexicon) -> bool:
    """Whether a verb with an infinitive says nothing of its own subject: "doit se tenir", not "s'est tenu comme prévu"."""
    governor = find_governor(verb, tree, words)
    return governor is not None and not governor.subject


def _speaks_of_subject(token: ParsedToken, tree: Tree, words: StatusLexicon) -> bool:
    return any(governor.subject for governor in _governors_of(token, tree, words))


def is_predicate(token: ParsedToken, tree: Tree, words: StatusLexicon) -> bool:
    """Whether the token has a clause of its own: a verb, or a noun or adjective with a copula, auxiliary or ne."""
    if is_verbal(token) or tree.children(token, "cop", "aux"):
        return True
    return any(child.norm in words.words["particle"] for child in tree.children(token, "advmod"))


def misread_governor(token: ParsedToken, tree: Tree, words: StatusLexicon) -> ParsedToken | None:
    """The word right before an infinitive or que-clause that must govern it, where the parse has it elsewhere."""
    lists, first = words.words, tree.group(token)[0]
    marks = (child for child in tree.children(token, "mark") if child.norm in lists["complement"] and child.i < token.i)
    mark = next(marks, None) or next((low for low in tree.subtree(token)[:1] if low.norm in lists["complement"] and low.i < token.i), None)
    infinitive = feature(first, "VerbForm") in ("Inf", "Ger")
    if mark is None and not infinitive and (is_predicate(token, tree, words) or token.pos != "NOUN"):
        return None
    skipped = ("clitics", "second", "particle", "complement") if infinitive else ("definite", "free_choice")
    near = reversed(tree.before(first if infinitive or mark is None else mark, 5))
    before = next((word for word in near if not any(word.norm in lists[name] for name in skipped)), None)
    return before if before is not None and _may_govern(before, token, tree, words) else None


def _may_govern(word: ParsedToken, token: ParsedToken, tree: Tree, words: StatusLexicon) -> bool:
    """Whether a word that the parse does not have above `token` is a listed verb form and can be a verb here."""
    if word.norm not in words.verbs or not (word.text.islower() or word.i == tree.at):
        return False
    above = word.i in {up.i for up in tree.chain(token)} and word.pos != "NOUN"
    return not above and _may_be_verb(word, token, tree, words)


def _may_be_verb(word: ParsedToken, token: ParsedToken, tree: Tree, words: StatusLexicon) -> bool:
    """Whether a listed verb form that the parse lost can be one here: not after a determiner, not a noun form under a noun."""
    if word.pos in ("PROPN", "X"):
        return True
    before = tree.before(word, 1)
    determined = any(near.pos in ("DET", "ADP", "NUM") or (near.pos == "ADJ" and near.text.islower()) for near in before)
    named = any(near.pos in ("PROPN", "PRON", "NOUN") or near.text[0].isupper() for near in before)
    noun = word.pos == "NOUN" and (determined or (word.norm in words.nouns and not named))
    return is_predicate(token, tree, words) and not noun and word.pos not in ("ADP", "SCONJ")
