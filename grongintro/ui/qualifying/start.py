"""Oppstart: the three months of § 12 with both dates, how they stand, and why the start came late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grongintro.domain.moving import LateStart
from grongintro.services.qualifying import starting
from grongintro.ui import format as fmt
from grongintro.ui.people.parts import StepsCard
from grongintro.ui.qualifying.right_forms import LateStartForm
from grongintro.ui.qualifying.right_words import START_TONES, start_state, start_warning
from grongintro.ui.rows.card import RowsCard
from grongintro.ui.widgets.basics import StatusChip, label, row

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.person import Person
    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus
    from grongintro.ui.rows.form import RowForm
    from grongintro.ui.widgets.lines import Line


class StartCard(StepsCard):
    """The deadline as a chip and step by step."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("start", self.tr("Oppstart innen tre måneder"))
        self._desk = desk
        self.in_time = False
        self._chip = StatusChip()
        self._warning = label("", wrap=True, name="startWarning")
        self.body.insertLayout(1, row(self._chip, None))
        self.body.insertWidget(2, self._warning)

    def show_start(self, person: Person, started: date | None) -> None:
        """Show how the start of this person stands."""
        found = starting.start_standing(person, started, self._desk.today)
        self.in_time = found is not None and found.state is starting.StartState.STARTED
        self._chip.setVisible(found is not None)
        self._warning.setVisible(found is not None and bool(start_warning(found)))
        if found is None:
            self.show_steps((), self.tr("Skriv når personen kom til kommunen eller krevde program."))
            return
        self._chip.set_status(start_state(found, self._desk.today), START_TONES[found.state])
        self._warning.setText(start_warning(found))
        self.show_steps(found.deadline.steps)


class LateStartsCard(RowsCard):
    """Why the start was late, the newest first; written anew rather than changed."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "lateStarts",
            self.tr("Begrunnelse for sen oppstart"),
            empty=self.tr("Ingen begrunnelse skrevet."),
            new=self.tr("Skriv hvorfor …"),
            thing=self.tr("begrunnelsen"),
            done=self.tr("Begrunnelsen er lagret."),
        )

    def line(self, row: LateStart) -> Line:
        """A reason; a new one is written when it changes."""
        made = self.bare(row).add_delete(self.tr("begrunnelsen"))
        made.delete_asked.connect(self.ask_delete)
        return made

    def told(self, row: LateStart) -> tuple[str, str]:
        """The reason, and when it was written."""
        return row.reason, self.tr("skrevet {0}").format(fmt.day(row.written_on))

    def fresh(self) -> LateStart:
        """A reason that is written today."""
        return LateStart("", "", self.person.id, "", self.desk.today, "")

    def form(self, row: LateStart) -> RowForm:
        """The form of a reason."""
        return LateStartForm(self, self.person.name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save the reason."""
        return starting.write_late_start(self.desk, self.person.id, draft.reason)
