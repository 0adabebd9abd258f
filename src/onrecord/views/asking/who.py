"""Which actor a person means by a name, however it is spelt."""

from __future__ import annotations

from difflib import get_close_matches

from sqlalchemy import ColumnElement, Connection, func, or_, select

from onrecord.errors import UsageError
from onrecord.model import ActorKind
from onrecord.record import schema
from onrecord.record.folding import fold
from onrecord.record.writing import storable
from onrecord.words.names import SAME_PERSON, compare_names, fold_name

_NEAR_WORD = 0.9  # a single word has no other word to confirm it: it must be nearer than a full name


def find_actors(connection: Connection, name: str) -> tuple[str, ...]:
    """Keys of the actors that go by `name`, in any spelling. Raises UsageError when nobody on record does."""
    name, folded = storable(name), fold(name)
    forms = schema.actor_forms.c
    exact = or_(schema.actors.c.key == name, func.lower(schema.actors.c.key) == name.casefold(), forms.folded == folded)
    joined = select(schema.actors.c.key).outerjoin(schema.actor_forms, forms.actor == schema.actors.c.key)
    keys = set(connection.execute(joined.where(exact)).scalars())
    keys |= _find_spellings(connection, name)
    if not keys:
        raise _nobody(connection, name, folded)
    return tuple(sorted(keys))


def find_country(connection: Connection, name: str) -> str:
    """The alpha-3 code of a country given by its code or by a name on record. Raises UsageError for anything else."""
    code, table = name.strip().upper(), schema.actors.c
    known = select(table.country).where(table.country == code).union(select(schema.event_countries.c.country).where(_has_code(code)))
    if connection.execute(known).first():
        return code
    states = select(table.country).where(table.key.in_(find_actors(connection, name)), table.kind == ActorKind.STATE.value)
    for country in connection.execute(states.order_by(table.articles.desc(), table.key)).scalars():
        if country:
            return str(country)
    raise UsageError(
        f"{name!r} is no country on record", remedy="give its ISO 3166 code, such as RUS, or list the states with `onrecord actors`"
    )


def countries(connection: Connection) -> list[str]:
    """The codes of the countries on record, those of most articles first."""
    table = schema.actors.c
    query = select(table.country).where(table.country.is_not(None)).group_by(table.country)
    return list(connection.execute(query.order_by(func.sum(table.articles).desc(), table.country)).scalars())


def _has_code(code: str) -> ColumnElement[bool]:
    return schema.event_countries.c.country == code


def _find_spellings(connection: Connection, name: str) -> set[str]:
    """Persons one of whose names holds every word of the name, and others whose name reads the same; failing these, near ones."""
    forms, kind = schema.actor_forms.c, schema.actors.c.kind
    query = select(forms.actor, forms.form, kind).join(schema.actors, schema.actors.c.key == forms.actor).distinct()
    rows = list(connection.execute(query))
    wanted = frozenset(fold_name(name))
    if not wanted:
        return set()
    persons = [(key, form) for key, form, kind in rows if kind == ActorKind.PERSON.value]
    same = {key for key, form in persons if wanted <= frozenset(fold_name(form))}
    same |= {key for key, form, kind in rows if kind != ActorKind.PERSON.value and compare_names(name, form).score == 1}
    return same or {key for key, form in persons if _is_near(name, form)}


def _is_near(name: str, form: str) -> bool:
    """A full name that may be that of the same person, or one word that is nearly one of the words of the name."""
    if len(name.split()) > 1:
        return compare_names(name, form).score >= SAME_PERSON
    return any(compare_names(name, word).score >= _NEAR_WORD for word in form.split() if len(word) > 2)


def _nobody(connection: Connection, name: str, folded: str) -> UsageError:
    known = dict(connection.execute(select(schema.actor_forms.c.folded, schema.actor_forms.c.form)).all())
    near = [known[key] for key in get_close_matches(folded, known, n=3)]
    remedy = f"did you mean {', '.join(near)}?" if near else "list them with `onrecord actors`"
    return UsageError(f"nobody on record goes by the name {name!r}", remedy=remedy)
