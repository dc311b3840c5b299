"""Uke og år on a person's page, by keyboard: a week, an element that is moved, a gap, vacation."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from grongintro.domain.programme import Education, Goal
from grongintro.domain.week import TravelTime, VacationState
from grongintro.rules.compliance.light import Mend
from grongintro.services import programmes, talks
from grongintro.services.programmes import ProgrammeDraft
from grongintro.services.talks import AppointmentDraft
from grongintro.services.year import weeks
from grongintro.services.year.vacations import free_time
from grongintro.ui import run
from grongintro.ui.asking import undo_last
from grongintro.ui.year.part import WeekPart
from grongintro.ui.year.week_forms import CopyForm, NormForm, SlotForm, VacationForm, WeekForm
from tests.ui.desks import dialogs, opened, save
from tests.ui.keyboard import press
from tests.ui.qualifying.pages import agree, fill, page_at, part_of, press_button, put, refused, saved, words
from tests.ui.store import TODAY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.ui.bus import Bus
    from grongintro.ui.people.person_page import PersonPage
    from tests.ui.store import TinyStore

START, END = date(2026, 1, 5), date(2027, 1, 4)


@pytest.fixture
def page(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> PersonPage:
    draft = ProgrammeDraft(date(2025, 12, 1), START, Education.LESS, Goal.WORK, END)
    programmes.save_programme(tiny.adviser, tiny.ids["Amina"], draft)
    made = page_at(qtbot, tiny.adviser, bus, tiny.ids["Amina"], "Uke og år")
    words(made)
    return made


@pytest.fixture
def part(page: PersonPage) -> WeekPart:
    return part_of(page, WeekPart)


def new_week(part: WeekPart) -> None:
    press_button(part, "newWeek")
    form = opened(WeekForm)
    put(form, "start", "5.1.2026")
    saved(form)
    words(part)


def new_slot(part: WeekPart, **values: str) -> SlotForm:
    press_button(part, "newSlot")
    form = opened(SlotForm)
    fill(form, **values)
    return form


def slots(tiny: TinyStore) -> list[tuple[str, int, str, int]]:
    (version,) = weeks.versions(tiny.adviser, tiny.ids["Amina"])
    return [(str(each.kind), each.weekday, f"{each.at:%H:%M}", each.minutes) for each in version.slots]


def test_a_new_week_is_made_and_filled_by_keyboard(part: WeekPart, tiny: TinyStore) -> None:
    assert "Ingen uke er lagt ennå" in words(part)
    assert not part.week.new_slot.isVisible()
    new_week(part)
    assert "Ingen uke er lagt ennå" not in words(part)
    saved(new_slot(part, kind="Norsk", weekday="Tirsdag", at="9", minutes="3", place="Bergsmo"))
    assert slots(tiny) == [("norwegian", 1, "09:00", 180)]
    assert "3 timer fra mandag til fredag" in words(part)
    saved(new_slot(part, kind="Praksis", weekday="Torsdag", at="8.30", minutes="7,5"))
    assert "10,5 timer" in words(part)


def test_wrong_input_stands_at_its_field_and_nothing_is_lost(part: WeekPart, tiny: TinyStore) -> None:
    new_week(part)
    saved(new_slot(part, weekday="Mandag", at="9", minutes="3"))
    form = new_slot(part, weekday="Mandag", at="11", minutes="2")
    assert "overlapper" in refused(form, "at")
    put(form, "at", "tull")
    assert refused(form, "at")
    fill(form, at="20", minutes="5")
    assert "midnatt" in refused(form, "minutes")
    fill(form, minutes="2,333")
    assert refused(form, "minutes")
    fill(form, kind="Egenstudier med oppfølging", at="14", minutes="2")
    assert "hvem som følger opp" in refused(form, "followed_by")
    fill(form, followed_by="Faglærer")
    saved(form)
    assert [each[2] for each in slots(tiny)] == ["09:00", "14:00"]


def test_an_element_is_moved_by_the_arrows_and_put_back(part: WeekPart, tiny: TinyStore, bus: Bus) -> None:
    new_week(part)
    saved(new_slot(part, weekday="Mandag", at="9", minutes="3"))
    words(part)
    key = part.week.grid.chosen_key()
    part.week.grid.choose(key)
    press(part.week.grid.entry(key), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    words(part)
    assert slots(tiny)[0][1] == 1
    press(part.week.grid.entry(key), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    words(part)
    assert slots(tiny)[0][1:3] == (1, "09:15")
    undo_last(part, tiny.adviser, bus)
    assert slots(tiny)[0][1:3] == (1, "09:00")


def test_a_move_onto_another_is_refused_in_words(part: WeekPart, tiny: TinyStore) -> None:
    new_week(part)
    saved(new_slot(part, weekday="Mandag", at="9", minutes="3"))
    saved(new_slot(part, weekday="Tirsdag", at="9", minutes="3"))
    words(part)
    first = next(each for each in weeks.versions(tiny.adviser, tiny.ids["Amina"])[0].slots)
    part.week.grid.choose(first.id)
    press(part.week.grid.entry(first.id), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    words(part)
    assert [each[1] for each in slots(tiny)] == [0, 1]


def test_a_way_that_is_too_short_is_told(part: WeekPart, tiny: TinyStore) -> None:
    weeks.save_travel_time(tiny.adviser, TravelTime("", "", "Bergsmo", "Grong sentrum", 30))
    new_week(part)
    saved(new_slot(part, weekday="Mandag", at="9", minutes="3", place="Bergsmo"))
    assert "Reisen tar" not in words(part)
    saved(new_slot(part, weekday="Mandag", at="12.15", minutes="3", place="Grong sentrum"))
    assert "Mandag: 15 minutter mellom Bergsmo og Grong sentrum. Reisen tar 30." in words(part)
    later = [each for each in weeks.versions(tiny.adviser, tiny.ids["Amina"])[0].slots if each.weekday == 0][
        1
    ]
    weeks.move_slot(tiny.adviser, later.id, 0, time(12, 30))
    part.read(part.showing())
    assert "Reisen tar" not in words(part)


def test_what_is_to_come_at_the_same_time_is_told(part: WeekPart, tiny: TinyStore) -> None:
    new_week(part)
    saved(new_slot(part, kind="Praksis", weekday="Torsdag", at="9", minutes="6"))
    book(tiny, time(15, 0))
    part.read(part.showing())
    assert "samtidig med" not in words(part)
    book(tiny, time(14, 45))
    part.read(part.showing())
    assert "Tor. 12.3. kl. 14:45: avtale samtidig med Praksis." in words(part)


def book(tiny: TinyStore, at: time) -> None:
    """An appointment of half an hour on Thursday."""
    draft = AppointmentDraft((tiny.ids["Amina"],), date(2026, 3, 12), at, 30, "Bergsmo")
    talks.book_appointment(tiny.adviser, draft)


def test_an_element_is_opened_with_enter_and_deleted(part: WeekPart, tiny: TinyStore) -> None:
    new_week(part)
    saved(new_slot(part, weekday="Mandag", at="9", minutes="3", title="Norsk spor 2"))
    words(part)
    key = part.week.grid.chosen_key()
    press(part.week.grid.entry(key), Qt.Key.Key_Return)
    form = opened(SlotForm)
    put(form, "minutes", "4")
    saved(form)
    assert slots(tiny)[0][3] == 240
    press_button(part, "deleteSlot")
    agree()
    assert slots(tiny) == []


def test_versions_are_chosen_and_a_copy_is_given_to_others(part: WeekPart, tiny: TinyStore) -> None:
    new_week(part)
    saved(new_slot(part, weekday="Mandag", at="9", minutes="3"))
    press_button(part, "newWeek")
    form = opened(WeekForm)
    put(form, "start", "1.6.2026")
    saved(form)
    words(part)
    assert [part.week.which.itemText(n) for n in range(part.week.which.count())] == [
        "Fra 01.06.2026",
        "05.01.2026–31.05.2026 (gjelder nå)",
    ]
    draft = ProgrammeDraft(date(2025, 12, 1), START, Education.LESS, Goal.WORK, END)
    programmes.save_programme(tiny.adviser, tiny.ids["Sami"], draft)
    press_button(part, "copyWeek")
    copy = opened(CopyForm)
    save(copy)
    assert list(copy.form.errors()) == ["person_ids"]
    copy.people.set_value((tiny.ids["Sami"],))
    saved(copy)
    (version,) = weeks.versions(tiny.adviser, tiny.ids["Sami"])
    assert (version.plan.start, version.minutes) == (TODAY, 180)


def test_the_year_says_what_is_missing_and_the_week_under_the_arrows(part: WeekPart) -> None:
    new_week(part)
    saved(new_slot(part, weekday="Mandag", at="8", minutes="7,5"))
    shown = words(part)
    assert "timer mangler i" in shown
    assert "Uke 11, 09.03.–13.03.2026: 7,5 av 37,5 timer er planlagt, 30 mangler." in shown
    part.year.strip.setFocus()
    press(part.year.strip, Qt.Key.Key_Right)
    assert "Uke 12" in words(part)
    press(part.year.strip, Qt.Key.Key_Home)
    assert "Uke 1, 29.12." in words(part)
    press_button(part, "yearWhy")
    assert "Uke 2 i 2026" in words(part)
    press_button(part, "yearAfter")
    assert "Fulltid hele året 2027" in words(part)


def test_a_wish_is_granted_on_the_spot_and_too_much_is_refused(part: WeekPart, tiny: TinyStore) -> None:
    press_button(part, "vacationsNew")
    form = opened(VacationForm)
    fill(form, start="29.6.2026", end="3.7.2026", state="Ønsket")
    saved(form)
    (wish,) = free_time(tiny.adviser, tiny.ids["Amina"]).vacations
    assert "0 virkedager brukt, 25 igjen" in words(part).replace("\u00a0", " ")
    press_button(part, f"grant_{wish.id}")
    assert free_time(tiny.adviser, tiny.ids["Amina"]).vacations[0].state is VacationState.GRANTED
    assert "5 virkedager brukt, 20 igjen" in words(part).replace("\u00a0", " ")
    press_button(part, "vacationsNew")
    form = opened(VacationForm)
    fill(form, start="6.7.2026", end="3.8.2026")
    assert "mer enn programåret gir" in refused(form, "end")
    put(form, "end", "31.7.2026")
    saved(form)


def test_fewer_hours_as_full_time_need_a_reason(part: WeekPart) -> None:
    press_button(part, "normsNew")
    form = opened(NormForm)
    assert refused(form, "reason")
    put(form, "reason", "Mye eget arbeid")
    saved(form)
    assert "30 timer i uken" in words(part)


def test_a_light_leads_to_the_week(page: PersonPage, part: WeekPart, tiny: TinyStore) -> None:
    page.mend(tiny.ids["Amina"], str(Mend.WEEK))
    assert dialogs(WeekForm)
    dialogs(WeekForm)[-1].reject()
    new_week(part)
    run.forget_held()
    page.mend(tiny.ids["Amina"], str(Mend.WEEK))
    assert part.window().focusWidget() is part.year.strip
