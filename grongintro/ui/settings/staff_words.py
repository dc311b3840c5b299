"""Posts, absence and roles in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from grongintro.domain.staff import Role
from grongintro.services.staff import ROLE_LABELS
from grongintro.ui import format as fmt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from grongintro.domain.staff import Post, StaffAbsence
    from grongintro.services.staff import StaffRow

translate = QCoreApplication.translate
ROLES = ROLE_LABELS


def post_options() -> list[tuple[str, str]]:
    """The roles that have a post in the service."""
    return [(str(role), ROLES[role]) for role in (Role.ADVISER, Role.LEADER, Role.HELPER)]


def role_options() -> list[tuple[str, str]]:
    """The roles an account can have."""
    return [*post_options(), (str(Role.DECIDER), ROLES[Role.DECIDER])]


def posts_in_words(posts: Sequence[Post], today: date) -> str:
    """`60 % → 80 % fra 01.02.2026 → 60 % fra 01.08.2026`; a role each where there are several."""
    roles = list(dict.fromkeys(post.role for post in posts))
    lines = [(role, _line([post for post in posts if post.role is role], today)) for role in roles]
    if len(lines) == 1:
        return lines[0][1]
    return " · ".join(f"{ROLES[role]}: {words}" for role, words in lines)


def _line(posts: Sequence[Post], today: date) -> str:
    words: list[str] = []
    before: Post | None = None
    for post in posts:
        text = fmt.percent(post.percent) + (f" ({post.service})" if post.service else "")
        if before is not None and before.end is not None and before.end + timedelta(days=1) < post.start:
            gone = fmt.day(before.end + timedelta(days=1))
            words.append(translate("staff", "ingen fra {0}").format(gone))
        if before is not None or post.start > today:
            text = translate("staff", "{0} fra {1}").format(text, fmt.day(post.start))
        words.append(text)
        before = post
    if before is not None and before.end is not None:
        words.append(translate("staff", "slutt {0}").format(fmt.day(before.end)))
    return " → ".join(words)


def absence_in_words(away: StaffAbsence, names: Mapping[str, str]) -> str:
    """`Borte 01.03.2026–31.03.2026, vikar: Kari Lian (foreldrepermisjon)`."""
    words = translate("staff", "Borte {0}").format(fmt.span(away.start, away.end))
    if away.substitute_id:
        words += translate("staff", ", vikar: {0}").format(names.get(away.substitute_id, "–"))
    else:
        words += translate("staff", ", uten vikar")
    return f"{words} ({away.reason})" if away.reason else words


def away_now(line: StaffRow, today: date) -> str:
    """`Borte til 20.03.2026` today, `Borte fra 01.04.2026` when it is to come, or nothing."""
    now = line.away_on(today)
    if now is not None:
        return translate("staff", "Borte til {0}").format(fmt.day(now.end)) if now.end else "Borte"
    coming = next((away for away in line.absences if away.start > today), None)
    return translate("staff", "Borte fra {0}").format(fmt.day(coming.start)) if coming else ""
