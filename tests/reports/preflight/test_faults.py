from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import msgspec
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from evidencelog.reports.preflight import Check, check
from evidencelog.reports.profiles import profile
from evidencelog.reports.profiles.form import Limits
from tests.reports.preflight.conftest import Good, changed

# A form that hangs in the air is what is tested.
pytestmark = pytest.mark.filterwarnings("ignore:This document has 1 form widget")

Change = Callable[[pikepdf.Pdf], None]


def annotate(**what: Any) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        mark = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), F=4, **what)
        page.Annots = Array([*page.get("/Annots", Array()), pdf.make_indirect(mark)])

    return change


def act(**what: Any) -> Change:
    """A link that does something else; the object is hidden one level down."""
    return annotate(Subtype=Name.Link, A=Dictionary(**what))


def in_root(**what: Any) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        for key, value in what.items():
            pdf.Root[f"/{key}"] = value

    return change


def attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["photo.jpg"] = b"original"


def named_script(pdf: pikepdf.Pdf) -> None:
    script = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))


def drop_font(pdf: pikepdf.Pdf) -> None:
    descriptor = next(
        one
        for one in pdf.objects
        if isinstance(one, Dictionary) and one.get("/Type") == Name.FontDescriptor
    )
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


def forget_letters(pdf: pikepdf.Pdf) -> None:
    font = next(
        one
        for one in pdf.objects
        if isinstance(one, Dictionary) and one.get("/Subtype") == Name.Type0
    )
    del font["/ToUnicode"]


def blank_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.Contents = pdf.make_stream(b"0 0 10 10 re f")


def no_outline(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Outlines"]


def retitle(old: str, new: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        for one in pdf.objects:
            marks = isinstance(one, Dictionary) and ("/Dest" in one or "/A" in one)
            if marks and str(one.get("/Title", "")).startswith(old):
                one.Title = String(new)

    return change


def zoom(pdf: pikepdf.Pdf) -> None:
    first = pdf.Root.Outlines.First
    first.Dest = Array([first.Dest[0], Name.Fit])


def nowhere(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Outlines.First["/Dest"]


def number_from_5(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=5)]))


def wide(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].obj.MediaBox = Array([0, 0, 900, 900])


def info(**what: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        for key, value in what.items():
            pdf.trailer.Info[f"/{key}"] = String(value)

    return change


def in_packet(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as packet:
        packet["xmp:CreatorTool"] = "sam-laptop"


def untagged(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def unclaimed(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as packet:
        del packet["pdfaid:part"]


def no_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


FORBIDDEN: list[tuple[Check, str, Change]] = [
    ("javascript", "JavaScript", named_script),
    ("javascript", "JavaScript", act(S=Name.JavaScript, JS=String("1"))),
    ("actions", "an action in it .*Launch", act(S=Name.Launch, F=String("a.exe"))),
    ("actions", "SubmitForm", act(S=Name.SubmitForm, F=String("x"))),
    ("actions", "by itself", in_root(AA=Dictionary(WC=Dictionary(S=Name.GoTo)))),
    ("actions", "something other", in_root(OpenAction=Dictionary(S=Name.Foo))),
    ("forms", "a form", in_root(AcroForm=Dictionary(Fields=Array()))),
    ("forms", "a form", annotate(Subtype=Name.Widget, FT=Name.Tx)),
    ("signatures", "digital signature", annotate(Subtype=Name.Widget, FT=Name.Sig)),
    ("attachments", "files inside", attach),
    ("attachments", "files inside", annotate(Subtype=Name.FileAttachment)),
    ("media", "sound, film", annotate(Subtype=Name.RichMedia)),
    ("media", "sound, film", annotate(Subtype=Name.Sound)),
    ("media", "sound, film", annotate(Subtype=Name.Movie)),
    ("media", "sound, film", act(S=Name.Rendition)),
    ("links", "leads outside", act(S=Name.URI, URI=String("https://example.org"))),
    ("links", "leads outside", act(S=Name.GoToR, F=String("other.pdf"))),
]

WRONG: list[tuple[Check, str, Change]] = [
    ("fonts", "is not inside", drop_font),
    ("fonts", "do not say which letters", forget_letters),
    ("searchable", "no text", blank_page),
    ("bookmarks", "no bookmarks", no_outline),
    ("bookmarks", 'heading "Chronology" has no bookmark', retitle("Chronology", "Other")),
    ("bookmarks", "Exhibit 1-1 has no bookmark", retitle("Exhibit 1-1", "Exhibit 1-10 – b")),
    ("bookmarks", "does not describe", retitle("Exhibit 1-1", "Exhibit 1-1 (page 5)")),
    ("bookmarks", "changes the zoom", zoom),
    ("bookmarks", "leads to no page", nowhere),
    ("numbering", "page label is 5, the printed number 1", number_from_5),
    ("paper", "another size", wide),
    ("metadata", "title is not", info(Title="other.docx")),
    ("metadata", "a date other than", info(CreationDate="D:20200101000000Z")),
    ("metadata", "differ in Producer", info(Producer="another program")),
    ("metadata", "a folder of a computer", info(Subject="/home/sam/case")),
    ("metadata", "a folder of a computer", info(Subject="C:\\Users\\sam")),
    ("metadata", "this computer or its user", in_packet),
    ("structure", "no structure tree", untagged),
    ("structure", "in which language", no_language),
    ("pdfa", "does not say that it is PDF/A-2a", unclaimed),
    ("pdfa", "what its colours are", no_intent),
]


@pytest.mark.parametrize(("name", "says", "change"), FORBIDDEN + WRONG)
def test_each_fault_is_found(name: Check, says: str, change: Change, letter: Good) -> None:
    result = letter.look(data=changed(letter.data, change))

    found = [one for one in result.findings if one.check == name]
    assert found
    assert any(re.search(says, one.says) for one in found)
    assert {one.severity for one in found} == {"fail"}
    assert name not in result.passed


@pytest.mark.parametrize(("name", "says", "change"), FORBIDDEN)
def test_a_forbidden_thing_is_named_once_and_nothing_else_is(
    name: Check, says: str, change: Change, letter: Good
) -> None:
    result = letter.look(data=changed(letter.data, change))

    # What is forbidden speaks against PDF/A as well, which has its own check.
    assert [one.check for one in result.findings if one.check != "pdfa"] == [name]


def test_a_page_is_named_where_there_is_one(letter: Good) -> None:
    (finding,) = [
        one
        for one in letter.look(data=changed(letter.data, blank_page)).findings
        if one.check == "searchable"
    ]

    assert finding.page == 2


def test_text_in_a_form_that_is_drawn_counts(letter: Good) -> None:
    def hide(pdf: pikepdf.Pdf) -> None:
        blank_page(pdf)
        form = pdf.make_stream(
            b"BT 3 Tr /F 9 Tf <0001> Tj ET", Type=Name.XObject, Subtype=Name.Form
        )
        pdf.pages[1].obj.Resources.XObject = Dictionary(Fm=form)

    assert "searchable" in letter.look(data=changed(letter.data, hide)).passed


def test_words_of_a_person_are_not_taken_for_what_they_name(letter: Good) -> None:
    title = "see /JavaScript /JS /Launch /EmbeddedFile /AcroForm"
    result = letter.look(data=changed(letter.data, retitle("Chronology", f"Chronology {title}")))

    assert result.findings == ()


def test_encryption_is_found_with_and_without_a_password(letter: Good) -> None:
    def nothing(_pdf: pikepdf.Pdf) -> None:
        return

    opens = changed(letter.data, nothing, encryption=pikepdf.Encryption(owner="o", user=""))
    asks = changed(letter.data, nothing, encryption=pikepdf.Encryption(owner="o", user="u"))

    assert [one.check for one in letter.look(data=opens).failures][:1] == ["encryption"]
    assert [one.says for one in letter.look(data=asks).findings] == ["It asks for a password."]


@pytest.mark.parametrize("data", [b"", b"no PDF at all", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_pdf_is_a_finding_not_an_error(data: bytes, letter: Good) -> None:
    result = letter.look(data=data)

    assert [one.check for one in result.findings] == ["readable"]
    assert result.passed == ()


def test_a_file_that_had_to_be_repaired_is_not_readable(letter: Good) -> None:
    result = letter.look(data=letter.data[: len(letter.data) - 200])

    assert "readable" in {one.check for one in result.failures}


def test_california_wants_the_page_counter_on_the_page(letter: Good) -> None:
    data = changed(letter.data, number_from_5)
    labels = tuple(str(number + 5) for number in range(len(letter.expected.labels)))

    assert "numbering" in letter.look("us-federal", data, labels=labels).passed
    (finding,) = letter.look("us-california", data, labels=labels).failures
    assert "page counter does not show" in finding.says
    assert letter.look("us-california", data, labels=labels, first_page=5).failures == ()


def test_numbers_by_section_are_compared_with_the_labels(letter: Good) -> None:
    def sections(pdf: pikepdf.Pdf) -> None:
        first, then = (Dictionary(S=Name.D, P=String(letter)) for letter in "AC")
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, first, 2, then]))

    count = len(letter.expected.labels)
    labels = ("A1", "A2", *(f"C{number}" for number in range(1, count - 1)))
    data = changed(letter.data, sections)

    assert "numbering" in letter.look(data=data, labels=labels).passed
    assert "numbering" not in letter.look(data=data).passed


def test_a_page_that_nobody_laid_out_is_found(letter: Good) -> None:
    result = letter.look(labels=letter.expected.labels[:-1])

    assert [one.says for one in result.findings] == [
        f"It has {len(letter.expected.labels)} pages, and another number was laid out."
    ]


@pytest.mark.parametrize(
    ("limits", "severity", "says"),
    [
        (Limits(bytes=1000), "fail", "MB is the most"),
        (Limits(bytes=10**9, warn_bytes=1000), "warn", "MB is the most"),
        (Limits(pages=1), "fail", "more than 1"),
        (Limits(warn_pages=1), "warn", "more than 1"),
    ],
)
def test_a_limit_stops_or_warns(limits: Limits, severity: str, says: str, letter: Good) -> None:
    one = msgspec.structs.replace(profile("us-federal"), limits=limits)

    (finding,) = check(letter.data, one, letter.expected).findings

    assert (finding.check, finding.severity) == ("size", severity)
    assert says in finding.says


def test_no_links_at_all_can_be_asked_for(letter: Good) -> None:
    one = msgspec.structs.replace(profile("us-federal"), links="none")

    (finding,) = check(letter.data, one, letter.expected).findings

    assert finding.says == "There are links in it, and there should be none."


def test_the_name_of_the_account_may_stand_in_the_title(letter: Good) -> None:
    word = letter.expected.title.split()[0]

    assert letter.look(private=(word,)).findings == ()


def test_metadata_of_a_picture_are_found(letter: Good) -> None:
    def describe(pdf: pikepdf.Pdf) -> None:
        image = next(
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == Name.Image
        )
        image.Metadata = pdf.make_stream(b"<x/>", Type=Name.Metadata, Subtype=Name.XML)

    result = letter.look(data=changed(letter.data, describe))

    assert any("carries its own metadata" in one.says for one in result.failures)


def test_a_chain_of_bookmarks_that_comes_back_ends(letter: Good) -> None:
    def loop(pdf: pikepdf.Pdf) -> None:
        first = pdf.Root.Outlines.First
        first.Next.Next = first

    result = letter.look(data=changed(letter.data, loop))

    assert "bookmarks" in {one.check for one in result.findings}


def test_a_check_that_meets_something_strange_stops_the_file_not_the_program(letter: Good) -> None:
    def strange(pdf: pikepdf.Pdf) -> None:
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, 17]))

    (finding,) = letter.look(data=changed(letter.data, strange)).findings

    assert finding.check == "numbering"
    assert "could not be looked at" in finding.says


def test_an_open_file_can_be_looked_at_again(letter: Good) -> None:
    file = BytesIO(letter.data)

    first = check(file, profile("us-federal"), letter.expected)

    assert check(file, profile("us-federal"), letter.expected) == first
