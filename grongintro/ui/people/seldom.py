"""What is seldom done with a person, in the page's menu: protecting, who has seen them, deleting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from grongintro.domain.person import Person
from grongintro.domain.staff import Role
from grongintro.services.trust import protection
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.page import Shortcut, make_action
from grongintro.ui.people.protecting import ask_end, ask_protect
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import StatusChip

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus


class Seldom(QObject):
    """Knows whose page is shown; `left` tells that the person was deleted from there."""

    left = Signal()

    def __init__(self, page: QWidget, desk: Desk, bus: Bus) -> None:
        super().__init__(page)
        self._page, self._desk, self._bus = page, desk, bus
        self._person: Person | None = None
        self.chip = StatusChip("–")
        self.chip.hide()
        self.actions: dict[str, QAction] = {}
        for each in self._shortcuts():
            self.actions[each.name] = make_action(page, each)

    def _shortcuts(self) -> tuple[Shortcut, ...]:
        tr = self.tr
        if self._desk.actor.role is Role.HELPER:
            return ()
        seen = (Shortcut("whoSaw", "", tr("Hvem har sett personen …"), self.show_who_saw, "search"),)
        return (
            Shortcut("protectPerson", "", tr("Skjerm personen …"), self.ask_protect, "lock"),
            Shortcut("endProtection", "", tr("Opphev skjermingen …"), self.ask_end, "lock"),
            *(seen if self._desk.actor.role is Role.LEADER else ()),
            Shortcut("deletePerson", "", tr("Slett personen …"), self.ask_delete, "trash"),
        )

    def show_person(self, person: Person) -> None:
        """Follow the page to a person, and say whether they are protected."""
        self._person = person
        view = protection.protection_of(self._desk, person.id)
        now = view.protection
        ends = now is not None and now.end is not None
        if self.actions:
            self._name_actions(protected=now is not None, ends=ends)
        self.chip.setVisible(now is not None)
        self.chip.set_status(
            self.tr("Skjermet til i morgen") if ends else self.tr("Skjermet"), Tone.WARNING, "lock"
        )
        seen_by = ", ".join(view.seen_by)
        self.chip.setToolTip(self.tr("Bare {0} ser denne personen.").format(seen_by))
        self.chip.setAccessibleDescription(self.chip.toolTip())

    def _name_actions(self, *, protected: bool, ends: bool) -> None:
        text = self.tr("Endre skjermingen …") if protected else self.tr("Skjerm personen …")
        self.actions["protectPerson"].setText(text)
        self.actions["protectPerson"].setVisible(not ends)
        self.actions["endProtection"].setVisible(protected and not ends)

    def clear(self) -> None:
        """Nobody is shown."""
        self._person = None
        self.chip.hide()

    def ask_protect(self) -> None:
        """Ask who goes on seeing the person."""
        if self._person is not None:
            ask_protect(self._page, self._desk, self._bus, self._person.id, self._person.name)

    def ask_end(self) -> None:
        """Ask why the protection ends."""
        if self._person is not None:
            ask_end(self._page, self._desk, self._bus, self._person.id, self._person.name)

    def show_who_saw(self) -> None:
        """The leader's list, of this person alone."""
        if self._person is not None:
            self._bus.open_settings.emit(f"accessTab:{self._person.id}")

    def ask_delete(self) -> None:
        """Ask whether a person who was registered by mistake is to be deleted."""
        if self._person is not None:
            doomed = Doomed(Person, self._person.id, self._person.name)
            ask_delete(self._page, self._desk, self._bus, doomed, leave=self._leave)

    def _leave(self) -> None:
        self.left.emit()
