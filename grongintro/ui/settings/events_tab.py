"""Bekreftelser: what gave an account power, who did it, and the confirmation of another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from grongintro.domain.authority import AccountEventKind
from grongintro.services.trust import accounts
from grongintro.ui import format as fmt
from grongintro.ui.page import Shortcut
from grongintro.ui.settings.dialog import ask_first, when_agreed
from grongintro.ui.settings.tab import SettingsTab
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import Card, label
from grongintro.ui.widgets.table import Column, RowsModel, Table

if TYPE_CHECKING:
    from datetime import datetime

    from grongintro.services.desk import Desk
    from grongintro.services.trust.accounts import EventLine
    from grongintro.ui.bus import Bus

_CREDENTIALS = {AccountEventKind.CREATED, AccountEventKind.PASSWORD_RESET, AccountEventKind.RECOVERED}


class EventsTab(SettingsTab):
    """Everybody with an account sees it, and confirms what they neither did nor got."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("eventsTab", desk, bus)
        tr = self.tr
        intro = tr(
            "Nye kontoer, roller og fullmakter, passord gitt av andre og bruk av gjenopprettingskoden "
            "gjelder for vedtak først når en annen har bekreftet dem. Alle ser dem i 90 dager."
        )
        self.body.addWidget(label(intro, "muted", wrap=True))
        self.mark = label("", wrap=True, name="ownMark")
        self.body.addWidget(self.mark)
        self.row_actions = self.add_actions(
            (Shortcut("confirmEvent", "Ctrl+B", tr("Bekreft …"), self.ask_confirm, "check", "primary"),)
        )
        self.model: RowsModel[EventLine] = RowsModel(_columns(), _key)
        self.table = Table("eventsTable", tr("Bekreftelser"), self.model)
        self.table.row_chosen.connect(self._follow)
        self.table.row_activated.connect(self.ask_confirm)
        self.detail = Card("", "eventDetail")
        self._text = label("", wrap=True, name="eventText")
        self.detail.body.addWidget(self._text)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.detail)
        self._asked = ""

    def reload(self) -> None:
        """Read what happened."""
        mark = accounts.own_mark(self.desk)
        self.mark.setText(
            self.tr("Kontrolltegnet ditt: {0}. Les det opp for den som bekrefter kontoen.").format(mark)
        )
        self.mark.setVisible(bool(mark))
        self.model.set_rows(accounts.event_lines(self.desk))
        self.table.fit_columns()
        self.table.choose_first()
        self._follow()

    def _follow(self) -> None:
        line: EventLine | None = self.table.chosen()
        self.row_actions["confirmEvent"].setEnabled(line is not None and line.may_confirm)
        self.detail.setVisible(line is not None)
        if line is not None:
            self._text.setText(f"{what_happened(line)} {where_it_stands(line)}")

    def ask_confirm(self) -> None:
        """Ask once, with what is confirmed in words."""
        line: EventLine | None = self.table.chosen()
        if line is None or not line.may_confirm:
            return
        self._asked = line.event.id
        box = ask_first(self, "confirmDialog", question(line), what_happened(line), self.tr("Ja, bekreft"))
        when_agreed(box, self.confirm)

    def confirm(self) -> None:
        """Confirm it, signed."""
        self.save(partial(accounts.confirm_event, self.desk, self._asked), self.tr("Bekreftet og signert."))


def when(at: datetime) -> str:
    """`12.11.2026 kl. 08:14`."""
    return f"{fmt.day(at.date())} kl. {fmt.clock(at)}"


def question(line: EventLine) -> str:
    """What the person who confirms stands for."""
    if line.event.kind in _CREDENTIALS:
        return f"Har du snakket med {line.subject} og sammenlignet kontrolltegnet {line.mark}?"
    if line.event.kind is AccountEventKind.DELEGATED:
        return f"Har du sett dokumentet som gir {line.subject} fullmakten?"
    if line.event.kind is AccountEventKind.ROLE_CHANGED:
        return f"Er det bestemt at {line.subject} skal ha den nye rollen?"
    return "Er det bestemt at én person er nok?"


def what_happened(line: EventLine) -> str:
    """The event in a sentence."""
    done = f"Gjort av {line.made_by} {when(line.event.at)}."
    if line.event.kind is AccountEventKind.ONE_PERSON:
        return f"{line.words}. {done}"
    return f"{line.subject}: {line.words[0].lower()}{line.words[1:]}. {done}"


def where_it_stands(line: EventLine) -> str:
    """Confirmed by whom, or what is still needed and from whom."""
    if line.confirmed_by and not line.waits:
        return "Bekreftet av " + ", ".join(f"{name} {when(at)}" for name, at in line.confirmed_by) + "."
    if not line.waits:
        return "Trenger ingen bekreftelse."
    if line.may_confirm:
        return "Du kan bekrefte det."
    if line.event.kind in _CREDENTIALS and not line.mark:
        return f"{line.subject} må logge inn og velge sitt eget passord før noen kan bekrefte det."
    return "En annen må bekrefte det: ikke den som gjorde det, og ikke den det gjelder."


def _key(line: EventLine) -> str:
    return line.event.id


def _happened(line: EventLine) -> int:
    return int(line.event.at.timestamp())


def _state(line: EventLine) -> str:
    if line.waits:
        return "Venter på deg" if line.may_confirm else "Venter på en annen"
    if line.confirmed_by:
        return f"Av {line.confirmed_by[-1][0]}"
    return "Trengs ikke"


def _tone(line: EventLine) -> Tone:
    if line.waits:
        return Tone.WARNING
    return Tone.SUCCESS if line.confirmed_by else Tone.NEUTRAL


def _symbol(line: EventLine) -> str:
    if line.waits:
        return "clock"
    return "check" if line.confirmed_by else "minus"


def _columns() -> tuple[Column[EventLine], ...]:
    return (
        Column("Hvem", lambda line: line.subject, bold=True),
        Column("Hva", lambda line: line.words, stretch=True, tip=lambda line: line.words),
        Column("Gjort av", lambda line: line.made_by),
        Column("Når", lambda line: when(line.event.at), _happened),
        Column("Bekreftet", _state, tone=_tone, symbol=_symbol),
        Column("Kontrolltegn", lambda line: line.mark or "–"),
    )
