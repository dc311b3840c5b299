"""The papers from a real store: what they gather, who may make them, and that nothing is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.mapping import (
    AdaptationNeed,
    CareerGuidance,
    CompetenceMapping,
    Experience,
    ExperienceKind,
    LanguageSkill,
    MappedWhen,
    Mastery,
    PriorElement,
    Schooling,
)
from grongintro.domain.municipality import Language
from grongintro.domain.person import Permit, PermitKind, Person
from grongintro.domain.plan import (
    ContractKind,
    ElementKind,
    IntegrationContract,
    PlanElement,
    PlanKind,
    PlanPhase,
    PlanState,
    PlanVersion,
)
from grongintro.domain.programme import Goal
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.letters import integration_plan
from grongintro.letters.text import plain_text
from grongintro.services.person_page import open_person
from grongintro.services.qualifying import papers
from grongintro.services.staff import link_helper
from grongintro.services.trust.protection import protect
from grongintro.storage.rows import lists
from tests.services.making import TODAY, go_to, person
from tests.services.test_notes_and_access import colleague

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

NEXT = date(2027, 4, 12)
TABLES = ("change_log", "access_log", "file_out")


def put(desk: Desk, *values: object) -> None:
    """Write values as they are, under the log's eyes."""
    with desk.write("save_plan") as unit:
        for value in values:
            unit.add(value)


def adopted(desk: Desk, plan: PlanVersion, *parts: PlanElement | PlanPhase) -> PlanVersion:
    """The version as it stands when it has been adopted, which freezes it with its parts."""
    put(desk, plan, *parts)
    with desk.write("save_plan") as unit:
        unit.save(replace(plan, state=PlanState.ADOPTED))
    with desk.read() as reader:
        return reader.get(PlanVersion, plan.id)


def plan_of(desk: Desk, who: str, number: int = 1, **more: object) -> PlanVersion:
    with desk.read() as reader:
        office = reader.get(Person, who).office_id
    made = PlanVersion(
        f"plan{number}",
        office,
        who,
        PlanKind.INTEGRATION,
        number,
        PlanState.DRAFT,
        TODAY,
        desk.actor.staff_id,
        long_term_goal="Jeg vil bli kokk.",
        final_goal=Goal.WORK,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def element_of(plan: PlanVersion, title: str, start: date) -> PlanElement:
    key = f"{plan.id}{title}"
    return PlanElement(key, plan.office_id, plan.person_id, plan.id, ElementKind.COURSE, title, start)


def phase_of(plan: PlanVersion, number: int) -> PlanPhase:
    return PlanPhase(
        f"{plan.id}{number}",
        plan.office_id,
        plan.person_id,
        plan.id,
        number,
        f"Fase {number}",
        date(2026, 12, number),
        date(2027, 1, number),
    )


def mapped(plan: PlanVersion, day: date) -> CompetenceMapping:
    return CompetenceMapping(
        f"map{day}",
        plan.office_id,
        plan.person_id,
        day,
        MappedWhen.AFTER_SETTLEMENT,
        "Kari",
        Schooling.COMPULSORY,
    )


def counted(desk: Desk) -> list[int]:
    with desk.read() as reader:
        return [lists.count_rows(reader, table) for table in TABLES]


@pytest.fixture
def who(adviser_desk: Desk) -> str:
    return person(adviser_desk, interpreter_language="tigrinja")


@pytest.fixture
def first(adviser_desk: Desk, who: str) -> PlanVersion:
    """An adopted first version with two elements and two phases."""
    plan = plan_of(adviser_desk, who)
    elements = element_of(plan, "Matkurs", date(2027, 1, 4)), element_of(plan, "Hygiene", date(2026, 12, 1))
    return adopted(adviser_desk, plan, *elements, phase_of(plan, 2), phase_of(plan, 1))


def test_the_plan_is_gathered_in_order_with_the_law_of_its_day(
    adviser_desk: Desk, first: PlanVersion
) -> None:
    put(
        adviser_desk,
        mapped(first, date(2026, 10, 1)),
        mapped(first, NEXT),
        CareerGuidance("g1", first.office_id, first.person_id, date(2026, 10, 5)),
        PriorElement("e1", first.office_id, first.person_id, ElementKind.NORWEGIAN, "Norsk"),
        PriorElement(
            "e2", first.office_id, first.person_id, ElementKind.CIVICS, "Kurs", start=date(2026, 5, 4)
        ),
    )
    go_to(adviser_desk, NEXT)
    found = papers.plan_content(adviser_desk, first.id)
    assert found.day == TODAY
    assert [each.title for each in found.elements] == ["Hygiene", "Matkurs"]
    assert [each.number for each in found.phases] == [1, 2]
    assert found.mapping is not None
    assert found.mapping.mapped_on == date(2026, 10, 1)
    assert found.guidance is not None
    assert [each.title for each in found.prior] == ["Kurs", "Norsk"]
    assert found.adviser.name == "Kari Rådgiver"
    assert found.recipient.name == "Selam Selamsen"
    assert found.law_references["appeal_deadline"] == "forvaltningsloven § 29"
    assert found.interpreter_note.startswith("Vi kan lese dette for deg på tigrinja med tolk.")
    assert (found.previous, found.changes, found.collective) == (None, (), False)


def test_a_revision_tells_what_is_new_since_the_last_adopted_one(
    adviser_desk: Desk, first: PlanVersion
) -> None:
    second = plan_of(adviser_desk, first.person_id, 2, final_goal=Goal.VOCATIONAL)
    other = plan_of(adviser_desk, first.person_id, 3, kind=PlanKind.NORWEGIAN, final_goal=None)
    put(adviser_desk, second, other, element_of(second, "Matkurs", date(2027, 1, 4)))
    go_to(adviser_desk, NEXT)
    found = papers.plan_content(adviser_desk, second.id)
    assert found.previous == first
    assert found.day == NEXT
    assert found.changes[0] == "Sluttmålet: fag- og yrkesopplæring (før: arbeid)."
    assert papers.plan_content(adviser_desk, other.id).previous is None
    newest = plan_of(adviser_desk, first.person_id, 4)
    put(adviser_desk, newest)
    assert papers.plan_content(adviser_desk, newest.id).previous == first


def test_a_draft_is_marked_and_the_language_can_be_chosen(adviser_desk: Desk, who: str) -> None:
    draft = plan_of(adviser_desk, who)
    put(adviser_desk, draft)
    text = plain_text(integration_plan.build(papers.plan_content(adviser_desk, draft.id)))
    assert "Utkast: Integreringsplan for Selam Selamsen" in text
    content = papers.plan_content(adviser_desk, draft.id, language=Language.NYNORSK)
    assert "Slik er planen grunngitt" in plain_text(integration_plan.build(content))
    assert content.interpreter_note.endswith("Det kostar deg ingenting.")


@pytest.mark.parametrize(
    ("kinds", "collective"),
    [
        ((PermitKind.REFUGEE_28,), False),
        ((PermitKind.REFUGEE_28, PermitKind.COLLECTIVE_34), True),
        ((PermitKind.COLLECTIVE_34, PermitKind.PERMANENT), False),
    ],
)
def test_the_newest_permit_tells_of_collective_protection(
    adviser_desk: Desk, first: PlanVersion, kinds: tuple[PermitKind, ...], collective: bool
) -> None:
    for month, kind in enumerate(kinds, start=1):
        put(
            adviser_desk,
            Permit(f"t{month}", first.office_id, first.person_id, kind, date(2026, month, 1)),
        )
    late = Permit("t9", first.office_id, first.person_id, PermitKind.COLLECTIVE_34, NEXT)
    put(adviser_desk, late)
    assert papers.plan_content(adviser_desk, first.id).collective is collective


def test_the_contract_goes_with_its_plan(adviser_desk: Desk, first: PlanVersion) -> None:
    made = IntegrationContract(
        "c1",
        first.office_id,
        first.person_id,
        first.id,
        ContractKind.CONTRACT,
        TODAY,
        adviser_desk.actor.staff_id,
        participant_signed=TODAY,
    )
    put(adviser_desk, made)
    found = papers.contract_content(adviser_desk, "c1")
    assert (found.plan, found.contract, found.adviser.name) == (first, made, "Kari Rådgiver")
    assert papers.contract_pdf(adviser_desk, "c1").startswith(b"%PDF")


def test_the_mapping_is_gathered(adviser_desk: Desk, first: PlanVersion) -> None:
    office, who = first.office_id, first.person_id
    put(
        adviser_desk,
        mapped(first, date(2026, 10, 1)),
        mapped(first, TODAY),
        LanguageSkill("l1", office, who, "tigrinja", Mastery.MOTHER_TONGUE, Mastery.GOOD),
        LanguageSkill("l2", office, who, "arabisk", Mastery.GOOD, Mastery.SOME),
        Experience("x1", office, who, ExperienceKind.WORK, "Kokk", first_year=2020),
    )
    found = papers.mapping_content(adviser_desk, who)
    assert found.mapping is not None
    assert found.mapping.mapped_on == TODAY
    assert [each.language for each in found.languages] == ["arabisk", "tigrinja"]
    assert [each.title for each in found.experiences] == ["Kokk"]
    assert papers.mapping_pdf(adviser_desk, who).startswith(b"%PDF")


def needs(desk: Desk, who: str) -> None:
    with desk.read() as reader:
        office = reader.get(Person, who).office_id
    staff = desk.actor.staff_id
    put(
        desk,
        AdaptationNeed("n1", office, who, staff, "Pauser", date(2026, 10, 1)),
        AdaptationNeed("n2", office, who, staff, "Heis", date(2026, 9, 1), TODAY),
        AdaptationNeed("n3", office, who, staff, "Før", date(2026, 9, 1), date(2026, 11, 22)),
        AdaptationNeed("n4", office, who, staff, "Senere", date(2026, 11, 24)),
    )


def test_needs_for_adaptation_come_along_only_when_asked_for(
    desk: Desk, adviser_desk: Desk, who: str
) -> None:
    needs(adviser_desk, who)
    assert papers.mapping_content(adviser_desk, who).adaptation == ()
    for each in (adviser_desk, desk):
        found = papers.mapping_content(each, who, with_adaptation=True).adaptation
        assert [need.text for need in found] == ["Heis", "Pauser"]


def test_needs_for_adaptation_are_not_for_every_colleague(desk: Desk, adviser_desk: Desk, who: str) -> None:
    needs(adviser_desk, who)
    other = colleague(desk, "Ola Nilsen", Role.ADVISER)
    assert papers.mapping_pdf(other, who).startswith(b"%PDF")
    with pytest.raises(UserError, match="sensitivt"):
        papers.mapping_pdf(other, who, with_adaptation=True)


def test_who_may_not_see_the_person_gets_no_paper(desk: Desk, adviser_desk: Desk, first: PlanVersion) -> None:
    staff = adviser_desk.actor.staff_id
    contract = IntegrationContract(
        "c1", first.office_id, first.person_id, first.id, ContractKind.DECLARATION, TODAY, staff
    )
    put(adviser_desk, contract)
    helper = colleague(desk, "Ola Nilsen", Role.HELPER)
    hidden = colleague(desk, "Per Aune", Role.ADVISER)
    seeing = (adviser_desk.actor.account_id, desk.actor.account_id)
    protect(desk, first.person_id, basis="Sperret adresse", account_ids=seeing)
    for other in (helper, hidden):
        with pytest.raises(UserError):
            papers.plan_pdf(other, first.id)
        with pytest.raises(UserError):
            papers.contract_pdf(other, "c1")
        with pytest.raises(UserError):
            papers.mapping_pdf(other, first.person_id)


@pytest.mark.parametrize("role", [Role.HELPER, Role.DECIDER])
def test_papers_are_for_caseworkers(desk: Desk, adviser_desk: Desk, first: PlanVersion, role: Role) -> None:
    """Also for a person whom the account may see: the papers hold more than its page shows."""
    staff = adviser_desk.actor.staff_id
    contract = IntegrationContract(
        "c1", first.office_id, first.person_id, first.id, ContractKind.CONTRACT, TODAY, staff
    )
    put(adviser_desk, contract)
    other = colleague(desk, "Ola Nilsen", role)
    if role is Role.HELPER:
        link_helper(desk, other.actor.staff_id, first.person_id, start=TODAY)
        assert open_person(other, first.person_id).person.id == first.person_id
    with pytest.raises(UserError) as of_plan:
        papers.plan_pdf(other, first.id)
    with pytest.raises(UserError) as of_contract:
        papers.contract_pdf(other, "c1")
    with pytest.raises(UserError) as of_mapping:
        papers.mapping_pdf(other, first.person_id)
    assert {each.value.code for each in (of_plan, of_contract, of_mapping)} == {"role"}


def test_a_paper_is_made_the_same_again_and_writes_nothing(adviser_desk: Desk, first: PlanVersion) -> None:
    before = counted(adviser_desk)
    made = papers.plan_pdf(adviser_desk, first.id)
    go_to(adviser_desk, NEXT)
    assert papers.plan_pdf(adviser_desk, first.id) == made
    assert papers.mapping_pdf(adviser_desk, first.person_id).startswith(b"%PDF")
    assert counted(adviser_desk) == before
