"""Avslutning on the programme's part, the family permit, and the forms that lights open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from grongintro.domain.closing import FinalStatus
from grongintro.domain.household import LivingFactKind
from grongintro.rules.compliance.light import Mend
from grongintro.services import person_page
from grongintro.services.qualifying import closing
from grongintro.ui.asking import undo_last
from grongintro.ui.people.ending import EndForm
from grongintro.ui.people.form import PersonForm
from grongintro.ui.people.permit_form import PermitForm
from grongintro.ui.people.programme import ProgrammePart
from grongintro.ui.people.programme_dialog import ProgrammeDialog
from grongintro.ui.people.settling import NewPerson
from grongintro.ui.widgets.ask_dialog import AskDialog
from tests.ui.desks import opened
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

    from grongintro.domain.closing import Ending
    from grongintro.ui.bus import Bus
    from grongintro.ui.people.person_page import PersonPage
    from tests.ui.store import TinyStore


@pytest.fixture
def page(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> PersonPage:
    return page_at(qtbot, tiny.adviser, bus, tiny.ids["Amina"], "Program")


def endings(tiny: TinyStore) -> tuple[Ending, ...]:
    return closing.endings_of(tiny.adviser, tiny.ids["Amina"])


def ended(page: PersonPage) -> ProgrammePart:
    """Register that the programme ended with full-time work."""
    part = part_of(page, ProgrammePart)
    press_button(part, "endProgramme")
    dialog = opened(EndForm)
    fill(dialog, ended_on="1.3.2026", status="Arbeid", full_time="Heltid", reason="Fast jobb på Coop")
    saved(dialog)
    return part


def test_the_final_status_with_all_it_asks_for(page: PersonPage, tiny: TinyStore, bus: Bus) -> None:
    part = part_of(page, ProgrammePart)
    assert "Avslutning" in words(part)
    press_button(part, "endProgramme")
    dialog = opened(EndForm)
    refused(dialog, "reason")
    put(dialog, "reason", "Programtiden er brukt opp")
    assert refused(dialog, "full_time") == "Velg heltid eller deltid."
    put(dialog, "status", "Sosialhjelp (supplerende)")
    assert dialog.hides("full_time")
    assert "§ 18 a" in refused(dialog, "next_step")
    put(dialog, "next_step", "Kvalifiseringsprogram fra april, Nav følger opp")
    put(dialog, "ended_on", "+1")
    assert "etter i dag" in refused(dialog, "ended_on")
    put(dialog, "ended_on", "1.9.2025")
    assert "før programmet startet" in refused(dialog, "ended_on")
    put(dialog, "ended_on", "30.2.2026")
    refused(dialog, "ended_on")
    assert endings(tiny) == ()
    put(dialog, "ended_on", "28.2.2026")
    saved(dialog)
    shown = words(part)
    assert "Sosialhjelp (supplerende)" in shown
    assert "Nei. Som nådd mål regnes arbeid, videregående opplæring og høyere utdanning." in shown
    undo_last(page, tiny.adviser, bus)
    assert endings(tiny) == ()
    assert "Ikke registrert" in words(part)


def test_certificate_and_a_year_later(page: PersonPage, tiny: TinyStore) -> None:
    part = ended(page)
    assert "Arbeid, heltid" in words(part)
    assert "Ja. Som nådd mål" in words(part)
    press_button(part, "issueCertificate")
    dialog = opened(AskDialog)
    put(dialog, "certificate_on", "1.2.2026")
    assert "eldre enn slutten" in refused(dialog, "certificate_on")
    put(dialog, "certificate_on", "+2")
    refused(dialog, "certificate_on")
    assert endings(tiny)[0].certificate_on is None
    put(dialog, "certificate_on", "5.3.2026")
    saved(dialog)
    press_button(part, "yearLater")
    later = opened(AskDialog)
    put(later, "year_later_on", "1.2.2026")
    assert "før programmet var slutt" in refused(later, "year_later_on")
    fill(later, year_later="Høyere utdanning", year_later_on="10.3.2026")
    saved(later)
    found = endings(tiny)[0]
    assert (found.certificate_on, found.year_later) == (date(2026, 3, 5), FinalStatus.HIGHER_EDUCATION)
    shown = words(part)
    assert "05.03.2026" in shown
    assert "Høyere utdanning (10.03.2026)" in shown


def test_an_ending_is_changed_deleted_and_put_back(page: PersonPage, tiny: TinyStore, bus: Bus) -> None:
    part = ended(page)
    press_button(part, "endProgramme")
    dialog = opened(EndForm)
    assert dialog.values()["reason"] == "Fast jobb på Coop"
    put(dialog, "full_time", "Deltid")
    saved(dialog)
    assert endings(tiny)[0].full_time is False
    press_button(part, "deleteEnding")
    assert agree() == "Slett sluttstatusen"
    assert endings(tiny) == ()
    undo_last(page, tiny.adviser, bus)
    assert len(endings(tiny)) == 1


def test_without_a_programme_there_is_nothing_to_end(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    part = part_of(page_at(qtbot, tiny.adviser, bus, tiny.ids["Yusuf"], "Program"), ProgrammePart)
    words(part)
    button = part.findChild(QPushButton, "endProgramme")
    assert button is not None
    assert not button.isVisible()


def test_lights_open_the_forms_of_programme_and_children(page: PersonPage, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Amina"]
    bus.mend.emit(who, str(Mend.PROGRAMME))
    shut(opened(ProgrammeDialog))
    for what in (Mend.ENDING, Mend.CERTIFICATE):
        bus.mend.emit(who, str(what))
        shut(opened(EndForm))
    ended(page)
    bus.mend.emit(who, str(Mend.CERTIFICATE))
    assert opened(AskDialog).objectName() == "certificateDialog"
    shut(opened(AskDialog))
    bus.mend.emit(who, str(Mend.CHILDREN))
    dialog = opened(AskDialog)
    assert dialog.form.field("kind").value() == LivingFactKind.HAS_CHILDREN  # type: ignore[attr-defined]
    put(dialog, "reason", "Opplyst i samtale")
    saved(dialog)
    facts = person_page.reread_person(tiny.adviser, who).household.facts
    assert [(each.kind, each.answer) for each in facts] == [(LivingFactKind.HAS_CHILDREN, True)]


def test_a_family_permit_has_two_more_days(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Yusuf"]
    page = page_at(qtbot, tiny.adviser, bus, who, "Oversikt")
    press_button(page, "addPermit")
    dialog = opened(PermitForm)
    assert dialog.hides("permit_applied")
    refused(dialog, "permit_granted")
    fill(dialog, kind="Familie til flyktning (utl. kap. 6)", permit_granted="1.5.2025")
    put(dialog, "permit_applied", "2.5.2025")
    assert "søkt etter" in refused(dialog, "permit_applied")
    put(dialog, "permit_applied", "1.2.2025")
    put(dialog, "permit_reference_settled", "2.5.2025")
    assert "bosatt før" in refused(dialog, "permit_reference_settled")
    fill(dialog, permit_reference_settled="1.1.2023", permit_valid_to="1.4.2025")
    assert "gå ut før" in refused(dialog, "permit_valid_to")
    assert person_page.reread_person(tiny.adviser, who).permits == ()
    put(dialog, "permit_valid_to", "")
    saved(dialog)
    permit = person_page.reread_person(tiny.adviser, who).permits[0]
    assert (permit.applied, permit.reference_settled) == (date(2025, 2, 1), date(2023, 1, 1))
    assert "søkt 01.02.2025, referansepersonen bosatt 01.01.2023" in words(page)


def test_other_permits_keep_no_family_days(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Yusuf"]
    page = page_at(qtbot, tiny.adviser, bus, who, "Oversikt")
    press_button(page, "addPermit")
    dialog = opened(PermitForm)
    fill(dialog, kind="Familie til flyktning (utl. kap. 6)", permit_granted="1.5.2025")
    fill(dialog, permit_applied="1.2.2025", kind="Permanent opphold")
    saved(dialog)
    assert person_page.reread_person(tiny.adviser, who).permits[0].applied is None


def test_the_form_of_a_new_person_asks_for_them_too(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_at(qtbot, tiny.adviser, bus, tiny.ids["Yusuf"], "Oversikt")
    NewPerson(page, tiny.adviser, bus).start()
    form = opened(PersonForm)
    cell = form.applied.parentWidget()
    assert cell is not None
    assert cell.isHidden()
    fill(form, given_name="Nora", family_name="Ny", birth_date="1.1.1999", arrived="1.3.2026")
    fill(form, permit="Familie til flyktning (utl. kap. 6)", permit_granted="1.2.2026")
    fill(form, permit_applied="1.12.2025", permit_reference_settled="3.3.2024")
    assert not cell.isHidden()
    draft = form.draft()
    assert (draft.permit_applied, draft.permit_reference_settled) == (date(2025, 12, 1), date(2024, 3, 3))
    shut(form)
