"""Articles are found by sketches in which names count more, and measured in order: what was compared before is compared anew."""

from onrecord.record.migrations.script import run_script

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Forget the comparisons; articles on record are compared anew at the next reading. Judgements stay."""
    run_script("0007_compare_anew.sql")
