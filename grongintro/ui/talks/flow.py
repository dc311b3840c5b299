"""From «log a talk» to the next appointment: what Min dag and a person's page share."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from grongintro.domain.followup import Appointment, AppointmentState
from grongintro.domain.staff import Role
from grongintro.services import households, people, settings, talks
from grongintro.services.calendar import series
from grongintro.services.calendar.collisions import draft_collisions
from grongintro.ui import format as fmt
from grongintro.ui.asking import Asking
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.doing import announce
from grongintro.ui.run import run_action
from grongintro.ui.talks.appointment import AppointmentChoices, AppointmentDialog, changed, draft_of
from grongintro.ui.talks.dialog import TalkChoices, TalkDialog
from grongintro.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, time

    from grongintro.services.desk import Desk, Saved
    from grongintro.services.talk_draft import TalkDraft
    from grongintro.services.talks import AppointmentDraft
    from grongintro.ui.bus import Bus
    from grongintro.ui.page import Page

PAUSE_MS = 1500


class TalkFlow(QObject):
    """Opens the dialogs of a page, keeps what is being typed, saves, and proposes what comes next."""

    def __init__(self, page: Page, desk: Desk, bus: Bus) -> None:
        super().__init__(page)
        self._page, self._desk, self._bus = page, desk, bus
        self._dialog: TalkDialog | None = None
        self._changing: Appointment | None = None
        self._names = ""
        self._logged: tuple[tuple[str, ...], str] = ((), "")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._keep)

    def log(self, person_ids: Sequence[str], appointment_id: str | None = None) -> None:
        """Open the dialog of a talk, with the kept draft or what can be known."""
        open_talk = partial(self._open_talk, tuple(person_ids), appointment_id)
        run_action(self._page, open_talk, repeatable=True)

    def _open_talk(self, person_ids: tuple[str, ...], appointment_id: str | None) -> None:
        kept = talks.draft_kept_at(self._desk, person_ids[0])
        draft = talks.start_talk(self._desk, person_ids, appointment_id)
        found = [people.get_person(self._desk, key) for key in draft.person_ids]
        choices = TalkChoices(
            people=self._household(draft.person_ids, [(one.id, one.name) for one in found]),
            places=settings.place_names(self._desk),
            languages=tuple(dict.fromkeys(p.interpreter_language for p in found if p.interpreter_language)),
            today=self._today,
            kept=kept,
        )
        dialog = self._dialog = TalkDialog(self._page, draft, choices)
        dialog.ready.connect(self._save_talk)
        dialog.draft_changed.connect(self._wait)
        dialog.discarded.connect(self._discard)
        dialog.rejected.connect(self._left)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _today(self) -> date:
        return self._desk.today

    def _household(
        self, person_ids: tuple[str, ...], names: list[tuple[str, str]]
    ) -> tuple[tuple[str, str], ...]:
        if self._desk.actor.role is Role.HELPER:
            return tuple(names)
        view = households.household_view(self._desk, person_ids[0])
        others = [(m.person_id, m.name) for m in view.members if m.end is None]
        return tuple(dict([*names, *others]).items())

    def _wait(self) -> None:
        self._timer.start()

    def _keep(self) -> None:
        self._timer.stop()
        dialog = self._dialog
        if dialog is None or not dialog.changed:
            return
        run_action(dialog, partial(talks.keep_draft, self._desk, dialog.sketch()), repeatable=True)
        dialog.show_kept(self._desk.clock.now())

    def _left(self) -> None:
        self._keep()

    def _discard(self) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        self._timer.stop()
        run_action(dialog, partial(talks.drop_draft, self._desk, dialog.sketch().person_ids[0]))
        dialog.changed = False
        dialog.reject()

    def _forget(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _save_talk(self, draft: TalkDraft) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        saved = run_action(dialog, partial(self._log, dialog.sketch().person_ids[0], draft))
        if saved is None:
            return
        self._timer.stop()
        dialog.accept()
        done = self.tr("Samtalen er lagret.")
        announce(self._desk, self._bus, saved, done=done)
        self._logged = (draft.person_ids, saved.id)
        proposal = run_action(self._page, partial(talks.propose_next, self._desk, draft), repeatable=True)
        if proposal is not None:
            self._propose(proposal)
        elif self._desk.actor.role is not Role.HELPER:
            self._offer_referral()

    def _log(self, first: str, draft: TalkDraft) -> Saved:
        saved = talks.log_conversation(self._desk, draft)
        if draft.person_ids[0] != first:
            talks.drop_draft(self._desk, first)
        return saved

    def _propose(self, draft: AppointmentDraft) -> None:
        note = self.tr("Neste samtale bør være senest {0}. Enter booker, Esc lar den stå som forfall.")
        dialog = self._ask(self.tr("Neste avtale"), draft, note=note.format(fmt.day_long(draft.day)))
        if self._desk.actor.role is not Role.HELPER:
            dialog.offer_referral()
            dialog.referral_asked.connect(self._refer)

    def _offer_referral(self) -> None:
        """Where no appointment is proposed, the page's own bar offers what that dialog would have."""
        text = self.tr("Trenger deltakeren hjelp fra en annen tjeneste?")
        self._page.messages.show_message(Tone.INFO, text, self.tr("Henvis videre …"), self._refer)

    def _refer(self) -> None:
        """Ask to what the talk that was logged leads on; the next appointment waits behind."""
        run_action(self._page, self._ask_referral, repeatable=True)

    def _ask_referral(self) -> None:
        from grongintro.ui.cooperation.referring import ask_referral  # noqa: PLC0415  with its dialog

        person_ids, conversation_id = self._logged
        found = tuple((key, people.get_person(self._desk, key).name) for key in person_ids)
        ask_referral(self._page, self._desk, self._bus, found, conversation_id)

    def book(self, person_ids: Sequence[str], day: date | None = None, at: time | None = None) -> None:
        """Ask for a new appointment; `day` is when the next talk is due, or with `at` a calendar's place."""
        run_action(self._page, partial(self._new, tuple(person_ids), day, at), repeatable=True)

    def _new(self, person_ids: tuple[str, ...], day: date | None, at: time | None) -> None:
        first = max(day or self._desk.today, self._desk.today)
        draft = talks.start_appointment(self._desk, person_ids, first, at)
        self._ask(self.tr("Ny avtale"), draft)

    def _ask(self, title: str, draft: AppointmentDraft, *, note: str = "") -> AppointmentDialog:
        names = [(key, people.get_person(self._desk, key).name) for key in draft.person_ids]
        heading = self.tr("{0} med {1}").format(title, fmt.listing([name for _, name in names]))
        choices = AppointmentChoices(
            self._household(draft.person_ids, names),
            settings.place_names(self._desk),
            self._today,
            partial(self._collisions, ""),
        )
        dialog = AppointmentDialog(self._page, heading, draft, choices, note=note)
        save = partial(series.book, self._desk)
        about = " ".join(sorted(draft.person_ids))
        Asking(dialog, self._desk, self._bus, save, self.tr("Avtalen er booket."), about=about)
        return dialog

    def change(self, appointment_id: str, names: str) -> None:
        """Open a booked appointment, to move it, to see to the interpreter or to call it off."""
        run_action(self._page, partial(self._open_change, appointment_id, names), repeatable=True)

    def _open_change(self, appointment_id: str, names: str) -> None:
        appointment = talks.get_appointment(self._desk, appointment_id)
        title = self.tr("Avtale med {0}").format(names)
        collides = partial(self._collisions, appointment_id)
        following = series.left_in_series(self._desk, appointment)
        choices = AppointmentChoices((), settings.place_names(self._desk), self._today, collides, following)
        may = self._desk.actor.role is not Role.HELPER
        dialog = AppointmentDialog(
            self._page, title, draft_of(appointment), choices, booked=True, deletable=may
        )
        save = self._change_to(appointment, dialog)
        Asking(dialog, self._desk, self._bus, save, self.tr("Avtalen er endret."), about=appointment.id)
        self._changing, self._names = appointment, names
        dialog.delete_asked.connect(dialog.reject)
        dialog.delete_asked.connect(self._ask_delete)
        dialog.cancelled.connect(self._call_off)
        dialog.cancelled.connect(dialog.accept)
        dialog.rest_cancelled.connect(self._call_off_rest)
        dialog.rest_cancelled.connect(dialog.accept)

    def _collisions(self, appointment_id: str, draft: AppointmentDraft) -> tuple[str, ...]:
        """What a draft meets; nothing is asked any more when the store was closed under an open form."""
        if self._desk.store.closed:
            return ()
        look = partial(draft_collisions, self._desk, draft, appointment_id=appointment_id)
        return run_action(self._page, look, repeatable=True) or ()

    def _change_to(
        self, appointment: Appointment, dialog: AppointmentDialog
    ) -> Callable[[AppointmentDraft], Saved]:
        def save(draft: AppointmentDraft) -> Saved:
            write = series.change_following if dialog.whole_rest else talks.change_appointment
            return write(self._desk, changed(appointment, draft))

        return save

    def _ask_delete(self) -> None:
        if self._changing is not None:
            day = fmt.day_long(self._changing.day)
            shown = self.tr("Avtale {0} med {1}").format(day, self._names)
            ask_delete(self._page, self._desk, self._bus, Doomed(Appointment, self._changing.id, shown))

    def _call_off(self) -> None:
        if self._changing is None:
            return
        off = replace(self._changing, state=AppointmentState.CANCELLED)
        saved = run_action(self._page, partial(talks.change_appointment, self._desk, off))
        if saved is not None:
            announce(self._desk, self._bus, saved, done=self.tr("Avtalen er avlyst."))

    def _call_off_rest(self) -> None:
        if self._changing is None:
            return
        cancel = partial(series.cancel_rest, self._desk, self._changing.id)
        saved = run_action(self._page, cancel)
        if saved is not None:
            announce(self._desk, self._bus, saved, done=self.tr("Resten av serien er avlyst."))
