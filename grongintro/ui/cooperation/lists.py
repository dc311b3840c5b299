"""The parts of the page of cooperation that are tables: contacts, and counts by service."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grongintro.domain.cooperation import Contact
from grongintro.services.cooperation import partners
from grongintro.ui import words
from grongintro.ui.asking import NEW, Asking
from grongintro.ui.cooperation.forms import ContactForm
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.tokens import SPACE_2
from grongintro.ui.widgets.basics import button, label, row
from grongintro.ui.widgets.table import RIGHT, Column, FilterField, RowsModel, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.services.cooperation.referrals import ServiceCount
    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus


def contact_columns() -> tuple[Column[Contact], ...]:
    """Who, where, and how to reach them."""
    return (
        Column("Navn", lambda r: r.name, bold=True),
        Column("Hvor", lambda r: r.organisation),
        Column("Oppgave", lambda r: r.role),
        Column("Telefon", lambda r: r.phone),
        Column("E-post", lambda r: r.email),
        Column("Merknad", lambda r: " ".join(r.note.split()), stretch=True),
    )


def service_columns() -> tuple[Column[ServiceCount], ...]:
    """What was sent, answered, and whether they went alone."""
    return (
        Column("Tjeneste", lambda r: words.title(r.service), bold=True, stretch=True),
        Column("Sendt", lambda r: str(r.sent), lambda r: r.sent, RIGHT),
        Column("Besvart", lambda r: str(r.answered), lambda r: r.answered, RIGHT),
        Column("Alene", lambda r: str(r.went_alone), lambda r: r.went_alone, RIGHT),
    )


class ContactsList(QWidget):
    """A searched list; Enter changes, Delete deletes."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__()
        self.setObjectName("contacts")
        self._desk, self._bus = desk, bus
        self.model: RowsModel[Contact] = RowsModel(contact_columns(), _contact_key, self)
        self.table = Table("contactsTable", self.tr("Kontakter"), self.model)
        self.filter = FilterField("contactsFilter", self.tr("Søk på navn, sted eller oppgave"), self.table)
        new = button("contactsNew", self.tr("Ny kontakt"), self.ask_new, symbol="plus")
        bar = row(self.filter, new)
        bar.setStretch(0, 1)
        self._empty = label(self.tr("Ingen kontakter ennå."), "muted", name="noContacts")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_2)
        box.addLayout(bar)
        box.addWidget(self._empty)
        box.addWidget(self.table, 1)
        self.table.row_activated.connect(self._ask)
        self.table.row_doomed.connect(self._ask_delete)

    def show_contacts(self, contacts: Sequence[Contact]) -> None:
        """Show everybody."""
        self._empty.setVisible(not contacts)
        self.model.set_rows(contacts)
        self.table.fit_columns()
        self.table.choose_first()

    def ask_new(self) -> None:
        """Ask for a new contact."""
        self._ask(Contact("", "", ""))

    def _ask(self, value: Contact) -> None:
        dialog = ContactForm(self, value, self._desk.clock.today)
        save = partial(partners.save_contact, self._desk)
        about = value.id or NEW
        Asking(dialog, self._desk, self._bus, save, self.tr("Kontakten er lagret."), about=about)

    def _ask_delete(self, value: Contact) -> None:
        ask_delete(self, self._desk, self._bus, Doomed(Contact, value.id, value.name))


class CountsList(QWidget):
    """How many were referred to each service this year; never who."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("serviceCounts")
        self.model: RowsModel[ServiceCount] = RowsModel(service_columns(), _service_key, self)
        self.table = Table("servicesTable", self.tr("Henvist i år"), self.model)
        text = self.tr(
            "Tallene gjelder alle deltakere. «Alene»: møtte uten følge. Hvem det gjelder, ser bare de som "
            "kan lese det."
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_2)
        box.addWidget(label(self.tr("Henvist i år"), "heading"))
        box.addWidget(label(text, "muted", wrap=True))
        box.addWidget(self.table, 1)

    def show_counts(self, counts: Sequence[ServiceCount]) -> None:
        """Show the counts."""
        self.model.set_rows(counts)
        self.table.fit_columns()
        self.table.choose_first()


def _contact_key(value: Contact) -> str:
    return value.id


def _service_key(count: ServiceCount) -> str:
    return str(count.service)
