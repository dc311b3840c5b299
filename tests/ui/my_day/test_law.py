"""Min dag by the law: the start in colours, the card of lights and what is due, a moment after the day."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from grongintro.domain.application import ApplicationState, GrantApplication, Scheme
from grongintro.domain.closing import FinalStatus
from grongintro.domain.cooperation import CooperationAgreement
from grongintro.domain.mapping import HealthStep, HealthStepKind
from grongintro.domain.practice import Employer, Placement, Sector
from grongintro.domain.programme import Education, Goal
from grongintro.rules.compliance.light import Mend
from grongintro.services import my_day, people, programmes
from grongintro.services.cooperation import partners
from grongintro.services.grant_applications import cases
from grongintro.services.practice import employers, placements
from grongintro.services.programmes import ProgrammeDraft
from grongintro.services.qualifying import closing, health, today
from grongintro.services.qualifying.closing import EndDraft
from grongintro.ui.applications.page import ApplicationsPage
from grongintro.ui.cooperation.page import AGREEMENTS, CooperationPage
from grongintro.ui.icons import IconLabel
from grongintro.ui.lights.words import MENDING, PAGES, PARTS
from grongintro.ui.my_day.page import MyDayPage
from grongintro.ui.people.person_page import PersonPage
from grongintro.ui.practice.forms import VisitForm
from grongintro.ui.qualifying.health import HealthStepForm
from grongintro.ui.shell_parts import ShortcutSheet
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.widgets.lines import Line
from tests.ui.desks import in_shell, in_window, opened
from tests.ui.keyboard import press
from tests.ui.qualifying.pages import press_button, put, saved, words
from tests.ui.store import TODAY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.services.qualifying.today import LawDay
    from grongintro.ui.bus import Bus
    from grongintro.ui.my_day.law import LightsCard
    from grongintro.ui.shell import Shell
    from tests.ui.store import TinyStore

SECRET = "Time hos spesialist"


def law_of(qtbot: QtBot, page: MyDayPage) -> LightsCard:
    """The card when it has come."""
    qtbot.waitUntil(lambda: "lights" in vars(page), timeout=10_000)
    return page.lights


def overdue_step(desk: Desk, who: str) -> str:
    day = TODAY - timedelta(days=2)
    step = HealthStep("", "", who, "", HealthStepKind.REFERRAL, day, desk.actor.staff_id, SECRET)
    return health.save_health_step(desk, step).id


def in_program(qtbot: QtBot, desk: Desk, bus: Bus) -> Shell:
    """The window as the program has it: a person is opened on their page."""
    shell = in_shell(qtbot, desk, bus)

    def open_person(person_id: str) -> None:
        shell.show_page("person")
        page = shell.page("person")
        assert isinstance(page, PersonPage)
        page.show_person(person_id)

    bus.open_person.connect(open_person)
    shell.show_page("day")
    return shell


def day_page(shell: Shell) -> MyDayPage:
    page = shell.page("day")
    assert isinstance(page, MyDayPage)
    return page


def button_of(page: MyDayPage, start: str, key: str) -> QPushButton:
    found = page.findChild(QPushButton, f"{start}_{key}")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("days", "told", "icon"),
    [
        (60, "Dag 60 av 3 måneder. Frist for vedtak og oppstart av program (§\u00a012)", "warning"),
        (80, "Dag 80 av 3 måneder. Frist for vedtak og oppstart av program (§\u00a012)", "error"),
        (100, "Dag 100, over 3 måneder. Frist for vedtak og oppstart av program (§\u00a012)", "error"),
    ],
)
def test_the_start_is_told_in_words_and_colour(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, days: int, told: str, icon: str
) -> None:
    person = people.get_person(tiny.adviser, tiny.ids["Åse"])
    people.change_person(tiny.adviser, replace(person, arrived=TODAY - timedelta(days=days)))
    page = in_window(qtbot, MyDayPage(tiny.adviser, bus))
    line = page.dates.findChild(Line, f"line_{person.id}")
    assert line is not None
    assert told in words(line)
    assert [each._name for each in line.findChildren(IconLabel)] == [icon]  # noqa: SLF001


def test_the_lights_come_after_the_day_and_are_read_beside_the_window(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    reading = today.law_day

    def read(desk: Desk) -> LawDay:
        threads.append(threading.current_thread())
        return reading(desk)

    monkeypatch.setattr(today, "law_day", read)
    page = in_window(qtbot, MyDayPage(tiny.adviser, bus))
    assert threads == []
    assert "lights" not in vars(page)
    card = law_of(qtbot, page)
    assert threads
    assert threading.main_thread() not in threads
    law = reading(tiny.adviser)
    shown = words(card)
    assert f"{law.red} røde" in shown
    assert [each.name for each in law.urgent if each.name in shown] == [each.name for each in law.urgent]
    with qtbot.waitSignal(bus.open_page) as asked:
        press_button(card, "openLights")
    assert asked.args == ["lights"]


def test_a_light_opens_the_person_at_its_form(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = in_window(qtbot, MyDayPage(tiny.adviser, bus))
    law_of(qtbot, page)
    first = today.law_day(tiny.adviser).urgent[0]
    asked: list[tuple[str, ...]] = []
    bus.open_person.connect(lambda who: asked.append((who,)))
    bus.mend.connect(lambda who, what: asked.append((who, what)))
    press(button_of(page, "mendLight", first.person_id), Qt.Key.Key_Space)
    assert first.light.mend is not None
    assert asked == [(first.person_id,), (first.person_id, str(first.light.mend))]


def test_a_step_of_health_stands_among_the_tasks_without_its_words(
    qtbot: QtBot, tiny: TinyStore, bus: Bus
) -> None:
    key = overdue_step(tiny.adviser, tiny.ids["Amina"])
    before = len(my_day.my_day(tiny.adviser).tasks)
    shell = in_program(qtbot, tiny.adviser, bus)
    page = day_page(shell)
    assert f"Oppgaver og løfter  ·  {before}\n" in words(page.tasks)
    law_of(qtbot, page)
    shown = words(page.tasks).replace("\u00a0", " ")
    assert f"Oppgaver og løfter  ·  {before + 1}\n" in shown
    assert "Helseoppfølging\nAmina Zahra · fristen var 09.03.2026 (for 2 dager siden)" in shown
    assert SECRET not in shown
    assert "envisning" not in shown
    press(button_of(page, "openDue", key), Qt.Key.Key_Space)
    assert shell.current_page == "person"
    form = opened(HealthStepForm)
    assert form.start.id == key
    put(form, "done_on", "i dag")
    saved(form)
    shell.show_page("day")
    qtbot.waitUntil(lambda: "Helseoppfølging" not in words(page.tasks), timeout=10_000)


def test_a_year_after_opens_the_question(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Yusuf"]
    start, end = date(2024, 1, 8), date(2025, 3, 1)
    person = people.get_person(tiny.adviser, who)
    people.change_person(tiny.adviser, replace(person, arrived=date(2023, 11, 1)))
    draft = ProgrammeDraft(start, start, Education.LESS, Goal.WORK, end)
    programmes.save_programme(tiny.adviser, who, draft)
    ending = EndDraft(FinalStatus.WORK, end, "Fast jobb", full_time=True)
    key = closing.end_programme(tiny.adviser, who, ending).id
    shell = in_program(qtbot, tiny.adviser, bus)
    page = day_page(shell)
    law_of(qtbot, page)
    assert "Status ett år etter programmet\nYusuf Zahra · fristen var 01.03.2026" in words(page.tasks)
    press(button_of(page, "openDue", key), Qt.Key.Key_Space)
    dialog = opened(AskDialog)
    assert dialog.objectName() == "yearLaterDialog"
    saved(dialog)
    assert closing.endings_of(tiny.adviser, who)[0].year_later is FinalStatus.WORK


def test_a_follow_up_that_is_due_opens_its_form(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Amina"]
    where = employers.save_employer(tiny.adviser, Employer("", "", "Grong sag", Sector.PRIVATE)).id
    week = timedelta(weeks=1)
    value = Placement("", "", who, where, TODAY - week, TODAY + 4 * week, 900)
    key = placements.save_placement(tiny.adviser, value).id
    shell = in_program(qtbot, tiny.adviser, bus)
    page = day_page(shell)
    law_of(qtbot, page)
    told = words(page.tasks).replace("\u00a0", " ")
    assert "Oppfølging på praksisplassen\nAmina Zahra · frist 11.03.2026 (i dag)" in told
    press(button_of(page, "openDue", key), Qt.Key.Key_Space)
    form = opened(VisitForm)
    assert form.start.placement_id == key
    saved(form)
    shell.show_page("day")
    qtbot.waitUntil(lambda: "praksisplassen" not in words(page.tasks), timeout=10_000)


def test_an_agreement_to_renew_opens_its_page_for_the_leader(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    day = TODAY + timedelta(days=60)
    value = CooperationAgreement("", "", "Avtale med Nav", "Nav og kommunen", TODAY, day)
    key = partners.save_agreement(tiny.leader, value).id
    shell = in_program(qtbot, tiny.leader, bus)
    bus.open_page.connect(shell.show_page)
    page = day_page(shell)
    law_of(qtbot, page)
    told = words(page.tasks).replace("\u00a0", " ")
    assert "Samarbeidsavtale som skal fornyes\nAvtale med Nav · frist 10.05.2026 (om 60 dager)" in told
    press(button_of(page, "openDue", key), Qt.Key.Key_Space)
    assert shell.current_page == "cooperation"
    opened_page = shell.page("cooperation")
    assert isinstance(opened_page, CooperationPage)
    assert opened_page.tabs.currentIndex() == AGREEMENTS


def test_an_application_that_is_due_names_nobody_and_opens_its_case(
    qtbot: QtBot, tiny: TinyStore, bus: Bus
) -> None:
    day = TODAY + timedelta(days=60)
    value = GrantApplication("", "", Scheme.JOB_CHANCE, "Prosjekt", 2026, day, ApplicationState.PREPARING, "")
    key = cases.save_application(tiny.leader, value).id
    shell = in_program(qtbot, tiny.leader, bus)
    bus.open_page.connect(shell.show_page)
    page = day_page(shell)
    law_of(qtbot, page)
    told = words(page.tasks).replace("\u00a0", " ")
    assert "Søknad om tilskudd\nProsjekt · frist 10.05.2026 (om 60 dager)" in told
    press(button_of(page, "openDue", key), Qt.Key.Key_Space)
    assert shell.current_page == "applications"
    opened_page = shell.page("applications")
    assert isinstance(opened_page, ApplicationsPage)
    chosen = opened_page.cases.table.chosen()
    assert chosen is not None
    assert chosen.id == key


def test_every_form_has_its_words_and_its_part() -> None:
    assert set(MENDING) == set(Mend)
    assert set(PARTS) | set(PAGES) == set(Mend) - {Mend.DECISION}
    assert not set(PARTS) & set(PAGES)


def test_a_page_that_was_left_reads_when_it_is_seen_again(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    shell = in_program(qtbot, tiny.adviser, bus)
    page = day_page(shell)
    shell.show_page("people")
    qtbot.wait(900)
    assert "lights" not in vars(page)
    shell.show_page("day")
    assert law_of(qtbot, page).isVisible()


def test_a_helper_is_told_nothing_of_it(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Desk] = []
    monkeypatch.setattr(today, "law_day", asked.append)
    page = in_window(qtbot, MyDayPage(tiny.helper, bus))
    qtbot.wait(900)
    assert asked == []
    assert "lights" not in vars(page)


def test_lovlys_is_reached_by_its_key_which_the_sheet_tells(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    shell = in_program(qtbot, tiny.adviser, bus)
    press(shell, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert shell.current_page == "lights"
    shell.open_sheet()
    sheet = shell.findChild(ShortcutSheet)
    assert sheet is not None
    told = words(sheet)
    assert "Ctrl+0\nLovlys" in told
    assert "Ctrl+R\nRett det viktigste" in told
