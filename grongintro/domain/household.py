"""Households and the dated facts about how a person lives."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date


class HouseholdRole(StrEnum):
    """A member's place in the household."""

    ADULT = "adult"
    CHILD = "child"


class LivingFactKind(StrEnum):
    """What § 20 asks about how a person lives."""

    WITH_PARENTS = "with_parents"
    PARTNER = "partner"
    HAS_CHILDREN = "has_children"


@frozen
class Household:
    """People who live together; `name` is how the service speaks of them («Familien Haile»)."""

    id: str
    office_id: str
    name: str
    version: int = 1


@frozen
class HouseholdMember:
    """A person's time in a household, both days included; `end` None while it lasts."""

    id: str
    office_id: str
    household_id: str
    person_id: str
    role: HouseholdRole
    start: date
    end: date | None = None
    version: int = 1


@frozen
class LivingFact:
    """A dated answer: lives with parents, has a spouse or cohabitant (`partner_id`), has children.

    `answer` False is an answer too («has no children», with its reason); no fact at all is no answer, and
    the benefit is then not computed.
    """

    id: str
    office_id: str
    person_id: str
    kind: LivingFactKind
    start: date
    end: date | None = None
    answer: bool = True
    partner_id: str | None = None
    reason: str = ""
    version: int = 1
