"""The cards of training: what is offered, the hours, the tests of each part, and exemptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grongintro.domain.training import (
    Exemption,
    ExemptionBasis,
    ExemptionFrom,
    LanguageTest,
    Provider,
    Subject,
    TaughtHours,
    TestPart,
    Training,
    TrainingBasis,
)
from grongintro.services import settings
from grongintro.services.qualifying import training
from grongintro.ui import words
from grongintro.ui.qualifying import training_words
from grongintro.ui.qualifying.mapping_words import joined
from grongintro.ui.qualifying.training_forms import ExemptionForm, HoursForm, TestForm, TrainingForm
from grongintro.ui.rows.card import RowsCard
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.lines import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.training import Level
    from grongintro.rules.training import TestDuty
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.qualifying.training_view import TrainingView
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog


class TrainingsCard(RowsCard):
    """Training in Norwegian and civics, the newest first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "trainings",
            self.tr("Norsk og samfunnskunnskap"),
            empty=self.tr("Ingen opplæring er tilbudt ennå."),
            new=self.tr("Registrer tilbud"),
            thing=self.tr("opplæringen"),
            done=self.tr("Opplæringen er lagret."),
        )
        self._basis = TrainingBasis.SECTION_27

    def show_view(self, view: TrainingView) -> None:
        """Show what is offered."""
        self._basis = view.basis
        self.show_rows(view.person, view.trainings)

    def told(self, row: Training) -> tuple[str, str]:
        """As a line."""
        return training_words.training(row)

    def fresh(self) -> Training:
        """Offered today, on what the person's right rests on."""
        newest = next(iter(self.rows()), None)
        weekly = newest.minutes_per_week if newest else 0
        provider = newest.provider if newest else Provider.MUNICIPALITY
        name = newest.provider_name if newest else ""
        return Training(
            "",
            "",
            self.person.id,
            self._basis,
            self.desk.today,
            provider=provider,
            provider_name=name,
            minutes_per_week=weekly,
        )

    def ask_open(self) -> None:
        """The form of the training that goes on, or of a new one."""
        if self.rows():
            self.change(self.rows()[0].id)
        else:
            self.ask_new()

    def form(self, row: Training) -> FormDialog:
        """The form."""
        return TrainingForm(self, self.person.name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return training.save_training(self.desk, draft)


class HoursCard(RowsCard):
    """Every line of hours, the newest first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "hours",
            self.tr("Førte timer"),
            empty=self.tr("Ingen timer er ført ennå."),
            new=self.tr("Før timer"),
            thing=self.tr("timene"),
            done=self.tr("Timene er lagret."),
        )
        self._next = Subject.NORWEGIAN
        self._language = ""
        self._attended: frozenset[str] = frozenset()

    def show_view(self, view: TrainingView) -> None:
        """Show the hours."""
        self._attended = view.attended
        self._next = _lacking(view)
        own = (each for each in view.hours if each.id not in view.attended)
        known = (each.language for each in own if each.language)
        self._language = next(known, view.person.interpreter_language)
        self.show_rows(view.person, view.hours)

    def line(self, row: TaughtHours) -> Line:
        """Hours that follow from attendance are changed at the activity, and have no buttons here."""
        return self.bare(row) if row.id in self._attended else super().line(row)

    def told(self, row: TaughtHours) -> tuple[str, str]:
        """As a line."""
        title, text = training_words.hours(row)
        return title, joined(text, self.tr("ført i aktiviteten") if row.id in self._attended else "")

    def fresh(self) -> TaughtHours:
        """Hours of today in what is lacking most."""
        today = self.desk.today
        return TaughtHours("", "", self.person.id, self._next, today, today, 0, language=self._language)

    def form(self, row: TaughtHours) -> FormDialog:
        """The form."""
        modules = settings.civics_module_names(self.desk)
        return HoursForm(self, self.person.name, row, modules, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save them."""
        return training.register_hours(self.desk, draft)


def _lacking(view: TrainingView) -> Subject:
    """The first subject that has fewer hours than the law asks for."""
    needs = view.needs
    if needs.civics_left:
        return Subject.CIVICS
    if needs.life_skills is not None and needs.life_skills.migration_health.met is False:
        return Subject.MIGRATION_HEALTH
    if needs.life_skills is not None and needs.life_skills.career_skills.met is False:
        return Subject.CAREER_SKILLS
    if needs.parenting is not None and not needs.parenting.progress.met:
        return Subject.PARENTING_GROUP
    return Subject.NORWEGIAN


class TestsCard(RowsCard):
    """The four part tests and that in civics, in their order, with the level that the plan aims at."""

    __test__ = False  # not a test of pytest's

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "tests",
            self.tr("Prøver"),
            empty="",
            new=self.tr("Registrer prøve"),
            thing=self.tr("prøven"),
            done=self.tr("Prøven er lagret."),
        )
        self._goal: dict[TestPart, Level] = {}
        self._duties: dict[TestPart, TestDuty] = {}

    def show_view(self, view: TrainingView) -> None:
        """Show every part, also those that nobody has entered for."""
        self._goal = view.goal
        self._duties = {each.duty.part: each.duty for each in view.needs.tests}
        self.show_rows(view.person, [test for tests in view.tests.values() for test in tests])

    def arranged(self, rows: Sequence[Any]) -> list[QWidget]:
        """The tests of each part, or that there are none."""
        found: list[QWidget] = []
        for part in TestPart:
            mine = [each for each in rows if each.part is part]
            found += [self.line(each) for each in mine] or [self._none(part)]
        return found

    def _none(self, part: TestPart) -> Line:
        aim = training_words.aim(self._goal.get(part))
        told = joined(aim, training_words.duty(self._duties.get(part)))
        title = self.tr("{0}: ikke meldt opp").format(words.title(part))
        return Line(part.value, title, words.capital(told))

    def bare(self, row: LanguageTest) -> Line:
        """A line that says so when the aim is reached."""
        title, text = self.told(row)
        good = training_words.reached(row, self._goal.get(row.part))
        return Line(self.key(row), title, text, tone=Tone.SUCCESS if good else None)

    def told(self, row: LanguageTest) -> tuple[str, str]:
        """As a line."""
        return training_words.test(row, self._goal.get(row.part))

    def fresh(self) -> LanguageTest:
        """Entered for today, in the first part that has not been sat."""
        sat = {each.part for each in self.rows() if each.sat_on is not None}
        part = next((each for each in TestPart if each not in sat), TestPart.LISTENING)
        return LanguageTest("", "", self.person.id, part, self.desk.today)

    def form(self, row: LanguageTest) -> FormDialog:
        """The form."""
        return TestForm(self, self.person.name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return training.save_test(self.desk, draft)


class ExemptionsCard(RowsCard):
    """Applications for exemption, the newest first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "exemptions",
            self.tr("Fritak"),
            empty=self.tr("Ingen har søkt om fritak."),
            new=self.tr("Registrer søknad"),
            thing=self.tr("fritaket"),
            done=self.tr("Fritaket er lagret."),
        )

    def told(self, row: Exemption) -> tuple[str, str]:
        """As a line."""
        return training_words.exemption(row)

    def fresh(self) -> Exemption:
        """Applied for today."""
        what, basis = ExemptionFrom.NORWEGIAN_TRAINING, ExemptionBasis.HEALTH
        return Exemption("", "", self.person.id, what, basis, self.desk.today)

    def form(self, row: Exemption) -> FormDialog:
        """The form."""
        return ExemptionForm(self, self.person.name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return training.save_exemption(self.desk, draft)
