"""Words on a page of a file lead to the parts of its picture that are removed."""

from __future__ import annotations

from evidencelog.reports.exhibits.shown import Word
from evidencelog.reports.redaction.boxes import regions_of
from evidencelog.reports.redaction.matching import NOTHING, Redactor
from evidencelog.reports.redaction.naming import terms_for

MAYA = Redactor(terms_for(["Maya Lopez"], []))


def line(*texts: str, bottom: float = 0.5) -> list[Word]:
    return [
        Word(text=text, left=0.1 * place, bottom=bottom, width=0.08, height=0.02)
        for place, text in enumerate(texts, 1)
    ]


def test_each_word_of_a_name_is_removed_with_a_margin() -> None:
    first, second = regions_of(line("with", "Maya", "Lopez,", "then"), MAYA, page=3).regions
    assert (first.page, second.page) == (3, 3)
    assert first.left < 0.2 < 0.28 < first.right
    assert first.top < 1 - 0.52 < 1 - 0.5 < first.bottom
    assert second.left < 0.3 < 0.38 < second.right


def test_a_name_over_the_end_of_a_line_is_found() -> None:
    words = [*line("with", "Maya"), *line("Lopez", "then", bottom=0.4)]
    found = regions_of(words, MAYA)
    assert (len(found.regions), found.places) == (2, 1)


def test_a_name_that_is_divided_at_the_end_of_a_line_is_found() -> None:
    words = [*line("with", "Ma-"), *line("ya", "Lo-", bottom=0.4), *line("pez", bottom=0.3)]
    assert len(regions_of(words, MAYA).regions) == 4


def test_a_page_without_the_words_keeps_its_picture() -> None:
    assert regions_of(line("Maya", "came"), MAYA).regions == ()
    assert regions_of(line("Maya", "Lopez"), NOTHING).regions == ()


def test_no_region_leaves_the_page() -> None:
    edge = [Word(text="Maya Lopez", left=0.0, bottom=0.0, width=1.0, height=1.0)]
    (region,) = regions_of(edge, MAYA).regions
    assert (region.left, region.top, region.right, region.bottom) == (0.0, 0.0, 1.0, 1.0)
