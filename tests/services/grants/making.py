"""Rates, registrations and files for the tests of the grants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.grant_control import EnteredRate, GrantRegistration
from grongintro.domain.grants import GrantCode, RateState
from grongintro.services.grants import basis, payments, rates
from tests.services.making import TODAY

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from grongintro.services.desk import Desk, Saved
    from grongintro.services.grants.payments import PaymentPreview

HEAD = "Navn;DUF-nummer;Kode;År;Beløp"
SOURCE = "IMDi, rundskriv"


def rate(
    desk: Desk, year: int, code: GrantCode, kroner: int, state: RateState = RateState.ADOPTED
) -> EnteredRate:
    value = EnteredRate("", "", year, code, kroner * 100, state, SOURCE, TODAY)
    rates.save_rate(desk, value)
    return value


def registered(desk: Desk, person_id: str, settled: date) -> Saved:
    return basis.register_settled(desk, GrantRegistration("", "", person_id, TODAY, settled))


def preview(desk: Desk, folder: Path, *lines: str, name: str = "fil.csv") -> PaymentPreview:
    path = folder / name
    path.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    return payments.read_payments(desk, path)


def paid(desk: Desk, folder: Path, year: int, quarter: int, *lines: str) -> Saved:
    found = preview(desk, folder, *lines)
    return payments.store_payments(desk, payments.Payment(found, year, quarter))
