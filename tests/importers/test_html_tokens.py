"""Tags and texts of pages, in bounded time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.importers.html_tokens import Tag, tokens


def texts(page: str) -> str:
    return "".join(token for token in tokens(page) if isinstance(token, str))


def names(page: str) -> list[str]:
    return [token.name for token in tokens(page) if isinstance(token, Tag)]


def test_tags_have_attributes_and_texts_have_their_characters() -> None:
    found = list(tokens("<P class='a b' id=x checked>x &amp; &#39;y&#39;<br/></p>"))

    assert found == [
        Tag("p", {"class": "a b", "id": "x", "checked": ""}),
        "x & 'y'",
        Tag("br", {"/": ""}),
        Tag("p", {}, closes=True),
    ]
    assert isinstance(found[0], Tag)
    assert found[0].classes == {"a", "b"}


def test_styles_scripts_and_comments_are_no_text() -> None:
    page = "a<style>p > q {}</style><!-- <b> --><script>1 < 2</script><!DOCTYPE x>b<?pi?>"

    assert texts(page) == "ab"


def test_what_only_begins_like_a_tag_is_text() -> None:
    assert texts("1 < 2 <3 <b>x</b> <") == "1 < 2 <3 x <"


def test_a_bracket_in_quotation_marks_does_not_end_a_tag() -> None:
    assert names('<a title="1 > 2"><b>') == ["a", "b"]


@given(st.text())
def test_texts_without_marks_stay_as_they_are(text: str) -> None:
    plain = text.replace("<", "").replace("&", "")

    assert texts(plain) == plain


@pytest.mark.parametrize("bad", ['<a "', "</", "<!--", "<a <", '"<a ', "<a b='c", "<![", "<style>"])
def test_no_page_takes_long(bad: str) -> None:
    start = time.perf_counter()

    sum(1 for _token in tokens(bad * 300_000))

    assert time.perf_counter() - start < 10
