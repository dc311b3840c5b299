"""Legal deadlines: appeal, programme start, review of lost self-certification, registration in NIR."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypedDict

from grongintro.domain.dates import short
from grongintro.domain.frozen import frozen
from grongintro.domain.sentences import phrase
from grongintro.errors import UserError
from grongintro.rules.calendar_days import add_months, next_working_day
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.sentences import Word
    from grongintro.domain.step import Step
    from grongintro.rules.parameters import Parameters

APPEAL = timedelta(weeks=3)
PROGRAMME_START_MONTHS = 3
START_NEAR_DAYS, START_URGENT_DAYS = 60, 80
"""Days after settlement or claim from which the start of the programme is warned of."""
CERTIFICATE_REVIEW_MONTHS = 6
NIR_MONTHS = 2
WEEKDAYS = (
    phrase("deadline.appeal/monday"),
    phrase("deadline.appeal/tuesday"),
    phrase("deadline.appeal/wednesday"),
    phrase("deadline.appeal/thursday"),
    phrase("deadline.appeal/friday"),
    phrase("deadline.appeal/saturday"),
    phrase("deadline.appeal/sunday"),
)


@frozen
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
            "received",
            words={
                "weekday": WEEKDAYS[received.weekday()],
                "day": short(received),
                "end": short(counted),
            },
            law=law,
            value=short(counted),
            inputs=(("received", received.isoformat()),),
        )
    ]
    if last != counted:
        words = {"day": short(counted), "end": short(last)}
        steps.append(explain("deadline.appeal", "moved", words=words, law=law, value=short(last)))
    return Deadline(last, tuple(steps))


def programme_start_from(settled: date | None = None, claimed: date | None = None) -> date | None:
    """Day 0 of the three months of `programme_start`: the earliest of the days given, None without any."""
    return min((day for day in (settled, claimed) if day is not None), default=None)


def programme_start_day(settled: date | None = None, claimed: date | None = None) -> date:
    """The last day of `programme_start`."""
    given = [day for day in (settled, claimed) if day is not None]
    if not given:
        raise UserError(
            "Skriv datoen for bosetting, datoen for kravet, eller begge.",
            field="settled",
            code="required",
        )
    return min(add_months(day, PROGRAMME_START_MONTHS) for day in given)


def programme_start(settled: date | None = None, claimed: date | None = None) -> Deadline:
    """Three months after settlement and after a claim, the earliest binds. Not moved to a working day.

    UserError at `settled` when neither date is given.
    """
    deadline = programme_start_day(settled, claimed)
    from_settlement = None if settled is None else add_months(settled, PROGRAMME_START_MONTHS)
    from_claim = None if claimed is None else add_months(claimed, PROGRAMME_START_MONTHS)
    steps = []
    if settled is not None and from_settlement is not None:
        told = _span(settled, from_settlement)
        steps.append(explain("deadline.programme_start", "settled", **told))
    if claimed is not None and from_claim is not None:
        told = _span(claimed, from_claim)
        steps.append(explain("deadline.programme_start", "claimed", **told))
    if len(steps) > 1:
        first = short(deadline)
        steps.append(explain("deadline.programme_start", "earliest", words={"day": first}, value=first))
    return Deadline(deadline, tuple(steps), from_settlement, from_claim)


def certificate_review(decided: date) -> Deadline:
    """A decision that self-certification is lost must be reviewed within six months (regulation § 9)."""
    end = add_months(decided, CERTIFICATE_REVIEW_MONTHS)
    return Deadline(end, (explain("deadline.certificate_review", "decided", **_span(decided, end)),))


def nir(event: date) -> Deadline:
    """An event must be registered in the national register (NIR) within two months."""
    end = add_months(event, NIR_MONTHS)
    return Deadline(end, (explain("deadline.nir", "event", **_span(event, end)),))


class _Span(TypedDict):
    """What every step says that counts months from a day."""

    words: dict[str, Word]
    value: str
    inputs: tuple[tuple[str, str], ...]


def _span(begins: date, ends: date) -> _Span:
    return {
        "words": {"day": short(begins), "end": short(ends)},
        "value": short(ends),
        "inputs": (("from", begins.isoformat()),),
    }
