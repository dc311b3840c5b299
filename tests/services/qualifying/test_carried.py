"""What is carried over and what was used before, written, refused and undone."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.carried import CarriedKind, CarriedMatter, OpeningBalance, Quota
from grongintro.domain.document import AccessClass, Document, DocumentKind
from grongintro.domain.staff import Role
from grongintro.services.keeping import filing, trash
from grongintro.services.qualifying import carried
from tests.services.making import TODAY, person
from tests.services.qualifying.rows import balance, refused, undone
from tests.services.qualifying.rows import carried as matter
from tests.services.test_notes_and_access import colleague

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

DAY = timedelta(days=1)
PDF = b"%PDF-1.7 et oppdiktet vedtak"


def _filed(desk: Desk, who: str, access: AccessClass = AccessClass.ORDINARY) -> str:
    draft = filing.DocumentDraft(DocumentKind.DECISION, "Vedtaket fra Namsos", PDF, access)
    return filing.file_document(desk, who, draft).id


def test_a_decision_from_before_is_kept_with_its_scan(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    scan = _filed(adviser_desk, who)
    register = partial(carried.register_carried, adviser_desk)
    undone(adviser_desk, partial(register, matter(who, document_id=scan)))
    register(matter(who, kind=CarriedKind.CONTRACT, decided_by="", dated=TODAY))
    rows = carried.carried_view(adviser_desk, who).matters
    assert [(row.matter.kind, row.document, row.may_open) for row in rows] == [
        (CarriedKind.CONTRACT, "", False),
        (CarriedKind.PROGRAMME_DECISION, "Vedtaket fra Namsos", True),
    ]
    refused(partial(trash.delete, adviser_desk, Document, scan), code="leant_on")
    trash.delete(adviser_desk, CarriedMatter, rows[1].matter.id)
    trash.delete(adviser_desk, Document, scan)


def test_a_closed_scan_is_not_named(desk: Desk, adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    scan = _filed(adviser_desk, who, AccessClass.SENSITIVE)
    carried.register_carried(adviser_desk, matter(who, document_id=scan))
    other = colleague(desk, "Ola Nilsen", Role.ADVISER)
    (row,) = carried.carried_view(other, who).matters
    assert (row.document, row.may_open) == ("Lukket dokument", False)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"dated": TODAY + DAY}, "dated"),
        ({"decided_by": " "}, "decided_by"),
        ({"kind": CarriedKind.OTHER}, "note"),
    ],
)
def test_what_cannot_be_carried(adviser_desk: Desk, wrong: dict[str, Any], field: str) -> None:
    who = person(adviser_desk)
    refused(partial(carried.register_carried, adviser_desk, matter(who, **wrong)), field)


def test_a_scan_of_another_person_is_refused(adviser_desk: Desk) -> None:
    who, other = person(adviser_desk), person(adviser_desk, "Amina", born=date(1985, 5, 5))
    wrong = matter(who, document_id=_filed(adviser_desk, other))
    refused(partial(carried.register_carried, adviser_desk, wrong), "document_id")


def test_each_quota_has_one_balance(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    put = partial(carried.set_opening_balance, adviser_desk)
    saved = undone(adviser_desk, partial(put, balance(who)))
    refused(partial(put, balance(who)), "quota")
    put(balance(who, quota=Quota.NORWEGIAN_HOURS, hundredths=0))
    put(balance(who, id=saved.id, hundredths=2000, version=1))
    view = carried.carried_view(adviser_desk, who)
    civics = view.balance(Quota.CIVICS_HOURS)
    assert civics is not None
    assert civics.hundredths == 2000
    assert view.balance(Quota.ADDED_DAYS) is None
    with adviser_desk.read() as reader:
        found = carried.balances_of(reader, [who, "ukjent"])
    assert {quota: each.hundredths for quota, each in found[who].items()} == {
        Quota.CIVICS_HOURS: 2000,
        Quota.NORWEGIAN_HOURS: 0,
    }
    assert found["ukjent"] == {}
    trash.delete(adviser_desk, OpeningBalance, saved.id)
    put(balance(who))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"hundredths": -1}, "hundredths"), ({"as_of": TODAY + DAY}, "as_of"), ({"source": ""}, "source")],
)
def test_a_balance_that_cannot_be(adviser_desk: Desk, wrong: dict[str, Any], field: str) -> None:
    who = person(adviser_desk)
    refused(partial(carried.set_opening_balance, adviser_desk, balance(who, **wrong)), field)


def test_a_helper_writes_none_of_it(desk: Desk, adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    helper = colleague(desk, "Ingvild Hjelper", Role.HELPER)
    refused(partial(carried.register_carried, helper, matter(who)), code="role")
    refused(partial(carried.set_opening_balance, helper, balance(who)), code="role")
    refused(partial(carried.carried_view, helper, who), code="role")
