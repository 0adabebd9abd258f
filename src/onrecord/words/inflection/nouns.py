"""Plurals by rule; a compound takes the plural in its head."""

from __future__ import annotations

import re

from onrecord.words.loader import load


def pluralise(singular: str, language: str) -> str:
    """The plural of `singular`, a noun or a noun with its complement ("traité de paix")."""
    data = load(f"{language}/verbs.yaml")
    words = singular.split(" ")
    stops = data["plural_stops"]
    end = next((i for i, word in enumerate(words) if i and (word in stops or word.split("'")[0] + "'" in stops)), len(words))
    # In French the adjectives after the noun agree; in English only the last word of the head does.
    first = 0 if language == "fr" else end - 1
    made = [_plural_word(word, language) if first <= i < end else word for i, word in enumerate(words)]
    return " ".join(made)


def _plural_word(word: str, language: str) -> str:
    data = load(f"{language}/verbs.yaml")
    if "-" not in word or any(word in rule.get("words", ()) for rule in data["plurals"]):
        return _by_rule(word, language)
    parts = word.split("-")
    if language != "fr" or parts[0] in data["invariable_first"]:
        return "-".join([*parts[:-1], _by_rule(parts[-1], language)])
    if any(part in data["hyphen_first_only"] for part in parts[1:]):
        return "-".join([_by_rule(parts[0], language), *parts[1:]])
    return "-".join(_by_rule(part, language) for part in parts)


def _by_rule(word: str, language: str) -> str:
    """Plural of one word by the first rule that fits."""
    for rule in load(f"{language}/verbs.yaml")["plurals"]:
        found = word in rule["words"] if "words" in rule else re.fullmatch(rule["pattern"], word)
        if not found:
            continue
        if "cut" in rule:
            return re.sub(f"{rule['cut']}$", rule["plural"], word)
        return str(rule["plural"]).replace(r"\g<0>", word)
    return word
