"""Orders, stated limits and the occasions that name them."""

from __future__ import annotations

from evidencelog.core.history import Standing
from evidencelog.reports.model import Schedule
from tests.reports.materials import cells, entry, material, private, schedule, withdrawn

ORDER = entry(
    "order",
    11,
    "2026-03-20",
    court="Circuit Court",
    case_number="2026",
    type="interim order",
    made="2026-03-20",
    served="2026-03-23",
    served_how="by the sheriff",
    ends="2026-09-20",
    numbered=[{"number": "2", "text": "No contact."}, {"number": "4.", "text": "Sundays, 18:00."}],
)
TITLE = "Occasions that Robin H. says did not follow clause"


def clause(number: str, order: str = "11") -> list[dict[str, str]]:
    return [{"clause": number, "order": order}]


def made(*standings: Standing, name: str = "orders", owner: str = "Robin H.") -> Schedule:
    found = schedule(name, material(*standings, owner=owner))
    assert found is not None
    return found


def captions(found: Schedule) -> list[str]:
    return [table.caption for table in found.tables]


def test_orders_are_indexed_with_their_dates_as_recorded() -> None:
    found = made(ORDER)
    assert captions(found) == ["Index of orders"]
    assert cells(found.tables[0]) == [
        {
            "Entry": "11",
            "Court and case number": "Circuit Court; 2026",
            "Kind of order": "interim order",
            "Made": "Fri 20 Mar 2026",
            "Served": "Mon 23 Mar 2026; by the sheriff",
            "Starts": "",
            "Ends": "Sun 20 Sep 2026",
            "Exhibit": "",
        }
    ]


def test_occasions_stand_below_the_words_of_their_clause() -> None:
    found = made(
        ORDER,
        entry(
            "incident",
            12,
            "2026-03-29T07:30",
            title="Flowers",
            place={"text": "the mat", "address": "17 Quiet Lane"},
            clauses=clause("2"),
            police={"report": "26-1"},
        ),
    )
    assert captions(found)[1] == f"{TITLE} 2 of the order in entry 11: “No contact.”"
    assert cells(found.tables[1]) == [
        {
            "No.": "1",
            "Date and time": "Sun 29 Mar 2026, 07:30",
            "Place": "the mat",
            "Manner, as recorded": "Incident: Flowers",
            "Entry": "12",
            "Exhibit": "",
            "Report no.": "26-1",
        }
    ]


def test_a_handover_that_went_as_planned_is_no_occasion() -> None:
    found = made(
        ORDER,
        entry("exchange", 12, status="missed", account="Nobody came.", clauses=clause("4")),
        entry("exchange", 13, status="on time", account="Fine.", clauses=clause("4")),
        entry("exchange", 14, account="No status.", clauses=clause("4")),
        entry("contact", 15, wanted="yes", account="Agreed.", clauses=clause("4")),
        entry("incident", 16, title="Good", tags=["positive"], clauses=clause("4")),
        entry("report", 17, title="Reported", clauses=clause("4")),
    )
    assert [row["Entry"] for row in cells(found.tables[1])] == ["12"]
    assert captions(found)[2] == "Other entries that name clause 4 of the order in entry 11"
    assert [row["Entry"] for row in cells(found.tables[2])] == ["13", "14", "15", "16", "17"]


def test_without_a_name_the_keeper_of_the_record_is_meant() -> None:
    one = entry("incident", 12, title="a", clauses=clause("2"))
    found = made(ORDER, one, owner="")
    assert captions(found)[1].startswith(
        "Occasions that the person who keeps this record says did not follow clause 2"
    )


def test_a_report_linked_in_either_direction_gives_its_number() -> None:
    found = made(
        ORDER,
        entry("incident", 12, title="a", clauses=clause("2"), links=[{"number": 13}]),
        entry("report", 13, reference="26-A"),
        entry("incident", 14, title="b", clauses=clause("2")),
        entry("report", 15, reference="26-B", links=[{"number": 14}]),
    )
    assert [row["Report no."] for row in cells(found.tables[1])] == ["26-A", "26-B"]


def test_the_words_of_an_order_that_is_not_printed_are_not_either() -> None:
    one = entry("incident", 12, title="a", clauses=clause("2"))
    hidden = entry("order", 11, numbered=[{"number": "2", "text": "Secret words."}])
    for order in (private(hidden), withdrawn(hidden)):
        found = made(order, one)
        assert captions(found) == [f"{TITLE} 2"]
        assert "Secret" not in repr(found)


def test_an_order_that_has_no_entry_keeps_the_name_it_was_given() -> None:
    found = made(entry("incident", 12, title="a", clauses=clause("2", "the order of May")))
    assert captions(found) == [f"{TITLE} 2 of the order of May"]


def test_clauses_of_two_orders_stay_apart() -> None:
    second = entry("order", 12, numbered=[{"number": "2", "text": "Other words."}])
    found = made(
        ORDER,
        second,
        entry("incident", 13, title="a", clauses=clause("2")),
        entry("incident", 14, title="b", clauses=clause("2", "12")),
    )
    assert captions(found)[1:] == [
        f"{TITLE} 2 of the order in entry 11: “No contact.”",
        f"{TITLE} 2 of the order in entry 12: “Other words.”",
    ]


def test_stated_limits_are_listed_with_their_words() -> None:
    limit = entry(
        "boundary",
        5,
        to="Sam",
        channel="text",
        arrived="shown as read",
        words=[{"text": "Do not call.", "by": "me"}],
    )
    (row,) = cells(made(limit, name="boundaries").tables[0])
    assert row["Stated to"] == "Sam"
    assert row["How"] == "text message"
    assert row["In these words"] == "“Do not call.”"
    assert row["How it is known to have arrived"] == "shown as read"


def test_occasions_of_a_limit_are_those_that_name_it() -> None:
    limit = entry("boundary", 5, "2026-03-01", to="Sam")
    named = entry("contact", 6, "2026-03-03", account="Called.", clauses=clause("1", "5"))
    linked = entry("contact", 7, "2026-03-02", account="Wrote.", links=[{"number": 5}])
    both = entry(
        "contact", 8, "2026-03-04", account="Came.", clauses=clause("1", "5"), links=[{"number": 5}]
    )
    wanted = entry("contact", 9, "2026-03-05", wanted="yes", links=[{"number": 5}])
    other = entry("contact", 10, "2026-03-06", wanted="no", account="Not linked.")
    found = made(limit, named, linked, both, wanted, other, name="boundaries")
    assert captions(found) == [
        "Stated limits",
        "Occasions that Robin H. says did not follow the limit stated in entry 5",
        "Other entries that name the limit stated in entry 5",
    ]
    assert [row["Entry"] for row in cells(found.tables[1])] == ["7", "6", "8"]
    assert [row["Entry"] for row in cells(found.tables[2])] == ["9"]
    assert schedule("orders", material(limit, named)) is None
