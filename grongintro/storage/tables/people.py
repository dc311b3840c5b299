"""People and the homes they live in."""

from __future__ import annotations

import sqlalchemy as sa

from grongintro.domain import household, person
from grongintro.storage.tables.columns import day, entity, flag, indexed, one_of, period, text, to
from grongintro.storage.types import TextTuple

person_table = entity(
    person.Person,
    "person",
    text("given_name"),
    text("family_name"),
    day("birth_date", needed=True),
    *one_of("person", "sex", person.Sex),
    text("national_number"),
    text("duf_number"),
    text("citizenship"),
    sa.Column("languages", TextTuple, nullable=False),
    text("interpreter_language"),
    text("street"),
    text("postal_code"),
    text("postal_place"),
    text("phone"),
    text("email"),
    *one_of("person", "settlement", person.Settlement, needed=False),
    day("first_settled"),
    day("arrived"),
    day("claimed"),
    day("moved_out"),
    text("note"),
    text("search"),
)
permit = entity(
    person.Permit,
    "permit",
    to("person_id", "person"),
    *one_of("permit", "kind", person.PermitKind),
    day("granted", needed=True),
    day("valid_to"),
    day("applied"),
    day("reference_settled"),
)
household_table = entity(household.Household, "household", text("name"))
household_member = entity(
    household.HouseholdMember,
    "household_member",
    to("household_id", "household"),
    to("person_id", "person"),
    *one_of("household_member", "role", household.HouseholdRole),
    *period("household_member"),
)
living_fact = entity(
    household.LivingFact,
    "living_fact",
    to("person_id", "person"),
    *one_of("living_fact", "kind", household.LivingFactKind),
    *period("living_fact"),
    flag("answer"),
    to("partner_id", "person", needed=False),
    text("reason"),
)

indexed(
    permit.c.person_id,
    household_member.c.household_id,
    household_member.c.person_id,
    living_fact.c.person_id,
)
