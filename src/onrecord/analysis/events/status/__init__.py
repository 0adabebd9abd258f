"""What becomes of the act that a word names: happened, denied, possible, planned, proposed, hypothetical.

consumes: a parsed sentence and the span of the word (or words) that name the act
produces: a `StatusVerdict`: the status, the steps that led to it, the cues, and who answers for it
not its job: which words name acts; who does what; statements told in other sentences

The value is computed top-down through the governors of the anchor, from the root of the sentence
(R. Saurí and J. Pustejovsky, "Are you sure that this happened?", Computational Linguistics 38, 2012),
with the classes of governors in `words/<language>/status.yaml`.
"""

from onrecord.analysis.events.status.compose import StatusVerdict, compose_status

__all__ = ["StatusVerdict", "compose_status"]
