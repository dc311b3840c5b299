"""Competence mapping (§§ 6 and 10), what was done before settlement (§ 7), and career guidance (§ 11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.mapping import (
    CareerGuidance,
    CompetenceMapping,
    Experience,
    LanguageSkill,
    MappedWhen,
    PriorElement,
)
from grongintro.errors import UserError
from grongintro.services.people import check_visible
from grongintro.services.rows import (
    check_interpreter,
    in_order,
    need,
    newest,
    not_after,
    person_of,
    put,
)

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.person import Person
    from grongintro.services.desk import Desk, Saved

_LAST = 9999  # what has no year stands last


@dataclass(frozen=True)
class MappingView:
    """All that is mapped of a person: mappings and guidance newest first, experience year by year."""

    person: Person
    mappings: tuple[CompetenceMapping, ...]
    languages: tuple[LanguageSkill, ...]
    experience: tuple[Experience, ...]
    prior: tuple[PriorElement, ...]
    guidance: tuple[CareerGuidance, ...]

    @property
    def latest(self) -> CompetenceMapping | None:
        """The mapping that the plan builds on."""
        return self.mappings[0] if self.mappings else None


def mapping_view(desk: Desk, person_id: str) -> MappingView:
    """Everything for the page of competence mapping; UserError when the account may not see the person."""
    with desk.read() as reader:
        person = person_of(desk, reader, person_id)
        languages = reader.find(LanguageSkill, person_id=person_id)
        experience = reader.find(Experience, person_id=person_id)
        prior = reader.find(PriorElement, person_id=person_id)
        return MappingView(
            person,
            newest(reader.find(CompetenceMapping, person_id=person_id), "mapped_on"),
            tuple(sorted(languages, key=lambda each: (each.language.casefold(), each.id))),
            tuple(sorted(experience, key=by_year)),
            tuple(sorted(prior, key=lambda each: (each.start is None, each.start, each.title))),
            newest(reader.find(CareerGuidance, person_id=person_id), "offered_on"),
        )


def by_year(each: Experience) -> tuple[int, int, str, str]:
    """Where an experience stands, year by year; what has no year comes last."""
    first = each.first_year or each.last_year or _LAST
    return first, each.last_year or _LAST, each.title.casefold(), each.id


def save_mapping(desk: Desk, value: CompetenceMapping) -> Saved:
    """Write a mapping (undoable), before settlement (§ 6) or after (§ 10).

    UserError without a mapper, in the future, before birth, or on the wrong side of the settlement.
    """
    desk.require_caseworker()
    need(value, {"mapped_by": "Skriv hvem som kartla, for eksempel navnet ditt eller mottaket."})
    not_after(value.mapped_on, desk.today, "mapped_on")
    check_interpreter(value)
    with desk.write("save_mapping") as unit:
        _check_side(value, person_of(desk, unit, value.person_id))
        return put(desk, unit, value)


def _check_side(value: CompetenceMapping, person: Person) -> None:
    if value.mapped_on < person.birth_date:
        raise UserError("Datoen er før personen ble født.", field="mapped_on")
    settled = person.first_settled or person.arrived
    if settled is None:
        return
    before = value.timing is MappedWhen.BEFORE_SETTLEMENT
    if before and value.mapped_on > settled:
        raise UserError(
            "Kartleggingen er datert etter bosettingen. Velg «etter bosetting» (§ 10), eller rett datoen.",
            field="timing",
        )
    if not before and value.mapped_on < settled:
        raise UserError(
            "Kartleggingen er datert før bosettingen. Velg «før bosetting» (§ 6), eller rett datoen.",
            field="timing",
        )


def save_language_skill(desk: Desk, value: LanguageSkill) -> Saved:
    """Write a language a person knows (undoable); UserError without a language, or when it stands already."""
    desk.require_caseworker()
    need(value, {"language": "Skriv hvilket språk det er."})
    with desk.write("save_language_skill") as unit:
        check_visible(desk, unit, value.person_id)
        wanted = value.language.strip().casefold()
        for other in unit.find(LanguageSkill, person_id=value.person_id):
            if other.id != value.id and other.language.casefold() == wanted:
                raise UserError("Språket står alt i listen. Endre det der.", field="language")
        return put(desk, unit, value)


def save_experience(desk: Desk, value: Experience) -> Saved:
    """Write schooling, work or another skill (undoable); years may overlap.

    UserError without a title, when the years are in the wrong order, before birth or in the future.
    """
    desk.require_caseworker()
    need(value, {"title": "Skriv hva det er, for eksempel «grunnskole» eller «snekker»."})
    with desk.write("save_experience") as unit:
        person = person_of(desk, unit, value.person_id)
        _check_years(value, person.birth_date.year, desk.today.year)
        return put(desk, unit, value)


def _check_years(value: Experience, born: int, this_year: int) -> None:
    for field in ("first_year", "last_year"):
        year = getattr(value, field)
        if year is not None and not born <= year <= this_year:
            raise UserError(f"Skriv et år fra {born} til {this_year}.", field=field)
    if value.first_year and value.last_year and value.last_year < value.first_year:
        raise UserError("Siste år er før første år. Rett ett av dem.", field="last_year")


def save_prior_element(desk: Desk, value: PriorElement) -> Saved:
    """Write what a person had done before settlement here (§ 7), which the plan builds on (undoable).

    UserError without a title, when the dates are in the wrong order or after the arrival here, or when the
    minutes are not above 0.
    """
    desk.require_caseworker()
    need(value, {"title": "Skriv hva det er, for eksempel «norsk i mottak»."})
    in_order(value.start, value.end)
    if value.minutes is not None and value.minutes <= 0:
        raise UserError("Skriv hvor lenge det varte, eller la feltet stå tomt.", field="minutes")
    with desk.write("save_prior_element") as unit:
        person = person_of(desk, unit, value.person_id)
        limit = person.arrived or desk.today
        for field in ("start", "end"):
            day = getattr(value, field)
            if day is not None and day > limit:
                raise UserError(
                    "Dette er etter at personen kom hit. Før det under opplæring, eller rett datoen (§ 7).",
                    field=field,
                )
        return put(desk, unit, value)


def save_career_guidance(desk: Desk, value: CareerGuidance) -> Saved:
    """Write career guidance by the county (§ 11): offered, held or declined, its recommendation (undoable).

    UserError when it was held before it was offered, both held and declined, when something is recommended
    that nobody has held, or when a wish to have prior learning assessed stands without the advice (§ 15).
    """
    desk.require_caseworker()
    _check_guidance_days(value, desk.today)
    if value.held_on is not None and value.declined:
        raise UserError("Veiledningen kan ikke både være holdt og takket nei til.", field="declined")
    if value.held_on is None and (value.recommended is not None or value.recommendation.strip()):
        raise UserError(
            "Skriv når veiledningen ble holdt. Anbefalingen kommer etter den (§ 11).", field="held_on"
        )
    if value.prior_learning_wanted is not None and value.prior_learning_offered is None:
        raise UserError(
            "Skriv dagen deltakeren ble veiledet om realkompetansevurdering (§ 15 andre ledd).",
            field="prior_learning_offered",
        )
    with desk.write("save_career_guidance") as unit:
        return put(desk, unit, value)


def _check_guidance_days(value: CareerGuidance, today: date) -> None:
    for field in ("offered_on", "held_on", "prior_learning_offered"):
        not_after(getattr(value, field), today, field)
    if value.held_on is not None and value.held_on < value.offered_on:
        raise UserError("Veiledningen ble holdt før den ble tilbudt. Rett en av datoene.", field="held_on")
