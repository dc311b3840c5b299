"""Regelverk: what is passed and not in force, and since when it is when a leader has switched it on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from grongintro.domain.staff import Role
from grongintro.services import law_switches
from grongintro.ui import format as fmt
from grongintro.ui.people.parts import FactsCard
from grongintro.ui.settings.dialog import ask_first, when_agreed
from grongintro.ui.settings.law_dialog import LawDialog
from grongintro.ui.settings.tab import SettingsTab
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import Scroll, StatusChip, button, label, row

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QPushButton

    from grongintro.services.desk import Desk
    from grongintro.services.law_switches import ChangedValue, SwitchState
    from grongintro.ui.bus import Bus
    from grongintro.ui.settings.law_dialog import LawDraft


class LawCard(FactsCard):
    """One change of the law: what it changes, where it stands, and whether it is in force."""

    def __init__(self, tab: LawTab, state: SwitchState) -> None:
        self._chip = StatusChip()
        super().__init__(f"law_{state.switch.name}", state.switch.title, self._chip)
        self._tab, self.state = tab, state
        self._on = self._button("switchOn", self.tr("Sett i kraft …"), self._ask_on)
        self._off = self._button("switchOff", self.tr("Ta ut igjen …"), self._ask_off)
        self.body.addLayout(row(None, self._on, self._off))

    def _button(self, name: str, text: str, slot: Callable[[], object]) -> QPushButton:
        made = button(f"{name}_{self.state.switch.name}", text, slot)
        made.setAccessibleName(f"{text} {self.state.switch.title}")
        return made

    def show_state(self, state: SwitchState, today: date) -> None:
        """Show how it stands."""
        self.state = state
        self._chip.set_status(*_status(state.valid_from, today))
        self.show_facts(_facts(state))
        self._on.setVisible(self._tab.may and state.valid_from is None)
        self._off.setVisible(self._tab.may and state.entered_here)

    def _ask_on(self) -> None:
        self._tab.ask_on(self.state)

    def _ask_off(self) -> None:
        self._tab.ask_off(self.state)


class LawTab(SettingsTab):
    """A card a change; the leader puts it in force from a day, and takes it out again."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("lawTab", desk, bus)
        self.may = desk.actor.role is Role.LEADER
        self._asked = ""
        self._dialog: LawDialog | None = None
        self.cards: dict[str, LawCard] = {}
        words = self.tr(
            "Her står lovendringer som er vedtatt, og som venter på at Kongen setter dem i kraft. Programmet "
            "følger dem fra den dagen lederen skriver inn. Det som er eldre, endres ikke."
        )
        self.body.addWidget(label(words, "muted", wrap=True, name="lawAbout"))
        self._none = label(self.tr("Ingen lovendring venter nå."), wrap=True, name="noLaw")
        self.body.addWidget(self._none)
        self._scroll = Scroll("lawScroll")
        self._scroll.body.addStretch(1)
        self.body.addWidget(self._scroll, 1)
        if not self.may:
            self.body.addWidget(label(self.tr("Avdelingslederen kan endre dette."), "muted"))

    def reload(self) -> None:
        """Read every change; the cards stay, so that the keyboard stays where it is."""
        states = law_switches.pending(self.desk)
        for state in states:
            name = state.switch.name
            if name not in self.cards:
                self.cards[name] = LawCard(self, state)
                self._scroll.body.insertWidget(self._scroll.body.count() - 1, self.cards[name])
            self.cards[name].show_state(state, self.desk.today)
        self._none.setVisible(not states)

    def ask_on(self, state: SwitchState) -> None:
        """Ask from which day, and show whom it is about before it can be done."""
        self._asked = state.switch.name
        self._dialog = LawDialog(self, state.switch.title, self.desk.clock.today)
        self.ask(self._dialog, self.go_on, self._asked)

    def go_on(self, draft: LawDraft) -> None:
        """Whom it is about first; then, with the same day and source, in force."""
        dialog = self._dialog
        if dialog is None:
            raise LookupError("no change of the law is asked about")
        if dialog.has_shown(draft):
            put = partial(law_switches.switch_on, self.desk, self._asked, draft.valid_from, draft.source)
            self.save_changes(put, self.tr("Endringen er satt i kraft."))
            return
        dialog.look(draft, partial(law_switches.affected, self.desk, self._asked, draft.valid_from))

    def ask_off(self, state: SwitchState) -> None:
        """Ask before a change is taken out again."""
        self._asked = state.switch.name
        since = fmt.day(state.valid_from) if state.valid_from else ""
        text = self.tr(
            "«{0}» er satt i kraft fra {1}. Tas den ut, regner programmet som om den aldri hadde vært i "
            "kraft. Utstedte vedtak og vedtatte planer endres ikke."
        )
        question, yes = self.tr("Ta endringen ut igjen?"), self.tr("Ta ut endringen")
        box = ask_first(self, "switchOffDialog", question, text.format(state.switch.title, since), yes)
        when_agreed(box, self.take_out)

    def take_out(self) -> None:
        """Take out the change that was asked about."""
        action = partial(law_switches.switch_off, self.desk, self._asked)
        self.save_changes(action, self.tr("Endringen er tatt ut igjen."))


def _status(valid_from: date | None, today: date) -> tuple[str, Tone]:
    if valid_from is None:
        return "Vedtatt, ikke satt i kraft", Tone.WARNING
    if valid_from > today:
        return f"Trer i kraft {fmt.day(valid_from)}", Tone.INFO
    return f"I kraft fra {fmt.day(valid_from)}", Tone.SUCCESS


def _facts(state: SwitchState) -> list[tuple[str, str]]:
    many = len(state.values) > 1
    changed = [(each.title if many else "Endringen", _change(each)) for each in state.values]
    laws = [each.law for each in state.values if each.law]
    return [*changed, *(("Paragraf", _kept(law)) for law in laws), ("Kilde", state.source)]


def _change(each: ChangedValue) -> str:
    return _kept(f"Fra {each.before} til {each.after}")


def _kept(text: str) -> str:
    """A section sign never ends a line."""
    return text.replace("§ ", "§\u00a0")
