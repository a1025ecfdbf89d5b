from __future__ import annotations

import pytest

from evidencelog.crypto.passphrase import propose, strength


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("plum tree", "shorter than 10 characters"),
        ("aaaaaaaabbbb", "only a few different characters"),
        ("14.03.2026 18:05", "only digits, like a date or a telephone number"),
        ("qwertyuiop12", "neighbours on the keyboard or in the alphabet"),
        ("zyxwvutsrqpo", "neighbours on the keyboard or in the alphabet"),
        ("P@ssw0rd", "a word that is tried first"),
        ("iloveyou2026", "a word that is tried first"),
        ("understanding", "a single word"),
    ],
)
def test_what_speaks_against_a_passphrase_is_said(text: str, reason: str) -> None:
    found = strength(text)

    assert reason in found.reasons
    assert found.weak


@pytest.mark.parametrize(
    "text",
    [
        "six words are easier to keep",
        "Regen am Dienstag, 4 Kekse",
        "\u79c1\u306e\u732b\u306f\u671d\u306b\u9b5a\u3092\u98df\u3079\u308b",
    ],
)
def test_nothing_is_said_where_nothing_was_seen(text: str) -> None:
    assert strength(text).reasons == ()


def test_what_the_program_proposes_is_never_called_weak() -> None:
    assert [text for text in (propose() for _round in range(50)) if strength(text).weak] == []


def test_an_empty_text_is_weak() -> None:
    assert strength("").weak
