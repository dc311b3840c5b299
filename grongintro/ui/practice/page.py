"""Praksis: employers and their places, who is where, wishes against places, and counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt

from grongintro.domain.changes import Subject
from grongintro.domain.practice import Employer, Sector
from grongintro.services.practice import employers, placements
from grongintro.services.practice.view import candidates, practice_view
from grongintro.ui.asking import NEW, Asking
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.page import Page, Shortcut
from grongintro.ui.practice.forms import EmployerForm, PlacementForm
from grongintro.ui.practice.lists import EmployersList, PlacementsList, SectorsList, WishesList
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_3
from grongintro.ui.widgets.basics import KeyFigure, Tabs, row

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.desk import Desk
    from grongintro.services.practice.lines import EmployerLine
    from grongintro.services.practice.view import PracticeView
    from grongintro.ui.bus import Bus


class PracticePage(Page):
    """Key figures over four parts; the first has the employers."""

    subjects: ClassVar[frozenset[Subject]] = frozenset({Subject.PRACTICE, Subject.PERSON, Subject.SETTING})

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("practicePage", "Praksis", bus)
        self._desk = desk
        self._view: PracticeView | None = None
        self._build()
        self.add_actions()
        self._connect()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """What can be done on the page."""
        new = self.tr("Ny arbeidsgiver")
        return (
            Shortcut("newPlacement", "Ctrl+O", self.tr("Ny praksis"), self._new_placement, "plus", "header"),
            Shortcut("newEmployer", "Ctrl+N", new, self._new_employer, "plus", "primary"),
            Shortcut("findEmployer", "Ctrl+F", self.tr("Søk i arbeidsgiverne"), self._to_filter),
        )

    def _build(self) -> None:
        self._free = KeyFigure("freeFigure", self.tr("ledige plasser"))
        self._municipal = KeyFigure("municipalFigure", self.tr("i kommunal praksis nå"))
        self._private = KeyFigure("privateFigure", self.tr("i privat praksis nå"))
        self._wishes = KeyFigure("wishesFigure", self.tr("ønsker som venter"))
        figures = (self._free, self._municipal, self._private, self._wishes)
        self.body.addLayout(row(*figures, spacing=SPACE_3))
        self.employers = EmployersList(self._new_employer)
        self.placements = PlacementsList(self._today)
        self.wishes = WishesList()
        self.sectors = SectorsList()
        self.tabs = Tabs("practiceTabs", self.tr("Deler av siden"))
        self.tabs.add(self.tr("Arbeidsgivere"), self.employers)
        self.tabs.add(self.tr("Praksisplasser"), self.placements)
        self.tabs.add(self.tr("Ønsker"), self.wishes)
        self.tabs.add(self.tr("Tall i år"), self.sectors)
        self.body.addWidget(self.tabs, 1)

    def _today(self) -> date:
        return self._desk.today

    def _connect(self) -> None:
        self.employers.change_asked.connect(self._change_employer)
        self.employers.placement_asked.connect(self._place_here)
        self.employers.table.row_doomed.connect(self._delete_employer)
        for part in (self.employers, self.placements, self.wishes):
            part.person_asked.connect(self.bus.open_person)

    def reload(self) -> None:
        """Read the practice."""
        view = self._view = practice_view(self._desk)
        unsaid = sum(each.free is None for each in view.employers)
        note = self.tr("{0} har ikke oppgitt antall").format(unsaid) if unsaid else ""
        self._free.set_figure(str(view.free), note)
        self._municipal.set_figure(str(view.now(Sector.MUNICIPAL)))
        self._private.set_figure(str(view.now(Sector.PRIVATE)))
        met = sum(bool(each.fitting) for each in view.wishes)
        note = self.tr("{0} med ledig plass").format(met) if view.wishes else ""
        self._wishes.set_figure(str(len(view.wishes)), note)
        for part in (self.employers, self.placements, self.wishes, self.sectors):
            part.show_view(view)
        self.action("newPlacement").setEnabled(bool(view.employers))

    def _new_employer(self) -> None:
        self._ask_employer(Employer("", "", "", Sector.PRIVATE))

    def _change_employer(self) -> None:
        line = self._chosen()
        if line is not None:
            self._ask_employer(line.employer)

    def _ask_employer(self, value: Employer) -> None:
        dialog = EmployerForm(self, value, self._desk.clock.today)
        save = partial(employers.save_employer, self._desk)
        done = self.tr("Arbeidsgiveren er lagret.")
        Asking(dialog, self._desk, self.bus, save, done, about=value.id or NEW)

    def _delete_employer(self, line: EmployerLine) -> None:
        ask_delete(self, self._desk, self.bus, Doomed(Employer, line.employer.id, line.employer.name))

    def _chosen(self) -> EmployerLine | None:
        found: EmployerLine | None = self.employers.table.chosen()
        return found

    def _new_placement(self) -> None:
        run_action(self, partial(self._ask_placement, ""), repeatable=True)

    def _place_here(self) -> None:
        line = self._chosen()
        if line is not None:
            run_action(self, partial(self._ask_placement, line.employer.id), repeatable=True)

    def _ask_placement(self, employer_id: str) -> None:
        if self._view is None:
            return
        start = placements.proposed(self._desk, employer_id=employer_id)
        people = candidates(self._desk)
        dialog = PlacementForm(self, start, self._view.employers, self._desk.clock.today, people=people)
        save = partial(placements.save_placement, self._desk)
        done = self.tr("Praksisen er lagret.")
        Asking(dialog, self._desk, self.bus, save, done, about=employer_id or NEW)

    def _to_filter(self) -> None:
        self.tabs.setCurrentIndex(0)
        self.employers.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.employers.filter.selectAll()
