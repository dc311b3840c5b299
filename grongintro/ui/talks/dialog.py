"""Logging a talk: the text has the keyboard, everything that can be known is filled in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from grongintro.domain.followup import Form, InterpreterMode, NoteClass, Outcome, Topic
from grongintro.errors import UserError
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.talks.promises import PromiseList
from grongintro.ui.typed import Lean, read_day
from grongintro.ui.widgets import form as forms
from grongintro.ui.widgets.basics import button, label
from grongintro.ui.widgets.choice import Choice, Proposals
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.form_dialog import FormDialog
from grongintro.ui.widgets.tags import TagPicker

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from grongintro.services.talk_draft import Promise, TalkDraft

_YES, _NO = "yes", "no"


@dataclass(frozen=True)
class TalkChoices:
    """What the dialog offers: the people of the household, the places; `kept`: when the draft was kept."""

    people: tuple[tuple[str, str], ...]
    places: tuple[str, ...]
    languages: tuple[str, ...]
    today: Callable[[], date]
    kept: datetime | None = None


class TalkDialog(FormDialog):
    """Collects a TalkDraft. `draft_changed` tells that something was typed, `discarded` that it may go."""

    draft_changed = Signal()
    discarded = Signal()

    def __init__(self, parent: QWidget, draft: TalkDraft, choices: TalkChoices) -> None:
        names = [name for key, name in choices.people if key in draft.person_ids]
        title = self.tr("Samtale med {0}").format(fmt.listing(names))
        super().__init__(parent, "talkDialog", title, self.tr("Lagre samtalen"), width=58, enter_saves=False)
        self._start, self._choices = draft, choices
        self.changed = False
        self._build_text()
        self._build_facts()
        self._build_kept()
        self._fill(draft)
        self._show_what_applies()
        self._connect()
        self.text.setFocus()

    def _build_text(self) -> None:
        today = self._choices.today
        self.text = self.form.add("text", self.tr("Hva snakket dere om?"), QPlainTextEdit())
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.fontMetrics().height() * 7)
        kinds = Choice("note_class", words.options(NoteClass))
        hint = self.tr("Et sensitivt notat leses av den som skrev det, ansvarlig rådgiver og leder.")
        self.note_class = self.form.add("note_class", self.tr("Notatet er"), kinds, hint=hint)
        topics = {str(topic): words.title(topic) for topic in Topic}
        self.topics = self.form.add("topics", self.tr("Temaer"), TagPicker("topics", topics))
        ours, theirs = self.tr("Vi lovet"), self.tr("Deltakeren lovet")
        self.ours = self.form.add("ours", ours, PromiseList("ours", ours, today))
        self.theirs = self.form.add("theirs", theirs, PromiseList("theirs", theirs, today))

    def _build_facts(self) -> None:
        facts = forms.Form("talkFacts", 2)
        people = TagPicker("person_ids", dict(self._choices.people))
        self.people = facts.add("person_ids", self.tr("Med"), people, span=2)
        self.held_on = facts.add(
            "held_on", self.tr("Dato"), DayField("held_on", self._choices.today, Lean.PAST), required=True
        )
        self.place = facts.add("place", self.tr("Sted"), Proposals("place", self._choices.places))
        self.how = facts.add("form", self.tr("Form"), Choice("form", words.options(Form)))
        self.outcome = facts.add("outcome", self.tr("Utfall"), Choice("outcome", words.options(Outcome)))
        modes = Choice("interpreter", words.options(InterpreterMode))
        self.interpreter = facts.add("interpreter", self.tr("Tolk"), modes)
        self.language = facts.add(
            "language", self.tr("Språk"), Proposals("language", self._choices.languages)
        )
        answers = [("", "–"), (_YES, self.tr("Ja")), (_NO, self.tr("Nei"))]
        qualified = Choice("interpreter_qualified", answers)
        self.qualified = facts.add("interpreter_qualified", self.tr("Kvalifisert tolk"), qualified)
        self.reason = facts.add("interpreter_reason", self.tr("Hvorfor ikke"), QLineEdit(), span=2)
        self.minutes = facts.add("minutes", self.tr("Minutter"), QSpinBox())
        self.minutes.setRange(0, 480)
        self.minutes.setSingleStep(5)
        self.minutes.setSpecialValueText("–")
        self.counts = facts.add("counts", self.tr("Oppfølging"), QCheckBox(self.tr("Teller i oppfølgingen")))
        self.facts = facts
        self.forms.append(facts)
        self.content.addWidget(facts, 2, Qt.AlignmentFlag.AlignTop)

    def _build_kept(self) -> None:
        self._note = label("", "muted", name="draftNote")
        self._discard = button("discardDraft", self.tr("Forkast utkastet"), self._ask_discard, kind="flat")
        self._discard.setVisible(self._choices.kept is not None)
        if self._choices.kept is not None:
            self.show_kept(self._choices.kept)
        self.buttons.insertWidget(0, self._note)
        self.buttons.insertWidget(1, self._discard)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._changed)
        for each in (self.topics, self.ours, self.theirs, self.people, self.held_on):
            each.changed.connect(self._changed)
        for line in (self.reason, self.place.lineEdit(), self.language.lineEdit()):
            if line is not None:
                line.textChanged.connect(self._changed)
        self.note_class.currentIndexChanged.connect(self._changed)
        for choice in (self.how, self.outcome, self.interpreter, self.qualified):
            choice.currentIndexChanged.connect(self._changed)
            choice.currentIndexChanged.connect(self._show_what_applies)
        self.how.currentIndexChanged.connect(self._preset_counts)
        self.interpreter.currentIndexChanged.connect(self._preset_language)
        self.minutes.valueChanged.connect(self._changed)
        self.counts.toggled.connect(self._changed)

    def _fill(self, draft: TalkDraft) -> None:
        self.people.set_value(draft.person_ids)
        self.held_on.set_value(draft.held_on)
        self.place.set_value(draft.place)
        for choice, value in (
            (self.how, draft.form),
            (self.outcome, draft.outcome),
            (self.interpreter, draft.interpreter),
            (self.note_class, draft.note_class),
        ):
            choice.set_value(value)
        self.language.set_value(draft.language)
        answer = {None: "", True: _YES, False: _NO}[draft.interpreter_qualified]
        self.qualified.set_value(answer)
        self.reason.setText(draft.interpreter_reason)
        self.minutes.setValue(draft.minutes or 0)
        self.counts.setChecked(draft.counts)
        self.topics.set_value(str(topic) for topic in draft.topics)
        self.text.setPlainText(draft.text)
        self.ours.set_value(draft.ours)
        self.theirs.set_value(draft.theirs)

    def _show_what_applies(self) -> None:
        held = self.outcome.value() == Outcome.HELD
        spoken = held and self.how.value() != Form.MESSAGE
        used = spoken and self.interpreter.value() != InterpreterMode.NONE
        for field, shown in (
            (self.interpreter, spoken),
            (self.language, used),
            (self.qualified, used),
            (self.reason, spoken and not (used and self.qualified.value() == _YES)),
            (self.counts, held),
            (self.minutes, held),
        ):
            cell = field.parentWidget()
            if cell is not None:
                cell.setVisible(shown)

    def _preset_counts(self) -> None:
        self.counts.setChecked(self.how.value() != Form.MESSAGE)

    def _preset_language(self) -> None:
        used = self.interpreter.value() != InterpreterMode.NONE
        if used and not self.language.value() and self._choices.languages:
            self.language.set_value(self._choices.languages[0])

    def _changed(self) -> None:
        self.changed = True
        self.draft_changed.emit()

    def draft(self) -> TalkDraft:
        """The talk as it stands; UserError at the field that cannot be read."""
        held_on = self.held_on.value()
        if held_on is None:
            raise UserError(self.tr("Skriv datoen for samtalen."), field="held_on")
        if not self.people.value():
            raise UserError(self.tr("Velg hvem samtalen var med."), field="person_ids")
        return self._collected(held_on, self.ours.value(), self.theirs.value())

    def sketch(self) -> TalkDraft:
        """The talk while it is written: what cannot be read yet stays as it was."""
        typed = read_day(self.held_on.edit.text(), self._choices.today(), Lean.PAST).value
        found = self._collected(typed or self._start.held_on, self.ours.sketch(), self.theirs.sketch())
        first = self._start.person_ids[0]
        return found if found.person_ids[0] == first else replace(found, person_ids=self._start.person_ids)

    def _collected(self, held_on: date, ours: tuple[Promise, ...], theirs: tuple[Promise, ...]) -> TalkDraft:
        mode = InterpreterMode(self.interpreter.value())
        used = mode is not InterpreterMode.NONE
        return replace(
            self._start,
            person_ids=self.people.value() or self._start.person_ids,
            held_on=held_on,
            place=self.place.value(),
            form=Form(self.how.value()),
            outcome=Outcome(self.outcome.value()),
            counts=self.counts.isChecked(),
            interpreter=mode,
            interpreter_qualified={_YES: True, _NO: False}.get(self.qualified.value()) if used else None,
            interpreter_reason="" if self.qualified.value() == _YES and used else self.reason.text().strip(),
            language=self.language.value() if used else "",
            topics=tuple(Topic(key) for key in self.topics.value()),
            minutes=self.minutes.value() or None,
            text=self.text.toPlainText(),
            ours=ours,
            theirs=theirs,
            note_class=NoteClass(self.note_class.value()),
        )

    def show_kept(self, when: datetime) -> None:
        """Say quietly that the draft is kept."""
        self._note.setText(self.tr("Utkast fra {0}").format(fmt.clock(when)))
        self._discard.show()

    def _ask_discard(self) -> None:
        self.discarded.emit()
