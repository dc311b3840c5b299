"""Opplæring on a person's page: training, hours, tests and exemptions by keyboard, and what is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from grongintro.domain.carried import OpeningBalance, Quota
from grongintro.domain.programme import Education, Goal
from grongintro.domain.training import (
    ExemptionBasis,
    ExemptionFrom,
    Level,
    Provider,
    Subject,
    TaughtHours,
    TestPart,
    Training,
    TrainingBasis,
)
from grongintro.rules.compliance.light import Mend
from grongintro.services.programmes import ProgrammeDraft, save_programme
from grongintro.services.qualifying import carried, training
from grongintro.services.qualifying.training_view import training_view
from grongintro.ui.asking import undo_last
from grongintro.ui.qualifying.progress import Done, ProgressCard, ThinBar
from grongintro.ui.qualifying.training import TrainingPart
from grongintro.ui.qualifying.training_forms import ExemptionForm, HoursForm, TestForm, TrainingForm
from tests.ui.desks import dialogs, opened, save
from tests.ui.keyboard import press
from tests.ui.qualifying.pages import agree, fill, page_at, part_of, press_button, put, shut, words
from tests.ui.qualifying.plans import adopted
from tests.ui.store import TODAY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.qualifying.training_view import TrainingView
    from grongintro.ui.bus import Bus
    from grongintro.ui.people.person_page import PersonPage
    from grongintro.ui.widgets.form_dialog import FormDialog
    from tests.ui.store import TinyStore

OFFERED, STARTED = date(2025, 9, 1), date(2025, 9, 15)


@pytest.fixture
def page(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> PersonPage:
    return page_at(qtbot, tiny.adviser, bus, tiny.ids["Amina"], "Opplæring")


@pytest.fixture
def part(page: PersonPage) -> TrainingPart:
    words(page)
    return part_of(page, TrainingPart)


def view(tiny: TinyStore) -> TrainingView:
    return training_view(tiny.adviser, tiny.ids["Amina"])


def offered(tiny: TinyStore, **more: Any) -> str:
    made = Training("", "", tiny.ids["Amina"], TrainingBasis.SECTION_27, OFFERED, STARTED)
    return training.save_training(tiny.adviser, replace(made, **more)).id


def taught(tiny: TinyStore, subject: Subject, minutes: int, day: date = TODAY, **more: Any) -> str:
    made = TaughtHours("", "", tiny.ids["Amina"], subject, day, day, minutes)
    return training.register_hours(tiny.adviser, replace(made, **more)).id


def refused(dialog: FormDialog, field: str) -> str:
    """Save, and read what stands at the one field that is wrong."""
    save(dialog)
    assert list(dialog.form.errors()) == [field]
    assert dialog.isVisible()
    return dialog.form.errors()[field]


def change(part: TrainingPart, key: str) -> None:
    press_button(part, f"change_{key}")


def test_training_is_registered_changed_deleted_and_put_back(
    part: TrainingPart, page: PersonPage, tiny: TinyStore, bus: Bus
) -> None:
    assert "Ingen opplæring er tilbudt ennå." in words(part)
    press_button(part, "trainingsNew")
    dialog = opened(TrainingForm)
    fill(dialog, offered="1.9.2025", start="15.9.2025", level="A1", minutes_per_week="15")
    put(dialog, "provider", "Privat tilbyder")
    assert "navnet" in refused(dialog, "provider_name")
    put(dialog, "provider_name", "Språkskolen AS")
    save(dialog)
    (row,) = view(tiny).trainings
    assert (row.basis, row.offered, row.start, row.level, row.minutes_per_week, row.provider) == (
        TrainingBasis.SECTION_27,
        OFFERED,
        STARTED,
        Level.A1,
        900,
        Provider.PRIVATE,
    )
    told = words(part)
    for expected in (
        "Rett og plikt (§ 27) · fra 15.09.2025",
        "Språkskolen AS · nivå A1 · 15 timer i uken",
        "siste dag er 31.08.2028",
        "innen 01.09.2026",
        "§\u00a032 første ledd",
        "§\u00a030 tredje ledd",
    ):
        assert expected in told
    change(part, row.id)
    fill(opened(TrainingForm), end="1.3.2026")
    save(opened(TrainingForm))
    assert view(tiny).trainings[0].end == date(2026, 3, 1)
    bin_ = part.findChild(QToolButton, f"delete_{row.id}")
    assert bin_ is not None
    bin_.setFocus()
    press(bin_, Qt.Key.Key_Space)
    agree()
    assert view(tiny).trainings == ()
    undo_last(page, tiny.adviser, bus)
    assert [each.id for each in view(tiny).trainings] == [row.id]


@pytest.mark.parametrize(
    ("typed", "field", "expected"),
    [
        ({"offered": "31.2.2026"}, "offered", "finnes ikke"),
        ({"offered": ""}, "offered", "tilbudt"),
        ({"offered": "12.3.2026"}, "offered", "etter i dag"),
        ({"offered": "1.9.2025", "start": "31.8.2025"}, "start", "før den er tilbudt"),
        ({"offered": "1.9.2025", "end": "1.1.2026"}, "start", "startet"),
        ({"start": "11.3.2026", "end": "10.3.2026"}, "end", "før første dag"),
        ({"minutes_per_week": "168,5"}, "minutes_per_week", "168"),
        ({"minutes_per_week": "ti"}, "minutes_per_week", "37,5"),
    ],
)
def test_training_that_cannot_be_right(
    part: TrainingPart, tiny: TinyStore, typed: dict[str, str], field: str, expected: str
) -> None:
    press_button(part, "trainingsNew")
    dialog = opened(TrainingForm)
    fill(dialog, **typed)
    assert expected in refused(dialog, field)
    assert view(tiny).trainings == ()


def test_hours_in_civics_by_module_and_language(part: TrainingPart, tiny: TinyStore) -> None:
    offered(tiny)
    part.show_view(part.showing())
    press_button(part, "hoursNew")
    dialog = opened(HoursForm)
    assert dialog.subject.value() == Subject.CIVICS
    assert "Skriv hvor mange timer" in refused(dialog, "minutes")
    fill(dialog, minutes="25", start="2.3.2026")
    assert "ikke over 24" in refused(dialog, "minutes")
    put(dialog, "minutes", "2,5")
    assert "modul" in refused(dialog, "module")
    fill(dialog, module="Modul 2", language="")
    assert "språk" in refused(dialog, "language")
    assert view(tiny).hours == ()
    fill(dialog, language="arabisk")
    save(dialog)
    (row,) = view(tiny).hours
    assert (row.start, row.end, row.minutes, row.module, row.language) == (
        date(2026, 3, 2),
        date(2026, 3, 2),
        150,
        "Modul 2",
        "arabisk",
    )
    told = words(part)
    assert "2,5 av 75 timer" in told
    assert "Språk: arabisk (2,5 timer)." in told
    assert "Ingen timer ennå i Modul 1, Modul 3" in told


@pytest.mark.parametrize(("hours", "fits"), [("23,5", True), ("24", True), ("24,5", False)])
def test_a_day_has_24_hours(part: TrainingPart, tiny: TinyStore, hours: str, fits: bool) -> None:
    press_button(part, "hoursNew")
    dialog = opened(HoursForm)
    fill(dialog, subject="Norsk", minutes=hours)
    save(dialog)
    assert bool(view(tiny).hours) is fits
    assert bool(dialogs(HoursForm)) is not fits


def test_a_meeting_has_one_day_and_what_is_hidden_says_nothing(part: TrainingPart, tiny: TinyStore) -> None:
    press_button(part, "hoursNew")
    dialog = opened(HoursForm)
    fill(dialog, subject="Samfunnskunnskap", module="Modul 1", start="2.3.2026", end="6.3.2026")
    fill(dialog, subject="Foreldreveiledning i gruppe", minutes="2")
    assert dialog.hides("end")
    assert dialog.hides("module")
    save(dialog)
    (row,) = view(tiny).hours
    assert (row.subject, row.start, row.end, row.module) == (
        Subject.PARENTING_GROUP,
        date(2026, 3, 2),
        date(2026, 3, 2),
        "",
    )
    assert "1 av minst 8 møter" in words(part)
    assert "integreringsforskriften § 3" in words(part.parenting)


def test_life_skills_count_against_their_minimum(part: TrainingPart, tiny: TinyStore) -> None:
    draft = ProgrammeDraft(date(2026, 1, 5), date(2026, 1, 12), Education.LESS, Goal.WORK)
    save_programme(tiny.adviser, tiny.ids["Amina"], draft)
    taught(tiny, Subject.MIGRATION_HEALTH, 300)
    part.show_view(part.showing())
    needs = view(tiny).needs.life_skills
    assert needs is not None
    assert needs.migration_health.required
    told = words(part.skills)
    assert f"5 av {needs.migration_health.required // 60} timer" in told
    assert "integreringsforskriften § 4" in told
    press_button(part, "hoursNew")
    assert opened(HoursForm).subject.value() == Subject.MIGRATION_HEALTH


def test_hours_from_before_are_told(part: TrainingPart, tiny: TinyStore) -> None:
    value = OpeningBalance("", "", tiny.ids["Amina"], Quota.CIVICS_HOURS, 1250, date(2025, 8, 1), "Mottaket")
    carried.set_opening_balance(tiny.adviser, value)
    part.show_view(part.showing())
    told = words(part.taught)
    assert "Før programmet ble tatt i bruk" in told
    assert told.count("12,5 timer") == 2


def test_a_test_is_entered_for_sat_and_compared_with_the_aim(part: TrainingPart, tiny: TinyStore) -> None:
    adopted(tiny.adviser, tiny.ids["Amina"])
    offered(tiny)
    part.show_view(part.showing())
    told = words(part.tests)
    assert "Lytte: ikke meldt opp\nMål B1 · plikt (§ 37)" in told
    assert "Samfunnskunnskapsprøven: ikke meldt opp\nPlikt, innen 01.09.2026 (§ 37)" in told
    press_button(part, "testsNew")
    dialog = opened(TestForm)
    fill(dialog, level="A2")
    assert "avlagt" in refused(dialog, "sat_on")
    fill(dialog, entered_on="1.3.2026", sat_on="28.2.2026")
    assert "før oppmeldingen" in refused(dialog, "sat_on")
    fill(dialog, sat_on="12.3.2026")
    assert "etter i dag" in refused(dialog, "sat_on")
    assert view(tiny).tests[TestPart.LISTENING] == ()
    fill(dialog, sat_on="10.3.2026", level="B1")
    save(dialog)
    (row,) = view(tiny).tests[TestPart.LISTENING]
    assert (row.sat_on, row.level, row.passed) == (date(2026, 3, 10), Level.B1, None)
    assert "Lytte: B1\nMål B1 · avlagt 10.03.2026 · meldt opp 01.03.2026" in words(part.tests)
    press_button(part, "testsNew")
    assert opened(TestForm).part.value() == TestPart.READING


def test_the_test_in_civics_has_no_level(part: TrainingPart, tiny: TinyStore) -> None:
    press_button(part, "testsNew")
    dialog = opened(TestForm)
    fill(dialog, level="B2", sat_on="10.3.2026", entered_on="1.3.2026", part="Samfunnskunnskapsprøven")
    assert dialog.hides("level")
    put(dialog, "passed", "Bestått")
    save(dialog)
    (row,) = view(tiny).tests[TestPart.CIVICS]
    assert (row.level, row.passed) == (None, True)
    assert "Samfunnskunnskapsprøven: bestått" in words(part.tests)


def test_exemption_is_applied_for_and_answered(part: TrainingPart, tiny: TinyStore) -> None:
    offered(tiny)
    press_button(part, "exemptionsNew")
    dialog = opened(ExemptionForm)
    assert "Vedtaket om fritak lages for seg" in words(dialog)
    fill(dialog, what="Opplæring i samfunnskunnskap", basis="Dokumenterte kunnskaper", applied_on="1.2.2026")
    fill(dialog, decided_on="31.1.2026", granted="Gitt")
    assert "før søknaden" in refused(dialog, "decided_on")
    fill(dialog, decided_on="1.3.2026", granted="Ikke avgjort")
    assert "om fritaket ble gitt" in refused(dialog, "granted")
    fill(dialog, decided_on="", granted="Avslått")
    assert "når det ble avgjort" in refused(dialog, "decided_on")
    fill(dialog, decided_on="1.3.2026", granted="Gitt")
    save(dialog)
    (row,) = view(tiny).exemptions
    assert (row.what, row.basis, row.granted) == (
        ExemptionFrom.CIVICS_TRAINING,
        ExemptionBasis.DOCUMENTED,
        True,
    )
    told = words(part)
    assert "Opplæring i samfunnskunnskap: gitt" in told
    assert "fritak fra opplæring i samfunnskunnskap" in told
    assert "av 75 timer" not in told


@pytest.mark.parametrize(
    ("what", "form"), [(Mend.TRAINING, TrainingForm), (Mend.HOURS, HoursForm), (Mend.TEST, TestForm)]
)
def test_a_light_opens_the_form_that_mends_it(part: TrainingPart, what: Mend, form: type[FormDialog]) -> None:
    part.bus.mend.emit(part.showing().person.id, str(what))
    shut(opened(form))


def test_a_light_of_the_training_opens_the_one_that_is_there(part: TrainingPart, tiny: TinyStore) -> None:
    key = offered(tiny)
    part.bus.mend.emit(part.showing().person.id, str(Mend.TRAINING))
    assert opened(TrainingForm).start.id == key


def test_many_hours_are_shown_when_asked_for(part: TrainingPart, tiny: TinyStore) -> None:
    for day in range(10):
        taught(tiny, Subject.NORWEGIAN, 180, TODAY - timedelta(days=day))
    part.show_view(part.showing())
    assert words(part.hours).count(" · 3 timer") == 8
    press_button(part, "hoursMore")
    assert words(part.hours).count(" · 3 timer") == 10
    assert "30 timer" in words(part.taught)


@pytest.mark.parametrize(("done", "enough"), [(59, False), (60, True), (61, True)])
def test_a_bar_says_when_it_is_enough(qtbot: QtBot, done: int, enough: bool) -> None:
    card = ProgressCard("card", "Timer")
    qtbot.addWidget(card)
    line = Done("Norsk", f"{done} av 60", done, 60)
    card.show_done([line, Done("Modul 1", "1 time", 1)])
    assert line.enough is enough
    assert len(card.findChildren(ThinBar)) == 1
    assert not card.grab().isNull()
    names = [each.accessibleName() for each in card.children() if each.objectName() == "progressLine"]  # type: ignore[attr-defined]
    assert names == [f"Norsk: {done} av 60", "Modul 1: 1 time"]


def test_every_button_has_a_name(part: TrainingPart) -> None:
    for each in (*part.findChildren(QPushButton), *part.findChildren(QToolButton)):
        assert each.objectName()
        assert each.accessibleName()
