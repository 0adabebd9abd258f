"""Who stands on the two sides of an act.

`enumerations` says what a side is and which names form a list, `parties` who stands at a token of the article,
`surroundings` what the sentence has around a trigger, `slots` who fills the frame of a trigger.
"""
