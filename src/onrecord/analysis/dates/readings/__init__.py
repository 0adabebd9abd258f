"""What an expression means: its value from its own words (`absolute`), or from the day of publication and what was told (`relative`)."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.analysis.dates.readings import absolute, relative
from onrecord.analysis.dates.readings.absolute import Reading

READINGS: Mapping[str, Reading] = {**absolute.READINGS, **relative.READINGS}

__all__ = ["READINGS", "Reading"]
