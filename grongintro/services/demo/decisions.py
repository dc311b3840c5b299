"""Decisions on introduction benefit on every step of their way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.case import DeliveryWay, ReturnCode
from grongintro.services.deciding import decisions
from grongintro.services.demo.diary import Who

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk


@dataclass(frozen=True)
class Way:
    """A decision's way: days of draft, submission, decision or return, delivery; None: not come so far."""

    key: str
    person: str
    assessment: str
    drafted: int
    submitted: int | None = None
    decided: int | None = None
    delivered: int | None = None
    returned: int | None = None
    way: DeliveryWay = DeliveryWay.HANDED_OVER
    interpreter: str = ""
    replaces: str = ""
    replaces_from: int = 0
    who: Who = Who.KARI


WAYS = (
    Way(
        "selam",
        "selam",
        "Selam er 34 år og deltar på heltid. Både hun og ektefellen er i programmet, men de har to barn "
        "hjemme. Da settes stønaden ikke ned for ektepar.\n\nHun har forklart hvordan familien bor, og "
        "opplysningene stemmer med folkeregisteret.",
        -390,
        -388,
        -386,
        -384,
        interpreter="tigrinja, kvalifisert skjermtolk",
    ),
    Way(
        "omar_alone",
        "omar",
        "Omar er under 25 år og kom alene. Han bor ikke sammen med foreldrene og får derfor to tredeler "
        "av full stønad til han fyller 25 år.",
        -303,
        -301,
        -300,
        -298,
        interpreter="arabisk, kvalifisert tolk til stede",
    ),
    Way(
        "zahra",
        "zahra",
        "Zahra er under 25 år og bor sammen med foreldrene. Da er stønaden en tredel av full stønad. "
        "Hun har ikke ektefelle eller samboer og forsørger ingen barn.",
        -340,
        -337,
        -335,
        -333,
        interpreter="dari, kvalifisert tolk til stede",
    ),
    Way(
        "mugisha",
        "mugisha",
        "Jean bor alene og er under 25 år ved oppstart. Han får to tredeler til han fyller 25 år i "
        "programtiden, og deretter full stønad. Vi har vist ham begge beløpene.",
        -150,
        -147,
        -145,
        -143,
        way=DeliveryWay.POSTED,
    ),
    Way(
        "omar",
        "omar",
        "Foreldrene til Omar er kommet til kommunen, og han bor nå sammen med dem. Da skal stønaden "
        "være en tredel. Han er orientert før endringen og har fått forklart hvorfor.",
        -59,
        -58,
        -56,
        -52,
        interpreter="arabisk, kvalifisert tolk på telefon",
        replaces="omar_alone",
        replaces_from=-66,
    ),
    Way(
        "oksana",
        "oksana",
        "Oksana og ektefellen deltar begge i programmet og har ingen barn. Da får hver av dem fem "
        "seksdeler av full stønad. De har bekreftet opplysningene i samtale.",
        -15,
        -14,
        -12,
        -8,
        interpreter="ukrainsk, kvalifisert skjermtolk",
    ),
    Way(
        "mykola",
        "mykola",
        "Mykola og ektefellen er begge i programmet.",
        -6,
        -5,
        returned=-2,
    ),
    Way(
        "filmon",
        "filmon",
        "Filmon er under 25 år, kom alene og bor i bofellesskapet. Han bor ikke sammen med foreldrene "
        "og får to tredeler av full stønad til han fyller 25 år.",
        -4,
        -2,
    ),
    Way("yasmin", "yasmin", "", -5, who=Who.IVAR),
)


def note_decisions(diary: Diary) -> None:
    """Every step at its time; steps of one day follow each other through the hours."""
    days = diary.days
    for way in WAYS:
        diary.note(days.work(way.drafted), "10:10", way.who, _draft(way))
        if way.submitted is not None:
            diary.note(days.work(way.submitted), "11:30", way.who, _submit(way))
        if way.returned is not None:
            diary.note(days.work(way.returned), "12:20", Who.LEADER, _return(way))
        if way.decided is not None:
            diary.note(days.work(way.decided), "13:40", Who.LEADER, _approve(way))
        if way.delivered is not None:
            diary.note(days.work(way.delivered), "14:20", way.who, _deliver(way))


def _draft(way: Way) -> Callable[[Desk, Town], None]:
    def draft(desk: Desk, town: Town) -> None:
        saved = decisions.open_draft(
            desk,
            town.people[way.person],
            replaces_id=town.decisions[way.replaces] if way.replaces else None,
            replaces_from=town.days.day(way.replaces_from) if way.replaces else None,
        )
        town.decisions[way.key] = saved.id
        if way.assessment:
            decisions.write_assessment(desk, saved.id, way.assessment)

    return draft


def _submit(way: Way) -> Callable[[Desk, Town], object]:
    return lambda desk, town: decisions.submit(desk, town.decisions[way.key])


def _approve(way: Way) -> Callable[[Desk, Town], object]:
    return lambda desk, town: decisions.approve(desk, town.decisions[way.key])


def _return(way: Way) -> Callable[[Desk, Town], object]:
    note = "Skriv hvorfor satsen er fem seksdeler, og hva opplysningen om barn bygger på."
    return lambda desk, town: decisions.return_decision(
        desk, town.decisions[way.key], code=ReturnCode.REASONS, note=note
    )


def _deliver(way: Way) -> Callable[[Desk, Town], object]:
    def deliver(desk: Desk, town: Town) -> object:
        return decisions.deliver(
            desk,
            town.decisions[way.key],
            way=way.way,
            delivered_on=desk.today,
            received_on=None,
            interpreter=way.interpreter,
        )

    return deliver
