"""The rule families that find what was said, in the order in which they are trusted."""

from onrecord.analysis.statements.rules.drafting import draft_statements

__all__ = ["draft_statements"]
