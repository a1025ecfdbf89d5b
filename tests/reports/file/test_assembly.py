"""What a finished file holds beside its pages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageCms

from evidencelog.reports.file import srgb
from evidencelog.reports.file.assembly import Printed, write_file
from evidencelog.reports.file.attachments import Attached
from evidencelog.reports.file.metadata import About, Standard
from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.look import USUAL
from evidencelog.reports.layout.places import Numbering, Places

ABOUT = About(title="T <&> é", language="es", stamp="2026-03-20T14:00:00Z")


def flow_(*sections: str, first: int = 0) -> Flow:
    flow = Flow(paper=design.PAPERS["letter"], first=first)
    for index, section in enumerate(sections):
        flow.start("", section=section)
        flow.text(f"Page {index}", USUAL.prose)
        flow.mark(f"page {first + index}", level=min(index, 1), text=f"Heading {index}")
    return flow


def written(
    flow: Flow,
    *others: Flow,
    numbering: Numbering = "continuous",
    standard: Standard = "none",
    attached: tuple[Attached, ...] = (),
    pictures: dict[str, Printed] | None = None,
) -> pikepdf.Pdf:
    out = BytesIO()
    about = About(title=ABOUT.title, language="es", stamp=ABOUT.stamp, standard=standard)
    write_file(
        flow,
        out,
        places=Places.over([*others, flow], numbering),
        pictures=pictures or {},
        about=about,
        attached=attached,
    )
    out.seek(0)
    return pikepdf.open(out)


def labels(pdf: pikepdf.Pdf) -> list[str]:
    return [page.label for page in pdf.pages]


def test_the_page_counter_shows_what_is_printed() -> None:
    with written(flow_("", "A", "A", "B", "A"), numbering="sections") as pdf:
        assert labels(pdf) == ["1", "A1", "A2", "B1", "A3"]


def test_the_second_volume_counts_on() -> None:
    first = flow_("", "")
    with written(flow_("", "", first=2), first) as pdf:
        assert labels(pdf) == ["3", "4"]


def test_the_outline_names_the_printed_page_and_keeps_the_magnification() -> None:
    with written(flow_("", "A", "A"), numbering="sections") as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        assert [top.title, *(item.title for item in top.children)] == [
            "Heading 0 (page 1)",
            "Heading 1 (page A1)",
            "Heading 2 (page A2)",
        ]
        assert top.is_closed
        destination = top.children[1].destination
        assert isinstance(destination, pikepdf.Array)
        assert destination[0].objgen == pdf.pages[2].obj.objgen
        assert [destination[2], destination[4]] == [None, None]


def test_a_link_leads_to_its_place_and_says_where_that_is() -> None:
    flow = flow_("", "")
    with flow.tag("P"), flow.tag("Link", target="page 0"):
        flow.text("Back", USUAL.prose)
        flow.link((64, 100, 164, 120), "page 0")
    with written(flow) as pdf:
        (link,) = pdf.pages[1].Annots
        assert link.Dest[0].objgen == pdf.pages[0].obj.objgen
        assert str(link.Contents) == "Go to page 1"
        owner = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)[int(link.StructParent)]
        assert owner.S == "/Link"
        assert owner.K[1].Obj.objgen == link.objgen


def test_a_link_to_another_volume_is_only_words() -> None:
    flow = flow_("")
    with flow.tag("P"), flow.tag("Link", target="elsewhere"):
        flow.text("There", USUAL.prose)
        flow.link((64, 100, 164, 120), "elsewhere")
    with written(flow) as pdf:
        assert "/Annots" not in pdf.pages[0]
        assert "/Span" in kinds_in(pdf)
        assert "/Link" not in kinds_in(pdf)


def test_every_marked_stretch_is_known_to_the_structure() -> None:
    with written(flow_("", "")) as pdf:
        parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        for index, page in enumerate(pdf.pages):
            marked = page.Contents.read_bytes().count(b"/MCID")
            assert len(parents[index]) == marked == 1
            assert parents[index][0].S == "/P"
            assert parents[index][0].Pg.objgen == page.obj.objgen


def kinds_in(pdf: pikepdf.Pdf) -> list[str]:
    return [
        str(item.S)
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and "/S" in item and "/P" in item
    ]


def test_an_element_without_anything_in_it_is_left_out_but_not_a_cell() -> None:
    flow = flow_("")
    with flow.tag("Sect"), flow.tag("P"):
        pass
    with flow.tag("Table"), flow.tag("TR"), flow.tag("TD"), flow.tag("Link", target="none"):
        pass
    with written(flow) as pdf:
        assert sorted(kinds_in(pdf)) == ["/Document", "/P", "/TD", "/TR", "/Table"]


def test_a_link_without_words_says_where_it_leads() -> None:
    flow = flow_("", "")
    flow.link((64, 100, 164, 120), "page 0")
    with written(flow) as pdf:
        alts = [
            str(item.Alt)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
        ]
        assert alts == ["Go to page 1"]


def test_notes_have_names_of_their_own() -> None:
    flow = flow_("")
    for word in ("one", "two"):
        with flow.tag("Note"):
            flow.text(word, USUAL.small)
    with written(flow) as pdf:
        names = pdf.Root.StructTreeRoot.IDTree.Names
        assert len(names) == 4
        assert bytes(names[0]) != bytes(names[2])
        assert names[1].S == "/Note"


def read_in_parts() -> Iterator[bytes]:
    yield b"one"
    yield b"two"


@pytest.mark.parametrize("pack", [True, False])
def test_an_attachment_comes_out_as_it_went_in(pack: bool) -> None:
    one = Attached(
        name="ß.txt", read=read_in_parts, type="text/plain", description="Why", pack=pack
    )
    other = Attached(name="a.bin", read=list, relationship="Data")
    with written(flow_(""), standard="3a", attached=(one, other)) as pdf:
        assert list(pdf.attachments) == ["a.bin", "ß.txt"]
        file = pdf.attachments["ß.txt"]
        assert file.get_file().read_bytes() == b"onetwo"
        assert file.get_file().size == 6
        assert file.get_file().md5 == hashlib.md5(b"onetwo").digest()
        assert file.get_file().mime_type == "text/plain"
        assert file.description == "Why"
        assert [str(one.AFRelationship) for one in pdf.Root.AF] == ["/Data", "/Source"]


def test_a_file_for_filing_takes_no_attachment() -> None:
    one = Attached(name="a", read=lambda: [b"a"])
    with pytest.raises(ValueError, match="takes no attachments"):
        written(flow_(""), standard="2a", attached=(one,))


def test_a_picture_is_given_away_once_it_is_written() -> None:
    pictures = {"P1": Printed(jpeg=b"\xff\xd8", width=1, height=1, grey=True)}
    flow = flow_("")
    with flow.tag("Figure", alt="It", box=(0, 0, 1, 1)):
        flow.sheet.picture("P1", 0, 0, 1, 1)
    with written(flow, pictures=pictures) as pdf:
        assert pictures == {}
        assert pdf.pages[0].Resources.XObject.P1.read_raw_bytes() == b"\xff\xd8"


def test_the_file_says_twice_and_alike_what_it_is() -> None:
    with written(flow_("")) as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == str(pdf.docinfo["/Title"]) == "T <&> é"
        assert xmp["pdf:Producer"] == str(pdf.docinfo["/Producer"]) == "evidencelog"
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2026-03-20T14:00:00Z"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260320140000Z"
        assert xmp["dc:language"] == {"es"}
        assert str(pdf.Root.Lang) == "es"


def test_the_colours_are_those_that_every_program_means_by_srgb() -> None:
    made = ImageCms.ImageCmsProfile(BytesIO(srgb.profile()))
    usual = ImageCms.createProfile("sRGB")
    picture = Image.frombytes("RGB", (64, 64), bytes(range(256)) * 48)
    changed = ImageCms.profileToProfile(picture, made, usual)
    assert changed is not None
    differences = zip(picture.tobytes(), changed.tobytes(), strict=True)
    assert max(abs(one - other) for one, other in differences) <= 1


def test_the_profile_is_listed_with_its_length() -> None:
    data = srgb.profile()
    assert int.from_bytes(data[:4], "big") == len(data)
    assert data[36:40] == b"acsp"
