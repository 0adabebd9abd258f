"""Articles are found by other word runs and sketches than before: what was compared by the old ones is compared anew."""

from onrecord.record.migrations.script import run_script

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Forget the comparisons; articles on record are compared anew at the next reading. Judgements stay."""
    run_script("0007_compare_anew.sql")
