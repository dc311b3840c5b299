"""«Henvis videre …» from a talk: the form of a referral that is tied to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from grongintro.domain.cooperation import Referral, ServiceKind
from grongintro.services.cooperation import referrals
from grongintro.ui.asking import Asking
from grongintro.ui.cooperation.forms import ReferralForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus


def ask_referral(
    page: QWidget, desk: Desk, bus: Bus, people: Sequence[tuple[str, str]], conversation_id: str
) -> None:
    """Ask to what one of those who took part in the talk is referred; `people` are keys with names."""
    who, name = people[0]
    several = people if len(people) > 1 else ()
    start = Referral("", "", who, "", ServiceKind.NAV, "", desk.today, conversation_id=conversation_id)
    dialog = ReferralForm(page, "" if several else name, start, desk.clock.today, people=several)
    save = partial(referrals.save_referral, desk)
    done = QCoreApplication.translate("referring", "Henvisningen er lagret.")
    Asking(dialog, desk, bus, save, done, about=f"{who}/{conversation_id}")
