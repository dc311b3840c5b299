"""Boliger: the register, the free ones on top, and who lives in the chosen one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from grongintro.domain.settlement import Housing, HousingOwner
from grongintro.services.settlement import housing
from grongintro.ui.asking import NEW, Asking
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.page import EmptyState
from grongintro.ui.people.parts import FactsCard
from grongintro.ui.settlement import columns, settlement_words
from grongintro.ui.settlement.forms import HomeForm
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import button
from grongintro.ui.widgets.beside import list_beside
from grongintro.ui.widgets.lines import Line, LinesCard
from grongintro.ui.widgets.table import FilterField, RowsModel, Table

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.services.settlement.housing import HomeLine, StayLine
    from grongintro.services.settlement.view import SettlementView
    from grongintro.ui.bus import Bus


class HomesTab(QWidget):
    """A searched list to the left, the chosen home and who lives there to the right."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__()
        self.setObjectName("homes")
        self._desk, self._bus = desk, bus
        self.model: RowsModel[HomeLine] = RowsModel(columns.homes(), _key, self)
        self.table = Table("homesTable", self.tr("Boliger"), self.model)
        self.filter = FilterField(
            "homesFilter", self.tr("Søk på adresse, navn, eier eller «ledig»"), self.table
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split())
        text = self.tr("Registrer boligene med leie, størrelse og leieavtale, så ser du hva som er ledig.")
        title, action = self.tr("Ingen boliger ennå"), self.tr("Ny bolig")
        self._stack.addWidget(EmptyState("home", title, text, action, self.ask_new))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
        self.table.row_chosen.connect(self._show)
        self.table.row_activated.connect(self._ask)
        self.table.row_doomed.connect(self._ask_delete)

    def _split(self) -> QWidget:
        change = button("changeHome", self.tr("Endre"), self._change, kind="flat", symbol="edit")
        self.facts = FactsCard("homeFacts", self.tr("Boligen"), change)
        hint = self.tr("Ingen bor her nå. Innflytting registreres på deltakerens side, «Bolig og bosetting».")
        self.stays = LinesCard("homeStays", self.tr("Bor her"), hint)
        return list_beside("homes", (self.filter, self.table), (self.facts, self.stays))

    def show_view(self, view: SettlementView) -> None:
        """Show every home; the chosen one stays."""
        self._stack.setCurrentIndex(0 if view.homes else 1)
        self.model.set_rows(view.homes)
        self.table.fit_columns()
        self.table.choose_first()
        self._show(self.table.chosen())

    def _show(self, line: HomeLine | None) -> None:
        self.facts.setVisible(line is not None)
        self.stays.setVisible(line is not None)
        if line is None:
            return
        self.facts.heading.setText(line.home.address)
        self.facts.show_facts(settlement_words.home_facts(line, self._desk.today))
        self.stays.show_each(self._line, line.stays)

    def _line(self, each: StayLine) -> Line:
        tone = Tone.SUCCESS if each.now else Tone.INFO
        made = Line(each.id, each.person.name, settlement_words.lives(each), tone=tone)
        made.add_button("openPerson", self.tr("Åpne"))
        made.opened.connect(self._open)
        return made

    def _open(self, key: str) -> None:
        line: HomeLine | None = self.table.chosen()
        for each in line.stays if line else ():
            if each.id == key:
                self._bus.open_person.emit(each.person.id)

    def choose_ending(self) -> None:
        """Choose the home whose contract ends first."""
        ending = [line for line in self.model.rows() if line.ends]
        if ending:
            self.table.choose(min(ending, key=_days).id)

    def ask_new(self) -> None:
        """Ask for a new home."""
        self._ask_value(Housing("", "", "", HousingOwner.MUNICIPALITY))

    def _change(self) -> None:
        line: HomeLine | None = self.table.chosen()
        if line is not None:
            self._ask(line)

    def _ask(self, line: HomeLine) -> None:
        self._ask_value(line.home)

    def _ask_value(self, value: Housing) -> None:
        dialog = HomeForm(self, value, self._desk.clock.today)
        save = partial(housing.save_home, self._desk)
        Asking(dialog, self._desk, self._bus, save, self.tr("Boligen er lagret."), about=value.id or NEW)

    def _ask_delete(self, line: HomeLine) -> None:
        ask_delete(self, self._desk, self._bus, Doomed(Housing, line.id, line.home.address))


def _days(line: HomeLine) -> int:
    return line.contract_days or 0


def _key(line: HomeLine) -> str:
    return line.id
