from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from grongintro.domain.municipality import Language
from grongintro.errors import UserError
from grongintro.letters import benefit_decision
from grongintro.letters.content import (
    Bullets,
    Code,
    Column,
    Facts,
    Heading,
    Letter,
    PageBreak,
    Paragraph,
    Road,
    Signatures,
    Signing,
    Table,
    Together,
)
from grongintro.letters.pdf import render
from grongintro.letters.pdf.fonts import (
    BOLD,
    BOLD_ITALIC,
    ITALIC,
    REGULAR,
    UnknownCharacterError,
    clean,
    face,
)
from grongintro.letters.pdf.lines import shortened, text_width, wrap
from grongintro.letters.pdf.styles import BODY
from tests.letters import samples
from tests.letters.reading import Element, artifacts, read

NAMES = sorted(samples.all_letters())


@cache
def rendered(name: str) -> bytes:
    return render(samples.all_letters()[name])


def heard(name: str) -> Element:
    return read(rendered(name))


def small(*blocks: Any, **changes: Any) -> Letter:
    return replace(samples.long_table(), blocks=blocks, **changes)


def words(text: str) -> list[str]:
    return text.replace("\u00a0", " ").split()


def signed(block: Signing) -> list[str]:
    return [text for line in block.lines for text in (line.role, line.name, line.signed or block.label)]


def drawn(road: Road) -> list[str]:
    """The words of a drawing as they are drawn; a reader is told its alternative text instead."""
    stages = [
        text
        for number, stage in enumerate(road.stages, start=road.first)
        for text in (str(number), stage.name, stage.when)
    ]
    return [road.begin, *stages, road.end]


def written(letter: Letter) -> list[str]:
    """Every text of a letter's body, in reading order."""
    found: list[str] = []
    for block in letter.flat():
        match block:
            case Bullets():
                found += [f"• {item}" for item in block.items]
            case Facts():
                found += [text for pair in block.pairs for text in pair]
            case Table():
                found += [block.caption, *(column.title for column in block.columns)]
                found += [cell for row in block.rows for cell in row]
            case Signatures():
                found += [part for who in block.people for part in (who.role, who.name, who.title)]
                found.append(block.note)
            case Signing():
                found += signed(block)
            case Road():
                found += drawn(block)
            case Code():
                found += block.groups
            case PageBreak() | Together():
                pass
            case _:
                found.append(block.text)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_reader_hears_every_word_in_order(name: str) -> None:
    letter = samples.all_letters()[name]
    said = words(heard(name).said())
    body = words(clean(" ".join([letter.title, *written(letter)])))
    assert said[-len(body) :] == body


@pytest.mark.parametrize("name", NAMES)
def test_same_letter_same_bytes(name: str) -> None:
    assert render(samples.all_letters()[name]) == rendered(name)


@pytest.mark.parametrize("name", NAMES)
def test_tables_are_regular_and_have_headings(name: str) -> None:
    for table in heard(name).every("Table"):
        rows = list(table.every("TR"))
        assert len({len(row.kids) for row in rows}) == 1
        assert all(head.attributes["Scope"] in {"/Column", "/Row"} for head in table.every("TH"))
        assert table.attributes["Summary"]


@pytest.mark.parametrize("name", NAMES)
def test_one_title_and_headings_without_leaps(name: str) -> None:
    levels = [int(element.tag[1]) for element in heard(name).every("H1", "H2", "H3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_table_over_many_pages_is_one_table() -> None:
    (table,) = heard("long-table").every("Table")
    rows = list(table.every("TR"))
    assert [row.kids[0].said() for row in rows[1:]] == [str(number) for number in range(111)]
    assert len({page for cell in table.every("TD") for page in cell.pages}) > 2
    assert [kid.tag for kid in table.kids[:2]] == ["Caption", "TR"]


def test_column_titles_come_again_as_artifacts_only() -> None:
    (table,) = heard("long-table").every("Table")
    assert table.said().count("Kroner") == 1
    later = artifacts(rendered("long-table"))[3]
    assert "Nr. Innhold Kroner" in later


def test_a_cell_taller_than_a_page_stays_one_cell() -> None:
    (table,) = heard("long-table").every("Table")
    last = list(table.every("TR"))[-1]
    assert len(last.kids[1].pages) == 2
    assert last.kids[1].text.count("Denne setningen") == 70


def test_a_paragraph_over_two_pages_is_one_paragraph() -> None:
    (long,) = [element for element in heard("long-table").every("P") if "Denne setningen" in element.text]
    assert long.pages == {0, 1}
    assert long.text.count("Denne setningen") == 60


def test_a_long_paragraph_before_a_table_begins_where_there_is_room() -> None:
    text = "Ord " * 400
    document = read(render(small(Paragraph("kort"), Paragraph(text * 2), Table((Column("A"),), (("b",),)))))
    *_, long = document.every("P")
    assert long.pages == {0, 1}


def test_a_list_has_labels_and_bodies() -> None:
    (listing,) = heard("long-table").every("L")
    assert [[part.tag for part in item.kids] for item in listing.kids] == [["Lbl", "LBody"]] * 2


def test_page_numbers_stand_at_the_foot_as_artifacts() -> None:
    feet = artifacts(rendered("decision-nb"))
    assert [f"Side {number} av {len(feet)}" in foot for number, foot in enumerate(feet, start=1)] == [
        True
    ] * 5
    assert "Side 1 av" not in heard("decision-nb").said()


def test_page_one_of_the_decision_holds_what_you_can_do() -> None:
    document = heard("decision-several")
    (heading,) = [element for element in document.every("H2") if element.text == "Dette kan du gjøre"]
    assert heading.pages == {0}
    assert next(iter(document.every("L"))).kids[-1].kids[-1].pages == {0}


def test_logo_is_a_figure_with_words() -> None:
    (figure,) = heard("decision-logo").every("Figure")
    assert figure.alt == "Logoen til Elvedal kommune"
    assert "BBox" in figure.attributes


def test_address_stands_in_the_window() -> None:
    with pikepdf.open(BytesIO(rendered("decision-nb"))) as pdf:
        content: Any = pdf.pages[0].obj.Contents
        lines = re.findall(rb"BT 1 0 0 1 ([0-9.]+) ([0-9.]+) Tm", content.read_bytes())
    places = [(float(x) * 25.4 / 72, 297 - float(y) * 25.4 / 72) for x, y in lines]
    in_window = [(x, y) for x, y in places if 20 <= x <= 24 and 45 <= y <= 75]
    assert len(in_window) == 3  # the name and two lines of address, and nothing else


@pytest.mark.parametrize(("name", "language"), [("decision-nb", "nb-NO"), ("decision-nn", "nn-NO")])
def test_metadata(name: str, language: str) -> None:
    with pikepdf.open(BytesIO(rendered(name))) as pdf:
        root: Any = pdf.Root
        assert str(root.Lang) == language
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(root.OutputIntents[0].S) == "/GTS_PDFA1"
        xmp = root.Metadata.read_bytes().decode()
        assert "<pdfaid:part>2</pdfaid:part>" in xmp
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
        assert "Vedtak om introduksjonsstønad" in xmp
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261122000000Z"
        with pdf.open_outline() as outline:
            (title,) = outline.root
            assert title.title == "Vedtak om introduksjonsstønad"
            assert len(title.children) >= 10


def test_every_typeface_is_embedded_as_a_subset() -> None:
    with pikepdf.open(BytesIO(rendered("decision-nb"))) as pdf:
        resources: Any = pdf.pages[0].obj.Resources
        fonts = list(dict(resources.Font).values())
        assert {str(font.BaseFont).split("+")[1] for font in fonts} == {
            "NotoSans-Regular",
            "NotoSans-Bold",
            "NotoSans-Italic",
        }
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
        assert len(rendered("decision-nb")) < 80_000


def test_paper_laid_across_and_upright() -> None:
    boxes = []
    for name in ("caseload-nb", "day-nb"):
        with pikepdf.open(BytesIO(rendered(name))) as pdf:
            boxes.append([round(float(side)) for side in pdf.pages[0].mediabox])
    assert boxes == [[0, 0, 842, 595], [0, 0, 595, 842]]


def test_recovery_code_is_read_in_its_groups() -> None:
    assert "K7QX4 M2PRA 9TWHD 3VFNE Y6CJB 8GZLU 4XKQS 7MDTP" in " ".join(words(heard("recovery-nb").said()))


ALPHABETS = "ÆØÅæøå Łódź Şükrü Yılmaz İğ čšž Київ Їжак Ґ Ωμέγα ћљ ъэю é ñ ß – « » • · × − § 1/3 €"


@pytest.mark.parametrize("name", [REGULAR, BOLD, ITALIC, BOLD_ITALIC])
def test_every_typeface_has_the_alphabets(name: str) -> None:
    assert face(name).width(clean(ALPHABETS), 10) > 0


def test_names_in_other_alphabets_are_read_back() -> None:
    assert clean(ALPHABETS) in read(render(small(Paragraph(ALPHABETS)))).said()


@pytest.mark.parametrize("lost", ["س", "ሰ", "中", "🙂", "\x00", "\x07"])
@pytest.mark.parametrize("block", [Paragraph, lambda text: Table((Column("A"),), ((text,),)), Heading])
def test_a_character_without_a_shape_is_an_error_that_names_it(lost: str, block: Any) -> None:
    with pytest.raises(UnknownCharacterError) as caught:
        render(small(block(f"Navn {lost} her")))
    assert f"U+{ord(lost):04X}" in caught.value.message


def test_letters_in_two_parts_become_one_and_invisible_marks_go() -> None:
    assert clean("A\u030ase\u00ad\u200b") == "Åse"


def test_a_picture_that_cannot_be_read_is_an_error_for_people() -> None:
    letter = samples.long_table()
    with pytest.raises(UserError, match="PNG"):
        render(replace(letter, sender=replace(letter.sender, logo_png=b"no picture")))


def test_lines_fit_and_lose_nothing() -> None:
    text = "Et ganske langt avsnitt med etlangtordsomikkefårplasspåénlinje og slutt"
    lines = wrap(text, BODY, 90)
    assert all(text_width(line, BODY) <= 90 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_word_that_is_too_wide_is_broken_at_its_hyphen_and_loses_nothing() -> None:
    text = "Абдурахманова-Ковальчук"
    width = text_width("Абдурахманова-Кова", BODY)
    assert wrap(text, BODY, width) == ["Абдурахманова-", "Ковальчук"]


def test_a_line_at_the_foot_is_shortened_only_when_it_must() -> None:
    text = "Integreringsplan for Selam Tesfay"
    assert shortened(text, BODY, text_width(text, BODY)) == text
    cut = shortened(text, BODY, text_width(text, BODY) - 1)
    assert cut == "Integreringsplan for Selam Tesf…"
    assert text_width(cut, BODY) <= text_width(text, BODY) - 1


def test_a_written_line_break_is_kept() -> None:
    assert wrap("en\nto", BODY, 400) == ["en", "to"]


def test_section_sign_stays_with_its_number() -> None:
    width = text_width("loven § 2", BODY) - 1
    assert wrap("loven § 2", BODY, width) == ["loven", "§\u00a02"]


def test_blocks_that_belong_together_share_a_page() -> None:
    group = Together((Heading("Vedlegg"), Bullets(tuple(str(number) for number in range(12)))))
    for lines in range(20, 44):
        document = read(render(small(Paragraph("\n".join("x" * lines)), group)))
        pages = {page for tag in ("H2", "LBody") for part in document.every(tag) for page in part.pages}
        assert len(pages) == 1


@pytest.mark.parametrize("filler", range(20, 46))
def test_a_heading_never_stands_alone_at_the_foot(filler: int) -> None:
    after = (Heading("Tabell"), Paragraph("Innledning"), Table((Column("A"),), (("b",),)))
    document = read(render(small(Paragraph("\n".join("x" * filler)), *after)))
    (heading,) = document.every("H2")
    *_, cell = document.every("TR")
    assert heading.pages == {page for part in cell.kids for page in part.pages}


@pytest.mark.parametrize("filler", range(22, 36))
@pytest.mark.parametrize("lines", [2, 3, 4])
def test_a_heading_stays_with_its_paragraph(filler: int, lines: int) -> None:
    after = (Heading("Avsnitt"), Paragraph("\n".join("y" * lines)))
    document = read(render(small(Paragraph("\n".join("x" * filler)), *after)))
    (heading,) = document.every("H2")
    *_, last = document.every("P")
    assert heading.pages <= last.pages


def test_rendering_again_and_again_keeps_no_memory() -> None:
    import gc
    import tracemalloc

    letter = benefit_decision.build(samples.content(Language.BOKMAL))
    for _ in range(3):
        render(letter)
    gc.collect()
    tracemalloc.start()
    render(letter)
    gc.collect()
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(10):
        render(letter)
    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown < 200_000
