"""Valg: what the law or the plan leaves to the municipality, each with its default and its source."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from grongintro.domain.staff import Role
from grongintro.services import settings
from grongintro.services.choices import SETTINGS
from grongintro.ui.settings.civics_card import CivicsCard
from grongintro.ui.settings.fields import Choice, Number
from grongintro.ui.settings.tab import SettingsTab
from grongintro.ui.widgets.basics import Card, Scroll, button, label, row
from grongintro.ui.widgets.form import Form
from grongintro.ui.widgets.tags import TagPicker

if TYPE_CHECKING:
    from grongintro.errors import UserError
    from grongintro.services.choices import Setting
    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus

Editor = Choice | Number | TagPicker


class ChoicesTab(SettingsTab):
    """One editor a choice, by its kind; all are saved together or not at all; below, modules in civics."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("choicesTab", desk, bus)
        self._may = desk.actor.role is Role.LEADER
        self._shown: dict[str, Any] = {}
        self._editors: dict[str, Editor] = {}
        self.form = Form("choicesForm")
        for setting in SETTINGS:
            self._editors[setting.name] = self._add(setting)
        card = Card("", "choicesCard")
        card.body.addWidget(self.form)
        scroll = Scroll("choicesScroll")
        scroll.body.addWidget(card)
        self.civics = CivicsCard(self)
        scroll.body.addWidget(self.civics)
        scroll.body.addStretch(1)
        self.body.addWidget(scroll, 1)
        if self._may:
            defaults = button("defaultChoices", self.tr("Standardvalgene"), self.show_defaults)
            store = button("saveChoices", self.tr("Lagre valgene"), self.save_choices, kind="primary")
            self.body.addLayout(row(None, defaults, store))
        else:
            self.body.addWidget(label(self.tr("Avdelingslederen kan endre dette."), "muted"))

    def _add(self, setting: Setting) -> Editor:
        hint = self.tr("Standard: {0}. Kilde: {1}").format(default_in_words(setting), setting.source)
        editor = self.form.add(setting.name, setting.label, _editor(setting), hint=hint)
        editor.setEnabled(self._may)
        return editor

    def reload(self) -> None:
        """Read the choices, and keep what is changed here and not saved."""
        self.civics.reload()
        if not self._shown or self.values() == self._shown:
            self.show_values(settings.values(self.desk))
            self._shown = self.values()

    def values(self) -> dict[str, Any]:
        """What the editors say."""
        return {name: _value(editor) for name, editor in self._editors.items()}

    def show_values(self, values: dict[str, Any]) -> None:
        """Show these in the editors."""
        for name, editor in self._editors.items():
            _show(editor, values[name])

    def show_defaults(self) -> None:
        """Show what the program came with; nothing is saved by that."""
        self.show_values({setting.name: setting.default for setting in SETTINGS})

    def save_choices(self) -> None:
        """Write those that changed."""
        self.form.clear_errors()
        wanted = self.values()
        changed = {name: value for name, value in wanted.items() if value != self._shown[name]}
        if not changed:
            self.bus.message.emit("info", self.tr("Ingenting er endret."))
            return
        action = partial(settings.change_settings, self.desk, changed)
        if self.save_changes(action, self.tr("Valgene er lagret.")) is not None:
            self._shown = wanted

    def show_user_error(self, error: UserError) -> bool:
        """At the choice it is about."""
        return self.form.show_user_error(error) or self.civics.show_user_error(error)


def default_in_words(setting: Setting) -> str:
    """The default as the editor would show it."""
    names = dict(setting.options)
    if setting.many:
        return ", ".join(names[key].lower() for key in setting.default)
    return names[setting.default].lower() if setting.options else str(setting.default)


def _editor(setting: Setting) -> Editor:
    if setting.many:
        return TagPicker(setting.name, dict(setting.options))
    if setting.options:
        return Choice(setting.options)
    number = Number()
    number.setRange(setting.least, setting.most)
    number.setMaximumWidth(number.fontMetrics().averageCharWidth() * 16)
    return number


def _value(editor: Editor) -> Any:
    if isinstance(editor, TagPicker):
        return list(editor.value())
    return editor.key() if isinstance(editor, Choice) else editor.value()


def _show(editor: Editor, value: Any) -> None:
    if isinstance(editor, Choice):
        editor.set_key(value)
    elif isinstance(editor, TagPicker):
        editor.set_value(value)
    else:
        editor.setValue(value)
