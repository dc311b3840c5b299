"""The ten-second brief: what was said last, what was promised, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from grongintro.domain.followup import Side
from grongintro.services.trust import notes
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.tokens import SPACE_3, Tone
from grongintro.ui.widgets.basics import Card, label, restyle
from grongintro.ui.widgets.lines import Line, LinesCard

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from grongintro.services.person_page import AheadRow, PromiseRow
    from grongintro.services.person_page import PersonPage as View

_TWO_LINES = 150
_SOON = 7


class Brief(QWidget):
    """Stands on top of a person's page."""

    ticked = Signal(str)
    delete_asked = Signal(str, str)
    """The key and the words of a task that may go."""
    change_asked = Signal(str)

    def __init__(self, *, deletable: bool = False) -> None:
        super().__init__()
        self._deletable = deletable
        self._promises: dict[str, str] = {}
        self.setObjectName("brief")
        self.setAccessibleName(self.tr("Kort fortalt"))
        self._last = Card("", "lastTalk")
        self._last_title = label("", "heading", name="lastTalkTitle", wrap=True)
        self._last_text = label("", name="lastTalkText", wrap=True)
        self._last.body.addWidget(self._last_title)
        self._last.body.addWidget(self._last_text)
        self._last.body.addStretch(1)
        none = self.tr("Ingenting åpent.")
        self.ours = LinesCard("ourPromises", self.tr("Vi skal"), none)
        self.theirs = LinesCard("theirPromises", self.tr("Deltakeren skal"), none)
        self.next = LinesCard("nextDates", self.tr("Neste"), self.tr("Ingen datoer."))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE_3)
        for column, (card, stretch) in enumerate(
            ((self._last, 4), (self.ours, 3), (self.theirs, 3), (self.next, 3))
        ):
            grid.addWidget(card, 0, column)
            grid.setColumnStretch(column, stretch)

    def show_view(self, view: View, today: date) -> None:
        """Show what the page read."""
        self._show_last(view, today)
        self._promises = {each.id: each.text for each in view.promises}
        for card, who in ((self.ours, Side.US), (self.theirs, Side.PARTICIPANT)):
            lines = [self._promise(each, today) for each in view.promises if each.side is who]
            card.show_lines(lines)
        self.next.show_lines(self._next(view, today))
        self._keep_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower means higher."""
        super().resizeEvent(event)
        self._keep_whole()

    def _keep_whole(self) -> None:
        """Wrapped text has no least height of its own, so a low window would cut it; the page scrolls."""
        layout = self.layout()
        if layout is not None and self.width() > 0:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def _show_last(self, view: View, today: date) -> None:
        last = view.talks[0] if view.talks else None
        if last is None:
            self._last_title.setText(self.tr("Ingen samtale ennå"))
            self._last_text.setText(self.tr("Ctrl+T logger den første."))
            return
        self._last_title.setText(self.tr("Siste samtale {0}").format(fmt.relative(last.held_on, today)))
        text = " ".join(last.text.split()) or words.title(last.outcome)
        self._last_text.setText(text if len(text) <= _TWO_LINES else f"{text[:_TWO_LINES].rstrip()} …")
        self._last_text.setToolTip(last.text)
        self._last_text.setProperty("kind", "muted" if notes.is_closed(last.text) else "")
        restyle(self._last_text)

    def _next(self, view: View, today: date) -> list[Line]:
        lines = [self._ahead(each, today) for each in view.ahead[:2]]
        due = view.due.due if view.due is not None else None
        if due is not None and not view.ahead:
            tone = Tone.WARNING if due < today else None
            title = self.tr("Avsluttende samtale") if view.due and view.due.final else self.tr("Samtale")
            text = self.tr("forfalt {0}") if due < today else self.tr("senest {0}")
            lines.append(Line("due", title, text.format(fmt.day_and_relative(due, today)), tone=tone))
        if view.next_date is not None:
            legal = view.next_date
            tone = Tone.ERROR if legal.urgent else Tone.WARNING if legal.soon else None
            lines.append(Line("legal", legal.told, fmt.day_and_relative(legal.day, today), tone=tone))
        return lines

    def _ahead(self, row: AheadRow, today: date) -> Line:
        at = f" kl. {fmt.clock(row.at)}" if row.at else ""
        title = self.tr("Avtale {0}{1}").format(fmt.coming(row.day, today), at)
        line = Line(row.id, title, " · ".join(part for part in (row.place, words.word(row.form)) if part))
        line.opened.connect(self.change_asked)
        return line.add_button("changeAhead", self.tr("Endre"), below=True)

    def _promise(self, row: PromiseRow, today: date) -> Line:
        text = fmt.day_and_relative(row.due, today) if row.due else ""
        line = Line(row.id, row.text, text, tone=Tone.WARNING if row.overdue else None, tickable=True)
        line.ticked.connect(self.ticked)
        line.delete_asked.connect(self._ask_delete)
        return line.add_delete(self.tr("oppgaven")) if self._deletable else line

    def _ask_delete(self, task_id: str) -> None:
        self.delete_asked.emit(task_id, self._promises.get(task_id, ""))
