"""What an expression means: its value from its own words (`absolute`), by counting in a month
or year (`counted`), or from the day of publication and what was told (`relative`)."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.analysis.dates.readings import absolute, counted, relative
from onrecord.analysis.dates.readings.absolute import Reading

READINGS: Mapping[str, Reading] = {**absolute.READINGS, **counted.READINGS, **relative.READINGS}

__all__ = ["READINGS", "Reading"]
