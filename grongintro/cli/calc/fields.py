"""Reading JSON input strictly: every fault is a UserError with the path of its field.

Numbers are read exactly (never through a binary float), null is the same as left out, and unknown or repeated
fields are refused.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from grongintro.domain.dates import short
from grongintro.domain.period import Period
from grongintro.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

    Choice = TypeVar("Choice", bound=StrEnum)

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
MONEY = re.compile(r"(-?)([0-9]{1,12})(?:\.([0-9]{1,2}))?")
NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,12})?")
FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)
LARGEST = Decimal(10) ** 12
MOST_DECIMALS = 12
NOT_OBJECT = "Skriv ett JSON-objekt: { … }, i UTF-8."


class JsonObject(dict[str, Any]):
    """A JSON object that remembers which fields were written twice."""

    repeated: tuple[str, ...] = ()


def parse(raw: bytes) -> Fields:
    """One JSON object from UTF-8; UserError with field `""` for anything else."""
    try:
        data = json.loads(
            raw.decode("utf-8-sig"),
            object_pairs_hook=_object,
            parse_float=Decimal,
            parse_int=Decimal,
            parse_constant=_refuse_constant,
        )
    except UnicodeDecodeError:
        raise UserError("Filen er ikke lagret som UTF-8. Lagre den som UTF-8.", code="not_utf8") from None
    except RecursionError:
        raise UserError("JSON-objektet er for dypt nøstet. Forenkle det.", code="not_json") from None
    except (ValueError, ArithmeticError):
        raise UserError(f"Dette er ikke gyldig JSON. {NOT_OBJECT}", code="not_json") from None
    if not isinstance(data, JsonObject):
        raise UserError(NOT_OBJECT, code="not_object")
    return Fields(data)


def _object(pairs: list[tuple[str, Any]]) -> JsonObject:
    found = JsonObject(pairs)
    if len(found) < len(pairs):
        times = Counter(name for name, _ in pairs)
        found.repeated = tuple(name for name in times if times[name] > 1)
    return found


def _refuse_constant(text: str) -> NoReturn:
    raise ValueError(text)


class Fields:
    """A JSON object at a path. Each reader gives a checked value or raises at the field's own path."""

    def __init__(self, data: JsonObject, path: str = "") -> None:
        self._data = data
        self.path = path

    def at(self, name: str) -> str:
        """The path of a field."""
        return f"{self.path}.{name}" if self.path else name

    def fail(self, name: str, message: str, code: str = "invalid") -> NoReturn:
        """Raise the fault of a field."""
        raise UserError(message, field=self.at(name), code=code)

    def only(self, *names: str) -> None:
        """Refuse fields that are written twice or are not among `names`."""
        for name in self._data.repeated:
            self.fail(name, "Feltet er skrevet to ganger. Behold bare det ene.", "repeated_field")
        for name in self._data:
            if name not in names:
                known = ", ".join(names)
                self.fail(
                    name, f"Feltet er ukjent. Fjern det, eller bruk et av disse: {known}.", "unknown_field"
                )

    def names(self) -> tuple[str, ...]:
        """The names of an object whose fields may be called anything, each written only once."""
        self.only(*self._data)
        return tuple(self._data)

    def has(self, name: str) -> bool:
        """Whether the field is given; null is not."""
        return self._data.get(name) is not None

    def day(self, name: str) -> date:
        """A date that is computed with: YYYY-MM-DD from 1900 to 2199."""
        found = self.any_day(name)
        if not FIRST_DAY <= found <= LAST_DAY:
            span = f"{short(FIRST_DAY)} til {short(LAST_DAY)}"
            self.fail(
                name, f"Datoen er utenfor det programmet regner med. Bruk en dato fra {span}.", "out_of_range"
            )
        return found

    def any_day(self, name: str) -> date:
        """A date that is only compared, so that `9999-12-31` may stand for no end."""
        text = self._text(name, "en dato i anførselstegn som ÅÅÅÅ-MM-DD")
        if not DATE.fullmatch(text):
            self.fail(name, "Skriv datoen som ÅÅÅÅ-MM-DD, for eksempel 2026-11-22.", "not_a_date")
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.fail(
                name, "Denne datoen finnes ikke. Skriv en dato som finnes, som ÅÅÅÅ-MM-DD.", "not_a_date"
            )

    def optional_day(self, name: str) -> date | None:
        """A date that may be left out."""
        return self.day(name) if self.has(name) else None

    def days(self, name: str) -> tuple[date, ...]:
        """A list of dates, empty when left out."""
        items = self._list(name) if self.has(name) else []
        one_by_one = (
            Fields(JsonObject({f"{name}[{index}]": item}), self.path) for index, item in enumerate(items)
        )
        return tuple(each.day(f"{name}[{index}]") for index, each in enumerate(one_by_one))

    def month(self, name: str) -> date:
        """A month YYYY-MM as its first day."""
        text = self._text(name, "en måned i anførselstegn som ÅÅÅÅ-MM")
        if not MONTH.fullmatch(text):
            self.fail(name, "Skriv måneden som ÅÅÅÅ-MM, for eksempel 2026-11.", "not_a_month")
        try:
            first = date.fromisoformat(f"{text}-01")
        except ValueError:
            self.fail(name, "Denne måneden finnes ikke. Skriv ÅÅÅÅ-MM med måned 01 til 12.", "not_a_month")
        if not FIRST_DAY <= first <= LAST_DAY:
            self.fail(name, "Måneden er utenfor det programmet regner med (1900 til 2199).", "out_of_range")
        return first

    def period(self, start: str = "from", end: str = "to", *, open_end: bool = False) -> Period:
        """A period from two fields; `open_end` lets the last day be left out."""
        first = self.any_day(start)
        last = None if open_end and not self.has(end) else self.any_day(end)
        if last is not None and last < first:
            self.fail(end, f"Siste dag er før første dag {short(first)}. Rett en av datoene.", "wrong_order")
        return Period(first, last)

    def flag(self, name: str, *, default: bool | None = None) -> bool:
        """True or false; required without a default."""
        if default is not None and not self.has(name):
            return default
        value = self._required(name)
        if not isinstance(value, bool):
            self.fail(name, "Skriv true eller false, uten anførselstegn.", "not_a_boolean")
        return value

    def choice(self, name: str, kinds: type[Choice], default: Choice | None = None) -> Choice:
        """One of the values of an enumeration; required without a default."""
        if default is not None and not self.has(name):
            return default
        allowed = ", ".join(kind.value for kind in kinds)
        text = self._text(name, f"en av disse i anførselstegn: {allowed}")
        if text not in {kind.value for kind in kinds}:
            self.fail(name, f"Verdien er ukjent. Velg en av disse: {allowed}.", "unknown_value")
        return kinds(text)

    def choices(self, name: str, kinds: type[Choice]) -> tuple[Choice, ...]:
        """A required list of values of an enumeration."""
        one_by_one = (
            Fields(JsonObject({f"{name}[{index}]": item}), self.path)
            for index, item in enumerate(self._list(name))
        )
        return tuple(each.choice(f"{name}[{index}]", kinds) for index, each in enumerate(one_by_one))

    def text(self, name: str) -> str:
        """A required text."""
        return self._text(name, "en tekst i anførselstegn")

    def number(self, name: str) -> Fraction:
        """Hours or per cent from zero up: a JSON number or a text with a decimal point, read exactly."""
        value = self._required(name)
        if isinstance(value, str) and NUMBER.fullmatch(value):
            value = Decimal(value)
        return self._from_zero(name, value)

    def positive(self, name: str, default: int) -> Fraction:
        """A JSON number above zero."""
        if not self.has(name):
            return Fraction(default)
        value = self._from_zero(name, self._required(name))
        if not value:
            self.fail(name, "Tallet må være større enn null.", "out_of_range")
        return value

    def whole(self, name: str, default: int | None = None, *, least: int = 0, most: int = 1000) -> int:
        """A whole JSON number from `least` to `most`; required without a default."""
        if default is not None and not self.has(name):
            return default
        value = self._required(name)
        if not isinstance(value, Decimal):
            self.fail(name, "Skriv et helt tall uten anførselstegn.", "not_a_number")
        if not least <= value <= most:
            self.fail(name, f"Skriv et helt tall fra {least} til {most}.", "out_of_range")
        if value != value.to_integral_value():
            self.fail(name, "Skriv et helt tall, uten desimaler.", "not_a_number")
        return int(value)

    def optional_whole(self, name: str, *, least: int = 0, most: int = 1000) -> int | None:
        """A whole JSON number that may be left out."""
        return self.whole(name, least, least=least, most=most) if self.has(name) else None

    def ore(self, name: str) -> int:
        """Kroner from zero up as a text with at most two decimals, given as øre."""
        text = self._text(name, 'kroner i anførselstegn, for eksempel "1250.50"')
        match = MONEY.fullmatch(text)
        if match is None:
            self.fail(
                name, 'Skriv kroner med høyst to desimaler og punktum, for eksempel "1250.50".', "not_money"
            )
        sign, kroner, decimals = match.groups()
        ore = int(kroner) * 100 + int((decimals or "").ljust(2, "0"))
        if sign and ore:
            self.fail(name, "Beløpet kan ikke være mindre enn null.", "out_of_range")
        return ore

    def kroner(self, name: str) -> Fraction:
        """Kroner from zero up, exact."""
        return Fraction(self.ore(name), 100)

    def child(self, name: str) -> Fields:
        """A required object."""
        return self._fields(name, self._required(name))

    def objects(self, name: str, *, required: bool = False) -> list[Fields]:
        """A list of objects; empty when left out, unless `required`."""
        items = self._list(name) if required or self.has(name) else []
        return [self._fields(f"{name}[{index}]", item) for index, item in enumerate(items)]

    def _fields(self, name: str, value: object) -> Fields:
        if not isinstance(value, JsonObject):
            self.fail(name, "Skriv et objekt: { … }.", "not_object")
        return Fields(value, self.at(name))

    def _list(self, name: str) -> list[Any]:
        value = self._required(name)
        if not isinstance(value, list):
            self.fail(name, "Skriv en liste: [ … ].", "not_a_list")
        return value

    def _required(self, name: str) -> Any:
        value = self._data.get(name)
        if value is None:
            self.fail(name, "Feltet mangler. Fyll det ut.", "required")
        return value

    def _text(self, name: str, wanted: str) -> str:
        value = self._required(name)
        if not isinstance(value, str):
            self.fail(name, f"Skriv {wanted}.", "not_a_text")
        return value

    def _from_zero(self, name: str, value: object) -> Fraction:
        if not isinstance(value, Decimal):
            self.fail(name, "Skriv et tall, med punktum foran desimalene.", "not_a_number")
        if value < 0:
            self.fail(name, "Tallet kan ikke være mindre enn null.", "out_of_range")
        if value > LARGEST or _decimals(value) > MOST_DECIMALS:
            self.fail(name, "Tallet er for stort eller har for mange desimaler. Rett det.", "out_of_range")
        return Fraction(value)


def refuse_overlap(items: Iterable[tuple[Fields, Period]]) -> None:
    """UserError at the `from` of the later of two periods that share a day."""
    ordered = sorted(items, key=lambda item: item[1].start)
    for (_, earlier), (fields, later) in pairwise(ordered):
        if earlier.overlaps(later):
            message = "Perioden overlapper en annen. Rett datoene så hver dag står én gang."
            fields.fail("from", message, "overlap")


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
