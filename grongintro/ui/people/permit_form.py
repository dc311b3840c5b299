"""The form of a residence permit; a family permit has two more days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grongintro.domain.person import PermitKind
from grongintro.ui.rows.form import RowForm
from grongintro.ui.typed import Lean

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget


class PermitForm(RowForm):
    """Kind and days, as keyword arguments of the service."""

    def __init__(self, parent: QWidget, name: str, today: Callable[[], date]) -> None:
        title = parent.tr("Ny oppholdstillatelse for {0}").format(name)
        save = parent.tr("Lagre tillatelsen")
        super().__init__(parent, "permitDialog", title, save, None, today, columns=1, width=26)
        self.kind = self.choice("kind", self.tr("Type"), PermitKind)
        needed = self.tr("Skriv datoen tillatelsen ble gitt.")
        self.day("permit_granted", self.tr("Gitt"), needed=needed)
        hint = self.tr("Tomt når den er permanent")
        self.day("permit_valid_to", self.tr("Gyldig til"), Lean.FUTURE, hint=hint)
        self.day("permit_applied", self.tr("Familien søkte"), hint=applied_hint(self))
        hint = reference_hint(self)
        self.day("permit_reference_settled", self.tr("Referansepersonen bosatt"), hint=hint)
        self.kind.currentIndexChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        family = self.kind.value() == PermitKind.FAMILY_CH6
        for name in ("permit_applied", "permit_reference_settled"):
            self.show_field(name, shown=family)

    def draft(self) -> dict[str, Any]:
        """The values by the names of the service's arguments."""
        return {name.removeprefix("permit_"): value for name, value in self.values().items()}


def applied_hint(parent: QWidget) -> str:
    """What the day the family applied decides."""
    return parent.tr("Må være innen fem år etter at referansepersonen ble bosatt (§\u00a09 bokstav f)")


def reference_hint(parent: QWidget) -> str:
    """Whose settlement it is."""
    return parent.tr("Dagen den de kom til, ble bosatt i en kommune")
