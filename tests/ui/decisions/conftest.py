from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.household import LivingFactKind
from grongintro.services import households, people
from grongintro.services.deciding import decisions
from tests.ui import store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.ui.store import TinyStore


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[TinyStore]:
    """Everything that Amina's decision rests on is answered; the reasons are not written."""
    made = store.tiny_store(tmp_path)
    for name in ("Amina", "Yusuf"):
        found = people.get_person(made.adviser, made.ids[name])
        people.change_person(
            made.adviser, replace(found, street="Vegen 1", postal_code="7870", postal_place="Grong")
        )
    for kind in (LivingFactKind.PARTNER, LivingFactKind.WITH_PARENTS, LivingFactKind.HAS_CHILDREN):
        households.answer_living_fact(
            made.adviser,
            made.ids["Amina"],
            kind=kind,
            answer=False,
            start=date(2025, 8, 18),
            reason="Samtale",
        )
    yield made
    made.close()


@pytest.fixture
def draft(tiny: TinyStore) -> str:
    return decisions.draft_for(tiny.adviser, tiny.ids["Amina"]).id


@pytest.fixture
def waiting(tiny: TinyStore, draft: str) -> str:
    decisions.write_assessment(tiny.adviser, draft, "Hun har gått på norskkurs og søker arbeid.")
    decisions.submit(tiny.adviser, draft)
    return draft


@pytest.fixture
def issued(tiny: TinyStore, waiting: str) -> str:
    decisions.approve(tiny.leader, waiting)
    return waiting
