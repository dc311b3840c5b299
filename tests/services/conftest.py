from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.clock import FixedClock
from grongintro.domain.municipality import Language, Municipality
from grongintro.services.demo import build_demo
from grongintro.services.setup import FirstStart, NewColleague, found_service
from grongintro.services.trust.login import change_password, switch_user
from grongintro.storage.keys.envelope import Cost

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grongintro.services.demo import DemoStore
    from grongintro.services.desk import Desk

# Makes `tests.services.making` importable also where pytest is not started as a module.
sys.path.insert(0, str(Path(__file__).parents[2]))

LEADER_PASSWORD = "fire ord for lederen"
FIRST_PASSWORD = "fire ord til utlevering"
ADVISER_PASSWORD = "fire egne lange ord"
DEMO_DAY = date(2026, 11, 23)


def _municipality() -> Municipality:
    return Municipality(
        name="Grong kommune",
        number="5045",
        organisation_number="940010853",
        street="Postboks 162",
        postal_code="7871",
        postal_place="Grong",
        phone="74 31 21 00",
        email="post@example.no",
        service_name="Flyktningtjenesten",
        statsforvalter="Statsforvalteren i Trøndelag",
        language=Language.BOKMAL,
    )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The leader's desk at a new, encrypted store; the adviser is Kari Rådgiver."""
    first = FirstStart(
        municipality=_municipality(),
        places=("Kontoret", "Voksenopplæringen"),
        leader=NewColleague(
            "Liv Leder", "Avdelingsleder", "74000001", "liv@example.no", "liv", LEADER_PASSWORD
        ),
        repeated=LEADER_PASSWORD,
        adviser=NewColleague(
            "Kari Rådgiver", "Programrådgiver", "74000002", "kari@example.no", "kari", FIRST_PASSWORD
        ),
        folder=tmp_path / "lager",
        backup_folder=tmp_path / "kopier",
    )
    clock = FixedClock(datetime(2026, 11, 23, 8, 0))  # noqa: DTZ001  local time, like the program's own
    leader, _ = found_service(first, clock, cost=Cost(8, 1, 1))
    yield leader
    leader.store.close()


@pytest.fixture
def adviser_desk(desk: Desk) -> Desk:
    """The adviser's desk at the same store, with an own password."""
    adviser = switch_user(desk, "kari", FIRST_PASSWORD)
    return change_password(adviser, FIRST_PASSWORD, ADVISER_PASSWORD, ADVISER_PASSWORD)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoStore]:
    """The demo of a Monday, for reading only."""
    built = build_demo(tmp_path_factory.mktemp("demo") / "store", DEMO_DAY)
    yield built
    built.desk_adviser.store.close()
