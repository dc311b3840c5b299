"""Myndighet: who may decide what, how many stand behind a decision, and who is inhabil for whom."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from grongintro.domain.authority import DecisionType
from grongintro.domain.staff import Role
from grongintro.services.staff import list_staff
from grongintro.services.trust import authority, inhabil
from grongintro.services.trust.authority import TYPE_WORDS, DelegationDraft
from grongintro.ui import format as fmt
from grongintro.ui.asking import NEW
from grongintro.ui.page import ActionButton, Shortcut, make_action
from grongintro.ui.settings.authority_dialogs import DelegationDialog, EndDelegationDialog, EndInhabilDialog
from grongintro.ui.settings.deciding_rules import DecidingRules
from grongintro.ui.settings.tab import SettingsTab
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import Scroll, Section, label
from grongintro.ui.widgets.table import Column, RowsModel, Table

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QAction

    from grongintro.domain.authority import Delegation
    from grongintro.services.desk import Desk
    from grongintro.services.trust.inhabil import ConflictLine
    from grongintro.ui.bus import Bus

Given = tuple["Delegation", str, bool]


class AuthorityTab(SettingsTab):
    """The leader gives and ends; the others read. What one is inhabil for oneself, another ends."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("authorityTab", desk, bus)
        self._leads = desk.actor.role is Role.LEADER
        self._names: dict[str, str] = {}
        self._changed_id = ""
        self.row_actions: dict[str, QAction] = {}
        scroll = Scroll("authorityScroll")
        self.body.addWidget(scroll, 1)
        scroll.body.addWidget(self._delegations(), 3)
        scroll.body.addWidget(self._conflicts(), 2)
        self.rules = DecidingRules(self)
        scroll.body.addWidget(self.rules)

    def _actions(self, *shortcuts: Shortcut) -> list[ActionButton]:
        if not self._leads:
            return []
        made = {each.name: make_action(self, each) for each in shortcuts}
        self.row_actions |= made
        return [
            ActionButton(made[each.name], primary=each.place == "primary", symbol=each.symbol)
            for each in shortcuts
        ]

    def _delegations(self) -> Section:
        tr = self.tr
        buttons = self._actions(
            Shortcut("newDelegation", "Ctrl+N", tr("Ny fullmakt …"), self.ask_new, "plus", "primary"),
            Shortcut("endDelegation", "Ctrl+Del", tr("Avslutt …"), self.ask_end, "minus"),
        )
        section = Section(tr("Fullmakter"), "delegationSection", *buttons)
        self.model: RowsModel[Given] = RowsModel(self._columns(), _key)
        self.table = Table("delegationTable", tr("Fullmakter"), self.model)
        self.table.setMinimumHeight(self.fontMetrics().height() * 7)
        self.table.row_chosen.connect(self._follow)
        section.body.addWidget(self.table, 1)
        return section

    def _conflicts(self) -> Section:
        tr = self.tr
        buttons = self._actions(Shortcut("endInhabil", "", tr("Avslutt …"), self.ask_end_inhabil, "minus"))
        section = Section(tr("Inhabile"), "conflictSection", *buttons)
        hint = tr(
            "En inhabil kollega åpner, forbereder og avgjør ingenting for personen. Er lederen inhabil, må "
            "en beslutter utenfor tjenesten avgjøre (forvaltningsloven § 6). Det meldes på personens side."
        )
        section.body.addWidget(label(hint, "muted", wrap=True))
        self.conflict_model: RowsModel[ConflictLine] = RowsModel(_conflict_columns(), _conflict_key)
        self.conflicts = Table("conflictTable", tr("Inhabile"), self.conflict_model)
        self.conflicts.setMinimumHeight(self.fontMetrics().height() * 5)
        self.conflicts.row_chosen.connect(self._follow)
        self._nobody = label(tr("Ingen er registrert som inhabil."), name="nobodyInhabil")
        section.body.addWidget(self._nobody)
        section.body.addWidget(self.conflicts, 1)
        section.setVisible(self.desk.actor.role is not Role.DECIDER)
        return section

    def _columns(self) -> tuple[Column[Given], ...]:
        return (
            Column(self.tr("Hvem"), _who, bold=True),
            Column(self.tr("Status"), self._state, tone=self._tone, symbol=self._symbol),
            Column(self.tr("Vedtak om"), _types_in_short, tip=_types),
            Column(self.tr("Tid"), _span),
            Column(self.tr("Som"), self._position),
            Column(self.tr("Dokument"), _basis, stretch=True, tip=_basis),
        )

    def reload(self) -> None:
        """Read delegations, who is inhabil, and the choices."""
        self._names = {line.staff.id: line.staff.name for line in list_staff(self.desk)}
        self.model.set_rows(authority.delegations(self.desk))
        self.table.fit_columns()
        self.table.choose_first()
        if self.desk.actor.role is not Role.DECIDER:
            found = inhabil.conflicts(self.desk)
            self.conflict_model.set_rows(found)
            self.conflicts.fit_columns()
            self.conflicts.choose_first()
            self.conflicts.setVisible(bool(found))
            self._nobody.setVisible(not found)
        self.rules.reload()
        self._follow()

    def _follow(self) -> None:
        if not self._leads:
            return
        given: Given | None = self.table.chosen()
        line: ConflictLine | None = self.conflicts.chosen()
        over = given is None or (given[0].end is not None and given[0].end <= self.desk.today)
        own = line is not None and line.conflict.staff_id == self.desk.actor.staff_id
        self.row_actions["endDelegation"].setEnabled(not over)
        self.row_actions["endInhabil"].setEnabled(line is not None and line.conflict.end is None and not own)

    def _position(self, given: Given) -> str:
        if given[0].deputy_for:
            return self.tr("Stedfortreder for {0}").format(self._names.get(given[0].deputy_for, "–"))
        return self.tr("Utenfor tjenesten") if given[0].outside else self.tr("Fast")

    def _state(self, given: Given) -> str:
        one, today = given[0], self.desk.today
        if one.end is not None and one.end < today:
            return self.tr("Avsluttet")
        if not given[2]:
            return self.tr("Venter på bekreftelse")
        return self.tr("Gjelder") if one.start <= today else self.tr("Gjelder senere")

    def _tone(self, given: Given) -> Tone:
        if given[0].end is not None and given[0].end < self.desk.today:
            return Tone.NEUTRAL
        return Tone.SUCCESS if given[2] else Tone.WARNING

    def _symbol(self, given: Given) -> str:
        return {Tone.NEUTRAL: "minus", Tone.SUCCESS: "check"}.get(self._tone(given), "clock")

    def ask_new(self) -> None:
        """A new delegation."""
        dialog = DelegationDialog(self, self.desk.clock.today, list_staff(self.desk))
        self.ask(dialog, self.delegate, NEW)

    def delegate(self, draft: DelegationDraft) -> None:
        """Give it."""
        action = partial(authority.delegate, self.desk, draft)
        saved = self.save(action, self.tr("Fullmakten er lagret. En annen må bekrefte den før den gjelder."))
        if saved is not None:
            self.table.choose(saved.id)

    def ask_end(self) -> None:
        """The last day of the chosen delegation."""
        given: Given | None = self.table.chosen()
        if given is not None:
            self._changed_id = given[0].id
            self.ask(EndDelegationDialog(self, given[1], self.desk.clock.today), self.end, given[0].id)

    def end(self, last_day: date) -> None:
        """Write it."""
        action = partial(authority.end_delegation, self.desk, self._changed_id, last_day)
        self.save(action, self.tr("Fullmakten er avsluttet."))

    def ask_end_inhabil(self) -> None:
        """Why the chosen colleague is no longer inhabil."""
        line: ConflictLine | None = self.conflicts.chosen()
        if line is not None:
            self._changed_id = line.conflict.id
            self.ask(EndInhabilDialog(self, line.staff, line.person), self.end_inhabil, line.conflict.id)

    def end_inhabil(self, reason: str) -> None:
        """Write it."""
        action = partial(inhabil.end_inhabil, self.desk, self._changed_id, reason=reason)
        self.save(action, self.tr("Inhabiliteten er avsluttet."))


def _key(given: Given) -> str:
    return given[0].id


def _who(given: Given) -> str:
    return given[1]


def _types(given: Given) -> str:
    if set(given[0].types) == {str(kind) for kind in DecisionType}:
        return "Alle vedtak"
    return ", ".join(TYPE_WORDS[DecisionType(each)] for each in given[0].types)


def _types_in_short(given: Given) -> str:
    every, first = _types(given), TYPE_WORDS[DecisionType(given[0].types[0])]
    more = len(given[0].types) - 1
    return every if more == 0 or "," not in every else f"{first} og {more} til"


def _span(given: Given) -> str:
    one = given[0]
    return fmt.span(one.start, one.end) if one.end else f"Fra {fmt.day(one.start)}"


def _basis(given: Given) -> str:
    return given[0].basis


def _conflict_key(line: ConflictLine) -> str:
    return line.conflict.id


def _conflict_columns() -> tuple[Column[ConflictLine], ...]:
    return (
        Column("Hvem", lambda line: line.staff, bold=True),
        Column("For", lambda line: line.person),
        Column(
            "Hvorfor", lambda line: line.conflict.reason, stretch=True, tip=lambda line: line.conflict.reason
        ),
        Column("Tid", _conflict_span),
    )


def _conflict_span(line: ConflictLine) -> str:
    one = line.conflict
    return fmt.span(one.start, one.end) if one.end else f"Fra {fmt.day(one.start)}"
