"""Samarbeid on a person's page, and referring further from a talk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton

from grongintro.domain.cooperation import Referral, ServiceKind, Volunteer
from grongintro.domain.followup import ConversationPerson
from grongintro.services.cooperation import referrals, volunteers
from grongintro.services.cooperation.view import person_cooperation
from grongintro.services.trust import notes
from grongintro.ui.asking import undo_last
from grongintro.ui.cooperation.forms import MatchForm, ReferralForm
from grongintro.ui.cooperation.part import CooperationPart
from grongintro.ui.page import Page
from grongintro.ui.people.talk_tab import TalkTab
from grongintro.ui.talks.appointment import AppointmentDialog
from grongintro.ui.talks.dialog import TalkDialog
from grongintro.ui.talks.flow import TalkFlow
from tests.ui.desks import in_window, opened, save
from tests.ui.keyboard import type_text
from tests.ui.qualifying.pages import agree, fill, page_at, part_of, press_button, put, refused, saved, words
from tests.ui.store import book

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.cooperation.view import PersonCooperation
    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus
    from grongintro.ui.people.person_page import PersonPage
    from tests.ui.store import TinyStore


class Blank(Page):
    def reload(self) -> None:
        """Nothing to read."""


@pytest.fixture
def page(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> PersonPage:
    return page_at(qtbot, tiny.adviser, bus, tiny.ids["Amina"], "Samarbeid")


@pytest.fixture
def part(page: PersonPage) -> CooperationPart:
    words(page)
    return part_of(page, CooperationPart)


def view(tiny: TinyStore, name: str = "Amina") -> PersonCooperation:
    return person_cooperation(tiny.adviser, tiny.ids[name])


def talks_of(desk: Desk, person_id: str) -> list[str]:
    with desk.read() as reader:
        return [each.conversation_id for each in reader.find(ConversationPerson, person_id=person_id)]


def test_a_referral_is_sent_answered_deleted_and_put_back(
    part: CooperationPart, page: PersonPage, tiny: TinyStore, bus: Bus
) -> None:
    assert "Ingen henvisninger ennå." in words(part)
    press_button(part, "referralsNew")
    dialog = opened(ReferralForm)
    assert "Skriv uten diagnose" in words(dialog)
    assert "hva deltakeren henvises til" in refused(dialog, "what")
    fill(dialog, service="Fastlege", what="Time, trenger tolk", sent_on="12.3.2026")
    assert "etter i dag" in refused(dialog, "sent_on")
    fill(dialog, sent_on="2.3.2026", answer="Time i april")
    assert "hvilken dag svaret kom" in refused(dialog, "answered_on")
    put(dialog, "answer", "")
    saved(dialog)
    (line,) = view(tiny).referrals
    assert "Fastlege · sendt 02.03.2026\nTime, trenger tolk\nIkke besvart" in words(part)
    press_button(part, f"change_{line.id}")
    dialog = opened(ReferralForm)
    fill(dialog, answered_on="10.3.2026", answer="Time i april", went_alone="Ja")
    saved(dialog)
    assert "Besvart 10.03.2026 · Time i april · møtte alene" in words(part)
    press_button(part, f"delete_{line.id}")
    agree()
    assert view(tiny).referrals == ()
    undo_last(page, tiny.adviser, bus)
    assert [each.id for each in view(tiny).referrals] == [line.id]


def test_a_closed_referral_tells_its_day_and_has_no_buttons(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    value = Referral("", "", tiny.ids["Amina"], "", ServiceKind.MENTAL_HEALTH, "Samtaler", date(2026, 3, 2))
    key = referrals.save_referral(tiny.adviser, value).id
    other = replace(tiny.adviser, actor=replace(tiny.adviser.actor, staff_id=tiny.helper.actor.staff_id))
    page = page_at(qtbot, other, bus, tiny.ids["Amina"], "Samarbeid")
    words(page)
    part = part_of(page, CooperationPart)
    told = words(part)
    assert notes.CLOSED_ROW in told
    assert "02.03.2026 · skrevet av Kari Åsmo" in told
    assert "Samtaler" not in told
    assert "sykisk" not in told
    assert part.findChild(QPushButton, f"change_{key}") is None
    assert part.findChild(QToolButton, f"delete_{key}") is None


def test_a_volunteer_is_matched_here(part: CooperationPart, tiny: TinyStore) -> None:
    friend = Volunteer("", "", "Koret", activity="Sang", certificate_needed=False)
    key = volunteers.save_volunteer(tiny.adviser, friend).id
    part.show_view(part.showing())
    press_button(part, "personMatchesNew")
    dialog = opened(MatchForm)
    assert dialog.accessibleName() == "Koble Amina Zahra med en frivillig"
    assert "Velg en frivillig" in refused(dialog, "volunteer_id")
    put(dialog, "volunteer_id", "Koret · Sang")
    saved(dialog)
    (line,) = view(tiny).matches
    assert (line.match.volunteer_id, line.match.start) == (key, date(2026, 3, 11))
    assert "Koret\nFra 11.03.2026 · Sang" in words(part)


def test_the_talk_that_is_read_leads_on(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_at(qtbot, tiny.adviser, bus, tiny.ids["Amina"], "Samtaler")
    words(page)
    press_button(part_of(page, TalkTab), "referFromTalk")
    dialog = opened(ReferralForm)
    assert dialog.accessibleName() == "Henvis Amina Zahra videre"
    fill(dialog, what="Jobbkurs")
    saved(dialog)
    (line,) = view(tiny).referrals
    assert line.referral is not None
    assert [line.referral.conversation_id] == talks_of(tiny.adviser, tiny.ids["Amina"])


def test_a_talk_that_was_logged_offers_to_refer_further(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    flow = TalkFlow(in_window(qtbot, Blank("blank", "Blank", bus)), tiny.adviser, bus)
    flow.log((tiny.ids["Yusuf"], tiny.ids["Amina"]))
    dialog = opened(TalkDialog)
    type_text(dialog.text, "Vil ha hjelp til norsk")
    save(dialog)
    press_button(opened(AppointmentDialog), "referFurther")
    form = opened(ReferralForm)
    fill(form, person_id="Amina Zahra", service="Voksenopplæring", what="Kveldskurs")
    saved(form)
    (line,) = view(tiny).referrals
    assert line.referral is not None
    assert line.referral.service is ServiceKind.ADULT_EDUCATION
    assert line.referral.conversation_id in talks_of(tiny.adviser, tiny.ids["Yusuf"])
    assert opened(AppointmentDialog).isVisible()
    assert view(tiny, "Yusuf").referrals == ()


def test_where_an_appointment_stands_the_page_offers_it(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    book(tiny.adviser, tiny.ids["Åse"], date(2026, 3, 20))
    page = in_window(qtbot, Blank("blank", "Blank", bus))
    TalkFlow(page, tiny.adviser, bus).log((tiny.ids["Åse"],))
    dialog = opened(TalkDialog)
    type_text(dialog.text, "Snakket om bolig")
    save(dialog)
    assert page.messages.text == "Trenger deltakeren hjelp fra en annen tjeneste?"
    press_button(page, "messageAction")
    form = opened(ReferralForm)
    assert form.accessibleName() == "Henvis Åse Aabakken videre"
    fill(form, service="Boligkontor", what="Større bolig")
    saved(form)
    (line,) = view(tiny, "Åse").referrals
    assert line.referral is not None
    assert [line.referral.conversation_id] == talks_of(tiny.adviser, tiny.ids["Åse"])


def test_a_helper_is_not_offered_to_refer(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    from grongintro.services import staff

    staff.link_helper(tiny.leader, tiny.helper.actor.staff_id, tiny.ids["Amina"], start=date(2026, 1, 1))
    page = page_at(qtbot, tiny.helper, bus, tiny.ids["Amina"], "Samtaler")
    words(page)
    button = page.findChild(QPushButton, "referFromTalk")
    assert button is not None
    assert not button.isVisible()
    titles = [page.tabs.tabText(number) for number in range(page.tabs.count())]
    assert not {"Praksis", "Samarbeid"} & set(titles)
