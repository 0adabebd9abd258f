"""What corroboration compares articles by: an index of word runs, and the pairs that share enough of them."""

from onrecord.record.migrations.script import run_script

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables; articles on record are compared at the next reading."""
    run_script("0003_resemblance.sql")
