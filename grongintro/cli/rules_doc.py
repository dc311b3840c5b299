"""docs/rules.md: every rule and every dated value, written from the registry and the parameter files."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.grants import RateState
from grongintro.domain.money import plain
from grongintro.rules.grant_rates import ORE, shipped_rates
from grongintro.rules.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grongintro.domain.grants import Rate
    from grongintro.rules.parameters import Parameter, Parameters, Row
    from grongintro.rules.rule import Rule

HEAD = """# Reglene i programmet

Denne filen er laget av programmet: `grongintro docs rules > docs/rules.md`. Ikke rediger den for hånd.

Hver regel har en kode som står på hvert steg i en utregning, og loven den bygger på. «Kommunens valg» betyr
at loven lar svaret stå åpent: valget er en innstilling, og det vises i utregningen.

## Regler
"""
VALUES_HEAD = """## Verdier over tid

Verdiene ligger i `resources/parameters/`. «Kjent fra» er den første dagen et vedtak kan bygge på verdien.
"""
GRANTS_HEAD = """## Tilskuddssatser

Satsene ligger i `resources/grants/rates.toml`, bare dem som er bekreftet. En sats gjelder bare sitt eget år.
En som ikke står her, mangler: den er ikke null. Grad: A er lest hos IMDi, departementet, KS eller UDI, B er
gjengitt av andre, C er regnet ut fra det IMDi har betalt.

| År | Type | Kroner | Stand | Grad | Kilde | Lest |
|---|---|---|---|---|---|---|"""
STATES = {RateState.PROPOSED: "forslag", RateState.ADOPTED: "vedtatt", RateState.REVISED: "revidert"}


def rules_markdown(parameters: Parameters) -> str:
    """The whole document, in Norwegian."""
    lines = [HEAD, *_rule_lines(), VALUES_HEAD]
    for name in sorted(parameters.by_name):
        lines += _parameter_lines(parameters[name])
    lines += [GRANTS_HEAD, *map(_rate_line, shipped_rates().all)]
    return "\n".join(lines).rstrip() + "\n"


def _rule_lines() -> Iterator[str]:
    for rule in RULES:
        yield f"### {rule.title}"
        yield ""
        yield rule.decides
        yield ""
        yield from _facts(rule)
        yield ""


def _facts(rule: Rule) -> Iterator[str]:
    yield f"- Kode: `{rule.code}`, versjon {rule.version}, i `grongintro/rules/{rule.module}.py`"
    yield f"- Lov: {rule.law or 'ingen lovregel'}"
    if rule.valid_from is not None:
        until = "" if rule.valid_to is None else f" til {short(rule.valid_to)}"
        yield f"- Gjelder fra {short(rule.valid_from)}{until}"
    if rule.choice:
        yield "- Kommunens valg"


def _parameter_lines(parameter: Parameter) -> Iterator[str]:
    yield f"### {parameter.title}"
    yield ""
    law = f" ({parameter.law})" if parameter.law else ""
    yield f"`{parameter.name}`, {parameter.unit}{law}"
    yield ""
    yield "| Gjelder fra | Kjent fra | Verdi | Kilde |"
    yield "|---|---|---|---|"
    for row in parameter.rows:
        yield f"| {short(row.valid_from)} | {short(row.known_from)} | {_value(row)} | {row.source} |"
    yield ""


def _rate_line(rate: Rate) -> str:
    """One rate; every rate that is shipped has a grade and a date."""
    amount = f"{rate.ore // ORE:,}".replace(",", " ") if rate.ore % ORE == 0 else plain(rate.ore)
    read = "" if rate.read is None else short(rate.read)
    cells = [rate.year, f"`{rate.code}`", amount, STATES[rate.state], rate.grade or "", rate.source, read]
    return f"| {' | '.join(map(str, cells))} |"


def _value(row: Row) -> str:
    if isinstance(row.value, Fraction) and row.value.denominator == 1:
        return f"{row.value.numerator:,}".replace(",", " ")
    return str(row.value)
