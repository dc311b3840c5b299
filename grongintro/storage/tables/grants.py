"""Rates, payments and claims of grants; applications; the four-year plan."""

from __future__ import annotations

import sqlalchemy as sa

from grongintro.domain import application, budget, grant_control, grants
from grongintro.storage.tables.columns import day, entity, flag, indexed, one_of, text, to


def _number(name: str, *, needed: bool = True) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=not needed)


entered_rate = entity(
    grant_control.EnteredRate,
    "entered_rate",
    _number("year"),
    *one_of("entered_rate", "code", grants.GrantCode),
    _number("ore"),
    *one_of("entered_rate", "state", grants.RateState),
    text("source"),
    day("read_on", needed=True),
)
grant_basis = entity(
    grant_control.GrantBasis,
    "grant_basis",
    to("person_id", "person"),
    *one_of("grant_basis", "category", grants.GrantCategory),
    flag("humanitarian_family"),
    text("settled_elsewhere"),
    *one_of("grant_basis", "ended_by", grants.GrantEnd, needed=False),
    day("ended_on"),
    text("reason"),
)
grant_registration = entity(
    grant_control.GrantRegistration,
    "grant_registration",
    to("person_id", "person"),
    day("registered_on", needed=True),
    day("settled_as", needed=True),
    text("note"),
)
payment_file = entity(
    grant_control.PaymentFile,
    "payment_file",
    text("name"),
    _number("year"),
    _number("quarter"),
    day("read_on", needed=True),
    text("sha256"),
)
payment_line = entity(
    grant_control.PaymentLine,
    "payment_line",
    to("file_id", "payment_file"),
    _number("line"),
    text("reference"),
    text("code"),
    _number("paid_for"),
    _number("ore"),
    to("person_id", "person", needed=False),
    text("note"),
)
grant_claim = entity(
    grant_control.GrantClaim,
    "grant_claim",
    *one_of("grant_claim", "code", grants.GrantCode),
    _number("paid_for"),
    _number("ore"),
    *one_of("grant_claim", "state", grant_control.ClaimState),
    day("noted_on", needed=True),
    to("person_id", "person", needed=False),
    day("sent_on"),
    day("closed_on"),
    text("note"),
)
grant_application = entity(
    application.GrantApplication,
    "grant_application",
    *one_of("grant_application", "scheme", application.Scheme),
    text("title"),
    _number("grant_year"),
    day("deadline", needed=True),
    *one_of("grant_application", "state", application.ApplicationState),
    to("staff_id", "staff"),
    text("reason"),
    text("measures"),
    day("sent_on"),
    day("answered_on"),
    _number("granted_ore", needed=False),
    day("appeal_by"),
    day("appealed_on"),
    day("report_by"),
    day("reported_on"),
    text("note"),
)
application_person = entity(
    application.ApplicationPerson,
    "application_person",
    to("person_id", "person"),
    to("application_id", "grant_application"),
)
application_cost = entity(
    application.ApplicationCost,
    "application_cost",
    to("application_id", "grant_application"),
    text("text"),
    _number("ore"),
    flag("deduction"),
)
application_paper = entity(
    application.ApplicationPaper,
    "application_paper",
    to("application_id", "grant_application"),
    text("text"),
    day("present_on"),
)
budget_cost = entity(
    budget.BudgetCost,
    "budget_cost",
    _number("year"),
    *one_of("budget_cost", "category", budget.CostCategory),
    _number("ore"),
    flag("actual"),
    text("note"),
)
arrival_forecast = entity(
    budget.ArrivalForecast,
    "arrival_forecast",
    _number("year"),
    *one_of("arrival_forecast", "category", grants.GrantCategory),
    _number("low"),
    _number("likely"),
    _number("high"),
)
grants_received = entity(
    budget.GrantsReceived,
    "grants_received",
    _number("year"),
    *one_of("grants_received", "kind", budget.GrantGroup),
    _number("ore"),
    text("source"),
)

indexed(
    grant_basis.c.person_id,
    grant_registration.c.person_id,
    payment_line.c.file_id,
    payment_line.c.person_id,
    grant_claim.c.person_id,
    application_person.c.person_id,
    application_person.c.application_id,
    application_cost.c.application_id,
    application_paper.c.application_id,
)
