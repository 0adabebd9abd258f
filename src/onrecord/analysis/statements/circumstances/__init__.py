"""Beside what was said: to whom, when and through which channel."""

from onrecord.analysis.statements.circumstances.addressees import find_addressee
from onrecord.analysis.statements.circumstances.channels import note_channels
from onrecord.analysis.statements.circumstances.dating import date_of

__all__ = ["date_of", "find_addressee", "note_channels"]
