"""Settlement: numbers, arrivals and what must be ready, housing, guidance in living, goals."""

from __future__ import annotations

import sqlalchemy as sa

from grongintro.domain import settlement
from grongintro.storage.tables.columns import day, entity, indexed, one_of, period, text, to


def _number(name: str, *, needed: bool = True) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=not needed)


settlement_number = entity(
    settlement.SettlementNumber,
    "settlement_number",
    _number("year"),
    *one_of("settlement_number", "kind", settlement.SettlementKind),
    _number("asked", needed=False),
    _number("decided", needed=False),
    _number("settled", needed=False),
    _number("agreed", needed=False),
    day("as_of"),
    text("source"),
)
housing = entity(
    settlement.Housing,
    "housing",
    text("address"),
    *one_of("housing", "owner", settlement.HousingOwner),
    text("owner_name"),
    _number("rent", needed=False),
    _number("rooms"),
    _number("size"),
    text("place"),
    day("free_from"),
    day("contract_start"),
    day("contract_end"),
    text("note"),
)
expected_arrival = entity(
    settlement.ExpectedArrival,
    "expected_arrival",
    text("name"),
    _number("adults"),
    _number("children"),
    *one_of("expected_arrival", "state", settlement.ArrivalState),
    *one_of("expected_arrival", "kind", settlement.SettlementKind),
    day("expected_on"),
    day("permit_on"),
    text("needs"),
    to("housing_id", "housing", needed=False),
    day("amot_from"),
    day("amot_to"),
    to("household_id", "household", needed=False),
    text("note"),
)
arrival_step = entity(
    settlement.ArrivalStep,
    "arrival_step",
    to("arrival_id", "expected_arrival"),
    text("text"),
    day("due"),
    to("owner_id", "staff", needed=False),
    day("done_on"),
)
housing_stay = entity(
    settlement.HousingStay,
    "housing_stay",
    to("person_id", "person"),
    to("housing_id", "housing"),
    *period("housing_stay"),
)
living_guidance = entity(
    settlement.LivingGuidance,
    "living_guidance",
    to("person_id", "person"),
    day("held_on", needed=True),
    to("staff_id", "staff"),
    text("topics"),
    day("next_on"),
    text("note"),
)
needs_statement = entity(
    settlement.NeedsStatement,
    "needs_statement",
    to("person_id", "person"),
    to("staff_id", "staff"),
    day("written_on", needed=True),
    text("to_whom"),
    text("text"),
)
settlement_goal = entity(
    settlement.SettlementGoal,
    "settlement_goal",
    to("person_id", "person"),
    _number("months"),
    text("text"),
    day("due", needed=True),
    day("met_on"),
    text("note"),
)

indexed(
    arrival_step.c.arrival_id,
    housing_stay.c.person_id,
    housing_stay.c.housing_id,
    living_guidance.c.person_id,
    needs_statement.c.person_id,
    settlement_goal.c.person_id,
)
