"""What every page has: a heading, actions with shortcuts, and reading again when its subjects change."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from grongintro.domain.frozen import frozen
from grongintro.ui.icons import IconLabel, icon, set_icon
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_2, SPACE_4, SPACE_5, Tone
from grongintro.ui.widgets.basics import button, label, row
from grongintro.ui.widgets.message import MessageBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.domain.changes import Changes, Subject
    from grongintro.errors import UserError
    from grongintro.ui.bus import Bus


@frozen
class Shortcut:
    """An action of a page: its object name, keys («Ctrl+N», or none), text and bound method.

    `place` is "primary" or "header" for a button in the heading, "" for keys alone.
    """

    name: str
    keys: str
    text: str
    slot: Callable[[], object]
    symbol: str = ""
    place: str = ""


def make_action(owner: QWidget, shortcut: Shortcut) -> QAction:
    """The QAction of a shortcut; it works wherever the focus is while its owner is on screen."""
    action = QAction(shortcut.text, owner)
    action.setObjectName(shortcut.name)
    if shortcut.keys:
        action.setShortcut(QKeySequence(shortcut.keys))
        action.setToolTip(f"{shortcut.text} ({key_text(shortcut.keys)})")
    if shortcut.symbol:
        action.setIcon(icon(shortcut.symbol))
    action.setAutoRepeat(False)
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.triggered.connect(shortcut.slot)
    owner.addAction(action)
    return action


def key_text(keys: str) -> str:
    """The keys as they are named on a Norwegian keyboard."""
    names = {
        "Shift": "Skift",
        "Return": "Enter",
        "Del": "Delete",
        "PgDown": "PgDn",
        "Left": "←",
        "Right": "→",
    }
    return "+".join(names.get(key, key) for key in keys.split("+"))


class ActionButton(QPushButton):
    """A button that shows a QAction: text, tip and whether it can be used now."""

    def __init__(self, action: QAction, *, primary: bool = False, symbol: str = "") -> None:
        super().__init__(action.text())
        self.setObjectName(f"{action.objectName()}Button")
        self.setAccessibleName(action.text())
        self.setAutoDefault(False)
        self.setProperty("kind", "primary" if primary else "")
        if symbol:
            set_icon(self, symbol, "on_accent" if primary else "text")
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setText(self._action.text())
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())
        self.setVisible(self._action.isVisible())


class Header(QWidget):
    """The title of a page, a line under it, and its buttons to the right."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("pageHeader")
        self._title = label(title, "title", name="pageTitle", wrap=True)
        self._subtitle = label("", "subtitle", name="pageSubtitle", wrap=True)
        self._subtitle.hide()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._subtitle)
        self._box = row()
        self._box.addLayout(texts, 1)
        self.setLayout(self._box)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Say what the page shows now."""
        self._title.setText(title)
        self._title.setAccessibleName(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add(self, widget: QWidget) -> None:
        """Put a button or choice to the right."""
        self._box.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)


class EmptyState(QWidget):
    """Stands where a list would be, and teaches the first step."""

    def __init__(
        self,
        symbol: str,
        title: str,
        text: str,
        action: str = "",
        slot: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("emptyState")
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        box = QVBoxLayout(self)
        box.setSpacing(SPACE_2)
        box.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        box.addWidget(IconLabel(symbol, "accent", 3.0), 0, centre)
        box.addWidget(label(title, "heading"), 0, centre)
        words = label(text, "muted", wrap=True)
        words.setAlignment(centre)
        middle = row(None, words, None)
        middle.setStretch(1, 3)
        box.addLayout(middle)
        if action:
            box.addWidget(button("emptyAction", action, slot, kind="primary"), 0, centre)
        box.addStretch(2)


class Page(QWidget):
    """Base of the pages: give `subjects` and `reload()`; build in `_build()` on `self.body`.

    A page reads when it is shown first, and again when its subjects changed: at once while it is on
    screen, else when it is next shown. It never needs to be told.
    """

    subjects: ClassVar[frozenset[Subject]] = frozenset()

    def __init__(self, name: str, title: str, bus: Bus) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.bus = bus
        self._stale = True
        self._actions: dict[str, QAction] = {}
        self.header = Header(title)
        self.messages = MessageBar()
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_4)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        box.setSpacing(SPACE_4)
        box.addWidget(self.header)
        box.addWidget(self.messages)
        box.addLayout(self.body, 1)
        bus.changed.connect(self._on_changed)

    def reload(self) -> None:
        """Read what the page shows."""
        raise NotImplementedError

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """The actions of the page, in one table."""
        return ()

    def add_actions(self) -> None:
        """Make the actions of `shortcuts()`; a page calls this once when it is built."""
        for shortcut in self.shortcuts():
            action = make_action(self, shortcut)
            self._actions[shortcut.name] = action
            if shortcut.place:
                primary = shortcut.place == "primary"
                self.header.add(ActionButton(action, primary=primary, symbol=shortcut.symbol))

    def action(self, name: str) -> QAction:
        """The action with that name, e.g. to disable it."""
        return self._actions[name]

    def refresh(self) -> None:
        """Read again now."""
        self._stale = False
        run_action(self, self.reload, repeatable=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Read when something changed since the page was last seen."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _on_changed(self, changes: Changes) -> None:
        if not self.subjects & changes.subjects:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def show_user_error(self, error: UserError) -> bool:
        """Show in the page's own bar what the person can mend."""
        self.messages.show_message(Tone.ERROR, error.message)
        return True
