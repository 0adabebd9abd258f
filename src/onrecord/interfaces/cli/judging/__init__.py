"""The commands by which persons judge what the program claims. Judgements are kept apart and replayed on every run."""

from onrecord.interfaces.cli.judging.commands import accept, edit, merge, reject, split, undo
from onrecord.interfaces.cli.judging.listing import judgements

__all__ = ["accept", "edit", "judgements", "merge", "reject", "split", "undo"]
