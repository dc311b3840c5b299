"""How the papers of a participant say hours, levels, goals and interpreters, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.domain.followup import InterpreterMode
from grongintro.letters.content import Signing, SigningLine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from grongintro.domain.plan import PlanElement, PlanVersion
    from grongintro.domain.training import Level
    from grongintro.letters.phrases import Phrases

WORDS = "qualifying"
SKILLS = ("listening", "reading", "writing", "speaking")
_HOUR = 60


def capital(text: str) -> str:
    """The text with a capital first; the rest as it is («A2» and names keep theirs)."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """A written text as a sentence: trimmed, and with a full stop when it has no end of its own."""
    bare = text.strip()
    return bare if not bare or bare[-1] in ".!?…" else f"{bare}."


def listed(words: Sequence[str], phrases: Phrases) -> str:
    """`lytte, lese og skrive`."""
    *first, last = words
    return phrases("and", first=", ".join(first), last=last) if first else last


def hour_figure(minutes: int, phrases: Phrases) -> str:
    """Minutes as hours, exact: `15`, `7,5`, `6,25`, or `2 t 40 min` where no two decimals tell it."""
    whole, rest = divmod(minutes, _HOUR)
    hundredths, odd = divmod(rest * 100, _HOUR)
    if odd:
        return phrases("hours.mixed", hours=whole, minutes=rest)
    return f"{whole},{hundredths:02}".rstrip("0").rstrip(",") if hundredths else str(whole)


def hours(minutes: int, phrases: Phrases) -> str:
    """The same with its unit: `1 time`, `7,5 timer`."""
    if minutes == _HOUR:
        return phrases("hours.one")
    figure = hour_figure(minutes, phrases)
    return figure if minutes * 100 % _HOUR else phrases("hours.many", number=figure)


def span(start: date | None, end: date | None, phrases: Phrases) -> str:
    """`01.12.2026–30.06.2027`, or from when, or until when; empty when neither is known."""
    if start is None:
        return f"–{dates.short(end)}" if end else ""
    if end is None:
        return phrases("period.open", start=dates.short(start))
    return f"{dates.short(start)}–{dates.short(end)}"


def levels_of(plan: PlanVersion) -> tuple[tuple[str, Level | None], ...]:
    """The Norwegian goal: each part test's name with its level, in the order of the regulation."""
    return tuple((skill, getattr(plan, skill)) for skill in SKILLS)


def level_lines(plan: PlanVersion, phrases: Phrases) -> tuple[str, ...]:
    """The Norwegian goal in words, one line for each level: `A2, enkel norsk i hverdagen: lytte og lese`."""
    by_level: dict[Level, list[str]] = {}
    for skill, level in levels_of(plan):
        if level is not None:
            by_level.setdefault(level, []).append(phrases(f"skill.{skill}"))
    return tuple(
        phrases(
            "level.line",
            level=capital(phrases(f"level.{level}")),
            short=phrases(f"level_short.{level}"),
            skills=listed(skills, phrases),
        )
        for level, skills in sorted(by_level.items(), key=lambda item: item[0].rank)
    )


def element_name(element: PlanElement, phrases: Phrases) -> str:
    """What the element is called: its title, or its sort when it has none."""
    return element.title.strip() or phrases(f"element.{element.kind}")


def interpreter(mode: InterpreterMode, *, qualified: bool | None, reason: str = "", phrases: Phrases) -> str:
    """How it was interpreted, whether by a qualified interpreter, and why not."""
    words = [phrases(f"interpreter.{mode}")]
    if mode is not InterpreterMode.NONE and qualified is not None:
        words.append(phrases("interpreter.qualified" if qualified else "interpreter.unqualified"))
    told = ", ".join(words)
    return f"{told}: {reason.strip()}" if reason.strip() else told


def signing(roles: Sequence[tuple[str, str, date | None]], phrases: Phrases) -> Signing:
    """Room to sign for each role (its word in the texts), name and, if it is known, the day it was signed."""
    lines = tuple(
        SigningLine(
            phrases(f"sign.{role}"), name, phrases("sign.signed", day=dates.short(day)) if day else ""
        )
        for role, name, day in roles
    )
    return Signing(lines, phrases("sign.label"))
