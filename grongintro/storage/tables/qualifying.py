"""Right and duty, competence mapping, career guidance, health needs, and what came from elsewhere."""

from __future__ import annotations

import sqlalchemy as sa

from grongintro.domain import carried, closing, eligibility, followup, mapping, moving, plan, programme
from grongintro.storage.tables.columns import day, entity, flag, indexed, one_of, period, text, to
from grongintro.storage.types import JsonText, TextTuple

employment = entity(
    eligibility.Employment,
    "employment",
    to("person_id", "person"),
    *period("employment"),
    sa.Column("minutes_per_week", sa.Integer, nullable=False),
    text("employer"),
    flag("offer_only"),
)
right_assessment = entity(
    eligibility.RightAssessment,
    "right_assessment",
    to("person_id", "person"),
    day("assessed_on", needed=True),
    to("staff_id", "staff"),
    *one_of("right_assessment", "computed", eligibility.Standing),
    *one_of("right_assessment", "standing", eligibility.Standing),
    sa.Column("steps", JsonText, nullable=False),
    text("reason"),
)
competence_mapping = entity(
    mapping.CompetenceMapping,
    "competence_mapping",
    to("person_id", "person"),
    day("mapped_on", needed=True),
    *one_of("competence_mapping", "timing", mapping.MappedWhen),
    text("mapped_by"),
    *one_of("competence_mapping", "schooling", mapping.Schooling),
    *one_of("competence_mapping", "interpreter", followup.InterpreterMode),
    sa.Column("interpreter_qualified", sa.Boolean),
    text("language"),
    text("digital_skills"),
    text("driving_licence"),
    text("interests"),
    text("wishes"),
    text("note"),
)
language_skill = entity(
    mapping.LanguageSkill,
    "language_skill",
    to("person_id", "person"),
    text("language"),
    *one_of("language_skill", "oral", mapping.Mastery),
    *one_of("language_skill", "written", mapping.Mastery),
)
experience = entity(
    mapping.Experience,
    "experience",
    to("person_id", "person"),
    *one_of("experience", "kind", mapping.ExperienceKind),
    text("title"),
    text("place"),
    text("country"),
    sa.Column("first_year", sa.Integer),
    sa.Column("last_year", sa.Integer),
    flag("documented"),
    text("note"),
)
prior_element = entity(
    mapping.PriorElement,
    "prior_element",
    to("person_id", "person"),
    *one_of("prior_element", "kind", plan.ElementKind),
    text("title"),
    text("place"),
    day("start"),
    day("end"),
    sa.Column("minutes", sa.Integer),
    text("module"),
)
adaptation_need = entity(
    mapping.AdaptationNeed,
    "adaptation_need",
    to("person_id", "person"),
    to("staff_id", "staff"),
    text("text"),
    *period("adaptation_need"),
)
health_step = entity(
    mapping.HealthStep,
    "health_step",
    to("person_id", "person"),
    to("staff_id", "staff"),
    *one_of("health_step", "kind", mapping.HealthStepKind),
    day("day", needed=True),
    to("owner_id", "staff"),
    text("text"),
    day("done_on"),
)
career_guidance = entity(
    mapping.CareerGuidance,
    "career_guidance",
    to("person_id", "person"),
    day("offered_on", needed=True),
    day("held_on"),
    flag("declined"),
    text("centre"),
    *one_of("career_guidance", "recommended", programme.Goal, needed=False),
    text("recommendation"),
    day("prior_learning_offered"),
    sa.Column("prior_learning_wanted", sa.Boolean),
)
carried_matter = entity(
    carried.CarriedMatter,
    "carried_matter",
    to("person_id", "person"),
    *one_of("carried_matter", "kind", carried.CarriedKind),
    day("dated", needed=True),
    text("number"),
    text("decided_by"),
    text("note"),
    to("document_id", "document", needed=False),
)
opening_balance = entity(
    carried.OpeningBalance,
    "opening_balance",
    to("person_id", "person"),
    *one_of("opening_balance", "quota", carried.Quota),
    sa.Column("hundredths", sa.Integer, nullable=False),
    day("as_of", needed=True),
    text("source"),
)
move = entity(
    moving.Move,
    "move",
    to("person_id", "person"),
    *one_of("move", "direction", moving.Direction),
    day("day", needed=True),
    text("municipality"),
    to("staff_id", "staff"),
    sa.Column("months_used", sa.Integer),
    sa.Column("handed", TextTuple, nullable=False),
    text("sent_how"),
    text("note"),
)
late_start = entity(
    moving.LateStart,
    "late_start",
    to("person_id", "person"),
    text("reason"),
    day("written_on", needed=True),
    to("staff_id", "staff"),
)
ending = entity(
    closing.Ending,
    "ending",
    to("person_id", "person"),
    to("programme_id", "programme"),
    day("ended_on", needed=True),
    *one_of("ending", "status", closing.FinalStatus),
    text("reason"),
    sa.Column("full_time", sa.Boolean),
    text("next_step"),
    day("certificate_on"),
    *one_of("ending", "year_later", closing.FinalStatus, needed=False),
    day("year_later_on"),
)

TABLES = (
    employment,
    right_assessment,
    competence_mapping,
    language_skill,
    experience,
    prior_element,
    adaptation_need,
    health_step,
    career_guidance,
    carried_matter,
    opening_balance,
    move,
    late_start,
    ending,
)
indexed(*(table.c.person_id for table in TABLES))
