"""Full-text search, and views with columns that a person reads."""

from onrecord.record.migrations.script import run_script

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create them."""
    run_script("0002_search_and_views.sql")
