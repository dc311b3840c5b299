"""A line of a sheet while it is being worked out, with its faults and warnings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grongintro.exchange.columns import BY_NAME

if TYPE_CHECKING:
    from grongintro.services.imports.known import Values


@dataclass(frozen=True)
class Note:
    """A fault or a warning at a line: which column, and what to do about it."""

    line: int
    field: str
    message: str


@dataclass
class Line:
    """A line while it is being worked out; `person_id` is a new id when nobody was recognised."""

    line: int
    values: Values
    faults: list[Note] = field(default_factory=list)
    warnings: list[Note] = field(default_factory=list)
    person_id: str = ""
    new: bool = True

    @property
    def name(self) -> str:
        """The person's name as far as the line tells it."""
        whole = f"{self.values.get('given_name', '')} {self.values.get('family_name', '')}".strip()
        return whole or "(uten navn)"

    def fault(self, name: str, message: str) -> None:
        """Write down what is wrong with a field."""
        self.faults.append(Note(self.line, label(name), message))

    def warn(self, name: str, message: str) -> None:
        """Write down what should be looked at."""
        self.warnings.append(Note(self.line, label(name), message))


def label(name: str) -> str:
    """A field's name on the screen."""
    return BY_NAME[name].label if name in BY_NAME else name
