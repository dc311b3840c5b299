"""Why what IMDi has paid differs from what was expected, and until when a difference can be claimed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.money import norwegian
from grongintro.rules.calendar_days import add_months
from grongintro.rules.grant_shares import kept_until
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.step import Step
    from grongintro.rules.grant_shares import Ended
    from grongintro.rules.parameters import Parameters

ROUNDING_ORE = 100
MONTHS = 12


class Cause(StrEnum):
    """Why an amount differs, the most likely first."""

    NOT_REGISTERED = "not_registered"
    WRONG_CATEGORY = "wrong_category"
    MOVED = "moved"
    ENDED = "ended"
    NO_RATE = "no_rate"
    UNKNOWN_PERSON = "unknown_person"
    UNPAID = "unpaid"
    NOT_EXPECTED = "not_expected"
    AMOUNT = "amount"
    ROUNDING = "rounding"


@dataclass(frozen=True)
class ControlFacts:
    """What is held together for one person, grant and year, in øre.

    `expected` is None where a rate is missing. `paid_as` is the code that stands in the payment where it is
    another than the expected. `known` False: the person in the payment is not among those of the service.
    `registered` is when somebody was registered as settled, `moved_out` the last day here, `end` of a grant
    that is over everywhere. `municipal`: it is paid for nobody, but to the municipality.
    """

    expected: int | None
    received: int
    code: str
    paid_as: str = ""
    known: bool = True
    registered: date | None = None
    moved_out: date | None = None
    moved_in: bool = False
    end: Ended | None = None
    municipal: bool = False


@dataclass(frozen=True)
class Explained:
    """A difference with its explanation. `ore` above zero is owed to the municipality; None is not known."""

    cause: Cause
    ore: int | None
    step: Step


def explain_difference(facts: ControlFacts) -> Explained | None:
    """The most likely reason that the payment is another than expected; None when they agree.

    Amounts are rounded at the payment, so that one krone either way is told and never claimed.
    """
    if not facts.known:
        return _told(facts, Cause.UNKNOWN_PERSON)
    if facts.expected is None:
        return _told(facts, Cause.NO_RATE)
    if facts.paid_as and facts.paid_as != facts.code:
        return _told(facts, Cause.WRONG_CATEGORY)
    off = facts.expected - facts.received
    if off == 0:
        return None
    if abs(off) <= ROUNDING_ORE:
        return _told(facts, Cause.ROUNDING)
    return _told(facts, _cause(facts, off))


def _cause(facts: ControlFacts, off: int) -> Cause:
    if not facts.received:
        paid_when_registered = facts.registered is None and not facts.municipal
        return Cause.NOT_REGISTERED if paid_when_registered else Cause.UNPAID
    if facts.end is not None and off < 0:
        return Cause.ENDED
    if facts.moved_out is not None and off < 0:
        return Cause.MOVED
    if not facts.expected:
        return Cause.NOT_EXPECTED
    moved = facts.moved_out is not None or facts.moved_in
    return Cause.MOVED if moved else Cause.AMOUNT


def _told(facts: ControlFacts, cause: Cause) -> Explained:
    ore = None if facts.expected is None else facts.expected - facts.received
    value = "" if ore is None else f"{norwegian(ore)} kr"
    return Explained(cause, ore, replace(_step(facts, cause), value=value))


def _step(facts: ControlFacts, cause: Cause) -> Step:
    code, received = {"code": facts.code}, {"received": f"{norwegian(facts.received)} kr"}
    expected = {"expected": f"{norwegian(facts.expected or 0)} kr"}
    if cause is Cause.UNPAID and facts.municipal:
        return explain("grants.control", "unpaid_municipality", words=code | expected)
    if cause is Cause.NOT_REGISTERED or cause is Cause.UNPAID:
        unpaid = cause is Cause.UNPAID
        return explain("grants.control", "unpaid" if unpaid else "not_registered", words=code | expected)
    if cause is Cause.NO_RATE:
        return explain("grants.control", "no_rate", words=code | received)
    if cause is Cause.UNKNOWN_PERSON or cause is Cause.NOT_EXPECTED:
        known = cause is Cause.NOT_EXPECTED
        return explain("grants.control", "not_expected" if known else "unknown_person", words=code | received)
    return _unequal(facts, cause, code | received | expected)


def _unequal(facts: ControlFacts, cause: Cause, words: dict[str, str]) -> Step:
    if cause is Cause.WRONG_CATEGORY:
        return explain("grants.control", "wrong_category", words=words | {"paid_as": facts.paid_as})
    if cause is Cause.ENDED and facts.end is not None:
        days = {"last": short(facts.end.last), "until": short(facts.end.until)}
        return explain("grants.control", "ended", words=words | days)
    if cause is Cause.MOVED and facts.moved_out is not None:
        days = {"last": short(facts.moved_out), "kept": short(kept_until(facts.moved_out))}
        return explain("grants.control", "moved_out", words=words | days)
    if cause is Cause.MOVED:
        return explain("grants.control", "moved_in", words=words)
    return explain("grants.control", "rounding" if cause is Cause.ROUNDING else "amount", words=words)


def claim_limit(due: date, parameters: Parameters) -> tuple[date, Step]:
    """The last day to claim what should have been paid from `due`: the ordinary limit of three years."""
    years = int(parameters.at_or_first("grant_claim_years", due))
    last = add_months(due, MONTHS * years)
    words = {"due": short(due), "years": str(years), "last": short(last)}
    return last, explain("grants.claim", "limit", words=words, value=short(last))


def claim_open(due: date, on: date, parameters: Parameters) -> bool:
    """Whether it can still be claimed on a day; the last day counts."""
    return on <= claim_limit(due, parameters)[0]
