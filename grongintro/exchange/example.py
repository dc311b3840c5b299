"""The example workbook that shows what an import takes: invented people with synthetic numbers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from grongintro.exchange.columns import BY_NAME, FIELDS, Field, Kind
from grongintro.exchange.words import label_of

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = tuple(field.name for field in FIELDS if field.name != "name")
_FIRST_SERIAL = 900
_SYNTHETIC_MONTH = 80
_K1 = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_K2 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_DUF = (4, 6, 3, 2, 4, 6, 3, 2, 7, 5)
_MODULUS = 11
_TWO_DIGITS = 10
_WIDEST = 80

# One line per person; what a household has in common stands in `_HOMES`.
_PEOPLE: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "Familien Haile",
        {
            "given_name": "Selam",
            "family_name": "Haile",
            "birth_date": date(1991, 4, 12),
            "sex": "female",
            "education": "less",
            "goal": "work",
            "end": date(2027, 10, 31),
            "last_talk": date(2026, 6, 9),
            "partner": "Dawit Haile",
            "has_children": "yes",
        },
    ),
    (
        "Familien Haile",
        {
            "given_name": "Dawit",
            "family_name": "Haile",
            "birth_date": date(1988, 9, 3),
            "sex": "male",
            "education": "upper_secondary",
            "goal": "work",
            "end": date(2026, 4, 30),
            "last_talk": date(2026, 6, 9),
            "partner": "Selam Haile",
            "has_children": "yes",
        },
    ),
    ("Familien Haile", {"given_name": "Liya", "family_name": "Haile", "birth_date": date(2016, 1, 25)}),
    ("Familien Haile", {"given_name": "Noah", "family_name": "Haile", "birth_date": date(2019, 11, 7)}),
    (
        "Familien Kovalenko",
        {
            "given_name": "Oksana",
            "family_name": "Kovalenko",
            "birth_date": date(1984, 2, 18),
            "sex": "female",
            "education": "upper_secondary",
            "goal": "work",
            "end": date(2027, 1, 31),
            "last_talk": date(2026, 5, 28),
            "partner": "Nei",
            "has_children": "yes",
        },
    ),
    (
        "Familien Kovalenko",
        {
            "given_name": "Danylo",
            "family_name": "Kovalenko",
            "birth_date": date(2006, 7, 30),
            "sex": "male",
            "role": "adult",
            "education": "less",
            "goal": "full_upper_secondary",
            "end": date(2029, 1, 31),
            "last_talk": date(2026, 6, 2),
            "with_parents": "yes",
            "partner": "Nei",
            "has_children": "no",
        },
    ),
    (
        "Ahmad al-Masri",
        {
            "given_name": "Ahmad",
            "family_name": "al-Masri",
            "birth_date": date(1999, 1, 1),
            "sex": "male",
            "education": "less",
            "goal": "vocational",
            "end": date(2029, 2, 28),
            "last_talk": date(2026, 6, 15),
            "partner": "Nei",
            "has_children": "no",
        },
    ),
    (
        "Familien Bahati",
        {
            "given_name": "Espérance",
            "family_name": "Bahati",
            "birth_date": date(1979, 12, 5),
            "sex": "female",
            "education": "less",
            "goal": "work",
            "end": date(2027, 12, 31),
            "last_talk": date(2026, 6, 11),
            "partner": "Nei",
            "has_children": "yes",
        },
    ),
    (
        "Familien Bahati",
        {
            "given_name": "Grâce",
            "family_name": "Bahati",
            "birth_date": date(2003, 3, 14),
            "sex": "female",
            "role": "adult",
            "education": "less",
            "goal": "full_upper_secondary",
            "end": date(2028, 12, 31),
            "last_talk": date(2026, 6, 11),
            "with_parents": "yes",
            "partner": "Nei",
            "has_children": "no",
        },
    ),
    ("Familien Bahati", {"given_name": "Joël", "family_name": "Bahati", "birth_date": date(2012, 8, 21)}),
    (
        "Familien Rahimi",
        {
            "given_name": "Zahra",
            "family_name": "Rahimi",
            "birth_date": date(1995, 10, 9),
            "sex": "female",
            "education": "less",
            "goal": "work",
            "end": date(2028, 3, 31),
            "last_talk": date(2026, 6, 18),
            "partner": "Karim Rahimi",
            "has_children": "no",
        },
    ),
    (
        "Familien Rahimi",
        {
            "given_name": "Karim",
            "family_name": "Rahimi",
            "birth_date": date(1993, 5, 22),
            "sex": "male",
            "education": "upper_secondary",
            "goal": "work",
            "end": date(2027, 3, 31),
            "last_talk": date(2026, 6, 18),
            "partner": "Zahra Rahimi",
            "has_children": "no",
        },
    ),
)
_HOMES: dict[str, dict[str, Any]] = {
    "Familien Haile": {
        "citizenship": "Eritrea",
        "languages": "Tigrinja",
        "interpreter_language": "Tigrinja",
        "street": "Granvegen 4",
        "permit": "transfer_35",
        "settlement": "agreed",
        "arrived": date(2025, 10, 14),
    },
    "Familien Kovalenko": {
        "citizenship": "Ukraina",
        "languages": "Ukrainsk, russisk",
        "interpreter_language": "Ukrainsk",
        "street": "Stasjonsgata 11",
        "permit": "collective_34",
        "settlement": "agreed",
        "arrived": date(2026, 1, 20),
    },
    "Ahmad al-Masri": {
        "citizenship": "Syria",
        "languages": "Arabisk",
        "interpreter_language": "Arabisk",
        "street": "Elvebakken 2",
        "permit": "refugee_28",
        "settlement": "self_settled",
        "arrived": date(2026, 2, 3),
    },
    "Familien Bahati": {
        "citizenship": "Kongo",
        "languages": "Swahili, fransk",
        "interpreter_language": "Swahili",
        "street": "Moen 7",
        "permit": "transfer_35",
        "settlement": "agreed",
        "arrived": date(2025, 12, 2),
    },
    "Familien Rahimi": {
        "citizenship": "Afghanistan",
        "languages": "Dari",
        "interpreter_language": "Dari",
        "street": "Skolevegen 9",
        "permit": "refugee_28",
        "settlement": "agreed",
        "arrived": date(2026, 3, 17),
    },
}
_EXPLAINED = {
    "row_number": "Et nummer på linjen. Kan brukes i kolonnen for ektefelle/samboer.",
    "given_name": "Må fylles ut. En kolonne «Navn» med hele navnet kan brukes i stedet.",
    "family_name": "Må fylles ut, om ikke «Navn» brukes.",
    "birth_date": "Må fylles ut. Den leses aldri ut av fødselsnummeret.",
    "national_number": "Fødselsnummer eller D-nummer, 11 siffer. Gjør kolonnen om til tekst i Excel.",
    "duf_number": "12 siffer.",
    "languages": "Flere språk skilles med komma.",
    "interpreter_language": "Språket det tolkes til, eller Ja (språket i «Språk») eller Nei.",
    "household": "De som har samme navn her, bor sammen.",
    "first_settled": "Første gang bosatt i en norsk kommune.",
    "arrived": "Dagen personen kom til denne kommunen. Voksne følges opp fra importen.",
    "claimed": "Dagen personen krevde introduksjonsprogram.",
    "adviser": "Navnet slik det står under Innstillinger. Tom: ingen ennå.",
    "offered": "Må fylles ut for den som har program: datoen avgjør hvilke regler som gjelder.",
    "end": "Siste dag i programmet. Tom: det lengste loven gir.",
    "last_talk": "Blir lagret som en samtale, så neste samtale får riktig frist.",
    "partner": "Navnet, fødselsnummeret eller linjenummeret til ektefellen eller samboeren, eller Nei.",
    "moved_out": "Dagen personen flyttet fra kommunen.",
}


def write_example(path: Path, *, adviser: str = "") -> None:
    """Write the example workbook; `adviser` fills the column that is empty in the shipped one."""
    import openpyxl  # noqa: PLC0415  slow to import, and only wanted here
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = openpyxl.Workbook()
    people = book.worksheets[0]
    people.title = "Personer"
    people.append([BY_NAME[name].label for name in HEADINGS])
    for row in example_rows(adviser):
        people.append(row)
    explained = book.create_sheet("Forklaring")
    explained.append(["Kolonne", "Hva som skrives"])
    for name in HEADINGS:
        explained.append([BY_NAME[name].label, _explanation(BY_NAME[name])])
    for sheet in (people, explained):
        sheet.freeze_panes = "A2"
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for number, column in enumerate(sheet.iter_cols(values_only=True), 1):
            widest = max(len(str(value or "")) for value in column)
            sheet.column_dimensions[get_column_letter(number)].width = min(widest, _WIDEST) + 3
    for cells in people.iter_rows(min_row=2):
        for cell in cells:
            cell.number_format = "DD.MM.YYYY" if isinstance(cell.value, date) else "@"
    book.save(path)


def example_rows(adviser: str = "") -> list[list[Any]]:
    """The lines of the example, in the order of `HEADINGS`."""
    return [_row(number, home, own, adviser) for number, (home, own) in enumerate(_PEOPLE, 1)]


def _row(number: int, home: str, own: dict[str, Any], adviser: str) -> list[Any]:
    common = _HOMES[home]
    values: dict[str, Any] = {"sex": "", "role": "child", **common, **own}
    values |= {
        "row_number": str(number),
        "household": home,
        "national_number": national_number(own["birth_date"], _FIRST_SERIAL + number),
        "duf_number": duf_number(common["arrived"].year, 100 + number),
        "postal_code": "7870",
        "postal_place": "Grong",
        "first_settled": common["arrived"],
        "permit_granted": common["arrived"].replace(day=1, month=max(1, common["arrived"].month - 1)),
        "permit_valid_to": common["arrived"].replace(year=common["arrived"].year + 3, day=1),
    }
    if "education" in own:
        values |= {"role": "adult", "adviser": adviser, "phone": f"400 00 0{number:02d}"}
        values |= _programme(common["arrived"])
    return [_cell(BY_NAME[name], values.get(name) or None) for name in HEADINGS]


def _programme(arrived: date) -> dict[str, Any]:
    first = date(arrived.year + arrived.month // 12, arrived.month % 12 + 1, 1)
    return {"offered": arrived, "claimed": arrived, "start": first}


def _cell(field: Field, value: Any) -> Any:
    return label_of(value, field.choices) if value and field.kind is Kind.CHOICE else value


def _explanation(field: Field) -> str:
    told = _EXPLAINED.get(field.name, "")
    if field.choices:
        told = f"{told} En av disse: {', '.join(choice.label for choice in field.choices)}."
    if field.kind in {Kind.DAY, Kind.PAST_DAY}:
        told = f"{told} Dato, for eksempel 3.3.2026."
    return told.strip() or "Skrives som den er."


def national_number(born: date, serial: int) -> str:
    """A synthetic fødselsnummer (month + 80) with valid check digits; the first free serial from `serial`."""
    while True:
        start = f"{born.day:02d}{born.month + _SYNTHETIC_MONTH:02d}{born:%y}{serial:03d}"
        first = -_weighed(start, _K1) % _MODULUS
        second = -_weighed(f"{start}{first}", _K2) % _MODULUS if first < _TWO_DIGITS else first
        if second < _TWO_DIGITS:
            return f"{start}{first}{second}"
        serial += 1


def duf_number(year: int, serial: int) -> str:
    """A DUF number with valid check digits."""
    start = f"{year}{serial:06d}"
    return f"{start}{_weighed(start, _DUF) % _MODULUS:02d}"


def _weighed(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
