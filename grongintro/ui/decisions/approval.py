"""Why the one who reads may not approve, in words, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from grongintro.ui.widgets.basics import Card, button, clear_layout, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.rules.authority import Refusal

_CAN_BE_CONFIRMED = {"four_eyes", "four_eyes_unconfirmed"}
_IN_SETTINGS = {"unconfirmed_delegation", "unconfirmed_account"}


class ApprovalCard(Card):
    """Every reason on its own line; buttons ask for a confirmation, or lead to where one is given."""

    asked = Signal()
    settings_asked = Signal()

    def __init__(self) -> None:
        super().__init__("", "approvalCard")
        self.setAccessibleName(self.tr("Derfor kan du ikke godkjenne"))
        self.body.addWidget(label(self.tr("Derfor kan du ikke godkjenne"), "heading"))
        holder = Card("", "approvalReasons")
        holder.setProperty("kind", "")
        self._lines = holder.body
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(holder)
        self.ask = button("askConfirmation", self.tr("Be om bekreftelse"), self.asked.emit, symbol="mail")
        self.open = button("openEvents", self.tr("Se Bekreftelser"), self.settings_asked.emit)
        self.body.addLayout(row(self.ask, self.open, None))

    def show_refusals(self, refusals: Sequence[Refusal]) -> None:
        """Show these; hidden when there are none. To one without authority nothing else matters."""
        refusals = [each for each in refusals if each.code == "authority"] or refusals
        clear_layout(self._lines)
        for refusal in refusals:
            law = f" ({refusal.law})" if refusal.law else ""
            self._lines.addWidget(label(f"• {refusal.words}{law}", wrap=True, name=f"refusal_{refusal.code}"))
        codes = {refusal.code for refusal in refusals}
        self.ask.setVisible(bool(codes & _CAN_BE_CONFIRMED))
        self.open.setVisible(bool(codes & _IN_SETTINGS))
        self.setVisible(bool(refusals))
