"""What the registry knows about one rule, and the days that many rules date from."""

from __future__ import annotations

from datetime import date

from grongintro.domain.frozen import frozen

ACT = date(2021, 1, 1)
COUPLES = date(2024, 7, 1)
REFORM = date(2026, 1, 1)


@frozen
class Rule:
    """One rule. `choice` tells that the law leaves the answer open and the municipality has chosen."""

    code: str
    title: str
    law: str
    decides: str
    module: str
    valid_from: date | None = ACT
    valid_to: date | None = None
    version: str = "1"
    choice: bool = False
