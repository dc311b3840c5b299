"""The municipality that keeps the service, as its letters show it."""

from __future__ import annotations

from enum import StrEnum

from grongintro.domain.frozen import frozen


class Language(StrEnum):
    """The written standard of the municipality's letters."""

    BOKMAL = "nb"
    NYNORSK = "nn"


@frozen
class Municipality:
    """Name and addresses for the letterhead; `statsforvalter` is the appeal body (integreringsloven § 47)."""

    name: str
    number: str
    organisation_number: str
    street: str
    postal_code: str
    postal_place: str
    phone: str
    email: str
    service_name: str
    statsforvalter: str
    language: Language
    logo_png: bytes | None = None

    @property
    def address_lines(self) -> tuple[str, ...]:
        """Street, and postal code with place, without empty lines."""
        lines = (self.street, f"{self.postal_code} {self.postal_place}".strip())
        return tuple(line for line in lines if line)
