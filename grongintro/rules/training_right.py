"""Right and duty to training in Norwegian and civics on a day (integreringsloven §§ 26–28 and 37 d)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.dates import age_on, birthday, short
from grongintro.domain.eligibility import Standing
from grongintro.domain.person import PermitKind, Settlement
from grongintro.domain.sentences import phrase
from grongintro.domain.training import TrainingBasis
from grongintro.rules.registry import explain
from grongintro.rules.right_facts import SECTION_9, Outcome, Right, Tested, missing_facts
from grongintro.rules.switches import chapter_6a_in_force

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from grongintro.domain.step import Step
    from grongintro.rules.parameters import Parameters
    from grongintro.rules.right_facts import PermitFact, RightFacts

LOWER_AGE = 18
UPPER_AGE = 67
ARRIVES_LATER = {PermitKind.TRANSFER_35, PermitKind.FAMILY_CH6, PermitKind.FAMILY_OTHER}
"""Permits that are granted before the person comes to Norway (§ 26 second and fourth paragraph)."""


def training_right_on(day: date, facts: RightFacts, parameters: Parameters) -> Right:
    """Where the person stands towards training in Norwegian and civics on `day`, with a step for each test.

    Everybody else may be offered training (§ 26 seventh paragraph), so nobody is OUTSIDE. With collective
    protection the right is to Norwegian alone, while chapter 6A is in force.
    """
    permit = facts.permit_on(day)
    basis = _basis(permit, facts, day, parameters)
    tested = tuple(_tests(day, permit, basis, facts))
    standing = _standing(tested, basis)
    steps = [each.step for each in tested]
    if standing is Standing.MAY_BE_OFFERED and _completes(day, facts):
        steps.append(explain("training.completing", "started"))
        standing = Standing.RIGHT_ONLY
    missing = missing_facts(tested) if standing is Standing.UNDECIDED else ()
    return Right(standing, (*steps, _answer(standing)), missing)


def _basis(
    permit: PermitFact | None, facts: RightFacts, day: date, parameters: Parameters
) -> TrainingBasis | None:
    """Which section the permit gives; None when it stands outside § 9 and nobody has registered it."""
    if permit is None:
        return None
    if permit.kind is PermitKind.COLLECTIVE_34 and chapter_6a_in_force(day, parameters):
        return TrainingBasis.SECTION_37D
    if permit.kind in SECTION_9:
        return TrainingBasis.SECTION_27
    return TrainingBasis.OTHER if permit.kind is PermitKind.PERMANENT else facts.training_basis


def _standing(tested: tuple[Tested, ...], basis: TrainingBasis | None) -> Standing:
    found = {each.outcome for each in tested}
    if Outcome.OFFER in found:
        return Standing.MAY_BE_OFFERED
    if Outcome.UNKNOWN in found or basis is None:
        return Standing.UNDECIDED
    if basis is TrainingBasis.SECTION_28:
        return Standing.DUTY_ONLY
    return Standing.RIGHT_ONLY if basis is TrainingBasis.SECTION_37D else Standing.RIGHT_AND_DUTY


def _completes(day: date, facts: RightFacts) -> bool:
    """§ 26 sixth paragraph: begun with a permit of § 27, and not yet 67; whatever the permit is now."""
    started = facts.training_start or facts.programme_start
    if started is None or started > day or day >= birthday(facts.birth_date, UPPER_AGE):
        return False
    return any(permit.kind in SECTION_9 and permit.granted <= started for permit in facts.permits)


def _tests(
    day: date, permit: PermitFact | None, basis: TrainingBasis | None, facts: RightFacts
) -> Iterator[Tested]:
    if permit is None:
        step = explain("training.permit", "none")
        yield Tested(Outcome.UNKNOWN, step, phrase("training.permit/missing"))
        return
    yield _permit(permit, basis)
    yield _age(permit, day, facts)
    yield _until_67(day, facts)
    yield _begun(permit, basis, day, facts)


def _permit(permit: PermitFact, basis: TrainingBasis | None) -> Tested:
    words = {"day": short(permit.granted)}
    if basis is TrainingBasis.SECTION_27:
        return Tested(Outcome.MET, explain("training.permit", "section_27", words=words))
    if basis is TrainingBasis.SECTION_28:
        step = explain("training.permit", "section_28", words=words, law="integreringsloven § 28")
        return Tested(Outcome.MET, step)
    if basis is TrainingBasis.SECTION_37D:
        law = "integreringsloven § 37 d første ledd"
        return Tested(Outcome.MET, explain("training.permit", "section_37d", words=words, law=law))
    if basis is TrainingBasis.OTHER:
        law = "integreringsloven § 26 sjuende ledd"
        return Tested(Outcome.OFFER, explain("training.permit", "other", words=words, law=law))
    step = explain("training.permit", "unknown_basis", words=words)
    return Tested(Outcome.UNKNOWN, step, phrase("training.permit/missing_basis"))


def _age(permit: PermitFact, day: date, facts: RightFacts) -> Tested:
    """From 18 up to 67 on the day the permit was first granted (§ 26 fifth paragraph)."""
    granted = facts.first_of_kind(permit.kind, day)
    age = age_on(facts.birth_date, granted)
    words = {"age": str(age), "day": short(granted)}
    if LOWER_AGE <= age < UPPER_AGE:
        return Tested(Outcome.MET, explain("training.age", "inside", words=words))
    return Tested(Outcome.OFFER, explain("training.age", "outside", words=words))


def _until_67(day: date, facts: RightFacts) -> Tested:
    """Right and duty end on the 67th birthday, which is the first day without."""
    last = birthday(facts.birth_date, UPPER_AGE)
    words = {"day": short(last)}
    if day < last:
        return Tested(Outcome.MET, explain("training.age", "until_67", words=words, value=short(last)))
    return Tested(Outcome.OFFER, explain("training.age", "over_67", words=words, value=short(last)))


def _begun(permit: PermitFact, basis: TrainingBasis | None, day: date, facts: RightFacts) -> Tested:
    """When right and duty begin (§ 26 second and fourth paragraph); before that training may be offered."""
    if permit.kind is PermitKind.COLLECTIVE_34:
        return _begun_by_settlement(day, facts)
    if permit.kind is PermitKind.FAMILY_ID_38 and basis is TrainingBasis.SECTION_27:
        first = facts.first_of_kind(permit.kind, day)
        if permit.granted == first:
            return Tested(Outcome.OFFER, explain("training.begins", "before_renewal"))
        words = {"day": short(permit.granted)}
        return Tested(Outcome.MET, explain("training.begins", "renewed", words=words))
    arrived = facts.first_settled or facts.arrived
    if permit.kind in ARRIVES_LATER and arrived is not None and arrived > permit.granted:
        words = {"day": short(arrived)}
        if arrived > day:
            return Tested(Outcome.OFFER, explain("training.begins", "not_arrived", words=words))
        return Tested(Outcome.MET, explain("training.begins", "arrived", words=words))
    words = {"day": short(permit.granted)}
    return Tested(Outcome.MET, explain("training.begins", "granted", words=words))


def _begun_by_settlement(day: date, facts: RightFacts) -> Tested:
    """§ 9 e: from the day the person was settled by agreement."""
    settled = facts.first_settled or facts.arrived
    if facts.settlement is None or settled is None:
        step = explain("training.begins", "settlement_unknown")
        return Tested(Outcome.UNKNOWN, step, phrase("training.begins/missing_settlement"))
    words = {"day": short(settled)}
    if facts.settlement is Settlement.AGREED and settled <= day:
        return Tested(Outcome.MET, explain("training.begins", "settled", words=words))
    return Tested(Outcome.OFFER, explain("training.begins", "not_settled"))


def _answer(standing: Standing) -> Step:
    if standing is Standing.RIGHT_AND_DUTY:
        return explain("training.answer", "right_and_duty")
    if standing is Standing.RIGHT_ONLY:
        return explain("training.answer", "right_only")
    if standing is Standing.DUTY_ONLY:
        return explain("training.answer", "duty_only")
    return explain("training.answer", "undecided" if standing is Standing.UNDECIDED else "may_be_offered")
