"""The strips around the pages: side bar, top bar, banner, and the sheet of shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from grongintro.ui.icons import IconLabel, icon, set_icon
from grongintro.ui.page import key_text
from grongintro.ui.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5, Tone
from grongintro.ui.widgets.basics import Avatar, Elided, SavedLabel, Scroll, button, label, row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QAction


class _NavButton(QToolButton):
    picked = Signal(str)

    def __init__(self, key: str, title: str, symbol: str, keys: str) -> None:
        super().__init__()
        self.key, self.title, self._symbol = key, title, symbol
        self.setObjectName(f"nav_{key}")
        self.setAccessibleName(title)
        self.setProperty("kind", "nav")
        self.setText(title)
        self.setToolTip(f"{title} ({keys})" if keys else title)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_icon(self, symbol)
        self.toggled.connect(self._mark)
        self.clicked.connect(self._pick)

    def _mark(self) -> None:
        narrow = self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        set_icon(self, self._symbol, "accent" if self.isChecked() else "text", alone=narrow)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon with or without the title."""
        styles = Qt.ToolButtonStyle
        self.setToolButtonStyle(styles.ToolButtonIconOnly if narrow else styles.ToolButtonTextBesideIcon)
        self._mark()

    def _pick(self) -> None:
        self.picked.emit(self.key)

    def sizeHint(self) -> QSize:
        """Room for the bold text of the chosen page, and for the gap that Qt leaves out."""
        size = super().sizeHint()
        return QSize(round(size.width() * 1.1) + SPACE_2, size.height())


class _Foot(QToolButton):
    """A quiet state in words, on two lines so that the bar is no wider for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebarFoot")
        self.setProperty("kind", "nav")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tone, self._narrow = Tone.NEUTRAL, False
        self.hide()

    def show_state(self, text: str, tone: Tone, details: str) -> None:
        """Show it with the icon of its tone."""
        self._tone = tone
        first, _, rest = text.partition(" ")
        self.setText(f"{first}\n{rest}")
        self.setAccessibleName(text)
        self.setAccessibleDescription(details)
        self.setToolTip(f"{text}. {details}".strip())
        self.set_narrow(narrow=self._narrow)
        self.setVisible(bool(text))

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon with or without the words."""
        self._narrow = narrow
        styles = Qt.ToolButtonStyle
        self.setToolButtonStyle(styles.ToolButtonIconOnly if narrow else styles.ToolButtonTextBesideIcon)
        set_icon(self, self._tone.icon, self._tone.value, alone=narrow)


class Sidebar(QFrame):
    """The pages to choose from; only icons when the window is narrow."""

    picked = Signal(str)
    foot_picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Sider"))
        self._buttons: dict[str, _NavButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(SPACE_2, SPACE_3, SPACE_2, SPACE_3)
        self._box.setSpacing(SPACE_1)
        self._box.addStretch(1)
        self.foot = _Foot()
        self.foot.clicked.connect(self._pick_foot)
        self._box.addWidget(self.foot)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.set_narrow(narrow=False)

    def add(self, key: str, title: str, symbol: str, keys: str) -> None:
        """Add a page under the others."""
        made = _NavButton(key, title, symbol, keys)
        made.picked.connect(self.picked)
        self._group.addButton(made)
        self._buttons[key] = made
        self._box.insertWidget(self._box.count() - 2, made)  # over the foot
        self.set_narrow(narrow=self._narrow)

    def clear(self) -> None:
        """Take every page out."""
        for made in self._buttons.values():
            self._group.removeButton(made)
            self._box.removeWidget(made)
            made.hide()
            made.deleteLater()
        self._buttons.clear()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._buttons)

    def button(self, key: str) -> QToolButton:
        """The button of a page."""
        return self._buttons[key]

    def mark(self, key: str) -> None:
        """Show which page is open; a page that is not in the bar leaves the mark where it was."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def set_narrow(self, *, narrow: bool) -> None:
        """Icons with or without text."""
        self._narrow = narrow
        for each in self._buttons.values():
            each.set_narrow(narrow=narrow)
        self.foot.set_narrow(narrow=narrow)

    def set_foot(self, text: str, tone: Tone, details: str = "") -> None:
        """A line under the pages, such as how old the newest copy is; an empty text takes it away."""
        self.foot.show_state(text, tone, details)

    def _pick_foot(self) -> None:
        self.foot_picked.emit()


class TopBar(QFrame):
    """Whose service this is, search, the last save, and who is logged in."""

    search_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self._place = Elided("placeName", "label")
        self.saved = SavedLabel()
        self._search = button("searchButton", self.tr("Søk  (Ctrl+K)"), self._ask, symbol="search")
        self._search.setAccessibleName(self.tr("Søk etter person"))
        self._avatar = Avatar("", 1.7)
        self.account = QToolButton()
        self.account.setObjectName("accountButton")
        self.account.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.account.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.account.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.account)
        self.menu.setObjectName("accountMenu")
        self.account.setMenu(self.menu)
        set_icon(self.account, "chevron-down", "muted")
        box = row(self._place, None, self.saved, self._search, self._avatar, self.account, spacing=SPACE_3)
        box.setContentsMargins(SPACE_5, SPACE_2, SPACE_4, SPACE_2)
        self.setLayout(box)
        self.set_account("", "")

    def _ask(self) -> None:
        self.search_asked.emit()

    def set_place(self, name: str) -> None:
        """The service and municipality."""
        self._place.setText(name)

    def set_account(self, name: str, role: str) -> None:
        """Who is logged in."""
        text = f"{name} · {role}" if role else name
        self.account.setText(text)
        self.account.setAccessibleName(self.tr("Konto: {0}").format(text))
        self.account.setVisible(bool(name))
        self._avatar.set_name(name)
        self._avatar.setVisible(bool(name))

    def refresh_menu(self) -> None:
        """Redraw the menu's icons in the scheme."""
        for action in self.menu.actions():
            if symbol := action.data():
                action.setIcon(icon(symbol))

    def add_menu_action(self, action: QAction, symbol: str) -> None:
        """A line in the account menu."""
        action.setData(symbol)
        action.setIcon(icon(symbol))
        self.menu.addAction(action)


class Banner(QFrame):
    """A strip over everything, such as «Du ser en oppdiktet kommune …», with a button."""

    def __init__(self, name: str = "banner", symbol: str = "info", tone: str = "info") -> None:
        super().__init__()
        self.setObjectName(name)
        self._text = label("", wrap=True, name=f"{name}Text")
        self._button = button(f"{name}Action", "", self._act)
        self._slot: Callable[[], object] | None = None
        self._other = button(f"{name}Other", "", self._act_other)
        self._other_slot: Callable[[], object] | None = None
        box = row(IconLabel(symbol, tone), self._text, self._button, self._other)
        box.setStretch(1, 1)
        box.setContentsMargins(SPACE_4, SPACE_1, SPACE_4, SPACE_1)
        self.setLayout(box)
        self.hide()

    def show_banner(
        self,
        text: str,
        action: str = "",
        slot: Callable[[], object] | None = None,
        *,
        second: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Show the strip, with a button or two; an empty text takes it away."""
        other, self._other_slot = second or ("", None)
        self._slot = slot
        self._text.setText(text)
        for made, words in ((self._button, action), (self._other, other)):
            made.setText(words)
            made.setAccessibleName(words)
            made.setVisible(bool(words))
        self.setVisible(bool(text))

    def _act(self) -> None:
        if self._slot is not None:
            self._slot()

    def _act_other(self) -> None:
        if self._other_slot is not None:
            self._other_slot()


class ShortcutSheet(QDialog):
    """Every key that works now, by where it works."""

    def __init__(self, parent: QWidget, groups: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutSheet")
        self.setWindowTitle(self.tr("Hurtigtaster"))
        line = self.fontMetrics().height()
        scroll = Scroll("shortcutScroll")
        for title, lines in groups.items():
            if lines:
                scroll.body.addWidget(label(title, "heading"))
                scroll.body.addLayout(self._grid(lines, line))
        scroll.body.addStretch(1)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        close = button("closeSheet", self.tr("Lukk"), self.accept)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        box.addWidget(scroll, 1)
        box.addLayout(row(None, close))
        self.resize(line * 28, line * 28)

    @staticmethod
    def _grid(lines: Sequence[tuple[str, str]], line: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_5)
        grid.setVerticalSpacing(SPACE_1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, line * 8)
        for number, (keys, text) in enumerate(lines):
            grid.addWidget(label(key_text(keys), "label"), number, 0)
            grid.addWidget(label(text.replace("&", ""), wrap=True), number, 1)
        return grid
