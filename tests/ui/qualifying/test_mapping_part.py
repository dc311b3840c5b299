from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton

from grongintro.domain.mapping import (
    AdaptationNeed,
    CareerGuidance,
    CompetenceMapping,
    Experience,
    ExperienceKind,
    HealthStep,
    HealthStepKind,
    LanguageSkill,
    MappedWhen,
    Mastery,
    Schooling,
)
from grongintro.domain.plan import ElementKind
from grongintro.rules.compliance.light import Mend
from grongintro.services import people, staff
from grongintro.services.qualifying import health, mapping
from grongintro.services.trust import notes
from grongintro.ui.asking import undo_last
from grongintro.ui.draft_keeper import LET_GO
from grongintro.ui.qualifying.health import HealthStepForm, NeedForm
from grongintro.ui.qualifying.mapping import MappingPart
from grongintro.ui.qualifying.mapping_forms import (
    ExperienceForm,
    GuidanceForm,
    LanguageForm,
    MappingForm,
    PriorForm,
)
from tests.ui import store
from tests.ui.desks import dialogs, opened, save
from tests.ui.keyboard import press
from tests.ui.qualifying.pages import agree, fill, page_at, part_of, press_button, put, refused, shut, words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.qualifying.mapping import MappingView
    from grongintro.ui.bus import Bus
    from grongintro.ui.people.person_page import PersonPage
    from tests.ui.store import TinyStore


@pytest.fixture
def page(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> PersonPage:
    return page_at(qtbot, tiny.adviser, bus, tiny.ids["Amina"], "Kartlegging")


def view(tiny: TinyStore) -> MappingView:
    return mapping.mapping_view(tiny.adviser, tiny.ids["Amina"])


def experience(tiny: TinyStore, first: int | None, last: int | None, **more: Any) -> Experience:
    made = Experience("", "", tiny.ids["Amina"], ExperienceKind.WORK, "Snekker", "Asmara", "Eritrea")
    return replace(made, first_year=first, last_year=last, **more)


def test_a_mapping_by_keyboard(page: PersonPage, tiny: TinyStore) -> None:
    part = part_of(page, MappingPart)
    assert "Ikke kartlagt ennå" in words(part)
    press_button(part, "newMapping")
    dialog = opened(MappingForm)
    put(dialog, "mapped_by", "")
    assert refused(dialog, "mapped_by") == "Skriv hvem som kartla."
    put(dialog, "mapped_by", "Kari Åsmo")
    put(dialog, "mapped_on", "1.8.2025")
    assert "før bosettingen" in refused(dialog, "timing")
    put(dialog, "mapped_on", "2.2.2026")
    put(dialog, "interpreter", "Telefon")
    put(dialog, "language", "arabisk")
    assert "kvalifisert" in refused(dialog, "interpreter_qualified")
    assert view(tiny).mappings == ()
    fill(dialog, interpreter_qualified="Ja", schooling="Fullført grunnskole", wishes="Kokk")
    save(dialog)
    shown = words(part)
    assert "02.02.2026, etter bosetting (§ 10)" in shown
    assert "Telefontolk, arabisk, kvalifisert" in shown
    assert "Kokk" in shown
    press_button(part, "changeMapping")
    again = opened(MappingForm)
    put(again, "interpreter", "Uten tolk")
    assert again.hides("language")
    save(again)
    found = view(tiny).latest
    assert found is not None
    assert (found.interpreter_qualified, found.language, found.wishes) == (None, "", "Kokk")


def test_older_mappings_stand_under_the_newest_and_one_is_deleted_and_put_back(
    page: PersonPage, tiny: TinyStore, bus: Bus
) -> None:
    who = tiny.ids["Amina"]
    before = CompetenceMapping(
        "", "", who, date(2025, 6, 1), MappedWhen.BEFORE_SETTLEMENT, "Mottaket", Schooling.COMPULSORY
    )
    after = replace(before, mapped_on=date(2026, 1, 9), timing=MappedWhen.AFTER_SETTLEMENT)
    mapping.save_mapping(tiny.adviser, before)
    mapping.save_mapping(tiny.adviser, after)
    page.refresh()
    part = part_of(page, MappingPart)
    assert "Tidligere kartlegginger" in words(part)
    assert "01.06.2025, før bosetting (§ 6)" in words(part)
    press_button(part, "deleteMapping")
    assert agree() == "Slett kartleggingen"
    assert [each.mapped_on for each in view(tiny).mappings] == [date(2025, 6, 1)]
    undo_last(page, tiny.adviser, bus)
    assert len(view(tiny).mappings) == 2


def test_a_language(page: PersonPage, tiny: TinyStore, bus: Bus) -> None:
    part = part_of(page, MappingPart)
    press_button(part, "languagesNew")
    dialog = opened(LanguageForm)
    refused(dialog, "language")
    fill(dialog, language="arabisk", oral="Flytende", written="Noe")
    save(dialog)
    assert "Muntlig: flytende · skriftlig: noe" in words(part)
    press_button(part, "languagesNew")
    twice = opened(LanguageForm)
    put(twice, "language", "Arabisk")
    assert "alt i listen" in refused(twice, "language")
    shut(twice)
    key = view(tiny).languages[0].id
    press_button(part, f"change_{key}")
    changed = opened(LanguageForm)
    put(changed, "written", "Godt")
    save(changed)
    assert view(tiny).languages[0].written is Mastery.GOOD
    press_button(part, f"delete_{key}")
    assert agree() == "Slett språket"
    assert view(tiny).languages == ()
    undo_last(page, tiny.adviser, bus)
    assert len(view(tiny).languages) == 1


def test_schooling_and_work_year_by_year_with_what_is_not_mapped(page: PersonPage, tiny: TinyStore) -> None:
    part = part_of(page, MappingPart)
    mapping.save_experience(tiny.adviser, experience(tiny, 2016, 2019))
    press_button(part, "experienceNew")
    dialog = opened(ExperienceForm)
    refused(dialog, "title")
    fill(dialog, title="Grunnskole", place="Damaskus", first_year="tusen")
    assert refused(dialog, "first_year") == "Skriv et helt tall."
    put(dialog, "first_year", "1980")
    assert refused(dialog, "first_year") == "Skriv et år fra 1992 til 2026."
    fill(dialog, first_year="2014", last_year="2008")
    assert "før første år" in refused(dialog, "last_year")
    assert len(view(tiny).experience) == 1
    fill(dialog, first_year="2000", last_year="2014")
    box = dialog.form.field("documented")
    assert isinstance(box, QCheckBox)
    press(box, Qt.Key.Key_Space)
    save(dialog)
    shown = words(part)
    assert (
        "2000–2014 · Grunnskole\nUtdanning · Damaskus, Syria · dokumentert\n2014–2016: ikke kartlagt" in shown
    )
    assert "2019–2025: ikke kartlagt" in shown
    assert "Utdanning og arbeid år for år  ·  2" in shown


def test_a_skill_has_its_own_card(page: PersonPage, tiny: TinyStore) -> None:
    part = part_of(page, MappingPart)
    press_button(part, "skillsNew")
    dialog = opened(ExperienceForm)
    put(dialog, "title", "Søm")
    save(dialog)
    assert view(tiny).experience[0].kind is ExperienceKind.SKILL
    assert "Andre ferdigheter  ·  1" in words(part)
    assert "Ingen utdanning eller arbeid registrert." in words(part)


def test_what_was_done_before(page: PersonPage, tiny: TinyStore, bus: Bus) -> None:
    part = part_of(page, MappingPart)
    press_button(part, "priorNew")
    dialog = opened(PriorForm)
    fill(dialog, title="Norsk i mottak", place="Namsos mottak", start="1.3.2026")
    assert "etter at personen kom hit" in refused(dialog, "start")
    fill(dialog, start="1.6.2025", end="1.5.2025")
    assert "før første dag" in refused(dialog, "end")
    fill(dialog, end="30.6.2025", minutes="mye")
    assert "37,5" in refused(dialog, "minutes")
    put(dialog, "start", "32.1.2025")
    refused(dialog, "start")
    assert view(tiny).prior == ()
    fill(dialog, start="1.6.2025", minutes="12,5")
    save(dialog)
    found = view(tiny).prior[0]
    assert (found.kind, found.minutes) == (ElementKind.NORWEGIAN, 750)
    assert "Namsos mottak · 01.06.2025–30.06.2025 · 12,5 timer" in words(part)
    press_button(part, f"delete_{found.id}")
    assert agree() == "Slett det som er gjort før"
    undo_last(page, tiny.adviser, bus)
    assert view(tiny).prior == (replace(found, version=view(tiny).prior[0].version),)


def test_career_guidance_is_offered_held_and_recommends(page: PersonPage, tiny: TinyStore) -> None:
    part = part_of(page, MappingPart)
    assert "Ikke tilbudt ennå" in words(part)
    press_button(part, "guidanceNew")
    dialog = opened(GuidanceForm)
    put(dialog, "recommendation", "Fagbrev som kokk")
    assert "Anbefalingen kommer etter" in refused(dialog, "held_on")
    put(dialog, "held_on", "1.1.2026")
    assert "før den ble tilbudt" in refused(dialog, "held_on")
    fill(dialog, offered_on="1.12.2025", held_on="12.1.2026", prior_learning_wanted="Ja")
    assert "realkompetansevurdering" in refused(dialog, "prior_learning_offered")
    assert view(tiny).guidance == ()
    fill(dialog, prior_learning_offered="12.1.2026", recommended="Fag- og yrkesopplæring")
    save(dialog)
    shown = words(part)
    assert "Holdt 12.01.2026" in shown
    assert "anbefalt: fag- og yrkesopplæring" in shown
    assert "Veiledet om realkompetansevurdering 12.01.2026, ønsker det" in shown


def test_health_is_written_ticked_and_unticked(page: PersonPage, tiny: TinyStore) -> None:
    who = tiny.ids["Amina"]
    part = part_of(page, MappingPart)
    press_button(part, "needsNew")
    need = opened(NeedForm)
    assert "uten diagnose" in refused(need, "text")
    fill(need, text="Trenger pauser", start="1.3.2026", end="1.2.2026")
    refused(need, "end")
    put(need, "end", "")
    save(need)
    assert "Trenger pauser\nfra 01.03.2026 · skrevet av Kari Åsmo" in words(part)
    press_button(part, "healthStepsNew")
    step = opened(HealthStepForm)
    fill(step, day="10.3.2026", text="Time hos fastlegen", done_on="+3")
    assert "etter i dag" in refused(step, "done_on")
    put(step, "done_on", "")
    save(step)
    assert "10.03.2026 · Lege\nTime hos fastlegen · Kari Åsmo · skulle vært gjort" in words(part)
    key = health.health_view(tiny.adviser, who).steps[0].id
    for day in (store.TODAY, None):
        tick = [each for each in part.findChildren(QCheckBox, f"tick_{key}") if each.isVisible()][-1]
        press(tick, Qt.Key.Key_Space)
        words(part)
        assert health.health_view(tiny.adviser, who).steps[0].done_on == day


def test_others_see_that_health_is_closed(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Amina"]
    nobody = staff.add_staff(tiny.leader, name="Nina Ny", title="", phone="", email="").id
    liv = tiny.leader.actor.staff_id
    health.save_adaptation_need(tiny.leader, AdaptationNeed("", "", who, "", "Sover lite", store.TODAY))
    step = HealthStep("", "", who, "", HealthStepKind.DOCTOR, store.TODAY, liv, "Fastlegen")
    health.save_health_step(tiny.leader, step)
    people.assign_adviser(tiny.leader, [who], nobody, start=store.TODAY)
    part = part_of(page_at(qtbot, tiny.adviser, bus, who, "Kartlegging"), MappingPart)
    shown = words(part)
    assert shown.count(notes.CLOSED_ROW) == 2
    assert "Sover lite" not in shown
    assert "Fastlegen" not in shown
    closed = health.health_view(tiny.adviser, who)
    for key in (closed.needs[0].id, closed.steps[0].id):
        assert not part.findChildren(QPushButton, f"change_{key}")
        assert not part.findChildren(QCheckBox, f"tick_{key}")


def test_a_light_opens_its_form(page: PersonPage, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Amina"]
    page.tabs.setCurrentIndex(0)
    bus.mend.emit(who, str(Mend.MAPPING))
    shut(opened(MappingForm))
    mapping.save_career_guidance(tiny.adviser, CareerGuidance("", "", who, date(2026, 2, 3), centre="Namsos"))
    bus.mend.emit(who, str(Mend.GUIDANCE))
    dialog = opened(GuidanceForm)
    assert dialog.values()["centre"] == "Namsos"
    put(dialog, "held_on", "1.3.2026")
    save(dialog)
    bus.mend.emit(who, str(Mend.GUIDANCE))
    assert opened(GuidanceForm).values()["centre"] == ""
    shut(opened(GuidanceForm))
    assert not dialogs(GuidanceForm)


def test_languages_stand_by_name(page: PersonPage, tiny: TinyStore) -> None:
    for language in ("tigrinja", "amharisk"):
        row = LanguageSkill("", "", tiny.ids["Amina"], language, Mastery.GOOD, Mastery.NONE)
        mapping.save_language_skill(tiny.adviser, row)
    page.refresh()
    shown = words(part_of(page, MappingPart))
    assert shown.index("Amharisk") < shown.index("Tigrinja")


def test_a_half_filled_new_row_does_not_land_in_one_that_is_changed(
    page: PersonPage, tiny: TinyStore
) -> None:
    key = mapping.save_experience(tiny.adviser, experience(tiny, 2016, 2019)).id
    page.refresh()
    part = part_of(page, MappingPart)
    words(part)
    press_button(part, "experienceNew")
    dialog = opened(ExperienceForm)
    put(dialog, "title", "Grunnskole")
    dialog.setProperty(LET_GO, True)
    dialog.reject()
    words(part)
    press_button(part, f"change_{key}")
    assert opened(ExperienceForm).values()["title"] == "Snekker"
    shut(opened(ExperienceForm))
    press_button(part, "experienceNew")
    again = opened(ExperienceForm)
    assert again.values()["title"] == "Grunnskole"
    assert "Utkast fra" in words(again)
    shut(again)
