"""PDF files: what is found in them, and their pages as pixels and words."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from evidencelog.reports.exhibits.papers import LONGEST, drawn_pages, examine
from evidencelog.reports.exhibits.shown import Page, UnshownError
from evidencelog.reports.model import Region
from evidencelog.reports.redaction.matching import Redactor
from evidencelog.reports.redaction.naming import terms_for
from evidencelog.reports.redaction.terms import Term
from tests.reports.exhibits.papers_made import (
    divided,
    filled_form,
    locked,
    loop,
    paper,
    running,
    turned,
    with_attachment,
    without_pages,
)


def first(data: bytes, *regions: Region) -> Page:
    (page,) = drawn_pages(data, [1], regions)
    return page


def pixels(page: Page) -> Image.Image:
    assert page.copy is not None
    return Image.open(BytesIO(page.copy.jpeg))


def test_a_page_comes_out_at_150_dots_per_inch_with_its_words() -> None:
    page = first(paper("Meet me at six"))
    assert pixels(page).size == (1275, 1650) or pixels(page).size == (1275, 1651)
    assert [word.text for word in page.words] == ["Meet", "me", "at", "six"]
    assert pixels(page).mode == "L"


def test_words_stand_where_they_are_seen() -> None:
    word = first(paper("Meet")).words[0]
    assert word.left == pytest.approx(72 / 612, abs=0.01)
    assert word.bottom < 1 - 72 / 792 < word.bottom + word.height
    assert word.width == pytest.approx(56 / 612, abs=0.02)


def test_words_of_a_turned_page_stand_where_they_are_seen() -> None:
    page = first(turned("Meet"))
    assert (page.width, page.height) == (792, 612)
    word = page.words[0]
    assert word.left > 0.85  # what was above is now on the right
    assert word.bottom + word.height == pytest.approx(1 - 72 / 612, abs=0.02)
    assert word.height > word.width


def test_a_word_that_is_divided_at_the_end_of_a_line_keeps_its_hyphen() -> None:
    words = first(divided("Then Jor-", "dan left")).words
    assert [word.text for word in words] == ["Then", "Jor-", "dan", "left"]
    assert words[1].bottom > words[2].bottom


def test_a_divided_word_that_is_to_be_removed_is_gone() -> None:
    redactor = Redactor(terms_for(["Jordan"], []))
    (page,) = drawn_pages(divided("Then Jor-", "dan left"), [1], (), redactor)
    assert [word.text for word in page.words] == ["Then", "left"]


def test_words_that_are_removed_are_counted_apart_from_regions() -> None:
    redactor = Redactor(terms_for(["Jordan Reed"], []))
    data = paper("Jordan Reed left, then Jordan Reed came")
    (page,) = drawn_pages(data, [1], (), redactor)
    assert (page.removed, page.covered) == (2, 0)


def test_a_month_in_a_date_on_a_page_stays() -> None:
    may = Redactor((Term(text="May", token="[M.]", case="capital", month=True, ordinary=True),))
    (page,) = drawn_pages(paper("Dated May 6, 2026. Then May said no."), [1], (), may)
    assert [word.text for word in page.words][:4] == ["Dated", "May", "6,", "2026."]
    assert page.removed == 1


def test_a_huge_page_is_no_larger_than_a_page_can_show() -> None:
    assert max(pixels(first(paper("x", size=(14_400, 7_200)))).size) <= LONGEST


def test_what_was_filled_into_a_form_is_seen() -> None:
    empty, filled = (pixels(first(filled_form(value))) for value in ("", "Seven o'clock"))
    assert empty.tobytes() != filled.tobytes()
    assert "form" in examine(filled_form("x")).remarks


def test_a_region_is_black_before_it_is_packed_and_its_words_are_gone() -> None:
    data = paper("Meet me at six")
    word = first(data).words[3]
    region = Region(
        left=word.left,
        right=word.left + word.width,
        top=1 - word.bottom - word.height,
        bottom=1 - word.bottom,
    )
    page = first(data, region)
    assert [one.text for one in page.words] == ["Meet", "me", "at"]
    assert page.covered == 1
    image = pixels(page)
    x = (word.left + word.width / 2) * image.width
    y = (1 - word.bottom - word.height / 2) * image.height
    assert image.convert("L").getpixel((int(x), int(y))) < 10  # type: ignore[operator]


def test_a_region_of_another_page_covers_nothing_here() -> None:
    page = first(paper("Meet"), Region(left=0, top=0, right=1, bottom=1, page=2))
    assert page.covered == 0
    assert [word.text for word in page.words] == ["Meet"]


REFUSED = {
    "password": locked(paper("secret"), "open sesame"),
    "damaged": b"%PDF-1.7\n" + bytes(range(256)) * 8,
    "not a PDF": b"nothing of the kind",
    "empty": b"",
    "no pages": without_pages(),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_file_that_cannot_be_shown_says_why(reason: str) -> None:
    with pytest.raises(UnshownError, match=f"^{reason}$"):
        examine(REFUSED[reason])


REMARKED = {
    "protected": locked(paper("no password to read"), ""),
    "repaired": paper("x").replace(b"startxref", b"startxxxx"),
    "program code": running(),
    "other files": with_attachment(),
}


@pytest.mark.parametrize("remark", REMARKED)
def test_what_is_odd_about_a_file_is_said(remark: str) -> None:
    opened = examine(REMARKED[remark])
    assert opened.count == 1
    assert remark in opened.remarks


def test_an_ordinary_file_has_nothing_odd() -> None:
    assert examine(paper("a", "b", "c")).remarks == ()
    assert examine(paper("a", "b", "c")).count == 3


def test_a_tree_of_pages_that_holds_itself_ends() -> None:
    opened = examine(loop())
    assert opened.count >= 1
    assert {"repaired", "page counts differ"} & set(opened.remarks)
