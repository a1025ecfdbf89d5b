"""Numbers of accounts and identities are told from other digits, and keep their last four."""

from __future__ import annotations

import pytest

from evidencelog.reports.redaction.numbers import account_numbers


@pytest.mark.parametrize(
    ("text", "written", "left"),
    [
        ("SSN 123-45-6789.", "123-45-6789", "[…6789]"),
        ("paid by 4111 1111 1111 1111 then", "4111 1111 1111 1111", "[…1111]"),
        ("to GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 32", "[…5432]"),
        ("20-30-40 12345678", "20-30-40 12345678", "[…5678]"),
        ("account no. 00-1234-99", "00-1234-99", "[…3499]"),
        ("número de cuenta: 987654", "987654", "[…7654]"),
    ],
)
def test_a_number_keeps_its_last_four_digits(text: str, written: str, left: str) -> None:
    (found,) = account_numbers(text)
    assert (found.written, found.shortened) == (written, left)
    assert text[found.start : found.end] == written


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-14 18:05",
        "call 555-0199",
        "+44 20 7946 0958",
        "4111 1111 1111 1112",  # the check digit is wrong
        "GB82 WEST 1234 5698 7654 33",
        "on account of the rain, 3 days",
        "ab" * 32,
        "12" * 32,
    ],
)
def test_other_digits_are_left_alone(text: str) -> None:
    assert list(account_numbers(text)) == []
