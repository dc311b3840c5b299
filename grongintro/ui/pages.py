"""Which pages an account gets, in the order of the side bar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from grongintro.domain.staff import Role
from grongintro.ui.caseload.page import CaseloadPage
from grongintro.ui.decisions.list_page import DecisionsPage
from grongintro.ui.decisions.page import DecisionPage
from grongintro.ui.imports.page import ImportPage
from grongintro.ui.my_day.page import MyDayPage
from grongintro.ui.people.page import PeoplePage
from grongintro.ui.people.person_page import PersonPage
from grongintro.ui.settings.page import SettingsPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus


@dataclass(frozen=True)
class Place:
    """A page: its key, name, icon, how it is made when first shown, and the page it lies `under`, if any."""

    key: str
    title: str
    symbol: str
    factory: Callable[[], QWidget]
    under: str = ""


def page_table(desk: Desk, bus: Bus) -> tuple[Place, ...]:
    """The pages of the acting account; a borrowed helper gets only the day and the own people."""
    everybody = (
        Place("day", "Min dag", "day", partial(MyDayPage, desk, bus)),
        Place("people", "Deltakere", "people", partial(PeoplePage, desk, bus)),
        Place("person", "Deltaker", "people", partial(PersonPage, desk, bus), under="people"),
    )
    if desk.actor.role is Role.HELPER:
        return everybody
    return (
        *everybody,
        Place("decisions", "Vedtak", "decision", partial(DecisionsPage, desk, bus)),
        Place("decision", "Vedtak", "decision", partial(DecisionPage, desk, bus), under="decisions"),
        Place("caseload", "Saksmengde", "chart", partial(CaseloadPage, desk, bus)),
        Place("import", "Import", "document", partial(ImportPage, desk, bus), under="people"),
        Place("settings", "Innstillinger", "settings", partial(SettingsPage, desk, bus)),
    )
