"""The papers a participant is given: plan, contract, and the summary of the mapping. Nothing is written.

Caseworkers make them; a borrowed helper, and who decides from outside, does not read what stands in them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from grongintro.domain.decision import Addressee, Official
from grongintro.domain.followup import NoteClass
from grongintro.domain.mapping import (
    AdaptationNeed,
    CareerGuidance,
    CompetenceMapping,
    Experience,
    LanguageSkill,
    PriorElement,
)
from grongintro.domain.period import Period
from grongintro.domain.person import Permit, PermitKind, Person
from grongintro.domain.plan import (
    IntegrationContract,
    PlanElement,
    PlanPhase,
    PlanState,
    PlanVersion,
)
from grongintro.domain.staff import Staff
from grongintro.errors import UserError
from grongintro.letters import integration_contract, integration_plan, mapping_summary
from grongintro.letters.integration_contract import IntegrationContractContent
from grongintro.letters.mapping_summary import MappingSummaryContent
from grongintro.letters.phrases import Phrases
from grongintro.letters.plan_changes import PlanParts, changed_lines
from grongintro.letters.plan_content import IntegrationPlanContent
from grongintro.services import settings
from grongintro.services.people import check_visible
from grongintro.services.responsibility import adviser_on
from grongintro.services.rows import tidy
from grongintro.services.trust import notes
from grongintro.storage.rows import keyed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from grongintro.domain.municipality import Language, Municipality
    from grongintro.services.desk import Desk
    from grongintro.services.qualifying.plans import PlanDraft
    from grongintro.storage.unit import Reader

T = TypeVar("T")

CITATIONS = (
    "appeal_deadline",
    "appeal_procedure",
    "access_to_documents",
    "postponed_effect",
    "free_legal_advice",
)


def plan_pdf(desk: Desk, plan_id: str, *, language: Language | None = None) -> bytes:
    """A version of a plan as a PDF, a draft marked «Utkast»; UserError when the account may not see it."""
    from grongintro.letters.pdf import render  # noqa: PLC0415  ReportLab is slow to import

    return render(integration_plan.build(plan_content(desk, plan_id, language=language)))


def plan_content(desk: Desk, plan_id: str, *, language: Language | None = None) -> IntegrationPlanContent:
    """What the printed plan says, in `language` or the municipality's own.

    An adopted version says what held on the day it was made: the law, the mapping and the guidance by then.
    """
    desk.require_caseworker()
    with desk.read() as reader:
        plan = reader.get(PlanVersion, plan_id)
        check_visible(desk, reader, plan.person_id)
        return _plan_content(desk, reader, _parts(reader, plan), language)


def draft_pdf(desk: Desk, draft: PlanDraft) -> bytes:
    """A draft as it stands in its form, saved or not, marked «Utkast»; nothing is written."""
    from grongintro.letters.pdf import render  # noqa: PLC0415  ReportLab is slow to import

    with desk.read() as reader:
        check_visible(desk, reader, draft.version.person_id)
        plan = replace(tidy(draft.version), state=PlanState.DRAFT)
        elements = tuple(sorted(draft.elements, key=lambda each: (each.start, each.id)))
        phases = tuple(replace(each, number=number) for number, each in enumerate(draft.phases, 1))
        content = _plan_content(desk, reader, PlanParts(plan, phases, elements), None)
    return render(integration_plan.build(content))


def _plan_content(
    desk: Desk, reader: Reader, parts: PlanParts, language: Language | None
) -> IntegrationPlanContent:
    plan, municipality = parts.plan, _municipality(reader, language)
    day = desk.today if plan.state is PlanState.DRAFT else plan.made_on
    person = reader.get(Person, plan.person_id)
    known, before = settings.parameters(reader), _before(reader, plan)
    return IntegrationPlanContent(
        municipality=municipality,
        recipient=_addressee(person),
        plan=plan,
        day=day,
        adviser=_official(reader, plan.staff_id),
        law_references={subject: known.law(subject, day) for subject in CITATIONS},
        phases=parts.phases,
        elements=parts.elements,
        mapping=_newest(reader.find(CompetenceMapping, person_id=person.id), _mapped, day),
        guidance=_newest(reader.find(CareerGuidance, person_id=person.id), _offered, day),
        prior=_prior(reader, person.id),
        previous=before.plan if before else None,
        changes=changed_lines(before, parts, municipality.language) if before else (),
        collective=_has_collective(reader, person.id, day),
        interpreter_note=_interpreter_note(person, municipality.language),
    )


def contract_pdf(desk: Desk, contract_id: str) -> bytes:
    """A contract or a declaration as a PDF; UserError when the account may not see it."""
    from grongintro.letters.pdf import render  # noqa: PLC0415  ReportLab is slow to import

    return render(integration_contract.build(contract_content(desk, contract_id)))


def contract_content(desk: Desk, contract_id: str) -> IntegrationContractContent:
    """What the printed contract or declaration says."""
    desk.require_caseworker()
    with desk.read() as reader:
        contract = reader.get(IntegrationContract, contract_id)
        check_visible(desk, reader, contract.person_id)
        return IntegrationContractContent(
            municipality=keyed.municipality(reader),
            recipient=_addressee(reader.get(Person, contract.person_id)),
            plan=reader.get(PlanVersion, contract.plan_id),
            contract=contract,
            adviser=_official(reader, contract.staff_id),
            collective=_has_collective(reader, contract.person_id, contract.made_on),
        )


def mapping_pdf(desk: Desk, person_id: str, *, with_adaptation: bool = False) -> bytes:
    """The summary of the mapping as a PDF; UserError when the account may not see the person.

    `with_adaptation` takes along today's needs for adaptation, which are sensitive: UserError unless the
    account may read all of them. Steps of following up health are never in it.
    """
    from grongintro.letters.pdf import render  # noqa: PLC0415  ReportLab is slow to import

    return render(mapping_summary.build(mapping_content(desk, person_id, with_adaptation=with_adaptation)))


def mapping_content(desk: Desk, person_id: str, *, with_adaptation: bool = False) -> MappingSummaryContent:
    """What the printed summary says."""
    desk.require_caseworker()
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        skills = reader.find(LanguageSkill, person_id=person_id)
        return MappingSummaryContent(
            municipality=keyed.municipality(reader),
            recipient=_addressee(reader.get(Person, person_id)),
            day=desk.today,
            adviser=_official(reader, desk.actor.staff_id),
            mapping=_newest(reader.find(CompetenceMapping, person_id=person_id), _mapped, desk.today),
            languages=tuple(sorted(skills, key=lambda each: each.language)),
            experiences=tuple(reader.find(Experience, person_id=person_id)),
            prior=_prior(reader, person_id),
            guidance=_newest(reader.find(CareerGuidance, person_id=person_id), _offered, desk.today),
            adaptation=_adaptation(desk, reader, person_id) if with_adaptation else (),
        )


def _municipality(reader: Reader, language: Language | None) -> Municipality:
    own = keyed.municipality(reader)
    return own if language is None else replace(own, language=language)


def _addressee(person: Person) -> Addressee:
    return Addressee(person.name, person.address_lines, person.birth_date)


def _official(reader: Reader, staff_id: str) -> Official:
    staff = reader.get(Staff, staff_id)
    return Official(staff.name, staff.title, staff.phone, staff.email)


def _parts(reader: Reader, plan: PlanVersion) -> PlanParts:
    phases = reader.find(PlanPhase, plan_id=plan.id)
    elements = reader.find(PlanElement, plan_id=plan.id)
    return PlanParts(
        plan,
        tuple(sorted(phases, key=lambda each: each.number)),
        tuple(sorted(elements, key=lambda each: (each.start, each.id))),
    )


def _before(reader: Reader, plan: PlanVersion) -> PlanParts | None:
    """The adopted version that this one takes the place of."""
    versions = reader.find(PlanVersion, person_id=plan.person_id, kind=plan.kind, state=PlanState.ADOPTED)
    earlier = [each for each in versions if each.number < plan.number]
    return _parts(reader, max(earlier, key=lambda each: each.number)) if earlier else None


def _mapped(mapping: CompetenceMapping) -> date:
    return mapping.mapped_on


def _offered(guidance: CareerGuidance) -> date:
    return guidance.offered_on


def _newest(found: Iterable[T], day_of: Callable[[T], date], day: date) -> T | None:
    """The newest that there was on the day."""
    return max((each for each in found if day_of(each) <= day), key=day_of, default=None)


def _prior(reader: Reader, person_id: str) -> tuple[PriorElement, ...]:
    found = reader.find(PriorElement, person_id=person_id)
    dated = sorted((each for each in found if each.start), key=lambda each: (each.start, each.id))
    return (*dated, *(each for each in found if not each.start))


def _has_collective(reader: Reader, person_id: str, day: date) -> bool:
    """Whether the newest permit by then is collective protection (§ 34 of the immigration act)."""
    permit = _newest(reader.find(Permit, person_id=person_id), lambda each: each.granted, day)
    return permit is not None and permit.kind is PermitKind.COLLECTIVE_34


def _interpreter_note(person: Person, language: Language) -> str:
    if not person.interpreter_language:
        return ""
    return Phrases(language, "qualifying")("interpreter_note", language=person.interpreter_language)


def _adaptation(desk: Desk, reader: Reader, person_id: str) -> tuple[AdaptationNeed, ...]:
    needs = [
        each
        for each in reader.find(AdaptationNeed, person_id=person_id)
        if desk.today in Period(each.start, each.end)
    ]
    adviser_id = adviser_on(reader, person_id, desk.today)
    for each in needs:
        if not notes.may_read(desk, NoteClass.SENSITIVE, writer_id=each.staff_id, adviser_id=adviser_id):
            raise UserError(
                "Behov for tilrettelegging er sensitivt. Ansvarlig rådgiver eller leder kan skrive dem ut.",
                code="role",
            )
    return tuple(sorted(needs, key=lambda each: (each.start, each.id)))
