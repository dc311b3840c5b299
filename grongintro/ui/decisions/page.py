"""One decision: the adviser's reasons beside the exact letter, and its way to the participant."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QWidget

from grongintro.domain.case import DecisionState
from grongintro.domain.changes import Subject
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services.deciding import decisions
from grongintro.services.trust import facts
from grongintro.ui import format as fmt
from grongintro.ui.authority.confirm_facts import ask_confirm_facts
from grongintro.ui.decisions.approval import ApprovalCard
from grongintro.ui.decisions.dialogs import (
    DeliveryDialog,
    DeliveryDraft,
    ReturnDialog,
    ReturnDraft,
    WithdrawDialog,
)
from grongintro.ui.decisions.words import STATES, TONES, WAYS, event_words
from grongintro.ui.doing import announce, do
from grongintro.ui.outlet import Outlet
from grongintro.ui.page import ActionButton, Page, Shortcut
from grongintro.ui.run import run_action
from grongintro.ui.widgets.basics import Card, Scroll, StatusChip, button, label, row
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QHideEvent

    from grongintro.services.deciding.decisions import DecisionView
    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus

_PAUSE_MS = 700


class DecisionPage(Page):
    """Write, see the exact letter, send for approval, decide, deliver. Nothing issued can be changed here."""

    subjects: ClassVar[frozenset[Subject]] = frozenset(
        {
            Subject.DECISION,
            Subject.PERSON,
            Subject.HOUSEHOLD,
            Subject.PROGRAMME,
            Subject.SETTING,
            Subject.ACCOUNT,
        }
    )

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("decisionPage", "Vedtak", bus)
        self._desk = desk
        self._id = ""
        self._view: DecisionView | None = None
        self._seen = ""
        self._build()
        self.add_actions()
        self._confirm.insertWidget(0, ActionButton(self.action("confirmFacts"), symbol="check"))

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Everything that can be done with a decision; what does not fit its state is not shown."""
        return (
            Shortcut(
                "submit", "Ctrl+Return", self.tr("Send til godkjenning"), self._submit, "arrow", "primary"
            ),
            Shortcut("approve", "Ctrl+G", self.tr("Godkjenn og utsted"), self._approve, "check", "primary"),
            Shortcut("sendBack", "Ctrl+R", self.tr("Returner …"), self._ask_return, "undo", "header"),
            Shortcut("takeBack", "", self.tr("Ta tilbake"), self._take_back, "undo", "header"),
            Shortcut("deliver", "Ctrl+M", self.tr("Levert …"), self._ask_delivery, "mail", "primary"),
            Shortcut("confirmFacts", "", self.tr("Bekreft opplysninger …"), self._confirm_facts, "check"),
            Shortcut("replace", "", self.tr("Nytt vedtak …"), self._replace, "edit", "header"),
            Shortcut("withdraw", "", self.tr("Legg bort …"), self._ask_withdraw, "trash", "header"),
            Shortcut("person", "Ctrl+D", self.tr("Deltakeren"), self._open_person, "person", "header"),
        )

    def _build(self) -> None:
        self._chip = StatusChip()
        self._chip_row = row(self._chip, None)
        self.body.addLayout(self._chip_row)
        self._preview = PdfPreview("decisionPreview")
        self._left = self._build_left()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("decisionSplit")
        split.setChildrenCollapsible(False)
        split.addWidget(self._left)
        split.addWidget(self._preview)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        self.body.addWidget(split, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look_again)

    def _build_left(self) -> QWidget:
        scroll = Scroll("decisionLeft")
        box = scroll.body
        self._approval = ApprovalCard()
        self._approval.asked.connect(self._ask_confirmation)
        self._approval.settings_asked.connect(self._open_events)
        box.addWidget(self._approval)
        self._missing = Card(self.tr("Dette mangler"), "missingCard")
        self._missing_text = label("", wrap=True, name="missingText")
        self._missing.body.addWidget(self._missing_text)
        self._missing_button = button(
            "missingPerson", self.tr("Gå til deltakeren og fyll inn"), self._open_person, symbol="person"
        )
        self._missing.body.addLayout(row(self._missing_button, None))
        box.addWidget(self._missing)
        box.addWidget(self._build_replaces())
        box.addWidget(self._build_reasons(), 1)
        self._way = Card(self.tr("Veien så langt"), "wayCard")
        self._way_text = label("", wrap=True, name="wayText")
        self._way.body.addWidget(self._way_text)
        self._confirm = row(None)
        self._way.body.addLayout(self._confirm)
        box.addWidget(self._way)
        scroll.setMinimumWidth(self.fontMetrics().averageCharWidth() * 46)
        return scroll

    def _build_replaces(self) -> Card:
        self._replaces = Card(self.tr("Erstatter et tidligere vedtak"), "replacesCard")
        self._replaces_text = label("", wrap=True, name="replacesText")
        self._replaces_day = DayField("replaces_from", self._today)
        self._replaces_day.setAccessibleName(self.tr("Gjelder fra"))
        self._replaces_button = button("replacesSave", self.tr("Bruk datoen"), self._change_replaces)
        self._replaces.body.addWidget(self._replaces_text)
        self._replaces.body.addLayout(row(self._replaces_day, self._replaces_button, None))
        return self._replaces

    def _build_reasons(self) -> Card:
        card = Card(self.tr("Vurdering og begrunnelse"), "reasonsCard")
        hint = self.tr(
            "Skriv med egne ord til deltakeren: hva som er viktig i denne saken, og hvorfor stønaden "
            "blir slik. En blank linje gir nytt avsnitt."
        )
        card.body.addWidget(label(hint, "muted", wrap=True))
        self.reasons = QPlainTextEdit()
        self.reasons.setObjectName("assessment")
        self.reasons.setAccessibleName(self.tr("Vurdering og begrunnelse"))
        self.reasons.setTabChangesFocus(True)
        self.reasons.setMinimumHeight(self.fontMetrics().height() * 8)
        self.reasons.textChanged.connect(self._typed)
        card.body.addWidget(self.reasons, 1)
        return card

    def _today(self) -> date:
        return self._desk.today

    def show_decision(self, decision_id: str) -> None:
        """Show this decision."""
        self._keep_reasons()
        self._id = decision_id
        self._view = None
        self.refresh()

    def reload(self) -> None:
        """Read the decision and draw its letter; nothing is written."""
        if not self._id:
            return
        view = decisions.view_decision(self._desk, self._id)
        before = self._view.decision.assessment if self._view is not None else None
        self._view = view
        decision = view.decision
        self._show_reasons(decision.assessment, before)
        self.reasons.setReadOnly(not self._writable)
        number = decision.number or self.tr("utkast")
        self.header.set_title(
            self.tr("Vedtak om introduksjonsstønad"),
            f"{view.person.name} · {self.tr('sak')} {view.case.number} · {number}",
        )
        self._chip.set_status(STATES[decision.state], TONES[decision.state])
        self._show_way(view)
        self._show_replaces(view)
        self._show_actions(view)
        self._draw()

    def _show_reasons(self, text: str, before: str | None) -> None:
        """What is typed and not saved yet stays; what was saved, and taken back since, does not."""
        shown = self.reasons.toPlainText()
        if before is None or not self._writable or (shown == before and shown != text):
            self.reasons.blockSignals(True)
            self.reasons.setPlainText(text)
            self.reasons.blockSignals(False)

    @property
    def _writable(self) -> bool:
        state = self._view.decision.state if self._view else None
        return self._works_here and state in {DecisionState.DRAFT, DecisionState.RETURNED}

    @property
    def _works_here(self) -> bool:
        """Whether the reader works in the service; a decider from outside only decides."""
        return self._desk.actor.role is not Role.DECIDER

    def _draw(self) -> None:
        unsaved = self.reasons.toPlainText() if self._writable else None
        found = decisions.preview(self._desk, self._id, unsaved)
        self._seen = found.seen
        self._preview.show_pdf(found.pdf, self._file_name(), self._outlet())
        self._missing.setVisible(bool(found.missing))
        self._missing_text.setText("\n".join(f"• {each.message}" for each in found.missing))
        elsewhere = any(not each.field.endswith("reasons") for each in found.missing)
        self._missing_button.setVisible(elsewhere)
        self.action("submit").setEnabled(not found.missing)

    def _file_name(self) -> str:
        if self._view is None:
            return "vedtak.pdf"
        number = self._view.decision.number or "utkast"
        return f"vedtak-{number}.pdf"

    def _outlet(self) -> Outlet | None:
        if self._view is None:
            return None
        number = self._view.decision.number or self.tr("utkast")
        what = self.tr("Vedtak om introduksjonsstønad, {0}").format(number)
        return Outlet(self._desk, self.bus, what, self._view.person.id)

    def _show_way(self, view: DecisionView) -> None:
        lines = [
            f"{fmt.day(event.at.date())} {fmt.clock(event.at)}  {who}: "
            f"{event_words(event.event, event.code, event.note)}"
            for event, who in view.events
        ]
        decision = view.decision
        if decision.delivery is not None:
            received = self.tr("mottatt {0}").format(fmt.day(decision.received_on))
            limit = self.tr("klagefrist {0}").format(fmt.day(decision.appeal_deadline))
            lines.append(f"{WAYS[decision.delivery]} {fmt.day(decision.delivered_on)}, {received}, {limit}")
        self._way_text.setText("\n".join(lines))

    def _show_replaces(self, view: DecisionView) -> None:
        decision = view.decision
        self._replaces.setVisible(decision.replaces_id is not None)
        words = self.tr("Vedtak {0} erstattes fra og med denne dagen:").format(view.replaces_number)
        self._replaces_text.setText(words)
        self._replaces_day.set_value(decision.replaces_from)
        self._replaces_day.setEnabled(self._writable)
        self._replaces_button.setVisible(self._writable)

    def _show_actions(self, view: DecisionView) -> None:
        state = view.decision.state
        submitted = state is DecisionState.SUBMITTED
        refusals = decisions.refusals_of(self._desk, self._id) if submitted else ()
        decides = submitted and all(refusal.code != "authority" for refusal in refusals)
        issued = state is DecisionState.ISSUED
        shown = {
            "submit": self._writable,
            "approve": decides,
            "sendBack": decides,
            "takeBack": submitted and bool(refusals) and self._works_here,
            "confirmFacts": (submitted or self._writable) and self._works_here,
            "deliver": issued and self._works_here,
            "replace": issued and self._works_here,
            "withdraw": self._writable,
            "person": self._works_here,
        }
        for name, visible in shown.items():
            self.action(name).setVisible(visible)
            self.action(name).setEnabled(visible)
        for name in ("approve", "sendBack"):
            self.action(name).setEnabled(submitted and not refusals)
            self.action(name).setToolTip(refusals[0].words if refusals else self.action(name).text())
        self._approval.show_refusals(refusals)
        self.messages.clear()

    def _confirm_facts(self) -> None:
        if self._view is not None:
            person = self._view.person
            ask_confirm_facts(self, self._desk, self.bus, person.id, person.name)

    def _ask_confirmation(self) -> None:
        self._act(
            partial(facts.ask_to_confirm, self._desk, self._id),
            self.tr("Rådgiveren har fått en oppgave om å bekrefte opplysningene."),
        )

    def _open_events(self) -> None:
        self.bus.open_settings.emit("eventsTab")

    def _typed(self) -> None:
        if self._writable:
            self._pause.start()

    def _look_again(self) -> None:
        self._keep_reasons()
        run_action(self, self._draw, repeatable=True)

    def _keep_reasons(self) -> None:
        """Save what was typed; the page does not read again for its own keystrokes."""
        self._pause.stop()
        if self._view is None or not self._writable:
            return
        text = self.reasons.toPlainText()
        if text == self._view.decision.assessment:
            return
        saved = run_action(
            self, partial(decisions.write_assessment, self._desk, self._id, text), repeatable=True
        )
        if saved is not None:
            self._view = decisions.view_decision(self._desk, self._id)
            self.bus.saved.emit(self._desk.clock.now())

    def hideEvent(self, event: QHideEvent) -> None:
        """Going to another page loses nothing."""
        self._keep_reasons()
        super().hideEvent(event)

    def _act(self, action: Callable[[], Saved], done: str) -> None:
        self._keep_reasons()
        do(self, self._desk, self.bus, action, done=done)

    def _submit(self) -> None:
        self._act(partial(decisions.submit, self._desk, self._id), self.tr("Sendt til godkjenning."))

    def _approve(self) -> None:
        self._act(
            partial(decisions.approve, self._desk, self._id, seen=self._seen),
            self.tr("Vedtaket er utstedt. Skriv det ut, og noter når det blir levert."),
        )

    def _take_back(self) -> None:
        self._act(partial(decisions.take_back, self._desk, self._id), self.tr("Tatt tilbake. Skriv videre."))

    def _replace(self) -> None:
        self.bus.replace_decision.emit(self._id)

    def _open_person(self) -> None:
        if self._view is not None:
            self.bus.open_person.emit(self._view.person.id)

    def _change_replaces(self) -> None:
        day = run_action(self, self._replaces_day.value, repeatable=True)
        if day is not None:
            self._act(partial(decisions.change_replaces_from, self._desk, self._id, day), "")

    def _ask_return(self) -> None:
        dialog = ReturnDialog(self)
        dialog.on_given(partial(self._return, dialog))
        dialog.open()

    def _return(self, dialog: ReturnDialog, draft: ReturnDraft) -> None:
        saved = decisions.return_decision(self._desk, self._id, code=draft.code, note=draft.note)
        dialog.accept()
        announce(self._desk, self.bus, saved, done=self.tr("Returnert til rådgiveren."))

    def _ask_withdraw(self) -> None:
        dialog = WithdrawDialog(self)
        dialog.on_given(partial(self._withdraw, dialog))
        dialog.open()

    def _withdraw(self, dialog: WithdrawDialog, note: str) -> None:
        saved = decisions.withdraw(self._desk, self._id, note=note)
        dialog.accept()
        announce(self._desk, self.bus, saved, done=self.tr("Utkastet er lagt bort."))

    def _ask_delivery(self) -> None:
        if self._view is None:
            return
        dialog = DeliveryDialog(self, self._today, self._view.person.interpreter_language)
        dialog.on_given(partial(self._deliver, dialog))
        dialog.open()

    def _deliver(self, dialog: DeliveryDialog, draft: DeliveryDraft) -> None:
        if draft.delivered_on is None:
            raise UserError(self.tr("Skriv dagen."), field="delivered_on")
        saved = decisions.deliver(
            self._desk,
            self._id,
            way=draft.way,
            delivered_on=draft.delivered_on,
            received_on=draft.received_on,
            interpreter=draft.interpreter,
        )
        dialog.accept()
        announce(self._desk, self.bus, saved, done=self.tr("Levering er notert."))
