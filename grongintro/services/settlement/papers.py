"""The list of an arrival on paper. Nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.errors import gone
from grongintro.letters import arrival_list
from grongintro.letters.arrival_list import ArrivalListContent, ReadyPoint
from grongintro.services import settings
from grongintro.services.settlement.ready import READY
from grongintro.services.settlement.view import arrival_lines

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

_KEYS = {each.text: each.key for each in READY}


def list_pdf(desk: Desk, arrival_id: str) -> bytes:
    """The list as a PDF."""
    from grongintro.letters.pdf import render  # noqa: PLC0415  ReportLab is slow to import

    return render(arrival_list.build(list_content(desk, arrival_id)))


def list_content(desk: Desk, arrival_id: str) -> ArrivalListContent:
    """What the printed list says; UserError when the arrival is not there any more."""
    desk.require_caseworker()
    with desk.read() as reader:
        line = next((each for each in arrival_lines(reader, desk.today) if each.id == arrival_id), None)
    if line is None:
        raise gone()
    return ArrivalListContent(
        municipality=settings.municipality(desk),
        name=line.arrival.name,
        adults=line.arrival.adults,
        children=line.arrival.children,
        expected_on=line.arrival.expected_on,
        home=line.home.address if line.home else "",
        needs=line.arrival.needs,
        points=tuple(
            ReadyPoint(
                each.step.text, _KEYS.get(each.step.text, ""), each.step.due, each.owner, each.step.done_on
            )
            for each in line.steps
        ),
        day=desk.today,
    )
