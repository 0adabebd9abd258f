"""Judgements over HTTP: a decision, and taking one back. What changes the record needs the token of the server's start."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header, Path
from pydantic import BaseModel, ConfigDict, Field

from onrecord.corroboration import Decision, contradictions, judge, undo
from onrecord.interfaces.api.examples import examples
from onrecord.interfaces.api.forms import Problem
from onrecord.interfaces.web.desk.writing import Writer
from onrecord.record import Judgement, Store

_REFUSED: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "It makes no sense, or cannot be decided."},
    403: {"model": Problem, "description": "The token is missing or not that of this start, or the record can only be read."},
    404: {"model": Problem, "description": "Nothing on record has this id or number."},
    422: {"model": Problem, "description": "A value is missing or of the wrong form."},
}
_TOKEN = "The token of this start of the server: the value of `token` in every form of its pages."
Token = Annotated[str | None, Header(alias="x-onrecord-token", max_length=200, description=_TOKEN)]
Number = Annotated[int, Path(ge=1, le=2**53, description="Number of the judgement.")]
Id = Annotated[str, Field(min_length=1, max_length=300)]


class DecisionIn(BaseModel):
    """What a person decides on entries, happenings or utterances; ids joined by + are one side of a merge or split."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"verb": "reject", "ids": ["3f9a1c20"], "by": "Anne", "why": "a football match"}]},
    )
    verb: Literal["accept", "reject", "merge", "split", "edit"]
    ids: Annotated[list[Id], Field(min_length=1, max_length=50)]
    by: Annotated[str, Field(min_length=1, max_length=100, description="Who decides.")]
    why: Annotated[str, Field(max_length=2000)] = ""
    changes: Annotated[dict[Literal["date", "type", "status", "place"], str], Field(description="For an edit.")] = {}


class Decided(BaseModel):
    """The judgements that a decision was kept as, and where it contradicts the evidence."""

    judgements: list[Judgement]
    contradictions: list[str]


def make_judging_router(store: Store, writer: Writer) -> APIRouter:
    """The routes over one record."""
    router = APIRouter(prefix="/api/v1", responses=_REFUSED, tags=["judgements"])

    kept_example = examples()["judgements"]["items"]

    decided_example = {"judgements": kept_example, "contradictions": []}

    @router.post("/judgements", response_model=Decided, status_code=201, responses=_shown(201, decided_example))
    def decide(wanted: DecisionIn, token: Token = None) -> Any:
        """Accept, reject, merge, split or edit. It holds at once and in every further reading."""
        writer.check(token)
        ids = tuple(wanted.ids)
        against = contradictions(store, ids) if wanted.verb == "merge" else []
        with writer.open() as open_store:
            last = max((each.number for each in open_store.judgements()), default=0)
            judge(open_store, Decision(wanted.verb, ids, wanted.by, wanted.why, tuple(wanted.changes.items())))
            kept = [each for each in open_store.judgements() if each.number > last]
        return {"judgements": kept, "contradictions": against}

    @router.post("/judgements/{number}/undo", response_model=list[Judgement], responses=_shown(200, kept_example))
    def take_back(number: Number, token: Token = None) -> Any:
        """Undo a judgement and all that was decided with it."""
        writer.check(token)
        with writer.open() as open_store:
            return undo(open_store, number)

    return router


def _shown(status: int, example: Any) -> dict[int | str, dict[str, Any]]:
    """The example of an answer as OpenAPI holds it."""
    return {status: {"content": {"application/json": {"example": example}}}}
