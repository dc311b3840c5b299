"""Insight packages of invented people: with something of everything, and with nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from grongintro.domain.case import Decision, DecisionKind, DecisionState
from grongintro.domain.document import AccessClass, Consent, Document
from grongintro.domain.document import DocumentKind as PaperKind
from grongintro.domain.followup import (
    Appointment,
    Booking,
    Conversation,
    FollowUp,
    Form,
    InterpreterMode,
    Outcome,
    Rhythm,
    Side,
    Task,
)
from grongintro.domain.household import HouseholdMember, HouseholdRole, LivingFact, LivingFactKind
from grongintro.domain.municipality import Language
from grongintro.domain.period import Period
from grongintro.domain.person import Permit, PermitKind, Person, Settlement, Sex
from grongintro.domain.programme import Programme, ProgrammeLeave
from grongintro.letters import insight as insights
from tests.letters.samples import DAY, END, START, municipality


def empty_insight() -> insights.InsightContent:
    """Somebody of whom nothing is known but the name."""
    who = Person("p1", "o1", "Selam", "Tesfay", date(2002, 4, 12))
    return insights.InsightContent(municipality(), DAY, "Ingrid Moen", who)


def insight(language: Language = Language.BOKMAL) -> insights.InsightContent:
    """Something of everything, with a talk that two took part in and one that is closed."""
    filed = datetime(2026, 10, 5, 9, 12)  # noqa: DTZ001 - local time, as on the wall
    return replace(
        empty_insight(),
        municipality=municipality(language),
        person=replace(
            empty_insight().person,
            sex=Sex.FEMALE,
            duf_number="202200000012",
            citizenship="Eritrea",
            languages=("tigrinja", "arabisk"),
            interpreter_language="tigrinja",
            street="Elvegata 12 B",
            postal_code="7899",
            postal_place="ELVEDAL",
            settlement=Settlement.AGREED,
            arrived=date(2026, 10, 1),
        ),
        advisers=(("Ingrid Moen", Period(date(2026, 10, 1))),),
        household=(
            ("Selam Tesfay", HouseholdMember("m1", "o1", "h1", "p1", HouseholdRole.ADULT, date(2026, 10, 1))),
            ("Yonas Tesfay", HouseholdMember("m2", "o1", "h1", "p2", HouseholdRole.CHILD, date(2026, 10, 1))),
        ),
        permits=(Permit("t1", "o1", "p1", PermitKind.REFUGEE_28, date(2026, 3, 2), date(2029, 3, 2)),),
        programmes=(Programme("g1", "o1", "p1", date(2026, 11, 18), START, END),),
        leaves=(ProgrammeLeave("l1", "o1", "p1", date(2027, 6, 1), date(2027, 6, 14), reason="Sykdom"),),
        living=(
            (
                LivingFact(
                    "f1", "o1", "p1", LivingFactKind.PARTNER, START, partner_id="p3", reason="Vigselsattest"
                ),
                "Şükrü Yılmaz",
            ),
        ),
        follow_ups=(
            FollowUp("u1", "o1", "p1", date(2026, 10, 1), rhythm=Rhythm.WEEKLY, rhythm_reason="Ny i bygda"),
        ),
        talks=_insight_talks(),
        tasks=(Task("k1", "o1", "Ringe barnehagen", Side.US, person_id="p1", due=date(2026, 11, 24)),),
        appointments=_insight_appointments(),
        decisions=(
            (
                Decision(
                    "v1",
                    "o1",
                    "c1",
                    "p1",
                    DecisionKind.INTRODUCTION_BENEFIT,
                    DecisionState.ISSUED,
                    START,
                    END,
                    number="2026-014",
                    decided_on=DAY,
                ),
                "2026/301",
            ),
        ),
        parts=_insight_parts(language),
        consents=(Consent("s1", "o1", "p1", "Fastlegen", "Timer og tolk", date(2026, 10, 5)),),
        documents=(
            (_paper("Oppholdskort", PaperKind.PERMIT, AccessClass.ORDINARY, filed), True),
            (_paper("Epikrise", PaperKind.HEALTH, AccessClass.HEALTH, filed), False),
        ),
        files=((filed, "Ingrid Moen", "Vedtak 2026-014"),),
        openings=((filed.date(), "Ingrid Moen", ("09.12", "13.40")),),
    )


def _insight_parts(language: Language) -> tuple[insights.InsightPart, ...]:
    """A language, two steps of health that are closed, and no tests; the words come from the service."""
    spoken = {
        Language.BOKMAL: (("språk", "tigrinja"), ("muntlig", "morsmål"), ("skriftlig", "godt")),
        Language.NYNORSK: (("språk", "tigrinja"), ("munnleg", "morsmål"), ("skriftleg", "godt")),
    }
    arabic = (("språk", "arabisk"),)
    return (
        insights.InsightPart("language_skill", (spoken[language], arabic)),
        insights.InsightPart("health_step", (), closed=2),
        insights.InsightPart("language_test", ()),
        insights.InsightPart("exemption", ()),
    )


def _paper(name: str, kind: PaperKind, access: AccessClass, at: datetime) -> Document:
    media, digest = "application/pdf", "0" * 64
    return Document("d1", "o1", "p1", kind, name, media, 9, digest, access, "a1", at, at.date(), "UDI")


def _insight_talks() -> tuple[insights.InsightTalk, ...]:
    first = Conversation(
        "s1",
        "o1",
        "i1",
        date(2026, 10, 6),
        "Elvedal sentrum",
        Form.MEETING,
        Outcome.HELD,
        counts=True,
        interpreter=InterpreterMode.PHONE,
        interpreter_qualified=True,
        language="tigrinja",
        topics=("work", "school"),
        minutes=45,
        text="Vi snakket om praksis i barnehagen.\n\nHun gruer seg til norskprøven.",
    )
    both = replace(
        first, id="s2", held_on=date(2026, 10, 20), topics=(), text="Begge var med. Şükrü vil kjøre buss."
    )
    sensitive = replace(first, id="s3", held_on=date(2026, 11, 3), text="Dette er lukket.", topics=())
    missed = replace(
        first,
        id="s4",
        held_on=date(2026, 11, 17),
        outcome=Outcome.NO_SHOW,
        interpreter=InterpreterMode.NONE,
        interpreter_reason="Snakker norsk",
        text="",
        minutes=None,
    )
    return (
        insights.InsightTalk(first, "Ingrid Moen", others=False),
        insights.InsightTalk(both, "Ingrid Moen", others=True),
        insights.InsightTalk(sensitive, "Ingrid Moen", others=False, closed=True),
        insights.InsightTalk(missed, "Per Aune", others=False),
    )


def _insight_appointments() -> tuple[tuple[Appointment, bool], ...]:
    one = Appointment(
        "a1",
        "o1",
        "i1",
        date(2026, 12, 1),
        time(9, 30),
        45,
        "Bergsmo",
        Form.HOME_VISIT,
        Booking.BOOKED,
        "tigrinja",
    )
    return (one, False), (replace(one, id="a2", day=date(2026, 12, 8), at=None, note="Hele familien"), True)
