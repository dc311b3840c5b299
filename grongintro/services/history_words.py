"""The change log in words: table and column names as people know them, old → new."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Any

from grongintro.domain.dates import short
from grongintro.domain.followup import InterpreterMode
from grongintro.services.naming import FIELDS, THINGS, VALUES

<<<<<<< HEAD
=======
_THINGS = {
    "person": "personopplysninger",
    "permit": "oppholdstillatelse",
    "household": "husstand",
    "household_member": "medlemskap i husstand",
    "living_fact": "opplysning om bosituasjon",
    "programme": "program",
    "programme_leave": "permisjon",
    "assignment": "ansvarlig rådgiver",
    "helper_link": "hjelper",
    "follow_up": "oppfølging",
    "appointment": "avtale",
    "appointment_person": "deltaker i avtale",
    "conversation": "samtale",
    "conversation_person": "deltaker i samtale",
    "task": "oppgave eller løfte",
    "case_file": "sak",
    "decision": "vedtak",
    "decision_event": "steg i vedtaket",
    "issued_letter": "brev",
    "store": "tilbakehenting av en sikkerhetskopi",
    "document": "dokument",
    "document_content": "innhold i dokument",
    "document_link": "hva dokumentet viser",
    "consent": "samtykke",
    "file_out": "fil eller utskrift ut av programmet",
}
_FIELDS = {
    "to_whom": "til hvem",
    "dated": "datert",
    "source": "fra",
    "access": "tilgang",
    "withdrawn": "trukket fra",
    "given_name": "fornavn",
    "family_name": "etternavn",
    "birth_date": "fødselsdato",
    "sex": "kjønn",
    "national_number": "fødselsnummer eller D-nummer",
    "duf_number": "DUF-nummer",
    "citizenship": "statsborgerskap",
    "languages": "språk",
    "interpreter_language": "tolkespråk",
    "street": "adresse",
    "postal_code": "postnummer",
    "postal_place": "poststed",
    "phone": "telefon",
    "email": "e-post",
    "settlement": "bosettingsmåte",
    "first_settled": "først bosatt",
    "arrived": "kom til kommunen",
    "claimed": "krevde program",
    "moved_out": "flyttet",
    "note": "merknad",
    "kind": "type",
    "granted": "gitt",
    "valid_to": "gyldig til",
    "name": "navn",
    "role": "rolle",
    "start": "fra",
    "end": "til",
    "answer": "svar",
    "reason": "grunn",
    "offered": "tilbudt",
    "education": "utdanning",
    "goal": "sluttmål",
    "stopped": "stanset",
    "stop_reason": "grunn til stans",
    "paid": "med stønad",
    "opened": "åpnet",
    "closed": "avsluttet",
    "closed_reason": "grunn",
    "rhythm": "egen rytme",
    "rhythm_reason": "grunn til rytmen",
    "day": "dag",
    "at": "klokkeslett",
    "minutes": "minutter",
    "place": "sted",
    "form": "form",
    "interpreter": "tolk",
    "state": "status",
    "held_on": "dato",
    "outcome": "utfall",
    "counts": "teller i rytmen",
    "interpreter_qualified": "kvalifisert tolk",
    "interpreter_reason": "grunn (tolk)",
    "language": "språk",
    "topics": "temaer",
    "note_class": "notatet er",
    "text": "tekst",
    "side": "hvem",
    "due": "frist",
    "done_on": "gjort",
    "assessment": "vurdering",
    "number": "nummer",
    "title": "tittel",
    "decided_on": "vedtatt",
    "delivered_on": "levert",
    "delivery": "levert hvordan",
    "delivery_interpreter": "tolk ved levering",
    "received_on": "mottatt",
    "appeal_deadline": "klagefrist",
    "event": "steg",
    "code": "grunnkode",
    "replaces_from": "erstatter fra",
    "issued_on": "utstedt",
    "what": "hva",
    "path": "hvor",
    "written_at": "skrevet",
    "deleted_at": "slettet",
}
VALUES = {
    "female": "kvinne",
    "male": "mann",
    "unknown": "ikke oppgitt",
    "agreed": "etter avtale med IMDi",
    "self_settled": "selvbosatt",
    "family": "familie",
    "adult": "voksen",
    "child": "barn",
    "with_parents": "bor med foreldre",
    "partner": "ektefelle eller samboer",
    "has_children": "har barn",
    "upper_secondary": "videregående eller mer",
    "less": "mindre enn videregående",
    "work": "arbeid",
    "higher_education": "høyere utdanning",
    "requalification": "yrkesfaglig rekvalifisering",
    "part_upper_secondary": "deler av videregående",
    "full_upper_secondary": "fullført videregående",
    "vocational": "fag- og yrkesopplæring",
    "meeting": "møte",
    "phone": "telefon",
    "video": "video",
    "home_visit": "hjemmebesøk",
    "message": "melding",
    "held": "holdt",
    "no_show": "møtte ikke",
    "moved": "flyttet",
    "on_site": "tolk til stede",
    "screen": "skjermtolk",
    "none": "uten tolk",
    "not_needed": "trengs ikke",
    "to_book": "må bestilles",
    "booked": "bestilt",
    "confirmed": "bekreftet",
    "called_off": "avlyst",
    "planned": "avtalt",
    "done": "gjennomført",
    "cancelled": "avlyst",
    "weekly": "hver uke",
    "fortnightly": "hver 14. dag",
    "monthly": "hver måned",
    "us": "oss",
    "participant": "deltakeren",
    "draft": "utkast",
    "submitted": "til godkjenning",
    "returned": "returnert",
    "issued": "utstedt",
    "withdrawn": "lagt bort",
    "created": "opprettet",
    "edited": "redigert",
    "taken_back": "tatt tilbake",
    "undone": "angret",
    "delivered": "levert",
    "handed_over": "overlevert",
    "posted": "sendt i posten",
    "digital": "sendt digitalt",
    "introduction_benefit": "introduksjonsstønad",
    "programme": "program",
    "school": "skole",
    "health": "helse",
    "economy": "økonomi",
    "housing": "bolig",
    "network": "nettverk",
    "life_guidance": "livsveiledning",
    "refugee_28": "flyktning (utl. § 28)",
    "transfer_35": "overføringsflyktning (utl. § 35)",
    "humanitarian_38": "opphold på humanitært grunnlag (utl. § 38)",
    "family_id_38": "barnefamilie, ID-tvil (utl. § 38)",
    "collective_34": "kollektiv beskyttelse (utl. § 34)",
    "family_ch6": "familie til flyktning (utl. kap. 6)",
    "independent_53": "selvstendig grunnlag (utl. § 53)",
    "family_other": "familie til andre (utl. kap. 6)",
    "permanent": "permanent opphold",
    "permit": "oppholdskort",
    "identity": "legitimasjon",
    "decision": "vedtak",
    "contract": "kontrakt",
    "diploma": "vitnemål",
    "letter": "brev",
    "consent": "samtykke",
    "ordinary": "vanlig",
    "sensitive": "sensitivt",
    "third_party": "om andre",
    "other": "annet",
}
>>>>>>> part-b
_HIDDEN = frozenset(
    {
        "id",
        "office_id",
        "version",
        "person_id",
        "staff_id",
        "household_id",
        "conversation_id",
        "appointment_id",
        "case_id",
        "decision_id",
        "letter_id",
        "partner_id",
        "owner_id",
        "plan_id",
        "programme_id",
        "event_id",
        "document_id",
        "handed_over_by",
        "decided_by",
        "delivered_by",
        "replaces_id",
        "facts",
        "steps",
        "parameters",
        "pdf",
        "sha256",
    }
)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO_MINUTE = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?")
_LONGEST = 120


def thing(subject: str) -> str:
    """What the rows of a table are called."""
    return THINGS.get(subject, subject)


def change(subject: str, old: str | None, new: str | None, *, undone: bool) -> str:
    """What was done, in words: «Ny samtale», «Endret program», «Angret: ny avtale»."""
    thing = THINGS.get(subject, subject)
    if old is None:
        words = f"Ny: {thing}"
    elif new is None:
        words = f"Fjernet: {thing}"
    else:
        words = f"Endret: {thing}"
    return f"Angret – {words[0].lower()}{words[1:]}" if undone else words


def details(subject: str, old: dict[str, Any], new: dict[str, Any]) -> str:
    """Old → new for each field that a person would recognise."""
    hidden = _HIDDEN - {"decided_by"} if subject == "carried_matter" else _HIDDEN
    shown = [name for name in (new or old) if name not in hidden and name in FIELDS]
    if old and new:
        return "; ".join(f"{FIELDS[n]}: {value(old.get(n))} → {value(new.get(n))}" for n in shown)
    facts = new or old
    return "; ".join(f"{FIELDS[n]}: {value(facts[n])}" for n in shown if facts[n] not in (None, "", []))


def told(value: Any) -> str:
    """A value of the domain as people read it, whole; nothing for what is not filled in."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, StrEnum):
        return VALUES.get(str(value), str(value))
    if isinstance(value, date):
        return short(value)
    return ", ".join(told(each) for each in value) if isinstance(value, tuple) else str(value).strip()


def value(raw: Any) -> str:
    """A logged value as people read it."""
    if raw is None or raw == "":
        return "(tomt)"
    if isinstance(raw, bool):
        return "ja" if raw else "nei"
    if isinstance(raw, list):
        return ", ".join(value(item) for item in raw) or "(tomt)"
    text = VALUES.get(str(raw), str(raw))
    if _ISO_DAY.fullmatch(text):
        return short(date.fromisoformat(text))
    if _ISO_MINUTE.fullmatch(text):
        return f"{short(date.fromisoformat(text[:10]))} kl. {text[11:16]}"
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"


def interpreter(row: Any) -> str:
    """How a talk was interpreted, in words."""
    if row.interpreter is InterpreterMode.NONE:
        return f"Uten tolk: {row.interpreter_reason}" if row.interpreter_reason else "Uten tolk"
    qualified = "kvalifisert" if row.interpreter_qualified else "ikke kvalifisert"
    mode = VALUES["on_site"] if row.interpreter is InterpreterMode.ON_SITE else VALUES[str(row.interpreter)]
    words = "telefontolk" if row.interpreter is InterpreterMode.PHONE else mode
    return f"{words.capitalize()}, {row.language}, {qualified}"
