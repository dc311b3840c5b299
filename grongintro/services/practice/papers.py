"""The agreement on a placement as a PDF. Nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.decision import Addressee, Official
from grongintro.domain.person import Person
from grongintro.domain.practice import Employer, Placement
from grongintro.domain.staff import Staff
from grongintro.letters import practice_agreement
from grongintro.letters.practice_agreement import PracticeAgreementContent
from grongintro.services import settings
from grongintro.services.responsibility import adviser_on
from grongintro.services.rows import one_of
from grongintro.storage.rows import keyed

if TYPE_CHECKING:
    from grongintro.services.desk import Desk


def agreement_pdf(desk: Desk, placement_id: str) -> bytes:
    """The agreement as a PDF; UserError when the account may not see the person."""
    from grongintro.letters.pdf import render  # noqa: PLC0415  ReportLab is slow to import

    return render(practice_agreement.build(agreement_content(desk, placement_id)))


def agreement_content(desk: Desk, placement_id: str) -> PracticeAgreementContent:
    """What the agreement says; the person's adviser today signs, or whoever prints it where there is none."""
    desk.require_caseworker()
    with desk.read() as reader:
        placement: Placement = one_of(desk, reader, Placement, placement_id)
        person = reader.get(Person, placement.person_id)
        adviser = adviser_on(reader, person.id, desk.today) or desk.actor.staff_id
        staff = reader.get(Staff, adviser)
        return PracticeAgreementContent(
            municipality=keyed.municipality(reader),
            recipient=Addressee(person.name, person.address_lines, person.birth_date),
            employer=reader.get(Employer, placement.employer_id),
            placement=placement,
            adviser=Official(staff.name, staff.title, staff.phone, staff.email),
            visit_weeks=settings.value_of(reader, "visit_weeks"),
            day=desk.today,
        )
