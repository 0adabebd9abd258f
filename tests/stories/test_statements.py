"""Sentences of every rule family, read by the whole analysis: who said what, in which mode, to whom; and what is no statement."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.analysis import analyse
from onrecord.model import Article, Metadata

FOLDER = Path(__file__).parent / "statements"


def told() -> list[Any]:
    """One case per sentence of the files, named by language and family."""
    return [
        pytest.param(path.stem, case, id=f"{path.stem} {family} {number}")
        for path in sorted(FOLDER.glob("*.yaml"))
        for family, cases in yaml.safe_load(path.read_text("utf-8")).items()
        for number, case in enumerate(cases)
    ]


@pytest.mark.parametrize(("language", "case"), told())
def test_each_sentence_says_what_it_says(language: str, case: dict[str, Any]) -> None:
    """Speaker, mode, content and addressee of every act of speech, and nothing else."""
    text = case["text"]
    article = Article(text, "story", "story", "0" * 64, language=language, metadata=Metadata(date="2022-06-15"))
    findings = analyse(article)[1]
    names = {actor.key: actor.name for actor in findings.actors}
    said = [[names.get(one.speaker or ""), str(one.mode), " + ".join(span.of(text) for span in one.content)] for one in findings.statements]
    assert said == case["says"]
    if "to" in case:
        assert {names.get(one.addressee or "") for one in findings.statements} == {case["to"]}
