"""Deltakere: everybody the account may see, found while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from grongintro.domain.changes import Subject
from grongintro.domain.programme import Status
from grongintro.domain.staff import Role
from grongintro.services import people
from grongintro.services.choices import STATUS_LABELS
from grongintro.ui import format as fmt
from grongintro.ui.page import EmptyState, Page, Shortcut
from grongintro.ui.people.model import PeopleModel
from grongintro.ui.people.settling import NewPerson
from grongintro.ui.widgets.basics import label, row
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.table import FilterField, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from grongintro.services.desk import Desk
    from grongintro.services.people import PersonRow
    from grongintro.ui.bus import Bus

HERE = "here"
EVERYBODY = "all"
NARROW_IN_LINES = 54
_LESS_NEEDED = (2, 6)
_GONE = {Status.ENDED, Status.MOVED, Status.STOPPED}


class PeoplePage(Page):
    """The list of people; what was typed and chosen is still there when one comes back."""

    subjects = frozenset(
        {
            Subject.PERSON,
            Subject.HOUSEHOLD,
            Subject.PROGRAMME,
            Subject.ASSIGNMENT,
            Subject.STAFF,
            Subject.IMPORT,
        }
    )

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("peoplePage", "Deltakere", bus)
        self._desk = desk
        self._sized = False
        self._build()
        self.add_actions()
        self._connect()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """The keys of the page."""
        find = Shortcut("findInList", "Ctrl+F", self.tr("Søk i listen"), self._to_filter)
        if self._desk.actor.role is Role.HELPER:
            return (find,)
        new = Shortcut("newPerson", "Ctrl+N", self.tr("Ny person"), self._new, "plus", "primary")
        sheet = Shortcut("importPeople", "Ctrl+I", self.tr("Importer …"), self._import, "document", "header")
        return new, sheet, find

    def _build(self) -> None:
        self.model = PeopleModel()
        self.table = Table("peopleTable", self.tr("Deltakere"), self.model)
        self.filter = FilterField(
            "peopleFilter", self.tr("Søk på navn, nummer, fødselsdato eller telefon"), self.table
        )
        statuses = [(HERE, self.tr("Alle som følges opp")), (EVERYBODY, self.tr("Alle, også tidligere"))]
        statuses += [(str(status), text) for status, text in STATUS_LABELS.items()]
        self.status = Choice("statusFilter", statuses)
        self.status.setAccessibleName(self.tr("Status"))
        owners = [("", self.tr("Alle rådgivere")), ("own", self.tr("Mine deltakere"))]
        self.owner = Choice("ownerFilter", owners)
        self.owner.setAccessibleName(self.tr("Rådgiver"))
        self.owner.setVisible(self._desk.actor.role is Role.ADVISER)
        self._count = label("", "muted", name="peopleCount")
        bar = row(self.filter, self.owner, self.status)
        for number, stretch in enumerate((5, 2, 2)):
            bar.setStretch(number, stretch)
        self._stack = QStackedWidget()
        self._stack.setObjectName("peopleStack")
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty())
        self.body.addLayout(bar)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._count)

    def _empty(self) -> EmptyState:
        title = self.tr("Ingen deltakere ennå")
        if self._desk.actor.role is Role.HELPER:
            return EmptyState("people", title, self.tr("Her kommer personene du er satt opp til å hjelpe."))
        text = self.tr("Registrer den første. Programmet ser etter om personen alt finnes mens du skriver.")
        return EmptyState("people", title, text, self.tr("Ny person"), self._new)

    def _connect(self) -> None:
        self.table.row_activated.connect(self._open)
        self.status.currentIndexChanged.connect(self._choose)
        self.owner.currentIndexChanged.connect(self._choose)
        self.filter.textChanged.connect(self._tell_count)

    def reload(self) -> None:
        """Read everybody."""
        rows = people.list_people(self._desk)
        self.model.set_choice(self._chosen(), rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows and not self._sized:
            self._sized = True
            self.table.fit_columns()
        self._tell_count()

    def _choose(self) -> None:
        self.model.set_choice(self._chosen())
        self._tell_count()

    def _chosen(self) -> Callable[[PersonRow], bool]:
        """Which people the two choices let through; the choices are read once, not for every person."""
        chosen = self.status.value()
        mine = self._desk.actor.staff_id if self.owner.value() == "own" else None
        wanted = frozenset(
            status
            for status in Status
            if (status not in _GONE if chosen == HERE else chosen in {EVERYBODY, str(status)})
        )

        def fits(person: PersonRow) -> bool:
            return person.status in wanted and (mine is None or person.adviser_id == mine)

        return fits

    def _tell_count(self) -> None:
        shown = self.model.rowCount()
        text = fmt.count(shown, self.tr("person"), self.tr("personer"))
        if not shown and (self.filter.text() or self.status.value() != EVERYBODY):
            text = self.tr("Ingen treff. Prøv færre bokstaver, eller velg «Alle, også tidligere».")
        self._count.setText(text)

    def showEvent(self, event: QShowEvent) -> None:
        """One can type at once; coming back, the row that was opened is still chosen."""
        super().showEvent(event)
        place = self.filter if self.table.chosen() is None else self.table
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names need room first; the household and the end are on the person's page too."""
        super().resizeEvent(event)
        narrow = self.width() / max(1, self.fontMetrics().height()) < NARROW_IN_LINES
        for column in _LESS_NEEDED:
            self.table.setColumnHidden(column, narrow)

    def _open(self, person: PersonRow) -> None:
        self.bus.open_person.emit(person.id)

    def _to_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _new(self) -> None:
        NewPerson(self, self._desk, self.bus).start()

    def _import(self) -> None:
        self.bus.open_page.emit("import")
