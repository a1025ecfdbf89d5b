"""The Scott schedule and the themes: what is listed, in which words, and what is left out."""

from __future__ import annotations

from tests.reports.materials import cells, entry, material, schedule
from tests.reports.samples import attachment, incident, standing


def test_incidents_and_unwanted_contact_are_listed_and_handovers_are_not() -> None:
    found = schedule(
        "scott",
        material(
            entry("incident", 1, "2026-03-14T18:05", title="At the door"),
            entry("contact", 2, "2026-03-15", direction="in", wanted="no", account="Flowers."),
            entry("contact", 3, direction="in", wanted="yes", account="About the school."),
            entry("contact", 4, direction="out", wanted="no", account="I called."),
            entry("exchange", 5, status="missed", account="Nobody came."),
            entry("incident", 6, title="A good day", tags=["positive"]),
            entry(
                "incident", 7, "2026-03-20", title="Both shouted", tags=["threat", "own-conduct"]
            ),
        ),
    )
    assert found is not None
    rows = cells(found.tables[0])
    assert [row["Allegation"] for row in rows] == ["At the door", "Flowers.", "Both shouted"]
    assert [row["No."] for row in rows] == ["1", "2", "3"]
    assert found.landscape
    assert "It was made from 3 of the 7 entries of this copy." in found.method


def test_response_and_finding_are_left_blank() -> None:
    found = schedule("scott", material(entry("incident", 1, title="a")))
    assert found is not None
    (row,) = found.tables[0].rows
    blank = [
        cell.text
        for heading, cell in zip(found.tables[0].columns, row, strict=True)
        if heading.blank
    ]
    assert blank == ["", "", ""]
    assert found.method[-1].startswith("Left blank for the other party")


def test_evidence_leads_to_the_exhibits() -> None:
    files = tuple(attachment(f"{n}.jpg", b"x") for n in "abc")
    found = schedule("scott", material(standing(incident("a", 4, attachments=files))))
    assert found is not None
    cell = found.tables[0].rows[0][3]
    assert (cell.text, cell.exhibit) == ("4-1 to 4-3", "4-1")


def test_a_long_account_is_cut_to_its_first_line_and_marked() -> None:
    one = entry("incident", 1, account="First line.\nSecond line.")
    long = entry("incident", 2, account="word " * 200)
    found = schedule("scott", material(one, long))
    assert found is not None
    first, second = (row["Allegation"] for row in cells(found.tables[0]))
    assert first == "First line. […]"
    assert len(second) < 260
    assert second.endswith(" […]")


def test_a_theme_is_listed_when_two_entries_share_it() -> None:
    of = material(
        entry("incident", 1, "2026-03-01", title="a", tags=["threat"]),
        entry("incident", 2, "2026-03-02", title="b", tags=["weapon"]),
        entry("incident", 3, "2026-03-03", title="c", tags=["economic", "positive"]),
    )
    found = schedule("patterns", of)
    assert found is not None
    (row,) = cells(found.tables[0])
    assert row["Theme"] == "Harm and danger"
    assert row["Entries"] == "2"
    assert row["Words, with the number of entries"] == (
        "a threat against a person: 1; a weapon, or something used as one: 1"
    )
    assert (row["First"], row["Last"]) == ("Sun 1 Mar 2026", "Mon 2 Mar 2026")
    assert found.method[-1] == "1 theme with one entry only is not listed."


def test_examples_are_the_first_the_marked_and_the_last() -> None:
    marks = {2: "first", 4: "worst", 5: "last", 6: "worst"}
    entries = [
        entry(
            "incident",
            n,
            f"2026-03-{n:02d}",
            title=f"t{n}",
            tags=["threat"],
            effect=f"e{n}",
            **({"mark": marks[n]} if n in marks else {}),
        )
        for n in range(1, 9)
    ]
    found = schedule("patterns", material(*entries))
    assert found is not None
    rows = cells(found.tables[1])
    assert [row["Example, as recorded"] for row in rows] == ["t1", "t2", "t4", "t5", "t8"]
    assert [row["Effect, as recorded"] for row in rows] == ["e1", "e2", "e4", "e5", "e8"]
    assert found.tables[1].caption == "Harm and danger (8 entries)"


def test_the_manner_of_contact_is_a_theme_and_so_is_a_word_of_ones_own() -> None:
    of = material(
        entry("contact", 1, tactics=["apology", "love"]),
        entry("contact", 2, tactics=["apology"]),
        entry("incident", 3, title="a", tags=["the shed"]),
        entry("incident", 4, title="b", tags=["the shed"]),
    )
    found = schedule("patterns", of)
    assert found is not None
    assert [row["Theme"] for row in cells(found.tables[0])] == [
        "the shed",
        "Manner of contact: apologises",
    ]


def test_what_somebody_added_later_counts_for_its_theme() -> None:
    one = entry("incident", 1, title="a")
    one.details.append(entry("incident", 1, tags=["threat"]).newest)
    of = material(one, entry("incident", 2, title="b", tags=["threat"]))
    found = schedule("patterns", of)
    assert found is not None
    assert cells(found.tables[0])[0]["Entries"] == "2"
