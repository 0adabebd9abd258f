"""Where speech begins and ends inside a sentence, by the marks and words at its edges."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.analysis.statements.cues import Cue, is_adverb
from onrecord.analysis.statements.quotations import is_speech
from onrecord.analysis.statements.scene import Scene, sentence_body

_CONNECTIVE_REACH = 6  # tokens
_DURATION = 6  # tokens of "depuis plus de deux ans"
_REJOINDER = 8  # tokens from a relative pronoun to its verb
_INSERTION = 12  # tokens between two commas
_SHORTEST_VERB = 4  # letters of a participle
Cues = Mapping[int, Cue]
"""Cues by their first token."""


def end_of_speech(scene: Scene, start: int, cues: Cues, *, phrase: bool = False) -> int:
    """Last token of the speech that begins at `start`: the end of its sentence or the first edge before it.

    `phrase` says that the content is a noun phrase, which ends earlier than a clause. Quotations
    inside are passed over as a whole, even where they run into the next sentence.
    """
    end = scene.sentence(start).last
    at = start
    while at < end:
        quotation = scene.opening(at)
        if quotation is not None:
            at = quotation.end + 1
            if at >= end:
                return trim_end(scene, start, min(at, len(scene.tokens)) - 1)
            continue
        if scene.closing(at) is not None and at > start:
            break
        if at > start and (_is_edge(scene, at, end, cues, phrase) or _shares_auxiliary(scene, start, at, end)):
            break
        phrase = phrase and scene.norms[at] != ":"  # what follows a colon is a clause
        at += 1
    return trim_end(scene, start, at - 1)


def _is_edge(scene: Scene, at: int, end: int, cues: Cues, phrase: bool) -> bool:
    norm = scene.norms[at]
    if norm in {";", ":"}:
        return norm == ";" or colon_ends(scene, at, end, cues)
    if norm in {"–", "—"}:
        return phrase
    dated = starts_date(scene, at, end) and not _is_bound(scene, at)
    if phrase and (dated or any(scene.match(at, scene.words.phrases[name], end) for name in ("phrase_ends", "channel_openers"))):
        return True
    if norm == ",":
        return _comma_ends(scene, at, end, cues, phrase)
    if norm in scene.words.sets["coordinators"]:
        return _starts_new_verb(scene, at + 1, end, cues) or (phrase and _is_past_form(scene, at + 1, end))
    bare = scene.norms[at - 1] != "," and scene.match(at, scene.words.phrases["speech_ends_bare"], end) > 0
    return bare or _is_bare_gerund(scene, at, cues)


def _is_bound(scene: Scene, at: int) -> bool:
    """Whether a date belongs to the noun, participle or limit before it (accords de mai, signé en mai, avant mai), or has begun before."""
    limits = scene.words.sets["date_limits"]
    if scene.date_over[at] is not None and scene.date_over[at - 1] is scene.date_over[at]:
        return True
    before = scene.norms[at - 1 - int(scene.norms[at - 1] in scene.words.sets["date_articles"])]
    joined = before in scene.words.sets["head_links"] or before.endswith(scene.words.participle_endings)
    return joined or before in limits or scene.norms[at] in limits


def colon_ends(scene: Scene, colon: int, end: int, cues: Cues) -> bool:
    """Whether the words after a colon are another act of speech: a quotation, or words with a cue or source of their own."""
    quotation = scene.opening(colon + 1)
    if quotation is not None and is_speech(quotation, scene.tokens):
        return True
    later = range(colon + 1, end)
    return any(token in cues and cues[token].form == "finite" for token in later) or any(
        scene.match(token, scene.words.phrases["openers"], end) for token in later
    )


def starts_date(scene: Scene, at: int, end: int) -> bool:
    """Whether a date, its preposition or article taken along, begins at `at`."""
    if scene.date_over[at] is not None:
        return True
    small = scene.norms[at] in scene.words.sets["date_links"]
    return small and at + 1 < end and scene.date_over[at + 1] is not None


def duration_at(scene: Scene, at: int, end: int) -> int:
    """Tokens of "depuis plus d'un siècle", "for weeks": how long it has been said; 0 for none."""
    words = scene.words.sets
    if scene.norms[at] not in words["duration_openers"]:
        return 0
    for token in range(at + 1, min(end, at + _DURATION)):
        if scene.norms[token] in words["duration_units"]:
            return token + 1 - at
        if not scene.is_word(token) or scene.mention_over[token] is not None:
            break
    return 0


def _is_bare_gerund(scene: Scene, at: int, cues: Cues) -> bool:
    """en accusant ...: a gerund with its opener, or right after a closing mark, needs no comma."""
    if scene.closing(at - 1) is not None and at in cues:
        return cues[at].form == "gerund"
    if scene.norms[at] not in scene.words.sets["gerund_openers"]:
        return False
    return any(_reports(scene, cues.get(token)) for token in (at, at + 1, at + 2))


def _reports(scene: Scene, cue: Cue | None) -> bool:
    """Whether a gerund surely opens another act of speech: a clause follows, or its class always takes content."""
    if cue is None or cue.form != "gerund":
        return False
    after = min(cue.last + 1, len(scene.tokens) - 1)
    return scene.norms[after] in scene.words.sets["clause_marks"] or cue.entry.kind in scene.words.sets["heavy_classes"]


def _comma_ends(scene: Scene, at: int, end: int, cues: Cues, phrase: bool) -> bool:
    """Whether the words after a comma belong to the narrator again."""
    words = scene.words
    token = at + 1
    if _is_rejoinder(scene, token, end, cues) or (
        scene.match(token, words.phrases["speech_ends"], end) and not _is_inserted(scene, token, end)
    ):
        return True
    if width := scene.match(token, words.phrases["openers"], end):
        again = min(token + width, end - 1)
        return not (scene.norms[again] in words.sets["source_pronouns"] and again + 1 < end and scene.norms[again + 1] == ",")
    if token < end and scene.norms[token] in words.sets["coordinators"]:
        return _starts_new_verb(scene, token + 1, end, cues)
    if token < end and words.flags["auxiliary_ends"] and _is_bare_auxiliary(scene, token):
        return not _follows_relative(scene, at)
    if token + 1 < end and scene.norms[token] in words.sets["subject_pronouns"] and _closes_sentence(scene, cues.get(token + 1), end):
        return True
    while token < end and (scene.norms[token] in words.sets["gerund_openers"] or is_adverb(scene, token)):
        token += 1
    cue = cues.get(token)
    reports = cue is not None and (cue.form in {"gerund", "infinitive"} or cue.clitic >= 0 or cue.form == "finite")
    return reports or (phrase and token < end and _ends_phrase(scene, token, end))


def _is_inserted(scene: Scene, first: int, end: int) -> bool:
    """fait part, lors d'un dîner, de ses doutes: after the comma that closes it, what the verb takes goes on."""
    words = scene.words.sets
    comma = next((at for at in range(first, min(end - 1, first + _INSERTION)) if scene.norms[at] == ","), -1)
    return comma > 0 and (scene.norms[comma + 1] in words["head_links"] or scene.norms[comma + 1] in words["clause_marks"])


def _follows_relative(scene: Scene, comma: int) -> bool:
    """qui, le 24 septembre, a tué: the comma closes an insertion after a relative pronoun, whose verb follows."""
    words = scene.words.sets
    opening = next((at for at in range(comma - 1, max(0, comma - _INSERTION), -1) if scene.norms[at] == ","), 0)
    return scene.norms[opening - 1] in words["relatives"] | words["date_barriers"] | words["clause_marks"]


def _shares_auxiliary(scene: Scene, start: int, at: int, end: int) -> bool:
    """a ordonné de fermer le pont et donné un mois: after a coordinator, a participle with an object goes on with the auxiliary
    of the cue, where what was said has none of its own."""
    words, token = scene.words, at + 1
    if not words.flags["quotative_needs_auxiliary"] or scene.norms[at] not in words.sets["coordinators"] or token + 1 >= end:
        return False
    norm, after = scene.norms[token], token + 1
    if len(norm) < _SHORTEST_VERB or not norm.endswith(words.quotative_endings) or scene.mention_over[token] is not None:
        return False
    objected = scene.norms[after] in words.sets["determiners"] and scene.norms[after] not in words.sets["head_links"]
    if not objected or starts_date(scene, after, end):
        return False
    finite = [one for one in range(scene.sentence(at).first, at) if _is_bare_auxiliary(scene, one)]
    return bool(finite) and finite[-1] < start


def _closes_sentence(scene: Scene, cue: Cue | None, end: int) -> bool:
    """Whether nothing but adverbs, dates and a mark follows a cue ("A, he recalled on Friday")."""
    if cue is None or not cue.entry.takes("quote"):
        return False
    at = cue.last + 1
    while at < end and scene.is_word(at) and (is_adverb(scene, at) or starts_date(scene, at, end)):
        at += 1
    return at >= end or not scene.is_word(at)


def _is_rejoinder(scene: Scene, token: int, end: int, cues: Cues) -> bool:
    """Whether a relative clause goes on with what another says of it (", dont Moscou accuse Kiev", ", which Tehran denies")."""
    token += int(token < end and scene.norms[token] in scene.words.sets["coordinators"])
    if token >= end or scene.norms[token] not in scene.words.sets["rejoinders"]:
        return False
    finite = next((cues[at] for at in range(token + 1, min(end, token + _REJOINDER)) if at in cues), None)
    return finite is not None and finite.form == "finite" and any(scene.mention_over[at] for at in range(token + 1, finite.first))


def _ends_phrase(scene: Scene, token: int, end: int) -> bool:
    """After a noun phrase and a comma: a participle in -ant, a conjunction or a relative pronoun of the narrator, who does not quote."""
    norm = scene.norms[token]
    if norm in scene.words.sets["relatives"] | scene.words.sets["date_barriers"]:
        stop = next((at for at in range(token + 1, end) if scene.norms[at] in {",", ";"} or scene.opening(at) is not None), end)
        return stop == end or scene.opening(stop) is None or scene.closing(token - 2) is not None
    return norm.endswith(scene.words.gerund_endings) and len(norm) > 5


def _starts_new_verb(scene: Scene, token: int, end: int, cues: Cues) -> bool:
    """Whether a cue without subject of its own follows a coordinator: the speaker goes on to another act of speech."""
    words = scene.words
    token = _past_asides(scene, token, end)
    cue = cues.get(token)
    if cue is not None:
        return not (cue.first == cue.head and words.flags["bare_infinitive_series"] and _may_be_infinitive(scene, cue))
    return token < end and words.flags["auxiliary_ends"] and _is_bare_auxiliary(scene, token)


def _is_past_form(scene: Scene, token: int, end: int) -> bool:
    """and summoned: after a noun phrase a past form goes on with the narrator's verb, where the language marks it by an ending."""
    endings = scene.words.past_endings
    return bool(endings) and token < end and scene.norms[token].endswith(endings) and scene.tokens[token].text[0].islower()


def _may_be_infinitive(scene: Scene, cue: Cue) -> bool:
    """would wait and see: after a coordinator a bare form goes on with the modal of the speech."""
    return any("inf" in form.tags for form in scene.words.verbs.get(scene.norms[cue.head], ()))


def _is_bare_auxiliary(scene: Scene, token: int) -> bool:
    tags = scene.words.auxiliaries.get(scene.norms[token], frozenset())
    return not tags.isdisjoint({"ind.pres.3s", "ind.pres.3p", "ind.imp.3s", "ind.imp.3p", "ind.past.3s"})


def _past_asides(scene: Scene, token: int, end: int) -> int:
    """The token after adverbs and asides, with the commas around them."""
    while token < end:
        length = scene.match(token, scene.words.phrases["asides"], end)
        if length:
            token += length
        elif scene.norms[token] == "," or is_adverb(scene, token):
            token += 1
        else:
            break
    return token


def trim_end(scene: Scene, start: int, last: int) -> int:
    """Drop marks and connecting words from the end."""
    words = scene.words
    while last > start:
        if scene.closing(last) is not None:
            return last
        if " ".join(scene.norms[last - 1 : last + 1]) in words.sets["trailing_pairs"]:
            last -= 2
            continue
        if scene.is_word(last) and scene.norms[last] not in words.sets["trailing"] and scene.tokens[last].text not in "«“":
            return last
        if scene.norms[last] == ")":
            return last
        last -= 1
    return last


def start_of_clause(scene: Scene, last: int, cues: Cues, *, medial: bool = False) -> int:
    """First token of the clause that ends at `last`, in an inserted cue's sentence.

    A semicolon always divides; a colon only when a cue stands before it (the narrator reports, the
    colon opens the speech), or when the cue stands in the middle of what was said (`medial`).
    """
    sentence = scene.sentence(last)
    first = sentence_body(scene, sentence)
    for at in range(last, first - 1, -1):
        inner = scene.quote_of[at] >= 0 and scene.quote_of[at] != scene.quote_of[last]
        if inner:
            continue
        if scene.norms[at] == ";" or (scene.norms[at] == ":" and (medial or any(first <= one < at for one in cues))):
            first = at + 1
            break
    return skip_leads(scene, first, last)


def skip_leads(scene: Scene, first: int, last: int) -> int:
    """The token after "Mais", "Et" and their like at the head of what was said."""
    while first < last:
        length = scene.match(first, scene.words.phrases["leads"], last)
        if not length:
            break
        first += length
        if first < last and scene.norms[first] == ",":
            first += 1
    return first


def is_connective(scene: Scene, first: int, last: int) -> bool:
    """Whether the words are nothing but a connective ("Faute de quoi")."""
    return last - first < _CONNECTIVE_REACH and scene.match(first, scene.words.phrases["connectives"], last + 1) == last + 1 - first
