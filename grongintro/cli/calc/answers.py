"""How figures and steps are written in an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grongintro.domain.step import flatten

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.step import Step


def steps_json(steps: tuple[Step, ...]) -> list[dict[str, str]]:
    """All steps in reading order, as the contract writes them."""
    return [{"text": step.text, "law": step.law, "value": step.value} for step in flatten(steps)]


def day_json(day: date | None) -> str | None:
    """`YYYY-MM-DD`, or null."""
    return None if day is None else day.isoformat()


Answer = dict[str, Any]
