"""The state's grants for refugees: IMDi's codes, what decides them, and a rate of a year."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date


class GrantCode(StrEnum):
    """A type of grant as IMDi writes it in its specifications of payment, in the order of its list.

    `AR_1_MINOR` is not among those that were read; other texts give it a rate of its own.
    """

    AR_1_SINGLE = "AR-1 EV"
    AR_1 = "AR-1"
    AR_1_CHILD = "AR-1 B"
    AR_1_MINOR = "AR-1 EM"
    AR_2 = "AR-2"
    AR_3 = "AR-3"
    AR_4 = "AR-4"
    AR_5 = "AR-5"
    ELDERLY = "ELDR"
    NURSERY = "BHT"
    MINOR_TO_16 = "EMINB"
    MINOR_FROM_17 = "EMINU"
    EXTRA_1 = "FHT1"
    EXTRA_2 = "FHT2"
    BASIC_HIGH = "Grunntilskudd-H"
    BASIC_LOW = "Grunntilskudd-L"
    PERSON_1_HIGH = "P-AR1-H"
    PERSON_2_HIGH = "P-AR2-H"
    PERSON_3_HIGH = "P-AR3-H"
    PERSON_1_LOW = "P-AR1-L"
    PERSON_2_LOW = "P-AR2-L"
    PERSON_3_LOW = "P-AR3-L"
    COLLECTIVE = "P37D-AR1"
    EXTENDED = "UN43G"


class GrantCategory(StrEnum):
    """What the person was on the day of settlement; it decides the rate of year 1 and nothing else."""

    ADULT_SINGLE = "adult_single"
    ADULT_FAMILY = "adult_family"
    CHILD = "child"
    UNACCOMPANIED_MINOR = "unaccompanied_minor"


class GrantEnd(StrEnum):
    """Why somebody no longer releases grants anywhere, unlike one who has moved to another municipality."""

    DIED = "died"
    EMIGRATED = "emigrated"
    PERMIT_LOST = "permit_lost"


class RateState(StrEnum):
    """How far the year's budget had come; a later state takes the place of an earlier one."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    REVISED = "revised"


class Grade(StrEnum):
    """How sure a rate is.

    A: read at IMDi, a ministry, KS or UDI. B: another's text that quotes IMDi. C: worked out from what IMDi
    has paid to the municipalities.
    """

    READ = "A"
    QUOTED = "B"
    DERIVED = "C"


@frozen
class Rate:
    """What one grant is in the calendar year it is paid for, in whole øre.

    Rates are in whole kroner; they are kept in øre as all money is, so that a twelfth is rounded in one way.
    `grade` None: given by whoever asks for the computation, who answers for it.
    """

    year: int
    code: GrantCode
    ore: int
    state: RateState = RateState.ADOPTED
    grade: Grade | None = None
    source: str = ""
    read: date | None = None
