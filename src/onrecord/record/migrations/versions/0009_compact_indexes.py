"""The indexes of the comparison take a third of the room: each row stands once, in order of its number; new ones in small tables first."""

from onrecord.record.migrations.script import run_script

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the indexes anew; articles on record are compared anew at the next reading. Judgements stay."""
    run_script("0009_compact_indexes.sql")
