"""Parts that several letters share: sender, periods, and what stands in when a draft lacks a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.letters.content import Recipient, Sender

if TYPE_CHECKING:
    from grongintro.domain.municipality import Municipality
    from grongintro.domain.period import Period
    from grongintro.letters.phrases import Phrases


def sender(municipality: Municipality, phrases: Phrases) -> Sender:
    """The letterhead of the municipality."""
    lines = list(municipality.address_lines)
    if municipality.phone:
        lines.append(phrases("phone", phone=municipality.phone))
    if municipality.email:
        lines.append(municipality.email)
    if municipality.organisation_number:
        lines.append(phrases("organisation_number", number=municipality.organisation_number))
    return Sender(
        name=municipality.name or phrases("missing"),
        service=municipality.service_name,
        lines=tuple(lines),
        logo_png=municipality.logo_png,
        logo_alt=phrases("logo_alt", name=or_missing(municipality.name, phrases)),
    )


def footer(municipality: Municipality, phrases: Phrases) -> str:
    """The line at the foot of every page."""
    name = or_missing(municipality.name, phrases)
    service = municipality.service_name
    return phrases("footer", name=name, service=service) if service else name


def recipient(name: str, address_lines: tuple[str, ...], phrases: Phrases) -> Recipient:
    """Name and address, with a visible mark where a draft has none."""
    lines = tuple(line for line in address_lines if line.strip())
    return Recipient(or_missing(name, phrases), lines or (phrases("missing"),))


def or_missing(value: str, phrases: Phrases) -> str:
    """The value, or a visible mark that it is missing: a preview may lack it, a sent letter may not."""
    return value if value.strip() else phrases("missing")


def period_text(period: Period, phrases: Phrases) -> str:
    """`02.02.2026 – 01.02.2028`, or from when."""
    if period.end is None:
        return phrases("period.open", start=dates.short(period.start))
    return phrases("period.closed", start=dates.short(period.start), end=dates.short(period.end))


def paragraphs(text: str) -> tuple[str, ...]:
    """A written text taken apart at its blank lines."""
    parts = "\n".join(line.strip() for line in text.strip().splitlines()).split("\n\n")
    return tuple(part.strip() for part in parts if part.strip())
