"""What today's programmes will cost in introduction benefit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.programme import Programme
from grongintro.rules.benefit import factor_periods
from grongintro.services import settings
from grongintro.services.deciding import benefit_facts
from grongintro.services.deciding.benefit_amounts import choices

if TYPE_CHECKING:
    from fractions import Fraction

    from grongintro.domain.period import Period
    from grongintro.storage.unit import Reader


def benefit_shares(reader: Reader) -> tuple[tuple[tuple[Period, Fraction], ...], int]:
    """The stretches of today's programmes with their share of full benefit, and how many cannot be counted.

    A programme whose living situation is not answered, or that has no end, cannot be.
    """
    found: list[tuple[Period, Fraction]] = []
    lacking = 0
    ids = sorted({each.person_id for each in reader.find(Programme) if each.start is not None})
    benefit_facts.read_ahead(reader, ids)
    chosen, known = choices(reader), settings.parameters(reader)
    for person_id in ids:
        if person_id in reader.guard.barred:
            continue
        basis = benefit_facts.gather(reader, person_id)
        if basis.facts is None or basis.lacking or basis.facts.programme.end is None:
            lacking += 1
            continue
        found += [(each.period, each.factor) for each in factor_periods(basis.facts, chosen, known)]
    return tuple(found), lacking
