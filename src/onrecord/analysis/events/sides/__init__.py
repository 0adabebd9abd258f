"""Who stands on the two sides of an act.

`enumerations` says what a side is and which names form a list, `naming` what the article names where, `parties` whom its nominals
and pronouns mean, `surroundings` what the sentence has around a trigger, `slots` who fills the frame of a trigger. A `draft` is
the event in the making; `taking` gives it sides that stand in no slot, `recalling` those that only the other drafts tell.
"""
