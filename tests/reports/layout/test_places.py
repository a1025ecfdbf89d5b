"""Printed page numbers, over pages, sections and volumes."""

from __future__ import annotations

from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.furniture import page_text
from evidencelog.reports.layout.places import Places


def volume(*sections: str, first: int = 0) -> Flow:
    """A page in each of the sections; the place on it has the name of its index."""
    flow = Flow(paper=design.PAPERS["a4"], first=first)
    for index, section in enumerate(sections):
        flow.start("", section=section)
        flow.mark(f"{first + index}")
    return flow


def labels(places: Places) -> list[str]:
    return [number.label for number in places.numbers]


def test_one_run_of_numbers_takes_no_notice_of_sections() -> None:
    places = Places.over([volume("A", "A", "B")])
    assert labels(places) == ["1", "2", "3"]
    assert page_text(places, 1) == "Page 2 of 3"


def test_each_section_counts_for_itself() -> None:
    places = Places.over([volume("", "A", "A", "B", "A")], "sections")
    assert labels(places) == ["1", "A1", "A2", "B1", "A3"]
    assert page_text(places, 3) == "B1"


def test_volumes_are_counted_through() -> None:
    one, two = volume("A", "A"), volume("A", "B", first=2)
    places = Places.over([one, two])
    assert (places.total, places.label("3"), places.index("2")) == (4, "4", 2)
    assert labels(Places.over([one, two], "sections")) == ["A1", "A2", "A3", "B1"]


def test_a_place_that_does_not_exist_has_no_number() -> None:
    places = Places.over([volume("A")])
    assert places.label("nowhere") == ""
    assert places.index("nowhere") is None


def test_a_page_across_has_its_width_and_height_exchanged_until_a_new_part() -> None:
    flow = Flow(paper=design.PAPERS["letter"])
    flow.start("One", landscape=True)
    assert (flow.paper.width, flow.paper.height) == (792, 612)
    flow.start()
    flow.start("Two")
    assert [(sheet.paper.width, sheet.head) for sheet in flow.sheets] == [
        (792, "One"),
        (792, "One"),
        (612, "Two"),
    ]
