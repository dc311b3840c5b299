"""How long it takes between the places where participants and advisers go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grongintro.domain.week import TravelTime
from grongintro.services import settings
from grongintro.services.year import weeks
from grongintro.ui import format as fmt
from grongintro.ui.rows.card import OwnRowsCard
from grongintro.ui.run import run_action
from grongintro.ui.widgets.basics import Scroll
from grongintro.ui.year.calendar_forms import TravelForm

if TYPE_CHECKING:
    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog


class TravelTab(QWidget):
    """Every way that is written."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__()
        self.setObjectName("travelTab")
        self._desk = desk
        self.card = _TravelCard(desk, bus)
        scroll = Scroll("travelScroll")
        scroll.body.addWidget(self.card)
        scroll.body.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll)

    def reload(self) -> None:
        """Read the ways."""
        run_action(self, self._read, repeatable=True)

    def _read(self) -> None:
        self.card.show_own(weeks.travel_times(self._desk))


class _TravelCard(OwnRowsCard):
    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "travelTimes",
            self.tr("Reisetider"),
            empty=self.tr("Ingen reisetider er lagt inn. De gjør at uken sier fra når en reise ikke rekkes."),
            new=self.tr("Ny reisetid"),
            thing=self.tr("reisetiden"),
            done=self.tr("Reisetiden er lagret."),
        )

    def told(self, row: TravelTime) -> tuple[str, str]:
        """As a line."""
        title = self.tr("{0} – {1}").format(row.from_place, row.to_place)
        return title, fmt.count(row.minutes, "minutt", "minutter")

    def fresh(self) -> TravelTime:
        """Nothing is known."""
        return TravelTime("", "", "", "", 15)

    def form(self, row: TravelTime) -> FormDialog:
        """The form."""
        return TravelForm(self, row, settings.place_names(self.desk), self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return weeks.save_travel_time(self.desk, draft)
