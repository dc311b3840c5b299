"""Bolig og bosetting on a person's page, and the goal that Min dag asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton

from grongintro.domain.settlement import Housing, HousingOwner, HousingStay, NeedsStatement
from grongintro.rules.compliance.light import Mend
from grongintro.services.keeping.undo import undo_last
from grongintro.services.settlement import goals, guidance, housing
from grongintro.services.settlement.view import person_settlement
from grongintro.services.trust import notes
from grongintro.ui.page import Page
from grongintro.ui.settlement.part import SettlementPart
from grongintro.ui.settlement.person_forms import GoalForm, GuidanceForm, StatementForm, StayForm
from tests.ui.desks import opened
from tests.ui.keyboard import press
from tests.ui.qualifying.pages import agree, fill, page_at, part_of, press_button, put, refused, saved, words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.settlement.view import PersonSettlement
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore

TAB = "Bolig og bosetting"


@pytest.fixture
def part(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> SettlementPart:
    return part_of(page_at(qtbot, tiny.adviser, bus, tiny.ids["Amina"], TAB), SettlementPart)


def view(tiny: TinyStore, who: str = "Amina") -> PersonSettlement:
    return person_settlement(tiny.adviser, tiny.ids[who])


def home(tiny: TinyStore, address: str) -> str:
    return housing.save_home(tiny.adviser, Housing("", "", address, HousingOwner.MUNICIPALITY)).id


def bar(part: SettlementPart) -> str:
    """What the page says to who asked for something that cannot be done."""
    found = part
    while not isinstance(found, Page):
        found = found.parentWidget()  # type: ignore[assignment]
    return words(found.messages)


def test_without_a_home_one_is_told_to_register_it(part: SettlementPart) -> None:
    press_button(part, "staysNew")
    assert "Registrer boligen først, under Bosetting." in bar(part)


def test_the_household_moves_in_and_moves_on(part: SettlementPart, tiny: TinyStore) -> None:
    first = home(tiny, "Gata 1")
    second = home(tiny, "Gata 2")
    part.read(part.showing())
    press_button(part, "staysNew")
    dialog = opened(StayForm)
    assert "Velg en bolig" in refused(dialog, "housing_id")
    fill(dialog, housing_id="Gata 1 · ledig", start="1.2.2026", end="31.1.2026")
    assert "før første dag" in refused(dialog, "end")
    put(dialog, "end", "")
    saved(dialog)
    assert [line.home.id for line in view(tiny, "Sami").stays] == [first]
    assert "Gata 1\nFra 01.02.2026" in words(part.stays)
    press_button(part, "staysNew")
    dialog = opened(StayForm)
    everybody = dialog.form.field("with_household")
    assert isinstance(everybody, QCheckBox)
    everybody.setFocus()
    press(everybody, Qt.Key.Key_Space)
    fill(dialog, housing_id="Gata 2 · ledig", start="5.3.2026")
    saved(dialog)
    assert [line.home.id for line in view(tiny).stays] == [second, first]
    assert view(tiny).stays[1].stay.end == date(2026, 3, 4)
    assert [line.home.id for line in view(tiny, "Sami").stays] == [first]


def test_a_home_that_is_taken_is_refused_at_its_field(part: SettlementPart, tiny: TinyStore) -> None:
    key = home(tiny, "Gata 1")
    housing.move_in(tiny.adviser, HousingStay("", "", tiny.ids["Åse"], key, date(2026, 1, 5)))
    part.read(part.showing())
    press_button(part, "staysNew")
    dialog = opened(StayForm)
    put(dialog, "housing_id", "Gata 1 · bebodd")
    assert "En annen husstand bor i boligen" in refused(dialog, "housing_id")


def test_guidance_is_written_changed_and_deleted(part: SettlementPart, tiny: TinyStore) -> None:
    assert "også for dem som ikke går i program" in words(part.guidance)
    press_button(part, "guidanceNew")
    dialog = opened(GuidanceForm)
    assert "handlet om" in refused(dialog, "topics")
    fill(dialog, topics="Strøm", held_on="9.3.2026", next_on="9.3.2026")
    assert "etter denne" in refused(dialog, "next_on")
    put(dialog, "next_on", "20.3.2026")
    saved(dialog)
    (line,) = view(tiny).guidance
    assert "09.03.2026 · Strøm\nholdt av Kari Åsmo · neste 20.03.2026" in words(part.guidance)
    press_button(part, f"delete_{line.id}")
    agree()
    assert view(tiny).guidance == ()
    undo_last(tiny.adviser)
    assert len(view(tiny).guidance) == 1


def test_a_statement_is_written_and_closed_to_another_adviser(
    qtbot: QtBot, part: SettlementPart, tiny: TinyStore, bus: Bus
) -> None:
    press_button(part, "statementsNew")
    dialog = opened(StatementForm)
    assert "Skriv uttalelsen" in refused(dialog, "text")
    fill(dialog, text="Trenger heis")
    saved(dialog)
    told = words(part.statements)
    assert "Trenger heis\nSkrevet av Kari Åsmo" in told
    other = replace(tiny.adviser, actor=replace(tiny.adviser.actor, staff_id=tiny.helper.actor.staff_id))
    theirs = part_of(page_at(qtbot, other, bus, tiny.ids["Amina"], TAB), SettlementPart)
    told = words(theirs.statements)
    assert notes.CLOSED_ROW in told
    assert "heis" not in told
    assert "IMDi" not in told


def test_a_closed_statement_has_no_buttons(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    value = NeedsStatement("", "", tiny.ids["Åse"], "", date(2026, 3, 2), "IMDi", "Trenger heis")
    key = guidance.save_statement(tiny.leader, value).id
    other = replace(tiny.adviser, actor=replace(tiny.adviser.actor, staff_id=tiny.helper.actor.staff_id))
    part = part_of(page_at(qtbot, other, bus, tiny.ids["Åse"], TAB), SettlementPart)
    assert notes.CLOSED_ROW in words(part.statements)
    assert part.findChild(QPushButton, f"change_{key}") is None


def test_the_usual_goals_are_offered_ticked_and_changed(part: SettlementPart, tiny: TinyStore) -> None:
    press_button(part, "takeGoals")
    found = view(tiny).goals
    assert {each.due for each in found} == {date(2025, 11, 18), date(2026, 2, 18)}
    assert "Skulle vært nådd 18.11.2025" in words(part.goals)
    tick = part.goals.findChild(QCheckBox, f"tick_{found[0].id}")
    assert tick is not None
    tick.setFocus()
    press(tick, Qt.Key.Key_Space)
    assert "Nådd 11.03.2026 · mål ved tre måneder" in words(part.goals)
    press_button(part, f"change_{found[1].id}")
    dialog = opened(GoalForm)
    fill(dialog, months="Seks måneder", due="18.2.2026", met_on="12.3.2026")
    assert "etter i dag" in refused(dialog, "met_on")
    put(dialog, "met_on", "")
    saved(dialog)
    changed = next(each for each in view(tiny).goals if each.id == found[1].id)
    assert (changed.months, changed.due) == (6, date(2026, 2, 18))


def test_min_dag_opens_the_goal_that_is_due_first(part: SettlementPart, tiny: TinyStore) -> None:
    goals.take_proposals(tiny.adviser, tiny.ids["Amina"])
    part.mend(str(Mend.SETTLEMENT_GOAL))
    assert opened(GoalForm).start.id == view(tiny).goals[0].id
