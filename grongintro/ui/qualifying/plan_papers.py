"""The papers of the plan on screen: from memory, printed and saved through an outlet alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox

from grongintro.services.qualifying import papers
from grongintro.ui import words
from grongintro.ui.outlet import Outlet
from grongintro.ui.qualifying import plan_words
from grongintro.ui.run import run_action
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.widgets.print_dialog import PrintDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grongintro.domain.person import Person
    from grongintro.domain.plan import IntegrationContract, PlanVersion
    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus


def show_plan(parent: QWidget, desk: Desk, bus: Bus, plan: PlanVersion, pdf: bytes) -> None:
    """A version of a plan as it is printed."""
    outlet = Outlet(desk, bus, plan_words.heading(plan), plan.person_id)
    PrintDialog(parent, outlet.what, pdf, f"{words.word(plan.kind)}-{plan.number}.pdf", outlet).open()


def show_version(parent: QWidget, desk: Desk, bus: Bus, plan: PlanVersion) -> None:
    """A stored version as it is printed."""
    pdf = run_action(parent, partial(papers.plan_pdf, desk, plan.id), repeatable=True)
    if pdf is not None:
        show_plan(parent, desk, bus, plan, pdf)


def show_contract(parent: QWidget, desk: Desk, bus: Bus, contract: IntegrationContract) -> None:
    """A contract, or a declaration, as it is printed."""
    pdf = run_action(parent, partial(papers.contract_pdf, desk, contract.id), repeatable=True)
    if pdf is not None:
        outlet = Outlet(desk, bus, words.title(contract.kind), contract.person_id)
        PrintDialog(parent, outlet.what, pdf, f"{words.word(contract.kind)}.pdf", outlet).open()


class SummaryDialog(AskDialog):
    """What is to be in the summary of the mapping; then it is shown. Needs for adaptation are left out."""

    def __init__(self, parent: QWidget, desk: Desk, bus: Bus, person: Person) -> None:
        title = parent.tr("Sammendrag av kartleggingen av {0}").format(person.name)
        super().__init__(parent, "summaryDialog", title, parent.tr("Vis sammendraget"))
        self._page, self._desk, self._bus, self._person = parent, desk, bus, person
        tick = QCheckBox(self.tr("Ta med behov for tilrettelegging (sensitivt)"))
        hint = self.tr("Uten dette kan sammendraget gis til skole og arbeidsgiver.")
        self.ask("with_adaptation", self.tr("Tilrettelegging"), tick, hint=hint)
        self.ready.connect(self._show)
        self.finished.connect(self.deleteLater)

    def _show(self, draft: dict[str, Any]) -> None:
        make = partial(papers.mapping_pdf, self._desk, self._person.id, **draft)
        pdf = run_action(self, make, repeatable=True)
        if pdf is None:
            return
        self.accept()
        what = QCoreApplication.translate("plan", "Sammendrag av kartleggingen")
        outlet = Outlet(self._desk, self._bus, what, self._person.id)
        PrintDialog(self._page, what, pdf, "sammendrag.pdf", outlet).open()
