"""The bar that says what happened and offers the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton

from grongintro.ui.icons import IconLabel, set_icon
from grongintro.ui.tokens import SPACE_2, SPACE_3, Tone
from grongintro.ui.widgets.basics import button, label, restyle, row

if TYPE_CHECKING:
    from collections.abc import Callable


class MessageBar(QFrame):
    """One message at a time, with an optional button such as «Angre»; hidden when there is none."""

    def __init__(self, *, slim: bool = False) -> None:
        super().__init__()
        self.setObjectName("messageBar")
        self._slot: Callable[[], object] | None = None
        self._icon = IconLabel("info", "info")
        self._text = label("", wrap=True, name="messageText")
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = button("messageAction", "", self._act)
        self._close = QToolButton()
        self._close.setObjectName("messageClose")
        self._close.setAccessibleName(self.tr("Lukk meldingen"))
        self._close.setToolTip(self.tr("Lukk meldingen"))
        set_icon(self._close, "close")
        self._close.clicked.connect(self.clear)
        box = row(self._icon, self._text, self._button, self._close)
        box.setStretch(1, 1)
        over = 1 if slim else SPACE_2
        box.setContentsMargins(SPACE_3, over, SPACE_2, over)
        self.setLayout(box)
        self.hide()

    def show_message(
        self, tone: Tone | str, text: str, action: str = "", slot: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence, and a button when there is something to do about it."""
        tone = Tone(tone)
        self._slot = slot
        self._icon.set_symbol(tone.icon, tone.value)
        self._text.setText(text)
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._button.setVisible(bool(action))
        self.setProperty("tone", tone.value)
        self.setAccessibleName(text)
        for part in (self, self._text):
            restyle(part)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @property
    def text(self) -> str:
        """What the bar says now, or nothing."""
        return "" if self.isHidden() else self._text.text()

    def clear(self) -> None:
        """Take the message away."""
        self._slot = None
        self.hide()

    def _act(self) -> None:
        slot = self._slot
        self.clear()
        if slot is not None:
            slot()
