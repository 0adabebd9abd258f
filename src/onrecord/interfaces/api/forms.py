"""What the interface takes and gives: filters, pages of rows, errors, texts to extract from. The rows are those of the views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, Field

from onrecord.interfaces.api.extracting import LONGEST_TEXT
from onrecord.views import Filter, Question

Row = TypeVar("Row")
_VALUE = 300


class Listing(BaseModel, Generic[Row]):
    """One page of rows. `next` is the cursor of the page after it, null on the last."""

    items: list[Row]
    next: str | None = None


class ErrorBody(BaseModel):
    """What went wrong, and what to do about it."""

    status: int
    message: str
    remedy: str = ""


class Problem(BaseModel):
    """The form of every error."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"error": {"status": 400, "message": "there is no status 'done'", "remedy": "choose among actual"}}]
        }
    )
    error: ErrorBody


class ExtractIn(BaseModel):
    """A text to be read; nothing of it is kept."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"text": "MOSCOU, 8 novembre 2023 (Agences) – Vladimir Poutine a reçu M. Zhang Youxia.", "name": "depeche"}]
        },
    )
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT, description="The article, with its header if it has one.")]
    name: Annotated[str, Field(min_length=1, max_length=200, description="What to call it.")] = "text"


class ExtractOut(BaseModel):
    """What was found, in the form of `extract --out` (see the codebook)."""

    extraction: dict[str, Any]


def _text(description: str, example: str) -> Any:
    return Query(max_length=_VALUE, description=description, examples=[example])


@dataclass(frozen=True)
class Filters:
    """The filters that all lists share; several values of type, status and context are separated by commas."""

    actor: Annotated[str | None, _text("A name in any spelling, or a key.", "Poutine")] = None
    country: Annotated[str | None, _text("ISO alpha-3 code or name of a state.", "RUS")] = None
    with_: Annotated[str | None, Query(alias="with", max_length=_VALUE, description="The other side.", examples=["CHN"])] = None
    type: Annotated[str | None, _text("Types of events, classes of statements.", "CONSULT,AGREE")] = None
    status: Annotated[str | None, _text("Statuses of events.", "actual,planned")] = None
    context: Annotated[str | None, _text("What events are about.", "nuclear")] = None
    source: Annotated[str | None, _text("Part of the site or path of the article.", "press")] = None
    since: Annotated[str | None, _text("From this day, month or year on.", "2022-02")] = None
    until: Annotated[str | None, _text("Up to this day, month or year.", "2023")] = None
    about: Annotated[str | None, _text("Words of the sentence.", "alliance militaire")] = None

    @property
    def chosen(self) -> Filter:
        """As the views take them. Raises UsageError for values that make no sense."""
        given: dict[str, Any] = {name: value or None for name, value in self.__dict__.items() if name != "with_"}
        return Filter(**given, other=self.with_ or None)


@dataclass(frozen=True)
class Asked:
    """Whose position on what."""

    holder: Annotated[str, Query(min_length=1, max_length=_VALUE, description="A country, an organisation or a person.", examples=["RUS"])]
    about: Annotated[str, Query(min_length=1, max_length=_VALUE, description="The issue, in a word or two.", examples=["alliance"])]
    with_: Annotated[str | None, Query(alias="with", max_length=_VALUE, description="The other side.", examples=["CHN"])] = None
    since: Annotated[str | None, _text("From this day, month or year on.", "2020")] = None
    until: Annotated[str | None, _text("Up to this day, month or year.", "2023")] = None

    @property
    def question(self) -> Question:
        """As the view takes it."""
        return Question(self.holder, self.about, self.with_ or None, self.since or None, self.until or None)


Limit = Annotated[int, Query(ge=1, le=500, description="Rows on a page.", examples=[50])]
Cursor = Annotated[str | None, Query(max_length=1000, description="`next` of the page before.")]
Key = Annotated[str, Path(description="An id or the beginning of it, or a name where things have names.")]
