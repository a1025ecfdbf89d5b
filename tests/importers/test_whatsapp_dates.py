"""The order of day and month: from evidence, from what was told, never from habit."""

from __future__ import annotations

import pytest

from evidencelog.importers.importer import DateOrder, Options, UndecidedError
from evidencelog.importers.whatsapp.reader import WhatsApp
from tests.importers.told_sources import drafts, one, read, remarks

WHATSAPP = WhatsApp()


def days(*dates: str, told: DateOrder | None = None) -> tuple[list[str | None], list[str]]:
    lines = "".join(f"{date}, 10:00 - Ana: hi\n" for date in dates)
    found = read(WHATSAPP, one(lines, "chat.txt"), Options(date_order=told))
    stamps = [draft.stamp for draft in drafts(found) if draft.stamp]
    return [stamp.local and stamp.local[:10] for stamp in stamps], remarks(found)


def test_a_number_above_twelve_decides_for_the_whole_file() -> None:
    found, says = days("03/04/24", "13/04/24")

    assert found == ["2024-04-03", "2024-04-13"]
    assert "a number above 12 or 31 shows it" in says[0]


def test_the_only_order_in_which_days_run_forward_decides() -> None:
    found, says = days("09/01/24", "10/01/24", "01/02/24")

    assert found == ["2024-01-09", "2024-01-10", "2024-02-01"]
    assert "only so do the days of the file run forward" in says[0]


def test_names_of_media_decide() -> None:
    lines = "03/04/24, 10:00 - Ana: IMG-20240403-WA0001.jpg (file attached)\n"

    found = read(WHATSAPP, one(lines, "chat.txt"))

    stamp = drafts(found)[0].stamp
    assert stamp is not None
    assert stamp.local == "2024-04-03T10:00"
    assert any("names of media" in says for says in remarks(found))


def test_the_same_day_both_ways_needs_no_decision() -> None:
    assert days("04/04/24") == (["2024-04-04"], [])


def test_what_nothing_decides_is_asked_with_examples() -> None:
    with pytest.raises(UndecidedError, match="does not follow from the file") as raised:
        days("03/04/24", "04/05/24")

    assert raised.value.needs == "date_order"
    assert raised.value.samples == ("03/04/24, 10:00", "04/05/24, 10:00")
    assert "--date-order dmy" in raised.value.hint


def test_what_was_told_is_used_and_said() -> None:
    found, says = days("03/04/24", told="mdy")

    assert found == ["2024-03-04"]
    assert "you said so" in says[0]


def test_evidence_goes_before_what_was_told_and_says_so() -> None:
    found, says = days("03/04/24", "13/04/24", told="mdy")

    assert found == ["2024-04-03", "2024-04-13"]
    assert any("you said mdy, but the file shows dmy" in one for one in says)


def test_dates_that_show_nothing_are_read_like_the_others_of_the_file() -> None:
    found, says = days("13/04/24", "03-05-2024")

    assert found == ["2024-04-13", "2024-05-03"]
    assert any("other dates of the file do" in one for one in says)


def test_a_file_of_both_orders_is_asked_about_only_where_a_date_is_open() -> None:
    mixed = ("13/04/24", "04/25/24", "03/05/24")

    with pytest.raises(UndecidedError, match="does not follow"):
        days(*mixed)
    found, says = days(*mixed, told="dmy")

    assert found == ["2024-04-13", "2024-04-25", "2024-05-03"]
    assert any("others month first" in one for one in says)


def test_two_figures_of_a_year_first_are_found_where_only_they_run_forward() -> None:
    found, _says = days("23/12/30", "23/12/31", "24/01/01", "24/02/03")

    assert found == ["2023-12-30", "2023-12-31", "2024-01-01", "2024-02-03"]


def test_a_day_that_does_not_exist_spoils_nothing_else() -> None:
    found, _says = days("13/04/24", "31/02/24", "14/04/24")

    assert found == ["2024-04-13", None, "2024-04-14"]


def test_a_month_by_name_without_a_year_leaves_the_day_open() -> None:
    (draft,) = drafts(read(WHATSAPP, one("24 Dec, 15:05 - Ana: hi\n", "chat.txt")))

    assert draft.stamp is not None
    assert draft.stamp.local is None
    assert "no year" in str(draft.stamp.note)
