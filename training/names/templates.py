"""Sentences of our own in the style of the press, filled with names drawn at random."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml

from onrecord.analysis.language.tokens import cut_words
from training.names.entities import Labelled
from training.names.gazetteer import Names

_SLOT = re.compile(r"\{(\w)\}")
_PARTICLES = ("de ", "de ", "van ", "von ", "von der ", "al-", "Al-", "ben ", "El ", "Ben ", "Le ", "O'", "Mc", "Mac")
_INITIALS = "ABCDEFGHJKLMNPRSTVW"
_USUAL = 500  # family names of our own list stand first and fill half the slots
_CURLY, _CAPITALS = 0.5, 0.04  # shares with ’ for ' and in capitals


def fill_templates(names: Names, language: str, copies: int, random: Random) -> Iterator[Labelled]:
    """Each template of `templates.yaml` `copies` times, every time with other names."""
    templates = yaml.safe_load((Path(__file__).parent / "templates.yaml").read_text("utf-8"))
    draw = _drawers(names, templates["noise"][language], language, random)
    for template in templates[language]:
        for _ in range(copies):
            yield _vary(_fill(template, draw, language), random)


def _drawers(names: Names, noise: Sequence[str], language: str, random: Random) -> dict[str, tuple[str, Callable[[], str]]]:
    """For each slot its label and what fills it."""
    wide: Any = names.wide
    capital = str.title if language == "en" else str
    return {
        "p": ("PER", lambda: _person(wide, random)),
        "f": ("PER", lambda: random.choice(wide["family"][:_USUAL] if random.random() < 0.5 else wide["family"])),
        "l": ("LOC", lambda: random.choice(wide["place"])),
        "o": ("ORG", lambda: _organisation(wide, language, random)),
        "n": ("O", lambda: capital(random.choice(wide["demonym"]))),
        "r": ("O", lambda: capital(random.choice(wide["role"]))),
        "h": ("O", lambda: random.choice(wide["head"])),
        "x": ("O", lambda: random.choice(noise)),
    }


def _fill(template: str, draw: dict[str, tuple[str, Callable[[], str]]], language: str) -> Labelled:
    """The template with its slots filled."""
    sentence = Labelled([], [])
    for part in template.split(" "):
        slot = _SLOT.fullmatch(part)
        kind, choose = draw[slot[1]] if slot else ("O", lambda part=part: part)
        pieces = [token.text for token in cut_words(choose(), language)] if slot else [part]
        sentence.words.extend(pieces)
        sentence.labels.extend("O" if kind == "O" else f"{'I' if i else 'B'}-{kind}" for i in range(len(pieces)))
    return sentence


def _vary(sentence: Labelled, random: Random) -> Labelled:
    words = sentence.words
    if random.random() < _CURLY:
        words = [word.replace("'", "’") for word in words]
    if random.random() < _CAPITALS:
        words = [word.upper() for word in words]
    return Labelled(words, sentence.labels)


def _person(wide: dict[str, list[str]], random: Random) -> str:
    """Given and family name, now and then with a particle, an initial or a second given name."""
    given, family = random.choice(wide["given"]), random.choice(wide["family"])
    second = random.choice(wide["given"])
    particle, initial = random.choice(_PARTICLES), random.choice(_INITIALS)
    initials = random.choice((f"{initial}. ", f"{initial}.{initial}. ", initial + random.choice(_INITIALS) + " "))
    unusual = (
        f"{given} {particle}{family}",
        f"{given} {initial}. {family}",
        f"{initials}{family}",
        f"{given} {second} {family}",
        f"{given}-{second} {family}",
    )
    return random.choice(unusual) if random.random() < 0.2 else f"{given} {family}"


def _organisation(wide: dict[str, list[str]], language: str, random: Random) -> str:
    """A known name, a compound one, an acronym, or a kind of organisation with its place."""
    roll = random.random()
    if roll > 0.75:
        return f"{random.choice(wide['compound_head'])} {random.choice(wide['compound_tail'])}"
    if roll < 0.12:
        return "".join(random.choice("ABCDEFGHIJKLMNOPRSTU") for _ in range(random.randint(2, 5)))
    if roll < 0.2:
        head, place = random.choice(wide["head"]).capitalize(), random.choice(wide["place"])
        return f"{head} de {place}" if language == "fr" else f"{place} {head.title()}"
    return random.choice(wide["organisation"])
