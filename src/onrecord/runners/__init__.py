"""SCALE: who does the work. `local` runs worker processes that can be killed.

consumes: sources (`reading.find_sources`)
produces: findings, one article at a time, in whatever order they are done
not its job: reading or analysing in this process; keeping anything
"""

from onrecord.runners.local import Analysed, Failed, Skipped, run

__all__ = ["Analysed", "Failed", "Skipped", "run"]
