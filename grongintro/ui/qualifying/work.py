"""Arbeid: posts and offers, which decide on the right to a programme (§ 8 fourth paragraph)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grongintro.domain.eligibility import Employment
from grongintro.rules.eligibility import FULL_WORK
from grongintro.services.qualifying import right
from grongintro.ui.qualifying import right_words
from grongintro.ui.qualifying.right_forms import EmploymentForm
from grongintro.ui.rows.card import RowsCard
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import StatusChip

if TYPE_CHECKING:
    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.lines import Line


class WorkCard(RowsCard):
    """Work by its first day."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "work",
            self.tr("Arbeid"),
            empty=self.tr("Ikke registrert arbeid eller tilbud om arbeid."),
            new=self.tr("Nytt arbeid"),
            thing=self.tr("arbeidet"),
            done=self.tr("Arbeidet er lagret."),
        )

    def bare(self, row: Employment) -> Line:
        """The post, with a mark when it is long enough to matter."""
        made = super().bare(row)
        if row.minutes_per_week >= FULL_WORK:
            made.add(StatusChip(self.tr("30 timer eller mer"), Tone.INFO))
        return made

    def told(self, row: Employment) -> tuple[str, str]:
        """The employer, hours a week, and from when until when."""
        return right_words.employment(row)

    def fresh(self) -> Employment:
        """Work from today."""
        return Employment("", "", self.person.id, self.desk.today, 0)

    def form(self, row: Employment) -> EmploymentForm:
        """The form of work."""
        return EmploymentForm(self, self.person.name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save the work."""
        save = right.change_employment if draft.id else right.add_employment
        return save(self.desk, draft)
