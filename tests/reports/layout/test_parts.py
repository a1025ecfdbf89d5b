"""Every part on its pages: what stands where, in which order, and what leads where."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from evidencelog.reports import model
from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.parts import set_part
from evidencelog.reports.layout.tags import Element, page_of
from tests.reports.layout import parts_sample as sample
from tests.reports.layout import tables_sample as tables
from tests.reports.layout.laid import Laid, boxes, laid_out, walk


@cache
def everything() -> Laid:
    return laid_out(sample.sample())


def squeezed(text: str) -> str:
    return " ".join(text.split())


LONG_WORD = "x" * 700
HARD = (
    replace(
        sample.CONVERSATION,
        title="W" * 120,
        messages=sample.messages(9, text=LONG_WORD + tables.HEBREW * 30),
    ),
)


def nasty() -> model.Report:
    """Long words, text that runs from the right, and texts longer than a page, everywhere."""
    word = tables.scott(rows=3, allegation=LONG_WORD + tables.ARABIC * 60)
    money = replace(tables.expenses(), landscape=True, introduction=(LONG_WORD,))
    occasion = replace(
        sample.INCIDENT.occasions[0], account=tables.LONG * 40, title=LONG_WORD[:200]
    )
    statement = replace(
        sample.STATEMENT,
        paragraphs=(
            model.Paragraph(text=tables.HEBREW * 20, entry=1, exhibits=("1-1", "2-1", "2-2") * 5),
            model.Paragraph(text=LONG_WORD * 9, entry=9_999),
        ),
    )
    return sample.sample(
        sample.COVER,
        model.Contents(),
        replace(sample.SUMMARY, counts=(sample.fact("W" * 60, "9" * 90),) * 9),
        model.Chronology(),
        model.FullEntries(),
        model.Conversations(conversations=HARD),
        sample.PEOPLE,
        model.Schedules(schedules=(word, money)),
        model.Charts(charts=(tables.bars(90), tables.bars(1), tables.grid())),
        statement,
        replace(sample.INCIDENT, occasions=(occasion,)),
        sample.DECLARATIONS,
        sample.VERIFICATION,
        sample.INTEGRITY,
        title="W" * 90,
        caption=replace(
            sample.CAPTION,
            court=LONG_WORD[:300],
            parties=(*sample.CAPTION.parties, model.Party(name=tables.HEBREW, role="W" * 40)),
        ),
    )


@pytest.mark.parametrize("profile", ["us-federal", "england-wales", "generic-a4"])
def test_nothing_stands_outside_the_margins(profile: str) -> None:
    paper = "letter" if profile == "us-federal" else "a4"
    conventions = model.Conventions(profile=profile, paper=paper)
    laid = laid_out(replace(nasty(), conventions=conventions))
    for number, width, height, (left, bottom, right, top) in boxes(laid.pdf):
        assert 60 <= left < right <= width - 60, number
        assert 30 <= bottom < top <= height - 40, number


def test_the_upper_right_corner_of_the_cover_stays_empty() -> None:
    for profile in ("us-federal", "england-wales", "generic-letter"):
        laid = laid_out(sample.for_court(profile, "letter", sample.COVER))
        for _number, width, height, (_left, _bottom, right, top) in boxes(laid.pdf):
            assert right <= width - 216 or top <= height - 216


def test_a_cover_names_the_court_as_its_country_does() -> None:
    found = squeezed(laid_out(sample.for_court("us-federal", "letter", sample.COVER)).pages[0])
    assert "Case No. ZC26P00123 A. Smith Applicant v. C. Jones Respondent" in found
    found = squeezed(laid_out(sample.for_court("england-wales", "a4", sample.COVER)).pages[0])
    assert "Between A. Smith Applicant and C. Jones Respondent" in found
    found = squeezed(laid_out(sample.for_court("generic-a4", "a4", sample.COVER)).pages[0])
    assert "Applicant A. Smith Respondent C. Jones" in found


def test_a_cover_without_a_case_has_no_empty_labels() -> None:
    found = laid_out(sample.sample(sample.COVER)).pages[0]
    assert "Case No." not in found
    assert found.startswith("Chronological record")


def test_a_cover_with_much_to_say_stays_one_page() -> None:
    cover = replace(sample.COVER, scope=sample.COVER.scope * 4)
    laid = laid_out(sample.sample(cover, caption=sample.CAPTION))
    assert len(laid.flow.sheets) == 1


def test_each_line_of_the_contents_names_the_page_where_the_thing_is() -> None:
    laid = everything()
    contents = laid.page("contents").replace("\r\n", "\n")
    titles = {
        "Summary": "summary",
        "April 2026": "month April 2026",
        "C. Jones: text message": "conversation 1",
        "Exhibit 11-2 – file 11-2.eml": "exhibit 11-2",
        "Scott schedule": "schedule scott",
        "Contact by weekday and hour": "chart hours",
        "Certification of copied data": "declaration fre-902-14",
        "Statement of A. Smith": "statement",
        "About this document": "integrity",
    }
    for title, place in titles.items():
        assert re.search(rf"{re.escape(title)}\s+{laid.places.label(place)}\n", contents), title


def test_every_link_leads_to_a_place_that_exists() -> None:
    laid = everything()
    targets = {link.target for sheet in laid.flow.sheets for link in sheet.links}
    assert {"exhibit 1-1", "entry 3", "schedule scott", "chart hours"} <= targets
    assert targets - set(laid.places.pages) <= {"exhibit 13-1", "exhibit 14-1"}  # not printed


def test_what_is_not_printed_has_no_page() -> None:
    found = squeezed(everything().page("schedule expenses"))
    assert "10-1, page" in found
    assert "13-1 156.50" in found


def test_the_summary_is_one_page_however_much_there_is() -> None:
    many = replace(
        sample.SUMMARY,
        counts=tuple(sample.fact(f"Kind {number}", "7") for number in range(40)),
        periods=tuple(sample.fact(f"Order {number}", "made " * 60) for number in range(30)),
        dates=sample.SUMMARY.dates * 6,
    )
    laid = laid_out(sample.sample(many))
    assert len(laid.flow.sheets) == 1
    found = squeezed(laid.pages[0])
    assert "more are not listed here." in found
    assert re.search(r"\d+ more key dates stand in the chronology\.", found)


def test_dates_of_the_summary_name_the_pages_of_their_entries() -> None:
    laid = everything()
    page = laid.places.label("entry 2")
    assert re.search(rf"without a word\s+2\s+{page}\s", laid.page("summary"))


def test_a_schedule_asked_for_on_its_side_is() -> None:
    laid = everything()
    index = laid.places.index("schedule scott")
    assert index is not None
    paper = laid.flow.sheets[index].paper
    assert (paper.width, paper.height) == (792, 612)
    index = laid.places.index("schedule expenses")
    assert index is not None
    assert laid.flow.sheets[index].paper.width == 612


def test_rows_with_columns_to_write_in_are_high_enough_for_a_hand() -> None:
    one, two = (
        laid_out(sample.sample(model.Schedules(schedules=(tables.scott(rows, "Short."),))))
        for rows in (1, 2)
    )
    assert one.flow.y - two.flow.y >= 48


def test_the_head_of_a_table_is_repeated_on_each_page_and_read_out_once() -> None:
    laid = laid_out(sample.sample(model.Schedules(schedules=(tables.expenses(90),))))
    assert len(laid.flow.sheets) > 2
    assert all("For what" in page for page in laid.pages[:-1])
    heads = [one for one in laid.elements("TH") if one.traits.scope == "Column"]
    assert len(heads) == 5


def test_a_total_stands_last() -> None:
    found = squeezed(everything().page("schedule expenses"))
    assert "1680.00 Total 1,312.50 1,680.00 How this was made" in found


def test_a_chart_is_told_in_words_and_followed_by_its_figures() -> None:
    laid = everything()
    told = [one.traits.alt for one in laid.elements("Figure")]
    assert "A chart of 11 weeks; the highest count is in the second." in told
    found = squeezed(laid.page("chart contact"))
    assert "Answered: 43 Not answered: 29 Blocked: 10" in found
    assert "All weeks 43 29 10" in found


def test_lines_of_a_conversation_are_numbered_and_kept_word_for_word() -> None:
    laid = laid_out(sample.sample(model.Conversations(conversations=(sample.CONVERSATION,))))
    found = squeezed(" ".join(laid.pages))
    assert "1 C. Jones Sat 13 Mar 2026, 18:01 (UTC-04:00) At the library, as agreed." in found
    assert "Translation I will not bring the children on Friday." in found
    assert len([one for one in laid.elements("Lbl") if one.kids]) == 3 + 14  # facts, lines


def test_the_day_stands_over_its_first_line_only() -> None:
    laid = laid_out(sample.sample(model.Conversations(conversations=(sample.CONVERSATION,))))
    found = squeezed(" ".join(laid.pages))
    assert found.count("Saturday 14 March 2026") == 1


def pages_of(element: Element) -> set[int]:
    """The pages on which an element has anything."""
    return {page_of(kid) for one in walk(element) for kid in one.kids if isinstance(kid, int)}


def test_a_short_message_is_not_divided_and_a_long_one_is() -> None:
    long = replace(sample.CONVERSATION, messages=sample.messages(60, text="word " * 900))
    laid = laid_out(sample.sample(model.Conversations(conversations=(long,))))
    lines = [one for one in laid.elements("LI") if "LBody" in {kid.kind for kid in walk(one)}]
    divided = [len(pages_of(one)) > 1 for one in lines[3:]]  # after three facts
    assert len(divided) == 60
    assert {number % 6 for number, yes in enumerate(divided, 1) if yes} == {5}


def test_a_statement_cites_pages_where_the_exhibits_are() -> None:
    laid = everything()
    page = laid.places.label
    cited = (
        f"(exhibit 5-1, page {page('exhibit 5-1')}; exhibit 5-2, page {page('exhibit 5-2')}; "
        f"entry 5, page {page('entry 5')})"
    )
    assert cited in squeezed(laid.page("statement"))


def test_a_statement_is_signed_by_nobody() -> None:
    laid = laid_out(sample.sample(sample.STATEMENT))
    assert squeezed(laid.pages[-1]).count("Signature Name Date") == 1


def test_an_incident_report_of_one_entry_is_two_pages() -> None:
    laid = laid_out(sample.sample(sample.INCIDENT))
    assert len(laid.flow.sheets) == 2
    found = squeezed(" ".join(laid.pages))
    order = ["Own account", "C. Jones, word for word", "Exhibits", "Report number"]
    assert [found.index(text) for text in order] == sorted(found.index(text) for text in order)


def test_each_declaration_has_its_own_page_and_says_when_it_is_a_draft() -> None:
    laid = laid_out(sample.sample(sample.DECLARATIONS))
    assert len(laid.flow.sheets) == 2
    assert "Draft:" not in laid.pages[0]
    assert "Draft: nobody has checked this wording" in laid.pages[1]


def test_lines_to_sign_on_stay_together() -> None:
    long = replace(
        sample.DECLARATIONS.declarations[1],
        paragraphs=(tables.LONG * 8,),
        blanks=(
            *(model.Blank(label=f"Question {number}", lines=3) for number in range(5)),
            model.Blank(label="Date"),
            model.Blank(label="Signature"),
        ),
    )
    laid = laid_out(sample.sample(model.Declarations(declarations=(long,))))
    assert len(laid.flow.sheets) == 2
    assert squeezed(laid.pages[1]).count("Date Signature") == 1


def test_the_code_for_a_camera_says_its_text_to_who_cannot_see_it() -> None:
    laid = laid_out(sample.sample(sample.VERIFICATION))
    told = next(one.traits.alt for one in laid.elements("Figure"))
    assert "fingerprint " + "ef" * 32 in told
    assert len(laid.flow.sheets) == 1


def test_emoji_are_listed_with_their_code_points() -> None:
    found = squeezed(everything().page("integrity"))
    assert "U+1F44D U+1F3FD thumbs up sign, emoji modifier fitzpatrick type-4" in found


def test_no_level_of_heading_is_left_out() -> None:
    depth = 0
    for element in walk(everything().flow.tree.root):
        if re.fullmatch("H[1-6]", element.kind):
            level = int(element.kind[1])
            assert level <= depth + 1, element
            depth = level


def test_every_part_and_what_it_holds_has_a_bookmark() -> None:
    texts = [(mark.level, mark.text) for mark in everything().flow.bookmarks]
    for part in (
        "Contents",
        "Summary",
        "Chronology",
        "Conversations",
        "Schedules",
        "Charts",
        "Statement of A. Smith",
        "Incident report",
        "Declarations to fill in",
        "How to check this document",
        "About this document",
    ):
        assert (0, part) in texts
    for title in ("C. Jones: text message", "Scott schedule", "Contact by week"):
        assert (1, title) in texts


def test_people_follow_on_the_same_page_unless_a_section_begins() -> None:
    report = sample.sample(model.FullEntries(), sample.PEOPLE, count=1)
    assert len(laid_out(report).flow.sheets) == 1
    flow = Flow(paper=design.PAPERS["letter"])
    flow.section = "B"
    set_part(flow, report, report.parts[0])
    flow.section = "C"
    set_part(flow, report, report.parts[1])
    assert [sheet.section for sheet in flow.sheets] == ["B", "C"]


def test_nobody_named_needs_no_page() -> None:
    nobody = laid_out(sample.sample(sample.COVER, model.People(people=(), places=())))
    assert len(nobody.flow.sheets) == 1
