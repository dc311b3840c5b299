"""What a decision on introduction benefit lacks before it can be sent for approval, and why it is needed."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from grongintro.domain.decision import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grongintro.domain.decision import BenefitDecision, BenefitDecisionContent, RateLine

CITATIONS = (
    "written",
    "reasons",
    "notice",
    "appeal_deadline",
    "appeal_procedure",
    "access_to_documents",
    "postponed_effect",
    "free_legal_advice",
)


def missing(content: BenefitDecisionContent) -> tuple[Missing, ...]:
    """Everything that is missing, in the order of the letter; empty when it may be sent for approval."""
    found = [*_recipient(content), *_sender(content), *_people(content), *_laws(content)]
    if not content.decisions:
        found.append(Missing("decisions", "Brevet har ikke noe vedtak. Legg til vedtaket det gjelder."))
    for index, decision in enumerate(content.decisions):
        found += _decision(decision, f"decisions[{index}]")
    return tuple(found)


def _recipient(content: BenefitDecisionContent) -> Iterator[Missing]:
    person = content.recipient
    if not person.name.strip():
        yield Missing("recipient.name", "Navnet på deltakeren mangler. Brevet må si hvem vedtaket gjelder.")
    if not any(line.strip() for line in person.address_lines):
        yield Missing(
            "recipient.address_lines",
            "Adressen mangler. Uten den kommer ikke brevet fram, og klagefristen begynner ikke å løpe.",
        )
    if person.birth_date is None:
        yield Missing("recipient.birth_date", "Fødselsdatoen mangler. Stønaden avhenger av alderen.")
    if not content.case_number.strip():
        yield Missing("case_number", "Saksnummeret mangler. Vedtaket må kunne finnes igjen i arkivet.")


def _sender(content: BenefitDecisionContent) -> Iterator[Missing]:
    town = content.municipality
    if not town.name.strip():
        yield Missing("municipality.name", "Navnet på kommunen mangler. Brevet må si hvem som har vedtatt.")
    if not (town.street.strip() and town.postal_code.strip() and town.postal_place.strip()):
        yield Missing(
            "municipality.street",
            "Adressen til kommunen mangler. Deltakeren må vite hvor en klage skal sendes.",
        )
    if not town.statsforvalter.strip():
        yield Missing(
            "municipality.statsforvalter",
            "Statsforvalteren mangler. Brevet må si hvem som avgjør en klage. Fyll inn under Innstillinger.",
        )
    if not (content.adviser.phone.strip() or town.phone.strip()):
        yield Missing(
            "adviser.phone",
            "Telefonnummeret mangler. Deltakeren må vite hvor en kan spørre og si fra om endringer.",
        )


def _people(content: BenefitDecisionContent) -> Iterator[Missing]:
    if not content.adviser.name.strip():
        yield Missing("adviser.name", "Saksbehandleren mangler. Brevet må si hvem som har forberedt saken.")
    if not content.adviser.title.strip():
        yield Missing(
            "adviser.title", "Stillingen til saksbehandleren mangler. Den står ved navnet i brevet."
        )


def _laws(content: BenefitDecisionContent) -> Iterator[Missing]:
    absent = [key for key in CITATIONS if not content.law_references.get(key, "").strip()]
    if absent:
        yield Missing(
            "law_references",
            f"Paragrafene for denne datoen mangler ({', '.join(absent)}). "
            "Brevet må vise til loven som gjelder. Meld fra til den som har ansvar for programmet.",
        )


def _decision(decision: BenefitDecision, where: str) -> Iterator[Missing]:
    if decision.programme.end is None:
        yield Missing(
            f"{where}.programme.end",
            "Sluttdatoen for programmet mangler. Vedtaket skal si hvor lenge stønaden gjelder.",
        )
    yield from _rates(decision, where)
    if not decision.payment.strip():
        yield Missing(
            f"{where}.payment",
            "Det mangler når og hvordan stønaden betales ut. Deltakeren må vite når pengene kommer.",
        )
    if not decision.facts:
        yield Missing(f"{where}.facts", "Opplysningene mangler. Begrunnelsen må si hva vedtaket bygger på.")
    for index, fact in enumerate(decision.facts):
        if not (fact.value.strip() and fact.source.strip()):
            yield Missing(
                f"{where}.facts[{index}]",
                f"«{fact.label}» mangler svar eller kilde. Deltakeren må kunne se hvor vi har det fra.",
            )
    if not decision.reasons.strip():
        yield Missing(
            f"{where}.reasons",
            "Vurderingen mangler. Skriv med egne ord hvorfor deltakeren får denne stønaden.",
        )
    if not decision.steps:
        yield Missing(f"{where}.steps", "Beregningen mangler. Brevet skal vise hvordan beløpet er regnet ut.")


def _rates(decision: BenefitDecision, where: str) -> Iterator[Missing]:
    if not decision.rates:
        yield Missing(
            f"{where}.rates", "Beløpene mangler. Fyll inn hvordan deltakeren bor i hele programtiden."
        )
        return
    if not _covers(decision.rates, decision):
        yield Missing(
            f"{where}.rates",
            "Satsene dekker ikke hele programtiden. Fyll inn hvordan deltakeren bor i dagene som mangler.",
        )
    for index, line in enumerate(decision.rates):
        if not (line.reason.strip() and line.law.strip()):
            yield Missing(
                f"{where}.rates[{index}]",
                "En sats mangler grunn eller paragraf. Deltakeren har krav på å vite hvorfor.",
            )


def _covers(rates: tuple[RateLine, ...], decision: BenefitDecision) -> bool:
    programme = decision.programme
    if rates[0].period.start != programme.start or rates[-1].period.end != programme.end:
        return False
    return all(
        before.period.end is not None and after.period.start == before.period.end + timedelta(days=1)
        for before, after in pairwise(rates)
    )
