"""«Tilskudd»: expected, paid, what differs, and claims; for the leader."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from grongintro.domain.changes import Subject
from grongintro.domain.grant_control import GrantClaim, PaymentFile
from grongintro.services.grants import basis, claims, control, expected, payments
from grongintro.services.grants.due import quarter_of
from grongintro.ui.asking import Asking
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.grants import words
from grongintro.ui.grants.claims_tab import ClaimsTab
from grongintro.ui.grants.differences_tab import DifferencesTab
from grongintro.ui.grants.expected_tab import ExpectedTab
from grongintro.ui.grants.forms import BasisForm, ClaimForm, RegistrationForm
from grongintro.ui.grants.payment_dialog import PaymentDialog
from grongintro.ui.grants.payments_tab import PaymentsTab
from grongintro.ui.grants.person_dialog import PersonGrantsDialog
from grongintro.ui.page import Page, Shortcut
from grongintro.ui.run import run_action, tell
from grongintro.ui.widgets.basics import Tabs
from grongintro.ui.worker import PATIENCE_MS, QuietWork

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.services.grants.claims import ClaimLine
    from grongintro.services.grants.control import ControlView, Difference
    from grongintro.services.grants.expected import AllExpected, PersonExpected
    from grongintro.services.grants.payments import FileLine, PaymentPreview
    from grongintro.ui.bus import Bus
    from grongintro.ui.worker import Progress


@dataclass(frozen=True)
class GrantsView:
    """Everything the page shows, read together."""

    expected: AllExpected
    files: tuple[FileLine, ...]
    control: ControlView
    claims: tuple[ClaimLine, ...]


class GrantsPage(Page):
    """Four tabs that are read together beside the window."""

    subjects: ClassVar[frozenset[Subject]] = frozenset(
        {Subject.GRANT, Subject.PERSON, Subject.HOUSEHOLD, Subject.PROGRAMME, Subject.SETTING}
    )

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("grantsPage", "Tilskudd", bus)
        self._desk = desk
        self._first = desk.today.year - 1
        self._work: QuietWork | None = None
        self._again = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(PATIENCE_MS)
        self._slow.timeout.connect(self._say_reading)
        self._build()
        self.add_actions()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """What can be done on the page."""
        read = self.tr("Les inn spesifikasjon …")
        return (
            Shortcut("grantBasis", "Ctrl+G", self.tr("Grunnlag …"), self._ask_basis, "edit", "header"),
            Shortcut(
                "grantRegister", "Ctrl+R", self.tr("Registrer hos IMDi …"), self._register, "check", "header"
            ),
            Shortcut("makeClaim", "Ctrl+E", self.tr("Lag krav …"), self._claim_chosen, "task", "header"),
            Shortcut("readPayments", "Ctrl+N", read, self.ask_file, "document", "primary"),
        )

    def _build(self) -> None:
        self.expected = ExpectedTab(range(self._first, self._first + expected.YEARS_SHOWN))
        self.payments = PaymentsTab(self.ask_file)
        self.differences = DifferencesTab()
        self.claims = ClaimsTab()
        self.tabs = Tabs("grantsTabs", self.tr("Deler av siden"))
        self.tabs.add(self.tr("Ventet"), self.expected)
        self.tabs.add(self.tr("Utbetalt"), self.payments)
        self.tabs.add(self.tr("Avvik"), self.differences)
        self.tabs.add(self.tr("Krav"), self.claims)
        self.body.addWidget(self.tabs, 1)
        self.expected.person_opened.connect(self._open_person)
        self.expected.year_turned.connect(self._turn)
        self.payments.file_doomed.connect(self._ask_delete_file)
        self.differences.claim_asked.connect(self._claim)
        self.differences.registration_asked.connect(self._register_person)
        self.claims.claim_opened.connect(self._open_claim)
        self.claims.claim_doomed.connect(self._ask_delete_claim)
        self.tabs.currentChanged.connect(self._follow)

    def add_actions(self) -> None:
        """Make them, and leave those that the shown tab has."""
        super().add_actions()
        self._follow()

    def _follow(self) -> None:
        """Only what the shown tab is about can be done."""
        tab = self.tabs.currentIndex()
        self.action("grantBasis").setVisible(tab == 0)
        self.action("grantRegister").setVisible(tab == 0)
        self.action("makeClaim").setVisible(tab == self.tabs.count() - 2)

    @property
    def reading(self) -> bool:
        """Whether it is being read; until then what was read before stands there."""
        return self._work is not None

    def reload(self) -> None:
        """Read everything beside the window."""
        if self._work is not None:
            self._again = True
            return
        self._work = QuietWork(self.bus, partial(_read_all, self._desk, self._first))
        self._work.finished.connect(self._show)
        self._work.failed.connect(self._failed)
        self._work.ended.connect(self._ended)
        self._work.start()
        self._slow.start()

    def _say_reading(self) -> None:
        self.header.set_title(self.accessibleName(), self.tr("Regner ut tilskuddene …"))

    def _ended(self) -> None:
        self._work = None
        self._slow.stop()
        self.header.set_title(self.accessibleName())
        if self._again:
            self._again = False
            self.refresh()

    def _failed(self, error: Exception) -> None:
        self._stale = True
        tell(self, error)

    def _show(self, view: GrantsView) -> None:
        self.expected.show_view(view.expected)
        self.payments.show_files(view.files)
        self.differences.show_view(view.control)
        self.claims.show_claims(view.claims)

    def _turn(self, step: int) -> None:
        self._first += step
        self.refresh()

    def _open_person(self, line: PersonExpected) -> None:
        person_id = line.grantee.person.id
        found = run_action(self, partial(expected.one_expected, self._desk, person_id), repeatable=True)
        if found is not None:
            PersonGrantsDialog(self, found).open()

    def _ask_basis(self) -> None:
        chosen: PersonExpected | None = self.expected.people.chosen()
        if chosen is not None:
            run_action(self, partial(self._basis, chosen), repeatable=True)

    def _basis(self, chosen: PersonExpected) -> None:
        person = chosen.grantee.person
        form = BasisForm(self, person.name, basis.basis_of(self._desk, person.id), self._desk.clock.today)
        save = partial(basis.save_basis, self._desk)
        Asking(form, self._desk, self.bus, save, self.tr("Grunnlaget er lagret."), about=person.id)

    def _register(self) -> None:
        chosen: PersonExpected | None = self.expected.people.chosen()
        if chosen is not None:
            self._register_person(chosen.grantee.person.id)

    def _register_person(self, person_id: str) -> None:
        run_action(self, partial(self._ask_registration, person_id), repeatable=True)

    def _ask_registration(self, person_id: str) -> None:
        value, name = basis.fresh_registration(self._desk, person_id)
        form = RegistrationForm(self, name, value, self._desk.clock.today)
        save = partial(basis.register_settled, self._desk)
        Asking(form, self._desk, self.bus, save, self.tr("Registreringen er lagret."), about=person_id)

    def ask_file(self) -> None:
        """Choose a specification; its lines are shown before anything is stored."""
        kinds = self.tr("Regneark (*.xlsx *.csv)")
        dialog = QFileDialog(self, self.tr("Velg spesifikasjonen fra IMDi"), "", kinds)
        dialog.setObjectName("paymentFileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read_file(self, path: str) -> None:
        """Show the lines of a file."""
        preview = run_action(self, partial(payments.read_payments, self._desk, Path(path)), repeatable=True)
        if preview is not None:
            self._ask_store(preview)

    def _ask_store(self, preview: PaymentPreview) -> None:
        now = quarter_of(self._desk.today)
        form = PaymentDialog(self, preview, now.year, now.number)
        save = partial(payments.store_payments, self._desk)
        Asking(form, self._desk, self.bus, save, self.tr("Utbetalingene er lagret."), about=preview.sha256)

    def _claim_chosen(self) -> None:
        chosen: Difference | None = self.differences.table.chosen()
        if chosen is not None:
            self._claim(chosen)

    def _claim(self, chosen: Difference) -> None:
        run_action(self, partial(self._ask_claim_from, chosen), repeatable=True)

    def _ask_claim_from(self, chosen: Difference) -> None:
        self._ask_claim(claims.claim_from(self._desk, chosen), chosen.name)

    def _open_claim(self, line: ClaimLine) -> None:
        run_action(self, partial(self._ask_claim, line.claim, line.name), repeatable=True)

    def _ask_claim(self, value: GrantClaim, name: str) -> None:
        form = ClaimForm(self, name, value, self._desk.clock.today)
        save = partial(claims.save_claim, self._desk)
        about = value.id or f"{value.person_id}/{value.code}/{value.paid_for}"
        Asking(form, self._desk, self.bus, save, self.tr("Kravet er lagret."), about=about)

    def _ask_delete_file(self, line: FileLine) -> None:
        shown = words.quarter_words(line.file.year, line.file.quarter)
        ask_delete(self, self._desk, self.bus, Doomed(PaymentFile, line.file.id, shown))

    def _ask_delete_claim(self, line: ClaimLine) -> None:
        shown = f"{line.name}, {line.claim.code} {line.claim.paid_for}"
        ask_delete(self, self._desk, self.bus, Doomed(GrantClaim, line.claim.id, shown))


def _read_all(desk: Desk, first_year: int, _progress: Progress) -> GrantsView:
    return GrantsView(
        expected.all_expected(desk, first_year),
        payments.payment_files(desk),
        control.control(desk),
        claims.claims(desk),
    )
