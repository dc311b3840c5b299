"""Innstillinger: its parts in groups: the service, rules and rates, people and authority, safety and data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt

from grongintro.domain.changes import Subject
from grongintro.domain.staff import Role
from grongintro.services.keeping import view_memory
from grongintro.ui.page import Page, Shortcut
from grongintro.ui.run import run_action
from grongintro.ui.settings.access_tab import AccessTab
from grongintro.ui.settings.accounts_tab import AccountsTab
from grongintro.ui.settings.authority_tab import AuthorityTab
from grongintro.ui.settings.choices_tab import ChoicesTab
from grongintro.ui.settings.events_tab import EventsTab
from grongintro.ui.settings.grant_rates_tab import GrantRatesTab
from grongintro.ui.settings.law_tab import LawTab
from grongintro.ui.settings.municipality_tab import MunicipalityTab
from grongintro.ui.settings.outlets_tab import OutletsTab
from grongintro.ui.settings.rates_tab import RatesTab
from grongintro.ui.settings.retention_tab import RetentionTab
from grongintro.ui.settings.safety_tab import SafetyTab
from grongintro.ui.settings.staff_tab import StaffTab
from grongintro.ui.settings.trash_tab import TrashTab
from grongintro.ui.widgets.sections import Sections

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus
    from grongintro.ui.settings.tab import SettingsTab

    Kind = Callable[[Desk, Bus], SettingsTab]
    Group = tuple[str, tuple[tuple[str, Kind], ...]]
_VIEW = "settings"


class SettingsPage(Page):
    """The leader changes; an adviser reads. A helper and a decider have password, confirmations and files."""

    subjects: ClassVar[frozenset[Subject]] = frozenset(
        {Subject.STAFF, Subject.ACCOUNT, Subject.SETTING, Subject.OUTLET, Subject.GRANT}
    )

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("settings", "Innstillinger", bus)
        self._desk = desk
        self.sections = Sections("settingsParts", self.tr("Deler av innstillingene"))
        self.parts: list[SettingsTab] = []
        for group, kinds in self._groups():
            self.sections.add_group(group)
            for title, kind in kinds:
                self._add(title, kind)
        self.body.addWidget(self.sections, 1)
        self.setFocusProxy(self.sections.names)
        self.add_actions()
        self._go_back_to(view_memory.remembered(desk, _VIEW))
        self.sections.chosen.connect(self._remember)

    def _add(self, title: str, kind: Kind) -> None:
        part = kind(self._desk, self.bus)
        self.parts.append(part)
        self.sections.add(title, part)

    def _groups(self) -> tuple[Group, ...]:
        """What the role may see; who works in the service has it all, but the leader's two."""
        role = self._desk.actor.role
        mine = (self.tr("Sikkerhet"), SafetyTab), (self.tr("Filer ute"), OutletsTab)
        events, authority = (self.tr("Bekreftelser"), EventsTab), (self.tr("Myndighet"), AuthorityTab)
        people, data = self.tr("Mennesker og fullmakter"), self.tr("Sikkerhet og data")
        if role is Role.HELPER:
            return (data, mine), (people, (events,))
        if role is Role.DECIDER:
            return (people, (events, authority)), (data, mine)
        accounts = ((self.tr("Kontoer"), AccountsTab),) if role is Role.LEADER else ()
        access = ((self.tr("Hvem har sett hvem"), AccessTab),) if role is Role.LEADER else ()
        rules = (
            (self.tr("Satser"), RatesTab),
            (self.tr("Tilskuddssatser"), GrantRatesTab),
            (self.tr("Regelverk"), LawTab),
            (self.tr("Valg"), ChoicesTab),
        )
        kept = (self.tr("Papirkurv"), TrashTab), (self.tr("Eksport og sletting"), RetentionTab)
        service = (self.tr("Kommunen"), MunicipalityTab), (self.tr("Ansatte"), StaffTab)
        return (
            (self.tr("Tjenesten"), service),
            (self.tr("Regler og satser"), rules),
            (people, (*accounts, authority, events)),
            (data, (*mine, *access, *kept)),
        )

    def _remember(self, name: str) -> None:
        run_action(self, partial(view_memory.remember, self._desk, _VIEW, name), repeatable=True)

    def _go_back_to(self, name: str) -> None:
        """The part that was shown last, when the role still has it."""
        for number, part in enumerate(self.parts):
            if part.objectName() == name:
                self.sections.show_part(number)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """The way to the import; the parts have their own actions."""
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
        """The page's keys and those of the part that is shown, for the sheet of keys."""
        shown = self.parts[self.sections.current]
        return [*super().actions(), *self.sections.actions(), *shown.actions()]

    def show_tab(self, name: str) -> None:
        """Show the part with this object name, e.g. `ratesTab`; `accessTab:…` is about one person there."""
        name, _, person_id = name.partition(":")
        for number, part in enumerate(self.parts):
            if part.objectName() == name:
                self.sections.show_part(number)
                part.setFocus(Qt.FocusReason.OtherFocusReason)
                if isinstance(part, AccessTab):
                    part.show_about(person_id)

    def reload(self) -> None:
        """Read every part again; what is typed and not saved stays."""
        for part in self.parts:
            part.reload()
        leads = self._desk.actor.role is Role.LEADER
        words = "" if leads else self.tr("Avdelingslederen endrer det som gjelder alle.")
        self.header.set_title(self.tr("Innstillinger"), words)
