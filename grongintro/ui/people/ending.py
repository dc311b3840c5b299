"""Avslutning: how a participation ended (§ 18 a), the certificate, and where the person is a year later."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from grongintro.domain.closing import GOAL_REACHED, Ending, FinalStatus
from grongintro.rules.calendar_days import add_months
from grongintro.services.qualifying import closing
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.asking import Asking
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.people.parts import FactsCard
from grongintro.ui.rows.form import RowForm
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_2
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.widgets.basics import button
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.tags import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QPushButton, QWidget

    from grongintro.domain.person import Person
    from grongintro.domain.programme import Programme
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.person_page import PersonPage as View
    from grongintro.services.qualifying.closing import EndDraft
    from grongintro.ui.bus import Bus


class EndForm(RowForm):
    """Final status, whether full time where that makes sense, why, and what comes next."""

    def __init__(self, parent: QWidget, name: str, start: EndDraft, today: Callable[[], date]) -> None:
        title = parent.tr("Sluttstatus for {0}").format(name)
        super().__init__(parent, "endDialog", title, parent.tr("Lagre sluttstatusen"), start, today, width=42)
        needed = self.tr("Skriv siste dag i programmet.")
        self.day("ended_on", self.tr("Siste dag i programmet"), needed=needed)
        self.status = self.choice("status", self.tr("Hovedaktivitet etterpå"), FinalStatus)
        self.yes_no("full_time", self.tr("Omfang"), self.tr("Heltid"), self.tr("Deltid"))
        hint = self.tr("For eksempel «fast jobb på Coop» eller «programtiden er brukt opp»")
        needed = self.tr("Skriv hvorfor programmet er slutt.")
        self.line("reason", self.tr("Grunn"), needed=needed, hint=hint, span=2)
        hint = self.tr("Hva personen går til, og hvem som følger opp (§\u00a018 a andre ledd)")
        self.note("next_step", self.tr("Det neste"), hint=hint)
        self.status.currentIndexChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.show_field("full_time", shown=FinalStatus(self.status.value()) in closing.WITH_EXTENT)


class EndingCard(FactsCard):
    """The ending of the newest participation, and what is still to be registered."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("ending", self.tr("Avslutning"))
        self._desk, self._bus = desk, bus
        self._person: Person | None = None
        self._programme: Programme | None = None
        self._ending: Ending | None = None
        self._endings: tuple[Ending, ...] = ()
        self._end = self._button("endProgramme", self.tr("Registrer sluttstatus"), self.ask_end)
        certificate = self.tr("Deltagerbevis utstedt …")
        self._certificate = self._button("issueCertificate", certificate, self.ask_certificate)
        self._later = self._button("yearLater", self.tr("Status etter et år …"), self.ask_year_later)
        self._delete = self._button("deleteEnding", self.tr("Slett …"), self.ask_delete)
        self._delete.setAccessibleName(self.tr("Slett sluttstatusen"))
        buttons = FlowLayout(spacing=SPACE_2)
        for each in (self._end, self._certificate, self._later, self._delete):
            buttons.addWidget(each)
        self.body.insertLayout(1, buttons)

    def _button(self, name: str, text: str, slot: Any) -> QPushButton:
        return button(name, text, slot, kind="danger" if name == "deleteEnding" else "")

    def show_view(self, view: View) -> None:
        """Read how the participation ended."""
        run_action(self, partial(self._read, view), repeatable=True)

    def _read(self, view: View) -> None:
        self._person, self._programme = view.person, view.programme
        endings = self._endings = closing.endings_of(self._desk, view.person.id)
        self._ending = _of(endings, view.programme)
        new = self._ending is None
        self._end.setText(self.tr("Registrer sluttstatus") if new else self.tr("Endre sluttstatus"))
        self._end.setAccessibleName(self._end.text())
        for each in (self._certificate, self._later, self._delete):
            each.setVisible(self._ending is not None)
        earlier = [each for each in endings if each is not self._ending]
        self.show_facts([*_facts(self._ending), *_before(earlier)])
        self.setVisible(bool(endings) or _started(view.programme))

    def _shown(self) -> Person:
        if self._person is None:
            raise LookupError("no person is shown")
        return self._person

    def _known(self) -> Ending:
        if self._ending is None:
            raise LookupError("no ending is registered")
        return self._ending

    def ask_end(self) -> None:
        """Ask how it ended, or change what was written."""
        run_action(self, self._ask_end, repeatable=True)

    def _ask_end(self) -> None:
        person = self._shown()
        dialog = EndForm(self, person.name, self._draft(), self._desk.clock.today)
        save = partial(closing.end_programme, self._desk, person.id)
        done = self.tr("Sluttstatusen er lagret.")
        Asking(dialog, self._desk, self._bus, save, done, about=person.id)

    def _draft(self) -> EndDraft:
        """What was written; else the last day there was, and work to begin with."""
        known, programme = self._ending, self._programme
        if known is not None:
            return closing.EndDraft(
                known.status, known.ended_on, known.reason, known.full_time, known.next_step
            )
        last = programme.last_day if programme is not None else None
        day = min(last or self._desk.today, self._desk.today)
        reason = programme.stop_reason if programme is not None else ""
        return closing.EndDraft(FinalStatus.WORK, day, reason)

    def ask_certificate(self) -> None:
        """Ask when the certificate was issued; without an ending, how it ended comes first."""
        if self._ending is None:
            self.ask_end()
            return
        person, known = self._shown(), self._ending
        title = self.tr("Deltagerbevis for {0}").format(person.name)
        dialog = AskDialog(self, "certificateDialog", title, self.tr("Lagre dagen"))
        day = DayField("certificate_on", self._desk.clock.today)
        day.set_value(known.certificate_on or self._desk.today)
        dialog.ask("certificate_on", self.tr("Utstedt"), day, needed=self.tr("Skriv dagen det ble utstedt."))
        save, done = partial(self._issue, known.id), self.tr("Deltagerbeviset er registrert.")
        Asking(dialog, self._desk, self._bus, save, done, about=person.id)

    def _issue(self, key: str, draft: dict[str, Any]) -> Saved:
        return closing.issue_certificate(self._desk, key, draft["certificate_on"])

    def ask_year_later(self) -> None:
        """Ask where the person is a year later."""
        self._ask_about(self._known())

    def ask_due(self) -> None:
        """Ask the same about the oldest ending that nobody has looked at since."""
        unseen = [each for each in self._endings if each.year_later is None]
        self._ask_about(unseen[-1] if unseen else self._known())

    def _ask_about(self, known: Ending) -> None:
        person = self._shown()
        title = self.tr("Hvor er {0} etter et år?").format(person.name)
        dialog = AskDialog(self, "yearLaterDialog", title, self.tr("Lagre statusen"))
        choice = Choice("year_later", words.options(FinalStatus))
        choice.set_value(known.year_later or known.status)
        dialog.ask("year_later", self.tr("Hovedaktivitet"), choice)
        day = DayField("year_later_on", self._desk.clock.today)
        day.set_value(known.year_later_on or self._desk.today)
        dialog.ask("year_later_on", self.tr("Dato"), day, needed=self.tr("Skriv hvilken dag."))
        save, done = partial(self._note, known.id), self.tr("Statusen etter et år er lagret.")
        Asking(dialog, self._desk, self._bus, save, done, about=person.id)

    def _note(self, key: str, draft: dict[str, Any]) -> Saved:
        status = FinalStatus(draft["year_later"])
        return closing.note_year_later(self._desk, key, status, draft["year_later_on"])

    def ask_delete(self) -> None:
        """Ask whether an ending that was registered by mistake is to be deleted."""
        known = self._known()
        shown = self.tr("{0} {1} for {2}").format(
            words.title(known.status), fmt.day(known.ended_on), self._shown().name
        )
        ask_delete(self, self._desk, self._bus, Doomed(Ending, known.id, shown))


def _of(endings: Sequence[Ending], programme: Programme | None) -> Ending | None:
    """The ending of this participation."""
    key = programme.id if programme is not None else ""
    return next((each for each in endings if each.programme_id == key), None)


def _started(programme: Programme | None) -> bool:
    return programme is not None and programme.start is not None


def _facts(each: Ending | None) -> list[tuple[str, str]]:
    if each is None:
        return [("Sluttstatus", "Ikke registrert")]
    extent = {True: ", heltid", False: ", deltid", None: ""}[each.full_time]
    year = add_months(each.ended_on, closing.YEAR)
    later = f"Registreres når året er gått, {fmt.day(year)}"
    if each.year_later is not None:
        later = f"{words.title(each.year_later)} ({fmt.day(each.year_later_on)})"
    return [
        ("Siste dag", fmt.day(each.ended_on)),
        ("Sluttstatus", f"{words.title(each.status)}{extent}"),
        ("Grunn", each.reason),
        ("Det neste", each.next_step),
        ("Mål nådd", _reached(each)),
        ("Deltagerbevis", fmt.day(each.certificate_on) if each.certificate_on else "Ikke utstedt"),
        ("Etter et år", later),
    ]


def _reached(each: Ending) -> str:
    """Yes or no, with the rule."""
    rule = fmt.listing([words.word(status) for status in FinalStatus if status in GOAL_REACHED])
    return f"{'Ja' if each.goal_reached else 'Nei'}. Som nådd mål regnes {rule}."


def _before(endings: Sequence[Ending]) -> list[tuple[str, str]]:
    return [
        ("Tidligere", f"{fmt.day(each.ended_on)}: {words.word(each.status)}, {each.reason}")
        for each in endings
    ]
