"""A file that still has what is withheld is found out, wherever it is hidden."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from evidencelog.errors import ReportRefusedError
from evidencelog.reports.redaction.left_standing import LeftStanding
from evidencelog.reports.redaction.matching import NOTHING, Redactor
from evidencelog.reports.redaction.naming import terms_for
from evidencelog.reports.redaction.picture_data import carried_in
from evidencelog.reports.redaction.self_test import Leak, leaks_in, refuse_leaks, unbroken_words
from evidencelog.reports.redaction.terms import Term
from tests.reports.samples import attachment, incident, pages, photo, printed, report, standing

SECRET = Redactor(terms_for(["Maya Lopez"], []))


@pytest.fixture(scope="module")
def clean() -> bytes:
    files = (attachment("a.jpg", photo()), attachment("b.txt", b"some text", "text/plain"))
    found = report(standing(incident("They came to the door.", attachments=files)))
    return printed(found, {"a.jpg": photo(), "b.txt": b"some text"})[0]


def changed(data: bytes, change: Callable[[Pdf], None]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def title(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = "About Maya Lopez"


def metadata(pdf: Pdf) -> None:
    before = pdf.Root.Metadata.read_bytes()
    after = before.replace(b"</rdf:li>", b" by M&#225;ya L&#xf3;pez</rdf:li>", 1)
    pdf.Root.Metadata = pdf.make_stream(after, Type=Name.Metadata, Subtype=Name.XML)


def bookmark(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("MAYA LOPEZ", 0))


def destination(pdf: Pdf) -> None:
    place = Array([pdf.pages[0].obj, Name.Fit])
    pdf.Root.Names = Dictionary(
        Dests=Dictionary(Names=Array([pikepdf.String("maya-lopez"), place]))
    )


def named(pdf: Pdf) -> None:
    pdf.Root.Dests = Dictionary({"/Maya_Lopez": Array([pdf.pages[0].obj, Name.Fit])})


def alternative(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.Alt = "a photograph of Maya Lopez"


def actual(pdf: Pdf) -> None:
    text = "FEFF" + "Maya Lopez".encode("utf-16-be").hex()
    page = pdf.pages[0]
    page.contents_add(f"/Span <</ActualText <{text}>>> BDC EMC".encode())


def hidden(pdf: Pdf) -> None:
    page = pdf.pages[0]
    page.Resources = Dictionary(
        Font=Dictionary(Z=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    )
    page.contents_add(b"BT /Z 12 Tf 3 Tr 10 10 Td [(Ma) -20 (ya Lo\\160ez)] TJ ET")


def form(pdf: Pdf) -> None:
    drawing = pdf.make_stream(
        b"BT /Z 12 Tf (Maya Lopez) Tj ET",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 9, 9]),
    )
    pdf.Root.Unused = drawing


def link(pdf: Pdf) -> None:
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents="by Maya Lopez"
    )
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


def attached(pdf: Pdf) -> None:
    pdf.attachments["notes.txt"] = b"seen with Maya Lopez"


def attached_name(pdf: Pdf) -> None:
    pdf.attachments["maya_lopez.txt"] = b"seen"


@pytest.mark.parametrize(
    "plant",
    [
        title,
        metadata,
        bookmark,
        destination,
        named,
        alternative,
        actual,
        hidden,
        form,
        link,
        attached,
        attached_name,
    ],
)
def test_a_planted_name_is_found(clean: bytes, plant: Callable[[Pdf], None]) -> None:
    assert leaks_in(clean, SECRET) == ()
    assert any(leak.words for leak in leaks_in(changed(clean, plant), SECRET))


def thumbnail(pdf: Pdf) -> None:
    pdf.pages[1].Thumb = pdf.make_stream(b"\0", Width=1, Height=1)


def layer(pdf: Pdf) -> None:
    pdf.Root.OCProperties = Dictionary(OCGs=Array([]))


def kept_by_a_program(pdf: Pdf) -> None:
    pdf.pages[0].PieceInfo = Dictionary()


def packed(pdf: Pdf) -> None:
    pdf.attachments["more.zip"] = b"PK\x03\x04rest"


def exif(pdf: Pdf) -> None:
    data = Image.Exif()
    data[0x010F] = "A phone"
    _picture(pdf, photo(exif=data.tobytes()))


def comment(pdf: Pdf) -> None:
    _picture(pdf, photo(comment=b"somewhere"))


def second_picture(pdf: Pdf) -> None:
    _picture(pdf, photo() + photo() + b"more")


def _picture(pdf: Pdf, jpeg: bytes) -> None:
    pdf.Root.Unused = pdf.make_stream(
        jpeg, Type=Name.XObject, Subtype=Name.Image, Filter=Name.DCTDecode
    )


@pytest.mark.parametrize(
    ("plant", "where"),
    [
        (thumbnail, "a small picture of page 2"),
        (layer, "a hidden layer"),
        (kept_by_a_program, "what a program keeps with page 1"),
        (packed, "an attached file that cannot be searched"),
        (exif, "what a picture carries besides its pixels"),
        (comment, "what a picture carries besides its pixels"),
        (second_picture, "what a picture carries besides its pixels"),
    ],
)
def test_what_can_hide_more_is_found(
    clean: bytes, plant: Callable[[Pdf], None], where: str
) -> None:
    assert where in {leak.where for leak in leaks_in(changed(clean, plant), SECRET)}


def test_an_earlier_state_of_the_file_is_found(clean: bytes) -> None:
    rest = clean[clean.rindex(b"startxref") :]
    found = leaks_in(clean + b"1 0 obj (x) endobj\n" + rest, SECRET)
    assert "an earlier state of the file" in {leak.where for leak in found}


def test_the_page_is_named() -> None:
    data, _ = printed(report(standing(incident("It was Maya\nLopez who came."))))
    found = {number for number, text in enumerate(pages(data), 1) if "Maya" in text}
    assert {leak.where for leak in leaks_in(data, SECRET)} == found
    assert len(found) == 3  # summary, chronology, entry


def test_a_long_word_over_the_end_of_a_line_is_found() -> None:
    long = "x" * 70 + "maya" * 20
    data, _ = printed(report(standing(incident(long))))
    redactor = Redactor(terms_for([long], []))
    assert leaks_in(data, redactor, unbroken=unbroken_words(redactor, ["other"]))


def test_a_form_that_was_left_on_purpose_does_not_refuse_the_file() -> None:
    redactor = Redactor(terms_for(["MontgomeryScott"], []))
    assert unbroken_words(redactor, ["other text"]) == ("montgomeryscott",)
    assert unbroken_words(redactor, ["MontgomeryScotts coat"]) == ()


def test_a_refusal_says_where_and_what_to_do(clean: bytes) -> None:
    leaks = leaks_in(changed(clean, title), SECRET)
    with pytest.raises(ReportRefusedError, match=r"still in the file .*Maya Lopez") as refused:
        refuse_leaks(leaks)
    assert "no file was written" in refused.value.hint
    refuse_leaks(())


def test_a_plain_jpeg_carries_nothing() -> None:
    assert not carried_in(photo())
    assert not carried_in(b"")
    assert carried_in(photo()[:-2])


def test_a_file_with_nothing_withheld_has_no_leak(clean: bytes) -> None:
    assert leaks_in(clean, NOTHING) == ()


def test_a_month_that_was_left_does_not_refuse_a_file_whatever_stands_beside_it() -> None:
    may = Redactor((Term(text="May", token="[M.]", case="capital", ordinary=True),), "en")
    left = LeftStanding.in_texts(may, ["It was written by May"])
    (cell,) = may.find("was written by May\r\nsaid no")  # where another cell goes on
    assert left.has("was written by May\r\nsaid no", cell)
    (other,) = may.find("Then May said no")
    assert not left.has("Then May said no", other)


def test_a_refusal_names_the_exhibit_because_there_is_no_file() -> None:
    leaks = (Leak(where=3, words="May"), Leak(where=3, words="May"), Leak(where=4, words="x"))
    with pytest.raises(ReportRefusedError, match=r"\(exhibit 2, page 1: May; page 4: x\)"):
        refuse_leaks(leaks, {3: "exhibit 2, page 1"})


@pytest.mark.parametrize("word", ["page", "exhibit", "type", "title", "part", "log", "default"])
def test_a_word_that_the_program_prints_by_itself_refuses_nothing(word: str) -> None:
    data, _ = printed(report(standing(incident("They came."))))
    assert leaks_in(data, Redactor(terms_for([word], []), "en")) == ()
