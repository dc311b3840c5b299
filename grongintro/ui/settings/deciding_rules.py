"""How a decision is made here: one person or two, and who prepares it; one line a type that is made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from grongintro.domain.authority import DecisionType
from grongintro.domain.staff import Role
from grongintro.rules.authority import ONE_PERSON
from grongintro.services.trust import authority
from grongintro.services.trust.authority import TYPE_WORDS
from grongintro.ui.settings.dialog import ask_first, when_agreed
from grongintro.ui.settings.fields import Choice
from grongintro.ui.widgets.basics import Card, button, label, row
from grongintro.ui.widgets.form import Form

if TYPE_CHECKING:
    from grongintro.services.trust.authority import DecidingRule
    from grongintro.ui.settings.tab import SettingsTab

_PREPARERS = {
    "both": (Role.LEADER, Role.ADVISER),
    "adviser": (Role.ADVISER,),
    "leader": (Role.LEADER,),
}


class DecidingRules(Card):
    """The leader chooses; that one person is enough counts when another has confirmed it."""

    def __init__(self, tab: SettingsTab) -> None:
        super().__init__(tab.tr("Slik avgjøres vedtak"), "decidingCard")
        self._tab = tab
        self._leads = tab.desk.actor.role is Role.LEADER
        self._rules = authority.deciding_rules(tab.desk)
        self.form = Form("decidingForm", 2)
        self.two: dict[DecisionType, Choice] = {}
        self.who: dict[DecisionType, Choice] = {}
        for rule in self._rules:
            self._add(rule.kind)
        self.body.addWidget(self.form)
        self._waits = label("", wrap=True, name="easingWaits")
        self.body.addWidget(self._waits)
        self.body.addWidget(label(_others(self._rules), "muted", wrap=True))
        self._save = button("saveDeciding", self.tr("Lagre"), self.save)
        self._save.setVisible(self._leads)
        self.body.addLayout(row(None, self._save))

    def _add(self, kind: DecisionType) -> None:
        word = TYPE_WORDS[kind]
        default = self.tr("én person") if kind in ONE_PERSON else self.tr("to personer")
        counts = [("two", self.tr("To: én forbereder, en annen avgjør")), ("one", self.tr("Én er nok"))]
        self.two[kind] = self.form.add(
            f"two_{kind}",
            self.tr("{0}: hvor mange personer").format(word),
            Choice(counts),
            hint=self.tr("Standard: {0}.").format(default),
        )
        roles = [
            ("both", self.tr("Rådgivere og ledere")),
            ("adviser", self.tr("Bare rådgivere")),
            ("leader", self.tr("Bare ledere")),
        ]
        self.who[kind] = self.form.add(
            f"who_{kind}",
            self.tr("{0}: hvem som forbereder").format(word),
            Choice(roles),
            hint=self.tr("Standard: rådgivere og ledere."),
        )
        for each in (self.two[kind], self.who[kind]):
            each.setEnabled(self._leads)

    def reload(self) -> None:
        """Read the choices."""
        self._rules = authority.deciding_rules(self._tab.desk)
        waiting = []
        for rule in self._rules:
            self.two[rule.kind].set_key("two" if rule.chosen else "one")
            found = [key for key, roles in _PREPARERS.items() if set(roles) == set(rule.preparers)]
            self.who[rule.kind].set_key(found[0])
            if rule.two and not rule.chosen:
                waiting.append(TYPE_WORDS[rule.kind].lower())
        words = self.tr("To personer må stå bak {0} til en annen har bekreftet at én er nok.")
        self._waits.setText(words.format(", ".join(waiting)))
        self._waits.setVisible(bool(waiting))

    def save(self) -> None:
        """Save what was chosen; ask first when the second person falls away."""
        eased = [rule.kind for rule in self._rules if rule.chosen and self.two[rule.kind].key() == "one"]
        if not any(kind not in ONE_PERSON for kind in eased):
            self.write()
            return
        box = ask_first(
            self,
            "easeDialog",
            self.tr("Skal én person være nok?"),
            self.tr(
                "Da kan den som har forberedt saken, også avgjøre den. Det gjelder når en annen har "
                "bekreftet det under Bekreftelser, og alle ser det i 90 dager."
            ),
            self.tr("Én er nok"),
        )
        when_agreed(box, self.write)

    def write(self) -> None:
        """Write every choice that changed."""
        desk = self._tab.desk
        for rule in self._rules:
            two = self.two[rule.kind].key() == "two"
            roles = _PREPARERS[self.who[rule.kind].key()]
            if two is not rule.chosen:
                action = partial(authority.choose_two_persons, desk, rule.kind, two=two)
                self._tab.save(action, self.tr("Valget er lagret."))
            if set(roles) != set(rule.preparers):
                action = partial(authority.choose_preparers, desk, rule.kind, roles)
                self._tab.save(action, self.tr("Valget er lagret."))


def _others(rules: tuple[DecidingRule, ...]) -> str:
    made = {rule.kind for rule in rules}
    two = [TYPE_WORDS[kind].lower() for kind in DecisionType if kind not in made and kind not in ONE_PERSON]
    one = [TYPE_WORDS[kind].lower() for kind in DecisionType if kind not in made and kind in ONE_PERSON]
    return (
        "Andre vedtak kan ikke lages i programmet ennå. De følger standarden når de kommer: to personer for "
        f"{', '.join(two)}; én person for {' og '.join(one)}. En fullmakt kan gjelde dem alt nå."
    )
