"""What a screen reader is told about a page."""

from __future__ import annotations

import pytest

from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.look import USUAL
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.table import Cell, Column, Table
from evidencelog.reports.layout.tags import Element, page_of, place_of


def flow_() -> Flow:
    flow = Flow(paper=design.PAPERS["letter"])
    flow.start("")
    return flow


def shape(element: Element) -> object:
    """The kinds of an element and of those below; stretches of pages as (page, place)."""
    below = [
        shape(kid) if isinstance(kid, Element) else (page_of(kid), place_of(kid))
        for kid in element.kids
        if isinstance(kid, Element | int)
    ]
    return (element.kind, below)


def shown(flow: Flow) -> list[str]:
    return [sheet.operators(Places.over([flow])) for sheet in flow.sheets]


def test_a_text_is_a_paragraph_unless_it_is_said_to_be_something_else() -> None:
    flow = flow_()
    flow.text("One", USUAL.prose)
    flow.text("Two", USUAL.h1, tag="H1")
    assert shape(flow.tree.root) == ("Document", [("P", [(0, 0)]), ("H1", [(0, 1)])])


def test_each_paragraph_of_a_text_is_one_of_its_own() -> None:
    flow = flow_()
    flow.text("One\nstill one\n\n\nTwo", USUAL.prose)
    assert shape(flow.tree.root) == ("Document", [("P", [(0, 0)]), ("P", [(0, 1)])])


def test_a_text_inside_a_heading_adds_no_paragraph() -> None:
    flow = flow_()
    with flow.tag("H1"):
        flow.text("One", USUAL.h1)
    assert shape(flow.tree.root) == ("Document", [("H1", [(0, 0)])])


def test_what_is_shown_straight_in_a_section_becomes_a_paragraph() -> None:
    flow = flow_()
    with flow.tag("Sect"):
        flow.sheet.words("a", USUAL.prose, 70, 700)
        flow.sheet.words("b", USUAL.prose, 90, 700)
    assert shape(flow.tree.root) == ("Document", [("Sect", [("P", [(0, 0)])])])


def test_an_element_goes_on_over_pages() -> None:
    flow = flow_()
    flow.text("word " * 3000, USUAL.prose)
    pages = len(flow.sheets)
    assert pages > 3
    assert shape(flow.tree.root) == ("Document", [("P", [(page, 0) for page in range(pages)])])


def test_every_marked_stretch_is_ended_on_its_page() -> None:
    flow = flow_()
    with flow.tag("BlockQuote"):
        flow.text("word " * 3000, USUAL.quote, bar=True)
    for page in shown(flow):
        assert page.count(" BDC") + page.count(" BMC") == page.count("EMC") >= 2


def test_lines_and_areas_are_no_content_unless_they_make_a_figure() -> None:
    flow = flow_()
    flow.sheet.rule(70, 700, 100, design.RULE)
    with flow.tag("Figure", alt="A bar", box=(70, 600, 90, 620)):
        flow.sheet.box(70, 600, 20, 20, design.NAVY)
    assert shape(flow.tree.root) == ("Document", [("Figure", [(0, 0)])])
    page = shown(flow)[0]
    assert page.index("/Artifact BMC") < page.index(" l S") < page.index("/Figure <</MCID 0>> BDC")


def test_inside_an_artifact_there_are_no_elements() -> None:
    flow = flow_()
    with flow.artifact(), flow.tag("P"):
        flow.text("....", USUAL.small)
        flow.link((0, 0, 1, 1), "there")
    assert shape(flow.tree.root) == ("Document", [])
    assert flow.sheet.links == []
    assert "MCID" not in shown(flow)[0]


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        (["H1", "H3"], ["H1", "H2"]),
        (["H2"], ["H1"]),
        (["H1", "H2", "H3", "H1", "H3"], ["H1", "H2", "H3", "H1", "H2"]),
    ],
)
def test_headings_never_leave_a_level_out(kinds: list[str], found: list[str]) -> None:
    flow = flow_()
    for kind in kinds:
        flow.text("Heading", USUAL.h2, tag=kind)
    assert [kid.kind for kid in flow.tree.root.kids if isinstance(kid, Element)] == found


def test_a_table_has_headings_for_its_columns_and_rows() -> None:
    flow = flow_()
    table = Table(flow=flow, columns=(Column(head="A", width=200), Column(head="B", width=200)))
    table.begin()
    table.row([Cell(texts=(("one", USUAL.cell),)), Cell()])
    (element,) = flow.tree.root.kids
    assert isinstance(element, Element)
    assert shape(element) == (
        "Table",
        [("TR", [("TH", [(0, 0)]), ("TH", [(0, 1)])]), ("TR", [("TH", [(0, 2)]), ("TD", [])])],
    )
    heads = [row.kids[0] for row in element.kids if isinstance(row, Element)]
    assert [head.traits.scope for head in heads if isinstance(head, Element)] == ["Column", "Row"]


def test_the_head_of_a_table_is_read_once_and_seen_on_every_page() -> None:
    flow = flow_()
    table = Table(flow=flow, columns=(Column(head="A", width=480),))
    table.begin()
    for number in range(100):
        table.row([Cell(texts=((str(number), USUAL.cell),))])
    assert len(flow.sheets) == 3
    (element,) = flow.tree.root.kids
    assert isinstance(element, Element)
    assert len(element.kids) == 101
    head = shown(flow)[0].split("BT")[1].split("Tm")[1].split("ET")[0]
    assert all(head in page for page in shown(flow))


def test_a_row_over_two_pages_is_one_row() -> None:
    flow = flow_()
    table = Table(flow=flow, columns=(Column(head="A", width=80), Column(head="B", width=80)))
    table.begin()
    table.row([Cell(texts=(("word " * 400, USUAL.cell),)) for _column in range(2)])
    assert len(flow.sheets) == 3
    (element,) = flow.tree.root.kids
    assert isinstance(element, Element)
    _head, row = element.kids
    assert isinstance(row, Element)
    assert [[page_of(kid) for kid in cell.kids if isinstance(kid, int)]
            for cell in row.kids if isinstance(cell, Element)] == [[0, 1, 2]] * 2  # fmt: skip


def test_a_head_of_two_lines_stands_whole_above_the_first_row() -> None:
    flow = flow_()
    top = flow.y
    table = Table(flow=flow, columns=(Column(head="Two rather long words", width=70),))
    table.begin()
    lines = len(flow.fill("Two rather long words", USUAL.head_cell, 62))
    assert lines == 2
    assert top - flow.y >= lines * USUAL.head_cell.leading


def test_the_ground_of_a_row_leaves_the_rule_above_it_whole() -> None:
    flow = flow_()
    table = Table(flow=flow, columns=(Column(head="A", width=480),))
    table.begin()
    table.row([Cell(texts=(("one", USUAL.cell),))])
    rule = flow.y
    table.row([Cell(texts=(("two", USUAL.cell),))])
    pale = next(line for line in shown(flow)[0].splitlines() if line.startswith("0.95"))
    *_ink, _left, bottom, _width, height = pale.removesuffix(" re f").replace(" rg", "").split()
    assert float(bottom) + float(height) <= rule - 0.15


def test_a_row_that_goes_on_over_the_page_shows_again_which_one_it_is() -> None:
    flow = flow_()
    table = Table(flow=flow, columns=(Column(head="A", width=80), Column(head="B", width=80)))
    table.begin()
    table.row([Cell(texts=((text, USUAL.cell),)) for text in ("No. 7", "word " * 400)])
    name = flow.fill("No. 7", USUAL.cell, 72)[0].drawn
    assert name is not None
    assert [page.count(name) for page in shown(flow)] == [1, 1, 1]
    (element,) = flow.tree.root.kids
    assert isinstance(element, Element)
    row = element.kids[1]
    assert isinstance(row, Element)
    heading = row.kids[0]
    assert isinstance(heading, Element)
    assert len(heading.kids) == 1
