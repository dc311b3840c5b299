"""Training, hours, tests and exemptions in the words of their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.hours import hours_text
from grongintro.domain.training import NORWEGIAN_PARTS, Provider, Subject
from grongintro.rules.courses import GuidanceForm
from grongintro.services.qualifying.training import MEETINGS
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.qualifying.mapping_words import joined
from grongintro.ui.qualifying.progress import Done

if TYPE_CHECKING:
    from grongintro.domain.training import Exemption, LanguageTest, Level, TaughtHours, Training
    from grongintro.rules.courses import Progress
    from grongintro.rules.training import TestDuty
    from grongintro.services.qualifying.training_view import TrainingView

Told = tuple[str, str]
HOURS, MEETING = "timer", "møter"


def training(each: Training) -> Told:
    """What it rests on and when, then with whom, at which level and how much."""
    when = f"fra {fmt.span(each.start, each.end)}" if each.end else f"fra {fmt.day(each.start)}"
    title = f"{words.title(each.basis)} · {when if each.start else 'ikke startet ennå'}"
    provider = each.provider_name or words.word(each.provider)
    named = each.provider is not Provider.PRIVATE and each.provider_name
    text = joined(
        f"tilbudt {fmt.day(each.offered)}",
        f"krav {fmt.day(each.claimed)}" if each.claimed else "",
        f"{words.word(each.provider)}, {provider}" if named else provider,
        f"nivå {words.word(each.level)}" if each.level else "",
        f"{hours_text(each.minutes_per_week)} timer i uken" if each.minutes_per_week else "",
    )
    return title, words.capital(text)


def hours(each: TaughtHours) -> Told:
    """What, how much and when."""
    when = fmt.day(each.start) if each.start == each.end else fmt.span(each.start, each.end)
    title = f"{when} · {hours_text(each.minutes)} timer"
    subject = words.title(each.subject)
    return title, joined(subject, each.module, each.language, each.provider)


def test(each: LanguageTest, goal: Level | None) -> Told:
    """Which part, how it went, and what the plan aims at."""
    name = words.title(each.part)
    if each.sat_on is None:
        title = f"{name}: meldt opp"
    elif each.level is not None:
        title = f"{name}: {words.word(each.level)}"
    elif each.passed is not None:
        title = f"{name}: {'bestått' if each.passed else 'ikke bestått'}"
    else:
        title = f"{name}: venter på resultat"
    text = joined(
        aim(goal),
        f"avlagt {fmt.day(each.sat_on)}" if each.sat_on else "",
        f"meldt opp {fmt.day(each.entered_on)}" if each.entered_on else "",
        each.language,
    )
    return title, words.capital(text)


def duty(each: TestDuty | None) -> str:
    """Whether the test must be sat, or offered, and by when."""
    if each is None:
        return ""
    if each.must_sit:
        return f"plikt, innen {fmt.day(each.deadline)} (§ 37)" if each.deadline else "plikt (§ 37)"
    return "skal tilbys (§ 37 d)" if each.must_be_offered else "ingen plikt (§ 37)"


def aim(goal: Level | None) -> str:
    """What the plan aims at."""
    return f"mål {words.word(goal)}" if goal else ""


def reached(each: LanguageTest, goal: Level | None) -> bool:
    """Whether a test came as far as the plan aims."""
    if each.part not in NORWEGIAN_PARTS:
        return bool(each.passed)
    return each.level is not None and goal is not None and each.level.rank >= goal.rank


def exemption(each: Exemption) -> Told:
    """From what, and how it was answered."""
    answer = {None: "venter på svar", True: "gitt", False: "avslått"}[each.granted]
    title = f"{words.title(each.what)}: {answer}"
    decided = f"avgjort {fmt.day(each.decided_on)}" if each.decided_on else ""
    text = joined(words.word(each.basis), f"søkt {fmt.day(each.applied_on)}", decided, each.note)
    return title, words.capital(text)


def taught(view: TrainingView) -> list[Done]:
    """Norwegian and civics, civics by module."""
    extent, civics = view.needs.norwegian, view.needs.civics
    asked = extent.minutes if extent is not None else None
    found = [_of_hours("Norsk", view.sums[Subject.NORWEGIAN].minutes, asked)]
    given = view.sums[Subject.CIVICS]
    found.append(_of_hours("Samfunnskunnskap", given.minutes, civics.minutes if civics else None))
    before = given.opening_minutes
    modules = (("Før programmet ble tatt i bruk", before), *view.modules)
    found += [_of_hours(name or "Uten modul", each, None, small=True) for name, each in modules if each]
    return found


def civics_note(view: TrainingView) -> str:
    """Which modules nobody has been taught in yet, and which languages civics was taught in."""
    empty = [name for name, minutes in view.modules if not minutes]
    by = [(name, minutes) for name, minutes in view.sums[Subject.CIVICS].by_language if name]
    told = fmt.listing([f"{name} ({hours_text(minutes)} timer)" for name, minutes in by])
    lines = (f"Språk: {told}." if told else "", f"Ingen timer ennå i {fmt.listing(empty)}." if empty else "")
    return "\n".join(line for line in lines if line)


def life_skills(view: TrainingView) -> tuple[list[Done], str]:
    """The two themes, each against its least number of hours."""
    skills = view.needs.life_skills
    names = ("Migrasjon, helse og mangfold", "Karrierekompetanse")
    subjects = (Subject.MIGRATION_HEALTH, Subject.CAREER_SKILLS)
    if skills is None:
        lines = [_of_hours(n, view.sums[s].minutes, None) for n, s in zip(names, subjects, strict=True)]
        return lines, "Kurs i livsmestring hører til introduksjonsprogrammet."
    themes = (skills.migration_health, skills.career_skills)
    found = [_of_hours(n, each.done, each.required) for n, each in zip(names, themes, strict=True)]
    return found, _why(*themes)


def parenting(view: TrainingView) -> tuple[list[Done], str]:
    """Meetings or talks against their least number; why there are none to be counted."""
    guidance = view.needs.parenting
    if guidance is not None:
        progress = guidance.progress
        group = guidance.form is GuidanceForm.GROUP
        unit = MEETING if group else "samtaler"
        text = f"{progress.done} av minst {progress.required} {unit}"
        name = "I gruppe" if group else "Enkeltvis"
        return [Done(name, text, progress.done, progress.required)], _why(progress)
    count = sum(1 for each in view.hours if each.subject in MEETINGS)
    lines = [Done("Møter og samtaler", str(count), count)] if count else []
    if view.needs.children is None:
        return lines, "Svar på om deltakeren har barn under 18 år, under «Bosituasjon» (§ 14 a)."
    return lines, "Gjelder deltakere i program som har barn under 18 år (§ 14 a andre ledd)."


def _why(*progress: Progress) -> str:
    """Where the least number stands; why it is not computed, where it is not."""
    laws = list(dict.fromkeys(each.step.law for each in progress if each.required))
    if laws:
        return f"Kravet står i {fmt.listing(laws)}."
    return next(iter(dict.fromkeys(each.step.text for each in progress)), "")


def _of_hours(name: str, minutes: int, asked: int | None, *, small: bool = False) -> Done:
    text = f"{hours_text(minutes)} {HOURS}"
    if asked:
        text = f"{hours_text(minutes)} av {hours_text(asked)} {HOURS}"
    return Done(name, text, minutes, asked or None, small)
