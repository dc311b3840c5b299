"""Hours that count because somebody came: attendance at gatherings with a subject, as hours taught."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from grongintro.domain.activity import Attendance, AttendanceState, Gathering
from grongintro.domain.training import TaughtHours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.storage.unit import Reader


def attended_hours(reader: Reader, person_ids: Sequence[str]) -> dict[str, tuple[TaughtHours, ...]]:
    """What these people have attended with a subject, the oldest first, in two questions.

    It is derived and never stored: each bears the id of its attendance, and one gathering is one meeting.
    """
    came = [
        each
        for each in reader.all_of(Attendance, "person_id", person_ids)
        if each.state is AttendanceState.PRESENT
    ]
    held = {each.id: each for each in reader.all_of(Gathering, "id", [each.gathering_id for each in came])}
    found: dict[str, list[TaughtHours]] = defaultdict(list)
    for each in came:
        hours = _hours(each, held[each.gathering_id])
        if hours is not None:
            found[each.person_id].append(hours)
    return {each: tuple(sorted(found[each], key=lambda row: (row.start, row.id))) for each in person_ids}


def _hours(came: Attendance, gathering: Gathering) -> TaughtHours | None:
    if gathering.subject is None:
        return None
    minutes = gathering.minutes if came.minutes is None else came.minutes
    return TaughtHours(
        came.id,
        came.office_id,
        came.person_id,
        gathering.subject,
        gathering.day,
        gathering.day,
        minutes,
        language=gathering.language,
        provider=gathering.organisation,
    )
