"""The page «Samarbeid»: meetings, agreements, contacts, referrals and volunteers, by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from grongintro.domain.cooperation import (
    Contact,
    CooperationAgreement,
    Referral,
    ServiceKind,
    Volunteer,
    VolunteerMatch,
)
from grongintro.rules.compliance.light import Mend
from grongintro.services.cooperation import partners, referrals, volunteers
from grongintro.services.cooperation.view import cooperation_view
from grongintro.services.keeping.undo import undo_last
from grongintro.ui.cooperation.forms import (
    AgreementForm,
    ContactForm,
    MatchForm,
    MeetingForm,
    ReferralForm,
    VolunteerForm,
)
from grongintro.ui.cooperation.page import AGREEMENTS, CONTACTS, REFERRALS, VOLUNTEERS, CooperationPage
from grongintro.ui.widgets.basics import StatusChip
from tests.ui.desks import in_shell, in_window, opened
from tests.ui.keyboard import press, type_text
from tests.ui.qualifying.pages import agree, fill, press_button, put, refused, saved, words
from tests.ui.store import TODAY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.cooperation.view import CooperationView
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore


@pytest.fixture
def page(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> CooperationPage:
    return in_window(qtbot, CooperationPage(tiny.adviser, bus))


def view(tiny: TinyStore) -> CooperationView:
    return cooperation_view(tiny.adviser)


def agreement(tiny: TinyStore, title: str, days: int | None) -> str:
    day = None if days is None else TODAY + timedelta(days=days)
    value = CooperationAgreement("", "", title, "Kommunen og Nav", date(2024, 1, 1), day)
    return partners.save_agreement(tiny.leader, value).id


def volunteer(tiny: TinyStore, name: str = "Koret", **more: Any) -> str:
    value = replace(Volunteer("", "", name, activity="Sang"), **more)
    return volunteers.save_volunteer(tiny.adviser, value).id


def referral(tiny: TinyStore, who: str = "Amina", **more: Any) -> str:
    value = Referral("", "", tiny.ids[who], "", ServiceKind.NAV, "Jobbkurs", date(2026, 3, 2))
    return referrals.save_referral(tiny.adviser, replace(value, **more)).id


def test_a_meeting_is_planned_written_and_deleted(page: CooperationPage, tiny: TinyStore) -> None:
    assert "Ingen møter ennå." in words(page)
    press_button(page, "meetingsNew")
    dialog = opened(MeetingForm)
    assert "hvem møtet er med" in refused(dialog, "organisation")
    fill(dialog, organisation="Nav Grong", at="halv ti")
    assert "klokk" in refused(dialog, "at").casefold()
    fill(dialog, at="0930", day="12.3.2026", next_on="12.3.2026", topics="Kursplasser")
    assert "etter dette møtet" in refused(dialog, "next_on")
    fill(dialog, next_on="9.4.2026")
    saved(dialog)
    (row,) = view(tiny).meetings
    assert (row.day, row.at, row.next_on) == (date(2026, 3, 12), time(9, 30), date(2026, 4, 9))
    assert row.staff_id == tiny.adviser.actor.staff_id
    told = words(page)
    assert "12.03.2026 kl. 09:30 · Nav Grong" in told
    assert "Tema: Kursplasser\nNeste møte 09.04.2026" in told
    assert [each.accessibleName() for each in page.meetings.findChildren(StatusChip)] == ["Kommer"]
    press_button(page, f"delete_{row.id}")
    agree()
    assert view(tiny).meetings == ()
    undo_last(tiny.adviser)
    assert [each.id for each in view(tiny).meetings] == [row.id]


def test_an_agreement_to_renew_is_on_top_with_its_chip(page: CooperationPage, tiny: TinyStore) -> None:
    agreement(tiny, "Langt fram", 61)
    agreement(tiny, "Snart", 60)
    agreement(tiny, "For sent", -1)
    page.refresh()
    page.tabs.setCurrentIndex(AGREEMENTS)
    told = words(page.agreements)
    assert told.index("For sent") < told.index("Snart") < told.index("Langt fram")
    chips = [each.accessibleName() for each in page.agreements.findChildren(StatusChip)]
    assert chips == ["Skulle vært fornyet i går", "Fornyes om 60 dager"]


def test_an_agreement_is_written_and_renewed(page: CooperationPage, tiny: TinyStore) -> None:
    page.tabs.setCurrentIndex(AGREEMENTS)
    press_button(page, "agreementsNew")
    dialog = opened(AgreementForm)
    assert "heter" in refused(dialog, "title")
    put(dialog, "title", "Norskopplæring")
    assert "mellom" in refused(dialog, "parties")
    fill(dialog, parties="Kommunen og skolen", start="1.3.2026", renew_by="28.2.2026")
    assert "før første dag" in refused(dialog, "renew_by")
    fill(dialog, renew_by="1.4.2026", ended_on="12.3.2026")
    assert "etter i dag" in refused(dialog, "ended_on")
    put(dialog, "ended_on", "")
    saved(dialog)
    (line,) = view(tiny).agreements
    press_button(page, f"change_{line.id}")
    fill(opened(AgreementForm), renew_by="1.4.2028")
    saved(opened(AgreementForm))
    assert view(tiny).agreements[0].agreement.renew_by == date(2028, 4, 1)
    assert "fornyes innen 01.04.2028" in words(page.agreements)
    assert not [each for each in page.agreements.findChildren(StatusChip) if each.isVisible()]


def test_contacts_are_found_changed_and_deleted(page: CooperationPage, tiny: TinyStore) -> None:
    partners.save_contact(tiny.adviser, Contact("", "", "Bo Vik", "Skolen", "inspektør"))
    page.tabs.setCurrentIndex(CONTACTS)
    page.refresh()
    press_button(page, "contactsNew")
    dialog = opened(ContactForm)
    assert "navnet" in refused(dialog, "name")
    fill(dialog, name="Åse Lund", organisation="Nav Grong", phone="74 00 00 00")
    saved(dialog)
    type_text(page.contacts.filter, "inspek")
    assert [row.name for row in page.contacts.model.rows()] == ["Bo Vik"]
    press(page.contacts.filter, Qt.Key.Key_Return)
    put(opened(ContactForm), "role", "rektor")
    saved(opened(ContactForm))
    assert {each.role for each in view(tiny).contacts} == {"", "rektor"}
    page.contacts.filter.clear()
    assert page.contacts.table.choose(next(each.id for each in view(tiny).contacts if each.role))
    press(page.contacts.table, Qt.Key.Key_Delete)
    agree()
    assert [each.name for each in view(tiny).contacts] == ["Åse Lund"]


def test_referrals_are_counts_and_those_that_wait(page: CooperationPage, tiny: TinyStore) -> None:
    key = referral(tiny)
    referral(tiny, answered_on=TODAY, went_alone=True)
    hidden = Referral("", "", tiny.ids["Åse"], "", ServiceKind.MENTAL_HEALTH, "Samtaler", date(2026, 3, 5))
    referrals.save_referral(tiny.leader, hidden)
    page.refresh()
    page.tabs.setCurrentIndex(REFERRALS)
    counted = {row.service: (row.sent, row.answered, row.went_alone) for row in page.counts.model.rows()}
    assert counted == {ServiceKind.NAV: (2, 1, 1), ServiceKind.MENTAL_HEALTH: (1, 0, 0)}
    told = words(page.unanswered)
    assert "Amina Zahra · Nav · sendt 02.03.2026\nJobbkurs\nIkke besvart" in told
    press_button(page, f"change_{key}")
    dialog = opened(ReferralForm)
    fill(dialog, answered_on="1.3.2026", answer="Plass fra mai")
    assert "før henvisningen" in refused(dialog, "answered_on")
    fill(dialog, answered_on="10.3.2026", went_alone="Nei")
    saved(dialog)
    assert "Jobbkurs" not in words(page.unanswered)


def test_what_is_closed_is_a_number_and_no_line(qtbot: QtBot, page: CooperationPage, tiny: TinyStore) -> None:
    """Written by the adviser about her own participant; another adviser sees that one was sent."""
    referral(tiny, service=ServiceKind.MENTAL_HEALTH)
    other = replace(tiny.adviser, actor=replace(tiny.adviser.actor, staff_id=tiny.helper.actor.staff_id))
    theirs = in_window(qtbot, CooperationPage(other, page.bus))
    theirs.tabs.setCurrentIndex(REFERRALS)
    assert [(row.service, row.sent) for row in theirs.counts.model.rows()] == [(ServiceKind.MENTAL_HEALTH, 1)]
    told = words(theirs)
    assert "Ingen henvisninger som du kan lese, venter på svar." in told
    assert "Jobbkurs" not in told
    assert "Amina" not in told


def test_a_volunteer_is_matched_when_the_certificate_was_seen(page: CooperationPage, tiny: TinyStore) -> None:
    page.tabs.setCurrentIndex(VOLUNTEERS)
    press_button(page, "volunteersNew")
    dialog = opened(VolunteerForm)
    assert "navnet" in refused(dialog, "name")
    fill(dialog, name="Solveig Fiskum", activity="Språkkafé", certificate_seen="12.3.2026")
    assert "etter i dag" in refused(dialog, "certificate_seen")
    put(dialog, "certificate_seen", "")
    saved(dialog)
    (line,) = view(tiny).volunteers
    assert line.volunteer.certificate_needed
    assert "Mangler politiattest" in words(page.volunteers)
    press_button(page, "matchesNew")
    matching = opened(MatchForm)
    assert "deltakeren" in refused(matching, "person_id")
    put(matching, "person_id", "Amina Zahra")
    assert "Velg en frivillig" in refused(matching, "volunteer_id")
    put(matching, "volunteer_id", "Solveig Fiskum · Språkkafé · politiattest er ikke sett")
    assert "er ikke sett" in refused(matching, "volunteer_id")
    seen = replace(line.volunteer, certificate_seen=TODAY)
    volunteers.save_volunteer(tiny.adviser, seen)
    saved(matching)
    told = words(page)
    assert "Amina Zahra og Solveig Fiskum" in told
    assert "Koblet med Amina Zahra" in told
    assert "Politiattest sett 11.03.2026" in told


def test_a_match_needs_a_volunteer_and_is_ended(page: CooperationPage, tiny: TinyStore) -> None:
    page.tabs.setCurrentIndex(VOLUNTEERS)
    press_button(page, "matchesNew")
    assert "Registrer den frivillige først" in words(page)
    friend = volunteer(tiny, certificate_needed=False)
    value = VolunteerMatch("", "", tiny.ids["Amina"], friend, date(2026, 2, 2))
    key = volunteers.save_match(tiny.adviser, value).id
    page.refresh()
    press_button(page, f"change_{key}")
    dialog = opened(MatchForm)
    put(dialog, "end", "1.2.2026")
    assert "før første dag" in refused(dialog, "end")
    put(dialog, "end", "10.3.2026")
    saved(dialog)
    assert "Ikke koblet med noen nå" in words(page)


def test_min_dag_leads_to_the_agreements(page: CooperationPage) -> None:
    page.bus.mend.emit("", str(Mend.AGREEMENT))
    assert page.tabs.currentIndex() == AGREEMENTS
    page.tabs.setCurrentIndex(CONTACTS)
    page.bus.mend.emit("somebody", str(Mend.AGREEMENT))
    assert page.tabs.currentIndex() == CONTACTS


def test_a_caseworker_has_the_page_and_a_helper_has_not(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    shell = in_shell(qtbot, tiny.adviser, bus)
    shell.show_page("cooperation")
    assert isinstance(shell.page("cooperation"), CooperationPage)
    assert in_shell(qtbot, tiny.helper, bus).page("cooperation") is None


def test_every_button_has_a_name(page: CooperationPage, tiny: TinyStore) -> None:
    agreement(tiny, "Snart", 30)
    volunteer(tiny)
    page.refresh()
    for each in (*page.findChildren(QPushButton), *page.findChildren(QToolButton)):
        if not each.isHidden() and each.text() != "":
            assert each.objectName()
            assert each.accessibleName()
