"""Who may decide: authority that counts, four eyes over persons and not accounts, and inhabilitet.

The order of the checks is the order in which a person can do something about them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grongintro.domain.authority import AccountEvent, AccountEventKind, DecisionType
from grongintro.domain.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from grongintro.domain.authority import Conflict, Delegation, EventConfirmation

ANYONE = "*"
CREDENTIALS = frozenset(
    {AccountEventKind.CREATED, AccountEventKind.PASSWORD_RESET, AccountEventKind.RECOVERED}
)
_SELF_EVIDENT = frozenset({AccountEventKind.FOUNDED, AccountEventKind.REMOVED})
# These give a delegation or a rule its force; the account itself is the same.
_NOT_THE_ACCOUNT = frozenset({AccountEventKind.DELEGATED, AccountEventKind.ONE_PERSON})
# One person may grant leave and absence; everything that gives or takes a right or money needs two.
ONE_PERSON = frozenset({DecisionType.LEAVE, DecisionType.ABSENCE})


@dataclass(frozen=True)
class Standing:
    """What is still unconfirmed, per account; and the delegations that wait for a confirmation."""

    pending: Mapping[str, tuple[AccountEvent, ...]] = field(default_factory=dict)

    def waiting(self, account_id: str) -> tuple[AccountEvent, ...]:
        """The events about an account that nobody has confirmed, oldest first."""
        return self.pending.get(account_id, ())

    def counts(self, account_id: str) -> bool:
        """Whether the account counts for deciding and confirming."""
        return all(event.kind in _NOT_THE_ACCOUNT for event in self.waiting(account_id))

    def behind(self, account_id: str) -> frozenset[str]:
        """The accounts whose person may have acted as this one; ANYONE after an unconfirmed recovery code."""
        others = (event.made_by or ANYONE for event in self.waiting(account_id) if event.kind in CREDENTIALS)
        return frozenset({account_id, *others})

    def may_be_same(self, one: str, other: str) -> bool:
        """Whether one person may stand behind both accounts."""
        return _may_be_same(self.behind(one), self.behind(other))

    def unconfirmed_delegations(self) -> frozenset[str]:
        """The delegations that do not count yet."""
        every = (event for events in self.pending.values() for event in events)
        return frozenset(event.delegation_id for event in every if event.delegation_id is not None)


def standing(events: Iterable[AccountEvent], confirmations: Iterable[EventConfirmation]) -> Standing:
    """What is left unconfirmed when everything that happened is gone through in the order of time.

    A confirmation counts when it came from an account that itself counted then, and that neither did the
    thing nor is the one it was done to.
    """
    known: dict[str, AccountEvent] = {}
    pending: dict[str, list[AccountEvent]] = defaultdict(list)
    happened: list[AccountEvent | EventConfirmation] = [*events, *confirmations]
    for thing in sorted(happened, key=lambda each: (each.at, each.id)):
        if isinstance(thing, AccountEvent):
            known[thing.id] = thing
            if thing.kind not in _SELF_EVIDENT:
                pending[thing.account_id].append(thing)
            continue
        event = known.get(thing.event_id)
        if event is not None and may_confirm(event, thing.account_id, Standing(_frozen(pending))):
            pending[event.account_id] = [each for each in pending[event.account_id] if each.id != event.id]
    return Standing(_frozen(pending))


def _frozen(pending: Mapping[str, list[AccountEvent]]) -> dict[str, tuple[AccountEvent, ...]]:
    return {account: tuple(events) for account, events in pending.items() if events}


def may_confirm(event: AccountEvent, account_id: str, now: Standing) -> bool:
    """Whether this account may confirm the event: a different existing person whose own account counts.

    Neither the one who did it nor the one it was done to, whose password, role or authority it is.
    """
    return now.counts(account_id) and not (now.behind(account_id) & {event.made_by, event.account_id})


@dataclass(frozen=True)
class Touch:
    """An account prepared the decision, or was the last to enter, change or confirm a fact; in words."""

    account_id: str
    words: str


@dataclass(frozen=True)
class DecidingFacts:
    """What the question who may decide rests on. `away` and `leaders` hold staff ids, for the day asked."""

    account_id: str
    staff_id: str
    person_id: str
    kind: DecisionType
    delegations: tuple[Delegation, ...]
    conflicts: tuple[Conflict, ...]
    touches: tuple[Touch, ...]
    standing: Standing
    two_persons: bool = True
    away: frozenset[str] = frozenset()
    leaders: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Refusal:
    """Why somebody may not decide: a code, words that say what to do, and the section where there is one."""

    code: str
    words: str
    law: str = ""


def refusals(facts: DecidingFacts, today: date) -> tuple[Refusal, ...]:
    """Every reason why this account may not decide this matter today; empty when it may.

    Forvaltningsloven § 6 for inhabilitet, also of the leader (third paragraph); else the municipality's
    delegation and its rule that two persons stand behind a decision.
    """
    found = (
        _inhabil(facts, today),
        _without_authority(facts, today),
        _uncounted(facts),
        _touched(facts) if facts.two_persons else None,
    )
    return tuple(refusal for refusal in found if refusal is not None)


def _inhabil(facts: DecidingFacts, today: date) -> Refusal | None:
    now = inhabile(facts.conflicts, facts.person_id, today)
    if facts.staff_id in now:
        words = "Du er registrert som inhabil for denne personen. En annen må behandle saken."
        return Refusal("inhabil", words, "forvaltningsloven § 6")
    return None


def inhabile(conflicts: Iterable[Conflict], person_id: str, today: date) -> frozenset[str]:
    """The colleagues who are inhabile for a person on a day; both days of a period included."""
    return frozenset(
        each.staff_id
        for each in conflicts
        if each.person_id == person_id and today in Period(each.start, each.end)
    )


def _without_authority(facts: DecidingFacts, today: date) -> Refusal | None:
    mine = [each for each in facts.delegations if each.staff_id == facts.staff_id]
    running = [each for each in mine if today in Period(each.start, each.end) and facts.kind in each.types]
    if not running:
        return Refusal("authority", "Du har ikke myndighet til å fatte dette vedtaket i dag.")
    unconfirmed = facts.standing.unconfirmed_delegations()
    confirmed = [each for each in running if each.id not in unconfirmed]
    if not confirmed:
        words = "Fullmakten din gjelder først når en annen har bekreftet den under Innstillinger."
        return Refusal("unconfirmed_delegation", words)
    called = [each for each in confirmed if each.deputy_for is None or each.deputy_for in facts.away]
    if not called:
        words = "Fullmakten din gjelder bare når den du er stedfortreder for, er registrert borte."
        return Refusal("deputy", words)
    led_by = inhabile(facts.conflicts, facts.person_id, today) & facts.leaders
    if led_by and not any(each.outside for each in called):
        words = (
            "Lederen er inhabil for denne personen, og da kan heller ikke noen i tjenesten avgjøre saken. "
            "En beslutter utenfor tjenesten må gjøre det."
        )
        return Refusal("leader_inhabil", words, "forvaltningsloven § 6 tredje ledd")
    return None


def _uncounted(facts: DecidingFacts) -> Refusal | None:
    if facts.standing.counts(facts.account_id):
        return None
    words = "Kontoen din teller ikke for vedtak før en annen har bekreftet den under Innstillinger."
    return Refusal("unconfirmed_account", words)


def _touched(facts: DecidingFacts) -> Refusal | None:
    mine = [t for t in facts.touches if facts.standing.may_be_same(facts.account_id, t.account_id)]
    if not mine:
        return None
    own = [touch.words for touch in mine if touch.account_id == facts.account_id]
    if own:
        listed = "; ".join(dict.fromkeys(own))
        words = f"Du kan ikke avgjøre det du selv har vært med på: {listed}. En annen må bekrefte det."
        return Refusal("four_eyes", words)
    listed = "; ".join(dict.fromkeys(touch.words for touch in mine))
    words = f"En konto som ikke er bekreftet av en tredje person, har vært med på vedtaket: {listed}."
    return Refusal("four_eyes_unconfirmed", words)


def _may_be_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return ANYONE in one or ANYONE in other or bool(one & other)
