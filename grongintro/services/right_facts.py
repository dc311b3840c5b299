"""The plain facts that right and duty are tried against, gathered from what is registered about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.eligibility import Employment
from grongintro.domain.period import Period
from grongintro.domain.person import Permit
from grongintro.domain.programme import Programme, current_programme
from grongintro.domain.training import Training
from grongintro.rules.right_facts import PermitFact, RightFacts, WorkFact

if TYPE_CHECKING:
    from grongintro.domain.person import Person
    from grongintro.storage.unit import Reader


def read_ahead(reader: Reader, person_ids: list[str]) -> None:
    """Read at once what `gather` will ask for about several people."""
    for kind in (Permit, Employment, Programme, Training):
        reader.read_ahead(kind, "person_id", person_ids)


def gather(reader: Reader, person: Person) -> RightFacts:
    """What is registered about a person; the newest programme and training count."""
    programme = current_programme(reader.find(Programme, person_id=person.id))
    training = sorted(reader.find(Training, person_id=person.id), key=lambda each: each.offered)
    started = [each.start for each in training if each.start is not None]
    return RightFacts(
        birth_date=person.birth_date,
        permits=tuple(_permit(permit) for permit in reader.find(Permit, person_id=person.id)),
        settlement=person.settlement,
        first_settled=person.first_settled,
        arrived=person.arrived,
        citizenship=person.citizenship,
        work=tuple(_work(employment) for employment in reader.find(Employment, person_id=person.id)),
        offered=None if programme is None else programme.offered,
        programme_start=None if programme is None else programme.start,
        programme_last_day=None if programme is None else programme.last_day,
        training_start=min(started, default=None),
        training_basis=training[-1].basis if training else None,
    )


def _permit(permit: Permit) -> PermitFact:
    return PermitFact(permit.kind, permit.granted, permit.valid_to, permit.applied, permit.reference_settled)


def _work(employment: Employment) -> WorkFact:
    period = Period(employment.start, employment.end)
    return WorkFact(period, employment.minutes_per_week, offer_only=employment.offer_only)
