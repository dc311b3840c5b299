"""What the demo shows of practice and cooperation, on its own day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.practice import PlacementResult, Sector
from grongintro.rules.compliance.light import Mend
from grongintro.services.cooperation.partners import Renewal
from grongintro.services.cooperation.view import cooperation_view
from grongintro.services.practice.lines import PlacementState
from grongintro.services.practice.view import practice_view
from grongintro.services.qualifying.today import law_day

if TYPE_CHECKING:
    from grongintro.services.demo import DemoStore


def test_every_state_of_practice_is_there(demo: DemoStore) -> None:
    view, today = practice_view(demo.desk_leader), demo.desk_leader.today
    assert {line.state for line in view.placements} == set(PlacementState)
    assert {line.placement.result for line in view.placements} >= {
        PlacementResult.JOB,
        PlacementResult.NEW_PLACEMENT,
        None,
    }
    assert any(line.lacks_result for line in view.placements)
    assert any(line.next_visit is not None and line.next_visit < today for line in view.placements)
    assert view.now(Sector.MUNICIPAL)
    assert view.now(Sector.PRIVATE)
    assert any(line.free is None for line in view.employers)
    assert {bool(line.fitting) for line in view.wishes} == {True, False}


def test_every_part_of_the_cooperation_is_there(demo: DemoStore) -> None:
    view, today = cooperation_view(demo.desk_leader), demo.desk_leader.today
    assert {line.renewal for line in view.agreements} >= {Renewal.OVERDUE, Renewal.NEAR, Renewal.RUNNING}
    assert {each.day >= today for each in view.meetings} == {True, False}
    assert view.contacts
    assert sum(each.sent for each in view.services) > sum(each.answered for each in view.services) > 0
    assert view.unanswered
    assert any(line.lacks_certificate for line in view.volunteers)
    assert {line.running for line in view.matches} == {True, False}


def test_the_days_of_both_have_what_is_due(demo: DemoStore) -> None:
    adviser = [each.mend for each in law_day(demo.desk_adviser).due]
    leader = [each.mend for each in law_day(demo.desk_leader).due]
    assert Mend.PLACEMENT_VISIT in adviser
    assert Mend.AGREEMENT not in adviser
    assert leader.count(Mend.AGREEMENT) == 2
