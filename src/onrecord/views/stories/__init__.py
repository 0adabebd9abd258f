"""What several articles tell together: happenings, utterances, and both on one line of time. Each thing stands once, with its origins."""

from onrecord.views.stories.happenings import HappeningRow, happenings, stream_happenings
from onrecord.views.stories.timeline import TimelineRow, stream_timeline, timeline
from onrecord.views.stories.told import Conflict, told_with, witnesses, worded
from onrecord.views.stories.utterances import UtteranceRow, Wording, stream_utterances, utterances

__all__ = [
    "Conflict",
    "HappeningRow",
    "TimelineRow",
    "UtteranceRow",
    "Wording",
    "happenings",
    "stream_happenings",
    "stream_timeline",
    "stream_utterances",
    "timeline",
    "told_with",
    "utterances",
    "witnesses",
    "worded",
]  # fmt: skip
