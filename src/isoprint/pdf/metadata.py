"""Write the metadata of a file: title, author and language, equal in two places, its colors and its page labels."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from isoprint.page import Document
from isoprint.pdf.reportlab_patches import Canvas, string

PRODUCER: Final = "isoprint, with ReportLab"
"""The name of the program that made the file."""

_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{author}{subject}<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
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
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
"""The XMP packet, with the schema of PDF/UA's own property (ISO 19005-2, 6.6.2.3)."""
_AUTHOR: Final = "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n"
"""The entry of an author."""
_SUBJECT: Final = '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>\n'
"""The entry of a subject."""


def add_metadata(canvas: Canvas, document: Document) -> str:
    """Set the catalog's entries on language, title, colors and pages' labels; return the Info dictionary.

    The clauses: XMP and its schemas 6.6.2 and 7.1, title shown 7.1, language 7.2, output intent 6.2.3, marked 6.2.
    """
    metadata = canvas.add_stream("/Type /Metadata /Subtype /XML", _xmp(document))
    profile = canvas.add_stream("/N 3", _srgb())
    intent = (
        "[<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)"
        f" /Info (sRGB IEC61966-2.1) /DestOutputProfile {profile}>>]"
    )
    canvas.update_catalog(
        Metadata=metadata,
        OutputIntents=intent,
        Lang=string(document.language),
        MarkInfo="<</Marked true>>",
        ViewerPreferences="<</DisplayDocTitle true>>",
        PageLabels=_labels([page.label for page in document.pages]),
    )
    return _information(document)


def _xmp(document: Document) -> bytes:
    return _XMP.format(
        title=_escape(document.title),
        language=document.language,
        author=_AUTHOR.format(_escape(document.author)) if document.author else "",
        subject=_SUBJECT.format(_escape(document.subject)) if document.subject else "",
        producer=PRODUCER,
        creator="isoprint",
    ).encode()


def _information(document: Document) -> str:
    entries = {
        "Title": document.title,
        "Author": document.author,
        "Subject": document.subject,
        "Creator": "isoprint",
        "Producer": PRODUCER,
    }
    return f"<<{' '.join(f'/{key} {string(text)}' for key, text in entries.items() if text)}>>"


def _labels(folios: Sequence[str]) -> str | None:
    """Return the page labels; None where no page has a folio."""
    if not any(folios):
        return None
    return f"<</Nums [{' '.join(f'{index} {_label(folio)}' for index, folio in enumerate(folios))}]>>"


def _label(folio: str) -> str:
    number = folio.isascii() and folio.isdigit() and not folio.startswith("0")
    return f"<</S /D /St {folio}>>" if number else f"<</P {string(folio)}>>"


@cache
def _srgb() -> bytes:
    """Return the color profile that all tints are in, as Little CMS makes it (see scripts/srgb_profile.py)."""
    return (Path(__file__).parent / "srgb.icc").read_bytes()


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
