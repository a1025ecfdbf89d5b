from __future__ import annotations

import re

import pytest

from evidencelog.errors import UsageError
from evidencelog.reports.model import Declaration
from evidencelog.reports.profiles import declaration, declarations
from evidencelog.reports.profiles.declarations import decode
from evidencelog.reports.profiles.shelf import ProfileError

ALL = pytest.mark.parametrize("form", declarations(), ids=lambda form: form.key)
FORM = """
[[forms]]
key = "k"
title = "t"
source = "s"
read = "2026-11-23"
draft = true
paragraphs = ["p"]
blanks = [{ label = "Signature" }]
"""


def words(form: Declaration) -> str:
    return " ".join(form.paragraphs)


def labels(form: Declaration) -> str:
    return " ".join(blank.label for blank in form.blanks).casefold()


@ALL
def test_every_form_is_signed_by_hand_and_names_its_source(form: Declaration) -> None:
    assert re.search("sign", labels(form))
    assert re.search(r"\(read \d{4}-\d\d-\d\d\)$", form.source)


@ALL
def test_nothing_is_filled_in_beforehand(form: Declaration) -> None:
    assert not re.search(r"\b(19|20)\d\d-\d\d|sha-?256|evidencelog", words(form), re.IGNORECASE)
    assert not re.search(r"\b[0-9a-f]{32,}\b", words(form))


def test_the_united_states_code_has_one_form_at_home_and_one_abroad() -> None:
    inside, outside = declaration("us-1746-inside"), declaration("us-1746-outside")

    assert not inside.draft
    assert not outside.draft
    assert "under penalty of perjury that the foregoing is true and correct." in words(inside)
    assert "under the laws of the United States of America" not in words(inside)
    assert "under the laws of the United States of America" in words(outside)
    assert "executed on" in labels(inside)


def test_california_asks_for_the_place_or_for_its_laws() -> None:
    inside, anywhere = (
        declaration("california-2015-5-inside"),
        declaration("california-2015-5-anywhere"),
    )

    assert "place in california" in labels(inside)
    assert "under the laws of the State of California" in words(anywhere)


@pytest.mark.parametrize(
    "key",
    [
        "england-wales-statement-of-truth",
        "canada-affidavit",
        "australia-affidavit",
        "fre-902-13-14",
    ],
)
def test_wording_that_nobody_read_in_the_text_is_a_draft(key: str) -> None:
    assert declaration(key).draft


def test_the_certification_asks_and_does_not_answer() -> None:
    form = declaration("fre-902-13-14")
    asked = labels(form)

    for topic in (
        "who i am", "device", "what was copied", "when", "program", "version", "algorithm",
        "hash value", "compared", "kept",
    ):  # fmt: skip
        assert topic in asked
    assert "902(11)" in words(form)
    assert "own words" in words(form)
    assert not re.search(r"\b(match(es|ed)?|identical|accurate)\b", words(form))


def test_the_affidavits_leave_the_jurat_blank() -> None:
    assert "commissioner" in labels(declaration("canada-affidavit"))
    assert "before me" in labels(declaration("australia-affidavit"))


def test_an_unknown_form_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(UsageError, match='there is no declaration "oath"') as refused:
        declaration("oath")
    assert "us-1746-inside" in refused.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "[[forms",
        FORM.replace("draft = true", "draft = 1"),
        FORM.replace('["p"]', "[]"),
        FORM.replace("read", "seen"),
        FORM.replace('label = "Signature"', 'label = "Signature", lines = 0'),
    ],
)
def test_forms_of_another_form_are_refused_with_their_own_error(text: str) -> None:
    assert decode(FORM)[0].draft
    with pytest.raises(ProfileError, match="these declarations cannot be read"):
        decode(text)
