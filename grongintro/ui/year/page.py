"""«Året»: who lacks hours and when, the school years, and the ways between places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.changes import Subject
from grongintro.ui.page import Page, Shortcut
from grongintro.ui.widgets.basics import Tabs
from grongintro.ui.year.calendars_tab import CalendarsTab
from grongintro.ui.year.coverage_tab import CoverageTab
from grongintro.ui.year.travel_tab import TravelTab

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus


class YearPage(Page):
    """Coverage first; the other tabs are read when they are looked at."""

    subjects = frozenset(
        {
            Subject.PERSON,
            Subject.PROGRAMME,
            Subject.ASSIGNMENT,
            Subject.WEEK,
            Subject.SCHOOL,
            Subject.ACTIVITY,
            Subject.SETTING,
        }
    )

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("yearPage", "Året", bus)
        self.coverage = CoverageTab(desk, bus)
        self.calendars = CalendarsTab(desk, bus)
        self.travel = TravelTab(desk, bus)
        self.tabs = Tabs("yearTabs", self.tr("Deler av Året"))
        self.tabs.add(self.tr("Fulltid"), self.coverage)
        self.tabs.add(self.tr("Skoleruter"), self.calendars)
        self.tabs.add(self.tr("Reisetider"), self.travel)
        self.body.addWidget(self.tabs, 1)
        self.add_actions()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """What can be done on the page."""
        return (
            Shortcut(
                "openYear", "Ctrl+O", self.tr("Åpne deltakeren"), self.coverage.open, "person", "header"
            ),
        )

    def reload(self) -> None:
        """Read everything again; the coverage beside the window."""
        self.coverage.reload()
        self.calendars.reload()
        self.travel.reload()
