"""Invented facts for the lights: a participant who came on 1 March 2026, and what is done or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from grongintro.domain.eligibility import Standing
from grongintro.domain.person import Permit, PermitKind, Person, Settlement
from grongintro.domain.programme import Education, Goal, Programme, Status
from grongintro.rules.compliance.facts import ComplianceFacts
from grongintro.rules.compliance.register import lights
from grongintro.rules.parameters import shipped_parameters

ARRIVED = date(2026, 3, 1)
DEADLINE = date(2026, 6, 1)
OFFERED = date(2026, 4, 1)
STARTED = date(2026, 4, 20)

PERSON = Person(
    "p",
    "o",
    "Selam",
    "Haile",
    date(1990, 5, 5),
    settlement=Settlement.AGREED,
    first_settled=ARRIVED,
    arrived=ARRIVED,
)
PROGRAMME = Programme("pr", "o", "p", OFFERED, STARTED, date(2028, 4, 19), Education.LESS, Goal.WORK)
PERMIT = Permit("pe", "o", "p", PermitKind.REFUGEE_28, date(2026, 1, 10))


def arrived(**changes: Any) -> ComplianceFacts:
    """Somebody with right and duty who has come, and for whom nothing is done yet."""
    facts = ComplianceFacts(
        PERSON, Status.NOT_OFFERED, Standing.RIGHT_AND_DUTY, Standing.RIGHT_AND_DUTY, permits=(PERMIT,)
    )
    return replace(facts, **changes)


def in_programme(**changes: Any) -> ComplianceFacts:
    """Somebody who takes part since 20 April 2026; nothing else is done."""
    return arrived(**{"status": Status.IN_PROGRAMME, "programme": PROGRAMME, **changes})


def light(facts: ComplianceFacts, code: str, today: date) -> Any:
    """The light of a requirement on a day, or None where it does not concern the person."""
    found = {each.code: each for each in lights(facts, today, shipped_parameters())}
    return found.get(f"light.{code}")


def seen(facts: ComplianceFacts, code: str, today: date) -> tuple[str, int | None]:
    """Colour and days left."""
    found = light(facts, code, today)
    return str(found.colour), found.days_left
