"""Overført: decisions, plans and contracts made before, and what had been used of each quota."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from grongintro.domain.carried import CarriedKind, CarriedMatter, OpeningBalance, Quota
from grongintro.services.keeping import filing
from grongintro.services.qualifying import carried
from grongintro.ui.documents.viewer import DocumentViewer
from grongintro.ui.outlet import Outlet
from grongintro.ui.qualifying import right_words
from grongintro.ui.rows import amounts
from grongintro.ui.rows.card import RowsCard
from grongintro.ui.rows.form import RowForm
from grongintro.ui.run import run_action
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import StatusChip, button

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk, Saved
    from grongintro.services.qualifying.carried import CarriedRow
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.lines import Line

    Today = Callable[[], date]


class CarriedForm(RowForm):
    """What sort of paper, when, its number, who decided, and its scan among the documents."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        start: CarriedMatter,
        documents: Iterable[tuple[str, str]],
        today: Today,
    ) -> None:
        title = parent.tr("Overført for {0}").format(name)
        super().__init__(parent, "carriedDialog", title, parent.tr("Lagre"), start, today)
        self.choice("kind", self.tr("Type"), CarriedKind)
        dated = self.day("dated", self.tr("Datert"), needed=self.tr("Skriv datoen som står på det."))
        self.line("number", self.tr("Saksnummer"))
        hint = self.tr("Kommunen, og den som vedtok")
        self.line("decided_by", self.tr("Vedtatt av"), hint=hint)
        hint = self.tr("Legg inn skanningen under «Dokumenter» først")
        self.pick("document_id", self.tr("Dokument"), [("", "–"), *documents], hint=hint, span=2)
        self.note("note", self.tr("Merknad"))
        if not start.id:
            dated.set_value(None)


class BalanceForm(RowForm):
    """How much of a quota had been used, up to which day, and who says so."""

    def __init__(self, parent: QWidget, name: str, start: OpeningBalance, today: Today) -> None:
        title = parent.tr("Inngående saldo for {0}").format(name)
        super().__init__(parent, "balanceDialog", title, parent.tr("Lagre saldoen"), start, today, width=34)
        self.choice("quota", self.tr("Hva"), Quota)
        used = self.line(
            "hundredths",
            self.tr("Brukt"),
            needed=self.tr("Skriv hvor mye som er brukt, 0 eller mer."),
            hint=self.tr("For eksempel 12 eller 12,5"),
            reader=amounts.read_hundredths,
            writer=amounts.number_text,
        )
        self.day("as_of", self.tr("Til og med"), needed=self.tr("Skriv til og med hvilken dag."))
        needed = self.tr("Skriv hvem som opplyser det.")
        self.line("source", self.tr("Hvem opplyser det?"), needed=needed)
        if not start.id:
            used.clear()


class CarriedCard(RowsCard):
    """What was decided, planned or agreed before, the newest first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "carried",
            self.tr("Overført"),
            empty=self.tr("Vedtak, planer og kontrakter fra før eller fra en annen kommune føres her."),
            new=self.tr("Nytt overført vedtak eller dokument"),
            thing=self.tr("det overførte"),
            done=self.tr("Det overførte er lagret."),
        )
        self.new.setText(self.tr("Nytt"))

    def key(self, row: CarriedRow) -> str:
        """The key of the paper."""
        return row.matter.id

    def value(self, row: CarriedRow) -> CarriedMatter:
        """The paper behind a line."""
        return row.matter

    def bare(self, row: CarriedRow) -> Line:
        """The paper, marked, with its scan."""
        made = super().bare(row).add(StatusChip(carried.MARK, Tone.INFO))
        if row.may_open:
            shown = button(f"openScan_{row.matter.id}", self.tr("Åpne"), kind="flat")
            shown.setAccessibleName(self.tr("Åpne dokumentet {0}").format(row.document))
            shown.clicked.connect(partial(self._open, row.matter.document_id or ""))
            made.add(shown)
        return made

    def _open(self, document_id: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's
        found = run_action(self, partial(filing.open_document, self.desk, document_id), repeatable=True)
        if found is not None:
            document, content = found
            what = self.tr("Dokument: {0}").format(document.name)
            outlet = Outlet(self.desk, self.bus, what, document.person_id)
            DocumentViewer(self, document, content, outlet).open()

    def told(self, row: CarriedRow) -> tuple[str, str]:
        """What it is, and what is known of it."""
        return right_words.carried(row.matter, row.document)

    def fresh(self) -> CarriedMatter:
        """A decision on a programme; the form asks for its day."""
        kind = CarriedKind.PROGRAMME_DECISION
        return CarriedMatter("", "", self.person.id, kind, self.desk.today)

    def form(self, row: CarriedMatter) -> CarriedForm:
        """The form of a paper."""
        papers = [(each.id, each.name) for each in filing.documents_of(self.desk, self.person.id)]
        return CarriedForm(self, self.person.name, row, papers, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save the paper."""
        return carried.register_carried(self.desk, draft)


class BalancesCard(RowsCard):
    """The opening balance of each quota that has one."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "balances",
            self.tr("Brukt før"),
            empty=self.tr("Ingen inngående saldo. Da regnes alt fra null."),
            new=self.tr("Ny inngående saldo"),
            thing=self.tr("saldoen"),
            done=self.tr("Saldoen er lagret."),
        )
        self.new.setText(self.tr("Ny"))

    def told(self, row: OpeningBalance) -> tuple[str, str]:
        """How much, up to when, and who says so."""
        return right_words.balance(row)

    def fresh(self) -> OpeningBalance:
        """The first quota that has no balance yet."""
        taken = {row.quota for row in self.rows()}
        quota = next((each for each in Quota if each not in taken), Quota.PROGRAMME_MONTHS)
        return OpeningBalance("", "", self.person.id, quota, 0, self.desk.today, "")

    def form(self, row: OpeningBalance) -> BalanceForm:
        """The form of a balance."""
        return BalanceForm(self, self.person.name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save the balance."""
        return carried.set_opening_balance(self.desk, draft)
