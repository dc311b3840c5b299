"""The cards of Kartlegging: languages, schooling and work, skills, what was done before, career guidance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grongintro.domain.mapping import (
    CareerGuidance,
    Experience,
    ExperienceKind,
    LanguageSkill,
    Mastery,
    PriorElement,
)
from grongintro.domain.plan import ElementKind
from grongintro.services.qualifying import mapping
from grongintro.services.qualifying.years import Unmapped, year_by_year
from grongintro.ui.qualifying import mapping_words as told
from grongintro.ui.qualifying.mapping_forms import ExperienceForm, GuidanceForm, LanguageForm, PriorForm
from grongintro.ui.rows.card import RowsCard
from grongintro.ui.widgets.basics import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus
    from grongintro.ui.rows.form import RowForm


class LanguagesCard(RowsCard):
    """The languages that the person knows, by name."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "languages",
            self.tr("Språk"),
            empty=self.tr("Ingen språk registrert."),
            new=self.tr("Nytt språk"),
            thing=self.tr("språket"),
            done=self.tr("Språket er lagret."),
        )

    def told(self, row: LanguageSkill) -> tuple[str, str]:
        """The language, spoken and written."""
        return told.language(row)

    def fresh(self) -> LanguageSkill:
        """A language that is known well."""
        return LanguageSkill("", "", self.person.id, "", Mastery.MOTHER_TONGUE, Mastery.GOOD)

    def form(self, row: LanguageSkill) -> RowForm:
        """The form of a language."""
        return LanguageForm(self, self.person.name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save the language."""
        return mapping.save_language_skill(self.desk, draft)


class ExperienceCard(RowsCard):
    """Schooling and work year by year, with what nobody has asked about between."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "experience",
            self.tr("Utdanning og arbeid år for år"),
            empty=self.tr("Ingen utdanning eller arbeid registrert."),
            new=self.tr("Ny utdanning eller nytt arbeid"),
            thing=self.tr("erfaringen"),
            done=self.tr("Utdanningen eller arbeidet er lagret."),
        )
        self.new.setText(self.tr("Ny"))

    def arranged(self, rows: Sequence[Any]) -> list[QWidget]:
        """The years in order."""
        came = self.person.first_settled or self.person.arrived
        found = year_by_year(rows, came.year if came else None)
        return [_gap(each) if isinstance(each, Unmapped) else self.line(each) for each in found]

    def told(self, row: Experience) -> tuple[str, str]:
        """Which years, what, where, and whether it is documented."""
        return told.experience(row)

    def fresh(self) -> Experience:
        """Schooling in the country the person comes from."""
        country = self.person.citizenship
        return Experience("", "", self.person.id, ExperienceKind.SCHOOLING, "", country=country)

    def form(self, row: Experience) -> RowForm:
        """The form of schooling or work."""
        return ExperienceForm(self, self.person.name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return mapping.save_experience(self.desk, draft)


class SkillsCard(RowsCard):
    """What else the person can do."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "skills",
            self.tr("Andre ferdigheter"),
            empty=self.tr("Ingen andre ferdigheter registrert."),
            new=self.tr("Ny ferdighet"),
            thing=self.tr("ferdigheten"),
            done=self.tr("Ferdigheten er lagret."),
        )

    def told(self, row: Experience) -> tuple[str, str]:
        """The skill, and whether it is documented."""
        return told.experience(row, kind=False)

    def fresh(self) -> Experience:
        """A skill."""
        return Experience("", "", self.person.id, ExperienceKind.SKILL, "")

    def form(self, row: Experience) -> RowForm:
        """The form of a skill."""
        return ExperienceForm(self, self.person.name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save the skill."""
        return mapping.save_experience(self.desk, draft)


class PriorCard(RowsCard):
    """What was done before settlement here, which the plan builds on (§ 7)."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "prior",
            self.tr("Gjort før bosetting"),
            empty=self.tr("Ingenting registrert. Planen bygger på det som er gjort før (§ 15)."),
            new=self.tr("Gjort før bosetting: nytt"),
            thing=self.tr("det som er gjort før"),
            done=self.tr("Det som er gjort før bosetting, er lagret."),
        )
        self.new.setText(self.tr("Nytt"))

    def told(self, row: PriorElement) -> tuple[str, str]:
        """What, where, when and how long."""
        return told.prior(row)

    def fresh(self) -> PriorElement:
        """Norwegian at the reception centre is the most common."""
        return PriorElement("", "", self.person.id, ElementKind.NORWEGIAN, "")

    def form(self, row: PriorElement) -> RowForm:
        """The form of what was done before."""
        return PriorForm(self, self.person.name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return mapping.save_prior_element(self.desk, draft)


class GuidanceCard(RowsCard):
    """Career guidance by the county (§ 11), the newest first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "guidance",
            self.tr("Karriereveiledning"),
            empty=self.tr("Ikke tilbudt ennå. Fylkeskommunen gir veiledningen før vedtaket (§ 11)."),
            new=self.tr("Ny karriereveiledning"),
            thing=self.tr("karriereveiledningen"),
            done=self.tr("Karriereveiledningen er lagret."),
        )
        self.new.setText(self.tr("Ny"))

    def told(self, row: CareerGuidance) -> tuple[str, str]:
        """How it stands, and what was recommended."""
        return told.guidance(row)

    def ask_open(self) -> None:
        """Ask about the newest that nobody has held; about a new one when there is none."""
        newest = next(iter(self.rows()), None)
        self.ask(newest if newest is not None and newest.held_on is None else self.fresh())

    def fresh(self) -> CareerGuidance:
        """Guidance that is offered today."""
        return CareerGuidance("", "", self.person.id, self.desk.today)

    def form(self, row: CareerGuidance) -> RowForm:
        """The form of guidance."""
        return GuidanceForm(self, self.person.name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save the guidance."""
        return mapping.save_career_guidance(self.desk, draft)


def _gap(each: Unmapped) -> QWidget:
    return label(
        f"{each.first_year}–{each.last_year}: ikke kartlagt",
        "muted",
        name=f"gap_{each.first_year}",
        wrap=True,
    )
