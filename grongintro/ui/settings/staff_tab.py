"""Ansatte: colleagues with their posts over time, absence, and borrowed helpers."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from grongintro.domain.staff import Role
from grongintro.services import staff as service
from grongintro.services.people import list_people
from grongintro.ui import format as fmt
from grongintro.ui.asking import NEW
from grongintro.ui.page import Shortcut
from grongintro.ui.settings.staff_dialogs import (
    AbsenceDialog,
    AbsenceDraft,
    BackDialog,
    HelperDialog,
    HelperDraft,
    PostDialog,
    PostDraft,
    StaffDialog,
    StaffDraft,
)
from grongintro.ui.settings.staff_words import ROLES, absence_in_words, away_now, posts_in_words
from grongintro.ui.settings.tab import SettingsTab
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import Card, label
from grongintro.ui.widgets.table import RIGHT, Column, RowsModel, Table

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QAction

    from grongintro.services.desk import Desk
    from grongintro.services.staff import StaffRow
    from grongintro.ui.bus import Bus


class StaffTab(SettingsTab):
    """The list; every action works on the chosen line, by key or from its menu."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("staffTab", desk, bus)
        self._leads = desk.actor.role is Role.LEADER
        self._rows: tuple[StaffRow, ...] = ()
        self._names: dict[str, str] = {}
        self._adding = Role.ADVISER
        self._changed_id = ""
        self._row_actions = self._make_actions()
        self._build()

    def _make_actions(self) -> dict[str, QAction]:
        tr = self.tr
        helper = Shortcut("linkHelper", "Ctrl+Shift+K", tr("Knytt til person …"), self.ask_link, "people")
        if not self._leads:
            return self.add_actions((helper,))
        return self.add_actions(
            (
                Shortcut("newStaff", "Ctrl+N", tr("Ny kollega …"), self.ask_new, "plus", "primary"),
                Shortcut("newHelper", "Ctrl+Shift+H", tr("Lånt hjelper …"), self.ask_helper, "plus"),
                Shortcut("changeStaff", "Ctrl+E", tr("Endre …"), self.ask_change, "edit"),
                Shortcut("newPost", "Ctrl+Shift+S", tr("Ny stilling …"), self.ask_post, "clock"),
                Shortcut("newAbsence", "Ctrl+Shift+F", tr("Fravær …"), self.ask_absence, "calendar"),
                Shortcut("endAbsence", "Ctrl+Shift+T", tr("Er tilbake …"), self.ask_back, "undo"),
                helper,
            )
        )

    def _build(self) -> None:
        self.model: RowsModel[StaffRow] = RowsModel(self._columns(), _key)
        self.table = Table("staffTable", self.tr("Ansatte"), self.model)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions(list(self._row_actions.values()))
        self.table.row_chosen.connect(self._show_chosen)
        if self._leads:
            self.table.row_activated.connect(self.ask_change)
        self.detail = Card("", "staffDetail")
        self._detail_name = label("", "heading", name="staffDetailName")
        self._detail_text = label("", wrap=True, name="staffDetailText")
        self.detail.body.addWidget(self._detail_name)
        self.detail.body.addWidget(self._detail_text)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.detail)

    def _columns(self) -> tuple[Column[StaffRow], ...]:
        return (
            Column(self.tr("Navn"), _name, bold=True),
            Column(self.tr("Rolle"), self._role),
            Column(self.tr("Nå"), self._percent, self._percent_number, RIGHT),
            Column(self.tr("Stillinger over tid"), self._posts, stretch=True, tip=self._posts),
            Column(self.tr("Fravær"), self._away, tone=self._away_tone, symbol=self._away_symbol),
        )

    def reload(self) -> None:
        """Read the colleagues."""
        self._rows = service.list_staff(self.desk)
        self._names = {line.staff.id: line.staff.name for line in self._rows}
        self.model.set_rows(self._rows)
        self.table.fit_columns()
        self.table.choose_first()
        self._show_chosen()

    def _role(self, line: StaffRow) -> str:
        role = line.role_on(self.desk.today)
        return ROLES[role] if role is not None else "–"

    def _percent(self, line: StaffRow) -> str:
        return fmt.percent(line.percent_on(self.desk.today))

    def _percent_number(self, line: StaffRow) -> int:
        return line.percent_on(self.desk.today)

    def _posts(self, line: StaffRow) -> str:
        return posts_in_words(line.posts, self.desk.today) or self.tr("Ingen stilling ennå")

    def _away(self, line: StaffRow) -> str:
        return away_now(line, self.desk.today)

    def _away_tone(self, line: StaffRow) -> Tone | None:
        return Tone.WARNING if line.away_on(self.desk.today) else None

    def _away_symbol(self, line: StaffRow) -> str:
        return "clock" if line.absences and self._away(line) else ""

    def chosen(self) -> StaffRow | None:
        """The colleague of the chosen line."""
        found: StaffRow | None = self.table.chosen()
        return found

    def _show_chosen(self) -> None:
        line = self.chosen()
        self.detail.setVisible(line is not None)
        if line is None:
            return
        one = line.staff
        contact = " · ".join(part for part in (one.title, one.phone, one.email) if part)
        parts = [contact, self._posts(line)]
        parts += [absence_in_words(away, self._names) for away in line.absences]
        self._detail_name.setText(one.name)
        self._detail_text.setText("\n".join(part for part in parts if part))

    def ask_new(self) -> None:
        """A new colleague, then the post."""
        self._adding = Role.ADVISER
        self.ask(StaffDialog(self, self.tr("Ny kollega")), self.add, NEW)

    def ask_helper(self) -> None:
        """A borrowed helper, then for how much and how long."""
        self._adding = Role.HELPER
        self.ask(StaffDialog(self, self.tr("Ny lånt hjelper")), self.add, NEW)

    def add(self, draft: StaffDraft) -> None:
        """Write the new colleague and ask for the post."""
        saved = self.save(partial(service.add_staff, self.desk, **asdict(draft)), "")
        if saved is not None:
            self.table.choose(saved.id)
            self._changed_id = saved.id
            self._open_post(draft.name, self._adding)

    def ask_change(self) -> None:
        """Change contact facts and authority."""
        line = self.chosen()
        if line is not None:
            self._changed_id = line.staff.id
            self.ask(StaffDialog(self, self.tr("Endre kollega"), line.staff), self.change, line.staff.id)

    def change(self, draft: StaffDraft) -> None:
        """Write the changed facts."""
        line = next(each for each in self._rows if each.staff.id == self._changed_id)
        changed = replace(line.staff, **asdict(draft))
        self.save(partial(service.change_staff, self.desk, changed), self.tr("Lagret."))

    def ask_post(self) -> None:
        """A post from a day on."""
        line = self.chosen()
        if line is not None:
            self._changed_id = line.staff.id
            self._open_post(line.staff.name, line.role_on(self.desk.today) or Role.ADVISER)

    def _open_post(self, name: str, role: Role) -> None:
        self.ask(PostDialog(self, name, self.desk.clock.today, role=role), self.set_post, self._changed_id)

    def set_post(self, draft: PostDraft) -> None:
        """Write the post."""
        action = partial(
            service.set_post,
            self.desk,
            self._changed_id,
            role=draft.role,
            percent=draft.percent,
            start=draft.start,
            end=draft.end,
            counts=draft.counts,
            service=draft.service,
        )
        self.save(action, self.tr("Stillingen er lagret."))

    def ask_absence(self) -> None:
        """A colleague is away."""
        line = self.chosen()
        if line is not None:
            self._changed_id = line.staff.id
            others = [each.staff for each in self._rows if each.staff.id != line.staff.id and each.posts]
            dialog = AbsenceDialog(self, line.staff.name, self.desk.clock.today, others)
            self.ask(dialog, self.set_absence, line.staff.id)

    def set_absence(self, draft: AbsenceDraft) -> None:
        """Write the absence."""
        action = partial(service.set_absence, self.desk, self._changed_id, **asdict(draft))
        self.save(action, self.tr("Fraværet er lagret."))

    def ask_back(self) -> None:
        """The chosen colleague is back."""
        line = self.chosen()
        if line is None:
            return
        away = line.away_on(self.desk.today)
        if away is None:
            self.bus.message.emit("info", self.tr("{0} har ikke fravær i dag.").format(line.staff.name))
            return
        self._changed_id = away.id
        self.ask(BackDialog(self, line.staff.name, self.desk.clock.today, away), self.end_absence, away.id)

    def end_absence(self, last_day: date) -> None:
        """Write the last day away."""
        self.save(
            partial(service.end_absence, self.desk, self._changed_id, last_day),
            self.tr("Fraværet er avsluttet."),
        )

    def ask_link(self) -> None:
        """Let the chosen helper work with a person."""
        line = self.chosen()
        if line is None:
            return
        if not any(post.role is Role.HELPER for post in line.posts):
            self.bus.message.emit("info", self.tr("Bare lånte hjelpere knyttes til enkeltpersoner."))
            return
        self._changed_id = line.staff.id
        people = list_people(self.desk)
        self.ask(HelperDialog(self, line.staff.name, self.desk.clock.today, people), self.link, line.staff.id)

    def link(self, draft: HelperDraft) -> None:
        """Write whom the helper works with."""
        action = partial(
            service.link_helper,
            self.desk,
            self._changed_id,
            draft.person_id,
            start=draft.start,
            end=draft.end,
        )
        self.save(action, self.tr("Hjelperen er knyttet til personen."))


def _key(line: StaffRow) -> str:
    return line.staff.id


def _name(line: StaffRow) -> str:
    return line.staff.name
