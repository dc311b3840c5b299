"""Plan: the plan that holds, the draft, every version, contract, and what calls for a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grongintro.domain.plan import (
    LifeEvent,
    PlanKind,
    PlanReview,
    PlanState,
    PlanVersion,
)
from grongintro.rules.compliance.light import Mend
from grongintro.services.qualifying.plan_view import plan_view
from grongintro.ui import words
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.page import EmptyState
from grongintro.ui.people.parts import FactsCard, ReadPart
from grongintro.ui.qualifying import plan_words
from grongintro.ui.qualifying.plan_actions import PlanActions
from grongintro.ui.qualifying.plan_cards import (
    ContractCard,
    ElementsCard,
    HoldingCard,
    LookedAtCard,
    VersionsCard,
)
from grongintro.ui.qualifying.plan_compare import CompareDialog
from grongintro.ui.qualifying.plan_contract import ContractActions
from grongintro.ui.qualifying.plan_drafting import Drafting
from grongintro.ui.qualifying.plan_papers import SummaryDialog, show_contract, show_version
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_2, SPACE_3, Tone
from grongintro.ui.widgets.basics import Scroll, button
from grongintro.ui.widgets.message import MessageBar
from grongintro.ui.widgets.tags import FlowLayout

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.desk import Desk, Saved
    from grongintro.services.person_page import PersonPage as View
    from grongintro.services.qualifying.plan_view import PlanSheet, PlanView
    from grongintro.ui.bus import Bus


class PlanPart(ReadPart):
    """The plan of a person; read when it is on screen."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("planPart", desk, bus)
        self.found: PlanView | None = None
        self.asks = PlanActions(self, desk, bus)
        self.drafting = Drafting(self, desk, bus)
        self.contracts = ContractActions(self, desk, bus)
        self.draft_bar = MessageBar()
        self.draft_bar.setObjectName("planDraftBar")
        self._write = button("writePlan", self.tr("Ny versjon"), self.write, kind="primary", symbol="edit")
        self._print = button("printPlan", self.tr("Skriv ut planen"), self.show_paper, symbol="print")
        self._summary = button(
            "mappingSummary", self.tr("Sammendrag av kartleggingen …"), self.ask_summary, symbol="document"
        )
        self._delete = button(
            "deleteDraft", self.tr("Slett utkastet …"), self.ask_delete_draft, symbol="trash"
        )
        self.holds = HoldingCard(self.ask_hand_over, self.ask_sign, self._today)
        self.elements = ElementsCard()
        self.made = FactsCard("planMade", self.tr("Begrunnelser, og hvordan planen ble laget"))
        self.contract = ContractCard(
            self.ask_contract, self.show_contract, self.ask_contract, self.ask_delete_contract
        )
        look = button("reviewPlan", self.tr("Vurder planen …"), self.ask_review)
        happened = button("noteEvent", self.tr("Registrer hendelse …"), self.ask_event)
        self._look = look
        self.looks = LookedAtCard(look, happened)
        self.looks.delete_asked.connect(self.ask_delete_look)
        self.versions = VersionsCard(self.compare)
        self.versions.table.row_activated.connect(self.open_version)
        self.versions.table.row_doomed.connect(self.ask_delete_version)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QWidget()
        buttons.setObjectName("planButtons")
        flow = FlowLayout(buttons, SPACE_2)
        for each in (self._write, self._print, self._summary, self._delete):
            flow.addWidget(each)
        text = self.tr(
            "Planen lages sammen med deltakeren. Den begynner med det som er kartlagt og det loven "
            "foreslår, og du ser hele tiden hva som mangler."
        )
        self._empty = EmptyState("task", self.tr("Ingen plan ennå"), text)
        self._scroll = Scroll("planScroll")
        self._scroll.body.setSpacing(SPACE_3)
        cards = (self.holds, self.elements, self.made, self.contract, self.looks, self.versions)
        for widget in (buttons, self.draft_bar, self._empty, *cards):
            self._scroll.body.addWidget(widget)
        self._scroll.body.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._scroll, 1)

    # Reading

    def read(self, view: View) -> None:
        """Read the plans."""
        self._fill(plan_view(self.desk, view.person.id))

    def _fill(self, found: PlanView) -> None:
        self.found = found
        adopted, draft = found.adopted, found.draft
        self._name_write(found)
        self._show_draft(draft)
        self._print.setVisible(bool(found.sheets))
        self._delete.setVisible(draft is not None)
        self._empty.setVisible(not found.sheets)
        self.looks.setVisible(bool(found.sheets))
        self.versions.setVisible(bool(found.sheets))
        for card in (self.holds, self.elements, self.made, self.contract):
            card.setVisible(adopted is not None)
        self._look.setVisible(adopted is not None)
        if adopted is not None:
            self.holds.show_sheet(adopted)
            self.elements.show_elements(adopted.elements)
            self.made.show_facts(plan_words.made_facts(adopted))
            self.contract.show_sheet(adopted)
        self.looks.show_looks(found, self.desk.today)
        self.versions.show_sheets(found)

    def _name_write(self, found: PlanView) -> None:
        """The one button that goes on: with the draft, with a first plan, or with a new version."""
        kind = found.may_begin
        known = any(each.version.kind is kind for each in found.sheets)
        if found.draft is not None:
            text = self.tr("Skriv videre på utkastet")
        elif known:
            text = self.tr("Ny versjon")
        else:
            text = self.tr("Lag {0}").format(words.word(kind))
        self._write.setText(text)
        self._write.setAccessibleName(text)

    def _show_draft(self, draft: PlanSheet | None) -> None:
        self.draft_bar.clear()
        if draft is None:
            return
        count = len(draft.missing)
        lacks = self.tr("Det mangler {0} ting.").format(count) if count else self.tr("Ingenting mangler.")
        text = self.tr("Utkast: {0}. {1}").format(plan_words.heading(draft.version), lacks)
        self.draft_bar.show_message(Tone.INFO, text)

    def _today(self) -> date:
        return self.desk.today

    def _view(self) -> PlanView:
        """What is on the page, read again: a form opens with what holds now."""
        self.read(self.showing())
        if self.found is None:
            raise LookupError("no plan is read")
        return self.found

    # The draft

    def write(self) -> None:
        """Go on with the draft, or begin one."""
        run_action(self, self._write_on, repeatable=True)

    def _write_on(self) -> None:
        found = self._view()
        if found.draft is not None:
            self.drafting.edit(found.person, found.draft)
        elif found.may_begin is not None:
            self.drafting.begin(found.person, found.may_begin)

    def ask_delete_draft(self) -> None:
        """Ask whether the draft is to go."""
        if self.found is not None and self.found.draft is not None:
            self.ask_delete_version(self.found.draft)

    def ask_delete_version(self, sheet: PlanSheet) -> None:
        """Ask whether a version is to go; one that is adopted stays."""
        shown = plan_words.heading(sheet.version)
        ask_delete(self, self.desk, self.bus, Doomed(PlanVersion, sheet.version.id, shown))

    # The papers

    def show_paper(self) -> None:
        """The plan that holds as it is printed; the draft while there is no other."""
        if self.found is not None:
            sheet = self.found.adopted or self.found.draft
            if sheet is not None:
                show_version(self, self.desk, self.bus, sheet.version)

    def open_version(self, sheet: PlanSheet) -> None:
        """A draft is written on, another version is shown as it is printed."""
        if sheet.version.state is PlanState.DRAFT:
            self.write()
        else:
            show_version(self, self.desk, self.bus, sheet.version)

    def ask_summary(self) -> None:
        """Show the summary of the mapping."""
        SummaryDialog(self, self.desk, self.bus, self.showing().person).open()

    def compare(self) -> None:
        """Two versions side by side, the newest two first."""
        if self.found is not None:
            CompareDialog(self, self.desk, self.found.sheets, self.showing().person.name).open()

    # What is written on an adopted plan

    def _adopted(self) -> PlanSheet | None:
        return self.found.adopted if self.found is not None else None

    def ask_hand_over(self) -> None:
        """Ask when the plan was handed over."""
        if (sheet := self._adopted()) is not None:
            self.asks.hand_over(sheet.version, self.showing().person.name)

    def ask_sign(self) -> None:
        """Ask when the plan was signed."""
        if (sheet := self._adopted()) is not None:
            self.asks.sign(sheet.version, self.showing().person.name)

    def ask_review(self) -> None:
        """Ask what came of going through the plan."""
        if self.found is not None and (sheet := self._adopted()) is not None:
            self.asks.review(sheet.version, self.found, self._must_change)

    def _must_change(self, saved: Saved) -> None:
        del saved
        text = self.tr("Vurderingen sier at planen må endres.")
        self.draft_bar.show_message(Tone.WARNING, text, self.tr("Lag ny versjon"), self.write)

    def ask_event(self) -> None:
        """Ask what happened."""
        self.asks.note_event(self.showing().person)

    def ask_delete_look(self, key: str) -> None:
        """Ask whether a review or an event is to go."""
        if self.found is None:
            return
        for event in self.found.events:
            if event.id == key:
                shown = plan_words.event(event)[0]
                ask_delete(self, self.desk, self.bus, Doomed(LifeEvent, key, shown))
                return
        ask_delete(self, self.desk, self.bus, Doomed(PlanReview, key, self.tr("Vurdering av planen")))

    # The contract

    def ask_contract(self) -> None:
        """Ask for the contract where there is none, else for the signatures."""
        if (sheet := self._adopted()) is not None:
            self.contracts.ask_next(sheet, self.showing().person.name)

    def show_contract(self) -> None:
        """The contract as it is printed."""
        if (sheet := self._adopted()) is not None and sheet.contract is not None:
            show_contract(self, self.desk, self.bus, sheet.contract)

    def ask_delete_contract(self) -> None:
        """Ask whether the contract is to go."""
        if (sheet := self._adopted()) is not None and sheet.contract is not None:
            self.contracts.ask_delete(sheet.contract)

    # From a light

    def mend(self, what: str) -> None:
        """Open the form that mends a light of the plan."""
        found = self._view()
        if what == Mend.PLAN:
            self._write_on()
        elif what == Mend.NORWEGIAN_PLAN:
            self._write_norwegian(found)
        elif what == Mend.HAND_OVER:
            self.ask_hand_over()
        elif what == Mend.CONTRACT:
            self.ask_contract()
        elif what == Mend.REVIEW:
            self.ask_review()
        else:
            super().mend(what)

    def _write_norwegian(self, found: PlanView) -> None:
        if found.draft is not None and found.draft.version.kind is PlanKind.NORWEGIAN:
            self.drafting.edit(found.person, found.draft)
        else:
            self.drafting.begin(found.person, PlanKind.NORWEGIAN)
