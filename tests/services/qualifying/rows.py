"""Rows of the programme by the law as a form makes them, for the tests: id and office empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.carried import CarriedKind, CarriedMatter, OpeningBalance, Quota
from grongintro.domain.mapping import (
    AdaptationNeed,
    CareerGuidance,
    CompetenceMapping,
    Experience,
    ExperienceKind,
    HealthStep,
    HealthStepKind,
    LanguageSkill,
    MappedWhen,
    Mastery,
    PriorElement,
    Schooling,
)
from grongintro.domain.plan import ElementKind
from grongintro.errors import UserError
from grongintro.services.keeping import undo
from tests.services.making import TODAY, state

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.desk import Desk, Saved


def mapped(who: str, **more: Any) -> CompetenceMapping:
    """A mapping of today."""
    made = CompetenceMapping(
        "", "", who, TODAY, MappedWhen.AFTER_SETTLEMENT, "Kari Rådgiver", Schooling.COMPULSORY
    )
    return replace(made, **more)


def language(who: str, **more: Any) -> LanguageSkill:
    """Tigrinja, spoken and written."""
    return replace(LanguageSkill("", "", who, "tigrinja", Mastery.MOTHER_TONGUE, Mastery.GOOD), **more)


def experience(who: str, **more: Any) -> Experience:
    """Work as a carpenter."""
    made = Experience(
        "", "", who, ExperienceKind.WORK, "Snekker", "Asmara", "Eritrea", first_year=2010, last_year=2014
    )
    return replace(made, **more)


def prior(who: str, **more: Any) -> PriorElement:
    """Norwegian at the reception centre."""
    made = PriorElement(
        "", "", who, ElementKind.NORWEGIAN, "Norsk i mottak", start=date(2026, 1, 5), minutes=6000
    )
    return replace(made, **more)


def guidance(who: str, **more: Any) -> CareerGuidance:
    """Career guidance that is offered."""
    return replace(CareerGuidance("", "", who, date(2026, 11, 2)), **more)


def adaptation(who: str, **more: Any) -> AdaptationNeed:
    """A need that the programme is adapted to."""
    return replace(AdaptationNeed("", "", who, "", "Trenger pauser", TODAY), **more)


def health_step(who: str, owner: str, **more: Any) -> HealthStep:
    """An appointment with the doctor."""
    made = HealthStep("", "", who, "", HealthStepKind.DOCTOR, TODAY, owner, "Time hos fastlegen")
    return replace(made, **more)


def carried(who: str, **more: Any) -> CarriedMatter:
    """A decision that another municipality made."""
    made = CarriedMatter(
        "", "", who, CarriedKind.PROGRAMME_DECISION, date(2026, 3, 1), "12/2026", "Leder i Namsos"
    )
    return replace(made, **more)


def balance(who: str, **more: Any) -> OpeningBalance:
    """Twelve and a half hours of civics before grongintro."""
    made = OpeningBalance("", "", who, Quota.CIVICS_HOURS, 1250, date(2026, 10, 31), "Liste fra skolen")
    return replace(made, **more)


def refused(act: Callable[[], object], field: str = "", *, code: str = "") -> UserError:
    """The error that `act` gives, at this field, or of this code."""
    with pytest.raises(UserError) as found:
        act()
    assert found.value.field == field
    assert not code or found.value.code == code
    return found.value


def undone(desk: Desk, act: Callable[[], Saved]) -> Saved:
    """Do it and take it back: the store is as before. Then do it again, so that it is there."""
    before = state(desk)
    first = act()
    assert state(desk) != before
    words = undo.words_of(desk, first.changes.action or "")
    assert words, "it can be told"
    undo.undo(desk, first.changes.action or "")
    assert state(desk) == before
    return act()
