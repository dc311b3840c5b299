"""Training in Norwegian and civics, hours taught, tests and exemptions."""

from __future__ import annotations

import sqlalchemy as sa

from grongintro.domain import training
from grongintro.storage.tables.columns import day, entity, indexed, one_of, period, text, to

training_table = entity(
    training.Training,
    "training",
    to("person_id", "person"),
    *one_of("training", "basis", training.TrainingBasis),
    day("offered", needed=True),
    day("start"),
    day("end"),
    day("claimed"),
    *one_of("training", "provider", training.Provider),
    text("provider_name"),
    *one_of("training", "level", training.Level, needed=False),
    sa.Column("minutes_per_week", sa.Integer, nullable=False),
)
taught_hours = entity(
    training.TaughtHours,
    "taught_hours",
    to("person_id", "person"),
    *one_of("taught_hours", "subject", training.Subject),
    *period("taught_hours"),
    sa.Column("minutes", sa.Integer, nullable=False),
    text("module"),
    text("language"),
    text("provider"),
)
language_test = entity(
    training.LanguageTest,
    "language_test",
    to("person_id", "person"),
    *one_of("language_test", "part", training.TestPart),
    day("entered_on"),
    day("sat_on"),
    *one_of("language_test", "level", training.Level, needed=False),
    sa.Column("passed", sa.Boolean),
    text("language"),
)
exemption = entity(
    training.Exemption,
    "exemption",
    to("person_id", "person"),
    *one_of("exemption", "what", training.ExemptionFrom),
    *one_of("exemption", "basis", training.ExemptionBasis),
    day("applied_on", needed=True),
    day("decided_on"),
    sa.Column("granted", sa.Boolean),
    text("note"),
)

indexed(
    training_table.c.person_id,
    taught_hours.c.person_id,
    language_test.c.person_id,
    exemption.c.person_id,
)
