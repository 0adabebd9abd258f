"""From cues to drafts: each cue tries the rule families in the order that its place in the sentence suggests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.analysis.statements.cues import Cue, find_cues, is_adverb
from onrecord.analysis.statements.drafts import BEFORE, OPEN, PAST, PRESENT, Draft
from onrecord.analysis.statements.extents import Cues
from onrecord.analysis.statements.quotations import is_speech
from onrecord.analysis.statements.rules.attributions import find_attributions
from onrecord.analysis.statements.rules.complements import Complement, find_complement
from onrecord.analysis.statements.rules.continuations import add_answers, add_uncued
from onrecord.analysis.statements.rules.groups import is_group
from onrecord.analysis.statements.rules.incises import Inserted, find_compared, find_inverted, find_trailing
from onrecord.analysis.statements.rules.inheritance import settle_speakers
from onrecord.analysis.statements.rules.nouns import find_noun_cues
from onrecord.analysis.statements.scene import Scene
from onrecord.analysis.statements.speakers import Subject, subject_before

_LOOSE = frozenset(
    {"noun phrase", "label", "state of mind", "clause without that", "clause after a colon"}
)  # rules that rest on order alone
_SPOKEN = frozenset({"that-clause", "introduced quotation", "told + clause"})  # rules that hold whoever the subject is
_CLAUSES = frozenset({"that-clause", "told + clause", "infinitive", "clause without that"})
_NEAR = 12  # drafts
_ABSENT = Subject((), 0, 0, "absent")


def draft_statements(scene: Scene) -> list[Draft]:
    """Every act of speech of the document with its speakers, in order of the text."""
    found = find_cues(scene)
    cues = {cue.first: cue for cue in found}
    drafts = [draft for cue in found if (draft := _draft(scene, cue, cues)) is not None]
    drafts.extend(find_attributions(scene, cues))
    drafts.extend(find_noun_cues(scene, cues))
    drafts = without_doubles(scene, _without_echoes(drafts))
    settle_speakers(scene, drafts)
    spoken = [draft for draft in drafts if draft.kind != "plan" or any(speaker.actor for speaker in draft.speakers)]
    return add_answers(scene, add_uncued(scene, _without_own_reports(scene, spoken)))


def _draft(scene: Scene, cue: Cue, cues: Cues) -> Draft | None:
    if cue.negated != _is_litotes(scene, cue) or _is_supposed(scene, cue) or scene.is_silent(scene.span(cue.first, cue.last)):
        return None
    quotation = scene.quote(cue.head)
    if quotation is not None and is_speech(quotation, scene.tokens):
        return _inside_quotation(scene, cue, cues)
    if cue.form == "finite" or (cue.form == "infinitive" and _follows_speech(scene, cue)):
        return _finite(scene, cue, cues)
    return _dependent(scene, cue, cues)


def _is_litotes(scene: Scene, cue: Cue) -> bool:
    """n'exclut pas d'envoyer, ne cache pas que: what the negated verb leaves possible or open is said."""
    words, name = scene.words.sets, cue.entry.name
    return name in words["only_denied"] or (cue.negated and name in words["litotes"])


def _is_supposed(scene: Scene, cue: Cue) -> bool:
    """s'il souhaite, if they say: a condition, no act of speech."""
    start = scene.sentence(cue.first).first
    return (
        any(scene.norms[at] in scene.words.sets["conditions"] for at in range(max(start, cue.first - 2), cue.first))
        and cue.form == "finite"
    )


def _finite(scene: Scene, cue: Cue, cues: Cues) -> Draft | None:
    """A finite cue: inserted when order or an inverted subject says so, else with what follows it, else trailing."""
    if (compared := find_compared(scene, cue, cues)) is not None:
        return _from_inserted(scene, cue, compared, "as somebody said")
    if _follows_speech(scene, cue) and (inserted := find_inverted(scene, cue, cues)) is not None:
        return _from_inserted(scene, cue, inserted, "inserted cue")
    complement = find_complement(scene, cue, cues)
    if complement is not None and complement.rule in _LOOSE and cue.entry.kind != "refuse":
        inserted = find_inverted(scene, cue, cues)
        if inserted is not None and _closes(scene, inserted.subject.last + 1):
            return _from_inserted(scene, cue, inserted, "inserted cue")
    if complement is not None and complement.rule == "introduced quotation" and scene.norms[cue.last + 1] == ",":
        trailing = find_trailing(scene, cue, cues)  # “A,” X warned, “B”
        if trailing is not None and trailing.direct:
            return _from_inserted(scene, cue, trailing, "inserted cue")
    if complement is not None:
        return _from_complement(scene, cue, complement, subject_before(scene, cue))
    inserted = find_inverted(scene, cue, cues) or find_trailing(scene, cue, cues)
    return _from_inserted(scene, cue, inserted, "inserted cue") if inserted is not None else None


def _closes(scene: Scene, after: int) -> bool:
    """Whether nothing that needs the noun phrase as its subject follows it: a mark, an adverb, a date or a preposition."""
    if after >= len(scene.tokens) or not scene.is_word(after) or is_adverb(scene, after):
        return True
    return scene.norms[after] in scene.words.sets["tail_openers"] or scene.norms[after] in scene.words.sets["adjuncts"]


def _follows_speech(scene: Scene, cue: Cue) -> bool:
    """Whether order alone says that the cue is inserted: an inverted pronoun, or a closing mark before it."""
    before = cue.first - 1
    if cue.clitic >= 0:
        return True
    return scene.closing(before) is not None or (before > 0 and scene.norms[before] == "," and scene.closing(before - 1) is not None)


def _inside_quotation(scene: Scene, cue: Cue, cues: Cues) -> Draft | None:
    """Within quoted speech only a cue set off by commas counts (« A, a dit X, B »), or one that introduces a nested quotation."""
    if cue.clitic >= 0 or scene.norms[cue.first - 1] == ",":
        inserted = find_inverted(scene, cue, cues)
        after = inserted.subject.last + 1 if inserted is not None else 0
        if inserted is not None and (cue.clitic >= 0 or (inserted.direct and after < len(scene.norms) and scene.norms[after] == ",")):
            return _from_inserted(scene, cue, inserted, "inserted cue")
    complement = find_complement(scene, cue, cues) if cue.form == "finite" else None
    if complement is None:
        return None
    subject = subject_before(scene, cue)
    if not complement.direct and not _reports_another(scene, cue, complement, subject):
        return None
    return _from_complement(scene, cue, complement, subject)


def _reports_another(scene: Scene, cue: Cue, complement: Complement, subject: Subject) -> bool:
    """Whether one who is quoted tells what somebody named, or those who were named, said or did by speaking."""
    if complement.rule in _LOOSE - {"noun phrase", "state of mind"}:
        return False
    joined = subject.kind == "absent" and cue.person != "1" and scene.norms[cue.first - 1] in scene.words.sets["coordinators"]
    group = subject.kind == "phrase" and is_group(scene, subject.first, subject.last)
    return subject.kind == "named" or group or joined


def _dependent(scene: Scene, cue: Cue, cues: Cues) -> Draft | None:
    """A gerund, an infinitive or a participle in a series: its speaker is that of the verb it depends on."""
    if cue.form == "infinitive" and scene.norms[cue.first - 1] == ",":
        inserted = find_inverted(scene, cue, cues)  # A, a tenu à souligner X
        if inserted is not None and inserted.subject.kind in {"named", "phrase"}:
            return _from_inserted(scene, cue, inserted, "inserted cue")
    complement = find_complement(scene, cue, cues)
    if complement is None:
        return None
    if cue.form == "gerund" and _modifies_noun(scene, cue):
        return None
    opened = (
        scene.match(cue.first, scene.words.phrases["carried_openers"], cue.head) or scene.norms[cue.first] in scene.words.sets["purposes"]
    )
    carried = cue.form == "infinitive" and not opened
    apart = cue.form == "gerund" and scene.mention_over[cue.first - 1] is not None  # la Serbie ayant prévenu que
    subject = subject_before(scene, cue) if carried or apart else _ABSENT
    if cue.first <= scene.sentence(cue.first).first + 1:
        complement = _to_first_comma(scene, complement)
    return _from_complement(scene, cue, complement, subject)


def _to_first_comma(scene: Scene, complement: Complement) -> Complement:
    """Estimant que A, X a voté contre: what opens a sentence ends at its first comma."""
    first, last = complement.content[-1]
    comma = next((at for at in range(first, last) if scene.norms[at] == "," and scene.quote_of[at] == scene.quote_of[first]), None)
    if comma is None or complement.direct or comma == first:
        return complement
    return complement._replace(content=[*complement.content[:-1], (first, comma - 1)])


def _modifies_noun(scene: Scene, cue: Cue) -> bool:
    """Whether a participle follows a common noun without comma or opener ("un message disant que"): nobody speaks."""
    before = cue.first - 1
    if before < scene.sentence(cue.first).first or not scene.is_word(before) or scene.mention_over[before] is not None:
        return False
    words, norm = scene.words, scene.norms[before]
    if scene.norms[cue.first] in words.sets["gerund_openers"] or norm in words.sets["gerund_openers"] or norm in words.sets["coordinators"]:
        return False
    return not is_adverb(scene, before) and scene.date_over[before] is None


def _is_nobody(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """Neither side said: a subject that negates."""
    head = subject.first if subject.kind != "absent" else cue.first
    return any(
        scene.norms[token] in scene.words.sets["nobody"] for token in range(max(scene.sentence(cue.first).first, head - 1), cue.first)
    )


def _from_complement(scene: Scene, cue: Cue, complement: Complement, subject: Subject) -> Draft | None:
    if _is_nobody(scene, cue, subject):
        return None
    if subject.kind == "author" or (subject.kind in {"thing", "unnamed"} and complement.rule not in _SPOKEN):
        return None
    inherits = not subject.speakers
    score = 0.8 if inherits else 0.9
    draft = Draft(
        complement.content, complement.direct, (cue.first, cue.last), cue.entry.kind, subject, complement.rule, score,
        tense=tense_of(scene, cue), inherits=inherits, addressee_from=cue.last + 1,
    )  # fmt: skip
    return draft if draft.content and not _is_empty(scene, complement) else None


def _is_empty(scene: Scene, complement: Complement) -> bool:
    """denied it, a requis l'anonymat: a content of nothing but a pronoun, or one that is no news."""
    first, last = complement.content[0]
    if any(scene.norms[at] in scene.words.sets["no_news"] for at in range(first, min(first + 1, last) + 1)):
        return True
    return all(scene.norms[at] in scene.words.sets["empty_contents"] for at in range(first, last + 1))


def _from_inserted(scene: Scene, cue: Cue, inserted: Inserted, rule: str) -> Draft:
    return Draft(
        inserted.content, inserted.direct, (cue.first, cue.last), cue.entry.kind, inserted.subject, rule, 0.95,
        tense=tense_of(scene, cue), inherits=not inserted.subject.speakers, addressee_from=max(cue.last, inserted.subject.last) + 1,
    )  # fmt: skip


def tense_of(scene: Scene, cue: Cue) -> str:
    """Where the verb group of a cue stands in time, by its auxiliary, else by its own form."""
    words = scene.words
    known = words.passives if cue.entry.reflexive and words.sets["reflexive_auxiliaries"] else words.auxiliaries
    auxiliary = next((scene.norms[token] for token in range(cue.first, cue.head) if scene.norms[token] in known), "")
    if auxiliary:
        return _compound_tense(known[auxiliary], is_open=words.flags["perfect_is_open"])
    tags = next((form.tags for form in words.verbs.get(scene.norms[cue.head], ()) if form.entry is cue.entry), frozenset())
    if any(tag.startswith("ind.imp") for tag in tags):
        return OPEN
    told = any(tag.startswith("ind.past") for tag in tags) and not any(tag.startswith("ind.pres") for tag in tags)
    return PAST if told or cue.form != "finite" or not tags else PRESENT


def _compound_tense(tags: frozenset[str], *, is_open: bool) -> str:
    if any(tag.startswith("ind.pres") for tag in tags):
        return OPEN if is_open else PAST
    return BEFORE if any(tag.startswith(("ind.imp", "ind.past")) for tag in tags) else PAST


def _without_own_reports(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Drop what somebody only says to have said ("affirme avoir fait part de ses doutes"), or denies that another has."""
    countries = {actor.key: actor.country for actor in scene.findings.actors}
    clauses = [draft for draft in drafts if draft.rule in _CLAUSES and not draft.direct]

    def is_own(inner: Draft, outer: Draft) -> bool:
        near = outer is not inner and not inner.direct and scene.sentence_of[inner.place] == scene.sentence_of[outer.place]
        if not near or not outer.holds(inner.place):
            return False
        sides = [{countries.get(actor) or actor for actor in one.speakers_known} for one in (inner, outer)]
        return outer.kind == "deny" or bool(sides[0] & sides[1])

    return [draft for draft in drafts if not any(is_own(draft, outer) for outer in clauses)]


def _without_echoes(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop "selon lui" inside what a cue near it already reports."""
    ordered = sorted(drafts, key=lambda one: one.place)
    return [draft for at, draft in enumerate(ordered) if not _is_echo(draft, ordered[max(0, at - _NEAR) : at + _NEAR])]


def _is_echo(draft: Draft, near: Sequence[Draft]) -> bool:
    if draft.rule != "source phrase" or draft.subject.kind != "pronoun":
        return False
    return any(other.holds(draft.place) for other in near if other.rule != "source phrase")


def without_doubles(scene: Scene, drafts: Iterable[Draft]) -> list[Draft]:
    """One draft per content: where two of a sentence cover nearly the same words, the surer one, then the earlier cue."""
    kept: dict[int, list[Draft]] = defaultdict(list)
    for draft in sorted(drafts, key=lambda one: (-one.score, one.place)):
        near = kept[scene.sentence_of[draft.first]]
        if not any(_same(draft, other) for other in near):
            near.append(draft)
    return sorted((draft for near in kept.values() for draft in near), key=lambda one: (one.place, one.first))


def _same(left: Draft, right: Draft) -> bool:
    one = {token for first, last in left.content for token in range(first, last + 1)}
    two = {token for first, last in right.content for token in range(first, last + 1)}
    return len(one & two) > 0.8 * len(one | two)
