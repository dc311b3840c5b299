"""Applications as cases: begun with what is needed, sent, answered, appealed, reported; for leaders alone."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from grongintro.domain.application import (
    ApplicationCost,
    ApplicationPaper,
    ApplicationPerson,
    ApplicationState,
    GrantApplication,
    Scheme,
)
from grongintro.domain.municipality import Language
from grongintro.domain.person import Settlement
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.rules.compliance.light import Mend
from grongintro.services import settings
from grongintro.services.grant_applications import cases, excel, papers
from grongintro.services.grant_applications.cases import ExtraDraft
from grongintro.services.grant_applications.deadlines import Due
from grongintro.services.grant_applications.extra import start_extra
from grongintro.services.grant_applications.needed import PAPERS, THRESHOLD, in_language, usual_deadline
from grongintro.services.grant_applications.view import CaseView, applications_view
from grongintro.services.keeping import trash, undo
from grongintro.services.person_page import history
from grongintro.services.qualifying.today import law_day
from grongintro.services.trust import inhabil
from tests.services.making import TODAY, go_to, person
from tests.services.test_notes_and_access import colleague

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

SETTLED = date(2025, 11, 1)
FIRST = date(2027, 1, 1)
DAY = timedelta(days=1)
KRONER = 100


def refused(do: Any, *args: Any, **more: Any) -> tuple[str, str]:
    with pytest.raises(UserError) as caught:
        do(*args, **more)
    return caught.value.field, caught.value.message


def settled(desk: Desk, given: str = "Selam", day: date = SETTLED, **more: Any) -> str:
    settlement = more.pop("settlement", Settlement.AGREED)
    return person(desk, given, arrived=day, first_settled=day, settlement=settlement, **more)


def begun(desk: Desk, who: str, scheme: Scheme = Scheme.EXTRA_2, year: int = 1) -> str:
    return cases.save_extra(desk, ExtraDraft(who, scheme, year)).id


def view(desk: Desk, key: str) -> CaseView:
    return next(each for each in applications_view(desk).cases if each.id == key)


def cost(key: str, text: str = "Assistent", ore: int = 40_000_000, **more: Any) -> ApplicationCost:
    return ApplicationCost("", "", key, text, ore, **more)


def sent(desk: Desk, who: str, day: date = TODAY) -> str:
    key = begun(desk, who)
    cases.save_cost(desk, cost(key))
    cases.send_application(desk, replace(view(desk, key).case, sent_on=day))
    return key


def answered(desk: Desk, key: str, **more: Any) -> None:
    values: dict[str, Any] = {"answered_on": TODAY, "state": ApplicationState.PARTLY, "granted_ore": 100}
    cases.answer_application(desk, replace(view(desk, key).case, **values | more))


def project(desk: Desk, **more: Any) -> str:
    value = GrantApplication(
        "", "", Scheme.JOB_CHANCE, "Kvinner i arbeid", 2027, date(2027, 2, 25), ApplicationState.PREPARING, ""
    )
    return cases.save_application(desk, replace(value, **more)).id


def test_the_first_application_is_proposed_with_its_deadline_and_papers(desk: Desk) -> None:
    found = start_extra(desk, settled(desk))
    assert (found.scheme, found.year.number, found.deadline) == (Scheme.EXTRA_1, 1, FIRST)
    assert not found.late
    assert "Samtykke fra personen eller vergen" in found.papers
    assert applications_view(desk).cases == ()


@pytest.mark.parametrize(("day", "late"), [(FIRST - DAY, False), (FIRST, False), (FIRST + DAY, True)])
def test_a_first_application_is_late_after_its_day(desk: Desk, day: date, *, late: bool) -> None:
    who = settled(desk)
    go_to(desk, day)
    assert start_extra(desk, who).late is late


def test_an_application_begins_with_person_papers_and_threshold(desk: Desk) -> None:
    who = settled(desk)
    made = view(desk, begun(desk, who))
    assert (made.case.state, made.case.deadline, made.case.title) == (
        ApplicationState.PREPARING,
        FIRST,
        "Tilskuddsår 1",
    )
    assert [each.name for each in made.persons] == ["Selam Selamsen"]
    assert len(made.lacking) == 4
    (only,) = made.costs
    assert (only.deduction, only.ore) == (True, 200_000 * KRONER)
    assert "2017" in only.text
    assert made.due is not None
    assert (made.due.what, made.due.day, made.warning) == (Due.SEND, FIRST, 60)


def test_to_begin_is_one_action_that_is_undone_whole(desk: Desk) -> None:
    begun(desk, settled(desk))
    undo.undo_last(desk)
    assert applications_view(desk).cases == ()


def test_the_next_proposal_is_the_year_after(desk: Desk) -> None:
    who = settled(desk)
    begun(desk, who)
    found = start_extra(desk, who)
    assert (found.scheme, found.year.number, found.deadline) == (Scheme.EXTRA_2, 2, date(2028, 1, 1))


def test_what_the_scheme_does_not_give(desk: Desk) -> None:
    who = settled(desk)
    begun(desk, who, Scheme.EXTRA_1)
    assert refused(begun, desk, who, Scheme.EXTRA_1, 2)[0] == "grant_year"
    assert "enten tilskudd 1 eller tilskudd 2" in refused(begun, desk, who, Scheme.EXTRA_2, 2)[1]
    assert refused(begun, desk, who, Scheme.EXTRA_2, 6)[0] == "grant_year"
    assert "fra 1 til 5" in refused(begun, desk, who, Scheme.EXTRA_2, 0)[1]
    begun(desk, who, Scheme.EXTRA_2, 3)
    assert "alt søkt" in refused(begun, desk, who, Scheme.EXTRA_2, 3)[1]


@pytest.mark.parametrize("settlement", [Settlement.SELF_SETTLED])
def test_who_is_outside_the_scheme(desk: Desk, settlement: Settlement) -> None:
    who = settled(desk, settlement=settlement)
    assert "avtale" in refused(start_extra, desk, who)[1]


def test_what_was_laid_aside_does_not_count_and_is_taken_up_again(desk: Desk) -> None:
    who = settled(desk)
    key = begun(desk, who)
    cases.give_up_application(desk, key)
    assert view(desk, key).due is None
    other = begun(desk, who)
    assert refused(cases.give_up_application, desk, key, again=True)[0] == "grant_year"
    cases.give_up_application(desk, other)
    cases.give_up_application(desk, key, again=True)
    assert view(desk, key).case.state is ApplicationState.PREPARING


def test_a_project_has_its_papers_and_no_threshold(desk: Desk) -> None:
    made = view(desk, project(desk))
    assert made.costs == ()
    assert any("egenandel" in each.text for each in made.papers)
    assert refused(project, desk, title=" ")[0] == "title"
    assert refused(project, desk, grant_year=27)[0] == "grant_year"
    assert refused(project, desk, scheme=Scheme.EXTRA_1)[0] == "scheme"


def test_a_project_may_be_about_several(desk: Desk) -> None:
    key, who = project(desk), settled(desk)
    cases.add_person(desk, ApplicationPerson("", "", who, key))
    assert "alt med" in refused(cases.add_person, desk, ApplicationPerson("", "", who, key))[1]
    cases.add_person(desk, ApplicationPerson("", "", settled(desk, "Yonas"), key))
    assert [each.name for each in view(desk, key).persons] == ["Selam Selamsen", "Yonas Yonassen"]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2027, 2, 24), date(2027, 2, 25)),
        (date(2027, 2, 25), date(2027, 2, 25)),
        (date(2027, 2, 26), date(2028, 2, 25)),
    ],
)
def test_the_winters_deadline(today: date, expected: date) -> None:
    assert usual_deadline(Scheme.JOB_CHANCE, today) == expected
    assert usual_deadline(Scheme.OTHER, today) is None


def test_costs_and_papers(desk: Desk) -> None:
    key = begun(desk, settled(desk))
    assert refused(cases.save_cost, desk, cost(key, " "))[0] == "text"
    assert refused(cases.save_cost, desk, cost(key, ore=0))[0] == "ore"
    cases.save_cost(desk, cost(key))
    assert view(desk, key).sum.applied == 20_000_000
    paper = view(desk, key).papers[0]
    cases.tick_paper(desk, paper.id)
    assert len(view(desk, key).lacking) == 3
    cases.tick_paper(desk, paper.id)
    assert len(view(desk, key).lacking) == 4
    assert (
        refused(cases.save_paper, desk, replace(paper, version=3, present_on=TODAY + DAY))[0] == "present_on"
    )
    cases.save_paper(desk, ApplicationPaper("", "", key, "Vedtak om tjenester", TODAY))
    assert len(view(desk, key).papers) == 5


@pytest.mark.parametrize(("day", "fits"), [(TODAY - DAY, True), (TODAY, True), (TODAY + DAY, False)])
def test_sent_on_a_day_that_has_been(desk: Desk, day: date, *, fits: bool) -> None:
    key = begun(desk, settled(desk))
    cases.save_cost(desk, cost(key))
    value = replace(view(desk, key).case, sent_on=day)
    if fits:
        cases.send_application(desk, value)
        assert view(desk, key).case.state is ApplicationState.SENT
        assert "kan ikke legges bort" in refused(cases.give_up_application, desk, key)[1]
    else:
        assert refused(cases.send_application, desk, value)[0] == "sent_on"


def test_an_application_without_costs_is_not_sent(desk: Desk) -> None:
    key = begun(desk, settled(desk))
    value = replace(view(desk, key).case, sent_on=TODAY)
    assert "kostnadene" in refused(cases.send_application, desk, value)[1]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"answered_on": None}, "answered_on"),
        ({"answered_on": TODAY + DAY}, "answered_on"),
        ({"answered_on": TODAY - 2 * DAY}, "answered_on"),
        ({"state": ApplicationState.SENT}, "state"),
        ({"granted_ore": None}, "granted_ore"),
        ({"state": ApplicationState.REFUSED}, "granted_ore"),
        ({"appeal_by": TODAY - DAY}, "appeal_by"),
        ({"report_by": TODAY - DAY}, "report_by"),
    ],
)
def test_an_answer_that_cannot_be_right(desk: Desk, more: dict[str, Any], field: str) -> None:
    key = sent(desk, settled(desk), TODAY - DAY)
    with pytest.raises(UserError) as caught:
        answered(desk, key, **more)
    assert caught.value.field == field


def test_answer_appeal_and_report_follow_each_other(desk: Desk) -> None:
    key = sent(desk, settled(desk))
    assert view(desk, key).due is None
    assert refused(cases.appeal_application, desk, replace(view(desk, key).case, appealed_on=TODAY))[0]
    answered(desk, key, appeal_by=TODAY + 21 * DAY, report_by=TODAY + 100 * DAY)
    assert view(desk, key).warning == 30
    due = view(desk, key).due
    assert due is not None
    assert due.what is Due.APPEAL
    cases.appeal_application(desk, replace(view(desk, key).case, appealed_on=TODAY))
    due = view(desk, key).due
    assert due is not None
    assert due.what is Due.REPORT
    cases.report_application(desk, replace(view(desk, key).case, reported_on=TODAY))
    assert view(desk, key).due is None


@pytest.mark.parametrize(("days", "waits"), [(-1, False), (0, True), (1, True)])
def test_an_appeal_is_told_until_its_day(desk: Desk, days: int, *, waits: bool) -> None:
    key = sent(desk, settled(desk))
    answered(desk, key, state=ApplicationState.REFUSED, granted_ore=None, appeal_by=TODAY + 21 * DAY)
    go_to(desk, TODAY + (21 - days) * DAY)
    assert (view(desk, key).due is not None) is waits


def test_nothing_is_reported_of_a_refusal(desk: Desk) -> None:
    key = sent(desk, settled(desk))
    answered(desk, key, state=ApplicationState.REFUSED, granted_ore=None)
    assert refused(cases.report_application, desk, replace(view(desk, key).case, reported_on=TODAY))[0]


@pytest.mark.parametrize(("left", "told"), [(61, False), (60, True), (59, True), (0, True), (-1, True)])
def test_the_leaders_day_tells_it_from_60_days_without_naming_anybody(
    desk: Desk, left: int, *, told: bool
) -> None:
    key = begun(desk, settled(desk))
    go_to(desk, FIRST - left * DAY)
    lines = [line for line in law_day(desk).due if line.mend is Mend.APPLICATION]
    assert [line.id for line in lines] == ([key] if told else [])
    assert all((line.person_id, line.name, line.day) == ("", "Tilskuddsår 1", FIRST) for line in lines)


def test_a_next_year_that_nobody_applied_for_is_one_line(desk: Desk) -> None:
    who = settled(desk, day=date(2024, 11, 1))
    begun(desk, who)
    go_to(desk, date(2026, 11, 1))
    assert [each.name for each in applications_view(desk).next_years] == []
    go_to(desk, date(2026, 11, 2))
    (found,) = applications_view(desk).next_years
    assert (found.year.number, found.deadline) == (2, date(2027, 1, 1))
    (line,) = [each for each in law_day(desk).due if each.mend is Mend.NEXT_YEAR]
    assert (line.name, line.person_id, line.day) == ("", "", date(2027, 1, 1))


def test_the_first_chances_are_those_settled_by_agreement_with_little_time(desk: Desk) -> None:
    near = settled(desk)
    settled(desk, "Yonas", date(2026, 3, 1))
    settled(desk, "Firas", settlement=Settlement.FAMILY)
    assert [each.person_id for each in applications_view(desk).first_chances] == [near]
    begun(desk, near)
    assert applications_view(desk).first_chances == ()


def test_an_adviser_reads_writes_and_hears_nothing(desk: Desk, adviser_desk: Desk) -> None:
    who = settled(desk)
    key = begun(desk, who)
    for do in (
        lambda: applications_view(adviser_desk),
        lambda: start_extra(adviser_desk, who),
        lambda: begun(adviser_desk, who),
        lambda: cases.save_cost(adviser_desk, cost(key)),
        lambda: cases.give_up_application(adviser_desk, key),
        lambda: papers.application_pdf(adviser_desk, key),
        lambda: excel.cost_sheet(adviser_desk, key),
        lambda: trash.delete(adviser_desk, GrantApplication, key),
    ):
        with pytest.raises(UserError) as caught:
            do()
        assert caught.value.code in {"role", "closed"}
    assert not any("søknad" in f"{line}".casefold() for line in history(adviser_desk, who))
    assert any("søknad" in f"{line}".casefold() for line in history(desk, who))
    assert not [line for line in law_day(adviser_desk).due if line.mend is Mend.APPLICATION]
    trash.delete(desk, GrantApplication, key)
    assert trash.trash(adviser_desk) == ()
    assert len(trash.trash(desk)) == 1


def test_a_case_about_somebody_near_is_closed_to_the_leader(desk: Desk) -> None:
    who = settled(desk)
    other = colleague(desk, "Grete Vik", Role.LEADER)
    key = begun(desk, who)
    inhabil.mark_inhabil(other, desk.actor.staff_id, who, reason="Nabo")
    assert applications_view(desk).cases == ()
    assert refused(cases.save_cost, desk, cost(key))[1]
    assert [each.id for each in applications_view(other).cases] == [key]


def test_the_letter_and_the_workbook_say_the_same_sum(desk: Desk) -> None:
    key = begun(desk, settled(desk))
    cases.save_cost(desk, cost(key))
    content = papers.application_content(desk, key)
    assert content.applied == 20_000_000
    assert content.year is not None
    assert content.year.start == SETTLED
    assert papers.application_pdf(desk, key).startswith(b"%PDF")
    sheet = openpyxl.load_workbook(io.BytesIO(excel.cost_sheet(desk, key))).worksheets[0]
    rows = [tuple(row) for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == ("Hva", "Kroner")
    assert rows[1] == ("Assistent", 400_000)
    assert rows[2][1] == -200_000
    assert rows[3] == ("Det søkes om", 200_000)


def test_a_text_never_becomes_a_formula(desk: Desk) -> None:
    key = project(desk)
    cases.save_cost(desk, cost(key, "=1+1"))
    cell = openpyxl.load_workbook(io.BytesIO(excel.cost_sheet(desk, key))).worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_what_the_program_proposes_is_told_in_the_letters_own_standard(desk: Desk) -> None:
    key = begun(desk, settled(desk))
    cases.save_paper(desk, ApplicationPaper("", "", key, "Eget vedlegg"))
    town = replace(settings.municipality(desk), language=Language.NYNORSK)
    settings.change_municipality(desk, town)
    content = papers.application_content(desk, key)
    proposed = set(PAPERS[Scheme.EXTRA_2])
    told = {each.text for each in content.papers}
    assert "Samtykke frå personen eller verja" in told
    assert "Eget vedlegg" in told
    assert not told & (proposed - {"Kostnadsoverslag"})
    assert "sjølv" in content.costs[0].text


def test_every_line_that_is_proposed_has_its_nynorsk() -> None:
    proposed = {text for texts in PAPERS.values() for text in texts} | {THRESHOLD}
    same = {text for text in proposed if in_language(text, Language.NYNORSK) == text}
    assert same == {"Kostnadsoverslag", "Søknad", "Budsjett"}


def test_a_project_does_not_become_ekstratilskudd(desk: Desk) -> None:
    key = project(desk)
    value = replace(view(desk, key).case, scheme=Scheme.EXTRA_1, grant_year=1)
    assert refused(cases.save_application, desk, value)[0] == "scheme"
    extra = begun(desk, settled(desk))
    other = replace(view(desk, extra).case, scheme=Scheme.EXTRA_1)
    cases.save_application(desk, other)
    assert view(desk, extra).case.scheme is Scheme.EXTRA_1
