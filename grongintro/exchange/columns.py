"""The columns that an import knows: their names, what else people call them, and which heading is which."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.errors import UserError
from grongintro.exchange import words
from grongintro.exchange.words import Choice, plain_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Kind(StrEnum):
    """What a column holds, and so how its cells are read."""

    TEXT = "text"
    NAME = "name"
    DAY = "day"
    PAST_DAY = "past_day"
    CHOICE = "choice"
    NATIONAL = "national"
    DUF = "duf"
    POSTAL = "postal"
    LIST = "list"
    INTERPRETER = "interpreter"


@dataclass(frozen=True)
class Field:
    """A known column."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    aliases: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()


FIELDS = (
    Field("row_number", "Nr.", aliases=("nummer", "løpenr", "løpenummer", "rad", "linje")),
    Field("given_name", "Fornavn", aliases=("for og mellomnavn", "fornavn og mellomnavn", "førenamn")),
    Field("family_name", "Etternavn", aliases=("slektsnavn", "familienavn", "etternamn")),
    Field("name", "Navn", Kind.NAME, ("fullt navn", "deltaker", "namn", "navn på deltaker")),
    Field("birth_date", "Fødselsdato", Kind.PAST_DAY, ("født", "f dato", "fdato", "født dato", "fødd")),
    Field(
        "national_number",
        "Fødselsnummer",
        Kind.NATIONAL,
        (
            "fnr",
            "d nummer",
            "dnr",
            "d nr",
            "personnummer",
            "fødselsnr",
            "fødselsnummer d nummer",
            "fnr dnr",
            "fødsels eller d nummer",
        ),
    ),
    Field("duf_number", "DUF-nummer", Kind.DUF, ("duf", "duf nr", "dufnr", "dufnummer")),
    Field("sex", "Kjønn", Kind.CHOICE, ("kjønn k m",), words.SEX),
    Field(
        "citizenship", "Statsborgerskap", aliases=("nasjonalitet", "land", "opprinnelsesland", "statsborger")
    ),
    Field("languages", "Språk", Kind.LIST, ("morsmål", "språk som snakkes")),
    Field("interpreter_language", "Tolk", Kind.INTERPRETER, ("tolkespråk", "tolkebehov", "tolk språk")),
    Field("street", "Adresse", aliases=("gateadresse", "gate", "bosted")),
    Field("postal_code", "Postnr.", Kind.POSTAL, ("postnummer",)),
    Field("postal_place", "Poststed", aliases=("sted",)),
    Field("phone", "Telefon", aliases=("mobil", "tlf", "telefonnummer", "mobilnummer", "mob")),
    Field("email", "E-post", aliases=("epost", "mail", "e mail", "email", "e postadresse")),
    Field("household", "Husstand", aliases=("familie", "husholdning")),
    Field("role", "Rolle", Kind.CHOICE, ("rolle i husstanden", "voksen barn"), words.ROLE),
    Field(
        "first_settled",
        "Bosatt første gang",
        Kind.DAY,
        ("først bosatt", "første bosetting", "bosatt i norge"),
    ),
    Field(
        "arrived",
        "Bosatt i kommunen",
        Kind.DAY,
        ("ankomst", "ankomst bosatt i kommunen", "bosatt", "bosatt dato", "bosettingsdato", "ankomstdato"),
    ),
    Field("claimed", "Krav om program", Kind.DAY, ("krav", "krevde program", "krav fremsatt")),
    Field(
        "settlement", "Bosettingsmåte", Kind.CHOICE, ("bosettingstype", "type bosetting"), words.SETTLEMENT
    ),
    Field("permit", "Oppholdstillatelse", Kind.CHOICE, ("tillatelse", "oppholdsgrunnlag"), words.PERMIT),
    Field("permit_granted", "Gitt dato", Kind.DAY, ("tillatelse gitt", "oppholdstillatelse gitt", "gitt")),
    Field(
        "permit_valid_to",
        "Gyldig til",
        Kind.DAY,
        ("utløper", "tillatelse gyldig til", "oppholdstillatelse gyldig til", "utløpsdato"),
    ),
    Field("adviser", "Rådgiver", aliases=("programrådgiver", "kontaktperson", "saksbehandler", "ansvarlig")),
    Field("offered", "Program tilbudt", Kind.DAY, ("tilbudt", "tilbud om program", "vedtak om program")),
    Field("start", "Program start", Kind.DAY, ("programstart", "start", "startdato", "oppstart")),
    Field("end", "Program slutt", Kind.DAY, ("programslutt", "slutt", "sluttdato")),
    Field("education", "Utdanning", Kind.CHOICE, ("utdanningsnivå", "skolegang"), words.EDUCATION),
    Field("goal", "Sluttmål", Kind.CHOICE, ("mål", "mål for programmet"), words.GOAL),
    Field(
        "last_talk",
        "Siste samtale",
        Kind.PAST_DAY,
        ("sist samtale", "siste oppfølging", "siste oppfølgingssamtale"),
    ),
    Field(
        "with_parents", "Bor med foreldre", Kind.CHOICE, ("hos foreldre", "bor hos foreldre"), words.YES_NO
    ),
    Field(
        "partner",
        "Ektefelle/samboer",
        aliases=("ektefelle", "samboer", "ektefelle eller samboer", "partner", "gift med"),
    ),
    Field("has_children", "Har barn", Kind.CHOICE, ("barn", "forsørger barn"), words.YES_NO),
    Field("moved_out", "Flyttet", Kind.DAY, ("flyttet ut", "utflyttet", "flyttedato", "flyttet dato")),
)
BY_NAME = {each.name: each for each in FIELDS}
_WORDS = {plain_word(word): each.name for each in FIELDS for word in (each.label, *each.aliases)}


def propose(headings: Sequence[str]) -> dict[str, str]:
    """Which field each heading most likely is; "" where it is none, or one that an earlier heading has."""
    found: dict[str, str] = {}
    for heading in headings:
        name = _WORDS.get(plain_word(heading), "")
        found[heading] = "" if name in found.values() else name
    return found


def check_mapping(mapping: Mapping[str, str]) -> None:
    """Raise UserError, at the heading where there is one, when a mapping cannot be used.

    That is when two headings are the same field, a field is unknown, or name or birth date has no heading.
    """
    taken: dict[str, str] = {}
    for heading, name in mapping.items():
        if not name:
            continue
        if name not in BY_NAME:
            raise UserError(f"Kolonnen «{heading}» er knyttet til noe ukjent.", field=heading, code="field")
        if name in taken:
            raise UserError(
                f"Både «{taken[name]}» og «{heading}» er valgt som «{BY_NAME[name].label}». "
                "Velg bare én av dem.",
                field=heading,
                code="two_headings",
            )
        taken[name] = heading
    _check_needed(taken)


def _check_needed(taken: Mapping[str, str]) -> None:
    if "name" not in taken and not {"given_name", "family_name"} <= taken.keys():
        raise UserError(
            "Velg hvilken kolonne som er «Navn», eller hvilke som er «Fornavn» og «Etternavn».",
            field="name",
            code="missing_field",
        )
    if "name" in taken and {"given_name", "family_name"} & taken.keys():
        raise UserError(
            "Velg enten «Navn» eller «Fornavn» og «Etternavn», ikke begge deler.",
            field=taken["name"],
            code="two_headings",
        )
    if "birth_date" not in taken:
        raise UserError(
            "Velg hvilken kolonne som er «Fødselsdato». Den kan ikke leses ut av fødselsnummeret.",
            field="birth_date",
            code="missing_field",
        )
