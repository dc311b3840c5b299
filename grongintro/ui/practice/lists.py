"""The parts of the page of practice: employers, placements, wishes against places, and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from grongintro.services.practice.lines import PlacementState
from grongintro.ui import words
from grongintro.ui.page import EmptyState
from grongintro.ui.people.parts import FactsCard
from grongintro.ui.practice import columns, practice_words
from grongintro.ui.tokens import SPACE_2
from grongintro.ui.widgets.basics import button, label, row
from grongintro.ui.widgets.beside import list_beside
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.lines import Line, LinesCard
from grongintro.ui.widgets.table import FilterField, RowsModel, Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grongintro.services.practice.counts import BranchLine
    from grongintro.services.practice.lines import EmployerLine, PlacementLine, WishLine
    from grongintro.services.practice.view import PracticeView

_ALL, _LACKING = "all", "lacking"


class EmployersList(QWidget):
    """A searched list to the left, the chosen employer with its placements to the right."""

    change_asked = Signal()
    placement_asked = Signal()
    person_asked = Signal(str)

    def __init__(self, new: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("employers")
        self.model: RowsModel[EmployerLine] = RowsModel(columns.employers(), _employer_key, self)
        self.table = Table("employersTable", self.tr("Arbeidsgivere"), self.model)
        search = self.tr("Søk på navn, bransje, sted eller kontakt")
        self.filter = FilterField("employersFilter", search, self.table)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split())
        text = self.tr("Registrer den første, med hvor mange deltakere den kan ta imot om gangen.")
        title, action = self.tr("Ingen arbeidsgivere ennå"), self.tr("Ny arbeidsgiver")
        self._stack.addWidget(EmptyState("work", title, text, action, new))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
        self.table.row_chosen.connect(self._show)
        self.table.row_activated.connect(self.change_asked)

    def _split(self) -> QWidget:
        change = button("changeEmployer", self.tr("Endre"), self._change, kind="flat", symbol="edit")
        self.facts = FactsCard("employerFacts", self.tr("Arbeidsgiveren"), change)
        add = button("employerPlacement", self.tr("Ny praksis"), self._place, kind="flat", symbol="plus")
        empty = self.tr("Ingen har hatt praksis her ennå.")
        self.placements = LinesCard("employerPlacements", self.tr("Praksis her"), empty, add)
        return list_beside("employers", (self.filter, self.table), (self.facts, self.placements))

    def show_view(self, view: PracticeView) -> None:
        """Show every employer; the chosen one stays."""
        self._stack.setCurrentIndex(0 if view.employers else 1)
        self.model.set_rows(view.employers)
        self.table.fit_columns()
        self.table.choose_first()
        self._show(self.table.chosen())

    def _show(self, line: EmployerLine | None) -> None:
        self.facts.setVisible(line is not None)
        self.placements.setVisible(line is not None)
        if line is None:
            return
        self.facts.heading.setText(line.employer.name)
        self.facts.show_facts([each for each in practice_words.employer_facts(line) if each[1]])
        self.placements.show_each(self._line, line.placements)

    def _line(self, each: PlacementLine) -> Line:
        told = f"{practice_words.span(each)} · {practice_words.state(each)}"
        made = Line(each.id, each.person.name, told, tone=practice_words.tone(each))
        made.add_button("openPerson", self.tr("Åpne"))
        made.opened.connect(self._open)
        return made

    def _open(self, key: str) -> None:
        line: EmployerLine | None = self.table.chosen()
        for each in line.placements if line else ():
            if each.id == key:
                self.person_asked.emit(each.person.id)

    def _change(self) -> None:
        self.change_asked.emit()

    def _place(self) -> None:
        self.placement_asked.emit()


class PlacementsList(QWidget):
    """Every placement, those that go on first shown; Enter opens the participant."""

    person_asked = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("placementsList")
        self.model: RowsModel[PlacementLine] = RowsModel(columns.placements(today), _placement_key, self)
        self.table = Table("placementsTable", self.tr("Praksisplasser"), self.model)
        states = [(str(each), words.capital(text)) for each, text in practice_words.STATES.items()]
        options = [*states, (_LACKING, self.tr("Mangler resultat")), (_ALL, self.tr("Alle"))]
        self.which = Choice("placementState", options)
        self.which.setAccessibleName(self.tr("Hvilke"))
        self.which.currentIndexChanged.connect(self._filter)
        search = FilterField("placementsFilter", self.tr("Søk i listen"), self.table)
        self._lines: tuple[PlacementLine, ...] = ()
        self._count = label("", "muted", name="placementsCount")
        bar = row(search, self.which)
        bar.setStretch(0, 3)
        bar.setStretch(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_2)
        box.addLayout(bar)
        box.addWidget(self.table, 1)
        box.addWidget(self._count)
        self.table.row_activated.connect(self._open)

    def show_view(self, view: PracticeView) -> None:
        """Show the placements of the chosen sort."""
        self._lines = view.placements
        self._filter()

    def _filter(self) -> None:
        wanted = self.which.value()
        shown = [each for each in self._lines if _is(each, wanted)]
        self.model.set_rows(shown)
        self.table.fit_columns()
        self.table.choose_first()
        self._count.setText("" if shown else self.tr("Ingen praksis av dette slaget."))

    def _open(self, line: PlacementLine) -> None:
        self.person_asked.emit(line.person.id)


class WishesList(QWidget):
    """Open wishes, the oldest first, over free places against wishes by branch and place."""

    person_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wishesList")
        self.model: RowsModel[WishLine] = RowsModel(columns.wishes(), _wish_key, self)
        self.table = Table("wishesTable", self.tr("Ønsker som venter"), self.model)
        self.branches: RowsModel[BranchLine] = RowsModel(columns.branches(), _branch_key, self)
        below = Table("branchesTable", self.tr("Ledige plasser mot ønsker"), self.branches)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setObjectName("wishesSplit")
        split.setChildrenCollapsible(False)
        hint = self.tr("Nye ønsker skrives på deltakerens side, under «Praksis».")
        split.addWidget(_titled(self.tr("Ønsker som venter"), self.table, hint))
        split.addWidget(_titled(self.tr("Ledige plasser mot ønsker"), below))
        self._below = below
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(split)
        self.table.row_activated.connect(self._open)

    def show_view(self, view: PracticeView) -> None:
        """Show both."""
        self.model.set_rows(view.wishes)
        self.branches.set_rows(view.branches)
        for table in (self.table, self._below):
            table.fit_columns()
            table.choose_first()

    def _open(self, line: WishLine) -> None:
        self.person_asked.emit(line.person.id)


class SectorsList(QWidget):
    """Municipal, private, state and voluntary places counted apart."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sectorsList")
        self.model: RowsModel[columns.Measure] = RowsModel(columns.sectors(), _measure_key, self)
        self.table = Table("sectorsTable", self.tr("Tall i år"), self.model)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_2)
        box.addWidget(self.table, 1)

    def show_view(self, view: PracticeView) -> None:
        """Show the counts."""
        self.model.set_rows(columns.measures(view.sectors))
        self.table.fit_columns()


def _titled(title: str, table: Table, hint: str = "") -> QWidget:
    whole = QWidget()
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, SPACE_2)
    box.setSpacing(SPACE_2)
    box.addWidget(label(title, "heading"))
    if hint:
        box.addWidget(label(hint, "muted", wrap=True))
    box.addWidget(table, 1)
    return whole


def _is(line: PlacementLine, wanted: str) -> bool:
    if wanted == _ALL:
        return True
    return line.lacks_result if wanted == _LACKING else line.state is PlacementState(wanted)


def _employer_key(line: EmployerLine) -> str:
    return line.employer.id


def _placement_key(line: PlacementLine) -> str:
    return line.id


def _wish_key(line: WishLine) -> str:
    return line.wish.id


def _branch_key(line: BranchLine) -> str:
    return f"{line.branch}\n{line.place}"


def _measure_key(line: columns.Measure) -> str:
    return line.title
