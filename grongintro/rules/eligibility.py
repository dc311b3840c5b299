"""Right and duty to the introduction programme (integreringsloven §§ 8 and 9), on a day or over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.dates import age_on, short
from grongintro.domain.eligibility import Standing
from grongintro.domain.hours import hours_text
from grongintro.domain.period import ONE_DAY, Period
from grongintro.domain.person import PermitKind, Settlement
from grongintro.domain.sentences import phrase
from grongintro.rules.calendar_days import add_months
from grongintro.rules.citizenship import covered_by_eea
from grongintro.rules.registry import explain
from grongintro.rules.right_facts import (
    SECTION_9,
    Outcome,
    Right,
    RightPeriod,
    Tested,
    missing_facts,
)
from grongintro.rules.rule import REFORM
from grongintro.rules.switches import upper_age

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from grongintro.domain.sentences import Word
    from grongintro.domain.step import Step
    from grongintro.rules.parameters import Parameters
    from grongintro.rules.right_facts import PermitFact, RightFacts

LOWER_AGE = 18
TWO_YEARS = 24
FIVE_YEARS = 60
FULL_WORK = 30 * 60
"""Minutes a week (§ 8 fourth paragraph)."""
PERMIT_NAMES = {
    PermitKind.REFUGEE_28: phrase("right.permit/refugee"),
    PermitKind.TRANSFER_35: phrase("right.permit/transfer"),
    PermitKind.HUMANITARIAN_38: phrase("right.permit/humanitarian"),
    PermitKind.FAMILY_ID_38: phrase("right.permit/family_identity"),
    PermitKind.COLLECTIVE_34: phrase("right.permit/collective"),
    PermitKind.FAMILY_CH6: phrase("right.permit/family"),
    PermitKind.INDEPENDENT_53: phrase("right.permit/independent"),
    PermitKind.FAMILY_OTHER: phrase("right.permit/family_other"),
    PermitKind.PERMANENT: phrase("right.permit/permanent"),
    PermitKind.OTHER: phrase("right.permit/other"),
}
WITHOUT_AGREEMENT = {PermitKind.FAMILY_CH6, PermitKind.INDEPENDENT_53}
"""Permits that do not ask for settlement by agreement (§ 8 second paragraph)."""


def right_on(day: date, facts: RightFacts, parameters: Parameters) -> Right:
    """Where the person stands on `day`, as if the decision under § 12 were made that day.

    One step for each test with its section, also for those that are met, and last the answer. UNDECIDED when
    a fact is missing that could change the answer; `missing` names it.
    """
    if facts.is_over(day) and facts.programme_last_day is not None:
        step = explain("right.ended", "ended", words={"day": short(facts.programme_last_day)})
        return Right(Standing.OUTSIDE, (step, _answer(Standing.OUTSIDE)))
    tested = tuple(_tests(day, facts, parameters))
    standing = _standing(tested, day, facts)
    steps = (*_completing(day, facts), *(each.step for each in tested), _answer(standing))
    missing = missing_facts(tested) if standing is Standing.UNDECIDED else ()
    return Right(standing, steps, missing)


def right_periods(
    facts: RightFacts, parameters: Parameters, first: date, last: date
) -> tuple[RightPeriod, ...]:
    """How the answer changes from `first` to `last`, both included: stretches in order, none left out."""
    turns = sorted({first, *(day for day in _turning_days(facts) if first < day <= last)})
    found: list[RightPeriod] = []
    for start, end in zip(turns, [*(day - ONE_DAY for day in turns[1:]), last], strict=True):
        right = right_on(start, facts, parameters)
        if found and found[-1].standing is right.standing:
            joined = Period(found[-1].period.start, end)
            found[-1] = RightPeriod(joined, right.standing, found[-1].steps)
        else:
            found.append(RightPeriod(Period(start, end), right.standing, right.steps))
    return tuple(found)


def _turning_days(facts: RightFacts) -> Iterator[date]:
    """Every day that the answer may change on: no others, since each test compares with one of them."""
    settled = [day for day in (facts.first_settled, facts.arrived) if day is not None]
    for begins in (*settled, *(permit.granted for permit in facts.permits)):
        yield begins
        yield add_months(begins, TWO_YEARS)
    yield from (permit.valid_to + ONE_DAY for permit in facts.permits if permit.valid_to is not None)
    yield from (work.period.start for work in facts.work)
    yield from (work.period.end + ONE_DAY for work in facts.work if work.period.end is not None)
    yield from (day for day in (facts.offered, facts.programme_start) if day is not None)
    if facts.programme_last_day is not None:
        yield facts.programme_last_day + ONE_DAY
    yield REFORM


def _standing(tested: Iterable[Tested], day: date, facts: RightFacts) -> Standing:
    """The weightiest outcome decides; a started programme may always be completed (§ 9 third paragraph)."""
    found = {each.outcome for each in tested}
    works_alone = Outcome.WORKS in found and Outcome.OFFER not in found
    if Outcome.FAILED in found or works_alone:
        standing = Standing.OUTSIDE
    elif Outcome.UNKNOWN in found:
        standing = Standing.UNDECIDED
    elif Outcome.OFFER in found:
        standing = Standing.MAY_BE_OFFERED
    else:
        standing = Standing.RIGHT_AND_DUTY if _has_duty(day, facts) else Standing.RIGHT_ONLY
    completing = facts.in_programme(day) and standing in {Standing.OUTSIDE, Standing.MAY_BE_OFFERED}
    return Standing.RIGHT_ONLY if completing else standing


def _has_duty(day: date, facts: RightFacts) -> bool:
    permit = facts.permit_on(day)
    return permit is None or permit.kind is not PermitKind.COLLECTIVE_34 or day >= REFORM


def _completing(day: date, facts: RightFacts) -> Iterator[Step]:
    if facts.programme_start is not None and facts.in_programme(day):
        yield explain("right.completing", "started", words={"day": short(facts.programme_start)})


def _answer(standing: Standing) -> Step:
    """The last step; UNDECIDED says that facts are missing."""
    if standing is Standing.RIGHT_AND_DUTY:
        return explain("right.answer", "right_and_duty")
    if standing is Standing.RIGHT_ONLY:
        return explain("right.answer", "right_only")
    if standing is Standing.MAY_BE_OFFERED:
        return explain("right.answer", "may_be_offered", law="integreringsloven § 8 tredje ledd")
    return explain("right.answer", "undecided" if standing is Standing.UNDECIDED else "outside")


def _tests(day: date, facts: RightFacts, parameters: Parameters) -> Iterator[Tested]:
    yield _eea(facts)
    permit = facts.permit_on(day)
    if permit is None:
        yield _no_permit(facts)
        return
    yield _permit(permit, day)
    if permit.kind is PermitKind.FAMILY_CH6:
        yield _five_years(permit)
    yield _age(permit, day, facts, parameters)
    yield _settled(permit, day, facts)
    yield _two_years(permit, day, facts)
    yield _work(day, facts)
    if permit.kind is PermitKind.COLLECTIVE_34:
        yield _collective(day)


def _collective(day: date) -> Tested:
    """Before 2026 collective protection gave a right without a duty (chapter 6A as it read then)."""
    if day >= REFORM:
        return Tested(Outcome.MET, explain("right.collective", "duty"))
    law = "integreringsloven kapittel 6A"
    words = {"day": short(REFORM)}
    return Tested(Outcome.MET, explain("right.collective", "right_only", words=words, law=law))


def _eea(facts: RightFacts) -> Tested:
    """A citizenship that nobody has written is taken as not covered: the permits of § 9 are not for those."""
    words = {"country": facts.citizenship.strip()}
    if not words["country"]:
        return Tested(Outcome.MET, explain("right.eea", "not_written"))
    if covered_by_eea(facts.citizenship):
        return Tested(Outcome.FAILED, explain("right.eea", "covered", words=words))
    return Tested(Outcome.MET, explain("right.eea", "not_covered", words=words))


def _no_permit(facts: RightFacts) -> Tested:
    if not facts.permits:
        step = explain("right.permit", "none")
        return Tested(Outcome.UNKNOWN, step, phrase("right.permit/missing"))
    first = min(permit.granted for permit in facts.permits)
    return Tested(Outcome.FAILED, explain("right.permit", "later", words={"day": short(first)}))


def _permit(permit: PermitFact, day: date) -> Tested:
    words: dict[str, Word] = {"day": short(permit.granted), "permit": PERMIT_NAMES[permit.kind]}
    if permit.valid_to is not None and permit.valid_to < day:
        end = short(permit.valid_to)
        step = explain("right.permit", "expired", words={"end": end})
        return Tested(Outcome.UNKNOWN, step, phrase("right.permit/renewal", end=end))
    if permit.kind in SECTION_9:
        law = f"integreringsloven § 9 første ledd bokstav {SECTION_9[permit.kind]}"
        return Tested(Outcome.MET, explain("right.permit", "section_9", words=words, law=law))
    if permit.kind is PermitKind.FAMILY_OTHER:
        law = "integreringsloven § 8 tredje ledd"
        return Tested(Outcome.OFFER, explain("right.permit", "may_offer", words=words, law=law))
    return Tested(Outcome.FAILED, explain("right.permit", "not_section_9", words=words))


def _five_years(permit: PermitFact) -> Tested:
    """§ 9 f: the reference person had been settled less than five years when the family applied."""
    if permit.applied is None or permit.reference_settled is None:
        return Tested(Outcome.MET, explain("right.five_years", "taken_as_met"))
    words = {"settled": short(permit.reference_settled), "applied": short(permit.applied)}
    if permit.applied < add_months(permit.reference_settled, FIVE_YEARS):
        return Tested(Outcome.MET, explain("right.five_years", "met", words=words))
    return Tested(Outcome.OFFER, explain("right.five_years", "not_met", words=words))


def _age(permit: PermitFact, day: date, facts: RightFacts, parameters: Parameters) -> Tested:
    """The age on the day the permit was first granted; somebody of 55 and some months is taken as inside."""
    granted = facts.first_of_kind(permit.kind, day)
    age, upper = age_on(facts.birth_date, granted), upper_age(granted, parameters)
    words = {"age": str(age), "day": short(granted), "lower": str(LOWER_AGE), "upper": str(upper)}
    if age < LOWER_AGE:
        return Tested(Outcome.FAILED, explain("right.age", "under", words=words))
    if age > upper:
        law = "integreringsloven § 8 første og tredje ledd"
        return Tested(Outcome.OFFER, explain("right.age", "over", words=words, law=law))
    if age == upper:
        return Tested(Outcome.MET, explain("right.age", "at_the_limit", words=words))
    return Tested(Outcome.MET, explain("right.age", "inside", words=words))


def _settled(permit: PermitFact, day: date, facts: RightFacts) -> Tested:
    """Settled here on `day`, and by agreement where that is asked for (§ 8 first and second paragraph)."""
    begins = facts.arrived or facts.first_settled
    if begins is None:
        step = explain("right.settled", "unknown_day")
        return Tested(Outcome.UNKNOWN, step, phrase("right.settled/missing_day"))
    if begins > day:
        step = explain("right.settled", "later", words={"day": short(begins)})
        return Tested(Outcome.FAILED, step)
    return _by_agreement(permit, begins, facts)


def _by_agreement(permit: PermitFact, begins: date, facts: RightFacts) -> Tested:
    words = {"day": short(begins)}
    second = "integreringsloven § 8 andre ledd"
    if permit.kind in WITHOUT_AGREEMENT:
        return Tested(Outcome.MET, explain("right.settled", "not_asked", law=second))
    if permit.kind is PermitKind.REFUGEE_28 and facts.had_before(PermitKind.FAMILY_CH6, permit):
        return Tested(Outcome.MET, explain("right.settled", "family_before", law=second))
    if facts.settlement is None:
        step = explain("right.settled", "unknown_way")
        return Tested(Outcome.UNKNOWN, step, phrase("right.settled/missing_way"))
    if facts.settlement is Settlement.AGREED:
        return Tested(Outcome.MET, explain("right.settled", "agreed", words=words))
    third = "integreringsloven § 8 tredje ledd"
    return Tested(Outcome.OFFER, explain("right.settled", "without_agreement", words=words, law=third))


def _two_years(permit: PermitFact, day: date, facts: RightFacts) -> Tested:
    """Less than two years in any municipality, with a permit of § 9 where the right rests on one."""
    decided = day if facts.offered is None else min(day, facts.offered)
    granted = facts.first_section_9(day) if permit.kind in SECTION_9 else None
    if facts.first_settled is None:
        return _two_years_at_most(decided, granted, facts.arrived)
    begins = facts.first_settled if granted is None else max(facts.first_settled, granted)
    return _within(begins, decided)


def _two_years_at_most(decided: date, granted: date | None, arrived: date | None) -> Tested:
    """Without the day of the first settlement: the permit and the arrival here may still settle it."""
    if granted is not None and decided < add_months(granted, TWO_YEARS):
        return _within(granted, decided)
    if arrived is not None and decided >= add_months(arrived, TWO_YEARS):
        return _within(arrived, decided)
    step = explain("right.two_years", "unknown")
    return Tested(Outcome.UNKNOWN, step, phrase("right.two_years/missing"))


def _within(begins: date, decided: date) -> Tested:
    limit = add_months(begins, TWO_YEARS)
    words = {"begins": short(begins), "limit": short(limit), "day": short(decided)}
    if decided < limit:
        return Tested(Outcome.MET, explain("right.two_years", "within", words=words, value=short(limit)))
    return Tested(Outcome.FAILED, explain("right.two_years", "over", words=words, value=short(limit)))


def _work(day: date, facts: RightFacts) -> Tested:
    """No post, or offer of one, of 30 hours a week or more on `day`; each post is measured by itself."""
    full = [work for work in facts.work if work.minutes_per_week >= FULL_WORK and day in work.period]
    if not full:
        return Tested(Outcome.MET, explain("right.work", "none"))
    work = full[0]
    words = {"hours": hours_text(work.minutes_per_week), "day": short(work.period.start)}
    if work.offer_only:
        return Tested(Outcome.WORKS, explain("right.work", "offer", words=words))
    return Tested(Outcome.WORKS, explain("right.work", "works", words=words))
