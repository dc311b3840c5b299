"""The Norwegian words that a sheet uses for what the program keeps as fixed choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.household import HouseholdRole
from grongintro.domain.person import PermitKind, Settlement, Sex
from grongintro.domain.programme import Education, Goal
from grongintro.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable

YES, NO = "yes", "no"


@dataclass(frozen=True)
class Choice:
    """One of the fixed answers: how it is kept, how it is shown, and what else people write for it."""

    value: str
    label: str
    others: tuple[str, ...] = ()


def plain_word(text: str) -> str:
    """A word for comparing: lower case, without full stops, hyphens and spare blanks."""
    return " ".join("".join(" " if mark in ".-_/:§()?" else mark for mark in text.casefold()).split())


def read_choice(text: str, choices: Iterable[Choice]) -> str:
    """The value of the answer that a cell holds. UserError lists what can be written."""
    word = plain_word(text)
    for choice in choices:
        if word in {plain_word(known) for known in (choice.value, choice.label, *choice.others)}:
            return choice.value
    allowed = ", ".join(f"«{choice.label}»" for choice in choices)
    raise UserError(f"«{text}» er ukjent her. Skriv en av disse: {allowed}.", code="choice")


def label_of(value: str, choices: Iterable[Choice]) -> str:
    """How an answer is shown."""
    return next((choice.label for choice in choices if choice.value == value), value)


YES_NO = (Choice(YES, "Ja", ("j", "x", "1", "sann")), Choice(NO, "Nei", ("n", "0", "ingen", "usann")))
SEX = (
    Choice(Sex.FEMALE, "Kvinne", ("k", "f", "jente", "kv")),
    Choice(Sex.MALE, "Mann", ("m", "gutt")),
    Choice("", "Ukjent", ("u",)),
)
ROLE = (
    Choice(HouseholdRole.ADULT, "Voksen", ("v", "mor", "far", "forelder", "enslig", "hovedperson")),
    Choice(HouseholdRole.CHILD, "Barn", ("b", "sønn", "datter")),
)
SETTLEMENT = (
    Choice(
        Settlement.AGREED,
        "Avtalt med IMDi",
        ("avtalt", "avtale", "imdi", "etter avtale", "overføringsflyktning", "bosatt etter avtale"),
    ),
    Choice(Settlement.SELF_SETTLED, "Selvbosatt", ("selv bosatt", "selvbosetting")),
    Choice(
        Settlement.FAMILY,
        "Familie",
        ("familiegjenforening", "familiegjenforent", "familieinnvandring", "familieetablering"),
    ),
)
PERMIT = (
    Choice(PermitKind.REFUGEE_28, "Flyktning (§ 28)", ("asyl", "flyktning", "28", "utlendingsloven 28")),
    Choice(
        PermitKind.TRANSFER_35,
        "Overføringsflyktning (§ 35)",
        ("overføringsflyktning", "35", "kvoteflyktning", "utlendingsloven 35"),
    ),
    Choice(
        PermitKind.HUMANITARIAN_38,
        "Sterke menneskelige hensyn (§ 38)",
        ("humanitært", "opphold på humanitært grunnlag", "sterke menneskelige hensyn", "38"),
    ),
    Choice(PermitKind.FAMILY_ID_38, "Familie med begrensning (§ 38)", ("38 familie",)),
    Choice(
        PermitKind.COLLECTIVE_34,
        "Kollektiv beskyttelse (§ 34)",
        ("kollektiv beskyttelse", "midlertidig kollektiv beskyttelse", "34", "utlendingsloven 34"),
    ),
    Choice(
        PermitKind.FAMILY_CH6,
        "Familieinnvandring (kap. 6)",
        ("familieinnvandring", "familiegjenforening", "kap 6", "familie"),
    ),
    Choice(PermitKind.INDEPENDENT_53, "Selvstendig grunnlag (§ 53)", ("selvstendig grunnlag", "53")),
    Choice(PermitKind.FAMILY_OTHER, "Annen familieinnvandring", ("annen familie",)),
    Choice(PermitKind.PERMANENT, "Permanent opphold", ("permanent", "permanent oppholdstillatelse")),
    Choice(PermitKind.OTHER, "Annen tillatelse", ("annen", "annet")),
)
EDUCATION = (
    Choice(
        Education.UPPER_SECONDARY,
        "Videregående eller høyere",
        ("videregående", "vgs", "universitet", "høyskole", "høyere utdanning", "minst videregående"),
    ),
    Choice(
        Education.LESS,
        "Mindre enn videregående",
        ("grunnskole", "ingen", "ingen utdanning", "mindre", "under videregående", "barneskole"),
    ),
)
GOAL = (
    Choice(Goal.WORK, "Arbeid", ("jobb", "overgang til arbeid")),
    Choice(
        Goal.HIGHER_EDUCATION,
        "Utdanning over videregående nivå",
        ("høyere utdanning", "universitet", "høyskole", "utdanning over videregående"),
    ),
    Choice(Goal.REQUALIFICATION, "Yrkesfaglig rekvalifisering", ("rekvalifisering",)),
    Choice(
        Goal.PART_UPPER_SECONDARY,
        "Deler av videregående opplæring",
        ("deler av videregående", "deler av vgs"),
    ),
    Choice(
        Goal.FULL_UPPER_SECONDARY,
        "Fullført videregående opplæring",
        ("videregående opplæring", "fullført videregående", "videregående", "vgs"),
    ),
    Choice(Goal.VOCATIONAL, "Fag- og yrkesopplæring", ("fagbrev", "yrkesopplæring", "yrkesfag")),
)
