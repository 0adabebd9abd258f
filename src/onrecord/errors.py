"""One tree of errors. Each message says what is wrong, where, and what to do."""

from __future__ import annotations


class OnrecordError(Exception):
    """Anything onrecord reports to a person. `remedy` is the next step to take."""

    exit_code = 1

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}\n  remedy: {self.remedy}" if self.remedy else self.message

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.remedy)


def _rebuild(kind: type[OnrecordError], message: str, remedy: str) -> OnrecordError:
    return kind(message, remedy=remedy)


class UsageError(OnrecordError):
    """The caller asked for something that cannot be (an unknown option value, a bad date)."""

    exit_code = 2


class MissingError(UsageError):
    """An id or a key that nothing on record has."""


class ReadingError(OnrecordError):
    """One input cannot be read; it is quarantined and the run goes on."""


class LimitError(ReadingError):
    """One input exceeds a named limit of `settings`."""


class LexiconError(OnrecordError):
    """A data file or a user's directory file is missing or malformed."""


class RecordError(OnrecordError):
    """The record file cannot be opened, migrated or written."""
