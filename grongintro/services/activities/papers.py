"""The papers of an activity: the participants' list, the plan, and an invitation. Nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.activity import EnrolmentState
from grongintro.domain.decision import Addressee, Official
from grongintro.domain.staff import Staff
from grongintro.letters import activity_invitation, activity_list, activity_plan
from grongintro.letters.activity_invitation import ActivityInvitationContent
from grongintro.letters.activity_list import ActivityListContent
from grongintro.letters.activity_plan import ActivityPlanContent
from grongintro.services import settings
from grongintro.services.activities.view import activity_view
from grongintro.services.responsibility import adviser_on
from grongintro.services.rows import person_of

if TYPE_CHECKING:
    from grongintro.services.desk import Desk


def list_pdf(desk: Desk, activity_id: str) -> bytes:
    """The participants' list as a PDF."""
    from grongintro.letters.pdf import render  # noqa: PLC0415  ReportLab is slow to import

    return render(activity_list.build(list_content(desk, activity_id)))


def list_content(desk: Desk, activity_id: str) -> ActivityListContent:
    """What the printed list says: those whom the account sees."""
    view = activity_view(desk, activity_id)
    waiting = (each for each in view.taking if each.enrolment.state is EnrolmentState.WAITING)
    return ActivityListContent(
        municipality=settings.municipality(desk),
        activity=view.activity,
        gatherings=view.gatherings,
        enrolled=tuple(each.name for each in view.enrolled()),
        waiting=tuple(each.name for each in waiting),
        day=desk.today,
    )


def plan_pdf(desk: Desk, activity_id: str) -> bytes:
    """The plan as a PDF; it names no participants."""
    from grongintro.letters.pdf import render  # noqa: PLC0415  ReportLab is slow to import

    return render(activity_plan.build(plan_content(desk, activity_id)))


def plan_content(desk: Desk, activity_id: str) -> ActivityPlanContent:
    """What the printed plan says."""
    view = activity_view(desk, activity_id)
    return ActivityPlanContent(
        municipality=settings.municipality(desk),
        activity=view.activity,
        gatherings=view.gatherings,
        capacity=view.places.capacity,
        day=desk.today,
    )


def invitation_pdf(desk: Desk, activity_id: str, person_id: str) -> bytes:
    """The invitation to one person as a PDF; UserError when the account may not see them."""
    from grongintro.letters.pdf import render  # noqa: PLC0415  ReportLab is slow to import

    return render(activity_invitation.build(invitation_content(desk, activity_id, person_id)))


def invitation_content(desk: Desk, activity_id: str, person_id: str) -> ActivityInvitationContent:
    """What the printed invitation says; it is answered to the person's adviser, or who makes it."""
    view = activity_view(desk, activity_id)
    with desk.read() as reader:
        person = person_of(desk, reader, person_id)
        staff = reader.get(Staff, adviser_on(reader, person_id, desk.today) or desk.actor.staff_id)
    return ActivityInvitationContent(
        municipality=settings.municipality(desk),
        recipient=Addressee(person.name, person.address_lines, person.birth_date),
        activity=view.activity,
        gatherings=view.gatherings,
        adviser=Official(staff.name, staff.title, staff.phone, staff.email),
        day=desk.today,
        language=person.interpreter_language,
    )
