"""Plans that the tests of the page begin with, and typing into the editor section by section."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from grongintro.domain.mapping import CompetenceMapping, MappedWhen, Schooling
from grongintro.domain.plan import ElementKind, PlanElement, PlanKind, PlanPhase
from grongintro.domain.programme import Goal
from grongintro.domain.training import Level
from grongintro.services.qualifying import adopting, mapping, plans
from grongintro.services.qualifying.plan_view import plan_sheet
from grongintro.services.qualifying.plans import PlanDraft
from tests.ui.keyboard import press
from tests.ui.qualifying.pages import put

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.services.qualifying.plan_view import PlanSheet
    from grongintro.ui.qualifying.plan_editor import PlanEditor

START, MADE, END = date(2025, 9, 15), date(2025, 9, 10), date(2027, 9, 14)


def element(kind: ElementKind, title: str, **more: Any) -> PlanElement:
    return replace(PlanElement("", "", "", "", kind, title, START, END, 600, "Skolen"), **more)


ELEMENTS = (
    element(ElementKind.NORWEGIAN, "Norsk"),
    element(ElementKind.CIVICS, "Samfunnskunnskap"),
    element(ElementKind.LIFE_SKILLS, "Livsmestring"),
    element(ElementKind.PARENTING, "Foreldreveiledning"),
    element(ElementKind.PRACTICE, "Praksis i barnehagen", reason="Norsk på jobb"),
)
PHASES = (
    PlanPhase("", "", "", "", 1, "Grunnlag", START, date(2026, 2, 28), "Klare seg i hverdagen"),
    PlanPhase("", "", "", "", 2, "Praksis", date(2026, 3, 1), END),
)
WHOLE = {
    "long_term_goal": "Fast arbeid i barnehage",
    "final_goal": Goal.WORK,
    "listening": Level.B1,
    "reading": Level.B1,
    "writing": Level.B1,
    "speaking": Level.B1,
    "norwegian_minutes": 54_000,
    "work_reason": "Praksis gir referanser",
    "norwegian_reason": "Norsk brukes hele dagen",
    "present": True,
    "interpreter_reason": "Snakker norsk",
    "own_view": "Er fornøyd",
}


def mapped(desk: Desk, person_id: str) -> None:
    """A mapping that proposes B1 in every part."""
    when, by = MappedWhen.AFTER_SETTLEMENT, "Kari Åsmo"
    made = CompetenceMapping("", "", person_id, date(2025, 9, 1), when, by, Schooling.COMPULSORY)
    mapping.save_mapping(desk, made)


def drafted(desk: Desk, person_id: str, **more: Any) -> PlanSheet:
    """A draft that lacks nothing, made on the first day of a later version or before the start."""
    plan_id = plans.new_plan(desk, person_id, PlanKind.INTEGRATION, made_on=more.pop("made_on", MADE)).id
    sheet = plan_sheet(desk, plan_id)
    parts = (sheet.phases or PHASES, sheet.elements or ELEMENTS)
    plans.save_plan(desk, PlanDraft(replace(sheet.version, **{**WHOLE, **more}), *parts))
    return plan_sheet(desk, plan_id)


def adopted(desk: Desk, person_id: str, **more: Any) -> PlanSheet:
    """An adopted plan."""
    plan_id = drafted(desk, person_id, **more).version.id
    adopting.adopt_plan(desk, plan_id)
    return plan_sheet(desk, plan_id)


def write(editor: PlanEditor, **values: str | bool) -> None:
    """Go to each field and type over what stands there, or tick it."""
    for name, value in values.items():
        editor.go_to(name)
        editor.form = next(form for form in editor.forms if form.has(name))
        if isinstance(value, bool):
            tick = editor.form.field(name)
            assert isinstance(tick, QCheckBox)
            if tick.isChecked() is not value:
                press(tick, Qt.Key.Key_Space)
        else:
            put(editor, name, value)
    editor.look()


def lacking(editor: PlanEditor) -> list[str]:
    """What stands in the list beside the form."""
    return [editor.lacks.item(row).text() for row in range(editor.lacks.count())]


def errors(editor: PlanEditor) -> dict[str, str]:
    """What stands under the fields, all sections together."""
    return {name: text for form in editor.forms for name, text in form.errors().items()}
