"""Rett og plikt: the answer of today, trials in the log, work and the start."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from grongintro.domain.eligibility import Standing
from grongintro.domain.person import PermitKind
from grongintro.rules.compliance.light import Mend
from grongintro.services import people
from grongintro.services.qualifying import right, starting
from grongintro.ui import words as ui_words
from grongintro.ui.asking import undo_last
from grongintro.ui.people.parts import step_words
from grongintro.ui.qualifying.right import RightPart
from grongintro.ui.qualifying.right_forms import EmploymentForm, LateStartForm, TrialDialog
from grongintro.ui.qualifying.trial_steps import TrialSteps
from tests.ui.desks import dialogs, opened
from tests.ui.keyboard import press
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

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.qualifying.right import RightView
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore


def view(tiny: TinyStore, name: str) -> RightView:
    return right.right_view(tiny.adviser, tiny.ids[name])


def part_for(qtbot: QtBot, tiny: TinyStore, bus: Bus, name: str) -> RightPart:
    return part_of(page_at(qtbot, tiny.adviser, bus, tiny.ids[name], "Rett og plikt"), RightPart)


def test_the_answer_stands_with_each_test_and_its_section(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    shown = words(part_for(qtbot, tiny, bus, "Amina"))
    assert "Introduksjonsprogram\nRett og plikt" in shown
    assert "(integreringsloven §\u00a08 første ledd)" in shown
    assert "Ikke vurdert og ført i loggen ennå." in shown
    assert "Over tid" in shown


def test_what_the_rules_answer_is_signed_off(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    part = part_for(qtbot, tiny, bus, "Amina")
    press_button(part, "assessRight")
    dialog = opened(TrialDialog)
    assert "Reglene gir i dag: rett og plikt." in words(dialog)
    assert dialog.hides("reason")
    saved(dialog)
    assert "11.03.2026 · Rett og plikt\nKari Åsmo, som reglene" in words(part)


def test_another_answer_needs_a_reason(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    part = part_for(qtbot, tiny, bus, "Amina")
    press_button(part, "assessRight")
    dialog = opened(TrialDialog)
    put(dialog, "standing", "Utenfor målgruppen")
    assert "et annet svar" in refused(dialog, "reason")
    assert view(tiny, "Amina").assessments == ()
    put(dialog, "reason", "Har bodd i Namsos siden 2020")
    saved(dialog)
    assert "Reglene ga: rett og plikt. Grunn: Har bodd i Namsos siden 2020" in words(part)
    assert view(tiny, "Amina").assessments[0].assessment.standing is Standing.OUTSIDE


def test_what_is_missing_is_told_and_cannot_be_signed_off(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    part = part_for(qtbot, tiny, bus, "Yusuf")
    assert "Mangler: " in words(part)
    assert "Kan ikke avgjøres ennå" in words(part)
    press_button(part, "assessRight")
    dialog = opened(TrialDialog)
    assert "Dette mangler" in refused(dialog, "standing")
    assert view(tiny, "Yusuf").assessments == ()
    put(dialog, "standing", "Kan få tilbud")
    put(dialog, "reason", "Familien har fått muntlig svar fra UDI")
    saved(dialog)
    assert view(tiny, "Yusuf").assessments[0].assessment.computed is Standing.UNDECIDED


def test_another_answer_by_the_rules_asks_for_a_new_trial(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Yusuf"]
    right.assess_right(tiny.adviser, who, standing=Standing.OUTSIDE, reason="Opplyst av UDI")
    people.add_permit(tiny.adviser, who, kind=PermitKind.REFUGEE_28, granted=date(2025, 6, 2), valid_to=None)
    assert "Reglene gir et annet svar nå" in words(part_for(qtbot, tiny, bus, "Yusuf"))


def test_work_is_written_changed_and_deleted(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    part = part_for(qtbot, tiny, bus, "Yusuf")
    press_button(part, "workNew")
    dialog = opened(EmploymentForm)
    refused(dialog, "employer")
    put(dialog, "employer", "Coop Grong")
    assert refused(dialog, "minutes_per_week") == "Skriv timer i uken."
    put(dialog, "minutes_per_week", "200")
    assert "168" in refused(dialog, "minutes_per_week")
    fill(dialog, minutes_per_week="37,5", start="1.2.2026", end="1.1.2026")
    assert "før første dag" in refused(dialog, "end")
    put(dialog, "end", "31.2.2026")
    refused(dialog, "end")
    assert view(tiny, "Yusuf").employment == ()
    put(dialog, "end", "")
    saved(dialog)
    assert "Coop Grong · 37,5 timer i uken" in words(part)
    assert "30 timer eller mer" in words(part)
    row = view(tiny, "Yusuf").employment[0]
    assert row.minutes_per_week == 2250
    press_button(part, f"change_{row.id}")
    changed = opened(EmploymentForm)
    put(changed, "end", "28.2.2026")
    box = changed.form.field("offer_only")
    assert isinstance(box, QCheckBox)
    press(box, Qt.Key.Key_Space)
    saved(changed)
    assert "01.02.2026–28.02.2026 · bare tilbud" in words(part)
    press_button(part, f"delete_{row.id}")
    assert agree() == "Slett arbeidet"
    assert view(tiny, "Yusuf").employment == ()
    undo_last(part, tiny.adviser, bus)
    assert len(view(tiny, "Yusuf").employment) == 1


def test_the_same_work_twice_at_once(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    part = part_for(qtbot, tiny, bus, "Yusuf")
    for start in ("1.2.2026", "1.3.2026"):
        press_button(part, "workNew")
        dialog = opened(EmploymentForm)
        fill(dialog, employer="Coop Grong", minutes_per_week="15", start=start)
        if start == "1.2.2026":
            saved(dialog)
    assert "alt ført arbeid hos denne" in refused(opened(EmploymentForm), "start")
    shut(opened(EmploymentForm))
    assert len(view(tiny, "Yusuf").employment) == 1


@pytest.mark.parametrize(
    ("arrived", "told"),
    [
        (date(2026, 1, 11), "Dag 59, 31 dager igjen"),
        (date(2026, 1, 10), "Dag 60, 30 dager igjen"),
        (date(2025, 12, 22), "Dag 79, 11 dager igjen"),
        (date(2025, 12, 21), "Dag 80, 10 dager igjen"),
        (date(2025, 12, 11), "Dag 90, 0 dager igjen"),
        (date(2025, 12, 10), "1 dag over fristen"),
    ],
)
def test_the_start_is_warned_of_at_60_and_80_days(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, arrived: date, told: str
) -> None:
    person = people.get_person(tiny.adviser, tiny.ids["Åse"])
    people.change_person(tiny.adviser, replace(person, arrived=arrived))
    shown = words(part_for(qtbot, tiny, bus, "Åse")).replace("\u00a0", " ")
    assert told in shown
    assert ("Varsel fra dag 60" in shown) == (told.startswith(("Dag 60", "Dag 79")))
    assert ("Varsel fra dag 80" in shown) == (told.startswith(("Dag 80", "Dag 90")))


def test_a_started_programme_says_whether_it_was_in_time(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    assert "Startet 15.09.2025, innen fristen" in words(part_for(qtbot, tiny, bus, "Amina"))


def test_both_dates_of_the_start_are_told(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    person = people.get_person(tiny.adviser, tiny.ids["Amina"])
    people.change_person(tiny.adviser, replace(person, claimed=date(2025, 9, 1)))
    shown = words(part_for(qtbot, tiny, bus, "Amina"))
    assert "18.11.2025" in shown
    assert "01.12.2025" in shown


def test_why_the_start_is_late(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Amina"]
    page = page_at(qtbot, tiny.adviser, bus, who, "Oversikt")
    bus.mend.emit(who, str(Mend.LATE_START))
    dialog = opened(LateStartForm)
    assert "§ 12" in refused(dialog, "reason")
    put(dialog, "reason", "Ventet på barnehageplass")
    saved(dialog)
    part = part_of(page, RightPart)
    assert "Ventet på barnehageplass\nskrevet 11.03.2026" in words(part)
    key = starting.late_starts(tiny.adviser, who)[0].id
    press_button(part, f"delete_{key}")
    assert agree() == "Slett begrunnelsen for sen oppstart"
    assert starting.late_starts(tiny.adviser, who) == ()
    undo_last(page, tiny.adviser, bus)
    assert len(starting.late_starts(tiny.adviser, who)) == 1


def test_a_light_opens_the_trial(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Amina"]
    page = page_at(qtbot, tiny.adviser, bus, who, "Oversikt")
    bus.mend.emit(who, str(Mend.RIGHT))
    shut(opened(TrialDialog))
    assert page.isVisible()
    assert not dialogs(TrialDialog)


def test_a_trial_shows_its_steps_as_they_were_then(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Amina"]
    right.assess_right(tiny.adviser, who)
    then = view(tiny, "Amina").assessments[0]
    person = people.get_person(tiny.adviser, who)
    people.change_person(tiny.adviser, replace(person, citizenship="Sverige"))
    part = part_for(qtbot, tiny, bus, "Amina")
    press_button(part, f"trialSteps_{then.assessment.id}")
    dialog = opened(TrialSteps)
    told = words(dialog)
    assert "Slik ble det vurdert 11.03.2026 for Amina Zahra" in told
    assert "11.03.2026 · Rett og plikt\nKari Åsmo, som reglene" in told
    assert "Statsborgerskap: Syria" in told
    assert "Sverige" not in told
    assert all(step_words(each) in told for step in then.steps for each in step.flat())
    press(dialog, Qt.Key.Key_Return)
    assert not dialogs(TrialSteps)


def test_a_right_without_a_duty_says_so() -> None:
    assert ui_words.title(Standing.RIGHT_ONLY) == "Rett, ikke plikt"
    assert ui_words.title(Standing.DUTY_ONLY) == "Plikt, ikke rett"
