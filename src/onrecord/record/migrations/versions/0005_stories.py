"""Entries of several articles that tell one thing: happenings and utterances, and what they are compared by."""

from onrecord.record.migrations.script import run_script

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the tables and forget the comparisons made so far; articles on record are compared anew at the next reading."""
    run_script("0005_stories.sql")
