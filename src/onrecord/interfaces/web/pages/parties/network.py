"""The network of countries: a matrix, one country among its partners, and a table of all pairs."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from onrecord.interfaces.web.answering import Page
from onrecord.interfaces.web.asking import Asked
from onrecord.interfaces.web.drawing.network import PairTotal, around, busiest, matrix, sum_pairs
from onrecord.record import Store
from onrecord.views.asking.who import find_country
from onrecord.views.measures import event_facets, pair_counts


def show_network(asked: Asked, store: Store) -> Page:
    """Who has to do with whom, under the shared filters. `middle` names the country whose partners are drawn."""

    def totals(connection: Connection) -> Iterator[PairTotal]:
        return iter(sum_pairs(pair_counts(connection, asked.chosen)))

    with store.reading() as connection:
        pairs = list(totals(connection))
        countries = busiest(pairs)
        wanted = asked.values.get("middle")
        middle = find_country(connection, wanted) if wanted else (countries[0] if countries else "")
        facets = event_facets(connection, asked.chosen) if asked.form == "html" else {}
    data = {"pairs": pairs, "countries": countries, "middle": middle}
    shown = {
        "facets": facets, "cells": matrix(pairs, countries), "partners": around(pairs, middle),
        "fields": ("actor", "country", "with", "since", "until", "about", "source"),
    }  # fmt: skip
    return Page("network", asked.words("network.title"), data, PairTotal, totals, shown)
