"""Kartlegging: what a person can, has done and wants, and what the programme must be adapted to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from grongintro.domain.mapping import CompetenceMapping, ExperienceKind, MappedWhen, Schooling
from grongintro.rules.compliance.light import Mend
from grongintro.services.qualifying import health, mapping
from grongintro.ui.people.parts import FactsCard, ReadPart
from grongintro.ui.qualifying.health import HealthStepsCard, NeedsCard
from grongintro.ui.qualifying.mapping_cards import (
    ExperienceCard,
    GuidanceCard,
    LanguagesCard,
    PriorCard,
    SkillsCard,
)
from grongintro.ui.qualifying.mapping_forms import MappingForm
from grongintro.ui.qualifying.mapping_words import mapped_when, mapping_facts
from grongintro.ui.rows.card import RowsCard, side_by_side, small
from grongintro.ui.tokens import SPACE_3
from grongintro.ui.widgets.basics import Scroll

if TYPE_CHECKING:
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.person_page import PersonPage as View
    from grongintro.services.qualifying.health import HealthView
    from grongintro.services.qualifying.mapping import MappingView
    from grongintro.ui.bus import Bus


class MappingsCard(RowsCard):
    """The mappings before the newest; it asks for new ones and for changes in all of them."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "mappings",
            self.tr("Tidligere kartlegginger"),
            empty="",
            new=self.tr("Ny kartlegging"),
            thing=self.tr("kartleggingen"),
            done=self.tr("Kartleggingen er lagret."),
        )
        self.new.hide()

    def arranged(self, rows: Any) -> list[Any]:
        """All but the newest, which stands as facts over them."""
        return [self.line(row) for row in rows[1:]]

    def counted(self) -> int:
        """Without the newest."""
        return max(0, len(self.rows()) - 1)

    def told(self, row: CompetenceMapping) -> tuple[str, str]:
        """When, and by whom."""
        return mapped_when(row), self.tr("av {0}").format(row.mapped_by)

    def fresh(self) -> CompetenceMapping:
        """A mapping of today by who sits here, with the schooling that was found last."""
        newest = next(iter(self.rows()), None)
        schooling = Schooling.BELOW_COMPULSORY if newest is None else newest.schooling
        return CompetenceMapping(
            "",
            "",
            self.person.id,
            self.desk.today,
            MappedWhen.AFTER_SETTLEMENT,
            self.desk.actor.name,
            schooling,
            language=self.person.interpreter_language,
        )

    def form(self, row: CompetenceMapping) -> MappingForm:
        """The form of a mapping."""
        return MappingForm(self, self.person.name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save the mapping."""
        return mapping.save_mapping(self.desk, draft)


class MappingPart(ReadPart):
    """Everything that is mapped, in two columns; read when it is on screen."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("mappingPart", desk, bus)
        self.mappings = MappingsCard(desk, bus)
        self.guidance = GuidanceCard(desk, bus)
        new = self.tr("Ny kartlegging")
        self._new = small("newMapping", self.tr("Ny"), new, self.mappings.ask_new, symbol="plus")
        change = self.tr("Endre kartleggingen")
        self._change = small("changeMapping", self.tr("Endre"), change, self._change_newest)
        delete = self.tr("Slett kartleggingen")
        self._delete = small("deleteMapping", self.tr("Slett …"), delete, self._delete_newest)
        buttons = (self._new, self._change, self._delete)
        self._facts = FactsCard("mappingFacts", self.tr("Kartlegging"), *buttons)
        self._languages = LanguagesCard(desk, bus)
        self._experience = ExperienceCard(desk, bus)
        self._skills = SkillsCard(desk, bus)
        self._prior = PriorCard(desk, bus)
        self._needs = NeedsCard(desk, bus)
        self._steps = HealthStepsCard(desk, bus)
        scroll = Scroll("mappingScroll")
        left = (self._facts, self.mappings, self._languages, self._skills, self._needs)
        right = (self._experience, self._prior, self.guidance, self._steps)
        scroll.body.addLayout(side_by_side(left, right))
        scroll.body.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_3)
        box.addWidget(scroll, 1)

    def read(self, view: View) -> None:
        """Read what is mapped."""
        self._fill(
            mapping.mapping_view(self.desk, view.person.id), health.health_view(self.desk, view.person.id)
        )

    def _fill(self, found: MappingView, of_health: HealthView) -> None:
        person = found.person
        self._facts.show_facts(mapping_facts(found.latest))
        for each in (self._change, self._delete):
            each.setVisible(found.latest is not None)
        self.mappings.show_rows(person, found.mappings)
        self._languages.show_rows(person, found.languages)
        skills = [each for each in found.experience if each.kind is ExperienceKind.SKILL]
        self._experience.show_rows(person, [each for each in found.experience if each not in skills])
        self._skills.show_rows(person, skills)
        self._prior.show_rows(person, found.prior)
        self.guidance.show_rows(person, found.guidance)
        self._needs.show_rows(person, of_health.needs)
        self._steps.show_rows(person, of_health.steps)

    def _change_newest(self) -> None:
        self.mappings.change(self.mappings.rows()[0].id)

    def _delete_newest(self) -> None:
        self.mappings.ask_delete(self.mappings.rows()[0].id)

    def mend(self, what: str) -> None:
        """Open the form of a mapping, of career guidance, or of the step that should have been done."""
        self.read(self.showing())
        if what == Mend.MAPPING:
            self.mappings.ask_new()
        elif what == Mend.GUIDANCE:
            self.guidance.ask_open()
        elif what == Mend.HEALTH_STEP:
            self._steps.ask_overdue()
        else:
            super().mend(what)
