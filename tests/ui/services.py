"""A small real store for the screens: two people, invented, with a cheap key derivation."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from grongintro.domain.clock import FixedClock
from grongintro.domain.municipality import Language, Municipality
from grongintro.services.setup import FirstStart, NewColleague, found_service
from grongintro.services.trust.login import change_password, switch_user
from grongintro.storage.keys.envelope import Cost

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk

CLOCK = FixedClock(datetime(2026, 3, 11, 9, 0))  # noqa: DTZ001  local time
CHEAP = Cost(8, 1, 1)
LEADER_PASSWORD = "fjell og fjord og skog"
FIRST_PASSWORD = "midlertidig ord"
ADVISER_PASSWORD = "regn og sol og vind"

TOWN = Municipality(
    name="Prøve kommune",
    number="9999",
    organisation_number="310123455",
    street="Prøvevegen 1",
    postal_code="7999",
    postal_place="Prøve",
    phone="10 00 02 00",
    email="post@prove.example",
    service_name="Flyktningtjenesten",
    statsforvalter="Statsforvalteren i Trøndelag",
    language=Language.BOKMAL,
)


def first_start(folder: Path) -> FirstStart:
    return FirstStart(
        municipality=TOWN,
        places=("Sentrum", "Bergsmo"),
        leader=NewColleague("Ada Leder", "avdelingsleder", "", "", "ada", LEADER_PASSWORD),
        repeated=LEADER_PASSWORD,
        adviser=NewColleague("Bo Rådgiver", "programrådgiver", "", "", "bo", FIRST_PASSWORD, 60),
        folder=folder / "data",
        backup_folder=folder / "kopier",
    )


def leader_desk(folder: Path) -> Desk:
    return found_service(first_start(folder), CLOCK, cost=CHEAP)[0]


def adviser_desk(leader: Desk) -> Desk:
    desk = switch_user(leader, "bo", FIRST_PASSWORD)
    return change_password(desk, FIRST_PASSWORD, ADVISER_PASSWORD, ADVISER_PASSWORD)
