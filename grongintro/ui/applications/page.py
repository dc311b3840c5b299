"""«Søknader og budsjett»: applications for grants, and the plan for four years. For leaders."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from grongintro.domain.changes import Subject
from grongintro.rules.compliance.light import Mend
from grongintro.ui.applications.budget_part import BudgetPart
from grongintro.ui.applications.cases_part import CasesPart
from grongintro.ui.page import Page, Shortcut
from grongintro.ui.widgets.basics import Tabs

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus

CASES, BUDGET = range(2)


class ApplicationsPage(Page):
    """Two tabs; Ctrl+PgUp and Ctrl+PgDn go between them. Each reads when it is looked at."""

    subjects: ClassVar[frozenset[Subject]] = frozenset(
        {
            Subject.GRANT,
            Subject.PERSON,
            Subject.HOUSEHOLD,
            Subject.PROGRAMME,
            Subject.SETTING,
        }
    )

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("applicationsPage", "Søknader og budsjett", bus)
        self.cases = CasesPart(desk, bus)
        self.budget = BudgetPart(desk, bus)
        self.tabs = Tabs("applicationsTabs", self.tr("Deler av siden"))
        self.tabs.add(self.tr("Søknader"), self.cases)
        self.tabs.add(self.tr("Budsjett"), self.budget)
        self.body.addWidget(self.tabs, 1)
        self.add_actions()
        self._read = {CASES: False, BUDGET: False}
        self.tabs.currentChanged.connect(self._look)
        bus.open_application.connect(self._open)
        bus.mend.connect(self._mend)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """New cases."""
        return (
            Shortcut(
                "newExtra",
                "Ctrl+N",
                self.tr("Ny søknad om ekstratilskudd"),
                self._new_extra,
                "plus",
                "primary",
            ),
            Shortcut("newProject", "Ctrl+J", self.tr("Nytt prosjekt"), self._new_project, "plus", "header"),
        )

    def reload(self) -> None:
        """Read the tab that is shown; the other one when it is looked at."""
        self._read = dict.fromkeys(self._read, False)
        self._read_shown()

    def _look(self) -> None:
        if not self._stale:  # else both are read when the page is shown
            self._read_shown()

    def _read_shown(self) -> None:
        shown = self.tabs.currentIndex()
        if self._read[shown]:
            return
        self._read[shown] = True
        if shown == CASES:
            self.cases.reload()
        else:
            self.budget.reload()

    def _new_extra(self) -> None:
        self.tabs.setCurrentIndex(CASES)
        self.cases.ask_extra()

    def _new_project(self) -> None:
        self.tabs.setCurrentIndex(CASES)
        self.cases.ask_project()

    def _open(self, key: str) -> None:
        self.tabs.setCurrentIndex(CASES)
        self.cases.show_case(key)

    def _mend(self, person_id: str, what: str) -> None:
        """Show the applications, where Min dag tells of a year that nobody has applied for."""
        if not person_id and what == Mend.NEXT_YEAR:
            self.tabs.setCurrentIndex(CASES)
