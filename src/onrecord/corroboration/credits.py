"""Which newsroom a text, or one of its sentences, credits with what it tells: "selon Reuters", "(Reuters)", "avec AFP".

Ten papers that write "selon Reuters" are one origin, Reuters. Knowingly missed: newsrooms that world/organisations.yaml does not list.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.model import Article, Event, MarkKind, Statement
from onrecord.words import load, path_of

_HEAD, _TAIL = 400, 200  # characters: a credit for a whole text stands at its beginning or at its end
_CREDITING = (MarkKind.DATELINE, MarkKind.HEADER)


def credit_article(article: Article, language: str) -> str | None:
    """The newsroom to which the text as a whole is owed: in its dateline, its head or its last line; None when it names none."""
    marked = [article.slice(mark.span) for mark in article.marks if mark.kind in _CREDITING]
    for part in (*marked, article.text[:_HEAD], article.text[-_TAIL:]):
        if name := _find("article", language, part):
            return name
    return None


def newsroom_of(site: str | None) -> str | None:
    """The newsroom that a site belongs to ("www.lemonde.fr", "Le Monde"), None for an unknown one."""
    if not site:
        return None
    host = re.sub(r"^https?://", "", site.casefold()).split("/")[0]
    return _sites().get(_letters(site)) or next((name for part in host.split(".") if (name := _sites().get(_letters(part)))), None)


def credit_event(event: Event, sentence: str, language: str) -> str | None:
    """The newsroom on whose word the text gives the event."""
    return _media().get(event.said_by or "") or _find("sentence", language, sentence)


def credit_statement(statement: Statement, sentence: str, via: str, language: str) -> str | None:
    """The newsroom through which the words came."""
    return _media().get(statement.speaker or "") or _find("sentence", language, sentence) or _names().get(_bare(via))


def _find(kind: str, language: str, text: str) -> str | None:
    """The name, in its usual form, that the first credit in the text gives."""
    if not (crediting := _patterns(language).get(kind)):
        return None
    first = min((found for pattern in crediting if (found := pattern.search(text))), key=lambda found: found.start(), default=None)
    return _names()[_bare(first["media"])] if first else None


@cache
def _patterns(language: str) -> dict[str, tuple[re.Pattern[str], ...]]:
    if language not in ("fr", "en") or not path_of(f"{language}/credits.yaml"):
        return {}
    lexicon = load(f"{language}/credits.yaml")
    names = "|".join(re.escape(name) for name in sorted(_forms(), key=lambda name: (-len(name), name)))
    media = f"{lexicon['media_words']}(?P<media>(?-i:{names}))(?!\\w)".replace("'", "['’]")
    kinds = ("sentence", "article")
    return {kind: tuple(_compile(row["pattern"], media) for row in lexicon[kind]) for kind in kinds}


def _compile(pattern: str, media: str) -> re.Pattern[str]:
    start = "" if pattern.startswith("\\(") else "(?<!\\w)"
    return re.compile(start + pattern.replace("'", "['’]").replace("{media}", media), re.IGNORECASE)


@cache
def _forms() -> dict[str, str]:
    """Every form of a newsroom's name with its usual form."""
    found: dict[str, str] = {}
    for row in load("world/organisations.yaml")["media"]:
        for form in (row["fr"], row["en"], *row.get("also", [])):
            found.setdefault(form, row["fr"])
            if len(form) > 3:
                found.setdefault(form.upper(), row["fr"])
    return found


@cache
def _names() -> dict[str, str]:
    return {_bare(form): name for form, name in _forms().items()}


@cache
def _media() -> dict[str, str]:
    """Keys of newsrooms as actors, with their usual names."""
    return {
        "org:" + re.sub(r"[^a-z0-9]+", "-", row["en"].casefold()).strip("-"): row["fr"] for row in load("world/organisations.yaml")["media"]
    }


@cache
def _sites() -> dict[str, str]:
    """Names of newsrooms as the letters of a host name. Short ones (AP, RT) are parts of too many others."""
    return {letters: name for form, name in _forms().items() if len(letters := _letters(form)) > 2}


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold()).removeprefix("the")


def _bare(name: str) -> str:
    return name.casefold().replace("’", "'")
