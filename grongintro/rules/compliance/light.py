"""What a light is: green, amber with days left, or red, why, and the form that mends it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from grongintro.domain.sentences import Word
    from grongintro.domain.step import Step
    from grongintro.rules.compliance.facts import ComplianceFacts
    from grongintro.rules.parameters import Parameters

    Test = Callable[[ComplianceFacts, date, Parameters], "Light | None"]

NEAR_DAYS = 30
"""A deadline is amber from this many days before it: for the three-month start that is day 60."""


class Colour(StrEnum):
    """How a requirement stands; `LATER` where its facts are not kept in the program yet."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    LATER = "later"


class Mend(StrEnum):
    """The form that mends a light; the last ones are asked for by a line of the day, and have none."""

    RIGHT = "right"
    PROGRAMME = "programme"
    LATE_START = "late_start"
    MAPPING = "mapping"
    GUIDANCE = "guidance"
    PLAN = "plan"
    NORWEGIAN_PLAN = "norwegian_plan"
    HAND_OVER = "hand_over"
    CONTRACT = "contract"
    REVIEW = "review"
    TRAINING = "training"
    HOURS = "hours"
    TEST = "test"
    DECISION = "decision"
    ENDING = "ending"
    CERTIFICATE = "certificate"
    CHILDREN = "children"
    WEEK = "week"
    YEAR_LATER = "year_later"
    HEALTH_STEP = "health_step"
    PLACEMENT_VISIT = "placement_visit"
    AGREEMENT = "agreement"
    ARRIVAL_STEP = "arrival_step"
    HOME_CONTRACT = "home_contract"
    SETTLEMENT_GOAL = "settlement_goal"
    APPLICATION = "application"
    NEXT_YEAR = "next_year"


@dataclass(frozen=True)
class Light:
    """One requirement for one participant. `days_left` counts to its deadline and is negative after it.

    `late`: it was met, but after the deadline. `mend` None where nothing needs to be done.
    """

    code: str
    colour: Colour
    step: Step
    days_left: int | None = None
    late: bool = False
    mend: Mend | None = None


@dataclass(frozen=True)
class Requirement:
    """A requirement by its rule's code, and how it is tested; without a test its facts come later."""

    code: str
    test: Test | None = None


@dataclass(frozen=True)
class Deadline:
    """Something that is to be done by a day: the day it was done, if it was, and the form for it."""

    code: str
    met: date | None
    deadline: date
    mend: Mend
    near: int = NEAR_DAYS


def by_deadline(due: Deadline, today: date, **words: Word) -> Light:
    """Green when done or far off, amber when the deadline is near, red from the day after it.

    The rule's sentences are `met`, `late`, `ahead` and `broken`.
    """
    end = short(due.deadline)
    if due.met is not None and due.met <= today:
        late = due.met > due.deadline
        told = {"day": short(due.met), "end": end, **words}
        step = explain(due.code, "late" if late else "met", words=told, inputs=_inputs(due))
        return Light(due.code, Colour.GREEN, step, late=late)
    left = (due.deadline - today).days
    colour = Colour.RED if left < 0 else Colour.AMBER if left <= due.near else Colour.GREEN
    phrase = "broken" if left < 0 else "ahead"
    step = explain(due.code, phrase, words={"end": end, **words}, inputs=_inputs(due))
    return Light(due.code, colour, step, left, mend=due.mend)


def _inputs(due: Deadline) -> tuple[tuple[str, str], ...]:
    met = () if due.met is None else (("met", due.met.isoformat()),)
    return (*met, ("deadline", due.deadline.isoformat()))


def green(code: str, phrase: str, **words: Word) -> Light:
    """A requirement that is met, told by a sentence of its rule."""
    return Light(code, Colour.GREEN, _told(code, phrase, words))


def amber(code: str, phrase: str, mend: Mend, **words: Word) -> Light:
    """Something to look at that breaks no deadline."""
    return Light(code, Colour.AMBER, _told(code, phrase, words), mend=mend)


def red(code: str, phrase: str, mend: Mend, **words: Word) -> Light:
    """A requirement that is broken."""
    return Light(code, Colour.RED, _told(code, phrase, words), mend=mend)


def _told(code: str, phrase: str, words: Mapping[str, Word]) -> Step:
    return explain(code, phrase, words=words)
