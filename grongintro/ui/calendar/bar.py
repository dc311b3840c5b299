"""The line over the days: back, today, forward; day, week or month; whose calendar, and which sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from grongintro.services.calendar.entries import Kind
from grongintro.services.calendar.staff import EVERYBODY
from grongintro.ui import words
from grongintro.ui.calendar.span import Span
from grongintro.ui.calendar.words import kind_word
from grongintro.ui.widgets.basics import button, row
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.tags import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.calendar.entries import CalendarEntry

ALL, LACKING = "all", "lacking"


class CalendarBar(QWidget):
    """Says what is wanted: `stepped` −1, 0 (today) or 1, `span_chosen`, and `chosen` for whose and which."""

    stepped = Signal(int)
    span_chosen = Signal(str)
    whose_chosen = Signal()
    kind_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("calendarBar")
        parts: list[QWidget] = [
            self._arrow("before", self.tr("Forrige"), "‹", self._before),
            button("todayButton", self.tr("I dag"), self._today),
            self._arrow("after", self.tr("Neste"), "›", self._after),
        ]
        self._spans = QButtonGroup(self)
        names = {Span.DAY: self.tr("Dag"), Span.WEEK: self.tr("Uke"), Span.MONTH: self.tr("Måned")}
        for span, text in names.items():
            made = button(f"span_{span}", text, kind="tag")
            made.setCheckable(True)
            self._spans.addButton(made)
            made.clicked.connect(self._span)
            parts.append(made)
        self.whose = Choice("whose")
        self.whose.setAccessibleName(self.tr("Hvem"))
        self.whose.currentIndexChanged.connect(self.whose_chosen)
        kinds = [(ALL, self.tr("Alt")), *((str(kind), words.capital(kind_word(kind))) for kind in Kind)]
        self.kind = Choice("kind", [*kinds, (LACKING, self.tr("Mangler tolk"))])
        self.kind.setAccessibleName(self.tr("Hva"))
        self.kind.currentIndexChanged.connect(self.kind_chosen)
        box = FlowLayout(self)
        for group in (_beside(*parts), _beside(self.whose, self.kind)):
            box.addWidget(group)

    def _arrow(self, name: str, text: str, sign: str, slot: Callable[[], object]) -> QPushButton:
        made = button(f"{name}Button", sign, slot)
        made.setAccessibleName(text)
        made.setToolTip(text)
        return made

    def _before(self) -> None:
        self.stepped.emit(-1)

    def _today(self) -> None:
        self.stepped.emit(0)

    def _after(self) -> None:
        self.stepped.emit(1)

    def _span(self) -> None:
        pressed = self._spans.checkedButton()
        if pressed is not None:
            self.span_chosen.emit(pressed.objectName().removeprefix("span_"))

    def show_span(self, span: Span) -> None:
        """Mark the view that is shown."""
        for each in self._spans.buttons():
            each.setChecked(each.objectName() == f"span_{span}")

    def offer(self, colleagues: tuple[tuple[str, str], ...], own: str, *, everybody: bool) -> None:
        """Offer these colleagues, the own one as «Mine»; hidden where there is nothing to choose."""
        mine = [(key, self.tr("Mine")) for key, _ in colleagues if key == own]
        first = [(EVERYBODY, self.tr("Alle"))] if everybody else []
        others = [(key, name) for key, name in colleagues if key != own]
        self.whose.blockSignals(True)
        self.whose.set_options([*first, *mine, *others])
        self.whose.blockSignals(False)
        self.whose.setVisible(bool(colleagues))

    def fits(self, entry: CalendarEntry) -> bool:
        """Whether an entry is of the sort that is chosen."""
        wanted = self.kind.value()
        return wanted == ALL or (entry.lacks_interpreter if wanted == LACKING else entry.kind == wanted)


def _beside(*parts: QWidget) -> QWidget:
    """Widgets that stay on one line; several such lines flow over as many as the width needs."""
    holder = QWidget()
    holder.setLayout(row(*parts))
    return holder
