"""What makes a drawn file an archive file: structure tree, metadata, colour profile, document language."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from grongintro import paths
from grongintro.letters.pdf.tags import Mark, Node

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

    from grongintro.letters.content import Letter
    from grongintro.letters.pdf.draw import Drawn

PRODUCER = "grongintro"
LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO"}
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate>
   <xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
   <pdf:Producer>{producer}</pdf:Producer>
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>A</pdfaid:conformance>
   <pdfuaid:part>1</pdfuaid:part>
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Which part of ISO 14289 the file follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def finish(letter: Letter, root: Node, drawn: Drawn) -> bytes:
    """The drawn pages as PDF/A-2a and PDF/UA-1."""
    with pikepdf.open(BytesIO(drawn.data)) as pdf:
        _structure(pdf, root, drawn.marked)
        _catalog(pdf, letter)
        _metadata(pdf, letter)
        out = BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            compress_streams=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


@cache
def _colour_profile() -> bytes:
    return paths.resource("colour", "sRGB.icc").read_bytes()


def _catalog(pdf: Pdf, letter: Letter) -> None:
    catalog = pdf.Root
    catalog.Lang = String(LANGUAGES[letter.language])
    catalog.MarkInfo = Dictionary(Marked=True)
    catalog.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    profile = pdf.make_stream(_colour_profile(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    catalog.OutputIntents = Array([intent])


def _metadata(pdf: Pdf, letter: Letter) -> None:
    xmp = XMP.format(
        title=escape(letter.title),
        author=escape(letter.sender.name),
        language=LANGUAGES[letter.language],
        day=letter.issued.isoformat(),
        producer=PRODUCER,
    )
    pdf.Root.Metadata = pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
    stamp = String(f"D:{letter.issued:%Y%m%d}000000Z")
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(letter.title),
            Author=String(letter.sender.name),
            Producer=String(PRODUCER),
            CreationDate=stamp,
            ModDate=stamp,
        )
    )


def _structure(pdf: Pdf, root: Node, marked: list[list[Node]]) -> None:
    pages: list[Object] = [page.obj for page in pdf.pages]
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    builder = _Builder(pdf, pages)
    tree.K = Array([builder.element(root, tree)])
    numbers = Array()
    for number, (page, nodes) in enumerate(zip(pages, marked, strict=True)):
        page.StructParents = number
        page.Tabs = Name.S
        numbers.append(number)
        numbers.append(pdf.make_indirect(Array([builder.made[id(node)] for node in nodes])))
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(pages)
    pdf.Root.StructTreeRoot = tree


class _Builder:
    """Turns nodes into the file's structure elements."""

    def __init__(self, pdf: Pdf, pages: list[Object]) -> None:
        self.pdf = pdf
        self.pages = pages
        self.made: dict[int, Object] = {}

    def element(self, node: Node, parent: Object) -> Object:
        made = self.pdf.make_indirect(Dictionary(S=Name("/" + node.tag), P=parent))
        self.made[id(node)] = made
        home = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
        if home is not None:
            made.Pg = self.pages[home]
        made.K = Array([self._kid(kid, made, home) for kid in node.kids])
        if node.alt:
            made.Alt = String(node.alt)
        if node.attributes or node.box:
            made.A = _attributes(node)
        return made

    def _kid(self, kid: Node | Mark, parent: Object, home: int | None) -> Object | int:
        if isinstance(kid, Node):
            return self.element(kid, parent)
        if kid.page == home:
            return kid.mcid
        return Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.mcid)


def _attributes(node: Node) -> Dictionary:
    if node.box is not None:
        return Dictionary(
            O=Name.Layout, BBox=Array([round(side, 2) for side in node.box]), Placement=Name.Block
        )
    owner, key, value = node.attributes
    return Dictionary({"/O": Name("/" + owner), "/" + key: _value(value)})


def _value(value: str) -> Object:
    return String(value[1:]) if value.startswith("(") else Name("/" + value)
