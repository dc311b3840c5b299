"""Hvem har sett hvem: the leader's reading of who opened whose page, with what is worth asking about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QStackedWidget

from grongintro.services import people
from grongintro.services.trust import access
from grongintro.ui import format as fmt
from grongintro.ui.page import EmptyState
from grongintro.ui.run import run_action
from grongintro.ui.settings.tab import SettingsTab
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import button, label, row
from grongintro.ui.widgets.table import RIGHT, Column, FilterField, RowsModel, Table

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from grongintro.services.desk import Desk
    from grongintro.services.trust.access import Seen
    from grongintro.ui.bus import Bus


class AccessTab(SettingsTab):
    """One line per colleague, person and day of the last 90 days."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("accessTab", desk, bus)
        self._person_id = ""
        words = self.tr(
            "Hver gang noen åpner siden til en person, blir det skrevet. Listen viser de siste {0} dagene. "
            "Den som deler etternavn med personen, eller åpner en kollega, må ha en grunn. Spør."
        ).format(access.LOOK_BACK_DAYS)
        self.body.addWidget(label(words, "muted", wrap=True))
        self.model: RowsModel[Seen] = RowsModel(_columns(), _key)
        self.table = Table("accessTable", self.tr("Hvem har sett hvem"), self.model)
        self.table.row_activated.connect(self._open)
        self.filter = FilterField("accessFilter", self.tr("Søk på kollega eller person"), self.table)
        self.odd = QCheckBox(self.tr("Bare det som er verdt å spørre om"))
        self.odd.setObjectName("onlyOdd")
        self.odd.toggled.connect(self._again)
        self._about = label("", name="accessAbout")
        self._everybody = button("showEverybody", self.tr("Vis alle personer"), self.show_everybody)
        self.body.addLayout(row(self.filter, self.odd))
        self.body.addLayout(row(self._about, self._everybody, None))
        self._empty = EmptyState(
            "search",
            self.tr("Ingen åpninger å vise"),
            self.tr("Her står hver kollega som har åpnet siden til en person, hvilken dag og hvor ofte."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack, 1)
        self._show_about("")

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody may have opened a page since."""
        super().showEvent(event)
        self._again()

    def show_about(self, person_id: str) -> None:
        """Show only who saw this person."""
        self._person_id = person_id
        self._again()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_everybody(self) -> None:
        """Show all people again."""
        self.show_about("")

    def _again(self) -> None:
        run_action(self, self.reload, repeatable=True)

    def reload(self) -> None:
        """Read the openings; only when they can be seen."""
        if not self.isVisible():
            return
        name = people.get_person(self.desk, self._person_id).name if self._person_id else ""
        self._show_about(name)
        found = access.who_saw(self.desk, person_id=self._person_id or None)
        if self.odd.isChecked():
            found = tuple(seen for seen in found if seen.is_worth_asking)
        self.model.set_rows(found)
        self.table.fit_columns()
        self.table.choose_first()
        self._stack.setCurrentWidget(self.table if found else self._empty)

    def _show_about(self, name: str) -> None:
        self._about.setText(self.tr("Hvem har sett {0}").format(name))
        for each in (self._about, self._everybody):
            each.setVisible(bool(name))

    def _open(self, seen: Seen) -> None:
        self.bus.open_person.emit(seen.person_id)


def _key(seen: Seen) -> str:
    return f"{seen.day.isoformat()} {seen.who} {seen.person_id}"


def _day_number(seen: Seen) -> int:
    return seen.day.toordinal()


def _times(seen: Seen) -> str:
    return str(seen.times)


def _case(seen: Seen) -> str:
    return "Egen sak" if seen.own_case else "Andres sak"


def _flags(seen: Seen) -> str:
    found = []
    if seen.relative:
        found.append("Slektning?")
    if seen.colleague:
        found.append("Kollega?")
    return " ".join(found)


def _tone(seen: Seen) -> Tone | None:
    return Tone.WARNING if seen.is_worth_asking else None


def _symbol(seen: Seen) -> str:
    return Tone.WARNING.icon if seen.is_worth_asking else ""


def _columns() -> tuple[Column[Seen], ...]:
    return (
        Column("Dag", lambda seen: fmt.day(seen.day), _day_number),
        Column("Kollega", lambda seen: seen.who, bold=True),
        Column("Person", lambda seen: seen.person, stretch=True),
        Column("Ganger", _times, lambda seen: seen.times, align=RIGHT),
        Column("Sak", _case),
        Column("Spør om", _flags, tone=_tone, symbol=_symbol),
    )
