"""Legal deadlines: appeal, programme start, review of lost self-certification, registration in NIR."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from grongintro.domain.dates import WEEKDAYS, short
from grongintro.errors import UserError
from grongintro.rules.calendar_days import add_months, next_working_day
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.step import Step
    from grongintro.rules.parameters import Parameters

APPEAL = timedelta(weeks=3)
PROGRAMME_START_MONTHS = 3
CERTIFICATE_REVIEW_MONTHS = 6
NIR_MONTHS = 2


@dataclass(frozen=True)
class Deadline:
    """The last day of a deadline, and why. The two `from_` dates belong to `programme_start` alone."""

    deadline: date
    steps: tuple[Step, ...]
    from_settlement: date | None = None
    from_claim: date | None = None


def appeal(received: date, parameters: Parameters) -> Deadline:
    """Three weeks from the day the decision was received, same weekday; moved to a working day.

    BeforeFirstValueError before the administrative law that the citation comes from.
    """
    law = f"{parameters.law('appeal_deadline', received)}; {parameters.law('deadline_arithmetic', received)}"
    counted = received + APPEAL
    last = next_working_day(counted)
    steps = [
        explain(
            "deadline.appeal",
            f"Vedtaket kom fram {_weekday(received)} {short(received)}. Klagefristen er tre uker, til samme "
            f"ukedag: {short(counted)}.",
            law=law,
            value=short(counted),
            inputs=(("received", received.isoformat()),),
        )
    ]
    if last != counted:
        text = (
            f"{short(counted)} er lørdag, søndag eller helligdag: fristen er neste virkedag, {short(last)}."
        )
        steps.append(explain("deadline.appeal", text, law=law, value=short(last)))
    return Deadline(last, tuple(steps))


def programme_start(settled: date | None = None, claimed: date | None = None) -> Deadline:
    """Three months after settlement and after a claim, the earliest binds. Not moved to a working day.

    UserError at `settled` when neither date is given.
    """
    if settled is None and claimed is None:
        raise UserError(
            "Skriv datoen for bosetting, datoen for kravet, eller begge.",
            field="settled",
            code="required",
        )
    from_settlement = None if settled is None else add_months(settled, PROGRAMME_START_MONTHS)
    from_claim = None if claimed is None else add_months(claimed, PROGRAMME_START_MONTHS)
    given = [day for day in (from_settlement, from_claim) if day is not None]
    steps = [
        _months_step("deadline.programme_start", what, begins, ends, "tre måneder")
        for what, begins, ends in (
            ("Bosatt", settled, from_settlement),
            ("Krav om program", claimed, from_claim),
        )
        if begins is not None and ends is not None
    ]
    if len(given) > 1:
        text = f"Den tidligste datoen gjelder: {short(min(given))}."
        steps.append(explain("deadline.programme_start", text, value=short(min(given))))
    return Deadline(min(given), tuple(steps), from_settlement, from_claim)


def certificate_review(decided: date) -> Deadline:
    """A decision that self-certification is lost must be reviewed within six months (regulation § 9)."""
    end = add_months(decided, CERTIFICATE_REVIEW_MONTHS)
    step = _months_step(
        "deadline.certificate_review", "Vedtak om tapt egenmelding", decided, end, "seks måneder"
    )
    return Deadline(end, (step,))


def nir(event: date) -> Deadline:
    """An event must be registered in the national register (NIR) within two months."""
    end = add_months(event, NIR_MONTHS)
    return Deadline(end, (_months_step("deadline.nir", "Hendelsen var", event, end, "to måneder"),))


def _months_step(rule: str, what: str, begins: date, ends: date, length: str) -> Step:
    return explain(
        rule,
        f"{what} {short(begins)}: fristen er {length}, til {short(ends)}.",
        value=short(ends),
        inputs=(("from", begins.isoformat()),),
    )


def _weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]
