"""Two small papers and a consent in the demo; the papers are made here, always the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.document import DocumentKind
from grongintro.services.demo.people import MEMBERS, adviser_of
from grongintro.services.keeping.filing import ConsentDraft, DocumentDraft, file_document, give_consent
from grongintro.services.keeping.proving import provable

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk

_KEY = "parwin"


def note_papers(diary: Diary) -> None:
    """A residence card and a tenancy agreement, filed after talks, and what the doctor may be told."""
    (member,) = (each for each in MEMBERS if each.key == _KEY)
    who = adviser_of(member)
    card = ("Oppholdskort", "OPPHOLDSKORT (oppdiktet)", "UDI", DocumentKind.PERMIT, "permit")
    lease = ("Leiekontrakt", "LEIEKONTRAKT (oppdiktet)", "Utleier", DocumentKind.CONTRACT, "")
    diary.note(diary.days.work(-30), "14:05", who, _file(*card))
    diary.note(diary.days.work(-30), "14:10", who, _file(*lease))
    diary.note(diary.days.work(-20), "13:50", who, _consent)


def _file(
    name: str, words: str, source: str, kind: DocumentKind, subject: str
) -> Callable[[Desk, Town], object]:
    def file(desk: Desk, town: Town) -> object:
        person_id = town.people[_KEY]
        known = provable(desk, person_id)
        proves = tuple((each.subject, each.row_id) for each in known if each.subject == subject)
        draft = DocumentDraft(kind, name, one_page(words), dated=desk.today, source=source, proves=proves)
        return file_document(desk, person_id, draft)

    return file


def _consent(desk: Desk, town: Town) -> object:
    return give_consent(desk, town.people[_KEY], ConsentDraft("Fastlegen", "timer og tolk", desk.today))


def one_page(words: str) -> bytes:
    """A PDF of one page with one line of plain letters."""
    line = f"BT /F1 20 Tf 72 760 Td ({words.replace('(', '').replace(')', '')}) Tj ET".encode("latin-1")
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(line), line),
    )
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table)
