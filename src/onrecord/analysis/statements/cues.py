"""Verb groups that report speech: found by surface form, without a parser.

A group reaches from the first auxiliary or clitic to the last word of the cue ("n'a cependant pas fait
savoir"). Knowingly missed: passives, nouns that act as verbs in headlines.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.analysis.statements.lexicon import Entry, Form, Frame
from onrecord.analysis.statements.scene import Scene

_REACH = 7  # tokens between an auxiliary and its participle
_CONTACT = 14  # tokens between a verb of contact and what it was for
_SHORTEST_VERB = 4  # letters of a verb that no list holds
_LOOSE = 4  # tokens among the words of a cue of several words
_TENSES = ("ind.pres", "ind.past", "ind.imp")
_PERSONS = ("3s", "3p", "1s", "1p")
_ANY_VERB = Entry("", (), False, "say", "neutral", (Frame("quote"),))
_FINITE = tuple(f"{tense}.{person}" for tense in _TENSES for person in _PERSONS)


class Cue(NamedTuple):
    """A verb group: tokens `first` to `last`, its finite or non-finite `form`, and what its morphology says of the subject."""

    first: int
    head: int
    last: int
    entry: Entry
    form: str  # finite, gerund, infinitive or shared (a participle that shares the auxiliary of an earlier verb)
    person: str  # 1, 3s, 3p or ""
    clitic: int  # the token of an inverted pronoun subject, -1 for none
    negated: bool


def find_cues(scene: Scene) -> list[Cue]:
    """All cues of a document in order, one per verb."""
    found: list[Cue] = []
    verbs, endings = scene.words.verbs, scene.words.quotative_endings
    quotes = any(quotation.is_closed for quotation in scene.quotations)
    for at, norm in enumerate(scene.norms):
        if found and at <= found[-1].last:
            continue
        forms = verbs.get(norm)
        if forms is not None:
            cue = _read_group(scene, at, forms)
        elif quotes and norm.endswith(endings):
            cue = _quotative(scene, at)
        else:
            continue
        if cue is not None:
            found.append(cue)
    return found


def _read_group(scene: Scene, at: int, forms: tuple[Form, ...]) -> Cue | None:
    """The group around the cue word at `at` with the most specific entry that fits."""
    sentence = scene.sentence(at)
    mention = scene.mention_over[at]
    if mention is not None and mention[1] > mention[0]:
        return None
    reflexive = _is_reflexive(scene, at, sentence.first)
    for form in forms:
        last = _rest_ends(scene, at, form.entry.rest, sentence.last)
        if last < 0 or form.entry.reflexive != reflexive:
            continue
        cue = _with_auxiliary(scene, at, form, last) or _simple(scene, at, form, last)
        if cue is not None:
            return cue
    return None


def _quotative(scene: Scene, at: int) -> Cue | None:
    """« A », a triomphé X: between a quotation and one who can speak any verb reports, listed or not."""
    words, text = scene.words, scene.tokens[at].text
    if not (text.isalpha() and text.islower() and text.endswith(words.quotative_endings)) or len(text) < _SHORTEST_VERB:
        return None
    first = at
    if words.flags["quotative_needs_auxiliary"]:
        first = next((token for token in range(at - 1, max(-1, at - _LOOSE), -1) if not is_adverb(scene, token)), at)
        if not _may_govern_third(words.auxiliaries.get(scene.norms[first], frozenset())):
            return None
    before = first - 1
    if scene.closing(before) is None and (scene.norms[before] != "," or scene.closing(before - 1) is None):
        return None
    after = at + 1
    while after < len(scene.tokens) - 1 and is_adverb(scene, after) and scene.mention_over[after] is None:
        after += 1
    placed = scene.mention_over[after] or scene.mention_over[min(after + 1, len(scene.tokens) - 1)]
    return Cue(first, at, at, _ANY_VERB, "finite", "", -1, False) if placed is not None and placed[0] <= after + 1 else None


def _may_govern_third(tags: frozenset[str]) -> bool:
    return not tags.isdisjoint({"ind.pres.3s", "ind.pres.3p", "ind.imp.3s", "ind.imp.3p"})


def _rest_ends(scene: Scene, at: int, rest: tuple[str, ...], end: int) -> int:
    """Token of the last word of a cue of several words; -1 when one of them is missing."""
    for word in rest:
        hit = next((one for one in range(at + 1, min(end, at + 1 + _LOOSE)) if scene.norms[one] == word), -1)
        dated = 0 <= hit < end - 1 and scene.norms[hit] in scene.words.sets["date_links"] and scene.date_over[hit + 1] is not None
        if hit < 0 or dated:
            return -1  # called for calm on Tuesday
        if not all(map(scene.is_word, range(at + 1, hit))):
            return -1
        at = hit
    return at


def _is_reflexive(scene: Scene, at: int, start: int) -> bool:
    words = scene.words
    for token in range(at - 1, max(start, at - _LOOSE) - 1, -1):
        norm = scene.norms[token]
        if norm in words.sets["reflexives"]:
            return True
        if not (
            norm in words.passives
            or norm in words.auxiliaries
            or is_adverb(scene, token)
            or norm in words.sets["object_clitics"]
            or norm.startswith("-")
        ):
            return False
    return False


def is_adverb(scene: Scene, token: int) -> bool:
    """Whether the token is a listed adverb, ends like one (affirment does, and is none), is a negation partner or belongs to a date."""
    norm = scene.norms[token]
    words = scene.words
    if norm in words.sets["adverbs"] or norm in words.sets["negation_partners"] or scene.date_over[token] is not None:
        return True
    return norm.endswith(words.adverb_endings) and len(norm) > 6 and not norm[0].isdigit() and norm not in words.verbs


def _with_auxiliary(scene: Scene, at: int, form: Form, last: int) -> Cue | None:
    """A compound tense: the participle with its auxiliary to the left."""
    if "part.past" not in form.tags:
        return None
    words = scene.words
    auxiliaries = words.passives if form.entry.reflexive and words.sets["reflexive_auxiliaries"] else words.auxiliaries
    clitic = -1
    for token in range(at - 1, max(scene.sentence(at).first, at - _REACH) - 1, -1):
        norm = scene.norms[token]
        if norm in auxiliaries and token != at - 1 - _REACH:
            return _compound(scene, token, at, form, last, clitic) if _may_govern(auxiliaries[norm]) else None
        if norm.startswith("-"):
            clitic = token
        elif (
            not is_adverb(scene, token) and not any(norm in words.sets[name] for name in ("object_clitics", "aside_words")) and norm != ","
        ):
            break
    return None


def _may_govern(tags: frozenset[str]) -> bool:
    return any(not tag.startswith(("subj", "imp")) for tag in tags)


def _compound(scene: Scene, auxiliary: int, at: int, form: Form, last: int, clitic: int) -> Cue | None:
    tags = scene.words.auxiliaries.get(scene.norms[auxiliary]) or scene.words.passives[scene.norms[auxiliary]]
    kind = _kind(tags, compound=True)
    if not kind:
        return None
    first, negated = leftmost(scene, auxiliary)
    if kind == "infinitive" and (first := _carrier(scene, first)) < 0:
        return None
    return Cue(first, at, last, form.entry, kind, _person(tags), clitic, negated or _negated_between(scene, auxiliary, at))


def _negated_between(scene: Scene, first: int, at: int) -> bool:
    """Whether a language that negates by one word (not, never) does so between auxiliary and verb."""
    if not scene.words.flags["negates_by_one_word"]:
        return False
    return any(scene.norms[token] in scene.words.sets["negation_partners"] for token in range(first, at))


def _kind(tags: frozenset[str], *, compound: bool) -> str:
    """Finite, gerund or infinitive; "" for moods in which nothing has been said yet (future, plain conditional, subjunctive)."""
    if any(tag.startswith(_FINITE) for tag in tags):
        return "finite"
    if compound and any(tag.startswith("cond") for tag in tags):
        return "finite"
    if "part.pres" in tags:
        return "gerund"
    return "infinitive" if "inf" in tags else ""


def _person(tags: frozenset[str]) -> str:
    for person in ("3s", "3p", "1"):
        if any(tag.startswith((*_TENSES, "cond")) and (tag.endswith(person) or f".{person}" in tag) for tag in tags):
            return person
    return ""


def leftmost(scene: Scene, at: int) -> tuple[int, bool]:
    """First token of the group (object pronouns and the negation taken along), and whether it is negated."""
    words = scene.words
    negated, start = False, scene.sentence(at).first
    while at > start:
        norm = scene.norms[at - 1]
        if norm in words.sets["negations"]:
            negated = True
        elif norm not in words.sets["object_clitics"] or _is_subject_pronoun(scene, at - 1):
            break
        at -= 1
    return at, negated


def _is_subject_pronoun(scene: Scene, token: int) -> bool:
    """nous and elle may be either; before the verb alone they are the subject, after a named one they are not."""
    if token > 0 and scene.mention_over[token - 1] is not None:
        return False
    return scene.norms[token] in scene.words.sets["subject_pronouns"] or scene.norms[token] in scene.words.sets["author_pronouns"]


def _simple(scene: Scene, at: int, form: Form, last: int) -> Cue | None:
    """A verb of one word: finite, gerund, infinitive, or a participle that shares an earlier auxiliary."""
    kind = _kind_here(scene, at, form.tags)
    if kind == "finite" and _is_reduced(scene, at, form):
        return None
    if not kind or (kind == "finite" and not _is_verb_here(scene, at)):
        return None
    first, negated = leftmost(scene, at)
    if kind == "infinitive":
        first = _carrier(scene, first)
        if first < 0:
            return None
    if negated and last + 1 < len(scene.norms) and scene.norms[last + 1] in scene.words.sets["restrictors"]:
        negated, last = False, last + 1  # ne reconnaît que
    negated = negated or _negated_between(scene, max(first - 2, scene.sentence(at).first), at)
    clitic = at + 1 if at + 1 < len(scene.norms) and scene.norms[at + 1].startswith("-") and len(scene.norms[at + 1]) > 1 else -1
    return Cue(first, at, max(last, clitic), form.entry, kind, _person(form.tags), clitic, negated)


def _is_reduced(scene: Scene, at: int, form: Form) -> bool:
    """X, asked in Kazan whether ...: after a comma a verb that needs somebody, with nobody after it, is a passive participle."""
    words, after = scene.words.sets, at + 1
    if "part.past" not in form.tags or scene.norms[at - 1] != "," or not any(frame.person for frame in form.entry.frames):
        return False
    while after < len(scene.norms) - 1 and is_adverb(scene, after):
        after += 1
    norm = scene.norms[after]
    if any(frame.link == norm and not frame.person for frame in form.entry.frames):
        return False  # X, for his part, pledged to
    return any(norm in words[name] for name in ("adjuncts", "conditions", "participle_links")) and norm not in words["determiners"]


def _kind_here(scene: Scene, at: int, tags: frozenset[str]) -> str:
    """The form of a verb without auxiliary, judged with the nearest word before it."""
    if "part.past" in tags and _shares_auxiliary(scene, at):
        return "shared"
    words, token = scene.words, at - 1
    while token > scene.sentence(at).first and is_adverb(scene, token):
        token -= 1
    before = scene.norms[token] if token >= scene.sentence(at).first else ""
    if before in words.sets["infinitive_marks"]:
        return "infinitive" if "inf" in tags else ""
    if before in words.sets["modals"] or (before in words.passives and "part.past" in tags):
        return ""
    return _kind(tags, compound=False)


def _is_verb_here(scene: Scene, at: int) -> bool:
    """Whether a form that could be a noun or participle is the verb of its clause, judged by the word before."""
    words = scene.words
    if at == scene.sentence(at).first:
        return False
    token = at - 1
    norm = scene.norms[token]
    if norm in words.sets["object_clitics"] and token > scene.sentence(at).first and norm in words.sets["noun_openers"]:
        before = scene.norms[token - 1]
        elided = norm == "l'" and scene.norms[at] not in words.sets["also_nouns"]
        if (elided or norm not in words.sets["determiners"]) and scene.mention_over[token - 1] is not None:
            return True
        return any(before in words.sets[name] for name in ("subject_pronouns", "relatives", "negations", "comparatives"))
    if norm in words.sets["noun_openers"] and norm not in words.sets["subject_pronouns"] and scene.mention_over[token] is None:
        return False
    if scene.norms[at] in words.sets["also_nouns"]:
        marks = words.sets["clause_marks"] - words.sets["relatives"]
        return _strict_context(scene, token) or scene.norms[min(at + 1, len(scene.norms) - 1)] in marks
    return True


def _strict_context(scene: Scene, token: int) -> bool:
    """Before a form that is usually a noun: a subject pronoun, a mention, a comma, a quotation mark or an adverb."""
    norm, words = scene.norms[token], scene.words
    listed = any(
        norm in words.sets[name] for name in ("subject_pronouns", "relatives", "negations", "coordinators", "object_clitics", "impersonal")
    )
    return listed or scene.mention_over[token] is not None or not scene.is_word(token) or is_adverb(scene, token)


def _shares_auxiliary(scene: Scene, at: int) -> bool:
    """Whether a participle is joined to an earlier compound tense of its sentence ("a fait X et invité Y à ...")."""
    words, start = scene.words, scene.sentence(at).first
    token = at - 1
    while token > start and is_adverb(scene, token):
        token -= 1
    if scene.norms[token] not in words.sets["coordinators"]:
        return False
    return any(
        scene.norms[one] in words.auxiliaries
        and words.auxiliaries[scene.norms[one]] & {"ind.pres.3s", "ind.pres.3p", "ind.imp.3s", "ind.imp.3p"}
        for one in range(start, token)
    )


def _carrier(scene: Scene, first: int) -> int:
    """First token of the verb that carries an infinitive (tient à souligner, avant de présenter); -1 when nothing was said."""
    words, start = scene.words, scene.sentence(first).first
    for back in range(1, 4):
        if first - back >= start and scene.match(first - back, words.phrases["carried_openers"], first) == back:
            return first - back
    token = first - 1
    if (purpose := _purpose(scene, token, start)) > 0:
        return purpose
    if token > start and scene.norms[token] in words.sets["carried_links"]:
        token -= 1
    while token > start and is_adverb(scene, token):
        token -= 1
    if token < start or scene.norms[token] not in words.carriers:
        return -1
    return _carrier_start(scene, token, start, denied=scene.norms[token] in words.denied_carriers)


def _purpose(scene: Scene, at: int, start: int) -> int:
    """a convoqué l'ambassadeur pour exiger: once one has met or written to somebody in order to say it, it has been said; 0 for none."""
    words = scene.words.sets
    if at <= start or scene.norms[at] not in words["purposes"]:
        return 0
    window = range(at - 1, max(start, at - _CONTACT), -1)
    return at if any(scene.norms[one] in words["contacts"] for one in window) else 0


def _carrier_start(scene: Scene, token: int, start: int, *, denied: bool) -> int:
    """The auxiliary of the carrying verb, if it has one near; a negated carrier carries nothing, but for those that only carry so
    ("n'a pas manqué de")."""
    words = scene.words
    for back in range(token - 1, max(start, token - 4) - 1, -1):
        if scene.norms[back] in words.auxiliaries or scene.norms[back] in words.passives:
            token = back
            break
    first, negated = leftmost(scene, token)
    return first if negated == denied else -1
