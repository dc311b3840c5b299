"""The registry's entries for the state's grants: who releases what, in which years, and shared how."""

from __future__ import annotations

from grongintro.rules.rule import Rule

BUDGET = "statsbudsjettet kap. 671 post 60"

GRANTS = (
    Rule(
        "grants.years",
        "Årene som gir integreringstilskudd",
        BUDGET,
        "Kalenderåret personen først ble bosatt, og de fire neste. Familie til en med opphold på humanitært "
        "grunnlag gir bare tre år. En flytting begynner ikke årene på nytt.",
        "grants",
        valid_from=None,
    ),
    Rule(
        "grants.first_year",
        "Hvem som får år 1",
        BUDGET,
        "Kommunen personen bodde i på bosettingsdagen, med hele beløpet, også ved bosetting 31. desember. "
        "Enslig voksen, voksen i familie, barn og enslig mindreårig har hver sin sats. Den som er fylt 60 år "
        "gir eldretilskudd og den som ikke er fylt 6 år gir barnehagetilskudd, én gang.",
        "grants",
        valid_from=None,
    ),
    Rule(
        "grants.move",
        "Deling av år 2 til 5 ved flytting",
        BUDGET,
        "Kommunen personen flytter fra, beholder måneden for siste dag og måneden etter. Den nye har resten, "
        "i tolvdeler. Før ble flytteåret delt i åttedeler etter kvartal: 1/8, 3/8, 5/8 eller 7/8. Regelen er "
        "gjengitt av andre enn IMDi, og året den ble endret, er ikke bekreftet: det er en verdi.",
        "grant_shares",
        valid_from=None,
    ),
    Rule(
        "grants.line",
        "Beløp per person, år og type",
        BUDGET,
        "Andelen ganger satsen, avrundet én gang til hele øre. Er satsen ikke kjent, mangler beløpet. Det er "
        "aldri null.",
        "grants",
        valid_from=None,
    ),
    Rule(
        "grants.rate",
        "Satsen for året det betales for",
        BUDGET,
        "År 2 i 2025 gjelder dem som ble bosatt i 2024. Et revidert tall går foran et vedtatt, og et vedtatt "
        "foran et forslag. Hver sats har kilde, dato og hvor sikker den er.",
        "grant_rates",
        valid_from=None,
    ),
    Rule(
        "grants.total",
        "Sum per år",
        BUDGET,
        "Summen av linjene med kjent sats, slik de er avrundet.",
        "grants",
        valid_from=None,
    ),
)
