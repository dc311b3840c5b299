"""What is registered about a person in the programme by the law, row by row in words, for «Innsyn»."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from grongintro.domain.activity import Activity, Attendance, Enrolment, Gathering
from grongintro.domain.application import ApplicationPerson, GrantApplication
from grongintro.domain.carried import CarriedMatter, OpeningBalance
from grongintro.domain.closing import Ending
from grongintro.domain.cooperation import Referral, Volunteer, VolunteerMatch
from grongintro.domain.dates import WEEKDAYS
from grongintro.domain.eligibility import Employment, RightAssessment
from grongintro.domain.grant_control import GrantBasis, GrantClaim, GrantRegistration, PaymentLine
from grongintro.domain.mapping import (
    AdaptationNeed,
    CareerGuidance,
    CompetenceMapping,
    Experience,
    HealthStep,
    LanguageSkill,
    PriorElement,
)
from grongintro.domain.moving import LateStart, Move
from grongintro.domain.plan import (
    IntegrationContract,
    LifeEvent,
    PlanElement,
    PlanPhase,
    PlanReview,
    PlanVersion,
)
from grongintro.domain.practice import Employer, Placement, PlacementVisit, PracticeWish
from grongintro.domain.settlement import (
    Housing,
    HousingStay,
    LivingGuidance,
    NeedsStatement,
    SettlementGoal,
)
from grongintro.domain.staff import Staff
from grongintro.domain.step import Step, flatten
from grongintro.domain.training import Exemption, LanguageTest, TaughtHours, Training
from grongintro.domain.week import FullTimeNorm, Vacation, WeekPlan, WeekSlot
from grongintro.services.history_words import told
from grongintro.services.naming.nynorsk import word
from grongintro.services.naming.stored import FIELDS
from grongintro.services.trust.closed import may_read_row
from grongintro.storage import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grongintro.domain.municipality import Language
    from grongintro.letters.insight import InsightPart
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

# In the order of the package, each sorted by this field.
KINDS: dict[type, str] = {
    Employment: "start",
    RightAssessment: "assessed_on",
    LateStart: "written_on",
    Move: "day",
    CompetenceMapping: "mapped_on",
    LanguageSkill: "language",
    Experience: "first_year",
    PriorElement: "start",
    CareerGuidance: "offered_on",
    AdaptationNeed: "start",
    HealthStep: "day",
    PlanVersion: "made_on",
    PlanPhase: "start",
    PlanElement: "start",
    LifeEvent: "day",
    PlanReview: "held_on",
    IntegrationContract: "made_on",
    Training: "offered",
    TaughtHours: "start",
    LanguageTest: "entered_on",
    Exemption: "applied_on",
    CarriedMatter: "dated",
    OpeningBalance: "as_of",
    Ending: "ended_on",
    WeekPlan: "start",
    WeekSlot: "weekday",
    FullTimeNorm: "start",
    Vacation: "start",
    Enrolment: "since",
    Attendance: "id",
    Placement: "start",
    PlacementVisit: "held_on",
    PracticeWish: "since",
    Referral: "sent_on",
    VolunteerMatch: "start",
    GrantBasis: "category",
    GrantRegistration: "registered_on",
    PaymentLine: "paid_for",
    GrantClaim: "noted_on",
    ApplicationPerson: "id",
    HousingStay: "start",
    LivingGuidance: "held_on",
    NeedsStatement: "written_on",
    SettlementGoal: "due",
}
_STAFF = {"staff_id": "ført av", "owner_id": "ansvarlig", "handed_over_by": "overlevert av"}
# What a row points to that is told by its own name: the kind, what it is called, and the field with the name.
_POINTS_TO: dict[str, tuple[type, str, str]] = {
    "activity_id": (Activity, "aktivitet", "title"),
    "gathering_id": (Gathering, "samling", "title"),
    "employer_id": (Employer, "arbeidsgiver", "name"),
    "volunteer_id": (Volunteer, "frivillig", "name"),
    "application_id": (GrantApplication, "søknad", "title"),
    "housing_id": (Housing, "bolig", "address"),
}
_OTHER_LABELS = {("training", "claimed"): "krevde opplæring"}


def insight_parts(desk: Desk, reader: Reader, person_id: str, language: Language) -> tuple[InsightPart, ...]:
    """A part for each table, also the empty ones; rows that are closed to the account are only counted."""
    from grongintro.letters.insight import InsightPart  # noqa: PLC0415  ReportLab is slow to import

    words = _Words(reader, person_id, language)
    found = []
    for kind, by in KINDS.items():
        rows: list[Any] = reader.find(kind, person_id=person_id)
        rows.sort(key=lambda each, by=by: (getattr(each, by) is None, getattr(each, by), each.id))  # type: ignore[misc]
        open_rows = [each for each in rows if may_read_row(desk, reader, each)]
        told_rows = tuple(tuple(words.pairs(each)) for each in open_rows)
        found.append(InsightPart(tables.table_of(kind).name, told_rows, len(rows) - len(open_rows)))
    return tuple(found)


class _Words:
    """A row as pairs of what and value, with the names of colleagues and plans that it points to."""

    def __init__(self, reader: Reader, person_id: str, language: Language) -> None:
        self._reader, self._language = reader, language
        self._staff = {each.id: each.name for each in reader.find(Staff)}
        plans = reader.find(PlanVersion, person_id=person_id)
        self._plans = {each.id: (told(each.kind), each.number) for each in plans}

    def pairs(self, value: Any) -> Iterator[tuple[str, str]]:
        """What is filled in, whole, in the order of the row."""
        table = tables.table_of(type(value)).name
        for field in fields(value):
            label, words = self._pair(table, field.name, getattr(value, field.name))
            if label and words:
                yield self._word(label), words

    def _pair(self, table: str, name: str, raw: Any) -> tuple[str, str]:
        special = self._special(name, raw)
        if special is not None:
            return special
        label = _OTHER_LABELS.get((table, name), FIELDS.get(name, ""))
        words = told(raw)
        return label, self._word(words) if isinstance(raw, StrEnum | bool) else words

    def _special(self, name: str, raw: Any) -> tuple[str, str] | None:
        """What is not told as it is kept: what is pointed to and special numbers; None for the rest."""
        if name in _STAFF:
            return _STAFF[name], self._staff.get(raw, "")
        if name in _POINTS_TO:
            kind, label, named = _POINTS_TO[name]
            target: Any = self._reader.get(kind, raw)
            return label, getattr(target, named)
        if name == "plan_id":
            plan, number = self._plans[raw]
            return "plan", f"{self._word(plan)} {number}"
        return self._number(name, raw)

    def _number(self, name: str, raw: Any) -> tuple[str, str] | None:
        if name == "weekday":
            return FIELDS[name], WEEKDAYS[raw]
        if name == "hundredths":
            return "brukt", f"{(Decimal(raw) / 100).normalize():f}".replace(".", ",")
        return ("steg", self._steps(raw)) if name == "steps" else None

    def _steps(self, raw: dict[str, Any]) -> str:
        steps = flatten(tuple(Step.from_json(each) for each in raw["steps"]))
        return " ".join(each.text_in(self._language) for each in steps)

    def _word(self, bokmal: str) -> str:
        return word(bokmal, self._language)
