"""Three short articles with findings written by hand: a report, a trimmed copy of it, and an independent one."""

from __future__ import annotations

from hashlib import sha256

from onrecord.model import (
    Actor,
    ActorKind,
    Article,
    Basis,
    DateExpression,
    Defect,
    Event,
    EventType,
    Findings,
    Instrument,
    Mark,
    MarkKind,
    Mention,
    MentionKind,
    Metadata,
    Mode,
    Publication,
    Reason,
    Span,
    Statement,
    Status,
    Term,
    When,
)

REASON = Reason("by hand", "written for a test", 0.9)
PUTIN, SHOIGU, RUSSIA, CHINA = "person:vladimir-poutine", "person:sergei-choigou", "RUS", "CHN"

REPORT = (
    "MOSCOU, 8 novembre (Agences) – Vladimir Poutine a reçu mercredi le général chinois Zhang Youxia.\n"
    "« La Russie et la Chine ne construisent aucune alliance militaire », a déclaré M. Poutine. « L’accord des œuvres vives tient », "
    "a-t-il ajouté, selon la presse russe.\n"
    "Sergueï Choïgou a proposé de limiter à 1 550 ogives l’arsenal prévu par New START.\n"
    "Archives : une rue de Moscou.\n"
)
TRIMMED = REPORT.split("\n", 1)[1]
OTHER = (
    "Le ministère chinois de la Défense a fait savoir mercredi 8 novembre 2023 que Moscou et Pékin s’étaient parlé à Moscou. "
    "Rien d’autre.\n"
)


def find(text: str, part: str) -> Span:
    """Where `part` first stands in `text`."""
    start = text.index(part)
    return Span(start, start + len(part))


def article(text: str, name: str, **changes: object) -> Article:
    """An article read from a file of this name."""
    marks = (Mark(MarkKind.CAPTION, find(text, "Archives : une rue de Moscou."), "caption line"),) if "Archives" in text else ()
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    given = {"language": "fr", "metadata": Metadata(title=f"Titre de {name}"), "marks": marks} | changes
    return Article(text, name, f"press/{name}.txt", digest, **given)  # type: ignore[arg-type]


def actor(key: str, name: str, kind: ActorKind, country: str | None, role: str | None = None) -> Actor:
    """An actor with the usual reason."""
    return Actor(key, name, kind, country, role, REASON)


ACTORS = (
    actor(PUTIN, "Vladimir Poutine", ActorKind.PERSON, "RUS", "président"),
    actor(SHOIGU, "Sergueï Choïgou", ActorKind.PERSON, "RUS", "ministre de la Défense"),
    actor(RUSSIA, "Russie", ActorKind.STATE, "RUS"),
    actor(CHINA, "Chine", ActorKind.STATE, "CHN"),
)


def quotation(text: str) -> Statement:
    """Putin's denial."""
    content = find(text, "La Russie et la Chine ne construisent aucune alliance militaire")
    when = When.parse("2023-11-08", Basis.DATELINE)
    speaker = find(text, "M. Poutine")
    return Statement((content,), Mode.DIRECT, find(text, "a déclaré"), "say", PUTIN, speaker, CHINA, when, None, True, REASON)


def addition(text: str) -> Statement:
    """What he added, in two parts, carried by the press."""
    parts = (find(text, "L’accord des œuvres"), find(text, "vives tient"))
    via = find(text, "la presse russe")
    return Statement(parts, Mode.MIXED, find(text, "a-t-il ajouté"), "say", PUTIN, None, None, None, via, False, REASON)


def denial(text: str) -> Event:
    """The alliance that is not being built."""
    sides: tuple[tuple[str, ...], ...] = ((RUSSIA,), (CHINA,), ("RUS",), ("CHN",))
    evidence = (quotation(text).content[0], find(text, "aucune"))
    return Event(
        EventType.COOPERATE, find(text, "construisent"), *sides, Status.DENIED, PUTIN, ("military",), When.parse("2023"), None, True,
        evidence, ("ne ... aucune : negated",), REASON,
    )  # fmt: skip


def meeting(text: str, anchor: str, place: str | None = None) -> Event:
    """Two sides that talk on 8 November 2023."""
    spot = find(text, place) if place else None
    when = When.parse("2023-11-08")
    sides: tuple[tuple[str, ...], ...] = ((RUSSIA,), (CHINA,), ("RUS",), ("CHN",))
    return Event(
        EventType.CONSULT, find(text, anchor), *sides, Status.ACTUAL, None, ("diplomatic",), when, spot, False,
        (find(text, anchor),), ("plain past",), REASON,
    )  # fmt: skip


def offer(text: str) -> Event:
    """What Shoigu proposed, to nobody named, at no stated time."""
    return Event(
        EventType.AGREE, find(text, "a proposé"), (SHOIGU,), (), ("RUS",), (), Status.PROPOSED, None, ("arms_control", "nuclear"), None,
        None, False, (find(text, "a proposé"),), ("proposé : offered",), REASON,
    )  # fmt: skip


def published_in(text: str) -> Publication:
    """The date of the dateline."""
    return Publication(When.parse("2023-11-08", Basis.DATELINE), "dateline", (find(text, "8 novembre"),), REASON)


def report_findings(text: str, *, dated: bool = True) -> Findings:
    """Findings of the report and of its copy."""
    unknown = Publication(None, "unknown")
    names = (("Poutine", PUTIN), ("Sergueï Choïgou", SHOIGU), ("La Russie", RUSSIA), ("Chine", CHINA))
    treaty = Instrument(
        "org:new-start", "New START", (find(text, "New START"),), ("RUS", "USA"), "2010", None,
        (Term("ogives", "at most", 1550, None, find(text, "1 550 ogives")),), REASON,
    )  # fmt: skip
    return Findings(
        language="fr",
        publication=published_in(text) if dated else unknown,
        dates=(DateExpression(find(text, "8 novembre"), When.parse("2023-11-08"), REASON),) if dated else (),
        actors=ACTORS,
        mentions=tuple(Mention(find(text, form), key, MentionKind.NAME, REASON) for form, key in names),
        instruments=(treaty,),
        defects=(Defect("caption", find(text, "Archives"), REASON),),
        statements=(quotation(text), addition(text)),
        events=(*((meeting(text, "a reçu"),) if dated else ()), denial(text), offer(text)),
    )


def other_findings() -> Findings:
    """Findings of the independent report."""
    published = Publication(When.parse("2023-11-08"), "text", (find(OTHER, "8 novembre 2023"),), REASON)
    ministry = actor("org:mod-china", "ministère chinois de la Défense", ActorKind.ORGANISATION, "CHN")
    content = (find(OTHER, "Moscou et Pékin s’étaient parlé"),)
    when = When.parse("2023-11-08")
    said = Statement(content, Mode.INDIRECT, find(OTHER, "a fait savoir"), "say", ministry.key, None, None, when, None, True, REASON)
    mentions = (
        Mention(find(OTHER, "Moscou"), RUSSIA, MentionKind.METONYM, REASON),
        Mention(find(OTHER, "Pékin"), CHINA, MentionKind.METONYM, REASON),
    )
    event = meeting(OTHER, "s’étaient parlé", "à Moscou")
    return Findings("fr", published, actors=(*ACTORS[2:], ministry), mentions=mentions, statements=(said,), events=(event,))


def batch() -> list[tuple[Article, Findings]]:
    """The three articles with their findings."""
    return [
        (article(REPORT, "report"), report_findings(REPORT)),
        (article(TRIMMED, "trimmed"), report_findings(TRIMMED, dated=False)),
        (article(OTHER, "other"), other_findings()),
    ]
