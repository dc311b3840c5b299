"""Whether a store is in order: the file, its logs, its triggers, and what its people have signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.services.trust.verify import LOG_WORDS, find_breaks
from grongintro.storage.counting import count_rows, damage_in
from grongintro.storage.faults import translated
from grongintro.storage.log import integrity

if TYPE_CHECKING:
    from grongintro.services.desk import Desk


@dataclass(frozen=True)
class Report:
    """What was found: how much there is, and in words all that is not as it should be."""

    rows: int
    lines: dict[str, int]
    faults: tuple[str, ...]


def check_store(desk: Desk) -> Report:
    """Go through all of an open store; nothing is mended."""
    with translated(), desk.read() as reader:
        raw = reader.connection.connection.dbapi_connection
        damage, rows, heads = damage_in(raw), count_rows(raw), integrity.heads(reader)
    faults = [f"Filen er skadet: {each}" for each in damage]
    faults += [each.words for each in find_breaks(desk, everything=True)]
    return Report(rows, {LOG_WORDS[name]: seq for name, (seq, _) in heads.items()}, tuple(faults))
