"""A card with a few lines, each about one thing, and a button for the rest when there are many."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from grongintro.ui.icons import IconLabel, set_icon
from grongintro.ui.tokens import SPACE_1, SPACE_2, Tone
from grongintro.ui.widgets.basics import Card, Elided, button, clear_layout, label, row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FIRST = 8
T = TypeVar("T")


class Line(QWidget):
    """A heading, words under it (beside it when `short`), buttons to the right; `key`: what it is about.

    `done`: the tick stands there already, and pressing it takes it away.
    """

    opened = Signal(str)
    ticked = Signal(str)
    delete_asked = Signal(str)

    def __init__(
        self,
        key: str,
        title: str,
        words: str = "",
        *,
        tone: Tone | None = None,
        tickable: bool = False,
        short: bool = False,
        done: bool = False,
    ) -> None:
        super().__init__()
        self.key = key
        self.setObjectName(f"line_{key}")
        self.setAccessibleName(f"{title}. {words}" if words else title)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SPACE_2)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        if short:
            texts.addLayout(_beside(title, words, tone))
        else:
            heading = label(title, "label", wrap=True)
            policy = heading.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
            heading.setSizePolicy(policy)
            texts.addWidget(heading)
            if words:
                texts.addLayout(_under(words, tone))
        if tickable:
            self._box.addWidget(self._tick(key, title, done=done))
        self._box.addLayout(texts, 1)
        self._below = row(spacing=0)
        texts.addLayout(self._below)

    def _tick(self, key: str, title: str, *, done: bool) -> QCheckBox:
        tick = QCheckBox()
        tick.setChecked(done)
        tick.setObjectName(f"tick_{key}")
        tick.setAccessibleName(self.tr("Gjort: {0}").format(title))
        tick.setToolTip(self.tr("Gjort"))
        tick.clicked.connect(self._ticked)
        return tick

    def _ticked(self) -> None:
        self.ticked.emit(self.key)

    def _open(self) -> None:
        self.opened.emit(self.key)

    def add_button(self, name: str, text: str, *, below: bool = False) -> Line:
        """Add the button that opens what the line is about."""
        made = button(f"{name}_{self.key}", text, self._open, kind="flat")
        made.setAccessibleName(f"{text}: {self.accessibleName()}")
        if below:
            self.add_below(made)
            return self
        return self.add(made)

    def add_delete(self, what: str) -> Line:
        """Add the small button that asks to delete it; `what` says the sort of thing, e.g. «løftet»."""
        made = QToolButton()
        made.setObjectName(f"delete_{self.key}")
        made.setAccessibleName(self.tr("Slett {0}: {1}").format(what, self.accessibleName()))
        made.setToolTip(self.tr("Slett {0} …").format(what))
        set_icon(made, "trash", "muted")
        made.clicked.connect(self._ask_delete)
        return self.add(made)

    def _ask_delete(self) -> None:
        self.delete_asked.emit(self.key)

    def add(self, widget: QWidget) -> Line:
        """Add something to the right."""
        self._box.addWidget(widget)
        return self

    def add_below(self, *widgets: QWidget) -> None:
        """Add several buttons under the words."""
        for widget in widgets:
            self._below.addWidget(widget)
        self._below.addStretch(1)


class LinesCard(Card):
    """A card of lines; it hides when there are none unless it has words for that."""

    def __init__(self, name: str, title: str, empty: str = "", *actions: QWidget, first: int = FIRST) -> None:
        super().__init__("", name)
        self._first = first
        self.setAccessibleName(title)
        self._title, self._empty = title, empty
        self._heading = label(title, "heading", wrap=True)
        heading = row(self._heading, *actions)
        heading.setStretch(0, 1)
        self.body.addLayout(heading)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_2)
        self.body.addLayout(self._lines)
        self._more = button(f"{name}More", "", self._show_all, kind="flat")
        self.body.addLayout(row(self._more, None))
        self.body.addStretch(1)
        self._rest: list[Callable[[], QWidget]] = []
        self.show_lines(())

    def show_lines(self, lines: Sequence[QWidget], *, count: int | None = None) -> None:
        """Show these lines, the first few when there are many; `count` where not every line counts."""
        self.show_each(_itself, lines, count=count)

    def show_each(
        self, make: Callable[[T], QWidget], things: Sequence[T], *, count: int | None = None
    ) -> None:
        """Show a line about each; those past the first few are made when somebody wants to see them."""
        clear_layout(self._lines)
        many = len(things)
        counted = many if count is None else count
        self._heading.setText(f"{self._title}  ·  {counted}" if counted else self._title)
        self._rest = [partial(make, thing) for thing in things[self._first :]]
        for thing in things[: self._first]:
            self._append(make(thing))
        if not many and self._empty:
            self._lines.addWidget(label(self._empty, "muted", wrap=True))
        self._more.setText(self.tr("Vis {0} til").format(len(self._rest)))
        self._more.setAccessibleName(f"{self._title}: {self._more.text()}")
        self._more.setVisible(bool(self._rest))
        self.setVisible(bool(many or self._empty))

    def _append(self, line: QWidget) -> None:
        for widget in (_rule(), line) if self._lines.count() else (line,):
            self._lines.addWidget(widget)
            widget.show()  # at once: the card is laid out whole

    def _show_all(self) -> None:
        self._more.hide()
        rest, self._rest = self._rest, []
        for make in rest:
            self._append(make())


def _itself(line: QWidget) -> QWidget:
    return line


def _beside(title: str, words: str, tone: Tone | None) -> QHBoxLayout:
    """Heading and words on one line; what there is no room for stands in the tip."""
    rest = Elided("lineWords", "muted")
    rest.setText(words)
    parts = [label(title, "label"), rest]
    line = row(*parts) if tone is None else row(IconLabel(tone.icon, tone.value, 1.0), *parts)
    line.setStretch(line.count() - 1, 1)
    return line


def _under(words: str, tone: Tone | None) -> QHBoxLayout:
    text = label(words, "muted", wrap=True)
    if tone is None:
        line = row(text)
    else:
        icon = IconLabel(tone.icon, tone.value, 1.0)
        line = row(icon, text, spacing=SPACE_1)
        line.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
    line.setStretch(line.count() - 1, 1)
    return line


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("kind", "line")
    return rule
