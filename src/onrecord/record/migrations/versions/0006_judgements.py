"""Judgements of persons on what the program claims, kept apart from it."""

from onrecord.record.migrations.script import run_script

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the table."""
    run_script("0006_judgements.sql")
