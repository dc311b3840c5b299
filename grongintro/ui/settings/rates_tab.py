"""Satser: the basic amount through time, and a new one when it has been set."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from grongintro.domain.staff import Role
from grongintro.services import settings
from grongintro.services.rates import BasicAmounts, basic_amounts
from grongintro.ui import format as fmt
from grongintro.ui.asking import NEW
from grongintro.ui.page import Shortcut
from grongintro.ui.settings.dialog import FormDialog
from grongintro.ui.settings.fields import read_kroner
from grongintro.ui.settings.staff_dialogs import needed_day
from grongintro.ui.settings.tab import SettingsTab
from grongintro.ui.tokens import Tone
from grongintro.ui.typed import Lean
from grongintro.ui.widgets.basics import label
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.message import MessageBar
from grongintro.ui.widgets.table import RIGHT, Column, RowsModel, Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grongintro.rules.parameters import Row
    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus


class RatesTab(SettingsTab):
    """The table, newest first, and whether a newer one is missing."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("ratesTab", desk, bus)
        self.state = MessageBar()
        self._about = label("", "muted", wrap=True, name="ratesAbout")
        self.body.addWidget(self._about)
        self.body.addWidget(self.state)
        if desk.actor.role is Role.LEADER:
            text = self.tr("Nytt grunnbeløp …")
            self.add_actions((Shortcut("newRate", "Ctrl+N", text, self.ask_new, "plus", "primary"),))
        self.model: RowsModel[Row] = RowsModel(_columns(), _key)
        self.table = Table("ratesTable", self.tr("Grunnbeløp"), self.model)
        self.body.addWidget(self.table, 1)

    def reload(self) -> None:
        """Read the amounts."""
        known = basic_amounts(self.desk)
        self.model.set_rows(known.rows)
        self.table.fit_columns()
        self._about.setText(
            self.tr("{0}, {1}. Stønaden følger beløpet fra 1. mai hvert år.").format(known.title, known.law)
        )
        self._show_state(known)

    def _show_state(self, known: BasicAmounts) -> None:
        newest = known.rows[0]
        words = self.tr("Det nyeste gjelder fra {0}: {1} kr.").format(
            fmt.day(newest.valid_from), _value(newest)
        )
        if known.missing_from is not None:
            missing = self.tr(
                "Beløpet for {0} mangler. Legg det inn når forskriften er kommet, ofte i slutten av mai."
            ).format(known.missing_from.year)
            self.state.show_message(Tone.WARNING, f"{words} {missing}")
        else:
            following = self.tr("Det neste ventes fra 1. mai {0}.").format(newest.valid_from.year + 1)
            self.state.show_message(Tone.SUCCESS, f"{words} {following}")

    def ask_new(self) -> None:
        """Ask for the new amount."""
        self.ask(RateDialog(self, self.desk.clock.today), self.add, NEW)

    def add(self, draft: RateDraft) -> None:
        """Write it."""
        action = partial(
            settings.add_grunnbelop,
            self.desk,
            valid_from=draft.valid_from,
            value=draft.value,
            source=draft.source,
        )
        self.save_changes(action, self.tr("Grunnbeløpet er lagret."))


@dataclass(frozen=True)
class RateDraft:
    """A basic amount as it was typed."""

    valid_from: date
    value: int
    source: str


class RateDialog(FormDialog):
    """From when, how much, and where it stands."""

    def __init__(self, parent: QWidget, today: Callable[[], date]) -> None:
        super().__init__(
            parent,
            "rateDialog",
            parent.tr("Nytt grunnbeløp"),
            text=parent.tr("Se beløpet to ganger over. Det brukes i alle nye vedtak fra i dag av."),
        )
        self._day = self.form.add(
            "valid_from",
            self.tr("Gjelder fra"),
            DayField("valid_from", today, Lean.NEAREST),
            required=True,
            hint=self.tr("Alltid 1. mai"),
        )
        self._value = self.form.add(
            "value", self.tr("Kroner per år"), QLineEdit(), required=True, hint=self.tr("Hele kroner")
        )
        self._source = self.form.add(
            "source",
            self.tr("Kilde"),
            QLineEdit(),
            required=True,
            hint=self.tr("Forskriftens nummer, for eksempel FOR-2026-05-22-869"),
            span=2,
        )

    def draft(self) -> RateDraft:
        """What is typed."""
        return RateDraft(
            needed_day(self._day, self.tr("Skriv dagen beløpet gjelder fra: 1.5 og året.")),
            read_kroner(self._value.text(), "value"),
            self._source.text(),
        )


def _key(line: Row) -> str:
    return line.valid_from.isoformat()


def _from(line: Row) -> str:
    return fmt.day(line.valid_from)


def _from_number(line: Row) -> int:
    return line.valid_from.toordinal()


def _known(line: Row) -> str:
    return fmt.day(line.known_from)


def _known_number(line: Row) -> int:
    return line.known_from.toordinal()


def _value(line: Row) -> str:
    return line.value if isinstance(line.value, str) else fmt.number(float(line.value))


def _value_number(line: Row) -> int:
    return 0 if isinstance(line.value, str) else round(line.value)


def _who(line: Row) -> str:
    return "Lagt inn her" if line.entered_by_user else "Fulgte med programmet"


def _source(line: Row) -> str:
    return line.source


def _columns() -> tuple[Column[Row], ...]:
    return (
        Column("Gjelder fra", _from, _from_number, bold=True),
        Column("Kroner per år", _value, _value_number, RIGHT),
        Column("Kjent fra", _known, _known_number),
        Column("Hvor fra", _who),
        Column("Kilde", _source, stretch=True, tip=_source),
    )
