"""One module per kind of page. Each page is a function of what was asked and the record, and returns a `Page`."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.interfaces.web.answering import Page
from onrecord.interfaces.web.pages.comparing import compare_articles
from onrecord.interfaces.web.pages.lists import list_actors, list_articles, list_events, list_statements
from onrecord.interfaces.web.pages.overview import show_overview
from onrecord.interfaces.web.pages.parties.actor import show_actor
from onrecord.interfaces.web.pages.parties.network import show_network
from onrecord.interfaces.web.pages.parties.pair import show_pair
from onrecord.interfaces.web.pages.parties.positions import show_positions
from onrecord.interfaces.web.pages.reader import show_article, show_entry
from onrecord.interfaces.web.pages.searching import search_all
from onrecord.interfaces.web.pages.stories import list_happenings, show_happening, show_utterance
from onrecord.interfaces.web.pages.timeline import show_timeline
from onrecord.interfaces.web.pages.treaties import list_treaties, show_treaty

PAGES: dict[str, Callable[..., Page]] = {
    "/": show_overview,
    "/timeline": show_timeline,
    "/happenings": list_happenings,
    "/happenings/{key}": show_happening,
    "/utterances/{key}": show_utterance,
    "/statements": list_statements,
    "/events": list_events,
    "/actors": list_actors,
    "/actors/{key:path}": show_actor,
    "/pairs/{pair}": show_pair,
    "/network": show_network,
    "/positions": show_positions,
    "/treaties": list_treaties,
    "/treaties/{key:path}": show_treaty,
    "/articles": list_articles,
    "/articles/{key}": show_article,
    "/compare/{left}/{right}": compare_articles,
    "/entries/{key}": show_entry,
    "/search": search_all,
}
"""Addresses and the pages behind them."""
