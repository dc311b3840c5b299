"""The municipality's choices in force, itself, its places and rates: read, checked and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services.choices import SETTINGS
from grongintro.storage.rows import keyed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from grongintro.domain.changes import Changes
    from grongintro.domain.municipality import Municipality
    from grongintro.rules.parameters import Parameter, Parameters
    from grongintro.services.choices import Setting
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

_BY_NAME = {setting.name: setting for setting in SETTINGS}
_PLACES = "places"
_CIVICS_MODULES = "civics_modules"
# The names stand in the curriculum, which was not read: the municipality writes its own over these.
CIVICS_MODULES = tuple(f"Modul {number}" for number in range(1, 8))
_BACKUP_FOLDER = "backup_folder"


def value_of(reader: Reader, name: str) -> Any:
    """The municipality's value of a setting, or its default."""
    return values_of(reader, name)[0]


def values_of(reader: Reader, *names: str) -> tuple[Any, ...]:
    """The municipality's values of several settings, or their defaults, read at once."""
    chosen = keyed.settings(reader)
    return tuple(chosen.get(name, _BY_NAME[name].default) for name in names)


def values(desk: Desk) -> dict[str, Any]:
    """All settings with the values in force."""
    with desk.read() as reader:
        chosen = keyed.settings(reader)
    return {setting.name: chosen.get(setting.name, setting.default) for setting in SETTINGS}


def change_setting(desk: Desk, name: str, value: Any) -> Changes:
    """Choose a value; UserError at the setting's name when it cannot be."""
    desk.require(Role.LEADER)
    setting = _BY_NAME[name]
    checked = _checked(setting, value)
    with desk.write("change_setting") as unit:
        keyed.save_setting(unit, name, None if checked == setting.default else checked)
        return unit.changes()


def change_settings(desk: Desk, wanted: Mapping[str, Any]) -> Changes:
    """Choose several values together; UserError at the first that cannot be, and none is written."""
    desk.require(Role.LEADER)
    checked = {name: _checked(_BY_NAME[name], value) for name, value in wanted.items()}
    with desk.write("change_settings") as unit:
        for name, value in checked.items():
            keyed.save_setting(unit, name, None if value == _BY_NAME[name].default else value)
        return unit.changes()


def _checked(setting: Setting, value: Any) -> Any:
    allowed = {key for key, _ in setting.options}
    if setting.many:
        if not value or not set(value) <= allowed:
            raise UserError("Velg minst én.", field=setting.name)
        return [key for key, _ in setting.options if key in value]
    if setting.options:
        if value not in allowed:
            raise UserError("Velg ett av forslagene.", field=setting.name)
        return value
    if not isinstance(value, int) or not setting.least <= value <= setting.most:
        raise UserError(f"Skriv et helt tall fra {setting.least} til {setting.most}.", field=setting.name)
    return value


def municipality(desk: Desk) -> Municipality:
    """The municipality of the store."""
    with desk.read() as reader:
        return keyed.municipality(reader)


def change_municipality(desk: Desk, value: Municipality) -> Changes:
    """Write the municipality's name, addresses and language; UserError at the field that is wrong."""
    desk.require(Role.LEADER)
    check_municipality(value)
    with desk.write("change_municipality") as unit:
        keyed.save_municipality(unit, value)
        return unit.changes()


def check_municipality(value: Municipality) -> None:
    """Raise UserError at the first field that a letter cannot do without, or that cannot be right."""
    from grongintro.rules.identity import organisation_number_holds  # noqa: PLC0415  few change it

    needed = {
        "name": "Skriv navnet på kommunen.",
        "street": "Skriv adressen, den står i brevene.",
        "postal_place": "Skriv poststedet.",
        "phone": "Skriv telefonnummeret som deltakerne kan ringe.",
        "statsforvalter": "Velg statsforvalteren som behandler klager.",
    }
    for field, message in needed.items():
        if not getattr(value, field).strip():
            raise UserError(message, field=field)
    _digits(value.number, 4, "number", "Kommunenummeret har fire siffer.")
    _digits(value.postal_code, 4, "postal_code", "Postnummeret har fire siffer.")
    _digits(value.organisation_number, 9, "organisation_number", "Organisasjonsnummeret har ni siffer.")
    if not organisation_number_holds(value.organisation_number):
        raise UserError(
            "Organisasjonsnummeret stemmer ikke: sjekk sifrene mot Brønnøysundregistrene.",
            field="organisation_number",
        )


def _digits(text: str, length: int, field: str, message: str) -> None:
    bare = text.replace(" ", "")
    if len(bare) != length or not bare.isascii() or not bare.isdigit():
        raise UserError(message, field=field)


def places(reader: Reader) -> tuple[str, ...]:
    """Where talks are held, the most usual first."""
    return tuple(keyed.settings(reader).get(_PLACES, ()))


def place_names(desk: Desk) -> tuple[str, ...]:
    """Where talks are held, for a form to choose from."""
    with desk.read() as reader:
        return places(reader)


def change_places(desk: Desk, names: tuple[str, ...]) -> Changes:
    """Write the list of places."""
    desk.require(Role.LEADER)
    kept = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    if not kept:
        raise UserError("Skriv minst ett sted.", field="places")
    with desk.write("change_places") as unit:
        keyed.save_setting(unit, _PLACES, kept)
        return unit.changes()


def civics_modules(reader: Reader) -> tuple[str, ...]:
    """The modules that hours in civics are taught in: the municipality's list, else numbered ones."""
    return tuple(keyed.settings(reader).get(_CIVICS_MODULES, CIVICS_MODULES))


def civics_module_names(desk: Desk) -> tuple[str, ...]:
    """The modules in civics, for a form to choose from."""
    with desk.read() as reader:
        return civics_modules(reader)


def change_civics_modules(desk: Desk, names: tuple[str, ...]) -> Changes:
    """Write the list of modules in civics, the municipality's choice; hours that are written keep theirs."""
    desk.require(Role.LEADER)
    kept = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    if not kept:
        raise UserError("Skriv minst én modul.", field="civics_modules")
    with desk.write("change_civics_modules") as unit:
        keyed.save_setting(unit, _CIVICS_MODULES, None if kept == list(CIVICS_MODULES) else kept)
        return unit.changes()


def backup_folder(reader: Reader) -> str:
    """Where copies are kept; empty when none was chosen."""
    return str(keyed.settings(reader).get(_BACKUP_FOLDER, ""))


def parameters(reader: Reader) -> Parameters:
    """The shipped values with those that the municipality has added."""
    from grongintro.rules.parameters import Row, shipped_parameters  # noqa: PLC0415

    known = shipped_parameters()
    added: dict[str, list[Row]] = {}
    for row in keyed.parameter_rows(reader):
        added.setdefault(row.parameter, []).append(
            Row(
                valid_from=row.valid_from,
                known_from=row.known_from,
                value=_value_as(known[row.parameter], row.value),
                source=row.source,
            )
        )
    for name, rows in added.items():
        known = known.with_rows(name, rows)
    return known


def _value_as(parameter: Parameter, stored: str) -> Fraction | str:
    """A stored value as the parameter has it: its shipped values are texts, or numbers and shares."""
    from fractions import Fraction  # noqa: PLC0415  most settings are no amounts

    return stored if isinstance(parameter.rows[-1].value, str) else Fraction(stored)


def add_grunnbelop(desk: Desk, *, valid_from: date, value: int, source: str) -> Changes:
    """Add a new basic amount (G): whole kroner, from 1 May, with its source."""
    desk.require(Role.LEADER)
    if (valid_from.month, valid_from.day) != (5, 1):
        raise UserError("Grunnbeløpet gjelder fra 1. mai. Skriv 1.5 og året.", field="valid_from")
    if not 100_000 <= value <= 1_000_000:  # noqa: PLR2004  a slip of a digit must not become a payment
        raise UserError("Beløpet ser ikke riktig ut. Skriv hele kroner, for eksempel 136549.", field="value")
    if not source.strip():
        raise UserError("Skriv hvor beløpet er hentet fra, for eksempel forskriftens nummer.", field="source")
    with desk.write("add_grunnbelop") as unit:
        known = parameters(unit)["grunnbelop"].rows
        if any(row.valid_from == valid_from for row in known):
            raise UserError("Det finnes alt et grunnbeløp fra denne datoen.", field="valid_from")
        keyed.add_parameter_row(
            unit,
            "grunnbelop",
            valid_from=valid_from,
            known_from=desk.today,
            value=str(value),
            source=source.strip(),
        )
        return unit.changes()
