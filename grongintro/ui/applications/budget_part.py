"""The part «Budsjett»: four years of grants and costs, in the variant that is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QHeaderView, QVBoxLayout, QWidget

from grongintro.rules.forecast import Variant
from grongintro.services.budget.excel import plan_sheet
from grongintro.services.budget.view import BudgetView, budget_view, first_years, usual_first_year
from grongintro.ui import format as fmt
from grongintro.ui.applications.budget_cards import ArrivalsCard, BudgetCostsCard, ReceivedCard
from grongintro.ui.applications.chart import BalanceChart
from grongintro.ui.applications.plan_rows import PlanRow, bars, plan_columns, plan_rows
from grongintro.ui.applications.saving import WorkbookSaver
from grongintro.ui.outlet import Outlet
from grongintro.ui.rows.card import side_by_side
from grongintro.ui.run import tell
from grongintro.ui.tokens import SPACE_2, SPACE_3
from grongintro.ui.widgets.basics import Card, Scroll, button, label, row
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.table import RowsModel, Table
from grongintro.ui.worker import Progress, QuietWork

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus

_YEARS = range(4)
_VARIANT_LETTERS = 18


class BudgetPart(QWidget):
    """Choices on top, then the table, the chart, and what the plan rests on."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__()
        self.setObjectName("budget")
        self._desk, self._bus = desk, bus
        self._view: BudgetView | None = None
        self._work: QuietWork | None = None
        self._again = False
        self.arrivals = ArrivalsCard(desk, bus)
        self.costs = BudgetCostsCard(desk, bus)
        self.received = ReceivedCard(desk, bus)
        self.chart = BalanceChart("budgetChart", self.tr("Tilskudd mot kostnader"))
        self.notes = label("", "muted", name="budgetNotes", wrap=True)
        scroll = Scroll("budgetScroll")
        scroll.body.addWidget(self._plan())
        scroll.body.addWidget(self._chart())
        scroll.body.addLayout(side_by_side((self.arrivals, self.received), (self.costs,)))
        scroll.body.addStretch(1)
        scroll.body.setSpacing(SPACE_3)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_2)
        box.addLayout(self._choices())
        box.addWidget(scroll, 1)

    def _choices(self) -> QVBoxLayout:
        options = [(str(year), self.tr("Fra {0}").format(year)) for year in first_years(self._desk)]
        self.first = Choice("firstYear", options)
        self.first.setAccessibleName(self.tr("Første år"))
        self.first.set_value(usual_first_year(self._desk))
        self.variant = Choice(
            "variant",
            [
                (Variant.LOW, self.tr("Lavt anslag")),
                (Variant.LIKELY, self.tr("Sannsynlig anslag")),
                (Variant.HIGH, self.tr("Høyt anslag")),
            ],
        )
        self.variant.setAccessibleName(self.tr("Anslag"))
        self.variant.set_value(Variant.LIKELY)
        self.variant.setMinimumContentsLength(_VARIANT_LETTERS)
        self.assume = QCheckBox(self.tr("Bruk nyeste kjente sats der satsen mangler"))
        self.assume.setObjectName("assumeRates")
        self.save = button("savePlan", self.tr("Lagre som Excel …"), self._save, symbol="save")
        self.first.currentIndexChanged.connect(self.reload)
        self.assume.toggled.connect(self.reload)
        self.variant.currentIndexChanged.connect(self._show)
        whole = QVBoxLayout()
        whole.setSpacing(SPACE_2)
        whole.addLayout(row(self.first, self.variant, None, self.save))
        whole.addWidget(self.assume)
        return whole

    def _plan(self) -> QWidget:
        self.model: RowsModel[PlanRow] = RowsModel(plan_columns(_YEARS), lambda r: r.key, self)
        self.table = Table("planTable", self.tr("Plan for fire år"), self.model)
        self.table.setSortingEnabled(False)
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        card = Card(self.tr("Plan"), "planCard")
        card.body.addWidget(self.table)
        card.body.addWidget(self.notes)
        return card

    def _chart(self) -> QWidget:
        card = Card(self.tr("Tilskudd mot kostnader, millioner kroner"), "chartCard")
        card.body.addWidget(self.chart)
        return card

    @property
    def reading(self) -> bool:
        """Whether the plan is being worked out; until then what was read before stands there."""
        return self._work is not None

    def reload(self) -> None:
        """Work the plan out beside the window: it asks for everybody."""
        if self._work is not None:
            self._again = True
            return
        first, assume = int(self.first.value()), self.assume.isChecked()
        # The bus lives as long as the window; a page may go while its work is on.
        self._work = QuietWork(self._bus, partial(_read, self._desk, first, assume))
        self._work.finished.connect(self._found)
        self._work.failed.connect(self._failed)
        self._work.ended.connect(self._ended)
        self._work.start()

    def _found(self, view: BudgetView) -> None:
        self._view = view
        self._show()

    def _failed(self, error: Exception) -> None:
        tell(self, error)

    def _ended(self) -> None:
        self._work = None
        if self._again:
            self._again = False
            self.reload()

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        variant = self._variant()
        self.model.columns = plan_columns(view.years)
        self.model.set_rows(plan_rows(view, variant))
        self.table.fit_columns()
        self._fit_table()
        self.notes.setText("\n".join(self._told(view, variant)))
        self.chart.set_bars(bars(view, variant))
        self.arrivals.show_own(view.arrivals)
        self.costs.show_own(view.entered)
        self.received.show_own(view.received)

    def _variant(self) -> Variant:
        return Variant(self.variant.value())

    def _fit_table(self) -> None:
        """As high as its lines: the part scrolls, not the table."""
        lines = self.table.verticalHeader().length() + self.table.horizontalHeader().sizeHint().height()
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(lines + bar + 2 * self.table.frameWidth())

    def _told(self, view: BudgetView, variant: Variant) -> Iterator[str]:
        """What the plan rests on, what it lacks and what it assumes."""
        people = fmt.count(view.people, self.tr("person"), self.tr("personer"))
        yield self.tr("Dagens bosatte som gir tilskudd i planen: {0}.").format(people)
        made = view.variants[variant]
        yield from (step.text for step in made.steps if step.phrase == "grants.forecast/arrivals")
        if any(made.lacks(year) for year in view.years):
            yield self.tr("Noen satser er ikke kjent. De regnes ikke som null, så summen er for lav.")
        if any(made.assumes(year) for year in view.years):
            yield self.tr("* Satsen for året er ikke kjent. Den nyeste kjente er brukt (kommunens valg).")
        if view.uncounted:
            text = self.tr("Programmer der stønaden ikke kan regnes ut ennå, og som ikke er med: {0}.")
            yield text.format(view.uncounted)
        yield self.tr("Introduksjonsstønaden er for programmene i dag, med dagens grunnbeløp.")
        if any(each.actual for each in view.costs):
            yield self.tr("Der regnskapet er ført, går det foran budsjettet.")

    def _save(self) -> None:
        if self._view is None:
            return
        outlet = Outlet(self._desk, self._bus, QCoreApplication.translate("budget", "Budsjett for fire år"))
        make = partial(plan_sheet, self._view, self._variant())
        self.saver = WorkbookSaver(self, outlet, make, self.tr("budsjett"))


def _read(desk: Desk, first_year: int, assume: bool, _progress: Progress) -> BudgetView:  # noqa: FBT001  bound by partial
    return budget_view(desk, first_year, assume=assume)
