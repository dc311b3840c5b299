"""What the mapping found of the people of the demo."""

from __future__ import annotations

from dataclasses import dataclass

from grongintro.domain.mapping import Schooling
from grongintro.domain.programme import Goal

_LITTLE, _SCHOOL, _UPPER = Schooling.BELOW_COMPULSORY, Schooling.COMPULSORY, Schooling.UPPER_SECONDARY


@dataclass(frozen=True)
class Mapped:
    """What was found of one person: school, then work; the two numbers are years before the demo's day."""

    schooling: Schooling
    language: str
    school: tuple[str, str, int, int]
    work: tuple[tuple[str, str, int, int], ...] = ()
    skills: tuple[str, ...] = ()
    wishes: str = ""
    guided: Goal | None = None


# Whose competence is mapped; Espérance, Samuel and Rima are not yet.
MAPPED = {
    "selam": Mapped(
        _SCHOOL,
        "tigrinja",
        ("Grunnskole", "Keren", 28, 20),
        (("Butikkmedarbeider", "Asmara", 19, 9),),
        ("Regnskap for en liten butikk",),
        "Bli helsefagarbeider",
        Goal.PART_UPPER_SECONDARY,
    ),
    "yonas": Mapped(
        _LITTLE,
        "tigrinja",
        ("Grunnskole, fem år", "Keren", 31, 26),
        (("Snekker", "Asmara", 22, 8),),
        ("Førerkort klasse B",),
        "Jobbe som snekker",
        Goal.WORK,
    ),
    "oksana": Mapped(
        _UPPER,
        "ukrainsk",
        ("Videregående og to år høyskole", "Lviv", 25, 20),
        (("Regnskapsfører", "Lviv", 19, 2),),
        ("Excel", "Engelsk"),
        "Regnskap eller kontor",
        Goal.WORK,
    ),
    "mykola": Mapped(
        _UPPER,
        "ukrainsk",
        ("Yrkesskole, elektriker", "Lviv", 29, 25),
        (("Elektriker", "Lviv", 24, 2),),
        ("Sveising",),
        "Elektriker i Norge",
        Goal.WORK,
    ),
    "omar": Mapped(
        _SCHOOL,
        "arabisk",
        ("Grunnskole", "Homs", 14, 6),
        (),
        ("Koking",),
        "Bli kokk",
        Goal.FULL_UPPER_SECONDARY,
    ),
    "khaled": Mapped(
        _SCHOOL,
        "arabisk",
        ("Grunnskole", "Homs", 40, 31),
        (("Baker", "Homs", 30, 6),),
        (),
        "Bakeri",
        Goal.WORK,
    ),
    "fatima": Mapped(
        _LITTLE,
        "dari",
        ("Uten skolegang", "Herat", 45, 45),
        (("Sydame", "Herat", 30, 4),),
        (),
        "Sy og reparere klær",
        Goal.WORK,
    ),
    "ghulam": Mapped(
        _LITTLE,
        "dari",
        ("Grunnskole, fire år", "Herat", 47, 43),
        (("Bonde", "Herat", 40, 4),),
        (),
        "Arbeid ute",
        Goal.WORK,
    ),
    "zahra": Mapped(
        _SCHOOL,
        "dari",
        ("Grunnskole", "Herat", 16, 7),
        (),
        ("Engelsk",),
        "Bli sykepleier",
        Goal.FULL_UPPER_SECONDARY,
    ),
    "mugisha": Mapped(
        _SCHOOL,
        "swahili",
        ("Grunnskole", "Goma", 19, 10),
        (("Mekaniker", "Goma", 7, 2),),
        ("Fransk",),
        "Bilmekaniker",
        Goal.VOCATIONAL,
    ),
    "amina": Mapped(
        _LITTLE,
        "somali",
        ("Koranskole", "Mogadishu", 22, 17),
        (("Renholder", "Nairobi", 9, 3),),
        (),
        "Fast jobb i renhold",
        Goal.WORK,
    ),
    "iryna": Mapped(
        _UPPER,
        "ukrainsk",
        ("Høyskole, lærer", "Kharkiv", 20, 16),
        (("Lærer", "Kharkiv", 15, 2),),
        ("Engelsk",),
        "Barnehagelærer",
        Goal.REQUALIFICATION,
    ),
    "tesfay": Mapped(
        _SCHOOL,
        "tigrinja",
        ("Grunnskole", "Asmara", 24, 16),
        (("Sjåfør", "Asmara", 12, 5),),
        ("Førerkort klasse C, ikke innbyttet",),
        "Bli yrkessjåfør",
    ),
    "parwin": Mapped(
        _SCHOOL,
        "dari",
        ("Grunnskole", "Kabul", 38, 29),
        (("Lærerassistent", "Kabul", 20, 5),),
        (),
        "Arbeid i barnehage",
        Goal.PART_UPPER_SECONDARY,
    ),
    "vasyl": Mapped(
        _UPPER,
        "ukrainsk",
        ("Ingeniørutdanning", "Odesa", 32, 27),
        (("Ingeniør", "Odesa", 26, 3),),
        (),
        "Ingeniør",
        Goal.WORK,
    ),
    "halyna": Mapped(
        _UPPER,
        "ukrainsk",
        ("Sykepleierskole", "Odesa", 30, 27),
        (("Sykepleier", "Odesa", 26, 3),),
        (),
        "Sykepleier",
        Goal.WORK,
    ),
    "nabil": Mapped(
        _SCHOOL,
        "arabisk",
        ("Grunnskole", "Aleppo", 44, 35),
        (("Maler", "Aleppo", 33, 5),),
        (),
        "Maler",
        Goal.WORK,
    ),
    "samira": Mapped(
        _LITTLE, "arabisk", ("Grunnskole, seks år", "Aleppo", 39, 33), (), ("Baking",), "Kantine", Goal.WORK
    ),
    "firas": Mapped(_SCHOOL, "arabisk", ("Grunnskole", "Aleppo", 17, 8), (), (), "Bli elektriker"),
    "filmon": Mapped(
        _SCHOOL, "tigrinja", ("Grunnskole", "Keren", 12, 4), (), (), "Ta fagbrev", Goal.FULL_UPPER_SECONDARY
    ),
    "abdirahman": Mapped(
        _SCHOOL, "somali", ("Grunnskole", "Kismayo", 13, 4), (), (), "Bli tømrer", Goal.FULL_UPPER_SECONDARY
    ),
    "ismail": Mapped(
        _SCHOOL, "dari", ("Grunnskole", "Mazar", 13, 4), (), (), "Bli mekaniker", Goal.VOCATIONAL
    ),
}
