"""What the archive gets before a person is erased: one zip file with everything, and what is in it."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from grongintro.domain.case import Case, Decision, DecisionState
from grongintro.domain.person import Person
from grongintro.domain.plan import IntegrationContract, PlanState, PlanVersion
from grongintro.domain.retention import Erasure
from grongintro.services import settings
from grongintro.services.deciding.decision_issue import stored_pdf
from grongintro.services.history_words import told
from grongintro.services.keeping import filing
from grongintro.services.keeping.erasing import note_hand_over
from grongintro.services.keeping.insight import insight_content, printed
from grongintro.services.keeping.outlets import FileState, OutletRow, files_out, write_out
from grongintro.services.qualifying import papers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from grongintro.letters.insight import InsightContent
    from grongintro.services.desk import Desk, Saved

WHAT = "Arkivpakke"
_ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes


@dataclass(frozen=True)
class LeftOut:
    """What is not in a package, because it is closed to the account that made it.

    `rows` are about health, or applications for grants.
    """

    documents: int = 0
    talks: int = 0
    rows: int = 0

    @property
    def number(self) -> int:
        """How much it is, all together."""
        return self.documents + self.talks + self.rows


@dataclass(frozen=True)
class Package:
    """The bytes for the archive, and what is not in it."""

    content: bytes
    left_out: LeftOut


def archive_package(desk: Desk, person_id: str) -> Package:
    """What the archive gets, with `metadata.json`, which says what is not in it.

    The insight package, issued letters, adopted plans, contracts, and the documents the account may open.
    """
    insight = insight_content(desk, person_id)
    files = {"innsyn.pdf": printed(insight)}
    with desk.read() as reader:
        person = reader.get(Person, person_id)
        cases = sorted(each.number for each in reader.find(Case, person_id=person_id))
        for decision in reader.find(Decision, person_id=person_id, state=DecisionState.ISSUED):
            files[f"brev/{decision.number}.pdf"] = stored_pdf(reader, decision)
    papers_in = _add(files, _papers(desk, person_id))
    documents_in = _add(files, _documents(desk, person_id))
    left_out = _left_out(desk, insight)
    about = {
        "kommune": settings.municipality(desk).name,
        "laget": desk.clock.now().isoformat(timespec="minutes"),
        "laget_av": desk.actor.name,
        "navn": person.name,
        "født": person.birth_date.isoformat(),
        "fødselsnummer": person.national_number,
        "duf_nummer": person.duf_number,
        "saksnumre": cases,
        "planer_og_kontrakter": papers_in,
        "dokumenter": documents_in,
        "dokumenter_utelatt": left_out.documents,
        "samtaler_utelatt": left_out.talks,
        "lukkede_opplysninger_utelatt": left_out.rows,
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }
    return Package(_zipped({**files, "metadata.json": _json(about)}), left_out)


def _add(files: dict[str, bytes], papers: Iterator[tuple[dict[str, str], bytes]]) -> list[dict[str, str]]:
    """Put papers into the package; gives what the list says of each."""
    listed = []
    for about, content in papers:
        files[about["fil"]] = content
        listed.append(about)
    return listed


def _documents(desk: Desk, person_id: str) -> Iterator[tuple[dict[str, str], bytes]]:
    """The documents that the account may open, the oldest first."""
    rows = [each for each in filing.documents_of(desk, person_id) if each.may_open]
    for number, row in enumerate(reversed(rows), 1):
        document, content = filing.open_document(desk, row.id)
        name = f"dokumenter/{number:03d}.{_ENDINGS[document.media_type]}"
        yield {"fil": name, "navn": row.name, "type": str(row.kind), "fra": row.source}, content


def _papers(desk: Desk, person_id: str) -> Iterator[tuple[dict[str, str], bytes]]:
    """Adopted plans and all contracts, printed as the participant gets them."""
    with desk.read() as reader:
        plans = reader.find(PlanVersion, person_id=person_id, state=PlanState.ADOPTED)
        contracts = reader.find(IntegrationContract, person_id=person_id)
    for plan in sorted(plans, key=lambda each: (each.kind, each.number)):
        about = {
            "fil": f"planer/{told(plan.kind)}-{plan.number}.pdf",
            "navn": f"{told(plan.kind)} {plan.number}",
        }
        yield {**about, "dato": plan.made_on.isoformat()}, papers.plan_pdf(desk, plan.id)
    for number, made in enumerate(sorted(contracts, key=lambda each: (each.made_on, each.id)), 1):
        about = {"fil": f"kontrakter/{number:03d}.pdf", "navn": told(made.kind)}
        yield {**about, "dato": made.made_on.isoformat()}, papers.contract_pdf(desk, made.id)


def _left_out(desk: Desk, insight: InsightContent) -> LeftOut:
    documents = sum(not each.may_open for each in filing.documents_of(desk, insight.person.id))
    talks = sum(each.closed for each in insight.talks)
    return LeftOut(documents, talks, sum(part.closed for part in insight.parts))


def hand_over(desk: Desk, erasure_id: str, path: Path, package: Package) -> Saved:
    """Write the package for the archive, and note on the erasure what the archive got."""
    with desk.read() as reader:
        person_id = reader.get(Erasure, erasure_id).person_id
    write_out(desk, path, package.content, what=WHAT, person_id=person_id)
    return note_hand_over(desk, erasure_id, package.content, left_out=package.left_out.number)


def files_of(desk: Desk, person_id: str) -> tuple[OutletRow, ...]:
    """The files about a person that still lie on a disk, as far as the account sees them."""
    there = {FileState.THERE, FileState.CHANGED}
    return tuple(row for row in files_out(desk) if row.file.person_id == person_id and row.state in there)


def copies_gone(today: date) -> date:
    """The day when no copy that is thinned as usual holds what was in the store today."""
    return date(today.year + 1, today.month, 1)


def _json(about: dict[str, object]) -> bytes:
    return json.dumps(about, ensure_ascii=False, indent=2).encode()


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
