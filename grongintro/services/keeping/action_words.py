"""An action in words, as «Angre» and the trash tell it: what was done, with whom or what, and when."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from grongintro.domain.dates import long
from grongintro.domain.followup import AppointmentPerson
from grongintro.domain.person import Person
from grongintro.services.history_words import thing
from grongintro.storage import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.storage.unit import Reader

_DID = {
    "add_grunnbelop": "la til grunnbeløp",
    "add_permit": "la til oppholdstillatelse",
    "add_staff": "la til kollega",
    "add_task": "la til oppgave",
    "answer_living_fact": "svarte om bosituasjon",
    "assign_adviser": "byttet rådgiver",
    "book_appointment": "booket avtale",
    "book_several": "booket avtaler",
    "change_appointment": "endret avtale",
    "move_appointment": "flyttet avtale",
    "book_series": "booket en serie avtaler fra",
    "change_series": "endret avtaler i en serie fra",
    "cancel_series": "avlyste resten av en serie fra",
    "change_civics_modules": "endret moduler i samfunnskunnskap",
    "change_municipality": "endret opplysninger om kommunen",
    "change_person": "endret personopplysninger",
    "change_places": "endret steder",
    "switch_on_law": "satte i kraft en lovendring",
    "switch_off_law": "tok en lovendring ut av kraft",
    "change_setting": "endret et valg",
    "change_settings": "endret valg",
    "change_staff": "endret kollega",
    "close_follow_up": "avsluttet oppfølging",
    "create_household": "opprettet husstand",
    "delete": "slettet",
    "end_absence": "avsluttet fravær",
    "file_document": "la inn dokument",
    "give_consent": "skrev samtykke",
    "withdraw_consent": "trakk tilbake samtykke",
    "finish_task": "gjorde ferdig oppgave",
    "import_people": "importerte",
    "join_household": "flyttet til husstand",
    "link_helper": "knyttet til hjelper",
    "log_conversation": "skrev samtale",
    "open_follow_up": "åpnet oppfølging",
    "register_leave": "registrerte permisjon",
    "save_programme": "lagret program",
    "set_absence": "registrerte fravær",
    "set_post": "endret stilling",
    "set_rhythm": "endret rytme",
    "settle_person": "registrerte",
    "stop_programme": "stanset program",
    "add_employment": "registrerte arbeid",
    "change_employment": "endret arbeid",
    "save_mapping": "lagret kartlegging",
    "save_language_skill": "lagret språk",
    "save_experience": "lagret erfaring",
    "save_prior_element": "lagret noe som er gjort før bosetting",
    "save_career_guidance": "lagret karriereveiledning",
    "save_adaptation_need": "lagret behov for tilrettelegging",
    "save_health_step": "lagret helseoppfølging",
    "finish_health_step": "gjorde ferdig helseoppfølging",
    "register_carried": "registrerte noe overført",
    "set_opening_balance": "lagret inngående saldo",
    "write_late_start": "begrunnet sen oppstart",
    "take_over": "tok over fra en annen kommune",
    "move_out": "registrerte flytting",
    "new_plan": "begynte på en plan",
    "save_plan": "lagret planutkast",
    "hand_over_plan": "registrerte at planen er overlevert",
    "sign_plan": "registrerte underskrift på planen",
    "note_life_event": "registrerte en hendelse",
    "review_plan": "gikk gjennom planen",
    "make_contract": "laget kontrakt",
    "sign_contract": "registrerte underskrift på kontrakten",
    "save_training": "lagret opplæring",
    "register_hours": "førte timer",
    "save_test": "lagret prøve",
    "save_exemption": "lagret fritak",
    "save_activity": "lagret aktivitet",
    "save_gathering": "lagret samling",
    "copy_activity": "kopierte aktivitet",
    "enrol": "skrev påmelding",
    "invite": "inviterte til aktivitet",
    "decline": "skrev nei takk til aktivitet",
    "register_attendance": "førte oppmøte",
    "save_employer": "lagret arbeidsgiver",
    "save_placement": "lagret praksis",
    "end_placement": "avsluttet praksis",
    "save_visit": "lagret oppfølging av praksis",
    "save_wish": "lagret ønske om praksis",
    "save_contact": "lagret kontakt",
    "save_meeting": "lagret samarbeidsmøte",
    "save_agreement": "lagret samarbeidsavtale",
    "save_referral": "lagret henvisning",
    "save_volunteer": "lagret frivillig",
    "save_match": "koblet med frivillig",
    "save_number": "lagret bosettingstall",
    "save_arrival": "lagret ventet ankomst",
    "settle_arrival": "registrerte som bosatt",
    "save_arrival_step": "endret listen før ankomst",
    "finish_arrival_step": "krysset av på listen før ankomst",
    "save_home": "lagret bolig",
    "save_stay": "lagret boforhold",
    "save_guidance": "lagret boveiledning",
    "save_statement": "lagret uttalelse",
    "save_settlement_goal": "lagret mål etter bosetting",
    "propose_settlement_goals": "la inn mål etter bosetting",
    "end_programme": "registrerte sluttstatus",
    "issue_certificate": "registrerte deltagerbevis",
    "note_year_later": "registrerte status etter et år",
    "change_replaces_from": "endret fra hvilken dag et vedtak erstattes",
    "withdraw_decision": "la bort utkast til vedtak",
    "save_school_year": "lagret skolerute",
    "save_school_days": "lagret dager i skoleruten",
    "copy_school_year": "kopierte skoleruten til neste år",
    "import_school_days": "leste inn dager i skoleruten",
    "save_travel_time": "lagret reisetid",
    "save_week": "lagret ukeplan",
    "save_slot": "endret ukeplanen",
    "copy_week": "kopierte ukeplanen",
    "save_vacation": "lagret ferie",
    "save_norm": "lagret timer som regnes som fulltid",
    "write_assessment": "skrev vurdering i vedtak",
    "save_rate": "lagret tilskuddssats",
    "paste_rates": "limte inn tilskuddssatser",
    "save_grant_basis": "lagret grunnlag for tilskudd",
    "register_settled": "registrerte bosetting hos IMDi",
    "read_payments": "leste inn utbetalinger fra IMDi",
    "save_claim": "lagret krav om tilskudd",
    "begin_application": "begynte på søknad om tilskudd",
    "save_application": "lagret søknad om tilskudd",
    "send_application": "registrerte at søknad om tilskudd er sendt",
    "answer_application": "registrerte svar på søknad om tilskudd",
    "appeal_application": "registrerte klage på svar om tilskudd",
    "report_application": "registrerte rapport om tilskudd",
    "give_up_application": "la bort eller tok opp igjen søknad om tilskudd",
    "add_to_application": "la til person i søknad om tilskudd",
    "save_application_cost": "lagret kostnad i søknad om tilskudd",
    "save_application_paper": "lagret vedlegg til søknad om tilskudd",
    "save_budget_cost": "lagret kostnad i budsjettet",
    "save_arrival_forecast": "lagret ventet bosetting",
    "save_grants_received": "lagret tilskudd for et tidligere år",
}
# The row that an action is about stands first in this order.
_FIRST = (
    "conversation",
    "appointment",
    "task",
    "person",
    "programme",
    "programme_leave",
    "permit",
    "living_fact",
    "follow_up",
    "document",
    "consent",
    "household",
    "employment",
    "competence_mapping",
    "language_skill",
    "experience",
    "prior_element",
    "adaptation_need",
    "health_step",
    "career_guidance",
    "carried_matter",
    "opening_balance",
    "move",
    "late_start",
    "ending",
    "plan_version",
    "life_event",
    "plan_review",
    "integration_contract",
    "training",
    "taught_hours",
    "language_test",
    "exemption",
    "week_plan",
    "week_slot",
    "full_time_norm",
    "vacation",
    "activity",
    "gathering",
    "enrolment",
    "attendance",
    "school_calendar",
    "calendar_entry",
    "travel_time",
    "employer",
    "placement",
    "placement_visit",
    "practice_wish",
    "contact",
    "cooperation_meeting",
    "cooperation_agreement",
    "referral",
    "volunteer",
    "volunteer_match",
    "grant_application",
    "application_person",
    "application_cost",
    "application_paper",
    "grant_claim",
    "payment_file",
    "entered_rate",
    "grant_basis",
    "grant_registration",
    "budget_cost",
    "arrival_forecast",
    "grants_received",
    "settlement_number",
    "expected_arrival",
    "arrival_step",
    "housing",
    "housing_stay",
    "living_guidance",
    "needs_statement",
    "settlement_goal",
    "decision",
)
_DAYS = {
    "conversation": "held_on",
    "appointment": "day",
    "programme_leave": "start",
    "programme": "start",
    "permit": "granted",
    "document": "dated",
    "employment": "start",
    "competence_mapping": "mapped_on",
    "health_step": "day",
    "career_guidance": "offered_on",
    "carried_matter": "dated",
    "opening_balance": "as_of",
    "move": "day",
    "late_start": "written_on",
    "ending": "ended_on",
    "plan_version": "made_on",
    "life_event": "day",
    "plan_review": "held_on",
    "integration_contract": "made_on",
    "training": "offered",
    "taught_hours": "start",
    "language_test": "entered_on",
    "exemption": "applied_on",
    "week_plan": "start",
    "full_time_norm": "start",
    "vacation": "start",
    "activity": "start",
    "gathering": "day",
    "calendar_entry": "start",
    "placement": "start",
    "placement_visit": "held_on",
    "practice_wish": "since",
    "cooperation_meeting": "day",
    "cooperation_agreement": "start",
    "referral": "sent_on",
    "volunteer_match": "start",
    "grant_application": "deadline",
    "grant_claim": "noted_on",
    "grant_registration": "registered_on",
    "payment_file": "read_on",
    "expected_arrival": "expected_on",
    "housing_stay": "start",
    "living_guidance": "held_on",
    "needs_statement": "written_on",
    "settlement_goal": "due",
}

_LONGEST = 60


def can_be_told(intention: str) -> bool:
    """Whether an action of this sort is one that people undo."""
    return intention in _DID


def action_words(reader: Reader, lines: Sequence[Any]) -> str:
    """What an action did: «slettet samtale 3. mars med Selam Selamsen»; `lines` are the log's."""
    intention = lines[0].intention
    did = _DID.get(intention, intention)
    if intention == "delete":  # who moved up from a waiting list by it was not deleted
        lines = [line for line in lines if line.new is None]
    rows = {line.subject: _whole(reader, line) for line in lines if line.subject in _FIRST}
    subject = next((name for name in _FIRST if name in rows), "")
    words = [did]
    if intention == "delete" and subject and subject != "person":
        words.append(_thing(subject, rows[subject]))
    return " ".join([*words, *_which(reader, lines, subject, rows.get(subject, {}))])


def deleted_words(reader: Reader, lines: Sequence[Any]) -> str:
    """What a deletion took, as it stands in the trash: «Samtale 3. mars med Selam Selamsen»."""
    words = action_words(reader, lines).removeprefix(_DID["delete"]).strip()
    return f"{words[:1].upper()}{words[1:]}"


def _which(reader: Reader, lines: Sequence[Any], subject: str, row: dict[str, Any]) -> list[str]:
    """Which one it was: the day, the words of a task, and whom it is about."""
    words = []
    if subject == "task" and row.get("text"):
        text = str(row["text"])
        words.append(f"«{text}»" if len(text) <= _LONGEST else f"«{text[:_LONGEST].rstrip()} …»")
    if day := row.get(_DAYS.get(subject, "")):
        words.append(_day(day))
    if about := _people(reader, lines):
        with_whom = subject in {"conversation", "appointment"}
        words.append(about if subject == "person" else f"med {about}" if with_whom else f"for {about}")
    return words


def _thing(subject: str, row: dict[str, Any]) -> str:
    if subject == "task":
        return "løfte" if row.get("conversation_id") else "oppgave"
    return thing(subject)


def _whole(reader: Reader, line: Any) -> dict[str, Any]:
    """The row of a line; of one that was changed, with what the line does not say."""
    row = _row(line)
    if line.old and line.new:
        for value in reader.find(tables.kind_of(line.subject), id=line.row_id):
            now = {field.name: getattr(value, field.name) for field in fields(value)}
            row = {**{name: _plain(each) for name, each in now.items()}, **row}
    return row


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _row(line: Any) -> dict[str, Any]:
    old, new = (json.loads(text) if text else {} for text in (line.old, line.new))
    return {**old, **new}


def _day(text: str) -> str:
    whole = long(date.fromisoformat(text))
    return whole.rsplit(" ", 1)[0]


def _people(reader: Reader, lines: Sequence[Any]) -> str:
    """The names of those it is about; of one who is gone, the name in the log."""
    ids = list(dict.fromkeys(line.person_id for line in lines if line.person_id is not None))
    if not ids:
        booked = [line.row_id for line in lines if line.subject == "appointment"]
        ids = [each.person_id for each in reader.all_of(AppointmentPerson, "appointment_id", booked)]
    names = {person.id: person.name for person in reader.all_of(Person, "id", ids)}
    for line in lines:
        if line.subject == "person" and line.row_id not in names:
            row = _row(line)
            names[line.row_id] = f"{row.get('given_name', '')} {row.get('family_name', '')}".strip()
    shown = sorted(names[each] for each in ids if each in names)
    if len(shown) > 3:  # noqa: PLR2004  a line, not a list
        return f"{len(shown)} personer"
    return " og ".join(shown)
