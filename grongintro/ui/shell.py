"""What fills the window: pages beside a side bar, or one widget (login, lock …) over everything."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from grongintro.domain.frozen import frozen
from grongintro.domain.staff import Role
from grongintro.ui.cover import Cover
from grongintro.ui.page import Shortcut, make_action
from grongintro.ui.run import run_action
from grongintro.ui.shell_parts import Banner, ShortcutSheet, Sidebar, TopBar
from grongintro.ui.tokens import SPACE_2, SPACE_5, Tone
from grongintro.ui.widgets.message import MessageBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.errors import UserError
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.search_popup import Hit

NARROW_IN_LINES = 62
NUMBERED = 10
_PORTABLE = QKeySequence.SequenceFormat.PortableText


@frozen
class _Place:
    title: str
    factory: Callable[[], QWidget]
    under: str


ROLE_WORDS = {
    Role.LEADER: "avdelingsleder",
    Role.ADVISER: "programrådgiver",
    Role.HELPER: "hjelper",
    Role.DECIDER: "beslutter utenfor tjenesten",
}


class Shell(QWidget):
    """What fills the window. Pages are made when they are first shown; `set_content` covers them all."""

    switch_user_asked = Signal()
    lock_asked = Signal()
    page_shown = Signal(str)
    covered = Signal(bool)
    """True when something lies over the pages, such as the lock; false when they can be seen again."""

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self.setObjectName("shell")
        self._bus = bus
        self._places: dict[str, _Place] = {}
        self._pages: dict[str, QWidget] = {}
        self._cover = Cover(self)
        self._search: Callable[[str], list[Hit]] | None = None
        self._undo: Callable[[], object] | None = None
        self._current = ""
        self._build()
        self._add_actions()
        self._connect()

    def _build(self) -> None:
        self.sidebar, self.top_bar, self.banner = Sidebar(), TopBar(), Banner()
        self.alarm = Banner("alarm", "warning", Tone.ERROR)
        self.messages = MessageBar()
        self._stack = QStackedWidget()
        self._stack.setObjectName("pages")
        right = QVBoxLayout()
        right.setSpacing(0)
        said = QVBoxLayout()
        said.setContentsMargins(SPACE_5, 0, SPACE_5, 0)
        said.addWidget(self.messages)
        right.addWidget(self.top_bar)
        right.addSpacing(SPACE_2)
        right.addLayout(said)
        right.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.sidebar)
        middle.addLayout(right, 1)
        self._frame = QWidget()
        self._frame.setObjectName("shellFrame")
        whole = QVBoxLayout(self._frame)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.alarm)
        whole.addWidget(self.banner)
        whole.addLayout(middle, 1)
        self._layers = QStackedWidget()
        self._layers.setObjectName("layers")
        self._layers.addWidget(self._frame)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        # How small it may be is the window's to say.
        around.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        around.addWidget(self._layers)

    def _add_actions(self) -> None:
        switch = Shortcut("switchUser", "Ctrl+Shift+L", self.tr("Bytt bruker"), self._ask_switch)
        lock = Shortcut("lock", "Ctrl+L", self.tr("Lås"), self._ask_lock)
        search = Shortcut("search", "Ctrl+K", self.tr("Søk etter person"), self.open_search)
        undo = Shortcut("undo", "Ctrl+Z", self.tr("Angre det siste"), self._ask_undo)
        sheet = Shortcut("shortcutSheet", "F1", self.tr("Hurtigtaster"), self.open_sheet)
        self._general = (search, undo, lock, switch, sheet)
        made = {each.name: make_action(self._frame, each) for each in self._general}
        made["shortcutSheet"].setShortcuts([QKeySequence("F1"), QKeySequence("Ctrl+/")])
        self.top_bar.add_menu_action(made["undo"], "undo")
        self.top_bar.menu.addSeparator()
        self.top_bar.add_menu_action(made["switchUser"], "switch-user")
        self.top_bar.add_menu_action(made["lock"], "lock")
        self.top_bar.menu.addSeparator()
        self.top_bar.add_menu_action(made["shortcutSheet"], "keyboard")

    def _connect(self) -> None:
        self.sidebar.picked.connect(self.show_page)
        self.top_bar.search_asked.connect(self.open_search)
        self._bus.saved.connect(self.top_bar.saved.set_saved)
        self._bus.message.connect(self._message)
        self._bus.offer.connect(self._offer)
        self._bus.open_page.connect(self.show_page)

    def _ask_switch(self) -> None:
        self.switch_user_asked.emit()

    def _ask_lock(self) -> None:
        self.lock_asked.emit()

    def _ask_undo(self) -> None:
        if self._undo is not None:
            self._undo()

    def set_place(self, name: str) -> None:
        """The service and municipality in the top bar and the window's title."""
        self.top_bar.set_place(name)
        self.window().setWindowTitle(f"{name} – Grongintro" if name else "Grongintro")

    def set_account(self, name: str, role: str) -> None:
        """Who is logged in."""
        self.top_bar.set_account(name, role)

    def add_account_action(self, shortcut: Shortcut, symbol: str) -> QAction:
        """One more line in the account menu, with a key that works while nothing lies over the pages."""
        action = make_action(self._frame, shortcut)
        self.top_bar.add_menu_action(action, symbol)
        return action

    def set_search(self, search: Callable[[str], list[Hit]]) -> None:
        """What Ctrl+K asks; the chosen hit's key goes out on `bus.open_person`."""
        self._search = search

    def set_undo(self, undo: Callable[[], object]) -> None:
        """What Ctrl+Z does; a field that is typed in keeps the key for itself."""
        self._undo = undo

    def set_banner(self, text: str, action: str = "", slot: Callable[[], object] | None = None) -> None:
        """The strip on top; an empty text takes it away."""
        self.banner.show_banner(text, action, slot)

    def set_alarm(self, text: str, action: str = "", slot: Callable[[], object] | None = None) -> None:
        """The strip of what must not be missed, over everything else; an empty text takes it away."""
        self.alarm.show_banner(text, action, slot)

    def add_page(
        self, key: str, title: str, icon: str, factory: Callable[[], QWidget], *, under: str = ""
    ) -> None:
        """Register a page; `factory` makes it when it is first shown.

        Ctrl+1…9, then Ctrl+0, follow the side bar.

        A page `under` another has no place of its own in the side bar; the other's is marked for it.
        """
        self._places[key] = _Place(title, factory, under)
        if under:
            return
        number = self.sidebar.count + 1
        keys = f"Ctrl+{number % 10}" if number <= NUMBERED else ""
        self.sidebar.add(key, title, icon, keys)
        if keys:
            make_action(self._frame, Shortcut(f"goto_{key}", keys, title, self.sidebar.button(key).click))

    def clear_places(self) -> None:
        """Forget the pages of the account before; another may see others."""
        self.drop_pages()
        for action in self._frame.actions():
            if action.objectName().startswith("goto_"):
                self._frame.removeAction(action)
                action.deleteLater()
        self.sidebar.clear()
        self._places.clear()

    def show_page(self, key: str) -> None:
        """Go to a page."""
        if key not in self._pages:
            page = self._places[key].factory()
            self._pages[key] = page
            self._stack.addWidget(page)
        self._current = key
        self.messages.clear()
        self._stack.setCurrentWidget(self._pages[key])
        self._pages[key].setFocus(Qt.FocusReason.OtherFocusReason)
        self.sidebar.mark(self._places[key].under or key)
        self.page_shown.emit(key)

    def page(self, key: str) -> QWidget | None:
        """The page if it has been made."""
        return self._pages.get(key)

    @property
    def current_page(self) -> str:
        """The key of the page that is open."""
        return self._current

    def drop_pages(self) -> None:
        """Let every page go, so that the next account gets its own."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._current = ""
        self.messages.clear()

    def set_content(self, widget: QWidget) -> None:
        """Show this instead of everything: no page, menu, shortcut or open dialog can be reached.

        Dialogs are hidden, not closed, and come back with `clear_content`; so open them with `open()`.
        """
        self._remove_content()
        self._cover.lay(widget)
        self._layers.addWidget(widget)
        self._layers.setCurrentWidget(widget)
        self.covered.emit(True)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_content(self, *, restore_dialogs: bool = True) -> None:
        """Show the pages again, and the dialogs that were open (another account gets none of them)."""
        self._layers.setCurrentWidget(self._frame)
        self._remove_content()
        self._cover.lift(restore=restore_dialogs)
        self.covered.emit(False)

    @property
    def is_covered(self) -> bool:
        """Whether the lock, the sign-in or another page lies over everything."""
        return self._layers.currentWidget() is not self._frame

    def _remove_content(self) -> None:
        for widget in self._layers.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if widget is not self._frame:
                self._layers.removeWidget(widget)
                widget.hide()
                widget.deleteLater()

    def open_search(self) -> None:
        """Ctrl+K."""
        if self._search is None:
            return
        from grongintro.ui.widgets.search_popup import SearchPopup  # noqa: PLC0415 - not before it is asked for

        popup = SearchPopup(self, self._search)
        popup.chosen.connect(self._open_hit)
        popup.finished.connect(popup.deleteLater)
        popup.open_over(self)

    def _open_hit(self, hit: Hit) -> None:
        self._bus.open_person.emit(hit.key)

    def open_sheet(self) -> None:
        """F1: the keys that work now."""
        page = self._stack.currentWidget()
        groups = {self.tr("Overalt"): _keys_of(self._frame)}
        if page is not None:
            groups[page.accessibleName() or self.tr("Denne siden")] = _keys_of(page)
        sheet = ShortcutSheet(self, groups)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def show_user_error(self, error: UserError) -> bool:
        """Show in the window's bar what no form or page took."""
        if self.is_covered:
            return False
        self.messages.show_message(Tone.ERROR, error.message)
        return True

    def _message(self, tone: str, text: str) -> None:
        self.messages.show_message(tone, text)

    def _offer(self, text: str, action: str, slot: Callable[[], object]) -> None:
        self.messages.show_message(
            Tone.SUCCESS, text, action, partial(run_action, self, slot, repeatable=True)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the side bar when there is little room."""
        super().resizeEvent(event)
        lines = self.width() / max(1, self.fontMetrics().height())
        self.sidebar.set_narrow(narrow=lines < NARROW_IN_LINES)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scheme with the icons of the menu."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "top_bar"):
            self.top_bar.refresh_menu()


def _keys_of(widget: QWidget) -> list[tuple[str, str]]:
    return [
        (" / ".join(keys.toString(_PORTABLE) for keys in each.shortcuts()), each.text())
        for each in widget.actions()
        if each.isVisible() and not each.shortcut().isEmpty()
    ]
