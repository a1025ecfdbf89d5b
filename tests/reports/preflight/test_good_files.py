from __future__ import annotations

import time
from io import BytesIO

import msgspec
import pikepdf
import pytest

from evidencelog.reports.preflight import check, pass_sheet
from evidencelog.reports.preflight.outline import _NAMED
from evidencelog.reports.profiles import Profile, profile, profiles
from evidencelog.reports.profiles.form import Limits
from tests.reports.preflight.conftest import Good, changed

FILING = [one for one in profiles() if not one.originals]


@pytest.mark.parametrize("one", FILING, ids=lambda one: one.key)
def test_what_the_writer_makes_has_no_finding(one: Profile, letter: Good, a4: Good) -> None:
    result = (a4 if one.paper == "a4" else letter).look(one.key)

    assert result.findings == ()
    assert len(result.passed) == 19


def test_what_is_expected_comes_from_the_report(letter: Good) -> None:
    expected = letter.expected

    assert {"Chronology", "Entries in full", "Exhibits"} <= {*expected.headings}
    assert expected.exhibits == ("1-1",)
    assert expected.paper == "letter"


def test_a_file_that_is_open_is_looked_at_without_being_copied(letter: Good) -> None:
    file = BytesIO(letter.data)
    file.seek(100)

    assert check(file, profile("us-federal"), letter.expected).findings == ()
    assert not file.closed


def test_the_archive_may_carry_files(letter: Good) -> None:
    def attach(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["original.jpg"] = b"bytes"

    data = changed(letter.data, attach)

    assert "attachments" in letter.look("archive", data).passed
    assert [one.says for one in letter.look("archive").warnings] == [
        "The original files are not inside it."
    ]
    assert "attachments" not in letter.look("us-federal", data).passed


def test_looking_is_quick_even_with_many_objects(letter: Good) -> None:
    def grow(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Extra = pikepdf.Array(
            [pdf.make_indirect(pikepdf.Dictionary(K=number)) for number in range(20_000)]
        )

    data = changed(letter.data, grow)
    began = time.process_time()
    result = letter.look(data=data)

    assert "javascript" in result.passed
    assert time.process_time() - began < 3


def test_the_pass_sheet_names_rules_and_days_and_sends_to_the_clerk(letter: Good) -> None:
    one = profile("us-california")
    sheet = pass_sheet(one, letter.look("us-california"))

    assert "It has no JavaScript." in sheet.checked
    assert (
        "laid out after California Rules of Court, rule 2.256 as read on 2026-11-23; ask the clerk"
    ) in sheet.rules
    assert any("a copy of California Rules of Court, rule 8.74(a)" in rule for rule in sheet.rules)
    assert any("what others say of" in rule for rule in sheet.rules)
    assert all(rule.endswith("ask the clerk") for rule in sheet.rules)
    assert one.unchecked[0] in sheet.unread


def test_the_pass_sheet_has_the_warnings(letter: Good) -> None:
    limits = Limits(warn_pages=1)
    one = msgspec.structs.replace(profile("us-federal"), limits=limits)

    sheet = pass_sheet(one, check(letter.data, one, letter.expected))

    assert [line.partition(";")[2] for line in sheet.warnings] == [
        " more than 1 need the court's leave."
    ]


def test_a_file_of_an_imported_row_is_found_by_its_bookmark() -> None:
    assert _NAMED.match("Exhibit 10.16-1 – a photo")[1] == "10.16-1"  # type: ignore[index]
    assert _NAMED.match("Anexo 12-1. Foto")[1] == "12-1"  # type: ignore[index]
