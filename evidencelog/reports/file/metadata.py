"""What the file says of itself, twice and alike: in XMP and in the information dictionary.

The only date is the one that the report carries; nothing names a computer or a person's
account. The packet claims PDF/UA-1, and PDF/A where asked, with the description of the
PDF/UA schema that PDF/A requires (ISO 19005-2, 6.6.2.3.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape

from evidencelog.reports.file.values import date, text_string

PRODUCER = "evidencelog"

Standard = Literal["none", "2a", "3a"]
"""What a file claims beside PDF/UA-1: nothing, PDF/A-2a for filing, PDF/A-3a for archives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What belongs to the document rather than to its pages.

    `stamp` is an instant in UTC as `YYYY-MM-DDThh:mm:ssZ`, `language` a tag of BCP 47.
    """

    title: str
    language: str
    stamp: str
    standard: Standard = "none"


def information(about: About) -> str:
    """Return the information dictionary."""
    when = date(about.stamp)
    return (
        f"<</Title{text_string(about.title)}/Producer{text_string(PRODUCER)}"
        f"/CreationDate{when}/ModDate{when}>>"
    )


def packet(about: About) -> bytes:
    """Return the XMP packet."""
    claim = ""
    if about.standard != "none":
        part, level = about.standard[0], about.standard[1].upper()
        claim = f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>"
    return _PACKET.format(
        title=escape(about.title),
        language=escape(about.language),
        producer=escape(PRODUCER),
        stamp=about.stamp,
        claim=claim,
    ).encode()


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
   <pdf:Producer>{producer}</pdf:Producer>
   <xmp:CreateDate>{stamp}</xmp:CreateDate>
   <xmp:ModifyDate>{stamp}</xmp:ModifyDate>
   {claim}<pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
  <rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
