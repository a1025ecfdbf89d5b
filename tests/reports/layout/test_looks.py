"""The type, the margin and the free corner that a court asks for, on every page of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache

import pypdfium2
import pytest
from pypdfium2 import raw as pdfium

from evidencelog.app.report_request import Request, presentation_of
from evidencelog.app.settings import Settings
from evidencelog.reports import model
from evidencelog.reports.binder import flow_for
from evidencelog.reports.layout.design import PAPERS
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.furniture import Furniture
from evidencelog.reports.layout.look import USUAL, Look, look_for
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.schedules import divided
from evidencelog.reports.layout.tags import Element
from evidencelog.reports.layout.volume_cover import set_volume_cover, set_volume_line
from evidencelog.reports.profiles import Profile, profiles
from evidencelog.reports.text.style import Style
from tests.reports.layout import parts_sample as sample
from tests.reports.layout import tables_sample as tables
from tests.reports.layout.laid import Laid, boxes, finished, laid_out, walk
from tests.reports.samples import LAWYER

ALL = pytest.mark.parametrize("one", profiles(), ids=lambda one: one.key)
ASKING = pytest.mark.parametrize(
    "one", [one for one in profiles() if one.body_size], ids=lambda one: one.key
)
TEXT = (
    model.Chronology(),
    model.FullEntries(),
    model.Conversations(conversations=(sample.CONVERSATION,)),
    sample.PEOPLE,
    model.Schedules(schedules=(tables.scott(), tables.expenses())),
    sample.STATEMENT,
)
NOTES = ("Written by C. Jones, word for word", *tables.scott().method, *tables.expenses().method)
LARGE = model.Conventions(profile="england-wales", paper="a4", body=12)


@cache
def conventions(one: Profile) -> model.Conventions:
    request = Request(selection=LAWYER, profile=one.key, numbering="continuous")
    return presentation_of(request, Settings()).conventions


@cache
def printed(one: Profile, *parts: model.Part) -> Laid:
    report = sample.sample(*parts, caption=sample.CAPTION, conventions=conventions(one))
    return laid_out(report)


def characters(laid: Laid) -> Iterator[tuple[Flow, int, str, float, float]]:
    """Yield page, character, type size and height of everything between head and foot."""
    document = pypdfium2.PdfDocument(laid.pdf)
    try:
        for number, page in enumerate(document):
            paper, text = laid.flow.sheets[number].paper, page.get_textpage()
            shown = text.get_text_range()
            for index in range(min(text.count_chars(), len(shown))):
                _left, bottom, _right, top = text.get_charbox(index)
                if paper.bottom - 6 <= bottom < top <= paper.height - paper.top + 6:
                    size = pdfium.FPDFText_GetFontSize(text.raw, index)
                    character = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
                    yield laid.flow, number, character, round(size, 2), top
    finally:
        document.close()


@ASKING
def test_what_is_read_as_text_is_as_large_as_the_court_asks(one: Profile) -> None:
    least = one.body_size or 0
    small = Counter(
        character
        for _flow, _page, character, size, _top in characters(printed(one, *TEXT))
        if size < least and not character.isspace()
    )
    notes = Counter(character for note in NOTES for character in note if not character.isspace())

    assert set(small) <= set(notes)
    assert small.total() == notes.total()


@ASKING
def test_what_stands_around_the_text_is_not_tiny(one: Profile) -> None:
    look = look_for(one.body_size or 0)
    sizes = {name: getattr(look, name).size for name in styles()}

    assert {name: size for name, size in sizes.items() if size < 9} == {}


def styles() -> list[str]:
    return [one.name for one in fields(Look) if isinstance(getattr(USUAL, one.name), Style)]


def test_the_usual_look_is_for_whoever_asks_for_no_more() -> None:
    assert look_for(8) is look_for(10.5) is USUAL
    assert look_for(11).prose.size == 11


@pytest.mark.parametrize("body", [11.0, 12.0, 14.0])
def test_nothing_is_smaller_or_closer_in_a_larger_look(body: float) -> None:
    for name in styles():
        usual, large = getattr(USUAL, name), getattr(look_for(body), name)
        assert large.size >= usual.size, name
        assert large.leading / large.size >= 1.1, name
        assert (large.voice, large.ink) == (usual.voice, usual.ink)


@ALL
def test_each_page_keeps_the_margins_and_the_corner_of_its_profile(one: Profile) -> None:
    laid, asked = printed(one), conventions(one)
    for number, width, height, (left, bottom, right, top) in boxes(laid.pdf):
        turned = width > height
        assert left >= max(60, 0 if turned else asked.binding - 0.6), number
        assert right <= width - 60, number
        assert 26 <= bottom < top <= height - max(40, asked.binding if turned else 0), number
    if asked.stamp_later is not None:
        assert not {*in_the_corner(laid, *asked.stamp_later)} - {1}
    assert 1 not in in_the_corner(laid, *asked.stamp)


def test_a_wide_margin_takes_from_the_text_and_not_from_the_other_side() -> None:
    paper = PAPERS["a4"].leaving(113, None)
    assert (paper.left, paper.right) == (113, 64)
    assert paper.measure == PAPERS["a4"].measure - 113 + 64


def test_a_turned_page_is_bound_at_its_top() -> None:
    paper = PAPERS["a4"].leaving(113, None).turned()
    assert (paper.left, paper.right) == (64, 64)
    assert paper.top > 113
    assert PAPERS["a4"].turned().top == PAPERS["a4"].top


def test_text_begins_below_a_corner_that_reaches_into_it() -> None:
    assert PAPERS["letter"].leaving(0, (216, 72)).top == PAPERS["letter"].top
    assert PAPERS["letter"].leaving(0, (216, 140)).top > 140
    assert PAPERS["letter"].leaving(0, (30, 140)).top == PAPERS["letter"].top


@pytest.mark.parametrize(
    ("corner", "shown"),
    [((216, 72), True), ((216, 200), True), ((500, 72), False), ((30, 300), True)],
)
def test_the_running_head_leaves_the_corner_free_or_is_left_out(
    corner: tuple[float, float], shown: bool
) -> None:
    flow = Flow(paper=PAPERS["letter"].leaving(0, corner))
    flow.start("A section with a long name")
    flow.text("word", USUAL.prose)
    laid = finished(flow, Furniture(above="A court and a case " * 9, below="", stamp=""))

    assert ("A section with" in laid.pages[0]) is shown
    assert ("A court and" in laid.pages[0]) is shown
    assert not list(in_the_corner(laid, *corner))


def in_the_corner(laid: Laid, wide: float, high: float) -> Iterator[int]:
    """Yield the pages on which something is written in the upper right corner."""
    for number, width, height, (_left, _bottom, right, top) in boxes(laid.pdf):
        if right > width - wide and top > height - high:
            yield number


def test_the_chronology_has_few_columns_in_large_type_and_leads_to_exhibits_all_the_same() -> None:
    large = laid_out(sample.sample(model.Chronology(), count=12, conventions=LARGE))
    usual = laid_out(sample.sample(model.Chronology(), count=12))

    assert len(heads(large)) == len(heads(usual)) - 2
    assert "Exhibits: 2-1, 2-2" in " ".join(" ".join(large.pages).split())
    assert "exhibit 2-1" in targets(large) & targets(usual)
    assert "Incident" in large.pages[0]


def heads(laid: Laid) -> list[Element]:
    table = laid.elements("Table")[0]
    return [one for one in walk(table) if one.kind == "TH" and one.traits.scope == "Column"]


def targets(laid: Laid) -> set[str]:
    return {link.target for sheet in laid.flow.sheets for link in sheet.links}


def test_a_usual_chronology_gives_up_columns_where_the_margin_leaves_no_room() -> None:
    bound = replace(model.Conventions(), paper="a4", binding=130)
    assert len(heads(laid_out(sample.sample(model.Chronology(), conventions=bound)))) == 4


@ASKING
def test_large_type_does_not_take_twice_the_pages(one: Profile) -> None:
    usual = replace(conventions(one), body=10.5)
    report = sample.sample(*TEXT, count=60, conventions=usual)
    few = len(laid_out(report).flow.sheets)
    many = len(laid_out(replace(report, conventions=conventions(one))).flow.sheets)

    assert few < many < 1.7 * few


def test_a_table_of_many_columns_is_divided_and_nothing_is_lost() -> None:
    hours = tuple(model.Heading(text=f"{hour:02}") for hour in range(24))
    table = model.Table(
        columns=(model.Heading(text="Day"), *hours),
        rows=(tuple(model.Cell(text=text) for text in ("Mon", *map(str, range(24)))),),
        total=tuple(model.Cell(text=text) for text in ("All", *map(str, range(24)))),
        caption="Hours",
    )
    one, two = divided(table, 13)
    assert [head.text for head in (one.columns[0], two.columns[0])] == ["Day", "Day"]
    assert (*one.columns[1:], *two.columns[1:]) == hours
    assert (*one.rows[0][1:], *two.rows[0][1:]) == table.rows[0][1:]
    assert (*one.total[1:], *two.total[1:]) == table.total[1:]
    assert (one.caption, two.caption) == ("Hours", "")


def test_a_chart_by_hour_has_its_table_in_large_type_and_whole_numbers() -> None:
    chart = tables.grid()
    values = tuple(tuple(100 + value for value in row) for row in grid_of(chart).values)
    rows = tuple(
        (row[0], *(model.Cell(text=str(value)) for value in line))
        for row, line in zip(chart.table.rows, values, strict=True)
    )
    busy = replace(chart, table=replace(chart.table, rows=rows))
    laid = laid_out(sample.sample(model.Charts(charts=(busy,)), conventions=LARGE))

    cells = Counter(word for page in laid.pages for word in page.split())
    for value, count in Counter(str(value) for line in values for value in line).items():
        assert cells[value] >= count


def grid_of(chart: model.Chart) -> model.Grid:
    assert isinstance(chart.drawing, model.Grid)
    return chart.drawing


@ALL
def test_what_a_further_file_says_of_itself_leaves_the_corner_free(one: Profile) -> None:
    report = sample.sample(caption=sample.CAPTION, conventions=conventions(one))
    flow = flow_for(report.conventions)
    set_volume_cover(flow, report)
    set_volume_line(flow, report, Places.over([flow]), 11, 12)
    laid = finished(flow, Furniture(above="", below="", stamp=""))

    assert "File 11 of 12, pages 1 to 1 of 1" in " ".join(laid.pages[0].split())
    assert not list(in_the_corner(laid, *report.conventions.stamp))


@pytest.mark.parametrize("steps", range(6, 16))
def test_a_code_and_its_text_stay_on_one_page(steps: int) -> None:
    code = "\n".join(f"line {number} " + "ab" * 32 for number in range(6))
    part = replace(sample.VERIFICATION, steps=(tables.LONG[:150],) * steps, code=code)
    laid = laid_out(sample.sample(part, conventions=LARGE))

    holding = [page for page in laid.pages if "The code holds this text:" in page]
    assert ["line 5" in page for page in holding] == [True]
    assert len(laid.pages) <= 2
