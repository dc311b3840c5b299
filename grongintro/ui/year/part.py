"""Uke og år on a person's page: the week, the year, vacation and the hours that count as full time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from grongintro.rules.compliance.light import Mend
from grongintro.services.year.clashes import clashes
from grongintro.services.year.coverage_view import own_year
from grongintro.services.year.placed import practice_lack
from grongintro.services.year.vacations import free_time
from grongintro.services.year.weeks import versions
from grongintro.ui.people.parts import ReadPart
from grongintro.ui.rows.card import side_by_side
from grongintro.ui.run import run_action
from grongintro.ui.widgets.basics import Scroll
from grongintro.ui.year.free_cards import NormsCard, VacationsCard
from grongintro.ui.year.week_card import WeekCard
from grongintro.ui.year.year_card import YearCard

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.services.person_page import PersonPage as View
    from grongintro.ui.bus import Bus


class WeekPart(ReadPart):
    """The year on top, where a gap is seen; then the week that mends it; vacation and full time below."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("weekPart", desk, bus)
        self._year = desk.today.year
        self.year = YearCard()
        self.week = WeekCard(desk, bus)
        self.vacations = VacationsCard(desk, bus)
        self.norms = NormsCard(desk, bus)
        self.year.turned.connect(self._turn)
        scroll = Scroll("weekScroll")
        scroll.body.addWidget(self.year)
        scroll.body.addWidget(self.week)
        scroll.body.addLayout(side_by_side((self.vacations,), (self.norms,)))
        scroll.body.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll, 1)

    def read(self, view: View) -> None:
        """Read the weeks, the year and the vacations."""
        person_id = view.person.id
        self.week.show_weeks(
            view.person,
            versions(self.desk, person_id),
            clashes(self.desk, person_id),
            practice_lack(self.desk, person_id),
        )
        found = free_time(self.desk, view.person.id)
        self.vacations.show_free(view.person, found)
        self.norms.show_rows(view.person, found.norms)
        self._read_year()

    def _read_year(self) -> None:
        found = own_year(self.desk, self.showing().person.id, self._year)
        self.year.show_year(self._year, found, self.desk.today)

    def _turn(self, year: int) -> None:
        self._year = year
        run_action(self, self._read_year, repeatable=True)

    def mend(self, what: str) -> None:
        """The form of a new element, or of a first week where there is none."""
        if what != Mend.WEEK:
            super().mend(what)
            return
        run_action(self, partial(self.read, self.showing()), repeatable=True)
        if self.week.version() is None:
            self.week.ask_week()
        else:
            self.year.strip.setFocus()
