"""A report in Spanish says nothing in English but what was recorded in English."""

from __future__ import annotations

import dataclasses
import gettext
import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from evidencelog.app.receipt import Receipt
from evidencelog.app.receipt_page import receipt_page, receipt_text
from evidencelog.app.report_request import Request, presentation_of
from evidencelog.app.settings import Settings
from evidencelog.core import parts
from evidencelog.core.checkpoint import Checkpoint
from evidencelog.core.hashes import Digest, LogId
from evidencelog.i18n import DOMAIN, LOCALES, speaking
from evidencelog.reports.build import build
from evidencelog.reports.model import Report, Schedule
from evidencelog.reports.presentation import CONTENTS, Presentation
from evidencelog.reports.profiles import declaration
from evidencelog.reports.selection import Selection
from evidencelog.reports.verification import code_text
from evidencelog.reports.wording import exhibit_word, readable_size
from tests.reports.everything import FILES, RECORDED, everything
from tests.reports.samples import STATE, history, incident, printed, standing, text

WORD = re.compile(r"[^\W\d_]\w*")
# Types of files and their endings, and the encoding of one.
NAMES = frozenset("application audio image jpeg jpg pdf plain png text txt wav zip utf".split())
FOR_PROGRAMS = ("language", "conventions", "form", "code")
_PLACE = re.compile(r"\\\{\w+\\\}")


def spanish(log: Any, **more: Any) -> Report:
    return build(log, Selection(), state=STATE, presentation=Presentation(language="es", **more))


def texts_of(value: object) -> Iterator[str]:
    """Every text that a model holds for people, however deep."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            by_name = isinstance(value, Schedule) and field.name == "name"
            if field.name not in FOR_PROGRAMS and not by_name:
                yield from texts_of(getattr(value, field.name))
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from texts_of(one)


@cache
def catalogue() -> list[tuple[str, str]]:
    """The English texts, in each of their forms, and the Spanish ones."""
    found = gettext.translation(DOMAIN, localedir=LOCALES, languages=["es"])
    pairs: dict[Any, str] = found._catalog  # type: ignore[attr-defined]
    return [
        ((key[0] if isinstance(key, tuple) else key).rpartition("\x04")[2], value)
        for key, value in pairs.items()
        if key
    ]


@cache
def english() -> re.Pattern[str]:
    """Finds each text that a translation exists of, and that is not Spanish by chance."""
    spanish_words = "\n".join(value for _text, value in catalogue())
    texts = {key for key, _value in catalogue() if key not in spanish_words}
    patterns = [
        _PLACE.sub(r"[^;]{1,80}?", re.escape(one))
        for one in sorted(texts, key=len, reverse=True)
        if len(re.sub(r"\W", "", _PLACE.sub("", re.escape(one)))) > 1
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")


def left_in_english(report: Report) -> set[str]:
    # Each sentence once, whatever was recorded in it: there are thousands that differ by that.
    alike = {re.sub(r"\d+", "0", one) for one in texts_of(report)}
    return {found.group() for one in alike for found in english().finditer(one)}


def test_english_is_found_where_it_stands() -> None:
    report = build(everything(1), Selection(), state=STATE)
    assert {"Entries", "Chronological record"} <= left_in_english(report)


@pytest.mark.parametrize("form", CONTENTS)
def test_no_part_of_a_spanish_report_is_left_in_english(form: Any) -> None:
    keys = CONTENTS[form]
    report = spanish(everything(), form=form, contents=keys)
    assert {part.key for part in report.parts} <= set(keys)
    assert left_in_english(report) == set()


def test_the_printed_pages_are_in_spanish() -> None:
    pdf, _written = printed(spanish(history(standing(incident("Llamó dos veces.")))))
    assert "Cronología" in text(pdf)
    assert "sáb 14 mar 2026, 18:05" in text(pdf)


@pytest.mark.parametrize("form", CONTENTS)
def test_every_word_of_a_spanish_page_is_spanish_or_was_recorded(form: Any) -> None:
    known = {word.casefold() for _text, value in catalogue() for word in WORD.findall(value)}
    report = spanish(everything(2), form=form, contents=CONTENTS[form])
    pdf, _written = printed(report, FILES)
    known |= {word.casefold() for word in WORD.findall(code_text(STATE))} | NAMES
    left = {one for one in WORD.findall(text(pdf)) if one.casefold() not in known}
    assert {one for one in left if not re.fullmatch(r"zq\w*|[0-9a-f]{4,}", one)} == set()


def test_numbers_and_months_are_written_as_in_spanish() -> None:
    with speaking("es"):
        assert readable_size(1_234_567) == "1,2 MB (1\u00a0234\u00a0567 bytes)"
    (entry,) = spanish(history(standing(incident("a")))).entries
    assert entry.month == "Marzo de 2026"


def test_the_file_says_that_it_is_in_spanish(tmp_path: Any) -> None:
    pdf, _written = printed(spanish(history(standing(incident("Llamó dos veces.")))))
    path = tmp_path / "informe.pdf"
    path.write_bytes(pdf)
    with pikepdf.open(path) as document:
        assert str(document.Root.Lang) == "es"
        assert str(document.docinfo["/Title"]) == "Registro cronológico"


def test_words_of_people_stay_as_they_were_recorded() -> None:
    quote = parts.Quote(text="Title: Written down, Entries", by="Where")
    entry = incident("He was late. Reason: traffic.", title="Entries", words=(quote,))
    (found,) = spanish(history(standing(entry))).entries
    assert (found.account, found.title) == ("He was late. Reason: traffic.", "Entries")
    assert found.quotes[0].text == "Title: Written down, Entries"
    assert found.quotes[0].source.startswith("Palabras de Where – ")


def test_the_language_of_the_terminal_changes_nothing_in_an_english_report() -> None:
    log = everything(1)
    with speaking("es"):
        report = build(log, Selection(), state=STATE)
    assert report == build(log, Selection(), state=STATE)


def test_a_child_named_like_a_month_is_no_month_in_spanish_either() -> None:
    entry = incident("a", children=(parts.Child(name="Abril", how="saw"),))
    court = Selection(audience="court")
    report = build(
        history(standing(entry)), court, state=STATE, presentation=Presentation(language="es")
    )
    (found,) = report.entries
    assert [fact.value for fact in found.facts if fact.label == "Niños"] == ["A. – lo vio"]


@pytest.mark.parametrize("court_word", ["Exhibit", "Annexure"])
def test_an_exhibit_is_called_as_in_spanish_whatever_the_court_calls_it(court_word: str) -> None:
    assert exhibit_word(court_word) == court_word
    with speaking("es"):
        assert exhibit_word(court_word) == "Anexo"


def test_a_receipt_is_in_the_language_of_whoever_makes_it() -> None:
    state = Checkpoint(log=LogId(bytes(16)), size=9, root=Digest(bytes(32)))
    receipt = Receipt(note=b"zq", checkpoint=state, entries=8, made=RECORDED, remembered=True)
    with speaking("es"):
        page = receipt_page(receipt)
        assert receipt_text(receipt).startswith("Recibo\n")
    with pikepdf.open(BytesIO(page)) as document:
        assert str(document.Root.Lang) == "es"
    assert "Anotaciones" in text(page)
    assert "Entries" not in text(page)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Request(selection=Selection()), "es"),
        (Request(selection=Selection(), language="en"), "en"),
        (Request(selection=Selection(), profile="us-federal"), "en-US"),
        (Request(selection=Selection(), profile="us-federal", language="es"), "es"),
    ],
)
def test_a_report_is_in_the_language_asked_for_else_of_the_court_else_of_the_terminal(
    asked: Request, expected: str
) -> None:
    with speaking("es"):
        assert presentation_of(asked, Settings()).language == expected


def test_a_form_to_fill_in_is_read_aloud_in_english() -> None:
    form = declaration("us-1746-inside")
    log = history(standing(incident("zq")))
    pdf, _written = printed(spanish(log, contents=("declarations",), declarations=(form,)))
    assert form.paragraphs[-1] in " ".join(text(pdf).split())
    with pikepdf.open(BytesIO(pdf)) as document:
        spoken = {
            str(one.Lang)
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Div"
        }
    assert spoken == {"en"}
