"""Tilskuddssatser: what each grant is in a year, proposal and adopted side by side, and where it was read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from grongintro.domain.grant_control import EnteredRate
from grongintro.domain.grants import GrantCode, RateState
from grongintro.domain.staff import Role
from grongintro.services.grants import rates
from grongintro.ui import format as fmt
from grongintro.ui import words as ui_words
from grongintro.ui.page import Shortcut
from grongintro.ui.run import run_action
from grongintro.ui.settings.tab import SettingsTab
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import button, label, row
from grongintro.ui.widgets.message import MessageBar
from grongintro.ui.widgets.table import RIGHT, Column, FilterField, RowsModel, Table

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.services.grants.rates import RateLine
    from grongintro.ui.bus import Bus

_MISSING = "mangler"


class GrantRatesTab(SettingsTab):
    """One year at a time; an empty cell is missing and never zero. The leader enters rates."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("grantRatesTab", desk, bus)
        self._year = desk.today.year
        self._leads = desk.actor.role is Role.LEADER
        self._title = label("", "heading", name="grantRatesYear")
        before = button("ratesYearBefore", "‹", self._back, kind="flat")
        before.setAccessibleName(self.tr("Året før"))
        after = button("ratesYearAfter", "›", self._on, kind="flat")
        after.setAccessibleName(self.tr("Året etter"))
        self.state = MessageBar()
        self.body.addWidget(self.state)
        if self._leads:
            self.add_actions(self._shortcuts())
        self.model: RowsModel[RateLine] = RowsModel(_columns(), lambda line: str(line.code), self)
        self.table = Table("grantRatesTable", self.tr("Satser etter tilskudd"), self.model)
        search = FilterField("grantRatesFilter", self.tr("Søk i satsene"), self.table)
        self.body.addLayout(row(self._title, before, after, search))
        self.body.addWidget(self.table, 1)
        if self._leads:
            self.table.row_activated.connect(self._ask_line)
            self.table.row_doomed.connect(self._ask_delete)

    def _shortcuts(self) -> tuple[Shortcut, ...]:
        return (
            Shortcut(
                "pasteRates",
                "Ctrl+Shift+V",
                self.tr("Lim inn fra Excel …"),
                self.ask_paste,
                "copy",
                "primary",
            ),
            Shortcut("enterRate", "Ctrl+N", self.tr("Ny sats …"), self.ask_new, "plus"),
            Shortcut("changeRate", "Ctrl+R", self.tr("Endre sats …"), self.ask_chosen, "edit"),
        )

    def reload(self) -> None:
        """Read the year."""
        found = run_action(self, partial(rates.year_of_rates, self.desk, self._year), repeatable=True)
        if found is None:
            return
        self._title.setText(str(found.year))
        self.model.set_rows(found.lines)
        self.table.fit_columns()
        self.table.choose_first()
        if found.missing:
            text = self.tr(
                "{0} mangler for {1}. Det som mangler sats, er ikke med i noen sum og regnes aldri som null."
            )
            told = text.format(fmt.count(found.missing, "sats", "satser"), found.year)
            self.state.show_message(Tone.WARNING, told)
        else:
            text = self.tr("Alle satsene for {0} er lagt inn.")
            self.state.show_message(Tone.SUCCESS, text.format(found.year))

    def _back(self) -> None:
        self._turn(-1)

    def _on(self) -> None:
        self._turn(1)

    def _turn(self, step: int) -> None:
        self._year += step
        self.reload()

    def ask_new(self) -> None:
        """Ask for a rate of the chosen grant in the state that is not there yet."""
        chosen: RateLine | None = self.table.chosen()
        if chosen is not None:
            self._ask(self._fresh(chosen))

    def ask_chosen(self) -> None:
        """Ask what is to be changed in the newest rate that the municipality entered, or for a new one."""
        chosen: RateLine | None = self.table.chosen()
        if chosen is not None:
            self._ask_line(chosen)

    def _ask_line(self, line: RateLine) -> None:
        entered = [line.entered[state] for state in RateState if state in line.entered]
        self._ask(entered[-1] if entered else self._fresh(line))

    def _fresh(self, line: RateLine) -> EnteredRate:
        ahead = line.year > self.desk.today.year
        usual = RateState.PROPOSED if ahead else RateState.ADOPTED
        order = [usual, *(state for state in RateState if state is not usual)]
        state = next((each for each in order if each not in line.entered), usual)
        return EnteredRate("", "", line.year, GrantCode(line.code), 0, state, "", self.desk.today)

    def _ask(self, value: EnteredRate) -> None:
        from grongintro.ui.asking import Asking  # noqa: PLC0415  with the first dialog
        from grongintro.ui.grants.forms import RateForm  # noqa: PLC0415

        form = RateForm(self, value, self.desk.clock.today)
        about = value.id or f"{value.year}/{value.code}"
        save = partial(rates.save_rate, self.desk)
        Asking(form, self.desk, self.bus, save, self.tr("Satsen er lagret."), about=about)

    def ask_paste(self) -> None:
        """Open the window for what is copied in Excel."""
        from grongintro.services.grants.pasted_rates import write_pasted  # noqa: PLC0415
        from grongintro.ui.asking import NEW, Asking  # noqa: PLC0415
        from grongintro.ui.grants.paste_dialog import PasteRatesDialog  # noqa: PLC0415

        form = PasteRatesDialog(self, self.desk, self._year)
        save: Any = partial(write_pasted, self.desk)
        Asking(form, self.desk, self.bus, save, self.tr("Satsene er lagret."), about=NEW)

    def _ask_delete(self, line: RateLine) -> None:
        from grongintro.ui.deleting import Doomed, ask_delete  # noqa: PLC0415

        entered = [line.entered[state] for state in RateState if state in line.entered]
        if entered:
            shown = f"{line.code} {line.year}, {ui_words.word(entered[-1].state)}"
            ask_delete(self, self.desk, self.bus, Doomed(EnteredRate, entered[-1].id, shown))


def _columns() -> tuple[Column[RateLine], ...]:
    from grongintro.ui.grants import words  # noqa: PLC0415  when the part is built

    def of(state: RateState) -> Column[RateLine]:
        return Column(
            ui_words.title(state),
            lambda line: words.kr(line.rates[state].ore) if state in line.rates else "–",
            lambda line: line.rates[state].ore if state in line.rates else -1,
            RIGHT,
        )

    return (
        Column("Kode", lambda line: str(line.code)),
        Column("Tilskudd", lambda line: words.code_words(line.code), bold=True),
        *(of(state) for state in RateState),
        Column("Gjelder", lambda line: _counts(line, words.kr), _number, RIGHT, tone=_tone),
        Column("Sikkerhet", lambda line: words.grade_words(line.counts)),
        Column("Kilde", _source, stretch=True, tip=_source),
    )


def _counts(line: RateLine, show: Any) -> str:
    return _MISSING if line.counts is None else str(show(line.counts.ore))


def _number(line: RateLine) -> int:
    return -1 if line.counts is None else line.counts.ore


def _tone(line: RateLine) -> Tone | None:
    return Tone.WARNING if line.counts is None else None


def _source(line: RateLine) -> str:
    rate = line.counts
    return "–" if rate is None else f"{rate.source}, lest {fmt.day(rate.read)}"
