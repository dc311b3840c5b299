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
from grongintro.domain.retention import Erasure
from grongintro.services import settings
from grongintro.services.deciding.decision_issue import stored_pdf
from grongintro.services.keeping import filing
from grongintro.services.keeping.erasing import note_hand_over
from grongintro.services.keeping.insight import insight_pdf
from grongintro.services.keeping.outlets import FileState, OutletRow, files_out, write_out

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk, Saved

WHAT = "Arkivpakke"
_ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes


@dataclass(frozen=True)
class Package:
    """The bytes for the archive, and how many documents the account may not open and that are not in it."""

    content: bytes
    left_out: int


def archive_package(desk: Desk, person_id: str) -> Package:
    """The insight package, issued letters, the documents the account may open, and `metadata.json`."""
    files = {"innsyn.pdf": insight_pdf(desk, person_id)}
    with desk.read() as reader:
        person = reader.get(Person, person_id)
        cases = sorted(each.number for each in reader.find(Case, person_id=person_id))
        for decision in reader.find(Decision, person_id=person_id, state=DecisionState.ISSUED):
            files[f"brev/{decision.number}.pdf"] = stored_pdf(reader, decision)
    rows = filing.documents_of(desk, person_id)
    described = []
    for number, row in enumerate(reversed([each for each in rows if each.may_open]), 1):
        document, content = filing.open_document(desk, row.id)
        name = f"dokumenter/{number:03d}.{_ENDINGS[document.media_type]}"
        files[name] = content
        described.append({"fil": name, "navn": row.name, "type": str(row.kind), "fra": row.source})
    left_out = sum(1 for each in rows if not each.may_open)
    about = {
        "kommune": settings.municipality(desk).name,
        "laget": desk.clock.now().isoformat(timespec="minutes"),
        "laget_av": desk.actor.name,
        "navn": person.name,
        "født": person.birth_date.isoformat(),
        "fødselsnummer": person.national_number,
        "duf_nummer": person.duf_number,
        "saksnumre": cases,
        "dokumenter": described,
        "dokumenter_utelatt": left_out,
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }
    return Package(_zipped({**files, "metadata.json": _json(about)}), left_out)


def hand_over(desk: Desk, erasure_id: str, path: Path, package: Package) -> Saved:
    """Write the package for the archive, and note on the erasure what the archive got."""
    with desk.read() as reader:
        person_id = reader.get(Erasure, erasure_id).person_id
    write_out(desk, path, package.content, what=WHAT, person_id=person_id)
    return note_hand_over(desk, erasure_id, package.content)


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
