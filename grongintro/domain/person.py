"""A person whom the service follows up."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen
from grongintro.domain.names import fold

if TYPE_CHECKING:
    from datetime import date


class Sex(StrEnum):
    """Registered by the adviser; never read from a number."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


class Settlement(StrEnum):
    """How the person came to be settled (integreringsloven § 8)."""

    AGREED = "agreed"
    SELF_SETTLED = "self_settled"
    FAMILY = "family"


class PermitKind(StrEnum):
    """The permits of integreringsloven § 9 first paragraph a–g, and others."""

    REFUGEE_28 = "refugee_28"
    TRANSFER_35 = "transfer_35"
    HUMANITARIAN_38 = "humanitarian_38"
    FAMILY_ID_38 = "family_id_38"
    COLLECTIVE_34 = "collective_34"
    FAMILY_CH6 = "family_ch6"
    INDEPENDENT_53 = "independent_53"
    FAMILY_OTHER = "family_other"
    PERMANENT = "permanent"
    OTHER = "other"


@frozen
class Person:
    """Who the person is, how to reach them, and the three dates that must be kept apart.

    `first_settled`: first settled in any municipality; `arrived`: came to this one; `claimed`: asked for a
    programme (§ 12 second paragraph). Birth date and sex are own fields, never derived from a number.
    """

    id: str
    office_id: str
    given_name: str
    family_name: str
    birth_date: date
    sex: Sex = Sex.UNKNOWN
    national_number: str = ""
    duf_number: str = ""
    citizenship: str = ""
    languages: tuple[str, ...] = ()
    interpreter_language: str = ""
    street: str = ""
    postal_code: str = ""
    postal_place: str = ""
    phone: str = ""
    email: str = ""
    settlement: Settlement | None = None
    first_settled: date | None = None
    arrived: date | None = None
    claimed: date | None = None
    moved_out: date | None = None
    note: str = ""
    version: int = 1

    @property
    def name(self) -> str:
        """Given name, then family name."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def search(self) -> str:
        """What the person is found by: folded name, numbers, phone without blanks, birth date as written."""
        born = f"{self.birth_date:%d.%m.%Y} {self.birth_date:%d%m%y}"
        phone = self.phone.replace(" ", "")
        return f"{fold(self.name)} {self.national_number} {self.duf_number} {phone} {born}"

    @property
    def address_lines(self) -> tuple[str, ...]:
        """Street, and postal code with place, without empty lines."""
        lines = (self.street, f"{self.postal_code} {self.postal_place}".strip())
        return tuple(line for line in lines if line)


@frozen
class Permit:
    """A residence permit; `valid_to` None when permanent or unknown.

    For family (§ 9 first paragraph f): `applied` is when the family applied, `reference_settled` when the
    reference person had been settled in a municipality.
    """

    id: str
    office_id: str
    person_id: str
    kind: PermitKind
    granted: date
    valid_to: date | None = None
    applied: date | None = None
    reference_settled: date | None = None
    version: int = 1
