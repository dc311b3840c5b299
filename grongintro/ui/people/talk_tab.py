"""Samtaler: every talk of the person, and the one that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from grongintro.domain.followup import Conversation, NoteClass
from grongintro.domain.staff import Role
from grongintro.services.trust import notes
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.page import EmptyState
from grongintro.ui.people.parts import Part
from grongintro.ui.tokens import SPACE_3, Tone
from grongintro.ui.widgets.basics import button, label, restyle, row
from grongintro.ui.widgets.table import Column, RowsModel, Table

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.services.person_page import PersonPage as View
    from grongintro.services.person_page import TalkRow
    from grongintro.ui.bus import Bus


def _note(row: TalkRow) -> str:
    return "" if row.note_class is NoteClass.ORDINARY else words.title(row.note_class)


def _note_tone(row: TalkRow) -> Tone | None:
    return {NoteClass.SENSITIVE: Tone.WARNING, NoteClass.THIRD_PARTY: Tone.INFO}.get(row.note_class)


def _note_symbol(row: TalkRow) -> str:
    return {NoteClass.SENSITIVE: "lock", NoteClass.THIRD_PARTY: "people"}.get(row.note_class, "")


COLUMNS: tuple[Column[TalkRow], ...] = (
    Column("Dato", lambda row: fmt.day(row.held_on), lambda row: row.held_on.toordinal()),
    Column("Form", lambda row: words.title(row.form)),
    Column("Utfall", lambda row: words.title(row.outcome)),
    Column("Notat", _note, tone=_note_tone, symbol=_note_symbol),
    Column("Tekst", lambda row: " ".join(row.text.split()), stretch=True),
)


class TalkTab(Part):
    """A list and a reading pane."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("talkTab", desk, bus)
        self.model: RowsModel[TalkRow] = RowsModel(COLUMNS, _key)
        self.table = Table("talkTable", self.tr("Samtaler"), self.model)
        self._title = label("", "heading", name="talkTitle", wrap=True)
        self._facts = label("", "muted", name="talkFactsLine", wrap=True)
        self._text = QPlainTextEdit()
        self._text.setObjectName("talkText")
        self._text.setAccessibleName(self.tr("Samtalens tekst"))
        self._text.setReadOnly(True)
        self._refer = button("referFromTalk", self.tr("Henvis videre …"), self.ask_referral, symbol="arrow")
        self._refer.setVisible(desk.actor.role is not Role.HELPER)
        self._delete = button("deleteTalk", self.tr("Slett samtalen …"), self.ask_delete, symbol="trash")
        self._delete.setToolTip(self.tr("Slett samtalen (Delete)"))
        self._delete.setVisible(desk.actor.role is not Role.HELPER)
        pane = QWidget()
        box = QVBoxLayout(pane)
        box.setContentsMargins(SPACE_3, 0, 0, 0)
        for part in (self._title, self._facts, self._text):
            box.addWidget(part)
        box.addLayout(row(None, self._refer, self._delete))
        splitter = QSplitter()
        splitter.setObjectName("talkSplitter")
        splitter.addWidget(self.table)
        splitter.addWidget(pane)
        splitter.setStretchFactor(0, 5)
        splitter.setStretchFactor(1, 4)
        splitter.setSizes([500, 400])
        text = self.tr("Trykk Ctrl+T for å logge den første. Da regner programmet ut når neste bør være.")
        self._stack = QStackedWidget()
        self._stack.addWidget(splitter)
        self._stack.addWidget(EmptyState("calendar", self.tr("Ingen samtaler ennå"), text))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.table.row_chosen.connect(self._read)
        self.table.row_doomed.connect(self.ask_delete)

    def show_view(self, view: View) -> None:
        """Show the talks, the newest chosen."""
        self.model.set_rows(view.talks)
        self._stack.setCurrentIndex(0 if view.talks else 1)
        self.table.fit_columns()
        self.table.choose_first()
        self._read(self.table.chosen())

    def _read(self, row: TalkRow | None) -> None:
        if row is None:
            return
        self._title.setText(f"{words.title(row.form)} {fmt.day_long(row.held_on)}")
        minutes = self.tr("{0} minutter").format(row.minutes) if row.minutes else ""
        counts = "" if row.counts else self.tr("teller ikke i oppfølgingen")
        topics = ", ".join(words.word(topic) for topic in row.topics)
        note = self.tr("notatet er {0}").format(words.word(row.note_class)) if _note(row) else ""
        parts = (row.staff, row.place, row.interpreter, minutes, topics, counts, note)
        self._facts.setText(" · ".join(part for part in parts if part))
        self._text.setPlainText(row.text or words.title(row.outcome))
        self._text.setProperty("kind", "muted" if notes.is_closed(row.text) else "")
        restyle(self._text)

    def ask_referral(self) -> None:
        """Ask to what the talk that is read leads on."""
        talk: TalkRow | None = self.table.chosen()
        if talk is not None:
            from grongintro.ui.cooperation.referring import ask_referral  # noqa: PLC0415  with its dialog

            person = self.showing().person
            ask_referral(self, self.desk, self.bus, ((person.id, person.name),), talk.id)

    def ask_delete(self) -> None:
        """Ask whether the talk that is read is to be deleted."""
        talk: TalkRow | None = self.table.chosen()
        if talk is not None:
            names = self.showing().person.name
            shown = self.tr("{0} {1} med {2}").format(
                words.title(talk.form), fmt.day_long(talk.held_on), names
            )
            ask_delete(self, self.desk, self.bus, Doomed(Conversation, talk.id, shown))


def _key(row: TalkRow) -> str:
    return row.id
