"""Beside what was said: to whom, when, through which channel, on which unnamed source."""

from onrecord.analysis.statements.circumstances.addressees import address_all
from onrecord.analysis.statements.circumstances.channels import note_channels
from onrecord.analysis.statements.circumstances.dating import date_all
from onrecord.analysis.statements.circumstances.sources import add_audiences, add_unnamed_sources, phrase_actor

__all__ = ["add_audiences", "add_unnamed_sources", "address_all", "date_all", "note_channels", "phrase_actor"]
