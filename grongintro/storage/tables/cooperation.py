"""Places of practice, and cooperation with others."""

from __future__ import annotations

import sqlalchemy as sa

from grongintro.domain import cooperation, followup, practice
from grongintro.storage.tables.columns import day, entity, flag, indexed, one_of, period, text, to

employer = entity(
    practice.Employer,
    "employer",
    text("name"),
    *one_of("employer", "sector", practice.Sector),
    text("organisation_number"),
    text("branch"),
    text("place"),
    text("contact"),
    text("phone"),
    text("email"),
    sa.Column("places", sa.Integer, nullable=False),
    day("last_contact"),
    text("note"),
)
placement = entity(
    practice.Placement,
    "placement",
    to("person_id", "person"),
    to("employer_id", "employer"),
    *period("placement"),
    sa.Column("minutes_per_week", sa.Integer, nullable=False),
    text("tasks"),
    text("goal"),
    text("language_support"),
    text("supervisor"),
    day("participant_signed"),
    day("employer_signed"),
    day("municipality_signed"),
    day("ended_on"),
    *one_of("placement", "result", practice.PlacementResult, needed=False),
    text("evaluation"),
)
placement_visit = entity(
    practice.PlacementVisit,
    "placement_visit",
    to("person_id", "person"),
    to("placement_id", "placement"),
    day("held_on", needed=True),
    to("staff_id", "staff"),
    *one_of("placement_visit", "form", followup.Form),
    text("note"),
)
practice_wish = entity(
    practice.PracticeWish,
    "practice_wish",
    to("person_id", "person"),
    text("branch"),
    day("since", needed=True),
    text("place"),
    text("note"),
    day("met_on"),
)
contact = entity(
    cooperation.Contact,
    "contact",
    text("name"),
    text("organisation"),
    text("role"),
    text("phone"),
    text("email"),
    text("note"),
)
cooperation_meeting = entity(
    cooperation.CooperationMeeting,
    "cooperation_meeting",
    text("organisation"),
    day("day", needed=True),
    to("staff_id", "staff"),
    sa.Column("at", sa.Time),
    text("place"),
    text("present"),
    text("topics"),
    text("text"),
    day("next_on"),
)
cooperation_agreement = entity(
    cooperation.CooperationAgreement,
    "cooperation_agreement",
    text("title"),
    text("parties"),
    day("start", needed=True),
    day("renew_by"),
    day("ended_on"),
    text("note"),
)
referral = entity(
    cooperation.Referral,
    "referral",
    to("person_id", "person"),
    to("staff_id", "staff"),
    *one_of("referral", "service", cooperation.ServiceKind),
    text("what"),
    day("sent_on", needed=True),
    day("answered_on"),
    text("answer"),
    sa.Column("went_alone", sa.Boolean),
    to("conversation_id", "conversation", needed=False),
)
volunteer = entity(
    cooperation.Volunteer,
    "volunteer",
    text("name"),
    text("organisation"),
    text("phone"),
    text("email"),
    text("activity"),
    flag("certificate_needed"),
    day("certificate_seen"),
    text("note"),
)
volunteer_match = entity(
    cooperation.VolunteerMatch,
    "volunteer_match",
    to("person_id", "person"),
    to("volunteer_id", "volunteer"),
    *period("volunteer_match"),
    text("note"),
)

indexed(
    placement.c.person_id,
    placement.c.employer_id,
    placement_visit.c.person_id,
    placement_visit.c.placement_id,
    practice_wish.c.person_id,
    referral.c.person_id,
    volunteer_match.c.person_id,
    volunteer_match.c.volunteer_id,
)
