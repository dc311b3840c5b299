"""The modules in civics that hours are written on: the municipality's own names for them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from grongintro.domain.staff import Role
from grongintro.services import settings
from grongintro.ui.settings.fields import Lines
from grongintro.ui.widgets.basics import Card, button, row
from grongintro.ui.widgets.form import Form

if TYPE_CHECKING:
    from grongintro.errors import UserError
    from grongintro.ui.settings.tab import SettingsTab

_LINES_HIGH = 7


class CivicsCard(Card):
    """One name a line; what is typed and not saved is not overwritten by a reload."""

    def __init__(self, tab: SettingsTab) -> None:
        super().__init__(tab.tr("Moduler i samfunnskunnskap"), "civicsCard")
        self._tab = tab
        self._shown: tuple[str, ...] = ()
        self._form = Form("civicsForm")
        hint = self.tr(
            "Én modul per linje. Kommunens valg. Navnene i læreplanen er ikke bekreftet, så standarden er "
            "{0} til {1}. Timer som er ført, beholder navnet de ble ført på."
        ).format(settings.CIVICS_MODULES[0], settings.CIVICS_MODULES[-1])
        self.modules = self._form.add("civics_modules", self.tr("Moduler"), Lines(_LINES_HIGH), hint=hint)
        self.body.addWidget(self._form)
        may = tab.desk.actor.role is Role.LEADER
        self.modules.setReadOnly(not may)
        if may:
            defaults = button("defaultCivics", self.tr("Standardnavnene"), self.show_defaults)
            save = button("saveCivics", self.tr("Lagre modulene"), self.save, kind="primary")
            self.body.addLayout(row(None, defaults, save))

    def reload(self) -> None:
        """Read the list, and keep what is typed and not saved."""
        if self.modules.lines() == self._shown:
            self._shown = settings.civics_module_names(self._tab.desk)
            self.modules.set_lines(self._shown)

    def show_defaults(self) -> None:
        """Show the names the program came with; nothing is saved by that."""
        self.modules.set_lines(settings.CIVICS_MODULES)

    def save(self) -> None:
        """Write the list."""
        self._form.clear_errors()
        names = self.modules.lines()
        action = partial(settings.change_civics_modules, self._tab.desk, names)
        if self._tab.save_changes(action, self.tr("Modulene er lagret.")) is not None:
            self._shown = names

    def show_user_error(self, error: UserError) -> bool:
        """At the list."""
        return self._form.show_user_error(error)
