"""Innstillinger: tabs for the municipality, colleagues, accounts, rates, choices, safety and files out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt

from grongintro.domain.changes import Subject
from grongintro.domain.staff import Role
from grongintro.ui.page import Page, Shortcut
from grongintro.ui.settings.access_tab import AccessTab
from grongintro.ui.settings.accounts_tab import AccountsTab
from grongintro.ui.settings.authority_tab import AuthorityTab
from grongintro.ui.settings.choices_tab import ChoicesTab
from grongintro.ui.settings.events_tab import EventsTab
from grongintro.ui.settings.municipality_tab import MunicipalityTab
from grongintro.ui.settings.outlets_tab import OutletsTab
from grongintro.ui.settings.rates_tab import RatesTab
from grongintro.ui.settings.retention_tab import RetentionTab
from grongintro.ui.settings.safety_tab import SafetyTab
from grongintro.ui.settings.staff_tab import StaffTab
from grongintro.ui.settings.trash_tab import TrashTab
from grongintro.ui.widgets.basics import Tabs

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus
    from grongintro.ui.settings.tab import SettingsTab


class SettingsPage(Page):
    """The leader changes; an adviser reads. A helper and a decider have password, confirmations and files."""

    subjects: ClassVar[frozenset[Subject]] = frozenset(
        {Subject.STAFF, Subject.ACCOUNT, Subject.SETTING, Subject.OUTLET}
    )

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("settings", "Innstillinger", bus)
        self._desk = desk
        self.tabs = Tabs("settingsTabs", self.tr("Deler av innstillingene"))
        self.parts: list[SettingsTab] = []
        for title, kind in self._kinds():
            part = kind(desk, bus)
            self.parts.append(part)
            self.tabs.add(title, part)
        self.body.addWidget(self.tabs)
        self.setFocusProxy(self.tabs.tabBar())
        self.add_actions()

    def _kinds(self) -> tuple[tuple[str, type], ...]:
        safety = ((self.tr("Sikkerhet"), SafetyTab), (self.tr("Filer ute"), OutletsTab))
        events = (self.tr("Bekreftelser"), EventsTab)
        authority = (self.tr("Myndighet"), AuthorityTab)
        if self._desk.actor.role is Role.HELPER:
            return (*safety, events)
        if self._desk.actor.role is Role.DECIDER:
            return (events, authority, *safety)
        accounts = ((self.tr("Kontoer"), AccountsTab),) if self._desk.actor.role is Role.LEADER else ()
        access = ((self.tr("Hvem har sett hvem"), AccessTab),) if accounts else ()
        return (
            (self.tr("Kommunen"), MunicipalityTab),
            (self.tr("Ansatte"), StaffTab),
            *accounts,
            authority,
            events,
            (self.tr("Satser"), RatesTab),
            (self.tr("Valg"), ChoicesTab),
            *safety,
            (self.tr("Papirkurv"), TrashTab),
            (self.tr("Eksport og sletting"), RetentionTab),
            *access,
        )

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """The way to the import; the tabs have their own actions."""
        if self._desk.actor.role in {Role.HELPER, Role.DECIDER}:
            return ()
        return (
            Shortcut(
                "openImport", "Ctrl+I", self.tr("Importer fra regneark …"), self._import, "document", "header"
            ),
        )

    def _import(self) -> None:
        self.bus.open_page.emit("import")

    def actions(self) -> list[QAction]:
        """The page's keys and those of the tab that is shown, for the sheet of keys."""
        return [*super().actions(), *self.parts[self.tabs.currentIndex()].actions()]

    def show_tab(self, name: str) -> None:
        """Show the tab with this object name, e.g. `ratesTab`; `accessTab:…` is about one person there."""
        name, _, person_id = name.partition(":")
        for number, part in enumerate(self.parts):
            if part.objectName() == name:
                self.tabs.setCurrentIndex(number)
                part.setFocus(Qt.FocusReason.OtherFocusReason)
                if isinstance(part, AccessTab):
                    part.show_about(person_id)

    def reload(self) -> None:
        """Read every tab again; what is typed and not saved stays."""
        for part in self.parts:
            part.reload()
        leads = self._desk.actor.role is Role.LEADER
        words = "" if leads else self.tr("Avdelingslederen endrer det som gjelder alle.")
        self.header.set_title(self.tr("Innstillinger"), words)
