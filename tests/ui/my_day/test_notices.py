"""What the first page tells: failed sign-ins once, what waits for a confirmation, and the quiet line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services.trust import accounts, login
from grongintro.ui.authority.notices import Notices, tries_in_words
from grongintro.ui.decisions.list_page import DecisionsPage
from grongintro.ui.my_day.page import MyDayPage
from grongintro.ui.pages import page_table
from tests.ui.desks import in_window
from tests.ui.keyboard import press
from tests.ui.store import NOW, PASSWORD

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore

OWN = "et helt annet passord"


@pytest.fixture
def kari(tiny: TinyStore) -> Desk:
    """The adviser comes in after two failed tries, and the helper has chosen an own password."""
    helper = login.switch_user(tiny.leader, "ola", PASSWORD)
    login.change_password(helper, PASSWORD, OWN, OWN)
    first = login.switch_user(tiny.leader, "kari", PASSWORD)
    login.change_password(first, PASSWORD, OWN, OWN)
    for password in ("feil passord nr 1", "feil passord nr 2"):
        with pytest.raises(UserError):
            login.switch_user(tiny.leader, "kari", password)
    return login.switch_user(tiny.leader, "kari", OWN)


def test_failed_tries_and_what_waits_are_told(qtbot: QtBot, kari: Desk, bus: Bus) -> None:
    page = in_window(qtbot, MyDayPage(kari, bus))
    notices = page.notices
    qtbot.waitUntil(lambda: bool(notices.failed.text))
    assert notices.failed.text.startswith(
        "2 mislykkede forsøk på å logge inn siden sist, det siste 11.03.2026"
    )
    assert notices.waiting.text == "Venter på at du bekrefter: Ola Myhr, ny konto."
    assert notices.recent.text().endswith("3\u00a0hendelser")
    action = notices.waiting.findChild(QPushButton, "messageAction")
    assert action is not None
    with qtbot.waitSignal(bus.open_settings) as asked:
        press(action, Qt.Key.Key_Space)
    assert asked.args == ["eventsTab"]
    notices.failed.clear()
    line = next(each for each in accounts.event_lines(kari) if each.may_confirm)
    bus.changed.emit(accounts.confirm_event(kari, line.event.id).changes)
    qtbot.waitUntil(lambda: not notices.isVisible())
    assert (notices.failed.text, notices.waiting.text) == ("", "")


def test_one_try_has_its_own_words() -> None:
    one = login.FailedTry(NOW, "PC-12")
    assert tries_in_words((one,)) == (
        "1 mislykket forsøk på å logge inn siden sist, 11.03.2026 kl. 08:30 fra PC-12."
    )


def test_a_decider_has_the_decisions_first_and_the_notices_there(
    qtbot: QtBot, tiny: TinyStore, kari: Desk, bus: Bus
) -> None:
    accounts.change_role(tiny.leader, tiny.helper.actor.account_id, Role.DECIDER)
    decider = login.switch_user(kari, "ola", OWN)
    assert [place.key for place in page_table(decider, bus)] == ["decisions", "decision", "settings"]
    page = in_window(qtbot, DecisionsPage(decider, bus))
    assert page.findChild(Notices) is not None
    assert in_window(qtbot, DecisionsPage(kari, bus)).findChild(Notices) is None
