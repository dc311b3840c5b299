"""What must be ready when somebody comes, and how many days before or after: the municipality's choice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen
from grongintro.domain.settlement import SettlementKind

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.settlement import ExpectedArrival


@frozen
class Ready:
    """Something to be done, so many days after the expected day (before it below 0), and for whom.

    `key` names its words in the printed list, in each language.
    """

    key: str
    text: str
    days: int
    with_children: bool = False
    minors: bool = False


READY = (
    Ready("beem", "BEEM: avtal hvem som følger opp og hvor de skal bo", -45, minors=True),
    Ready("home", "Bolig: leieavtalen er skrevet og nøklene er hentet", -30),
    Ready("nursery", "Barnehage: søk om plass", -30, with_children=True),
    Ready("school", "Skole: meld inn barna", -21, with_children=True),
    Ready("health", "Helse: gi beskjed til helsestasjon og fastlege", -14),
    Ready("guardian", "Representant eller verge har fått beskjed", -14, minors=True),
    Ready("furniture", "Møbler og utstyr er på plass", -7),
    Ready("imdi", "IMDi: registrer bosettingsdatoen i IMDinett", 1),
    Ready("tax", "Skatt: bestill time for fødselsnummer og skattekort", 3),
    Ready("bank", "Bank: bestill time for konto", 7),
    Ready("nir", "NIR: sjekk at alle er registrert", 14),
)


def wanted(arrival: ExpectedArrival) -> tuple[Ready, ...]:
    """What this household needs: school and kindergarten with children, BEEM for unaccompanied minors."""
    minors = arrival.kind is SettlementKind.MINORS
    children = arrival.children > 0 and not minors
    return tuple(
        each for each in READY if (not each.with_children or children) and (not each.minors or minors)
    )


def due_day(ready: Ready, expected_on: date | None) -> date | None:
    """When it must be done; not known until somebody knows when they come."""
    return None if expected_on is None else expected_on + timedelta(days=ready.days)
