"""What the leader enters beside the plan: expected arrivals, costs, and what was paid in earlier years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grongintro.domain.budget import ArrivalForecast, BudgetCost, CostCategory, GrantGroup, GrantsReceived
from grongintro.domain.grants import GrantCategory
from grongintro.services.budget import rows
from grongintro.services.budget.view import received_totals
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.rows.amounts import ore_text, read_ore
from grongintro.ui.rows.card import OwnRowsCard
from grongintro.ui.rows.form import RowForm
from grongintro.ui.widgets.basics import label
from grongintro.ui.widgets.lines import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog

    Today = Callable[[], date]


class ArrivalsForm(RowForm):
    """A year, a group, and three numbers."""

    def __init__(self, parent: QWidget, start: ArrivalForecast, today: Today) -> None:
        title = parent.tr("Endre ventet bosetting") if start.id else parent.tr("Ny ventet bosetting")
        super().__init__(parent, "arrivalsDialog", title, parent.tr("Lagre"), start, today, columns=3)
        hint = self.tr("I år: bare dem som ikke er registrert")
        self.whole("year", self.tr("År"), needed=self.tr("Skriv hvilket år."), hint=hint)
        self.choice("category", self.tr("Gruppe"), GrantCategory)
        self.form.add_wide(label(self.tr("Hvor mange ventes?"), "label"))
        needed = self.tr("Skriv hvor mange, 0 når ingen ventes.")
        self.whole("low", self.tr("Minst"), needed=needed)
        self.whole("likely", self.tr("Trolig"), needed=needed)
        self.whole("high", self.tr("Høyst"), needed=needed)


class BudgetCostForm(RowForm):
    """What a category costs in a year."""

    def __init__(self, parent: QWidget, start: BudgetCost, today: Today) -> None:
        title = parent.tr("Endre kostnad") if start.id else parent.tr("Ny kostnad")
        save = parent.tr("Lagre kostnaden")
        super().__init__(parent, "budgetCostDialog", title, save, start, today)
        self.whole("year", self.tr("År"), needed=self.tr("Skriv hvilket år."))
        self.choice("category", self.tr("Gruppe"), CostCategory)
        needed = self.tr("Skriv beløpet i kroner.")
        self.line("ore", self.tr("Kroner"), needed=needed, reader=read_ore, writer=ore_text)
        says = self.tr("Regnskap: det som faktisk er brukt")
        self.tick("actual", self.tr("Regnskap"), says)
        hint = self.tr(
            "Introduksjonsstønad til dem som er i program i dag, regnes ut. Før bare det som kommer til."
        )
        self.form.add_wide(label(hint, "muted", wrap=True))
        self.line("note", self.tr("Merknad"), span=2)


class ReceivedForm(RowForm):
    """What was paid of a group of grants in an earlier year."""

    def __init__(self, parent: QWidget, start: GrantsReceived, today: Today) -> None:
        title = parent.tr("Endre utbetalt tidligere år") if start.id else parent.tr("Nytt utbetalt beløp")
        super().__init__(parent, "receivedDialog", title, parent.tr("Lagre beløpet"), start, today)
        self.whole("year", self.tr("År"), needed=self.tr("Skriv hvilket år."))
        self.choice("kind", self.tr("Tilskudd"), GrantGroup)
        needed = self.tr("Skriv beløpet i kroner.")
        self.line("ore", self.tr("Kroner"), needed=needed, reader=read_ore, writer=ore_text)
        needed = self.tr("Skriv hvor beløpet er hentet fra.")
        self.line("source", self.tr("Kilde"), needed=needed, hint=self.tr("For eksempel IMDis tall for året"))


class ArrivalsCard(OwnRowsCard):
    """How many are expected, year by year."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "arrivals",
            self.tr("Ventet bosetting"),
            empty=self.tr("Ingen ventes ennå. Før hvor mange som ventes, så regnes tilskuddet ut."),
            new=self.tr("Ny"),
            thing=self.tr("anslaget"),
            done=self.tr("Ventet bosetting er lagret."),
        )

    def told(self, row: ArrivalForecast) -> tuple[str, str]:
        """As a line."""
        text = self.tr("Minst {0}, trolig {1}, høyst {2}").format(row.low, row.likely, row.high)
        return f"{row.year} · {words.title(row.category)}", text

    def fresh(self) -> ArrivalForecast:
        """Next year."""
        year = self.desk.today.year + 1
        return ArrivalForecast("", "", year, GrantCategory.ADULT_FAMILY, 0, 0, 0)

    def form(self, row: ArrivalForecast) -> FormDialog:
        """The form."""
        return ArrivalsForm(self, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return rows.save_arrivals(self.desk, draft)


class BudgetCostsCard(OwnRowsCard):
    """Costs planned and spent, year by year."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "budgetCosts",
            self.tr("Kostnader"),
            empty=self.tr("Ingen kostnader ennå. Stønaden til dem som er i program, regnes ut."),
            new=self.tr("Ny"),
            thing=self.tr("kostnaden"),
            done=self.tr("Kostnaden er lagret."),
        )

    def told(self, row: BudgetCost) -> tuple[str, str]:
        """As a line."""
        kind = self.tr("Regnskap") if row.actual else self.tr("Budsjett")
        text = f"{kind} {fmt.kroner(row.ore)}"
        return f"{row.year} · {words.title(row.category)}", f"{text} · {row.note}" if row.note else text

    def fresh(self) -> BudgetCost:
        """Next year."""
        return BudgetCost("", "", self.desk.today.year + 1, CostCategory.MEASURES, 0)

    def form(self, row: BudgetCost) -> FormDialog:
        """The form."""
        return BudgetCostForm(self, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return rows.save_cost(self.desk, draft)


class ReceivedCard(OwnRowsCard):
    """What was paid in earlier years, each year with its sum."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "grantsReceived",
            self.tr("Utbetalt tidligere år"),
            empty=self.tr("Ingen tidligere år ennå. Før summene fra årene før dere tok programmet i bruk."),
            new=self.tr("Ny"),
            thing=self.tr("beløpet"),
            done=self.tr("Beløpet er lagret."),
        )

    def arranged(self, rows: Sequence[GrantsReceived]) -> list[QWidget]:
        """Under the sum of their year."""
        found: list[QWidget] = []
        for year, ore in received_totals(rows).items():
            found.append(Line(f"sum_{year}", self.tr("{0} · i alt").format(year), fmt.kroner(ore)))
            found += [self.line(each) for each in rows if each.year == year]
        return found

    def told(self, row: GrantsReceived) -> tuple[str, str]:
        """As a line."""
        return f"{row.year} · {words.title(row.kind)}", f"{fmt.kroner(row.ore)} · {row.source}"

    def fresh(self) -> GrantsReceived:
        """Last year."""
        return GrantsReceived("", "", self.desk.today.year - 1, GrantGroup.FIRST_YEAR, 0)

    def form(self, row: GrantsReceived) -> FormDialog:
        """The form."""
        return ReceivedForm(self, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return rows.save_received(self.desk, draft)
