"""The cards of the plan on a person's page: what holds, its elements, contract, reviews and versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from grongintro.domain.plan import ContractKind, PlanKind, PlanState
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.people.parts import FactsCard
from grongintro.ui.qualifying import plan_words
from grongintro.ui.qualifying.plan_parts import element_columns
from grongintro.ui.qualifying.plan_path import PhasePath
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import Card, StatusChip, button, label, row
from grongintro.ui.widgets.lines import Line, LinesCard
from grongintro.ui.widgets.table import Column, RowsModel, Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.plan import PlanElement, PlanVersion
    from grongintro.services.qualifying.plan_view import PlanSheet, PlanView
    from grongintro.services.qualifying.reviews import NextReview

    Slot = Callable[[], object]

_MOST_LINES = 12


class HoldingCard(FactsCard):
    """The version that holds: what it leads to, the road, and whether it was handed over and signed."""

    def __init__(self, hand_over: Slot, sign: Slot, today: Callable[[], date]) -> None:
        self.handed = StatusChip()
        self.handed.setObjectName("planHanded")
        self.signed = StatusChip()
        self.signed.setObjectName("planSigned")
        self.hand_over = button("handOverPlan", self.tr("Overlevert …"), hand_over)
        self.sign = button("signPlan", self.tr("Underskrevet …"), sign)
        super().__init__("planHolds", self.tr("Planen som gjelder"))
        self._today = today
        self._decides = label("", "muted", wrap=True, name="planDecides")
        self.path = PhasePath("planPath")
        chips = row(self.handed, self.signed, None, self.hand_over, self.sign)
        self.body.insertLayout(1, chips)
        self.body.insertWidget(2, self._decides)
        self.body.addWidget(self.path)

    def show_sheet(self, sheet: PlanSheet) -> None:
        """Show a version."""
        version = sheet.version
        self.heading.setText(plan_words.heading(version))
        given = f"{fmt.day(version.handed_over_on)} av {sheet.handed_over_by}"
        handed = self.tr("Overlevert {0}").format(given)
        _tell(self.handed, handed, self.tr("Ikke overlevert"), version.handed_over_on)
        signed = self.tr("Underskrevet {0}").format(fmt.day(version.signed_on))
        _tell(self.signed, signed, self.tr("Ikke underskrevet"), version.signed_on)
        self._decides.setText(sheet.decides)
        self._decides.setVisible(bool(sheet.decides))
        self.show_facts(plan_words.goal_facts(version))
        self.path.show_phases(sheet.phases, self._today())


def _tell(chip: StatusChip, done: str, undone: str, day: date | None) -> None:
    chip.set_status(done if day else undone, Tone.SUCCESS if day else Tone.WARNING)


class ElementsCard(Card):
    """What the plan consists of, as high as its lines."""

    def __init__(self) -> None:
        super().__init__("", "planElements")
        title = self.tr("Hva planen består av")
        self.setAccessibleName(title)
        self.body.addWidget(label(title, "heading"))
        self.model: RowsModel[PlanElement] = RowsModel(element_columns(_itself), lambda each: each.id)
        self.table = Table("planElementTable", title, self.model)
        self.body.addWidget(self.table)

    def show_elements(self, elements: tuple[PlanElement, ...]) -> None:
        """Show these."""
        self.model.set_rows(elements)
        self.table.fit_columns()
        fit_height(self.table, len(elements))


class ContractCard(Card):
    """The contract, or the declaration that succeeds it: made, printed, signed."""

    def __init__(self, make: Slot, show: Slot, sign: Slot, delete: Slot) -> None:
        super().__init__("", "planContract")
        self.heading = label("", "heading", name="contractHeading")
        self.make = button("makeContract", self.tr("Lag …"), make)
        self.show_paper = button("printContract", self.tr("Skriv ut"), show)
        self.sign = button("signContract", self.tr("Underskrevet …"), sign)
        self.delete = button("deleteContract", self.tr("Slett …"), delete)
        self.text = label("", wrap=True, name="contractText")
        self.chips = (StatusChip(), StatusChip())
        for chip, name in zip(self.chips, ("participantSigned", "municipalitySigned"), strict=True):
            chip.setObjectName(name)
        self.body.addLayout(row(self.heading, None, self.make, self.show_paper, self.sign, self.delete))
        self.body.addWidget(self.text)
        self.body.addLayout(row(*self.chips, None))

    def show_sheet(self, sheet: PlanSheet) -> None:
        """Show what goes with a version; nothing for a Norwegian plan."""
        contract = sheet.contract
        kind = sheet.document if contract is None else contract.kind
        self.setVisible(sheet.version.kind is PlanKind.INTEGRATION)
        self.heading.setText(plan_words.DOCUMENTS[kind])
        self.setAccessibleName(self.heading.text())
        _name(self.make, self.tr("Lag {0} …").format(words.word(kind)))
        self.make.setVisible(contract is None)
        for each in (self.show_paper, self.sign, self.delete):
            each.setVisible(contract is not None)
        for chip in self.chips:
            chip.setVisible(contract is not None)
        if contract is None:
            text = self.tr("Ikke laget. Den skal lages samtidig med planen (integreringsloven § 16).")
            self.text.setText(text)
            return
        self.text.setText(self.tr("Laget {0}").format(fmt.day(contract.made_on)))
        days = (contract.participant_signed, contract.municipality_signed)
        for chip, who, day in zip(
            self.chips, (self.tr("Deltakeren"), self.tr("Kommunen")), days, strict=True
        ):
            signed = self.tr("{0} skrev under {1}").format(who, fmt.day(day))
            _tell(chip, signed, self.tr("{0} har ikke skrevet under").format(who), day)
        self.chips[1].setVisible(kind is ContractKind.CONTRACT)


def _name(made: Any, text: str) -> None:
    made.setText(text)
    made.setAccessibleName(text)


class LookedAtCard(LinesCard):
    """When the plan is due for a look, what happened, and every look there was; each can be deleted."""

    delete_asked = Signal(str)

    def __init__(self, look: QWidget, happened: QWidget) -> None:
        title = self.tr("Vurderinger og hendelser")
        empty = self.tr("Ingen vurderinger eller hendelser ennå.")
        super().__init__("planReviews", title, empty, look, happened)
        self.due = StatusChip()
        self.due.setObjectName("reviewDue")
        self.body.insertLayout(1, row(self.due, None))

    def show_looks(self, view: PlanView, today: date) -> None:
        """Show the next one and those that were."""
        coming = view.review
        self.due.setVisible(coming is not None)
        if coming is not None:
            self._show_due(coming, today)
        self.show_lines([self._line(*each) for each in _looks(view)])

    def _show_due(self, coming: NextReview, today: date) -> None:
        late = coming.event is not None or coming.due < today
        if coming.event is not None:
            happened = f"{words.word(coming.event.kind)} {fmt.day_and_relative(coming.event.day, today)}"
            text = self.tr("Må vurderes etter hendelsen: {0}").format(happened)
        else:
            text = self.tr("Skulle vært vurdert {0}") if late else self.tr("Vurderes innen {0}")
            text = text.format(fmt.day_and_relative(coming.due, today))
        self.due.set_status(text, Tone.WARNING if late else Tone.INFO)

    def _line(self, day: date, key: str, told: tuple[str, str], what: str) -> Line:
        del day
        line = Line(key, *told)
        line.add_delete(what)
        line.delete_asked.connect(self.delete_asked)
        return line


def _looks(view: PlanView) -> list[tuple[date, str, tuple[str, str], str]]:
    events = {each.id: each for each in view.events}
    found = [(each.day, each.id, plan_words.event(each), "hendelsen") for each in view.events]
    for sheet in view.sheets:
        for each in sheet.reviews:
            told = plan_words.review(each, sheet.version.number, events.get(each.event_id or ""))
            found.append((each.held_on, each.id, told, "vurderingen"))
    return sorted(found, key=lambda each: each[:2], reverse=True)


class VersionsCard(Card):
    """Every version; Enter shows one as it is printed, or goes on with a draft; Delete takes a draft away."""

    def __init__(self, compare: Callable[[], object]) -> None:
        super().__init__("", "planVersions")
        title = self.tr("Alle versjoner")
        self.setAccessibleName(title)
        self.compare = button("comparePlans", self.tr("Sammenlign …"), compare)
        self.body.addLayout(row(label(title, "heading"), None, self.compare))
        self._current: PlanVersion | None = None
        self.model: RowsModel[PlanSheet] = RowsModel(self._columns(), lambda each: each.version.id)
        self.table = Table("planVersionTable", title, self.model)
        self.body.addWidget(self.table)

    def _columns(self) -> tuple[Column[PlanSheet], ...]:
        return (
            Column("Versjon", lambda each: plan_words.heading(each.version), _made, bold=True, stretch=True),
            Column("Laget", lambda each: fmt.day(each.version.made_on), _made),
            Column("Endring", lambda each: plan_words.change(each.version)),
            Column("Overlevert", lambda each: fmt.day(each.version.handed_over_on)),
            Column("Underskrevet", lambda each: fmt.day(each.version.signed_on)),
            Column("Status", self._state, symbol=_state_symbol),
        )

    def _state(self, sheet: PlanSheet) -> str:
        return plan_words.state(sheet.version, self._current)

    def show_sheets(self, view: PlanView) -> None:
        """Show all versions."""
        self._current = view.adopted.version if view.adopted else None
        self.model.set_rows(view.sheets)
        self.table.fit_columns()
        self.table.choose_first()
        fit_height(self.table, len(view.sheets))
        self.compare.setVisible(len(view.sheets) > 1)


def _made(sheet: PlanSheet) -> int:
    return sheet.version.made_on.toordinal()


def _state_symbol(sheet: PlanSheet) -> str:
    return "edit" if sheet.version.state is PlanState.DRAFT else "check"


def _itself(element: PlanElement) -> PlanElement:
    return element


def fit_height(table: Table, lines: int) -> None:
    """As high as its lines: the page scrolls, not the table inside it."""
    header = table.horizontalHeader().sizeHint().height()
    height = table.verticalHeader().defaultSectionSize() * max(1, min(lines, _MOST_LINES))
    table.setFixedHeight(header + height + 2 * table.frameWidth() + 2)
