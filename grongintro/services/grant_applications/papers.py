"""The draft letter of an application. Nothing is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from grongintro.domain.application import ApplicationCost, ApplicationPaper
from grongintro.domain.decision import Addressee, Official
from grongintro.domain.staff import Staff
from grongintro.errors import UserError
from grongintro.letters import grant_application
from grongintro.letters.grant_application import GrantApplicationContent
from grongintro.rules.grant_costs import applied_sum
from grongintro.services.grant_applications.cases import persons_of
from grongintro.services.grant_applications.extra import years_of
from grongintro.services.grant_applications.needed import EXTRA, in_language
from grongintro.services.grant_applications.seen import case_of
from grongintro.services.grant_applications.view import in_costs_order, in_papers_order
from grongintro.storage.rows import keyed

if TYPE_CHECKING:
    from grongintro.domain.application import GrantApplication
    from grongintro.domain.municipality import Language
    from grongintro.domain.period import Period
    from grongintro.domain.person import Person
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

R = TypeVar("R", ApplicationCost, ApplicationPaper)


def application_pdf(desk: Desk, application_id: str) -> bytes:
    """An application as a PDF, marked as a draft until it is sent; UserError for who is no leader."""
    from grongintro.letters.pdf import render  # noqa: PLC0415  ReportLab is slow to import

    return render(grant_application.build(application_content(desk, application_id)))


def application_content(desk: Desk, application_id: str) -> GrantApplicationContent:
    """What the letter says."""
    with desk.read() as reader:
        case = case_of(desk, reader, application_id)
        staff = reader.get(Staff, case.staff_id)
        town = keyed.municipality(reader)
        costs = in_costs_order(reader.find(ApplicationCost, application_id=case.id))
        papers = in_papers_order(reader.find(ApplicationPaper, application_id=case.id))
        persons = persons_of(reader, case.id)
        return GrantApplicationContent(
            municipality=town,
            case=case,
            persons=tuple(Addressee(each.name, each.address_lines, each.birth_date) for each in persons),
            costs=tuple(_told(each, town.language) for each in costs),
            applied=applied_sum(costs).applied,
            papers=tuple(_told(each, town.language) for each in papers),
            official=Official(staff.name, staff.title, staff.phone, staff.email),
            day=desk.today,
            year=_year(reader, case, persons),
        )


def _year(reader: Reader, case: GrantApplication, persons: tuple[Person, ...]) -> Period | None:
    """The personal year in days; None where it is about a project, or cannot be counted."""
    if case.scheme not in EXTRA or len(persons) != 1:
        return None
    try:
        years = years_of(reader, persons[0])
    except UserError:
        return None
    return next((each.period for each in years if each.number == case.grant_year), None)


def _told(row: R, language: Language) -> R:
    return replace(row, text=in_language(row.text, language))
