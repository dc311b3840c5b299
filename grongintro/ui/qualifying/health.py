"""Health that the programme adapts to: needs, and dated steps with who sees to them; never a diagnosis."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from grongintro.domain.mapping import AdaptationNeed, HealthStep, HealthStepKind
from grongintro.services.qualifying import health
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.asking import do_at_once
from grongintro.ui.qualifying.mapping_words import joined
from grongintro.ui.rows.card import RowsCard
from grongintro.ui.rows.form import RowForm
from grongintro.ui.tokens import Tone
from grongintro.ui.typed import Lean
from grongintro.ui.widgets.lines import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.staff import Staff
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.qualifying.health import NeedRow, StepRow
    from grongintro.ui.bus import Bus

    Today = Callable[[], date]


class NeedForm(RowForm):
    """What the programme must be adapted to, and for how long."""

    def __init__(self, parent: QWidget, name: str, start: AdaptationNeed, today: Today) -> None:
        title = parent.tr("Tilrettelegging for {0}").format(name)
        super().__init__(parent, "needDialog", title, parent.tr("Lagre behovet"), start, today, width=32)
        self.note("text", self.tr("Hva må det tas hensyn til?"), needed=health.HINT, hint=health.HINT)
        self.day("start", self.tr("Fra"), Lean.NEAREST, needed=self.tr("Skriv fra hvilken dag."))
        self.day("end", self.tr("Til og med"), Lean.FUTURE, hint=self.tr("Tomt når det varer"))


class HealthStepForm(RowForm):
    """A step of the follow-up: what, on which day, and who sees to it."""

    def __init__(
        self, parent: QWidget, name: str, start: HealthStep, owners: Iterable[Staff], today: Today
    ) -> None:
        title = parent.tr("Helseoppfølging av {0}").format(name)
        super().__init__(parent, "healthStepDialog", title, parent.tr("Lagre"), start, today, width=36)
        self.choice("kind", self.tr("Steg"), HealthStepKind)
        self.day("day", self.tr("Dag"), Lean.FUTURE, needed=self.tr("Skriv hvilken dag."))
        hint = self.tr("Praktisk, uten diagnose. For eksempel «time hos fastlegen, trenger tolk»")
        self.line("text", self.tr("Hva"), hint=hint, span=2)
        options = [(each.id, each.name) for each in owners]
        hint = self.tr("Bare de som kan lese det, kan ha ansvaret")
        self.pick("owner_id", self.tr("Hvem følger opp?"), options, hint=hint)
        self.day("done_on", self.tr("Gjort"), hint=self.tr("Tomt til det er gjort"))


class NeedsCard(RowsCard):
    """The needs by their first day; what the account may not read says that it is closed."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "needs",
            self.tr("Helse: tilrettelegging"),
            empty=self.tr("Ingenting registrert."),
            new=self.tr("Nytt behov"),
            thing=self.tr("behovet"),
            done=self.tr("Behovet er lagret."),
            hint=self.tr(
                "Sensitivt: leses av ansvarlig rådgiver, leder og den som skrev det. Skriv uten diagnose."
            ),
        )

    def line(self, row: NeedRow) -> Line:
        """A need; a closed one has no buttons."""
        return self.bare(row) if row.closed else super().line(row)

    def told(self, row: NeedRow) -> tuple[str, str]:
        """The need, from when until when, and who wrote it."""
        since = self.tr("fra {0}").format(fmt.day(row.start))
        when = since if row.end is None else fmt.span(row.start, row.end)
        return row.text, joined(when, self.tr("skrevet av {0}").format(row.writer))

    def fresh(self) -> AdaptationNeed:
        """A need from today."""
        return AdaptationNeed("", "", self.person.id, "", "", self.desk.today)

    def form(self, row: AdaptationNeed) -> RowForm:
        """The form of a need."""
        return NeedForm(self, self.person.name, row, self.desk.clock.today)

    def value(self, row: NeedRow) -> AdaptationNeed | None:
        """The stored need behind a line."""
        return row.need

    def save(self, draft: Any) -> Saved:
        """Save the need."""
        return health.save_adaptation_need(self.desk, draft)


class HealthStepsCard(RowsCard):
    """The steps, those that are not done first; a tick says that one is done today."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "healthSteps",
            self.tr("Helse: oppfølging"),
            empty=self.tr("Ingenting registrert."),
            new=self.tr("Nytt steg"),
            thing=self.tr("steget"),
            done=self.tr("Steget er lagret."),
            hint=self.tr("Lege, undersøkelse, henvisning, neste steg. Skriv uten diagnose."),
        )

    def line(self, row: StepRow) -> Line:
        """A step; a closed one has neither tick nor buttons."""
        return self.bare(row) if row.closed else super().line(row)

    def bare(self, row: StepRow) -> Line:
        """A step with its tick; late ones stand out."""
        title, text = self.told(row)
        tone = Tone.WARNING if row.overdue else None
        made = Line(row.id, title, text, tone=tone, tickable=not row.closed, done=row.done_on is not None)
        made.ticked.connect(self.finish)
        return made

    def told(self, row: StepRow) -> tuple[str, str]:
        """What, when, who, and when it was done."""
        if row.kind is None:
            return row.text, joined(fmt.day(row.day), row.owner)
        title = joined(fmt.day(row.day), words.title(row.kind))
        late = self.tr("skulle vært gjort") if row.overdue else ""
        done = self.tr("gjort {0}").format(fmt.day(row.done_on)) if row.done_on else ""
        return title, joined(row.text, row.owner, late, done)

    def finish(self, key: str) -> None:
        """Done today, or not done after all."""
        row: StepRow = self.row(key)
        day = self.desk.today if row.done_on is None else None
        done = self.tr("Steget er gjort.") if day else self.tr("Steget er ikke gjort likevel.")
        action = partial(health.finish_health_step, self.desk, key, done_on=day)
        do_at_once(self, self.desk, self.bus, action, done)

    def ask_overdue(self) -> None:
        """Open the first own step that should have been done; none when it is done meanwhile."""
        own = self.desk.actor.staff_id
        for row in self.rows():
            if row.overdue and row.step is not None and row.step.owner_id == own:
                self.change(row.id)
                return

    def fresh(self) -> HealthStep:
        """A step that the account itself sees to."""
        own = self.desk.actor.staff_id
        return HealthStep("", "", self.person.id, "", HealthStepKind.DOCTOR, self.desk.today, own)

    def form(self, row: HealthStep) -> RowForm:
        """The form of a step."""
        owners = health.owners(self.desk, self.person.id)
        return HealthStepForm(self, self.person.name, row, owners, self.desk.clock.today)

    def value(self, row: StepRow) -> HealthStep | None:
        """The stored step behind a line."""
        return row.step

    def save(self, draft: Any) -> Saved:
        """Save the step."""
        return health.save_health_step(self.desk, draft)
