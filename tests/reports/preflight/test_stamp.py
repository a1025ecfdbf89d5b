from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import msgspec
import pikepdf
import pytest

from evidencelog.app.report_request import Request, presentation_of
from evidencelog.app.settings import Settings
from evidencelog.reports.binder import Limits
from evidencelog.reports.build import build
from evidencelog.reports.document import lay_out
from evidencelog.reports.preflight import check, expected_of
from evidencelog.reports.preflight.marks import Box, marks
from evidencelog.reports.profiles import Profile, profile, profiles
from evidencelog.reports.profiles.form import Area, Stamp
from tests.reports.preflight.conftest import Good, changed
from tests.reports.samples import LAWYER, STATE, attachment, history, incident, photo, standing

CASE = Settings(
    court="The Superior Court of California, County of Los Angeles",
    case_number="26FL01234",
    name="A. Smith",
    role="Petitioner",
    other_party="C. Jones",
    other_role="Respondent",
)

STAMPED = msgspec.structs.replace(
    profile("us-federal"), stamp=Stamp(first=Area(width=216, height=216))
)


def shows(content: bytes, page: int = 0) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[page].contents_add(pdf.make_stream(content))

    return change


def in_the_corner(good: Good, content: bytes, page: int = 0) -> bool:
    data = changed(good.data, shows(content, page))
    return "stamp" in {one.check for one in check(data, STAMPED, good.expected).warnings}


@pytest.mark.parametrize(
    ("content", "there"),
    [
        (b"500 700 20 20 re f", True),
        (b"300 700 90 20 re f", False),
        (b"300 700 100 20 re f", True),
        (b"500 560 20 10 re f", False),
        (b"q 200 0 0 200 100 500 cm 0 0 1 1 re f Q", False),
        (b"q 200 0 0 200 300 500 cm 0 0 1 1 re f Q", True),
        (b"q 1 0 0 1 0 400 cm Q 500 100 9 9 re f", False),
        (b"0 600 m 500 600 l S", True),
    ],
)
def test_what_reaches_into_the_corner_is_found(content: bytes, there: bool, letter: Good) -> None:
    assert in_the_corner(letter, content) is there


def test_text_is_as_wide_as_its_font_says(letter: Good) -> None:
    with pikepdf.open(BytesIO(letter.data)) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font.items()
        name = next(str(key) for key, font in fonts if font.Subtype == "/Type0").encode()

    def text(x: int) -> bytes:
        signs = b"0001" * 40
        return b"BT %b 10 Tf 1 0 0 1 %d 700 Tm <%b> Tj ET" % (name, x, signs)

    assert in_the_corner(letter, text(390))
    assert not in_the_corner(letter, text(20))


def test_pages_after_the_first_are_free_unless_a_rule_is_about_them(letter: Good) -> None:
    assert not in_the_corner(letter, b"500 700 20 20 re f", page=1)

    area = Area(width=20, height=20)
    strict = msgspec.structs.replace(STAMPED, stamp=Stamp(first=area, later=area))
    data = changed(letter.data, shows(b"590 770 15 15 re f", page=2))

    (finding,) = check(data, strict, letter.expected).warnings
    assert (finding.check, finding.page) == ("stamp", 3)


def test_a_file_that_continues_another_has_no_corner_to_keep(letter: Good) -> None:
    data = changed(letter.data, shows(b"500 700 20 20 re f"))

    assert "stamp" in letter.look("us-california", data, first_page=40).passed


def test_the_marks_of_a_page_lie_on_it(letter: Good) -> None:
    with pikepdf.open(BytesIO(letter.data)) as pdf:
        boxes = list(marks(pdf.pages[0]))

    assert len(boxes) > 20
    assert all(Box(0, 0, 612, 792).meets(box) for box in boxes if box.right > box.left)
    assert max(box.right for box in boxes) < 612


@pytest.mark.parametrize("one", profiles(), ids=lambda one: one.key)
def test_what_is_laid_out_for_a_court_leaves_its_corners_empty(one: Profile) -> None:
    """Upright and turned pages, with pictures and Bates numbers, in more than one file."""
    wide, high = photo((1200, 500)), photo((300, 400))
    attached = (attachment("hall.jpg", wide), attachment("door.jpg", high))
    stored = {one.id: data for one, data in zip(attached, (wide, high), strict=True)}
    entries = [incident("word " * 300, number) for number in range(1, 5)]
    entries.append(incident(number=5, attachments=attached))
    asked = presentation_of(Request(selection=LAWYER, profile=one.key, bates="AB"), CASE)
    report = build(history(*map(standing, entries)), LAWYER, state=STATE, presentation=asked)
    document = lay_out(report, read_attachment=lambda id_: [stored[id_]], limits=Limits(pages=8))

    assert document.files > 1
    for index in range(document.files):
        out = BytesIO()
        written = document.write(index, out)
        expected = expected_of(report, written.labels, first_page=written.first_page)
        assert "stamp" in check(out.getvalue(), one, expected).passed
