"""Articles are also compared by the concepts of their sentences: an index of sketches, a second measure of likeness."""

from onrecord.record.migrations.script import run_script

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the index and forget the comparisons made so far; articles on record are compared anew at the next reading."""
    run_script("0004_sketches.sql")
