"""The cards on a person's page: homes, guidance in living, goals, and statements."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from grongintro.domain.settlement import HousingStay, LivingGuidance, NeedsStatement, SettlementGoal
from grongintro.errors import UserError
from grongintro.rules.calendar_days import add_months
from grongintro.services.settlement import goals, guidance, housing
from grongintro.ui.asking import do_at_once
from grongintro.ui.rows.card import RowsCard
from grongintro.ui.settlement import settlement_words
from grongintro.ui.settlement.person_forms import GoalForm, GuidanceForm, StatementForm, StayForm
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import button, row
from grongintro.ui.widgets.lines import Line

if TYPE_CHECKING:
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.settlement.guidance import GuidanceLine, StatementLine
    from grongintro.services.settlement.housing import HomeLine, StayLine
    from grongintro.services.settlement.view import PersonSettlement
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog


class StaysCard(RowsCard):
    """Where somebody lives and has lived, the newest first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "stays",
            self.tr("Bolig"),
            empty=self.tr("Ingen bolig er registrert."),
            new=self.tr("Flytt inn"),
            thing=self.tr("boforholdet"),
            done=self.tr("Boligen er lagret."),
        )
        self._homes: tuple[HomeLine, ...] = ()
        self._household = ""

    def show_view(self, view: PersonSettlement) -> None:
        """Show the homes."""
        self._homes, self._household = view.homes, view.household
        self.show_rows(view.person, view.stays)

    def bare(self, row: StayLine) -> Line:
        """The home of today stands out."""
        return Line(row.id, *self.told(row), tone=Tone.SUCCESS if row.now else None)

    def told(self, row: StayLine) -> tuple[str, str]:
        """As a line."""
        return settlement_words.stay(row)

    def value(self, row: StayLine) -> HousingStay:
        """The stay."""
        return row.stay

    def fresh(self) -> HousingStay:
        """From today."""
        if not self._homes:
            raise UserError(self.tr("Registrer boligen først, under Bosetting."))
        return HousingStay("", "", self.person.id, "", self.desk.today)

    def form(self, row: HousingStay) -> FormDialog:
        """The form."""
        name, today = self.person.name, self.desk.clock.today
        return StayForm(self, name, row, self._homes, self._household, today)

    def save(self, draft: Any) -> Saved:
        """Save it, for the whole household where that was asked for."""
        value, everybody = draft
        return housing.move_in(self.desk, value, with_household=everybody)


class GuidanceCard(RowsCard):
    """Guidance in living, the newest first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "guidance",
            self.tr("Boveiledning"),
            empty=self.tr("Ingen boveiledning ennå. Den er også for dem som ikke går i program."),
            new=self.tr("Ny veiledning"),
            thing=self.tr("boveiledningen"),
            done=self.tr("Boveiledningen er lagret."),
        )

    def told(self, row: GuidanceLine) -> tuple[str, str]:
        """As a line."""
        return settlement_words.guidance(row)

    def value(self, row: GuidanceLine) -> LivingGuidance:
        """The guidance."""
        return row.guidance

    def fresh(self) -> LivingGuidance:
        """Held today."""
        return LivingGuidance("", "", self.person.id, self.desk.today, "", "")

    def form(self, row: LivingGuidance) -> FormDialog:
        """The form."""
        return GuidanceForm(self, self.person.name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return guidance.save_guidance(self.desk, draft)


class StatementsCard(RowsCard):
    """Statements on special needs; what the account may not read says that it is closed."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "statements",
            self.tr("Uttalelser om særlige behov"),
            empty=self.tr("Ingen uttalelser."),
            new=self.tr("Ny uttalelse"),
            thing=self.tr("uttalelsen"),
            done=self.tr("Uttalelsen er lagret."),
            hint=guidance.HINT,
        )

    def line(self, row: StatementLine) -> Line:
        """A statement; a closed one has no buttons."""
        return self.bare(row) if row.statement is None else super().line(row)

    def told(self, row: StatementLine) -> tuple[str, str]:
        """As a line."""
        return settlement_words.statement(row)

    def value(self, row: StatementLine) -> NeedsStatement | None:
        """The statement, where it may be read."""
        return row.statement

    def fresh(self) -> NeedsStatement:
        """To IMDi, today."""
        return NeedsStatement("", "", self.person.id, "", self.desk.today, "IMDi", "")

    def form(self, row: NeedsStatement) -> FormDialog:
        """The form."""
        return StatementForm(self, self.person.name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return guidance.save_statement(self.desk, draft)


class GoalsCard(RowsCard):
    """Goals at three and six months, those that are not reached first; the usual ones are offered."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "settlementGoals",
            self.tr("Mål etter bosetting"),
            empty=self.tr("Ingen mål ennå."),
            new=self.tr("Nytt mål"),
            thing=self.tr("målet"),
            done=self.tr("Målet er lagret."),
        )
        self._take = button("takeGoals", self.tr("Legg inn de vanlige målene"), self._take_them)
        self.body.addLayout(row(self._take, None))

    def show_view(self, view: PersonSettlement) -> None:
        """Show the goals, or offer the usual ones."""
        self.show_rows(view.person, view.goals)
        self._take.setVisible(bool(view.proposed) and not view.goals)

    def bare(self, row: SettlementGoal) -> Line:
        """A goal with its tick; a late one stands out."""
        met = row.met_on is not None
        late = not met and row.due < self.desk.today
        tone = Tone.WARNING if late else None
        made = Line(row.id, *self.told(row), tone=tone, tickable=True, done=met)
        made.ticked.connect(self._tick)
        return made

    def told(self, row: SettlementGoal) -> tuple[str, str]:
        """As a line."""
        return settlement_words.goal(row, self.desk.today)

    def fresh(self) -> SettlementGoal:
        """At the next of three and six months from the day the person came; today where both are past."""
        came, today = self.person.arrived or self.desk.today, self.desk.today
        days = {months: add_months(came, months) for months in goals.MONTHS}
        months = next((each for each, day in days.items() if day >= today), goals.MONTHS[-1])
        return SettlementGoal("", "", self.person.id, months, "", max(days[months], today))

    def form(self, row: SettlementGoal) -> FormDialog:
        """The form."""
        return GoalForm(self, self.person.name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return goals.save_goal(self.desk, draft)

    def open_due(self) -> None:
        """Open the goal that is due first."""
        waiting = [each for each in self.rows() if each.met_on is None]
        if waiting:
            self.change(waiting[0].id)

    def _tick(self, key: str) -> None:
        met = self.row(key).met_on is not None
        done = self.tr("Målet er ikke nådd likevel.") if met else self.tr("Målet er nådd.")
        do_at_once(self, self.desk, self.bus, partial(goals.tick_goal, self.desk, key, met=not met), done)

    def _take_them(self) -> None:
        take = partial(goals.take_proposals, self.desk, self.person.id)
        do_at_once(self, self.desk, self.bus, take, self.tr("Målene er lagt inn."))
