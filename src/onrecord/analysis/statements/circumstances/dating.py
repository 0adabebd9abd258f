"""The day of an act of speech: the date in its clause, else what the report makes certain."""

from __future__ import annotations

from onrecord.analysis.statements.drafts import Draft
from onrecord.analysis.statements.scene import Scene
from onrecord.model import When


def date_of(scene: Scene, draft: Draft) -> When | None:
    """The date stated next to the cue, outside the content; None when there is none."""
    sentence = scene.sentence(draft.place)
    for token in range(sentence.first, sentence.last):
        expression = scene.date_over[token]
        if expression is not None and not draft.holds(token):
            return expression.when
    return scene.findings.publication.when
