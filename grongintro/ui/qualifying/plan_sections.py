"""The sections of a plan's form, in the order in which a plan is talked through."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QWidget

from grongintro.domain.followup import InterpreterMode
from grongintro.domain.plan import PlanKind
from grongintro.domain.programme import Goal
from grongintro.domain.training import NORWEGIAN_PARTS, Level
from grongintro.ui import words
from grongintro.ui.qualifying.plan_parts import ElementsField, PhasesField
from grongintro.ui.rows.form import NO, RowForm
from grongintro.ui.typed import Lean, read_day
from grongintro.ui.widgets.basics import Scroll, Tabs, button, label, row
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grongintro.services.desk import Desk
    from grongintro.services.qualifying.plan_view import PlanSheet
    from grongintro.ui.widgets.choice import Choice


class PlanSections(RowForm):
    """Every field of a plan version, a section a tab; the slots of the proposals are the editor's."""

    def __init__(self, parent: QWidget, desk: Desk, sheet: PlanSheet, name: str) -> None:
        version = sheet.version
        title = parent.tr("{0} for {1}, versjon {2}").format(words.title(version.kind), name, version.number)
        super().__init__(
            parent, "planEditor", title, parent.tr("Lagre utkast"), version, desk.clock.today, width=90
        )
        self.desk = desk
        self._joint = version.kind is PlanKind.INTEGRATION
        self.tabs = Tabs("planSteps", self.tr("Deler av planen"))
        self._build_goal()
        self._build_norwegian()
        self._build_content(sheet)
        self._build_reasons()
        self._build_together()
        if version.number > 1:
            self._build_change()

    def _section(self, title: str, form: Form, *, fills: bool = False) -> None:
        """Begin a section: what is asked for from now on stands in it."""
        if form not in self.forms:
            self.forms.append(form)
        self.form = form
        scroll = Scroll(f"{form.objectName()}Scroll")
        scroll.body.addWidget(form, 1 if fills else 0)
        if not fills:
            scroll.body.addStretch(1)
        self.tabs.add(title, scroll)

    def _build_goal(self) -> None:
        self._section(self.tr("Mål"), self.form)
        self.day("made_on", self.tr("Laget den"), needed=self.tr("Skriv dagen planen ble laget."))
        if self._joint:
            self.choice("final_goal", self.tr("Sluttmål"), Goal, open_word=self.tr("Velg"))
        self.goal_hint = self._why("goalHint")
        hint = self.tr("Hva deltakeren vil oppnå på lang sikt, med deltakerens egne ord")
        self.note("long_term_goal", self.tr("Langsiktig mål"), hint=hint)
        if self._joint:
            self.note("goal_reason", self.tr("Begrunnelse for sluttmålet"))
        self.first = self.day("start", self.tr("Første dag"), Lean.NEAREST)
        self.last = self.day("end", self.tr("Siste dag"), Lean.FUTURE)
        self.end_why, self.end_use = self._proposal("end", self.use_end)

    def _build_norwegian(self) -> None:
        self._section(self.tr("Norsk"), Form("planNorwegianForm", 2))
        self.levels: dict[str, Choice] = {}
        for part in NORWEGIAN_PARTS:
            text = words.title(part)
            self.levels[part] = self.choice(part.value, text, Level, open_word=self.tr("Velg"))
        self.level_why, self.level_use = self._proposal("levels", self.use_levels)
        hint = self.tr("Når målet er lavere enn forslaget")
        self.note("level_reason", self.tr("Begrunnelse for nivåene"), hint=hint)
        norwegian, civics = self.tr("Norsk, timer i alt"), self.tr("Samfunnskunnskap, timer i alt")
        self.hour_fields = (self.hours("norwegian_minutes", norwegian), self.hours("civics_minutes", civics))
        self.extent_why, self.extent_use = self._proposal("extent", self.use_extent)

    def _build_content(self, sheet: PlanSheet) -> None:
        title = self.tr("Hva planen består av")
        self._section(self.tr("Innhold"), Form("planContentForm"), fills=True)
        self.elements = ElementsField("elements", title, self.desk, self._as_dated)
        self.form.add("elements", title, self.elements)
        self.elements.set_value(sheet.elements)
        title = self.tr("Fasene på veien")
        self._section(self.tr("Faser"), Form("planPhasesForm"), fills=True)
        self.phases = PhasesField("phases", title, self.desk, self._as_dated)
        hint = self.tr("Deltakeren ser dem som en vei på den trykte planen. Planen kan vedtas uten faser.")
        self.form.add("phases", title, self.phases, hint=hint)
        self.phases.set_value(sheet.phases)

    def _build_reasons(self) -> None:
        self._section(self.tr("Begrunnelser"), Form("planReasonsForm", 2))
        if self._joint:
            hint = self.tr("Hvorfor elementene er valgt, og hvordan de styrker mulighetene i arbeidslivet")
            self.note("work_reason", self.tr("Arbeid"), hint=hint)
        hint = self.tr("Hvordan elementene hjelper deltakeren til å nå norskmålet")
        self.note("norwegian_reason", self.tr("Norsk"), hint=hint)
        hint = self.tr("Det deltakeren har gjort før, for eksempel norsk i mottak")
        self.note("builds_on", self.tr("Planen bygger på"), hint=hint)

    def _build_together(self) -> None:
        self._section(self.tr("Sammen med deltakeren"), Form("planTogetherForm", 2))
        self.present = self.tick(
            "present", self.tr("Deltakeren"), self.tr("Deltakeren var med og laget planen")
        )
        self.line("absence_reason", self.tr("Hvorfor deltakeren ikke var med"))
        self.mode = self.choice("interpreter", self.tr("Tolk"), InterpreterMode)
        self.line("language", self.tr("Tolket til"))
        self.qualified = self.yes_no("interpreter_qualified", self.tr("Var tolken kvalifisert?"))
        self.line("interpreter_reason", self.tr("Hvorfor ikke (kvalifisert) tolk"))
        hint = self.tr("Hva deltakeren selv mener om planen")
        self.note("own_view", self.tr("Deltakerens syn"), hint=hint)
        self.note("disagreement", self.tr("Uenighet"), hint=self.tr("Det dere ikke ble enige om"))
        self.present.toggled.connect(self._follow)
        for each in (self.mode, self.qualified):
            each.currentIndexChanged.connect(self._follow)
        self._follow()

    def _build_change(self) -> None:
        self._section(self.tr("Endringen"), Form("planChangeForm", 2))
        self.yes_no(
            "material",
            self.tr("Er endringen vesentlig?"),
            self.tr("Ja, vesentlig: et nytt enkeltvedtak"),
            self.tr("Nei, en mindre endring"),
            open_word=self.tr("Velg"),
        )
        self._why("changeHint").setText(
            self.tr(
                "En vesentlig endring er et enkeltvedtak som deltakeren kan klage på (integreringsloven § 46 "
                "bokstav c). Nytt sluttmål, nytt norskmål og annen varighet er vanligvis vesentlig."
            )
        )
        self.note("change_reason", self.tr("Hvorfor planen endres"))

    def _why(self, name: str) -> QLabel:
        made = label("", "muted", wrap=True, name=name)
        self.form.add_wide(made)
        return made

    def _proposal(self, name: str, slot: Callable[[], object]) -> tuple[QLabel, QWidget]:
        """A line that says what is proposed and why, and the button that takes it."""
        why = label("", "muted", wrap=True, name=f"{name}Why")
        use = button(f"{name}Use", self.tr("Bruk forslaget"), slot, kind="flat")
        holder = QWidget()
        line = row(why, use)
        line.setStretch(0, 1)
        holder.setLayout(line)
        self.form.add_wide(holder)
        return why, use

    def _as_dated(self) -> Any:
        """The version with the plan's days as they are typed now; one that cannot be read is open."""
        return replace(self.start, start=self._typed_day(self.first), end=self._typed_day(self.last))

    def _typed_day(self, field: DayField) -> date | None:
        return read_day(field.typed(), self.today()).value

    def _follow(self) -> None:
        """Ask only for what applies."""
        present, interpreted = self.present.isChecked(), self.mode.value() != InterpreterMode.NONE
        self.show_field("absence_reason", shown=not present)
        for name in ("language", "interpreter_qualified"):
            self.show_field(name, shown=interpreted)
        unqualified = not interpreted or self.qualified.value() == NO
        self.show_field("interpreter_reason", shown=present and unqualified)

    def fit_soon(self) -> None:
        """Fields that come and go change nothing of the size."""

    def readable(self) -> bool:
        """Whether every day that is typed can be read as one."""
        days = [field for form in self.forms for field in form.findChildren(DayField)]
        return not any(read_day(field.typed(), self.today()).reason for field in days)

    def use_end(self) -> None:
        """Take the longest duration."""
        raise NotImplementedError

    def use_levels(self) -> None:
        """Take the proposed levels."""
        raise NotImplementedError

    def use_extent(self) -> None:
        """Take the proposed hours."""
        raise NotImplementedError
