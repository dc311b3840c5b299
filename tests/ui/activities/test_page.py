"""«Aktiviteter» by keyboard: planned, enrolled until it is full, let up, attended, evaluated, copied."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton

from grongintro.domain.activity import (
    Activity,
    ActivityKind,
    AttendanceState,
    Enrolment,
    EnrolmentState,
    Gathering,
)
from grongintro.domain.followup import Booking
from grongintro.domain.training import Subject
from grongintro.services.activities import activities, enrolling
from grongintro.services.activities.view import activity_view, list_activities
from grongintro.services.qualifying.training_view import training_view
from grongintro.ui.activities import words as told
from grongintro.ui.activities.copying import CopyForm
from grongintro.ui.activities.forms import ActivityForm, EvaluationForm, GatheringForm
from grongintro.ui.activities.page import ActivitiesPage
from grongintro.ui.activities.people_forms import AttendanceForm, EnrolForm, InviteForm
from grongintro.ui.activities.person_part import ActivitiesPart
from grongintro.ui.asking import undo_last
from grongintro.ui.qualifying.training import TrainingPart
from grongintro.ui.widgets.print_dialog import PrintDialog
from tests.ui.desks import back_in, in_window, opened
from tests.ui.keyboard import press, type_text
from tests.ui.qualifying.pages import (
    agree,
    fill,
    page_at,
    part_of,
    press_button,
    put,
    refused,
    saved,
    shut,
    words,
)
from tests.ui.store import TODAY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.activities.view import ActivityView
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore

START, END = date(2026, 3, 9), date(2026, 3, 20)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> ActivitiesPage:
    return in_window(qtbot, ActivitiesPage(tiny.adviser, bus))


def made(tiny: TinyStore, places: int | None = None, **more: Any) -> str:
    """A programme with a gathering that has been held and one that is ahead."""
    value = Activity("", "", ActivityKind.HOLIDAY_PROGRAMME, "Vinterferie 2026", START, END)
    key = activities.save_activity(tiny.adviser, replace(value, **more)).id
    for day, title in ((TODAY, "Skidag"), (TODAY + timedelta(days=1), "Isfiske")):
        one = Gathering("", "", key, day, time(9), 300, title, places=places, cost=100_000)
        activities.save_gathering(tiny.adviser, one)
    return key


def view(tiny: TinyStore) -> ActivityView:
    (row,) = list_activities(tiny.adviser)
    return activity_view(tiny.adviser, row.id)


def states(tiny: TinyStore) -> dict[str, EnrolmentState]:
    return {each.name.split()[0]: each.enrolment.state for each in view(tiny).taking}


def shown(page: ActivitiesPage, part: int) -> ActivitiesPage:
    """The page with what is stored now, at one of its parts."""
    back_in(page)
    page.refresh()
    page.pane.tabs.setCurrentIndex(part)
    words(page)
    return page


def choose(page: ActivitiesPage, name: str) -> None:
    table = page.pane.people.table
    for line, row in enumerate(page.pane.people._model.rows()):  # noqa: SLF001
        if row.name.startswith(name):
            table.selectRow(line)
            return
    raise LookupError(name)


def test_the_empty_page_teaches_the_first_step(page: ActivitiesPage, tiny: TinyStore) -> None:
    assert "Ingen aktiviteter ennå" in words(page)
    press(page, Qt.Key.Key_N, CTRL)
    dialog = opened(ActivityForm)
    assert "heter" in refused(dialog, "title")
    fill(dialog, title="Høstferie 2026", start="5.10.2026", end="4.10.2026")
    assert "før første dag" in refused(dialog, "end")
    fill(dialog, end="9.10.2026", sign_up_by="10.10.2026")
    assert "etter siste dag" in refused(dialog, "sign_up_by")
    fill(dialog, sign_up_by="25.9.2026", budget="mye")
    assert "hele kroner" in refused(dialog, "budget")
    fill(dialog, budget="12 500", theme="Skogen", level="A2")
    saved(dialog)
    activity = view(tiny).activity
    assert (activity.start, activity.end, activity.budget) == (
        date(2026, 10, 5),
        date(2026, 10, 9),
        1_250_000,
    )
    text = words(page)
    assert "Høstferie 2026" in text
    assert "Ferieprogram · 05.10.2026–09.10.2026 · 0 påmeldt · svarfrist 25.09.2026" in text
    assert "Ingen samlinger ennå" in text


def test_gatherings_are_written_under_their_week_and_refused_at_the_field(
    page: ActivitiesPage, tiny: TinyStore
) -> None:
    activities.save_activity(
        tiny.adviser, Activity("", "", ActivityKind.LIFE_SKILLS, "Livsmestring", START, END)
    )
    shown(page, 0)
    press_button(page, "gatheringsNew")
    dialog = opened(GatheringForm)
    fill(dialog, title="Arbeidsliv", at="12", minutes="11:30")
    assert "slutter før den begynner" in refused(dialog, "minutes")
    fill(dialog, minutes="14", day="21.3.2026")
    assert "20.03.2026" in refused(dialog, "day")
    fill(dialog, day="10.3.2026", interpreter="Bestilt")
    assert "språk" in refused(dialog, "language")
    fill(dialog, language="arabisk", places="0")
    assert "minst 1" in refused(dialog, "places")
    fill(dialog, places="8", cost="1 500", subject="Livsmestring: karrierekompetanse", leader="Kari")
    saved(dialog)
    (one,) = view(tiny).gatherings
    assert (one.at, one.minutes, one.places, one.cost, one.subject, one.interpreter) == (
        time(12), 120, 8, 150_000, Subject.CAREER_SKILLS, Booking.BOOKED,
    )  # fmt: skip
    text = words(page)
    assert "Uke 11" in text
    assert "tir. 10.3. kl. 12:00–14:00 · Arbeidsliv" in text
    press_button(page, "gatheringsNew")
    again = opened(GatheringForm)
    assert again.form.field("day").value() == date(2026, 3, 11)  # type: ignore[attr-defined]
    fill(again, title="Mer", day="10.3.2026", at="13:59", minutes="15")
    assert "14:00" in refused(again, "at")
    shut(again)
    assert len(view(tiny).gatherings) == 1


def test_what_ends_at_midnight_ends_with_the_day(page: ActivitiesPage, tiny: TinyStore) -> None:
    activities.save_activity(tiny.adviser, Activity("", "", ActivityKind.INFORMATION, "Nattur", START, END))
    shown(page, 0)
    press_button(page, "gatheringsNew")
    dialog = opened(GatheringForm)
    fill(dialog, title="Nordlys", at="20", minutes="00:00")
    saved(dialog)
    assert view(tiny).gatherings[0].minutes == 240
    assert "20:00–24:00" in words(page)


def test_the_last_place_is_taken_the_next_waits_and_moves_up(
    page: ActivitiesPage, tiny: TinyStore, bus: Bus
) -> None:
    made(tiny, 1)
    messages: list[str] = []
    bus.offer.connect(lambda text, _button, _undo: messages.append(text))
    shown(page, 1)
    for name in ("Amina Zahra", "Yusuf Zahra"):
        press_button(page, "enrolNew")
        dialog = opened(EnrolForm)
        if name.startswith("Amina"):
            assert "hvem" in refused(dialog, "person_id")
            assert "1\u00a0ledig plass" in words(dialog)
        put(dialog, "person_id", name)
        saved(dialog)
        back_in(page)
    assert messages == [
        "Amina Zahra er påmeldt.",
        "Alle plassene er tatt. Yusuf Zahra står som nr. 1 på ventelisten.",
    ]
    assert states(tiny) == {"Amina": EnrolmentState.ENROLLED, "Yusuf": EnrolmentState.WAITING}
    assert "1 av 1 påmeldt, 1 venter" in words(page)
    choose(page, "Amina")
    press_button(page, "declineChosen")
    assert states(tiny) == {"Yusuf": EnrolmentState.ENROLLED, "Amina": EnrolmentState.DECLINED}
    undo_last(page, tiny.adviser, bus)
    assert states(tiny) == {"Amina": EnrolmentState.ENROLLED, "Yusuf": EnrolmentState.WAITING}


def test_fewer_places_than_enrolled_is_refused_and_more_lets_up(
    page: ActivitiesPage, tiny: TinyStore
) -> None:
    key = made(tiny, 2)
    for name in ("Amina", "Yusuf", "Åse"):
        enrolling.enrol(tiny.adviser, key, tiny.ids[name])
    shown(page, 0)
    for each, places in zip(view(tiny).gatherings, ("1", "3"), strict=True):
        press_button(page, f"change_{each.id}")
        dialog = opened(GatheringForm)
        put(dialog, "places", places)
        if places == "1":
            assert "2 er påmeldt" in refused(dialog, "places")
            put(dialog, "places", "3")
        saved(dialog)
        back_in(page)
    assert set(states(tiny).values()) == {EnrolmentState.ENROLLED}


def test_those_it_is_meant_for_are_invited_and_say_yes(page: ActivitiesPage, tiny: TinyStore) -> None:
    made(tiny)
    shown(page, 1)
    assert "Gjelder 1 i programmet, 1 er ikke spurt ennå." in words(page)
    press_button(page, "inviteMeant")
    dialog = opened(InviteForm)
    assert "sender ingenting" in words(dialog)
    dialog.people.set_value(())
    assert "minst én" in refused(dialog, "person_ids")
    dialog.people.set_value([tiny.ids["Amina"]])
    saved(dialog)
    back_in(page)
    assert "alle er spurt" in words(page)
    choose(page, "Amina")
    press_button(page, "enrolChosen")
    assert states(tiny) == {"Amina": EnrolmentState.ENROLLED}


def test_the_list_is_filtered_searched_and_an_enrolment_deleted(
    page: ActivitiesPage, tiny: TinyStore, bus: Bus
) -> None:
    key = made(tiny, 1)
    for name in ("Amina", "Yusuf"):
        enrolling.enrol(tiny.adviser, key, tiny.ids[name])
    shown(page, 1)
    tab = page.pane.people
    tab.which.set_value(EnrolmentState.WAITING)
    assert [row.name for row in tab._model.rows()] == ["Yusuf Zahra"]  # noqa: SLF001
    tab.which.set_value("")
    choose(page, "Amina")
    tab.table.setFocus()
    press(tab.table, Qt.Key.Key_Delete)
    assert agree() == "Slett påmeldingen"
    assert states(tiny) == {"Yusuf": EnrolmentState.ENROLLED}
    undo_last(page, tiny.adviser, bus)
    assert states(tiny) == {"Amina": EnrolmentState.ENROLLED, "Yusuf": EnrolmentState.WAITING}


def test_everybody_s_attendance_is_written_in_one_form(
    page: ActivitiesPage, tiny: TinyStore, bus: Bus
) -> None:
    key = made(tiny)
    amina, yusuf = tiny.ids["Amina"], tiny.ids["Yusuf"]
    for each in (amina, yusuf):
        enrolling.enrol(tiny.adviser, key, each)
    shown(page, 2)
    press_button(page, "writeAttendance")
    dialog = opened(AttendanceForm)
    put(dialog, f"state_{yusuf}", "Gyldig fravær")
    put(dialog, f"minutes_{yusuf}", "20")
    assert "den som møtte" in refused(dialog, f"minutes_{yusuf}")
    put(dialog, f"minutes_{yusuf}", "")
    put(dialog, f"minutes_{amina}", "301")
    press_button(dialog, "everybodyCame")
    assert "300 minutter" in refused(dialog, f"minutes_{amina}")
    put(dialog, f"minutes_{amina}", "to")
    assert "helt tall" in refused(dialog, f"minutes_{amina}")
    put(dialog, f"minutes_{amina}", "240")
    saved(dialog)
    held = view(tiny).held[0]
    assert (held.marks[amina].state, held.marks[amina].minutes) == (AttendanceState.PRESENT, 240)
    assert held.marks[yusuf].state is AttendanceState.VALID_ABSENCE
    back_in(page)
    page.pane.attendance.table.selectRow(1)
    button = page.findChild(QPushButton, "writeAttendance")
    assert button is not None
    assert not button.isEnabled()
    assert "Før oppmøtet når den er holdt" in words(page)
    undo_last(page, tiny.adviser, bus)
    assert view(tiny).held[0].marks == {}


def test_what_it_costs_and_how_it_went(page: ActivitiesPage, tiny: TinyStore) -> None:
    key = made(tiny, budget=150_000)
    for name in ("Amina", "Yusuf", "Åse"):
        enrolling.enrol(tiny.adviser, key, tiny.ids[name])
    shown(page, 3)
    text = words(page)
    for expected in (
        "1\u00a0500,00\u00a0kr",
        "2\u00a0000,00\u00a0kr",
        "mer enn budsjettet",
        "666,67\u00a0kr",
    ):
        assert expected in text
    assert "Ikke evaluert ennå." in text
    press_button(page, "writeEvaluation")
    dialog = opened(EvaluationForm)
    assert "hvordan det gikk" in refused(dialog, "evaluation")
    fill(dialog, evaluation="Fine dager. Flere vil gå på ski.", evaluated_on="")
    assert "dagen" in refused(dialog, "evaluated_on")
    fill(dialog, evaluated_on="11.3.2026")
    saved(dialog)
    assert "Flere vil gå på ski" in words(page)
    assert view(tiny).activity.evaluated_on == TODAY


def test_next_year_is_seen_before_it_is_made(page: ActivitiesPage, tiny: TinyStore) -> None:
    key = made(tiny)
    enrolling.enrol(tiny.adviser, key, tiny.ids["Amina"])
    shown(page, 0)
    page.pane.findChild(QPushButton, "activityMore").menu().actions()[0].trigger()  # type: ignore[union-attr]
    dialog = opened(CopyForm)
    assert "onsdag 17. mars 2027" in words(dialog)
    put(dialog, "day_1", "")
    assert "Skriv dagen" in refused(dialog, "day_1")
    put(dialog, "day_1", "17.3.2027")
    assert "samme dag" in refused(dialog, "day_1")
    put(dialog, "day_1", "19.3.2027")
    saved(dialog)
    copy = next(each for each in list_activities(tiny.adviser) if each.id != key)
    assert copy.activity.title == "Vinterferie 2027"
    assert [each.day for each in activity_view(tiny.adviser, copy.id).gatherings] == [
        date(2027, 3, 17),
        date(2027, 3, 19),
    ]
    assert copy.places.enrolled == 0
    assert "Vinterferie 2027" in [each.text() for each in page.pane.findChildren(QLabel)]


@pytest.mark.parametrize("number", [0, 1])
def test_papers_are_shown_from_memory(page: ActivitiesPage, tiny: TinyStore, number: int) -> None:
    made(tiny)
    shown(page, 0)
    page.pane.findChild(QPushButton, "activityPapers").menu().actions()[number].trigger()  # type: ignore[union-attr]
    dialog = opened(PrintDialog)
    assert dialog.preview.page_count >= 1
    shut(dialog)


def test_an_invitation_is_about_one_person(page: ActivitiesPage, tiny: TinyStore) -> None:
    key = made(tiny)
    enrolling.enrol(tiny.adviser, key, tiny.ids["Amina"])
    shown(page, 1)
    choose(page, "Amina")
    press_button(page, "inviteChosen")
    dialog = opened(PrintDialog)
    outlet = dialog.preview._outlet  # noqa: SLF001
    assert outlet is not None
    assert outlet.person_id == tiny.ids["Amina"]
    shut(dialog)


def test_kinds_and_years_are_told_apart(page: ActivitiesPage, tiny: TinyStore) -> None:
    made(tiny)
    other = Activity("", "", ActivityKind.PARENTING, "Foreldregruppe", date(2025, 11, 3), date(2026, 1, 12))
    activities.save_activity(tiny.adviser, other)
    shown(page, 0)
    titles = [row.activity.title for row in page._model.rows()]  # noqa: SLF001
    assert titles == ["Vinterferie 2026", "Foreldregruppe"]
    for kind, year, expected in (
        (ActivityKind.PARENTING, "", ["Foreldregruppe"]),
        ("", "2025", ["Foreldregruppe"]),
        ("", "2026", ["Vinterferie 2026", "Foreldregruppe"]),
        (ActivityKind.HOLIDAY_PROGRAMME, "2025", []),
    ):
        page.kind.set_value(kind)
        page.year.set_value(year)
        assert [row.activity.title for row in page._model.rows()] == expected  # noqa: SLF001
        assert page.pane.isVisible() is bool(expected)


def test_a_person_is_enrolled_and_declines_from_their_own_page(
    qtbot: QtBot, tiny: TinyStore, bus: Bus
) -> None:
    key = made(tiny, 1)
    person_page = page_at(qtbot, tiny.adviser, bus, tiny.ids["Amina"], "Aktiviteter")
    words(person_page)
    part = part_of(person_page, ActivitiesPart)
    assert "1\u00a0ledig plass" in words(part)
    press_button(part, f"enrol_{key}")
    assert states(tiny) == {"Amina": EnrolmentState.ENROLLED}
    text = words(part)
    assert "Påmeldt 11.03.2026 · neste ons. 11.3. kl. 09:00" in text
    assert "Ingen åpne aktiviteter." in text
    (row,) = view(tiny).taking
    press_button(part, f"paper_{row.id}")
    shut(opened(PrintDialog))
    back_in(person_page)
    press_button(part, f"no_{row.id}")
    assert states(tiny) == {"Amina": EnrolmentState.DECLINED}
    press_button(part, f"yes_{row.id}")
    assert states(tiny) == {"Amina": EnrolmentState.ENROLLED}
    press_button(part, f"delete_{row.id}")
    agree()
    assert states(tiny) == {}
    press_button(part, "enrolPerson")
    dialog = opened(EnrolForm)
    assert "hva" in refused(dialog, "activity_id")
    put(dialog, "activity_id", "Vinterferie 2026 (1\u00a0ledig plass)")
    put(dialog, "note", "Trenger skyss")
    saved(dialog)
    with tiny.adviser.read() as reader:
        assert [each.note for each in reader.find(Enrolment)] == ["Trenger skyss"]


def test_hours_attended_stand_on_the_training_tab_without_buttons(
    qtbot: QtBot, tiny: TinyStore, bus: Bus
) -> None:
    from grongintro.services.activities.attending import Mark, register_attendance

    key = made(tiny)
    amina = tiny.ids["Amina"]
    enrolling.enrol(tiny.adviser, key, amina)
    first = view(tiny).gatherings[0]
    counted = replace(first, subject=Subject.MIGRATION_HEALTH, organisation="Røde kors")
    activities.save_gathering(tiny.adviser, counted)
    register_attendance(tiny.adviser, first.id, [Mark(amina, AttendanceState.PRESENT, 150)])
    person_page = page_at(qtbot, tiny.adviser, bus, amina, "Opplæring")
    words(person_page)
    part = part_of(person_page, TrainingPart)
    text = words(part.hours)
    assert "11.03.2026 · 2,5 timer" in text
    assert "Røde kors · ført i aktiviteten" in text
    (row,) = training_view(tiny.adviser, amina).hours
    names = [each.objectName() for each in part.hours.findChildren(QPushButton)]
    assert f"change_{row.id}" not in names
    assert part.hours.findChild(QToolButton, f"delete_{row.id}") is None
    assert "2,5 timer" in words(part.skills)


def test_the_list_changes_with_enter_and_deletes_with_delete(page: ActivitiesPage, tiny: TinyStore) -> None:
    made(tiny)
    shown(page, 0)
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Return)
    dialog = opened(ActivityForm)
    put(dialog, "title", "Vinterferie i Grong")
    saved(dialog)
    back_in(page)
    assert view(tiny).activity.title == "Vinterferie i Grong"
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Delete)
    assert agree() == "Slett aktiviteten og 2 samlinger"
    assert list_activities(tiny.adviser) == ()
    assert "Ingen aktiviteter ennå" in words(page)


def test_typing_searches_the_list(page: ActivitiesPage, tiny: TinyStore) -> None:
    made(tiny)
    made(tiny, title="Påskeferie 2026")
    shown(page, 0)
    field = page.findChild(QLineEdit, "activityFilter")
    assert field is not None
    field.setFocus()
    type_text(field, "påske")
    assert [row.activity.title for row in page._model.rows()] == ["Påskeferie 2026"]  # noqa: SLF001


def test_every_button_has_a_name(page: ActivitiesPage, tiny: TinyStore) -> None:
    key = made(tiny)
    enrolling.enrol(tiny.adviser, key, tiny.ids["Amina"])
    for number in range(4):
        shown(page, number)
        for each in (*page.findChildren(QPushButton), *page.findChildren(QToolButton)):
            if each.isVisible():
                assert each.objectName(), each
                assert each.accessibleName(), each.objectName()


def test_a_place_in_line_is_told(tiny: TinyStore) -> None:
    key = made(tiny, 1)
    for name in ("Amina", "Yusuf", "Åse"):
        enrolling.enrol(tiny.adviser, key, tiny.ids[name])
    assert [told.state(each) for each in view(tiny).taking] == [
        "Påmeldt",
        "På venteliste, nr. 1",
        "På venteliste, nr. 2",
    ]
