"""Content to the right of a cue: quotations, clauses, infinitives, noun phrases, and what is asked of somebody."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.analysis.statements.cues import Cue, is_adverb
from onrecord.analysis.statements.extents import Cues, colon_ends, end_of_speech, starts_date, trim_end
from onrecord.analysis.statements.lexicon import Frame
from onrecord.analysis.statements.quotations import Quotation, is_speech
from onrecord.analysis.statements.rules.clauses import before_next_verb, governs_clause, has_finite_verb, main_verb_after
from onrecord.analysis.statements.rules.groups import count_in
from onrecord.analysis.statements.rules.steps import clause_mark, mark_further_on, past_person, positions_after
from onrecord.analysis.statements.scene import Scene

_ADDRESSEE = 14  # tokens of an addressee
_PERSON = 18  # tokens between a cue and the word that links what is asked of somebody
_ANNOUNCED = 10  # tokens from a verb to the colon after the noun that announces what is said
_SHORT_STATE = 5  # tokens of a state of mind before a colon ("s'est montré plus direct : ...")
# in the order in which they are tried
_PLAIN = ("infinitive", "gerund", "state", "label", "as", "adjective", "thing", "indefinite", "quoted")
_CLAUSES = frozenset({"that-clause", "told + clause", "clause without that", "clause after a colon"})
_NAMED = 6  # tokens from "ce que" to the verb of naming
_SPELLED = 4  # tokens of a noun phrase that says of what one is accused


class Complement(NamedTuple):
    """Content ranges, whether they are a full quotation, and the rule that found them."""

    content: list[tuple[int, int]]
    direct: bool
    rule: str


def find_complement(scene: Scene, cue: Cue, cues: Cues) -> Complement | None:
    """The content after a cue by the first of its frames that fits; None when nothing follows that it takes."""
    end = scene.sentence(cue.last).last
    positions = list(positions_after(scene, cue.last + 1, end))
    near = positions[-1]
    found = (
        _quoted_speech(scene, cue, positions)
        or _clause(scene, cue, near, end, cues)
        or _linked(scene, cue, positions, end, cues)
        or _told(scene, cue, positions[0], end, cues)
        or _asked_of_pronoun(scene, cue, positions, end, cues)
        or _asked(scene, cue, positions[0], end, cues)
        or _quiet_clause(scene, cue, near, end, cues)
        or _clause_further_on(scene, cue, near, end, cues)
        or (_after_colon(scene, cue, cues) if cue.entry.takes("quote") else None)
        or _announced(scene, cue, end, cues)
        or _clause_after_colon(scene, cue, positions, end, cues)
        or _plain(scene, cue, positions, end, cues)
    )
    return found if found is None or found.direct or not _in_relative(scene, cue) else _before_main_verb(scene, found)


def _in_relative(scene: Scene, cue: Cue) -> bool:
    """Whether the cue is the verb of a relative clause that no comma sets off ("les militants qui se disent pacifistes")."""
    relative = cue.first - 1
    return scene.norms[relative] in scene.words.sets["relatives"] and scene.norms[relative - 1] != ","


def _before_main_verb(scene: Scene, found: Complement) -> Complement:
    """Content that holds no clause ends before the verb of the main clause ("... qui se disent pacifistes barrent la route")."""
    first, last = found.content[-1]
    if found.rule in _CLAUSES:
        return found
    verb = main_verb_after(scene, first + 1, last)
    return found._replace(content=[*found.content[:-1], (first, trim_end(scene, first, verb - 1))]) if verb > first else found


def _quoted_speech(scene: Scene, cue: Cue, positions: list[int]) -> Complement | None:
    """a déclaré : « ... », affirmant que « ... »: a quotation that is all that follows the cue."""
    if not any(frame.kind == "quote" for frame in cue.entry.frames):
        return None
    for at in positions:
        token = _past_colon(scene, at)
        quotation = scene.opening(token)
        if quotation is not None and is_speech(quotation, scene.tokens) and _stands_alone(scene, quotation):
            if cue.entry.takes("thing") and token == at and scene.tokens[quotation.first].text[0].islower():
                return Complement([(quotation.opened, quotation.end)], False, "noun phrase")
            return Complement([(quotation.first, quotation.last)], True, "introduced quotation")
    return None


def _after_colon(scene: Scene, cue: Cue, cues: Cues) -> Complement | None:
    """A quotation after a colon further on ("a expliqué devant la presse : « ... »")."""
    end = scene.sentence(cue.last).last
    for at in range(cue.last + 1, min(end, len(scene.tokens) - 1)):
        if scene.opening(at) is not None or at in cues:
            return None
        if scene.norms[at] == ":":
            quotation = scene.opening(at + 1)
            fits = quotation is not None and is_speech(quotation, scene.tokens)
            return Complement([(quotation.first, quotation.last)], True, "introduced quotation") if quotation and fits else None
    return None


def _clause_after_colon(scene: Scene, cue: Cue, positions: list[int], end: int, cues: Cues) -> Complement | None:
    """a mis Paris en garde : ce serait une erreur: a clause after a colon right after the cue or whom it addresses."""
    told = any(frame.person for frame in cue.entry.frames)
    colons = [at for at in (*positions, past_person(scene, positions[0], end) if told else end) if at < end and scene.norms[at] == ":"]
    if not colons or not (cue.entry.takes("quote") or cue.entry.takes("clause")) or colon_ends(scene, colons[0], end, cues):
        return None
    last = end_of_speech(scene, colons[0] + 1, cues)
    return Complement([(colons[0] + 1, last)], False, "clause after a colon") if has_finite_verb(scene, colons[0] + 1, last) else None


def _announced(scene: Scene, cue: Cue, end: int, cues: Cues) -> Complement | None:
    """a posé une condition : le retrait: what stands after the colon spells out the noun for something said."""
    if not cue.entry.takes("announced"):
        return None
    colon = next((at for at in range(cue.last + 1, min(end - 1, cue.last + _ANNOUNCED)) if not scene.is_word(at)), -1)
    if colon < 0 or scene.norms[colon] != ":":
        return None
    named = any(scene.norms[at] in scene.words.sets["spoken_nouns"] for at in range(cue.last + 1, colon))
    return _speech(scene, colon + 1, end, cues, "announced by a noun") if named else None


def _past_colon(scene: Scene, at: int) -> int:
    """Skip que, a colon or a comma before a quotation."""
    while at < len(scene.tokens) - 1 and (scene.norms[at] in {":", ","} or scene.norms[at] in scene.words.sets["clause_marks"]):
        at += 1
    return at


def _stands_alone(scene: Scene, quotation: Quotation) -> bool:
    """Whether nothing of the clause goes on after the quotation: a mark, or the narrator's next words after a comma."""
    after = quotation.end + 1
    if after >= len(scene.tokens) or scene.sentence_of[after] != scene.sentence_of[quotation.opened]:
        return True
    return not scene.is_word(after) or scene.norms[after] in scene.words.sets["coordinators"]


def _clause(scene: Scene, cue: Cue, near: int, end: int, cues: Cues) -> Complement | None:
    if not any(frame.kind == "clause" and not frame.person for frame in cue.entry.frames):
        return None
    marked = clause_mark(scene, near, end)
    if marked >= 0:
        return _speech(scene, marked + 1, end, cues, "that-clause")
    return None


def _quiet_clause(scene: Scene, cue: Cue, near: int, end: int, cues: Cues) -> Complement | None:
    """said it was: a clause without its mark, where the language leaves it out."""
    if not scene.words.flags["quiet_clause"] or cue.entry.kind not in scene.words.sets["quiet_classes"]:
        return None
    if not any(frame.kind == "clause" and not frame.person for frame in cue.entry.frames) or not _starts_quiet_clause(scene, near, end):
        return None
    if scene.norms[near] not in scene.words.sets["subject_pronouns"] and not governs_clause(scene, cue.head, near, end - 1):
        return None
    return _speech(scene, near, end, cues, "clause without that")


def _clause_further_on(scene: Scene, cue: Cue, near: int, end: int, cues: Cues) -> Complement | None:
    """que after prepositional phrases and insertions ("a déclaré devant la presse que")."""
    if near >= end or not any(frame.kind == "clause" for frame in cue.entry.frames):
        return None
    if scene.norms[near] not in scene.words.sets["adjuncts"] and scene.norms[near] != "," and scene.date_over[near] is None:
        return None
    marked = mark_further_on(scene, near, end, cues)
    return _speech(scene, marked + 1, end, cues, "that-clause") if marked >= 0 else None


def _told(scene: Scene, cue: Cue, at: int, end: int, cues: Cues) -> Complement | None:
    """told X that, a prévenu X que, told X it was: somebody, then a clause."""
    if not any(frame.kind == "clause" and frame.person for frame in cue.entry.frames) or at >= end:
        return None
    after = past_person(scene, at, end)
    if after <= at:
        return None
    positions = list(positions_after(scene, after, end))
    for token in positions:
        marked = clause_mark(scene, token, end)
        if marked >= 0:
            return _speech(scene, marked + 1, end, cues, "told + clause")
    if scene.norms[after] in scene.words.sets["adjuncts"]:
        marked = mark_further_on(scene, after, end, cues)
        if marked >= 0:
            return _speech(scene, marked + 1, end, cues, "told + clause")
    if scene.words.flags["quiet_clause"] and _starts_quiet_clause(scene, after, end):
        return _speech(scene, after, end, cues, "told + clause")
    return None


def _starts_quiet_clause(scene: Scene, at: int, end: int) -> bool:
    """English leaves out that: a noun phrase or pronoun right after the verb, with more than a few words after it."""
    if end - at < 4 or not scene.is_word(at):
        return False
    norm, words = scene.norms[at], scene.words
    subject = norm in words.sets["determiners"] or norm in words.sets["subject_pronouns"] or norm in words.sets["clause_subjects"]
    return subject or scene.mention_over[at] is not None or scene.tokens[at].text[0].isupper()


def _speech(scene: Scene, start: int, end: int, cues: Cues, rule: str, *, phrase: bool = False) -> Complement | None:
    """Content from `start` to the end of the speech, quotation marks taken off when they enclose all of it."""
    start += int(start < end and scene.norms[start] == ",")  # que, lorsqu'ils gagneront, ...
    if start >= end:
        return None
    last = end_of_speech(scene, start, cues, phrase=phrase)
    last = before_next_verb(scene, start, last) if phrase else last
    quotation = scene.opening(start)
    if quotation is not None and quotation.end == last and is_speech(quotation, scene.tokens) and not phrase:
        return Complement([(quotation.first, quotation.last)], True, rule)
    return Complement([(start, last)], False, rule) if last >= start else None


def _linked(scene: Scene, cue: Cue, positions: list[int], end: int, cues: Cues) -> Complement | None:
    """promet de livrer, s'engage à livrer, fait état de progrès."""
    for at in positions:
        for frame in cue.entry.frames:
            if frame.person or not frame.link:
                continue
            start = _past_addressee(scene, at, frame.link, end) if frame.kind == "infinitive" else at
            width = scene.links(start, frame.link, end)
            if width and _fits(scene, frame, start + width, end):
                opened = max(0, clause_mark(scene, start + width, end) + 1) if frame.kind == "clause" else start + width
                done = _speech(scene, opened, end, cues, f"{frame.link} + {frame.kind}", phrase=frame.kind in {"thing", "indefinite"})
                if done is not None and (not frame.quoted or _holds_quotation(scene, done)):
                    return done
    return None


def _past_addressee(scene: Scene, at: int, link: str, end: int) -> int:
    """The linking word after "aux clients" when an infinitive follows it; else `at`."""
    if not scene.match(at, scene.words.phrases["addressee_prepositions"], end):
        return at
    for token in range(at + 2, min(end, at + _ADDRESSEE)):
        if not (scene.is_word(token) or _in_apposition(scene, token, end)):
            break
        width = scene.links(token, link, end)
        if width and is_infinitive(scene, token + width, end):
            return token
    return at


def _in_apposition(scene: Scene, comma: int, end: int) -> bool:
    """Whether the comma stands right before or right after a name ("au ministre, Sergueï Lavrov, de")."""
    return scene.norms[comma] == "," and (scene.mention_over[comma - 1] or scene.mention_over[min(comma + 1, end - 1)]) is not None


def _fits(scene: Scene, frame: Frame, at: int, end: int) -> bool:
    if at >= end:
        return False
    if frame.kind == "infinitive":
        return is_infinitive(scene, at, end)
    if frame.kind == "indefinite":
        return scene.norms[at] in scene.words.sets["indefinites"] and scene.norms[at + 1] not in scene.words.sets["duration_units"]
    if frame.kind == "clause":
        return scene.norms[at] in scene.words.sets["clause_marks"] or scene.match(at, scene.words.phrases["fact_links"], end) > 0
    return (scene.is_word(at) and not (frame.link and is_adverb(scene, at))) or scene.opening(at) is not None


def is_infinitive(scene: Scene, at: int, end: int) -> bool:
    """Whether an infinitive stands at `at`, its pronouns and negation before it. French knows it by its ending."""
    words = scene.words
    at += int(at < end and scene.opening(at) is not None)
    if words.flags["marked_infinitive"]:
        return at < end and scene.tokens[at].text[0].islower() and scene.norms[at] not in words.sets["determiners"]
    while at < end - 1 and scene.norms[at] in words.sets["infinitive_clitics"]:
        at += 1
    norm = scene.norms[at]
    return (
        norm.endswith(words.infinitive_endings)
        and "-" not in norm
        and norm not in words.sets["not_infinitives"]
        and norm not in words.sets["voices"]
        and scene.mention_over[at] is None
        and len(norm) > 3
    )


def _asked_of_pronoun(scene: Scene, cue: Cue, positions: list[int], end: int, cues: Cues) -> Complement | None:
    """l'accuse de, nous a appelés à: the somebody is a pronoun before the verb, so that the linking word follows at once."""
    if not any(scene.norms[at] in scene.words.sets["person_clitics"] for at in range(cue.first, cue.head)):
        return None
    for at in positions:
        for frame in cue.entry.frames:
            width = scene.links(at, frame.link, end) if frame.person and frame.link else 0
            if width and _fits(scene, frame, at + width, end):
                return _speech(scene, at + width, end, cues, f"somebody {frame.link} + content")
    return None


def _asked(scene: Scene, cue: Cue, at: int, end: int, cues: Cues) -> Complement | None:
    """accuse X de, appelle X à, urges X to: the linking word after somebody."""
    if at < end and scene.words.flags["marked_infinitive"] and scene.norms[at] in scene.words.sets["infinitive_clitics"]:
        return None  # asked not to be named
    frames = [frame for frame in cue.entry.frames if frame.person and frame.link and frame.kind in {"any", "infinitive"}]
    found = [(*_link_after_person(scene, at, end, frame, cues), frame.link) for frame in frames]
    for link, _, name in sorted((one for one in found if one[0] >= 0), key=lambda one: (one[1], one[0])):
        denied = link - 1 > at and scene.norms[link - 1] in scene.words.sets["infinitive_negations"]  # not to
        start = link - 1 if denied else link + scene.links(link, name, end)
        done = _speech(scene, start, end, cues, f"somebody {name} + content")
        if done is not None and not _is_place(scene, done):
            return _with_quoted_person(scene, done, at, link)
    return None


def _link_after_person(scene: Scene, at: int, end: int, frame: Frame, cues: Cues) -> tuple[int, bool]:
    """The linking word before an infinitive, else (loose) the one that follows the somebody right after the cue; -1 for none."""
    loose = -1
    for token in range(at + 1, min(end - 1, at + _PERSON)):
        width = scene.links(token, frame.link, end)
        if scene.norms[token] == ";" or (token in cues and cues[token].form == "finite") or _leaves_person(scene, token, cues):
            break
        if not width or token + width >= end:
            continue
        if _opens_act(scene, frame.link, token + width, end) and scene.mention_over[token] is None:
            return token, False
        if loose < 0 and frame.kind == "any" and "," not in scene.norms[at:token] and _is_loose_link(scene, token, frame):
            loose = token
    return loose, True


def _leaves_person(scene: Scene, comma: int, cues: Cues) -> bool:
    """Whether a comma ends what is said of the somebody: a coordinator or a gerund that reports follows it."""
    if scene.norms[comma] != ",":
        return False
    return scene.norms[comma + 1] in scene.words.sets["coordinators"] or (comma + 1 in cues and cues[comma + 1].form == "gerund")


def _opens_act(scene: Scene, link: str, at: int, end: int) -> bool:
    """Whether an act follows the link: an infinitive, or in English a form in -ing after any link but to."""
    words = scene.words
    if words.flags["marked_infinitive"] and link not in words.sets["infinitive_marks"]:
        return scene.norms[at].endswith(words.gerund_endings)
    return is_infinitive(scene, at, end)


def _is_loose_link(scene: Scene, token: int, frame: Frame) -> bool:
    """Whether a link without infinitive still opens the content: right after a mention, or always for some words."""
    placed = scene.mention_over[token - 1]
    return (placed is not None and scene.mention_over[token] is not placed) or frame.link in scene.words.sets["loose_links"]


def _is_place(scene: Scene, done: Complement) -> bool:
    """a invité X à Moscou: where one is to come is not what one says."""
    first, last = done.content[0]
    placed = scene.mention_over[first]
    named = first == last or (placed is not None and placed[:2] == (first, last))
    return named and scene.tokens[first].text[0].isupper() and not done.direct


def _with_quoted_person(scene: Scene, done: Complement, at: int, link: int) -> Complement:
    """A quoted name for the one accused is part of what was said ("accuse un « ennemi » de ...")."""
    quotation = next((found for token in range(at, link) if (found := scene.opening(token)) is not None), None)
    if quotation is None:
        return done
    start = next(
        (token for token in range(at, quotation.opened) if scene.norms[token] in scene.words.sets["determiners"]), quotation.opened
    )
    return Complement([(start, quotation.end), *done.content], False, done.rule)


def _plain(scene: Scene, cue: Cue, positions: list[int], end: int, cues: Cues) -> Complement | None:
    """A bare infinitive or a noun phrase right after the cue."""
    if cue.entry.takes("name") and _is_naming(scene, cue) and positions[0] < end:
        done = _speech(scene, positions[0], end, cues, "label", phrase=True)
        return _to_comma(scene, done) if done is not None and scene.norms[positions[0]] not in scene.words.sets["adjuncts"] else None
    if scene.norms[cue.first - 1] in scene.words.sets["clause_marks"]:
        return None  # ce que redoutent les habitants: what follows is the subject
    held = any(scene.norms[at] in scene.words.sets["thing_clitics"] for at in range(cue.first, cue.head))  # en demande, l'exige
    for at in positions:
        if at >= end:
            continue
        for kind in _PLAIN:
            if cue.entry.takes(kind) and not (kind == "thing" and held) and (done := _bare(scene, kind, at, end, cues)) is not None:
                return done if kind != "thing" or _is_spelled_out(scene, cue, done) else None
    return None


def _is_naming(scene: Scene, cue: Cue) -> bool:
    """ce que X appelle Y, which X called Y: the object relative before the subject of a verb of naming."""
    for at in range(cue.first - 1, max(scene.sentence(cue.first).first, cue.first - _NAMED) - 1, -1):
        if not scene.is_word(at) and scene.mention_over[at] is None:
            return False
        if width := scene.match(at, scene.words.phrases["object_relatives"], cue.first):
            return at + width < cue.first
    return False


def _is_spelled_out(scene: Scene, cue: Cue, done: Complement) -> bool:
    """Whether a noun phrase tells more than the act: not whom one excludes, not a bare reproach ("leur missile")."""
    first, last = done.content[0]
    if cue.entry.kind in {"refuse", "urge"}:
        placed = scene.mention_over[first] or scene.mention_over[min(first + 1, last)]
        return placed is None or placed[0] > first + 1
    return cue.entry.kind != "accuse" or last - first + 1 >= _SPELLED


def _bare(scene: Scene, kind: str, at: int, end: int, cues: Cues) -> Complement | None:
    words = scene.words
    if kind == "gerund":
        return _speech(scene, at, end, cues, "gerund") if scene.norms[at].endswith(words.gerund_endings) else None
    if kind == "infinitive":
        return _bare_infinitive(scene, at, end, cues)
    if kind == "state":
        fits = scene.is_word(at) and scene.norms[at] not in words.sets["clause_marks"]
        colon = next((token for token in range(at, min(end, at + _SHORT_STATE)) if scene.norms[token] == ":"), at - 1)
        return _speech(scene, colon + 1, end, cues, "state of mind") if fits else None
    if kind in {"label", "as"}:
        return _labelled(scene, at, end, cues, marked=kind == "as")
    starts = _judges(scene, at, end) if kind == "adjective" else _starts_phrase(scene, at)
    if not starts or (kind == "indefinite" and scene.norms[at] not in words.sets["indefinites"]):
        return None
    done = _speech(scene, at, end, cues, "noun phrase", phrase=True)
    return done if done is not None and (kind != "quoted" or _holds_quotation(scene, done)) else None


def _bare_infinitive(scene: Scene, at: int, end: int, cues: Cues) -> Complement | None:
    start = at + scene.links(at, words_mark(scene), end)
    marked = start > at or not scene.words.flags["marked_infinitive"]
    inner = _inner_clause(scene, start, end)
    return _speech(scene, inner or at, end, cues, "infinitive") if marked and is_infinitive(scene, start, end) else None


def _judges(scene: Scene, at: int, end: int) -> bool:
    """jugé improbable un tir: a bare adjective with the noun phrase that it judges after it."""
    small = scene.is_word(at) and scene.tokens[at].text[0].islower() and scene.norms[at] not in scene.words.sets["adjuncts"]
    alone = not _starts_phrase(scene, at) and not is_adverb(scene, at) and scene.norms[at] not in scene.words.sets["clause_marks"]
    if not (small and alone and at + 3 < end):
        return False
    act = scene.norms[at + 1] in scene.words.sets["judged_by"] and is_infinitive(scene, at + 2, end)  # prématuré d'aller plus loin
    return act or scene.norms[at + 1] in scene.words.sets["determiners"] - scene.words.sets["head_links"]


def _inner_clause(scene: Scene, at: int, end: int) -> int:
    """dit espérer que: the first token of the clause of a second cue that is itself an infinitive; 0 for none."""
    forms = scene.words.verbs.get(scene.norms[at], ()) if at < end else ()
    hoped = any(form.entry.kind in {"expect", "judge"} and "inf" in form.tags for form in forms)
    return at + 2 if hoped and at + 2 < end and scene.norms[at + 1] in scene.words.sets["clause_marks"] else 0


def words_mark(scene: Scene) -> str:
    """The mark of the infinitive (to), "" where there is none."""
    return next(iter(scene.words.sets["infinitive_marks"]), "")


def _labelled(scene: Scene, at: int, end: int, cues: Cues, *, marked: bool) -> Complement | None:
    """qualifier d'« inacceptables » les conditions, considérer X comme Y, juger X « insuffisant ».

    `marked` says that nothing but a word like as makes a label of what follows.
    """
    start = at + int(scene.norms[at] in scene.words.sets["label_marks" if marked else "labels"])
    if start >= end or (start == at and not _starts_phrase(scene, at)):
        return None
    done = _speech(scene, start, end, cues, "label", phrase=True)
    if done is None:
        return None
    done = _to_comma(scene, done)
    first, last = done.content[0]
    labelled = start > at or any(scene.norms[token] in scene.words.sets["label_marks"] for token in range(first, last + 1))
    return done if labelled or (not marked and _holds_quotation(scene, done)) else None


def _to_comma(scene: Scene, done: Complement) -> Complement:
    """A label ends at the first comma outside quotation marks."""
    first, last = done.content[0]
    comma = next((token for token in range(first, last) if scene.norms[token] == "," and scene.quote_of[token] < 0), first)
    return Complement([(first, comma - 1)], False, done.rule) if comma > first else done


def _holds_quotation(scene: Scene, done: Complement) -> bool:
    return done.direct or any(scene.opening(token) is not None for first, last in done.content for token in range(first, last + 1))


def _starts_phrase(scene: Scene, at: int) -> bool:
    """Whether a noun phrase begins here: a determiner, a number, a name, a quotation mark."""
    text, words = scene.tokens[at].text, scene.words
    end = len(scene.norms)
    if scene.norms[at] in words.sets["fused_relatives"] or starts_date(scene, at, end) or scene.match(at, words.phrases["fact_links"], end):
        return False
    if scene.opening(at) is not None or scene.norms[at] in words.sets["determiners"] or text[0].isdigit():
        return True
    if scene.norms[at] in words.sets["phrase_pronouns"] or count_in(scene, at, at):
        return True
    return words.flags["bare_phrases"] and text[0].isalpha() and scene.norms[at] not in words.sets["adjuncts"]
