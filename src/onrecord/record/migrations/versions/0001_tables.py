"""The tables of the first record."""

from onrecord.record.migrations.script import run_script

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create them."""
    run_script("0001_tables.sql")
