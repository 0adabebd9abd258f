"""Treaties, agreements and declared partnerships, with their parties, dates and numeric terms.

consumes: a `Document` and the `Findings` of the dates and actors stages
produces: the `Findings` with `instruments`: names with all their forms, signature, expiry and terms as the text has them
not its job: offers, refusals and signatures as happenings (events); no parse is asked for
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.analysis.instruments.account import describe
from onrecord.analysis.instruments.anaphora import follow_up, introduce, spoken_of
from onrecord.analysis.instruments.declared import spot_declared
from onrecord.analysis.instruments.directory import directory_of
from onrecord.analysis.instruments.known import spot_known
from onrecord.analysis.instruments.page import PASSING, open_page
from onrecord.analysis.instruments.shapes import spot_shaped
from onrecord.analysis.instruments.terms import find_terms
from onrecord.model import Document, Findings

__all__ = ["find_instruments"]


def find_instruments(document: Document, findings: Findings) -> Findings:
    """Findings with the instruments that the article names, in order of their first mention."""
    directory = directory_of(document.language)
    page = open_page(document, findings)
    known = spot_known(page, directory)
    shaped = spot_shaped(page, directory, known)
    found = introduce(page, directory, known + shaped + spot_declared(page, directory, known + shaped))
    if all(sighting.rule in PASSING for sighting in found):
        found += spoken_of(page, directory)
    named = [sighting for sighting in found if document.article.is_prose(sighting.span)]
    if not named:
        return findings
    sightings = sorted(named + follow_up(page, directory, sorted(named)))
    terms = find_terms(page, directory, sightings)
    return replace(findings, instruments=describe(page, directory, sightings, terms))
