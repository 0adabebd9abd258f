"""Beside what was said: to whom, when and through which channel."""

from onrecord.analysis.statements.circumstances.addressees import address_all
from onrecord.analysis.statements.circumstances.channels import note_channels
from onrecord.analysis.statements.circumstances.dating import date_all

__all__ = ["address_all", "date_all", "note_channels"]
