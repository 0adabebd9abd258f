"""All words and names the stage looks for, in one trie per language, and the look-up itself.

An entry is a kind (`state`, `office`, `demonym` ...) and a value; one form may have several
entries. Forms are matched on folded pieces and must begin and end with a token, except that a
head may stand after a prefix (ex-ministre).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from onrecord.analysis.actors.knowledge.atoms import Atom, fold_phrase
from onrecord.analysis.actors.knowledge.directory import Directory, open_directory
from onrecord.model import Token
from onrecord.words import load

_ACRONYM = 3  # letters: so short an acronym is matched in capitals only; longer ones also as Otan, Nato


class Entry(NamedTuple):
    """One meaning of a form. `case` is "" (any), "capital", "last" (the last word has one), "mute" (its last e has no accent: "presse" is
    not "pressé") or the exact writing that is asked for."""

    kind: str
    value: str
    case: str = ""


class Hit(NamedTuple):
    """An entry found in the text, from token `first` to token `last`; `inner` when it stands after a prefix."""

    kind: str
    value: str
    first: int
    last: int
    inner: bool = False


@dataclass(frozen=True)
class Lexicon:
    """The trie of one language (first piece -> forms, longest first) and the plain word lists."""

    language: str
    forms: dict[str, tuple[tuple[tuple[str, ...], tuple[Entry, ...]], ...]]
    words: dict[str, Any]
    directory: Directory

    def words_of(self, name: str) -> frozenset[str]:
        """One of the plain lists of `words/<language>/actors.yaml`."""
        return _word_set(self.language, name)

    def find(self, atoms: Sequence[Atom], tokens: Sequence[Token]) -> Iterator[Hit]:
        """Every entry in the text; of entries of one kind at one place only the longest."""
        for at, atom in enumerate(atoms):
            forms = self.forms.get(atom.fold)
            if forms:
                yield from _match(forms, atoms, at, tokens)


def _match(
    forms: Iterable[tuple[tuple[str, ...], tuple[Entry, ...]]], atoms: Sequence[Atom], at: int, tokens: Sequence[Token]
) -> Iterator[Hit]:
    """The entries that begin at an atom, which is the first piece of all `forms`."""
    seen: set[str] = set()
    for pieces, entries in forms:
        end = at + len(pieces) - 1
        if end >= len(atoms) or not atoms[end].closes or atoms[end].fold != pieces[-1]:
            continue
        if any(atoms[at + k].fold != piece for k, piece in enumerate(pieces[1:-1], 1)):
            continue
        first, last = tokens[atoms[at].token], tokens[atoms[end].token]
        for entry in entries:
            if (
                (entry.kind not in seen or entry.kind == "office")
                and (atoms[at].opens or entry.kind in _INNER)
                and _fits(entry, first, last)
            ):
                seen.add(entry.kind)
                yield Hit(entry.kind, entry.value, first.i, last.i, not atoms[at].opens)


_ARTICLES = frozenset(str(word) for language in ("fr", "en") for word in load(f"{language}/actors.yaml")["articles"])
_TABLES = {"office": "offices", "domain": "domains", "body": "bodies", "minister": "ministers"} | {
    "ministry": "ministries",
    "government": "governments",
    "people": "people",
    "counterpart": "counterparts",
}
_INNER = frozenset({"office", "minister", "people"})


def _fits(entry: Entry, first: Token, last: Token) -> bool:
    if not entry.case:
        return True
    if entry.case == "mute":
        return not last.text.lower().rstrip("s").endswith("é")
    if entry.case == "last":
        return last.text[0].isupper()
    if entry.case == "capital":
        return first.text[0].isupper() or last.text[0].isupper()
    return entry.case == (first.text if first is last else entry.case) and first.text[0].isupper()


@cache
def open_lexicon(language: str) -> Lexicon:
    """The lexicon of a language, built once per process."""
    words, directory = load(f"{language}/actors.yaml"), open_directory()
    grouped: dict[tuple[str, ...], dict[Entry, None]] = defaultdict(dict)
    for form, entry in (*_world(directory), *_demonyms(language, words, directory), *_phrases(language, words)):
        pieces = fold_phrase(form)
        if pieces:
            grouped[pieces].setdefault(entry)
    forms: dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]] = defaultdict(list)
    for pieces, entries in sorted(grouped.items(), key=lambda item: -len(item[0])):
        forms[pieces[0]].append((pieces, tuple(entries)))
    return Lexicon(language, {piece: tuple(rows) for piece, rows in forms.items()}, words, directory)


@cache
def _word_set(language: str, name: str) -> frozenset[str]:
    return frozenset(str(word) for word in load(f"{language}/actors.yaml")[name])


def _case(form: str) -> str:
    """Acronyms are matched as written, names need a capital, forms listed in small letters do not."""
    if form[0].islower():
        return ""
    first, _, rest = form.partition(" ")
    if rest and rest[0].isupper() and first.lower() in _ARTICLES:
        return "last"  # "le monde" is not Le Monde
    letters = form.replace(".", "")
    return form if letters.isupper() and len(letters) <= _ACRONYM and " " not in form else "capital"


def _ending(form: str) -> str:
    """The case of forms that differ from a participle by an accent alone, which the look-up leaves out."""
    return "mute" if form.endswith(("e", "es")) else ""


def _world(directory: Directory) -> Iterator[tuple[str, Entry]]:
    """States, capitals, seats and organisations: the same in every language."""
    for state in directory.states.values():
        yield from ((form, Entry("state", state.code, _case(form))) for form in state.forms)
        yield from ((form, Entry("capital", state.code, "capital")) for form in state.capitals)
    for body in directory.organisations.values():
        yield from ((form, Entry("organisation", body.key, _case(form))) for form in body.forms)
    seats = load("world/seats.yaml")
    yield from ((form, Entry("seat", code, "capital")) for code, forms in seats["states"].items() for form in forms)
    keys = {body.names["en"]: body.key for body in directory.organisations.values()}
    yield from ((form, Entry("capital", keys[name], "capital")) for name, forms in seats["organisations"].items() for form in forms)
    for code, bodies in seats["bodies"].items():
        yield from ((form, Entry("seated", f"{code}/{body}", _case(form))) for body, forms in bodies.items() for form in forms)


def _demonyms(language: str, words: Any, directory: Directory) -> Iterator[tuple[str, Entry]]:
    case = "capital" if words["capitalised_demonyms"] else ""
    for state in directory.states.values():
        forms = {form for adjective in state.adjectives[language] for form in inflect(adjective, words)}
        yield from ((form, Entry("demonym", state.code, case)) for form in sorted(forms))
        yield from ((form, Entry("demonym", state.code, "capital")) for form in state.people)


def inflect(adjective: str, words: Any) -> list[str]:
    """All genders and numbers of a demonym by the rules of `words/<language>/actors.yaml`."""
    head, _, tail = adjective.rpartition(" ")
    singular = [tail]
    for ending, feminine in words["feminine"].items():
        if tail.endswith(ending):
            singular.append(tail[: len(tail) - len(ending)] + feminine)
            break
    else:
        singular += [f"{tail}e"] if words["feminine"] else []
    plural = [form if form.endswith(tuple(words["plural_endings"])) else f"{form}s" for form in singular]
    return [f"{head} {form}".strip() for form in dict.fromkeys(singular + plural)]


def _phrases(language: str, words: Any) -> Iterator[tuple[str, Entry]]:
    """Offices, bodies, domains and the like, as the language words them."""
    for kind in ("office", "domain", "body"):
        table = words[_TABLES[kind]]
        yield from ((form, Entry(kind, value, _ending(form))) for value, forms in table.items() for form in forms)
    for kind in ("minister", "ministry", "government", "people", "counterpart"):
        yield from ((form, Entry(kind, "", _ending(form))) for form in words[_TABLES[kind]])
    yield from ((form, Entry("honorific", sex, "capital" * form[0].isupper())) for form, sex in words["honorifics"].items())
    yield from ((form, Entry("modifier", value)) for value, forms in words["modifiers"].items() for form in forms)
    yield from ((form, Entry("region", "", "capital")) for form in words["regions"])
    yield from ((form, Entry("after", value)) for value, forms in words["modifiers_after"].items() for form in forms)
    yield from ((form, Entry("continent", value)) for form, value in words["continents"].items())
    yield from ((form, Entry("continent_name", value, "capital")) for form, value in words["continent_names"].items())
    if language == "en":
        yield from _compounds(words)


def _compounds(words: Any) -> Iterator[tuple[str, Entry]]:
    """Domain before the head: "foreign minister", "defence ministry"."""
    for domain, forms in words["domains"].items():
        for form in forms:
            yield from ((f"{form} {head}", Entry("office", f"{domain}_minister")) for head in words["ministers"])
            yield from ((f"{form} {head}", Entry("body", f"{domain}_ministry")) for head in words["ministries"])
