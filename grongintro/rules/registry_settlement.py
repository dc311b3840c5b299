"""The registry's entries for settlement: places left, the goals of time, and AMOT."""

from __future__ import annotations

from grongintro.rules.rule import Rule

SETTLEMENT = (
    Rule(
        "settlement.places",
        "Plasser igjen",
        "IMDis anmodning og kommunestyrets vedtak",
        "Vedtatt, minus bosatt og avtalt. Er ett av tallene ukjent («:» hos IMDi), er plassene igjen ukjent. "
        "Det er aldri null. Enslige mindreårige og kollektiv beskyttelse telles også for seg.",
        "settlement",
        valid_from=None,
    ),
    Rule(
        "settlement.goal",
        "Mål for hvor fort noen bosettes",
        "",
        "Bosatt innen seks måneder etter tillatelsen, enslige mindreårige innen tre. Målene er fra 2015, og "
        "om de gjelder i 2026, er ikke bekreftet. Derfor er antall måneder kommunens valg.",
        "settlement",
        valid_from=None,
        choice=True,
    ),
    Rule(
        "settlement.amot",
        "Måneder med tilskudd i alternativ mottaksplass (AMOT)",
        "UDI rundskriv RS 2013-013",
        "Per person og påbegynt måned. De fire første månedene betales på forskudd, resten etterskuddsvis "
        "hvert tertial (april, august og desember). Beløpet er ikke bekreftet og må skrives inn. Hva som "
        "skjer med et forskudd som ikke blir brukt, er heller ikke bekreftet.",
        "settlement",
        valid_from=None,
    ),
)
